use super::loss::Loss;

/// A loss that knows its second derivative: `κ = ∂²ℓ/∂z²`.
///
/// The [`hessian`](crate::hessian()) of a neuron's loss is the sum of κᵢ · (xᵢ, 1)(xᵢ, 1)ᵀ. A loss whose κ is never
/// negative has a Hessian without negative eigenvalues: it is convex in the parameters.
pub trait Curvature<A>: Loss<A> {
    /// `κ = ∂²ℓ/∂z²`, the slope of the error signal.
    fn curvature(&self, activation: &A, z: f64, y: f64) -> f64;
}
