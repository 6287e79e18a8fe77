//! The firing condition: a unit fires when its weighted sum reaches the threshold.

use activations::{AtZero, Step};
use neuron_core::{ThresholdUnit, TruthTableRow};

use crate::record::{Table, record};

/// `w₁` and `w₂` of the worked example.
pub const WEIGHTS: [f64; 2] = [5.0, 3.0];

/// θ of the worked example.
pub const THRESHOLD: f64 = 4.0;

/// A threshold that one of the sums is equal to.
pub const REACHED_EXACTLY: f64 = 5.0;

/// The weights of the unit with three inputs.
pub const THREE_WEIGHTS: [f64; 3] = [5.0, 3.0, 2.0];

/// The other convention at equality: a unit with this step fires when the sum is above θ, not when it is θ.
pub const ABOVE: Step = Step {
    at_zero: AtZero::Zero,
};

record! {
    /// A unit, and what it makes of every pair of inputs.
    FiringExample { w1: f64, w2: f64, threshold: f64, rows: Vec<FiringRow> }

    /// `sum = w₁x₁ + w₂x₂`, `z = sum − θ`, and `y = 1` if `z ≥ 0`, else 0.
    FiringRow { x1: f64, x2: f64, sum: f64, z: f64, y: f64 }

    /// A unit under both conventions.
    Equality { threshold: f64, rows: Vec<EqualityRow> }

    /// `sum = w₁x₁ + w₂x₂`, `z = sum − θ`; `at_least` is 1 if `z ≥ 0`, and `above` is 1 if `z > 0`.
    EqualityRow { x1: f64, x2: f64, sum: f64, z: f64, at_least: f64, above: f64 }

    /// A unit under both conventions, and how many of its inputs make it fire.
    EncodingMixup { threshold: f64, rows: Vec<MixupRow>, fires_at_least: usize, fires_above: usize }

    /// As in [`EqualityRow`].
    MixupRow { x1: f64, x2: f64, sum: f64, at_least: f64, above: f64 }

    /// `sum = w₁ · vision + w₂ · hearing`, and `y = 1` if it reaches θ, else 0.
    TennisRow { vision: f64, hearing: f64, sum: f64, y: f64 }

    /// A unit with three inputs and its eight sums.
    ThreeInputs { weights: Vec<f64>, rows: Vec<ThreeInputsRow> }

    /// `sum = w₁x₁ + w₂x₂ + w₃x₃`.
    ThreeInputsRow { x1: f64, x2: f64, x3: f64, sum: f64 }
}

/// The rows of the table of a unit with two inputs.
pub fn firing_rows(unit: &ThresholdUnit) -> Vec<FiringRow> {
    let row = |row: TruthTableRow| FiringRow {
        x1: row.inputs[0],
        x2: row.inputs[1],
        sum: unit.weighted_sum(&row.inputs),
        z: row.weighted_input,
        y: row.output,
    };
    unit.truth_table().into_iter().map(row).collect()
}

/// `y = u(w₁x₁ + w₂x₂ − θ)` for 00, 01, 10, 11.
pub fn firing_example(weights: [f64; 2], threshold: f64) -> FiringExample {
    let unit = ThresholdUnit::new(weights.to_vec(), threshold);
    let [w1, w2] = weights;
    FiringExample {
        w1,
        w2,
        threshold,
        rows: firing_rows(&unit),
    }
}

/// `u(0)`: with "at least θ" it is 1, with "above θ" it is 0, and the tables differ where a sum is θ.
pub fn equality(weights: [f64; 2], threshold: f64) -> Equality {
    let above = ThresholdUnit::new(weights.to_vec(), threshold).with_step(ABOVE);
    let row = |(at_least, above): (FiringRow, FiringRow)| EqualityRow {
        x1: at_least.x1,
        x2: at_least.x2,
        sum: at_least.sum,
        z: at_least.z,
        at_least: at_least.y,
        above: above.y,
    };
    let rows = firing_example(weights, threshold).rows.into_iter();
    Equality {
        threshold,
        rows: rows.zip(firing_rows(&above)).map(row).collect(),
    }
}

/// `θ = 0`: taken for the code of an input that is off, it makes a unit that fires nearly always.
pub fn encoding_mixup(weights: [f64; 2]) -> EncodingMixup {
    let Equality { threshold, rows } = equality(weights, 0.0);
    let row = |row: &EqualityRow| MixupRow {
        x1: row.x1,
        x2: row.x2,
        sum: row.sum,
        at_least: row.at_least,
        above: row.above,
    };
    EncodingMixup {
        threshold,
        rows: rows.iter().map(row).collect(),
        fires_at_least: rows.iter().filter(|row| row.at_least == 1.0).count(),
        fires_above: rows.iter().filter(|row| row.above == 1.0).count(),
    }
}

/// `y = u(w₁ · vision + w₂ · hearing − θ)`: the sense with the larger weight moves the player alone.
pub fn tennis(weights: [f64; 2], threshold: f64) -> Table<TennisRow> {
    let row = |row: &FiringRow| TennisRow {
        vision: row.x1,
        hearing: row.x2,
        sum: row.sum,
        y: row.y,
    };
    let rows = firing_example(weights, threshold).rows;
    rows.iter().map(row).collect()
}

/// `w₁x₁ + w₂x₂ + w₃x₃` for the eight inputs from 000 to 111.
pub fn three_inputs(weights: [f64; 3]) -> ThreeInputs {
    let unit = ThresholdUnit::new(weights.to_vec(), 0.0);
    let row = |row: TruthTableRow| ThreeInputsRow {
        x1: row.inputs[0],
        x2: row.inputs[1],
        x3: row.inputs[2],
        sum: unit.weighted_sum(&row.inputs),
    };
    ThreeInputs {
        weights: weights.to_vec(),
        rows: unit.truth_table().into_iter().map(row).collect(),
    }
}
