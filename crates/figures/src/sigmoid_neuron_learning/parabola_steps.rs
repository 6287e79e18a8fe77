//! The figure `parabola-steps`: descent on a parabola, with three rates.

use worked_examples::sigmoid_neuron_learning::learning_rates::{PARABOLA_RATES, parabola_steps};

use crate::prelude::*;

figure!("parabola-steps", "Three rates on one parabola");

/// The steps that are drawn.
const STEPS: usize = 6;

/// From where to where the parabola is drawn.
const REACH: f64 = 2.2;

fn sketch() -> Sketch {
    let mut canvas = Canvas::new(196.0);
    for (place, rate) in PARABOLA_RATES.into_iter().enumerate() {
        let left = 12.0 + 130.0 * place as f64;
        let frame = [left, 18.0, left + 116.0, 150.0];
        let height = |x: f64| 0.5 * x * x;
        let mut chart = Chart::new(&mut canvas, frame, -REACH..REACH, 0.0..height(REACH));
        chart.across(0.0, solid(Ink::Muted, 1.2));
        chart.graph(height, 60, solid(Ink::First, 2.4));
        let path = parabola_steps(rate, STEPS);
        chart.curve(path.iter().map(|x| (*x, height(*x))), solid(Ink::Second, 1.6));
        for (step, x) in path.iter().enumerate() {
            let marker = if step == 0 { Marker::Hollow } else { Marker::Filled };
            chart.marker(*x, height(*x), marker, Ink::Second);
        }
        chart.text(0.0, 0.0, Text::new(format!("*η* = {}/*λ*", number(rate))).shift(0.0, 26.0));
    }
    let [low, high, too_high] = PARABOLA_RATES.map(number);
    sketch! { canvas,
        description: "Three times the same parabola, with the first {STEPS} steps of descent as dots joined by lines, from a hollow dot on the right. \
            With η = {low}/λ the dots go down one side. With η = {high}/λ they jump from side to side, each lower than the last. \
            With η = {too_high}/λ they jump from side to side, each higher than the last.",
        caption: "With η = {low}/λ the steps stay on one side and come closer. With {high}/λ each crosses the valley, and they still come closer. \
            With {too_high}/λ each lands farther away than it began.",
    }
}
