//! The training: from which rows, and how.

use std::io::Write;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use learning::{
    AdaGrad, Adam, CsvTable, Dataset, GradientDescent, History, LearningRate, Mean, Momentum,
    Nesterov, RmsProp, Rule, SplitError, Standardization, Training,
};
use neuron_core::Neuron;
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::args::{Args, RuleName};
use crate::neuron::{LossName, Shape};
use crate::report::{count, exact, shown};
use crate::{Failure, refused};

/// What is to be learned, from what, and how.
#[derive(Debug)]
pub(crate) struct Task {
    /// What 0 and 1 stand for, where the targets are nothing else.
    pub(crate) classes: Option<[String; 2]>,
    pub(crate) standardization: Option<Standardization>,
    /// The rows to learn from, standardized.
    pub(crate) train: Dataset,
    /// The rows that are only measured.
    pub(crate) test: Option<Dataset>,
    pub(crate) shape: Shape,
    pub(crate) loss: Mean<LossName>,
    pub(crate) learning_rate: f64,
}

impl Task {
    pub(crate) fn new(args: &Args, table: &CsvTable) -> Result<Self, Failure> {
        let shape = args.activation;
        let loss = args.loss.unwrap_or(match shape {
            Shape::Sigmoid => LossName::CrossEntropy,
            _ => LossName::Squared,
        });
        if loss == LossName::CrossEntropy && shape != Shape::Sigmoid {
            let message = "--loss cross-entropy goes with --activation sigmoid alone";
            return Err(Failure(2, message.to_owned()));
        }
        check_targets(args, table)?;
        let is_binary = table.data.targets().iter().all(|&y| y == 0.0 || y == 1.0);
        let numbers = || is_binary.then(|| ["0".to_owned(), "1".to_owned()]);
        let classes = table.classes.clone().or_else(numbers);

        let (train, test) = split(args, table, classes.is_some())?;
        let standardization = (!args.no_standardize).then(|| Standardization::fit(&train));
        let apply = |data: Dataset| match &standardization {
            None => Ok(data),
            Some(standardization) => standardization.apply(&data).map_err(refused),
        };
        let (train, test) = (apply(train)?, test.map(apply).transpose()?);
        let learning_rate = match (args.learning_rate, args.rule) {
            (Some(rate), _) => rate,
            (None, RuleName::AdaGrad | RuleName::RmsProp | RuleName::Adam) => 0.01,
            (None, _) => safe_rate(&train, shape, args.batch.is_some()),
        };
        if learning_rate == 0.0 {
            let message =
                "the inputs are too large for any learning rate: take --no-standardize away";
            return Err(refused(message));
        }
        Ok(Self { classes, standardization, train, test, shape, loss: Mean(loss), learning_rate })
    }

    pub(crate) fn n_inputs(&self) -> usize {
        self.train.n_inputs()
    }

    pub(crate) fn train(
        &self,
        args: &Args,
        progress: &mut dyn Write,
        shows_progress: bool,
    ) -> Result<Run, Failure> {
        let mut neuron = Neuron::zeros(self.n_inputs(), self.shape);
        let threads = std::thread::available_parallelism().map_or(1, Into::into);
        let data = self.train.on_threads(threads);
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(args.seed);
        let batches = match args.batch {
            None => data.into(),
            Some(size) => data.shuffled_batches(size.get(), &mut rng),
        };
        let training = Training {
            loss: self.loss,
            rule: rule(args.rule, self.learning_rate),
            epochs: args.epochs,
        };
        let every = args.epochs / 2000 + 1;
        let mut hundred_ago = f64::INFINITY;
        let (begin, mut last, mut path) = (Instant::now(), Instant::now(), Vec::new());
        let result = training.fit_observed(&mut neuron, batches, |epoch, neuron| {
            if neuron.n_inputs() == 1 && epoch.number.is_multiple_of(every) {
                path.push((neuron.weights()[0], neuron.bias()));
            }
            if shows_progress && last.elapsed() > Duration::from_millis(50) {
                last = Instant::now();
                let (number, loss) = (epoch.number, shown(epoch.loss));
                let _ = write!(progress, "\repoch {number} of {}, loss {loss}\x1b[K", args.epochs);
                let _ = progress.flush();
            }
            // A hundred epochs that bring nothing are enough.
            if epoch.number.is_multiple_of(100) && args.batch.is_none() {
                let before = std::mem::replace(&mut hundred_ago, epoch.loss);
                if before.is_finite() && (before - epoch.loss).abs() <= 1e-9 * before {
                    return ControlFlow::Break(());
                }
            }
            ControlFlow::Continue(())
        });
        if shows_progress {
            let _ = write!(progress, "\r\x1b[K");
        }
        let history = result.map_err(|error| {
            let error = error.to_string();
            let smaller = shown(self.learning_rate / 10.0);
            refused(match error.contains("a smaller learning rate may help") {
                true => format!("{error} (type --learning-rate {smaller})"),
                false => error,
            })
        })?;
        if neuron.n_inputs() == 1 {
            path.push((neuron.weights()[0], neuron.bias()));
        }
        Ok(Run { neuron, history, path, elapsed: begin.elapsed() })
    }
}

/// The targets differ, and the activation reaches them.
fn check_targets(args: &Args, table: &CsvTable) -> Result<(), Failure> {
    let name = args.table_name();
    let targets = table.data.targets();
    let first = targets[0];
    let Some(other) = targets.iter().find(|&&y| y != first) else {
        let (first, rows) = (shown(first), count(targets.len(), "row"));
        return Err(refused(format_args!(
            "{name}: the target is {first} in all of {rows}: there is nothing to learn, add rows with another target"
        )));
    };
    let range = args.activation.range();
    let Some(row) = targets.iter().position(|y| !range.contains(y)) else {
        return Ok(());
    };
    let classes = match targets.iter().all(|y| *y == first || y == other) {
        true => format!("--positive {} to tell two classes apart, or ", exact(first.max(*other))),
        false => String::new(),
    };
    let (line, found, column) = (table.lines[row], shown(targets[row]), &table.target_name);
    let column: String = column.chars().take(40).collect();
    let (low, high) = (range.start(), range.end());
    Err(refused(format_args!(
        "{name}: line {line}, target {column:?}: {found} lies outside of {low} to {high}, and the neuron cannot reach it: type {classes}--activation identity to learn numbers of any size"
    )))
}

/// The rows to learn from, and those that are kept back.
fn split(
    args: &Args,
    table: &CsvTable,
    by_class: bool,
) -> Result<(Dataset, Option<Dataset>), Failure> {
    let data = &table.data;
    let few = data.n_samples() < 10;
    let share = args.keep_back.unwrap_or(if few { 0.0 } else { 0.2 });
    if share == 0.0 {
        return Ok((data.clone(), None));
    }
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(args.seed);
    let parts = match by_class {
        true => data.stratified_split(1.0 - share, &mut rng),
        false => data.shuffled_split(1.0 - share, &mut rng),
    };
    match parts {
        Ok((train, test)) => Ok((train, Some(test))),
        // Nobody has asked for it.
        Err(SplitError::OneSampleOfAClass { .. }) if args.keep_back.is_none() => {
            Ok((data.clone(), None))
        }
        Err(SplitError::OneSampleOfAClass { row }) => Err(refused(format_args!(
            "{}: line {} is the only one of its class, which cannot be learned and kept back: add rows, or type --keep-back 0",
            args.table_name(),
            table.lines[row]
        ))),
        Err(error) => Err(refused(error)),
    }
}

/// 1/c, where c bounds the curvature of the mean loss in every direction: the trace of X̃ᵀX̃/N, X̃ the inputs and a column of
/// ones, times the largest curvature of the loss of one row. Of batches, the row that weighs most stands for all.
fn safe_rate(data: &Dataset, shape: Shape, in_batches: bool) -> f64 {
    let inputs = data.inputs();
    let squares = inputs.rows().into_iter().map(|row| row.iter().map(|x| x * x).sum());
    let trace: f64 = match in_batches {
        true => squares.fold(0.0, f64::max),
        false => squares.sum::<f64>() / data.n_samples() as f64,
    };
    let curvature = match shape {
        Shape::Sigmoid => 0.25, // of the cross-entropy; of the squared error it is 0.15 at most
        Shape::Tanh => 3.0,     // φ′² + |a − y| |φ″| ≤ 1 + 2 · 0.77
        Shape::Identity => 1.0,
    };
    // Momentum adds up some ten steps, and those of batches point anywhere.
    let share = if in_batches { 0.1 } else { 1.0 };
    share / (curvature * (1.0 + trace))
}

fn rule(name: RuleName, learning_rate: f64) -> Box<dyn Rule> {
    let momentum = 0.9;
    match name {
        RuleName::GradientDescent => Box::new(GradientDescent { learning_rate }),
        RuleName::Momentum => Box::new(Momentum { learning_rate, momentum }),
        RuleName::Nesterov => Box::new(Nesterov { learning_rate, momentum }),
        RuleName::AdaGrad => Box::new(AdaGrad::default().with_learning_rate(learning_rate)),
        RuleName::RmsProp => Box::new(RmsProp::default().with_learning_rate(learning_rate)),
        RuleName::Adam => Box::new(Adam::default().with_learning_rate(learning_rate)),
    }
}

/// A training that is over.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) neuron: Neuron<Shape>,
    pub(crate) history: History,
    /// Some of the (w, b) from the start to the end, for one input.
    pub(crate) path: Vec<(f64, f64)>,
    pub(crate) elapsed: Duration,
}
