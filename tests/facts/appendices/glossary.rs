//! Glossary.

use activations::{Activation, Sigmoid, Step, Tanh};
use learning::{CrossEntropy, gradient};
use manuscript::facts::Facts;
use neuron_core::{ThresholdUnit, binary_inputs};
use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS};
use worked_examples::sigmoid_neuron_learning::two_points::{dataset, neuron};

/// Whether the outputs of a function come as close as one likes to two ends, and stay between them.
fn lies_between(phi: &dyn Activation, low: f64, high: f64) -> bool {
    let ends = [-30.0, 30.0].map(|z| phi.apply(z));
    (ends[0] - low).abs() < 1e-9
        && (ends[1] - high).abs() < 1e-9
        && (-100..=100).all(|tenths| {
            let y = phi.apply(f64::from(tenths) / 10.0);
            low < y && y < high
        })
}

pub(crate) fn facts(p: &mut Facts) {
    p.says(
        "A loss for outputs between 0 and 1 whose error signal is output less target.",
        |[low, high]| {
            let signal = |z: f64, y: f64| {
                let g = gradient(&CrossEntropy, &neuron((z, 0.0)), &dataset(&[(1.0, y)]));
                (g[1] - (Sigmoid.apply(z) - y)).abs() < 1e-15
            };
            lies_between(&Sigmoid, low.value, high.value)
                && [(-1.0, 0.2), (0.5, 1.0)]
                    .into_iter()
                    .all(|(z, y)| signal(z, y))
        },
    );
    p.says(
        "How strongly a unit responds, read from an output between 0 and 1.",
        |[low, high]| lies_between(&Sigmoid, low.value, high.value),
    );
    p.says(
        "To answer 1, because the weighted sum has reached the threshold.",
        |[answer]| {
            let unit = ThresholdUnit::new(WEIGHTS.to_vec(), THRESHOLD);
            binary_inputs(2)
                .all(|x| (answer == unit.output(&x)) == (unit.weighted_sum(&x) >= THRESHOLD))
        },
    );
    p.says(
        "A sigmoid stretched to the range from −1 to 1.",
        |[low, high]| {
            lies_between(&Tanh, low.value, high.value)
                && [-1.5, 0.25, 2.0]
                    .into_iter()
                    .all(|z| (Tanh.apply(z) - (2.0 * Sigmoid.apply(2.0 * z) - 1.0)).abs() < 1e-14)
        },
    );
    let outputs = |weights: [f64; 2], threshold: f64| {
        let unit = ThresholdUnit::new(weights.to_vec(), threshold);
        binary_inputs(2)
            .map(|x| unit.output(&x))
            .collect::<Vec<_>>()
    };
    p.says("Not both: 1 unless both inputs are on.", |[one]| {
        outputs([-2.0, -2.0], -3.0) == [one.value, one.value, one.value, 0.0]
    });
    p.says(
        "The function $1/(1 + e^{-z})$, a smooth step.",
        |[above, below]| {
            [-2.0, 0.5, 3.0_f64].into_iter().all(|z| {
                (above.value / (below.value + (-z).exp()) - Sigmoid.apply(z)).abs() < 1e-15
            })
        },
    );
    p.says(
        "Turns the weighted inputs of several outputs into shares that make 1 together.",
        |[one]| {
            let z = [0.5, -1.0, 2.0_f64];
            let sum: f64 = z.map(f64::exp).iter().sum();
            (z.map(|z| z.exp() / sum).iter().sum::<f64>() - one.value).abs() < 1e-15
        },
    );
    p.says(
        "The function that is 0 for negative numbers and 1 for positive ones.",
        |[negative, positive]| {
            [1e-9, 3.0].into_iter().all(|z| {
                negative == Step::default().apply(-z) && positive == Step::default().apply(z)
            })
        },
    );
    p.says(
        "Exclusive or: 1 when exactly one of two inputs is on.",
        |[one, two]| {
            let exactly_one = |x: &ndarray::Array1<f64>| x.sum() == 1.0;
            binary_inputs(two.n()).filter(exactly_one).count() == 2
                && binary_inputs(2).filter(exactly_one).all(|x| x[0] != x[1])
                && one == 1.0
        },
    );
}
