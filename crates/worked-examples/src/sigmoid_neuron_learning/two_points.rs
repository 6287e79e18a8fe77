//! Two points, and runs of descent on them.

use std::ops::ControlFlow;

use activations::Sigmoid;
use learning::{Dataset, Epoch, GradientDescent, Loss, Rule, SquaredError, Training, total_loss};
use ndarray::{Array1, Axis, array};
use neuron_core::Neuron;
use serde::Serialize;

use crate::numerics::logarithm;

/// `(x, y)` of the two points.
pub const POINTS: [(f64, f64); 2] = [(0.5, 0.2), (2.5, 0.9)];

/// `(w, b)` on a plain of the loss.
pub const START: (f64, f64) = (0.0, -8.0);

/// `(w, b)` on a smaller plain.
pub const NEARER_START: (f64, f64) = (-2.0, -2.0);

/// The learning rate of most runs.
pub const LEARNING_RATE: f64 = 1.0;

/// Below this a loss of the two points is made of rounding errors and says nothing: outputs near 0.2 and 0.9 may be
/// wrong by a few 2⁻⁵³, and squares of that are 1e−31. The rest is for what a run makes of them.
pub const NOTHING: f64 = 1e-24;

/// A position on a run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Position {
    /// How many epochs led here.
    pub epoch: usize,
    /// The weight.
    pub w: f64,
    /// The bias.
    pub b: f64,
    /// `½ Σ (a − y)²`, whatever the run goes down.
    pub loss: f64,
}

/// Points as a data set with one input.
///
/// # Panics
///
/// When there is no point, or one that is not finite.
pub fn dataset(points: &[(f64, f64)]) -> Dataset {
    let (x, y): (Vec<f64>, Vec<f64>) = points.iter().copied().unzip();
    let x = Array1::from(x).insert_axis(Axis(1));
    Dataset::new(&x, &Array1::from(y)).expect("points are a data set")
}

/// [`POINTS`] as a data set.
pub fn two_points() -> Dataset {
    dataset(&POINTS)
}

/// `σ(wx + b)`
pub fn neuron((w, b): (f64, f64)) -> Neuron<Sigmoid> {
    Neuron::new(array![w], b, Sigmoid)
}

/// `½ Σ (a − y)²` over the two points.
pub fn loss((w, b): (f64, f64)) -> f64 {
    total_loss(&SquaredError, &neuron((w, b)), &two_points())
}

/// `w = ln 6, b = −½ ln 96`, the only parameters without a loss: `σ(w/2 + b) = σ(−ln 4) = ⅕` and
/// `σ(5w/2 + b) = σ(ln 9) = 9/10`.
pub fn minimum() -> (f64, f64) {
    (logarithm(6.0), -0.5 * logarithm(96.0))
}

/// `θ ← θ − η∇L(θ)`
pub fn gradient_descent<L>(
    loss: L,
    learning_rate: f64,
    epochs: usize,
) -> Training<L, GradientDescent> {
    Training {
        loss,
        rule: GradientDescent { learning_rate },
        epochs,
    }
}

/// The start, and the position after each epoch. A run that has come to rest stays where it is.
///
/// # Panics
///
/// When the loss does not stay finite.
pub fn run<L: Loss<Sigmoid>, R: Rule>(
    training: &Training<L, R>,
    start: (f64, f64),
) -> Vec<Position> {
    run_on(&two_points(), training, start)
}

/// As [`run`], on other points.
///
/// # Panics
///
/// When the loss does not stay finite.
pub fn run_on<L: Loss<Sigmoid>, R: Rule>(
    data: &Dataset,
    training: &Training<L, R>,
    start: (f64, f64),
) -> Vec<Position> {
    let mut positions = Vec::new();
    let observe = |epoch: &Epoch, neuron: &Neuron<Sigmoid>| {
        positions.push(Position {
            epoch: epoch.number,
            w: neuron.weights()[0],
            b: neuron.bias(),
            loss: total_loss(&SquaredError, neuron, data),
        });
        ControlFlow::Continue(())
    };
    (training.fit_observed(&mut neuron(start), data, observe)).expect("the loss stays finite");
    let last = *positions.last().expect("a run has a start");
    positions.extend((positions.len()..=training.epochs).map(|epoch| Position { epoch, ..last }));
    positions
}

/// The epochs after which the loss was larger than before, but for rounding.
pub fn rises(run: &[Position]) -> impl Iterator<Item = usize> {
    run.windows(2)
        .filter(|pair| pair[1].loss > pair[0].loss && pair[1].loss > NOTHING)
        .map(|pair| pair[1].epoch)
}
