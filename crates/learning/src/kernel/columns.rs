//! Column-major matrices and the views that passes read.

use std::ops::Range;

use ndarray::{ArrayRef2, ArrayView2, Axis, ShapeBuilder};

/// The width of a cache line, in doubles. Columns begin at one, so that no vector has to be fetched from two.
const LINE: usize = 8;

/// How many rows are put into columns at a time. Each column is then written in pieces of eight cache lines, which was
/// measured to take between half and two thirds of the time of single lines.
const TILE: usize = 64;

/// A matrix stored column after column.
#[derive(Debug)]
pub(crate) struct ColumnMatrix {
    storage: Vec<f64>,
    /// Where in the storage the first cache line begins.
    start: usize,
    /// From one column to the next: the number of rows, rounded up to an odd number of cache lines. At a distance of a
    /// power of two, the same rows of many columns would compete for the same few places of the cache.
    stride: usize,
    n_rows: usize,
    n_columns: usize,
}

impl ColumnMatrix {
    pub(crate) fn zeros(n_rows: usize, n_columns: usize) -> Self {
        let stride = LINE * (n_rows.div_ceil(LINE) | 1);
        let storage = vec![0.0; n_columns * stride + LINE];
        // Where this is not known, on a machine that does not say, 0 is right too, only slower.
        let start = storage
            .as_ptr()
            .align_offset(LINE * size_of::<f64>())
            .min(LINE);
        Self {
            storage,
            start,
            stride,
            n_rows,
            n_columns,
        }
    }

    /// A copy of the matrix; `None` when one of its elements is not a finite number.
    pub(crate) fn new(matrix: &ArrayRef2<f64>) -> Option<Self> {
        let (n_rows, n_columns) = matrix.dim();
        let mut copy = Self::zeros(n_rows, n_columns);
        if matrix.strides()[0] == 1 {
            let columns = copy.storage[copy.start..].chunks_exact_mut(copy.stride);
            for (to, from) in columns.zip(matrix.columns()) {
                let from = from.to_slice().expect("a column with a stride of 1");
                if !all_finite(from) {
                    return None;
                }
                to[..n_rows].copy_from_slice(from);
            }
            return Some(copy);
        }
        let in_one_piece = matrix.as_slice();
        let mut buffer = Vec::new();
        for first in (0..n_rows).step_by(TILE) {
            let end = n_rows.min(first + TILE);
            let rows = match in_one_piece {
                Some(values) => &values[first * n_columns..end * n_columns],
                None => {
                    buffer.clear();
                    buffer.extend(matrix.slice_axis(Axis(0), (first..end).into()));
                    &buffer[..]
                }
            };
            if !all_finite(rows) {
                return None;
            }
            let columns = copy.storage[copy.start..].chunks_exact_mut(copy.stride);
            for (j, column) in columns.take(n_columns).enumerate() {
                let piece = column[first..end].iter_mut();
                for (to, row) in piece.zip(rows.chunks_exact(n_columns)) {
                    *to = row[j];
                }
            }
        }
        Some(copy)
    }

    /// The rows with these numbers, in this order.
    pub(crate) fn select(&self, numbers: &[usize]) -> Self {
        let mut selected = Self::zeros(numbers.len(), self.n_columns);
        let columns = selected.storage[selected.start..].chunks_exact_mut(selected.stride);
        for (j, to) in columns.take(self.n_columns).enumerate() {
            let from = self.as_columns().column(j);
            for (to, &number) in to.iter_mut().zip(numbers) {
                *to = from[number];
            }
        }
        selected
    }

    /// Writes neighboring rows, the first of which has the number `first`.
    #[inline]
    pub(crate) fn set_rows<const ROWS: usize>(&mut self, first: usize, rows: [&[f64]; ROWS]) {
        let rows = rows.map(|row| &row[..self.n_columns]);
        let columns = self.storage[self.start..].chunks_exact_mut(self.stride);
        for (j, column) in columns.take(self.n_columns).enumerate() {
            for (to, row) in column[first..][..ROWS].iter_mut().zip(rows) {
                *to = row[j];
            }
        }
    }

    pub(crate) fn n_rows(&self) -> usize {
        self.n_rows
    }

    pub(crate) fn n_columns(&self) -> usize {
        self.n_columns
    }

    pub(crate) fn view(&self) -> ArrayView2<'_, f64> {
        self.as_columns().view()
    }

    pub(crate) fn as_columns(&self) -> ColumnsOf<'_> {
        ColumnsOf {
            values: &self.storage[self.start..],
            stride: self.stride,
            n_rows: self.n_rows,
            n_columns: self.n_columns,
        }
    }
}

/// A copy lies elsewhere in memory, and its cache lines do.
impl Clone for ColumnMatrix {
    fn clone(&self) -> Self {
        let mut copy = Self::zeros(self.n_rows, self.n_columns);
        let length = self.n_columns * self.stride;
        copy.storage[copy.start..][..length].copy_from_slice(&self.storage[self.start..][..length]);
        copy
    }
}

impl PartialEq for ColumnMatrix {
    fn eq(&self, other: &Self) -> bool {
        self.view() == other.view()
    }
}

/// Without a way out in the middle, so that several numbers are looked at at once.
pub(crate) fn all_finite(values: &[f64]) -> bool {
    let all = |finite, value: &f64| finite & value.is_finite();
    values.iter().fold(true, all)
}

/// Some rows of a matrix that is stored column after column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ColumnsOf<'a> {
    /// The columns, `stride` apart, each at least `n_rows` long.
    pub(crate) values: &'a [f64],
    pub(crate) stride: usize,
    pub(crate) n_rows: usize,
    pub(crate) n_columns: usize,
}

impl<'a> ColumnsOf<'a> {
    /// One row.
    #[inline(always)]
    pub(crate) fn row(values: &'a [f64]) -> Self {
        Self {
            values,
            stride: 1,
            n_rows: 1,
            n_columns: values.len(),
        }
    }

    #[inline(always)]
    fn rows(&self, rows: Range<usize>) -> Self {
        Self {
            values: &self.values[rows.start..],
            n_rows: rows.len(),
            ..*self
        }
    }

    #[inline(always)]
    pub(crate) fn column(&self, j: usize) -> &'a [f64] {
        &self.values[j * self.stride..][..self.n_rows]
    }

    /// The only row, where it is the only one and its values lie side by side.
    #[inline(always)]
    fn only_row(&self) -> Option<&'a [f64]> {
        (self.n_rows == 1 && self.stride == 1).then(|| &self.values[..self.n_columns])
    }

    fn view(&self) -> ArrayView2<'a, f64> {
        let shape = (self.n_rows, self.n_columns).strides((1, self.stride));
        ArrayView2::from_shape(shape, self.values).expect("the storage holds all columns")
    }
}

/// Samples stored column after column: X and Y.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns<'a> {
    pub(crate) inputs: ColumnsOf<'a>,
    pub(crate) targets: ColumnsOf<'a>,
}

impl<'a> Columns<'a> {
    pub(crate) fn new(inputs: &'a ColumnMatrix, targets: &'a ColumnMatrix) -> Self {
        Self {
            inputs: inputs.as_columns(),
            targets: targets.as_columns(),
        }
    }

    #[inline(always)]
    pub(crate) fn n_samples(&self) -> usize {
        self.inputs.n_rows
    }

    pub(crate) fn n_inputs(&self) -> usize {
        self.inputs.n_columns
    }

    pub(crate) fn n_targets(&self) -> usize {
        self.targets.n_columns
    }

    /// Some of the samples.
    #[inline(always)]
    pub(crate) fn rows(&self, rows: Range<usize>) -> Self {
        Self {
            inputs: self.inputs.rows(rows.clone()),
            targets: self.targets.rows(rows),
        }
    }

    /// Input `j` of every sample.
    #[inline(always)]
    #[track_caller]
    pub(crate) fn column(&self, j: usize) -> &'a [f64] {
        assert!(j < self.inputs.n_columns, "there is no input {j}");
        self.inputs.column(j)
    }

    /// Target `k` of every sample.
    #[inline(always)]
    #[track_caller]
    pub(crate) fn target_column(&self, k: usize) -> &'a [f64] {
        assert!(k < self.targets.n_columns, "there is no target {k}");
        self.targets.column(k)
    }

    /// The first target of every sample.
    #[inline(always)]
    pub(crate) fn targets(&self) -> &'a [f64] {
        self.targets.column(0)
    }

    /// Column j of (X, Y).
    #[inline(always)]
    pub(crate) fn any_column(&self, j: usize) -> &'a [f64] {
        match j.checked_sub(self.inputs.n_columns) {
            None => self.inputs.column(j),
            Some(k) => self.targets.column(k),
        }
    }

    /// The inputs of the only sample, where they lie side by side in memory.
    #[inline(always)]
    pub(crate) fn only_row(&self) -> Option<&'a [f64]> {
        self.inputs.only_row()
    }

    pub(crate) fn inputs_view(&self) -> ArrayView2<'a, f64> {
        self.inputs.view()
    }

    pub(crate) fn targets_view(&self) -> ArrayView2<'a, f64> {
        self.targets.view()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, Axis, Slice, array};

    #[test]
    fn the_layout_of_the_original_does_not_matter() {
        let rows = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
        let transposed = array![[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]].reversed_axes();
        let mut reversed = array![[4.0, 5.0, 6.0], [1.0, 2.0, 3.0]];
        reversed.invert_axis(Axis(0));
        for matrix in [&rows, &transposed, &reversed] {
            let stored = ColumnMatrix::new(matrix).unwrap();
            assert_eq!(stored.view(), rows);
            assert_eq!(stored.clone(), stored);
            assert_eq!(
                [0, 1, 2].map(|j| stored.as_columns().column(j)),
                [[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]
            );
        }
    }

    #[test]
    fn nor_does_the_number_of_rows_of_it() {
        for n_rows in [1, 63, 64, 65, 128, 150] {
            let rows = Array2::from_shape_fn((n_rows, 3), |(i, j)| (10 * i + j) as f64);
            let mut wide = Array2::zeros((n_rows, 6));
            let every_other = Slice::new(0, None, 2);
            wide.slice_axis_mut(Axis(1), every_other).assign(&rows);
            for matrix in [rows.view(), wide.slice_axis(Axis(1), every_other)] {
                assert_eq!(ColumnMatrix::new(&matrix).unwrap().view(), rows);
                let mut last_is_infinite = matrix.to_owned();
                last_is_infinite[[n_rows - 1, 2]] = f64::INFINITY;
                assert!(ColumnMatrix::new(&last_is_infinite).is_none());
            }
        }
    }

    #[test]
    fn every_column_begins_at_a_cache_line() {
        for n_rows in [1, 7, 8, 9, 16, 17, 100, 4096] {
            let stored = ColumnMatrix::new(&Array2::zeros((n_rows, 3))).unwrap();
            assert_eq!(stored.stride % (2 * LINE), LINE, "an odd number of them");
            for j in 0..3 {
                let column = stored.as_columns().column(j);
                assert_eq!(column.len(), n_rows);
                assert_eq!(column.as_ptr() as usize % 64, 0);
            }
        }
    }

    #[test]
    fn some_rows_are_the_same_rows_of_every_column() {
        let stored = ColumnMatrix::new(&array![[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]]).unwrap();
        let targets = ColumnMatrix::new(&array![[0.1], [0.2], [0.3]]).unwrap();
        let some = Columns::new(&stored, &targets).rows(1..3);
        assert_eq!([some.column(0), some.column(1)], [[2.0, 3.0], [20.0, 30.0]]);
        assert_eq!(some.targets(), [0.2, 0.3]);
    }
}
