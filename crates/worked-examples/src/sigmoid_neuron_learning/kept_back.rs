//! Rows kept back: a neuron learns from a part of a real table, and is measured on the rest.

use std::ops::ControlFlow;

use activations::Sigmoid;
use learning::{
    ConfusionMatrix, CrossEntropy, CsvInputs, CsvReader, CsvTable, Dataset, Epoch, Mean,
    Standardization, total_loss,
};
use neuron_core::Neuron;

use super::two_points::gradient_descent;
use crate::record::{Table, record};

/// Breast Cancer Wisconsin (Diagnostic), W. Wolberg, O. Mangasarian, N. Street, W. Street, UCI Machine Learning Repository
/// (1995), doi:10.24432/C5DW2B, under CC BY 4.0; the README beside it says what was changed.
const TABLE: &str = include_str!("../../../descend/tests/tables/breast_cancer.csv");

/// The class that is 1.
pub const POSITIVE: &str = "malignant";

/// From one row in so many the neuron learns.
pub const EVERY: usize = 20;

/// The learning rate of all runs.
pub const LEARNING_RATE: f64 = 0.5;

/// The epochs of the run.
pub const EPOCHS: usize = 300;

/// The epochs that are listed.
pub const LISTED: [usize; 9] = [0, 1, 2, 5, 10, 20, 50, 100, 300];

/// From this answer on a row is called malignant.
pub const CUTOFF: f64 = 0.5;

/// The columns of a neuron that has few.
pub const FEW_INPUTS: [&str; 2] = ["worst radius", "worst texture"];

/// The runs that are compared: one row in so many, and all columns or few.
pub const COMPARED: [(usize, bool); 4] = [(EVERY, true), (EVERY, false), (5, true), (2, true)];

record! {
    /// A run: some of its epochs, the one in which the kept rows have the least loss, and how many rows there are. All epochs
    /// are in `path`.
    KeptBack { #[serde(skip)] path: Vec<Measured>, rows: Vec<Measured>, lowest: Measured, learned_rows: usize, kept_rows: usize }

    /// The mean cross-entropy of both parts after so many epochs, and how many of the kept rows are told wrongly.
    Measured { epoch: usize, learned_from: f64, kept_back: f64, mistakes: usize }

    /// For a number of rows to learn from and of inputs: the least loss of the kept rows, its epoch, and what the last has.
    Compared { rows: usize, inputs: usize, epoch: usize, lowest: f64, last: f64, mistakes: usize }
}

/// The rows of the table with all of its columns, or with [`FEW_INPUTS`].
///
/// # Panics
///
/// Never: the table is a part of the program.
pub fn table(has_all_inputs: bool) -> CsvTable {
    let few = FEW_INPUTS.map(Into::into).to_vec();
    let reader = CsvReader {
        positive: Some(POSITIVE.to_owned()),
        inputs: match has_all_inputs {
            true => CsvInputs::All,
            false => CsvInputs::Only(few),
        },
        ..CsvReader::default()
    };
    reader
        .read(TABLE.as_bytes())
        .expect("the table can be read")
}

/// One row in so many, beginning with the row of this number from 0, and all others; standardized with the mean and the
/// deviation of the first part.
///
/// # Panics
///
/// When one of the parts is empty.
pub fn divided(data: &Dataset, every: usize, first: usize) -> [Dataset; 2] {
    let rows = 0..data.n_samples();
    let (learned, kept): (Vec<_>, Vec<_>) = rows.partition(|row| row % every == first);
    let [learned, kept] = [learned, kept].map(|rows| data.select(&rows));
    let standardization = Standardization::fit(&learned);
    [learned, kept].map(|part| {
        let part = standardization.apply(&part);
        part.expect("the columns are of ordinary size")
    })
}

/// The neuron after so many epochs of descent, and what was measured in each.
///
/// # Panics
///
/// When the loss does not stay finite.
pub fn run([learned, kept]: &[Dataset; 2], epochs: usize) -> (Neuron<Sigmoid>, Vec<Measured>) {
    let mut neuron = Neuron::zeros(learned.n_inputs(), Sigmoid);
    let mut path = Vec::new();
    let observe = |epoch: &Epoch, neuron: &Neuron<Sigmoid>| {
        let loss = |part| total_loss(&Mean(CrossEntropy), neuron, part);
        let matrix = ConfusionMatrix::new(neuron, kept, CUTOFF).expect("classes and numbers");
        path.push(Measured {
            epoch: epoch.number,
            learned_from: loss(learned),
            kept_back: loss(kept),
            mistakes: matrix.false_negative + matrix.false_positive,
        });
        ControlFlow::Continue(())
    };
    gradient_descent(Mean(CrossEntropy), LEARNING_RATE, epochs)
        .fit_observed(&mut neuron, learned, observe)
        .expect("the loss stays finite");
    (neuron, path)
}

/// The epoch in which the kept rows have the least loss.
///
/// # Panics
///
/// When nothing was measured.
pub fn lowest(path: &[Measured]) -> &Measured {
    path.iter()
        .min_by(|a, b| a.kept_back.total_cmp(&b.kept_back))
        .expect("a run has a start")
}

/// `(1/N) Σ −ln a` or `−ln(1 − a)`, of the rows that were learned from, and of the others.
///
/// # Panics
///
/// When the run is shorter than the epochs [`LISTED`].
pub fn kept_back(every: usize, epochs: usize) -> KeptBack {
    let parts = divided(&table(true).data, every, 0);
    let (_, path) = run(&parts, epochs);
    let [learned_rows, kept_rows] = parts.map(|part| part.n_samples());
    KeptBack {
        rows: LISTED.map(|epoch| path[epoch].clone()).into(),
        lowest: lowest(&path).clone(),
        learned_rows,
        kept_rows,
        path,
    }
}

/// The same with more rows, and with fewer columns.
///
/// # Panics
///
/// When the run has no epoch.
pub fn remedies(compared: &[(usize, bool)], epochs: usize) -> Table<Compared> {
    let compare = |&(every, has_all_inputs): &(usize, bool)| {
        let parts = divided(&table(has_all_inputs).data, every, 0);
        let (_, path) = run(&parts, epochs);
        let (lowest, last) = (lowest(&path), &path[epochs]);
        Compared {
            rows: parts[0].n_samples(),
            inputs: parts[0].n_inputs(),
            epoch: lowest.epoch,
            lowest: lowest.kept_back,
            last: last.kept_back,
            mistakes: last.mistakes,
        }
    };
    compared.iter().map(compare).collect()
}
