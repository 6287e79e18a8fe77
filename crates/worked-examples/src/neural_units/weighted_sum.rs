//! Weighted sums: neither the inputs nor the weights alone decide.

use ndarray::aview1;
use neuron_core::{ThresholdUnit, TruthTableRow};

use crate::record::{Table, record};

record! {
    /// `sum_of_inputs = x₁ + x₂`, `sum_of_weights = w₁ + w₂`, `weighted_sum = w₁x₁ + w₂x₂`, and the output that each would
    /// give: `y_plain`, `y_weights` and `y`, each 1 if its sum is at least θ, else 0.
    SumsRow {
        x1: f64, x2: f64,
        sum_of_inputs: f64, sum_of_weights: f64, weighted_sum: f64,
        y_plain: f64, y_weights: f64, y: f64,
    }
}

/// `x₁ + x₂`, `w₁ + w₂` and `w₁x₁ + w₂x₂` against one θ: three rules, three tables.
pub fn sum_is_weighted(weights: [f64; 2], threshold: f64) -> Table<SumsRow> {
    let unit = ThresholdUnit::new(weights.to_vec(), threshold);
    // The sum of the inputs is that of a unit whose weights are 1, the sum of the weights that for inputs of 1.
    let ones = [1.0, 1.0];
    let plain = ThresholdUnit::new(ones.to_vec(), threshold);
    let row = |row: TruthTableRow| SumsRow {
        x1: row.inputs[0],
        x2: row.inputs[1],
        sum_of_inputs: plain.weighted_sum(&row.inputs),
        sum_of_weights: unit.weighted_sum(&aview1(&ones)),
        weighted_sum: unit.weighted_sum(&row.inputs),
        y_plain: plain.output(&row.inputs),
        y_weights: unit.output(&aview1(&ones)),
        y: row.output,
    };
    unit.truth_table().into_iter().map(row).collect()
}
