//! The gradient check of a network that is to learn exclusive or, and of five programs with a bug.

use activations::{Activation, Sigmoid, Tanh};
use learning::{CrossEntropy, Dataset, GradientCheck, Mean, Model};
use ndarray::{Array1, array};
use networks::{Network, Uniform};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use super::hidden_units::INPUTS;
use super::xor_starts::LIMIT;
use crate::neurons_in_detail::exclusive_or::XOR;
use crate::record::record;

/// The seed of the start.
pub const SEED: u64 = 0;
/// How many times the start has the units saturated.
pub const FACTOR: f64 = 20.0;

/// Two weights and a bias: of the first hidden unit, of the second, of the output.
pub type Theta = [f64; 9];

/// The parameters, in the order of θ.
pub const PARAMETERS: [&str; 9] = ["w₁₁", "w₁₂", "b₁", "w₂₁", "w₂₂", "b₂", "v₁", "v₂", "c"];

/// A mistake in the way back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    /// `y − a` for `a − y`.
    Sign,
    /// `h(1 − h)` for `1 − h²`.
    OtherSlope,
    /// The weight of one hidden unit for that of the other.
    OtherWeight,
    /// No slopes by the biases of hidden units.
    NoBias,
    /// The slope of the output unit, although the cross-entropy has cancelled it.
    SlopeTwice,
}

/// All of them, each with what it is called.
pub const BUGS: [(Bug, &str); 5] = [
    (Bug::Sign, "sign of the error"),
    (Bug::OtherSlope, "slope of the sigmoid"),
    (Bug::OtherWeight, "weight of the other unit"),
    (Bug::NoBias, "hidden biases forgotten"),
    (Bug::SlopeTwice, "slope of the output"),
];

record! {
    /// A parameter of the start, the slope of the loss by it, worked out and measured.
    CheckedSlope { parameter: &'static str, value: f64, slope: f64, measured: f64 }

    /// How far the worst slope of a program with a bug is from the true one: where all parameters are 0, at the start, and
    /// where it is many times as large.
    BugRow { bug: &'static str, at_zero: f64, at_start: f64, saturated: f64 }

    /// The check, and the bugs.
    NetworkCheck { rows: Vec<CheckedSlope>, bugs: Vec<BugRow> }
}

/// Two hidden units and an output as they begin.
pub fn start(seed: u64) -> Network<Tanh, Sigmoid> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let uniform = Uniform { limit: LIMIT };
    Network::random(&[2, 2, 1], Tanh, Sigmoid, &uniform, &mut rng)
}

/// The four cases.
pub fn exclusive_or() -> Dataset {
    let inputs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    Dataset::new(&inputs, &array![0.0, 1.0, 1.0, 0.0]).expect("four samples")
}

/// The slopes of the mean cross-entropy of the four cases, written out, with a bug or without.
pub fn slopes(theta: &Theta, bug: Option<Bug>) -> Theta {
    let weighted = |unit: &[f64], x: [f64; 2]| unit[0] * x[0] + unit[1] * x[1] + unit[2];
    let mut slopes = [0.0; 9];
    for (x, y) in INPUTS.into_iter().zip(XOR) {
        let h = [&theta[..3], &theta[3..6]].map(|unit| Tanh.apply(weighted(unit, x)));
        let a = Sigmoid.apply(weighted(&theta[6..], h));
        let mut delta = (a - y) / 4.0;
        match bug {
            Some(Bug::Sign) => delta = -delta,
            Some(Bug::SlopeTwice) => delta *= a * (1.0 - a),
            _ => {}
        }
        for i in 0..2 {
            let v = theta[6 + if bug == Some(Bug::OtherWeight) {
                1 - i
            } else {
                i
            }];
            let slope = match bug {
                Some(Bug::OtherSlope) => h[i] * (1.0 - h[i]),
                _ => 1.0 - h[i] * h[i],
            };
            let back = delta * v * slope;
            slopes[3 * i] += back * x[0];
            slopes[3 * i + 1] += back * x[1];
            if bug != Some(Bug::NoBias) {
                slopes[3 * i + 2] += back;
            }
            slopes[6 + i] += delta * h[i];
        }
        slopes[8] += delta;
    }
    slopes
}

/// How far the worst slope is off.
pub fn worst(theta: &Theta, bug: Bug) -> f64 {
    let pairs = slopes(theta, Some(bug))
        .into_iter()
        .zip(slopes(theta, None));
    pairs.fold(0.0, |worst, (wrong, right)| {
        (wrong - right).abs().max(worst)
    })
}

/// The parameters of a start, each so many times as large.
pub fn times(start: &Array1<f64>, factor: f64) -> Theta {
    std::array::from_fn(|j| factor * start[j])
}

/// The check at the start, and the bugs at three places.
pub fn network_check(seed: u64, factor: f64) -> NetworkCheck {
    let network = start(seed);
    let theta = network.parameters();
    let (data, loss) = (exclusive_or(), Mean(CrossEntropy));
    let check = GradientCheck::of(network.objective(&loss, &data), &theta);
    NetworkCheck {
        rows: (0..9)
            .map(|j| CheckedSlope {
                parameter: PARAMETERS[j],
                value: theta[j],
                slope: check.claimed[j],
                measured: check.numerical[j],
            })
            .collect(),
        bugs: BUGS
            .into_iter()
            .map(|(bug, name)| BugRow {
                bug: name,
                at_zero: worst(&[0.0; 9], bug),
                at_start: worst(&times(&theta, 1.0), bug),
                saturated: worst(&times(&theta, factor), bug),
            })
            .collect(),
    }
}
