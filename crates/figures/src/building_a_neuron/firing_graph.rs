//! The figure `firing-graph`: the output as a function of the weighted sum.

use worked_examples::building_a_neuron::firing::{FiringRow, firing_example};

use super::two_input_unit::{THETA, W1, W2, firing, listed, name, sum_axis, sums};
use crate::drawing::labels::{stacked_rows, width};
use crate::prelude::*;

figure!("firing-graph", "The output of a unit over its weighted sum", w1: f64 = W1, w2: f64 = W2, theta: f64 = THETA);

fn sketch(Parameters { w1, w2, theta }: Parameters) -> Sketch {
    let rows = firing_example([w1, w2], theta).rows;

    let everything = || rows.iter().map(|row| row.sum).chain([theta]);
    let least = everything().fold(f64::INFINITY, f64::min);
    let greatest = everything().fold(f64::NEG_INFINITY, f64::max);
    let margin = 0.14 * (greatest - least).max(4.0);
    let (left, right) = (least - margin, greatest + margin);

    let mut canvas = Canvas::new(266.0);
    // One unit of y is 100 units of the canvas; what is above 1 is for the labels.
    let mut chart = Chart::new(&mut canvas, [30.0, 24.0, 374.0, 184.0], left..right, 0.0..1.6);
    chart.axes((0.0, ""), (left, "*y*"));
    chart.ticks_y(left, [0.0, 1.0]);

    chart.curve([(theta, 0.0), (theta, 1.0)], dotted(Ink::First, 1.6));
    chart.curve([(left, 0.0), (theta, 0.0)], solid(Ink::First, 2.8));
    chart.curve([(theta, 1.0), (right, 1.0)], solid(Ink::First, 2.8));
    chart.marker(theta, 0.0, Marker::Hollow, Ink::First);
    chart.marker(theta, 1.0, Marker::Filled, Ink::First);
    chart.handle((theta, 0.5), &[("theta", &|sum, _| sum)]);
    // Beside the handle; near the right edge there is more room on the other side.
    let room = chart.point(theta, 0.5).x < 300.0;
    let label = Text::new(format!("*θ* = {}", number(theta))).start_if(room);
    let shift = if room { 20.0 } else { -20.0 };
    chart.text(theta, 0.5, label.shift(shift, 0.0).ink(Ink::First).halo());

    for y in [0.0, 1.0] {
        let side: Vec<&FiringRow> = rows.iter().filter(|row| row.y == y).collect();
        let label = |row: &&FiringRow| (chart.point(row.sum, y).x, width(&name(row), Text::SIZE));
        let levels = stacked_rows(&side.iter().map(label).collect::<Vec<_>>());
        for (row, level) in side.iter().zip(levels) {
            let up = -17.0 - 18.0 * level as f64;
            chart.text(row.sum, y, Text::new(name(row)).shift(0.0, up).halo());
        }
        for row in side {
            chart.group("inputs", &name(row), |chart| {
                chart.diamond(row.sum, y, Marker::filled_if(y == 1.0), Ink::Second);
            });
        }
    }
    let axis = Text::new("weighted sum *w*₁*x*₁ + *w*₂*x*₂");
    sum_axis(&mut chart, &sums(&rows), 18.0, Ink::Second, axis);

    let listed = listed(&rows, ["output 0", "output 1"]);
    let (w1, w2, theta) = (number(w1), number(w2), number(theta));
    let firing = firing(&rows);
    sketch! { canvas,
        description: "A graph of the output y over the weighted sum, for weights {w1} and {w2}. It runs along 0 up to θ = {theta}, \
            where it jumps, and along 1 from there on; at θ itself the output is 1. \
            Four points on the graph: {listed}.",
        caption: "The output depends on the weighted sum alone and changes in one place, at θ = {theta}. \
            Of the four cases (x₁,\u{a0}x₂), {firing}.",
        readings: [
            "x = (0, 0)": case(&rows[0]),
            "x = (0, 1)": case(&rows[1]),
            "x = (1, 0)": case(&rows[2]),
            "x = (1, 1)": case(&rows[3]),
        ],
    }
}

/// The weighted sum of a case, and the output for it.
fn case(row: &FiringRow) -> String {
    format!("sum {}, output {}", number(row.sum), number(row.y))
}
