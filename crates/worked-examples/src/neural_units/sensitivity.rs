//! Thresholds and biases: how easily a unit fires, or how excited it is.

use activations::Sigmoid;
use ndarray::aview1;
use neuron_core::{Neuron, ThresholdUnit};

use crate::record::{Table, record};

/// The thresholds that [`sensitivity`] compares: of the five tables the unit can have, one each of the last four.
pub const THRESHOLDS: [f64; 4] = [2.0, 4.0, 6.0, 9.0];

/// The biases that [`bias_sweep`] compares.
pub const BIASES: [f64; 5] = [-9.0, -7.0, -5.0, -3.0, -1.0];

/// The inputs of which [`bias_sweep`] is made: the first is on and the second is off.
pub const FIRST_ON: [f64; 2] = [1.0, 0.0];

record! {
    /// The outputs for 00, 01, 10 and 11 under one threshold.
    SensitivityRow { threshold: f64, #[serde(flatten)] table: OutputTable }

    /// The outputs of a unit with two inputs, `y₀₀` for 00 to `y₁₁` for 11, and how many of them are 1.
    OutputTable { y00: f64, y01: f64, y10: f64, y11: f64, firing: usize }

    /// `z = w·x + b`, `y = σ(z)`.
    BiasRow { bias: f64, z: f64, y: f64 }
}

impl OutputTable {
    /// The table of a unit.
    ///
    /// # Panics
    ///
    /// When the unit does not have two inputs.
    pub fn of(unit: &ThresholdUnit) -> Self {
        let table = unit.truth_table();
        let [y00, y01, y10, y11] = [0, 1, 2, 3].map(|row| table.outputs()[row]);
        let firing = table.outputs().iter().filter(|&&y| y == 1.0).count();
        assert_eq!(table.n_inputs(), 2, "the table is one of two inputs");
        Self {
            y00,
            y01,
            y10,
            y11,
            firing,
        }
    }

    /// The four outputs in their order.
    pub fn outputs(&self) -> [f64; 4] {
        [self.y00, self.y01, self.y10, self.y11]
    }
}

/// `y = u(w₁x₁ + w₂x₂ − θ)` for several θ: the higher the threshold, the fewer inputs make the unit fire.
pub fn sensitivity(weights: [f64; 2], thresholds: &[f64]) -> Table<SensitivityRow> {
    let row = |&threshold| SensitivityRow {
        threshold,
        table: OutputTable::of(&ThresholdUnit::new(weights.to_vec(), threshold)),
    };
    thresholds.iter().map(row).collect()
}

/// `y = σ(w·x + b)` for several b: the larger the bias, the more excited the unit.
pub fn bias_sweep(weights: [f64; 2], x: [f64; 2], biases: &[f64]) -> Table<BiasRow> {
    let row = |&bias| {
        let neuron = Neuron::new(weights.to_vec(), bias, Sigmoid);
        BiasRow {
            bias,
            z: neuron.weighted_input(&aview1(&x)),
            y: neuron.output(&aview1(&x)),
        }
    };
    biases.iter().map(row).collect()
}
