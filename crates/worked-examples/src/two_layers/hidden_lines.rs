//! The lines of hidden units while they learn exclusive or.

use super::hidden_units::INPUTS;
use super::network_check::SEED;
use super::xor_runs::{answers, run};
use super::xor_starts::{EPOCHS, FOUND, LEARNING_RATE};
use crate::neurons_in_detail::exclusive_or::XOR;
use crate::record::record;

/// The start whose lines are followed: it finds the lamp.
pub const START: u64 = SEED;
/// The epochs at which the lines are looked at.
pub const LOOKED_AT: [usize; 6] = [0, 5, 10, 20, 50, 500];

record! {
    /// After so many epochs: the cases in which the weighted input of each hidden unit is above 0, how many of the four cases
    /// are on the right side of one half, and the mean cross-entropy.
    LinesRow { epoch: usize, first: String, second: String, right: usize, loss: f64 }

    /// The lines of a start, epoch by epoch; and of all starts that find the lamp, how many end with lines that both rise to
    /// the right, that both fall, and that do neither.
    HiddenLines { rows: Vec<LinesRow>, rising: usize, falling: usize, neither: usize }
}

/// `w₁x₁ + w₂x₂ + b`
pub fn weighted([w1, w2, b]: [f64; 3], [x1, x2]: [f64; 2]) -> f64 {
    w1 * x1 + w2 * x2 + b
}

/// Two weights and a bias of a hidden unit, from θ.
pub fn unit(theta: &[f64], unit: usize) -> [f64; 3] {
    [0, 1, 2].map(|j| theta[3 * unit + j])
}

/// The cases in which a unit's weighted input is above 0.
pub fn cases_above(parameters: [f64; 3]) -> Vec<usize> {
    let above = |case: &usize| weighted(parameters, INPUTS[*case]) > 0.0;
    (0..4).filter(above).collect()
}

/// `(0, 1), (1, 0)`, or a word for none and for all.
pub fn named(cases: &[usize]) -> String {
    match cases.len() {
        0 => "none".to_owned(),
        4 => "all".to_owned(),
        _ => {
            let names = cases.iter().map(|&case| {
                let [x1, x2] = INPUTS[case];
                format!("({x1}, {x2})")
            });
            names.collect::<Vec<_>>().join(", ")
        }
    }
}

/// The lines of a start with two hidden units, and how those of so many starts run in the end.
pub fn hidden_lines(seed: u64, epochs: &[usize], starts: usize) -> HiddenLines {
    let last = epochs.iter().copied().max().unwrap_or(0);
    let run = run(2, seed, LEARNING_RATE, last);
    let row = |&epoch: &usize| {
        let theta = &run.thetas[epoch];
        let mut network = run.network.clone();
        network.set_parameters(&ndarray::Array1::from(theta.clone()));
        let right = answers(&network)
            .into_iter()
            .zip(XOR)
            .filter(|(a, wanted)| (*a > 0.5) == (*wanted == 1.0));
        let named = |at: usize| named(&cases_above(unit(theta, at)));
        LinesRow {
            epoch,
            first: named(0),
            second: named(1),
            right: right.count(),
            loss: run.losses[epoch],
        }
    };
    let rows = epochs.iter().map(row).collect();
    let ends: Vec<[bool; 2]> = (0..starts as u64).filter_map(ends_rising).collect();
    let count = |wanted: &dyn Fn(&[bool; 2]) -> bool| ends.iter().filter(|end| wanted(end)).count();
    HiddenLines {
        rows,
        rising: count(&|end| *end == [true; 2]),
        falling: count(&|end| *end == [false; 2]),
        neither: count(&|end| end[0] != end[1]),
    }
}

/// Whether the line of each hidden unit rises to the right in the end, if the start of this seed finds the lamp.
pub fn ends_rising(seed: u64) -> Option<[bool; 2]> {
    let run = run(2, seed, LEARNING_RATE, EPOCHS);
    (run.losses[EPOCHS] < FOUND).then(|| {
        [0, 1].map(|at| {
            let [w1, w2, _] = unit(&run.thetas[EPOCHS], at);
            w1 * w2 < 0.0
        })
    })
}
