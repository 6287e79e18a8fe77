//! The rules beyond plain gradient descent, and the perceptron's.

use activations::{AtZero, Step};
use learning::{
    AdaGrad, Adam, Dataset, GradientDescent, Momentum, Nesterov, PerceptronRule, RmsProp,
    SquaredError, StopReason, Training,
};
use ndarray::{Array1, Array2, array};
use neuron_core::Neuron;
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::toy_run::{assert_path, neuron, path, two_points};

const STARTS: [(&str, (f64, f64)); 2] = [("lecture", (-2.0, -2.0)), ("plateau", (0.0, -8.0))];

/// Measured worst: 3.4e−15, for Nesterov's from the plateau.
const BOUND: f64 = 2e-14;

#[test]
fn momentum_and_nesterov_follow_forty_digits() {
    let data = two_points();
    for (name, start) in STARTS {
        let momentum = Training {
            loss: SquaredError,
            rule: Momentum {
                learning_rate: 1.0,
                momentum: 0.9,
            },
            epochs: 200,
        };
        assert_path(
            &format!("momentum.{name}"),
            &path(&momentum, start, &data).0,
            BOUND,
        );
        let nesterov = Training {
            loss: SquaredError,
            rule: Nesterov {
                learning_rate: 1.0,
                momentum: 0.9,
            },
            epochs: 200,
        };
        assert_path(
            &format!("nesterov.{name}"),
            &path(&nesterov, start, &data).0,
            BOUND,
        );
    }
}

#[test]
fn the_rules_with_a_rate_for_each_parameter_follow_forty_digits() {
    let data = two_points();
    let (loss, learning_rate, epsilon, epochs) = (SquaredError, 0.1, 1e-8, 200);
    for (name, start) in STARTS {
        let ada_grad = Training {
            loss,
            rule: AdaGrad {
                learning_rate,
                epsilon,
            },
            epochs,
        };
        assert_path(
            &format!("ada_grad.{name}"),
            &path(&ada_grad, start, &data).0,
            BOUND,
        );
        let rms_prop = Training {
            loss,
            rule: RmsProp {
                learning_rate,
                decay: 0.9,
                epsilon,
            },
            epochs: 50,
        };
        assert_path(
            &format!("rms_prop.{name}"),
            &path(&rms_prop, start, &data).0,
            BOUND,
        );
        let adam = Training {
            loss,
            rule: Adam {
                learning_rate,
                beta1: 0.9,
                beta2: 0.999,
                epsilon,
            },
            epochs,
        };
        assert_path(&format!("adam.{name}"), &path(&adam, start, &data).0, BOUND);
    }
}

#[test]
fn without_memory_momentum_is_gradient_descent() {
    let data = two_points();
    let plain = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 1.0 },
        epochs: 100,
    };
    let momentum = Training {
        loss: SquaredError,
        rule: Momentum {
            learning_rate: 1.0,
            momentum: 0.0,
        },
        epochs: 100,
    };
    let nesterov = Training {
        loss: SquaredError,
        rule: Nesterov {
            learning_rate: 1.0,
            momentum: 0.0,
        },
        epochs: 100,
    };
    let expected = path(&plain, (-2.0, -2.0), &data);
    assert_eq!(path(&momentum, (-2.0, -2.0), &data), expected);
    assert_eq!(path(&nesterov, (-2.0, -2.0), &data), expected);
}

#[test]
fn the_first_step_of_adam_has_the_length_of_the_learning_rate() {
    let adam = Training {
        loss: SquaredError,
        rule: Adam {
            learning_rate: 0.1,
            beta1: 0.9,
            beta2: 0.999,
            epsilon: 1e-12,
        },
        epochs: 1,
    };
    let mut trained = neuron(0.0, 0.0);
    adam.fit(&mut trained, &two_points()).unwrap();
    assert!((trained.weights()[0] - 0.1).abs() < 1e-10);
    assert!((trained.bias() - 0.1).abs() < 1e-10);
}

#[test]
fn a_batch_of_everything_is_the_whole() {
    let data = two_points();
    let rule = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 1.0 },
        epochs: 20,
    };
    let train = |size| {
        let mut trained = neuron(0.0, 0.0);
        let history = rule.fit(&mut trained, data.batches(size)).unwrap();
        (trained, history)
    };
    let mut whole = neuron(0.0, 0.0);
    let history = rule.fit(&mut whole, &data).unwrap();
    assert_eq!(train(2), (whole.clone(), history.clone()));
    assert_eq!(train(99), (whole, history));
}

#[test]
fn one_sample_at_a_time_updates_in_between() {
    let data = two_points();
    let rule = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 1.0 },
        epochs: 1,
    };
    let mut trained = neuron(0.0, 0.0);
    rule.fit(&mut trained, data.batches(1)).unwrap();

    let mut by_hand = neuron(0.0, 0.0);
    for (x, y) in data.samples() {
        let slope = learning::sample_gradient(&SquaredError, &by_hand, &x, y);
        by_hand.set_parameters(&(by_hand.parameters() - slope));
    }
    assert_eq!(trained, by_hand);
}

#[test]
fn stochastic_descent_is_its_seed_and_finds_the_minimum() {
    let data = two_points();
    let rule = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 1.0 },
        epochs: 5000,
    };
    let train = |seed| {
        let mut trained = neuron(0.0, 0.0);
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
        rule.fit(&mut trained, data.shuffled_batches(1, &mut rng))
            .unwrap();
        trained
    };
    assert_eq!(train(1), train(1));
    // Both samples can be met exactly, so their gradients vanish together and the noise dies out.
    assert!((train(2).weights()[0] - 6.0_f64.ln()).abs() < 1e-9);
}

fn gate(targets: [f64; 4]) -> Dataset {
    let inputs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    Dataset::new(&inputs, &Array1::from(targets.to_vec())).unwrap()
}

fn perceptron(data: &Dataset) -> (Vec<f64>, usize, StopReason) {
    let mut neuron = Neuron::zeros(
        data.n_inputs(),
        Step {
            at_zero: AtZero::Zero,
        },
    );
    let rule = PerceptronRule {
        learning_rate: 1.0,
        epochs: 1000,
    };
    let history = rule.fit(&mut neuron, data).unwrap();
    (
        neuron.parameters().to_vec(),
        history.updates(),
        history.stopped,
    )
}

#[test]
fn the_perceptron_rule_learns_what_a_line_divides() {
    assert_eq!(
        perceptron(&gate([0.0, 0.0, 0.0, 1.0])),
        (vec![2.0, 1.0, -2.0], 10, StopReason::Converged)
    );
    assert_eq!(
        perceptron(&gate([0.0, 1.0, 1.0, 1.0])),
        (vec![1.0, 1.0, 0.0], 4, StopReason::Converged)
    );
}

#[test]
fn the_perceptron_rule_learns_when_to_go_to_the_cinema() {
    // x₁ ∨ (x₂ ∧ x₃)
    let rows: Vec<f64> = (0..8)
        .flat_map(|row| [row >> 2 & 1, row >> 1 & 1, row & 1])
        .map(f64::from)
        .collect();
    let inputs = Array2::from_shape_vec((8, 3), rows).unwrap();
    let targets: Array1<f64> = inputs
        .rows()
        .into_iter()
        .map(|x| if x[0] + x[1] * x[2] > 0.0 { 1.0 } else { 0.0 })
        .collect();
    let data = Dataset::new(&inputs, &targets).unwrap();
    assert_eq!(
        perceptron(&data),
        (vec![3.0, 2.0, 1.0, -2.0], 20, StopReason::Converged)
    );
}

#[test]
fn the_perceptron_rule_never_learns_exclusive_or() {
    let (_, updates, stopped) = perceptron(&gate([0.0, 1.0, 1.0, 0.0]));
    assert_eq!(stopped, StopReason::EpochLimit);
    assert!(updates >= 1000, "at least one in every epoch");
}

#[test]
fn the_learning_rate_of_a_perceptron_changes_only_the_scale() {
    let train = |learning_rate| {
        let mut neuron = Neuron::zeros(
            2,
            Step {
                at_zero: AtZero::Zero,
            },
        );
        let rule = PerceptronRule {
            learning_rate,
            epochs: 100,
        };
        let history = rule.fit(&mut neuron, &gate([0.0, 0.0, 0.0, 1.0])).unwrap();
        (neuron.parameters() / learning_rate, history)
    };
    assert_eq!(train(1.0), train(0.25));
}
