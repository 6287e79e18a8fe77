//! The figure `relu-sum`: a curve and a network of ReLUs that follows it in straight pieces.

use std::f64::consts::PI;

use worked_examples::understanding_activations::hinges::{Curve, HingeNetwork, kink, max_error_on};

use crate::prelude::*;

/// How many straight pieces, and ReLUs.
const PIECES: Number = Number { label: "pieces", min: 1.0, max: 32.0, step: 1.0, default: 4.0 };

/// What is followed.
const CURVE: Choice<Curve, 4> = Choice {
    label: "curve",
    options: &["sine", "parabola", "absolute-value", "bump"],
    values: [Curve::Sine, Curve::Parabola, Curve::AbsoluteValue, Curve::Bump],
    default: 0,
};

figure!("relu-sum", "A sum of ReLUs against a curve", pieces: f64 = PIECES, curve: Curve = CURVE);

/// Errors below this come from the rounding of doubles.
const NOTHING: f64 = 1e-12;

fn sketch(Parameters { pieces, curve }: Parameters) -> Sketch {
    let pieces = pieces as u32;
    let network = HingeNetwork::on(curve, pieces);
    let worst_at = network.worst();
    let error = network.error(worst_at);
    let exact = error < NOTHING;

    let mut canvas = Canvas::new(262.0);
    let mut chart = Chart::new(&mut canvas, [40.0, 34.0, 366.0, 224.0], 0.0..PI, 0.0..1.15);
    chart.axes((0.0, "*x*"), (0.0, ""));
    for (x, label) in [(0.0, "0"), (PI / 2.0, "π/2"), (PI, "π")] {
        chart.tick_x(x, 0.0, label);
    }
    chart.tick_y(0.0, 1.0, "1");
    let line = (0..=pieces).map(|i| kink(i, pieces));
    let knots: Vec<(f64, f64)> = line.map(|x| (x, network.answer(x))).collect();
    let drop = [(worst_at, 0.0), (worst_at, network.answer(worst_at))];
    if !exact {
        chart.curve(drop, dotted(Ink::Muted, 1.6));
    }
    match curve {
        // Straight but for the corner.
        Curve::AbsoluteValue => {
            let corners = [0.0, PI / 2.0, PI].map(|x| (x, curve.value(x)));
            chart.curve(corners, dashed(Ink::Second, 2.4));
        }
        _ => chart.graph(|x| curve.value(x), 96, dashed(Ink::Second, 2.4)),
    }
    chart.curve(knots.iter().copied(), solid(Ink::First, 2.6));
    if !exact {
        chart.curve([drop[1], (worst_at, curve.value(worst_at))], solid(Ink::Third, 3.2));
    }
    // The first kink is at 0, and at π the network goes on as it came.
    let radius = if pieces > 12 { 3.0 } else { 4.6 };
    for &(x, y) in &knots[..knots.len() - 1] {
        chart.disc(x, y, radius, Ink::First);
    }
    name(&mut chart, curve);
    let text = rounded(error, 4);
    let label = if exact { "no error".to_owned() } else { format!("off by {text}") };
    miss(&mut chart, curve, worst_at, Text::new(label).ink(Ink::Third).halo());

    let finer = max_error_on(curve, 2 * pieces);
    let worst_at = number(worst_at);
    let (the, course, side) = words(curve);
    let subject = match pieces {
        1 => "One ReLU draws one straight piece".to_owned(),
        _ => format!("{pieces} ReLUs draw {pieces} straight pieces"),
    };
    let (line, kinks) = match pieces {
        1 => ("one straight piece".to_owned(), "a dot marks its kink, at 0"),
        _ => (
            format!("{pieces} straight pieces"),
            "dots mark the kinks, at equal distances from 0 on",
        ),
    };
    let missing = if pieces == 1 { "misses" } else { "miss" };
    let farthest = match exact {
        true => "Nowhere is there a distance between them.".to_owned(),
        false => {
            format!("The distance is largest at x = {worst_at}, where it is {text}.")
        }
    };
    let caption = match exact {
        true => format!(
            "{subject}, and one of their kinks is in the corner of {the}: there is no error at all. With an odd number of pieces the \
             corner lies within one of them."
        ),
        false => format!(
            "{subject} and {missing} {the} by at most {text}, at x = {worst_at}. With twice as many it is {}.",
            rounded(finer, 4)
        ),
    };
    let times = if exact || finer < NOTHING { "—".to_owned() } else { number(error / finer) };
    sketch! { canvas,
        description: "Two graphs over x from 0 to π: {the}, dashed, {course}, and {side} a line of {line} \
            that meets {the} at the ends of each piece; {kinks}. {farthest}",
        caption: "{caption}",
        readings: [
            "largest error": rounded(error, 4),
            "at": if exact { "—".to_owned() } else { format!("x = {worst_at}") },
            "with twice as many pieces": rounded(finer, 4),
            "times smaller": times,
        ],
    }
}

/// The curve's name, its course, and where the pieces run.
fn words(curve: Curve) -> (&'static str, &'static str, &'static str) {
    match curve {
        Curve::Sine => ("the sine", "an arch from 0 up to 1 and down again", "under it"),
        Curve::Parabola => {
            ("the parabola", "which rises from 0 to 1, ever more steeply", "above it")
        }
        Curve::AbsoluteValue => (
            "the absolute value",
            "which falls straight from 1 to 0 at π/2 and rises again",
            "on it",
        ),
        Curve::Bump => ("the bump", "a hump up to 1 between two level tails", "along it"),
    }
}

/// Writes the curve's name beside it.
fn name(chart: &mut Chart<'_>, curve: Curve) {
    let (name, x) = match curve {
        Curve::Sine => ("sin *x*", 2.62),
        Curve::Parabola => ("(*x*/π)²", 0.85 * PI),
        Curve::AbsoluteValue => ("|2*x*/π − 1|", PI / 2.0),
        Curve::Bump => ("bump", PI / 2.0),
    };
    let name = Text::new(name).ink(Ink::Second);
    let y = curve.value(x);
    match curve {
        Curve::Sine => chart.text(x, y, name.shift(8.0, -14.0).start()),
        Curve::Parabola => chart.text(x, y, name.shift(-12.0, -8.0).end().halo()),
        Curve::AbsoluteValue => chart.text(x, 0.85, name.shift(-10.0, 0.0).end().halo()),
        Curve::Bump => chart.text(x, y, name.shift(16.0, -10.0).start().halo()),
    }
}

/// Writes the largest error beside its place, where the curve leaves room.
fn miss(chart: &mut Chart<'_>, curve: Curve, at: f64, label: Text) {
    let x = chart.point(at, 0.0).x;
    let (at, height, room) = match curve {
        Curve::Sine => (at, 0.34, x < 230.0),
        Curve::Parabola => (at, 0.62, x < 150.0),
        Curve::AbsoluteValue => (PI / 2.0, 0.85, true),
        Curve::Bump => (0.0, 0.85, true),
    };
    let shift = if room { 10.0 } else { -10.0 };
    chart.text(at, height, label.start_if(room).shift(shift, 0.0));
}

/// Where the corner of the absolute value needs a kink.
pub(crate) const PREDICTION: Prediction = Prediction {
    figure: "relu-sum",
    question: "the curve becomes the absolute value |2x/π − 1|. With how few pieces is there no error at all?",
    answer: Answer::Number {
        right: || {
            let exact = |pieces: &u32| max_error_on(Curve::AbsoluteValue, *pieces) < NOTHING;
            f64::from((1..).find(exact).unwrap_or_default())
        },
        tolerance: 0.1,
        mistakes: &[
            (|| 1.0, "One ReLU has its kink at 0 and is straight from there on."),
            (|| PIECES.default, "They do it, but fewer are enough."),
            (|| PIECES.max, "They do it, but fewer are enough."),
        ],
    },
    look: "Choose that curve, and move the pieces one by one.",
};
