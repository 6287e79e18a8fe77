//! Cross-entropy: a loss without plains.

use learning::CrossEntropy;

use super::two_points::{Position, gradient_descent, run};
use crate::record::record;

/// The epochs of the run.
pub const EPOCHS: usize = 200;

/// The epochs whose losses are listed.
pub const LISTED: [usize; 6] = [0, 1, 10, 50, 100, 200];

record! {
    /// Some losses of a run down the cross-entropy. All of its positions are in `path`, by epoch.
    CrossEntropyRun { #[serde(skip)] path: Vec<Position>, rows: Vec<CrossEntropyRow> }

    /// `½ Σ (a − y)²` after so many epochs.
    CrossEntropyRow { epoch: usize, half_squared_error: f64 }
}

/// `δ = a − y`, without the factor `a(1 − a)` that is nothing on a plain.
///
/// # Panics
///
/// When the run is shorter than the epochs [`LISTED`].
pub fn cross_entropy(start: (f64, f64), learning_rate: f64, epochs: usize) -> CrossEntropyRun {
    let path = run(
        &gradient_descent(CrossEntropy, learning_rate, epochs),
        start,
    );
    let row = |epoch: usize| CrossEntropyRow {
        epoch,
        half_squared_error: path[epoch].loss,
    };
    CrossEntropyRun {
        rows: LISTED.map(row).into(),
        path,
    }
}
