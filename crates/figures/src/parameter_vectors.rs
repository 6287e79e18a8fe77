//! The figure `parameter-vectors`: a move is added to the parameters, whole or shortened.

use crate::canvas::{Canvas, Marker, Stroke, Text, dashed, dotted, solid};
use crate::chart::{Chart, Frame};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::number::number;
use crate::parameter::{Parameter, Values};
use crate::point::{Curve, at};

pub(crate) const FIGURE: Figure = Figure {
    name: "parameter-vectors",
    title: "A move added to the parameters",
    parameters: &[Parameter {
        name: "eta",
        label: "η",
        min: 0.0,
        max: 1.0,
        step: 0.05,
        default: 0.4,
    }],
    sketch,
};

/// θ = (w, b) and Δθ.
const THETA: (f64, f64) = (1.5, 3.0);
const MOVE: (f64, f64) = (5.0, 1.0);

fn sketch(values: &Values) -> Sketch {
    let eta = values.get("eta");
    let plus = |eta: f64| (THETA.0 + eta * MOVE.0, THETA.1 + eta * MOVE.1);
    let (new, full) = (plus(eta), plus(1.0));

    let mut canvas = Canvas::new(280.0);
    let frame = Frame {
        left: 30.0,
        top: 30.0,
        right: 374.0,
        bottom: 236.0,
    };
    // One unit is as long to the right as upward.
    let mut chart = Chart::new(&mut canvas, frame, 0.0..7.4, 0.0..7.4 * 206.0 / 344.0);
    chart.horizontal_axis(0.0, "");
    chart.vertical_axis(0.0, "*b*");
    let tip = chart.place(7.4, 0.0);
    chart.canvas.text(Text::new("*w*", tip + at(8.0, 18.0)));
    for value in [1.0, 2.0, 3.0, 4.0, 5.0, 6.0] {
        chart.tick_x(value, 0.0, &number(value));
    }
    for value in [1.0, 2.0, 3.0, 4.0] {
        chart.tick_y(0.0, value, &number(value));
    }
    let origin = (0.0, 0.0);
    chart.curve([MOVE, full], dotted(Ink::Muted, 2.0));
    chart.curve([THETA, full], dotted(Ink::Muted, 2.0));
    arrow(&mut chart, origin, full, dashed(Ink::Muted, 1.6));
    arrow(&mut chart, origin, MOVE, solid(Ink::Second, 2.4));
    arrow(&mut chart, origin, THETA, solid(Ink::First, 2.4));
    if eta > 0.0 {
        arrow(&mut chart, THETA, new, solid(Ink::Second, 3.4));
        arrow(&mut chart, origin, new, solid(Ink::Third, 2.4));
    }
    chart.marker(new.0, new.1, Marker::Filled, Ink::Third);

    let place = chart.place(THETA.0, THETA.1) + at(-16.0, 3.0);
    chart.canvas.text(Text::new("*θ*", place).ink(Ink::First));
    let place = chart.place(MOVE.0, MOVE.1) + at(4.0, 16.0);
    chart.canvas.text(Text::new("Δ*θ*", place).ink(Ink::Second));
    let middle = ((THETA.0 + new.0) / 2.0, (THETA.1 + new.1) / 2.0);
    let place = chart.place(middle.0, middle.1) + at(0.0, -17.0);
    let label = format!("{} Δ*θ*", number(eta));
    chart
        .canvas
        .text(Text::new(&label, place).ink(Ink::Second).halo());
    let place = chart.place(full.0, full.1) + at(-4.0, -16.0);
    if eta < 0.8 {
        chart
            .canvas
            .text(Text::new("*θ* + Δ*θ*", place).ink(Ink::Muted));
    }
    let label = format!("({}, {})", number(new.0), number(new.1));
    let place = chart.place(new.0, new.1);
    // Beside the arrow to it, or below where the sheet ends.
    let text = if eta < 0.7 {
        Text::new(&label, place + at(8.0, 18.0)).start()
    } else {
        Text::new(&label, place + at(0.0, 24.0))
    };
    chart.canvas.text(text.ink(Ink::Third).halo());

    let pair = |(w, b): (f64, f64)| format!("({},\u{a0}{})", number(w), number(b));
    let (theta, delta, new, full) = (pair(THETA), pair(MOVE), pair(new), pair(full));
    let eta = number(eta);
    Sketch {
        canvas,
        description: format!(
            "The plane of the weight w and the bias b. Arrows from the origin lead to θ = {theta} and to Δθ = {delta}; they are two sides of \
             a parallelogram whose dashed diagonal leads to θ + Δθ = {full}. On the side that starts at θ and is parallel to Δθ, a thick \
             arrow covers {eta} of the length and ends at {new}, to which a third arrow leads from the origin."
        ),
        caption: format!(
            "Added whole, the move Δθ = {delta} leads from θ = {theta} to {full}, the far corner of the parallelogram. With the learning rate η = {eta} \
             it has the same direction and leads to {new}."
        ),
    }
}

fn arrow(chart: &mut Chart<'_>, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
    let ends = Curve::straight(chart.place(from.0, from.1), chart.place(to.0, to.1));
    chart.canvas.arrow(&ends, stroke);
}
