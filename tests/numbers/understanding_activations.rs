//! Activations compared: decisions, smoothed steps, tanh, and rectifiers.

use std::f64::consts::PI;

use activations::{Activation, LeakyRelu, Tanh};
use worked_examples::understanding_activations::hinges::{HingeNetwork, PIECES, hinges, kink};
use worked_examples::understanding_activations::rectifiers::{BIASES, LEAKY_INPUTS, leaky, sparse};
use worked_examples::understanding_activations::tanh::{
    COMPARED_AT, MEANS, mean_of_tanh, tanh_means, tanh_sigmoid,
};

#[test]
fn tanh_is_a_stretched_sigmoid_but_for_the_last_digits() {
    // The two sides are one function, so they differ by roundings: two of σ near 1, and one of the product.
    let grid: Vec<f64> = (-20_000..=20_000).map(|x| f64::from(x) / 1000.0).collect();
    for row in tanh_sigmoid(&grid).rows {
        assert!(row.difference.abs() <= 4.0 * f64::EPSILON / 2.0);
        assert_eq!(Tanh.apply(-row.x), -row.tanh);
    }
    let rows = tanh_sigmoid(&COMPARED_AT).rows;
    assert!(rows.iter().any(|row| row.difference == 0.0));
    assert!(rows.iter().any(|row| row.difference != 0.0));
}

#[test]
fn the_mean_of_tanh_is_zero_when_its_inputs_are_centered_and_not_otherwise() {
    let rows = tanh_means(&MEANS).rows;
    assert_eq!(rows[0].mean_of_tanh, 0.0);
    assert_eq!(format!("{:.4}", rows[1].mean_of_tanh), "0.8647");
    // Whatever the mean of z, the mean of tanh has its sign.
    for tenths in 1..=40 {
        let m = f64::from(tenths) / 10.0;
        assert!(mean_of_tanh(m) > 0.0 && mean_of_tanh(-m) == -mean_of_tanh(m));
    }
}

#[test]
fn twice_as_many_hinges_come_four_times_as_close_to_a_sine() {
    let rows = hinges(&PIECES).rows;
    for row in &rows {
        let network = HingeNetwork::on_sine(row.pieces);
        for i in 0..=row.pieces {
            assert!(network.error(kink(i, row.pieces)) <= 1e-14);
        }
        for i in 0..=10 * row.pieces {
            assert!(network.error(kink(i, 10 * row.pieces)) <= row.max_error);
        }
        // The bound of theory is h²/8 · max |sin|, and the errors approach it, so the ratios approach 4.
        let width = PI / f64::from(row.pieces);
        let bound = width * width / 8.0;
        assert!(0.9 * bound < row.max_error && row.max_error < bound);
    }
    assert!(rows.is_sorted_by(|a, b| a.ratio < b.ratio));
    assert!(rows[1].ratio > 3.7 && rows[3].ratio < 4.0);
}

#[test]
fn half_of_the_units_are_active_only_without_a_bias() {
    let record = sparse(&BIASES);
    // Φ(1/√2) = (1 + erf ½)/2 = 0.76024993890652326884, from mpmath.
    let probabilities = [0.5, 0.760_249_938_906_523_3, 0.239_750_061_093_476_73];
    for (row, p) in record.rows.iter().zip(probabilities) {
        assert!((row.theory - p).abs() <= 4.0 * f64::EPSILON);
        // A sum of fifty products is nearly normal.
        let standard_deviation = (p * (1.0 - p) / record.units as f64).sqrt();
        assert!((row.active - p).abs() < 3.0 * standard_deviation + 1e-3);
    }
}

#[test]
fn a_leak_keeps_negative_numbers_and_makes_them_small() {
    assert_eq!(LeakyRelu::default().negative_slope(), 0.01);
    let rows = leaky(&LEAKY_INPUTS).rows;
    for row in &rows {
        if row.x < 0.0 {
            // Smaller in size, and larger.
            assert!(row.leaky.abs() < row.x.abs() && row.leaky > row.x);
            assert!(row.relu == 0.0 && row.leaky < 0.0 && row.parametric < row.leaky);
        } else {
            assert_eq!([row.relu, row.leaky, row.parametric], [row.x; 3]);
        }
    }
    assert_eq!((rows[0].leaky, rows[0].parametric), (-0.1, -2.5));
}
