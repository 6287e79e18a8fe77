//! The figure `parabola-steps`: descent on a parabola, with three rates, and the border between them.

use worked_examples::sigmoid_neuron_learning::learning_rates::{PARABOLA_RATES, parabola_steps};

use crate::prelude::*;

/// The rate in the middle, in units of 1/λ.
const RATE: Number = Number {
    label: "η in units of 1/λ",
    min: 0.1,
    max: 2.1,
    step: 0.05,
    default: PARABOLA_RATES[1],
};

figure!("parabola-steps", "Three rates on one parabola", rate: f64 = RATE);

/// The steps that are drawn.
const STEPS: usize = 6;

/// From where to where the parabola is drawn.
const REACH: f64 = 2.2;

fn sketch(Parameters { rate }: Parameters) -> Sketch {
    let mut canvas = Canvas::new(252.0);
    let rates = [PARABOLA_RATES[0], rate, PARABOLA_RATES[2]];
    let height = |x: f64| 0.5 * x * x;
    for (place, rate) in rates.into_iter().enumerate() {
        let left = 12.0 + 130.0 * place as f64;
        let frame = [left, 18.0, left + 116.0, 150.0];
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
    // The rates on a line, and what is too long.
    let mut chart = Chart::new(&mut canvas, [24.0, 196.0, 376.0, 216.0], 0.0..2.3, 0.0..1.0);
    chart.area(&[(2.0, 0.0), (2.3, 0.0), (2.3, 1.0), (2.0, 1.0)], Ink::SecondFill);
    chart.across(0.0, solid(Ink::Muted, 1.2));
    chart.curve([(2.0, 0.0), (2.0, 1.0)], dashed(Ink::Second, 2.0));
    for (x, label) in [(0.0, "0"), (1.0, "1/*λ*"), (2.0, "2/*λ*")] {
        chart.text(x, 0.0, Text::new(label).shift(0.0, 20.0));
    }
    for rate in rates {
        chart.diamond(rate, 0.0, Marker::Filled, Ink::Second);
    }
    chart.handle((rate, 0.0), &[("rate", &|rate, _| rate)]);

    let path = parabola_steps(rate, STEPS);
    let [low, middle, too_high] = rates.map(number);
    // Each position is 1 − rate times the last; a double cannot say 2 less often than 2.
    let [goes, does] = if rate < 1.0 {
        ["the dots stay on one side as well", "they stay on one side as well"]
    } else if rate == 1.0 {
        ["the first step leads to the bottom", "the first step leads to the bottom"]
    } else if rate < 2.0 {
        [
            "they jump from side to side, each lower than the last",
            "each crosses the valley, and they still come closer",
        ]
    } else if rate == 2.0 {
        [
            "they jump from side to side, all equally high",
            "each crosses the valley, and lands as far away as it began",
        ]
    } else {
        [
            "they jump from side to side, each higher than the last",
            "each crosses the valley, and lands farther away than it began",
        ]
    };
    sketch! { canvas,
        description: "Three times the same parabola, with the first {STEPS} steps of descent as dots joined by lines, from a hollow dot on the right. \
            With η = {low}/λ the dots go down one side. With η = {middle}/λ {goes}. \
            With η = {too_high}/λ they jump from side to side, each higher than the last. \
            Below, the three rates on a line from 0; from 2/λ on it is shaded.",
        caption: "With η = {low}/λ the steps stay on one side and come closer. With {middle}/λ {does}. \
            With {too_high}/λ each lands farther away than it began.",
        readings: [
            "start": rounded(path[0], 3),
            "after 1 step": rounded(path[1], 3),
            "after 2 steps": rounded(path[2], 3),
            "after 6 steps": rounded(path[STEPS], 3),
        ],
    }
}
