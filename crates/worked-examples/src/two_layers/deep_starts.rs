//! Ten layers at their start: the size of the weighted inputs on the way there, and of the error signals on the way back.

use activations::{Differentiable, Identity, Relu, Sigmoid, Tanh};
use learning::SquaredError;
use ndarray::{Array1, array};
use networks::{He, Initialization, Network, Uniform, Xavier};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::random::uniform;
use crate::record::{Table, record};

/// The hidden layers.
pub const LAYERS: usize = 10;
/// The inputs, and the neurons of each hidden layer.
pub const WIDTH: usize = 40;
/// The samples over which is averaged, each of numbers with mean 0 and variance 1.
pub const SAMPLES: usize = 30;
/// The seed of each network and its samples.
pub const SEED: u64 = 1;
/// A small limit of uniform weights, and a large one.
pub const LIMITS: [f64; 2] = [0.1, 1.0];

record! {
    /// One hidden layer: the mean squares of `z` and of `δ`, over its neurons and the samples.
    LayerRow { layer: usize, z: f64, delta: f64 }

    /// A network by its activation and how its weights begin.
    Start { activation: &'static str, initialization: &'static str, layers: Vec<LayerRow> }
}

/// The layers of a network that has learned nothing, whose one output should be 0.
pub fn layers<A: Differentiable + Clone>(
    activation: A,
    initialization: &impl Initialization,
) -> Vec<LayerRow> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEED);
    let mut widths = vec![WIDTH; LAYERS + 1];
    widths.push(1);
    let network = Network::random(&widths, activation, Identity, initialization, &mut rng);
    let mut rows: Vec<LayerRow> = (1..=LAYERS)
        .map(|layer| LayerRow {
            layer,
            z: 0.0,
            delta: 0.0,
        })
        .collect();
    let share = 1.0 / (SAMPLES * WIDTH) as f64;
    for _ in 0..SAMPLES {
        let x: Array1<f64> = (0..WIDTH).map(|_| uniform(&mut rng)).collect();
        let back = network.backpropagate(&SquaredError, &x, &array![0.0]);
        for (l, row) in rows.iter_mut().enumerate() {
            let squares = |v: &Array1<f64>| v.iter().map(|v| v * v).sum::<f64>();
            row.z += share * squares(&back.forward.weighted_inputs[l]);
            row.delta += share * squares(&back.error_signals[l]);
        }
    }
    rows
}

record! {
    /// What ten layers make of a size: of `z` on the way there, the last by the first; of `δ` on the way back, the first by the
    /// last.
    DeepRatio {
        activation: &'static str,
        initialization: &'static str,
        there: f64,
        back: f64,
    }
}

/// The same starts, each by what is left of a size.
pub fn deep_ratios() -> Table<DeepRatio> {
    let ratio = |start: Start| {
        let (first, last) = (&start.layers[0], &start.layers[LAYERS - 1]);
        DeepRatio {
            activation: start.activation,
            initialization: start.initialization,
            there: last.z / first.z,
            back: first.delta / last.delta,
        }
    };
    deep_starts().rows.into_iter().map(ratio).collect()
}

/// Six starts.
pub fn deep_starts() -> Table<Start> {
    let [small, large] = LIMITS.map(|limit| Uniform { limit });
    let start = |activation, initialization, layers| Start {
        activation,
        initialization,
        layers,
    };
    [
        start("tanh", "small", layers(Tanh, &small)),
        start("tanh", "large", layers(Tanh, &large)),
        start("tanh", "Xavier", layers(Tanh, &Xavier)),
        start("sigmoid", "Xavier", layers(Sigmoid, &Xavier)),
        start("relu", "Xavier", layers(Relu, &Xavier)),
        start("relu", "He", layers(Relu, &He)),
    ]
    .into_iter()
    .collect()
}
