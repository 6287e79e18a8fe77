//! The figure `step`: the unit step and its value at the jump.

use activations::{Activation, AtZero, Step};

use crate::prelude::*;

/// The value at the jump.
const AT_ZERO: Choice<AtZero, 3> = Choice {
    label: "u(0)",
    options: &["zero", "half", "one"],
    values: [AtZero::Zero, AtZero::Half, AtZero::One],
    default: 2,
};

figure!("step", "The unit step function", at_zero: AtZero = AT_ZERO);

fn sketch(Parameters { at_zero }: Parameters) -> Sketch {
    let step = Step { at_zero };
    let at_zero = step.apply(0.0);
    let mut canvas = Canvas::new(226.0);
    let mut chart = Chart::new(&mut canvas, [24.0, 26.0, 372.0, 186.0], -4.0..4.0, 0.0..1.45);
    chart.axes((0.0, "*z*"), (0.0, "*u*(*z*)"));
    chart.ticks_x([-4.0, -2.0, 0.0, 2.0, 4.0], 0.0);
    chart.jump(&step, solid(Ink::First, 2.8));
    let (low, high) = (step.apply(-1.0), step.apply(1.0));
    for y in [low, high].into_iter().filter(|y| *y != at_zero) {
        chart.marker(0.0, y, Marker::Hollow, Ink::First);
    }
    chart.marker(0.0, at_zero, Marker::Filled, Ink::First);
    chart.text(0.0, high, Text::new("1").shift(-12.0, 0.0).muted().end());
    let value = number(at_zero);
    let label = Text::new(format!("*u*(0) = {value}")).shift(14.0, -16.0);
    chart.text(0.0, at_zero, label.start());
    sketch! { canvas,
        description: "A graph of u(z) for z from −4 to 4. It runs along 0 for every negative z, jumps at z = 0, and runs \
            along 1 for every positive z. At z = 0 a filled dot stands at {value}; where a branch ends \
            without reaching its end point, the end is a ring.",
        caption: "Nothing happens until z reaches 0, and everything at once when it does. The filled dot is the value \
            at the jump, a matter of convention: here u(0) = {value}.",
    }
}
