//! The figure `saturation`: where the sigmoid is flat, and its slope is nearly nothing.

use activations::{Activation, Differentiable, Sigmoid};
use worked_examples::neurons_in_detail::saturation::{Saturation, saturation};

use crate::drawing::notation::significant;
use crate::prelude::*;

/// The z that is marked.
const Z: Number = Number { label: "z", min: -END, max: END, step: 0.1, default: 3.0 };

figure!("saturation", "The sigmoid and its slope", z: f64 = Z);

const END: f64 = 8.0;

/// How far the tangent reaches to either side.
const REACH: f64 = 2.5;

fn sketch(Parameters { z: marked }: Parameters) -> Sketch {
    let Saturation { rows, maximum } = saturation();
    let (half, flat) = (rows[0].z, rows[1].z);
    let (answer, slope) = (Sigmoid.apply(marked), Sigmoid.derivative(marked));
    let mut canvas = Canvas::new(348.0);
    let (upper, lower) = ([24.0, 28.0, 372.0, 158.0], [24.0, 212.0, 372.0, 318.0]);
    for (frame, top) in [(upper, 1.2), (lower, 0.3)] {
        let mut chart = Chart::new(&mut canvas, frame, -END..END, 0.0..top);
        for (from, to) in [(-END, -flat), (flat, END)] {
            let corners = [(from, 0.0), (to, 0.0), (to, top), (from, top)];
            chart.area(&corners, Ink::FirstFill);
        }
    }
    let mut chart = Chart::new(&mut canvas, upper, -END..END, 0.0..1.2);
    chart.axes((0.0, "*z*"), (0.0, "*σ*(*z*)"));
    chart.across(1.0, dashed(Ink::Muted, 1.2));
    chart.graph(|z| Sigmoid.apply(z), 120, solid(Ink::First, 2.8));
    chart.ticks_x([-6.0, -4.0, -2.0, 2.0, 4.0, 6.0], 0.0);
    chart.ticks_y(0.0, [1.0]);
    for z in [-6.3, 6.3] {
        chart.text(z, 0.6, Text::new("flat"));
    }
    let tangent = [-REACH, REACH].map(|aside| (marked + aside, answer + slope * aside));
    chart.clipped(tangent, dotted(Ink::Second, 2.4));
    chart.marker(marked, answer, Marker::Filled, Ink::Third);
    chart.handle((marked, answer), &[("z", &|z, _| z)]);

    let mut chart = Chart::new(&mut canvas, lower, -END..END, 0.0..0.3);
    chart.axes((0.0, ""), (0.0, "slope *σ*′(*z*)"));
    chart.graph(|z| Sigmoid.derivative(z), 120, solid(Ink::Second, 2.8));
    for z in [-flat, -half, half, flat] {
        let y = Sigmoid.derivative(z);
        if y > 2.0 * rows[1].slope {
            chart.curve([(z, 0.0), (z, y)], dotted(Ink::Muted, 1.6));
        }
        chart.marker(z, y, Marker::Filled, Ink::Second);
        chart.tick_x(z, 0.0, rounded(z, 2));
    }
    chart.marker(0.0, maximum, Marker::Filled, Ink::Second);
    for (z, right, down) in [(0.0, 32.0, -4.0), (half, 34.0, -4.0), (flat, 24.0, -18.0)] {
        let y = Sigmoid.derivative(z);
        chart.text(z, y, Text::new(rounded(y, 3)).shift(right, down));
    }
    chart.marker(marked, slope, Marker::Filled, Ink::Third);
    chart.handle((marked, slope), &[("z", &|z, _| z)]);

    let [low, high] = [-flat, flat].map(|z| rounded(Sigmoid.apply(z), 2));
    let (greatest, half, flat) = (number(maximum), rounded(half, 2), rounded(flat, 2));
    let small = number(rows[1].slope);
    let share = significant(slope / maximum);
    let of_the_largest = match slope == maximum {
        true => "the largest".to_owned(),
        false => format!("{share} times the largest"),
    };
    let (marked, answer, slope) = (number(marked), rounded(answer, 4), significant(slope));
    sketch! { canvas,
        description: "Two charts, one above the other, over z from −8 to 8. Above, the sigmoid. Below, its slope: a bell that is highest at \
            z = 0 with {greatest}, has half of that at z = −{half} and z = {half}, and is {small} at z = −{flat} and z = {flat}. Beyond \
            these both charts are shaded and marked as flat. Another dot on each curve stands at z = {marked}, on the upper one with a \
            dotted tangent.",
        caption: "The slope is {greatest} at z = 0, half of that at z = ±{half}, and below {small} in the shaded zones \
            beyond ±{flat}, where the sigmoid has come to {low} or {high} and hardly moves. \
            At the marked z = {marked} the sigmoid is {answer} and its slope {slope}, which is {of_the_largest}.",
        readings: ["σ(z)": answer, "slope": slope, "share of the largest slope": share],
    }
}
