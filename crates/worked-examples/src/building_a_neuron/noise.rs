//! Noise: without a threshold every breath of it would make a unit fire.

use ndarray::Array1;
use neuron_core::ThresholdUnit;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::record::record;

/// How many pairs of inputs are drawn.
pub const TRIALS: usize = 10_000;

/// The seed of the generator that draws them.
pub const SEED: u64 = 2020;

/// No input carries a signal, which would be 1, but none is quite silent: both lie below this, at random.
pub const LOUDEST: f64 = 0.5;

/// The thresholds of [`noise`].
pub const THRESHOLDS: [f64; 5] = [0.0, 1.0, 2.0, 3.0, 4.0];

record! {
    /// How often noise makes a unit fire.
    Noise { trials: usize, rows: Vec<NoiseRow> }

    /// A threshold, and how many trials reached it.
    NoiseRow { threshold: f64, spurious: usize }
}

/// The pairs of inputs, one for each trial.
#[must_use]
pub fn draws() -> Vec<Array1<f64>> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEED);
    (0..TRIALS)
        .map(|_| (0..2).map(|_| LOUDEST * rng.random::<f64>()).collect())
        .collect()
}

/// `w₁x₁ + w₂x₂ ≥ θ` for small random inputs: the higher the threshold, the fewer alarms.
pub fn noise(weights: [f64; 2], thresholds: &[f64]) -> Noise {
    let noise = draws();
    let row = |&threshold| {
        let unit = ThresholdUnit::new(weights.to_vec(), threshold);
        NoiseRow {
            threshold,
            spurious: noise.iter().filter(|x| unit.fires(x)).count(),
        }
    };
    Noise {
        trials: TRIALS,
        rows: thresholds.iter().map(row).collect(),
    }
}
