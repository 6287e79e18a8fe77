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

    /// ℓ and δ of several samples at once, written to `values` and `deltas`: the numbers of
    /// [`sample_loss`](Self::sample_loss) and [`error_signals`](Self::error_signals), from which they come unless a loss
    /// says otherwise.
    ///
    /// # Shapes
    ///
    /// `values: (n_samples)`; `z`, `y` and `deltas`: `(n_outputs, n_samples)` row by row, so that the numbers of one output
    /// lie side by side.
    fn sample_losses_and_error_signals(
        &self,
        activation: &A,
        z: &[f64],
        y: &[f64],
        values: &mut [f64],
        deltas: &mut [f64],
    ) {
        let n_samples = values.len();
        let mut sample = vec![0.0; 3 * (z.len() / n_samples.max(1))];
        let (z_sample, rest) = sample.split_at_mut(z.len() / n_samples.max(1));
        let (y_sample, delta) = rest.split_at_mut(z_sample.len());
        for (i, value) in values.iter_mut().enumerate() {
            for k in 0..z_sample.len() {
                z_sample[k] = z[k * n_samples + i];
                y_sample[k] = y[k * n_samples + i];
            }
            *value = self.sample_loss(activation, z_sample, y_sample);
            self.error_signals(activation, z_sample, y_sample, delta);
            for (k, delta) in delta.iter().enumerate() {
                deltas[k * n_samples + i] = *delta;
            }
        }
    }

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

    #[inline(always)]
    fn sample_losses_and_error_signals(
        &self,
        activation: &A,
        z: &[f64],
        y: &[f64],
        values: &mut [f64],
        deltas: &mut [f64],
    ) {
        const BLOCK: usize = 64;
        let n_samples = values.len();
        if n_samples == 0 {
            return;
        }
        let outputs = z.chunks_exact(n_samples).zip(y.chunks_exact(n_samples));
        let mut outputs = outputs.zip(deltas.chunks_exact_mut(n_samples));
        if let Some(((z, y), deltas)) = outputs.next() {
            self.values_and_error_signals(activation, z, y, values, deltas);
            for value in &mut *values {
                *value += 0.0; // as a sum that begins at 0
            }
        }
        for ((z, y), deltas) in outputs {
            let samples = z.chunks(BLOCK).zip(y.chunks(BLOCK));
            let results = values.chunks_mut(BLOCK).zip(deltas.chunks_mut(BLOCK));
            for ((z, y), (sums, deltas)) in samples.zip(results) {
                let mut values = [0.0; BLOCK];
                let values = &mut values[..sums.len()];
                self.values_and_error_signals(activation, z, y, values, deltas);
                for (sum, value) in sums.iter_mut().zip(values) {
                    *sum += *value;
                }
            }
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
