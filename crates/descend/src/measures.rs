//! How good a neuron is, and whether a run came to anything.

use activations::{Activation, Differentiable};
use learning::{
    ConfusionMatrix, Dataset, StopReason, mean_absolute_error, root_mean_squared_error, total_loss,
};

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
        let n = targets.len() as f64;
        let mean = targets.iter().map(|y| y / n).sum::<f64>();
        let matrix = || ConfusionMatrix::from_outputs(&outputs, &targets, 0.5).ok();
        let matrix = task.classes.as_ref().and_then(|_| matrix());
        let root_mean_squared_error = root_mean_squared_error(&outputs, &targets);
        let (wrong, wrong_without_inputs) = match matrix {
            Some(matrix) => (1.0 - matrix.accuracy(), mean.min(1.0 - mean)),
            None => {
                let deviation =
                    learning::root_mean_squared_error(&targets.mapv(|_| mean), &targets);
                (root_mean_squared_error, deviation)
            }
        };
        Self {
            n_rows: targets.len(),
            loss: total_loss(&task.loss, &run.neuron, data),
            matrix,
            mean_absolute_error: mean_absolute_error(&outputs, &targets),
            root_mean_squared_error,
            wrong,
            wrong_without_inputs,
        }
    }
}

/// What is to be said before anything else.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) sentence: String,
    /// Is it a failure, rather than a result with which one may be content or not?
    pub(crate) is_nonsense: bool,
}

pub(crate) fn verdict(
    task: &Task,
    run: &Run,
    train: &Measures,
    test: Option<&Measures>,
) -> Option<Verdict> {
    let (first, last) = (run.history.epochs[0].loss, run.history.last().loss);
    let smaller = shown(task.learning_rate / 10.0);
    let scale = match task.standardization {
        Some(_) => "",
        None => ", or take --no-standardize away",
    };
    let nonsense = |sentence| Some(Verdict { sentence, is_nonsense: true });
    let content = |sentence| Some(Verdict { sentence, is_nonsense: false });
    if last > first {
        let (first, last) = (shown(first), shown(last));
        return nonsense(format!(
            "the run ended worse than it began, since its steps are too large: the loss went from {first} to {last}; type --learning-rate {smaller}{scale}"
        ));
    }
    let (n_saturated, n_inputs) = (n_saturated(task, run), task.n_inputs());
    let rows = count(train.n_rows, "row");
    if 10 * n_saturated > train.n_rows {
        return nonsense(format!(
            "the neuron is saturated and wrong in {n_saturated} of {rows}, from which it can learn no more: type --learning-rate {smaller}{scale}"
        ));
    }
    let alike = match train.matrix {
        Some(_) => "to name the larger class for every row",
        None => "to answer every row with the mean of the targets",
    };
    if train.wrong >= 0.999 * train.wrong_without_inputs {
        let remedy = match is_unfinished(run, train) {
            true => "type a larger number of --epochs",
            false => "give it other inputs, since one neuron sees no more in these",
        };
        return content(format!("the neuron is no better than {alike}: {remedy}"));
    }
    if test.is_some_and(|test| test.n_rows >= 10 && test.wrong > 1.001 * test.wrong_without_inputs)
    {
        return content(format!(
            "on the rows kept back the neuron is worse than {alike}: give it more rows, or fewer columns with --only"
        ));
    }
    if n_inputs >= train.n_rows {
        return content(format!(
            "{n_inputs} inputs are enough to learn {rows} by heart: trust the rows kept back alone, and give it more rows, or fewer columns with --only"
        ));
    }
    None
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
    let is_falling = run.history.last().loss < 0.99 * before;
    run.history.stopped == StopReason::EpochLimit && is_falling && train.wrong > 0.0
}
