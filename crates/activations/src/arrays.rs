//! φ of arrays, element by element.

use ndarray::{Array, ArrayRef, Dimension};

use crate::layouts::{self, Slices};
use crate::slices::{Curvatures, Slopes, Values};
use crate::{Activation, Differentiable, TwiceDifferentiable};

/// `φ` of every element of an array, of any number of dimensions and any layout in memory.
///
/// Every [`Activation`] has these methods, `dyn Activation` included. Whatever the layout (one block of memory, a
/// column, the left half of a matrix, every second row, a transposed or a broadcast view), the elements go through the
/// slice form, a stretch of memory at a time. The results are the same bits.
///
/// # Examples
///
/// ```
/// use activations::{ActivationArrays, Sigmoid};
/// use ndarray::array;
///
/// let z = array![[0.0, f64::INFINITY], [f64::NEG_INFINITY, 0.0]];
/// assert_eq!(Sigmoid.apply_array(&z), array![[0.5, 1.0], [0.0, 0.5]]);
///
/// // A column is not one block of memory; nothing changes.
/// assert_eq!(Sigmoid.apply_array(&z.column(0)), array![0.5, 0.0]);
/// ```
pub trait ActivationArrays: Activation {
    /// A new array of the same shape whose elements are `φ(z)`.
    #[must_use]
    fn apply_array<D: Dimension>(&self, z: &ArrayRef<f64, D>) -> Array<f64, D> {
        layouts::map(z, &Values(self))
    }

    /// Writes `φ(z)` into the element of `out` that corresponds to z.
    ///
    /// # Panics
    ///
    /// When the arrays differ in shape.
    #[track_caller]
    fn apply_array_into<D: Dimension>(&self, z: &ArrayRef<f64, D>, out: &mut ArrayRef<f64, D>) {
        layouts::check_shapes(z, out);
        layouts::map_into(z, out, &Values(self));
    }

    /// Replaces each element z by `φ(z)`.
    fn apply_array_in_place<D: Dimension>(&self, values: &mut ArrayRef<f64, D>) {
        layouts::map_in_place(values, &Values(self));
    }
}

impl<A: Activation + ?Sized> ActivationArrays for A {}

impl<A: Activation + ?Sized> Slices for Values<'_, A> {
    fn into(&self, z: &[f64], out: &mut [f64]) {
        self.0.apply_into(z, out);
    }

    fn in_place(&self, values: &mut [f64]) {
        self.0.apply_in_place(values);
    }
}

/// `φ′` of every element of an array, of any number of dimensions and any layout in memory.
///
/// The counterpart of [`ActivationArrays`] for the derivative; every [`Differentiable`] has it.
///
/// # Examples
///
/// ```
/// use activations::{DifferentiableArrays, Sigmoid};
/// use ndarray::array;
///
/// let z = array![f64::NEG_INFINITY, 0.0, f64::INFINITY];
/// assert_eq!(Sigmoid.derivative_array(&z), array![0.0, 0.25, 0.0]);
/// ```
pub trait DifferentiableArrays: Differentiable {
    /// A new array of the same shape whose elements are `φ′(z)`.
    #[must_use]
    fn derivative_array<D: Dimension>(&self, z: &ArrayRef<f64, D>) -> Array<f64, D> {
        layouts::map(z, &Slopes(self))
    }

    /// Writes `φ′(z)` into the element of `out` that corresponds to z.
    ///
    /// # Panics
    ///
    /// When the arrays differ in shape.
    #[track_caller]
    fn derivative_array_into<D: Dimension>(
        &self,
        z: &ArrayRef<f64, D>,
        out: &mut ArrayRef<f64, D>,
    ) {
        layouts::check_shapes(z, out);
        layouts::map_into(z, out, &Slopes(self));
    }

    /// Replaces each element z by `φ′(z)`.
    fn derivative_array_in_place<D: Dimension>(&self, values: &mut ArrayRef<f64, D>) {
        layouts::map_in_place(values, &Slopes(self));
    }
}

impl<A: Differentiable + ?Sized> DifferentiableArrays for A {}

impl<A: Differentiable + ?Sized> Slices for Slopes<'_, A> {
    fn into(&self, z: &[f64], out: &mut [f64]) {
        self.0.derivative_into(z, out);
    }

    fn in_place(&self, values: &mut [f64]) {
        self.0.derivative_in_place(values);
    }
}

/// `φ″` of every element of an array, of any number of dimensions and any layout in memory.
///
/// The counterpart of [`ActivationArrays`] for the second derivative; every [`TwiceDifferentiable`] has it.
///
/// # Examples
///
/// ```
/// use activations::{Silu, TwiceDifferentiableArrays};
/// use ndarray::array;
///
/// let z = array![[f64::NEG_INFINITY, 0.0, f64::INFINITY]];
/// assert_eq!(Silu.second_derivative_array(&z), array![[0.0, 0.5, 0.0]]);
/// ```
pub trait TwiceDifferentiableArrays: TwiceDifferentiable {
    /// A new array of the same shape whose elements are `φ″(z)`.
    #[must_use]
    fn second_derivative_array<D: Dimension>(&self, z: &ArrayRef<f64, D>) -> Array<f64, D> {
        layouts::map(z, &Curvatures(self))
    }

    /// Writes `φ″(z)` into the element of `out` that corresponds to z.
    ///
    /// # Panics
    ///
    /// When the arrays differ in shape.
    #[track_caller]
    fn second_derivative_array_into<D: Dimension>(
        &self,
        z: &ArrayRef<f64, D>,
        out: &mut ArrayRef<f64, D>,
    ) {
        layouts::check_shapes(z, out);
        layouts::map_into(z, out, &Curvatures(self));
    }

    /// Replaces each element z by `φ″(z)`.
    fn second_derivative_array_in_place<D: Dimension>(&self, values: &mut ArrayRef<f64, D>) {
        layouts::map_in_place(values, &Curvatures(self));
    }
}

impl<A: TwiceDifferentiable + ?Sized> TwiceDifferentiableArrays for A {}

impl<A: TwiceDifferentiable + ?Sized> Slices for Curvatures<'_, A> {
    fn into(&self, z: &[f64], out: &mut [f64]) {
        self.0.second_derivative_into(z, out);
    }

    fn in_place(&self, values: &mut [f64]) {
        self.0.second_derivative_in_place(values);
    }
}
