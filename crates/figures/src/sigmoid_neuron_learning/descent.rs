//! The figure `descent`: a run of one's own on the map of its loss, the curve that it has learned, and the loss of each epoch.

use std::sync::LazyLock;

use learning::{CrossEntropy, SquaredError};
use ndarray::array;
use worked_examples::sigmoid_neuron_learning::momentum::{MOMENTUM, Racer};
use worked_examples::sigmoid_neuron_learning::two_points::{
    LEARNING_RATE, POINTS, Position, START, minimum, neuron, two_points,
};

use super::contour_map::{ContourMap, losses};
use super::loss_contour::{MAP, WINDOW};
use crate::drawing::notation::epochs;
use crate::prelude::*;

/// Where the run begins: its weight.
const W: Number = Number { label: "w", min: -2.0, max: 6.0, step: 0.1, default: START.0 };

/// And its bias.
const B: Number = Number { label: "b", min: -10.0, max: 2.0, step: 0.1, default: START.1 };

/// The learning rate.
const ETA: Number = Number { label: "η", min: 0.1, max: 30.0, step: 0.1, default: LEARNING_RATE };

/// What is made small, by the gradient.
const LOSS: Choice<bool, 2> = Choice {
    label: "loss",
    options: &["squared-error", "cross-entropy"],
    values: [false, true],
    default: 0,
};

/// The rule; γ is that of the page.
const RULE: Choice<Racer, 3> = Choice {
    label: "rule",
    options: &["descent", "momentum", "Nesterov"],
    values: [Racer::Descent, Racer::Momentum, Racer::Nesterov],
    default: 1,
};

/// How long the run is.
const EPOCHS: u32 = 300;

/// How far it has gone.
const EPOCH: Time = Time { label: "epoch", end: EPOCHS, default: 75 };

figure!("descent", "A descent of your own",
    w: f64 = W, b: f64 = B, eta: f64 = ETA, rule: Racer = RULE, cross_entropy: bool = LOSS, epoch: u32 = EPOCH);

/// Below this a run counts as arrived.
const ENOUGH: f64 = 0.001;

/// The map of the cross-entropy.
static OTHER_MAP: LazyLock<Canvas> = LazyLock::new(|| {
    let mut canvas = Canvas::new(ContourMap::HEIGHT);
    let mut map = ContourMap::new(&mut canvas, WINDOW);
    let grid = losses(&CrossEntropy, &two_points(), WINDOW, (96, 144));
    map.shade(&grid, 0.9);
    map.contours(
        &grid,
        &[
            (0.9, &[(5.0, -6.0)]),
            (1.5, &[(1.6, 0.0)]),
            (3.0, &[(0.5, -4.5)]),
            (6.0, &[(0.0, -8.0)]),
        ],
    );
    map.axes([-2.0, 0.0, 2.0, 4.0, 6.0], [-10.0, -8.0, -6.0, -2.0, 0.0, 2.0]);
    canvas
});

fn run(start: (f64, f64), eta: f64, rule: Racer, cross_entropy: bool) -> Vec<Position> {
    let rates = [eta, MOMENTUM];
    match cross_entropy {
        true => rule.path(CrossEntropy, rates, EPOCHS as usize, start),
        false => rule.path(SquaredError, rates, EPOCHS as usize, start),
    }
}

fn sketch(Parameters { w, b, eta, rule, cross_entropy, epoch }: Parameters) -> Sketch {
    let path = run((w, b), eta, rule, cross_entropy);
    let (here, lowest) = (path[epoch as usize], minimum());
    let mut canvas = if cross_entropy { OTHER_MAP.clone() } else { MAP.clone() };
    canvas.need(HEIGHT);
    let mut map = ContourMap::new(&mut canvas, WINDOW);
    map.path(&path[..=epoch as usize], solid(Ink::Second, 2.8));
    map.chart.diamond(lowest.0, lowest.1, Marker::Hollow, Ink::Third);
    map.chart.marker(w, b, Marker::Hollow, Ink::Second);
    if map.shows(&here) {
        map.chart.marker(here.w, here.b, Marker::Filled, Ink::Second);
    }
    map.chart.handle((w, b), &[("w", &|w, _| w), ("b", &|_, b| b)]);

    // The curve through the data.
    let neuron = neuron((here.w, here.b));
    let mut chart = Chart::new(&mut canvas, [44.0, 412.0, 186.0, 506.0], -1.0..5.0, 0.0..1.04);
    chart.axes((0.0, "*x*"), (-1.0, "answer"));
    chart.ticks_x([0.5, 2.5], 0.0);
    chart.ticks_y(-1.0, [0.2, 0.9]);
    chart.graph(|x| neuron.output(&array![x]), 90, solid(Ink::First, 2.8));
    let answers = POINTS.map(|(x, _)| neuron.output(&array![x]));
    for ((x, y), answer) in POINTS.into_iter().zip(answers) {
        chart.curve([(x, y), (x, answer)], dotted(Ink::Second, 2.2));
        chart.diamond(x, y, Marker::Filled, Ink::Second);
    }

    // The loss so far.
    let right = f64::from(EPOCHS);
    let mut chart = Chart::new(&mut canvas, [240.0, 412.0, 372.0, 506.0], 0.0..right, 0.0..HIGH);
    chart.axes((0.0, ""), (0.0, "½ squared error"));
    chart.ticks_x([100.0, 200.0, 300.0], 0.0);
    chart.ticks_y(0.0, [0.2, 0.4]);
    chart.text(right / 2.0, 0.0, Text::new("epoch").shift(0.0, 38.0));
    let heights = (0..).zip(&path).map(|(epoch, position)| (f64::from(epoch), position.loss));
    chart.curve(heights.clone(), dotted(Ink::Muted, 1.6));
    chart.curve(heights.take(epoch as usize + 1), solid(Ink::Second, 2.4));
    chart.marker(f64::from(epoch), here.loss, Marker::Filled, Ink::Second);

    let way = match rule {
        Racer::Descent => "descent",
        Racer::Momentum => "momentum",
        Racer::Nesterov => "Nesterov's version",
    };
    let made_small = if cross_entropy { "cross-entropy" } else { "squared error" };
    let arrived = path.iter().position(|position| position.loss < ENOUGH);
    let arrives = match arrived {
        Some(epoch) => format!("first below {ENOUGH} after {}", epochs(epoch as u32)),
        None => format!("not below {ENOUGH} in {}", epochs(EPOCHS)),
    };
    let [low, high] = answers.map(|answer| rounded(answer, 4));
    let [start_w, start_b, eta] = [w, b, eta].map(number);
    let (end_w, end_b) = (rounded(here.w, 2), rounded(here.b, 2));
    let (after, loss) = (epochs(epoch), rounded(here.loss, 4));
    sketch! { canvas,
        description: "Three charts. Above, the plane of the weight w, from −2 to 6 to the right, and the bias b, from −10 to 2 upward, with contour \
            lines of the {made_small}; its valley is shaded, and a diamond marks the lowest place. A path leads from a ring at \
            ({start_w}, {start_b}) to ({end_w}, {end_b}). Below on the left, the curve of the neuron there over x, with the two points; it answers {low} and {high}. \
            Below on the right, half the squared error over the epochs, a dot at {loss}.",
        caption: "After {after} of {way} on the {made_small} with η = {eta}, from ({start_w},\u{a0}{start_b}), the parameters are ({end_w},\u{a0}{end_b}) and half the \
            squared error is {loss}. It is {arrives}.",
        readings: ["w": end_w, "b": end_b, "answer at 0.5": low, "answer at 2.5": high, "half the squared error": loss],
    }
}

const HEIGHT: f64 = 556.0;

/// The top of the chart of losses: no error of the two answers is larger.
const HIGH: f64 = 0.74;

/// Which rule arrives first, from the start of the toy run and with the rate 1.
pub(crate) const PREDICTION: Prediction = Prediction {
    figure: "descent",
    question: "all three rules begin at (0, −8) with η = 1 and the squared error. Which is the first whose error is below 0.001 and stays there?",
    answer: Answer::Choice {
        right: || {
            let settles = [Racer::Descent, Racer::Momentum, Racer::Nesterov].map(|rule| {
                let path = run(START, LEARNING_RATE, rule, false);
                path.iter().rposition(|position| position.loss >= ENOUGH)
            });
            let first = settles.iter().min().expect("three rules");
            settles.iter().position(|settled| settled == first).expect("it is one of them")
        },
        options: &[
            ("descent", "Without a velocity it does not even leave the plain in time."),
            ("momentum", "It is fast on the plain, and then rolls up the other side."),
            ("Nesterov", "It looks ahead, brakes earlier, and stays."),
        ],
    },
    look: "Choose a rule, and press Play.",
};
