//! The figure `unit-diagram`: the threshold unit as symbols.

use crate::drawing::notation::symbols;
use crate::drawing::unit_symbols::{
    NODE, SUM, box_operation, connect, inputs, node, operation, two_lines,
};
use crate::prelude::*;

/// How many inputs a diagram shows.
pub(super) const INPUTS: Number =
    Number { label: "inputs", min: 1.0, max: 4.0, step: 1.0, default: 3.0 };

figure!("unit-diagram", "A threshold unit", inputs: f64 = INPUTS);

fn sketch(parameters: Parameters) -> Sketch {
    let count = parameters.inputs as usize;
    let distance = 62.0;
    let height = (distance * count as f64 + 28.0).max(150.0);
    let mut canvas = Canvas::new(height);
    let middle = height / 2.0;
    let [sum, compare, output] = [186.0, 283.0, 372.0].map(|x| at(x, middle));

    inputs(&mut canvas, sum, count, distance, false);
    connect(&mut canvas, (sum, SUM), (compare, 34.0));
    connect(&mut canvas, (compare, 34.0), (output, NODE));
    operation(&mut canvas, sum, SUM, "Σ");
    box_operation(&mut canvas, compare, 68.0, "≥ *θ* ?");
    node(&mut canvas, output, "*y*");
    for (x, words) in [(sum.x, ["weighted", "sum"]), (compare.x, ["threshold", "reached?"])] {
        two_lines(&mut canvas, (x, middle + 42.0), words);
    }
    let (x, w) = (symbols("x", count), symbols("w", count));
    let (each, s) = match count {
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
