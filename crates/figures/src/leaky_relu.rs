//! The figure `leaky-relu`: a slope on the left.

use activations::{Activation, LeakyRelu, Relu};

use crate::canvas::{Canvas, Marker, Text, dashed, solid};
use crate::chart::{Chart, Frame};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::number::number;
use crate::parameter::{Parameter, Values};
use crate::point::at;

pub(crate) const FIGURE: Figure = Figure {
    name: "leaky-relu",
    title: "The leaky rectified linear unit",
    parameters: &[Parameter {
        name: "slope",
        label: "slope",
        min: 0.0,
        max: 1.0,
        step: 0.01,
        default: 0.01,
    }],
    sketch,
};

const END: f64 = 10.0;

fn sketch(values: &Values) -> Sketch {
    let slope = values.get("slope");
    let leaky = LeakyRelu::new(slope);
    let mut canvas = Canvas::new(336.0);
    let frame = Frame {
        left: 24.0,
        top: 30.0,
        right: 372.0,
        bottom: 314.0,
    };
    let mut chart = Chart::new(&mut canvas, frame, -END..END, -END..END);
    chart.horizontal_axis(0.0, "*x*");
    chart.vertical_axis(0.0, "");
    let graph = |phi: &dyn Activation| [-END, 0.0, END].map(|x| (x, phi.apply(x)));
    chart.curve(graph(&leaky), solid(Ink::First, 2.8));
    chart.curve(graph(&Relu), dashed(Ink::Second, 2.2));
    // The labels of the axes come after the graphs, which would cross them.
    for x in [-10.0, 5.0, 10.0] {
        chart.tick_x(x, 0.0, &number(x));
    }
    for y in [-10.0, -5.0, 5.0, 10.0] {
        chart.tick_y(0.0, y, &number(y));
    }
    let end = leaky.apply(-END);
    chart.marker(-END, end, Marker::Filled, Ink::First);
    let place = chart.place(-END, end);
    let label = number(end);
    // Above the axis, until there is room below the line.
    let (value, words) = match slope < 0.2 {
        true => (
            Text::new(&label, chart.place(-END, 0.0) - at(0.0, 18.0)),
            chart.place(-6.0, 0.0) - at(0.0, 17.0),
        ),
        false => (
            Text::new(&label, place + at(12.0, 12.0)),
            chart.place(-7.0, leaky.apply(-7.0)) + at(8.0, 20.0),
        ),
    };
    chart.canvas.text(value.start().ink(Ink::First).halo());
    let label = format!("slope {}", number(slope));
    chart
        .canvas
        .text(Text::new(&label, words).start().ink(Ink::First).halo());
    let place = chart.place(5.6, 5.6) + at(12.0, 10.0);
    chart
        .canvas
        .text(Text::new("slope 1", place).start().ink(Ink::First));

    let (slope_words, end) = (number(slope), number(end));
    let caption = match slope {
        0.0 => format!(
            "With the slope 0 the leaky ReLU is the ReLU itself: −10 becomes {end}, and nothing of a negative number is left to learn from."
        ),
        1.0 => format!(
            "With the slope 1 there is no kink left: −10 stays {end}, and the function is the identity."
        ),
        _ => format!(
            "With the slope {slope_words} on the left, −10 becomes {end} instead of the 0 that ReLU makes of it. To the right of 0 the two \
             are the same."
        ),
    };
    Sketch {
        canvas,
        description: format!(
            "Two graphs over x from −10 to 10. The leaky ReLU, solid, comes from {end} at x = −10, where a dot stands, in a straight line with \
             the slope {slope_words} to 0 at x = 0, and goes on with the slope 1. The ReLU, dashed, runs along 0 on the left and coincides with it \
             on the right."
        ),
        caption,
    }
}
