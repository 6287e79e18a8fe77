//! The figure `general-unit`: the unit with a bias and any activation function.

use crate::canvas::{Canvas, Text};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::parameter::Values;
use crate::point::at;
use crate::subscript::{list, subscript};
use crate::unit_diagram::INPUTS;
use crate::unit_parts::{NODE, box_operation, connect, constant, node, operation, stacked};

pub(crate) const FIGURE: Figure = Figure {
    name: "general-unit",
    title: "A unit with a bias and an activation function",
    parameters: &[INPUTS],
    sketch,
};

const SUM: f64 = 27.0;

fn sketch(values: &Values) -> Sketch {
    let inputs = values.get("inputs") as usize;
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
            node(&mut canvas, source, &format!("*x*{index}"));
            (format!("*w*{index}"), Ink::First)
        } else {
            constant(&mut canvas, source, "1");
            ("*b*".to_owned(), Ink::Second)
        };
        canvas.text(
            Text::new(&weight, link.point(0.42))
                .size(17.0)
                .ink(ink)
                .halo(),
        );
    }
    let link = connect(&mut canvas, (sum, SUM), (activation, 27.0));
    canvas.text(Text::new("*z*", link.point(0.42) - at(0.0, 14.0)).size(18.0));
    connect(&mut canvas, (activation, 27.0), (output, NODE));
    operation(&mut canvas, sum, SUM, "Σ");
    box_operation(&mut canvas, activation, 54.0, "*a*");
    node(&mut canvas, output, "*y*");
    for (x, first, second) in [
        (sum.x + 6.0, "weighted", "input"),
        (activation.x, "activation", "function"),
    ] {
        for (line, word) in [first, second].into_iter().enumerate() {
            canvas.text(
                Text::new(word, at(x, middle + 42.0 + 16.0 * line as f64))
                    .small()
                    .ink(Ink::Muted),
            );
        }
    }
    let (x, w) = (list("x", inputs), list("w", inputs));
    let s = if inputs == 1 { "" } else { "s" };
    Sketch {
        canvas,
        description: format!(
            "From left to right: the input{s} {x} with the weight{s} {w} on the arrow{s}, and below them the constant 1 \
             with the bias b on its arrow; all arrows lead to a circle marked with the summation sign. From it an \
             arrow marked z leads to a box marked a, and from the box an arrow to the output y."
        ),
        caption: "The bias b is the weight of one more input that is always 1. The sum z goes through the activation \
                  function a, and y = a(z) is the output."
            .to_owned(),
    }
}
