//! The figure `loss-against-angle`: which directions lead down.

use learning::{SquaredError, gradient, total_loss};

use crate::canvas::{Canvas, Marker, Text, solid};
use crate::chart::{Chart, Frame};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::number::{number, rounded};
use crate::parameter::Values;
use crate::point::at;
use crate::two_points::{neuron, two_points};

pub(crate) const FIGURE: Figure = Figure {
    name: "loss-against-angle",
    title: "The change of the loss in every direction",
    parameters: &[],
    sketch,
};

/// How long the move is.
const STEP: f64 = 0.01;

/// The cosine and the sine of 1°, to the nearest doubles.
const COS_1: f64 = 0.9998476951563913;
const SIN_1: f64 = 0.01745240643728351;

fn sketch(_: &Values) -> Sketch {
    let changes = changes();
    let crossing = crossing(&changes);
    // In thousandths, so that the axis has short numbers.
    let height = |angle: usize| 1000.0 * changes[angle];

    let mut canvas = Canvas::new(286.0);
    let frame = Frame {
        left: 46.0,
        top: 30.0,
        right: 372.0,
        bottom: 240.0,
    };
    let mut chart = Chart::new(&mut canvas, frame, 0.0..180.0, -2.6..2.6);
    let corners = [
        (crossing, -2.6),
        (180.0, -2.6),
        (180.0, 2.6),
        (crossing, 2.6),
    ];
    chart.area(&corners, Ink::FirstFill);
    for y in [-2.0, -1.0, 1.0, 2.0] {
        chart.curve([(0.0, y), (180.0, y)], solid(Ink::Grid, 1.2));
        chart.tick_y(0.0, y, &number(y));
    }
    chart.tick_y(0.0, 0.0, "0");
    chart.horizontal_axis(0.0, "");
    chart.vertical_axis(0.0, "change of the loss, in thousandths");
    for angle in [0.0, 30.0, 60.0, 90.0, 120.0, 150.0, 180.0] {
        chart.tick_x(angle, -2.6, &format!("{angle}°"));
    }
    let middle = chart.place(90.0, -2.6);
    chart.canvas.text(Text::new(
        "angle *β* to the gradient",
        middle + at(0.0, 36.0),
    ));
    let points = (0..=90).map(|i| 2 * i).map(|i| (i as f64, height(i)));
    chart.curve(points, solid(Ink::First, 2.8));
    for angle in [0, 60, 120, 150, 180] {
        chart.marker(angle as f64, height(angle), Marker::Filled, Ink::First);
    }
    chart.marker(crossing, 0.0, Marker::Hollow, Ink::Second);
    let place = chart.place(crossing, 0.0) + at(10.0, -16.0);
    let label = format!("0 at {}°", rounded(crossing, 1));
    chart
        .canvas
        .text(Text::new(&label, place).start().ink(Ink::Second));
    for (angle, y, word) in [(36.0, -1.4, "up"), (140.0, 1.4, "down")] {
        let place = chart.place(angle, y);
        chart.canvas.text(Text::new(word, place).bold());
    }

    let [most, least] = [changes[0], changes[180]].map(|change| rounded(change, 5));
    let crossing = rounded(crossing, 1);
    Sketch {
        canvas,
        description: format!(
            "A curve like half a wave: the change of the loss by a move of length 0.01 from (0, 0), over the angle between the move and \
             the gradient, from 0° to 180°. It is {most} at 0°, falls all the way, crosses 0 at {crossing}° and is {least} \
             at 180°. The angles beyond the crossing are shaded."
        ),
        caption: format!(
            "Every direction at more than about 90° to the gradient leads down; for this move of length 0.01 the border is at {crossing}°. At 180° the loss \
             falls by {}.",
            rounded(-changes[180], 5)
        ),
    }
}

/// The change of the loss by a move from (0, 0) at 0°, 1°, …, 180° to the gradient.
fn changes() -> Vec<f64> {
    let data = two_points();
    let slope = gradient(&SquaredError, &neuron((0.0, 0.0)), &data);
    let length = (slope[0] * slope[0] + slope[1] * slope[1]).sqrt();
    let (along, across) = (
        (slope[0] / length, slope[1] / length),
        (-slope[1] / length, slope[0] / length),
    );
    let loss = |place| total_loss(&SquaredError, &neuron(place), &data);
    let here = loss((0.0, 0.0));
    // Turned degree by degree, with products and sums only, so that every machine has the same bits.
    let (mut cosine, mut sine) = (1.0, 0.0);
    let mut changes = Vec::with_capacity(181);
    for _ in 0..=180 {
        let there = (
            STEP * (cosine * along.0 + sine * across.0),
            STEP * (cosine * along.1 + sine * across.1),
        );
        changes.push(loss(there) - here);
        (cosine, sine) = (cosine * COS_1 - sine * SIN_1, cosine * SIN_1 + sine * COS_1);
    }
    changes
}

/// The angle at which the change is 0, between the two degrees where its sign turns.
fn crossing(changes: &[f64]) -> f64 {
    let after = changes.iter().position(|change| *change < 0.0);
    let after = after.expect("against the gradient the loss falls");
    let (above, below) = (changes[after - 1], changes[after]);
    (after - 1) as f64 + above / (above - below)
}
