//! The figure `leaky-relu`: the leaky ReLU beside the ReLU.

use activations::{Activation, Differentiable, LeakyRelu, Relu};

use crate::prelude::*;

/// The slope to the left of 0.
const SLOPE: Number = Number { label: "slope", min: 0.0, max: 1.0, step: 0.01, default: 0.01 };

figure!("leaky-relu", "The leaky rectified linear unit", slope: f64 = SLOPE);

const END: f64 = 10.0;

/// The top of the window.
const HIGH: f64 = 5.0;

fn sketch(Parameters { slope }: Parameters) -> Sketch {
    let leaky = LeakyRelu::new(slope);
    let end = leaky.apply(-END);
    // A unit is as long downward as to the right.
    let bottom = 30.0 + 17.4 * (END + HIGH);
    let mut canvas = Canvas::new(bottom + 22.0);
    let mut chart = Chart::new(&mut canvas, [24.0, 30.0, 372.0, bottom], -END..END, -END..HIGH);
    chart.axes((0.0, "*x*"), (0.0, ""));
    let graph = |phi: &dyn Activation| [-END, 0.0, END].map(|x| (x, phi.apply(x)));
    chart.clipped(graph(&leaky), solid(Ink::First, 2.8));
    chart.clipped(graph(&Relu), dashed(Ink::Second, 2.2));
    // The labels of the axes come after the graphs, which would cross them.
    chart.ticks_x([-10.0, 5.0, 10.0], 0.0);
    chart.ticks_y(0.0, [-10.0, -5.0, 5.0]);
    chart.marker(-END, end, Marker::Filled, Ink::First);
    // The end of the left half goes where the hand is.
    chart.handle((-END, end), &[("slope", &|_, y| -y / END)]);
    // Above the axis, until there is room below the line.
    let (label, words) = (Text::new(number(end)), Text::new(format!("slope {}", number(slope))));
    let [label, words] = [label, words].map(|text| text.start().ink(Ink::First).halo());
    match slope < 0.2 {
        true => {
            chart.text(-END, 0.0, label.shift(0.0, -18.0));
            chart.text(-6.0, 0.0, words.shift(0.0, -17.0));
        }
        false => {
            chart.text(-END, end, label.shift(12.0, 12.0));
            chart.text(-7.0, leaky.apply(-7.0), words.shift(8.0, 20.0));
        }
    }
    chart.text(3.6, 3.6, Text::new("slope 1").shift(12.0, 10.0).start().ink(Ink::First));
    chart.text(3.6, 3.6, Text::new("ReLU").shift(-12.0, -10.0).end().ink(Ink::Second).halo());

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
    sketch! { canvas,
        description: "Two graphs over x from −10 to 10. The leaky ReLU, solid, comes from {end} at x = −10, where a dot stands, in a straight line with \
            the slope {slope_words} to 0 at x = 0, and goes on with the slope 1. The ReLU, dashed, runs along 0 on the left and coincides with it \
            on the right.",
        caption: "{caption}",
        readings: [
            "leaky ReLU at −10": end,
            "ReLU at −10": number(Relu.apply(-END)),
            "slope left of 0": slope_words,
            "slope right of 0": number(leaky.derivative(END)),
        ],
    }
}
