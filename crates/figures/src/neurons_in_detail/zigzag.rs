//! The figure `zigzag`: gradient descent on two weights, with inputs of one sign and of two.

use activations::{Activation, Identity, Sigmoid};
use learning::{Dataset, Frozen, GradientDescent, SquaredError, Training, total_loss};
use ndarray::{Array2, aview1};
use neuron_core::Neuron;

use crate::drawing::numerics::degrees;
use crate::prelude::*;

figure!("zigzag", "The way of two weights down the loss");

/// Two examples with two inputs each.
type Examples = [[f64; 2]; 2];

const TARGETS: [f64; 2] = [1.0, -1.0];
const LEARNING_RATE: f64 = 0.5;

/// The descent is over when half the sum of the squared errors is below this.
const ENOUGH: f64 = 1e-6;

/// The neuron before the first step.
fn at_rest() -> Neuron<Identity> {
    Neuron::zeros(2, Identity)
}

fn data(x: &[[f64; 2]], targets: &[f64]) -> Dataset {
    Dataset::new(&Array2::from(x.to_vec()), &aview1(targets)).expect("examples are a data set")
}

/// The weights after each step, from (0, 0): each step goes down the slope of one example, the two in turn. The bias
/// is 0 and does not move.
fn descend(x: &Examples) -> Vec<[f64; 2]> {
    let both = data(x, &TARGETS);
    let each = [0, 1].map(|i| data(&x[i..=i], &TARGETS[i..=i]));
    let step = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: LEARNING_RATE },
        epochs: 1,
    };
    let mut without_bias = Frozen { model: at_rest(), frozen: vec![2] };
    let mut path = vec![[0.0, 0.0]];
    while total_loss(&SquaredError, &without_bias.model, &both) >= ENOUGH {
        for example in &each {
            (step.fit(&mut without_bias, example)).expect("the steps are small");
            let w = without_bias.model.weights();
            path.push([w[0], w[1]]);
        }
    }
    path
}

/// The weights for which the two errors are these: the solution of two equations.
fn with_errors(x: &Examples, errors: [f64; 2]) -> [f64; 2] {
    let [[a, b], [c, d]] = *x;
    let (first, second) = (TARGETS[0] + errors[0], TARGETS[1] + errors[1]);
    let determinant = a * d - b * c;
    [(d * first - b * second) / determinant, (a * second - c * first) / determinant]
}

fn sketch() -> Sketch {
    let positive = [[1.0, -0.5], [-0.2, 1.2]].map(|z| z.map(|z| Sigmoid.apply(z)));
    let symmetric = positive.map(|x| x.map(|x| 2.0 * x - 1.0));
    let mut canvas = Canvas::new(270.0);
    let [long, short] =
        [(&positive, 12.0, "inputs of one sign"), (&symmetric, 208.0, "inputs of two signs")]
            .map(|(x, left, title)| panel(&mut canvas, left, title, x));
    let goal = |x: &Examples| {
        let [w1, w2] = with_errors(x, [0.0, 0.0]);
        format!("({},\u{a0}{})", rounded(w1, 2), rounded(w2, 2))
    };
    let (first, second) = (goal(&positive), goal(&symmetric));
    Sketch {
        canvas,
        description: format!(
            "Two charts of the plane of the weights w₁ and w₂, each with the way from a ring at (0, 0) to a dot where the loss is \
             0, and two ellipses: on each the loss is the same all around. On the left the ellipses are long and narrow; the way to {first}, down and to \
             the right, is made of steps up and to the right and steps down and to the left, a fine sawtooth that slows \
             down. On the right the ellipses are rounder, and the way to {second} is made of steps that all go down and to the right."
        ),
        caption: format!(
            "With inputs of one sign each step raises both weights or lowers both, and the goal lies where one rises and one falls: \
             {long} epochs of zigzag. The same inputs stretched to run from −1 to 1 need {short}."
        ),
    }
}

/// Draws the way for these inputs and says how many epochs it took.
fn panel(canvas: &mut Canvas, left: f64, title: &str, x: &Examples) -> usize {
    const LOW: f64 = -0.7;
    const HIGH: f64 = 4.1;
    let frame = Rect::new(left, 34.0, left + 180.0, 214.0);
    let path = descend(x);
    let start = total_loss(&SquaredError, &at_rest(), &data(x, &TARGETS));
    let epochs = path.len() / 2;
    let mut chart = Chart::new(canvas, frame, LOW..HIGH, -HIGH..-LOW);
    chart.curve([(LOW, 0.0), (HIGH, 0.0)], solid(Ink::Grid, 1.2));
    chart.curve([(0.0, -HIGH), (0.0, -LOW)], solid(Ink::Grid, 1.2));
    for quarter in [1.0, 0.25] {
        // The loss is half the square of the length of the errors; they go once around a circle.
        let radius = (2.0 * quarter * start).sqrt();
        let errors = degrees().take(361).step_by(4).map(|(cos, sin)| [radius * cos, radius * sin]);
        let ellipse = errors.map(|errors| with_errors(x, errors).into());
        chart.clipped(ellipse, solid(Ink::Muted, 1.2));
    }
    chart.canvas.group("inputs", title, |canvas| {
        let mut chart = Chart::new(canvas, frame, LOW..HIGH, -HIGH..-LOW);
        chart.curve(path.iter().map(|w| (w[0], w[1])), solid(Ink::First, 1.8));
    });
    let goal = with_errors(x, [0.0, 0.0]);
    chart.marker(0.0, 0.0, Marker::Hollow, Ink::Second);
    chart.marker(goal[0], goal[1], Marker::Filled, Ink::Second);
    chart.border();
    chart.ticks_x([0.0, 2.0, 4.0], -HIGH);
    chart.text(HIGH, -HIGH, Text::new("*w*₁").shift(-38.0, 14.0));
    chart.text(0.0, -HIGH, Text::new("*w*₂").shift(15.0, -14.0));
    let middle = chart.middle();
    canvas.text((middle, 15.0), Text::new(title).bold());
    canvas.text((middle, 254.0), Text::new(format!("{epochs} epochs")).ink(Ink::First));
    epochs
}
