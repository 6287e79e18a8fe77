//! The figure `unit-signals`: what goes in and what comes out, as zeros and ones.

use ndarray::array;
use neuron_core::ThresholdUnit;

use crate::drawing::notation::subscript;
use crate::drawing::path::{curve, straight};
use crate::drawing::unit_symbols::wire;
use crate::prelude::*;

figure!("unit-signals", "Signals as zeros and ones");

fn sketch() -> Sketch {
    // Any unit would do that fires for a lone first input; this is the book's.
    let unit = ThresholdUnit::new(array![5.0, 3.0], 4.0);
    let mut canvas = Canvas::new(278.0);
    for (middle, x) in [(64.0, array![1.0, 0.0]), (202.0, array![0.0, 0.0])] {
        let y = unit.output(&x);
        let center = at(186.0, middle);
        for (i, &signal) in x.iter().enumerate() {
            let from = at(72.0, middle - 28.0 + 56.0 * i as f64);
            let direction = (center - from).normalize();
            wire(&mut canvas, &straight(from, center - direction * 32.0), signal);
            canvas.text(
                from - (8.0, 0.0),
                Text::new(format!("*x*{} = {}", subscript(i + 1), number(signal))).size(17.0).end(),
            );
        }
        for offset in [-46.0, 0.0, 46.0] {
            let end = at(320.0, middle + offset);
            let start = center + (28.0, 0.0);
            let way = curve(start, start + (50.0, 0.0), end - (62.0, 0.0), end);
            wire(&mut canvas, &way, y);
            canvas.text(
                end + (8.0, 0.0),
                Text::new(format!("*y* = {}", number(y))).size(17.0).start(),
            );
        }
        let (fill, word) = match y {
            1.0 => (Ink::SecondFill, "fires"),
            _ => (Ink::Paper, "does not fire"),
        };
        canvas.circle(center, 28.0, fill, solid(Ink::Text, 1.8));
        canvas.text(center + (0.0, 46.0), Text::new(word).muted());
    }
    sketch! { canvas,
        description: "Two pictures of a unit with two inputs on the left and three ends of its output on the right. Above, x₁ is 1, a full \
            line, and x₂ is 0, a dashed line; the unit fires, and all three ends are full lines with y = 1. Below, \
            both inputs are 0; the unit does not fire, and all three ends are dashed with y = 0.",
        caption: "An input is 1 when there is a signal and 0 when there is none. The output is 1 when the unit fires and 0 when it does \
            not, and every end of it carries the same value.",
    }
}
