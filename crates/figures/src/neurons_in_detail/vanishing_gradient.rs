//! The figure `vanishing-gradient`: what is left of a slope behind many layers.

use std::f64::consts::LN_10;

use worked_examples::neurons_in_detail::chains::{ChainRow, chains};
use worked_examples::numerics::logarithm;

use crate::drawing::notation::scientific;
use crate::drawing::stroke::Stroke;
use crate::prelude::*;

figure!("vanishing-gradient", "A slope behind a chain of units");

const LAYERS: usize = 20;

fn sketch() -> Sketch {
    let rows = chains(&std::array::from_fn::<_, LAYERS, _>(|i| i + 1)).rows;
    // Each with how far above the end of its line the label ends.
    type Chain = (&'static str, fn(&ChainRow) -> f64, Stroke, f64);
    let chains: [Chain; 4] = [
        ("ReLU", |row| row.relu, solid(Ink::Third, 2.4), 13.0),
        ("tanh", |row| row.tanh, dashed(Ink::Second, 2.4), -15.0),
        ("ReLU, weights ½", |row| row.relu_half, dotted(Ink::Third, 2.8), 50.0),
        ("sigmoid", |row| row.sigmoid, solid(Ink::First, 2.8), 56.0),
    ];
    let mut canvas = Canvas::new(336.0);
    let (first, last) = (1.0, LAYERS as f64);
    let mut chart = Chart::new(&mut canvas, [58.0, 44.0, 376.0, 288.0], first..last, -13.2..0.0);
    for (exponent, label) in
        [(0.0, "1"), (-3.0, "10⁻³"), (-6.0, "10⁻⁶"), (-9.0, "10⁻⁹"), (-12.0, "10⁻¹²")]
    {
        chart.across(exponent, solid(Ink::Grid, 1.2));
        chart.tick_y(first, exponent, label);
    }
    chart.horizontal_axis(-13.2, "");
    chart.ticks_x([1.0, 5.0, 10.0, 15.0, 20.0], -13.2);
    for (label, slope, stroke, above) in chains {
        let height = |row| logarithm(slope(row)) / LN_10;
        let points = rows.iter().zip(1..).map(|(row, i)| (f64::from(i), height(row)));
        chart.group("chain", label, |chart| chart.curve(points, stroke));
        let label = Text::new(label).shift(-2.0, -above).end();
        chart.text(last, height(&rows[LAYERS - 1]), label.ink(stroke.ink).halo());
    }
    canvas.text((12.0, 14.0), Text::new("slope by the input").start().muted());
    canvas.text((217.0, 324.0), Text::new("layers").muted());

    let ten = &rows[9];
    let (relu, tanh) = (number(ten.relu), rounded(ten.tanh, 4));
    let (half, sigmoid) = (scientific(ten.relu_half), scientific(ten.sigmoid));
    sketch! { canvas,
        description: "Four lines over 1 to {LAYERS} layers. The vertical axis is logarithmic, from 1 down to 10⁻¹²: every mark is a thousandth of the \
            one above it. ReLU stays at 1. tanh sinks slowly. ReLU with weights of one half goes down in a straight \
            line, and the sigmoid in a line more than twice as steep. After ten layers they are at {relu}, {tanh}, {half} \
            and {sigmoid}.",
        caption: "After ten sigmoids {sigmoid} of a slope is left, after ten tanh {tanh}. ReLUs that are on pass it whole, \
            but with weights of ½ they leave {half}: a chain of slopes is a product of weights too.",
    }
}
