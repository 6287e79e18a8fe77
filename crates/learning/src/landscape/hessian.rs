use ndarray::{Array2, ArrayRef2};
use neuron_core::{Neuron, with_one};

use crate::data::Samples;
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
/// The samples are added from the first to the last.
///
/// # Panics
///
/// When the samples do not have as many inputs as the neuron.
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
pub fn hessian<'a, A, L: Curvature<A>>(
    loss: &L,
    neuron: &Neuron<A>,
    data: impl Into<Samples<'a>>,
) -> Array2<f64> {
    let samples = data.into();
    let n = neuron.n_inputs() + 1;
    let mut hessian = Array2::zeros((n, n));
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
    hessian *= Loss::scale(loss, samples.n_samples());
    // The penalty ½ λ |w|² has the second derivatives λ on the diagonal of the weights.
    let penalty = Loss::penalty(loss, samples.n_samples());
    for j in 0..n - 1 {
        hessian[[j, j]] += penalty;
    }
    hessian
}

/// `λ = (p + q)/2 ∓ √(((p − q)/2)² + r²)` for `H = [[p, r], [r, q]]`
///
/// The two eigenvalues of a symmetric 2 × 2 matrix, the smaller first: the least and the greatest curvature
/// over all directions. Near a minimum gradient descent settles when η < 2/λ₂.
///
/// # Numerics
///
/// Absolute errors are a few 2⁻⁵³ times the larger eigenvalue.
///
/// # Panics
///
/// When the matrix is not 2 × 2, or not symmetric.
///
/// # Examples
///
/// ```
/// use learning::eigenvalues_2x2;
/// use ndarray::array;
///
/// assert_eq!(eigenvalues_2x2(&array![[2.0, 1.0], [1.0, 2.0]]), [1.0, 3.0]);
/// assert_eq!(eigenvalues_2x2(&array![[0.0, 1.0], [1.0, 0.0]]), [-1.0, 1.0]); // a saddle
/// ```
#[track_caller]
pub fn eigenvalues_2x2(hessian: &ArrayRef2<f64>) -> [f64; 2] {
    assert_eq!(
        hessian.shape(),
        [2, 2],
        "the two eigenvalues are those of a 2 × 2 matrix, got {} × {}",
        hessian.nrows(),
        hessian.ncols()
    );
    let [p, q, r] = [hessian[[0, 0]], hessian[[1, 1]], hessian[[0, 1]]];
    assert_eq!(r, hessian[[1, 0]], "a Hessian is symmetric");
    let half = (p - q) / 2.0;
    let root = (half * half + r * r).sqrt();
    let mean = (p + q) / 2.0;
    [mean - root, mean + root]
}
