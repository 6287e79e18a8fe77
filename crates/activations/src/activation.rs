//! Activation functions: the trait of φ(z).

use crate::forward::forward;
use crate::slices::{self, Values};

/// A function φ that turns a neuron's weighted input z into its output a = φ(z).
///
/// Only [`apply`](Activation::apply) has to be written. The slice forms come with it, run at the full width of the
/// processor's vectors when `apply` is `#[inline(always)]`, and give the same bits. For arrays see
/// [`ActivationArrays`](crate::ActivationArrays).
///
/// The trait can be used as `dyn Activation`, so a sweep or a figure can hold functions of several kinds.
///
/// # Examples
///
/// ```
/// use activations::Activation;
///
/// /// `square(z) = z²`, an activation of one's own.
/// struct Square;
///
/// impl Activation for Square {
///     #[inline(always)]
///     fn apply(&self, z: f64) -> f64 {
///         z * z
///     }
/// }
///
/// let mut values = [1.0, 2.0, 3.0];
/// Square.apply_in_place(&mut values);
/// assert_eq!(values, [1.0, 4.0, 9.0]);
/// ```
pub trait Activation {
    /// `φ(z)`.
    #[must_use]
    fn apply(&self, z: f64) -> f64;

    /// `out[i] = φ(z[i])` for every i.
    ///
    /// Writing into a slice that is used again is several times faster than asking for a new one.
    ///
    /// # Panics
    ///
    /// When the slices differ in length.
    #[track_caller]
    fn apply_into(&self, z: &[f64], out: &mut [f64]) {
        slices::check_lengths(z, out);
        slices::map_into(z, out, Values(self));
    }

    /// Replaces each value z by `φ(z)`.
    fn apply_in_place(&self, values: &mut [f64]) {
        slices::map_in_place(values, Values(self));
    }
}

forward!(Activation {
    fn apply(z: f64) -> f64;
    fn apply_into(z: &[f64], out: &mut [f64]);
    fn apply_in_place(values: &mut [f64]);
});
