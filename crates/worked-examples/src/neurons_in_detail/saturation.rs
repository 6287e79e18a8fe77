//! Saturation: where the sigmoid is flat, and what it costs to be there.

use activations::{Activation, Differentiable, Sigmoid};

use crate::random::weighted_sums;
use crate::record::{Table, record};

/// Slopes that count as small.
pub const SMALL_SLOPES: [f64; 2] = [0.01, 0.001];

/// `(w, b)` of two units, one of them certain and wrong.
pub const STARTS: [(f64, f64); 2] = [(0.6, 0.9), (2.0, 2.0)];

/// Their learning rate.
pub const LEARNING_RATE: f64 = 0.15;

/// Their epochs.
pub const EPOCHS: usize = 300;

/// Every so many epochs their outputs are listed.
pub const EVERY: usize = 50;

/// The units of [`weight_scale`].
pub const UNITS: usize = 2000;

/// The inputs of each of them.
pub const INPUTS: usize = 100;

/// The seed of their weights and inputs.
pub const SEED: u64 = 100;

/// By what the weights are multiplied.
pub const SCALES: [f64; 5] = [0.1, 0.3, 1.0, 3.0, 10.0];

record! {
    /// Where the slope has sunk to several values, and its `maximum`.
    Saturation { rows: Vec<SaturationRow>, maximum: f64 }

    /// The z > 0 where the slope is `slope`, which is `share` in words.
    SaturationRow { #[serde(skip)] slope: f64, share: &'static str, z: f64 }

    /// Two units that learn to answer 0 to 1, and their slopes before the first epoch. `outputs` are all of theirs, by
    /// epoch.
    SaturatedNeuron {
        #[serde(skip)] outputs: [Vec<f64>; 2],
        rows: Vec<SaturatedRow>, slope_near: f64, slope_far: f64,
    }

    /// The outputs after so many epochs.
    SaturatedRow { epoch: usize, near: f64, far: f64 }

    /// The share of units whose slope is below the first of [`SMALL_SLOPES`].
    WeightScaleRow { scale: f64, saturated: f64 }
}

/// The z > 0 where `σ′(z)` has sunk to a value, by halving.
pub fn where_slope_is(value: f64) -> f64 {
    let (mut above, mut below) = (0.0, 40.0);
    for _ in 0..60 {
        let middle = (above + below) / 2.0;
        if Sigmoid.derivative(middle) > value {
            above = middle;
        } else {
            below = middle;
        }
    }
    below
}

/// `σ′(z) = s`: the slope fades on both sides of 0.
pub fn saturation() -> Saturation {
    let maximum = Sigmoid.derivative(0.0);
    let row = |share, slope| SaturationRow {
        slope,
        share,
        z: where_slope_is(slope),
    };
    let [hundredth, thousandth] = SMALL_SLOPES;
    Saturation {
        rows: vec![
            row("half of the maximum", 0.5 * maximum),
            row("0.01", hundredth),
            row("0.001", thousandth),
        ],
        maximum,
    }
}

/// `∂(½σ(z)²)/∂w = σ(z)σ′(z)` with `z = w + b`, which is also the slope by b, because the input is 1.
pub fn slope((w, b): (f64, f64)) -> f64 {
    Sigmoid.apply(w + b) * Sigmoid.derivative(w + b)
}

/// The outputs before each epoch and after the last.
pub fn train((mut w, mut b): (f64, f64), learning_rate: f64, epochs: usize) -> Vec<f64> {
    let mut outputs = vec![Sigmoid.apply(w + b)];
    for _ in 0..epochs {
        let slope = slope((w, b));
        w -= learning_rate * slope;
        b -= learning_rate * slope;
        outputs.push(Sigmoid.apply(w + b));
    }
    outputs
}

/// `σ(z)σ′(z)` is small when z is large: the unit that is certain and wrong learns more slowly.
pub fn saturated_neuron(
    starts: [(f64, f64); 2],
    learning_rate: f64,
    epochs: usize,
) -> SaturatedNeuron {
    let outputs = starts.map(|start| train(start, learning_rate, epochs));
    let row = |epoch: usize| SaturatedRow {
        epoch,
        near: outputs[0][epoch],
        far: outputs[1][epoch],
    };
    SaturatedNeuron {
        rows: (0..=epochs).step_by(EVERY).map(row).collect(),
        slope_near: slope(starts[0]),
        slope_far: slope(starts[1]),
        outputs,
    }
}

/// `σ′(c Σ wᵢxᵢ)` with random weights and inputs: large weights saturate a unit before it has learned anything.
pub fn weight_scale(scales: &[f64]) -> Table<WeightScaleRow> {
    let sums = weighted_sums(SEED, UNITS, INPUTS);
    let row = |&scale: &f64| {
        let saturated = sums
            .iter()
            .filter(|&&sum| Sigmoid.derivative(scale * sum) < SMALL_SLOPES[0]);
        WeightScaleRow {
            scale,
            saturated: saturated.count() as f64 / UNITS as f64,
        }
    };
    scales.iter().map(row).collect()
}
