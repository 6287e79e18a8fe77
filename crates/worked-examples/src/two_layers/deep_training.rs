//! Ten layers that are to learn exclusive or: from which initializations they do, and how soon.

use activations::{Differentiable, Relu, Sigmoid, Tanh};
use learning::{CrossEntropy, GradientDescent, Mean, Training};
use networks::{He, Initialization, Network, Uniform, Xavier};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use super::deep_starts::{LAYERS, LIMITS};
use super::network_check::exclusive_or;
use super::xor_starts::FOUND;
use crate::record::record;

/// The neurons of each hidden layer.
pub const WIDTH: usize = 8;
/// The starts of each initialization: the seeds from 0 on.
pub const STARTS: usize = 10;
/// The learning rate.
pub const LEARNING_RATE: f64 = 0.1;
/// The most epochs of a run.
pub const EPOCHS: usize = 500;

record! {
    /// From how many of the starts the loss falls below 0.05, and after how many epochs at the median of all starts: the fifth
    /// of ten in order; "never" where fewer find it.
    DeepTrainingRow {
        activation: &'static str,
        initialization: &'static str,
        found: usize,
        median: String,
    }

    /// The starts and what becomes of them.
    DeepTraining { starts: usize, rows: Vec<DeepTrainingRow> }
}

/// The first epoch whose loss is below 0.05, if there is one.
pub fn found<A: Differentiable + Sync + Clone>(
    activation: A,
    initialization: &impl Initialization,
    seed: u64,
) -> Option<usize> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut widths = vec![2];
    widths.extend([WIDTH; LAYERS]);
    widths.push(1);
    let mut network = Network::random(&widths, activation, Sigmoid, initialization, &mut rng);
    let training = Training {
        loss: Mean(CrossEntropy),
        rule: GradientDescent {
            learning_rate: LEARNING_RATE,
        },
        epochs: EPOCHS,
    };
    let history = training
        .fit(&mut network, &exclusive_or())
        .expect("it learns");
    history.first_below(FOUND)
}

/// Six initializations, from so many starts each.
pub fn deep_training(starts: usize) -> DeepTraining {
    let row = |activation, initialization, found: &dyn Fn(u64) -> Option<usize>| {
        let mut epochs: Vec<usize> = (0..starts as u64).filter_map(found).collect();
        epochs.sort_unstable();
        DeepTrainingRow {
            activation,
            initialization,
            found: epochs.len(),
            median: match epochs.get((starts - 1) / 2) {
                Some(epoch) => epoch.to_string(),
                None => "never".to_owned(),
            },
        }
    };
    let [small, large] = LIMITS.map(|limit| Uniform { limit });
    let rows = vec![
        row("tanh", "small", &|seed| found(Tanh, &small, seed)),
        row("tanh", "large", &|seed| found(Tanh, &large, seed)),
        row("tanh", "Xavier", &|seed| found(Tanh, &Xavier, seed)),
        row("sigmoid", "Xavier", &|seed| found(Sigmoid, &Xavier, seed)),
        row("relu", "Xavier", &|seed| found(Relu, &Xavier, seed)),
        row("relu", "He", &|seed| found(Relu, &He, seed)),
    ];
    DeepTraining { starts, rows }
}
