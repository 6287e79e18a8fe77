//! Arrays of any layout, cut into slices.
//!
//! One block of memory is one slice. Otherwise the axes are put into the order of the strides of `out`, so that
//! memory is walked through in its order. Where the innermost lanes of both arrays are slices and not short, each goes
//! through the slice form. All else is cut into blocks of at most [`BLOCK`] elements; a block is copied into a buffer
//! on the stack, mapped there, and written back (or copied to its place in `out` and mapped there, where that is one
//! slice). A transposed input is cut into blocks of about eight rows of `out`, so that a cache line of the input, once
//! fetched, is used up.

use ndarray::{Array, ArrayRef, ArrayView, ArrayViewMut, Axis, Dimension};

/// A map with its two slice forms.
pub(crate) trait Slices {
    fn into(&self, z: &[f64], out: &mut [f64]);
    fn in_place(&self, values: &mut [f64]);
}

/// As many elements as the buffer holds: 32 KiB.
const BLOCK: usize = 4096;
/// How many times wider than high a block of a transposed input is: 512 columns for 8 rows.
const WIDE: usize = 64;
/// Lanes shorter than this are gathered in blocks: the choice of the vector width costs as much as a few elements.
const SHORT: usize = 32;

#[track_caller]
pub(crate) fn check_shapes<D: Dimension>(z: &ArrayRef<f64, D>, out: &ArrayRef<f64, D>) {
    assert_eq!(
        z.shape(),
        out.shape(),
        "the array of results must have the shape of the array of inputs"
    );
}

pub(crate) fn map<D: Dimension>(z: &ArrayRef<f64, D>, map: &impl Slices) -> Array<f64, D> {
    let mut out = z.to_owned();
    map_in_place(&mut out, map);
    out
}

pub(crate) fn map_into<D: Dimension>(
    z: &ArrayRef<f64, D>,
    out: &mut ArrayRef<f64, D>,
    map: &impl Slices,
) {
    if z.strides() == out.strides()
        && let (Some(z), Some(out)) = (z.as_slice_memory_order(), out.as_slice_memory_order_mut())
    {
        map.into(z, out);
    } else {
        scattered(Some(z.view()), out.view_mut(), map);
    }
}

pub(crate) fn map_in_place<D: Dimension>(values: &mut ArrayRef<f64, D>, map: &impl Slices) {
    if let Some(values) = values.as_slice_memory_order_mut() {
        map.in_place(values);
    } else {
        scattered(None, values.view_mut(), map);
    }
}

/// The map of `z`, or without it of `out` itself, written to `out`.
fn scattered<D: Dimension>(
    mut z: Option<ArrayView<'_, f64, D>>,
    mut out: ArrayViewMut<'_, f64, D>,
    map: &impl Slices,
) {
    let dimensions = out.ndim();
    for axis in (0..dimensions).map(Axis) {
        if out.stride_of(axis) < 0 {
            out.invert_axis(axis);
            z.iter_mut().for_each(|z| z.invert_axis(axis));
        }
    }
    // Longest stride first; axes of one element, whose strides say nothing, before all others.
    for end in (1..dimensions).rev() {
        for axis in 0..end {
            let key = |axis| (out.len_of(Axis(axis)) > 1, -out.stride_of(Axis(axis)));
            if key(axis) > key(axis + 1) {
                out.swap_axes(axis, axis + 1);
                z.iter_mut().for_each(|z| z.swap_axes(axis, axis + 1));
            }
        }
    }
    let is_slice = |stride| stride == 1;
    let Some(inner) = dimensions.checked_sub(1).map(Axis).filter(|&inner| {
        out.len_of(inner) >= SHORT
            && is_slice(out.stride_of(inner))
            && z.as_ref().is_none_or(|z| is_slice(z.stride_of(inner)))
    }) else {
        return blocks(z, out, map, &mut [0.0; BLOCK]);
    };
    let lanes = out.lanes_mut(inner).into_iter();
    let as_slice = "a lane with the stride 1 is a slice";
    match z {
        Some(z) => lanes.zip(z.lanes(inner)).for_each(|(mut out, z)| {
            map.into(
                z.as_slice().expect(as_slice),
                out.as_slice_mut().expect(as_slice),
            );
        }),
        None => lanes.for_each(|mut out| map.in_place(out.as_slice_mut().expect(as_slice))),
    }
}

/// The same for axes in the order of `scattered`, by cutting in halves until the buffer is large enough.
fn blocks<D: Dimension>(
    z: Option<ArrayView<'_, f64, D>>,
    mut out: ArrayViewMut<'_, f64, D>,
    map: &impl Slices,
    buffer: &mut [f64; BLOCK],
) {
    let count = out.len();
    if count > BLOCK {
        let (cut, length) = axis_to_cut(z.as_ref(), &out);
        let (first, second) = out.split_at(cut, length / 2);
        let (z_first, z_second) = z.map(|z| z.split_at(cut, length / 2)).unzip();
        blocks(z_first, first, map, buffer);
        blocks(z_second, second, map, buffer);
        return;
    }
    if let Some(z) = &z
        && out.is_standard_layout()
    {
        // What the buffer is for, `out` can do.
        out.assign(z);
        map.in_place(out.as_slice_mut().expect("the layout is standard"));
        return;
    }
    let buffer = &mut buffer[..count];
    let fits = "the buffer has as many elements as the block";
    let mut block = ArrayViewMut::from_shape(out.raw_dim(), &mut *buffer).expect(fits);
    match z {
        Some(z) => block.assign(&z),
        None => block.assign(&out),
    }
    map.in_place(buffer);
    let block = ArrayView::from_shape(out.raw_dim(), &*buffer).expect(fits);
    out.assign(&block);
}

/// The outermost axis that can be cut, or, where z runs along another axis than `out`, the longest one, counting rows
/// `WIDE` times; with its length.
fn axis_to_cut<D: Dimension>(
    z: Option<&ArrayView<'_, f64, D>>,
    out: &ArrayViewMut<'_, f64, D>,
) -> (Axis, usize) {
    let lengths = out.shape().iter().enumerate();
    let stride = |axis: usize| z.map_or(0, |z| z.stride_of(Axis(axis)).abs());
    let last = out.ndim() - 1;
    let across = (0..last).any(|axis| out.len_of(Axis(axis)) > 1 && stride(axis) < stride(last));
    let (axis, &length) = if across {
        lengths.max_by_key(|&(axis, length)| if axis == last { *length } else { WIDE * length })
    } else {
        lengths.into_iter().find(|&(_, &length)| length > 1)
    }
    .expect("an array of more than one element has an axis to cut");
    (Axis(axis), length)
}
