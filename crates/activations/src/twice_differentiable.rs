//! Twice differentiable activation functions: the trait of φ″(z).

use crate::Differentiable;
use crate::forward::forward;
use crate::slices::{self, Curvatures};

/// An activation with a second derivative `φ″(z)`: the slope of its slope.
///
/// The curvature of a loss needs it. Only a function whose slope is itself smooth has one everywhere. A function with
/// a kink has none there, and where a slope is continuous and bends sharply ([`Elu`](crate::Elu) and
/// [`Softsign`](crate::Softsign) at 0) the second derivative jumps; none of these is in this list, and asking for
/// their φ″ is a compile error:
///
/// ```compile_fail,E0277
/// use activations::{Relu, Sigmoid, TwiceDifferentiable};
///
/// fn curvature_at_zero(activation: impl TwiceDifferentiable) -> f64 {
///     activation.second_derivative(0.0)
/// }
///
/// curvature_at_zero(Relu);
/// # let _ = Sigmoid;
/// ```
///
/// Only [`second_derivative`](TwiceDifferentiable::second_derivative) has to be written; the slice forms come with
/// it, as they do with [`Activation::apply`](crate::Activation::apply). For arrays see
/// [`TwiceDifferentiableArrays`](crate::TwiceDifferentiableArrays).
///
/// # Numerics
///
/// Every φ″ of this crate is right in its tails, down to the smallest subnormal number, and keeps its relative accuracy
/// up to its roots. The bounds, with the worst points that a search has found, stand in
/// `tests/functions/second_derivatives.rs`.
///
/// # Examples
///
/// ```
/// use activations::{Sigmoid, Tanh, TwiceDifferentiable};
///
/// // σ″(ln 3) = 3/4 · 1/4 · (1 − 2 · 3/4)
/// assert!((Sigmoid.second_derivative(3.0_f64.ln()) + 3.0 / 32.0).abs() < 1e-15);
///
/// let mut curvatures = [0.0; 3];
/// Tanh.second_derivative_into(&[f64::NEG_INFINITY, 0.0, f64::INFINITY], &mut curvatures);
/// assert_eq!(curvatures, [0.0; 3]);
/// ```
pub trait TwiceDifferentiable: Differentiable {
    /// `φ″(z)`.
    #[must_use]
    fn second_derivative(&self, z: f64) -> f64;

    /// `out[i] = φ″(z[i])` for every i.
    ///
    /// # Panics
    ///
    /// When the slices differ in length.
    #[track_caller]
    fn second_derivative_into(&self, z: &[f64], out: &mut [f64]) {
        slices::check_lengths(z, out);
        slices::map_into(z, out, Curvatures(self));
    }

    /// Replaces each value z by `φ″(z)`.
    fn second_derivative_in_place(&self, values: &mut [f64]) {
        slices::map_in_place(values, Curvatures(self));
    }
}

forward!(TwiceDifferentiable {
    fn second_derivative(z: f64) -> f64;
    fn second_derivative_into(z: &[f64], out: &mut [f64]);
    fn second_derivative_in_place(values: &mut [f64]);
});
