//! Chapter 1: neural units.

use activations::{AtZero, Step};
use ndarray::aview1;
use neuron_core::ThresholdUnit;

pub(crate) mod activation_function;
pub(crate) mod biological_neuron;
pub(crate) mod index;
pub(crate) mod neural_unit;
pub(crate) mod recap;
pub(crate) mod sigmoid;
pub(crate) mod step_function;
pub(crate) mod what_was_left_out;

/// The values of the step at zero that are in use.
const CONVENTIONS: [AtZero; 3] = [AtZero::Zero, AtZero::Half, AtZero::One];

/// The inputs of zeros and ones with which a unit fires, in counting order.
fn firing_inputs(unit: &ThresholdUnit) -> Vec<Vec<f64>> {
    unit.truth_table()
        .into_iter()
        .filter(|row| row.output == 1.0)
        .map(|row| row.inputs.to_vec())
        .collect()
}

fn output(unit: &ThresholdUnit, x: &[f64]) -> f64 {
    unit.output(&aview1(x))
}

/// The same unit with another value of the step at zero.
fn with(unit: &ThresholdUnit, at_zero: AtZero) -> ThresholdUnit {
    unit.clone().with_step(Step { at_zero })
}

/// Multiples of a quarter from −`reach` to `reach`.
fn quarters(reach: i32) -> impl Iterator<Item = f64> + Clone {
    (-4 * reach..=4 * reach).map(|n| f64::from(n) / 4.0)
}
