//! Rates of firing: a cell that integrates and fires, with and without a rest after each spike.

use crate::numerics::logarithm;
use crate::record::{Table, record};

/// The threshold of the cell.
pub const THRESHOLD: f64 = 1.0;

/// How long it rests after a spike, in its unit of time.
pub const REST: f64 = 1.0;

/// The inputs that it receives.
pub const INPUTS: [f64; 8] = [0.5, 1.0, 1.5, 2.0, 3.0, 10.0, 100.0, 1000.0];

record! {
    /// The spikes in a unit of time for a constant input.
    RateRow { input: f64, without: f64, with: f64 }
}

/// `1 / (rest + ln(I/(I − θ)))`, the spikes in a unit of time; none while the input does not pass the threshold.
pub fn rate(input: f64, threshold: f64, rest: f64) -> f64 {
    match input > threshold {
        true => 1.0 / (rest + logarithm(input / (input - threshold))),
        false => 0.0,
    }
}

/// The rate without a rest, which grows for ever, beside that with one, which does not.
pub fn firing_rates(rest: f64, inputs: &[f64]) -> Table<RateRow> {
    let row = |&input: &f64| RateRow {
        input,
        without: rate(input, THRESHOLD, 0.0),
        with: rate(input, THRESHOLD, rest),
    };
    inputs.iter().map(row).collect()
}
