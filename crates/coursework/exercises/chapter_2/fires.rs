/*
title = "Does it fire?"
page = "building-a-neuron/firing-condition.md"
points = 4
hints = [
    "With the weights 5 and 3 and the threshold 4, which of the four cases of two inputs fire, and what is compared with what in each?",
    "`weights.iter().zip(x)` gives the pairs. What is done with a pair, and what with all of them?",
    "`let sum: f64 = weights.iter().zip(x).map(|(w, x)| …).sum();`, and the answer is one comparison of `sum`. What is the answer when both sides are equal?",
]
*/
//! A threshold unit multiplies every input by its weight, adds up, and fires when the sum *reaches* its threshold.
//!
//! $$ w_1 x_1 + \dots + w_n x_n \ge \theta $$
//!
//! Write that comparison for any number of inputs.

/// Whether the unit with these weights and this threshold fires for the inputs `x`.
///
/// `weights` and `x` have the same length. A sum that equals the threshold has reached it.
pub fn fires(weights: &[f64], threshold: f64, x: &[f64]) -> bool {
    // BEGIN SOLUTION
    let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    sum >= threshold
    // STUB
    // todo!("fires(&{weights:?}, {threshold:?}, &{x:?})")
    // WRONG: the sum has to exceed the threshold, `>` instead of `>=`
    // let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    // sum > threshold
    // WRONG: the weights are left out
    // let sum: f64 = x.iter().take(weights.len()).sum();
    // sum >= threshold
    // WRONG: the comparison is turned around
    // let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    // sum <= threshold
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    /// The four cases of two inputs, in the order of the book's tables.
    fn table(weights: [f64; 2], threshold: f64) -> [bool; 4] {
        [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]].map(|x| fires(&weights, threshold, &x))
    }

    #[test]
    fn the_unit_of_the_book() {
        expect(
            "the table of the weights 5 and 3 with the threshold 4",
            table([5.0, 3.0], 4.0),
        )
        .mistake([false; 4], "the weights are left out")
        .mistake(
            [true, true, false, false],
            "the comparison is turned around",
        )
        .is([false, false, true, true]);
    }

    #[test]
    fn a_sum_that_equals_the_threshold() {
        let one_of_two = fires(&[1.0, 1.0], 1.0, &[1.0, 0.0]);
        let both = fires(&[5.0, 3.0], 8.0, &[1.0, 1.0]);
        expect(
            "fires(&[1.0, 1.0], 1.0, &[1.0, 0.0]) and fires(&[5.0, 3.0], 8.0, &[1.0, 1.0])",
            [one_of_two, both],
        )
        .mistake(
            [false, false],
            "the sum has to exceed the threshold, `>` instead of `>=`",
        )
        .mistake([true, false], "the weights are left out")
        .is([true, true]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn three_inputs_of_any_sign() {
        expect(
            "fires(&[1.0, -2.0, 4.0], 0.5, &[0.5, 1.0, 0.5])",
            fires(&[1.0, -2.0, 4.0], 0.5, &[0.5, 1.0, 0.5]),
        )
        .is(true);
        expect(
            "fires(&[1.0, -2.0, 4.0], 0.5, &[0.0, 1.0, 0.5])",
            fires(&[1.0, -2.0, 4.0], 0.5, &[0.0, 1.0, 0.5]),
        )
        .mistake(true, "the weights are left out")
        .is(false);
    }
    // END HIDDEN TESTS
}
