//! Why a neuron ignores small inputs: without a threshold every breath of noise would make it fire.

use ndarray::array;
use neuron_core::ThresholdUnit;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};
use serde::Serialize;

#[test]
fn a_higher_threshold_ignores_more_noise() {
    #[derive(Serialize)]
    struct Noise {
        trials: usize,
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        threshold: f64,
        spurious: usize,
    }

    // No input carries a signal (1), but none is quite silent: both lie between 0 and ½, at random.
    let trials = 10_000;
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(2020);
    let noise: Vec<_> = (0..trials)
        .map(|_| array![0.5 * rng.random::<f64>(), 0.5 * rng.random::<f64>()])
        .collect();
    let rows: Vec<Row> = [0.0, 1.0, 2.0, 3.0, 4.0]
        .into_iter()
        .map(|threshold| {
            let unit = ThresholdUnit::new(array![5.0, 3.0], threshold);
            Row {
                threshold,
                spurious: noise.iter().filter(|x| unit.fires(x)).count(),
            }
        })
        .collect();

    // Without a threshold everything is an alarm, at θ = 4 nothing is; between them fewer and fewer.
    assert_eq!(rows[0].spurious, trials);
    assert_eq!(rows[4].spurious, 0);
    assert!(rows.is_sorted_by(|a, b| a.spurious > b.spurious));
    // 5x₁ + 3x₂ is the sum of two uniform numbers, up to 2.5 and up to 1.5. It reaches 1, 2, 3 with
    // probability 13/15, 1/2, 2/15.
    for (row, probability) in rows[1..4].iter().zip([13.0 / 15.0, 0.5, 2.0 / 15.0]) {
        let expected = trials as f64 * probability;
        let standard_deviation = (expected * (1.0 - probability)).sqrt();
        assert!((row.spurious as f64 - expected).abs() < 3.0 * standard_deviation);
    }
    lock!("noise", Noise { trials, rows });
}
