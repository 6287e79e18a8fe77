//! Screening: a neuron that looks for tumors, with its cutoff here and there.

use learning::ConfusionMatrix;

use super::kept_back::{divided, run, table};
use crate::record::record;

/// From one row in so many the neuron learns.
pub const EVERY: usize = 2;

/// The epochs of its training.
pub const EPOCHS: usize = 100;

/// From these answers on a row is called malignant.
pub const CUTOFFS: [f64; 7] = [0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9];

/// A missed tumor costs as much as so many false alarms.
pub const COSTS: [usize; 2] = [1, 10];

record! {
    /// What a neuron says of the kept rows, and how many of them there are of each class.
    Screening { rows: Vec<Cutoff>, malignant: usize, benign: usize }

    /// `found + missed` malignant rows, `false_alarms + left_alone` benign ones; `mistakes = missed + false_alarms`, and
    /// `cost = 10 · missed + false_alarms`.
    Cutoff { cutoff: f64, found: usize, missed: usize, false_alarms: usize, left_alone: usize, mistakes: usize, cost: usize }
}

/// The confusion matrix of the kept rows for each cutoff.
///
/// # Panics
///
/// When there is no cutoff.
pub fn screening(cutoffs: &[f64]) -> Screening {
    let parts = divided(&table(true).data, EVERY, 0);
    let (neuron, _) = run(&parts, EPOCHS);
    let matrix =
        |cutoff| ConfusionMatrix::new(&neuron, &parts[1], cutoff).expect("classes and a number");
    let row = |&cutoff: &f64| {
        let m = matrix(cutoff);
        let cost = |of_missed| of_missed * m.false_negative + m.false_positive;
        Cutoff {
            cutoff,
            found: m.true_positive,
            missed: m.false_negative,
            false_alarms: m.false_positive,
            left_alone: m.true_negative,
            mistakes: cost(COSTS[0]),
            cost: cost(COSTS[1]),
        }
    };
    let any = matrix(cutoffs[0]);
    Screening {
        rows: cutoffs.iter().map(row).collect(),
        malignant: any.true_positive + any.false_negative,
        benign: any.false_positive + any.true_negative,
    }
}
