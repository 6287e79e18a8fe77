//! The two points of the chapter on learning, and runs on them.

use std::ops::ControlFlow;

use activations::Sigmoid;
use learning::{Dataset, Epoch, GradientDescent, Loss, Rule, SquaredError, Training, total_loss};
use ndarray::array;
use neuron_core::Neuron;
use serde::Serialize;

/// X = (0.5, 2.5), Y = (0.2, 0.9)
pub(super) fn two_points() -> Dataset {
    Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9]).expect("two points are a data set")
}

/// σ(wx + b)
pub(super) fn neuron(w: f64, b: f64) -> Neuron<Sigmoid> {
    Neuron::new(array![w], b, Sigmoid)
}

/// Half the sum of the squared errors at the two points.
pub(super) fn loss(w: f64, b: f64) -> f64 {
    total_loss(&SquaredError, &neuron(w, b), &two_points())
}

/// ln 6 and −½ ln 96, the only parameters without a loss. From Python's decimal, 60 digits:
/// 1.791759469228055000812477358380702272722990692183004705855374 and
/// 2.282174095733918119240702922106704272512495614812012861169035.
pub(super) const MINIMUM: (f64, f64) = (1.791759469228055, -2.282174095733918);

/// Below this a loss of the two points is made of rounding errors and says nothing: outputs near 0.2 and 0.9 may be
/// wrong by a few 2⁻⁵³, and squares of that are 1e−31. The rest is for what a run makes of them.
pub(super) const NOTHING: f64 = 1e-24;

/// A place on a run.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Place {
    pub(super) epoch: usize,
    pub(super) w: f64,
    pub(super) b: f64,
    /// Half the sum of the squared errors, whatever the rule goes down.
    pub(super) loss: f64,
}

/// `θ ← θ − ∇L(θ)`: gradient descent with the rate 1.
pub(super) fn rate_1<L>(loss: L, epochs: usize) -> Training<L, GradientDescent> {
    Training {
        loss,
        rule: GradientDescent { learning_rate: 1.0 },
        epochs,
    }
}

/// The start, and the place after each epoch. A run that has come to rest stays where it is.
pub(super) fn run<L: Loss<Sigmoid>, R: Rule>(
    training: &Training<L, R>,
    (w, b): (f64, f64),
) -> Vec<Place> {
    let data = two_points();
    let mut places = Vec::new();
    let observe = |epoch: &Epoch, neuron: &Neuron<Sigmoid>| {
        places.push(Place {
            epoch: epoch.number,
            w: neuron.weights()[0],
            b: neuron.bias(),
            loss: total_loss(&SquaredError, neuron, &data),
        });
        ControlFlow::Continue(())
    };
    (training.fit_observed(&mut neuron(w, b), &data, observe))
        .expect("the losses of these runs stay finite");
    let last = *places.last().expect("a run has a start");
    places.extend((places.len()..=training.epochs).map(|epoch| Place { epoch, ..last }));
    places
}

/// The epochs after which the loss was larger than before, but for rounding.
pub(super) fn rises(run: &[Place]) -> impl Iterator<Item = usize> {
    run.windows(2)
        .filter(|pair| pair[1].loss > pair[0].loss && pair[1].loss > NOTHING)
        .map(|pair| pair[1].epoch)
}
