//! Rules where g² overflows or vanishes, and parameters that are not to move.

use std::ops::ControlFlow;

use activations::Sigmoid;
use learning::{
    AdaGrad, Adam, Descent, Frozen, GradientDescent, L2, Mean, Model, Momentum, Nesterov, RmsProp,
    Rule, Scheduled, SquaredError, StepDecay, StopReason, Training, TrainingError,
};
use ndarray::{Array1, array};
use neuron_core::Neuron;
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::gradients::random_data;

/// What a rule does to θ = 0, update by update, when the gradient is always g.
fn steps(rule: &impl Rule, g: f64, n: usize) -> Vec<f64> {
    let mut memory = rule.memory(1);
    let mut theta = [0.0];
    (0..n)
        .map(|_| {
            rule.update(&mut memory, &mut theta, &[g]);
            theta[0]
        })
        .collect()
}

const GRADIENTS: [f64; 11] = [
    1e-300, 1e-200, 1e-150, 1e-140, 1e-100, 1.0, 1e100, 1e140, 1e154, 1e200, 1e300,
];

#[test]
fn steps_do_not_depend_on_the_size_of_the_gradient_however_large_or_small() {
    let (learning_rate, epsilon) = (0.1, f64::from_bits(1)); // nothing beside 1e−300
    let near = |ours: f64, truth: f64, what: &str| {
        let error = (ours / truth - 1.0).abs();
        assert!(error < 1e-13, "{what}: {ours} for {truth}");
    };
    for size in GRADIENTS {
        for g in [size, -size] {
            let sign = g.signum();
            // With a constant gradient, m̂ = g and ŝ = g², so that every step of Adam is η.
            let adam = Adam {
                learning_rate,
                epsilon,
                ..Adam::default()
            };
            for (t, theta) in steps(&adam, g, 5).into_iter().enumerate() {
                near(
                    theta,
                    -0.1 * sign * (t + 1) as f64,
                    &format!("Adam, g = {g:e}"),
                );
            }
            // s = t g²: the steps are η/√t.
            let adagrad = AdaGrad {
                learning_rate,
                epsilon,
            };
            let mut sum = 0.0;
            for (t, theta) in steps(&adagrad, g, 5).into_iter().enumerate() {
                sum += 0.1 / ((t + 1) as f64).sqrt();
                near(theta, -sign * sum, &format!("AdaGrad, g = {g:e}"));
            }
            // s = (1 − βᵗ) g²: the steps are η/√(1 − βᵗ).
            let rmsprop = RmsProp {
                learning_rate,
                decay: 0.75,
                epsilon,
            };
            let mut sum = 0.0;
            for (t, theta) in steps(&rmsprop, g, 5).into_iter().enumerate() {
                sum += 0.1 / (1.0 - 0.75_f64.powi(t as i32 + 1)).sqrt();
                near(theta, -sign * sum, &format!("RMSProp, g = {g:e}"));
            }
        }
    }
}

#[test]
fn roots_are_hypotenuses() {
    // s = g₁² + g₂² from two gradients of different sizes, at the borders of every way to compute it.
    let adagrad = AdaGrad {
        learning_rate: 1.0,
        epsilon: f64::MIN_POSITIVE,
    };
    for exponent in (-306..=306).step_by(3) {
        let g = 10.0_f64.powi(exponent);
        let mut memory = adagrad.memory(1);
        adagrad.update(&mut memory, &mut [0.0], &[3.0 * g]);
        adagrad.update(&mut memory, &mut [0.0], &[-4.0 * g]);
        let error = (memory[0] / (5.0 * g) - 1.0).abs();
        assert!(error <= 4.0 * f64::EPSILON, "g = {g:e}: {}", memory[0]);
    }
    let mut memory = adagrad.memory(1);
    adagrad.update(&mut memory, &mut [0.0], &[0.0]);
    assert_eq!(memory, [0.0]);
    adagrad.update(&mut memory, &mut [0.0], &[f64::INFINITY]);
    assert_eq!(memory, [f64::INFINITY]);
}

#[test]
fn a_rule_whose_memory_grows_has_not_converged() {
    // f = g θ with slopes of 1e−200, whose squares are 0: θ is too large to move, but √s grows.
    let slope = |_: &[f64], gradient: &mut [f64]| {
        gradient[0] = 1e-200;
        1.0
    };
    let stopped = |rule: &dyn Rule| {
        let mut theta = array![1.0];
        let history = Descent { rule, steps: 50 }.minimize(slope, &mut theta);
        (theta[0], history.unwrap().stopped)
    };
    let unmoved = (1.0, StopReason::EpochLimit);
    assert_eq!(stopped(&AdaGrad::default()), unmoved);
    assert_eq!(stopped(&RmsProp::default()), unmoved);
    assert_eq!(stopped(&Adam::default()), unmoved);
    // Without memory the next step is the same.
    let rule = GradientDescent { learning_rate: 1.0 };
    assert_eq!(stopped(&rule), (1.0, StopReason::Converged));
}

#[test]
fn zeros_of_two_signs_are_two_values() {
    // f = 0, but each step is −2θ: 0 becomes −0 and −0 becomes 0, whose bits differ.
    struct Flip;
    impl Rule for Flip {
        fn check(&self) -> Result<(), TrainingError> {
            Ok(())
        }
        fn update(&self, _: &mut [f64], theta: &mut [f64], _: &[f64]) {
            theta[0] = -theta[0];
        }
    }
    let nothing = |_: &[f64], _: &mut [f64]| 0.0;
    let history = Descent {
        rule: Flip,
        steps: 5,
    }
    .minimize(nothing, &mut array![0.0])
    .unwrap();
    assert_eq!(history.stopped, StopReason::EpochLimit);
}

fn every_rule() -> Vec<Box<dyn Rule>> {
    let learning_rate = 0.3;
    let momentum = 0.9;
    let decayed = Scheduled {
        rule: Nesterov {
            learning_rate,
            momentum,
        },
        schedule: StepDecay {
            factor: 0.5,
            every: 2,
        },
    };
    vec![
        Box::new(GradientDescent { learning_rate }),
        Box::new(Momentum {
            learning_rate,
            momentum,
        }),
        Box::new(Nesterov {
            learning_rate,
            momentum,
        }),
        Box::new(AdaGrad::default()),
        Box::new(RmsProp::default()),
        Box::new(Adam::default()),
        Box::new(decayed),
    ]
}

#[test]
fn frozen_parameters_keep_their_bits() {
    let data = random_data(50, 4, 51);
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(52);
    let start = Neuron::new(array![0.1 + 0.2, -0.0, 1e-300, 0.7], -0.0, Sigmoid);
    for (number, rule) in every_rule().iter().enumerate() {
        for batches in 0..4 {
            let mut neuron = start.clone();
            let mut model = Frozen {
                model: &mut neuron,
                frozen: vec![4, 0, 1, 2, 0],
            };
            let batches = match batches {
                0 => (&data).into(),
                1 => data.batches(1),
                2 => data.batches(7),
                _ => data.shuffled_batches(10, &mut rng),
            };
            let training = Training {
                loss: L2 {
                    strength: 0.5,
                    loss: SquaredError,
                },
                rule,
                epochs: 5,
            };
            training.fit(&mut model, batches).unwrap();
            let (now, then) = (neuron.parameters(), start.parameters());
            for j in [0, 1, 2, 4] {
                assert_eq!(
                    now[j].to_bits(),
                    then[j].to_bits(),
                    "rule {number}, parameter {j}"
                );
            }
            assert_ne!(now[3], then[3], "rule {number}");
        }
    }
}

#[test]
fn what_is_not_frozen_moves_as_if_the_rest_were_given() {
    // a = w x + b with w frozen at 2 and data y = 2x + 3: only b is looked for.
    let x = array![[-1.0], [0.0], [4.0]];
    let y = Array1::from_iter(x.iter().map(|x| 2.0 * x + 3.0));
    let data = learning::Dataset::new(&x, &y).unwrap();
    let mut model = Frozen {
        model: Neuron::new(array![2.0], 0.0, activations::Identity),
        frozen: vec![0],
    };
    // ½ · 3 (b − 3)² has the curvature 3: one step with η = 1/3 is there.
    let rule = GradientDescent {
        learning_rate: 1.0 / 3.0,
    };
    let loss = SquaredError;
    Training {
        loss,
        rule,
        epochs: 1,
    }
    .fit(&mut model, &data)
    .unwrap();
    assert_eq!(model.model.parameters(), array![2.0, 3.0]);
}

#[test]
fn what_is_frozen_changes_no_factor_of_the_loss() {
    let model = Frozen {
        model: Neuron::zeros(1, Sigmoid),
        frozen: vec![0],
    };
    assert_eq!(model.scale(&Mean(SquaredError), 4), 0.25);
}

#[test]
fn what_is_not_there_cannot_be_frozen() {
    let data = random_data(5, 2, 53);
    let mut model = Frozen {
        model: Neuron::zeros(2, Sigmoid),
        frozen: vec![2, 3],
    };
    let rule = GradientDescent { learning_rate: 1.0 };
    let loss = SquaredError;
    let error = Training {
        loss,
        rule,
        epochs: 1,
    }
    .fit(&mut model, &data);
    let (parameter, n_parameters) = (3, 3);
    assert_eq!(
        error,
        Err(TrainingError::NoSuchParameter {
            parameter,
            n_parameters
        })
    );
    assert_eq!(model.model, Neuron::zeros(2, Sigmoid));
    // What the model itself refuses is still refused.
    model.frozen = vec![0];
    let wide = random_data(5, 3, 53);
    let error = Training {
        loss,
        rule,
        epochs: 1,
    }
    .fit(&mut model, &wide);
    let (expected, found) = (2, 3);
    assert_eq!(error, Err(TrainingError::InputLength { expected, found }));
}

#[test]
fn a_boxed_rule_is_the_rule() {
    let data = random_data(50, 4, 54);
    let train = |rule: &dyn Rule, epochs| {
        let mut neuron = Neuron::random(4, Sigmoid, &mut Xoshiro256PlusPlus::seed_from_u64(55));
        let loss = SquaredError;
        let history = Training { loss, rule, epochs }.fit(&mut neuron, data.batches(8));
        (neuron, history.unwrap())
    };
    let nesterov = Nesterov {
        learning_rate: 0.3,
        momentum: 0.9,
    };
    let momentum = Momentum {
        learning_rate: 0.3,
        momentum: 0.9,
    };
    let boxed: Box<dyn Rule> = Box::new(nesterov);
    let (by_hand, history) = {
        let mut neuron = Neuron::random(4, Sigmoid, &mut Xoshiro256PlusPlus::seed_from_u64(55));
        let (loss, rule, epochs) = (SquaredError, nesterov, 6);
        let history = Training { loss, rule, epochs }.fit(&mut neuron, data.batches(8));
        (neuron, history.unwrap())
    };
    assert_eq!(train(&boxed, 6), (by_hand.clone(), history));
    assert_ne!(train(&momentum, 6).0, by_hand);

    // A schedule is told of every epoch through the box.
    let scheduled: Box<dyn Rule> = Box::new(Scheduled {
        rule: nesterov,
        schedule: |epoch: usize| if epoch <= 3 { 1.0 } else { 0.0 },
    });
    assert_ne!(train(&scheduled, 6).0, by_hand);
    let mut refused = GradientDescent { learning_rate: 1.0 };
    refused.learning_rate = -1.0;
    let boxed: Box<dyn Rule> = Box::new(refused);
    assert!(boxed.check().is_err());
}

/// f(θ) = ½ θ²
pub(crate) fn parabola(theta: &[f64], gradient: &mut [f64]) -> f64 {
    gradient[0] = theta[0];
    0.5 * theta[0] * theta[0]
}

#[test]
fn a_rule_remembers_nothing_unless_it_says_so() {
    assert!(GradientDescent { learning_rate: 1.0 }.memory(5).is_empty());
}

#[test]
fn a_descent_that_explodes_leaves_the_last_finite_point() {
    // θ ← θ − 3θ = −2θ
    let rule = GradientDescent { learning_rate: 3.0 };
    let mut theta = array![1.0];
    let mut last = 0.0;
    let error = Descent { rule, steps: 5000 }
        .minimize_observed(parabola, &mut theta, |_, theta| {
            last = theta[0];
            ControlFlow::Continue(())
        })
        .unwrap_err();
    // ½ θ² overflows first: at |θ| = 2⁵¹³ after 513 steps.
    let (epoch, loss) = (513, f64::INFINITY);
    assert_eq!(error, TrainingError::Diverged { epoch, loss });
    assert_eq!((theta[0], last), (2.0_f64.powi(512), 2.0_f64.powi(512)));

    let mut nowhere = array![f64::NAN];
    let error = Descent { rule, steps: 1 }.minimize(parabola, &mut nowhere);
    assert!(matches!(
        error,
        Err(TrainingError::StartParameter { parameter: 0, value }) if value.is_nan()
    ));

    // A loss that does not see a parameter: it is looked at all the same.
    let blind = |_: &[f64], gradient: &mut [f64]| {
        gradient[0] = f64::INFINITY;
        0.0
    };
    let mut theta = array![1.0];
    let error = Descent { rule, steps: 9 }.minimize(blind, &mut theta);
    let (parameter, slope) = (0, f64::INFINITY);
    let no_step = TrainingError::StartGradient { parameter, slope };
    assert_eq!(error, Err(no_step));
    assert_eq!(theta, array![1.0]);
}

#[test]
fn adagrad_does_not_come_to_rest_where_its_root_would_overflow() {
    let mut theta = array![0.0];
    let steep = |_: &[f64], gradient: &mut [f64]| {
        gradient[0] = 1e308;
        0.0
    };
    let descent = Descent {
        rule: AdaGrad {
            learning_rate: 0.1,
            ..AdaGrad::default()
        },
        steps: 10,
    };
    let history = descent.minimize(steep, &mut theta).unwrap();
    assert_eq!(history.stopped, StopReason::EpochLimit);
    // The first three steps are η/√k; of the others each is η g/MAX.
    let first = 0.1 * (1.0 + 0.5_f64.sqrt() + (1.0_f64 / 3.0).sqrt());
    let others = 7.0 * 0.1 * (1e308 / f64::MAX);
    assert!((theta[0] + first + others).abs() < 1e-12, "{theta}");
}
