//! The figure `two-cuts`: the loss of the two points along each of the two parameters, and its slopes.

use learning::{SquaredError, gradient};
use worked_examples::sigmoid_neuron_learning::two_points::{loss, neuron, two_points};

use crate::prelude::*;

/// The weight at which both cuts cross.
const W: Number = Number { label: "w", min: -2.0, max: 4.0, step: 0.01, default: 0.0 };

/// The bias.
const B: Number = Number { label: "b", min: -4.0, max: 2.0, ..W };

figure!("two-cuts", "The loss along w and along b", w: f64 = W, b: f64 = B);

fn sketch(Parameters { w, b }: Parameters) -> Sketch {
    let slopes = gradient(&SquaredError, &neuron((w, b)), &two_points());
    let here = loss((w, b));

    let mut canvas = Canvas::new(252.0);
    let along_w: &dyn Fn(f64) -> f64 = &|w| loss((w, b));
    let cuts = [("w", w, W.min, along_w), ("b", b, B.min, &|b| loss((w, b)))];
    for (place, (name, at, from, cut)) in cuts.into_iter().enumerate() {
        let left = 44.0 + 190.0 * place as f64;
        let to = from + W.max - W.min;
        let frame = [left, 30.0, left + 132.0, 204.0];
        let mut chart = Chart::new(&mut canvas, frame, from..to, 0.0..0.6);
        chart.grid_y([0.2, 0.4]);
        chart.axes((0.0, &format!("*{name}*")), (from, "loss"));
        chart.ticks_x((0..4).map(|tick| from + 2.0 * f64::from(tick)), 0.0);
        chart.ticks_y(from, [0.0]);
        let tangent = |x: f64| here + slopes[place] * (x - at);
        chart.clipped(samples(from, to, 24, tangent), dotted(Ink::Second, 2.4));
        chart.graph(cut, 60, solid(Ink::First, 2.8));
        chart.marker(at, here, Marker::Filled, Ink::Second);
        chart.handle((at, here), &[(name, &|along, _| along)]);
    }

    let [by_w, by_b] = [slopes[0], slopes[1]].map(|slope| rounded(slope, 4));
    let (loss, w, b) = (rounded(here, 4), number(w), number(b));
    sketch! { canvas,
        description: "Two curves side by side. Left the loss over w from −2 to 4, while b is held at {b}; right the loss over b from −4 to 2, while w is held at {w}. \
            On both a dot marks where w is {w} and b is {b}, at the height {loss}, with a dotted tangent through it.",
        caption: "Two cuts through the loss that cross at w = {w} and b = {b}. The slope of the left one there is {by_w}, that of the right one {by_b}.",
        readings: ["loss": loss, "slope along w": by_w, "slope along b": by_b],
    }
}
