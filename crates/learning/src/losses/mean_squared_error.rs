//! Mean squared error (MSE).

use activations::{Differentiable, TwiceDifferentiable};

use super::curvature::Curvature;
use super::loss::Loss;
use super::squared_error::SquaredError;

/// `L = (1/N) · Σ (aᵢ − yᵢ)²`, the MSE
///
/// The mean squared error as statistics and most libraries write it: without the half, and divided by the number of
/// samples. It is 2/N times [`SquaredError`], and so are its gradients.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, MeanSquaredError, total_loss};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let mse = total_loss(&MeanSquaredError, &Neuron::zeros(1, Sigmoid), &data);
/// assert!((mse - 0.125).abs() < 1e-15); // (0.3² + 0.4²)/2
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MeanSquaredError;

impl<A: Differentiable> Loss<A> for MeanSquaredError {
    #[inline]
    fn value(&self, activation: &A, z: f64, y: f64) -> f64 {
        2.0 * SquaredError.value(activation, z, y)
    }

    #[inline]
    fn error_signal(&self, activation: &A, z: f64, y: f64) -> f64 {
        2.0 * SquaredError.error_signal(activation, z, y)
    }

    fn scale(&self, n_samples: usize) -> f64 {
        1.0 / n_samples as f64
    }
}

impl<A: TwiceDifferentiable> Curvature<A> for MeanSquaredError {
    #[inline]
    fn curvature(&self, activation: &A, z: f64, y: f64) -> f64 {
        2.0 * SquaredError.curvature(activation, z, y)
    }
}
