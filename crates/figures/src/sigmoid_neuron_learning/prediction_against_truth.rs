//! The figure `prediction-against-truth`: Taylor's predictions of the loss after one step, and the loss.

use worked_examples::sigmoid_neuron_learning::directions::at_angle;
use worked_examples::sigmoid_neuron_learning::taylor::{taylor, taylor_along};

use crate::drawing::numerics::{crossing, degrees};
use crate::prelude::*;

/// How long the step is, in lengths of the gradient.
const ETA: Number = Number { label: "η", min: 0.0, max: 12.0, step: 0.1, default: 2.0 };

/// The angle of the step to the gradient, in degrees: half a turn is straight down.
const ANGLE: Number = Number { label: "angle", min: 0.0, max: 360.0, step: 5.0, default: 180.0 };

figure!("prediction-against-truth", "The loss after one step, predicted and true", eta: f64 = ETA, angle: f64 = ANGLE);

const LOW: f64 = -0.12;
const HIGH: f64 = 0.26;

/// Straight down, in degrees.
const DOWN: f64 = 180.0;

fn sketch(Parameters { eta, angle }: Parameters) -> Sketch {
    let down = angle == DOWN;
    let (cos, sin) = degrees().nth(angle as usize).expect("there is no last degree");
    let direction = at_angle([cos, sin]);
    let etas: Vec<f64> = (0..=96).map(|i| f64::from(i) / 8.0).collect();
    let table = |etas: &[f64]| match down {
        true => taylor(etas).rows,
        false => taylor_along(&direction, etas).rows,
    };
    let truth = |eta: f64| table(&[eta])[0].actual;
    let (start, rows, marked) = (truth(0.0), table(&etas), &table(&[eta])[0]);

    let mut canvas = Canvas::new(328.0);
    let mut chart = Chart::new(&mut canvas, [52.0, 28.0, 372.0, 246.0], 0.0..12.0, LOW..HIGH);
    chart.grid_y([-0.1, 0.1, 0.2]);
    chart.ticks_y(0.0, [0.0]);
    chart.axes((0.0, ""), (0.0, "loss after one step from (0, 0)"));
    chart.ticks_x([0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0], LOW);
    chart.text(6.0, LOW, Text::new("learning rate *η*").shift(0.0, 38.0));
    let strokes = [dotted(Ink::Second, 3.0), dashed(Ink::Third, 2.4), solid(Ink::First, 2.8)];
    let heights =
        |i: usize| rows.iter().map(move |row| [row.first_order, row.second_order, row.actual][i]);
    for (i, stroke) in strokes.into_iter().enumerate() {
        chart.clipped(etas.iter().copied().zip(heights(i)), stroke);
    }
    for eta in [1.0, 2.0, 5.0, 10.0].into_iter().filter(|_| down) {
        chart.marker(eta, truth(eta), Marker::Filled, Ink::First);
    }
    chart.curve([(eta, LOW), (eta, HIGH)], solid(Ink::Muted, 1.2));
    chart.handle((eta, 0.07), &[("eta", &|eta, _| eta)]);
    // The key, below.
    for ((x, stroke), word) in [0.0, 132.0, 284.0].into_iter().zip(strokes).zip([
        "slope alone",
        "with curvature",
        "the loss",
    ]) {
        canvas.line((x, 312.0), (x + 26.0, 312.0), stroke);
        canvas.text((x + 33.0, 312.0), Text::new(word).start().small());
    }

    let readings =
        [marked.first_order, marked.second_order, marked.actual].map(|loss| rounded(loss, 4));
    let [eta, start] = [eta, start].map(|value| rounded(value, 3));
    let (description, caption) = if down {
        straight_down()
    } else {
        let angle = number(angle);
        let [slope, curvature, loss] = &readings;
        (
            format!(
                "Three curves over the learning rate η from 0 to 12, for a step at {angle}° to the gradient, all beginning at {start}: the prediction \
                 from the slope alone, dotted; with curvature, dashed; and the loss itself, solid. A line stands at η = {eta}."
            ),
            format!(
                "A step at {angle}° to the gradient, as long as the learning rate times the gradient: with η = {eta} the slope alone predicts {slope}, \
                 slope and curvature {curvature}, and the loss is {loss}."
            ),
        )
    };
    sketch! { canvas,
        description: "{description}",
        caption: "{caption}",
        readings: ["slope alone": readings[0], "with curvature": readings[1], "the loss": readings[2]],
    }
}

/// What is said of the step against the gradient.
fn straight_down() -> (String, String) {
    let after = |eta: f64| taylor(&[eta]).rows.remove(0);
    let start = after(0.0).actual;
    // Where the tangent reaches 0, and where the true loss is back at its start.
    let zero = start / (start - after(1.0).first_order);
    let etas: Vec<f64> = (0..=1100).map(|i| 1.0 + f64::from(i) / 100.0).collect();
    let rows = taylor(&etas).rows;
    let back: Vec<_> = rows.iter().map(|row| (row.eta, row.actual - start)).collect();
    let [zero, back] = [zero, crossing(&back)].map(|eta| rounded(eta, 2));
    let start = rounded(start, 3);
    let at_ten = rounded(after(10.0).actual, 3);
    let description = format!(
        "Three curves over the learning rate η from 0 to 12, all beginning at {start}. The prediction from the slope alone, dotted, is a straight \
            line that falls through 0 at η = {zero}. The prediction with curvature, dashed, is a parabola. The loss itself, solid, falls, \
            turns, passes {start} again at η = {back}, is {at_ten} at η = 10 and bends over. Dots mark it at 1, 2, 5 and 10."
    );
    let caption = format!(
        "From η = {zero} on the slope alone predicts a loss below 0, which no sum of squares has. The loss itself is back at {start} at \
            η = {back}: steps with a larger rate lead up."
    );
    (description, caption)
}
