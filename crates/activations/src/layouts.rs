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

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use ndarray::{Array2, Array3, ArrayRef2, Slice};

    use super::*;

    /// The identity, which remembers the slices it was given: where each was written to, and what it held.
    #[derive(Default)]
    struct Recorder {
        slices: RefCell<Vec<(usize, Vec<f64>)>>,
    }

    impl Slices for Recorder {
        fn into(&self, z: &[f64], out: &mut [f64]) {
            out.copy_from_slice(z);
            self.in_place(out);
        }

        fn in_place(&self, values: &mut [f64]) {
            let position = values.as_ptr() as usize / size_of::<f64>();
            self.slices.borrow_mut().push((position, values.to_vec()));
        }
    }

    impl Recorder {
        fn lengths(&self) -> Vec<usize> {
            let slices = self.slices.borrow();
            slices.iter().map(|(_, values)| values.len()).collect()
        }

        /// Each slice is written behind the one before, a fixed number of elements from its beginning.
        fn is_spaced_by(&self, distance: usize) -> bool {
            let slices = self.slices.borrow();
            slices
                .windows(2)
                .all(|pair| pair[1].0 == pair[0].0 + distance)
        }
    }

    fn into(z: &ArrayRef2<f64>, out: &mut ArrayRef2<f64>) -> Recorder {
        let recorder = Recorder::default();
        map_into(z, out, &recorder);
        assert_eq!(out, z);
        recorder
    }

    /// Each element is the number of its place in the memory of a matrix of 1000 columns.
    fn numbered(rows: usize) -> Array2<f64> {
        Array2::from_shape_fn((rows, 1000), |(i, j)| (1000 * i + j) as f64)
    }

    fn columns(count: isize) -> Slice {
        Slice::new(0, Some(count), 1)
    }

    #[test]
    fn one_block_is_one_slice() {
        let z = numbered(50);
        assert_eq!(into(&z, &mut Array2::zeros((50, 1000))).lengths(), [50_000]);
        let mut out = Array2::zeros((1000, 50)).reversed_axes();
        assert_ne!(into(&z, &mut out).lengths(), [50_000]);
        assert_eq!(into(&out.clone(), &mut out).lengths(), [50_000]);
    }

    #[test]
    fn rows_of_a_cut_matrix_are_a_slice_each_in_the_order_of_memory() {
        let z = numbered(50);
        let z = z.slice_axis(Axis(1), columns(500));
        let recorder = into(&z, &mut Array2::zeros((50, 500)));
        assert_eq!(recorder.lengths(), [500; 50]);
        assert!(recorder.is_spaced_by(500));

        // Upside down, and transposed: memory is still walked through upwards, along its rows.
        let mut out = numbered(50);
        let mut out = out.slice_axis_mut(Axis(1), columns(500));
        out.invert_axis(Axis(0));
        let recorder = Recorder::default();
        map_in_place(&mut out.reversed_axes(), &recorder);
        assert_eq!(recorder.lengths(), [500; 50]);
        assert!(recorder.is_spaced_by(1000));
    }

    #[test]
    fn short_rows_are_gathered_and_rows_of_32_are_not() {
        let z = numbered(1000);
        for (count, lengths) in [(31, vec![3875; 8]), (32, vec![32; 1000])] {
            let z = z.slice_axis(Axis(1), columns(count));
            let mut out = numbered(1000);
            let mut out = out.slice_axis_mut(Axis(1), columns(count));
            assert_eq!(into(&z, &mut out).lengths(), lengths);
        }
    }

    #[test]
    fn gaps_between_elements_are_left_out_in_the_order_of_memory() {
        let z = numbered(64);
        let z = z.slice_axis(Axis(1), Slice::new(0, None, 2));
        // 8 rows of 500, mapped where they are to be.
        let recorder = into(&z, &mut Array2::zeros((64, 500)));
        assert_eq!(recorder.lengths(), [4000; 8]);
        assert!(recorder.is_spaced_by(4000));
        // The same by the buffer, which lies at one place.
        let mut out = numbered(64);
        let mut out = out.slice_axis_mut(Axis(1), Slice::new(0, None, 2));
        let recorder = into(&z, &mut out);
        assert_eq!(recorder.lengths(), [4000; 8]);
        assert!(recorder.is_spaced_by(0));
        let recorder = Recorder::default();
        map_in_place(&mut out, &recorder);
        assert_eq!(recorder.lengths(), [4000; 8]);
        assert!(recorder.is_spaced_by(0));
    }

    #[test]
    fn long_rows_are_cut_and_not_taken_side_by_side() {
        let z = Array2::<f64>::zeros((4, 10_000));
        let z = z.slice_axis(Axis(1), Slice::new(0, None, 2));
        let recorder = into(&z, &mut Array2::zeros((4, 5000)));
        assert_eq!(recorder.lengths(), [2500; 8]);
        assert!(recorder.is_spaced_by(2500));
        // Nor is an axis of one element, whatever its stride.
        let recorder = Recorder::default();
        let z = z.insert_axis(Axis(0));
        map_into(&z, &mut Array3::zeros((1, 4, 5000)), &recorder);
        assert_eq!(recorder.lengths(), [2500; 8]);
        assert!(recorder.is_spaced_by(2500));
    }

    #[test]
    fn as_many_elements_as_the_buffer_holds_are_one_block() {
        let z = numbered(64);
        for (rows, lengths) in [(64, vec![4096]), (65, vec![2080, 2080])] {
            let z = Array2::from_shape_fn((rows, 64), |(i, j)| z[[i % 64, j]]);
            let mut out = Array2::zeros((64, rows)).reversed_axes();
            assert_eq!(into(&z, &mut out).lengths(), lengths);
        }
    }

    #[test]
    fn blocks_of_a_transposed_matrix_are_about_eight_rows_high() {
        let mut z = Array2::zeros((1000, 1000)).reversed_axes();
        z.assign(&numbered(1000));
        let recorder = into(&z, &mut Array2::zeros((1000, 1000)));
        let slices = recorder.slices.borrow();
        for (_, values) in &*slices {
            // Neighbors in a row of `out` have neighboring numbers.
            let rows = 1 + values
                .windows(2)
                .filter(|pair| pair[1] != pair[0] + 1.0)
                .count();
            assert_eq!(values.len(), 500 * rows);
            assert!((7..=8).contains(&rows), "{rows} rows");
        }
        assert_eq!(slices.len(), 256);
    }

    /// The strides of an axis of one element mean nothing: such an axis is neither innermost nor cut.
    #[test]
    fn axes_of_one_element_change_nothing() {
        let z = Array3::<f64>::zeros((1, 50, 1000));
        let mut out = Array3::<f64>::zeros((50, 1000, 1));
        for axes in [[2, 0, 1], [0, 2, 1]] {
            let recorder = Recorder::default();
            let mut out = out.view_mut().permuted_axes([2, 0, 1]);
            out.slice_axis_inplace(Axis(2), columns(500));
            let mut z = z.view();
            z.slice_axis_inplace(Axis(2), columns(500));
            scattered(
                Some(z.permuted_axes(axes)),
                out.permuted_axes(axes),
                &recorder,
            );
            assert_eq!(recorder.lengths(), [500; 50]);
            assert!(recorder.is_spaced_by(1000));
        }
    }

    #[test]
    fn a_repeated_row_is_read_by_slices() {
        let row = numbered(1);
        let z = row.broadcast((50, 1000)).expect("rows repeat");
        let recorder = into(&z, &mut Array2::zeros((50, 1000)));
        assert_eq!(recorder.lengths(), [1000; 50]);
    }
}
