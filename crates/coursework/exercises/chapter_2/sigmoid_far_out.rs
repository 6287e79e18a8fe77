/*
title = "A sigmoid that survives −720"
page = "building-a-neuron/strictly-between.md"
points = 4
hints = [
    "For which z does `(-z).exp()` become infinite? Is there another way to write the sigmoid that asks for `z.exp()`?",
    "Multiply numerator and denominator by e to the z. The new form is right where the old one overflows, and overflows where the old one is right.",
    "Decide by the sign: `if z >= 0.0 { 1.0 / (1.0 + (-z).exp()) } else { let e = z.exp(); … }`",
]
*/
//! Typed as usual, the sigmoid loses its left tail.
//!
//! $$ \sigma(z) = \frac{1}{1 + e^{-z}} $$
//!
//! At −720 the power overflows, it becomes infinite, and the answer is 0, while the sigmoid itself is small but no 0: an
//! `f64` can hold it.
//! Write a sigmoid that has nine right digits there, that is neither NaN nor infinite at +720, and that answers 0 and 1 to
//! the two infinities.

/// `σ(z) = 1/(1 + e⁻ᶻ)`, for every number `z`.
///
/// Nine digits are right wherever the value is at least 1e-313, in both tails. At −∞ the answer is 0, at ∞ it is 1.
pub fn sigmoid(z: f64) -> f64 {
    // BEGIN SOLUTION
    if z >= 0.0 {
        1.0 / (1.0 + (-z).exp())
    } else {
        let e = z.exp();
        e / (1.0 + e)
    }
    // STUB
    // todo!("sigmoid({z:?})")
    // WRONG: e to the minus z becomes infinite
    // 1.0 / (1.0 + (-z).exp())
    // WRONG: infinity is divided by infinity
    // let e = z.exp();
    // e / (1.0 + e)
    // WRONG: z is cut off, and the tail with it
    // 1.0 / (1.0 + (-z.clamp(-500.0, 500.0)).exp())
    // WRONG: the tail is what is left of 1, and its digits are gone
    // if z >= 0.0 {
    //     1.0 / (1.0 + (-z).exp())
    // } else {
    //     1.0 - 1.0 / (1.0 + z.exp())
    // }
    // WRONG: the two forms are exchanged
    // if z < 0.0 {
    //     1.0 / (1.0 + (-z).exp())
    // } else {
    //     let e = z.exp();
    //     e / (1.0 + e)
    // }
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn far_on_the_left() {
        // 50 digits: 2.0322308024242931529…e-313
        expect("sigmoid(-720)", sigmoid(-720.0))
            .mistake(0.0, "e to the minus z becomes infinite")
            .mistake(
                1.0 / (1.0 + f64::exp(500.0)),
                "z is cut off, and the tail with it",
            )
            .within(1e-321, 2.032_230_802_424_3e-313);
    }

    #[test]
    fn far_on_the_right() {
        expect("sigmoid(720.0)", sigmoid(720.0))
            .mistake(f64::NAN, "infinity is divided by infinity")
            .close_to(1.0);
    }

    #[test]
    fn on_the_left_no_digit_is_lost() {
        // 50 digits: 4.2483542552915889773…e-18
        expect("sigmoid(-40.0)", sigmoid(-40.0))
            .mistake(
                0.0,
                "the tail is what is left of 1, and its digits are gone",
            )
            .within(1e-26, 4.248_354_255_291_589e-18);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn in_the_middle() {
        // 50 digits: 0.047425873177566780879…, 0.88079707797788244406…
        expect(
            "sigmoid(z) for z = -3, 0 and 2",
            [-3.0, 0.0, 2.0].map(sigmoid),
        )
        .mistake(
            [
                1.0 - 0.047_425_873_177_566_78,
                0.5,
                1.0 - 0.880_797_077_977_882_4,
            ],
            "the sign of z is not turned",
        )
        .close_to([0.047_425_873_177_566_78, 0.5, 0.880_797_077_977_882_4]);
    }

    #[test]
    fn both_tails_at_once() {
        expect(
            "sigmoid(-720.0) and sigmoid(720.0)",
            [sigmoid(-720.0), sigmoid(720.0)],
        )
        .mistake([0.0, f64::NAN], "the two forms are exchanged")
        .mistake([0.0, 1.0], "e to the minus z becomes infinite")
        .within(1e-321, [2.032_230_802_424_3e-313, 1.0]);
    }

    #[test]
    fn at_the_infinities() {
        expect(
            "sigmoid(z) for z = -∞ and ∞",
            [f64::NEG_INFINITY, f64::INFINITY].map(sigmoid),
        )
        .mistake([0.0, f64::NAN], "infinity is divided by infinity")
        .close_to([0.0, 1.0]);
    }
    // END HIDDEN TESTS
}
