//! The loop of a descent, epoch by epoch: record, ask whether to stop, step.

use std::ops::ControlFlow;

use super::history::{Epoch, History, StopReason};
use super::training_error::TrainingError;
use crate::rules::Rule;

/// What a descent goes down, and who watches.
pub(super) trait Course {
    /// `L(θ)` after an epoch; with `∇L(θ)` where the next epoch is one step from it.
    fn record(&mut self, number: usize, theta: &[f64], gradient: &mut [f64]) -> f64;

    /// The updates of one epoch.
    fn epoch<R: Rule + ?Sized>(&mut self, rule: &R, state: &mut State);

    /// Does an epoch that changed nothing prove that the next one will not?
    fn repeats(&self) -> bool;

    /// Shows the epoch to whoever watches, and asks whether to go on.
    fn observe(&mut self, epoch: &Epoch, theta: &[f64]) -> ControlFlow<()>;
}

/// θ, what the rule remembers, and room for a gradient and for another θ.
pub(super) struct State {
    pub(super) theta: Vec<f64>,
    pub(super) memory: Vec<f64>,
    pub(super) gradient: Vec<f64>,
    pub(super) ahead: Vec<f64>,
}

/// Descends from `theta`, and leaves there the last parameters that were finite.
pub(super) fn descend<R: Rule + ?Sized>(
    rule: &R,
    n_epochs: usize,
    theta: &mut [f64],
    course: &mut impl Course,
) -> Result<History, TrainingError> {
    let mut state = State {
        theta: theta.to_vec(),
        memory: rule.memory(theta.len()),
        gradient: vec![0.0; theta.len()],
        ahead: vec![0.0; theta.len()],
    };
    let mut memory_before = state.memory.clone();
    let mut epochs = Vec::with_capacity(n_epochs.saturating_add(1).min(1 << 16));

    let mut first_slope = None;
    for number in 0.. {
        let loss = course.record(number, &state.theta, &mut state.gradient);
        if number == 0 {
            if let Some((parameter, value)) = first_not_finite(&state.theta) {
                return Err(TrainingError::StartParameter { parameter, value });
            }
            first_slope = first_not_finite(&state.gradient);
        }
        if !loss.is_finite() || !state.theta.iter().all(|parameter| parameter.is_finite()) {
            return Err(match (number, first_slope) {
                (0, _) => TrainingError::Start { loss },
                (1, Some((parameter, slope))) => TrainingError::StartGradient { parameter, slope },
                (epoch, _) => TrainingError::Diverged { epoch, loss },
            });
        }
        let epoch = Epoch { number, loss };
        epochs.push(epoch);

        let unchanged = number > 0
            && same_bits(theta, &state.theta)
            && same_bits(&memory_before, &state.memory);
        theta.copy_from_slice(&state.theta);
        let stopped = if course.observe(&epoch, &state.theta).is_break() {
            Some(StopReason::Observer)
        } else if unchanged && course.repeats() {
            Some(StopReason::Converged)
        } else if number == n_epochs {
            Some(StopReason::EpochLimit)
        } else {
            None
        };
        if let Some(stopped) = stopped {
            return Ok(History { epochs, stopped });
        }

        memory_before.copy_from_slice(&state.memory);
        rule.begin_epoch(&mut state.memory, number + 1);
        course.epoch(rule, &mut state);
    }
    unreachable!("the loop ends by returning")
}

fn first_not_finite(values: &[f64]) -> Option<(usize, f64)> {
    let mut numbered = values.iter().copied().enumerate();
    numbered.find(|(_, value)| !value.is_finite())
}

fn same_bits(a: &[f64], b: &[f64]) -> bool {
    a.iter()
        .map(|a| a.to_bits())
        .eq(b.iter().map(|b| b.to_bits()))
}
