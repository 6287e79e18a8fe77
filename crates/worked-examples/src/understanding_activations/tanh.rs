//! The hyperbolic tangent: a stretched sigmoid, with a mean of zero when its inputs have one.

use activations::{Activation, Sigmoid, Tanh};

use crate::record::{Table, record};

/// Where [`tanh_sigmoid`] compares.
pub const COMPARED_AT: [f64; 7] = [-2.0, -0.5, 0.0, 0.1, 0.5, 1.0, 3.0];

/// The means of z in [`tanh_means`].
pub const MEANS: [f64; 2] = [0.0, 2.0];

record! {
    /// `tanh x`, `two_sigma = 2σ(2x) − 1`, and `tanh − two_sigma`.
    TanhRow { x: f64, tanh: f64, two_sigma: f64, difference: f64 }

    /// The mean of normal inputs with variance 1, and that of their tanh.
    TanhMeanRow { mean_of_z: f64, mean_of_tanh: f64 }
}

/// `tanh x = 2σ(2x) − 1`, but for the last digits.
pub fn tanh_sigmoid(at: &[f64]) -> Table<TanhRow> {
    let row = |&x| {
        let (tanh, two_sigma) = (Tanh.apply(x), 2.0 * Sigmoid.apply(2.0 * x) - 1.0);
        TanhRow {
            x,
            tanh,
            two_sigma,
            difference: tanh - two_sigma,
        }
    };
    at.iter().map(row).collect()
}

/// `∫ tanh(m + t) e^(−t²/2) dt / √(2π)`, by the trapezoidal rule with steps of 1/8 out to ±9.
///
/// For functions as smooth as this one the rule is wrong by about e^(−π²/h), which is nothing; so is what lies beyond 9.
/// The pairs ±t are added first, so that symmetry is exact.
pub fn mean_of_tanh(mean: f64) -> f64 {
    // e⁻ᵃ, by the sigmoid: σ(−a)/σ(a).
    let decay = |a: f64| Sigmoid.apply(-a) / Sigmoid.apply(a);
    let (mut sum, mut weights) = (Tanh.apply(mean), 1.0);
    for i in 1..=72 {
        let t = f64::from(i) / 8.0;
        let weight = decay(0.5 * t * t);
        sum += weight * (Tanh.apply(mean + t) + Tanh.apply(mean - t));
        weights += 2.0 * weight;
    }
    sum / weights
}

/// `E tanh(z)`: zero when the inputs are centered, and not otherwise.
pub fn tanh_means(means: &[f64]) -> Table<TanhMeanRow> {
    let row = |&mean_of_z| TanhMeanRow {
        mean_of_z,
        mean_of_tanh: mean_of_tanh(mean_of_z),
    };
    means.iter().map(row).collect()
}
