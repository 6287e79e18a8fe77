//! Decisions put into numbers: inputs that are reasons, weights that are their importance, and a threshold.

use activations::Sigmoid;
use ndarray::aview1;
use neuron_core::{Neuron, ThresholdUnit, TruthTableRow};

use crate::building_a_neuron::firing::ABOVE;
use crate::building_a_neuron::thresholds::Interval;
use crate::record::{Table, record};

/// The weights of weather, partner and transit in Nielsen's cheese festival.
pub const CHEESE_WEIGHTS: [f64; 3] = [6.0, 2.0, 2.0];

/// The two thresholds that are compared there.
pub const CHEESE_THRESHOLDS: [f64; 2] = [5.0, 3.0];

/// The weights of the studio, the theater and the friend.
pub const MOVIE_WEIGHTS: [f64; 3] = [4.0, 2.0, 2.0];

/// The threshold that their sum has to be above.
pub const MOVIE_THRESHOLD: f64 = 3.0;

/// An evening with a film of the studio, and nothing else.
pub const FILM_ALONE: [f64; 3] = [1.0, 0.0, 0.0];

/// The weights of the studio that [`nudge`] compares.
pub const NUDGED_WEIGHTS: [f64; 5] = [2.9, 2.99, 3.0, 3.01, 3.1];

record! {
    /// `sum = w·x`; `y5` and `y3` are 1 if it is above the higher and the lower threshold.
    CheeseRow { weather: f64, partner: f64, transit: f64, sum: f64, y5: f64, y3: f64 }

    /// `sum = w·x`, `z = sum − θ`, `step = 1` if `z > 0`, and `sigmoid = σ(z)`.
    MovieRow { marvel: f64, theater: f64, friend: f64, sum: f64, z: f64, step: f64, sigmoid: f64 }

    /// An interval of thresholds under both conventions, on how many evenings the unit fires, and whether its table is
    /// `same` as that of the movie unit.
    MovieThresholdRow {
        #[serde(skip)] interval: Interval,
        above: String, at_least: String, firing: usize, same: &'static str,
    }

    /// `z = w₁ − θ`, `step = 1` if `z > 0`, and `sigmoid = σ(z)`.
    NudgeRow { w1: f64, z: f64, step: f64, sigmoid: f64 }
}

/// A unit with three inputs that fires above θ, and not at it.
pub fn unit(weights: [f64; 3], threshold: f64) -> ThresholdUnit {
    ThresholdUnit::new(weights.to_vec(), threshold).with_step(ABOVE)
}

/// The movie unit with another weight of the studio.
pub fn with_studio_weight(w1: f64) -> [f64; 3] {
    let [_, w2, w3] = MOVIE_WEIGHTS;
    [w1, w2, w3]
}

/// The outputs from 000 to 111.
pub fn outputs(unit: &ThresholdUnit) -> Vec<f64> {
    unit.truth_table().outputs().to_vec()
}

/// `6x₁ + 2x₂ + 2x₃ > θ`: a lower threshold makes one willing, not different.
pub fn cheese(weights: [f64; 3], [higher, lower]: [f64; 2]) -> Table<CheeseRow> {
    let (higher, lower) = (unit(weights, higher), unit(weights, lower));
    let row = |row: TruthTableRow| CheeseRow {
        weather: row.inputs[0],
        partner: row.inputs[1],
        transit: row.inputs[2],
        sum: higher.weighted_sum(&row.inputs),
        y5: row.output,
        y3: lower.output(&row.inputs),
    };
    higher.truth_table().into_iter().map(row).collect()
}

/// `4x₁ + 2x₂ + 2x₃ > 3`: the studio, or theater and friend together.
pub fn movie(weights: [f64; 3], threshold: f64) -> Table<MovieRow> {
    let unit = unit(weights, threshold);
    let sigmoid = Neuron::new(weights.to_vec(), -threshold, Sigmoid);
    let row = |row: TruthTableRow| MovieRow {
        marvel: row.inputs[0],
        theater: row.inputs[1],
        friend: row.inputs[2],
        sum: unit.weighted_sum(&row.inputs),
        z: row.weighted_input,
        step: row.output,
        sigmoid: sigmoid.output(&row.inputs),
    };
    unit.truth_table().into_iter().map(row).collect()
}

/// `4x₁ + 2x₂ + 2x₃ > θ`: a whole interval of thresholds makes one table.
pub fn movie_thresholds(weights: [f64; 3], threshold: f64) -> Table<MovieThresholdRow> {
    let table = outputs(&unit(weights, threshold));
    let row = |interval: Interval| {
        let outputs = outputs(&unit(weights, interval.ends_above()[0]));
        MovieThresholdRow {
            interval,
            above: interval.above(),
            at_least: interval.at_least(),
            firing: outputs.iter().filter(|&&y| y == 1.0).count(),
            same: if outputs == table {
                "the movie table"
            } else {
                ""
            },
        }
    };
    Interval::all(&weights).into_iter().map(row).collect()
}

/// `u(w₁ − θ)` and `σ(w₁ − θ)`: a nudge flips the step, or does nothing, and it moves the sigmoid a little.
pub fn nudge(studio_weights: &[f64]) -> Table<NudgeRow> {
    let row = |&w1| {
        let x = aview1(&FILM_ALONE);
        let step = Neuron::from(unit(with_studio_weight(w1), MOVIE_THRESHOLD));
        let sigmoid = Neuron::new(step.weights().to_owned(), step.bias(), Sigmoid);
        NudgeRow {
            w1,
            z: step.weighted_input(&x),
            step: step.output(&x),
            sigmoid: sigmoid.output(&x),
        }
    };
    studio_weights.iter().map(row).collect()
}
