//! The figure `unit-diagram`: the threshold unit as symbols.

use kurbo::ParamCurve;

use crate::drawing::notation::{subscript, symbols};
use crate::drawing::unit_symbols::{
    NODE, box_operation, connect, node, operation, stacked, two_lines,
};
use crate::prelude::*;

/// How many inputs a diagram shows.
pub(super) const INPUTS: Number =
    Number { label: "inputs", min: 1.0, max: 4.0, step: 1.0, default: 3.0 };

figure!("unit-diagram", "A threshold unit", inputs: f64 = INPUTS);

const SUM: f64 = 27.0;

fn sketch(Parameters { inputs }: Parameters) -> Sketch {
    let inputs = inputs as usize;
    let distance = 62.0;
    let height = (distance * inputs as f64 + 28.0).max(150.0);
    let mut canvas = Canvas::new(height);
    let middle = height / 2.0;
    let sum = at(186.0, middle);
    let compare = at(283.0, middle);
    let output = at(372.0, middle);

    for (i, y) in stacked(inputs, middle, distance).enumerate() {
        let index = subscript(i + 1);
        let input = at(28.0, y);
        let link = connect(&mut canvas, (input, NODE), (sum, SUM));
        node(&mut canvas, input, format!("*x*{index}"));
        canvas.text(
            link.eval(0.42),
            Text::new(format!("*w*{index}")).size(17.0).ink(Ink::First).halo(),
        );
    }
    connect(&mut canvas, (sum, SUM), (compare, 34.0));
    connect(&mut canvas, (compare, 34.0), (output, NODE));
    operation(&mut canvas, sum, SUM, "Σ");
    box_operation(&mut canvas, compare, 68.0, "≥ *θ* ?");
    node(&mut canvas, output, "*y*");
    for (x, words) in [(sum.x, ["weighted", "sum"]), (compare.x, ["threshold", "reached?"])] {
        two_lines(&mut canvas, (x, middle + 42.0), words);
    }
    let (x, w) = (symbols("x", inputs), symbols("w", inputs));
    let (each, s) = match inputs {
        1 => ("it is", ""),
        _ => ("each is", "s"),
    };
    sketch! { canvas,
        description: "From left to right: the input{s} {x}; an arrow from each input to a circle marked with \
            the summation sign, labeled with its weight, {w}; an arrow to a box that asks whether the sum \
            is at least θ; and an arrow to the output y.",
        caption: "The unit takes the input{s} {x}; {each} multiplied by its weight and the products are added. \
            The output y is 1 when the sum is at least the threshold θ, and 0 when it is not.",
    }
}
