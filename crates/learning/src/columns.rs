use std::ops::Range;

use ndarray::{ArrayRef2, ArrayView2, ShapeBuilder};

/// The width of a cache line, in doubles. Columns begin at one, so that no vector has to be fetched from two.
const LINE: usize = 8;

/// A matrix stored column after column.
#[derive(Debug)]
pub(crate) struct ColumnMatrix {
    storage: Vec<f64>,
    /// Where in the storage the first cache line begins.
    start: usize,
    /// From one column to the next: the number of rows, rounded up to whole cache lines.
    stride: usize,
    n_rows: usize,
    n_columns: usize,
}

impl ColumnMatrix {
    pub(crate) fn new(matrix: &ArrayRef2<f64>) -> Self {
        let (n_rows, n_columns) = matrix.dim();
        let stride = n_rows.next_multiple_of(LINE);
        let mut storage = vec![0.0; n_columns * stride + LINE];
        // Where this is not known, on a machine that does not say, 0 is right too, only slower.
        let start = storage
            .as_ptr()
            .align_offset(LINE * size_of::<f64>())
            .min(LINE);
        let columns = storage[start..].chunks_mut(stride.max(1));
        for (to, from) in columns.zip(matrix.columns()) {
            for (to, from) in to.iter_mut().zip(from) {
                *to = *from;
            }
        }
        Self {
            storage,
            start,
            stride,
            n_rows,
            n_columns,
        }
    }

    pub(crate) fn n_columns(&self) -> usize {
        self.n_columns
    }

    pub(crate) fn view(&self) -> ArrayView2<'_, f64> {
        let shape = (self.n_rows, self.n_columns).strides((1, self.stride));
        ArrayView2::from_shape(shape, &self.storage[self.start..])
            .expect("the storage holds all columns")
    }

    pub(crate) fn columns<'a>(&'a self, targets: &'a [f64]) -> Columns<'a> {
        Columns {
            values: &self.storage[self.start..],
            stride: self.stride,
            targets,
        }
    }
}

/// A copy lies elsewhere in memory, and its cache lines do.
impl Clone for ColumnMatrix {
    fn clone(&self) -> Self {
        Self::new(&self.view())
    }
}

impl PartialEq for ColumnMatrix {
    fn eq(&self, other: &Self) -> bool {
        self.view() == other.view()
    }
}

/// Samples stored column after column, and their targets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns<'a> {
    /// The columns, `stride` apart, each at least as long as `targets`.
    pub(crate) values: &'a [f64],
    pub(crate) stride: usize,
    pub(crate) targets: &'a [f64],
}

impl<'a> Columns<'a> {
    pub(crate) fn n_samples(&self) -> usize {
        self.targets.len()
    }

    /// Some of the samples.
    #[inline(always)]
    pub(crate) fn rows(&self, rows: Range<usize>) -> Self {
        Self {
            values: &self.values[rows.start..],
            stride: self.stride,
            targets: &self.targets[rows],
        }
    }

    /// Column `j`, cut to the samples.
    #[inline(always)]
    pub(crate) fn column(&self, j: usize) -> &'a [f64] {
        &self.values[j * self.stride..][..self.targets.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, Axis, array};

    #[test]
    fn the_layout_of_the_original_does_not_matter() {
        let rows = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
        let transposed = array![[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]].reversed_axes();
        let mut reversed = array![[4.0, 5.0, 6.0], [1.0, 2.0, 3.0]];
        reversed.invert_axis(Axis(0));
        for matrix in [&rows, &transposed, &reversed] {
            let stored = ColumnMatrix::new(matrix);
            assert_eq!(stored.view(), rows);
            assert_eq!(stored.clone(), stored);
            let columns = stored.columns(&[0.0, 0.0]);
            assert_eq!(
                [0, 1, 2].map(|j| columns.column(j)),
                [[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]
            );
        }
    }

    #[test]
    fn every_column_begins_at_a_cache_line() {
        for n_rows in [1, 7, 8, 9, 100] {
            let stored = ColumnMatrix::new(&Array2::zeros((n_rows, 3)));
            let targets = vec![0.0; n_rows];
            for j in 0..3 {
                let column = stored.columns(&targets).column(j);
                assert_eq!(column.len(), n_rows);
                assert_eq!(column.as_ptr() as usize % 64, 0);
            }
        }
    }

    #[test]
    fn some_rows_are_the_same_rows_of_every_column() {
        let stored = ColumnMatrix::new(&array![[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]]);
        let some = stored.columns(&[0.1, 0.2, 0.3]);
        let some = some.rows(1..3);
        assert_eq!([some.column(0), some.column(1)], [[2.0, 3.0], [20.0, 30.0]]);
        assert_eq!(some.targets, [0.2, 0.3]);
    }
}
