/*
title = "Find the bug: a neuron that moved"
kind = "find the bug"
page = "building-a-neuron/bias.md"
points = 3
hints = [
    "What does the neuron answer when all inputs are 0? What should be left of its weighted input there?",
    "The bias is added once, whatever the number of inputs. Count how often it is added here.",
    "Take `+ bias` out of the closure, and add it where the sum is complete.",
]
*/
//! The weighted input of a neuron is the weighted sum of its inputs plus its bias:
//!
//! $$ z = w_1 x_1 + \dots + w_n x_n + b $$
//!
//! This one compiles, runs, and is right for one input. Find out what it does with two, and mend it.

/// The weighted input z of a neuron with these weights and this bias, for the inputs `x`.
pub fn weighted_input(weights: &[f64], bias: f64, x: &[f64]) -> f64 {
    // BEGIN SOLUTION
    weights.iter().zip(x).map(|(w, x)| w * x).sum::<f64>() + bias
    // STUB
    // weights.iter().zip(x).map(|(w, x)| w * x + bias).sum()
    // WRONG: the bias is added for every input
    // weights.iter().zip(x).map(|(w, x)| w * x + bias).sum()
    // WRONG: the bias is left out
    // let _ = bias;
    // weights.iter().zip(x).map(|(w, x)| w * x).sum()
    // WRONG: the bias is subtracted
    // weights.iter().zip(x).map(|(w, x)| w * x).sum::<f64>() - bias
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn two_inputs() {
        expect(
            "weighted_input(&[5.0, 3.0], -4.0, &[1.0, 1.0])",
            weighted_input(&[5.0, 3.0], -4.0, &[1.0, 1.0]),
        )
        .mistake(8.0, "the bias is left out")
        .mistake(12.0, "the bias is subtracted")
        .close_to(4.0);
    }

    #[test]
    fn no_input_at_all() {
        expect(
            "weighted_input(&[], 0.75, &[])",
            weighted_input(&[], 0.75, &[]),
        )
        .mistake(-0.75, "the bias is subtracted")
        .close_to(0.75);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn three_inputs_between_on_and_off() {
        // 1 − ½ − 2 is −1.5.
        expect(
            "weighted_input(&[2.0, -1.0, 4.0], 0.25, &[0.5, 0.5, -0.5])",
            weighted_input(&[2.0, -1.0, 4.0], 0.25, &[0.5, 0.5, -0.5]),
        )
        .mistake(-1.5, "the bias is left out")
        .mistake(-1.75, "the bias is subtracted")
        .mistake(5.25, "the inputs are left out")
        .close_to(-1.25);
    }
    // END HIDDEN TESTS
}
