//! Curvature of a loss: the trait of ∂²L/∂z².

use super::loss::Loss;

/// A loss that knows its second derivative: `κ = ∂²ℓ/∂z²`.
///
/// The [`hessian`](crate::hessian()) of a neuron's loss is the sum of κᵢ · (xᵢ, 1)(xᵢ, 1)ᵀ. A loss whose κ is never
/// negative has a Hessian without negative eigenvalues: it is convex in the parameters.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{CrossEntropy, Curvature, SquaredError};
///
/// // Wrong by nearly 1: cross-entropy curves upwards wherever it is, the squared error downwards on its plateau.
/// assert!(CrossEntropy.curvature(&Sigmoid, 4.0, 0.0) > 0.0);
/// assert!(SquaredError.curvature(&Sigmoid, 4.0, 0.0) < 0.0);
///
/// // At z = 0 they are σ′ = ¼, and σ′² + (½ − y) σ″ = 1/16, as σ″(0) = 0.
/// assert_eq!(CrossEntropy.curvature(&Sigmoid, 0.0, 0.0), 0.25);
/// assert_eq!(SquaredError.curvature(&Sigmoid, 0.0, 0.0), 0.0625);
/// ```
///
/// A loss of one's own, and with it its Hessian and [`Newton`](crate::Newton)'s method:
///
/// ```
/// use activations::Identity;
/// use learning::{Curvature, Dataset, Loss, Newton};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// /// `ℓ = √(1 + (z − y)²) − 1`, which grows like |z − y| for large misses.
/// struct PseudoHuber;
///
/// impl Loss<Identity> for PseudoHuber {
///     fn value(&self, _: &Identity, z: f64, y: f64) -> f64 {
///         (1.0 + (z - y) * (z - y)).sqrt() - 1.0
///     }
///     fn error_signal(&self, _: &Identity, z: f64, y: f64) -> f64 {
///         (z - y) / (1.0 + (z - y) * (z - y)).sqrt()
///     }
/// }
/// impl Curvature<Identity> for PseudoHuber {
///     fn curvature(&self, _: &Identity, z: f64, y: f64) -> f64 {
///         (1.0 + (z - y) * (z - y)).sqrt().powi(-3)
///     }
/// }
///
/// // One of five targets is far off a line of slope 2, and hardly moves it.
/// let inputs = array![[0.0], [1.0], [2.0], [3.0], [4.0]];
/// let data = Dataset::new(&inputs, &array![0.0, 2.0, 100.0, 6.0, 8.0])?;
/// let mut line = Neuron::zeros(1, Identity);
/// Newton { loss: PseudoHuber, epochs: 50 }.fit(&mut line, &data)?;
/// assert!((line.weights()[0] - 2.0).abs() < 0.1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Curvature<A>: Loss<A> {
    /// `κ = ∂²ℓ/∂z²`, the slope of the error signal.
    fn curvature(&self, activation: &A, z: f64, y: f64) -> f64;
}

/// The curvatures of references and boxes.
macro_rules! forward_curvature {
    ($($pointer:ty),*) => {$(
        impl<A, L: Curvature<A> + ?Sized> Curvature<A> for $pointer {
            #[inline]
            fn curvature(&self, activation: &A, z: f64, y: f64) -> f64 {
                (**self).curvature(activation, z, y)
            }
        }
    )*};
}

forward_curvature!(&L, Box<L>);
