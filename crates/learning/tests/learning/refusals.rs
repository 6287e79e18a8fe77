//! What cannot be trained is refused with its numbers, and leaves the neuron alone.

use std::ops::ControlFlow;

use activations::{Identity, Step};
use learning::{
    AdaGrad, Adam, CrossEntropy, Dataset, Descent, Epoch, ExponentialDecay, GradientDescent,
    History, InverseTimeDecay, L2, Momentum, Nesterov, PerceptronRule, RmsProp, Rule, Scaled,
    Schedule, Scheduled, SquaredError, StepDecay, StopReason, Training, TrainingError,
};
use ndarray::array;
use neuron_core::Neuron;

use crate::toy_run::{neuron, two_points};

fn descent(learning_rate: f64) -> Training<SquaredError, GradientDescent> {
    Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate },
        epochs: 10,
    }
}

#[test]
fn a_learning_rate_must_be_positive() {
    for rate in [0.0, -1.0, f64::INFINITY, f64::NAN] {
        let mut untouched = neuron(1.0, 2.0);
        let error = descent(rate)
            .fit(&mut untouched, &two_points())
            .unwrap_err();
        assert!(
            matches!(error, TrainingError::NotPositive { value, .. } if value.to_bits() == rate.to_bits())
        );
        assert_eq!(untouched, neuron(1.0, 2.0));
    }
    let error = descent(-1.0).fit(&mut neuron(1.0, 2.0), &two_points());
    let text = error.unwrap_err().to_string();
    assert_eq!(
        text,
        "the learning rate must be a positive number, got -1.0"
    );
}

#[test]
fn what_a_rule_keeps_of_the_past_is_a_part_of_it() {
    let fit = |momentum| {
        let rule = Training {
            loss: SquaredError,
            rule: Momentum {
                learning_rate: 1.0,
                momentum,
            },
            epochs: 1,
        };
        rule.fit(&mut neuron(0.0, 0.0), &two_points())
            .map(|history| history.stopped)
    };
    assert_eq!(fit(0.0), Ok(StopReason::EpochLimit));
    assert_eq!(
        fit(1.0),
        Err(TrainingError::NotAFraction {
            name: "momentum",
            value: 1.0
        })
    );
    assert_eq!(
        fit(-0.1),
        Err(TrainingError::NotAFraction {
            name: "momentum",
            value: -0.1
        })
    );

    let nesterov = |learning_rate, momentum| {
        Nesterov {
            learning_rate,
            momentum,
        }
        .check()
    };
    assert_eq!(nesterov(1.0, 0.9), Ok(()));
    assert_eq!(
        nesterov(1.0, 1.0),
        Err(TrainingError::NotAFraction {
            name: "momentum",
            value: 1.0
        })
    );
    assert_eq!(
        nesterov(-1.0, 0.9),
        Err(TrainingError::NotPositive {
            name: "the learning rate",
            value: -1.0
        })
    );

    let (loss, learning_rate, epsilon, epochs) = (SquaredError, 0.1, 1e-8, 1);
    let rms_prop = Training {
        loss,
        rule: RmsProp {
            learning_rate,
            decay: 2.0,
            epsilon,
        },
        epochs,
    };
    assert_eq!(
        rms_prop.rule.check(),
        Err(TrainingError::NotAFraction {
            name: "decay",
            value: 2.0
        })
    );
    let adam = Training {
        loss,
        rule: Adam {
            learning_rate,
            beta1: 0.9,
            beta2: 1.0,
            epsilon,
        },
        epochs,
    };
    assert_eq!(
        adam.rule.check(),
        Err(TrainingError::NotAFraction {
            name: "beta2",
            value: 1.0
        })
    );
    let ada_grad = Training {
        loss,
        rule: AdaGrad {
            learning_rate,
            epsilon: 0.0,
        },
        epochs,
    };
    assert_eq!(
        ada_grad.rule.check(),
        Err(TrainingError::NotPositive {
            name: "epsilon",
            value: 0.0
        })
    );
}

#[test]
fn data_must_fit_the_neuron_the_batch_and_the_loss() {
    let data = two_points();
    let mut wide = Neuron::zeros(3, activations::Sigmoid);
    assert_eq!(
        descent(1.0).fit(&mut wide, &data),
        Err(TrainingError::InputLength {
            expected: 3,
            found: 1
        })
    );
    assert_eq!(
        descent(1.0).fit(&mut neuron(0.0, 0.0), data.batches(0)),
        Err(TrainingError::BatchSize)
    );
    let impossible = Dataset::new(&array![[0.0], [1.0]], &array![1.0, 1.5]).unwrap();
    let rule = Training {
        loss: CrossEntropy,
        rule: GradientDescent { learning_rate: 1.0 },
        epochs: 10,
    };
    assert_eq!(
        rule.fit(&mut neuron(0.0, 0.0), &impossible),
        Err(TrainingError::Target {
            row: 1,
            target: 1.5,
            low: 0.0,
            high: 1.0
        })
    );
    // The squared error only cannot meet it.
    assert!(descent(1.0).fit(&mut neuron(0.0, 0.0), &impossible).is_ok());
}

#[test]
fn a_run_that_explodes_says_when_and_leaves_the_last_finite_parameters() {
    let data = Dataset::new(&array![[100.0]], &array![1.0]).unwrap();
    let mut unbounded = Neuron::zeros(1, Identity);
    let rule = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 1.0 },
        epochs: 1000,
    };
    let mut seen = Vec::new();
    let error = rule
        .fit_observed(&mut unbounded, &data, |epoch, _| {
            seen.push(epoch.number);
            ControlFlow::Continue(())
        })
        .unwrap_err();
    let TrainingError::Diverged { epoch, loss } = error else {
        panic!("{error}");
    };
    assert!(!loss.is_finite());
    assert_eq!(seen, (0..epoch).collect::<Vec<_>>());
    assert!(
        unbounded
            .parameters()
            .iter()
            .all(|p| p.is_finite() && *p != 0.0)
    );
}

#[test]
fn a_start_without_a_loss_is_no_divergence() {
    let data = Dataset::new(&array![[1e200]], &array![0.0]).unwrap();
    let mut huge = Neuron::new(array![1e200], 0.0, Identity);
    let error = descent(1.0).fit(&mut huge, &data).unwrap_err();
    let loss = f64::INFINITY;
    assert_eq!(error, TrainingError::Start { loss });
    assert_eq!(huge, Neuron::new(array![1e200], 0.0, Identity));
    let text = error.to_string();
    assert!(
        !text.contains("diverged") && !text.contains("smaller"),
        "{text}"
    );
}

#[test]
fn a_factor_turns_no_loss_around() {
    let fit = |factor| {
        let training = Training {
            loss: Scaled {
                factor,
                loss: SquaredError,
            },
            rule: GradientDescent { learning_rate: 1.0 },
            epochs: 1,
        };
        training.fit(&mut neuron(0.0, 0.0), &two_points())
    };
    for factor in [-1.0, f64::INFINITY, f64::NAN] {
        let text = fit(factor).unwrap_err().to_string();
        let expected = "the factor of a loss must be a finite number from 0 on, got ";
        assert_eq!(text, format!("{expected}{factor:?}"));
    }
    assert_eq!(fit(0.0).map(|history| history.last().loss), Ok(0.0));
}

#[test]
fn a_schedule_that_would_climb_later_is_refused_at_once() {
    fn check(schedule: impl Schedule) -> Result<(), TrainingError> {
        let rule = GradientDescent { learning_rate: 1.0 };
        Scheduled { rule, schedule }.check()
    }
    for value in [-1.0, f64::INFINITY, f64::NAN] {
        let refused = |result: Result<(), TrainingError>| {
            assert!(matches!(
                result,
                Err(TrainingError::Negative { value: found, .. })
                    if found.to_bits() == value.to_bits()
            ));
        };
        refused(check(StepDecay {
            factor: value,
            every: 2,
        }));
        refused(check(ExponentialDecay { factor: value }));
        refused(check(InverseTimeDecay { rate: value }));
    }
    assert_eq!(check(InverseTimeDecay { rate: 0.0 }), Ok(()));
}

#[test]
fn a_perceptron_beyond_all_numbers_is_not_promised_that_a_smaller_rate_helps() {
    let data = Dataset::new(&array![[1e10]], &array![1.0]).unwrap();
    let mut unit = Neuron::new(array![-f64::MAX], f64::MAX, Step::default());
    let before = unit.clone();
    let rule = PerceptronRule {
        learning_rate: f64::MAX,
        epochs: 1,
    };
    let error = rule.fit(&mut unit, &data).unwrap_err();
    assert_eq!(error, TrainingError::ParameterNotFinite { epoch: 1 });
    assert!(!error.to_string().contains("smaller"));
    assert_eq!(unit, before);
}

#[test]
fn no_epochs_are_a_history_of_the_start() {
    let rule = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 1.0 },
        epochs: 0,
    };
    let history = rule.fit(&mut neuron(0.0, 0.0), &two_points()).unwrap();
    assert_eq!(history.epochs.len(), 1);
    assert_eq!(history.stopped, StopReason::EpochLimit);
}

#[test]
fn a_history_counts_what_rose_and_finds_what_is_below() {
    let losses = [4.0, 5.0, 5.0, 1.0, 2.0, 0.5];
    let epochs = losses.into_iter().enumerate();
    let history = History {
        epochs: epochs
            .map(|(number, loss)| Epoch { number, loss })
            .collect(),
        stopped: StopReason::EpochLimit,
    };
    assert_eq!(history.increases(), 2); // to 5 and to 2
    assert_eq!(history.first_below(4.0), Some(3));
    assert_eq!(history.first_below(1.0), Some(5)); // 1 is not below 1
    assert_eq!(history.first_below(0.5), None);
}

#[test]
fn the_observer_is_shown_the_start_and_may_stop_there() {
    let mut untouched = neuron(0.0, 0.0);
    let history = descent(1.0)
        .fit_observed(&mut untouched, &two_points(), |epoch, _| {
            assert_eq!(epoch.number, 0);
            ControlFlow::Break(())
        })
        .unwrap();
    assert_eq!(history.stopped, StopReason::Observer);
    assert_eq!(untouched, neuron(0.0, 0.0));
}

#[test]
fn a_perceptron_answers_0_or_1() {
    let data = Dataset::new(&array![[0.0], [1.0]], &array![0.0, 0.5]).unwrap();
    let rule = PerceptronRule {
        learning_rate: 1.0,
        epochs: 10,
    };
    let mut unit = Neuron::zeros(1, Step::default());
    assert_eq!(
        rule.fit(&mut unit, &data),
        Err(TrainingError::NotBinary {
            row: 1,
            target: 0.5
        })
    );
    let rule = PerceptronRule {
        learning_rate: 0.0,
        epochs: 10,
    };
    assert_eq!(
        rule.fit(&mut unit, &data),
        Err(TrainingError::NotPositive {
            name: "the learning rate",
            value: 0.0
        })
    );
}

#[test]
fn a_penalty_rewards_no_weight() {
    let rule = GradientDescent { learning_rate: 1.0 };
    for strength in [-0.1, f64::INFINITY, f64::NAN] {
        let loss = L2 {
            strength,
            loss: SquaredError,
        };
        let training = Training {
            loss,
            rule,
            epochs: 1,
        };
        assert!(matches!(
            training.fit(&mut neuron(0.0, 0.0), &two_points()),
            Err(TrainingError::Negative { value, .. }) if value.to_bits() == strength.to_bits()
        ));
    }
}

#[test]
fn hyperparameters_of_many_digits_are_told_in_few() {
    let told = |rule: &dyn Rule| rule.check().unwrap_err().to_string();
    assert_eq!(
        told(&GradientDescent {
            learning_rate: -1e300
        }),
        "the learning rate must be a positive number, got -1e300"
    );
    assert_eq!(
        told(&Momentum {
            learning_rate: 1.0,
            momentum: -1e-300
        }),
        "momentum must be at least 0 and below 1, got -1e-300"
    );
}

#[test]
fn no_learning_rate_is_blamed_where_the_first_slope_is_no_number() {
    // The loss is ½ · 10³⁰⁰, its slope by w −10³⁵⁰.
    let data = Dataset::new(&array![[1e200]], &array![1e150]).unwrap();
    let rules: [Box<dyn Rule>; 3] = [
        Box::new(GradientDescent {
            learning_rate: 1e-300,
        }),
        Box::new(AdaGrad::default()),
        Box::new(Adam::default()),
    ];
    for rule in rules {
        let mut neuron = Neuron::zeros(1, Identity);
        let error = Training {
            loss: SquaredError,
            rule,
            epochs: 5,
        }
        .fit(&mut neuron, &data)
        .unwrap_err();
        let (parameter, slope) = (0, f64::NEG_INFINITY);
        assert_eq!(error, TrainingError::StartGradient { parameter, slope });
        assert_eq!(neuron, Neuron::zeros(1, Identity));
    }
}

#[test]
fn a_rule_may_step_by_a_slope_that_is_no_number() {
    struct Signs;
    impl Rule for Signs {
        fn check(&self) -> Result<(), TrainingError> {
            Ok(())
        }
        fn update(&self, _: &mut [f64], theta: &mut [f64], gradient: &[f64]) {
            for (theta, slope) in theta.iter_mut().zip(gradient) {
                *theta -= slope.signum();
            }
        }
    }
    let mut theta = array![0.0];
    let steep = |_: &[f64], gradient: &mut [f64]| {
        gradient[0] = f64::INFINITY;
        1.0
    };
    let descent = Descent {
        rule: Signs,
        steps: 3,
    };
    descent.minimize(steep, &mut theta).unwrap();
    assert_eq!(theta, array![-3.0]);
}

#[test]
fn a_descent_says_which_parameter_is_no_number() {
    let mut theta = array![0.0, f64::INFINITY];
    let flat = |_: &[f64], _: &mut [f64]| 1.0;
    let descent = Descent {
        rule: Adam::default(),
        steps: 3,
    };
    let error = descent.minimize(flat, &mut theta).unwrap_err();
    let (parameter, value) = (1, f64::INFINITY);
    assert_eq!(error, TrainingError::StartParameter { parameter, value });
    assert_eq!(
        error.to_string(),
        "parameter 1, counted from 0, is inf before the first step"
    );
}
