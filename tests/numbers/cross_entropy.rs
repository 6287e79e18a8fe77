//! The loss that knows no plain, and what it makes of an answer: a probability.

use activations::{Activation, Sigmoid};
use learning::{
    CrossEntropy, Dataset, GradientDescent, Mean, SquaredError, Training, gradient, total_loss,
};
use ndarray::{Array1, Axis, array, aview1};
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};
use serde::Serialize;

use super::two_points::{rate_1, rises, run};

#[test]
fn a_hundred_epochs_do_what_two_thousand_could_not() {
    #[derive(Serialize)]
    struct CrossEntropyRun {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        epoch: usize,
        half_squared_error: f64,
    }

    let start = (0.0, -8.0);
    let path = run(&rate_1(CrossEntropy, 200), start);
    let rows = [0, 1, 10, 50, 100, 200]
        .map(|epoch| Row {
            epoch,
            half_squared_error: path[epoch].loss,
        })
        .into();

    assert_eq!(rises(&path).count(), 0);
    // One epoch is enough to leave the plain, on which the squared error stays for four hundred.
    assert!(path[1].loss < 0.6 * path[0].loss);
    let squared = run(&rate_1(SquaredError, 2000), start);
    assert!(path[100].loss < squared[2000].loss / 50.0);
    lock!("cross_entropy", CrossEntropyRun { rows });
}

#[test]
fn an_answer_is_a_probability_if_it_was_fitted_to_be_one() {
    #[derive(Serialize)]
    struct Calibration {
        rows: Vec<Row>,
        cases: usize,
        same_decisions: usize,
        w: f64,
        b: f64,
    }
    #[derive(Serialize)]
    struct Row {
        x: f64,
        frequency: f64,
        fitted: f64,
        sharpened: f64,
    }

    // Cases that are true with the probability σ(0.8x − 0.4), four thousand for each of nine x.
    const EACH: usize = 4000;
    let xs: Vec<f64> = (-4..=4).map(f64::from).collect();
    let truth = |x: f64| Sigmoid.apply(0.8 * x - 0.4);
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(7);
    let cases: Vec<(f64, f64)> = xs
        .iter()
        .flat_map(|&x| std::iter::repeat_n(x, EACH))
        .map(|x| {
            (
                x,
                if rng.random::<f64>() < truth(x) {
                    1.0
                } else {
                    0.0
                },
            )
        })
        .collect();
    let frequencies: Vec<f64> = cases
        .chunks(EACH)
        .map(|same_x| same_x.iter().map(|(_, y)| y).sum::<f64>() / EACH as f64)
        .collect();

    // The cross-entropy is affine in the target, so the mean over cases with the same x is the loss of their mean.
    let column = |values: &[f64]| Array1::from(values.to_vec()).insert_axis(Axis(1));
    let data = Dataset::new(&column(&xs), &aview1(&frequencies)).expect("numbers are finite");
    let training = Training {
        loss: Mean(CrossEntropy),
        rule: GradientDescent { learning_rate: 1.0 },
        epochs: 1000,
    };
    let mut fitted = Neuron::zeros(1, Sigmoid);
    training
        .fit(&mut fitted, &data)
        .expect("the loss stays finite");
    let (w, b) = (fitted.weights()[0], fitted.bias());
    let sharpened = Neuron::new(array![3.0 * w], 3.0 * b, Sigmoid);

    // It is the best fit to all the cases, one by one.
    let (inputs, targets): (Vec<f64>, Vec<f64>) = cases.iter().copied().unzip();
    let one_by_one = Dataset::new(&column(&inputs), &aview1(&targets)).expect("numbers are finite");
    let slope = gradient(&Mean(CrossEntropy), &fitted, &one_by_one);
    assert!(slope.iter().all(|slope| slope.abs() < 1e-14));
    assert!(
        total_loss(&CrossEntropy, &sharpened, &one_by_one)
            > 1.1 * total_loss(&CrossEntropy, &fitted, &one_by_one)
    );
    // Both neurons decide alike in every case.
    let answers = |neuron: &Neuron<Sigmoid>| neuron.outputs(&one_by_one.inputs());
    let same_decisions = answers(&fitted)
        .iter()
        .zip(answers(&sharpened))
        .filter(|(fitted, sharpened)| (**fitted >= 0.5) == (*sharpened >= 0.5))
        .count();
    assert_eq!(same_decisions, cases.len());

    let rows: Vec<Row> = xs
        .iter()
        .zip(frequencies)
        .map(|(&x, frequency)| Row {
            x,
            frequency,
            fitted: fitted.output(&array![x]),
            sharpened: sharpened.output(&array![x]),
        })
        .collect();
    for row in &rows {
        // The share of true cases among so many has this standard deviation. The first neuron is within three of it, the
        // second beyond five, everywhere.
        let p = truth(row.x);
        let deviation = (p * (1.0 - p) / EACH as f64).sqrt();
        assert!((row.frequency - row.fitted).abs() < 3.0 * deviation);
        assert!((row.frequency - row.sharpened).abs() > 5.0 * deviation);
    }
    lock!(
        "calibration",
        Calibration {
            rows,
            cases: cases.len(),
            same_decisions,
            w,
            b
        }
    );
}
