//! The figure `tanh-and-sigmoid`: the hyperbolic tangent as a stretched sigmoid.

use activations::{Activation, Differentiable, Sigmoid, Tanh};

use crate::prelude::*;

figure!("tanh-and-sigmoid", "The hyperbolic tangent and the sigmoid");

const END: f64 = 4.0;

fn sketch() -> Sketch {
    let mut canvas = Canvas::new(300.0);
    let mut chart = Chart::new(&mut canvas, [34.0, 30.0, 372.0, 284.0], -END..END, -1.15..1.15);
    chart.axes((0.0, "*x*"), (0.0, ""));
    for y in [-1.0, 1.0] {
        chart.across(y, dashed(Ink::Muted, 1.2));
        chart.text(-END, y, Text::new(number(y)).shift(-6.0, 0.0).muted().end());
    }
    chart.ticks_x([-3.0, -2.0, -1.0, 1.0, 2.0, 3.0], 0.0);
    chart.graph(|x| Sigmoid.apply(x), 80, dashed(Ink::Second, 2.4));
    chart.graph(|x| Tanh.apply(x), 120, solid(Ink::First, 2.8));
    let (at_one, at_two) = (Tanh.apply(1.0), Sigmoid.apply(2.0));
    chart.marker(1.0, at_one, Marker::Filled, Ink::First);
    chart.marker(2.0, at_two, Marker::Filled, Ink::Second);
    let (one, two) = (rounded(at_one, 4), rounded(at_two, 4));
    let label = Text::new(format!("tanh 1 = {one}")).shift(-12.0, -8.0);
    chart.text(1.0, at_one, label.end().ink(Ink::First).halo());
    let label = Text::new(format!("*σ*(2) = {two}")).end();
    let below = (394.0, chart.point(2.0, at_two).y + 22.0);
    chart.canvas.text(below, label.ink(Ink::Second).halo());
    for (x, y, label, ink) in
        [(-1.75, -0.62, "tanh *x*", Ink::First), (-2.6, 0.22, "*σ*(*x*)", Ink::Second)]
    {
        chart.text(x, y, Text::new(label).ink(ink).halo());
    }

    let steep = number(Tanh.derivative(0.0) / Sigmoid.derivative(0.0));
    sketch! { canvas,
        description: "Two S-shaped graphs over x from −4 to 4. The sigmoid, dashed, rises from 0 to 1 and passes x = 0 at 0.5. The hyperbolic tangent, \
            solid, rises from −1 to 1, is steeper and passes through 0 at x = 0. Two dots: {one} on the tangent at x = 1, and {two} on \
            the sigmoid at x = 2.",
        caption: "tanh is the sigmoid, twice as high, lowered by one and twice as fast: from σ(2) = {two} follows tanh 1 = 2 · {two} − 1 = {one}. At \
            0 it is {steep} times as steep.",
    }
}
