//! Learning-rate schedules.

use super::rule::{LearningRate, Rule, check_from_zero};
use crate::training::TrainingError;

/// `η_k = η · s(k)`: a rule whose learning rate changes from epoch to epoch.
///
/// Large steps at first, small ones later. With samples taken one at a time a constant learning rate never lets the
/// parameters come to rest; a rate that falls does.
///
/// s is a [`Schedule`]: one of [`StepDecay`], [`ExponentialDecay`] and [`InverseTimeDecay`], or a function of the
/// number of the epoch, counted from 1. The learning rate of the rule itself is η.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, GradientDescent, Scheduled, SquaredError, StepDecay, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let rule = Scheduled {
///     rule: GradientDescent { learning_rate: 1.0 },
///     schedule: StepDecay { factor: 0.5, every: 100 },
/// };
/// Training { loss: SquaredError, rule, epochs: 300 }.fit(&mut Neuron::zeros(1, Sigmoid), &data)?;
///
/// // A schedule of one's own is a function.
/// let warm_up = |epoch: usize| (epoch as f64 / 10.0).min(1.0);
/// let rule = Scheduled { rule: GradientDescent { learning_rate: 1.0 }, schedule: warm_up };
/// Training { loss: SquaredError, rule, epochs: 300 }.fit(&mut Neuron::zeros(1, Sigmoid), &data)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// H. Robbins, S. Monro, "A stochastic approximation method", *Annals of Mathematical Statistics* 22(3), 400–407
/// (1951), doi:10.1214/aoms/1177729586.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scheduled<R, S> {
    /// The rule, with the learning rate η that the schedule multiplies.
    pub rule: R,
    /// `s`
    pub schedule: S,
}

/// `s(k)`: by how much the learning rate is multiplied in epoch k, counted from 1.
pub trait Schedule {
    /// `s(k)`
    fn factor(&self, epoch: usize) -> f64;

    /// Is the schedule one that never turns a step around? A function is taken at its word.
    ///
    /// # Errors
    ///
    /// When a number of the schedule is negative or not finite.
    fn check(&self) -> Result<(), TrainingError> {
        Ok(())
    }
}

impl<F: Fn(usize) -> f64> Schedule for F {
    fn factor(&self, epoch: usize) -> f64 {
        self(epoch)
    }
}

/// `s(k) = fⁿ` with `n = ⌊(k − 1)/m⌋`: the rate falls by a factor f after every m epochs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepDecay {
    /// `f`
    pub factor: f64,
    /// `m`, the number of epochs between two steps; 0 is taken for 1.
    pub every: usize,
}

/// `s(k) = fᵏ⁻¹`: the rate falls by a factor f after every epoch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExponentialDecay {
    /// `f`
    pub factor: f64,
}

/// `s(k) = 1/(1 + r (k − 1))`: the rate falls like 1/k in the end.
///
/// Its sum over all epochs is infinite and the sum of its squares is not, which is what Robbins and Monro ask of a
/// rate that lets a stochastic descent come to rest wherever it started.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InverseTimeDecay {
    /// `r`
    pub rate: f64,
}

impl Schedule for StepDecay {
    fn factor(&self, epoch: usize) -> f64 {
        power(self.factor, epoch.saturating_sub(1) / self.every.max(1))
    }

    fn check(&self) -> Result<(), TrainingError> {
        check_from_zero("the factor of a schedule", self.factor)
    }
}

impl Schedule for ExponentialDecay {
    fn factor(&self, epoch: usize) -> f64 {
        power(self.factor, epoch.saturating_sub(1))
    }

    fn check(&self) -> Result<(), TrainingError> {
        check_from_zero("the factor of a schedule", self.factor)
    }
}

impl Schedule for InverseTimeDecay {
    fn factor(&self, epoch: usize) -> f64 {
        1.0 / (1.0 + self.rate * epoch.saturating_sub(1) as f64)
    }

    fn check(&self) -> Result<(), TrainingError> {
        check_from_zero("the rate of a schedule", self.rate)
    }
}

/// `baseⁿ` by squaring: multiplications in a fixed order, so the same bits everywhere.
fn power(mut base: f64, mut exponent: usize) -> f64 {
    let mut power = 1.0;
    while exponent > 0 {
        if exponent % 2 == 1 {
            power *= base;
        }
        base *= base;
        exponent /= 2;
    }
    power
}

impl<R: LearningRate, S: Schedule> Scheduled<R, S> {
    fn at(&self, factor: f64) -> R {
        self.rule
            .with_learning_rate(self.rule.learning_rate() * factor)
    }
}

impl<R: LearningRate, S: Schedule> Rule for Scheduled<R, S> {
    /// The learning rate η of the rule must be above 0, and that of the first epoch at least 0: a warm-up may begin from
    /// there. Those of the other epochs show in what they do to the parameters.
    fn check(&self) -> Result<(), TrainingError> {
        self.rule.check()?;
        self.schedule.check()?;
        let value = self.rule.learning_rate() * self.schedule.factor(1);
        check_from_zero("the learning rate of the first epoch", value)
    }

    /// The memory of the rule, then s(k) and k. Because k is in it, an epoch that moves nothing is not taken for the
    /// end: the rate may rise again.
    fn memory(&self, n_parameters: usize) -> Vec<f64> {
        let mut memory = self.rule.memory(n_parameters);
        memory.extend([1.0, 0.0]);
        memory
    }

    fn begin_epoch(&self, memory: &mut [f64], epoch: usize) {
        let (inner, time) = memory.split_at_mut(memory.len() - 2);
        time[0] = self.schedule.factor(epoch);
        time[1] = epoch as f64;
        self.rule.begin_epoch(inner, epoch);
    }

    fn lookahead<'b>(
        &self,
        memory: &[f64],
        theta: &[f64],
        buffer: &'b mut [f64],
    ) -> Option<&'b [f64]> {
        let (inner, time) = memory.split_at(memory.len() - 2);
        self.at(time[0]).lookahead(inner, theta, buffer)
    }

    fn update(&self, memory: &mut [f64], theta: &mut [f64], gradient: &[f64]) {
        let (inner, time) = memory.split_at_mut(memory.len() - 2);
        self.at(time[0]).update(inner, theta, gradient);
    }
}
