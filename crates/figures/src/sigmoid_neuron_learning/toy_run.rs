//! The toy run: the two points of the chapter on learning, and the gradient descent on them that its figures show.

use std::ops::ControlFlow;

use activations::Sigmoid;
use learning::{Dataset, GradientDescent, SquaredError, Training};
use ndarray::array;
use neuron_core::Neuron;

use crate::parameter::Time;

/// The inputs and the targets.
pub(super) const POINTS: [(f64, f64); 2] = [(0.5, 0.2), (2.5, 0.9)];

/// Where the descent of the article begins: w and b.
pub(super) const START: (f64, f64) = (0.0, -8.0);

/// The parameters without a loss, w = ln 6 and b = −½ ln 96, to the nearest doubles.
pub(super) const MINIMUM: (f64, f64) = (1.791759469228055, -2.282174095733918);

/// How far the descent has gone, in the figures that show one moment of it.
pub(super) const EPOCH: Time = Time { label: "epoch", end: 1000, default: 1000 };

/// The data set of the two points.
pub(super) fn two_points() -> Dataset {
    let [(x1, y1), (x2, y2)] = POINTS;
    Dataset::new(&array![[x1], [x2]], &array![y1, y2]).expect("two points are a data set")
}

/// σ(wx + b)
pub(super) fn neuron((w, b): (f64, f64)) -> Neuron<Sigmoid> {
    Neuron::new(array![w], b, Sigmoid)
}

/// The parameters after an epoch, and their loss.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) w: f64,
    pub(super) b: f64,
    pub(super) loss: f64,
}

/// The states of so many epochs of gradient descent with the rate 1, the start first.
pub(super) fn descent(data: &Dataset, start: (f64, f64), epochs: u32) -> Vec<State> {
    let training = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 1.0 },
        epochs: epochs as usize,
    };
    let mut path = Vec::new();
    training
        .fit_observed(&mut neuron(start), data, |epoch, neuron| {
            path.push(State { w: neuron.weights()[0], b: neuron.bias(), loss: epoch.loss });
            ControlFlow::Continue(())
        })
        .expect("with the rate 1 the loss stays finite");
    path
}

/// The descent of the article up to the epoch.
pub(super) fn article(epoch: u32) -> Vec<State> {
    descent(&two_points(), START, epoch)
}
