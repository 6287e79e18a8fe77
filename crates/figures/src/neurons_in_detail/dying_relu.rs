//! The figure `dying-relu`: a unit before and after one step of gradient descent, and 200 epochs later.

use activations::Relu;
use ndarray::array;
use neuron_core::Neuron;
use worked_examples::neurons_in_detail::dead_units::{EPOCHS, EXAMPLES, START, dead_relu};

use crate::prelude::*;

/// η of the one step, and of those after it.
const LEARNING_RATE: Number = Number { label: "η", min: 0.05, max: 1.0, step: 0.05, default: 0.5 };

figure!("dying-relu", "A ReLU before and after a step of descent", learning_rate: f64 = LEARNING_RATE);

/// The window.
const RIGHT: f64 = 3.6;
const LOW: f64 = -4.4;
const HIGH: f64 = 3.6;

/// The graph of the unit's answers: straight, with a kink where the weighted input is 0.
fn answers((w, b): (f64, f64)) -> Vec<(f64, f64)> {
    let (unit, kink) = (Neuron::new(array![w], b, Relu), -b / w);
    let mut ends = vec![0.0, RIGHT];
    if 0.0 < kink && kink < RIGHT {
        ends.insert(1, kink);
    }
    ends.into_iter().map(|x| (x, unit.output(&array![x]))).collect()
}

fn sketch(Parameters { learning_rate }: Parameters) -> Sketch {
    let [after, late] =
        [1, EPOCHS].map(|epochs| dead_relu(&[learning_rate], epochs).rows.remove(0));
    let dead = late.active == 0;

    let mut canvas = Canvas::new(336.0);
    let mut chart = Chart::new(&mut canvas, [40.0, 28.0, 372.0, 322.0], 0.0..RIGHT, LOW..HIGH);
    chart.axes((0.0, "*x*"), (0.0, "answer"));
    chart.ticks_x([1.0, 2.0, 3.0], 0.0);
    chart.ticks_y(0.0, [-4.0, -2.0, 0.0, 2.0]);

    // The weighted input where it is negative, down to the edge of the window.
    let (w, b) = (after.w, after.b);
    let z = |x: f64| w * x + b;
    let crosses = |height: f64| (height - b) / w;
    let hidden = match w < 0.0 {
        true => [0.0, crosses(LOW).clamp(0.0, RIGHT)],
        false => [0.0, crosses(0.0).clamp(0.0, RIGHT)],
    };
    chart.curve(hidden.map(|x| (x, z(x).max(LOW))), dotted(Ink::First, 2.2));
    let foot = chart.point(hidden[1], z(hidden[1]).clamp(LOW, 0.0));
    if w < 0.0 {
        // Right of the line, unless it ends at the right; then below it.
        let below = (foot.y + 18.0).min(chart.frame.y1 - 6.0);
        let text = Text::new("*z* after the step").ink(Ink::First).halo();
        match foot.x > 200.0 {
            true => chart.canvas.text((foot.x - 48.0, below), text.end()),
            false => chart.canvas.text((foot.x + 14.0, chart.frame.y1 - 14.0), text.start()),
        }
    }

    // The step takes w and b along the slope, and the bias is where the line of z meets the axis: it is drawn down by η.
    chart.handle((0.0, b), &[("learning_rate", &|_, b_after| learning_rate * b_after / b)]);

    chart.curve(answers(START), dashed(Ink::Second, 2.4));
    if !dead {
        chart.curve(answers((late.w, late.b)), solid(Ink::Third, 2.2));
    }
    chart.curve(answers((w, b)), solid(Ink::First, 2.8));
    for (x, y) in EXAMPLES {
        chart.diamond(x, y, Marker::Filled, Ink::Text);
    }
    let (x, y) = EXAMPLES[EXAMPLES.len() - 1];
    chart.text(x, y, Text::new("examples").shift(12.0, 20.0).halo());
    chart.text(2.75, 3.2, Text::new("before").end().ink(Ink::Second).halo());
    let after_words = Text::new(if dead { "after the step: 0" } else { "after one step" });
    let after_words = after_words.end().ink(Ink::First).halo();
    match dead {
        true => chart.text(3.5, 0.0, after_words.shift(0.0, -15.0)),
        false => {
            chart.text(3.55, -0.9, after_words);
            let words = Text::new(format!("after {EPOCHS} epochs"));
            chart.text(1.75, 2.3, words.end().ink(Ink::Third).halo());
        }
    }

    let eta = number(learning_rate);
    let (w, b) = (number(w), number(b));
    let kept = match after.active {
        3 => "all three",
        2 => "two of the three",
        _ => "one of the three",
    };
    let (active, loss) = (format!("{} of 3 examples", after.active), rounded(late.loss, 4));
    let (final_w, final_b) = (rounded(late.w, 4), rounded(late.b, 4));
    let (course, fate) = match dead {
        true => (
            format!(
                "the answer lies on 0 for every x, and a dotted line below it, the weighted input, starts at {b} and falls"
            ),
            format!(
                "Its weighted input is now negative for all three examples, the slope is 0, and {EPOCHS} epochs later it still \
                 answers 0"
            ),
        ),
        false => (
            format!(
                "the line is flatter and begins at a kink, and a third line, after {EPOCHS} epochs, passes close to all three \
                 diamonds"
            ),
            format!(
                "It is still active for {kept} examples, and after {EPOCHS} epochs it has come to w = {final_w} and b = {final_b}"
            ),
        ),
    };
    sketch! { canvas,
        description: "The answers of a ReLU unit over its input x from 0 to 3.6. Three diamonds on the line y = x/2 are the examples. \
            Before the step, dashed, the answer is x itself, too steep. After one step with the rate {eta} {course}.",
        caption: "One step with the rate {eta} takes the unit to w = {w} and b = {b}. {fate}.",
        readings: ["w after the step": w, "b after the step": b, "active for": active, "loss in the end": loss],
    }
}
