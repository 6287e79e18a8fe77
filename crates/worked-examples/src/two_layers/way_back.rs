//! The way back: three units whose forward pass, error signals, slopes and first step can be computed in the head.

use activations::{Differentiable, Identity, Relu};
use learning::SquaredError;
use ndarray::{Array1, array};
use networks::{Layer, Network};

use super::hidden_units::INPUTS;
use crate::neurons_in_detail::exclusive_or::XOR;
use crate::record::record;

/// Two weights and a bias of each hidden unit.
pub const HIDDEN: [[f64; 3]; 2] = [[1.0, 1.0, 0.0], [1.0, 1.0, -1.0]];
/// Two weights and a bias of the output unit.
pub const LAST: [f64; 3] = [1.0, -1.0, 0.0];
/// The input of the sample.
pub const SAMPLE: [f64; 2] = [1.0, 1.0];
/// What should be answered to it.
pub const WANTED: f64 = 0.0;
/// The learning rate.
pub const LEARNING_RATE: f64 = 0.05;
/// The epochs after which is looked again.
pub const EPOCHS: usize = 300;

/// The parameters on the way back: of the output unit, of the first hidden unit, of the second.
pub const PARAMETERS: [&str; 9] = ["v₁", "v₂", "c", "w₁₁", "w₁₂", "b₁", "w₂₁", "w₂₂", "b₂"];

/// The place in θ of each of the [`PARAMETERS`]: θ holds the hidden units first.
const PLACES: [usize; 9] = [6, 7, 8, 0, 1, 2, 3, 4, 5];

record! {
    /// A unit on the way forward, `z` and `φ(z)`, and on the way back: `φ′(z)` and the error signal `δ = ∂ℓ/∂z`.
    WayBackUnit { unit: &'static str, z: f64, output: f64, slope: f64, delta: f64 }

    /// A parameter, its slope, and what a step of descent makes of it.
    WayBackParameter { parameter: &'static str, before: f64, slope: f64, after: f64 }

    /// What is answered to an input: before the step, after it, and after so many epochs of all four.
    WayBackCase { x1: f64, x2: f64, wanted: f64, before: f64, after: f64, later: f64 }

    /// The losses are those of all four.
    WayBack {
        units: Vec<WayBackUnit>,
        parameters: Vec<WayBackParameter>,
        cases: Vec<WayBackCase>,
        loss_before: f64,
        loss_after: f64,
        loss_later: f64,
    }
}

/// Two ReLUs side by side, and the identity behind them.
pub fn network(hidden: [[f64; 3]; 2], last: [f64; 3]) -> Network<Relu, Identity> {
    let [[w11, w12, b1], [w21, w22, b2]] = hidden;
    let [v1, v2, c] = last;
    let hidden = Layer::new(array![[w11, w12], [w21, w22]], array![b1, b2], Relu);
    Network::new(
        vec![hidden],
        Layer::new(array![[v1, v2]], array![c], Identity),
    )
}

/// `½ Σ (f − y)²` over the four inputs.
pub fn total_loss(network: &Network<Relu, Identity>) -> f64 {
    let pairs = INPUTS.into_iter().zip(XOR);
    let errors = pairs.map(|([x1, x2], y)| network.output(&array![x1, x2])[0] - y);
    errors.map(|error| 0.5 * error * error).sum()
}

/// A step of descent on these samples.
pub fn step(network: &mut Network<Relu, Identity>, samples: &[([f64; 2], f64)], rate: f64) {
    let mut gradient = Array1::zeros(network.n_parameters());
    for ([x1, x2], y) in samples {
        gradient += &network
            .backpropagate(&SquaredError, &array![*x1, *x2], &array![*y])
            .gradient();
    }
    let theta = network.parameters() - rate * gradient;
    network.set_parameters(&theta);
}

/// The way there, the way back and the first step, for one sample; and what many steps for all four lead to.
pub fn way_back(hidden: [[f64; 3]; 2], last: [f64; 3], rate: f64, epochs: usize) -> WayBack {
    let first = network(hidden, last);
    let back = first.backpropagate(
        &SquaredError,
        &array![SAMPLE[0], SAMPLE[1]],
        &array![WANTED],
    );
    let (z, a) = (&back.forward.weighted_inputs, &back.forward.outputs);
    let unit = |unit, layer: usize, i: usize, slope: f64| WayBackUnit {
        unit,
        z: z[layer][i],
        output: a[layer + 1][i],
        slope,
        delta: back.error_signals[layer][i],
    };
    let units = vec![
        unit("first hidden", 0, 0, Relu.derivative(z[0][0])),
        unit("second hidden", 0, 1, Relu.derivative(z[0][1])),
        unit("output", 1, 0, Identity.derivative(z[1][0])),
    ];

    let mut second = first.clone();
    step(&mut second, &[(SAMPLE, WANTED)], rate);
    let all: Vec<([f64; 2], f64)> = INPUTS.into_iter().zip(XOR).collect();
    let mut last_one = first.clone();
    for _ in 0..epochs {
        step(&mut last_one, &all, rate);
    }
    let (before, slopes, after) = (first.parameters(), back.gradient(), second.parameters());
    let parameters = PARAMETERS.into_iter().zip(PLACES);
    WayBack {
        units,
        parameters: parameters
            .map(|(parameter, at)| WayBackParameter {
                parameter,
                before: before[at],
                slope: slopes[at],
                after: after[at],
            })
            .collect(),
        cases: all
            .iter()
            .map(|&([x1, x2], wanted)| {
                let answer = |network: &Network<Relu, Identity>| network.output(&array![x1, x2])[0];
                WayBackCase {
                    x1,
                    x2,
                    wanted,
                    before: answer(&first),
                    after: answer(&second),
                    later: answer(&last_one),
                }
            })
            .collect(),
        loss_before: total_loss(&first),
        loss_after: total_loss(&second),
        loss_later: total_loss(&last_one),
    }
}
