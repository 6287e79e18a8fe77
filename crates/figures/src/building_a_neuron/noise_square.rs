//! The figure `noise-square`: how much of the noise reaches a threshold.

use std::sync::LazyLock;

use ndarray::{Array1, aview1};
use neuron_core::ThresholdUnit;
use worked_examples::building_a_neuron::firing::WEIGHTS;
use worked_examples::building_a_neuron::noise::{LOUDEST, Noise, THRESHOLDS, draws, noise};

use super::two_input_unit::{half_plane, sum_formula};
use crate::prelude::*;

/// The threshold whose line is drawn.
const THETA: Number = Number { label: "θ", min: 1.0, max: 4.0, step: 1.0, default: 3.0 };

figure!("noise-square", "Noise and the thresholds it reaches", theta: f64 = THETA);

/// How many trials are drawn, the first ones.
const SHOWN: usize = 400;

/// The trials and their counts, which are the same for every line.
static TRIALS: LazyLock<(Vec<Array1<f64>>, Noise)> =
    LazyLock::new(|| (draws(), noise(WEIGHTS, &THRESHOLDS)));

/// The window on the plane of the noise: its square and some room beyond.
const HIGH: f64 = 0.57;

fn sketch(Parameters { theta }: Parameters) -> Sketch {
    let [w1, w2] = WEIGHTS;
    let unit = |theta| ThresholdUnit::new(WEIGHTS.to_vec(), theta);
    let here = unit(theta);

    let mut canvas = Canvas::new(362.0);
    let mut chart = Chart::new(&mut canvas, [66.0, 30.0, 356.0, 320.0], 0.0..HIGH, 0.0..HIGH);
    let shaded = half_plane(&here, 0.0..LOUDEST);
    if shaded.len() > 2 {
        chart.area(&shaded, Ink::FirstFill);
    }
    let square = [(0.0, 0.0), (LOUDEST, 0.0), (LOUDEST, LOUDEST), (0.0, LOUDEST), (0.0, 0.0)];
    chart.curve(square, solid(Ink::Muted, 1.2));
    for (value, label) in [(0.0, "0"), (LOUDEST, "½")] {
        chart.tick_x(value, 0.0, label);
        chart.tick_y(0.0, value, label);
    }
    chart.text(HIGH, 0.0, Text::new("*x*₁").shift(-2.0, 18.0).end());
    chart.text(0.0, HIGH, Text::new("*x*₂").shift(-12.0, 6.0).end());

    let fires = |x: &[f64; 2]| here.fires(&aview1(x));
    let (trials, counted) = &*TRIALS;
    let points = trials[..SHOWN].iter().map(|x| [x[0], x[1]]);
    let (fired, silent): (Vec<_>, Vec<_>) = points.partition(fires);
    let n_fired = fired.len();
    chart.dots(silent.into_iter().map(<(f64, f64)>::from), solid(Ink::Muted, 2.4));
    chart.dots(fired.into_iter().map(<(f64, f64)>::from), solid(Ink::Second, 4.0));
    // The lines of all thresholds, the one that is meant thicker.
    for &other in THRESHOLDS.iter().filter(|threshold| **threshold > 0.0) {
        let Some([a, b]) = unit(other).boundary().segment(0.0..=HIGH, 0.0..=HIGH) else {
            continue;
        };
        let is_meant = other == theta;
        let stroke = if is_meant { solid(Ink::First, 2.8) } else { dashed(Ink::First, 1.2) };
        chart.curve([a.into(), b.into()], stroke);
        // At the upper edge of the window, or at its left one.
        let label = Text::new(format!("*θ* = {}", number(other)));
        let label = if is_meant { label.bold() } else { label };
        let top = if a[1] > b[1] { a } else { b };
        let label = match top[0] > 0.0 {
            true => label.shift(0.0, -12.0),
            false => label.shift(-8.0, 0.0).end(),
        };
        chart.text(top[0], top[1], label);
    }

    // The line goes where the hand is: there its weighted sum is the threshold.
    if let Some([a, b]) = here.boundary().segment(0.0..=HIGH, 0.0..=HIGH) {
        let middle = [0, 1].map(|i| f64::midpoint(a[i], b[i]));
        chart.handle(middle.into(), &[("theta", &|x1, x2| w1 * x1 + w2 * x2)]);
    }

    let spurious = counted.rows.iter().find(|row| row.threshold == theta);
    let spurious = spurious.map_or(0, |row| row.spurious);
    let [few, all] = [(n_fired, SHOWN), (spurious, counted.trials)]
        .map(|(fired, trials)| format!("fires in {fired} of {trials}"));
    let fired = match n_fired {
        0 => "none".to_owned(),
        fired => fired.to_string(),
    };
    let formula = format!("{} = {}", sum_formula(w1, w2), number(theta)).replace('*', "");
    let theta = number(theta);
    sketch! { canvas,
        description: "The plane of two noisy inputs, x₁ to the right and x₂ upward. {SHOWN} points fill the square from 0 to ½ evenly. \
            Four parallel lines slope down through it, for θ = 1, 2, 3 and 4; the last one only touches its upper right corner. \
            The line {formula} is drawn thick, and the part of the square beyond it is shaded: there the unit with θ = {theta} fires, \
            in {fired} of the trials.",
        caption: "Each point is a trial. Of these {SHOWN}, the unit with θ = {theta} fires in {fired}: those beyond the line \
            {formula}. The line of θ = 4 touches the square of the noise in one corner only.",
        readings: ["the trials drawn": few, "all trials": all],
    }
}
