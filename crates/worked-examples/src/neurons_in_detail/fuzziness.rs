//! Degrees instead of yes and no: many small inputs, one large input, and a sum that is not yet the output.

use activations::{Sigmoid, Step};
use ndarray::{Array1, array, aview1};
use neuron_core::Neuron;

use crate::record::{Table, record};

/// Each of the small inputs.
pub const SMALL_INPUT: f64 = 0.3;

/// The bias of the unit that receives them; its weights are 1.
pub const BIAS: f64 = -3.0;

/// How many of them there are in each row of [`fuzziness`].
pub const COUNTS: [usize; 6] = [0, 4, 8, 12, 16, 20];

/// The large input.
pub const LARGE_INPUT: f64 = 2.0;

/// The two weights that it meets.
pub const WEIGHTS: [f64; 2] = [3.0, -3.0];

/// Inputs of which one is on.
pub const ONE_ON: [f64; 3] = [1.0, 0.0, 0.0];

/// The bias that makes up for it, under weights of 1.
pub const BALANCING_BIAS: f64 = -1.0;

record! {
    /// `sum = Σ xᵢ`, `z = sum − 3`, `step = u(z)`, `sigmoid = σ(z)`.
    FuzzinessRow { inputs: usize, sum: f64, z: f64, step: f64, sigmoid: f64 }

    /// `z = wx`, `y = σ(z)`.
    LargeInputRow { w: f64, x: f64, z: f64, y: f64 }

    /// `sum = x₁ + x₂ + x₃`, `z = sum − 1`, `y = σ(z)`, for one input that is on.
    OutputIsNotSum { sum: f64, z: f64, y: f64 }
}

/// `z = (3n − 30)/10`: what `n` of the small inputs make with the bias, rounded once. A sum of doubles is rounded at each input.
pub fn on_paper(inputs: u32) -> f64 {
    (f64::from(inputs) * 3.0 + 10.0 * BIAS) / 10.0
}

/// One row of [`fuzziness`].
pub fn small_inputs(inputs: usize) -> FuzzinessRow {
    // A neuron needs a weight, so no inputs at all are one input of 0.
    let x = if inputs == 0 {
        array![0.0]
    } else {
        Array1::from_elem(inputs, SMALL_INPUT)
    };
    let step = Neuron::new(Array1::ones(x.len()), BIAS, Step::default());
    let sigmoid = Neuron::new(Array1::ones(x.len()), BIAS, Sigmoid);
    let z = step.weighted_input(&x);
    FuzzinessRow {
        inputs,
        sum: z - BIAS,
        z,
        step: step.output(&x),
        sigmoid: sigmoid.output(&x),
    }
}

/// `u(Σ xᵢ − 3)` and `σ(Σ xᵢ − 3)`: the step changes its mind once, and the sigmoid all the way.
pub fn fuzziness(counts: &[usize]) -> Table<FuzzinessRow> {
    counts.iter().map(|&inputs| small_inputs(inputs)).collect()
}

/// `σ(wx)`: a large input with a negative weight makes a small output.
pub fn large_input(weights: &[f64], x: f64) -> Table<LargeInputRow> {
    let row = |&w| {
        let unit = Neuron::new(array![w], 0.0, Sigmoid);
        LargeInputRow {
            w,
            x,
            z: unit.weighted_input(&array![x]),
            y: unit.output(&array![x]),
        }
    };
    weights.iter().map(row).collect()
}

/// `σ(1 + 0 + 0 − 1) = ½`: the sum is a step on the way to the output.
pub fn output_is_not_sum() -> OutputIsNotSum {
    let unit = Neuron::new(array![1.0, 1.0, 1.0], BALANCING_BIAS, Sigmoid);
    let x = aview1(&ONE_ON);
    let z = unit.weighted_input(&x);
    OutputIsNotSum {
        sum: z - unit.bias(),
        z,
        y: unit.output(&x),
    }
}
