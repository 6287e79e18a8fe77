//! The arithmetic behind the records: it agrees with the standard library, and its searches find what they look for.

use activations::{Activation, Sigmoid};
use worked_examples::building_a_neuron::double_precision::{typed, typed_f32};
use worked_examples::numerics::{eigenvalues, first_double, logarithm, maximum, sine};

#[test]
fn the_sine_is_the_sine() {
    for hundredths in 0..=314 {
        let x = f64::from(hundredths) / 100.0;
        assert!((sine(x) - x.sin()).abs() <= 4.0 * f64::EPSILON, "{x}");
    }
}

#[test]
fn the_logarithm_is_the_logarithm() {
    assert_eq!(logarithm(1.0), 0.0);
    for exponent in -300..=300 {
        for digits in [1.0, 1.5, 2.0, 4.9, 7.5, 9.99] {
            let x = digits * 10.0_f64.powi(exponent);
            let (ours, other) = (logarithm(x), x.ln());
            assert!(
                (ours - other).abs() <= 4.0 * f64::EPSILON * other.abs().max(1.0),
                "{x}"
            );
        }
    }
}

#[test]
fn the_maximum_of_a_parabola_is_its_vertex() {
    // Near a maximum a function is flat: half of the digits are lost.
    let x = maximum(|x| 3.0 - (x - 0.2) * (x - 0.2), -1.0, 1.0, 60);
    assert!((x - 0.2).abs() < 1e-7, "{x}");
}

#[test]
fn the_eigenvalues_of_a_matrix_are_its_eigenvalues() {
    // 2 on the diagonal and −1 beside it: 2 − √2, 2 and 2 + √2.
    let matrix = vec![
        vec![2.0, -1.0, 0.0],
        vec![-1.0, 2.0, -1.0],
        vec![0.0, -1.0, 2.0],
    ];
    let mut found = eigenvalues(matrix);
    found.sort_by(f64::total_cmp);
    for (found, wanted) in found
        .into_iter()
        .zip([2.0 - 2.0_f64.sqrt(), 2.0, 2.0 + 2.0_f64.sqrt()])
    {
        assert!((found - wanted).abs() < 1e-14);
    }
}

#[test]
fn the_first_double_is_the_first() {
    // The search supposes that each condition changes once: look at a thousand neighbors on both sides.
    let conditions: [fn(f64) -> bool; 4] = [
        |z| Sigmoid.apply(z) == 1.0,
        |z| typed(z) == 1.0,
        |z| typed_f32(z as f32) == 1.0,
        |z| typed(-z) == 0.0,
    ];
    for holds in conditions {
        let first = first_double(holds).to_bits();
        for i in 0..1000 {
            assert!(holds(f64::from_bits(first + i)) && !holds(f64::from_bits(first - 1 - i)));
        }
    }
}
