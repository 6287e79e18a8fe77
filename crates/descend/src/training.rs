use std::io::Write;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use activations::Sigmoid;
use learning::{
    AdaGrad, Adam, CrossEntropy, Epoch, GradientDescent, History, LearningRate, Loss, Mean,
    Momentum, Nesterov, RmsProp, Rule, SquaredError, Training, TrainingError,
};
use ndarray::Array1;
use neuron_core::Neuron;
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use super::args::{Args, LossName, RuleName};
use super::failure::Failure;
use super::samples::{Samples, Source};

/// A run that is over.
pub(crate) struct Run {
    pub(crate) history: History,
    /// θ at the milestones, and at the end.
    pub(crate) milestones: Vec<(Epoch, Array1<f64>)>,
    /// (w, b) at the start and after every epoch, for one input.
    pub(crate) path: Vec<(f64, f64)>,
    pub(crate) elapsed: Duration,
}

/// Says from time to time how far the run is.
pub(crate) struct Progress<'a> {
    out: &'a mut dyn Write,
    /// On a terminal one line is written over and over; elsewhere, ten lines in all.
    terminal: bool,
    last: Instant,
}

impl<'a> Progress<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, terminal: bool) -> Self {
        Self {
            out,
            terminal,
            last: Instant::now(),
        }
    }

    fn show(&mut self, epoch: &Epoch, epochs: usize) {
        // Progress that cannot be shown is no reason to stop.
        if self.terminal {
            if self.last.elapsed() > Duration::from_millis(50) || epoch.number == epochs {
                self.last = Instant::now();
                let _ = write!(self.out, "\r{}\x1b[K", line(epoch, epochs));
                let _ = self.out.flush();
            }
        } else if epoch.number > 0 && epoch.number.is_multiple_of(epochs.div_ceil(10)) {
            let _ = writeln!(self.out, "{}", line(epoch, epochs));
        }
    }

    fn end(&mut self) {
        if self.terminal {
            let _ = write!(self.out, "\r\x1b[K");
        }
    }
}

fn line(epoch: &Epoch, epochs: usize) -> String {
    format!(
        "epoch {} of {epochs}, loss {:.6e}",
        epoch.number, epoch.loss
    )
}

pub(crate) fn loss(args: &Args) -> Box<dyn Loss<Sigmoid>> {
    match (args.loss, args.mean) {
        (LossName::Squared, false) => Box::new(SquaredError),
        (LossName::Squared, true) => Box::new(Mean(SquaredError)),
        (LossName::CrossEntropy, false) => Box::new(CrossEntropy),
        (LossName::CrossEntropy, true) => Box::new(Mean(CrossEntropy)),
    }
}

fn rule(args: &Args) -> Box<dyn Rule> {
    let (learning_rate, momentum) = (args.learning_rate, 0.9);
    match args.rule {
        RuleName::GradientDescent => Box::new(GradientDescent { learning_rate }),
        RuleName::Momentum => Box::new(Momentum {
            learning_rate,
            momentum,
        }),
        RuleName::Nesterov => Box::new(Nesterov {
            learning_rate,
            momentum,
        }),
        RuleName::AdaGrad => Box::new(AdaGrad::default().with_learning_rate(learning_rate)),
        RuleName::RmsProp => Box::new(RmsProp::default().with_learning_rate(learning_rate)),
        RuleName::Adam => Box::new(Adam::default().with_learning_rate(learning_rate)),
    }
}

pub(crate) fn train(
    args: &Args,
    samples: &Samples,
    progress: &mut Progress<'_>,
) -> Result<Run, Failure> {
    let mut neuron = start(args, samples)?;
    let data = samples.data.on_threads(args.threads.into());
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(args.seed);
    let batches = match args.batch {
        None => data.into(),
        Some(size) => data.shuffled_batches(size, &mut rng),
    };
    let training = Training {
        loss: loss(args),
        rule: rule(args),
        epochs: args.epochs,
    };
    let (mut milestones, mut path) = (Vec::new(), Vec::new());
    let begin = Instant::now();
    let result = training.fit_observed(&mut neuron, batches, |epoch, neuron| {
        if is_milestone(epoch.number) {
            milestones.push((*epoch, neuron.parameters()));
        }
        if neuron.n_inputs() == 1 {
            path.push((neuron.weights()[0], neuron.bias()));
        }
        progress.show(epoch, args.epochs);
        ControlFlow::Continue(())
    });
    let elapsed = begin.elapsed();
    progress.end();
    let history = result.map_err(|error| failure(error, samples))?;
    if !is_milestone(history.last().number) {
        milestones.push((history.last(), neuron.parameters()));
    }
    Ok(Run {
        history,
        milestones,
        path,
        elapsed,
    })
}

/// 0, 1, 2, 5, 10, 20, 50, …
fn is_milestone(number: usize) -> bool {
    let mut leading = number;
    while leading >= 10 && leading.is_multiple_of(10) {
        leading /= 10;
    }
    matches!(leading, 0 | 1 | 2 | 5)
}

fn start(args: &Args, samples: &Samples) -> Result<Neuron<Sigmoid>, Failure> {
    let n_inputs = samples.data.n_inputs();
    let mut neuron = Neuron::zeros(n_inputs, Sigmoid);
    let start = match (&args.start, &samples.source) {
        (Some(start), _) => start.clone(),
        (None, Source::TwoPoints) => vec![0.0, -8.0],
        (None, Source::File(_)) => vec![0.0; n_inputs + 1],
    };
    if start.len() != n_inputs + 1 {
        return Err(Failure::Start {
            expected: n_inputs + 1,
            found: start.len(),
        });
    }
    if let Some(&value) = start.iter().find(|value| !value.is_finite()) {
        return Err(Failure::StartNotFinite(value));
    }
    neuron.set_parameters(&Array1::from(start));
    Ok(neuron)
}

fn failure(error: TrainingError, samples: &Samples) -> Failure {
    let remedy = match error {
        TrainingError::Target { row, target, .. } => return samples.target_fault(row, target),
        TrainingError::NotPositive { .. } => "give --learning-rate a number above 0",
        TrainingError::BatchSize => "give --batch a number from 1 on",
        TrainingError::Start { .. } | TrainingError::StartGradient { .. } => {
            "scale the inputs and targets down, or start elsewhere"
        }
        TrainingError::Diverged { .. } => {
            "try a smaller --learning-rate, or inputs that are not so large"
        }
        _ => unreachable!("the constants are right and the neuron is made for the data"),
    };
    Failure::Training { error, remedy }
}
