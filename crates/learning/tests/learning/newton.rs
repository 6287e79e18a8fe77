//! Newton's method: few steps, never up, and the reason why it ended.

use std::ops::ControlFlow;

use activations::{Differentiable, Identity, Sigmoid, Softplus, Tanh};
use learning::{
    CrossEntropy, Curvature, Dataset, GradientDescent, L2, Mean, MeanSquaredError, Newton, Scaled,
    SquaredError, StopReason, Training, TrainingError, eigenvalues_2x2, gradient, hessian,
    loss_and_gradient, total_loss,
};
use ndarray::{Array1, Array2, array};
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::gradients::random_data;
use crate::toy_run::{neuron, two_points};

/// Labels 0 and 1 that no plane divides, drawn with the probabilities of a neuron.
fn labels(n_samples: usize, n_inputs: usize, scale: f64, seed: u64) -> Dataset {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let inputs = Array2::from_shape_simple_fn((n_samples, n_inputs), || {
        scale * (2.0 * rng.random::<f64>() - 1.0)
    });
    let mut teacher = Neuron::random(n_inputs, Sigmoid, &mut rng);
    let weights = teacher.weights().to_owned() / scale;
    teacher = Neuron::new(weights, teacher.bias(), Sigmoid);
    let targets = (teacher.outputs(&inputs)).mapv(|a| f64::from(rng.random::<f64>() < a));
    Dataset::new(&inputs, &targets).unwrap()
}

/// `|∂L/∂θⱼ| ≤ 2⁻²⁶ · Σᵢ |δᵢxᵢⱼ|` for every j. A loss within 2⁻⁵² of its minimum says no more of its gradient.
#[track_caller]
fn assert_stationary<A: Sync, L: Curvature<A>>(loss: &L, neuron: &Neuron<A>, data: &Dataset) {
    let slopes = gradient(loss, neuron, data);
    let penalty = loss.penalty(data.n_samples());
    for j in 0..slopes.len() {
        let mut size = penalty * neuron.parameters()[j].abs();
        for (x, y) in data.samples() {
            let z = neuron.weighted_input(&x);
            let delta = loss.error_signal(neuron.activation(), z, y).abs();
            let input = if j < x.len() { x[j].abs() } else { 1.0 };
            size += loss.scale(data.n_samples()) * delta * input;
        }
        let part = slopes[j].abs() / size;
        assert!(
            part <= f64::EPSILON.sqrt(),
            "∂L/∂θ {j}: {part:e} of its terms"
        );
    }
}

#[test]
fn a_line_of_least_squares_takes_one_step() {
    // y = 2x + 1 and a deviation of ±1: the sums are whole numbers, w = 2 and b = 1.
    let inputs = array![[-3.0], [-1.0], [1.0], [3.0]];
    let data = Dataset::new(&inputs, &array![-4.0, -2.0, 2.0, 8.0]).unwrap();
    let mut line = Neuron::zeros(1, Identity);
    let training = Newton {
        loss: SquaredError,
        epochs: 10,
    };
    let history = training.fit(&mut line, &data).unwrap();
    assert_eq!(line.parameters(), array![2.0, 1.0]);
    assert_eq!(history.epochs[1].loss, 2.0); // ½ (1 + 1 + 1 + 1)
    assert_eq!(history.stopped, StopReason::Converged);
    assert!(history.last().number <= 2);
}

#[test]
fn logistic_regression_reaches_its_minimum_in_a_handful_of_steps() {
    fn check<L: Curvature<Sigmoid> + Copy>(loss: L, data: &Dataset) {
        let mut trained = Neuron::zeros(data.n_inputs(), Sigmoid);
        let history = Newton { loss, epochs: 100 }
            .fit(&mut trained, data)
            .unwrap();
        assert_eq!(history.stopped, StopReason::Converged);
        assert!(history.last().number <= 9, "{history:?}");
        assert_eq!(history.increases(), 0);
        assert_eq!(
            history.last().loss,
            loss_and_gradient(&loss, &trained, data).0
        );
        assert_stationary(&loss, &trained, data);
    }
    for (n_samples, n_inputs) in [(40, 1), (200, 2), (1000, 7), (3000, 32)] {
        // The units of the inputs do not matter.
        for scale in [1e-6, 1.0, 1e6] {
            let data = labels(n_samples, n_inputs, scale, 31);
            check(CrossEntropy, &data);
            check(Mean(CrossEntropy), &data);
            check(
                Scaled {
                    factor: 1e-8,
                    loss: CrossEntropy,
                },
                &data,
            );
            check(
                L2 {
                    strength: 0.5 * scale * scale,
                    loss: CrossEntropy,
                },
                &data,
            );
        }
    }
}

#[test]
fn newton_and_gradient_descent_find_the_same_minimum() {
    let data = labels(60, 2, 1.0, 32);
    let mut slow = Neuron::zeros(2, Sigmoid);
    let rule = GradientDescent { learning_rate: 0.1 };
    Training {
        loss: CrossEntropy,
        rule,
        epochs: 20_000,
    }
    .fit(&mut slow, &data)
    .unwrap();
    let mut fast = Neuron::zeros(2, Sigmoid);
    Newton {
        loss: CrossEntropy,
        epochs: 20,
    }
    .fit(&mut fast, &data)
    .unwrap();
    let apart = slow.parameters() - fast.parameters();
    assert!(apart.iter().all(|d| d.abs() < 1e-8), "{apart}");
}

#[test]
fn the_loss_never_rises_from_wherever_it_starts() {
    fn check<A: Differentiable + Clone + Sync, L: Curvature<A> + Copy>(loss: L, activation: A) {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(33);
        for round in 0..60 {
            let (n_samples, n_inputs) = ([1, 2, 5, 30][round % 4], 1 + round % 3);
            let data = random_data(n_samples, n_inputs, 34 + round as u64);
            let spread = 10.0_f64.powi(round as i32 % 5 - 2);
            let parameter = || spread * (2.0 * rng.random::<f64>() - 1.0);
            let theta: Array1<f64> = std::iter::repeat_with(parameter)
                .take(n_inputs + 1)
                .collect();
            let mut trained = Neuron::zeros(n_inputs, activation.clone());
            trained.set_parameters(&theta);
            let before = total_loss(&loss, &trained, &data);
            let history = Newton { loss, epochs: 60 }
                .fit(&mut trained, &data)
                .unwrap();
            assert_eq!(history.increases(), 0, "{round}");
            assert!(history.last().loss <= before);
            for (number, epoch) in history.epochs.iter().enumerate() {
                assert_eq!(epoch.number, number);
            }
            let parameters = trained.parameters();
            assert!(parameters.iter().all(|parameter| parameter.is_finite()));
        }
    }
    check(SquaredError, Sigmoid);
    check(SquaredError, Tanh);
    check(SquaredError, Softplus);
    check(SquaredError, Identity);
    check(CrossEntropy, Sigmoid);
    check(MeanSquaredError, Sigmoid);
    check(
        L2 {
            strength: 0.1,
            loss: SquaredError,
        },
        Tanh,
    );
}

#[test]
fn where_the_loss_curves_downwards_the_step_still_goes_down() {
    // On the plateau of the two points both curvatures are negative, and −H⁻¹∇L leads up.
    let start = neuron(0.0, -8.0);
    let curvatures = eigenvalues_2x2(&hessian(&SquaredError, &start, &two_points()));
    assert!(curvatures[1] < 0.0);
    let mut trained = start.clone();
    let training = Newton {
        loss: SquaredError,
        epochs: 100,
    };
    let history = training.fit(&mut trained, &two_points()).unwrap();
    assert_eq!(history.increases(), 0);
    assert_eq!(history.stopped, StopReason::Converged);
    // The minimum, which gradient descent from there reaches after 5000 epochs.
    assert!(
        (trained.weights()[0] - 6.0_f64.ln()).abs() < 1e-12,
        "{history:?}"
    );
    assert!((trained.bias() + 0.5 * 96.0_f64.ln()).abs() < 1e-12);
}

#[test]
fn inputs_that_say_the_same_are_no_trouble() {
    // The second input is twice the first, the third is always 0: H has two eigenvalues of 0.
    let one = labels(50, 1, 1.0, 35);
    let x = one.inputs().column(0).to_owned();
    let inputs = ndarray::stack![ndarray::Axis(1), x, 2.0 * &x, 0.0 * &x];
    let same = Dataset::new(&inputs, &one.targets()).unwrap();
    let (mut narrow, mut wide) = (Neuron::zeros(1, Sigmoid), Neuron::zeros(3, Sigmoid));
    let training = Newton {
        loss: CrossEntropy,
        epochs: 50,
    };
    let expected = training.fit(&mut narrow, &one).unwrap();
    let history = training.fit(&mut wide, &same).unwrap();
    assert_eq!(history.stopped, StopReason::Converged);
    assert!((history.last().loss / expected.last().loss - 1.0).abs() < 1e-14);
    assert_eq!(wide.weights()[2], 0.0);
    let together = wide.weights()[0] + 2.0 * wide.weights()[1];
    assert!((together - narrow.weights()[0]).abs() < 1e-9);
}

#[test]
fn weights_that_run_away_end_with_the_epochs() {
    let divided = Dataset::new(
        &array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]],
        &array![0.0, 0.0, 0.0, 1.0],
    )
    .unwrap();
    let mut and = Neuron::zeros(2, Sigmoid);
    let training = Newton {
        loss: CrossEntropy,
        epochs: 30,
    };
    let history = training.fit(&mut and, &divided).unwrap();
    assert_eq!(history.stopped, StopReason::EpochLimit);
    assert_eq!(history.epochs.len(), 31);
    // The loss falls by a constant factor, about e, in every epoch.
    for pair in history.epochs[10..].windows(2) {
        let factor = pair[0].loss / pair[1].loss;
        assert!((2.0..4.0).contains(&factor), "{factor}");
    }
    // With all the epochs there are, the outputs come to be the targets to the last bit, and the slopes 0.
    let history = Newton {
        loss: CrossEntropy,
        epochs: 10_000,
    }
    .fit(&mut and, &divided)
    .unwrap();
    assert_eq!(history.stopped, StopReason::Converged);
    assert!(history.last().loss < 1e-16, "{history:?}");
    assert!(history.last().number < 1000);
    // A penalty holds them.
    let mut held = Neuron::zeros(2, Sigmoid);
    let loss = L2 {
        strength: 0.1,
        loss: CrossEntropy,
    };
    let history = Newton { loss, epochs: 30 }
        .fit(&mut held, &divided)
        .unwrap();
    assert_eq!(history.stopped, StopReason::Converged);
    assert_stationary(&loss, &held, &divided);
}

#[test]
fn a_start_that_is_far_away_and_wrong_comes_back() {
    let data = Dataset::new(&array![[1.0], [1.5], [-1.0]], &array![1.0, 0.0, 0.0]).unwrap();
    let mut near = Neuron::zeros(1, Sigmoid);
    let loss = L2 {
        strength: 0.1,
        loss: CrossEntropy,
    };
    Newton { loss, epochs: 50 }.fit(&mut near, &data).unwrap();
    for (w, b) in [(300.0, 0.0), (-700.0, 300.0), (0.0, 650.0), (0.0, -800.0)] {
        let mut far = neuron(w, b);
        let history = Newton { loss, epochs: 100 }.fit(&mut far, &data).unwrap();
        assert_eq!(
            history.stopped,
            StopReason::Converged,
            "{w} {b}: {history:?}"
        );
        let apart = far.parameters() - near.parameters();
        assert!(apart.iter().all(|d| d.abs() < 1e-8), "{w} {b}: {apart}");
    }
}

#[test]
fn a_place_without_a_slope_is_left_alone() {
    let data = Dataset::new(&array![[1.0], [-1.0]], &array![0.5, 0.5]).unwrap();
    let mut there = Neuron::zeros(1, Sigmoid);
    let training = Newton {
        loss: SquaredError,
        epochs: 10,
    };
    let history = training.fit(&mut there, &data).unwrap();
    assert_eq!(history.stopped, StopReason::Converged);
    assert_eq!(
        (history.epochs.len(), there),
        (1, Neuron::zeros(1, Sigmoid))
    );
}

#[test]
fn the_observer_sees_every_epoch_and_may_stop() {
    let data = labels(50, 2, 1.0, 36);
    let training = Newton {
        loss: CrossEntropy,
        epochs: 50,
    };
    let mut seen = Vec::new();
    let mut trained = Neuron::zeros(2, Sigmoid);
    let history = training
        .fit_observed(&mut trained, &data, |epoch, neuron| {
            assert_eq!(
                epoch.loss,
                loss_and_gradient(&CrossEntropy, neuron, &data).0
            );
            seen.push(*epoch);
            if epoch.number == 2 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
        .unwrap();
    assert_eq!(history.stopped, StopReason::Observer);
    assert_eq!(history.epochs, seen);
    assert_eq!(seen.len(), 3);
    // No epochs are the start alone.
    let none = Newton {
        loss: CrossEntropy,
        epochs: 0,
    };
    let history = none.fit(&mut Neuron::zeros(2, Sigmoid), &data).unwrap();
    assert_eq!(
        (history.epochs.len(), history.stopped),
        (1, StopReason::EpochLimit)
    );
}

#[test]
fn threads_change_no_bit_of_newtons_method() {
    let data = labels(20_000, 40, 1.0, 37);
    let training = Newton {
        loss: CrossEntropy,
        epochs: 4,
    };
    let (mut alone, mut shared) = (Neuron::zeros(40, Sigmoid), Neuron::zeros(40, Sigmoid));
    let one = training.fit(&mut alone, &data).unwrap();
    let three = training.fit(&mut shared, data.on_threads(3)).unwrap();
    assert_eq!((one, alone), (three, shared));
}

#[test]
fn what_cannot_be_trained_is_refused() {
    let training = Newton {
        loss: CrossEntropy,
        epochs: 5,
    };
    let refused = |neuron: &Neuron<Sigmoid>, data: &Dataset| {
        let mut trained = neuron.clone();
        let error = training.fit(&mut trained, data).unwrap_err();
        assert_eq!(&trained, neuron);
        error
    };
    let data = random_data(3, 2, 1);
    assert_eq!(
        refused(&neuron(0.0, 0.0), &data),
        TrainingError::InputLength {
            expected: 1,
            found: 2
        }
    );
    let beyond = Dataset::new(&array![[1.0]], &array![2.0]).unwrap();
    assert!(matches!(
        refused(&neuron(0.0, 0.0), &beyond),
        TrainingError::Target { row: 0, .. }
    ));
    let huge = Dataset::new(&array![[1e200], [-1e200]], &array![1.0, 1.0]).unwrap();
    assert_eq!(
        refused(&neuron(0.0, 0.0), &huge),
        TrainingError::CurvatureNotFinite { epoch: 1 }
    );
    assert_eq!(
        refused(&neuron(0.0, 0.0), &huge).to_string(),
        "the second derivatives of the loss are not finite numbers in epoch 1: inputs or parameters are too large"
    );
    assert!(matches!(
        refused(&neuron(1e200, 0.0), &huge),
        TrainingError::Start { loss } if loss == f64::INFINITY || loss.is_nan()
    ));
}
