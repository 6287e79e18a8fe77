//! Calibration: an answer is a probability if it was fitted to be one.

use activations::{Activation, Sigmoid};
use learning::{CrossEntropy, Dataset, Mean};
use ndarray::array;
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

use super::two_points::{dataset, gradient_descent};
use crate::record::record;

/// The inputs are the whole numbers up to this, on both sides of 0.
pub const LARGEST_INPUT: i32 = 4;

/// The cases for each input.
pub const EACH: usize = 4000;

/// The seed of the generator that decides them.
pub const SEED: u64 = 7;

/// `(w, b)` of the [`truth`].
pub const TRUE_PARAMETERS: (f64, f64) = (0.8, -0.4);

/// The learning rate of the fit.
pub const LEARNING_RATE: f64 = 1.0;

/// The epochs of the fit.
pub const EPOCHS: usize = 1000;

/// The factor of both parameters that makes a neuron too sure.
pub const SHARPENING: f64 = 3.0;

record! {
    /// A neuron that was fitted to cases, with the parameters w and b, and one whose parameters are three times as large.
    Calibration { rows: Vec<CalibrationRow>, cases: usize, same_decisions: usize, w: f64, b: f64 }

    /// The share of true cases for one input, and the answers of the two neurons.
    CalibrationRow { x: f64, frequency: f64, fitted: f64, sharpened: f64 }
}

/// `P(y = 1 | x) = σ(0.8x − 0.4)`, with which a case is true.
pub fn truth(x: f64) -> f64 {
    let (w, b) = TRUE_PARAMETERS;
    Sigmoid.apply(w * x + b)
}

/// All cases: those with the same input lie side by side.
pub fn cases() -> Vec<(f64, f64)> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEED);
    (-LARGEST_INPUT..=LARGEST_INPUT)
        .flat_map(|x| std::iter::repeat_n(f64::from(x), EACH))
        .map(|x| (x, f64::from(rng.random::<f64>() < truth(x))))
        .collect()
}

/// Each input with the share of its cases that are true.
///
/// The cross-entropy is affine in the target, so the mean over cases with the same x is the loss of their mean.
pub fn frequencies(cases: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let share = |same_x: &[(f64, f64)]| same_x.iter().map(|(_, y)| y).sum::<f64>() / EACH as f64;
    cases
        .chunks(EACH)
        .map(|same_x| (same_x[0].0, share(same_x)))
        .collect()
}

/// The neuron with the least cross-entropy.
///
/// # Panics
///
/// When there are no cases.
pub fn fit(data: &Dataset) -> Neuron<Sigmoid> {
    let mut neuron = Neuron::zeros(1, Sigmoid);
    gradient_descent(Mean(CrossEntropy), LEARNING_RATE, EPOCHS)
        .fit(&mut neuron, data)
        .expect("the loss stays finite");
    neuron
}

/// The neuron with larger parameters, which decides alike and is too sure.
pub fn sharpen(fitted: &Neuron<Sigmoid>) -> Neuron<Sigmoid> {
    Neuron::new(
        array![SHARPENING * fitted.weights()[0]],
        SHARPENING * fitted.bias(),
        Sigmoid,
    )
}

/// `σ(wx + b)` and `σ(3(wx + b))`: the same decisions, and only the first is a frequency.
pub fn calibration() -> Calibration {
    let cases = cases();
    let frequencies = frequencies(&cases);
    let fitted = fit(&dataset(&frequencies));
    let sharpened = sharpen(&fitted);
    let one_by_one = dataset(&cases);
    let decisions =
        |neuron: &Neuron<Sigmoid>| neuron.outputs(&one_by_one.inputs()).mapv(|a| a >= 0.5);
    let same = decisions(&fitted)
        .iter()
        .zip(decisions(&sharpened))
        .filter(|(one, other)| *one == other)
        .count();
    let row = |&(x, frequency): &(f64, f64)| CalibrationRow {
        x,
        frequency,
        fitted: fitted.output(&array![x]),
        sharpened: sharpened.output(&array![x]),
    };
    Calibration {
        rows: frequencies.iter().map(row).collect(),
        cases: cases.len(),
        same_decisions: same,
        w: fitted.weights()[0],
        b: fitted.bias(),
    }
}
