/*
title = "How many units are saturated?"
page = "neurons-in-detail/saturation.md"
points = 3
hints = [
    "The slope of the sigmoid is a quarter at z = 0. Where is it small: for large z, for very negative z, or for both?",
    "The slope at z is σ(z)(1 − σ(z)). Count the weighted inputs at which it is below a hundredth.",
    "`z.iter().filter(|z| slope(**z) < 0.01).count()`, and divide by how many there are, both as `f64`. What is the share of nothing?",
]
*/
//! Where the curve of the sigmoid is nearly flat, a unit is saturated.
//! The page counts a unit as saturated where the slope is below a hundredth:
//!
//! $$ \sigma(z)\,(1 - \sigma(z)) < 0.01. $$
//!
//! Compute the share of units that are, from their weighted inputs.

/// The sigmoid, σ(z) = 1/(1 + e⁻ᶻ).
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// The share, from 0 to 1, of the weighted inputs at which the slope of the sigmoid is below 0.01.
///
/// Of no units at all, none is saturated: 0.
pub fn saturated_share(weighted_inputs: &[f64]) -> f64 {
    // BEGIN SOLUTION
    let slope = |z: f64| sigmoid(z) * (1.0 - sigmoid(z));
    let saturated = weighted_inputs.iter().filter(|z| slope(**z) < 0.01);
    saturated.count() as f64 / weighted_inputs.len().max(1) as f64
    // STUB
    // todo!("saturated_share(&{weighted_inputs:?})")
    // WRONG: only the upper end of the curve is looked at
    // let saturated = weighted_inputs.iter().filter(|z| 1.0 - sigmoid(**z) < 0.01);
    // saturated.count() as f64 / weighted_inputs.len().max(1) as f64
    // WRONG: the answer is looked at, and not the slope
    // let saturated = weighted_inputs
    //     .iter()
    //     .filter(|z| sigmoid(**z) < 0.01 || sigmoid(**z) > 0.99);
    // saturated.count() as f64 / weighted_inputs.len().max(1) as f64
    // WRONG: the slope is taken at the answer, and not at the weighted input
    // let slope = |z: f64| sigmoid(z) * (1.0 - sigmoid(z));
    // let saturated = weighted_inputs.iter().filter(|z| slope(sigmoid(**z)) < 0.01);
    // saturated.count() as f64 / weighted_inputs.len().max(1) as f64
    // WRONG: those that can learn are counted
    // let slope = |z: f64| sigmoid(z) * (1.0 - sigmoid(z));
    // let saturated = weighted_inputs.iter().filter(|z| slope(**z) >= 0.01);
    // saturated.count() as f64 / weighted_inputs.len().max(1) as f64
    // WRONG: nothing is divided by nothing
    // let slope = |z: f64| sigmoid(z) * (1.0 - sigmoid(z));
    // let saturated = weighted_inputs.iter().filter(|z| slope(**z) < 0.01);
    // saturated.count() as f64 / weighted_inputs.len() as f64
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn eight_units() {
        // 50 digits: the slope is a hundredth at z = ±4.58486…, and the answer is a hundredth from 0 or 1 at ±4.59512….
        expect(
            "saturated_share(&[0.0, 1.0, -2.0, 4.5, -4.5, 5.0, -9.0, -40.0])",
            saturated_share(&[0.0, 1.0, -2.0, 4.5, -4.5, 5.0, -9.0, -40.0]),
        )
        .mistake(0.125, "only the upper end of the curve is looked at")
        .mistake(
            0.0,
            "the slope is taken at the answer, and not at the weighted input",
        )
        .mistake(0.625, "those that can learn are counted")
        .close_to(0.375);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn close_to_the_border() {
        expect(
            "saturated_share(&[4.584, -4.584, 4.59, -4.59, 4.594])",
            saturated_share(&[4.584, -4.584, 4.59, -4.59, 4.594]),
        )
        .mistake(0.0, "the answer is looked at, and not the slope")
        .close_to(0.6);
    }

    #[test]
    fn no_unit() {
        expect("saturated_share(&[])", saturated_share(&[]))
            .mistake(f64::NAN, "nothing is divided by nothing")
            .close_to(0.0);
    }
    // END HIDDEN TESTS
}
