use ndarray::{Array, ArrayRef, Dimension, Zip};

use crate::{Activation, Differentiable};

/// `φ` of every element of an array, of any number of dimensions and any layout in memory.
///
/// Every [`Activation`] has these methods, `dyn Activation` included. Where the elements lie in one block of memory
/// the slice form is used; otherwise (a column, every second row, a broadcast view) the elements are taken one at a
/// time. The results are the same bits.
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
    fn apply_array<D: Dimension>(&self, z: &ArrayRef<f64, D>) -> Array<f64, D> {
        let mut out = z.to_owned();
        self.apply_array_in_place(&mut out);
        out
    }

    /// Writes `φ(z)` into the element of `out` that corresponds to z.
    ///
    /// # Panics
    ///
    /// When the arrays differ in shape.
    #[track_caller]
    fn apply_array_into<D: Dimension>(&self, z: &ArrayRef<f64, D>, out: &mut ArrayRef<f64, D>) {
        check_shapes(z, out);
        if z.strides() == out.strides()
            && let (Some(z), Some(out)) =
                (z.as_slice_memory_order(), out.as_slice_memory_order_mut())
        {
            self.apply_into(z, out);
        } else {
            Zip::from(out)
                .and(z)
                .for_each(|out, &z| *out = self.apply(z));
        }
    }

    /// Replaces each element z by `φ(z)`.
    fn apply_array_in_place<D: Dimension>(&self, values: &mut ArrayRef<f64, D>) {
        if let Some(values) = values.as_slice_memory_order_mut() {
            self.apply_in_place(values);
        } else {
            values.map_inplace(|value| *value = self.apply(*value));
        }
    }
}

impl<A: Activation + ?Sized> ActivationArrays for A {}

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
    fn derivative_array<D: Dimension>(&self, z: &ArrayRef<f64, D>) -> Array<f64, D> {
        let mut out = z.to_owned();
        self.derivative_array_in_place(&mut out);
        out
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
        check_shapes(z, out);
        if z.strides() == out.strides()
            && let (Some(z), Some(out)) =
                (z.as_slice_memory_order(), out.as_slice_memory_order_mut())
        {
            self.derivative_into(z, out);
        } else {
            Zip::from(out)
                .and(z)
                .for_each(|out, &z| *out = self.derivative(z));
        }
    }

    /// Replaces each element z by `φ′(z)`.
    fn derivative_array_in_place<D: Dimension>(&self, values: &mut ArrayRef<f64, D>) {
        if let Some(values) = values.as_slice_memory_order_mut() {
            self.derivative_in_place(values);
        } else {
            values.map_inplace(|value| *value = self.derivative(*value));
        }
    }
}

impl<A: Differentiable + ?Sized> DifferentiableArrays for A {}

#[track_caller]
fn check_shapes<D: Dimension>(z: &ArrayRef<f64, D>, out: &ArrayRef<f64, D>) {
    assert_eq!(
        z.shape(),
        out.shape(),
        "the array of results must have the shape of the array of inputs"
    );
}
