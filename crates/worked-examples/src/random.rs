//! Random numbers with mean 0 and variance 1, from uniform ones and arithmetic alone, so that every machine has the same
//! bits.

use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

/// Uniform between −√3 and √3.
pub fn uniform(rng: &mut Xoshiro256PlusPlus) -> f64 {
    (2.0 * rng.random::<f64>() - 1.0) * 3.0_f64.sqrt()
}

/// Nearly normal: twelve uniform numbers between 0 and 1, added up, less their mean of six. Their variance is 12 · 1/12.
/// (The distribution of Irwin and Hall; its tails end at ±6.)
pub fn nearly_normal(rng: &mut Xoshiro256PlusPlus) -> f64 {
    (0..12).fold(0.0, |sum, _| sum + rng.random::<f64>()) - 6.0
}

/// `Σ wᵢxᵢ` of so many units with so many inputs each: all weights and inputs are [`uniform`] ones.
pub fn weighted_sums(seed: u64, units: usize, inputs: usize) -> Vec<f64> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut product = || uniform(&mut rng) * uniform(&mut rng);
    (0..units)
        .map(|_| (0..inputs).fold(0.0, |sum, _| sum + product()))
        .collect()
}
