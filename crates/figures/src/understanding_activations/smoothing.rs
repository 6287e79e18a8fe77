//! The figure `smoothing`: a sigmoid with large weights is nearly a step.

use activations::{Activation, Differentiable, Sigmoid, Step};
use worked_examples::numerics::logarithm;
use worked_examples::understanding_activations::smoothing::smoothing;

use crate::prelude::*;

/// What the weighted input is multiplied by.
const C: Number = Number { label: "c", min: 1.0, max: 50.0, step: 1.0, default: 5.0 };

figure!("smoothing", "From the sigmoid to the step", c: f64 = C);

const END: f64 = 2.0;

fn sketch(Parameters { c }: Parameters) -> Sketch {
    let y = |z: f64| Sigmoid.apply(c * z);
    let mut canvas = Canvas::new(250.0);
    let mut chart = Chart::new(&mut canvas, [24.0, 26.0, 372.0, 214.0], -END..END, 0.0..1.25);
    chart.axes((0.0, "*z*"), (0.0, ""));
    chart.ticks_x([-2.0, -1.0, 0.0, 1.0, 2.0], 0.0);
    chart.ticks_y(0.0, [1.0]);
    chart.jump(&Step::default(), dashed(Ink::Second, 2.4));
    chart.graph(|z| Sigmoid.apply(z), 60, dotted(Ink::Muted, 2.0));
    chart.graph(y, 320, solid(Ink::First, 2.8));
    for z in [-0.1, 0.1] {
        chart.marker(z, y(z), Marker::Filled, Ink::First);
    }
    let name = format!("*σ*({}*z*)", if c == 1.0 { String::new() } else { number(c) });
    let beside = chart.point(0.1, y(0.1)) + (16.0, 4.0);
    // Beside the dot, but below the line of the step.
    chart.canvas.text(
        (beside.x, beside.y.max(chart.point(0.0, 1.0).y + 20.0)),
        Text::new(name).start().ink(Ink::First).halo(),
    );
    chart.text(1.3, 1.0, Text::new("step").shift(0.0, -16.0).ink(Ink::Second));
    if c > 1.0 {
        let label = Text::new("*σ*(*z*)").shift(0.0, -18.0).start();
        chart.text(-1.95, Sigmoid.apply(-1.95), label.ink(Ink::Muted).halo());
    }

    let row = &smoothing(&[c]).rows[0];
    let [below, above] = [row.at_minus_tenth, row.at_tenth].map(|y| rounded(y, 4));
    // σ(ln 99) = 1/(1 + 1/99), 0.99.
    let end = rounded(logarithm(99.0) / c, 2);
    // σ(cz) has the slope c σ′(cz).
    let steepest = number(c * Sigmoid.derivative(0.0));
    let c = number(c);
    sketch! { canvas,
        description: "Over z from −2 to 2: the unit step, dashed, which jumps from 0 to 1 at z = 0; the sigmoid of z, dotted, a gentle slope; and the \
            sigmoid of {c} times z, solid. The last passes 0.5 at z = 0; dots mark it at z = −0.1, where it is {below}, and \
            at z = 0.1, where it is {above}.",
        caption: "With c = {c} the sigmoid of c times z is {below} at z = −0.1 and {above} at z = 0.1, and passes from 0.01 to 0.99 between \
            z = −{end} and z = {end}. The larger c is, the shorter is that way, and the nearer the step.",
        readings: [
            "σ(cz) at z = −0.1": below,
            "σ(cz) at z = 0.1": above,
            "from 0.01 to 0.99": format!("z = −{end} to z = {end}"),
            "slope at z = 0": steepest,
        ],
    }
}
