//! The figure `hidden-plane`: the four inputs of exclusive or, and where two hidden units move them.

use activations::{Activation, Sigmoid};
use worked_examples::neurons_in_detail::exclusive_or::{NOT_BOTH, OR, XOR};
use worked_examples::two_layers::hidden_units::INPUTS;

use crate::prelude::*;

/// By how much all weights and biases of the hidden units are larger than those of the units with a step.
const STEEPNESS: Number =
    Number { label: "steepness", min: 0.5, max: 20.0, step: 0.5, default: 6.0 };

figure!("hidden-plane", "Four inputs, before and behind two hidden units", steepness: f64 = STEEPNESS);

const LOW: f64 = -0.25;
const HIGH: f64 = 1.25;

/// What the hidden units answer.
fn hidden(steepness: f64, [x1, x2]: [f64; 2]) -> [f64; 2] {
    [OR, NOT_BOTH].map(|([w1, w2], theta)| Sigmoid.apply(steepness * (w1 * x1 + w2 * x2 - theta)))
}

/// The plane from `left` on, with its axes.
fn plane(canvas: &mut Canvas, left: f64) -> Chart<'_> {
    Chart::new(canvas, [left, 42.0, left + 144.0, 186.0], LOW..HIGH, LOW..HIGH)
}

fn sketch(Parameters { steepness }: Parameters) -> Sketch {
    let answers = INPUTS.map(|x| hidden(steepness, x));
    let mut canvas = Canvas::new(250.0);
    for (left, names, points) in
        [(34.0, ["*x*₁", "*x*₂"], INPUTS), (230.0, ["*a*₁", "*a*₂"], answers)]
    {
        let mut chart = plane(&mut canvas, left);
        chart.axes((LOW, names[0]), (LOW, names[1]));
        chart.ticks_x([0.0, 1.0], LOW);
        chart.ticks_y(LOW, [0.0, 1.0]);
        if points == answers {
            // Halfway between the two kinds, along the sum of both answers.
            let sum = sums(&answers).iter().sum::<f64>() / 2.0;
            let line = [(LOW, sum - LOW), (sum - LOW, LOW)];
            chart.clipped(line, solid(Ink::First, 2.8));
        } else {
            for (stroke, ([w1, w2], theta)) in
                [(solid(Ink::Muted, 1.8), OR), (dashed(Ink::Muted, 1.8), NOT_BOTH)]
            {
                let x2 = |x1: f64| (theta - w1 * x1) / w2;
                chart.clipped([(LOW, x2(LOW)), (HIGH, x2(HIGH))], stroke);
            }
        }
        for ([x, y], wanted) in points.into_iter().zip(XOR) {
            chart.diamond(x, y, Marker::filled_if(wanted == 1.0), Ink::Second);
        }
    }
    for (x, word) in [(106.0, "the inputs"), (302.0, "the hidden answers")] {
        canvas.text((x, 236.0), Text::new(word).muted());
    }

    let [filled, hollow] = sums(&answers).map(|sum| rounded(sum, 3));
    let factor = number(steepness);
    let [[a, b], [c, d], _, [e, f]] = answers.map(|answer| answer.map(|a| rounded(a, 2)));
    sketch! { canvas,
        description: "Two squares. On the left the four inputs, x₁ to the right and x₂ upward: (0, 1) and (1, 0) are filled, (0, 0) and (1, 1) are hollow, and \
            two parallel lines fall to the right with the filled ones between them. On the right the answers of the two hidden units, a₁ to \
            the right and a₂ upward: both filled points lie at ({c}, {d}), the hollow ones at ({a}, {b}) and ({e}, {f}), and one line has the \
            filled ones beyond it.",
        caption: "On the left no single line parts the filled inputs from the hollow ones. On the right stands what two hidden sigmoids with {factor} \
            times the weights make of the four: the filled ones fall together, where both answers add up to {filled}, the hollow ones where they \
            add up to {hollow}, and a line lies between.",
        readings: ["a₁ + a₂ of the filled": filled, "a₁ + a₂ of the hollow": hollow],
    }
}

/// What both hidden answers add up to, for a filled input and for a hollow one.
fn sums(answers: &[[f64; 2]; 4]) -> [f64; 2] {
    [1, 0].map(|case: usize| answers[case][0] + answers[case][1])
}

/// Whether a line parts them even where the sigmoids are nearly straight.
pub(crate) const PREDICTION: Prediction = Prediction {
    figure: "hidden-plane",
    question: "the hidden units become as gentle as can be, with half of the weights. Does a line on the right still part the filled from the hollow?",
    answer: Answer::Choice {
        right: || {
            let [filled, hollow] = sums(&INPUTS.map(|x| hidden(0.5, x)));
            usize::from(filled <= hollow)
        },
        options: &[
            ("yes", "The sums differ by little, but they differ: any bend is enough."),
            (
                "no",
                "It looks so, but the two sums are not equal: a line has room between them, if not much.",
            ),
        ],
    },
    look: "Move the steepness down to 0.5, and compare the two sums.",
};
