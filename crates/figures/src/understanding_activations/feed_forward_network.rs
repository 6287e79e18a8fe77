//! The figure `feed-forward-network`: layers of units, each fed by the layer before.

use kurbo::ParamCurve;

use crate::drawing::notation::subscript;
use crate::drawing::unit_symbols::{NODE, connect, node, operation, stacked, two_lines};
use crate::prelude::*;

figure!("feed-forward-network", "A network of three layers");

const INPUTS: usize = 3;
const HIDDEN: usize = 2;
const UNIT: f64 = 26.0;

fn sketch() -> Sketch {
    let mut canvas = Canvas::new(304.0);
    let middle = 130.0;
    let inputs: Vec<Point> = stacked(INPUTS, middle, 88.0).map(|y| at(36.0, y)).collect();
    let hidden: Vec<Point> = stacked(HIDDEN, middle, 112.0).map(|y| at(204.0, y)).collect();
    let output = at(336.0, middle);

    let mut labels = Vec::new();
    for (i, from) in inputs.iter().enumerate() {
        for (h, to) in hidden.iter().enumerate() {
            let link = connect(&mut canvas, (*from, NODE), (*to, UNIT));
            // Near the input, where the arrows do not cross yet.
            let share = if i == 2 * h { 0.45 } else { 0.24 };
            let label = format!("*w*{}{}", subscript(h + 1), subscript(i + 1));
            labels.push((label, link.eval(share)));
        }
    }
    for (h, from) in hidden.iter().enumerate() {
        let link = connect(&mut canvas, (*from, UNIT), (output, UNIT));
        labels.push((format!("*v*{}", subscript(h + 1)), link.eval(0.48)));
    }
    for (label, point) in &labels {
        canvas.text(*point, Text::new(label).ink(Ink::First).halo());
    }
    for (i, center) in inputs.iter().enumerate() {
        node(&mut canvas, *center, format!("*x*{}", subscript(i + 1)));
    }
    for center in hidden.iter().chain([&output]) {
        operation(&mut canvas, *center, UNIT, "*a*");
    }
    let end = output + (58.0, 0.0);
    connect(&mut canvas, (output, UNIT), (end, 0.0));
    canvas.text(output + (42.0, -16.0), Text::new("*y*"));
    for (x, word) in [(36.0, "input"), (204.0, "hidden"), (336.0, "output")] {
        two_lines(&mut canvas, (x, 272.0), [word, "layer"]);
    }

    let weights = labels.len();
    let units = HIDDEN + 1;
    let parameters = weights + units;
    sketch! { canvas,
        description: "Three columns. On the left {INPUTS} circles, the inputs x₁, x₂ and x₃. In the middle {HIDDEN} filled circles marked a, the hidden \
            units. On the right one filled circle marked a, the output unit, from which an arrow leads to y. An arrow goes from every circle to \
            every circle of the next column; those into the hidden units carry the weights w₁₁ to w₂₃, those into the output unit \
            v₁ and v₂.",
        caption: "{weights} arrows between units, {weights} weights: signals go from left to right, from each unit to every unit of the next layer. With a bias \
            for each of the {units} units that compute, the network has {parameters} parameters.",
    }
}
