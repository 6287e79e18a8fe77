//! The figure `layer-sizes`: the sizes of weighted inputs and of error signals through ten layers, for three initializations.

use std::f64::consts::LN_10;
use std::sync::LazyLock;

use activations::{Relu, Sigmoid, Tanh};
use networks::{He, Initialization, Uniform, Xavier};
use worked_examples::numerics::logarithm;
use worked_examples::two_layers::deep_starts::{LAYERS, LIMITS, LayerRow, layers};

use crate::drawing::notation::{power_of_ten, scientific};
use crate::prelude::*;

/// The functions of the hidden layers.
#[derive(Clone, Copy, PartialEq)]
enum Function {
    Tanh,
    Relu,
    Sigmoid,
}

const FUNCTION: Choice<Function, 3> = Choice {
    label: "activation",
    options: &["tanh", "relu", "sigmoid"],
    values: [Function::Tanh, Function::Relu, Function::Sigmoid],
    default: 0,
};

/// Which way is looked at.
const BACK: Choice<bool, 2> =
    Choice { label: "way", options: &["there", "back"], values: [false, true], default: 1 };

/// The limit of uniform weights.
const LIMIT: Number =
    Number { label: "uniform up to", min: 0.05, max: 1.0, step: 0.05, default: LIMITS[0] };

figure!("layer-sizes", "Sizes through ten layers",
    activation: Function = FUNCTION, way: bool = BACK, limit: f64 = LIMIT);

/// The vertical axis, in powers of ten.
const LOW: f64 = -21.0;
const HIGH: f64 = 9.0;

fn start(function: Function, initialization: &impl Initialization) -> Vec<LayerRow> {
    match function {
        Function::Tanh => layers(Tanh, initialization),
        Function::Relu => layers(Relu, initialization),
        Function::Sigmoid => layers(Sigmoid, initialization),
    }
}

/// Xavier and He of each function, which do not change.
static NAMED: LazyLock<[[Vec<LayerRow>; 2]; 3]> = LazyLock::new(|| {
    FUNCTION.values.map(|function| [start(function, &Xavier), start(function, &He)])
});

fn sketch(Parameters { activation, way: back, limit }: Parameters) -> Sketch {
    let [xavier, he] = &NAMED[activation as usize];
    let uniform = start(activation, &Uniform { limit });
    let lines = [
        ("uniform", &uniform, dotted(Ink::Third, 2.8)),
        ("Xavier", xavier, dashed(Ink::Second, 2.6)),
        ("He", he, solid(Ink::First, 2.6)),
    ];
    let size = |row: &LayerRow| if back { row.delta } else { row.z };
    let height = |row: &LayerRow| (logarithm(size(row)) / LN_10).clamp(LOW, HIGH);

    let mut canvas = Canvas::new(356.0);
    let last = LAYERS as f64;
    let mut chart = Chart::new(&mut canvas, [58.0, 74.0, 376.0, 300.0], 1.0..last, LOW..HIGH);
    for exponent in (-18..=6).step_by(6) {
        chart.across(f64::from(exponent), solid(Ink::Grid, 1.2));
        chart.tick_y(1.0, f64::from(exponent), power_of_ten(exponent));
    }
    chart.horizontal_axis(LOW, "");
    chart.ticks_x([1.0, 5.0, 10.0], LOW);
    for (name, rows, stroke) in &lines {
        chart.group("initialization", name, |chart| {
            chart.curve(rows.iter().map(|row| (row.layer as f64, height(row))), *stroke);
            for row in *rows {
                chart.disc(row.layer as f64, height(row), 3.2, stroke.ink);
            }
        });
    }
    let what = if back { "error signals" } else { "weighted inputs" };
    canvas.text((12.0, 14.0), Text::new(format!("mean square of the {what}")).start().muted());
    for (i, (name, _, stroke)) in lines.iter().enumerate() {
        let left = 64.0 + 110.0 * i as f64;
        canvas.line((left, 42.0), (left + 28.0, 42.0), *stroke);
        canvas.text((left + 36.0, 42.0), Text::new(*name).start().ink(stroke.ink));
    }
    canvas.text((217.0, 340.0), Text::new("hidden layer").muted());

    let left = lines.each_ref().map(|(_, rows, _)| {
        let [first, end] = [&rows[0], &rows[LAYERS - 1]].map(size);
        if back { first / end } else { end / first }
    });
    let [uniform_left, xavier_left, he_left] = left.map(left_over);
    let function = ["tanh", "ReLU", "sigmoid"][activation as usize];
    let (from, to) = if back {
        ("the last hidden layer", "the first")
    } else {
        ("the first hidden layer", "the last")
    };
    let limit = number(limit);
    sketch! { canvas,
        description: "The mean square of the {what} in each of ten hidden layers with {function}, on a logarithmic axis from 10⁻¹⁸ to 10⁶, a line for each of \
            three initializations. From {from} to {to} it becomes, in parts of what it was: {uniform_left} with weights uniform up to {limit}, \
            {xavier_left} with Xavier's, {he_left} with He's.",
        caption: "Ten hidden layers with {function}: from {from} to {to} the mean square of the {what} is multiplied by {xavier_left} with Xavier's rule, by \
            {he_left} with He's, and by {uniform_left} with all weights uniform up to {limit}.",
        readings: ["uniform": uniform_left, "Xavier": xavier_left, "He": he_left],
    }
}

/// What is left of a size, as a number that can be read.
fn left_over(ratio: f64) -> String {
    match ratio {
        ..0.01 => scientific(ratio),
        ..100.0 => rounded(ratio, 2),
        _ => {
            let exponent = (logarithm(ratio) / LN_10).floor();
            let power = (0..exponent as u32).fold(1.0, |power, _| power * 10.0);
            format!("{}\u{a0}×\u{a0}{}", rounded(ratio / power, 1), power_of_ten(exponent as i32))
        }
    }
}
