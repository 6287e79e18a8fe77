//! The hyperbolic tangent: a stretched sigmoid, with a mean of zero when its inputs have one.

use activations::{Activation, Sigmoid, Tanh};
use serde::Serialize;

#[test]
fn tanh_is_a_stretched_sigmoid_but_for_the_last_digits() {
    #[derive(Serialize)]
    struct TanhSigmoid {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        x: f64,
        tanh: f64,
        two_sigma: f64,
        difference: f64,
    }

    let row = |x: f64| {
        let (tanh, two_sigma) = (Tanh.apply(x), 2.0 * Sigmoid.apply(2.0 * x) - 1.0);
        Row {
            x,
            tanh,
            two_sigma,
            difference: tanh - two_sigma,
        }
    };
    let rows: Vec<Row> = [-2.0, -0.5, 0.0, 0.1, 0.5, 1.0, 3.0]
        .into_iter()
        .map(row)
        .collect();

    // The two sides are one function, so they differ by roundings: two of σ near 1, and one of the product.
    for thousandths in -20_000..=20_000 {
        let x = f64::from(thousandths) / 1000.0;
        assert!(row(x).difference.abs() <= 4.0 * f64::EPSILON / 2.0);
        assert_eq!(Tanh.apply(-x), -Tanh.apply(x));
    }
    assert!(rows.iter().any(|row| row.difference == 0.0));
    assert!(rows.iter().any(|row| row.difference != 0.0));
    lock!("tanh_sigmoid", TanhSigmoid { rows });
}

#[test]
fn the_mean_of_tanh_is_zero_when_its_inputs_are_centered_and_not_otherwise() {
    #[derive(Serialize)]
    struct TanhMeans {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        mean_of_z: f64,
        mean_of_tanh: f64,
    }
    /// e⁻ᵃ, by the sigmoid: σ(−a)/σ(a).
    fn decay(a: f64) -> f64 {
        Sigmoid.apply(-a) / Sigmoid.apply(a)
    }
    /// The mean of tanh for normal inputs of variance 1, by the trapezoidal rule with steps of 1/8 out to ±9. For
    /// functions as smooth as this one the rule is wrong by about e^(−π²/h), which is nothing; so is what lies
    /// beyond 9. The pairs ±t are added first, so that symmetry is exact.
    fn mean_of_tanh(mean: f64) -> f64 {
        let (mut sum, mut weights) = (Tanh.apply(mean), 1.0);
        for i in 1..=72 {
            let t = f64::from(i) / 8.0;
            let weight = decay(0.5 * t * t);
            sum += weight * (Tanh.apply(mean + t) + Tanh.apply(mean - t));
            weights += 2.0 * weight;
        }
        sum / weights
    }

    let rows: Vec<Row> = [0.0, 2.0]
        .into_iter()
        .map(|mean_of_z| Row {
            mean_of_z,
            mean_of_tanh: mean_of_tanh(mean_of_z),
        })
        .collect();

    assert_eq!(rows[0].mean_of_tanh, 0.0);
    assert_eq!(format!("{:.4}", rows[1].mean_of_tanh), "0.8647");
    // Whatever the mean of z, the mean of tanh has its sign.
    for tenths in 1..=40 {
        let m = f64::from(tenths) / 10.0;
        assert!(mean_of_tanh(m) > 0.0 && mean_of_tanh(-m) == -mean_of_tanh(m));
    }
    lock!("tanh_means", TanhMeans { rows });
}
