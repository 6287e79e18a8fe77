//! The figure `zigzag`: gradient descent on two weights, with inputs of one sign and of two.

use activations::Identity;
use learning::{SquaredError, total_loss};
use ndarray::array;
use neuron_core::Neuron;
use worked_examples::neurons_in_detail::zigzag::{
    Examples, LEARNING_RATE, TARGETS, ZigzagRow, data, zigzag,
};

use crate::drawing::notation::{scientific, significant};
use crate::drawing::numerics::degrees;
use crate::prelude::*;

/// η of all steps.
const RATE: Number = Number { label: "η", min: 0.2, max: 1.8, step: 0.1, default: LEARNING_RATE };

/// How far both ways are drawn; no way takes longer.
const EPOCH: Time = Time { label: "epoch", end: 300, default: 300 };

figure!("zigzag", "The way of two weights down the loss", learning_rate: f64 = RATE, epoch: u32 = EPOCH);

/// The weights for which the two errors are these: the solution of two equations.
fn with_errors(x: &Examples, errors: [f64; 2]) -> [f64; 2] {
    let [[a, b], [c, d]] = *x;
    let (first, second) = (TARGETS[0] + errors[0], TARGETS[1] + errors[1]);
    let determinant = a * d - b * c;
    [(d * first - b * second) / determinant, (a * second - c * first) / determinant]
}

/// The loss of both examples.
fn loss(x: &Examples, [w1, w2]: [f64; 2]) -> f64 {
    let unit = Neuron::new(array![w1, w2], 0.0, Identity);
    total_loss(&SquaredError, &unit, &data(x, &TARGETS))
}

fn sketch(Parameters { learning_rate, epoch }: Parameters) -> Sketch {
    let rows = zigzag(learning_rate).rows;
    let epoch = epoch as usize;
    let mut canvas = Canvas::new(252.0);
    panel(&mut canvas, 33.0, "inputs of one sign", &rows[0], epoch);
    panel(&mut canvas, 228.0, "inputs of two signs", &rows[1], epoch);
    let (long, short) = (rows[0].epochs, rows[1].epochs);
    let goal = |row: &ZigzagRow| {
        let [w1, w2] = with_errors(&row.examples, [0.0, 0.0]);
        format!("({},\u{a0}{})", rounded(w1, 2), rounded(w2, 2))
    };
    let (first, second) = (goal(&rows[0]), goal(&rows[1]));
    let losses = [0, 1].map(|i| {
        let row = &rows[i];
        let loss = loss(&row.examples, row.path[2 * epoch.min(row.epochs)]);
        if loss < 0.001 { scientific(loss) } else { significant(loss) }
    });
    let [long_loss, short_loss] = &losses;
    let under_way = match epoch {
        _ if epoch >= long.max(short) => String::new(),
        0 => format!(" Before the first epoch both losses are {long_loss}."),
        1 => format!(" After 1 epoch the losses are {long_loss} and {short_loss}."),
        _ => format!(" After {epoch} epochs the losses are {long_loss} and {short_loss}."),
    };
    let part = match epoch {
        _ if epoch >= long.max(short) => String::new(),
        0 => " Nothing of the ways is drawn yet.".to_owned(),
        _ => format!(" The ways are drawn up to epoch {epoch}."),
    };
    let [long_way, short_way] = [0, 1].map(|i| {
        let condition = rounded(rows[i].condition, 1);
        format!("{} epochs, condition number {condition}", rows[i].epochs)
    });
    sketch! { canvas,
        description: "Two charts of the plane of the weights w₁ and w₂, each with the way from a ring at (0, 0) to a dot where the loss is \
            0, and two ellipses: on each the loss is the same all around. On the left the ellipses are long and narrow; the way to {first}, down and to \
            the right, is a sawtooth of steps up and to the right and steps down and to the left. On the right the ellipses are rounder, and the way to {second} is made of steps that each raise one weight and lower the other.{part}",
        caption: "With inputs of one sign each step raises both weights or lowers both, and the goal lies where one rises and one falls: \
            {long} epochs of zigzag. The same inputs stretched to run from −1 to 1 need {short}.{under_way}",
        readings: [
            "one sign needs": long_way, "loss with one sign": long_loss,
            "two signs need": short_way, "loss with two signs": short_loss,
        ],
    }
}

/// Draws the way for the inputs of a row.
fn panel(canvas: &mut Canvas, left: f64, title: &str, row: &ZigzagRow, epoch: usize) {
    const LOW: f64 = -0.7;
    const HIGH: f64 = 4.1;
    let x = &row.examples;
    let start = loss(x, row.path[0]);
    // Two steps an epoch.
    let way = &row.path[..=2 * epoch.min(row.epochs)];
    let mut chart = Chart::new(canvas, [left, 34.0, left + 160.0, 194.0], LOW..HIGH, -HIGH..-LOW);
    chart.across(0.0, solid(Ink::Grid, 1.2));
    chart.curve([(0.0, -HIGH), (0.0, -LOW)], solid(Ink::Grid, 1.2));
    for quarter in [1.0, 0.25] {
        // The loss is half the square of the length of the errors; they go once around a circle.
        let radius = (2.0 * quarter * start).sqrt();
        let errors = degrees().take(361).step_by(4).map(|(cos, sin)| [radius * cos, radius * sin]);
        let ellipse = errors.map(|errors| with_errors(x, errors).into());
        chart.clipped(ellipse, solid(Ink::Muted, 1.2));
    }
    chart.group("inputs", title, |chart| {
        chart.curve(way.iter().map(|w| (w[0], w[1])), solid(Ink::First, 1.8));
    });
    let goal = with_errors(x, [0.0, 0.0]);
    chart.marker(0.0, 0.0, Marker::Hollow, Ink::Second);
    chart.marker(goal[0], goal[1], Marker::Filled, Ink::Second);
    if epoch < row.epochs {
        let [w1, w2] = way[way.len() - 1];
        chart.disc(w1, w2, 4.0, Ink::First);
    }
    chart.border();
    chart.ticks_x([0.0, 2.0, 4.0], -HIGH);
    chart.text(HIGH, -HIGH, Text::new("*w*₁").shift(-34.0, 14.0));
    chart.ticks_y(LOW, [-4.0, -2.0, 0.0]);
    chart.text(LOW, -LOW, Text::new("*w*₂").shift(-9.0, 6.0).end());
    let middle = chart.frame.center().x;
    canvas.text((middle, 15.0), Text::new(title).bold());
    let words = match epoch < row.epochs {
        true => format!("epoch {epoch} of {}", row.epochs),
        false => format!("{} epochs", row.epochs),
    };
    canvas.text((middle, 236.0), Text::new(words).ink(Ink::First));
}
