//! The figure `sigmoid-and-step`: where the smooth function and the jump differ.

use activations::{Activation, Sigmoid, Step};

use crate::prelude::*;

figure!("sigmoid-and-step", "The sigmoid function against the unit step");

fn sketch() -> Sketch {
    let step = Step::default();
    let mut canvas = Canvas::new(236.0);
    let mut chart = Chart::new(&mut canvas, [24.0, 26.0, 372.0, 196.0], -6.0..6.0, 0.0..1.35);
    chart.axes((0.0, "*z*"), (0.0, ""));
    chart.ticks_x([-4.0, -2.0, 0.0, 2.0, 4.0], 0.0);
    chart.jump(&step, dashed(Ink::Second, 2.4));
    chart.graph(|z| Sigmoid.apply(z), 120, solid(Ink::First, 2.8));

    let (half, one) = (Sigmoid.apply(0.0), step.apply(0.0));
    chart.marker(0.0, step.apply(-1.0), Marker::Hollow, Ink::Second);
    chart.marker(0.0, one, Marker::Filled, Ink::Second);
    chart.marker(0.0, half, Marker::Filled, Ink::First);
    for (y, name) in [(half, "σ"), (one, "u")] {
        let label = Text::new(format!("*{name}*(0) = {}", number(y)));
        chart.text(0.0, y, label.shift(-14.0, -4.0).end().halo());
    }
    chart.text(4.6, one, Text::new("*u*(*z*)").shift(0.0, -15.0).ink(Ink::Second));
    let label = Text::new("*σ*(*z*)").shift(12.0, 16.0).start();
    chart.text(2.0, Sigmoid.apply(2.0), label.ink(Ink::First));

    let [one, half, gap] = [one, half, one - half].map(number);
    let far = rounded(step.apply(4.0) - Sigmoid.apply(4.0), 3);
    sketch! { canvas,
        description: "Two graphs over z from −6 to 6. The unit step, dashed, runs along 0 and jumps to 1 at z = 0. The sigmoid, \
            solid, starts near 0, leaves it gradually, passes {half} at z = 0 and nears 1 at the right.",
        caption: "Far from 0 the two agree: at z = 4 they differ by {far}. They differ most at z = 0, where the step \
            is already {one} and the sigmoid {half}, a gap of {gap}.",
    }
}
