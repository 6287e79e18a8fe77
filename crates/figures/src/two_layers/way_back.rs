//! The figure `way-back`: three units, with what they answer on the way forward and their error signals on the way back.

use activations::{Activation, Differentiable, Relu};
use kurbo::ParamCurve;
use worked_examples::two_layers::way_back::{HIDDEN, LAST, SAMPLE, WANTED};

use crate::drawing::notation::subscript;
use crate::drawing::unit_symbols::{NODE, connect, node, operation};
use crate::prelude::*;

/// The inputs, what is wanted, and the parameters of the second layer and of a bias in the first.
const X1: Number = Number { label: "x₁", min: -1.0, max: 2.0, step: 0.5, default: SAMPLE[0] };
const X2: Number = Number { label: "x₂", default: SAMPLE[1], ..X1 };
const Y: Number = Number { label: "wanted", default: WANTED, ..X1 };
const V1: Number = Number { label: "v₁", min: -2.0, max: 2.0, step: 0.5, default: LAST[0] };
const V2: Number = Number { label: "v₂", default: LAST[1], ..V1 };
const B2: Number = Number { label: "b₂", default: HIDDEN[1][2], ..V1 };

figure!("way-back", "Answers forward, error signals back",
    x1: f64 = X1, x2: f64 = X2, y: f64 = Y, v1: f64 = V1, v2: f64 = V2, b2: f64 = B2);

const UNIT: f64 = 26.0;

/// Products of three halves have three decimals.
fn exactly(value: f64) -> String {
    rounded(value, 3)
}

fn sketch(Parameters { x1, x2, y, v1, v2, b2 }: Parameters) -> Sketch {
    let [[w11, w12, b1], [w21, w22, _]] = HIDDEN;
    let z = [w11 * x1 + w12 * x2 + b1, w21 * x1 + w22 * x2 + b2];
    let a = z.map(|z| Relu.apply(z));
    let f = v1 * a[0] + v2 * a[1] + LAST[2];
    let delta = f - y;
    let deltas = [(v1, z[0]), (v2, z[1])].map(|(v, z)| delta * v * Relu.derivative(z));

    let mut canvas = Canvas::new(296.0);
    let (rows, output) = ([78.0, 208.0], at(322.0, 143.0));
    let inputs = rows.map(|row| at(34.0, row));
    let hidden = rows.map(|row| at(176.0, row));
    for from in inputs {
        for to in hidden {
            connect(&mut canvas, (from, NODE), (to, UNIT));
        }
    }
    for (from, v) in hidden.into_iter().zip([v1, v2]) {
        let link = connect(&mut canvas, (from, UNIT), (output, UNIT));
        canvas.text(link.eval(0.48), Text::new(exactly(v)).ink(Ink::First).bold().halo());
    }
    for (i, (center, x)) in inputs.into_iter().zip([x1, x2]).enumerate() {
        node(&mut canvas, center, format!("*x*{}", subscript(i + 1)));
        canvas.text(center - (0.0, 34.0), Text::new(exactly(x)).bold());
    }
    let unit =
        |canvas: &mut Canvas, center: Point, symbol: &str, names: [String; 2], values: [f64; 2]| {
            operation(canvas, center, UNIT, symbol);
            let [there, back] = values.map(exactly);
            canvas.text(center - (0.0, 42.0), Text::new(format!("{} = {there}", names[0])).bold());
            let signal = Text::new(format!("{} = {back}", names[1])).bold().ink(Ink::Second);
            canvas.text(center + (0.0, 44.0), signal);
        };
    for (i, center) in hidden.into_iter().enumerate() {
        let index = subscript(i + 1);
        let names = [format!("*a*{index}"), format!("*δ*{index}")];
        unit(&mut canvas, center, "*a*", names, [a[i], deltas[i]]);
    }
    unit(&mut canvas, output, "*f*", ["*f*".to_owned(), "*δ*".to_owned()], [f, delta]);
    canvas.text(output + (0.0, 66.0), Text::new(format!("wanted {}", exactly(y))).muted());
    for (x, word) in [(34.0, "inputs"), (176.0, "hidden units"), (322.0, "output")] {
        canvas.text((x, 282.0), Text::new(word).muted());
    }

    let silent: Vec<String> = (0..2)
        .filter(|i| Relu.derivative(z[*i]) == 0.0)
        .map(|i| ["first", "second"][i].to_owned())
        .collect();
    let stops = match silent.len() {
        0 => String::new(),
        1 => format!(
            " The {} hidden unit is off, its slope is 0, and nothing comes back through it.",
            silent[0]
        ),
        _ => " Both hidden units are off, their slopes are 0, and nothing comes back through them."
            .to_owned(),
    };
    let [x1, x2, y, v1, v2, f, delta] = [x1, x2, y, v1, v2, f, delta].map(exactly);
    let [a1, a2] = a.map(exactly);
    let [delta1, delta2] = deltas.map(exactly);
    sketch! { canvas,
        description: "From left to right: the inputs x₁ = {x1} and x₂ = {x2}, two hidden units, and an output unit. An arrow goes from each input to \
            each hidden unit, and from these, with the weights {v1} and {v2}, to the output. Above the hidden units stand their answers, \
            a₁ = {a1} and a₂ = {a2}, and above the output f = {f}, while {y} is wanted. Below the units stand their error signals: \
            δ₁ = {delta1}, δ₂ = {delta2}, and δ = {delta} at the output.",
        caption: "Above each unit stands what it answers, below it its error signal. At the output it is the error, {f} less {y}; at a hidden unit \
            it is {delta} times the weight on its arrow times its own slope.{stops}",
        readings: ["a₁": a1, "a₂": a2, "f": f, "δ": delta, "δ₁": delta1, "δ₂": delta2],
    }
}
