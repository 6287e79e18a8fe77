//! The figure `feed-forward-network`: layers of units, each fed by the layer before.

use crate::canvas::{Canvas, Text};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::parameter::Values;
use crate::point::{Point, at};
use crate::subscript::subscript;
use crate::unit_parts::{NODE, connect, node, operation, stacked};

pub(crate) const FIGURE: Figure = Figure {
    name: "feed-forward-network",
    title: "A network of three layers",
    parameters: &[],
    sketch,
};

const INPUTS: usize = 3;
const HIDDEN: usize = 2;
const UNIT: f64 = 26.0;

fn sketch(_: &Values) -> Sketch {
    let mut canvas = Canvas::new(304.0);
    let middle = 130.0;
    let inputs: Vec<Point> = stacked(INPUTS, middle, 88.0).map(|y| at(36.0, y)).collect();
    let hidden: Vec<Point> = stacked(HIDDEN, middle, 112.0)
        .map(|y| at(204.0, y))
        .collect();
    let output = at(336.0, middle);

    let mut labels = Vec::new();
    for (i, from) in inputs.iter().enumerate() {
        for (h, to) in hidden.iter().enumerate() {
            let link = connect(&mut canvas, (*from, NODE), (*to, UNIT));
            // Near the input, where the arrows do not cross yet.
            let share = if i == 2 * h { 0.45 } else { 0.24 };
            let label = format!("*w*{}{}", subscript(h + 1), subscript(i + 1));
            labels.push((label, link.point(share)));
        }
    }
    for (h, from) in hidden.iter().enumerate() {
        let link = connect(&mut canvas, (*from, UNIT), (output, UNIT));
        labels.push((format!("*v*{}", subscript(h + 1)), link.point(0.48)));
    }
    for (label, place) in &labels {
        let text = Text::new(label, *place).ink(Ink::First).halo();
        canvas.text(text);
    }
    for (i, place) in inputs.iter().enumerate() {
        node(&mut canvas, *place, &format!("*x*{}", subscript(i + 1)));
    }
    for place in hidden.iter().chain([&output]) {
        operation(&mut canvas, *place, UNIT, "*φ*");
    }
    let end = output + at(58.0, 0.0);
    connect(&mut canvas, (output, UNIT), (end, 0.0));
    canvas.text(Text::new("*y*", output + at(42.0, -16.0)));
    for (x, first, second) in [
        (36.0, "input", "layer"),
        (204.0, "hidden", "layer"),
        (336.0, "output", "layer"),
    ] {
        for (line, word) in [first, second].into_iter().enumerate() {
            let place = at(x, 272.0 + 18.0 * line as f64);
            canvas.text(Text::new(word, place).small().ink(Ink::Muted));
        }
    }

    let weights = labels.len();
    let units = HIDDEN + 1;
    Sketch {
        canvas,
        description: format!(
            "Three columns. On the left {INPUTS} circles, the inputs x₁, x₂ and x₃. In the middle {HIDDEN} filled circles marked φ, the hidden \
             units. On the right one filled circle marked φ, the output unit, from which an arrow leads to y. An arrow goes from every circle to \
             every circle of the next column; those into the hidden units carry the weights w₁₁ to w₂₃, those into the output unit \
             v₁ and v₂."
        ),
        caption: format!(
            "{weights} arrows, {weights} weights: signals go from left to right, from each unit to every unit of the next layer. With a bias \
             for each of the {units} units that compute, the network has {} parameters.",
            weights + units
        ),
    }
}
