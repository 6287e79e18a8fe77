//! Slopes that fade, vanish, explode, or are 0 for good.

use activations::{Differentiable, Relu, Sigmoid};
use learning::StopReason;
use worked_examples::neurons_in_detail::dead_units::{
    EPOCHS as DEAD_EPOCHS, EpochsNeeded, LEAKS, RATES, active, dead_relu, revival, start,
};
use worked_examples::neurons_in_detail::saturation::{
    EPOCHS, INPUTS, LEARNING_RATE, SCALES, SEED, STARTS, UNITS, saturated_neuron, saturation,
    weight_scale,
};
use worked_examples::random::weighted_sums;

#[test]
fn the_slope_of_the_sigmoid_fades_on_both_sides() {
    let record = saturation();
    assert_eq!(record.maximum, 0.25);
    for thousandths in 1..=40_000 {
        let z = f64::from(thousandths) / 1000.0;
        assert!(Sigmoid.derivative(z) < Sigmoid.derivative(z - 0.001));
        assert_eq!(Sigmoid.derivative(z), Sigmoid.derivative(-z));
    }
    // By hand: σ(1 − σ) = s where σ = (1 + √(1 − 4s))/2, and z = ln σ/(1 − σ).
    for row in &record.rows {
        let root = (1.0 - 4.0 * row.slope).sqrt();
        let z = ((1.0 + root) / (1.0 - root)).ln();
        assert!((row.z - z).abs() < 1e-12, "{}", row.share);
    }
}

#[test]
fn the_unit_that_is_certain_and_wrong_learns_more_slowly() {
    let record = saturated_neuron(STARTS, LEARNING_RATE, EPOCHS);
    let [near, far] = &record.outputs;
    // M. Nielsen, Neural Networks and Deep Learning, chapter 3: from 0.82 to 0.09, and from 0.98 to 0.20, "for
    // the first 150 or so learning epochs, the weights and biases don't change much at all".
    let rounded = |y: f64| format!("{y:.2}");
    assert_eq!([near[0], near[300]].map(rounded), ["0.82", "0.09"]);
    assert_eq!([far[0], far[300]].map(rounded), ["0.98", "0.20"]);
    assert!(far[150] > 0.93);
    // The second is more wrong at every moment, and at the start its slope is a seventh.
    assert!(near.iter().zip(far).all(|(near, far)| near < far));
    assert!((7.0..7.1).contains(&(record.slope_near / record.slope_far)));
}

#[test]
fn large_weights_saturate_a_unit_before_it_has_learned_anything() {
    let rows = weight_scale(&SCALES).rows;
    assert!(rows.is_sorted_by(|a, b| a.saturated < b.saturated));
    // Weights of size 1 are far too large, weights of a tenth are harmless.
    assert!(rows[0].saturated < 0.01 && rows[2].saturated > 0.5);
    // A hundred inputs with mean 0 and variance 1, and weights with the same: the products have variance 1, and
    // their sum has the standard deviation √100 = 10.
    let units = UNITS as f64;
    let sums = weighted_sums(SEED, UNITS, INPUTS);
    let variance = sums.iter().map(|sum| sum * sum).sum::<f64>() / units;
    // Of a hundred products with excess kurtosis 3.24 − 3, the square of the sum has variance 2 · 100², nearly.
    assert!((variance - 100.0).abs() < 3.0 * 100.0 * (2.0 / units).sqrt());
    // A sum of a hundred terms is nearly normal. Probability of |z| > 4.5849 for standard deviations of 1, 3, 10,
    // 30, 100, by Python's math.erf.
    for (row, p) in rows.iter().zip([4.5e-6, 0.1264, 0.6466, 0.8785, 0.9634]) {
        let standard_deviation = (p * (1.0 - p) / units).sqrt();
        assert!((row.saturated - p).abs() < 3.0 * standard_deviation + 1e-3);
    }
}

#[test]
fn one_step_that_is_too_large_kills_a_relu_for_good() {
    assert_eq!(active(&start(Relu)), 3);
    let rows = dead_relu(&RATES, DEAD_EPOCHS).rows;
    assert!(rows.iter().map(|row| row.active).eq([3, 0, 0, 0]));
    // The cautious unit is on its way to w = ½, b = 0, and two hundred epochs leave less than a thousandth.
    assert!((rows[0].w - 0.5).abs() < 1e-3 && rows[0].b.abs() < 1e-3 && rows[0].loss < 1e-6);
    // By hand: the errors are ½, 1, 3/2, so ∂L/∂w = 7 and ∂L/∂b = 3, and the step is −7η, −3η. The unit answers 0,
    // and ½ (¼ + 1 + 9/4) = 7/4.
    for row in &rows[1..] {
        // From η = 0.2 on it is the first step that kills. The second changes no bit of the parameters, so no
        // later one will.
        assert_eq!(row.history.stopped, StopReason::Converged);
        assert_eq!(row.history.last().number, 2);
        assert!((row.w - (1.0 - 7.0 * row.learning_rate)).abs() < 1e-15);
        assert!((row.b + 3.0 * row.learning_rate).abs() < 1e-15);
        assert_eq!(row.loss, 1.75);
    }
}

#[test]
fn a_leak_brings_the_unit_back() {
    let rows = revival(&LEAKS).rows;
    assert!(rows.iter().all(|row| row.active_when_killed == 0));
    // Without a leak never; with more leak sooner, and most is gained by the first hundredth.
    assert_eq!(rows[0].epochs, EpochsNeeded::Never("never, in 200 000"));
    assert_eq!(rows[0].loss, 1.75);
    let needed: Vec<usize> = (rows[1..].iter())
        .filter_map(|row| match row.epochs {
            EpochsNeeded::After(epochs) => Some(epochs),
            EpochsNeeded::Never(_) => None,
        })
        .collect();
    assert_eq!(needed.len(), 3, "every leak brings the unit back");
    assert!(needed.is_sorted_by(|a, b| a > b));
    assert!(needed[0] < 1000 && needed[2] > 200);
    assert!(rows[1..].iter().all(|row| row.loss < 1e-6));
}
