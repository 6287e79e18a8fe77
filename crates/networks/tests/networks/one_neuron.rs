//! A network that is one neuron is that neuron.

use activations::{Sigmoid, Tanh};
use learning::{CrossEntropy, Dataset, GradientDescent, L2, Mean, Model, Objective, Training};
use ndarray::{Array1, Array2};
use networks::Network;
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

fn data(n: usize) -> Dataset {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
    let inputs = Array2::from_shape_simple_fn((n, 3), || 2.0 * rng.random::<f64>() - 1.0);
    let targets = Array1::from_shape_simple_fn(n, || f64::from(rng.random::<bool>() as u8));
    Dataset::new(&inputs, &targets).unwrap()
}

fn pair() -> (Neuron<Sigmoid>, Network<Tanh, Sigmoid>) {
    let neuron = Neuron::random(3, Sigmoid, &mut Xoshiro256PlusPlus::seed_from_u64(2));
    let mut network = Network::zeros(&[3, 1], Tanh, Sigmoid);
    network.set_parameters(&neuron.parameters());
    (neuron, network)
}

/// Up to eight samples a neuron's sum runs from the first to the last too, and the two learn the same bits.
#[test]
fn it_learns_what_the_neuron_learns() {
    for n in [1, 2, 5, 8] {
        let data = data(n);
        let (mut neuron, mut network) = pair();
        let loss = L2 {
            strength: 0.1,
            loss: Mean(CrossEntropy),
        };
        let rule = GradientDescent { learning_rate: 0.7 };
        let training = Training {
            loss,
            rule,
            epochs: 100,
        };
        let expected = training.fit(&mut neuron, &data).unwrap();
        assert_eq!(training.fit(&mut network, &data).unwrap(), expected);
        assert_eq!(Network::parameters(&network), neuron.parameters());
        assert_eq!(network.output_layer().neuron(0), neuron);
        assert_eq!(
            network.outputs(&data.inputs()).column(0),
            neuron.outputs(&data.inputs())
        );
    }
}

/// Beyond, a neuron adds up eight sums side by side, and the last digits differ.
#[test]
fn of_many_samples_it_has_the_gradient_but_for_the_rounding() {
    let data = data(1000);
    let (neuron, network) = pair();
    let theta = neuron.parameters().to_vec();
    let (mut one, mut other) = ([0.0; 4], [0.0; 4]);
    let loss = Mean(CrossEntropy);
    let a = neuron
        .objective(&loss, &data)
        .loss_and_gradient(&theta, &mut one);
    let b = network
        .objective(&loss, &data)
        .loss_and_gradient(&theta, &mut other);
    assert!((a - b).abs() < 1e-14);
    for (a, b) in one.iter().zip(other) {
        assert!((a - b).abs() < 1e-14);
    }
}
