//! Smoothing: `σ(cz)`, between a straight line and a step.

use activations::{Activation, Sigmoid};

use crate::record::{Table, record};

/// The factors of [`smoothing`].
pub const FACTORS: [f64; 4] = [1.0, 2.0, 5.0, 50.0];

/// The weighted inputs at which each is looked at.
pub const AT: [f64; 4] = [-1.0, -0.1, 0.1, 1.0];

record! {
    /// `σ(cz)` for z of −1, −1/10, 1/10 and 1.
    SmoothingRow { c: f64, at_minus_1: f64, at_minus_tenth: f64, at_tenth: f64, at_1: f64 }
}

impl SmoothingRow {
    /// The four values, in the order of [`AT`].
    pub fn values(&self) -> [f64; 4] {
        [
            self.at_minus_1,
            self.at_minus_tenth,
            self.at_tenth,
            self.at_1,
        ]
    }
}

/// `σ(cz) → u(z)` as c grows: a sigmoid with a large weight is nearly a step.
pub fn smoothing(factors: &[f64]) -> Table<SmoothingRow> {
    let row = |&c| {
        let [at_minus_1, at_minus_tenth, at_tenth, at_1] = AT.map(|z| Sigmoid.apply(c * z));
        SmoothingRow {
            c,
            at_minus_1,
            at_minus_tenth,
            at_tenth,
            at_1,
        }
    };
    factors.iter().map(row).collect()
}
