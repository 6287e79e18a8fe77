//! Confusion matrix, accuracy, precision and recall.

use activations::Activation;
use ndarray::ArrayRef1;
use neuron_core::Neuron;
use thiserror::Error;

use super::mean_error::assert_samples;
use crate::data::Dataset;

/// How many samples of two classes were told rightly, and how many were taken for the other class.
///
/// | | output ≥ c: said to be 1 | output < c: said to be 0 |
/// |---|---|---|
/// | **target 1** | true positive, TP | false negative, FN |
/// | **target 0** | false positive, FP | true negative, TN |
///
/// The cutoff c is the caller's: ½ is usual for a sigmoid, 0 for a tanh. A lower cutoff finds more of the samples of
/// class 1 and takes more of class 0 for them; which mistake costs more is not a question of mathematics.
///
/// A ratio whose divisor is 0 is not defined, and is NaN: 0/0.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{ConfusionMatrix, Dataset};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[1.0], [2.0], [3.0], [4.0]], &array![0.0, 1.0, 0.0, 1.0])?;
/// let neuron = Neuron::new(array![1.0], -2.5, Sigmoid); // 1 from x = 2.5 on
///
/// let matrix = ConfusionMatrix::new(&neuron, &data, 0.5)?;
/// assert_eq!((matrix.true_positive, matrix.false_negative), (1, 1));
/// assert_eq!((matrix.false_positive, matrix.true_negative), (1, 1));
/// assert_eq!(matrix.accuracy(), 0.5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// T. Fawcett, "An introduction to ROC analysis", *Pattern Recognition Letters* 27(8), 861–874 (2006),
/// doi:10.1016/j.patrec.2005.10.010.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConfusionMatrix {
    /// `TP`: target 1, said to be 1.
    pub true_positive: usize,
    /// `FP`: target 0, said to be 1.
    pub false_positive: usize,
    /// `TN`: target 0, said to be 0.
    pub true_negative: usize,
    /// `FN`: target 1, said to be 0.
    pub false_negative: usize,
}

impl ConfusionMatrix {
    /// What the neuron says about the samples.
    ///
    /// # Errors
    ///
    /// When a target is neither 0 nor 1, when an output is NaN, or when the cutoff is.
    ///
    /// # Panics
    ///
    /// When the samples do not have as many inputs as the neuron, or when they have several targets.
    #[track_caller]
    pub fn new<A: Activation>(
        neuron: &Neuron<A>,
        data: &Dataset,
        cutoff: f64,
    ) -> Result<Self, MeasureError> {
        Self::from_outputs(&neuron.outputs(&data.inputs()), &data.targets(), cutoff)
    }

    /// What the outputs of any model say about samples with these targets.
    ///
    /// # Shapes
    ///
    /// `outputs` and `targets`: `(n_samples)`.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    ///
    /// # Panics
    ///
    /// When the lengths differ, or when there is no sample.
    #[track_caller]
    pub fn from_outputs(
        outputs: &ArrayRef1<f64>,
        targets: &ArrayRef1<f64>,
        cutoff: f64,
    ) -> Result<Self, MeasureError> {
        assert_samples(outputs, targets);
        if cutoff.is_nan() {
            return Err(MeasureError::Cutoff);
        }
        let mut matrix = Self::default();
        for (row, (&output, &target)) in outputs.iter().zip(targets).enumerate() {
            if target != 0.0 && target != 1.0 {
                return Err(MeasureError::NotBinary { row, target });
            }
            if output.is_nan() {
                return Err(MeasureError::OutputNotANumber { row });
            }
            let count = match (target == 1.0, output >= cutoff) {
                (true, true) => &mut matrix.true_positive,
                (false, true) => &mut matrix.false_positive,
                (false, false) => &mut matrix.true_negative,
                (true, false) => &mut matrix.false_negative,
            };
            *count += 1;
        }
        Ok(matrix)
    }

    /// `(TP + TN) / (TP + TN + FP + FN)`: the part of all samples that was told rightly.
    ///
    /// Where one class is rare it says little: to call every sample the frequent one is right nearly always.
    pub fn accuracy(&self) -> f64 {
        let right = self.true_positive as f64 + self.true_negative as f64;
        let wrong = self.false_positive as f64 + self.false_negative as f64;
        right / (right + wrong)
    }

    /// `TP / (TP + FP)`: the part of what was said to be 1 that is. NaN when nothing was.
    pub fn precision(&self) -> f64 {
        self.true_positive as f64 / (self.true_positive as f64 + self.false_positive as f64)
    }

    /// `TP / (TP + FN)`: the part of class 1 that was found, also called sensitivity. NaN when there is no target 1.
    pub fn recall(&self) -> f64 {
        self.true_positive as f64 / (self.true_positive as f64 + self.false_negative as f64)
    }

    /// `TN / (TN + FP)`: the part of class 0 that was left alone. NaN when there is no target 0.
    pub fn specificity(&self) -> f64 {
        self.true_negative as f64 / (self.true_negative as f64 + self.false_positive as f64)
    }

    /// `F₁ = 2 TP / (2 TP + FP + FN)`: the harmonic mean of precision and recall. NaN when there is no target 1 and
    /// nothing was said to be 1.
    ///
    /// # References
    ///
    /// C. J. van Rijsbergen, *Information Retrieval*, 2nd edition, Butterworths (1979).
    pub fn f1(&self) -> f64 {
        let twice = 2.0 * self.true_positive as f64;
        twice / (twice + self.false_positive as f64 + self.false_negative as f64)
    }
}

/// Why samples cannot be counted.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum MeasureError {
    /// A target is neither 0 nor 1.
    #[error(
        "a confusion matrix needs targets 0 and 1, got {target:?} for sample {row}, counted from 0"
    )]
    NotBinary {
        /// The sample, counted from 0.
        row: usize,
        /// Its target.
        target: f64,
    },
    /// An output is NaN: its weighted input was too large for a number.
    #[error("the output for sample {row}, counted from 0, is not a number")]
    OutputNotANumber {
        /// The sample, counted from 0.
        row: usize,
    },
    /// The cutoff is NaN.
    #[error("a cutoff must be a number, got NaN")]
    Cutoff,
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, array};

    /// TP 5, FP 3, TN 7, FN 2.
    fn matrix() -> ConfusionMatrix {
        ConfusionMatrix {
            true_positive: 5,
            false_positive: 3,
            true_negative: 7,
            false_negative: 2,
        }
    }

    #[test]
    fn the_ratios_are_those_of_the_definitions() {
        let m = matrix();
        assert_eq!(m.accuracy(), 12.0 / 17.0);
        assert_eq!(m.precision(), 5.0 / 8.0);
        assert_eq!(m.recall(), 5.0 / 7.0);
        assert_eq!(m.specificity(), 7.0 / 10.0);
        assert_eq!(m.f1(), 10.0 / 15.0);
        let harmonic = 2.0 / (1.0 / m.precision() + 1.0 / m.recall());
        assert!((m.f1() - harmonic).abs() < 1e-15);
    }

    #[test]
    fn a_ratio_over_nothing_is_nan() {
        let none = ConfusionMatrix::default();
        let ratios = [
            none.accuracy(),
            none.precision(),
            none.recall(),
            none.specificity(),
            none.f1(),
        ];
        assert!(ratios.iter().all(|ratio| ratio.is_nan()));
        let only_zeros = ConfusionMatrix::from_outputs(&array![0.1], &array![0.0], 0.5).unwrap();
        assert!(only_zeros.precision().is_nan() && only_zeros.recall().is_nan());
        assert_eq!(
            (only_zeros.accuracy(), only_zeros.specificity()),
            (1.0, 1.0)
        );
    }

    #[test]
    fn an_output_at_the_cutoff_says_1() {
        let count = |cutoff| {
            let outputs = array![0.25, 0.5, 0.75, 0.5];
            let targets = array![0.0, 1.0, 1.0, -0.0];
            ConfusionMatrix::from_outputs(&outputs, &targets, cutoff).unwrap()
        };
        let at = |tp, fp, tn, fn_| ConfusionMatrix {
            true_positive: tp,
            false_positive: fp,
            true_negative: tn,
            false_negative: fn_,
        };
        assert_eq!(count(0.5), at(2, 1, 1, 0));
        assert_eq!(count(0.5 + f64::EPSILON), at(1, 0, 2, 1));
        assert_eq!(count(f64::NEG_INFINITY), at(2, 2, 0, 0));
        assert_eq!(count(f64::INFINITY), at(0, 0, 2, 2));
    }

    #[test]
    fn what_cannot_be_counted_is_refused_with_its_sample() {
        let of = |outputs: Array1<f64>, targets: Array1<f64>, cutoff| {
            ConfusionMatrix::from_outputs(&outputs, &targets, cutoff)
        };
        for target in [0.5, -1.0, 2.0] {
            let error = of(array![0.1, 0.2], array![1.0, target], 0.5);
            assert_eq!(error, Err(MeasureError::NotBinary { row: 1, target }));
        }
        let error = of(array![0.1, f64::NAN], array![1.0, 0.0], 0.5);
        assert_eq!(error, Err(MeasureError::OutputNotANumber { row: 1 }));
        assert_eq!(
            of(array![0.1], array![1.0], f64::NAN),
            Err(MeasureError::Cutoff)
        );
        let text = MeasureError::NotBinary {
            row: 3,
            target: 1e300,
        }
        .to_string();
        assert_eq!(
            text,
            "a confusion matrix needs targets 0 and 1, got 1e300 for sample 3, counted from 0"
        );
    }

    #[test]
    #[should_panic(expected = "1 outputs cannot be compared with 2 targets")]
    fn lengths_that_differ_panic_with_a_sentence() {
        let _ = ConfusionMatrix::from_outputs(&array![1.0], &array![1.0, 0.0], 0.5);
    }
}
