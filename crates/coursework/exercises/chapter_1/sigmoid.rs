/*
title = "The sigmoid"
page = "neural-units/sigmoid.md"
points = 2
hints = [
    "Read the formula from the inside: which number is it that e is raised to?",
    "`x.exp()` is e to the x. What is added to it, and what is divided by the sum?",
    "`1.0 / (… + …)`: without the parentheses, the division comes first.",
]
*/
//! The sigmoid is a step drawn with a soft pencil.
//!
//! $$ \sigma(z) = \frac{1}{1 + e^{-z}} $$
//!
//! Write it as it stands there.

/// `σ(z) = 1/(1 + e⁻ᶻ)`, for a `z` that is not far from zero.
pub fn sigmoid(z: f64) -> f64 {
    // BEGIN SOLUTION
    1.0 / (1.0 + (-z).exp())
    // STUB
    // todo!("sigmoid({z:?})")
    // WRONG: the sign of z is not turned
    // 1.0 / (1.0 + z.exp())
    // WRONG: only the first 1 is divided, as the parentheses are missing
    // 1.0 / 1.0 + (-z).exp()
    // WRONG: 2 stands in the place of e
    // 1.0 / (1.0 + (-z).exp2())
    // WRONG: the power is subtracted
    // 1.0 / (1.0 - (-z).exp())
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn three_quarters_at_the_logarithm_of_3() {
        // There e to the minus z is 1/3.
        let z = f64::ln(3.0);
        expect("sigmoid(z) at z = ln 3", sigmoid(z))
            .mistake(0.25, "the sign of z is not turned")
            .mistake(
                4.0 / 3.0,
                "only the first 1 is divided, as the parentheses are missing",
            )
            .mistake(1.0 / (1.0 + f64::exp2(-z)), "2 stands in the place of e")
            .mistake(1.5, "the power is subtracted")
            .close_to(0.75);
    }

    #[test]
    fn one_half_at_zero() {
        expect("sigmoid(0.0)", sigmoid(0.0))
            .mistake(
                2.0,
                "only the first 1 is divided, as the parentheses are missing",
            )
            .mistake(f64::INFINITY, "the power is subtracted")
            .close_to(0.5);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn one_tenth_at_minus_the_logarithm_of_9() {
        expect("sigmoid(z) at z = -ln 9", sigmoid(-f64::ln(9.0)))
            .mistake(0.9, "the sign of z is not turned")
            .mistake(
                10.0,
                "only the first 1 is divided, as the parentheses are missing",
            )
            .close_to(0.1);
    }

    #[test]
    fn the_door_with_nobody_before_it() {
        // 50 digits: 0.017986209962091558027…
        expect("sigmoid(-4.0)", sigmoid(-4.0))
            .mistake(1.0 / 17.0, "2 stands in the place of e")
            .close_to(0.017_986_209_962_091_56);
    }
    // END HIDDEN TESTS
}
