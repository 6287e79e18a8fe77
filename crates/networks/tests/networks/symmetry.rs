//! Equal starts stay equal, and what is exchanged stays exchanged.

use activations::{Sigmoid, Tanh};
use learning::{
    Adam, CrossEntropy, GradientDescent, Mean, Model, Momentum, Objective, Rule, Training,
};
use ndarray::{Array1, Array2, Axis};
use networks::{Layer, Network, Softmax};
use proptest::prelude::*;

use crate::exclusive_or::exclusive_or;
use crate::same_bits::{random_classes, random_network};

/// Two hidden neurons that begin equal compute the same and are told the same: for ever.
#[test]
fn neurons_that_begin_equal_stay_equal() {
    let rules: [Box<dyn Rule>; 3] = [
        Box::new(GradientDescent { learning_rate: 1.0 }),
        Box::new(Momentum {
            learning_rate: 0.3,
            momentum: 0.9,
        }),
        Box::new(Adam {
            learning_rate: 0.05,
            ..Adam::default()
        }),
    ];
    for rule in rules {
        let hidden = Layer::new(
            Array2::from_elem((2, 2), 0.3),
            Array1::from_elem(2, -0.1),
            Tanh,
        );
        let output = Layer::new(Array2::from_elem((1, 2), 0.7), Array1::zeros(1), Sigmoid);
        let mut network = Network::new(vec![hidden], output);
        let loss = CrossEntropy;
        let epochs = 500;
        let history = Training { loss, rule, epochs }
            .fit(&mut network, &exclusive_or())
            .unwrap();
        let layer = &network.hidden()[0];
        assert_eq!(layer.neuron(0), layer.neuron(1));
        assert_eq!(
            network.output_layer().weights()[[0, 0]],
            network.output_layer().weights()[[0, 1]]
        );
        // As good as one hidden neuron, which is not good enough.
        assert!(history.last().loss > 1.0, "{}", history.last().loss);
    }
}

/// All parameters 0: the weights of the hidden layer never move, as nothing comes back through weights of 0.
#[test]
fn from_zero_only_the_last_biases_learn() {
    let mut network = Network::zeros(&[2, 3, 1], Tanh, Sigmoid);
    let rule = GradientDescent { learning_rate: 1.0 };
    let training = Training {
        loss: CrossEntropy,
        rule,
        epochs: 100,
    };
    training.fit(&mut network, &exclusive_or()).unwrap();
    assert!(network.hidden()[0].weights().iter().all(|&w| w == 0.0));
    assert!(network.output_layer().weights().iter().all(|&w| w == 0.0));
}

fn order(n: usize) -> impl Strategy<Value = Vec<usize>> {
    Just((0..n).collect::<Vec<_>>()).prop_shuffle()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    /// Hidden neurons in another order are the same function, with the gradient in that order.
    #[test]
    fn the_order_of_hidden_neurons_does_not_matter(order in order(6), seed in 0_u64..1000) {
        let data = random_classes(10, 4, 3, seed);
        let network = random_network(&[4, 6, 3], Tanh, Softmax, seed);
        let (hidden, output) = (&network.hidden()[0], network.output_layer());
        let permuted = Network::new(
            vec![Layer::new(
                hidden.weights().select(Axis(0), &order),
                hidden.biases().select(Axis(0), &order),
                Tanh,
            )],
            Layer::new(output.weights().select(Axis(1), &order), output.biases().to_owned(), Softmax),
        );
        for x in data.inputs().rows() {
            for (a, b) in network.output(&x).iter().zip(permuted.output(&x)) {
                prop_assert!((a - b).abs() < 1e-14);
            }
        }
        let loss = Mean(CrossEntropy);
        let (value, gradient) = network.loss_and_gradient_by_samples(&loss, &data);
        let (other, other_gradient) = permuted.loss_and_gradient_by_samples(&loss, &data);
        prop_assert!((value - other).abs() < 1e-14);
        for (to, &from) in order.iter().enumerate() {
            for j in 0..5 {
                prop_assert!((gradient[5 * from + j] - other_gradient[5 * to + j]).abs() < 1e-14);
            }
        }
    }

    /// The order of the samples changes a sum in its last digits only, and the outputs of each not at all.
    #[test]
    fn the_order_of_the_samples_does_not_matter(order in order(20), seed in 0_u64..1000) {
        let data = random_classes(20, 4, 3, seed);
        let permuted = data.select(&order);
        let network = random_network(&[4, 5, 3], Tanh, Softmax, seed);
        let theta = network.parameters().to_vec();
        let (mut one, mut other) = (vec![0.0; theta.len()], vec![0.0; theta.len()]);
        let a = network.objective(&CrossEntropy, &data).loss_and_gradient(&theta, &mut one);
        let b = network.objective(&CrossEntropy, &permuted).loss_and_gradient(&theta, &mut other);
        prop_assert!((a - b).abs() < 1e-12);
        for (a, b) in one.iter().zip(other) {
            prop_assert!((a - b).abs() < 1e-12);
        }
        let (all, again) = (network.outputs(&data.inputs()), network.outputs(&permuted.inputs()));
        for (to, &from) in order.iter().enumerate() {
            prop_assert_eq!(all.row(from), again.row(to));
        }
    }
}
