//! The figure `relu`: two straight pieces and a kink.

use activations::{Activation, Differentiable, Relu};

use crate::canvas::{Canvas, Marker, Text, solid};
use crate::chart::{Chart, Frame};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::number::number;
use crate::parameter::Values;
use crate::point::at;

pub(crate) const FIGURE: Figure = Figure {
    name: "relu",
    title: "The rectified linear unit",
    parameters: &[],
    sketch,
};

const END: f64 = 4.0;

fn sketch(_: &Values) -> Sketch {
    let mut canvas = Canvas::new(252.0);
    let frame = Frame {
        left: 24.0,
        top: 26.0,
        right: 372.0,
        bottom: 214.0,
    };
    let mut chart = Chart::new(&mut canvas, frame, -END..END, 0.0..4.3);
    chart.horizontal_axis(0.0, "*x*");
    chart.vertical_axis(0.0, "relu(*x*)");
    for x in [-4.0, -2.0, 0.0, 2.0, 4.0] {
        chart.tick_x(x, 0.0, &number(x));
    }
    for y in [2.0, 4.0] {
        chart.tick_y(0.0, y, &number(y));
    }
    let graph = [-END, 0.0, END].map(|x| (x, Relu.apply(x)));
    chart.curve(graph, solid(Ink::First, 2.8));
    chart.marker(0.0, Relu.apply(0.0), Marker::Filled, Ink::First);
    let [left, right] = [-1.0, 1.0].map(|x| number(Relu.derivative(x)));
    let place = chart.place(-2.1, 0.0) - at(0.0, 16.0);
    let label = format!("slope {left}");
    chart.canvas.text(Text::new(&label, place));
    let place = chart.place(2.2, Relu.apply(2.2)) + at(14.0, 8.0);
    let label = format!("slope {right}");
    chart.canvas.text(Text::new(&label, place).start());
    let at_zero = number(Relu.derivative(0.0));
    let (low, high) = (number(Relu.apply(-END)), number(Relu.apply(END)));
    Sketch {
        canvas,
        description: format!(
            "A graph over x from −4 to 4, made of two straight pieces: along 0, with slope {left}, up to x = 0, and from there \
             up to {high} at x = 4, with slope {right}. A dot marks the kink between them, at x = 0."
        ),
        caption: format!(
            "Every negative number becomes {low}, every positive one stays as it is. The slope is {left} on the left and {right} on the \
             right; at the kink it is a matter of convention, in this book {at_zero}."
        ),
    }
}
