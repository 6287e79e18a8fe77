//! Activations compared: decisions, smoothed steps, tanh, and rectifiers.

use std::f64::consts::PI;

use activations::LeakyRelu;
use worked_examples::understanding_activations::hinges::{HingeNetwork, PIECES, hinges, kink};
use worked_examples::understanding_activations::rectifiers::{BIASES, LEAKY_INPUTS, leaky, sparse};

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
