/*
title = "Which z was it?"
page = "neural-units/sigmoid.md"
points = 3
hints = [
    "For which z is the sigmoid three quarters? Which steps take you from the answer back to z?",
    "From y = 1/(1 + e⁻ᶻ) follows e⁻ᶻ = (1 − y)/y. What undoes the power, and what the minus sign?",
    "The logarithm of a fraction of `y` and `1.0 - y`: is it above 0 when y is above one half?",
]
*/
//! A sigmoid unit has answered y. What was its weighted input?
//!
//! $$ \sigma(z) = y $$
//!
//! Undo the formula from the outside in, and write the function that finds z; its name is *logit*.
//! At the ends, which the sigmoid never reaches, let it answer minus infinity for 0 and infinity for 1.

/// The z for which `1/(1 + e⁻ᶻ) = y`.
///
/// `y` lies between 0 and 1. At 0 the answer is −∞, at 1 it is ∞.
pub fn logit(y: f64) -> f64 {
    // BEGIN SOLUTION
    (y / (1.0 - y)).ln()
    // STUB
    // todo!("logit({y:?})")
    // WRONG: the fraction stands on its head
    // ((1.0 - y) / y).ln()
    // WRONG: one divided by the sigmoid is taken for what undoes it
    // 1.0 + (-y).exp()
    // WRONG: the logarithm has the base 10
    // (y / (1.0 - y)).log10()
    // WRONG: the 1 in the formula is forgotten
    // y.ln()
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn three_quarters_came_from_the_logarithm_of_3() {
        expect("logit(0.75)", logit(0.75))
            .mistake(-f64::ln(3.0), "the fraction stands on its head")
            .mistake(
                1.0 + f64::exp(-0.75),
                "one divided by the sigmoid is taken for what undoes it",
            )
            .mistake(f64::log10(3.0), "the logarithm has the base 10")
            .mistake(f64::ln(0.75), "the 1 in the formula is forgotten")
            .close_to(f64::ln(3.0));
    }

    #[test]
    fn one_half_came_from_zero() {
        expect("logit(0.5)", logit(0.5))
            .mistake(-f64::ln(2.0), "the 1 in the formula is forgotten")
            .close_to(0.0);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn it_undoes_the_sigmoid() {
        let there_and_back = |z: f64| logit(1.0 / (1.0 + f64::exp(-z)));
        expect(
            "logit(sigmoid(z)) for z = -5, -1 and 3",
            [-5.0, -1.0, 3.0].map(there_and_back),
        )
        .mistake([5.0, 1.0, -3.0], "the fraction stands on its head")
        .close_to([-5.0, -1.0, 3.0]);
    }

    #[test]
    fn hardly_anything_came_from_far_on_the_left() {
        // y/(1 − y) is 1e-300 to all digits there are, and its logarithm is −300 ln 10.
        expect("logit(1e-300)", logit(1e-300))
            .mistake(-300.0, "the logarithm has the base 10")
            .close_to(-300.0 * f64::ln(10.0));
    }

    #[test]
    fn the_ends_are_infinitely_far_away() {
        expect("logit(0.0) and logit(1.0)", [logit(0.0), logit(1.0)])
            .mistake(
                [f64::INFINITY, f64::NEG_INFINITY],
                "the fraction stands on its head",
            )
            .close_to([f64::NEG_INFINITY, f64::INFINITY]);
    }
    // END HIDDEN TESTS
}
