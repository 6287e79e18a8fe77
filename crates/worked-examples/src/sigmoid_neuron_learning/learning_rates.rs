//! Learning rates: how large a step is too large.

use learning::{SquaredError, eigenvalues_2x2, hessian};

use super::two_points::{Position, gradient_descent, minimum, neuron, rises, run, two_points};
use crate::record::record;

/// The position that all runs begin at.
pub const START: (f64, f64) = (0.0, 0.0);

/// The rates of [`learning_rates`], on both sides of the bound.
pub const RATES: [f64; 6] = [1.0, 10.0, 24.0, 25.0, 30.0, 40.0];

/// The epochs after which a run is looked at.
pub const EPOCHS: usize = 200;

/// And those after which it is looked at again.
pub const LATER: usize = 2000;

record! {
    /// Runs with several rates, the largest curvature λ at the minimum, and the `bound` 2/λ.
    LearningRates { rows: Vec<LearningRateRow>, largest_curvature: f64, bound: f64 }

    /// A rate, how often the loss rose, and the loss then and `later`. All positions of the run are in `path`, by epoch.
    LearningRateRow { #[serde(skip)] path: Vec<Position>, eta: f64, rises: usize, loss: f64, later: f64 }
}

/// Rates on a parabola, as parts of 1/λ: one that stays on its side, one that crosses and settles, and one that does not.
pub const PARABOLA_RATES: [f64; 3] = [0.5, 1.8, 2.1];

/// Where a descent on the parabola of the curvature 1 begins.
pub const PARABOLA_START: f64 = 1.2;

/// The start, and the position after each step of descent on `½x²`: each is `1 − η` times the last.
pub fn parabola_steps(learning_rate: f64, steps: usize) -> Vec<f64> {
    let step = |x: &f64| Some(x - learning_rate * x);
    std::iter::successors(Some(PARABOLA_START), step)
        .take(steps + 1)
        .collect()
}

/// A run as long as the longest of [`learning_rates`].
pub fn long_run(learning_rate: f64) -> Vec<Position> {
    run(&gradient_descent(SquaredError, learning_rate, LATER), START)
}

/// `η < 2/λ`: below the bound descent settles at the minimum, above it does not.
pub fn learning_rates(rates: &[f64]) -> LearningRates {
    let row = |&eta| {
        let path = long_run(eta);
        LearningRateRow {
            eta,
            rises: rises(&path[..=EPOCHS]).count(),
            loss: path[EPOCHS].loss,
            later: path[LATER].loss,
            path,
        }
    };
    let [_, largest_curvature] =
        eigenvalues_2x2(&hessian(&SquaredError, &neuron(minimum()), &two_points()));
    LearningRates {
        rows: rates.iter().map(row).collect(),
        largest_curvature,
        bound: 2.0 / largest_curvature,
    }
}
