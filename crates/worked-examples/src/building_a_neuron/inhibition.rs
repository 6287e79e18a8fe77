//! Inhibition: negative weights, what they can do, and what cannot be done without them.

use activations::Step;
use ndarray::array;
use neuron_core::ThresholdUnit;

use super::firing::{FiringRow, firing_rows};
use crate::record::{Table, record};

/// Two inhibitory weights and a threshold below zero: NAND.
pub const NAND: ([f64; 2], f64) = ([-2.0, -2.0], -3.0);

/// An excitatory weight and an inhibitory one of the same size.
pub const VETO: ([f64; 2], f64) = ([5.0, -5.0], 4.0);

/// The weights of the search are multiples of a quarter up to this.
pub const LARGEST_WEIGHT: i32 = 5;

/// The thresholds of the search are multiples of a quarter between these.
pub const THRESHOLDS: [i32; 2] = [-5, 10];

/// The outputs of NAND for 00, 01, 10, 11.
pub const NAND_TABLE: [f64; 4] = [1.0, 1.0, 1.0, 0.0];

/// The outputs of AND.
pub const AND_TABLE: [f64; 4] = [0.0, 0.0, 0.0, 1.0];

/// The outputs of OR.
pub const OR_TABLE: [f64; 4] = [0.0, 1.0, 1.0, 1.0];

record! {
    /// How many units of a grid were `tried` whose weights are not negative, how many of them compute NAND, AND and OR, and
    /// how many compute NAND when weights may be negative.
    NonNegativeSearch {
        tried: usize, nand_found: usize, and_found: usize, or_found: usize, with_negative_found: usize,
    }
}

/// `y = u(w₁x₁ + w₂x₂ − θ)`: with [`NAND`] 0 for 11 alone, with [`VETO`] 1 for 10 alone.
pub fn unit_table((weights, threshold): ([f64; 2], f64)) -> Table<FiringRow> {
    Table {
        rows: firing_rows(&ThresholdUnit::new(weights.to_vec(), threshold)),
    }
}

/// The outputs for 00, 01, 10, 11 of every unit on the grid whose weights are at least so many.
pub fn tables_on_grid(least_weight: i32, step: Step) -> Vec<[f64; 4]> {
    let quarters = |from: i32, to: i32| (4 * from..=4 * to).map(|q| f64::from(q) / 4.0);
    let inputs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    let mut tables = Vec::new();
    for w1 in quarters(least_weight, LARGEST_WEIGHT) {
        for w2 in quarters(least_weight, LARGEST_WEIGHT) {
            for threshold in quarters(THRESHOLDS[0], THRESHOLDS[1]) {
                let unit = ThresholdUnit::new(array![w1, w2], threshold).with_step(step);
                let y = unit.outputs(&inputs);
                tables.push([y[0], y[1], y[2], y[3]]);
            }
        }
    }
    tables
}

/// `w₁, w₂ ≥ 0`: on a grid of units AND and OR are found, and NAND is not.
pub fn non_negative_search() -> NonNegativeSearch {
    let count =
        |tables: &[[f64; 4]], wanted| tables.iter().filter(|&&table| table == wanted).count();
    let non_negative = tables_on_grid(0, Step::default());
    NonNegativeSearch {
        tried: non_negative.len(),
        nand_found: count(&non_negative, NAND_TABLE),
        and_found: count(&non_negative, AND_TABLE),
        or_found: count(&non_negative, OR_TABLE),
        with_negative_found: count(
            &tables_on_grid(-LARGEST_WEIGHT, Step::default()),
            NAND_TABLE,
        ),
    }
}
