//! Layer of neurons.

use activations::{Activation, ActivationArrays};
use ndarray::{Array1, Array2, ArrayRef1, ArrayView1, ArrayView2};
use neuron_core::{Neuron, inner_product};

/// `a = φ(W x + b)`: neurons side by side, all with the same inputs.
///
/// Row i of W holds the weights of neuron i, and bᵢ is its bias.
///
/// # Shapes
///
/// `weights: (n_neurons, n_inputs)`, `biases: (n_neurons)`.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use ndarray::array;
/// use networks::Layer;
///
/// // Two neurons with two inputs each: "at least one of them" and "both".
/// let layer = Layer::new(array![[10.0, 10.0], [10.0, 10.0]], array![-5.0, -15.0], Sigmoid);
/// let a = layer.outputs(&array![1.0, 0.0]);
/// assert!(a[0] > 0.99 && a[1] < 0.01);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Layer<A> {
    weights: Array2<f64>, // W
    biases: Array1<f64>,  // b
    activation: A,        // φ
}

impl<A> Layer<A> {
    /// A layer of the rows of `weights`, each with a bias.
    ///
    /// # Panics
    ///
    /// When there is no neuron or no input, when there are not as many biases as neurons, or when a number is not finite.
    #[must_use]
    #[track_caller]
    pub fn new(weights: Array2<f64>, biases: Array1<f64>, activation: A) -> Self {
        if let Err(sentence) = check(&weights, &biases) {
            panic!("{sentence}");
        }
        Self {
            weights,
            biases,
            activation,
        }
    }

    /// A layer all of whose weights and biases are 0.
    ///
    /// # Panics
    ///
    /// When there is no neuron or no input.
    #[must_use]
    #[track_caller]
    pub fn zeros(n_inputs: usize, n_neurons: usize, activation: A) -> Self {
        let weights = Array2::zeros((n_neurons, n_inputs));
        Self::new(weights, Array1::zeros(n_neurons), activation)
    }

    /// W, shape `(n_neurons, n_inputs)`.
    pub fn weights(&self) -> ArrayView2<'_, f64> {
        self.weights.view()
    }

    /// b, shape `(n_neurons)`.
    pub fn biases(&self) -> ArrayView1<'_, f64> {
        self.biases.view()
    }

    /// `φ`.
    pub fn activation(&self) -> &A {
        &self.activation
    }

    /// The number of inputs of each neuron, at least 1.
    pub fn n_inputs(&self) -> usize {
        self.weights.ncols()
    }

    /// The number of neurons, at least 1.
    pub fn n_neurons(&self) -> usize {
        self.weights.nrows()
    }

    /// Neuron i by itself.
    ///
    /// # Panics
    ///
    /// When `i` is not below [`n_neurons`](Self::n_neurons).
    #[must_use]
    #[track_caller]
    pub fn neuron(&self, i: usize) -> Neuron<A>
    where
        A: Clone,
    {
        let n = self.n_neurons();
        assert!(
            i < n,
            "a layer of {n} neurons has no neuron {i}, counted from 0"
        );
        let weights = self.weights.row(i).to_owned();
        Neuron::new(weights, self.biases[i], self.activation.clone())
    }

    /// `z = W x + b`, each neuron's sum from its first input to its last, then the bias.
    ///
    /// # Panics
    ///
    /// When there are not as many inputs as the neurons have weights.
    #[must_use]
    #[track_caller]
    // ANCHOR: weighted_inputs
    pub fn weighted_inputs(&self, x: &ArrayRef1<f64>) -> Array1<f64> {
        let neurons = self.weights.rows().into_iter().zip(&self.biases);
        neurons.map(|(w, b)| inner_product(&w, x) + b).collect()
    }
    // ANCHOR_END: weighted_inputs

    /// `a = φ(W x + b)`
    ///
    /// # Panics
    ///
    /// When there are not as many inputs as the neurons have weights.
    #[must_use]
    #[track_caller]
    pub fn outputs(&self, x: &ArrayRef1<f64>) -> Array1<f64>
    where
        A: Activation,
    {
        self.activation.apply_array(&self.weighted_inputs(x))
    }

    /// (w₁, …, wₙ, b) of the first neuron, then of the second, and so on.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = f64> {
        let neurons = self.weights.rows().into_iter().zip(&self.biases);
        neurons.flat_map(|(w, b)| w.into_iter().chain([b]).copied())
    }

    /// The number of parameters.
    pub(crate) fn n_parameters(&self) -> usize {
        self.n_neurons() * (self.n_inputs() + 1)
    }

    /// Other parameters, in the order of [`parameters`](Self::parameters).
    pub(crate) fn set_parameters(&mut self, mut theta: impl Iterator<Item = f64>) {
        let mut neurons = self.weights.rows_mut().into_iter().zip(&mut self.biases);
        neurons.by_ref().for_each(|(mut weights, bias)| {
            for parameter in weights.iter_mut().chain([bias]) {
                *parameter = theta.next().expect("the number has been compared");
            }
        });
    }
}

/// At least one neuron with at least one input, a bias for each, and only finite numbers; otherwise the sentence that says
/// what is wrong.
pub(crate) fn check(weights: &Array2<f64>, biases: &Array1<f64>) -> Result<(), String> {
    let (n_neurons, n_inputs) = weights.dim();
    if n_neurons == 0 {
        return Err("a layer needs at least one neuron, got none".to_owned());
    }
    if n_inputs == 0 {
        return Err("a neuron needs at least one input, got none".to_owned());
    }
    if biases.len() != n_neurons {
        return Err(format!(
            "a layer of {n_neurons} neurons has {n_neurons} biases, got {}",
            biases.len()
        ));
    }
    if let Some(((i, j), w)) = weights.indexed_iter().find(|(_, w)| !w.is_finite()) {
        return Err(format!(
            "weights must be finite numbers, got {w} for neuron {i} and input {j}, counted from 0"
        ));
    }
    if let Some((i, b)) = biases.iter().enumerate().find(|(_, b)| !b.is_finite()) {
        return Err(format!(
            "biases must be finite numbers, got {b} for neuron {i}, counted from 0"
        ));
    }
    Ok(())
}
