//! Losses of several outputs: the trait of L(z, y) for vectors.

use std::ops::RangeInclusive;

use super::loss::Loss;

/// `L = c · Σ ℓ(φ(z₁), …, φ(zₘ); y₁, …, yₘ)`
///
/// A loss of models with several outputs: of one sample it sees all weighted inputs z and all targets y at once.
///
/// Every [`Loss`] is one: its values are added over the outputs, and each output has an error signal of its own.
/// A loss whose outputs depend on one another, such as the cross-entropy of a softmax, implements this trait by itself.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{CrossEntropy, VectorLoss};
///
/// let mut delta = [0.0; 2];
/// let (z, y) = ([0.0, 800.0], [1.0, 0.0]);
///
/// assert_eq!(CrossEntropy.sample_loss(&Sigmoid, &z, &y), std::f64::consts::LN_2 + 800.0);
/// CrossEntropy.error_signals(&Sigmoid, &z, &y, &mut delta);
/// assert_eq!(delta, [-0.5, 1.0]);
/// ```
///
/// The cross-entropy of a softmax, `ℓ = ln Σ exp(zₖ) − Σ yₖ zₖ` for targets whose sum is 1, with δ = a − y as for the
/// sigmoid:
///
/// ```
/// use activations::{Activation, Elu};
/// use learning::VectorLoss;
///
/// /// `aₖ = exp(zₖ) / Σ exp(zⱼ)`
/// struct Softmax;
///
/// impl Softmax {
///     /// The exponentials of z, below the largest z: `exp(z) = elu(z) + 1` for z ≤ 0.
///     fn exponentials(z: &[f64]) -> (f64, Vec<f64>) {
///         let largest = z.iter().copied().fold(f64::NEG_INFINITY, f64::max);
///         (largest, z.iter().map(|z| Elu::default().apply(z - largest) + 1.0).collect())
///     }
/// }
///
/// struct SoftmaxCrossEntropy;
///
/// impl VectorLoss<Softmax> for SoftmaxCrossEntropy {
///     fn sample_loss(&self, _: &Softmax, z: &[f64], y: &[f64]) -> f64 {
///         let (largest, exponentials) = Softmax::exponentials(z);
///         let met: f64 = z.iter().zip(y).map(|(z, y)| z * y).sum();
///         largest + exponentials.iter().sum::<f64>().ln() - met
///     }
///     fn error_signals(&self, _: &Softmax, z: &[f64], y: &[f64], delta: &mut [f64]) {
///         let (_, exponentials) = Softmax::exponentials(z);
///         let sum: f64 = exponentials.iter().sum();
///         for ((delta, e), y) in delta.iter_mut().zip(exponentials).zip(y) {
///             *delta = e / sum - y;
///         }
///     }
/// }
///
/// let mut delta = [0.0; 4];
/// SoftmaxCrossEntropy.error_signals(&Softmax, &[7.0; 4], &[1.0, 0.0, 0.0, 0.0], &mut delta);
/// assert_eq!(delta, [-0.75, 0.25, 0.25, 0.25]);
/// ```
pub trait VectorLoss<A>: Sync {
    /// `ℓ(φ(z), y)`, the loss of one sample.
    ///
    /// # Shapes
    ///
    /// `z` and `y` are as long as the model has outputs.
    fn sample_loss(&self, activation: &A, z: &[f64], y: &[f64]) -> f64;

    /// `δₖ = ∂ℓ/∂zₖ`, the error signals of one sample, written to `delta`.
    fn error_signals(&self, activation: &A, z: &[f64], y: &[f64], delta: &mut [f64]);

    /// `c`, the factor before the sum over `n_samples` samples, as [`Loss::scale`].
    fn sum_scale(&self, n_samples: usize) -> f64 {
        let _ = n_samples;
        1.0
    }

    /// `λ`, the strength of the penalty on the weights, as [`Loss::penalty`].
    fn weight_penalty(&self, n_samples: usize) -> f64 {
        let _ = n_samples;
        0.0
    }

    /// Where each target may lie, as [`Loss::targets`].
    fn target_range(&self) -> RangeInclusive<f64> {
        f64::MIN..=f64::MAX
    }
}

impl<A, L: Loss<A>> VectorLoss<A> for L {
    #[inline]
    fn sample_loss(&self, activation: &A, z: &[f64], y: &[f64]) -> f64 {
        let mut sum = 0.0;
        for (&z, &y) in z.iter().zip(y) {
            sum += self.value(activation, z, y);
        }
        sum
    }

    #[inline]
    fn error_signals(&self, activation: &A, z: &[f64], y: &[f64], delta: &mut [f64]) {
        for ((delta, &z), &y) in delta.iter_mut().zip(z).zip(y) {
            *delta = self.error_signal(activation, z, y);
        }
    }

    fn sum_scale(&self, n_samples: usize) -> f64 {
        self.scale(n_samples)
    }

    fn weight_penalty(&self, n_samples: usize) -> f64 {
        self.penalty(n_samples)
    }

    fn target_range(&self) -> RangeInclusive<f64> {
        self.targets()
    }
}
