//! The figure `sigmoid`: the curve, its middle and its two bounds.

use activations::{Activation, Sigmoid};
use worked_examples::numerics::logarithm;

use crate::prelude::*;

figure!("sigmoid", "The sigmoid function");

fn sketch() -> Sketch {
    let mut canvas = Canvas::new(236.0);
    let mut chart = Chart::new(&mut canvas, [24.0, 26.0, 372.0, 196.0], -6.0..6.0, 0.0..1.25);
    chart.axes((0.0, "*z*"), (0.0, "*σ*(*z*)"));
    chart.across(1.0, dashed(Ink::Muted, 1.2));
    chart.ticks_x([-4.0, -2.0, 0.0, 2.0, 4.0], 0.0);
    chart.text(-6.0, 1.0, Text::new("1").shift(-10.0, 0.0).muted());
    chart.graph(|z| Sigmoid.apply(z), 120, solid(Ink::First, 2.8));
    // σ(ln 9) = 1/(1 + 1/9), nine tenths.
    let ln_9 = logarithm(9.0);
    for (z, (right, down)) in [(-ln_9, (-18.0, -15.0)), (0.0, (-26.0, -6.0)), (ln_9, (24.0, 12.0))]
    {
        let y = Sigmoid.apply(z);
        chart.curve([(z, 0.0), (z, y)], dotted(Ink::Muted, 1.4));
        chart.marker(z, y, Marker::Filled, Ink::First);
        chart.text(z, y, Text::new(number(y)).shift(right, down).halo());
    }
    let (low, high) = (rounded(-ln_9, 2), rounded(ln_9, 2));
    sketch! { canvas,
        description: "A graph of σ(z) for z from −6 to 6: an S-shaped curve that rises from near 0 at the left, through \
            one half at z = 0, to near 1 at the right. A dashed line marks the bound 1. Three dots: \
            0.1 at z = {low}, 0.5 at z = 0, 0.9 at z = {high}.",
        caption: "The sigmoid passes from near 0 to near 1 without a jump and reaches neither. It is one half at z = 0, \
            and covers the way from 0.1 to 0.9 while z goes from about {low} to {high}.",
    }
}
