//! What ReLUs can do together, how many of them are active, and what a leak changes.

use std::f64::consts::PI;

use activations::{Activation, Gelu, Identity, LeakyRelu, ParametricRelu, Relu};
use ndarray::{Array1, array};
use neuron_core::Neuron;
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
use serde::Serialize;

use super::random::uniform;

#[test]
fn two_relus_make_the_absolute_value() {
    #[derive(Serialize)]
    struct AbsNet {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        x: f64,
        y: f64,
    }

    let right = Neuron::new(array![1.0], 0.0, Relu);
    let left = Neuron::new(array![-1.0], 0.0, Relu);
    let sum = Neuron::new(array![1.0, 1.0], 0.0, Identity);
    let network = |x: f64| {
        let x = array![x];
        sum.output(&array![right.output(&x), left.output(&x)])
    };
    let rows: Vec<Row> = [-3.0, -1.0, -0.25, 0.0, 0.25, 1.0, 3.0]
        .into_iter()
        .map(|x| Row { x, y: network(x) })
        .collect();

    assert!(rows.iter().all(|row| row.y == row.x.abs()));
    for hundredths in -1000..=1000 {
        let x = f64::from(hundredths) / 100.0;
        assert_eq!(network(x), x.abs());
    }
    lock!("abs_net", AbsNet { rows });
}

/// The sine on [0, π] by its power series. The sine of the standard library may differ from machine to machine.
fn sine(x: f64) -> f64 {
    // sin x = sin(π − x), and up to π/2 the fourteenth term is below 1e-21.
    let x = if x > PI / 2.0 { PI - x } else { x };
    let (mut term, mut sum) = (x, x);
    for n in 1..14 {
        term *= -(x * x) / f64::from(2 * n * (2 * n + 1));
        sum += term;
    }
    sum
}

#[test]
fn twice_as_many_hinges_come_four_times_as_close_to_a_sine() {
    #[derive(Serialize)]
    struct Hinges {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        pieces: u32,
        max_error: f64,
        ratio: f64,
    }
    /// Hidden ReLUs with the weight 1 and their kinks at equal distances, and what the output adds to its slope at
    /// each kink, so that the line meets the sine at the ends of every piece.
    fn max_error(pieces: u32) -> f64 {
        let width = PI / f64::from(pieces);
        let kink = |i: u32| f64::from(i) * width;
        let slope = |i: u32| (sine(kink(i + 1)) - sine(kink(i))) / width;
        let hidden: Vec<Neuron<Relu>> = (0..pieces)
            .map(|i| Neuron::new(array![1.0], -kink(i), Relu))
            .collect();
        let bends: Array1<f64> = (0..pieces)
            .map(|i| {
                if i == 0 {
                    slope(0)
                } else {
                    slope(i) - slope(i - 1)
                }
            })
            .collect();
        let output = Neuron::new(bends, 0.0, Identity);
        let error = |x: f64| {
            let hidden: Array1<f64> = hidden.iter().map(|unit| unit.output(&array![x])).collect();
            (output.output(&hidden) - sine(x)).abs()
        };
        for i in 0..=pieces {
            assert!(error(kink(i)) <= 1e-14);
        }

        // The sine bends most in the middle, and there the line misses most: in the two pieces beside π/2, of which
        // one is enough. The maximum, by thirds.
        let (mut from, mut to) = (kink(pieces / 2 - 1), kink(pieces / 2));
        for _ in 0..40 {
            let (left, right) = (from + (to - from) / 3.0, to - (to - from) / 3.0);
            if error(left) < error(right) {
                from = left;
            } else {
                to = right;
            }
        }
        let largest = error((from + to) / 2.0);
        for i in 0..=10 * pieces {
            assert!(error(PI * f64::from(i) / f64::from(10 * pieces)) <= largest);
        }
        largest
    }

    for hundredths in 0..=314 {
        let x = f64::from(hundredths) / 100.0;
        assert!((sine(x) - x.sin()).abs() <= 4.0 * f64::EPSILON);
    }
    let rows: Vec<Row> = [4, 8, 16, 32]
        .into_iter()
        .map(|pieces| Row {
            pieces,
            max_error: max_error(pieces),
            ratio: max_error(pieces / 2) / max_error(pieces),
        })
        .collect();

    // The bound of theory is h²/8 · max |sin|, and the errors approach it, so the ratios approach 4.
    for row in &rows {
        let width = PI / f64::from(row.pieces);
        let bound = width * width / 8.0;
        assert!(0.9 * bound < row.max_error && row.max_error < bound);
    }
    assert!(rows.is_sorted_by(|a, b| a.ratio < b.ratio));
    assert!(rows[1].ratio > 3.7 && rows[3].ratio < 4.0);
    lock!("hinges", Hinges { rows });
}

#[test]
fn half_of_the_units_are_active_only_without_a_bias() {
    #[derive(Serialize)]
    struct Sparse {
        units: usize,
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        bias: f64,
        active: f64,
        theory: f64,
    }

    // Fifty inputs and fifty weights for each unit, all with mean 0 and variance 1: the sum has variance 50.
    const UNITS: usize = 5000;
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(50);
    let sums: Vec<f64> = (0..UNITS)
        .map(|_| {
            (0..50).fold(0.0, |sum, _| {
                let (w, x) = (uniform(&mut rng), uniform(&mut rng));
                sum + w * x
            })
        })
        .collect();
    let rows: Vec<Row> = [0.0, 5.0, -5.0]
        .into_iter()
        .map(|bias| {
            let active = |sum: &&f64| Relu.apply(**sum + bias) > 0.0;
            // The share of a normal distribution above 0, Φ(b/√50). GELU is z·Φ(z).
            let z = bias / 50.0_f64.sqrt();
            let theory = if z == 0.0 { 0.5 } else { Gelu.apply(z) / z };
            Row {
                bias,
                active: sums.iter().filter(active).count() as f64 / UNITS as f64,
                theory,
            }
        })
        .collect();

    // Φ(1/√2) = (1 + erf ½)/2 = 0.76024993890652326884, from mpmath.
    let probabilities = [0.5, 0.760_249_938_906_523_3, 0.239_750_061_093_476_73];
    for (row, p) in rows.iter().zip(probabilities) {
        assert!((row.theory - p).abs() <= 4.0 * f64::EPSILON);
        // A sum of fifty products is nearly normal.
        let standard_deviation = (p * (1.0 - p) / UNITS as f64).sqrt();
        assert!((row.active - p).abs() < 3.0 * standard_deviation + 1e-3);
    }
    lock!("sparse", Sparse { units: UNITS, rows });
}

#[test]
fn a_leak_keeps_negative_numbers_and_makes_them_small() {
    #[derive(Serialize)]
    struct Leaky {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        x: f64,
        relu: f64,
        leaky: f64,
        parametric: f64,
    }

    let leaky = LeakyRelu::default();
    let parametric = ParametricRelu::new(0.25);
    assert_eq!(leaky.negative_slope(), 0.01);
    let rows: Vec<Row> = [-10.0, -1.0, 0.0, 1.0, 10.0]
        .into_iter()
        .map(|x| Row {
            x,
            relu: Relu.apply(x),
            leaky: leaky.apply(x),
            parametric: parametric.apply(x),
        })
        .collect();

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
    lock!("leaky", Leaky { rows });
}
