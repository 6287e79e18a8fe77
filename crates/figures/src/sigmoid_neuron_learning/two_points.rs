//! The figure `two-points`: the two points, what a neuron answers there, and the squares of its errors.

use ndarray::array;
use worked_examples::sigmoid_neuron_learning::two_points::{POINTS, loss, neuron};

use crate::prelude::*;

/// The weight.
const W: Number = Number { label: "w", min: -10.0, max: 10.0, step: 0.01, default: 0.0 };

/// The bias.
const B: Number = Number { label: "b", ..W };

figure!("two-points", "Two points, and the squares of the errors", w: f64 = W, b: f64 = B);

/// The window, in which a square of an error of 1 fits on either side.
const FRAME: [f64; 4] = [44.0, 26.0, 372.0, 182.0];
const WINDOW: [f64; 4] = [-2.4, 5.8, 0.0, 1.04];

fn sketch(Parameters { w, b }: Parameters) -> Sketch {
    let neuron = neuron((w, b));
    let answers = POINTS.map(|(x, _)| neuron.output(&array![x]));

    let mut canvas = Canvas::new(226.0);
    let [left, top, right, bottom] = FRAME;
    let [from, to, low, high] = WINDOW;
    // So long is, along x, what is as long as 1 along y.
    let long = (bottom - top) / (high - low) / ((right - left) / (to - from));
    let mut chart = Chart::new(&mut canvas, FRAME, from..to, low..high);
    for (side, ((x, y), a)) in [-1.0, 1.0].into_iter().zip(POINTS.into_iter().zip(answers)) {
        let far = x + side * long * (a - y).abs();
        chart.area(&[(x, y), (x, a), (far, a), (far, y)], Ink::SecondFill);
    }
    chart.axes((0.0, "*x*"), (from, ""));
    chart.ticks_x([0.5, 2.5], 0.0);
    chart.ticks_y(from, [0.0, 0.2, 0.9]);
    chart.graph(|x| neuron.output(&array![x]), 120, solid(Ink::First, 2.8));
    for ((x, y), a) in POINTS.into_iter().zip(answers) {
        chart.curve([(x, y), (x, a)], dotted(Ink::Second, 2.2));
    }
    for ((x, y), a) in POINTS.into_iter().zip(answers) {
        chart.marker(x, a, Marker::Filled, Ink::First);
        chart.diamond(x, y, Marker::Filled, Ink::Second);
    }

    let [(x1, y1), (x2, y2)] = POINTS.map(|(x, y)| (number(x), number(y)));
    let [a1, a2] = answers.map(|a| rounded(a, 4));
    let [e1, e2] = [0, 1].map(|i| rounded(answers[i] - POINTS[i].1, 4));
    let (loss, w, b) = (rounded(loss((w, b)), 4), number(w), number(b));
    sketch! { canvas,
        description: "The curve of the neuron with the weight {w} and the bias {b}, over x from −2.4 to 5.8, and two diamonds, the points ({x1}, {y1}) \
            and ({x2}, {y2}). A dotted line leads from each diamond to the curve, at {a1} and {a2}, and is one side of a shaded square.",
        caption: "With w = {w} and b = {b} the neuron answers {a1} and {a2}, where {y1} and {y2} are wanted. Its errors are {e1} and {e2}; \
            the loss is half the shaded area, {loss}.",
        readings: ["answer at 0.5": a1, "answer at 2.5": a2, "error at 0.5": e1, "error at 2.5": e2, "loss": loss],
    }
}
