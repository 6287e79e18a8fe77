/*
title = "Find the bug: a sense that nobody counts"
kind = "find the bug"
page = "building-a-neuron/weights.md"
exercise = 4
points = 3
hints = [
    "How many weights are there, and how many senses? What becomes of the one that is left over?",
    "`zip` makes pairs until the shorter of the two lists ends. What has to be asked before it is called?",
    "`if weights.len() != senses.len() { return …; }`, and the sum after that.",
]
*/
//! The player has the weights 5 and 3, for what she sees and what she hears.
//! Somebody gives her a third sense without a weight, and she stands still where she should move.
//! The function below adds up without a word, whatever it is given.
//! Mend it: as many weights as senses, or no sum at all.

/// The weighted sum of the senses, or `None` when there are not as many weights as senses.
pub fn weighted_sum(weights: &[f64], senses: &[f64]) -> Option<f64> {
    // BEGIN SOLUTION
    if weights.len() != senses.len() {
        return None;
    }
    Some(weights.iter().zip(senses).map(|(w, x)| w * x).sum())
    // STUB
    // Some(weights.iter().zip(senses).map(|(w, x)| w * x).sum())
    // WRONG: what has no partner is dropped without a word
    // Some(weights.iter().zip(senses).map(|(w, x)| w * x).sum())
    // WRONG: only a missing weight is noticed, and a missing sense is not
    // if weights.len() < senses.len() {
    //     return None;
    // }
    // Some(weights.iter().zip(senses).map(|(w, x)| w * x).sum())
    // WRONG: a sense without a weight gets the weight 1
    // let weights = weights.iter().chain(std::iter::repeat(&1.0));
    // Some(weights.zip(senses).map(|(w, x)| w * x).sum())
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn three_senses_need_three_weights() {
        expect(
            "weighted_sum(&[5.0, 3.0], &x) for [0, 1, 1], [0, 1] and [1, 1]",
            [&[0.0, 1.0, 1.0][..], &[0.0, 1.0], &[1.0, 1.0]].map(|x| weighted_sum(&[5.0, 3.0], x)),
        )
        .mistake(
            [Some(4.0), Some(3.0), Some(8.0)],
            "a sense without a weight gets the weight 1",
        )
        .is([None, Some(3.0), Some(8.0)]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn three_weights_need_three_senses() {
        let player = [5.0, 3.0, 2.0];
        expect(
            "weighted_sum(&[5.0, 3.0, 2.0], &x) for [0, 1], [0, 1, 1] and []",
            [&[0.0, 1.0][..], &[0.0, 1.0, 1.0], &[]].map(|x| weighted_sum(&player, x)),
        )
        .mistake(
            [Some(3.0), Some(5.0), Some(0.0)],
            "only a missing weight is noticed, and a missing sense is not",
        )
        .is([None, Some(5.0), None]);
    }
    // END HIDDEN TESTS
}
