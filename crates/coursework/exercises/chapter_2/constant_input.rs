/*
title = "The bias as a weight"
page = "building-a-neuron/inner-product.md"
exercise = 2
points = 2
hints = [
    "What has to stay as it was: the last parameter, or its product with the constant input?",
    "The product has to be the bias. What is the bias of a unit with this threshold?",
    "`weights.iter().copied().chain([…]).collect()`, where the last number is a fraction with `constant` below.",
]
*/
//! Give the inputs one member more that never changes, and the bias becomes its weight:
//!
//! $$ z = (w_1, \dots, w_n, v) \cdot (x_1, \dots, x_n, c). $$
//!
//! As a rule $c$ is 1.
//! Write the list of parameters of a threshold unit for any constant $c$ but 0.

/// `(w₁, …, wₙ, v)`, whose inner product with `(x₁, …, xₙ, constant)` is the weighted sum minus the threshold.
///
/// `constant` is not 0.
pub fn parameters(weights: &[f64], threshold: f64, constant: f64) -> Vec<f64> {
    // BEGIN SOLUTION
    let v = -threshold / constant;
    weights.iter().copied().chain([v]).collect()
    // STUB
    // todo!("parameters(&{weights:?}, {threshold:?}, {constant:?})")
    // WRONG: the threshold keeps its sign
    // let v = threshold / constant;
    // weights.iter().copied().chain([v]).collect()
    // WRONG: the constant is taken for 1
    // let _ = constant;
    // weights.iter().copied().chain([-threshold]).collect()
    // WRONG: the bias is multiplied by the constant
    // let v = -threshold * constant;
    // weights.iter().copied().chain([v]).collect()
    // WRONG: the weights are divided as well
    // weights.iter().chain([&-threshold]).map(|w| w / constant).collect()
    // WRONG: the constant comes first
    // let v = -threshold / constant;
    // std::iter::once(v).chain(weights.iter().copied()).collect()
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn the_unit_of_the_chapter_with_a_one() {
        expect(
            "parameters(&[5.0, 3.0], 4.0, 1.0)",
            parameters(&[5.0, 3.0], 4.0, 1.0),
        )
        .mistake(vec![5.0, 3.0, 4.0], "the threshold keeps its sign")
        .mistake(vec![-4.0, 5.0, 3.0], "the constant comes first")
        .close_to(vec![5.0, 3.0, -4.0]);
    }

    #[test]
    fn with_an_eight() {
        expect(
            "parameters(&[5.0, 3.0], 4.0, 8.0)",
            parameters(&[5.0, 3.0], 4.0, 8.0),
        )
        .mistake(vec![5.0, 3.0, -4.0], "the constant is taken for 1")
        .mistake(
            vec![5.0, 3.0, -32.0],
            "the bias is multiplied by the constant",
        )
        .mistake(vec![0.625, 0.375, -0.5], "the weights are divided as well")
        .mistake(vec![5.0, 3.0, 0.5], "the threshold keeps its sign")
        .close_to(vec![5.0, 3.0, -0.5]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn with_a_constant_below_zero() {
        // 6 · (−½) is −3.
        expect(
            "parameters(&[1.0, -2.0, 0.5], 3.0, -0.5)",
            parameters(&[1.0, -2.0, 0.5], 3.0, -0.5),
        )
        .mistake(
            vec![1.0, -2.0, 0.5, -6.0],
            "the threshold keeps its sign, or the constant loses it",
        )
        .mistake(
            vec![1.0, -2.0, 0.5, 1.5],
            "the bias is multiplied by the constant",
        )
        .close_to(vec![1.0, -2.0, 0.5, 6.0]);
    }
    // END HIDDEN TESTS
}
