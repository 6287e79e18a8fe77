//! Rectifiers: what two of them make, how many are active, and what a leak changes.

use activations::{Activation, Gelu, Identity, LeakyRelu, ParametricRelu, Relu};
use ndarray::array;
use neuron_core::Neuron;

use crate::random::weighted_sums;
use crate::record::{Table, record};

/// The inputs of [`abs_net`].
pub const ABS_INPUTS: [f64; 7] = [-3.0, -1.0, -0.25, 0.0, 0.25, 1.0, 3.0];

/// The weights of the two hidden units of [`abs_net`].
pub const ABS_WEIGHTS: [f64; 2] = [1.0, -1.0];

/// The units of [`sparse`].
pub const UNITS: usize = 5000;

/// The inputs of each of them.
pub const INPUTS: usize = 50;

/// The seed of their weights and inputs.
pub const SEED: u64 = 50;

/// Their biases.
pub const BIASES: [f64; 3] = [0.0, 5.0, -5.0];

/// The inputs of [`leaky`].
pub const LEAKY_INPUTS: [f64; 5] = [-10.0, -1.0, 0.0, 1.0, 10.0];

/// The slope that a parametric ReLU has learned for negative inputs.
pub const LEARNED_SLOPE: f64 = 0.25;

record! {
    /// `right = max(0, x)`, `left = max(0, −x)`, and `y` their sum.
    AbsRow { x: f64, right: f64, left: f64, y: f64 }

    /// How many of the `units` are active with several biases.
    Sparse { units: usize, rows: Vec<SparseRow> }

    /// The share that is active, and `theory = Φ(b/√n)`.
    SparseRow { bias: f64, active: f64, theory: f64 }

    /// `relu = max(0, x)`; for negative x, `leaky = x/100` and `parametric = x/4`.
    LeakyRow { x: f64, relu: f64, leaky: f64, parametric: f64 }
}

/// `|x| = max(0, x) + max(0, −x)`: two ReLUs, and a neuron that adds them, make the absolute value.
pub fn abs_net(inputs: &[f64]) -> Table<AbsRow> {
    let hidden = ABS_WEIGHTS.map(|w| Neuron::new(array![w], 0.0, Relu));
    let sum = Neuron::new(array![1.0, 1.0], 0.0, Identity);
    let row = |&x| {
        let [right, left] = [0, 1].map(|unit: usize| hidden[unit].output(&array![x]));
        let y = sum.output(&array![right, left]);
        AbsRow { x, right, left, y }
    };
    inputs.iter().map(row).collect()
}

/// `P(Σ wᵢxᵢ + b > 0) = Φ(b/√n)` for random weights and inputs: half of the units are active only without a bias.
pub fn sparse(biases: &[f64]) -> Sparse {
    // All have mean 0 and variance 1, so the sum has the variance n.
    let sums = weighted_sums(SEED, UNITS, INPUTS);
    let row = |&bias: &f64| {
        let active = sums
            .iter()
            .filter(|&&sum| Relu.apply(sum + bias) > 0.0)
            .count();
        // GELU is z·Φ(z).
        let z = bias / (INPUTS as f64).sqrt();
        let theory = if z == 0.0 { 0.5 } else { Gelu.apply(z) / z };
        SparseRow {
            bias,
            active: active as f64 / UNITS as f64,
            theory,
        }
    };
    Sparse {
        units: UNITS,
        rows: biases.iter().map(row).collect(),
    }
}

/// `max(0, x)` and `max(αx, x)`: a leak keeps negative numbers and makes them small.
pub fn leaky(inputs: &[f64]) -> Table<LeakyRow> {
    let parametric = ParametricRelu::new(LEARNED_SLOPE);
    let row = |&x| LeakyRow {
        x,
        relu: Relu.apply(x),
        leaky: LeakyRelu::default().apply(x),
        parametric: parametric.apply(x),
    };
    inputs.iter().map(row).collect()
}
