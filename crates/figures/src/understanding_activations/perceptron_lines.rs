//! The figure `perceptron-lines`: where the perceptron rule puts its line with each update.

use ndarray::Array1;
use neuron_core::ThresholdUnit;
use worked_examples::neurons_in_detail::perceptron::{PASSES, Update, task, updates};

use crate::building_a_neuron::two_input_unit::half_plane;
use crate::prelude::*;

figure!("perceptron-lines", "The line of the perceptron rule, update by update");

/// The window on the plane of the inputs.
const LOW: f64 = -0.5;
const HIGH: f64 = 1.5;

/// How many charts stand in a row, how wide each is, and how far the next is to the right and below.
const COLUMNS: usize = 4;
const WIDTH: f64 = 82.0;
const NEXT: (f64, f64) = (98.0, 116.0);

fn sketch() -> Sketch {
    let cases = task("and");
    let updates = updates(&cases, PASSES);
    let rows = updates.len().div_ceil(COLUMNS);

    let mut canvas = Canvas::new(6.0 + NEXT.1 * rows as f64);
    for (i, Update { x: asking, weights, bias, .. }) in updates.iter().enumerate() {
        let (column, row) = (i % COLUMNS, i / COLUMNS);
        let (left, top) = (8.0 + NEXT.0 * column as f64, 24.0 + NEXT.1 * row as f64);
        let unit = ThresholdUnit::new(Array1::from(weights.clone()), -bias);
        let frame = [left, top, left + WIDTH, top + WIDTH];
        let mut chart = Chart::new(&mut canvas, frame, LOW..HIGH, LOW..HIGH);
        let shaded = half_plane(&unit, LOW..HIGH);
        if shaded.len() > 2 {
            chart.area(&shaded, Ink::FirstFill);
        }
        chart.border();
        if let Some(ends) = unit.boundary().segment(LOW..=HIGH, LOW..=HIGH) {
            chart.curve(ends.map(|[x1, x2]| (x1, x2)), solid(Ink::First, 2.8));
        }
        let asked = chart.point(asking[0], asking[1]);
        chart.canvas.circle(asked, 12.0, Ink::Paper, solid(Ink::Third, 2.4));
        for (x, wanted) in &cases {
            chart.diamond(x[0], x[1], Marker::filled_if(*wanted == 1.0), Ink::Second);
        }
        canvas.text((left + WIDTH / 2.0, top - 12.0), Text::new((i + 1).to_string()));
    }

    let count = updates.len();
    let last = &updates[count - 1];
    let [w1, w2, b] = [last.weights[0], last.weights[1], last.bias].map(number);
    sketch! { canvas,
        description: "{count} small squares, numbered, each the plane of the two inputs with the four cases at its corners: the case (1, 1), which should \
            fire, is filled, the others are hollow. In each the side on which the unit fires is shaded, and a ring marks the case that brought the update. \
            From square to square the line jumps to and fro. In the last it parts the filled corner from the hollow ones.",
        caption: "The firing line after each of the {count} updates for “and”; a case on the line is silent. The ring marks the case that was answered \
            wrongly and pulled the line over or pushed it away. After update {count}, with the weights {w1} and {w2} and the bias {b}, it stands right.",
    }
}
