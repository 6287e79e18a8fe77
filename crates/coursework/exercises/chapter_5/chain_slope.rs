/*
title = "Find the bug: a chain that never explodes"
kind = "find the bug"
page = "neurons-in-detail/many-layers.md"
points = 4
hints = [
    "Hold a unit with the weight 100 at z = 0. By which factor does a slope change on its way back through it, and by which does the program multiply?",
    "Each link consists of two gears: from the answer before to z, and from z to the answer. Which slope has the first?",
    "The factor of a layer is weight times slope; only one of the two is there.",
]
*/
//! In a chain of sigmoid units, each answer is the input of the next unit, and
//! on its way back a slope is multiplied, layer by layer, by weight times slope:
//!
//! $$ a_{\mathrm{next}} = \sigma(w a), \qquad \mathrm{factor} = w\,\sigma'(w a), \qquad \sigma' = \sigma\,(1 - \sigma). $$
//!
//! This program compiles, runs, and with weights of 1 it is right.
//! But in it a slope never explodes, whatever the weights are. Find out why, and mend it.

/// The sigmoid, σ(z) = 1/(1 + e⁻ᶻ).
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// The slope of the last answer by `start`, for a chain of sigmoid units with these weights and no biases.
///
/// The chain without a unit answers `start`, with the slope 1.
pub fn chain_slope(weights: &[f64], start: f64) -> f64 {
    // BEGIN SOLUTION
    let (mut a, mut slope) = (start, 1.0);
    for w in weights {
        a = sigmoid(w * a);
        slope *= w * a * (1.0 - a);
    }
    slope
    // STUB
    // let (mut a, mut slope) = (start, 1.0);
    // for w in weights {
    //     a = sigmoid(w * a);
    //     slope *= a * (1.0 - a);
    // }
    // slope
    // WRONG: the weights are left out of the slope
    // let (mut a, mut slope) = (start, 1.0);
    // for w in weights {
    //     a = sigmoid(w * a);
    //     slope *= a * (1.0 - a);
    // }
    // slope
    // WRONG: the slope is taken at the answer of the unit, and not at its z
    // let (mut a, mut slope) = (start, 1.0);
    // for w in weights {
    //     a = sigmoid(w * a);
    //     slope *= w * sigmoid(a) * (1.0 - sigmoid(a));
    // }
    // slope
    // WRONG: the factors are added
    // let (mut a, mut slope) = (start, 0.0);
    // for w in weights {
    //     a = sigmoid(w * a);
    //     slope += w * a * (1.0 - a);
    // }
    // slope
    // WRONG: every unit gets the start, and not the answer of the unit before
    // let mut slope = 1.0;
    // for w in weights {
    //     let a = sigmoid(w * start);
    //     slope *= w * a * (1.0 - a);
    // }
    // slope
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn a_weight_of_a_hundred_at_zero() {
        // σ′(0) is a quarter.
        expect("chain_slope(&[100.0], 0.0)", chain_slope(&[100.0], 0.0))
            .mistake(
                // 50 digits: σ(½)(1 − σ(½)) is 0.235003712201594.
                100.0 * 0.235_003_712_201_594,
                "the slope is taken at the answer of the unit, and not at its z",
            )
            .close_to(25.0);
    }

    #[test]
    fn two_weights_and_ten() {
        // 50 digits: −0.1065147380162683021, without the weights 0.017752456336044717016. The second unit gets σ(1), 0.731.
        expect(
            "chain_slope(&[2.0, -3.0], 0.5)",
            chain_slope(&[2.0, -3.0], 0.5),
        )
        .mistake(
            -0.328215562414950,
            "the slope is taken at the answer of the unit, and not at its z",
        )
        .mistake(
            2.0 * 0.196611933241482 - 3.0 * 0.090291855857197,
            "the factors are added",
        )
        .close_to(-0.106514738016268);
        // 50 digits: 3.483115609785165775e-7
        expect("chain_slope(&[1.0; 10], 0.5)", chain_slope(&[1.0; 10], 0.5))
            .close_to(3.48311560978517e-7);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn three_weights_of_four() {
        // 50 digits: 0.013075101805211537445; without the weights a 64th of it, and σ′(1) is 0.196611933241482.
        expect(
            "chain_slope(&[4.0, 4.0, 4.0], 0.25)",
            chain_slope(&[4.0, 4.0, 4.0], 0.25),
        )
        .mistake(
            0.560961705372627,
            "the slope is taken at the answer of the unit, and not at its z",
        )
        .mistake(
            64.0 * 0.196611933241482_f64.powi(3),
            "every unit gets the start, and not the answer of the unit before",
        )
        .close_to(0.0130751018052115);
    }
    // END HIDDEN TESTS
}
