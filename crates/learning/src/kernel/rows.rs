//! Row-major copies of samples, for batches.

use super::columns::{ColumnMatrix, Columns, ColumnsOf};

/// Samples stored one after the other, each as (x₁, …, xₙ, y₁, …, yₘ).
///
/// Sums walk down columns. Who takes single samples, one at a time or in another order, wants each of them in one piece: in
/// columns, every number of a sample lies in a cache line of its own.
#[derive(Debug)]
pub(crate) struct Rows {
    values: Vec<f64>,
    n_inputs: usize,
    n_targets: usize,
}

impl Rows {
    /// A copy of these samples.
    pub(crate) fn new(columns: Columns<'_>) -> Self {
        let mut rows = Self::room_for(columns);
        let (width, n_samples) = (rows.width(), columns.n_samples());
        rows.values = vec![0.0; n_samples * width];
        // Eight rows at a time, because a cache line of a column holds eight values.
        for (k, eight) in rows.values.chunks_mut(8 * width).enumerate() {
            let tile = columns.rows(8 * k..n_samples.min(8 * k + 8));
            for j in 0..width {
                for (row, value) in eight.chunks_exact_mut(width).zip(tile.any_column(j)) {
                    row[j] = *value;
                }
            }
        }
        rows
    }

    /// A copy of these samples with one target each, as (x₁, …, xₙ, 1): the targets are left out.
    pub(crate) fn with_one(columns: Columns<'_>) -> Self {
        let mut rows = Self::new(columns);
        for row in rows.values.chunks_exact_mut(columns.n_inputs() + 1) {
            row[columns.n_inputs()] = 1.0;
        }
        rows
    }

    /// Of such samples as these, but none.
    pub(crate) fn room_for(columns: Columns<'_>) -> Self {
        Self {
            values: Vec::new(),
            n_inputs: columns.n_inputs(),
            n_targets: columns.n_targets(),
        }
    }

    /// Takes up the samples with these numbers, in this order.
    pub(crate) fn fill_selected(&mut self, from: &Self, numbers: &[usize]) {
        self.values.clear();
        for &number in numbers {
            self.values.extend_from_slice(from.row(number));
        }
    }

    /// All numbers of one sample.
    #[inline(always)]
    pub(crate) fn row(&self, i: usize) -> &[f64] {
        &self.values[i * self.width()..][..self.width()]
    }

    /// `(x₁, …, xₙ)` and `(y₁, …, yₘ)` of one sample.
    #[inline(always)]
    fn sample(&self, i: usize) -> (&[f64], &[f64]) {
        self.row(i).split_at(self.n_inputs)
    }

    /// One sample as columns of one value each.
    #[inline(always)]
    pub(crate) fn as_columns(&self, i: usize) -> Columns<'_> {
        let (x, y) = self.sample(i);
        Columns {
            inputs: ColumnsOf::row(x),
            targets: ColumnsOf::row(y),
        }
    }

    #[inline(always)]
    fn width(&self) -> usize {
        self.n_inputs + self.n_targets
    }
}

/// A few samples in columns of their own.
#[derive(Debug)]
pub(crate) struct Batch {
    inputs: ColumnMatrix,
    targets: ColumnMatrix,
}

impl Batch {
    /// Room for `size` samples.
    pub(crate) fn new(size: usize, columns: Columns<'_>) -> Self {
        Self {
            inputs: ColumnMatrix::zeros(size, columns.n_inputs()),
            targets: ColumnMatrix::zeros(size, columns.n_targets()),
        }
    }

    /// Takes up the samples with these numbers, in this order.
    pub(crate) fn fill_selected(&mut self, from: &Rows, numbers: &[usize]) -> Columns<'_> {
        let row = |number: usize| from.sample(number);
        let (eights, rest) = numbers.as_chunks::<8>();
        for (k, eight) in eights.iter().enumerate() {
            let rows = eight.map(row);
            self.inputs.set_rows(8 * k, rows.map(|(x, _)| x));
            self.targets.set_rows(8 * k, rows.map(|(_, y)| y));
        }
        for (k, &number) in rest.iter().enumerate() {
            let (x, y) = row(number);
            self.inputs.set_rows(8 * eights.len() + k, [x]);
            self.targets.set_rows(8 * eights.len() + k, [y]);
        }
        Columns::new(&self.inputs, &self.targets).rows(0..numbers.len())
    }
}
