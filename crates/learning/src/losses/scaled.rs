//! Loss times a factor.

use std::ops::RangeInclusive;

use super::curvature::Curvature;
use super::loss::Loss;

/// `L = c · Σ ℓᵢ`
///
/// A loss times a number. With a factor of 2, [`SquaredError`](crate::SquaredError) loses its half and becomes
/// Σ (aᵢ − yᵢ)², the loss that some authors start from.
///
/// Gradient descent on c · L with learning rate η takes the steps of gradient descent on L with c · η.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, Scaled, SquaredError, total_loss};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let neuron = Neuron::zeros(1, Sigmoid);
/// let without_half = Scaled { factor: 2.0, loss: SquaredError };
///
/// assert!((total_loss(&without_half, &neuron, &data) - 0.25).abs() < 1e-15); // 0.3² + 0.4²
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scaled<L> {
    /// `c`.
    pub factor: f64,
    /// The loss that is scaled.
    pub loss: L,
}

impl<A, L: Loss<A>> Loss<A> for Scaled<L> {
    #[inline]
    fn value(&self, activation: &A, z: f64, y: f64) -> f64 {
        self.loss.value(activation, z, y)
    }

    #[inline]
    fn error_signal(&self, activation: &A, z: f64, y: f64) -> f64 {
        self.loss.error_signal(activation, z, y)
    }

    fn scale(&self, n_samples: usize) -> f64 {
        self.factor * self.loss.scale(n_samples)
    }

    fn penalty(&self, n_samples: usize) -> f64 {
        // Without a penalty there is nothing to scale, also where the factor is not a number.
        match self.loss.penalty(n_samples) {
            0.0 => 0.0,
            penalty => self.factor * penalty,
        }
    }

    fn targets(&self) -> RangeInclusive<f64> {
        self.loss.targets()
    }
}

impl<A, L: Curvature<A>> Curvature<A> for Scaled<L> {
    #[inline]
    fn curvature(&self, activation: &A, z: f64, y: f64) -> f64 {
        self.loss.curvature(activation, z, y)
    }
}
