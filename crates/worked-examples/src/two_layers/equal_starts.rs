//! Two hidden units that begin equal, or nearly so.

use ndarray::Array1;

use super::network_check::{SEED, start};
use super::xor_runs::run_from;
use super::xor_starts::LEARNING_RATE;
use crate::record::record;

/// By how much one weight of the second unit differs in the beginning.
pub const NUDGES: [f64; 4] = [0.0, 1e-6, 1e-3, 0.1];
/// The epochs of each run.
pub const EPOCHS: usize = 2000;

record! {
    /// The difference of one weight at the start, the largest difference of the hidden units' parameters in the end, and the
    /// mean cross-entropy there.
    EqualRow { nudge: f64, apart: f64, loss: f64 }

    /// Starts that are equal and nearly equal, after so many epochs.
    EqualStarts { epochs: usize, rows: Vec<EqualRow> }
}

/// A start whose second hidden unit is the first, but for the first weight, and whose output reads both with one weight.
pub fn equal_start(seed: u64, nudge: f64) -> Vec<f64> {
    let theta = start(seed).parameters();
    let [w1, w2, b, v, c] = [theta[0], theta[1], theta[2], theta[6], theta[8]];
    vec![w1, w2, b, w1 + nudge, w2, b, v, v, c]
}

/// How far the parameters of the two hidden units are apart.
pub fn apart(theta: &[f64]) -> f64 {
    (0..3).fold(0.0, |worst, j| (theta[j] - theta[3 + j]).abs().max(worst))
}

/// What becomes of them.
pub fn equal_starts(nudges: &[f64], epochs: usize) -> EqualStarts {
    let row = |&nudge: &f64| {
        let mut network = start(SEED);
        network.set_parameters(&Array1::from(equal_start(SEED, nudge)));
        let run = run_from(network, LEARNING_RATE, epochs);
        EqualRow {
            nudge,
            apart: apart(&run.thetas[epochs]),
            loss: run.losses[epochs],
        }
    };
    EqualStarts {
        epochs,
        rows: nudges.iter().map(row).collect(),
    }
}
