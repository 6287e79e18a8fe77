//! What trains a neuron trains a network: rules, batches, threads, schedules, watching, stopping, freezing.

use std::ops::ControlFlow;

use activations::Tanh;
use learning::{
    Adam, CrossEntropy, Descent, EarlyStopping, ExponentialDecay, Frozen, GradientDescent, L2,
    Mean, Model, Momentum, Nesterov, RmsProp, Rule, Scheduled, StopReason, Training,
};
use ndarray::Array1;
use networks::{Network, Softmax};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::same_bits::{random_classes, random_network};

fn rng() -> Xoshiro256PlusPlus {
    Xoshiro256PlusPlus::seed_from_u64(9)
}

#[test]
fn every_rule_lowers_the_loss_in_batches_of_any_size() {
    let data = random_classes(50, 4, 3, 1);
    let rate = 0.02;
    let rules: [(&str, Box<dyn Rule>); 6] = [
        (
            "descent",
            Box::new(GradientDescent {
                learning_rate: rate,
            }),
        ),
        (
            "momentum",
            Box::new(Momentum {
                learning_rate: rate,
                momentum: 0.5,
            }),
        ),
        (
            "nesterov",
            Box::new(Nesterov {
                learning_rate: rate,
                momentum: 0.5,
            }),
        ),
        (
            "rmsprop",
            Box::new(RmsProp {
                learning_rate: rate,
                ..RmsProp::default()
            }),
        ),
        (
            "adam",
            Box::new(Adam {
                learning_rate: rate,
                ..Adam::default()
            }),
        ),
        (
            "scheduled",
            Box::new(Scheduled {
                rule: GradientDescent {
                    learning_rate: rate,
                },
                schedule: ExponentialDecay { factor: 0.9 },
            }),
        ),
    ];
    for (name, rule) in &rules {
        for size in [1, 7, 50] {
            let mut network = random_network(&[4, 6, 3], Tanh, Softmax, 2);
            let loss = Mean(CrossEntropy);
            let training = Training {
                loss,
                rule,
                epochs: 20,
            };
            let mut rng = rng();
            let history = training
                .fit(&mut network, data.shuffled_batches(size, &mut rng))
                .unwrap();
            assert!(
                history.last().loss < history.epochs[0].loss,
                "{name}, {size}"
            );
        }
    }
}

/// One epoch of batches, written out by the plain form.
#[test]
fn an_epoch_of_batches_is_a_step_for_each() {
    let data = random_classes(23, 4, 3, 3);
    for size in [1, 4, 10, 23, 30] {
        let start = random_network(&[4, 5, 3], Tanh, Softmax, 4);
        let loss = Mean(CrossEntropy);
        let rule = GradientDescent { learning_rate: 0.3 };
        let mut trained = start.clone();
        Training {
            loss,
            rule,
            epochs: 2,
        }
        .fit(&mut trained, data.batches(size))
        .unwrap();

        let mut by_hand = start.clone();
        for _ in 0..2 {
            let numbers: Vec<usize> = (0..23).collect();
            for numbers in numbers.chunks(size) {
                let (_, gradient) =
                    by_hand.loss_and_gradient_by_samples(&loss, &data.select(numbers));
                let stepped = |(theta, slope): (&f64, &f64)| theta - 0.3 * slope;
                let theta: Array1<f64> = by_hand
                    .parameters()
                    .iter()
                    .zip(&gradient)
                    .map(stepped)
                    .collect();
                by_hand.set_parameters(&theta);
            }
        }
        assert_eq!(trained, by_hand, "{size}");
    }
}

/// The penalty of an epoch of batches is the penalty of the whole: each batch has its share.
#[test]
fn each_batch_has_its_share_of_the_penalty() {
    let data = random_classes(24, 3, 2, 5);
    let network = random_network(&[3, 4, 2], Tanh, Softmax, 6);
    let theta = network.parameters().to_vec();
    let rule = GradientDescent {
        learning_rate: 1e-300,
    }; // nothing moves
    let strength = 0.8;
    let running = |loss: L2<CrossEntropy>| {
        let batches = data.batches(7).with_running_loss();
        let history = Training {
            loss,
            rule,
            epochs: 1,
        }
        .fit(&mut network.clone(), batches)
        .unwrap();
        history.last().loss
    };
    let loss = CrossEntropy;
    let added = running(L2 { strength, loss })
        - running(L2 {
            strength: 0.0,
            loss,
        });
    let mut weights = 0.0;
    for layer in network.hidden() {
        weights += layer.weights().iter().map(|w| w * w).sum::<f64>();
    }
    weights += network
        .output_layer()
        .weights()
        .iter()
        .map(|w| w * w)
        .sum::<f64>();
    assert!((added - 0.5 * strength * weights).abs() < 1e-12);
    assert_eq!(theta, network.parameters().to_vec());
}

#[test]
fn the_number_of_threads_changes_no_bit_of_a_training() {
    // Large enough that two threads and more have something to do, in the steps and in the losses.
    let data = random_classes(2000, 64, 10, 7);
    let train = |threads: usize| {
        let mut network = random_network(&[64, 64, 10], Tanh, Softmax, 8);
        let loss = L2 {
            strength: 0.01,
            loss: Mean(CrossEntropy),
        };
        let rule = Adam {
            learning_rate: 0.01,
            ..Adam::default()
        };
        let training = Training {
            loss,
            rule,
            epochs: 3,
        };
        let mut rng = rng();
        let batches = data.on_threads(threads).shuffled_batches(1200, &mut rng);
        let history = training.fit(&mut network, batches).unwrap();
        (network, history)
    };
    let one = train(1);
    for threads in [2, 3, 5] {
        assert_eq!(train(threads), one, "{threads}");
    }
}

#[test]
fn a_network_that_learns_by_heart_is_stopped_in_time() {
    // Classes at random: there is nothing to learn but the samples themselves.
    let (train, kept_back) = (random_classes(30, 5, 3, 10), random_classes(200, 5, 3, 11));
    let mut network = random_network(&[5, 20, 3], Tanh, Softmax, 12);
    let loss = Mean(CrossEntropy);
    let rule = Adam {
        learning_rate: 0.02,
        ..Adam::default()
    };
    let training = Training {
        loss,
        rule,
        epochs: 1000,
    };
    let mut stopping = EarlyStopping::new(15);
    let watched = |network: &Network<Tanh, Softmax>| {
        network.loss_and_gradient_by_samples(&loss, &kept_back).0
    };
    let history = training
        .fit_observed(&mut network, &train, |epoch, network| {
            stopping.watch(epoch.number, watched(network), network)
        })
        .unwrap();
    assert_eq!(history.stopped, StopReason::Observer);
    let best = stopping.into_best().unwrap();
    assert_eq!(best.epoch + 15, history.last().number);
    assert_eq!(watched(&best.model), best.value);
    assert!(watched(&network) > best.value);
}

#[test]
fn a_frozen_layer_keeps_its_bits() {
    let data = random_classes(30, 4, 3, 13);
    let network = random_network(&[4, 5, 3], Tanh, Softmax, 14);
    let mut frozen = Frozen {
        model: network.clone(),
        frozen: (0..25).collect(), // five neurons of four weights and a bias
    };
    let loss = Mean(CrossEntropy);
    let rule = Momentum {
        learning_rate: 0.1,
        momentum: 0.9,
    };
    Training {
        loss,
        rule,
        epochs: 20,
    }
    .fit(&mut frozen, data.batches(7))
    .unwrap();
    assert_eq!(frozen.model.hidden(), network.hidden());
    assert_ne!(frozen.model.output_layer(), network.output_layer());
}

/// Without a model and without the loop for models: its loss is a function like any other.
#[test]
fn its_objective_is_gone_down_by_descent() {
    let data = random_classes(20, 3, 2, 15);
    let network = random_network(&[3, 4, 2], Tanh, Softmax, 16);
    let rule = GradientDescent { learning_rate: 0.1 };
    let mut theta = network.parameters();
    let history = Descent { rule, steps: 50 }
        .minimize_observed(
            network.objective(&CrossEntropy, &data),
            &mut theta,
            |_, _| ControlFlow::Continue(()),
        )
        .unwrap();
    let mut trained = network.clone();
    let loss = CrossEntropy;
    let expected = Training {
        loss,
        rule,
        epochs: 50,
    }
    .fit(&mut trained, &data)
    .unwrap();
    assert_eq!((history, theta), (expected, trained.parameters()));
}
