/*
title = "Tanh from the sigmoid"
page = "understanding-activations/tanh.md"
points = 2
hints = [
    "The sigmoid has the range from 0 to 1. What must be done to it, to get the range from −1 to 1?",
    "Stretching the range leaves tanh only half as steep as it should be. What must be done to x?",
    "`… * sigmoid(…) - …`: the same number stands in the first two places.",
]
*/
//! The hyperbolic tangent is a sigmoid stretched to the range from −1 to 1, and four times as steep in the middle:
//!
//! $$ \tanh(x) = 2\,\sigma(2x) - 1. $$
//!
//! Write it with the sigmoid that is given.

/// `σ(z) = 1/(1 + e⁻ᶻ)`.
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// `tanh(x)`, from [`sigmoid`], for x from −300 to 300.
pub fn tanh(x: f64) -> f64 {
    // BEGIN SOLUTION
    2.0 * sigmoid(2.0 * x) - 1.0
    // STUB
    // todo!("tanh({x:?})")
    // WRONG: x is not doubled
    // 2.0 * sigmoid(x) - 1.0
    // WRONG: the sigmoid is not doubled
    // sigmoid(2.0 * x) - 1.0
    // WRONG: the range is not moved down by 1
    // 2.0 * sigmoid(2.0 * x)
    // WRONG: the sign of x is turned
    // 2.0 * sigmoid(-2.0 * x) - 1.0
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    fn s(z: f64) -> f64 {
        1.0 / (1.0 + f64::exp(-z))
    }

    #[test]
    fn at_one_half() {
        // 50 digits: 0.46211715726000975850…
        let right = 0.462_117_157_260_009_74;
        expect("tanh(0.5)", tanh(0.5))
            .mistake(2.0 * s(0.5) - 1.0, "x is not doubled")
            .mistake(s(1.0) - 1.0, "the sigmoid is not doubled")
            .mistake(right + 1.0, "the range is not moved down by 1")
            .mistake(-right, "the sign of x is turned")
            .close_to(right);
    }

    #[test]
    fn a_no_is_as_loud_as_a_yes() {
        // 50 digits: 0.76159415595576488812…
        let right = 0.761_594_155_955_764_9;
        expect("tanh(x) for x = -1, 0 and 1", [-1.0, 0.0, 1.0].map(tanh))
            .mistake([right, 0.0, -right], "the sign of x is turned")
            .mistake(
                [1.0 - right, 1.0, 1.0 + right],
                "the range is not moved down by 1",
            )
            .mistake(
                [2.0 * s(-1.0) - 1.0, 0.0, 2.0 * s(1.0) - 1.0],
                "x is not doubled",
            )
            .close_to([-right, 0.0, right]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn far_out_and_close_to_zero() {
        // 50 digits: 0.99505475368673045133…, 0.24491866240370912928…
        expect(
            "tanh(x) for x = -300, 0.25, 3 and 300",
            [-300.0, 0.25, 3.0, 300.0].map(tanh),
        )
        .mistake(
            [-1.0, 2.0 * s(0.25) - 1.0, 2.0 * s(3.0) - 1.0, 1.0],
            "x is not doubled",
        )
        .close_to([-1.0, 0.244_918_662_403_709_13, 0.995_054_753_686_730_5, 1.0]);
    }
    // END HIDDEN TESTS
}
