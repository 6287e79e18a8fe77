//! Data sets.

use ndarray::{ArrayRef1, ArrayRef2, ArrayView1, ArrayView2, Axis};
use thiserror::Error;

use crate::kernel::{ColumnMatrix, Columns};

/// `(X, Y)`: samples, one a row of X, and the outputs wanted for each.
///
/// Checked once, when it is made. A data set that exists has at least one sample, one input and one target, as many
/// targets as samples, and only finite numbers, so nothing that is computed from it has to ask again.
///
/// A neuron has one output, and learns from samples with one target each: [`new`](Self::new). A model with several
/// outputs learns from vectors of targets: [`with_target_vectors`](Self::with_target_vectors).
///
/// # Shapes
///
/// `inputs: (n_samples, n_inputs)`, `targets: (n_samples)` or `(n_samples, n_targets)`.
///
/// # Numerics
///
/// X and Y are kept by columns, because training walks down the columns: all values of one input lie side by side in
/// memory.
///
/// # Examples
///
/// ```
/// use learning::Dataset;
/// use ndarray::array;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
///
/// assert_eq!((data.n_samples(), data.n_inputs()), (2, 1));
/// assert_eq!(data.sample(1), (array![2.5].view(), 0.9));
///
/// // Two classes as two targets, one of which is 1.
/// let data = Dataset::with_target_vectors(&array![[0.5], [2.5]], &array![[1.0, 0.0], [0.0, 1.0]])?;
/// assert_eq!(data.n_targets(), 2);
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    inputs: ColumnMatrix,  // X
    targets: ColumnMatrix, // Y
}

impl Dataset {
    /// A data set of the rows of `inputs` and the `targets` that belong to them.
    ///
    /// # Errors
    ///
    /// When there is no sample or no input, when the numbers of samples and targets differ, or when a number is
    /// not finite.
    pub fn new(inputs: &ArrayRef2<f64>, targets: &ArrayRef1<f64>) -> Result<Self, DatasetError> {
        Self::with_target_vectors(inputs, &targets.view().insert_axis(Axis(1)))
    }

    /// A data set of the rows of `inputs` and the rows of `targets` that belong to them.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new), and when a sample has no target.
    pub fn with_target_vectors(
        inputs: &ArrayRef2<f64>,
        targets: &ArrayRef2<f64>,
    ) -> Result<Self, DatasetError> {
        if inputs.nrows() != targets.nrows() {
            return Err(DatasetError::LengthMismatch {
                inputs: inputs.nrows(),
                targets: targets.nrows(),
            });
        }
        if inputs.nrows() == 0 {
            return Err(DatasetError::NoSamples);
        }
        if inputs.ncols() == 0 {
            return Err(DatasetError::NoInputs);
        }
        if targets.ncols() == 0 {
            return Err(DatasetError::NoTargets);
        }
        let Some(columns) = ColumnMatrix::new(inputs) else {
            let (row, column, value) = first_not_finite(inputs);
            return Err(DatasetError::InputNotFinite { row, column, value });
        };
        let Some(target_columns) = ColumnMatrix::new(targets) else {
            let (row, column, value) = first_not_finite(targets);
            return Err(DatasetError::TargetNotFinite { row, column, value });
        };
        Ok(Self {
            inputs: columns,
            targets: target_columns,
        })
    }

    /// X, shape `(n_samples, n_inputs)`.
    pub fn inputs(&self) -> ArrayView2<'_, f64> {
        self.inputs.view()
    }

    /// y, shape `(n_samples)`: the only target of each sample.
    ///
    /// # Panics
    ///
    /// When the samples have several targets.
    #[track_caller]
    pub fn targets(&self) -> ArrayView1<'_, f64> {
        self.assert_one_target();
        self.targets.view().index_axis_move(Axis(1), 0)
    }

    /// Y, shape `(n_samples, n_targets)`.
    pub fn target_vectors(&self) -> ArrayView2<'_, f64> {
        self.targets.view()
    }

    /// The number of samples, at least 1.
    pub fn n_samples(&self) -> usize {
        self.inputs.n_rows()
    }

    /// The number of inputs of each sample, at least 1.
    pub fn n_inputs(&self) -> usize {
        self.inputs.n_columns()
    }

    /// The number of targets of each sample, at least 1.
    pub fn n_targets(&self) -> usize {
        self.targets.n_columns()
    }

    /// `(x, y)`: sample `i` and its only target.
    ///
    /// # Panics
    ///
    /// When `i` is not below [`n_samples`](Self::n_samples), or when the samples have several targets.
    #[track_caller]
    pub fn sample(&self, i: usize) -> (ArrayView1<'_, f64>, f64) {
        self.assert_has(i);
        let x = self.inputs().index_axis_move(Axis(0), i);
        (x, self.targets()[i])
    }

    /// The samples with these numbers, in this order; a number may occur several times.
    ///
    /// # Panics
    ///
    /// When there is no number, or when one is not below [`n_samples`](Self::n_samples).
    #[track_caller]
    #[must_use]
    pub fn select(&self, rows: &[usize]) -> Self {
        assert!(!rows.is_empty(), "a data set needs at least one sample");
        rows.iter().for_each(|&i| self.assert_has(i));
        Self {
            inputs: self.inputs.select(rows),
            targets: self.targets.select(rows),
        }
    }

    pub(super) fn columns(&self) -> Columns<'_> {
        Columns::new(&self.inputs, &self.targets)
    }

    #[track_caller]
    fn assert_has(&self, i: usize) {
        let n = self.n_samples();
        assert!(
            i < n,
            "a data set of {n} samples has no sample {i}, counted from 0"
        );
    }

    #[track_caller]
    pub(super) fn assert_one_target(&self) {
        let n = self.n_targets();
        assert_eq!(
            n, 1,
            "samples with {n} targets each have no single target: ask for target_vectors()"
        );
    }
}

/// The first element, by rows, that is not a finite number, of a matrix that has one: `(row, column, value)`.
fn first_not_finite(matrix: &ArrayRef2<f64>) -> (usize, usize, f64) {
    let found = matrix.indexed_iter().find(|(_, value)| !value.is_finite());
    let ((row, column), &value) = found.expect("a number that is not finite has been seen");
    (row, column, value)
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
    /// Y has no columns.
    #[error("a sample needs at least one target, got none")]
    NoTargets,
    /// X has another number of rows than Y.
    #[error("{inputs} samples cannot have {targets} targets: there must be one for each")]
    LengthMismatch {
        /// The number of rows of X.
        inputs: usize,
        /// The number of rows of Y.
        targets: usize,
    },
    /// A class has a number that there is not.
    #[error(
        "{n_classes} classes are numbered from 0 to {}, got {class} for sample {row}, counted from 0",
        n_classes - 1
    )]
    NoSuchClass {
        /// The sample, counted from 0.
        row: usize,
        /// Its class.
        class: usize,
        /// How many classes there are.
        n_classes: usize,
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
    /// An element of Y is NaN or infinite.
    #[error(
        "targets must be finite numbers, got {value} in row {row}, column {column}, counted from 0"
    )]
    TargetNotFinite {
        /// The row, counted from 0.
        row: usize,
        /// The column, counted from 0; 0 when there is one target.
        column: usize,
        /// What stands there.
        value: f64,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, Array2, array};

    #[test]
    fn reversed_views_are_kept_in_their_own_order() {
        let mut reversed = array![[1.0], [2.0], [3.0]];
        reversed.invert_axis(Axis(0));
        let mut targets = array![10.0, 20.0, 30.0];
        targets.invert_axis(Axis(0));
        let data = Dataset::new(&reversed, &targets).unwrap();
        assert_eq!(data.samples_view().input(0), [3.0, 2.0, 1.0]);
        assert_eq!(data.samples_view().target(0), [30.0, 20.0, 10.0]);
        assert_eq!(data.sample(0), (array![3.0].view(), 30.0));
    }

    #[test]
    fn what_is_not_a_data_set_is_refused_with_its_numbers() {
        let refused = |inputs: Array2<f64>, targets: Array1<f64>| {
            Dataset::new(&inputs, &targets).unwrap_err()
        };
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
            DatasetError::TargetNotFinite { row: 1, column: 0, value } if value.is_nan()
        ));
    }

    #[test]
    #[should_panic(expected = "a data set of 1 samples has no sample 1, counted from 0")]
    fn a_sample_beyond_the_last_panics_with_a_sentence() {
        let data = Dataset::new(&array![[1.0]], &array![0.0]).unwrap();
        let _ = data.sample(1);
    }

    #[test]
    #[should_panic(expected = "a data set of 1 samples has no sample 7, counted from 0")]
    fn a_selected_sample_beyond_the_last_panics_with_a_sentence() {
        let data = Dataset::new(&array![[1.0]], &array![0.0]).unwrap();
        let _ = data.select(&[0, 7]);
    }

    #[test]
    #[should_panic(expected = "a sum needs at least one thread, got 0")]
    fn no_threads_panic_with_a_sentence() {
        let data = Dataset::new(&array![[1.0]], &array![0.0]).unwrap();
        let _ = data.on_threads(0);
    }
}
