//! L2 penalty (weight decay).

use std::ops::RangeInclusive;

use super::curvature::Curvature;
use super::loss::Loss;

/// `L + ½ λ (w₁² + … + wₙ²)`
///
/// A loss with a penalty on large weights, also called ridge or weight decay. It holds the weights where the data
/// alone would let them run away, as they do when a line divides the samples without a mistake. The bias is not
/// penalized.
///
/// # Conventions
///
/// λ stands beside the loss as it is: `L2 { strength, loss: CrossEntropy }` is Σ ℓᵢ + ½ λ |w|², which is what
/// scikit-learn's `LogisticRegression` minimizes with C = 1/λ, up to the factor C. Beside a mean, `L2 { strength, loss:
/// Mean(CrossEntropy) }`, the same λ weighs N times as much. In mini-batches each batch carries its share, so that an
/// epoch carries the whole.
///
/// # Derivative
///
/// `∂/∂wⱼ = ∂L/∂wⱼ + λ wⱼ`, and the Hessian gains λ on the diagonal of the weights.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{CrossEntropy, Dataset, L2, gradient, total_loss};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[1.0], [-1.0]], &array![1.0, 0.0])?;
/// let neuron = Neuron::new(array![2.0], 0.5, Sigmoid);
/// let penalized = L2 { strength: 0.1, loss: CrossEntropy };
///
/// let added = total_loss(&penalized, &neuron, &data) - total_loss(&CrossEntropy, &neuron, &data);
/// assert!((added - 0.2).abs() < 1e-15); // ½ · 0.1 · 2²
/// let added = gradient(&penalized, &neuron, &data) - gradient(&CrossEntropy, &neuron, &data);
/// assert!((added[0] - 0.2).abs() < 1e-15); // 0.1 · 2
/// assert_eq!(added[1], 0.0);
/// # Ok::<(), learning::DatasetError>(())
/// ```
///
/// # References
///
/// A. E. Hoerl, R. W. Kennard, "Ridge regression: biased estimation for nonorthogonal problems", *Technometrics* 12(1),
/// 55–67 (1970), doi:10.1080/00401706.1970.10488634.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct L2<L> {
    /// `λ`, at least 0.
    pub strength: f64,
    /// The loss that is penalized.
    pub loss: L,
}

impl<A, L: Loss<A>> Loss<A> for L2<L> {
    #[inline]
    fn value(&self, activation: &A, z: f64, y: f64) -> f64 {
        self.loss.value(activation, z, y)
    }

    #[inline]
    fn error_signal(&self, activation: &A, z: f64, y: f64) -> f64 {
        self.loss.error_signal(activation, z, y)
    }

    fn scale(&self, n_samples: usize) -> f64 {
        self.loss.scale(n_samples)
    }

    fn penalty(&self, n_samples: usize) -> f64 {
        self.loss.penalty(n_samples) + self.strength
    }

    fn targets(&self) -> RangeInclusive<f64> {
        self.loss.targets()
    }
}

impl<A, L: Curvature<A>> Curvature<A> for L2<L> {
    #[inline]
    fn curvature(&self, activation: &A, z: f64, y: f64) -> f64 {
        self.loss.curvature(activation, z, y)
    }
}
