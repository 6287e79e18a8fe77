use std::mem::replace;

use super::columns::{ColumnMatrix, Columns, ColumnsOf};

/// Samples stored one after the other, each as (x₁, …, xₙ, y₁, …, yₘ).
///
/// Sums walk down columns. Who takes single samples, one at a time or in another order, wants each of them in one piece: in
/// columns, every number of a sample lies in a cache line of its own.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    values: Vec<f64>,
    n_inputs: usize,
    n_targets: usize,
}

impl Rows {
    /// Takes up other samples, in their order.
    pub(crate) fn fill(&mut self, columns: Columns<'_>) {
        self.reshape(columns);
        let (width, n_samples) = (self.width(), columns.n_samples());
        self.values.resize(n_samples * width, 0.0);
        for start in (0..n_samples).step_by(Self::tile(columns)) {
            let rows = start..n_samples.min(start + Self::tile(columns));
            let tile = columns.rows(rows.clone());
            let to = &mut self.values[rows.start * width..rows.end * width];
            for j in 0..width {
                let column = tile.any_column(j);
                for (row, value) in to.chunks_exact_mut(width).zip(column) {
                    row[j] = *value;
                }
            }
        }
    }

    /// Takes up samples with these numbers, in this order.
    pub(crate) fn fill_selected(&mut self, from: &Self, numbers: &[usize]) {
        (self.n_inputs, self.n_targets) = (from.n_inputs, from.n_targets);
        self.values.clear();
        for &number in numbers {
            self.values.extend_from_slice(from.row(number));
        }
    }

    /// How many samples are best taken up at a time, so that they stay in the fastest memory: 64, or fewer wide ones.
    pub(crate) fn tile(columns: Columns<'_>) -> usize {
        (4096 / (columns.n_inputs() + columns.n_targets())).clamp(8, 64)
    }

    /// `(x₁, …, xₙ)` and `(y₁, …, yₘ)` of one sample.
    #[inline(always)]
    pub(crate) fn sample(&self, i: usize) -> (&[f64], &[f64]) {
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

    /// Every sample as `(x₁, …, xₙ, 1)` and its only target, in whose place the 1 is put.
    pub(crate) fn iter_with_one(&mut self) -> impl Iterator<Item = (&[f64], f64)> {
        let n_inputs = self.n_inputs;
        let width = self.width();
        let rows = self.values.chunks_exact_mut(width);
        rows.map(move |row| {
            let y = replace(&mut row[n_inputs], 1.0);
            (&*row, y)
        })
    }

    #[inline(always)]
    fn row(&self, i: usize) -> &[f64] {
        &self.values[i * self.width()..][..self.width()]
    }

    #[inline(always)]
    fn width(&self) -> usize {
        self.n_inputs + self.n_targets
    }

    fn reshape(&mut self, columns: Columns<'_>) {
        (self.n_inputs, self.n_targets) = (columns.n_inputs(), columns.n_targets());
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
