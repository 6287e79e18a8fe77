//! Degrees of excitement: the unit with a sigmoid in the place of its step.

use activations::Sigmoid;
use neuron_core::{Neuron, ThresholdUnit, TruthTableRow};

use crate::record::{Table, record};

record! {
    /// `z = w₁x₁ + w₂x₂ − θ`, `step = u(z)`, `sigmoid = σ(z)`.
    ExcitementRow { x1: f64, x2: f64, z: f64, step: f64, sigmoid: f64 }
}

/// `σ(z)` passes ½ where `u(z)` becomes 1.
pub fn excitement(weights: [f64; 2], threshold: f64) -> Table<ExcitementRow> {
    let step = Neuron::from(ThresholdUnit::new(weights.to_vec(), threshold));
    let sigmoid = Neuron::new(weights.to_vec(), step.bias(), Sigmoid);
    let row = |row: TruthTableRow| ExcitementRow {
        x1: row.inputs[0],
        x2: row.inputs[1],
        z: row.weighted_input,
        step: row.output,
        sigmoid: sigmoid.output(&row.inputs),
    };
    step.truth_table().into_iter().map(row).collect()
}
