//! The figure `sigmoid`: the curve, its middle and its two bounds.

use activations::{Activation, Sigmoid};

use crate::canvas::{Canvas, Marker, Text, dashed, dotted, solid};
use crate::chart::{Chart, Frame};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::number::{number, rounded};
use crate::parameter::Values;
use crate::point::at;

pub(crate) const FIGURE: Figure = Figure {
    name: "sigmoid",
    title: "The sigmoid function",
    parameters: &[],
    sketch,
};

/// ln 9, where the sigmoid is nine tenths: σ(ln 9) = 1/(1 + 1/9).
const LN_9: f64 = 2.197_224_577_336_219_6;

fn sketch(_: &Values) -> Sketch {
    let mut canvas = Canvas::new(236.0);
    let frame = Frame {
        left: 24.0,
        top: 26.0,
        right: 372.0,
        bottom: 196.0,
    };
    let mut chart = Chart::new(&mut canvas, frame, -6.0..6.0, 0.0..1.25);
    chart.horizontal_axis(0.0, "*z*");
    chart.vertical_axis(0.0, "*σ*(*z*)");
    chart.curve([(-6.0, 1.0), (6.0, 1.0)], dashed(Ink::Muted, 1.2));
    for z in [-4.0, -2.0, 0.0, 2.0, 4.0] {
        chart.tick_x(z, 0.0, &number(z));
    }
    let one = chart.place(-6.0, 1.0) - at(10.0, 0.0);
    chart
        .canvas
        .text(Text::new("1", one).small().ink(Ink::Muted));
    chart.graph(|z| Sigmoid.apply(z), 120, solid(Ink::First, 2.8));
    for (z, offset) in [
        (-LN_9, at(-18.0, -15.0)),
        (0.0, at(-26.0, -6.0)),
        (LN_9, at(24.0, 12.0)),
    ] {
        let y = Sigmoid.apply(z);
        chart.curve([(z, 0.0), (z, y)], dotted(Ink::Muted, 1.4));
        chart.marker(z, y, Marker::Filled, Ink::First);
        let label = number(y);
        let place = chart.place(z, y) + offset;
        chart.canvas.text(Text::new(&label, place).halo());
    }
    let (low, high) = (rounded(-LN_9, 2), rounded(LN_9, 2));
    Sketch {
        canvas,
        description: format!(
            "A graph of σ(z) for z from −6 to 6: an S-shaped curve that rises from near 0 at the left, through \
             one half at z = 0, to near 1 at the right. A dashed line marks the bound 1. Three dots: \
             0.1 at z = {low}, 0.5 at z = 0, 0.9 at z = {high}."
        ),
        caption: format!(
            "The sigmoid passes from near 0 to near 1 without a jump and reaches neither. It is one half at z = 0, \
             and covers the way from 0.1 to 0.9 while z goes from about {low} to {high}."
        ),
    }
}
