//! The two points of the chapter on learning, and the descent on them that its figures show.

use std::ops::ControlFlow;

use activations::Sigmoid;
use learning::{Dataset, GradientDescent, SquaredError, Training};
use ndarray::array;
use neuron_core::Neuron;

use crate::parameter::Parameter;

/// The inputs and the targets.
pub(crate) const POINTS: [(f64, f64); 2] = [(0.5, 0.2), (2.5, 0.9)];

/// Where the descent of the article begins: w and b.
pub(crate) const START: (f64, f64) = (0.0, -8.0);

/// The parameters without a loss, w = ln 6 and b = −½ ln 96, to the nearest doubles.
pub(crate) const MINIMUM: (f64, f64) = (1.791759469228055, -2.282174095733918);

/// How far the descent has gone, in the figures that show one moment of it.
pub(crate) const EPOCH: Parameter = Parameter {
    name: "epoch",
    label: "epoch",
    min: 0.0,
    max: 1000.0,
    step: 1.0,
    default: 1000.0,
};

pub(crate) fn two_points() -> Dataset {
    let [(x1, y1), (x2, y2)] = POINTS;
    Dataset::new(&array![[x1], [x2]], &array![y1, y2]).expect("two points are a data set")
}

/// σ(wx + b)
pub(crate) fn neuron((w, b): (f64, f64)) -> Neuron<Sigmoid> {
    Neuron::new(array![w], b, Sigmoid)
}

/// A place on a descent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) w: f64,
    pub(crate) b: f64,
    pub(crate) loss: f64,
}

/// The places of so many epochs of gradient descent with the rate 1, the start first.
pub(crate) fn descent(data: &Dataset, start: (f64, f64), epochs: usize) -> Vec<Place> {
    let training = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 1.0 },
        epochs,
    };
    let mut path = Vec::with_capacity(epochs + 1);
    training
        .fit_observed(&mut neuron(start), data, |epoch, neuron| {
            path.push(Place {
                w: neuron.weights()[0],
                b: neuron.bias(),
                loss: epoch.loss,
            });
            ControlFlow::Continue(())
        })
        .expect("with the rate 1 the loss stays finite");
    path
}

/// The descent of the article up to the epoch.
pub(crate) fn article(epoch: f64) -> Vec<Place> {
    descent(&two_points(), START, epoch as usize)
}
