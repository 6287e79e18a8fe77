//! Differentiable activation functions: the trait of φ′(z).

use crate::Activation;
use crate::forward::forward;
use crate::slices::{self, Slopes};

/// An activation with a derivative `φ′(z)`: a slope to learn from.
///
/// The derivative is always a function of z, never of the output a. A function with a kink has no slope at that one
/// point; it states there which of the two one-sided slopes it returns.
///
/// A function that jumps, such as [`Step`](crate::Step), is not `Differentiable`. Asking for its slope is a compile
/// error.
///
/// Only [`derivative`](Differentiable::derivative) has to be written; the slice forms come with it, as they do with
/// [`Activation::apply`]. For arrays see [`DifferentiableArrays`](crate::DifferentiableArrays).
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, Relu, Sigmoid};
///
/// /// `square(z) = z²`, with the derivative 2z.
/// struct Square;
///
/// impl Activation for Square {
///     #[inline(always)]
///     fn apply(&self, z: f64) -> f64 {
///         z * z
///     }
/// }
///
/// impl Differentiable for Square {
///     #[inline(always)]
///     fn derivative(&self, z: f64) -> f64 {
///         2.0 * z
///     }
/// }
///
/// // Functions of several kinds, one of them the caller's own.
/// let functions: [&dyn Differentiable; 3] = [&Sigmoid, &Relu, &Square];
/// assert_eq!(functions.map(|function| function.derivative(0.0)), [0.25, 0.0, 0.0]);
///
/// let mut slopes = [0.0; 3];
/// Square.derivative_into(&[-1.0, 0.0, 2.0], &mut slopes);
/// assert_eq!(slopes, [-2.0, 0.0, 4.0]);
/// ```
pub trait Differentiable: Activation {
    /// `φ′(z)`.
    #[must_use]
    fn derivative(&self, z: f64) -> f64;

    /// `out[i] = φ′(z[i])` for every i.
    ///
    /// # Panics
    ///
    /// When the slices differ in length.
    #[track_caller]
    fn derivative_into(&self, z: &[f64], out: &mut [f64]) {
        slices::check_lengths(z, out);
        slices::map_into(z, out, Slopes(self));
    }

    /// Replaces each value z by `φ′(z)`.
    fn derivative_in_place(&self, values: &mut [f64]) {
        slices::map_in_place(values, Slopes(self));
    }
}

forward!(Differentiable {
    fn derivative(z: f64) -> f64;
    fn derivative_into(z: &[f64], out: &mut [f64]);
    fn derivative_in_place(values: &mut [f64]);
});
