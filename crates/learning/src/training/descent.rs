//! Descent on an objective.

use std::ops::ControlFlow;

use ndarray::{ArrayRef1, ArrayView1};

use super::epochs::{Course, State, descend};
use super::history::{Epoch, History};
use super::objective::Objective;
use super::training_error::TrainingError;
use crate::rules::Rule;

/// Descent on a function of parameters, without a model and without data: a rule, and how many steps at most.
///
/// # Examples
///
/// ```
/// use learning::{Descent, GradientDescent, Momentum};
/// use ndarray::array;
///
/// // A narrow valley, f(θ) = ½ (θ₁² + 100 θ₂²).
/// let valley = |theta: &[f64], gradient: &mut [f64]| {
///     gradient.copy_from_slice(&[theta[0], 100.0 * theta[1]]);
///     0.5 * (theta[0] * theta[0] + 100.0 * theta[1] * theta[1])
/// };
///
/// let mut theta = array![1.0, 1.0];
/// let rule = GradientDescent { learning_rate: 0.01 };
/// let plain = Descent { rule, steps: 100 }.minimize(valley, &mut theta)?;
///
/// let mut theta = array![1.0, 1.0];
/// let rule = Momentum { learning_rate: 0.03, momentum: 0.7 };
/// let momentum = Descent { rule, steps: 100 }.minimize(valley, &mut theta)?;
///
/// assert!(momentum.last().loss < plain.last().loss / 1000.0);
/// # Ok::<(), learning::TrainingError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Descent<R> {
    /// How a gradient becomes a step.
    pub rule: R,
    /// The largest number of steps. In the history each is an epoch.
    pub steps: usize,
}

impl<R: Rule> Descent<R> {
    /// Goes down from `theta`, which ends at the last parameters.
    ///
    /// # Errors
    ///
    /// When a hyperparameter is out of its range, or when the loss or a parameter ceases to be a finite number. After
    /// [`TrainingError::Diverged`] `theta` holds the last finite parameters; after another error it is untouched.
    pub fn minimize(
        &self,
        objective: impl Objective,
        theta: &mut ArrayRef1<f64>,
    ) -> Result<History, TrainingError> {
        self.minimize_observed(objective, theta, |_, _| ControlFlow::Continue(()))
    }

    /// Goes down from `theta`, showing the start and every step to `observe`, which may stop it.
    ///
    /// # Errors
    ///
    /// As [`minimize`](Self::minimize).
    pub fn minimize_observed(
        &self,
        objective: impl Objective,
        theta: &mut ArrayRef1<f64>,
        observe: impl FnMut(&Epoch, &ArrayRef1<f64>) -> ControlFlow<()>,
    ) -> Result<History, TrainingError> {
        self.rule.check()?;
        let mut at = theta.to_vec();
        let mut course = ObjectiveCourse { objective, observe };
        let history = descend(&self.rule, self.steps, &mut at, &mut course);
        theta.assign(&ArrayView1::from(&at[..]));
        history
    }
}

struct ObjectiveCourse<O, F> {
    objective: O,
    observe: F,
}

impl<O: Objective, F: FnMut(&Epoch, &ArrayRef1<f64>) -> ControlFlow<()>> Course
    for ObjectiveCourse<O, F>
{
    fn record(&mut self, _: usize, theta: &[f64], gradient: &mut [f64]) -> f64 {
        self.objective.loss_and_gradient(theta, gradient)
    }

    fn epoch<R: Rule + ?Sized>(&mut self, rule: &R, state: &mut State) {
        let State {
            theta,
            memory,
            gradient,
            ahead,
        } = state;
        if let Some(at) = rule.lookahead(memory, theta, ahead) {
            self.objective.loss_and_gradient(at, gradient);
        }
        rule.update(memory, theta, gradient);
    }

    fn repeats(&self) -> bool {
        true
    }

    fn observe(&mut self, epoch: &Epoch, theta: &[f64]) -> ControlFlow<()> {
        (self.observe)(epoch, &ArrayView1::from(theta))
    }
}
