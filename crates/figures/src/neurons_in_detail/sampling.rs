//! The figure `sampling`: a curve drawn through a few points, and how far it strays.

use activations::{Activation, Sigmoid};
use worked_examples::neurons_in_detail::sampling::{SamplingRow, WINDOW, line_error, sampling};

use crate::drawing::notation::significant;
use crate::prelude::*;

/// How many points the curve is drawn through.
const POINTS: Number = Number { label: "points", min: 4.0, max: 100.0, step: 1.0, default: 10.0 };

figure!("sampling", "The sigmoid drawn through points", points: f64 = POINTS);

fn sketch(Parameters { points }: Parameters) -> Sketch {
    let points = points as u32;
    let knots = samples(-WINDOW, WINDOW, points - 1, |x| Sigmoid.apply(x));
    let SamplingRow { at: worst_at, max_error: worst, spacing, .. } =
        sampling(&[points]).rows.remove(0);

    let mut canvas = Canvas::new(338.0);
    let mut chart = Chart::new(&mut canvas, [24.0, 26.0, 372.0, 176.0], -WINDOW..WINDOW, 0.0..1.2);
    chart.axes((0.0, "*x*"), (0.0, ""));
    chart.ticks_x([-10.0, -5.0, 0.0, 5.0, 10.0], 0.0);
    chart.ticks_y(0.0, [1.0]);
    chart.graph(|x| Sigmoid.apply(x), 160, solid(Ink::First, 2.4));
    chart.curve(knots.iter().copied(), solid(Ink::Second, 1.6));
    // Dots that are crowded would be a line of their own.
    let radius = if points > 40 { 1.8 } else { 3.6 };
    for &(x, y) in &knots {
        chart.disc(x, y, radius, Ink::Second);
    }
    for (x, y, label, ink) in
        [(-0.8, 0.88, "the curve", Ink::First), (2.4, 0.6, "the straight lines", Ink::Second)]
    {
        chart.text(x, y, Text::new(label).start_if(x > 0.0).ink(ink).halo());
    }

    let mut chart =
        Chart::new(&mut canvas, [24.0, 246.0, 372.0, 312.0], -WINDOW..WINDOW, 0.0..worst);
    chart.horizontal_axis(0.0, "");
    let pieces = (400 / (points - 1)).min(24);
    let strays = knots.windows(2).enumerate().flat_map(|(i, pair)| {
        let (from, to) = (pair[0].0, pair[1].0);
        let arch = samples(from, to, pieces, |x| line_error(from, to, x));
        arch.into_iter().skip(usize::from(i > 0))
    });
    chart.curve(strays, solid(Ink::Third, 2.0));
    let top = chart.point(worst_at, worst);
    let foot = at(top.x, chart.frame.y1);
    chart.canvas.line(foot, top - (0.0, 4.0), dotted(Ink::Muted, 1.6));
    let (worst_at, worst, spacing) =
        (rounded(worst_at, 2), significant(worst), rounded(spacing, 3));
    chart.canvas.text(top - (0.0, 14.0), Text::new(format!("{worst} at *x* = {worst_at}")).start());
    canvas.text((24.0, 216.0), Text::new("distance between the two").start().ink(Ink::Third));

    sketch! { canvas,
        description: "Two charts over x from −10 to 10. Above, the sigmoid as a smooth curve, and {points} dots on it, joined by \
            straight lines. Below, enlarged, how far the lines are from the curve: a row of arches, 0 at every dot, \
            flat far from the middle and highest at x = {worst_at} and its mirror image, where the distance is {worst}.",
        caption: "Joined by straight lines, {points} points miss the sigmoid by up to {worst}, at x = {worst_at} and at x = −{worst_at}. The \
            lines stray where the curve bends, and between points that are far apart.",
        readings: ["spacing": spacing, "largest distance": worst, "at": format!("x = ±{worst_at}")],
    }
}

/// What twice as many points do to the largest distance: the spacing is a little less than halved, and its square counts.
pub(crate) const PREDICTION: Prediction = Prediction {
    figure: "sampling",
    question: "20 points instead of 10. What becomes of the largest distance?",
    answer: Answer::Choice {
        right: || {
            let rows = sampling(&[10, 20]).rows;
            let share = rows[1].max_error / rows[0].max_error;
            match share {
                0.75.. => 0,
                0.375.. => 1,
                0.125.. => 2,
                _ => 3,
            }
        },
        options: &[
            ("it hardly changes", "Shorter lines stray less."),
            (
                "it is about half as large",
                "The lines are half as long, but their distance from the curve shrinks more than their length.",
            ),
            (
                "it is about a quarter as large",
                "How far a line strays grows with the square of its length.",
            ),
            (
                "it is about a tenth as large",
                "Half the length does not do so much: that is what three times as many points do.",
            ),
        ],
    },
    look: "Set the number of points to 20 and read the largest distance.",
};
