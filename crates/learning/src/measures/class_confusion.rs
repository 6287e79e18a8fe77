//! Confusion matrix of several classes, and the figures of each class.

use ndarray::ArrayRef2;
use thiserror::Error;

/// `cᵢⱼ`: how many samples of class i were taken for class j.
///
/// The diagonal holds what was told rightly. For two classes and an output of one number there is
/// [`ConfusionMatrix`](crate::ConfusionMatrix).
///
/// A ratio whose divisor is 0 is not defined, and is NaN: 0/0.
///
/// # Examples
///
/// ```
/// use learning::ClassConfusion;
///
/// // Four samples of the classes 0, 0, 1 and 2; the second was taken for a 2.
/// let matrix = ClassConfusion::from_classes(&[0, 0, 1, 2], &[0, 2, 1, 2], 3)?;
/// assert_eq!(matrix.count(0, 2), 1);
/// assert_eq!(matrix.accuracy(), 0.75);
/// assert_eq!((matrix.recall(0), matrix.precision(2)), (0.5, 0.5));
/// # Ok::<(), learning::ClassError>(())
/// ```
///
/// # References
///
/// M. Sokolova, G. Lapalme, "A systematic analysis of performance measures for classification tasks", *Information
/// Processing & Management* 45(4), 427–437 (2009), doi:10.1016/j.ipm.2009.03.002.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(into = "Vec<Vec<usize>>", try_from = "Vec<Vec<usize>>")
)]
pub struct ClassConfusion {
    n_classes: usize,
    /// Row by row.
    counts: Vec<usize>,
}

impl ClassConfusion {
    /// Of samples whose classes are `actual`, and which were taken for `said`, each numbered from 0.
    ///
    /// # Errors
    ///
    /// When a class is not below `n_classes`.
    ///
    /// # Panics
    ///
    /// When the lengths differ, or when there is no sample.
    #[track_caller]
    pub fn from_classes(
        actual: &[usize],
        said: &[usize],
        n_classes: usize,
    ) -> Result<Self, ClassError> {
        assert_samples(said.len(), actual.len());
        let mut counts = vec![0; n_classes * n_classes];
        for (row, (&actual, &said)) in actual.iter().zip(said).enumerate() {
            let worse = actual.max(said);
            if worse >= n_classes {
                return Err(ClassError::NoSuchClass {
                    row,
                    class: worse,
                    n_classes,
                });
            }
            counts[actual * n_classes + said] += 1;
        }
        Ok(Self { n_classes, counts })
    }

    /// Of a model with one output for each class: what it says is the class with the largest output, the first of them
    /// where several are equal. The targets are one-hot, as [`Dataset::one_hot`](crate::Dataset::one_hot) makes them.
    ///
    /// # Shapes
    ///
    /// `outputs` and `targets`: `(n_samples, n_classes)`.
    ///
    /// # Errors
    ///
    /// When the targets of a sample are not one 1 and else 0, or when an output is NaN.
    ///
    /// # Panics
    ///
    /// When the shapes differ, or when there is no sample.
    #[track_caller]
    pub fn from_outputs(
        outputs: &ArrayRef2<f64>,
        targets: &ArrayRef2<f64>,
    ) -> Result<Self, ClassError> {
        assert_samples(outputs.nrows(), targets.nrows());
        let n_classes = targets.ncols();
        assert_eq!(
            outputs.ncols(),
            n_classes,
            "{} outputs cannot be compared with {n_classes} targets",
            outputs.ncols()
        );
        let (mut actual, mut said) = (Vec::new(), Vec::new());
        let samples = outputs.rows().into_iter().zip(targets.rows());
        for (row, (output, target)) in samples.enumerate() {
            let ones = || (0..n_classes).filter(|&k| target[k] == 1.0);
            let others_are_0 = target.iter().all(|&y| y == 0.0 || y == 1.0);
            match (ones().next(), ones().count() == 1 && others_are_0) {
                (Some(class), true) => actual.push(class),
                _ => return Err(ClassError::NotOneHot { row }),
            }
            if output.iter().any(|a| a.is_nan()) {
                return Err(ClassError::OutputNotANumber { row });
            }
            let larger = |best: usize, k: usize| if output[k] > output[best] { k } else { best };
            said.push((1..n_classes).fold(0, larger));
        }
        Self::from_classes(&actual, &said, n_classes)
    }

    /// The number of classes.
    pub fn n_classes(&self) -> usize {
        self.n_classes
    }

    /// `cᵢⱼ`: how many samples of class `actual` were taken for class `said`.
    ///
    /// # Panics
    ///
    /// When one is not below [`n_classes`](Self::n_classes).
    #[track_caller]
    pub fn count(&self, actual: usize, said: usize) -> usize {
        let n = self.n_classes;
        assert!(
            actual < n && said < n,
            "{n} classes have no class {}, counted from 0",
            actual.max(said)
        );
        self.counts[actual * n + said]
    }

    /// `Σ cᵢᵢ`: how many samples were told rightly.
    pub fn n_right(&self) -> usize {
        (0..self.n_classes).map(|k| self.count(k, k)).sum()
    }

    /// `Σ cᵢⱼ`: how many samples there are.
    pub fn n_samples(&self) -> usize {
        self.counts.iter().sum()
    }

    /// `Σ cᵢᵢ / Σ cᵢⱼ`: the part of all samples that was told rightly.
    pub fn accuracy(&self) -> f64 {
        self.n_right() as f64 / self.n_samples() as f64
    }

    /// `cₖₖ / Σᵢ cᵢₖ`: the part of what was taken for class k that is. NaN when nothing was.
    ///
    /// # Panics
    ///
    /// When there is no class k.
    #[track_caller]
    pub fn precision(&self, k: usize) -> f64 {
        let said: usize = (0..self.n_classes).map(|i| self.count(i, k)).sum();
        self.count(k, k) as f64 / said as f64
    }

    /// `cₖₖ / Σⱼ cₖⱼ`: the part of class k that was found. NaN when there is no sample of it.
    ///
    /// # Panics
    ///
    /// When there is no class k.
    #[track_caller]
    pub fn recall(&self, k: usize) -> f64 {
        let actual: usize = (0..self.n_classes).map(|j| self.count(k, j)).sum();
        self.count(k, k) as f64 / actual as f64
    }

    /// `F₁ = 2cₖₖ / (Σᵢ cᵢₖ + Σⱼ cₖⱼ)`: the harmonic mean of precision and recall of class k. NaN when there is no sample of
    /// it and nothing was taken for it.
    ///
    /// # Panics
    ///
    /// When there is no class k.
    #[track_caller]
    pub fn f1(&self, k: usize) -> f64 {
        let both = (0..self.n_classes).map(|i| self.count(i, k) + self.count(k, i));
        2.0 * self.count(k, k) as f64 / both.sum::<usize>() as f64
    }
}

#[track_caller]
fn assert_samples(outputs: usize, targets: usize) {
    assert_eq!(
        outputs, targets,
        "outputs for {outputs} samples cannot be compared with targets for {targets}"
    );
    assert!(outputs > 0, "without a sample there is nothing to measure");
}

#[cfg(feature = "serde")]
impl From<ClassConfusion> for Vec<Vec<usize>> {
    fn from(matrix: ClassConfusion) -> Self {
        let rows = matrix.counts.chunks(matrix.n_classes.max(1));
        rows.map(<[usize]>::to_vec).collect()
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Vec<Vec<usize>>> for ClassConfusion {
    type Error = String;

    fn try_from(rows: Vec<Vec<usize>>) -> Result<Self, String> {
        let n_classes = rows.len();
        match rows.iter().find(|row| row.len() != n_classes) {
            None => Ok(Self {
                n_classes,
                counts: rows.concat(),
            }),
            Some(row) => Err(format!(
                "a confusion matrix of {n_classes} classes has no row of {}",
                row.len()
            )),
        }
    }
}

/// Why samples of several classes cannot be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ClassError {
    /// A class has a number that there is not.
    #[error("{n_classes} classes have no class {class}, counted from 0, as sample {row} has it")]
    NoSuchClass {
        /// The sample, counted from 0.
        row: usize,
        /// Its class, or what it was taken for.
        class: usize,
        /// How many classes there are.
        n_classes: usize,
    },
    /// The targets of a sample are not one 1 and else 0.
    #[error("the targets of sample {row}, counted from 0, are not one 1 among zeros")]
    NotOneHot {
        /// The sample, counted from 0.
        row: usize,
    },
    /// An output is NaN.
    #[error("an output for sample {row}, counted from 0, is not a number")]
    OutputNotANumber {
        /// The sample, counted from 0.
        row: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ConfusionMatrix;
    use ndarray::{Array2, array};

    /// ```text
    /// 3 1 0
    /// 0 2 2
    /// 0 0 1
    /// ```
    fn matrix() -> ClassConfusion {
        let actual = [0, 0, 0, 0, 1, 1, 1, 1, 2];
        let said = [0, 1, 0, 0, 1, 2, 2, 1, 2];
        ClassConfusion::from_classes(&actual, &said, 3).unwrap()
    }

    #[test]
    fn the_ratios_are_those_of_the_definitions() {
        let m = matrix();
        assert_eq!((m.n_right(), m.n_samples(), m.n_classes()), (6, 9, 3));
        assert_eq!(m.accuracy(), 6.0 / 9.0);
        assert_eq!([0, 1, 2].map(|k| m.recall(k)), [0.75, 0.5, 1.0]);
        assert_eq!(
            [0, 1, 2].map(|k| m.precision(k)),
            [1.0, 2.0 / 3.0, 1.0 / 3.0]
        );
        assert_eq!([0, 1, 2].map(|k| m.f1(k)), [6.0 / 7.0, 4.0 / 7.0, 0.5]);
    }

    #[test]
    fn of_two_classes_it_is_the_confusion_matrix() {
        let (outputs, targets) = (array![0.9, 0.2, 0.8, 0.4], array![1.0, 1.0, 0.0, 0.0]);
        let two = ConfusionMatrix::from_outputs(&outputs, &targets, 0.5).unwrap();
        let both = |v: &ndarray::Array1<f64>| {
            Array2::from_shape_fn((4, 2), |(i, k)| if k == 1 { v[i] } else { 1.0 - v[i] })
        };
        let m = ClassConfusion::from_outputs(&both(&outputs), &both(&targets)).unwrap();
        assert_eq!(m.count(1, 1), two.true_positive);
        assert_eq!(m.count(0, 1), two.false_positive);
        assert_eq!(m.count(0, 0), two.true_negative);
        assert_eq!(m.count(1, 0), two.false_negative);
        assert_eq!(
            (m.precision(1), m.recall(1)),
            (two.precision(), two.recall())
        );
        assert_eq!((m.recall(0), m.f1(1)), (two.specificity(), two.f1()));
    }

    #[test]
    fn of_equal_outputs_the_first_counts() {
        let outputs = array![
            [0.5, 0.5],
            [f64::NEG_INFINITY, f64::NEG_INFINITY],
            [-0.0, 0.0]
        ];
        let targets = array![[0.0, 1.0], [0.0, 1.0], [1.0, 0.0]];
        let m = ClassConfusion::from_outputs(&outputs, &targets).unwrap();
        assert_eq!((m.count(1, 0), m.count(0, 0)), (2, 1));
    }

    #[test]
    fn what_cannot_be_counted_is_refused_with_its_sample() {
        let of = |outputs: Array2<f64>, targets: Array2<f64>| {
            ClassConfusion::from_outputs(&outputs, &targets).unwrap_err()
        };
        let fine = array![[0.5, 0.5], [0.1, 0.9]];
        for second in [
            [1.0, 1.0],
            [0.0, 0.0],
            [0.5, 0.5],
            [1.0, f64::NAN],
            [-1.0, 1.0],
        ] {
            let targets = array![[1.0, 0.0], second];
            assert_eq!(of(fine.clone(), targets), ClassError::NotOneHot { row: 1 });
        }
        let targets = array![[1.0, 0.0], [0.0, 1.0]];
        let nan = array![[0.5, 0.5], [1.0, f64::NAN]];
        assert_eq!(of(nan, targets), ClassError::OutputNotANumber { row: 1 });
        let (row, class, n_classes) = (1, 2, 2);
        let expected = ClassError::NoSuchClass {
            row,
            class,
            n_classes,
        };
        assert_eq!(
            ClassConfusion::from_classes(&[0, 1], &[0, 2], 2),
            Err(expected)
        );
        assert_eq!(
            ClassConfusion::from_classes(&[0, 2], &[0, 1], 2),
            Err(expected)
        );
    }

    #[test]
    fn a_ratio_over_nothing_is_nan() {
        let m = ClassConfusion::from_classes(&[0], &[0], 2).unwrap();
        assert!(m.precision(1).is_nan() && m.recall(1).is_nan() && m.f1(1).is_nan());
        assert_eq!(m.accuracy(), 1.0);
    }

    #[test]
    #[should_panic(expected = "outputs for 1 samples cannot be compared with targets for 2")]
    fn lengths_that_differ_panic_with_a_sentence() {
        let _ = ClassConfusion::from_classes(&[0, 0], &[0], 2);
    }

    #[test]
    #[should_panic(expected = "3 outputs cannot be compared with 2 targets")]
    fn widths_that_differ_panic_with_a_sentence() {
        let _ = ClassConfusion::from_outputs(&array![[0.0, 0.0, 1.0]], &array![[0.0, 1.0]]);
    }

    #[test]
    #[should_panic(expected = "without a sample there is nothing to measure")]
    fn no_samples_panic_with_a_sentence() {
        let _ = ClassConfusion::from_classes(&[], &[], 2);
    }

    #[test]
    #[should_panic(expected = "3 classes have no class 3, counted from 0")]
    fn a_class_beyond_the_last_panics_with_a_sentence() {
        matrix().count(0, 3);
    }
}
