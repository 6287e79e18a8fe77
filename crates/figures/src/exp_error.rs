//! The figure `exp-error`: how far the computed sigmoid lies from the true one.

use activations::{Activation, Sigmoid};

use crate::canvas::{Canvas, Text, dashed};
use crate::chart::{Chart, Frame};
use crate::double_double::DoubleDouble;
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::number::{number, rounded};
use crate::parameter::Values;
use crate::point::at;

pub(crate) const FIGURE: Figure = Figure {
    name: "exp-error",
    title: "The error of the computed sigmoid",
    parameters: &[],
    sketch,
};

const END: f64 = 30.0;
const PLACES: i32 = 220;

/// What the crate promises, in units of the last place.
const PROMISED: f64 = 2.5;

/// Places from −30 to 30, and the error at each. The step is no short fraction, so the places are like any others.
fn errors() -> impl Iterator<Item = (f64, f64)> {
    (0..PLACES).map(|i| {
        let z = -END + 2.0 * END * (f64::from(i) + 0.381_966) / f64::from(PLACES);
        (z, DoubleDouble::sigmoid(z).error_of(Sigmoid.apply(z)))
    })
}

fn sketch(_: &Values) -> Sketch {
    let mut canvas = Canvas::new(252.0);
    let frame = Frame {
        left: 34.0,
        top: 30.0,
        right: 372.0,
        bottom: 222.0,
    };
    let mut chart = Chart::new(&mut canvas, frame, -END..END, -3.0..3.0);
    chart.horizontal_axis(0.0, "*z*");
    chart.vertical_axis(-END, "error in ulp");
    for y in [-2.0, -1.0, 1.0, 2.0] {
        chart.tick_y(-END, y, &number(y));
    }
    for y in [-PROMISED, PROMISED] {
        chart.curve([(-END, y), (END, y)], dashed(Ink::Second, 1.6));
    }
    for (z, error) in errors() {
        let place = chart.place(z, error);
        chart.canvas.disc(place, 1.6, Ink::First);
    }
    for z in [-20.0, -10.0, 10.0, 20.0] {
        let foot = chart.place(z, -3.0) + at(0.0, 12.0);
        chart
            .canvas
            .text(Text::new(&number(z), foot).small().ink(Ink::Muted));
    }
    let worst = errors().map(|(_, error)| error.abs()).fold(0.0, f64::max);
    let worst_right = errors()
        .filter(|(z, _)| *z > 0.0)
        .map(|(_, error)| error.abs())
        .fold(0.0, f64::max);
    Sketch {
        canvas,
        description: format!(
            "A scatter of {PLACES} dots over z from −30 to 30: the error of the computed sigmoid, in units of the last \
             place. On the left the dots lie between about −2 and 2, on the right closer to 0. Two dashed lines at \
             −{PROMISED} and {PROMISED} mark the promised bound; no dot is outside."
        ),
        caption: format!(
            "At {PLACES} places the error stays inside the promised {PROMISED} ulp; the worst is {}. On the right it is at most \
             {}, because what is subtracted from 1 there is small.",
            rounded(worst, 2),
            rounded(worst_right, 2)
        ),
    }
}
