//! Why does a network need activation functions?

use activations::{Activation, Identity, Relu};
use manuscript::facts::{Facts, Told};
use ndarray::{Array1, aview1};
use neuron_core::Neuron;

use super::quarters;

/// Two layers of two units and an output, all with the same activation function, at (x, y).
fn network<A: Activation + Copy>(phi: A, x: f64, y: f64) -> f64 {
    let layer = |inputs: &[f64], units: [[f64; 3]; 2]| -> Array1<f64> {
        let outputs =
            units.map(|[w1, w2, b]| Neuron::new(vec![w1, w2], b, phi).output(&aview1(inputs)));
        Array1::from(outputs.to_vec())
    };
    let first = layer(&[x, y], [[1.0, -2.0, 0.5], [-1.5, 1.0, 0.25]]);
    let second = layer(&first.to_vec(), [[2.0, 1.0, -1.0], [-1.0, 0.5, 1.5]]);
    Neuron::new(vec![1.0, -3.0], 0.75, phi).output(&second)
}

/// Whether a function of the plane is what a single unit without an activation function computes.
fn is_one_unit(f: impl Fn(f64, f64) -> f64) -> bool {
    let (b, w1, w2) = (
        f(0.0, 0.0),
        f(1.0, 0.0) - f(0.0, 0.0),
        f(0.0, 1.0) - f(0.0, 0.0),
    );
    let unit = Neuron::new(vec![w1, w2], b, Identity);
    quarters(3).all(|x| quarters(3).all(|y| unit.output(&aview1(&[x, y])) == f(x, y)))
}

pub(crate) fn facts(p: &mut Facts) {
    p.says(
        "The sentence is true, and you have seen why: with nothing but the identity, [all layers of a network are one unit](../building-a-neuron/any-rising-function.md).",
        |[]| is_one_unit(|x, y| network(Identity, x, y)) && !is_one_unit(|x, y| network(Relu, x, y)),
    );
    p.told(
        "It explains them with a decision about going to the movies, and owes the idea, as it says itself, to the first chapter of Michael Nielsen's book, where the decision is about a cheese festival.",
        Told::Source,
    );

    let book = p.book();
    p.says(
        "look at the curve of an activation function, for each of sixteen, and say what it can answer and where a nudge gets through.",
        |[sixteen]| {
            // As many as the sheet of the last page draws.
            let figure = figures::named("summary-sheet").expect("the sheet of this chapter");
            let panels = figure
                .draw(&figure.defaults(), "fig")
                .svg
                .matches("data-activation=")
                .count();
            let sheet = book.page("understanding-activations/summary-sheet.md");
            sixteen == panels
                && sheet.is_some_and(|page| page.text().contains("{{#figure summary-sheet}}"))
        },
    );
}
