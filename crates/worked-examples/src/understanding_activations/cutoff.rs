//! Cutoffs: where degrees are cut into yes and no.

use activations::{Activation, Sigmoid};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::random::nearly_normal;
use crate::record::record;

/// How many cases there are; every other one is true.
pub const CASES: usize = 200;

/// The seed of the generator that makes them.
pub const SEED: u64 = 200;

/// The weighted inputs of true cases lie about this, those of false ones about minus this.
pub const CENTER: f64 = 1.0;

/// Their standard deviation: so much that the two kinds overlap.
pub const NOISE: f64 = 1.5;

/// The cutoffs of [`cutoff`].
pub const CUTOFFS: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];

record! {
    /// Several cutoffs for the same cases.
    Cutoff { cases: usize, rows: Vec<CutoffRow> }

    /// `precision`, how many of those called true are, and `recall`, how many of the true ones are called so.
    CutoffRow { cutoff: f64, precision: f64, recall: f64 }
}

/// Whether each case is true, and the answer `σ(z)` to it.
pub fn scores() -> Vec<(bool, f64)> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEED);
    let score = |i| {
        let is_true = i % 2 == 0;
        let center = if is_true { CENTER } else { -CENTER };
        (
            is_true,
            Sigmoid.apply(center + NOISE * nearly_normal(&mut rng)),
        )
    };
    (0..CASES).map(score).collect()
}

/// `σ(z) ≥ c`: a high cutoff is right when it says yes, and a low one misses little.
pub fn cutoff(cutoffs: &[f64]) -> Cutoff {
    let scores = scores();
    let all_true = scores.iter().filter(|(is_true, _)| *is_true).count() as f64;
    let row = |&cutoff| {
        let called_true = scores.iter().filter(|(_, y)| *y >= cutoff);
        let rightly = called_true.clone().filter(|(is_true, _)| *is_true).count() as f64;
        CutoffRow {
            cutoff,
            precision: rightly / called_true.count() as f64,
            recall: rightly / all_true,
        }
    };
    Cutoff {
        cases: CASES,
        rows: cutoffs.iter().map(row).collect(),
    }
}
