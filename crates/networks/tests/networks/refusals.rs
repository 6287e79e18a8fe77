//! What is refused, and with which sentence.

use activations::{Identity, Sigmoid, Tanh};
use learning::{
    CrossEntropy, Dataset, GradientDescent, L2, Mean, Model, Objective, Scaled, SquaredError,
    Training, TrainingError, VectorLoss,
};
use ndarray::{Array1, Array2, array};
use networks::{Initialization, Layer, Network, Softmax, Uniform};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::same_bits::{random_classes, random_network};

fn layer(n_inputs: usize, n_neurons: usize) -> Layer<Tanh> {
    Layer::zeros(n_inputs, n_neurons, Tanh)
}

macro_rules! panics {
    ($($name:ident: $sentence:literal => $body:expr;)*) => {$(
        #[test]
        #[should_panic(expected = $sentence)]
        fn $name() {
            let _ = $body;
        }
    )*};
}

panics! {
    a_layer_of_no_neurons: "a layer needs at least one neuron, got none" => layer(2, 0);
    neurons_of_no_inputs: "a neuron needs at least one input, got none" => layer(0, 2);
    biases_of_another_number: "a layer of 2 neurons has 2 biases, got 3"
        => Layer::new(Array2::zeros((2, 1)), Array1::zeros(3), Tanh);
    a_weight_that_is_not_finite: "weights must be finite numbers, got NaN for neuron 1 and input 0, counted from 0"
        => Layer::new(array![[0.0], [f64::NAN]], Array1::zeros(2), Tanh);
    a_bias_that_is_not_finite: "biases must be finite numbers, got -inf for neuron 0, counted from 0"
        => Layer::new(array![[0.0]], array![f64::NEG_INFINITY], Tanh);
    a_neuron_that_is_not_there: "a layer of 2 neurons has no neuron 2, counted from 0" => layer(3, 2).neuron(2);
    inputs_of_a_layer: "3 weights cannot meet 2 inputs" => layer(3, 2).outputs(&array![0.0, 0.0]);
    layers_that_do_not_fit: "layer 1 has 4 neurons, and layer 2 has 5 inputs: the numbers must be equal"
        => Network::new(vec![layer(3, 4)], layer(5, 1));
    later_layers_that_do_not_fit: "layer 2 has 2 neurons, and layer 3 has 3 inputs: the numbers must be equal"
        => Network::new(vec![layer(3, 4), layer(4, 2)], layer(3, 1));
    no_widths: "a network needs a number of inputs and a number of outputs, got 0 numbers"
        => Network::zeros(&[], Tanh, Softmax);
    one_width: "a network needs a number of inputs and a number of outputs, got 1 numbers"
        => Network::zeros(&[3], Tanh, Softmax);
    a_width_of_nothing: "a layer needs at least one neuron, got none" => Network::zeros(&[3, 0, 2], Tanh, Softmax);
    parameters_of_another_number: "a network of 9 parameters cannot take 8"
        => Network::zeros(&[2, 2, 1], Tanh, Sigmoid).set_parameters(&Array1::zeros(8));
    parameters_that_are_not_finite: "parameters must be finite numbers, got inf for number 3, counted from 0"
        => Network::zeros(&[2, 1, 1], Tanh, Sigmoid).set_parameters(&array![0.0, 0.0, 0.0, f64::INFINITY, 0.0]);
    inputs_of_a_network: "a network of 3 inputs cannot meet 4"
        => Network::zeros(&[3, 2], Tanh, Softmax).output(&Array1::zeros(4));
    many_inputs_of_a_network: "a network of 3 inputs cannot meet 2"
        => Network::zeros(&[3, 2], Tanh, Softmax).classes(&Array2::zeros((0, 2)));
    targets_of_a_network: "a network of 2 outputs cannot be compared with 3 targets"
        => Network::zeros(&[3, 2], Tanh, Softmax).backpropagate(&CrossEntropy, &Array1::zeros(3), &Array1::zeros(3));
    a_limit_that_is_negative: "the limit of an initialization must be a finite number from 0 on, got -1"
        => Uniform { limit: -1.0 }.draw_layer(1, 1, &mut Xoshiro256PlusPlus::seed_from_u64(1), &mut Vec::new());
    a_limit_that_is_nan: "the limit of an initialization must be a finite number from 0 on, got NaN"
        => Network::random(&[1, 1], Tanh, Tanh, &Uniform { limit: f64::NAN }, &mut Xoshiro256PlusPlus::seed_from_u64(1));
    an_objective_of_other_samples: "cannot learn from samples of 4"
        => Network::zeros(&[3, 2], Tanh, Softmax).objective(&CrossEntropy, &random_classes(2, 4, 2, 1)).loss(&[0.0; 8]);
}

fn refused<O, L>(network: &Network<Tanh, O>, loss: L, data: &Dataset) -> TrainingError
where
    O: Sync + Clone + PartialEq + std::fmt::Debug,
    L: VectorLoss<O>,
{
    let rule = GradientDescent { learning_rate: 0.1 };
    let mut trained = network.clone();
    let error = Training {
        loss,
        rule,
        epochs: 3,
    }
    .fit(&mut trained, data)
    .unwrap_err();
    assert_eq!(&trained, network, "it is untouched");
    error
}

#[test]
fn data_and_hyperparameters_that_do_not_fit_are_errors() {
    let network = random_network(&[3, 4, 2], Tanh, Softmax, 1);
    let data = |n_inputs, n_classes| random_classes(5, n_inputs, n_classes, 2);
    let (expected, found) = (3, 4);
    assert_eq!(
        refused(&network, CrossEntropy, &data(4, 2)),
        TrainingError::InputLength { expected, found }
    );
    let (expected, found) = (2, 3);
    assert_eq!(
        refused(&network, CrossEntropy, &data(3, 3)),
        TrainingError::TargetLength { expected, found }
    );
    let strength = -1.0;
    let loss = CrossEntropy;
    assert_eq!(
        refused(&network, L2 { strength, loss }, &data(3, 2)),
        TrainingError::Negative {
            name: "the strength of a penalty",
            value: -1.0
        }
    );
    let factor = f64::INFINITY;
    assert_eq!(
        refused(&network, Scaled { factor, loss }, &data(3, 2)),
        TrainingError::Negative {
            name: "the factor of a loss",
            value: factor
        }
    );
    let targets = array![[0.0, 1.0], [0.5, 1.5]];
    let outside = Dataset::with_target_vectors(&Array2::zeros((2, 3)), &targets).unwrap();
    let (row, target, low, high) = (1, 1.5, 0.0, 1.0);
    assert_eq!(
        refused(&network, Mean(CrossEntropy), &outside),
        TrainingError::Target {
            row,
            target,
            low,
            high
        }
    );
}

/// Inputs so large that a weighted input is no number: an error before the first step, and no hang with threads.
#[test]
fn numbers_that_are_too_large_are_errors() {
    let mut network = random_network(&[2, 3, 2], Tanh, Softmax, 1);
    let inputs = Array2::from_elem((4, 2), 1.5e308);
    let data = Dataset::one_hot(&inputs, &[0, 1, 0, 1], 2).unwrap();
    // Two infinities of opposite signs, in the output layer.
    network.set_parameters(&Array1::from_elem(17, 1.7e308));
    let error = refused(&network, CrossEntropy, &data);
    assert!(matches!(error, TrainingError::Start { .. }), "{error}");

    // A learning rate beyond all measure, with the last finite parameters kept.
    let data = random_classes(10, 2, 1, 3);
    let mut line = random_network(&[2, 3, 1], Tanh, Identity, 4);
    let rule = GradientDescent {
        learning_rate: 1e200,
    };
    let training = Training {
        loss: SquaredError,
        rule,
        epochs: 10,
    };
    let error = training.fit(&mut line, &data).unwrap_err();
    assert!(matches!(error, TrainingError::Diverged { .. }), "{error}");
    assert!(Network::parameters(&line).iter().all(|p| p.is_finite()));
}

/// A loss that panics does so in every thread's name, and nobody waits for it.
#[test]
#[should_panic(expected = "a loss of one's own has failed")]
fn a_panic_in_a_thread_is_a_panic_of_all() {
    struct Failing;
    impl VectorLoss<Softmax> for Failing {
        fn sample_loss(&self, _: &Softmax, _: &[f64], y: &[f64]) -> f64 {
            assert!(y[0] == 0.0, "a loss of one's own has failed");
            0.0
        }
        fn error_signals(&self, _: &Softmax, _: &[f64], _: &[f64], delta: &mut [f64]) {
            delta.fill(0.0);
        }
    }
    let inputs = Array2::from_elem((2000, 64), 0.1);
    let mut classes = vec![1; 2000];
    classes[1500] = 0; // one sample, of one thread
    let data = Dataset::one_hot(&inputs, &classes, 10).unwrap();
    let network = random_network(&[64, 32, 10], Tanh, Softmax, 1);
    let theta = network.parameters().to_vec();
    let mut gradient = vec![0.0; theta.len()];
    let mut objective = network.objective(&Failing, data.on_threads(4));
    objective.loss_and_gradient(&theta, &mut gradient);
}
