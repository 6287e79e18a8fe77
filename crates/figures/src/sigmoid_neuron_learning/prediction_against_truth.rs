//! The figure `prediction-against-truth`: Taylor's predictions of the loss after one step, and the loss.

use worked_examples::sigmoid_neuron_learning::taylor::taylor;

use crate::drawing::numerics::crossing;
use crate::prelude::*;

figure!("prediction-against-truth", "The loss after one step, predicted and true");

const LOW: f64 = -0.12;
const HIGH: f64 = 0.26;

fn sketch() -> Sketch {
    let after = |eta: f64| taylor(&[eta]).rows.remove(0);
    let truth = |eta: f64| after(eta).actual;
    let start = truth(0.0);

    let mut canvas = Canvas::new(300.0);
    let mut chart = Chart::new(&mut canvas, [52.0, 28.0, 372.0, 246.0], 0.0..12.0, LOW..HIGH);
    chart.grid_y([-0.1, 0.1, 0.2]);
    chart.ticks_y(0.0, [0.0]);
    chart.axes((0.0, ""), (0.0, "loss after one step from (0, 0)"));
    chart.ticks_x([0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0], LOW);
    chart.text(6.0, LOW, Text::new("learning rate *η*").shift(0.0, 38.0));
    chart.clipped(samples(0.0, 12.0, 96, |eta| after(eta).first_order), dotted(Ink::Second, 3.0));
    chart.clipped(samples(0.0, 12.0, 96, |eta| after(eta).second_order), dashed(Ink::Third, 2.4));
    chart.clipped(samples(0.0, 12.0, 96, truth), solid(Ink::First, 2.8));
    for eta in [1.0, 2.0, 5.0, 10.0] {
        chart.marker(eta, truth(eta), Marker::Filled, Ink::First);
    }
    for (eta, y, word, ink) in [
        (5.1, -0.065, "the slope alone", Ink::Second),
        (0.5, 0.232, "with curvature", Ink::Third),
        (8.4, 0.112, "the loss", Ink::First),
    ] {
        chart.text(eta, y, Text::new(word).start().ink(ink).halo());
    }

    // Where the tangent reaches 0, and where the true loss is back at its start.
    let zero = start / (start - after(1.0).first_order);
    let back = crossing(&samples(1.0, 12.0, 1100, |eta| truth(eta) - start));
    let [zero, back] = [zero, back].map(|eta| rounded(eta, 2));
    let start = rounded(start, 3);
    let at_ten = rounded(truth(10.0), 3);
    sketch! { canvas,
        description: "Three curves over the learning rate η from 0 to 12, all beginning at {start}. The prediction from the slope alone, dotted, is a straight \
            line that falls through 0 at η = {zero}. The prediction with curvature, dashed, is a parabola. The loss itself, solid, falls, \
            turns, passes {start} again at η = {back}, is {at_ten} at η = 10 and bends over. Dots mark it at 1, 2, 5 and 10.",
        caption: "From η = {zero} on the slope alone predicts a loss below 0, which no sum of squares has. The loss itself is back at {start} at \
            η = {back}: steps with a larger rate lead up.",
    }
}
