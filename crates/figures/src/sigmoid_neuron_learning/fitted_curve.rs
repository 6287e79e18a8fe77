//! The figure `fitted-curve`: the curve of the neuron after an epoch, and the two points.

use std::sync::LazyLock;

use activations::Sigmoid;
use ndarray::array;
use neuron_core::Neuron;
use worked_examples::sigmoid_neuron_learning::descent::{EPOCHS, toy_path};
use worked_examples::sigmoid_neuron_learning::two_points::{POINTS, Position, minimum, neuron};

use crate::prelude::*;

/// How far the descent has gone.
pub(super) const EPOCH: Time = Time { label: "epoch", end: EPOCHS as u32, default: EPOCHS as u32 };

figure!("fitted-curve", "The neuron's curve and the two points", epoch: u32 = EPOCH);

/// The whole toy run: an epoch only chooses from it.
pub(super) static TOY_RUN: LazyLock<Vec<Position>> = LazyLock::new(|| toy_path(EPOCHS));

fn sketch(Parameters { epoch }: Parameters) -> Sketch {
    let end = TOY_RUN[epoch as usize];
    let (fitted, exact) = (neuron((end.w, end.b)), neuron(minimum()));
    let output = |neuron: &Neuron<Sigmoid>, x: f64| neuron.output(&array![x]);

    let mut canvas = Canvas::new(282.0);
    let mut chart = Chart::new(&mut canvas, [44.0, 52.0, 372.0, 236.0], -1.0..5.0, 0.0..1.04);
    chart.across(1.0, solid(Ink::Grid, 1.2));
    chart.axes((0.0, "*x*"), (-1.0, ""));
    chart.ticks_x([-1.0, 0.5, 2.5, 4.0], 0.0);
    chart.ticks_y(-1.0, [0.0, 0.2, 0.9]);
    chart.graph(|x| output(&exact, x), 90, dashed(Ink::Third, 2.2));
    chart.graph(|x| output(&fitted, x), 90, solid(Ink::First, 2.8));
    for (x, y) in POINTS {
        chart.curve([(x, y), (x, output(&fitted, x))], dotted(Ink::Second, 2.2));
    }
    for (x, y) in POINTS {
        chart.diamond(x, y, Marker::Filled, Ink::Second);
    }
    // The key, above.
    let key = format!("epoch {epoch}");
    for (x, stroke, word) in [
        (44.0, solid(Ink::First, 2.8), &*key),
        (210.0, dashed(Ink::Third, 2.2), "through both points"),
    ] {
        let y = 16.0;
        chart.canvas.line((x, y), (x + 26.0, y), stroke);
        chart.canvas.text((x + 33.0, y), Text::new(word).start().small());
    }

    let answers = POINTS.map(|(x, _)| rounded(output(&fitted, x), 4));
    let formula = format!(
        "σ({}x\u{a0}{}\u{a0}{})",
        rounded(end.w, 3),
        if end.b < 0.0 { "−" } else { "+" },
        rounded(end.b.abs(), 3)
    );
    let exact_formula =
        format!("σ({}x\u{a0}−\u{a0}{})", rounded(minimum().0, 3), rounded(-minimum().1, 3));
    let [low, high] = &answers;
    let [w, b, loss] = [end.w, end.b, end.loss].map(|value| rounded(value, 4));
    let epochs = if epoch == 1 { "epoch" } else { "epochs" };
    sketch! { canvas,
        description: "Two curves over x from −1 to 5 and the two points (0.5, 0.2) and (2.5, 0.9). The solid curve is the neuron after {epoch} \
            {epochs}, {formula}; dotted lines lead from the points to it, at {low} and {high}. The dashed curve, {exact_formula}, goes through both points.",
        caption: "After {epoch} {epochs} the neuron is {formula} and answers {low} and {high}, where 0.2 and 0.9 are wanted. \
            The dashed curve, {exact_formula}, answers both exactly.",
        readings: ["w": w, "b": b, "answer at 0.5": low, "answer at 2.5": high, "loss": loss],
    }
}
