//! Where the sigmoid is flat, and what it costs to be there.

use activations::{Activation, Differentiable, Sigmoid};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
use serde::Serialize;

use super::random::uniform;

#[test]
fn the_slope_of_the_sigmoid_fades_on_both_sides() {
    #[derive(Serialize)]
    struct Saturation {
        rows: Vec<Row>,
        maximum: f64,
    }
    #[derive(Serialize)]
    struct Row {
        share: &'static str,
        z: f64,
    }
    /// The z > 0 where the slope has sunk to a value.
    fn where_slope_is(value: f64) -> f64 {
        let (mut above, mut below) = (0.0, 40.0);
        for _ in 0..60 {
            let middle = (above + below) / 2.0;
            if Sigmoid.derivative(middle) > value {
                above = middle;
            } else {
                below = middle;
            }
        }
        below
    }

    let maximum = Sigmoid.derivative(0.0);
    let levels = [
        ("half of the maximum", 0.5 * maximum),
        ("0.01", 0.01),
        ("0.001", 0.001),
    ];
    let rows: Vec<Row> = levels
        .into_iter()
        .map(|(share, slope)| Row {
            share,
            z: where_slope_is(slope),
        })
        .collect();

    assert_eq!(maximum, 0.25);
    for thousandths in 1..=40_000 {
        let z = f64::from(thousandths) / 1000.0;
        assert!(Sigmoid.derivative(z) < Sigmoid.derivative(z - 0.001));
        assert_eq!(Sigmoid.derivative(z), Sigmoid.derivative(-z));
    }
    // By hand: σ(1 − σ) = s where σ = (1 + √(1 − 4s))/2, and z = ln σ/(1 − σ).
    for (row, (_, slope)) in rows.iter().zip(levels) {
        let root = (1.0 - 4.0 * slope).sqrt();
        let z = ((1.0 + root) / (1.0 - root)).ln();
        assert!((row.z - z).abs() < 1e-12, "{}", row.share);
    }
    lock!("saturation", Saturation { rows, maximum });
}

#[test]
fn the_unit_that_is_certain_and_wrong_learns_more_slowly() {
    #[derive(Serialize)]
    struct SaturatedNeuron {
        rows: Vec<Row>,
        slope_near: f64,
        slope_far: f64,
    }
    #[derive(Serialize)]
    struct Row {
        epoch: usize,
        near: f64,
        far: f64,
    }
    /// The slope of ½σ(z)² by w, which is also the one by b, because the input is 1.
    fn slope(w: f64, b: f64) -> f64 {
        Sigmoid.apply(w + b) * Sigmoid.derivative(w + b)
    }
    /// The outputs before each epoch and after the last.
    fn train(mut w: f64, mut b: f64) -> Vec<f64> {
        let mut outputs = vec![Sigmoid.apply(w + b)];
        for _ in 0..300 {
            let slope = slope(w, b);
            w -= 0.15 * slope;
            b -= 0.15 * slope;
            outputs.push(Sigmoid.apply(w + b));
        }
        outputs
    }

    let (near, far) = (train(0.6, 0.9), train(2.0, 2.0));
    let rows = (0..=300)
        .step_by(50)
        .map(|epoch| Row {
            epoch,
            near: near[epoch],
            far: far[epoch],
        })
        .collect();
    let (slope_near, slope_far) = (slope(0.6, 0.9), slope(2.0, 2.0));

    // M. Nielsen, Neural Networks and Deep Learning, chapter 3: from 0.82 to 0.09, and from 0.98 to 0.20, "for
    // the first 150 or so learning epochs, the weights and biases don't change much at all".
    let rounded = |y: f64| format!("{y:.2}");
    assert_eq!([near[0], near[300]].map(rounded), ["0.82", "0.09"]);
    assert_eq!([far[0], far[300]].map(rounded), ["0.98", "0.20"]);
    assert!(far[150] > 0.93);
    // The second is more wrong at every moment, and at the start its slope is a seventh.
    assert!(near.iter().zip(&far).all(|(near, far)| near < far));
    assert!((7.0..7.1).contains(&(slope_near / slope_far)));
    lock!(
        "saturated_neuron",
        SaturatedNeuron {
            rows,
            slope_near,
            slope_far
        }
    );
}

#[test]
fn large_weights_saturate_a_unit_before_it_has_learned_anything() {
    #[derive(Serialize)]
    struct WeightScale {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        scale: f64,
        saturated: f64,
    }

    // A hundred inputs with mean 0 and variance 1, and weights with the same. The products have variance 1, and
    // their sum has the standard deviation √100 = 10.
    const UNITS: usize = 2000;
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(100);
    let sums: Vec<f64> = (0..UNITS)
        .map(|_| {
            (0..100).fold(0.0, |sum, _| {
                let (w, x) = (uniform(&mut rng), uniform(&mut rng));
                sum + w * x
            })
        })
        .collect();
    let rows: Vec<Row> = [0.1, 0.3, 1.0, 3.0, 10.0]
        .into_iter()
        .map(|scale| {
            let saturated = |sum: &&f64| Sigmoid.derivative(scale * **sum) < 0.01;
            Row {
                scale,
                saturated: sums.iter().filter(saturated).count() as f64 / UNITS as f64,
            }
        })
        .collect();

    assert!(rows.is_sorted_by(|a, b| a.saturated < b.saturated));
    // Weights of size 1 are far too large, weights of a tenth are harmless.
    assert!(rows[0].saturated < 0.01 && rows[2].saturated > 0.5);
    let variance = sums.iter().map(|sum| sum * sum).sum::<f64>() / UNITS as f64;
    // Of a hundred products with excess kurtosis 3.24 − 3, the square of the sum has variance 2 · 100², nearly.
    assert!((variance - 100.0).abs() < 3.0 * 100.0 * (2.0 / UNITS as f64).sqrt());
    // A sum of a hundred terms is nearly normal. Probability of |z| > 4.5849 for standard deviations of 1, 3, 10,
    // 30, 100, by Python's math.erf.
    for (row, p) in rows.iter().zip([4.5e-6, 0.1264, 0.6466, 0.8785, 0.9634]) {
        let standard_deviation = (p * (1.0 - p) / UNITS as f64).sqrt();
        assert!((row.saturated - p).abs() < 3.0 * standard_deviation + 1e-3);
    }
    lock!("weight_scale", WeightScale { rows });
}
