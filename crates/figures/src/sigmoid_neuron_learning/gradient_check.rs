//! The figure `gradient-check`: a published derivative against the numerical one.

use worked_examples::sigmoid_neuron_learning::gradient_checks::{
    coded_check, coded_loss, coded_slopes,
};

use crate::prelude::*;

/// The bias at which the two are named.
const BIAS: Number = Number { label: "b", min: -6.0, max: 8.0, step: 0.25, default: 2.0 };

/// The nudge to both sides; none is the one that the check chooses.
const NUDGE: Choice<Option<f64>, 4> = Choice {
    label: "nudge",
    options: &["as-chosen", "0.1", "1", "3"],
    values: [None, Some(0.1), Some(1.0), Some(3.0)],
    default: 0,
};

figure!("gradient-check", "A derivative with the wrong sign", b: f64 = BIAS, nudge: Option<f64> = NUDGE);

/// The weight along the line on which the derivatives are compared.
const WEIGHT: f64 = 0.5;

/// The derivative by the bias, as the published program codes it and as its loss has it.
fn coded_and_measured(b: f64, nudge: Option<f64>) -> [f64; 2] {
    match nudge {
        None => {
            let check = coded_check((WEIGHT, b));
            [check.claimed[1], check.numerical[1]]
        }
        Some(h) => {
            let [forth, back] = [b + h, b - h].map(|b| coded_loss((WEIGHT, b)));
            [coded_slopes((WEIGHT, b))[1], (forth - back) / (2.0 * h)]
        }
    }
}

fn sketch(Parameters { b: bias, nudge }: Parameters) -> Sketch {
    let graph: Vec<(f64, [f64; 2])> =
        (-48..=64).map(|i| f64::from(i) / 8.0).map(|b| (b, coded_and_measured(b, nudge))).collect();
    let curve = |which: usize| graph.iter().map(move |(b, pair)| (*b, pair[which]));
    let marked = coded_and_measured(bias, nudge);

    let mut canvas = Canvas::new(276.0);
    let (low, high) = (-0.15, 0.15);
    let mut chart = Chart::new(&mut canvas, [52.0, 30.0, 372.0, 226.0], -6.0..8.0, low..high);
    for y in [-0.1, 0.1] {
        chart.across(y, solid(Ink::Grid, 1.2));
    }
    chart.ticks_y(-6.0, [-0.1, 0.0, 0.1]);
    chart.axes((0.0, ""), (-6.0, "derivative by *b*"));
    chart.ticks_x([-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0], low);
    chart.text(1.0, low, Text::new("bias *b*").shift(0.0, 38.0));
    chart.curve(curve(1), solid(Ink::First, 2.8));
    chart.curve(curve(0), dashed(Ink::Second, 2.4));
    for (y, ink) in marked.iter().zip([Ink::Second, Ink::First]) {
        chart.marker(bias, *y, Marker::Filled, ink);
    }
    for (b, y, word, ink) in
        [(4.2, -0.06, "measured", Ink::First), (4.2, 0.06, "as coded", Ink::Second)]
    {
        chart.text(b, y, Text::new(word).start().ink(ink));
    }

    chart.handle((bias, marked[1]), &[("b", &|b, _| b)]);

    let [coded, measured] = marked.map(|slope| rounded(slope, 4));
    let (weight, bias) = (number(WEIGHT), number(bias));
    let (mirrored, caption) = match nudge {
        None => (
            "Each is the other mirrored at the line 0.".to_owned(),
            format!(
                "The derivative by the bias that is coded and the one that is measured are mirror images: at w = {weight} and b = {bias}, {coded} and {measured}. \
                 Where the loss rises the program believes that it falls."
            ),
        ),
        Some(nudge) => {
            let nudge = number(nudge);
            (
                format!(
                    "The measured one is the slope of a chord of the loss, from {nudge} below to {nudge} above."
                ),
                format!(
                    "Measured with a nudge of {nudge} to both sides, the derivative at w = {weight} and b = {bias} is {measured}, and as it is coded {coded}. \
                     A nudge measures the slope of a chord, and a long chord is not the tangent."
                ),
            )
        }
    };
    sketch! { canvas,
        description: "Two curves over the bias b from −6 to 8, at the weight {weight}: the derivative of the loss by the bias, as the published program codes it, dashed, \
            and as it is measured, solid. {mirrored} At b = {bias} the coded one is {coded} and \
            the measured one {measured}.",
        caption: "{caption}",
        readings: ["as coded": coded, "measured": measured],
    }
}
