//! The figure `step`: the unit step and its value at the jump.

use activations::{Activation, AtZero, Step};

use crate::canvas::{Canvas, Marker, Text, solid};
use crate::chart::{Chart, Frame};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::number::number;
use crate::parameter::{Parameter, Values};
use crate::point::at;

pub(crate) const FIGURE: Figure = Figure {
    name: "step",
    title: "The unit step function",
    parameters: &[Parameter {
        name: "at_zero",
        label: "u(0)",
        min: 0.0,
        max: 1.0,
        step: 0.5,
        default: 1.0,
    }],
    sketch,
};

fn sketch(values: &Values) -> Sketch {
    let step = Step {
        at_zero: match values.get("at_zero") {
            0.0 => AtZero::Zero,
            0.5 => AtZero::Half,
            _ => AtZero::One,
        },
    };
    let at_zero = step.apply(0.0);
    let mut canvas = Canvas::new(226.0);
    let frame = Frame {
        left: 24.0,
        top: 26.0,
        right: 372.0,
        bottom: 186.0,
    };
    let mut chart = Chart::new(&mut canvas, frame, -4.0..4.0, 0.0..1.45);
    chart.horizontal_axis(0.0, "*z*");
    chart.vertical_axis(0.0, "*u*(*z*)");
    for z in [-4.0, -2.0, 0.0, 2.0, 4.0] {
        chart.tick_x(z, 0.0, &number(z));
    }
    let (low, high) = (step.apply(-1.0), step.apply(1.0));
    let stroke = solid(Ink::First, 2.8);
    chart.curve([(-4.0, low), (0.0, low)], stroke);
    chart.curve([(0.0, high), (4.0, high)], stroke);
    for y in [low, high] {
        if y != at_zero {
            chart.marker(0.0, y, Marker::Hollow, Ink::First);
        }
    }
    chart.marker(0.0, at_zero, Marker::Filled, Ink::First);
    let one = chart.place(0.0, high);
    chart.canvas.text(
        Text::new("1", one - at(12.0, 0.0))
            .small()
            .ink(Ink::Muted)
            .end(),
    );
    let label = format!("*u*(0) = {}", number(at_zero));
    let place = chart.place(0.0, at_zero);
    chart
        .canvas
        .text(Text::new(&label, place + at(14.0, -16.0)).start());

    let at_zero = number(at_zero);
    Sketch {
        canvas,
        description: format!(
            "A graph of u(z) for z from −4 to 4. It runs along 0 for every negative z, jumps at z = 0, and runs \
             along 1 for every positive z. At z = 0 a filled dot stands at {at_zero}; where a branch ends \
             without reaching its end point, the end is a ring."
        ),
        caption: format!(
            "Nothing happens until z reaches 0, and everything at once when it does. The filled dot is the value \
             at the jump, a matter of convention: here u(0) = {at_zero}."
        ),
    }
}
