//! Exclusive or: out of reach for one unit, within reach of three.

use activations::Step;
use ndarray::array;
use neuron_core::{ThresholdUnit, binary_inputs};

use crate::building_a_neuron::inhibition::NAND;
pub use crate::building_a_neuron::layers::XOR;
use crate::record::{Table, record};

/// Weights and biases of the search are multiples of a quarter up to this, on both sides of 0.
pub const LARGEST: i32 = 5;

/// `(w, θ)` of a unit that fires for at least one input.
pub const OR: ([f64; 2], f64) = ([1.0, 1.0], 0.5);

/// `(w, θ)` of a unit that fires unless both are on.
pub const NOT_BOTH: ([f64; 2], f64) = ([-1.0, -1.0], -1.5);

/// `(w, θ)` of a unit that fires for both inputs only.
pub const BOTH: ([f64; 2], f64) = ([1.0, 1.0], 1.5);

record! {
    /// How many units were `tried`, how many of the four cases the `best` of them get right, and how many get all.
    XorSearch { tried: usize, best: usize, winners: usize }

    /// The outputs of four NANDs and of three units.
    XorNetworkRow { x1: f64, x2: f64, nands: f64, three: f64 }
}

/// Which of the four cases each unit of the grid gets right.
pub fn cases_right(step: Step) -> Vec<[bool; 4]> {
    let grid: Vec<f64> = (-4 * LARGEST..=4 * LARGEST)
        .map(|q| f64::from(q) / 4.0)
        .collect();
    let inputs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    let mut right = Vec::new();
    for &w1 in &grid {
        for &w2 in &grid {
            for &b in &grid {
                let unit = ThresholdUnit::new(array![w1, w2], -b).with_step(step);
                let y = unit.outputs(&inputs);
                right.push([0, 1, 2, 3].map(|i| y[i] == XOR[i]));
            }
        }
    }
    right
}

/// `u(w₁x₁ + w₂x₂ + b)`: no unit of a grid computes exclusive or.
pub fn xor_search(step: Step) -> XorSearch {
    let right = cases_right(step);
    let counts = right
        .iter()
        .map(|right| right.iter().filter(|&&right| right).count());
    XorSearch {
        tried: right.len(),
        best: counts.clone().max().expect("units were tried"),
        winners: counts.filter(|&count| count == 4).count(),
    }
}

/// `(x₁ or x₂) and not (x₁ and x₂)`: three units do it, and so do four NANDs.
pub fn xor_networks() -> Table<XorNetworkRow> {
    let [unit, or, not_both, both] = [NAND, OR, NOT_BOTH, BOTH]
        .map(|(weights, threshold)| ThresholdUnit::new(weights.to_vec(), threshold));
    let nand = |a: f64, b: f64| unit.output(&array![a, b]);
    let row = |x: ndarray::Array1<f64>| {
        let (x1, x2) = (x[0], x[1]);
        let first = nand(x1, x2);
        XorNetworkRow {
            x1,
            x2,
            nands: nand(nand(x1, first), nand(x2, first)),
            three: both.output(&array![or.output(&x), not_both.output(&x)]),
        }
    };
    binary_inputs(2).map(row).collect()
}
