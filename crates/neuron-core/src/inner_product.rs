//! Inner product with a constant one.

use ndarray::{Array1, ArrayRef1};

use crate::validation::assert_lengths_agree;

/// `w · x = w₁x₁ + w₂x₂ + … + wₙxₙ`
///
/// The sum of products that every neuron begins with.
///
/// # Shapes
///
/// `weights: (n)`, `x: (n)`, result: one number.
///
/// # Numerics
///
/// Floating-point addition is not associative, so the order of the terms is part of the result.
/// Here it is the order in which the formula is read, from left to right, starting at 0. Neither the
/// memory layout of the arrays nor the processor can change it: a row, a column and a strided view
/// that hold the same values give the same bits. (The `dot` of ndarray adds eight interleaved partial sums
/// when both arrays are contiguous and from left to right when one is not, which rounds differently.)
///
/// The worst error is the textbook one, `n · 2⁻⁵³ · Σ |wᵢxᵢ|` to first order.
///
/// # Panics
///
/// When the lengths differ.
///
/// # Examples
///
/// ```
/// use ndarray::array;
/// use neuron_core::inner_product;
///
/// assert_eq!(inner_product(&array![5.0, 3.0], &array![1.0, 1.0]), 8.0);
/// ```
///
/// # References
///
/// N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd edition, SIAM (2002), section 3.1,
/// doi:10.1137/1.9780898718027.
#[must_use]
#[inline]
#[track_caller]
// ANCHOR: inner_product
pub fn inner_product(weights: &ArrayRef1<f64>, x: &ArrayRef1<f64>) -> f64 {
    assert_lengths_agree(weights.len(), x.len());
    match (weights.as_slice(), x.as_slice()) {
        (Some(weights), Some(x)) => sum_of_products(weights.iter().zip(x)),
        _ => sum_of_products(weights.iter().zip(x)), // a column, every third number, …
    }
}

#[inline(always)]
fn sum_of_products<'a>(pairs: impl Iterator<Item = (&'a f64, &'a f64)>) -> f64 {
    let mut sum = 0.0;
    for (w, x) in pairs {
        sum += w * x;
    }
    sum
}
// ANCHOR_END: inner_product

/// `(x₁, …, xₙ) ↦ (x₁, …, xₙ, 1)`
///
/// The inputs with a 1 appended, so that the bias can be one more weight:
/// `(w₁, …, wₙ, b) · (x₁, …, xₙ, 1) = w₁x₁ + … + wₙxₙ + b`.
///
/// # Shapes
///
/// `x: (n)`, result: `(n + 1)`.
///
/// # Examples
///
/// ```
/// use activations::Identity;
/// use ndarray::array;
/// use neuron_core::{Neuron, inner_product, with_one};
///
/// let neuron = Neuron::new(array![2.0, 3.0], -1.0, Identity);
/// let x = array![0.6, 0.5];
///
/// assert_eq!(with_one(&x), array![0.6, 0.5, 1.0]);
/// assert_eq!(inner_product(&neuron.parameters(), &with_one(&x)), neuron.weighted_input(&x));
/// ```
#[must_use]
// ANCHOR: with_one
pub fn with_one(x: &ArrayRef1<f64>) -> Array1<f64> {
    x.iter().copied().chain([1.0]).collect()
}
// ANCHOR_END: with_one

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, Axis, array};

    /// Ten values whose sum depends on the order: 1e16 swallows what is added to it one by one.
    fn terms() -> Array1<f64> {
        array![1e16, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, -1e16]
    }

    #[test]
    fn the_sum_runs_from_left_to_right() {
        let ones = Array1::ones(10);
        // 1e16 + 1 rounds back to 1e16, eight times; then -1e16 leaves nothing.
        assert_eq!(inner_product(&ones, &terms()), 0.0);
    }

    #[test]
    fn the_dot_of_ndarray_depends_on_the_layout_and_ours_does_not() {
        let ones = Array1::ones(10);
        let mut columns = Array2::zeros((10, 2));
        columns.column_mut(0).assign(&terms());
        let strided = columns.column(0);
        assert_eq!(strided, terms());

        assert_ne!(ones.dot(&strided), ones.dot(&terms()));
        assert_eq!(
            inner_product(&ones, &strided),
            inner_product(&ones, &terms())
        );
    }

    #[test]
    fn a_reversed_view_is_read_in_its_own_order() {
        let mut x = array![1.0, 2.0, 4.0];
        x.invert_axis(Axis(0));
        assert_eq!(inner_product(&array![1.0, 0.0, 0.0], &x), 4.0);
    }

    #[test]
    fn silent_inputs_give_a_positive_zero_even_to_negative_weights() {
        let sum = inner_product(&array![-2.0, -2.0], &array![0.0, 0.0]);
        assert_eq!(sum.to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    #[should_panic(expected = "2 weights cannot meet 3 inputs: the lengths must be equal")]
    fn different_lengths_panic_with_a_sentence() {
        let _ = inner_product(&array![5.0, 3.0], &array![1.0, 0.0, 1.0]);
    }
}
