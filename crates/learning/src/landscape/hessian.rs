//! Hessian matrix.

use ndarray::{Array2, ArrayView2};
use neuron_core::{Neuron, with_one};

use super::gradient::{FEW, assert_inputs_fit};
use crate::data::Samples;
use crate::kernel::{outer_products, penalty_strength};
use crate::losses::{Curvature, Loss};

/// `H = c · Σ κᵢ · (xᵢ, 1)(xᵢ, 1)ᵀ` with `κ = ∂²ℓ/∂z²`
///
/// The second derivatives of the loss of one neuron with respect to its parameters. It is this simple because z
/// depends on them linearly: `∂²L/∂θⱼ∂θₖ = Σ κᵢ · ∂zᵢ/∂θⱼ · ∂zᵢ/∂θₖ`.
///
/// # Shapes
///
/// Result: `(n_inputs + 1, n_inputs + 1)`, symmetric, the bias last.
///
/// # Numerics
///
/// The samples are added from the first to the last. Threads, if the data set [allows](crate::Dataset::on_threads) them,
/// share out the elements and change no bit.
///
/// # Panics
///
/// When the samples do not have as many inputs as the neuron, or when they have several targets.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, SquaredError, eigenvalues_2x2, hessian};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
///
/// // At zero σ″ = 0 and κ = σ′² = 1/16, so H = 1/16 · Σ [[x², x], [x, 1]].
/// let h = hessian(&SquaredError, &Neuron::zeros(1, Sigmoid), &data);
/// assert_eq!(h, array![[0.40625, 0.1875], [0.1875, 0.125]]);
///
/// // On the plateau at b = −8 both curvatures are negative: the loss is not convex.
/// let h = hessian(&SquaredError, &Neuron::new(array![0.0], -8.0, Sigmoid), &data);
/// assert!(eigenvalues_2x2(&h)[1] < 0.0);
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[track_caller]
#[must_use]
pub fn hessian<'a, A: Sync, L: Curvature<A>>(
    loss: &L,
    neuron: &Neuron<A>,
    data: impl Into<Samples<'a>>,
) -> Array2<f64> {
    let samples = data.into();
    assert_inputs_fit(neuron, samples);
    let n = neuron.n_inputs() + 1;
    let mut hessian = Array2::zeros((n, n));
    if samples.n_samples() > FEW {
        let theta = neuron.parameters().to_vec();
        let sum = outer_products(loss, neuron.activation(), &theta, samples);
        hessian.assign(&ArrayView2::from_shape((n, n), &sum).expect("n rows of n"));
    } else {
        for (x, y) in samples.iter() {
            let z = neuron.weighted_input(&x);
            let curvature = loss.curvature(neuron.activation(), z, y);
            let x = with_one(&x);
            for j in 0..n {
                for k in 0..n {
                    hessian[[j, k]] += curvature * (x[j] * x[k]);
                }
            }
        }
    }
    hessian *= Loss::scale(loss, samples.n_samples());
    // The penalty ½ λ |w|² has the second derivatives λ on the diagonal of the weights.
    let penalty = penalty_strength(loss, samples);
    for j in 0..n - 1 {
        hessian[[j, j]] += penalty;
    }
    hessian
}
