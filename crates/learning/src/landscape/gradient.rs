//! Gradients.

use ndarray::{Array1, ArrayRef1};
use neuron_core::{Neuron, with_one};

use crate::data::Samples;
use crate::losses::Loss;
use crate::training::{Model, assert_fits};

/// Up to so many samples a sum is formed as it is written here. For more, its terms are added in another fixed order,
/// in which a processor can work on several at once.
pub(super) const FEW: usize = 8;

/// `L(w, b) = c · Σ ℓ(φ(zᵢ), yᵢ)`, the loss of a neuron over all samples.
///
/// # Panics
///
/// When the samples do not have as many inputs as the neuron, or when they have several targets.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, SquaredError, total_loss};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
///
/// // Both outputs are ½: ½ · (0.5 − 0.2)² + ½ · (0.5 − 0.9)² = 0.045 + 0.08.
/// let loss = total_loss(&SquaredError, &Neuron::zeros(1, Sigmoid), &data);
/// assert!((loss - 0.125).abs() < 1e-15);
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[track_caller]
#[must_use]
// ANCHOR: total_loss
pub fn total_loss<'a, A: Sync, L: Loss<A>>(
    loss: &L,
    neuron: &Neuron<A>,
    data: impl Into<Samples<'a>>,
) -> f64 {
    let samples = data.into();
    assert_inputs_fit(neuron, samples);
    if samples.n_samples() > FEW || loss.penalty(1) != 0.0 {
        let theta = neuron.parameters().to_vec();
        return neuron.loss_at(loss, samples, &theta, &mut Default::default());
    }
    let mut sum = 0.0;
    for (x, y) in samples.iter() {
        sum += loss.value(neuron.activation(), neuron.weighted_input(&x), y);
    }
    loss.scale(samples.n_samples()) * sum
}
// ANCHOR_END: total_loss

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
/// first to the last; for more it is formed in eight partial sums, and by chunks of 4096 samples.
///
/// # Panics
///
/// When the samples do not have as many inputs as the neuron, or when they have several targets.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, SquaredError, gradient};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let slope = gradient(&SquaredError, &Neuron::zeros(1, Sigmoid), &data);
///
/// // δ = (0.3, −0.4) · ¼ = (0.075, −0.1), and ∇L = (0.075 · 0.5 − 0.1 · 2.5, 0.075 − 0.1).
/// assert!((slope[0] - -0.2125).abs() < 1e-15);
/// assert!((slope[1] - -0.025).abs() < 1e-15);
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[track_caller]
#[must_use]
// ANCHOR: gradient
pub fn gradient<'a, A: Sync, L: Loss<A>>(
    loss: &L,
    neuron: &Neuron<A>,
    data: impl Into<Samples<'a>>,
) -> Array1<f64> {
    let samples = data.into();
    assert_inputs_fit(neuron, samples);
    if samples.n_samples() > FEW || loss.penalty(1) != 0.0 {
        return loss_and_gradient(loss, neuron, samples).1;
    }
    let mut sum = Array1::zeros(neuron.n_inputs() + 1);
    for (x, y) in samples.iter() {
        sum += &sample_gradient(loss, neuron, &x, y);
    }
    loss.scale(samples.n_samples()) * sum
}
// ANCHOR_END: gradient

/// `(L, ∇L)` of any [`Model`], both from one walk over the data.
///
/// For a neuron these are [`total_loss`] and [`gradient()`], to the bit.
///
/// # Panics
///
/// When the samples do not have as many inputs as the model, or as many targets as it has outputs.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, SquaredError, loss_and_gradient};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let (loss, gradient) = loss_and_gradient(&SquaredError, &Neuron::zeros(1, Sigmoid), &data);
///
/// assert!((loss - 0.125).abs() < 1e-15);
/// assert!((gradient[0] - -0.2125).abs() < 1e-15);
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[track_caller]
#[must_use]
pub fn loss_and_gradient<'a, M: Model<L>, L>(
    loss: &L,
    model: &M,
    data: impl Into<Samples<'a>>,
) -> (f64, Array1<f64>) {
    let samples = data.into();
    assert_fits(model, loss, samples);
    let theta = model.parameters().to_vec();
    let mut gradient = vec![0.0; theta.len()];
    let mut workspace = M::Workspace::default();
    let value = model.loss_and_gradient(loss, samples, &theta, &mut gradient, &mut workspace);
    (value, gradient.into())
}

#[track_caller]
pub(super) fn assert_inputs_fit<A>(neuron: &Neuron<A>, samples: Samples<'_>) {
    assert_eq!(
        neuron.n_inputs(),
        samples.n_inputs(),
        "a neuron with {} inputs cannot read samples of {}",
        neuron.n_inputs(),
        samples.n_inputs()
    );
    assert_one_target(samples);
}

/// A neuron has one output, and the first of several targets is not the one that was meant.
#[track_caller]
pub(super) fn assert_one_target(samples: Samples<'_>) {
    let n = samples.n_targets();
    assert_eq!(
        n, 1,
        "a neuron has one output, and the samples have {n} targets"
    );
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
#[must_use]
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
