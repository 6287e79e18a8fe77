//! Mean of a loss over the samples.

use std::ops::RangeInclusive;

use super::curvature::Curvature;
use super::loss::Loss;

/// `L = (1/N) · Σ ℓᵢ`
///
/// The mean of a loss over the samples instead of the sum. For a mini-batch N is the number of samples in the
/// batch.
///
/// Gradient descent on the mean with learning rate η takes the steps of gradient descent on the sum with η/N, so a
/// learning rate says nothing without its convention. The program that an author wrote after his article on this
/// subject divides by N in plain gradient descent and by nothing in momentum; another of his divides by the number of
/// inputs.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, Mean, SquaredError, total_loss};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let neuron = Neuron::zeros(1, Sigmoid);
///
/// let sum = total_loss(&SquaredError, &neuron, &data); // ½ · 0.3² + ½ · 0.4² = 0.125
/// assert!((sum - 0.125).abs() < 1e-16);
/// assert_eq!(total_loss(&Mean(SquaredError), &neuron, &data), sum / 2.0);
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mean<L>(pub L);

impl<A, L: Loss<A>> Loss<A> for Mean<L> {
    #[inline]
    fn value(&self, activation: &A, z: f64, y: f64) -> f64 {
        self.0.value(activation, z, y)
    }

    #[inline]
    fn error_signal(&self, activation: &A, z: f64, y: f64) -> f64 {
        self.0.error_signal(activation, z, y)
    }

    fn scale(&self, n_samples: usize) -> f64 {
        self.0.scale(n_samples) / n_samples as f64
    }

    fn penalty(&self, n_samples: usize) -> f64 {
        self.0.penalty(n_samples) / n_samples as f64
    }

    fn targets(&self) -> RangeInclusive<f64> {
        self.0.targets()
    }
}

impl<A, L: Curvature<A>> Curvature<A> for Mean<L> {
    #[inline]
    fn curvature(&self, activation: &A, z: f64, y: f64) -> f64 {
        self.0.curvature(activation, z, y)
    }
}
