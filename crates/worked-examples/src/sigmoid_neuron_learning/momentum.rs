//! Momentum: how one crosses a plain with a memory.

use activations::Sigmoid;
use learning::{Loss, Momentum, Nesterov, SquaredError, Training};

use super::two_points::{LEARNING_RATE, Position, gradient_descent, run};
use crate::record::record;

/// γ, what is kept of the last step.
pub const MOMENTUM: f64 = 0.9;

/// The epochs of each run.
pub const EPOCHS: usize = 200;

/// The epochs whose losses are listed.
pub const LISTED: [usize; 8] = [0, 21, 22, 24, 26, 50, 100, 200];

record! {
    /// Some losses of three runs. All of their positions are in the three `paths`, by epoch: plain, momentum, Nesterov.
    Race { #[serde(skip)] paths: [Vec<Position>; 3], rows: Vec<RaceRow> }

    /// The losses after so many epochs of descent, of descent with momentum, and of Nesterov's.
    RaceRow { epoch: usize, plain: f64, momentum: f64, nesterov: f64 }
}

/// One of the rules of a [`Race`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Racer {
    /// `θ ← θ − η∇L(θ)`
    Descent,
    /// `v ← γv + η∇L(θ)`
    Momentum,
    /// `v ← γv + η∇L(θ − γv)`
    Nesterov,
}

impl Racer {
    /// The start, and the position after each epoch.
    ///
    /// # Panics
    ///
    /// When the loss does not stay finite.
    pub fn path<L: Loss<Sigmoid>>(
        self,
        loss: L,
        [learning_rate, momentum]: [f64; 2],
        epochs: usize,
        start: (f64, f64),
    ) -> Vec<Position> {
        match self {
            Racer::Descent => run(&gradient_descent(loss, learning_rate, epochs), start),
            Racer::Momentum => {
                let rule = Momentum {
                    learning_rate,
                    momentum,
                };
                run(&Training { loss, rule, epochs }, start)
            }
            Racer::Nesterov => {
                let rule = Nesterov {
                    learning_rate,
                    momentum,
                };
                run(&Training { loss, rule, epochs }, start)
            }
        }
    }
}

/// `v ← γv + η∇L(θ)` and `v ← γv + η∇L(θ − γv)`: both cross the plain and overshoot, and the second less.
pub fn momentum(start: (f64, f64)) -> Race {
    race(start, MOMENTUM)
}

/// [`momentum`] with another γ.
pub fn race(start: (f64, f64), gamma: f64) -> Race {
    let racers = [Racer::Descent, Racer::Momentum, Racer::Nesterov];
    let paths = racers.map(|racer| racer.path(SquaredError, [LEARNING_RATE, gamma], EPOCHS, start));
    let row = |epoch: usize| RaceRow {
        epoch,
        plain: paths[0][epoch].loss,
        momentum: paths[1][epoch].loss,
        nesterov: paths[2][epoch].loss,
    };
    Race {
        rows: LISTED.map(row).into(),
        paths,
    }
}
