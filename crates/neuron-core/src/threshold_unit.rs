//! Threshold unit: weights, threshold, step.

use activations::{Activation, Step};
use ndarray::{Array1, ArrayRef1, ArrayRef2, ArrayView1};

use crate::affine_map::{outputs, outputs_into, weighted_inputs};
use crate::boundary_line::BoundaryLine;
use crate::inner_product::inner_product;
use crate::truth_table::TruthTable;
use crate::validation::assert_usable;

/// `y = u(w₁x₁ + … + wₙxₙ − θ)`
///
/// A unit that fires when its weighted sum reaches its threshold θ. Its output is 1 when it fires and 0
/// when it does not, however far the sum lies from the threshold.
///
/// # At equality
///
/// Authors disagree on what happens when the sum is exactly θ. Here the unit fires: `Σ wᵢxᵢ ≥ θ`. The
/// other conventions are the values of the step at zero, see [`with_step`](Self::with_step).
///
/// # Examples
///
/// ```
/// use ndarray::array;
/// use neuron_core::ThresholdUnit;
///
/// let unit = ThresholdUnit::new(array![5.0, 3.0], 4.0);
///
/// let xs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
/// assert_eq!(unit.outputs(&xs), array![0.0, 0.0, 1.0, 1.0]);
/// ```
///
/// # References
///
/// W. S. McCulloch, W. Pitts, "A logical calculus of the ideas immanent in nervous activity", *Bulletin of
/// Mathematical Biophysics* 5, 115–133 (1943), doi:10.1007/BF02478259.
// ANCHOR: threshold_unit
#[derive(Debug, Clone, PartialEq)]
pub struct ThresholdUnit {
    weights: Array1<f64>, // w₁, …, wₙ: how much each input counts
    threshold: f64,       // θ: the sum it takes to fire
    step: Step,           // u: 0 below zero, 1 above it, and at zero as agreed
}
// ANCHOR_END: threshold_unit

impl ThresholdUnit {
    /// A unit with weights `(w₁, …, wₙ)` and threshold θ that fires when `w₁x₁ + … + wₙxₙ ≥ θ`.
    ///
    /// # Panics
    ///
    /// When there are no weights, or when a weight or the threshold is not a finite number.
    #[must_use]
    #[track_caller]
    pub fn new(weights: impl Into<Array1<f64>>, threshold: f64) -> Self {
        let weights = weights.into();
        assert_usable(&weights, "threshold", threshold);
        Self {
            weights,
            threshold,
            step: Step::default(),
        }
    }

    /// The same unit with another convention at `Σ wᵢxᵢ = θ`.
    ///
    /// # Examples
    ///
    /// The sum 5 · 1 + 3 · 0 is exactly the threshold 5. Whether that fires is a matter of convention:
    ///
    /// ```
    /// use activations::{AtZero, Step};
    /// use ndarray::array;
    /// use neuron_core::ThresholdUnit;
    ///
    /// let at_least = ThresholdUnit::new(array![5.0, 3.0], 5.0);
    /// let above = at_least.clone().with_step(Step { at_zero: AtZero::Zero });
    ///
    /// assert!(at_least.fires(&array![1.0, 0.0])); // 5 ≥ 5
    /// assert!(!above.fires(&array![1.0, 0.0])); //   not 5 > 5
    /// ```
    #[must_use]
    pub fn with_step(self, step: Step) -> Self {
        Self { step, ..self }
    }

    /// `(w₁, …, wₙ)`, shape `(n_inputs)`.
    #[must_use]
    pub fn weights(&self) -> ArrayView1<'_, f64> {
        self.weights.view()
    }

    /// `θ`, the weighted sum that it takes to fire.
    #[must_use]
    pub fn threshold(&self) -> f64 {
        self.threshold
    }

    /// `u`, the step with its convention at zero.
    #[must_use]
    pub fn step(&self) -> Step {
        self.step
    }

    /// `n`, the number of inputs.
    #[must_use]
    pub fn n_inputs(&self) -> usize {
        self.weights.len()
    }

    /// `w₁x₁ + … + wₙxₙ`, to be compared with θ.
    ///
    /// # Panics
    ///
    /// When the length of `x` is not [`n_inputs`](Self::n_inputs).
    #[must_use]
    #[inline]
    #[track_caller]
    // ANCHOR: weighted_sum
    pub fn weighted_sum(&self, x: &ArrayRef1<f64>) -> f64 {
        inner_product(&self.weights, x)
    }
    // ANCHOR_END: weighted_sum

    /// `z = w₁x₁ + … + wₙxₙ − θ`, positive above the threshold and negative below it.
    ///
    /// # Numerics
    ///
    /// The difference of two finite doubles is zero only when they are equal, so `z ≥ 0` holds exactly when
    /// the computed sum is at least θ. The subtraction may round; it never changes the answer.
    ///
    /// # Panics
    ///
    /// When the length of `x` is not [`n_inputs`](Self::n_inputs).
    #[must_use]
    #[inline]
    #[track_caller]
    // ANCHOR: weighted_input
    pub fn weighted_input(&self, x: &ArrayRef1<f64>) -> f64 {
        self.weighted_sum(x) - self.threshold
    }
    // ANCHOR_END: weighted_input

    /// `zᵢ = w · xᵢ − θ` for every row xᵢ of X.
    ///
    /// # Shapes
    ///
    /// `xs: (n_samples, n_inputs)`, result: `(n_samples)`. Each value has the bits that
    /// [`weighted_input`](Self::weighted_input) gives for that row, whatever the memory layout of `xs`.
    ///
    /// # Panics
    ///
    /// When the number of columns is not [`n_inputs`](Self::n_inputs).
    #[must_use]
    #[track_caller]
    pub fn weighted_inputs(&self, xs: &ArrayRef2<f64>) -> Array1<f64> {
        weighted_inputs(&self.weights, -self.threshold, xs)
    }

    /// `y = u(z)`: 1 when the unit fires, 0 when it does not, NaN when an input is NaN.
    ///
    /// # Panics
    ///
    /// When the length of `x` is not [`n_inputs`](Self::n_inputs).
    #[must_use]
    #[inline]
    #[track_caller]
    // ANCHOR: output
    pub fn output(&self, x: &ArrayRef1<f64>) -> f64 {
        self.step.apply(self.weighted_input(x))
    }
    // ANCHOR_END: output

    /// `yᵢ = u(zᵢ)` for every row xᵢ of X.
    ///
    /// # Shapes
    ///
    /// `xs: (n_samples, n_inputs)`, result: `(n_samples)`.
    ///
    /// # Panics
    ///
    /// When the number of columns is not [`n_inputs`](Self::n_inputs).
    #[must_use]
    #[track_caller]
    pub fn outputs(&self, xs: &ArrayRef2<f64>) -> Array1<f64> {
        outputs(&self.weights, -self.threshold, &self.step, xs)
    }

    /// `out[i] = u(zᵢ)` for every row xᵢ of X: the values of [`outputs`](Self::outputs), written into an array that
    /// the caller keeps.
    ///
    /// # Shapes
    ///
    /// `xs: (n_samples, n_inputs)`, `out: (n_samples)`.
    ///
    /// # Panics
    ///
    /// When the number of columns is not [`n_inputs`](Self::n_inputs), or when `out` is not as long as `xs` has rows.
    #[track_caller]
    pub fn outputs_into(&self, xs: &ArrayRef2<f64>, out: &mut ArrayRef1<f64>) {
        outputs_into(&self.weights, -self.threshold, &self.step, xs, out);
    }

    /// `y = 1`: does the unit fire?
    ///
    /// The output ½ of a step with [`AtZero::Half`](activations::AtZero::Half) at equality is not firing.
    ///
    /// # Panics
    ///
    /// When the length of `x` is not [`n_inputs`](Self::n_inputs), and when the weighted sum is NaN,
    /// because then there is no answer.
    #[must_use]
    #[track_caller]
    pub fn fires(&self, x: &ArrayRef1<f64>) -> bool {
        let y = self.output(x);
        assert!(
            !y.is_nan(),
            "the weighted sum of {x} is NaN: it neither reaches the threshold nor stays below it"
        );
        y == 1.0
    }

    /// z and y for every input in {0, 1}ⁿ, in counting order: 00, 01, 10, 11.
    ///
    /// # Panics
    ///
    /// When the unit has more than 20 inputs: the table would have over a million rows.
    ///
    /// # Examples
    ///
    /// ```
    /// use ndarray::array;
    /// use neuron_core::ThresholdUnit;
    ///
    /// let table = ThresholdUnit::new(array![5.0, 3.0], 4.0).truth_table();
    ///
    /// assert_eq!(table.outputs(), array![0.0, 0.0, 1.0, 1.0]);
    /// assert_eq!(table.row(1).inputs, array![0.0, 1.0]);
    /// assert_eq!(table.row(1).weighted_input, -1.0);
    /// ```
    #[must_use]
    #[track_caller]
    pub fn truth_table(&self) -> TruthTable {
        TruthTable::new(&self.weights, -self.threshold, &self.step)
    }

    /// `w₁x₁ + w₂x₂ = θ`: where the plane of two inputs divides into firing and silence.
    ///
    /// # Panics
    ///
    /// When the unit does not have two inputs.
    #[must_use]
    #[track_caller]
    pub fn boundary(&self) -> BoundaryLine {
        BoundaryLine::new(&self.weights, self.threshold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use activations::AtZero;
    use ndarray::array;

    fn example() -> ThresholdUnit {
        ThresholdUnit::new(array![5.0, 3.0], 4.0)
    }

    #[test]
    fn the_first_example_fires_for_ten_and_eleven() {
        let table = example().truth_table();
        let z: Vec<f64> = table.iter().map(|row| row.weighted_input).collect();
        let y: Vec<f64> = table.iter().map(|row| row.output).collect();
        assert_eq!(z, [-4.0, -1.0, 1.0, 4.0]);
        assert_eq!(y, [0.0, 0.0, 1.0, 1.0]);
    }

    #[test]
    fn a_sum_equal_to_the_threshold_fires_unless_agreed_otherwise() {
        let unit = ThresholdUnit::new(array![5.0, 3.0], 5.0);
        let x = array![1.0, 0.0];
        let y = |at_zero| unit.clone().with_step(Step { at_zero }).output(&x);
        assert_eq!(unit.output(&x), 1.0);
        assert_eq!(y(AtZero::One), 1.0);
        assert_eq!(y(AtZero::Half), 0.5);
        assert_eq!(y(AtZero::Zero), 0.0);
    }

    #[test]
    fn half_an_output_is_not_firing() {
        let unit = ThresholdUnit::new(array![1.0], 1.0).with_step(Step {
            at_zero: AtZero::Half,
        });
        assert!(!unit.fires(&array![1.0]));
        assert!(unit.fires(&array![2.0]));
    }

    #[test]
    fn an_inhibitory_weight_vetoes_firing() {
        let unit = ThresholdUnit::new(array![5.0, -5.0], 4.0);
        assert!(unit.fires(&array![1.0, 0.0]));
        assert!(!unit.fires(&array![1.0, 1.0]));
    }

    #[test]
    fn permuting_the_weights_changes_the_answer() {
        let swapped = ThresholdUnit::new(array![3.0, 5.0], 4.0);
        let x = array![0.0, 1.0];
        assert!(!example().fires(&x));
        assert!(swapped.fires(&x));
    }

    #[test]
    fn nan_in_nan_out() {
        assert!(example().output(&array![1.0, f64::NAN]).is_nan());
        // An infinite input against an opposite one has no sum either.
        assert!(
            example()
                .output(&array![f64::INFINITY, f64::NEG_INFINITY])
                .is_nan()
        );
    }

    #[test]
    #[should_panic(
        expected = "the weighted sum of [NaN, 0] is NaN: it neither reaches the threshold nor stays below it"
    )]
    fn nan_neither_fires_nor_stays_silent() {
        let _ = example().fires(&array![f64::NAN, 0.0]);
    }

    #[test]
    #[should_panic(expected = "2 weights cannot meet 1 inputs: the lengths must be equal")]
    fn too_few_inputs_panic_with_a_sentence() {
        let _ = example().output(&array![1.0]);
    }

    #[test]
    #[should_panic(expected = "2 weights cannot meet 3 inputs: the lengths must be equal")]
    fn a_matrix_of_wrong_width_panics_even_without_rows() {
        let _ = example().outputs(&ndarray::Array2::zeros((0, 3)));
    }

    #[test]
    #[should_panic(expected = "a unit needs at least one weight, got none")]
    fn a_unit_without_weights_panics_with_a_sentence() {
        let _ = ThresholdUnit::new(vec![], 4.0);
    }

    #[test]
    #[should_panic(expected = "weights must be finite numbers, got w2 = NaN")]
    fn a_weight_that_is_not_a_number_panics_with_a_sentence() {
        let _ = ThresholdUnit::new(array![5.0, f64::NAN], 4.0);
    }

    #[test]
    #[should_panic(expected = "a threshold must be a finite number, got inf")]
    fn an_infinite_threshold_panics_with_a_sentence() {
        let _ = ThresholdUnit::new(array![5.0, 3.0], f64::INFINITY);
    }
}
