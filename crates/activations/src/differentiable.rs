use crate::Activation;
use crate::slices::{self, Slopes};

/// An activation with a slope to learn from.
///
/// The derivative is always a function of z, never of the output a. A function with a kink has no slope at that one
/// point; it states there which of the two one-sided slopes it returns.
///
/// A function that jumps, such as [`Step`](crate::Step), is not `Differentiable`. Asking for its slope is a compile
/// error.
pub trait Differentiable: Activation {
    /// `φ′(z)`.
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

impl<A: Differentiable + ?Sized> Differentiable for &A {
    fn derivative(&self, z: f64) -> f64 {
        (**self).derivative(z)
    }

    fn derivative_into(&self, z: &[f64], out: &mut [f64]) {
        (**self).derivative_into(z, out);
    }

    fn derivative_in_place(&self, values: &mut [f64]) {
        (**self).derivative_in_place(values);
    }
}

impl<A: Differentiable + ?Sized> Differentiable for Box<A> {
    fn derivative(&self, z: f64) -> f64 {
        (**self).derivative(z)
    }

    fn derivative_into(&self, z: &[f64], out: &mut [f64]) {
        (**self).derivative_into(z, out);
    }

    fn derivative_in_place(&self, values: &mut [f64]) {
        (**self).derivative_in_place(values);
    }
}
