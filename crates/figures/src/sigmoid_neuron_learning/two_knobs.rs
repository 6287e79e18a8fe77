//! The figure `two-knobs`: a neuron with one input, and what each of its two parameters does to its curve.

use ndarray::array;
use worked_examples::sigmoid_neuron_learning::two_points::neuron;

use crate::prelude::*;

figure!("two-knobs", "What the weight and the bias do to the curve");

fn sketch() -> Sketch {
    let curves = [
        ((1.0, 0.0), Ink::First, solid(Ink::First, 2.8)),
        ((4.0, 0.0), Ink::Second, dashed(Ink::Second, 2.4)),
        ((4.0, -12.0), Ink::Third, dotted(Ink::Third, 3.0)),
    ];

    let mut canvas = Canvas::new(272.0);
    let mut chart = Chart::new(&mut canvas, [44.0, 66.0, 372.0, 226.0], -6.0..8.0, 0.0..1.04);
    chart.across(1.0, solid(Ink::Grid, 1.2));
    chart.across(0.5, solid(Ink::Grid, 1.2));
    chart.axes((0.0, "*x*"), (-6.0, ""));
    chart.ticks_x([-6.0, -3.0, 0.0, 3.0, 6.0], 0.0);
    chart.ticks_y(-6.0, [0.0, 0.5, 1.0]);
    for (row, (at, ink, stroke)) in curves.into_iter().enumerate() {
        chart.graph(|x| neuron(at).output(&array![x]), 112, stroke);
        chart.marker(-at.1 / at.0, 0.5, Marker::Filled, ink);
        // The key, above.
        let y = 12.0 + 17.0 * row as f64;
        chart.canvas.line((44.0, y), (70.0, y), stroke);
        let word = format!("*w* = {}, *b* = {}", number(at.0), number(at.1));
        chart.canvas.text((77.0, y), Text::new(word).start().small());
    }

    let [(flat, none), (steep, _), (_, low)] = curves.map(|(at, ..)| at);
    let [flat, none, steep, low] = [flat, none, steep, low].map(number);
    let middle = number(-curves[2].0.1 / curves[2].0.0);
    sketch! { canvas,
        description: "Three curves over x from −6 to 8 that rise from 0 to 1 like an S, each with a dot where it is one half. \
            With w = {flat} and b = {none}, solid, it rises gently through the dot at 0. With w = {steep} and b = {none}, dashed, it is {steep} times as steep there. \
            With w = {steep} and b = {low}, dotted, it has the same shape and its dot is at {middle}.",
        caption: "The weight says how steep the curve is: {steep} is steeper than {flat}. The bias moves it to the side: with w = {steep}, a bias of {low} moves the middle from \
            0 to {middle}.",
    }
}
