/*
title = "A loss that survives certainty"
page = "sigmoid-neuron-learning/another-loss.md"
points = 5
hints = [
    "At z = 800 the answer of the neuron is rounded to 1. What is ln(1 − f) then, and what is 0 times it?",
    "Use ln(1 + eᶻ) − yz. Where z is positive, eᶻ may be more than a number can hold. Write 1 + eᶻ as eᶻ·(1 + e⁻ᶻ), and take the logarithm of each factor.",
    "For a positive z it is `(1.0 - y) * z + (-z).exp().ln_1p()`, and for the others `z.exp().ln_1p() - y * z`. `ln_1p` keeps what `1.0 +` would round away.",
]
*/
//! The cross-entropy of a sigmoid neuron depends on its weighted input $z$ and the target $y$:
//!
//! $$ L = \ln(1 + e^z) - yz = -y \ln f - (1 - y) \ln(1 - f), \qquad f = \sigma(z). $$
//!
//! Write it so that it is right for a neuron that is sure of itself too.
//! At $z = 800$ neither form can be computed as it stands.

/// The cross-entropy ln(1 + eᶻ) − yz, for a target `y` from 0 to 1 and any finite `z`.
///
/// It is never negative. For z = 40 and y = 1 it is e⁻⁴⁰, as nearly as it can be written, and not 0.
pub fn cross_entropy(z: f64, y: f64) -> f64 {
    // BEGIN SOLUTION
    if z > 0.0 {
        (1.0 - y) * z + (-z).exp().ln_1p()
    } else {
        z.exp().ln_1p() - y * z
    }
    // STUB
    // todo!("cross_entropy({z:?}, {y:?})")
    // WRONG: the logarithm is taken of an answer that has been rounded to 0 or 1
    // let f = 1.0 / (1.0 + (-z).exp());
    // -y * f.ln() - (1.0 - y) * (1.0 - f).ln()
    // WRONG: e to the power of z is more than a number can hold
    // z.exp().ln_1p() - y * z
    // WRONG: y and 1 − y are exchanged
    // if z > 0.0 {
    //     y * z + (-z).exp().ln_1p()
    // } else {
    //     z.exp().ln_1p() - (1.0 - y) * z
    // }
    // WRONG: the product yz is added
    // if z > 0.0 {
    //     (1.0 + y) * z + (-z).exp().ln_1p()
    // } else {
    //     z.exp().ln_1p() + y * z
    // }
    // WRONG: the small rest of a neuron that is nearly sure is rounded away
    // z.max(0.0) + (-z.abs()).exp().ln_1p() - y * z
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn an_undecided_neuron_and_one_that_answers_three_quarters() {
        let ln3 = 3_f64.ln();
        expect(
            "[cross_entropy(0.0, 0.2), cross_entropy(ln 3, 1.0), cross_entropy(-ln 3, 1.0)]",
            [
                cross_entropy(0.0, 0.2),
                cross_entropy(ln3, 1.0),
                cross_entropy(-ln3, 1.0),
            ],
        )
        .mistake(
            [2_f64.ln(), 4_f64.ln(), (4.0 / 3.0_f64).ln()],
            "y and 1 − y are exchanged",
        )
        .mistake(
            [2_f64.ln(), 12_f64.ln(), (4.0 / 9.0_f64).ln()],
            "the product yz is added",
        )
        .close_to([2_f64.ln(), (4.0 / 3.0_f64).ln(), 4_f64.ln()]);
    }

    #[test]
    fn a_neuron_that_is_sure() {
        expect(
            "cross_entropy(z, y) for (800, 0), (800, 1), (-800, 1) and (-800, 0)",
            [(800.0, 0.0), (800.0, 1.0), (-800.0, 1.0), (-800.0, 0.0)]
                .map(|(z, y)| cross_entropy(z, y)),
        )
        .mistake(
            [f64::INFINITY, f64::NAN, f64::INFINITY, f64::NAN],
            "the logarithm is taken of an answer that has been rounded to 0 or 1",
        )
        .mistake(
            [f64::INFINITY, f64::INFINITY, 800.0, 0.0],
            "e to the power of z is more than a number can hold",
        )
        .mistake([0.0, 800.0, 0.0, 800.0], "y and 1 − y are exchanged")
        .close_to([800.0, 0.0, 800.0, 0.0]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn a_neuron_that_is_nearly_sure() {
        // ln(1 + t) is t up to t²/2, and e⁻⁴⁰ is so small that nothing of that can be seen.
        let rest = (-40_f64).exp();
        expect("cross_entropy(40.0, 1.0)", cross_entropy(40.0, 1.0))
            .mistake(
                0.0,
                "the small rest of a neuron that is nearly sure is rounded away",
            )
            .within(1e-9 * rest, rest);
        expect("cross_entropy(-40.0, 0.0)", cross_entropy(-40.0, 0.0)).within(1e-9 * rest, rest);
    }

    #[test]
    fn the_least_loss_for_a_target_of_one_fifth() {
        // 50 digits: 0.500402423538187879529
        let z = -4_f64.ln();
        expect("cross_entropy(-ln 4, 0.2)", cross_entropy(z, 0.2)).close_to(0.500402423538188);
        expect("cross_entropy(ln 4, 0.8)", cross_entropy(-z, 0.8)).close_to(0.500402423538188);
    }
    // END HIDDEN TESTS
}
