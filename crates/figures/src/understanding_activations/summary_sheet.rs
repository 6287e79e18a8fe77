//! The figure `summary-sheet`: every activation function of the book, with its slope.

use activations::{
    Activation, Arctan, Differentiable, Elu, Gelu, HardSigmoid, HardTanh, Identity, LeakyRelu,
    ParametricRelu, Relu, Sigmoid, Sign, Silu, Softplus, Softsign, Step, Tanh,
};

use crate::prelude::*;

figure!("summary-sheet", "Sixteen activation functions and their slopes");

/// The window of every panel. One unit is equally long on both axes, so a slope of 1 rises at half a right angle.
const END: f64 = 4.0;
const LOW: f64 = -1.7;
const HIGH: f64 = 2.3;

/// What kind of graph a function has, for drawing it.
pub(super) enum Shape {
    /// Constant but for a jump at 0, and no derivative.
    Jumps(&'static dyn Activation),
    /// Straight between kinks.
    Straight(&'static dyn Differentiable, &'static [f64]),
    /// Without a corner.
    Smooth(&'static dyn Differentiable),
}

use Shape::{Jumps, Smooth, Straight};

impl Shape {
    /// Its value at z.
    pub(super) fn value(&self, z: f64) -> f64 {
        match self {
            Jumps(phi) => phi.apply(z),
            Straight(phi, _) | Smooth(phi) => phi.apply(z),
        }
    }

    /// Its slope at z, if it has one.
    pub(super) fn slope(&self, z: f64) -> Option<f64> {
        match self {
            Jumps(_) => None,
            Straight(phi, _) | Smooth(phi) => Some(phi.derivative(z)),
        }
    }

    /// Where it has a kink.
    pub(super) fn kinks(&self) -> &'static [f64] {
        match self {
            Straight(_, kinks) => kinks,
            _ => &[],
        }
    }

    /// Whether it is level far out on the left, and on the right.
    fn levels(&self) -> (bool, bool) {
        match self {
            Jumps(_) => (true, true),
            Straight(phi, _) | Smooth(phi) => {
                let is_level = |z: f64| phi.derivative(z) < 1e-6;
                (is_level(-1e6), is_level(1e6))
            }
        }
    }
}

/// Name, range and shape of each.
pub(super) const SHEET: [(&str, &str, Shape); 16] = [
    ("step", "0 and 1", Jumps(&Step { at_zero: activations::AtZero::One })),
    ("sign", "−1, 0 and 1", Jumps(&Sign)),
    ("identity", "all numbers", Straight(&Identity, &[])),
    ("sigmoid", "between 0 and 1", Smooth(&Sigmoid)),
    ("tanh", "between ±1", Smooth(&Tanh)),
    ("ReLU", "from 0 on", Straight(&Relu, &[0.0])),
    ("leaky ReLU", "all numbers", Straight(&LeakyRelu::new(0.01), &[0.0])),
    ("parametric ReLU", "all numbers", Straight(&ParametricRelu::new(0.25), &[0.0])),
    ("ELU", "above −1", Smooth(&Elu::new(1.0))),
    ("softplus", "above 0", Smooth(&Softplus)),
    ("SiLU", "from −0.28 on", Smooth(&Silu)),
    ("GELU", "from −0.17 on", Smooth(&Gelu)),
    ("hard sigmoid", "from 0 to 1", Straight(&HardSigmoid, &[-3.0, 3.0])),
    ("hard tanh", "from −1 to 1", Straight(&HardTanh, &[-1.0, 1.0])),
    ("softsign", "between ±1", Smooth(&Softsign)),
    ("arctan", "between ±π/2", Smooth(&Arctan)),
];

/// The rows and columns of panels; the key stands where the last would be.
const COLUMNS: usize = 3;
const ROW: f64 = 116.0;

fn sketch() -> Sketch {
    let rows = SHEET.len().div_ceil(COLUMNS);
    let mut canvas = Canvas::new(ROW * rows as f64);
    for (i, (name, range, shape)) in SHEET.iter().enumerate() {
        let (left, top) = (8.0 + 132.0 * (i % COLUMNS) as f64, ROW * (i / COLUMNS) as f64);
        canvas.text((left, top + 12.0), Text::new(*name).start());
        let range = Text::new(*range).start().size(15.0).ink(Ink::Muted);
        canvas.text((left, top + 29.0), range);
        let frame = [left, top + 40.0, left + 120.0, top + 100.0];
        canvas.group("activation", name, |canvas| panel(canvas, frame, shape));
    }
    let (left, top) = (158.0, ROW * (rows - 1) as f64 + 24.0);
    for (line, stroke, words) in [
        (0.0, solid(Ink::First, 2.4), "the function"),
        (1.0, dashed(Ink::Second, 1.8), "its slope"),
    ] {
        let y = top + 24.0 * line;
        canvas.line((left, y), (left + 32.0, y), stroke);
        canvas.text((left + 42.0, y), Text::new(words).start().ink(stroke.ink));
    }
    let words = "each from −4 to 4, up and";
    for (line, words) in [words, "along on one scale"].into_iter().enumerate() {
        canvas.text(
            (left, top + 50.0 + 18.0 * line as f64),
            Text::new(words).start().size(15.0).ink(Ink::Muted),
        );
    }

    let all = SHEET.len();
    let list = SHEET.map(|(name, range, _)| format!("{name}, {range}")).join("; ");
    let sort = |left: bool, right: bool| {
        SHEET.iter().filter(|(.., shape)| shape.levels() == (left, right)).count()
    };
    let (both, left, neither) = (sort(true, true), sort(true, false), sort(false, false));
    let jumping = SHEET.iter().filter(|(.., shape)| matches!(shape, Jumps(_))).count();
    sketch! { canvas,
        description: "{all} small charts over z from −4 to 4, each with the name of a function, its range, its curve, solid, and its slope, dashed. Names and \
            ranges: {list}. Of the step and the sign only the values are drawn, with a ring where a piece ends and a dot at the value \
            at 0; they have no slope to draw. Where a slope jumps, a small dot is the value that this book takes.",
        caption: "Of the {all} functions {both} are level far out on both sides, {left} on the left only, and {neither} on neither. \
            {jumping} of them jump at 0, and have no slope there.",
    }
}

/// Draws one function, and its slope where it has one.
fn panel(canvas: &mut Canvas, frame: [f64; 4], shape: &Shape) {
    let mut chart = Chart::new(canvas, frame, -END..END, LOW..HIGH);
    chart.across(0.0, solid(Ink::Grid, 1.2));
    chart.curve([(0.0, LOW), (0.0, HIGH)], solid(Ink::Grid, 1.2));
    let (function, slope) = (solid(Ink::First, 2.4), dashed(Ink::Second, 1.8));
    match shape {
        Jumps(phi) => {
            chart.jump(*phi, function);
            for y in [-1.0, 1.0, 0.0].map(|z| phi.apply(z)) {
                let inside = if y == phi.apply(0.0) { Ink::First } else { Ink::Paper };
                let point = chart.point(0.0, y);
                chart.canvas.circle(point, 3.2, inside, solid(Ink::First, 1.6));
            }
        }
        Straight(phi, kinks) => {
            let mut ends = vec![-END];
            ends.extend(*kinks);
            ends.push(END);
            for pair in ends.windows(2) {
                let constant = phi.derivative((pair[0] + pair[1]) / 2.0);
                chart.curve([(pair[0], constant), (pair[1], constant)], slope);
            }
            for &kink in *kinks {
                chart.disc(kink, phi.derivative(kink), 2.6, Ink::Second);
            }
            chart.clipped(ends.iter().map(|&z| (z, phi.apply(z))), function);
        }
        Smooth(phi) => {
            chart.curve(samples(-END, END, 24, |z| phi.derivative(z)), slope);
            chart.clipped(samples(-END, END, 24, |z| phi.apply(z)), function);
        }
    }
}
