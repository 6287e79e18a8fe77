//! The figure `hidden-lines`: the lines of two hidden units in the plane of the inputs, while they learn exclusive or.

use ndarray::{Array1, array};
use worked_examples::neurons_in_detail::exclusive_or::XOR;
use worked_examples::two_layers::hidden_lines::{cases_above, named, unit, weighted};
use worked_examples::two_layers::hidden_units::INPUTS;
use worked_examples::two_layers::xor_runs::{answers, run};
use worked_examples::two_layers::xor_starts::LEARNING_RATE;

use crate::drawing::notation::epochs;
use crate::prelude::*;

/// The start, by its seed.
const SEED: Number = Number { label: "start", min: 0.0, max: 39.0, step: 1.0, default: 0.0 };

/// How long the run is.
const EPOCHS: u32 = 300;

/// How far it has gone.
const EPOCH: Time = Time { label: "epoch", end: EPOCHS, default: 50 };

figure!("hidden-lines", "The lines of two hidden units, moving", seed: f64 = SEED, epoch: u32 = EPOCH);

/// The window on the plane.
const LOW: f64 = -0.5;
const HIGH: f64 = 1.5;

/// The epochs whose lines stay as a trace.
const TRACE: [u32; 6] = [0, 5, 10, 20, 50, 100];

/// Where the line of a unit enters and leaves the window.
fn segment(parameters: [f64; 3]) -> Option<[(f64, f64); 2]> {
    let [w1, w2, b] = parameters;
    let mut ends = Vec::new();
    for edge in [LOW, HIGH] {
        let (x2, x1) = ((-b - w1 * edge) / w2, (-b - w2 * edge) / w1);
        if w2 != 0.0 && (LOW..=HIGH).contains(&x2) {
            ends.push((edge, x2));
        }
        if w1 != 0.0 && x1 > LOW && x1 < HIGH {
            ends.push((x1, edge));
        }
    }
    match ends[..] {
        [first, .., last] => Some([first, last]),
        _ => None,
    }
}

fn sketch(Parameters { seed, epoch }: Parameters) -> Sketch {
    let run = run(2, seed as u64, LEARNING_RATE, EPOCHS as usize);
    let theta = &run.thetas[epoch as usize];
    let mut network = run.network.clone();
    network.set_parameters(&Array1::from(theta.clone()));

    let mut canvas = Canvas::new(350.0);
    let mut chart = Chart::new(&mut canvas, [58.0, 22.0, 342.0, 306.0], LOW..HIGH, LOW..HIGH);
    // Where the lamp burns.
    let steps = (0..=40).map(|i| LOW + (HIGH - LOW) * f64::from(i) / 40.0);
    let grid: Vec<(f64, f64)> =
        steps.clone().flat_map(|x| steps.clone().map(move |y| (x, y))).collect();
    let lit = grid.into_iter().filter(|(x1, x2)| network.output(&array![*x1, *x2])[0] > 0.5);
    chart.dots(lit, solid(Ink::FirstFill, 6.0));
    chart.axes((LOW, "*x*₁"), (LOW, "*x*₂"));
    chart.ticks_x([0.0, 1.0], LOW);
    chart.ticks_y(LOW, [0.0, 1.0]);

    let inks = [Ink::First, Ink::Second];
    for earlier in TRACE.into_iter().filter(|earlier| *earlier < epoch) {
        for (i, ink) in inks.into_iter().enumerate() {
            if let Some(ends) = segment(unit(&run.thetas[earlier as usize], i)) {
                chart.group("trace", &earlier.to_string(), |chart| {
                    chart.curve(ends, if i == 0 { solid(ink, 0.8) } else { dotted(ink, 1.2) });
                });
            }
        }
    }
    let mut shown = 0;
    for (i, ink) in inks.into_iter().enumerate() {
        let parameters = unit(theta, i);
        let Some(ends) = segment(parameters) else { continue };
        shown += 1;
        chart.group("unit", ["first", "second"][i], |chart| {
            chart.curve(ends, if i == 0 { solid(ink, 3.0) } else { dashed(ink, 3.0) });
        });
        // Into the side where the weighted input is above 0.
        let [w1, w2, _] = parameters;
        let size = (w1 * w1 + w2 * w2).sqrt();
        let middle = [0, 1].map(|j: usize| {
            let of = |point: (f64, f64)| if j == 0 { point.0 } else { point.1 };
            f64::midpoint(of(ends[0]), of(ends[1]))
        });
        let tip = (middle[0] + 0.18 * w1 / size, middle[1] + 0.18 * w2 / size);
        let inside = |x: f64| (LOW..HIGH).contains(&x);
        if inside(tip.0) && inside(tip.1) {
            chart.arrow((middle[0], middle[1]), tip, solid(ink, 2.0));
        }
    }
    for ([x1, x2], wanted) in INPUTS.into_iter().zip(XOR) {
        chart.diamond(x1, x2, Marker::filled_if(wanted == 1.0), Ink::Third);
    }

    let answers = answers(&network);
    let right = answers.iter().zip(XOR).filter(|(a, wanted)| (**a > 0.5) == (*wanted == 1.0));
    let right = right.count();
    let [first, second] = [0, 1].map(|i| {
        let above = cases_above(unit(theta, i));
        debug_assert!(above.iter().all(|case| weighted(unit(theta, i), INPUTS[*case]) > 0.0));
        named(&above).replace(", ", ",\u{a0}").replace("),\u{a0}", "), ")
    });
    let loss = rounded(run.losses[epoch as usize], 4);
    let (after, seed) = (epochs(epoch), number(seed));
    let lines = ["Neither line crosses", "One line crosses", "Both lines cross"][shown];
    let answer: Vec<String> = answers.iter().map(|a| rounded(*a, 3)).collect();
    sketch! { canvas,
        description: "The plane of the inputs x₁, to the right, and x₂, upward, from −0.5 to 1.5, with (0, 1) and (1, 0) filled and (0, 0) and (1, 1) hollow. \
            {lines} the window, with an arrow, where there is room, into the side where the unit is above 0; thin lines are those of earlier epochs. \
            Where the network answers more than one half is shaded. The loss is {loss}.",
        caption: "After {after} from start {seed} the first hidden unit, solid, is above 0 at: {first}. The second, dashed: {second}. The network answers more than \
            one half where it is shaded, and is right in {right} of the 4 cases. Thin lines are traces of earlier epochs.",
        readings: [
            "first unit above 0": first,
            "second unit above 0": second,
            "answers": answer.join(", "),
            "right": right,
            "loss": loss,
        ],
    }
}

/// Whether what is found is what was set by hand.
pub(crate) const PREDICTION: Prediction = Prediction {
    figure: "hidden-lines",
    question: "the lines that were set by hand both fall to the right. How do those of start 0 run after 300 epochs?",
    answer: Answer::Choice {
        right: || {
            let run = run(2, 0, LEARNING_RATE, EPOCHS as usize);
            let rises = [0, 1].map(|i| {
                let [w1, w2, _] = unit(&run.thetas[EPOCHS as usize], i);
                w1 * w2 < 0.0
            });
            match rises {
                [false, false] => 0,
                [true, true] => 1,
                _ => 2,
            }
        },
        options: &[
            (
                "both fall",
                "That is a strip as well, and some starts find it; but this one does not.",
            ),
            (
                "both rise",
                "The strip lies the other way and holds the two cases in which the lamp is dark.",
            ),
            ("they cross", "Follow them to the end: they run side by side."),
        ],
    },
    look: "Press Play, and watch both lines turn.",
};
