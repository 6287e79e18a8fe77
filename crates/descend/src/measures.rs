//! How good a neuron is, and whether a run came to anything.

use activations::{Activation, Differentiable};
use learning::{
    ConfusionMatrix, CsvTable, Dataset, StopReason, mean_absolute_error, root_mean_squared_error,
    total_loss,
};

use ndarray::{Array1, ArrayView1};

use crate::neuron::{LossName, Shape};
use crate::report::{count, shown};
use crate::training::{Run, Task};

/// How good a neuron is on some rows.
#[derive(Debug)]
pub(crate) struct Measures {
    pub(crate) n_rows: usize,
    pub(crate) loss: f64,
    /// Where there are classes.
    pub(crate) matrix: Option<ConfusionMatrix>,
    pub(crate) mean_absolute_error: f64,
    pub(crate) root_mean_squared_error: f64,
    /// How wrong: the share of rows in the wrong class, or the root mean squared error.
    wrong: f64,
    /// How wrong it is to say the same of every row: the larger class, or the mean of the targets.
    wrong_without_inputs: f64,
}

impl Measures {
    pub(crate) fn new(task: &Task, run: &Run, data: &Dataset) -> Self {
        let (outputs, targets) = (run.neuron.outputs(&data.inputs()), data.targets());
        let matrix = |outputs: &Array1<f64>| {
            let matrix = ConfusionMatrix::from_outputs(outputs, &targets, 0.5).ok();
            matrix.filter(|_| task.classes.is_some())
        };
        let wrong = |outputs| match matrix(outputs) {
            Some(matrix) => 1.0 - matrix.accuracy(),
            None => root_mean_squared_error(outputs, &targets),
        };
        let n = targets.len() as f64;
        let mean = targets.iter().map(|y| y / n).sum::<f64>();
        Self {
            n_rows: targets.len(),
            loss: total_loss(&task.loss, &run.neuron, data),
            matrix: matrix(&outputs),
            mean_absolute_error: mean_absolute_error(&outputs, &targets),
            root_mean_squared_error: root_mean_squared_error(&outputs, &targets),
            wrong: wrong(&outputs),
            wrong_without_inputs: wrong(&targets.mapv(|_| mean)),
        }
    }
}

/// What is to be said before anything else.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// It is no result.
    Nonsense(String),
    /// It is a result, with which one may be content or not.
    Doubt(String),
}

pub(crate) fn verdict(
    table: &CsvTable,
    task: &Task,
    run: &Run,
    train: &Measures,
    test: Option<&Measures>,
) -> Option<Verdict> {
    let (first, last) = (run.history.epochs[0].loss, run.history.last().loss);
    let smaller = match task.standardization {
        Some(_) => format!("type --learning-rate {}", shown(task.learning_rate / 10.0)),
        None => format!(
            "type --learning-rate {}, or take --no-standardize away",
            shown(task.learning_rate / 10.0)
        ),
    };
    if last > first {
        let (first, last) = (shown(first), shown(last));
        return Some(Verdict::Nonsense(format!(
            "the run ended worse than it began, since its steps are too large: the loss went from {first} to {last}; {smaller}"
        )));
    }
    let (n_saturated, n_inputs) = (n_saturated(task, run), task.n_inputs());
    let rows = count(train.n_rows, "row");
    if 10 * n_saturated > train.n_rows {
        return Some(Verdict::Nonsense(format!(
            "the neuron is saturated and wrong in {n_saturated} of {rows}, from which it can learn no more: {smaller}"
        )));
    }
    let alike = match train.matrix {
        Some(_) => "to name the larger class for every row",
        None => "to answer every row with the mean of the targets",
    };
    let doubt = if train.wrong >= 0.999 * train.wrong_without_inputs {
        let remedy = match is_unfinished(run, train) {
            true => "type a larger number of --epochs",
            false => "give it other inputs, since one neuron sees no more in these",
        };
        format!("the neuron is no better than {alike}: {remedy}")
    } else if test
        .is_some_and(|test| test.n_rows >= 10 && test.wrong > 1.001 * test.wrong_without_inputs)
    {
        format!(
            "on the rows kept back the neuron is worse than {alike}: give it more rows, or fewer columns with --only"
        )
    } else if n_inputs >= train.n_rows {
        format!(
            "{n_inputs} inputs are enough to learn {rows} by heart: trust the rows kept back alone, and give it more rows, or fewer columns with --only"
        )
    } else {
        let name = counting_input(table)?;
        format!(
            "the input {name} counts the rows, and so knows where in the table a row stands: type --drop {name} if the order says nothing of new rows"
        )
    };
    Some(Verdict::Doubt(doubt))
}

/// The input that is 0 or 1 in the first row, and one more in each: what tables call id, index or no.
fn counting_input(table: &CsvTable) -> Option<String> {
    let (inputs, lines) = (table.data.inputs(), &table.lines);
    let counts = |column: ArrayView1<'_, f64>| {
        let count = |i: usize| column[0] + (lines[i] - lines[0]) as f64;
        [0.0, 1.0].contains(&column[0]) && (0..lines.len()).all(|i| column[i] == count(i))
    };
    let is_one_of_several = inputs.ncols() > 1 && lines.len() >= 10;
    let j = inputs.columns().into_iter().position(counts).filter(|_| is_one_of_several)?;
    let name = &table.input_names[j];
    let name = name.strip_prefix("column ").unwrap_or(name);
    Some(format!("{:?}", name.chars().take(40).collect::<String>()))
}

/// The number of rows that are answered wrongly where the activation is flat. Cross-entropy knows no such rows.
fn n_saturated(task: &Task, run: &Run) -> usize {
    if task.loss.0 == LossName::CrossEntropy || task.shape == Shape::Identity {
        return 0;
    }
    let half = 0.5 * (task.shape.range().end() - task.shape.range().start());
    let is_saturated = |(&z, &y): (&f64, &f64)| {
        task.shape.derivative(z) < 1e-3 && (task.shape.apply(z) - y).abs() > half
    };
    let z = run.neuron.weighted_inputs(&task.train.inputs());
    z.iter().zip(task.train.targets()).filter(|&row| is_saturated(row)).count()
}

/// Did the loss still fall by a hundredth in the last tenth of the epochs, and is something wrong yet?
pub(crate) fn is_unfinished(run: &Run, train: &Measures) -> bool {
    let epochs = &run.history.epochs;
    let before = epochs[epochs.len() - 1 - epochs.len() / 10].loss;
    let is_falling = epochs.len() == 1 || run.history.last().loss < 0.99 * before;
    run.history.stopped == StopReason::EpochLimit && is_falling && train.wrong > 0.0
}
