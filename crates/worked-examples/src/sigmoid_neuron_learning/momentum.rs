//! Momentum: how one crosses a plain with a memory.

use learning::{Momentum, Nesterov, Rule, SquaredError, Training};

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

/// `v ← γv + η∇L(θ)` and `v ← γv + η∇L(θ − γv)`: both cross the plain and overshoot, and the second less.
pub fn momentum(start: (f64, f64)) -> Race {
    fn with<R: Rule>(rule: R, start: (f64, f64)) -> Vec<Position> {
        run(
            &Training {
                loss: SquaredError,
                rule,
                epochs: EPOCHS,
            },
            start,
        )
    }
    let paths = [
        run(
            &gradient_descent(SquaredError, LEARNING_RATE, EPOCHS),
            start,
        ),
        with(
            Momentum {
                learning_rate: LEARNING_RATE,
                momentum: MOMENTUM,
            },
            start,
        ),
        with(
            Nesterov {
                learning_rate: LEARNING_RATE,
                momentum: MOMENTUM,
            },
            start,
        ),
    ];
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
