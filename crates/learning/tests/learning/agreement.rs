//! Training finds what is known to be there: frequencies, lines, gates.

use activations::{Identity, Sigmoid};
use learning::{
    CrossEntropy, Dataset, GradientDescent, Mean, SquaredError, Training, gradient,
    loss_and_gradient, total_loss,
};
use ndarray::{Array1, Array2, array};
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::gradients::random_data;

#[test]
fn a_straight_line_is_found_by_least_squares() {
    // The normal equations of x = 0, 1, 2, 3 and y = 1, 2, 2, 4: slope 0.9, intercept 0.9.
    let data = Dataset::new(
        &array![[0.0], [1.0], [2.0], [3.0]],
        &array![1.0, 2.0, 2.0, 4.0],
    )
    .unwrap();
    let mut line = Neuron::zeros(1, Identity);
    let rule = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 0.1 },
        epochs: 10_000,
    };
    rule.fit(&mut line, &data).unwrap();
    assert!((line.weights()[0] - 0.9).abs() < 1e-13);
    assert!((line.bias() - 0.9).abs() < 1e-13);
}

#[test]
fn cross_entropy_recovers_frequencies() {
    // Coins that fall on heads with probability σ(2x − 1). At the minimum the mean output is the mean target,
    // exactly.
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(3);
    let n = 4000;
    let x = Array1::from_shape_simple_fn(n, || 4.0 * rng.random::<f64>() - 2.0);
    let coin = Neuron::new(array![2.0], -1.0, Sigmoid);
    let y: Array1<f64> = x
        .iter()
        .map(|&x| f64::from(rng.random::<f64>() < coin.output(&array![x])))
        .collect();
    let inputs: Array2<f64> = x.insert_axis(ndarray::Axis(1));
    let data = Dataset::new(&inputs.clone(), &y.clone()).unwrap();
    let mut trained = Neuron::zeros(1, Sigmoid);
    let rule = Training {
        loss: Mean(CrossEntropy),
        rule: GradientDescent { learning_rate: 4.0 },
        epochs: 300,
    };
    rule.fit(&mut trained, &data).unwrap();
    assert!((trained.outputs(&inputs).mean().unwrap() - y.mean().unwrap()).abs() < 1e-9);
    // The estimate of w has a standard deviation of about 0.065 for 4000 such samples, that of b 0.05.
    assert!(
        (trained.weights()[0] - 2.0).abs() < 4.0 * 0.065,
        "{trained:?}"
    );
    assert!((trained.bias() + 1.0).abs() < 4.0 * 0.05, "{trained:?}");
}

#[test]
fn the_best_straight_line_through_exclusive_or_is_flat() {
    let inputs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    let data = Dataset::new(&inputs, &array![0.0, 1.0, 1.0, 0.0]).unwrap();
    let mut plane = Neuron::new(array![0.7, -0.2], 0.1, Identity);
    let rule = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 0.3 },
        epochs: 5000,
    };
    let history = rule.fit(&mut plane, &data).unwrap();
    assert!((history.last().loss - 0.5).abs() < 1e-15);
    assert!(
        plane
            .parameters()
            .iter()
            .zip([0.0, 0.0, 0.5])
            .all(|(p, best)| (p - best).abs() < 1e-13)
    );
}

#[test]
fn a_sigmoid_neuron_learns_every_gate_but_exclusive_or() {
    let inputs = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    let mut unlearned = Vec::new();
    for gate in 0..16_u32 {
        let targets: Array1<f64> = (0..4).map(|row| f64::from(gate >> row & 1)).collect();
        let data = Dataset::new(&inputs.clone(), &targets.clone()).unwrap();
        let mut neuron = Neuron::zeros(2, Sigmoid);
        let rule = Training {
            loss: CrossEntropy,
            rule: GradientDescent { learning_rate: 1.0 },
            epochs: 500,
        };
        rule.fit(&mut neuron, &data).unwrap();
        if neuron
            .outputs(&inputs)
            .iter()
            .zip(&targets)
            .any(|(a, y)| (a - y).abs() >= 0.5)
        {
            unlearned.push(gate);
        }
    }
    assert_eq!(unlearned, [0b0110, 0b1001]); // exclusive or, and its opposite
}

/// The sums as they are written in `gradient.rs` and the pass that trains, for as many samples as they share an order.
#[test]
fn the_plain_sums_and_the_pass_are_the_same_bits() {
    for n_samples in 1..=8 {
        for n_inputs in [1, 2, 3, 5, 8, 13] {
            let data = random_data(n_samples, n_inputs, 31 + n_samples as u64);
            let neuron = Neuron::random(
                n_inputs,
                Sigmoid,
                &mut Xoshiro256PlusPlus::seed_from_u64(32),
            );
            let bits = |(loss, gradient): (f64, Array1<f64>)| {
                let numbers = gradient.into_iter().chain([loss]);
                numbers.map(f64::to_bits).collect::<Vec<_>>()
            };
            let plain = (
                total_loss(&Mean(SquaredError), &neuron, &data),
                gradient(&Mean(SquaredError), &neuron, &data),
            );
            let pass = loss_and_gradient(&Mean(SquaredError), &neuron, &data);
            assert_eq!(bits(plain), bits(pass), "{n_samples} × {n_inputs}");
        }
    }
}
