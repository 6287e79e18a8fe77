//! Slopes that fade, vanish or explode.

use activations::{Differentiable, Relu, Sigmoid, Tanh};
use worked_examples::neurons_in_detail::chains::{
    FEW_LAYERS, INPUT, LARGE_WEIGHT, LAYERS, chain, chains, explosion,
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
fn a_slope_vanishes_behind_sigmoids_and_passes_through_active_relus() {
    let rows = chains(&LAYERS).rows;
    for row in &rows {
        let layers = i32::try_from(row.layers).expect("twenty layers");
        assert!(row.sigmoid <= 0.25_f64.powi(layers));
        assert_eq!((row.relu, row.relu_half), (1.0, 0.5_f64.powi(layers)));
        assert!(row.sigmoid < row.tanh && row.tanh < 1.0);
    }
    // After ten layers of sigmoids less than a millionth is left, of tanh more than a fifth.
    assert!(rows[4].sigmoid < 1e-6 && rows[4].tanh > 0.2);
    // At 0 tanh passes a slope on whole; and one ReLU that is off stops it.
    assert_eq!(chain(&Tanh, 1.0, 0.0, 20), (0.0, 1.0));
    assert_eq!(chain(&Relu, 1.0, -0.5, 20).1, 0.0);
    // The products are slopes: the output changes by so much when the input of the chain does.
    for (phi, product) in [
        (&Sigmoid as &dyn Differentiable, rows[2].sigmoid),
        (&Tanh, rows[2].tanh),
    ] {
        let output = |input| chain(phi, 1.0, input, 3).0;
        let quotient = (output(INPUT + 1e-6) - output(INPUT - 1e-6)) / 2e-6;
        assert!((quotient - product).abs() < 1e-9);
    }
}

#[test]
fn a_slope_explodes_when_the_weights_are_large() {
    let rows = explosion(LARGE_WEIGHT, &FEW_LAYERS).rows;
    assert!(rows.iter().map(|row| row.factor).eq([25.0, 625.0, 15625.0]));
}
