//! The figure `general-unit`: the unit with a bias and any activation function.

use kurbo::ParamCurve;

use super::unit_diagram::INPUTS;
use crate::drawing::notation::symbols;
use crate::drawing::unit_symbols::{
    NODE, SUM, box_operation, connect, inputs, node, operation, two_lines,
};
use crate::prelude::*;

figure!("general-unit", "A unit with a bias and an activation function", inputs: f64 = INPUTS);

fn sketch(parameters: Parameters) -> Sketch {
    let count = parameters.inputs as usize;
    let distance = 58.0;
    let height = distance * (count as f64 + 1.0) + 36.0;
    let mut canvas = Canvas::new(height);
    let middle = height / 2.0;
    let [sum, activation, output] = [176.0, 286.0, 372.0].map(|x| at(x, middle));

    inputs(&mut canvas, sum, count, distance, true);
    let link = connect(&mut canvas, (sum, SUM), (activation, 27.0));
    canvas.text(link.eval(0.42) - (0.0, 14.0), Text::new("*z*").size(18.0));
    connect(&mut canvas, (activation, 27.0), (output, NODE));
    operation(&mut canvas, sum, SUM, "Σ");
    box_operation(&mut canvas, activation, 54.0, "*a*");
    node(&mut canvas, output, "*y*");
    for (x, words) in
        [(sum.x + 6.0, ["weighted", "input"]), (activation.x, ["activation", "function"])]
    {
        two_lines(&mut canvas, (x, middle + 42.0), words);
    }
    let (x, w) = (symbols("x", count), symbols("w", count));
    let s = if count == 1 { "" } else { "s" };
    sketch! { canvas,
        description: "From left to right: the input{s} {x} with the weight{s} {w} on the arrow{s}, and below them the constant 1 \
            with the bias b on its arrow; all arrows lead to a circle marked with the summation sign. From it an \
            arrow marked z leads to a box marked a, and from the box an arrow to the output y.",
        caption: "The bias b is the weight of one more input that is always 1. The sum z goes through the activation \
            function a, and y = a(z) is the output.",
    }
}
