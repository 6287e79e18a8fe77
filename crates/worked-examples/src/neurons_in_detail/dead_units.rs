//! Dead units: a ReLU that one large step has killed, and what brings it back.

use std::ops::ControlFlow;

use activations::{Differentiable, LeakyRelu, Relu};
use learning::{Dataset, History, SquaredError, StopReason, total_loss};
use ndarray::array;
use neuron_core::Neuron;
use serde::Serialize;

use crate::record::{Table, record};
use crate::sigmoid_neuron_learning::two_points::{dataset, gradient_descent};

/// `(x, y)` with `y = x/2`.
pub const EXAMPLES: [(f64, f64); 3] = [(1.0, 0.5), (2.0, 1.0), (3.0, 1.5)];

/// `(w, b)` of a unit that is too steep, but active for all three.
pub const START: (f64, f64) = (1.0, 0.0);

/// The epochs of [`dead_relu`].
pub const EPOCHS: usize = 200;

/// The learning rates of [`dead_relu`].
pub const RATES: [f64; 4] = [0.1, 0.2, 0.5, 1.0];

/// The learning rate of the step that kills the units of [`revival`].
pub const KILLING_RATE: f64 = 0.5;

/// The learning rate with which they learn afterwards.
pub const REVIVING_RATE: f64 = 0.05;

/// The slopes of [`revival`] for negative z.
pub const LEAKS: [f64; 4] = [0.0, 0.01, 0.1, 0.25];

/// A unit has learned when its loss is below this.
pub const ENOUGH: f64 = 1e-6;

/// The most epochs that it may take.
pub const LONG: usize = 200_000;

record! {
    /// A ReLU after so many `epochs` of descent with several rates.
    DeadRelu { epochs: usize, rows: Vec<DeadReluRow> }

    /// Where descent has led, for how many examples the unit is `active`, and its loss. `history` is what happened.
    DeadReluRow { #[serde(skip)] history: History, learning_rate: f64, w: f64, b: f64, active: usize, loss: f64 }

    /// The slope for negative z, the epochs until the unit has learned, and its loss then. It was active for
    /// `active_when_killed` examples after the first step.
    RevivalRow { #[serde(skip)] active_when_killed: usize, slope: f64, epochs: EpochsNeeded, loss: f64 }
}

/// After how many epochs a unit has learned, if it does.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum EpochsNeeded {
    /// After so many.
    After(usize),
    /// Not within the limit, in words: an epoch has changed nothing, so no later one will.
    Never(&'static str),
}

impl EpochsNeeded {
    /// What a descent needed that stops when it has learned.
    ///
    /// # Panics
    ///
    /// When it has neither learned nor come to rest after [`LONG`] epochs.
    pub fn of(history: &History) -> Self {
        match history.stopped {
            StopReason::Observer => EpochsNeeded::After(history.last().number),
            StopReason::Converged => EpochsNeeded::Never("never, in 200 000"),
            StopReason::EpochLimit => panic!("neither dead nor alive after {LONG} epochs"),
        }
    }
}

/// The examples as a data set.
pub fn examples() -> Dataset {
    dataset(&EXAMPLES)
}

/// The unit before the first step.
pub fn start<A: Differentiable>(phi: A) -> Neuron<A> {
    Neuron::new(array![START.0], START.1, phi)
}

/// For how many examples the weighted input is positive.
pub fn active<A>(unit: &Neuron<A>) -> usize {
    let active = |(x, _): &(f64, f64)| unit.weighted_input(&array![*x]) > 0.0;
    EXAMPLES.iter().filter(|example| active(example)).count()
}

/// `θ ← θ − η∇L(θ)`, until the loss is below a limit or for so many epochs.
///
/// # Panics
///
/// When the loss does not stay finite.
pub fn descend<A: Differentiable + Sync>(
    unit: &mut Neuron<A>,
    learning_rate: f64,
    epochs: usize,
    enough: f64,
) -> History {
    gradient_descent(SquaredError, learning_rate, epochs)
        .fit_observed(unit, &examples(), |epoch, _| {
            if epoch.loss < enough {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
        .expect("the loss stays finite")
}

/// `z < 0` for every example: no slope is left, and one step that is too large kills a ReLU for good.
pub fn dead_relu(rates: &[f64], epochs: usize) -> DeadRelu {
    let row = |&learning_rate| {
        let mut unit = start(Relu);
        let history = descend(&mut unit, learning_rate, epochs, 0.0);
        DeadReluRow {
            history,
            learning_rate,
            w: unit.weights()[0],
            b: unit.bias(),
            active: active(&unit),
            loss: total_loss(&SquaredError, &unit, &examples()),
        }
    };
    DeadRelu {
        epochs,
        rows: rates.iter().map(row).collect(),
    }
}

/// `φ(z) = max(αz, z)`: with a leak α the killed unit has a slope, and comes back.
///
/// # Panics
///
/// When a unit is neither dead nor alive after [`LONG`] epochs.
pub fn revival(leaks: &[f64]) -> Table<RevivalRow> {
    let row = |&slope| {
        let mut unit = start(LeakyRelu::new(slope));
        descend(&mut unit, KILLING_RATE, 1, ENOUGH);
        let active_when_killed = active(&unit);
        let history = descend(&mut unit, REVIVING_RATE, LONG, ENOUGH);
        RevivalRow {
            active_when_killed,
            slope,
            epochs: EpochsNeeded::of(&history),
            loss: history.last().loss,
        }
    };
    leaks.iter().map(row).collect()
}
