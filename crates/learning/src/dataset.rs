use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis};
use rand::Rng;
use thiserror::Error;

use crate::batches::Batches;
use crate::columns::{ColumnMatrix, Columns};

/// `(X, y)`: samples, one a row of X, and the output wanted for each.
///
/// Checked once, when it is made. A data set that exists has at least one sample and one input, as many
/// targets as samples, and only finite numbers, so nothing that is computed from it has to ask again.
///
/// # Shapes
///
/// `inputs: (n_samples, n_inputs)`, `targets: (n_samples)`.
///
/// # Numerics
///
/// X is kept by columns, because training walks down the columns: all values of one input lie side by side in
/// memory.
///
/// # Examples
///
/// Two points, one input each:
///
/// ```
/// use learning::Dataset;
/// use ndarray::array;
///
/// let data = Dataset::new(array![[0.5], [2.5]], array![0.2, 0.9])?;
///
/// assert_eq!((data.n_samples(), data.n_inputs()), (2, 1));
/// assert_eq!(data.sample(1), (array![2.5].view(), 0.9));
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    inputs: ColumnMatrix, // X
    targets: Array1<f64>,
    threads: usize,
}

impl Dataset {
    /// A data set of the rows of `inputs` and the `targets` that belong to them.
    ///
    /// # Errors
    ///
    /// When there is no sample or no input, when the numbers of samples and targets differ, or when a number is
    /// not finite.
    pub fn new(inputs: Array2<f64>, targets: Array1<f64>) -> Result<Self, DatasetError> {
        if inputs.nrows() != targets.len() {
            return Err(DatasetError::LengthMismatch {
                inputs: inputs.nrows(),
                targets: targets.len(),
            });
        }
        if inputs.nrows() == 0 {
            return Err(DatasetError::NoSamples);
        }
        if inputs.ncols() == 0 {
            return Err(DatasetError::NoInputs);
        }
        if let Some(((row, column), &value)) =
            inputs.indexed_iter().find(|(_, value)| !value.is_finite())
        {
            return Err(DatasetError::InputNotFinite { row, column, value });
        }
        if let Some((row, &value)) = targets.indexed_iter().find(|(_, value)| !value.is_finite()) {
            return Err(DatasetError::TargetNotFinite { row, value });
        }
        Ok(Self {
            inputs: ColumnMatrix::new(&inputs),
            targets: targets.iter().copied().collect(),
            threads: 1,
        })
    }

    /// The same data, to be summed over by up to `threads` threads.
    ///
    /// One thread is used unless this says otherwise, and however many are allowed, a sum too small to be worth
    /// the fork is left to one. The number changes the time and not a bit of any result.
    ///
    /// # Panics
    ///
    /// When `threads` is 0.
    #[track_caller]
    pub fn with_threads(self, threads: usize) -> Self {
        assert!(threads > 0, "a sum needs at least one thread, got 0");
        Self { threads, ..self }
    }

    /// X, shape `(n_samples, n_inputs)`.
    pub fn inputs(&self) -> ArrayView2<'_, f64> {
        self.inputs.view()
    }

    /// y, shape `(n_samples)`.
    pub fn targets(&self) -> ArrayView1<'_, f64> {
        self.targets.view()
    }

    /// The number of samples, at least 1.
    pub fn n_samples(&self) -> usize {
        self.targets.len()
    }

    /// The number of inputs of each sample, at least 1.
    pub fn n_inputs(&self) -> usize {
        self.inputs.n_columns()
    }

    /// `(x, y)`: sample `i` and its target.
    ///
    /// # Panics
    ///
    /// When `i` is not below [`n_samples`](Self::n_samples).
    #[track_caller]
    pub fn sample(&self, i: usize) -> (ArrayView1<'_, f64>, f64) {
        let x = self.inputs.view().index_axis_move(Axis(0), i);
        (x, self.targets[i])
    }

    /// All samples as `(x, y)`, in their order.
    pub fn samples(&self) -> impl Iterator<Item = (ArrayView1<'_, f64>, f64)> {
        (0..self.n_samples()).map(|i| self.sample(i))
    }

    /// Batches of `size` samples in the order of the data, the last one smaller when it does not come out even.
    ///
    /// With a size of 1, training learns from one sample at a time.
    pub fn batches(&self, size: usize) -> Batches<'_> {
        Batches::in_order(self, size)
    }

    /// Batches of `size` samples, shuffled anew for every epoch by the caller's generator.
    ///
    /// With a size of 1 this is stochastic gradient descent, with larger ones mini-batch gradient descent.
    pub fn shuffled_batches<'a, R: Rng>(&'a self, size: usize, rng: &'a mut R) -> Batches<'a> {
        Batches::shuffled(self, size, rng)
    }

    pub(crate) fn threads(&self) -> usize {
        self.threads
    }

    pub(crate) fn columns(&self) -> Columns<'_> {
        let targets = self.targets.as_slice();
        self.inputs
            .columns(targets.expect("the constructor lays the targets out in one block"))
    }
}

/// Why numbers are not a [`Dataset`].
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum DatasetError {
    /// X has no rows.
    #[error("a data set needs at least one sample, got none")]
    NoSamples,
    /// X has no columns.
    #[error("a sample needs at least one input, got none")]
    NoInputs,
    /// X has another number of rows than y has elements.
    #[error("{inputs} samples cannot have {targets} targets: there must be one for each")]
    LengthMismatch {
        /// The number of rows of X.
        inputs: usize,
        /// The number of elements of y.
        targets: usize,
    },
    /// An element of X is NaN or infinite.
    #[error(
        "inputs must be finite numbers, got {value} in row {row}, column {column}, counted from 0"
    )]
    InputNotFinite {
        /// The row, counted from 0.
        row: usize,
        /// The column, counted from 0.
        column: usize,
        /// What stands there.
        value: f64,
    },
    /// An element of y is NaN or infinite.
    #[error("targets must be finite numbers, got {value} in row {row}, counted from 0")]
    TargetNotFinite {
        /// The row, counted from 0.
        row: usize,
        /// What stands there.
        value: f64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn reversed_views_are_kept_in_their_own_order() {
        let mut reversed = array![[1.0], [2.0], [3.0]];
        reversed.invert_axis(Axis(0));
        let mut targets = array![10.0, 20.0, 30.0];
        targets.invert_axis(Axis(0));
        let data = Dataset::new(reversed, targets).unwrap();
        assert_eq!(data.columns().column(0), [3.0, 2.0, 1.0]);
        assert_eq!(data.columns().targets, [30.0, 20.0, 10.0]);
        assert_eq!(data.sample(0), (array![3.0].view(), 30.0));
    }

    #[test]
    fn what_is_not_a_data_set_is_refused_with_its_numbers() {
        let refused = |inputs, targets| Dataset::new(inputs, targets).unwrap_err();
        assert_eq!(
            refused(Array2::zeros((0, 2)), array![]),
            DatasetError::NoSamples
        );
        assert_eq!(
            refused(Array2::zeros((2, 0)), array![0.0, 1.0]),
            DatasetError::NoInputs
        );
        assert_eq!(
            refused(array![[1.0], [2.0]], array![0.0]),
            DatasetError::LengthMismatch {
                inputs: 2,
                targets: 1
            }
        );
        assert_eq!(
            refused(array![[1.0, 2.0], [f64::INFINITY, 3.0]], array![0.0, 1.0]),
            DatasetError::InputNotFinite {
                row: 1,
                column: 0,
                value: f64::INFINITY
            }
        );
        assert!(matches!(
            refused(array![[1.0], [2.0]], array![0.0, f64::NAN]),
            DatasetError::TargetNotFinite { row: 1, value } if value.is_nan()
        ));
    }

    #[test]
    #[should_panic(expected = "a sum needs at least one thread, got 0")]
    fn no_threads_panic_with_a_sentence() {
        let _ = Dataset::new(array![[1.0]], array![0.0])
            .unwrap()
            .with_threads(0);
    }
}
