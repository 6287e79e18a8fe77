//! The figure `general-unit`: the unit with a bias and any activation function.

use kurbo::ParamCurve;

use super::unit_diagram::INPUTS;
use crate::drawing::notation::{subscript, symbols};
use crate::drawing::unit_symbols::{
    NODE, box_operation, connect, constant, node, operation, stacked, two_lines,
};
use crate::prelude::*;

figure!("general-unit", "A unit with a bias and an activation function", inputs: f64 = INPUTS);

const SUM: f64 = 27.0;

fn sketch(Parameters { inputs }: Parameters) -> Sketch {
    let inputs = inputs as usize;
    let distance = 58.0;
    let mut canvas = Canvas::new(distance * (inputs as f64 + 1.0) + 36.0);
    let middle = distance * (inputs as f64 + 1.0) / 2.0 + 18.0;
    let sum = at(176.0, middle);
    let activation = at(286.0, middle);
    let output = at(372.0, middle);

    for (i, y) in stacked(inputs + 1, middle, distance).enumerate() {
        let source = at(28.0, y);
        let link = connect(&mut canvas, (source, NODE), (sum, SUM));
        let (weight, ink) = if i < inputs {
            let index = subscript(i + 1);
            node(&mut canvas, source, format!("*x*{index}"));
            (format!("*w*{index}"), Ink::First)
        } else {
            constant(&mut canvas, source, "1");
            ("*b*".to_owned(), Ink::Second)
        };
        canvas.text(link.eval(0.42), Text::new(&weight).size(17.0).ink(ink).halo());
    }
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
    let (x, w) = (symbols("x", inputs), symbols("w", inputs));
    let s = if inputs == 1 { "" } else { "s" };
    sketch! { canvas,
        description: "From left to right: the input{s} {x} with the weight{s} {w} on the arrow{s}, and below them the constant 1 \
            with the bias b on its arrow; all arrows lead to a circle marked with the summation sign. From it an \
            arrow marked z leads to a box marked a, and from the box an arrow to the output y.",
        caption: "The bias b is the weight of one more input that is always 1. The sum z goes through the activation \
            function a, and y = a(z) is the output.",
    }
}
