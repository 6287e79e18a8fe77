/*
title = "Hardly, but never very"
page = "neural-units/activation-function.md"
exercise = 3
points = 3
hints = [
    "What does the step lack, if it were to stop at one fifth? What does the identity lack?",
    "Let the answers rise where z rises, and stop them at both ends.",
    "A number has a method that keeps it between two others: `z.clamp(…, …)`. What are the two?",
]
*/
//! Invent an activation function for which the answer "hardly" is possible but "very" is not.
//! "No" is 0, and "hardly" is an answer above 0 and at most one fifth.
//! No other answer is possible; when z grows, the answer never falls; and besides "no" and its greatest answer the
//! function has at least one in between.

use activations::Activation;

/// An activation function whose answers go from 0 to one fifth and not beyond.
pub struct Hardly;

impl Activation for Hardly {
    /// A number that is at least 0 and at most one fifth, for every number `z`, and never falls as `z` grows.
    fn apply(&self, z: f64) -> f64 {
        // BEGIN SOLUTION
        z.clamp(0.0, 0.2)
        // STUB
        // todo!("Hardly.apply({z:?})")
        // WRONG: nothing stops the answers from growing
        // z.max(0.0)
        // WRONG: there is nothing between no and the greatest answer
        // if z >= 0.0 { 0.2 } else { 0.0 }
        // WRONG: the answer falls somewhere
        // 0.2 * (-z * z).exp()
        // WRONG: a negative number is answered, which is less than no
        // z.clamp(-0.2, 0.2)
        // WRONG: the answer is always no
        // 0.0 * z.clamp(0.0, 0.2)
        // END SOLUTION
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    /// The answers from far on the left to far on the right.
    fn answers() -> Vec<f64> {
        let coarse = (-2000..=2000).map(|i| f64::from(i) / 200.0);
        let left = (1..=6).rev().map(|k| -f64::powi(10.0, k) - 10.0);
        let right = (1..=6).map(|k| f64::powi(10.0, k) + 10.0);
        left.chain(coarse)
            .chain(right)
            .map(|z| activations::Activation::apply(&Hardly, z))
            .collect()
    }

    #[test]
    fn no_answer_is_above_one_fifth() {
        expect(
            "whether all answers are at most 0.2",
            answers().iter().all(|a| *a <= 0.2),
        )
        .mistake(false, "nothing stops the answers from growing")
        .is(true);
    }

    #[test]
    fn no_answer_is_below_zero() {
        expect(
            "whether all answers are at least 0",
            answers().iter().all(|a| *a >= 0.0),
        )
        .mistake(
            false,
            "a negative number is answered, which is less than no",
        )
        .is(true);
    }

    #[test]
    fn the_answers_never_fall() {
        expect(
            "whether each answer is at least the one before, as z grows",
            answers().is_sorted(),
        )
        .mistake(false, "the answer falls somewhere")
        .is(true);
    }

    #[test]
    fn hardly_is_possible() {
        expect(
            "whether an answer is above 0",
            answers().iter().any(|a| *a > 0.0),
        )
        .mistake(false, "the answer is always no")
        .is(true);
    }

    #[test]
    fn it_is_no_step() {
        let answers = answers();
        let (least, greatest) = (answers[0], answers[answers.len() - 1]);
        expect(
            "whether some answer lies between the first and the last",
            answers.iter().any(|a| least < *a && *a < greatest),
        )
        .mistake(false, "there is nothing between no and the greatest answer")
        .is(true);
    }
}
