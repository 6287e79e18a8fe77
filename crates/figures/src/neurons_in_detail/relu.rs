//! The figure `relu`: the graph of the rectified linear unit and its two slopes.

use activations::{Activation, Differentiable, Relu};

use crate::prelude::*;

figure!("relu", "The rectified linear unit");

const END: f64 = 4.0;

fn sketch() -> Sketch {
    let mut canvas = Canvas::new(252.0);
    let mut chart = Chart::new(&mut canvas, [24.0, 26.0, 372.0, 214.0], -END..END, 0.0..4.3);
    chart.axes((0.0, "*x*"), (0.0, "relu(*x*)"));
    chart.ticks_x([-4.0, -2.0, 0.0, 2.0, 4.0], 0.0);
    chart.ticks_y(0.0, [2.0, 4.0]);
    let graph = [-END, 0.0, END].map(|x| (x, Relu.apply(x)));
    chart.curve(graph, solid(Ink::First, 2.8));
    chart.marker(0.0, Relu.apply(0.0), Marker::Filled, Ink::First);
    let [left, right] = [-1.0, 1.0].map(|x| number(Relu.derivative(x)));
    chart.text(-2.1, 0.0, Text::new(format!("slope {left}")).shift(0.0, -16.0));
    chart.text(2.2, Relu.apply(2.2), Text::new(format!("slope {right}")).shift(14.0, 8.0).start());
    let at_zero = number(Relu.derivative(0.0));
    let (low, high) = (number(Relu.apply(-END)), number(Relu.apply(END)));
    sketch! { canvas,
        description: "A graph over x from −4 to 4, made of two straight pieces: along 0, with slope {left}, up to x = 0, and from there \
            up to {high} at x = 4, with slope {right}. A dot marks the kink between them, at x = 0.",
        caption: "Every negative number becomes {low}, every positive one stays as it is. The slope is {left} on the left and {right} on the \
            right; at the kink it is a matter of convention, in this book {at_zero}.",
    }
}
