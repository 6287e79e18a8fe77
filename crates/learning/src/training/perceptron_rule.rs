//! Perceptron rule.

use std::mem::swap;

use activations::{Activation, Step};
use ndarray::ArrayView1;
use neuron_core::Neuron;

use super::history::StopReason;
use super::training_error::TrainingError;
use crate::data::{Dataset, Samples};
use crate::kernel::{Rows, all_finite};
use crate::rules::check_learning_rate;

/// `θ ← θ + η (y − a) · (x₁, …, xₙ, 1)`
///
/// The learning rule of the perceptron, for a neuron with the step. Samples are shown in their order. Where the
/// output is right nothing changes; where the neuron should have fired and did not, the inputs are added to the
/// weights, and where it fired and should not have, they are subtracted.
///
/// If some line (or plane) divides the samples rightly, the rule finds one after finitely many updates. If none
/// does, it goes on for ever: exclusive or is the classic case.
///
/// # Examples
///
/// ```
/// use activations::{AtZero, Step};
/// use learning::{Dataset, PerceptronRule, StopReason};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let inputs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
/// let and = Dataset::new(&inputs, &array![0.0, 0.0, 0.0, 1.0])?;
/// let xor = Dataset::new(&inputs, &array![0.0, 1.0, 1.0, 0.0])?;
/// let rule = PerceptronRule { learning_rate: 1.0, epochs: 1000 };
/// let silent_at_zero = Step { at_zero: AtZero::Zero };
///
/// let mut neuron = Neuron::zeros(2, silent_at_zero);
/// let history = rule.fit(&mut neuron, &and)?;
/// assert_eq!(neuron.parameters(), array![2.0, 1.0, -2.0]); // 2x₁ + x₂ > 2
/// assert_eq!(history.updates(), 10);
/// assert_eq!(history.stopped, StopReason::Converged);
///
/// let history = rule.fit(&mut Neuron::zeros(2, silent_at_zero), &xor)?;
/// assert_eq!(history.stopped, StopReason::EpochLimit);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// F. Rosenblatt, "The perceptron: a probabilistic model for information storage and organization in the brain",
/// *Psychological Review* 65(6), 386–408 (1958). A. B. J. Novikoff, "On convergence proofs on perceptrons",
/// *Symposium on the Mathematical Theory of Automata* 12, 615–622 (1962).
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PerceptronRule {
    /// `η`, above 0. From zero parameters it changes their scale and no output.
    pub learning_rate: f64,
    /// The largest number of epochs.
    pub epochs: usize,
}

/// What the perceptron rule did.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PerceptronHistory {
    /// The number of updates in each epoch, which is the number of samples found wrong when their turn came.
    pub updates_per_epoch: Vec<usize>,
    /// [`Converged`](StopReason::Converged) after an epoch without an update, otherwise
    /// [`EpochLimit`](StopReason::EpochLimit).
    pub stopped: StopReason,
}

impl PerceptronHistory {
    /// The number of updates in all.
    pub fn updates(&self) -> usize {
        // What was loaded may be larger than what was ever counted.
        let updates = self.updates_per_epoch.iter();
        updates.fold(0, |sum, &n| sum.saturating_add(n))
    }
}

impl PerceptronRule {
    /// Trains the neuron until an epoch passes without an update.
    ///
    /// # Errors
    ///
    /// When the learning rate is not above 0, when the samples do not have as many inputs as the neuron or have
    /// several targets, when a target is neither 0 nor 1, or when a parameter ceases to be a finite number. After
    /// [`TrainingError::ParameterNotFinite`] the neuron has the last finite parameters; after another error it is
    /// untouched.
    pub fn fit(
        &self,
        neuron: &mut Neuron<Step>,
        data: &Dataset,
    ) -> Result<PerceptronHistory, TrainingError> {
        check_learning_rate(self.learning_rate)?;
        if neuron.n_inputs() != data.n_inputs() {
            return Err(TrainingError::InputLength {
                expected: neuron.n_inputs(),
                found: data.n_inputs(),
            });
        }
        if data.n_targets() != 1 {
            return Err(TrainingError::TargetLength {
                expected: 1,
                found: data.n_targets(),
            });
        }
        for (row, &target) in data.targets().iter().enumerate() {
            if target != 0.0 && target != 1.0 {
                return Err(TrainingError::NotBinary { row, target });
            }
        }

        let mut theta = neuron.parameters().to_vec();
        let outcome = self.run(&mut theta, neuron.activation(), data.into());
        neuron.set_parameters(&ArrayView1::from(&theta[..]));
        outcome
    }

    /// Goes from `theta`, and leaves there the last parameters that were finite.
    fn run(
        &self,
        theta: &mut Vec<f64>,
        step: &Step,
        samples: Samples<'_>,
    ) -> Result<PerceptronHistory, TrainingError> {
        let rows = Rows::with_one(samples.columns());
        let mut changed = theta.clone();
        let mut updates_per_epoch = Vec::new();
        for epoch in 1..=self.epochs {
            let mut updates = 0;
            for (i, y) in samples.target(0).iter().enumerate() {
                let x = rows.row(i); // (x₁, …, xₙ, 1)
                // ANCHOR: update
                let error = y - step.apply(inner_product(theta, x));
                if error != 0.0 {
                    let factor = self.learning_rate * error;
                    for ((changed, parameter), x) in changed.iter_mut().zip(&*theta).zip(x) {
                        *changed = parameter + factor * x;
                    }
                    // ANCHOR_END: update
                    if !all_finite(&changed) {
                        return Err(TrainingError::ParameterNotFinite { epoch });
                    }
                    swap(theta, &mut changed);
                    updates += 1;
                }
            }
            updates_per_epoch.push(updates);
            if updates == 0 {
                return Ok(PerceptronHistory {
                    updates_per_epoch,
                    stopped: StopReason::Converged,
                });
            }
        }
        Ok(PerceptronHistory {
            updates_per_epoch,
            stopped: StopReason::EpochLimit,
        })
    }
}

/// `θ · x`, from left to right.
fn inner_product(theta: &[f64], x: &[f64]) -> f64 {
    let mut sum = 0.0;
    for (parameter, x) in theta.iter().zip(x) {
        sum += parameter * x;
    }
    sum
}
