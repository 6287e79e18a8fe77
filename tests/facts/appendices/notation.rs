//! Notation.

use activations::{Activation, Identity, Relu};
use manuscript::facts::{Facts, Point};
use ndarray::{Array1, array};
use neuron_core::{Neuron, ThresholdUnit, binary_inputs};
use worked_examples::building_a_neuron::firing::WEIGHTS;

/// Units with three inputs and a bias; the dots stand for the second input.
fn points() -> Vec<Point> {
    let cases = [
        ([5.0, 2.0, 3.0], 4.0, [1.0, 1.5, 0.5]),
        ([-2.0, 0.5, 0.75], -1.5, [0.25, -2.0, 3.0]),
    ];
    let point = |(w, threshold, x): ([f64; 3], f64, [f64; 3])| {
        let unit = ThresholdUnit::new(w.to_vec(), threshold);
        let neuron = Neuron::new(w.to_vec(), -threshold, Identity);
        let inputs = Array1::from(x.to_vec());
        assert_eq!(unit.weighted_input(&inputs), neuron.weighted_input(&inputs));
        Point::new()
            .numbers([(r"\theta", threshold), ("b", neuron.bias())])
            .numbers([("z", unit.weighted_input(&inputs)), (r"\dots", w[1] * x[1])])
            .numbers([("w_1", w[0]), ("x_1", x[0]), ("w_n", w[2]), ("x_n", x[2])])
    };
    cases.map(point).to_vec()
}

pub(crate) fn facts(p: &mut Facts) {
    p.says(
        "Three differ in the chapter on learning, which follows its source: θ is the vector of all parameters and not the threshold, $u$ a move and not the step function, and $y$ the target and not the output.",
        |[exceptions]| exceptions == [r"\theta", "u", "y"].len(),
    );
    p.formula(r"b = -\theta", &points());
    p.formula(r"z = w_1 x_1 + \dots + w_n x_n + b", &points());
    p.says(
        r"| $\max(0, z)$ | the larger of 0 and z | z, or 0 where z is negative | |",
        |[a, b, c]| {
            [-2.0, -0.0, 0.5, 7.0_f64].into_iter().all(|z| {
                let larger = z.max(a.value);
                larger == Relu.apply(z)
                    && larger == z.max(b.value)
                    && larger == if z < 0.0 { c.value } else { z }
            })
        },
    );
    p.says(
        "Writing w = (5, 3) lists the weights in the order of the inputs.",
        |[first, second]| {
            let unit = ThresholdUnit::new(vec![first.value, second.value], 0.0);
            [first.value, second.value] == WEIGHTS
                && unit.weighted_sum(&array![1.0, 0.0]) == first.value
                && unit.weighted_sum(&array![0.0, 1.0]) == second.value
        },
    );
    p.says(
        "A table of a unit's outputs goes through the cases as one counts in binary: (0, 0), (0, 1), (1, 0), (1, 1).",
        |[a, b, c, d, e, f, g, h]| {
            let told = [[a, b], [c, d], [e, f], [g, h]].map(|pair| Array1::from(pair.map(|x| x.value).to_vec()));
            binary_inputs(2).eq(told)
        },
    );
}
