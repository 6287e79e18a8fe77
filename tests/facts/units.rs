//! Points at which the formulas of a unit are computed.

use activations::{Activation, Sigmoid};
use manuscript::facts::Point;
use ndarray::aview1;
use neuron_core::{Neuron, ThresholdUnit};

/// A unit with its weights, an input, and its threshold.
pub(crate) struct Case {
    pub(crate) w: Vec<f64>,
    pub(crate) x: Vec<f64>,
    pub(crate) threshold: f64,
}

/// Units with `n` inputs, some of which fire and some of which do not, and some whose sum is θ exactly.
pub(crate) fn cases(n: usize) -> Vec<Case> {
    // Halves between −8 and 8, in no order; their sums and products are exact.
    let mut state = 7_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 27) / 2.0 - 8.0 + 0.25
    };
    let mut numbers = || -> Vec<f64> { (0..n).map(|_| next()).collect() };
    (0..48)
        .map(|case| {
            let (w, x) = (numbers(), numbers());
            let sum: f64 = w.iter().zip(&x).map(|(w, x)| w * x).sum();
            let threshold = sum + [0.0, 0.5, -3.0][case % 3];
            Case { w, x, threshold }
        })
        .collect()
}

/// The symbols of a unit: `w_1`, `x_1`, …, `\theta`, `b`, `z`, and `y`, which is 1 when the unit fires.
///
/// `w_n` and `x_n` are the last ones, and `\dots` the products between the second and the last.
pub(crate) fn point(case: &Case) -> Point {
    let Case { w, x, threshold } = case;
    let unit = ThresholdUnit::new(w.clone(), *threshold);
    let view = aview1(x);
    let named = |letter: &str, index: usize| format!("{letter}_{index}");
    let mut point = Point::new().numbers([
        (r"\theta", *threshold),
        ("b", -threshold),
        ("z", unit.weighted_input(&view)),
        ("y", unit.output(&view)),
    ]);
    for (index, (w, x)) in w.iter().zip(x).enumerate() {
        point = point
            .number(&named("w", index + 1), *w)
            .number(&named("x", index + 1), *x);
    }
    let (Some(w_n), Some(x_n)) = (w.last(), x.last()) else {
        return point;
    };
    let between = w.len().saturating_sub(1).max(2);
    let dots: f64 = (2..between).map(|index| w[index] * x[index]).sum();
    point.numbers([("w_n", *w_n), ("x_n", *x_n), (r"\dots", dots)])
}

/// The points of [`cases`].
pub(crate) fn points(n: usize) -> Vec<Point> {
    cases(n).iter().map(point).collect()
}

/// The symbols of a unit with an activation function: those of [`point`], but `y` is `a(z)`; `a` is the sigmoid.
pub(crate) fn general_points(n: usize) -> Vec<Point> {
    let a = |z: f64| Sigmoid.apply(z);
    let general = |case: &Case| {
        let unit = Neuron::new(case.w.clone(), -case.threshold, Sigmoid);
        point(case)
            .number("y", unit.output(&aview1(&case.x)))
            .function("a", move |z| a(z[0]))
    };
    cases(n).iter().map(general).collect()
}
