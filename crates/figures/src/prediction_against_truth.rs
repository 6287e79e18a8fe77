//! The figure `prediction-against-truth`: how far slope and curvature are to be believed.

use learning::{SquaredError, TaylorExpansion, total_loss};

use crate::canvas::{Canvas, Marker, Text, dashed, dotted, solid};
use crate::chart::{Chart, Frame};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::number::{number, rounded};
use crate::parameter::Values;
use crate::point::at;
use crate::two_points::{neuron, two_points};

pub(crate) const FIGURE: Figure = Figure {
    name: "prediction-against-truth",
    title: "The loss after one step, predicted and true",
    parameters: &[],
    sketch,
};

const LOW: f64 = -0.12;
const HIGH: f64 = 0.26;

fn sketch(_: &Values) -> Sketch {
    let data = two_points();
    let here = TaylorExpansion::new(&SquaredError, &neuron((0.0, 0.0)), &data);
    let step = |eta: f64| -eta * &here.gradient;
    let slope = |eta: f64| here.first_order(&step(eta));
    let curvature = |eta: f64| here.second_order(&step(eta));
    let truth = |eta: f64| {
        let step = step(eta);
        total_loss(&SquaredError, &neuron((step[0], step[1])), &data)
    };
    let start = truth(0.0);

    let mut canvas = Canvas::new(300.0);
    let frame = Frame {
        left: 52.0,
        top: 28.0,
        right: 372.0,
        bottom: 246.0,
    };
    let mut chart = Chart::new(&mut canvas, frame, 0.0..12.0, LOW..HIGH);
    for y in [-0.1, 0.1, 0.2] {
        chart.curve([(0.0, y), (12.0, y)], solid(Ink::Grid, 1.2));
        chart.tick_y(0.0, y, &number(y));
    }
    chart.tick_y(0.0, 0.0, "0");
    chart.horizontal_axis(0.0, "");
    chart.vertical_axis(0.0, "loss after one step from (0, 0)");
    for eta in [0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0] {
        chart.tick_x(eta, LOW, &number(eta));
    }
    let middle = chart.place(6.0, LOW);
    chart
        .canvas
        .text(Text::new("learning rate *η*", middle + at(0.0, 38.0)));
    chart.curve(within(slope), dotted(Ink::Second, 3.0));
    chart.curve(within(curvature), dashed(Ink::Third, 2.4));
    chart.curve(within(truth), solid(Ink::First, 2.8));
    for eta in [1.0, 2.0, 5.0, 10.0] {
        chart.marker(eta, truth(eta), Marker::Filled, Ink::First);
    }
    for (eta, y, word, ink) in [
        (5.1, -0.065, "the slope alone", Ink::Second),
        (0.5, 0.232, "with curvature", Ink::Third),
        (8.4, 0.112, "the loss", Ink::First),
    ] {
        let place = chart.place(eta, y);
        chart
            .canvas
            .text(Text::new(word, place).start().ink(ink).halo());
    }

    // Where the tangent reaches 0, and where the true loss is back at its start.
    let zero = start / (start - slope(1.0));
    let (mut below, mut above) = (1.0, 12.0);
    while above - below > 1e-9 {
        let middle = (below + above) / 2.0;
        if truth(middle) < start {
            below = middle;
        } else {
            above = middle;
        }
    }
    let [zero, back] = [zero, below].map(|eta| rounded(eta, 2));
    let start = rounded(start, 3);
    let at_ten = rounded(truth(10.0), 3);
    Sketch {
        canvas,
        description: format!(
            "Three curves over the learning rate η from 0 to 12, all beginning at {start}. The prediction from the slope alone, dotted, is a straight \
             line that falls through 0 at η = {zero}. The prediction with curvature, dashed, is a parabola. The loss itself, solid, falls, \
             turns, passes {start} again at η = {back}, is {at_ten} at η = 10 and bends over. Dots mark it at 1, 2, 5 and 10."
        ),
        caption: format!(
            "From η = {zero} on the slope alone predicts a loss below 0, which no sum of squares has. The loss itself is back at {start} at \
             η = {back}: steps with a larger rate lead up."
        ),
    }
}

/// The points of a graph over the rates up to 12, as far as it stays in the window.
fn within(graph: impl Fn(f64) -> f64) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    let mut before = (0.0, graph(0.0));
    for i in 0..=96_u32 {
        let eta = f64::from(i) / 8.0;
        let y = graph(eta);
        let border = y.clamp(LOW, HIGH);
        if border != y {
            let part = (border - before.1) / (y - before.1);
            points.push((before.0 + (eta - before.0) * part, border));
            break;
        }
        before = (eta, y);
        points.push(before);
    }
    points
}
