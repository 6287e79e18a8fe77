//! Slopes: which way is down.

use worked_examples::sigmoid_neuron_learning::directions::{COS_1, SIN_1};

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
