//! Every gradient against central differences, and against the sum of its samples.

use activations::{Differentiable, Identity, Relu, Sigmoid, Softplus, Tanh};
use learning::{
    CrossEntropy, Dataset, GradientCheck, Loss, Mean, Scaled, SquaredError, gradient,
    numerical_gradient, sample_gradient, total_loss,
};
use ndarray::{Array1, Array2, ArrayRef1, array};
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::reference::assert_near;
use crate::toy_run::{neuron, two_points};

/// Inputs in [−1, 1), targets in [0, 1).
pub(crate) fn random_data(n_samples: usize, n_inputs: usize, seed: u64) -> Dataset {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let inputs =
        Array2::from_shape_simple_fn((n_samples, n_inputs), || 2.0 * rng.random::<f64>() - 1.0);
    let targets = Array1::from_shape_simple_fn(n_samples, || rng.random());
    Dataset::new(&inputs, &targets).unwrap()
}

fn agrees<A: Sync + Clone, L: Loss<A>>(loss: L, activation: A) -> bool {
    [(1, 1), (2, 1), (7, 3), (100, 5), (300, 9)]
        .into_iter()
        .all(|(n_samples, n_inputs)| {
            let data = random_data(n_samples, n_inputs, 5);
            let mut rng = Xoshiro256PlusPlus::seed_from_u64(6);
            let mut neuron = Neuron::random(n_inputs, activation.clone(), &mut rng);
            let claimed = gradient(&loss, &neuron, &data);
            let theta = neuron.parameters();
            let at = |theta: &ArrayRef1<f64>| {
                let mut place = Neuron::zeros(n_inputs, activation.clone());
                place.set_parameters(theta);
                total_loss(&loss, &place, &data)
            };
            neuron.set_parameters(&theta);
            // h² = 6e−11 times a ratio of derivatives, and rounding of 1e−11 relative to the loss.
            GradientCheck::new(at, &theta, &claimed).agrees(1e-8)
        })
}

#[test]
fn every_loss_has_the_gradient_it_claims() {
    assert!(agrees(SquaredError, Sigmoid));
    assert!(agrees(SquaredError, Tanh));
    assert!(agrees(SquaredError, Softplus));
    assert!(agrees(SquaredError, Identity));
    assert!(agrees(SquaredError, Relu));
    assert!(agrees(CrossEntropy, Sigmoid));
    assert!(agrees(Mean(SquaredError), Sigmoid));
    assert!(agrees(Mean(CrossEntropy), Sigmoid));
    assert!(agrees(
        Scaled {
            factor: 2.0,
            loss: SquaredError
        },
        Tanh
    ));
}

#[test]
fn a_gradient_without_its_factor_is_caught() {
    /// A squared error that forgets φ′.
    struct Forgetful;
    impl<A: Differentiable> Loss<A> for Forgetful {
        fn value(&self, activation: &A, z: f64, y: f64) -> f64 {
            SquaredError.value(activation, z, y)
        }
        fn error_signal(&self, activation: &A, z: f64, y: f64) -> f64 {
            activation.apply(z) - y
        }
    }
    assert!(!agrees(Forgetful, Sigmoid));
}

#[test]
fn the_check_finds_the_sign_of_the_published_code() {
    let data = two_points();
    let coded = |theta: &ArrayRef1<f64>| neuron(theta[0], -theta[1]);
    for (theta, name) in [
        (array![0.0, -8.0], "published.slope.-8"),
        (array![0.5, 0.5], "published.slope.0.5"),
    ] {
        let claimed = gradient(&SquaredError, &coded(&theta), &data);
        let check = GradientCheck::new(
            |theta| total_loss(&SquaredError, &coded(theta), &data),
            &theta,
            &claimed,
        );
        assert!(!check.agrees(0.1));
        assert_eq!(check.worst(), 1);
        // The bound that `numerical_gradient` documents: 1e−11 |L| from rounding, and h²/6 times a third
        // derivative.
        assert_near(name, check.numerical[1], name, 2e-11);
        assert_near(name, -check.claimed[1], name, 1e-16);
        assert!(
            check.differences()[0] < 2e-11,
            "the weight is right: {}",
            check.differences()[0]
        );
    }
}

#[test]
fn a_gradient_is_the_sum_over_its_samples() {
    for (n_samples, n_inputs) in [(1, 1), (2, 1), (8, 1), (3, 4), (8, 7)] {
        let data = random_data(n_samples, n_inputs, 11);
        let neuron = Neuron::random(
            n_inputs,
            Sigmoid,
            &mut Xoshiro256PlusPlus::seed_from_u64(12),
        );
        let mut sum = Array1::zeros(n_inputs + 1);
        for (x, y) in data.samples() {
            sum += &sample_gradient(&SquaredError, &neuron, &x, y);
        }
        assert_eq!(
            gradient(&SquaredError, &neuron, &data),
            sum,
            "{n_samples} × {n_inputs}: to the bit"
        );
    }
    for (n_samples, n_inputs) in [
        (9, 1),
        (64, 2),
        (65, 4),
        (1000, 13),
        (4096, 1),
        (4097, 3),
        (10_000, 6),
    ] {
        let data = random_data(n_samples, n_inputs, 13);
        let neuron = Neuron::random(
            n_inputs,
            Sigmoid,
            &mut Xoshiro256PlusPlus::seed_from_u64(14),
        );
        let mut sum = Array1::zeros(n_inputs + 1);
        let mut size = Array1::zeros(n_inputs + 1);
        for (x, y) in data.samples() {
            let one = sample_gradient(&SquaredError, &neuron, &x, y);
            size += &one.abs();
            sum += &one;
        }
        let difference = (gradient(&SquaredError, &neuron, &data) - sum).abs();
        // Two sums of the same numbers in different orders: at most n · 2⁻⁵³ · Σ |terms| each.
        let bound = 2.0 * n_samples as f64 * f64::EPSILON / 2.0 * size;
        assert!(
            difference.iter().zip(&bound).all(|(d, b)| d <= b),
            "{n_samples} × {n_inputs}"
        );
    }
}

#[test]
fn gradients_of_parts_add_up() {
    let (one, two) = (array![[0.5]], array![[2.5]]);
    let part = |inputs: Array2<f64>, y| Dataset::new(&inputs, &array![y]).unwrap();
    let neuron = neuron(0.3, -0.4);
    let sum = gradient(&SquaredError, &neuron, &part(one, 0.2))
        + gradient(&SquaredError, &neuron, &part(two, 0.9));
    assert_eq!(gradient(&SquaredError, &neuron, &two_points()), sum);
}

#[test]
fn numerical_gradients_take_large_parameters_in_larger_steps() {
    // At 1e10 a step of 1e−5 would be lost in the rounding of θ itself.
    let slope = numerical_gradient(|theta| theta[0] * theta[0], &array![1e10]);
    assert!((slope[0] / 2e10 - 1.0).abs() < 1e-9);
}

#[test]
#[should_panic(expected = "a neuron with 1 inputs cannot read samples of 2")]
fn a_neuron_and_samples_that_do_not_fit_panic_with_a_sentence() {
    let _ = total_loss(&SquaredError, &neuron(0.0, 0.0), &random_data(3, 2, 1));
}
