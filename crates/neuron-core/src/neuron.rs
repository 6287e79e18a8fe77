//! Neuron: weights, bias, activation.

use activations::{Activation, Step};
use ndarray::{Array1, ArrayRef1, ArrayRef2, ArrayView1, Axis};
use rand::{Rng, RngExt};

use crate::affine_map::{outputs, outputs_into, weighted_inputs};
use crate::boundary_line::BoundaryLine;
use crate::inner_product::inner_product;
use crate::threshold_unit::ThresholdUnit;
use crate::truth_table::TruthTable;
use crate::validation::assert_usable;

/// `a = φ(w₁x₁ + … + wₙxₙ + b)`
///
/// A neuron: weights, a bias and an activation. With the step as φ and `b = −θ` it is a
/// [`ThresholdUnit`]; with another φ its output is a degree of excitement.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let neuron = Neuron::new(array![2.0, 3.0], -1.0, Sigmoid);
///
/// assert_eq!(neuron.weighted_input(&array![1.0, 0.0]), 1.0);
/// assert!((neuron.output(&array![1.0, 0.0]) - 0.7310585786300049).abs() < 1e-15);
/// ```
///
/// # References
///
/// F. Rosenblatt, "The perceptron: a probabilistic model for information storage and organization in the
/// brain", *Psychological Review* 65(6), 386–408 (1958), doi:10.1037/h0042519.
// ANCHOR: neuron
#[derive(Debug, Clone, PartialEq)]
pub struct Neuron<A> {
    weights: Array1<f64>, // w₁, …, wₙ
    bias: f64,            // b
    activation: A,        // the activation function
}
// ANCHOR_END: neuron

impl<A> Neuron<A> {
    /// A neuron with weights `(w₁, …, wₙ)`, bias b and activation φ.
    ///
    /// # Panics
    ///
    /// When there are no weights, or when a weight or the bias is not a finite number.
    #[must_use]
    #[track_caller]
    pub fn new(weights: impl Into<Array1<f64>>, bias: f64, activation: A) -> Self {
        let weights = weights.into();
        assert_usable(&weights, "bias", bias);
        Self {
            weights,
            bias,
            activation,
        }
    }

    /// `w = 0`, `b = 0`: a neuron that knows nothing, with n inputs.
    ///
    /// # Panics
    ///
    /// When `n_inputs` is 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use activations::Sigmoid;
    /// use ndarray::array;
    /// use neuron_core::Neuron;
    ///
    /// let neuron = Neuron::zeros(2, Sigmoid);
    /// assert_eq!(neuron.output(&array![7.0, -1.0]), 0.5); // σ(0), whatever the inputs
    /// ```
    #[must_use]
    #[track_caller]
    pub fn zeros(n_inputs: usize, activation: A) -> Self {
        Self::new(Array1::zeros(n_inputs), 0.0, activation)
    }

    /// `w₁, …, wₙ, b`, drawn in this order and uniformly from [−1, 1).
    ///
    /// The same generator in the same state gives the same neuron on every machine.
    ///
    /// The interval does not depend on n. That is meant for one neuron, whose loss has one valley to be found from
    /// anywhere. In a layer of neurons with many inputs each, z would grow with √n (its standard deviation is about
    /// √(n/3) for inputs of size 1) and saturate a sigmoid; such weights are drawn from an interval that
    /// narrows with 1/√n (LeCun et al., below), and with them [`new`](Self::new) makes the neuron.
    ///
    /// # Panics
    ///
    /// When `n_inputs` is 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use activations::Sigmoid;
    /// use neuron_core::Neuron;
    /// use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
    ///
    /// let mut rng = Xoshiro256PlusPlus::seed_from_u64(42);
    /// let neuron = Neuron::random(2, Sigmoid, &mut rng);
    ///
    /// assert!(neuron.parameters().iter().all(|p| (-1.0..1.0).contains(p)));
    /// ```
    ///
    /// # References
    ///
    /// Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", in *Neural Networks: Tricks of the Trade*,
    /// Lecture Notes in Computer Science 1524, 9–50 (1998), section 4.6, doi:10.1007/3-540-49430-8_2.
    #[must_use]
    #[track_caller]
    pub fn random<R: Rng + ?Sized>(n_inputs: usize, activation: A, rng: &mut R) -> Self {
        let mut draw = || 2.0 * rng.random::<f64>() - 1.0;
        let weights: Array1<f64> = (0..n_inputs).map(|_| draw()).collect();
        Self::new(weights, draw(), activation)
    }

    /// `(w₁, …, wₙ)`, shape `(n_inputs)`.
    #[must_use]
    pub fn weights(&self) -> ArrayView1<'_, f64> {
        self.weights.view()
    }

    /// `b`.
    #[must_use]
    pub fn bias(&self) -> f64 {
        self.bias
    }

    /// `φ`.
    #[must_use]
    pub fn activation(&self) -> &A {
        &self.activation
    }

    /// `n`, the number of inputs.
    #[must_use]
    pub fn n_inputs(&self) -> usize {
        self.weights.len()
    }

    /// `(w₁, …, wₙ, b)`, shape `(n_inputs + 1)`.
    ///
    /// With the inputs written [with a one](crate::with_one), z is a single inner product:
    /// `z = (w₁, …, wₙ, b) · (x₁, …, xₙ, 1)`. [`inner_product()`] gives the same bits as
    /// [`weighted_input`](Self::weighted_input), because the bias is the last term of both sums.
    #[must_use]
    pub fn parameters(&self) -> Array1<f64> {
        self.weights.iter().copied().chain([self.bias]).collect()
    }

    /// `(w₁, …, wₙ, b) ← θ`: other parameters for the same neuron, in the order of
    /// [`parameters`](Self::parameters).
    ///
    /// What learning does to a neuron, once it has found better ones.
    ///
    /// # Shapes
    ///
    /// `parameters: (n_inputs + 1)`.
    ///
    /// # Panics
    ///
    /// When the length is not [`n_inputs`](Self::n_inputs) + 1, or when a parameter is not a finite number. The
    /// neuron is then as it was.
    ///
    /// # Examples
    ///
    /// ```
    /// use activations::Sigmoid;
    /// use ndarray::array;
    /// use neuron_core::Neuron;
    ///
    /// let mut neuron = Neuron::zeros(2, Sigmoid);
    /// neuron.set_parameters(&array![5.0, 3.0, -4.0]);
    ///
    /// assert_eq!(neuron, Neuron::new(array![5.0, 3.0], -4.0, Sigmoid));
    /// ```
    #[track_caller]
    pub fn set_parameters(&mut self, parameters: &ArrayRef1<f64>) {
        let n = self.n_inputs();
        assert_eq!(
            parameters.len(),
            n + 1,
            "a neuron with {n} weights and a bias has {} parameters, got {}",
            n + 1,
            parameters.len()
        );
        let (weights, bias) = (parameters.slice_axis(Axis(0), (..n).into()), parameters[n]);
        assert_usable(&weights, "bias", bias);
        self.weights.assign(&weights);
        self.bias = bias;
    }

    /// `z = w₁x₁ + … + wₙxₙ + b`
    ///
    /// # Panics
    ///
    /// When the length of `x` is not [`n_inputs`](Self::n_inputs).
    #[must_use]
    #[inline]
    #[track_caller]
    // ANCHOR: weighted_input
    pub fn weighted_input(&self, x: &ArrayRef1<f64>) -> f64 {
        inner_product(&self.weights, x) + self.bias
    }
    // ANCHOR_END: weighted_input

    /// `zᵢ = w · xᵢ + b` for every row xᵢ of X.
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
        weighted_inputs(&self.weights, self.bias, xs)
    }

    /// `w₁x₁ + w₂x₂ + b = 0`: where z changes its sign in the plane of two inputs.
    ///
    /// # Panics
    ///
    /// When the neuron does not have two inputs.
    #[must_use]
    #[track_caller]
    pub fn boundary(&self) -> BoundaryLine {
        BoundaryLine::new(&self.weights, -self.bias)
    }
}

impl<A: Activation> Neuron<A> {
    /// `a = φ(z)`; NaN when an input is NaN.
    ///
    /// # Panics
    ///
    /// When the length of `x` is not [`n_inputs`](Self::n_inputs).
    #[must_use]
    #[inline]
    #[track_caller]
    // ANCHOR: output
    pub fn output(&self, x: &ArrayRef1<f64>) -> f64 {
        self.activation.apply(self.weighted_input(x))
    }
    // ANCHOR_END: output

    /// `aᵢ = φ(zᵢ)` for every row xᵢ of X.
    ///
    /// # Shapes
    ///
    /// `xs: (n_samples, n_inputs)`, result: `(n_samples)`. Each value has the bits that
    /// [`output`](Self::output) gives for that row, whatever the memory layout of `xs`.
    ///
    /// # Panics
    ///
    /// When the number of columns is not [`n_inputs`](Self::n_inputs).
    ///
    /// # Examples
    ///
    /// ```
    /// use activations::Identity;
    /// use ndarray::array;
    /// use neuron_core::Neuron;
    ///
    /// let neuron = Neuron::new(array![5.0, 3.0], -4.0, Identity);
    /// let xs = array![[0.0, 1.0], [1.0, 0.0]];
    ///
    /// assert_eq!(neuron.outputs(&xs), array![-1.0, 1.0]);
    /// ```
    #[must_use]
    #[track_caller]
    pub fn outputs(&self, xs: &ArrayRef2<f64>) -> Array1<f64> {
        outputs(&self.weights, self.bias, &self.activation, xs)
    }

    /// `out[i] = φ(zᵢ)` for every row xᵢ of X: the values of [`outputs`](Self::outputs), written into an array that
    /// the caller keeps.
    ///
    /// # Shapes
    ///
    /// `xs: (n_samples, n_inputs)`, `out: (n_samples)`.
    ///
    /// # Panics
    ///
    /// When the number of columns is not [`n_inputs`](Self::n_inputs), or when `out` is not as long as `xs` has rows.
    ///
    /// # Examples
    ///
    /// ```
    /// use activations::Identity;
    /// use ndarray::{Array1, array};
    /// use neuron_core::Neuron;
    ///
    /// let neuron = Neuron::new(array![5.0, 3.0], -4.0, Identity);
    /// let mut out = Array1::zeros(2);
    /// neuron.outputs_into(&array![[0.0, 1.0], [1.0, 0.0]], &mut out);
    ///
    /// assert_eq!(out, array![-1.0, 1.0]);
    /// ```
    #[track_caller]
    pub fn outputs_into(&self, xs: &ArrayRef2<f64>, out: &mut ArrayRef1<f64>) {
        outputs_into(&self.weights, self.bias, &self.activation, xs, out);
    }

    /// z and a for every input in {0, 1}ⁿ, in counting order: 00, 01, 10, 11.
    ///
    /// # Panics
    ///
    /// When the neuron has more than 20 inputs: the table would have over a million rows.
    ///
    /// # Examples
    ///
    /// ```
    /// use activations::Identity;
    /// use ndarray::array;
    /// use neuron_core::Neuron;
    ///
    /// let table = Neuron::new(array![5.0, 3.0], -4.0, Identity).truth_table();
    ///
    /// assert_eq!(table.outputs(), array![-4.0, -1.0, 1.0, 4.0]);
    /// ```
    #[must_use]
    #[track_caller]
    pub fn truth_table(&self) -> TruthTable {
        TruthTable::new(&self.weights, self.bias, &self.activation)
    }
}

/// `b = −θ`
///
/// The same unit: subtracting θ and adding −θ are the same operation to the bit.
///
/// # Examples
///
/// ```
/// use ndarray::array;
/// use neuron_core::{Neuron, ThresholdUnit};
///
/// let neuron = Neuron::from(ThresholdUnit::new(array![5.0, 3.0], 4.0));
///
/// assert_eq!(neuron.bias(), -4.0);
/// assert_eq!(neuron.output(&array![1.0, 0.0]), 1.0);
/// ```
// ANCHOR: from_threshold
impl From<ThresholdUnit> for Neuron<Step> {
    fn from(unit: ThresholdUnit) -> Self {
        Neuron::new(unit.weights().to_owned(), -unit.threshold(), unit.step())
    }
}
// ANCHOR_END: from_threshold

#[cfg(test)]
mod tests {
    use super::*;
    use activations::{AtZero, Identity, Sigmoid};
    use ndarray::array;
    use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

    #[test]
    fn conversion_keeps_the_convention_at_equality() {
        for at_zero in [AtZero::Zero, AtZero::Half, AtZero::One] {
            let unit = ThresholdUnit::new(array![5.0, 3.0], 5.0).with_step(Step { at_zero });
            let neuron = Neuron::from(unit.clone());
            let x = array![1.0, 0.0];
            assert_eq!(neuron.output(&x), unit.output(&x));
        }
    }

    #[test]
    fn a_neuron_of_zeros_is_undecided() {
        let neuron = Neuron::zeros(3, Sigmoid);
        assert_eq!(neuron.parameters(), array![0.0, 0.0, 0.0, 0.0]);
        assert_eq!(neuron.output(&array![7.0, -1.0, 0.5]), 0.5);
    }

    #[test]
    fn on_its_boundary_a_neuron_has_the_weighted_input_0() {
        // 2x₁ + 3x₂ − 6 = 0 meets the axes at 3 and 2.
        let neuron = Neuron::new(array![2.0, 3.0], -6.0, Sigmoid);
        let line = neuron.boundary();
        assert_eq!([line.x1_at(0.0), line.x2_at(0.0)], [Some(3.0), Some(2.0)]);
        assert_eq!(neuron.weighted_input(&array![3.0, 0.0]), 0.0);
    }

    #[test]
    fn a_random_neuron_is_the_seed_and_nothing_else() {
        let draw = |seed| Neuron::random(4, Identity, &mut Xoshiro256PlusPlus::seed_from_u64(seed));
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn random_parameters_fill_the_interval_from_minus_one_to_one() {
        let neuron = Neuron::random(1000, Identity, &mut Xoshiro256PlusPlus::seed_from_u64(42));
        let parameters = neuron.parameters();
        assert!(parameters.iter().all(|p| (-1.0..1.0).contains(p)));
        // 1001 uniform draws have a mean of 0 with a standard deviation of 1 / √(3 · 1001) = 0.018.
        assert!(parameters.mean().unwrap().abs() < 4.0 * 0.018);
        assert!(parameters.iter().any(|&p| p < -0.9) && parameters.iter().any(|&p| p > 0.9));
    }

    #[test]
    #[should_panic(expected = "a neuron with 2 weights and a bias has 3 parameters, got 2")]
    fn too_few_parameters_panic_with_a_sentence() {
        Neuron::zeros(2, Sigmoid).set_parameters(&array![5.0, 3.0]);
    }

    #[test]
    #[should_panic(expected = "a bias must be a finite number, got inf")]
    fn parameters_that_are_not_finite_panic_with_a_sentence() {
        Neuron::zeros(2, Sigmoid).set_parameters(&array![5.0, 3.0, f64::INFINITY]);
    }

    #[test]
    fn nan_in_nan_out() {
        let neuron = Neuron::new(array![5.0, 3.0], -4.0, Sigmoid);
        assert!(neuron.output(&array![f64::NAN, 0.0]).is_nan());
    }

    #[test]
    #[should_panic(expected = "2 weights cannot meet 3 inputs: the lengths must be equal")]
    fn too_many_inputs_panic_with_a_sentence() {
        let _ = Neuron::new(array![5.0, 3.0], -4.0, Sigmoid).output(&array![1.0, 0.0, 1.0]);
    }

    #[test]
    #[should_panic(expected = "a unit needs at least one weight, got none")]
    fn a_neuron_without_inputs_panics_with_a_sentence() {
        let _ = Neuron::zeros(0, Sigmoid);
    }

    #[test]
    #[should_panic(expected = "a bias must be a finite number, got NaN")]
    fn a_bias_that_is_not_a_number_panics_with_a_sentence() {
        let _ = Neuron::new(array![5.0, 3.0], f64::NAN, Sigmoid);
    }
}
