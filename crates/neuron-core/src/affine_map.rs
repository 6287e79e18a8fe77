//! `z = X w + b`: the weighted inputs of many samples, in the order in which the matrix lies in memory.
//!
//! # Method
//!
//! The plain form is [`inner_product()`](crate::inner_product()) plus the shift, a row at a time. It waits: each
//! addition needs the sum before it, and a processor that could start several additions in every cycle
//! starts one every few cycles. So eight rows are added up side by side. Each row keeps its own sum, which runs from
//! the first input to the last as in the plain form, and the bits are the same.
//!
//! * Where the values of a **row** lie side by side, eight rows are read at a time (`eight_rows.rs`).
//! * Where the values of a **column** do, as in a matrix stored by columns, the columns are added to a block of sums,
//!   eight columns in one pass: `zᵢ ← zᵢ + wⱼxᵢⱼ` for all i, then for the next j. The compiler turns the loop
//!   over i into vector instructions.
//! * Any **other** layout is copied into rows, some at a time.
//!
//! A block of results is finished (an activation may be applied to it) while it is in the fastest memory.
//!
//! The loops are compiled for the vectors that every processor of the family has, for AVX2 and for AVX-512, and
//! which copy runs is decided when the program runs. IEEE 754 fixes the result of each operation, and nothing is fused,
//! so the width of the vector changes no bit.

use activations::Activation;
use multiversion::multiversion;
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis};

use crate::eight_rows::{ROWS, by_rows};
use crate::validation::assert_lengths_agree;

/// How many columns are added to the sums in one pass.
const COLUMNS: usize = 8;

/// How many numbers of an unusual layout are copied at a time, if that makes eight rows: 32 KB of them.
const COPY: usize = 4096;

/// How many results are finished at a time. While they are, no input is read; the fewer they are, the more of the next
/// inputs the processor has fetched ahead.
const BLOCK: usize = 256;

/// The same where a block is a piece of each column, and longer pieces come faster.
const COLUMN_BLOCK: usize = 1024;

/// `zᵢ = w · xᵢ + shift`.
#[track_caller]
pub(crate) fn weighted_inputs(
    weights: &ArrayRef1<f64>,
    shift: f64,
    xs: &ArrayRef2<f64>,
) -> Array1<f64> {
    assert_lengths_agree(weights.len(), xs.ncols());
    let mut out = vec![0.0; xs.nrows()];
    affine_map(weights, shift, xs, &mut out, |_| {});
    out.into()
}

/// `aᵢ = φ(w · xᵢ + shift)`.
#[track_caller]
pub(crate) fn outputs(
    weights: &ArrayRef1<f64>,
    shift: f64,
    activation: &(impl Activation + ?Sized),
    xs: &ArrayRef2<f64>,
) -> Array1<f64> {
    assert_lengths_agree(weights.len(), xs.ncols());
    let mut out = vec![0.0; xs.nrows()];
    affine_map(weights, shift, xs, &mut out, |z| {
        activation.apply_in_place(z)
    });
    out.into()
}

/// The same, into an array of any layout.
#[track_caller]
pub(crate) fn outputs_into(
    weights: &ArrayRef1<f64>,
    shift: f64,
    activation: &(impl Activation + ?Sized),
    xs: &ArrayRef2<f64>,
    out: &mut ArrayRef1<f64>,
) {
    assert_lengths_agree(weights.len(), xs.ncols());
    assert_eq!(
        xs.nrows(),
        out.len(),
        "{} rows of inputs have as many outputs, and the array for them holds {}",
        xs.nrows(),
        out.len()
    );
    match out.as_slice_mut() {
        Some(out) => affine_map(weights, shift, xs, out, |z| activation.apply_in_place(z)),
        None => out.assign(&outputs(weights, shift, activation, xs)),
    }
}

/// Writes `zᵢ = w · xᵢ + shift` for every row xᵢ, and calls `finish` for each block of them.
///
/// The caller has checked that `xs` has a column for each weight, and `out` an element for each row.
fn affine_map(
    weights: &ArrayRef1<f64>,
    shift: f64,
    xs: &ArrayRef2<f64>,
    out: &mut [f64],
    finish: impl Fn(&mut [f64]),
) {
    let weights = weights.as_standard_layout();
    let weights = weights
        .as_slice()
        .expect("the standard layout is one block");
    let n = weights.len();

    if xs.nrows() > 1 && xs.stride_of(Axis(0)) == 1 {
        let columns: Vec<&[f64]> = xs
            .axis_iter(Axis(1))
            .map(|column| column.to_slice().expect("the stride is 1"))
            .collect();
        for (i, block) in out.chunks_mut(COLUMN_BLOCK).enumerate() {
            by_columns(weights, shift, &columns, i * COLUMN_BLOCK, block);
            finish(block);
        }
    } else if let Some(values) = xs.as_slice() {
        for (values, block) in values.chunks(BLOCK * n).zip(out.chunks_mut(BLOCK)) {
            by_rows(weights, shift, values.chunks_exact(n), block);
            finish(block);
        }
    } else if xs.stride_of(Axis(1)) == 1 {
        let mut rows = xs
            .axis_iter(Axis(0))
            .map(|row| row.to_slice().expect("the stride is 1"));
        for block in out.chunks_mut(BLOCK) {
            by_rows(weights, shift, &mut rows, block);
            finish(block);
        }
    } else {
        let at_a_time = (COPY / n).clamp(ROWS, BLOCK);
        let mut copy = Array2::zeros((at_a_time, n));
        let all = xs.axis_chunks_iter(Axis(0), at_a_time);
        for (rows, block) in all.zip(out.chunks_mut(at_a_time)) {
            copy.slice_axis_mut(Axis(0), (..block.len()).into())
                .assign(&rows);
            let values = copy.as_slice().expect("a new array is one block");
            by_rows(weights, shift, values.chunks_exact(n), block);
            finish(block);
        }
    }
}

// The last of the AVX-512 features keeps out the first processors that had the others, which slow down when they use
// them.
#[multiversion(targets(
    "x86_64+avx512f+avx512bw+avx512dq+avx512vl+avx512vbmi2",
    "x86_64+avx+avx2"
))]
fn by_columns(weights: &[f64], shift: f64, columns: &[&[f64]], first: usize, out: &mut [f64]) {
    let len = out.len();
    let cut = |column| cut(column, first, len);
    out.fill(0.0);
    let (eight_weights, rest) = weights.as_chunks::<COLUMNS>();
    let (eight_columns, columns) = columns.as_chunks::<COLUMNS>();
    for (weights, columns) in eight_weights.iter().zip(eight_columns) {
        let columns = columns.map(cut);
        for (i, out) in out.iter_mut().enumerate() {
            let mut sum = *out;
            for (w, column) in weights.iter().zip(columns) {
                sum += w * column[i];
            }
            *out = sum;
        }
    }
    for (w, column) in rest.iter().zip(columns) {
        for (out, x) in out.iter_mut().zip(cut(column)) {
            *out += w * x;
        }
    }
    for out in out {
        *out += shift;
    }
}

#[inline(always)]
fn cut(column: &[f64], first: usize, len: usize) -> &[f64] {
    &column[first..][..len]
}
