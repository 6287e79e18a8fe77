/*
title = "Find the bug: it cannot leave well alone"
kind = "find the bug"
page = "understanding-activations/can-it-learn.md"
points = 4
hints = [
    "What does the rule say about an example that was answered rightly, and what does this program do with it?",
    "The program never asks what the unit answers. Compute the answer first, with a weighted input above 0 for firing.",
    "`let error = target - answer;` is 1, 0 or −1. It takes the place of `sign`.",
]
*/
//! This program is to go through the examples a number of times, and to change the weights and the bias by the perceptron rule
//! of the page.
//! It compiles, runs, and even learns to fire when the first input is on: after 10 rounds its weights are 20 and 0, and its
//! bias is 0.
//! For *and*, though, its weights are 0 after every round, and its bias sinks and sinks.
//! Find out why, and mend it.
//! A unit whose weighted input is 0 is silent.

/// The weights and the bias after `rounds` rounds of the perceptron rule through the examples, from zero.
///
/// All inputs have the same length; there are as many targets as inputs, and each is 0 or 1.
pub fn learn(inputs: &[Vec<f64>], targets: &[f64], rounds: usize) -> (Vec<f64>, f64) {
    let mut weights = vec![0.0; inputs.first().map_or(0, Vec::len)];
    let mut bias = 0.0;
    for _ in 0..rounds {
        for (x, target) in inputs.iter().zip(targets) {
            // BEGIN SOLUTION
            let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
            let answer = if sum + bias > 0.0 { 1.0 } else { 0.0 };
            let error = target - answer;
            for (w, x) in weights.iter_mut().zip(x) {
                *w += error * x;
            }
            bias += error;
            // STUB
            // let sign = if *target == 1.0 { 1.0 } else { -1.0 };
            // for (w, x) in weights.iter_mut().zip(x) {
            //     *w += sign * x;
            // }
            // bias += sign;
            // WRONG: right answers change the weights as well
            // let sign = if *target == 1.0 { 1.0 } else { -1.0 };
            // for (w, x) in weights.iter_mut().zip(x) {
            //     *w += sign * x;
            // }
            // bias += sign;
            // WRONG: the bias is not updated any more
            // let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
            // let answer = if sum + bias > 0.0 { 1.0 } else { 0.0 };
            // let error = target - answer;
            // for (w, x) in weights.iter_mut().zip(x) {
            //     *w += error * x;
            // }
            // bias += 0.0 * error;
            // WRONG: it goes away from the target, and not toward it
            // let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
            // let answer = if sum + bias > 0.0 { 1.0 } else { 0.0 };
            // let error = answer - target;
            // for (w, x) in weights.iter_mut().zip(x) {
            //     *w += error * x;
            // }
            // bias += error;
            // WRONG: the bias is left out of the answer
            // let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
            // let answer = if sum > 0.0 { 1.0 } else { 0.0 };
            // let error = target - answer;
            // for (w, x) in weights.iter_mut().zip(x) {
            //     *w += error * x;
            // }
            // bias += error;
            // END SOLUTION
        }
    }
    (weights, bias)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    fn cases() -> Vec<Vec<f64>> {
        [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
            .map(Vec::from)
            .to_vec()
    }

    #[test]
    fn and_after_ten_rounds() {
        // Six rounds are enough, and the last four change nothing.
        expect(
            "learn for 00, 01, 10, 11 with the targets 0, 0, 0, 1, in 10 rounds",
            learn(&cases(), &[0.0, 0.0, 0.0, 1.0], 10),
        )
        .mistake((vec![1.0, 1.0], 0.0), "the bias is not updated any more")
        .mistake(
            (vec![-10.0, -10.0], -10.0),
            "it goes away from the target, and not toward it",
        )
        .close_to((vec![2.0, 1.0], -2.0));
    }

    #[test]
    fn a_right_answer_changes_nothing() {
        // At the start the unit is silent, and this example wants it so.
        expect(
            "learn(&[[1.0, 1.0]], &[0.0], 3)",
            learn(&[vec![1.0, 1.0]], &[0.0], 3),
        )
        .close_to((vec![0.0, 0.0], 0.0));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn what_it_learned_with_the_bug_takes_two_updates() {
        // The bug goes on to the weights 20 and 0, which say the same.
        expect(
            "learn for 00, 01, 10, 11 with the targets 0, 0, 1, 1, in 10 rounds",
            learn(&cases(), &[0.0, 0.0, 1.0, 1.0], 10),
        )
        .close_to((vec![1.0, 0.0], 0.0));
    }

    #[test]
    fn or_after_one_round_and_after_ten() {
        let targets = [0.0, 1.0, 1.0, 1.0];
        expect(
            "learn for 00, 01, 10, 11 with the targets 0, 1, 1, 1, in 1 round",
            learn(&cases(), &targets, 1),
        )
        .mistake((vec![1.0, 1.0], 2.0), "the bias is left out of the answer")
        .mistake(
            (vec![-2.0, -2.0], -3.0),
            "it goes away from the target, and not toward it",
        )
        .close_to((vec![0.0, 1.0], 1.0));
        expect(
            "learn for 00, 01, 10, 11 with the targets 0, 1, 1, 1, in 10 rounds",
            learn(&cases(), &targets, 10),
        )
        .close_to((vec![1.0, 1.0], 0.0));
    }
    // END HIDDEN TESTS
}
