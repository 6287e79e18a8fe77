//! Runs on exclusive or, epoch by epoch: those that find it, and those that come to rest elsewhere.

use std::ops::ControlFlow;

use activations::{Sigmoid, Tanh};
use learning::{CrossEntropy, GradientDescent, Mean, Training};
use ndarray::array;
use networks::{Network, Uniform};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use super::hidden_units::INPUTS;
use super::network_check::exclusive_or;
use super::xor_starts::{FOUND, LEARNING_RATE, LIMIT, NEAR, xor_starts};
use crate::record::record;

/// A start for each ending: all four cases are found, two are left at one half, three at one third.
pub const ENDINGS: [(u64, &str); 3] = [(0, "found"), (6, "two halves"), (25, "three thirds")];
/// The epochs after which the outputs of these runs are looked at: after so many they have come to rest.
pub const LONG: usize = 5000;

record! {
    /// What the network of a start answers to the four cases in the end, and its loss.
    EndingRow { ending: &'static str, seed: u64, a00: f64, a01: f64, a10: f64, a11: f64, loss: f64 }

    /// An ending for each kind, after so many epochs.
    XorEndings { epochs: usize, rows: Vec<EndingRow> }
}

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All four cases are right.
    Found,
    /// Two cases are left at one half.
    Halves,
    /// Three cases are left at one third, or at two thirds.
    Thirds,
    /// None of these: it is on its way still.
    Other,
}

/// The ending that a loss tells.
pub fn ending(loss: f64) -> Ending {
    let places = xor_starts(&[], 0);
    match loss {
        loss if loss < FOUND => Ending::Found,
        loss if (loss - places.halves_loss).abs() < NEAR => Ending::Halves,
        loss if (loss - places.thirds_loss).abs() < NEAR => Ending::Thirds,
        _ => Ending::Other,
    }
}

/// A run: the network of each epoch, from the start, by its parameters; and the losses.
#[derive(Clone, Debug)]
pub struct Run {
    /// The network as it ended.
    pub network: Network<Tanh, Sigmoid>,
    /// θ of each epoch: of each hidden unit two weights and a bias, then those of the output.
    pub thetas: Vec<Vec<f64>>,
    /// The mean cross-entropy of each epoch.
    pub losses: Vec<f64>,
}

/// A run of so many epochs with so many hidden units, from the start of a seed.
pub fn run(hidden: usize, seed: u64, learning_rate: f64, epochs: usize) -> Run {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let uniform = Uniform { limit: LIMIT };
    let network = Network::random(&[2, hidden, 1], Tanh, Sigmoid, &uniform, &mut rng);
    run_from(network, learning_rate, epochs)
}

/// A run from where this network stands.
pub fn run_from(mut network: Network<Tanh, Sigmoid>, learning_rate: f64, epochs: usize) -> Run {
    let data = exclusive_or();
    let training = Training {
        loss: Mean(CrossEntropy),
        rule: GradientDescent { learning_rate },
        epochs,
    };
    let mut thetas = Vec::with_capacity(epochs + 1);
    let history = training
        .fit_observed(&mut network, &data, |_, network| {
            thetas.push(network.parameters().to_vec());
            ControlFlow::Continue(())
        })
        .expect("it learns");
    let losses = history.epochs.iter().map(|epoch| epoch.loss).collect();
    Run {
        network,
        thetas,
        losses,
    }
}

/// What a network answers to the four cases.
pub fn answers(network: &Network<Tanh, Sigmoid>) -> [f64; 4] {
    INPUTS.map(|[x1, x2]| network.output(&array![x1, x2])[0])
}

/// How starts end.
pub fn xor_endings(starts: &[(u64, &'static str)], epochs: usize) -> XorEndings {
    let row = |&(seed, ending): &(u64, &'static str)| {
        let run = run(2, seed, LEARNING_RATE, epochs);
        let [a00, a01, a10, a11] = answers(&run.network);
        EndingRow {
            ending,
            seed,
            a00,
            a01,
            a10,
            a11,
            loss: run.losses[epochs],
        }
    };
    XorEndings {
        epochs,
        rows: starts.iter().map(row).collect(),
    }
}
