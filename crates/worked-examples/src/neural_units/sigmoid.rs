//! The sigmoid in numbers: `σ(z) = 1/(1 + e⁻ᶻ)`, and its mirror image.

use activations::{Activation, Sigmoid};

use crate::record::{Table, record};

/// The weighted inputs of [`sigmoid_values`].
pub const VALUES_AT: [f64; 9] = [-10.0, -4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 10.0];

/// The weighted inputs of [`sigmoid_mirror`].
pub const MIRROR_AT: [f64; 6] = [0.0, 0.5, 1.0, 2.0, 4.0, 10.0];

record! {
    /// `y = σ(z)`.
    SigmoidValue { z: f64, y: f64 }

    /// `y = σ(z)`, `y_mirror = σ(−z)`, and their sum.
    MirrorRow { z: f64, y: f64, y_mirror: f64, sum: f64 }
}

/// `σ(z)` from nearly 0 to nearly 1.
pub fn sigmoid_values(at: &[f64]) -> Table<SigmoidValue> {
    let row = |&z| SigmoidValue {
        z,
        y: Sigmoid.apply(z),
    };
    at.iter().map(row).collect()
}

/// `σ(z) + σ(−z) = 1`.
pub fn sigmoid_mirror(at: &[f64]) -> Table<MirrorRow> {
    let row = |&z| {
        let (y, y_mirror) = (Sigmoid.apply(z), Sigmoid.apply(-z));
        MirrorRow {
            z,
            y,
            y_mirror,
            sum: y + y_mirror,
        }
    };
    at.iter().map(row).collect()
}
