//! The figure `weight-change`: how the answers of a step unit and of a sigmoid unit follow a small change of a weight.

use worked_examples::understanding_activations::decisions::{NUDGED_WEIGHTS, nudge};

use crate::prelude::*;

figure!("weight-change", "The answer of two units while a weight is nudged");

const LEFT: f64 = 2.85;
const RIGHT: f64 = 3.15;

/// What the movie neurons answer to a film of the studio and nothing else: the one with the step, and the one with the sigmoid.
fn answers(w1: f64) -> [f64; 2] {
    let row = &nudge(&[w1]).rows[0];
    [row.step, row.sigmoid]
}

fn sketch() -> Sketch {
    let mut canvas = Canvas::new(276.0);
    let mut chart = Chart::new(&mut canvas, [40.0, 34.0, 372.0, 222.0], LEFT..RIGHT, 0.0..1.1);
    chart.axes((0.0, ""), (LEFT, "answer"));
    chart.ticks_y(LEFT, [0.0, 0.5, 1.0]);
    chart.ticks_x([2.9, 3.0, 3.1], 0.0);
    let (low, high) = (answers(LEFT)[0], answers(RIGHT)[0]);
    chart.curve([(LEFT, low), (3.0, low)], dashed(Ink::Second, 2.4));
    chart.curve([(3.0, high), (RIGHT, high)], dashed(Ink::Second, 2.4));
    chart.graph(|w1| answers(w1)[1], 20, solid(Ink::First, 2.4));
    chart.marker(3.0, high, Marker::Hollow, Ink::Second);
    for w1 in NUDGED_WEIGHTS {
        for (y, ink) in answers(w1).into_iter().zip([Ink::Second, Ink::First]) {
            chart.disc(w1, y, 4.2, ink);
        }
    }
    chart.text(3.075, high, Text::new("step").shift(0.0, 17.0).ink(Ink::Second));
    chart.text(3.075, answers(3.075)[1], Text::new("sigmoid").shift(0.0, -15.0).ink(Ink::First));
    canvas.text((206.0, 260.0), Text::new("weight *w*₁ of the studio").muted());
    let [before, after] = [2.99, 3.01].map(|w1| rounded(answers(w1)[1], 4));
    let (low, high) = (number(low), number(high));
    sketch! { canvas,
        description: "The answer to the input (1, 0, 0) while the weight w₁ goes from 2.85 to 3.15. The step unit, dashed, answers {low} up to \
            w₁ = 3 and {high} beyond it. The sigmoid unit, solid, rises so little that its line is nearly level, at about one half. \
            Dots mark the weights 2.9, 2.99, 3, 3.01 and 3.1 on both.",
        caption: "From w₁ = 2.99 to 3.01 the step turns from {low} to {high}, and nothing it does before or after says that it will. The sigmoid \
            moves from {before} to {after}, and a little with every other nudge.",
    }
}
