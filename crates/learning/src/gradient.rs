use ndarray::{Array1, ArrayRef1};
use neuron_core::{Neuron, with_one};

use crate::dataset::Dataset;
use crate::loss::Loss;
use crate::pass::Pass;

/// `L(w, b) = c · Σ ℓ(φ(zᵢ), yᵢ)`, the loss of a neuron over all samples.
///
/// # Panics
///
/// When the samples do not have as many inputs as the neuron.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, SquaredError, total_loss};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(array![[0.5], [2.5]], array![0.2, 0.9])?;
///
/// // Both outputs are ½: ½ · (0.5 − 0.2)² + ½ · (0.5 − 0.9)² = 0.045 + 0.08.
/// let loss = total_loss(&SquaredError, &Neuron::zeros(1, Sigmoid), &data);
/// assert!((loss - 0.125).abs() < 1e-15);
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[track_caller]
pub fn total_loss<A: Sync, L: Loss<A>>(loss: &L, neuron: &Neuron<A>, data: &Dataset) -> f64 {
    loss_and_gradient(loss, neuron, data).0
}

/// `∇L = (∂L/∂w₁, …, ∂L/∂wₙ, ∂L/∂b) = c · Σ δᵢ · (xᵢ₁, …, xᵢₙ, 1)`
///
/// The gradient of [`total_loss`] with respect to the neuron's parameters, in their order: the bias comes last.
///
/// # Shapes
///
/// Result: `(n_inputs + 1)`.
///
/// # Numerics
///
/// The sum is formed in an order that is fixed by the number of samples alone, so its bits depend neither on the
/// processor nor on the number of threads. For up to eight samples it is the sum of [`sample_gradient`] from the
/// first to the last.
///
/// # Panics
///
/// When the samples do not have as many inputs as the neuron.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, SquaredError, gradient};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(array![[0.5], [2.5]], array![0.2, 0.9])?;
/// let slope = gradient(&SquaredError, &Neuron::zeros(1, Sigmoid), &data);
///
/// // δ = (0.3, −0.4) · ¼ = (0.075, −0.1), and ∇L = (0.075 · 0.5 − 0.1 · 2.5, 0.075 − 0.1).
/// assert!((slope[0] - -0.2125).abs() < 1e-15);
/// assert!((slope[1] - -0.025).abs() < 1e-15);
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[track_caller]
pub fn gradient<A: Sync, L: Loss<A>>(loss: &L, neuron: &Neuron<A>, data: &Dataset) -> Array1<f64> {
    loss_and_gradient(loss, neuron, data).1
}

/// `(L, ∇L)`, both from one walk over the data.
///
/// # Panics
///
/// When the samples do not have as many inputs as the neuron.
#[track_caller]
pub fn loss_and_gradient<A: Sync, L: Loss<A>>(
    loss: &L,
    neuron: &Neuron<A>,
    data: &Dataset,
) -> (f64, Array1<f64>) {
    assert_eq!(
        neuron.n_inputs(),
        data.n_inputs(),
        "a neuron with {} inputs cannot read samples of {}",
        neuron.n_inputs(),
        data.n_inputs()
    );
    let theta = neuron.parameters().to_vec();
    let mut gradient = vec![0.0; theta.len()];
    let value = Pass::default().loss_and_gradient(
        loss,
        neuron.activation(),
        &theta,
        data.columns(),
        data.threads(),
        &mut gradient,
    );
    (value, gradient.into())
}

/// `∇ℓ = δ · (x₁, …, xₙ, 1)`, the gradient of the loss of one sample.
///
/// This is the whole of the derivation in one line. By the chain rule `∂ℓ/∂wⱼ = ∂ℓ/∂z · ∂z/∂wⱼ = δ · xⱼ`, and
/// `∂ℓ/∂b = δ · 1`. The factor c of the loss is left out.
///
/// # Shapes
///
/// `x: (n_inputs)`, result: `(n_inputs + 1)`.
///
/// # Panics
///
/// When the length of `x` is not the neuron's number of inputs.
#[track_caller]
// ANCHOR: sample_gradient
pub fn sample_gradient<A, L: Loss<A>>(
    loss: &L,
    neuron: &Neuron<A>,
    x: &ArrayRef1<f64>,
    y: f64,
) -> Array1<f64> {
    let delta = loss.error_signal(neuron.activation(), neuron.weighted_input(x), y);
    delta * with_one(x)
}
// ANCHOR_END: sample_gradient
