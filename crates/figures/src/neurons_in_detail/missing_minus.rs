//! The figure `missing-minus`: three readings of a formula whose typography was lost.

use std::f64::consts::E;

use activations::{Activation, Sigmoid};
use worked_examples::neurons_in_detail::printed_programs::{
    MissingMinus, missing_minus, without_exponent,
};

use crate::prelude::*;

figure!("missing-minus", "Three readings of one formula");

const LOW: f64 = -1.2;
const HIGH: f64 = 2.2;

/// Where the third reading has this value.
fn pole_reaches(y: f64) -> f64 {
    (1.0 / y - 1.0) / E
}

fn sketch() -> Sketch {
    let mut canvas = Canvas::new(308.0);
    let mut chart = Chart::new(&mut canvas, [24.0, 26.0, 372.0, 274.0], -4.0..4.0, LOW..HIGH);
    chart.axes((0.0, "*x*"), (0.0, ""));
    chart.across(LOW, solid(Ink::Muted, 1.2));
    chart.across(1.0, dashed(Ink::Muted, 1.2));
    chart.ticks_x([-4.0, -2.0, 0.0, 2.0, 4.0], LOW);
    chart.text(-4.0, 1.0, Text::new("1").shift(-10.0, 0.0).muted());
    for (from, to) in [(-4.0, pole_reaches(LOW)), (pole_reaches(HIGH), 4.0)] {
        chart.curve(samples(from, to, 80, without_exponent), dotted(Ink::Third, 2.8));
    }
    chart.graph(|x| Sigmoid.apply(-x), 80, dashed(Ink::Second, 2.4));
    chart.graph(|x| Sigmoid.apply(x), 80, solid(Ink::First, 2.8));
    for (x, y, label, ink) in [
        (2.9, 1.16, "the sigmoid", Ink::First),
        (-2.6, 1.16, "its mirror image", Ink::Second),
        (1.35, 1.9, "1/(1 + *e*·*x*)", Ink::Third),
    ] {
        chart.text(x, y, Text::new(label).ink(ink).halo());
    }

    let MissingMinus { rows, pole_at } = missing_minus(&[-2.0]);
    let readings = [rows[0].right, rows[0].mirrored, rows[0].pole, pole_at];
    let [right, mirrored, third, at_pole] = readings.map(|value| rounded(value, 4));
    sketch! { canvas,
        description: "Three graphs over x from −4 to 4. The sigmoid, solid, rises from near 0 to near 1. Its mirror image, dashed, \
            falls from near 1 to near 0; the two cross at x = 0, at the height 0.5. The third, dotted, has two branches: \
            left of x = {at_pole} it is negative and plunges downward, right of it it comes down from above and \
            nears 0.",
        caption: "Only the sigmoid rises from 0 to 1: at x = −2 it is {right}. Its mirror image is {mirrored} there, and \
            the third curve {third}; that one has no value at x = {at_pole}, where its denominator is zero.",
    }
}
