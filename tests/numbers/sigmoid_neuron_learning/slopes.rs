//! Slopes: which way is down, what the slope knows about other positions, and whether it is the right one.

use worked_examples::sigmoid_neuron_learning::directions::{COS_1, SIN_1};
use worked_examples::sigmoid_neuron_learning::gradient_checks::gradient_check;
use worked_examples::sigmoid_neuron_learning::taylor::{
    PARTS, RATES, STEP_RATES, TaylorRow, powers, step_sizes, taylor,
};

#[test]
fn one_degree_is_a_ninetieth_of_a_right_angle() {
    let (mut c, mut s) = (1.0, 0.0);
    for _ in 0..90 {
        (c, s) = (c * COS_1 - s * SIN_1, c * SIN_1 + s * COS_1);
        assert!(s > 0.0 && c > -1e-14);
    }
    // Ninety rotations, each with two roundings or three of numbers up to 1.
    assert!(c.abs() < 90.0 * 3.0 * f64::EPSILON && (s - 1.0).abs() < 90.0 * 3.0 * f64::EPSILON);
}

#[test]
fn powers_of_a_small_rate_are_smaller_and_powers_of_one_are_one() {
    let rows = powers(&PARTS).rows;
    assert_eq!([rows[0].square, rows[0].cube], [1e-4, 1e-6]);
    assert_eq!([rows[2].square, rows[2].cube], [1.0, 1.0]);
}

#[test]
fn what_the_slope_leaves_out_is_the_curvature() {
    let record = taylor(&RATES);
    let (half_curvature, rows) = (record.half_curvature, record.rows);
    // With u = (0.2125, 0.025) and H = [[0.40625, 0.1875], [0.1875, 0.125]], by hand:
    let by_hand =
        0.5 * (0.40625 * 0.2125 * 0.2125 + 2.0 * 0.1875 * 0.2125 * 0.025 + 0.125 * 0.025 * 0.025);
    assert!((half_curvature - by_hand).abs() < 1e-17);
    // The last column settles there: each row comes nearer, about ten times with a rate ten times smaller. The loss
    // of the last is known to a few 1e-17, and that is divided by a millionth.
    let distance = |row: &TaylorRow| row.remainder - half_curvature;
    for pair in rows.windows(2) {
        assert!((5.0..20.0).contains(&(distance(&pair[0]) / distance(&pair[1]))));
    }
    assert!((rows[3].remainder - half_curvature).abs() < 2e-6);
    // The curvature helps at every rate here: what is left is the smaller error.
    for row in &rows {
        assert!((row.actual - row.second_order).abs() < (row.actual - row.first_order).abs());
    }
}

#[test]
fn a_long_step_goes_up_where_the_slope_promised_less_than_nothing() {
    let record = step_sizes(&STEP_RATES);
    assert!((record.start - 0.125).abs() < 1e-15);
    for row in &record.rows {
        assert!(row.actual > 0.0);
        assert_eq!(row.predicted < 0.0, row.eta >= 5.0);
        assert_eq!(row.actual > record.start, row.eta >= 10.0);
        // L − η|∇L|² with |∇L|² = 0.2125² + 0.025².
        let by_hand = 0.125 - row.eta * (0.2125 * 0.2125 + 0.025 * 0.025);
        assert!((row.predicted - by_hand).abs() < 1e-15 * row.eta.max(1.0));
    }
}

#[test]
fn the_derivatives_worked_out_are_those_measured() {
    // About eight digits: a loss below 0.5 is known to a few 2⁻⁵⁴, and that is divided by a nudge of 2 · 2⁻¹⁷.
    for row in gradient_check().rows {
        assert!((row.measured - row.formula).abs() < 1e-11);
        assert!((row.measured / row.formula - 1.0).abs() < 2e-8);
    }
}
