//! Inner products: a neuron by hand, and its bias as a weight.

use activations::Sigmoid;
use ndarray::array;
use neuron_core::{Neuron, inner_product as product, with_one};

use crate::record::{Table, record};

/// The weights of the exercise.
pub const WEIGHTS: [f64; 2] = [2.0, 3.0];

/// The bias of the exercise.
pub const BIAS: f64 = -1.0;

/// The two inputs of the exercise.
pub const INPUTS: [[f64; 2]; 2] = [[0.2, 0.1], [0.6, 0.5]];

record! {
    /// `z = w₁x₁ + w₂x₂ + b`, `y = 1/(1 + e⁻ᶻ)`.
    ExerciseRow { x1: f64, x2: f64, z: f64, y: f64 }

    /// `affine = w₁x₁ + w₂x₂ + b`, `inner = (w₁, w₂, b)·(x₁, x₂, 1)`, and `inner − affine`.
    InnerProductRow { x1: f64, x2: f64, affine: f64, inner: f64, difference: f64 }
}

/// The neuron of the exercise.
pub fn neuron() -> Neuron<Sigmoid> {
    Neuron::new(WEIGHTS.to_vec(), BIAS, Sigmoid)
}

/// `y = σ(w·x + b)` by hand.
pub fn exercise() -> Table<ExerciseRow> {
    let row = |[x1, x2]: [f64; 2]| {
        let (neuron, x) = (neuron(), array![x1, x2]);
        ExerciseRow {
            x1,
            x2,
            z: neuron.weighted_input(&x),
            y: neuron.output(&x),
        }
    };
    INPUTS.into_iter().map(row).collect()
}

/// `w·x + b = (w, b)·(x, 1)`, to the bit.
pub fn inner_product() -> Table<InnerProductRow> {
    let row = |[x1, x2]: [f64; 2]| {
        let (neuron, x) = (neuron(), array![x1, x2]);
        let affine = neuron.weighted_input(&x);
        let inner = product(&neuron.parameters(), &with_one(&x));
        InnerProductRow {
            x1,
            x2,
            affine,
            inner,
            difference: inner - affine,
        }
    };
    INPUTS.into_iter().map(row).collect()
}
