//! One-hot targets: classes as vectors.

use ndarray::{Array2, ArrayRef2};

use super::dataset::{Dataset, DatasetError};

/// Classes as targets.
impl Dataset {
    /// Samples of `n_classes` classes: `yₖ = 1` for the class k of the sample, counted from 0, and 0 for the others.
    ///
    /// # Shapes
    ///
    /// `inputs: (n_samples, n_inputs)`, `classes: (n_samples)`; the targets are `(n_samples, n_classes)`.
    ///
    /// # Errors
    ///
    /// As [`with_target_vectors`](Self::with_target_vectors), and when a class is not below `n_classes`.
    ///
    /// # Examples
    ///
    /// ```
    /// use learning::{Dataset, DatasetError};
    /// use ndarray::array;
    ///
    /// let inputs = array![[0.5], [2.5], [1.5]];
    /// let data = Dataset::one_hot(&inputs, &[0, 2, 0], 3)?;
    /// assert_eq!(data.target_vectors(), array![[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]);
    ///
    /// let error = Dataset::one_hot(&inputs, &[0, 3, 0], 3).unwrap_err();
    /// assert_eq!(error.to_string(), "3 classes are numbered from 0 to 2, got 3 for sample 1, counted from 0");
    /// # Ok::<(), DatasetError>(())
    /// ```
    pub fn one_hot(
        inputs: &ArrayRef2<f64>,
        classes: &[usize],
        n_classes: usize,
    ) -> Result<Self, DatasetError> {
        if inputs.nrows() != classes.len() {
            return Err(DatasetError::LengthMismatch {
                inputs: inputs.nrows(),
                targets: classes.len(),
            });
        }
        let mut targets = Array2::zeros((classes.len(), n_classes));
        if n_classes > 0 {
            for (row, &class) in classes.iter().enumerate() {
                let Some(target) = targets.get_mut((row, class)) else {
                    return Err(DatasetError::NoSuchClass {
                        row,
                        class,
                        n_classes,
                    });
                };
                *target = 1.0;
            }
        }
        Self::with_target_vectors(inputs, &targets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn what_is_no_class_or_no_data_set_is_refused() {
        let inputs = array![[1.0], [2.0]];
        let refused = |classes: &[usize], n| Dataset::one_hot(&inputs, classes, n).unwrap_err();
        let (row, class, n_classes) = (0, usize::MAX, 2);
        assert_eq!(
            refused(&[usize::MAX, 9], 2),
            DatasetError::NoSuchClass {
                row,
                class,
                n_classes
            }
        );
        assert_eq!(refused(&[0, 0], 0), DatasetError::NoTargets);
        let (inputs_found, targets) = (2, 3);
        assert_eq!(
            refused(&[0, 1, 0], 2),
            DatasetError::LengthMismatch {
                inputs: inputs_found,
                targets
            }
        );
        let none = Dataset::one_hot(&Array2::zeros((0, 1)), &[], 2);
        assert_eq!(none, Err(DatasetError::NoSamples));
        let nan = Dataset::one_hot(&array![[f64::INFINITY]], &[0], 1);
        assert!(matches!(nan, Err(DatasetError::InputNotFinite { .. })));
    }
}
