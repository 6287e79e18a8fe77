//! The figure `unit-signals`: what goes in and what comes out, as zeros and ones.

use ndarray::array;
use neuron_core::ThresholdUnit;

use crate::canvas::{Canvas, Text, solid};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::number::number;
use crate::parameter::Values;
use crate::point::{Curve, at, curve};
use crate::subscript::subscript;
use crate::unit_parts::wire;

pub(crate) const FIGURE: Figure = Figure {
    name: "unit-signals",
    title: "Signals as zeros and ones",
    parameters: &[],
    sketch,
};

fn sketch(_: &Values) -> Sketch {
    // Any unit would do that fires for a lone first input; this is the book's.
    let unit = ThresholdUnit::new(array![5.0, 3.0], 4.0);
    let mut canvas = Canvas::new(278.0);
    for (middle, x) in [(64.0, array![1.0, 0.0]), (202.0, array![0.0, 0.0])] {
        let y = unit.output(&x);
        let center = at(186.0, middle);
        for (i, &signal) in x.iter().enumerate() {
            let from = at(72.0, middle - 28.0 + 56.0 * i as f64);
            let direction = (center - from).unit();
            wire(
                &mut canvas,
                &Curve::straight(from, center - direction * 32.0),
                signal,
            );
            let label = format!("*x*{} = {}", subscript(i + 1), number(signal));
            canvas.text(Text::new(&label, from - at(8.0, 0.0)).size(17.0).end());
        }
        for offset in [-46.0, 0.0, 46.0] {
            let end = at(320.0, middle + offset);
            let start = center + at(28.0, 0.0);
            let way = curve(start, start + at(50.0, 0.0), end - at(62.0, 0.0), end);
            wire(&mut canvas, &way, y);
            let label = format!("*y* = {}", number(y));
            canvas.text(Text::new(&label, end + at(8.0, 0.0)).size(17.0).start());
        }
        let (fill, word) = match y {
            1.0 => (Ink::SecondFill, "fires"),
            _ => (Ink::Paper, "does not fire"),
        };
        canvas.circle(center, 28.0, fill, solid(Ink::Text, 1.8));
        canvas.text(
            Text::new(word, center + at(0.0, 46.0))
                .small()
                .ink(Ink::Muted),
        );
    }
    Sketch {
        canvas,
        description: "Two pictures of a unit with two inputs on the left and three ends of its output on the right. Above, x₁ is 1, a full \
                      line, and x₂ is 0, a dashed line; the unit fires, and all three ends are full lines with y = 1. Below, \
                      both inputs are 0; the unit does not fire, and all three ends are dashed with y = 0."
            .to_owned(),
        caption: "An input is 1 when there is a signal and 0 when there is none. The output is 1 when the unit fires and 0 when it does \
                  not, and every end of it carries the same value."
            .to_owned(),
    }
}
