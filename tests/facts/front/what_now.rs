//! What can you do now that you could not do before?

use activations::Sigmoid;
use learning::{SquaredError, gradient};
use manuscript::facts::{Facts, Told};
use ndarray::array;
use neuron_core::Neuron;
use worked_examples::sigmoid_neuron_learning::two_points::{
    LEARNING_RATE, POINTS, START, loss, neuron, two_points,
};

/// How many steps the repaired program takes.
const STEPS: usize = 3000;

/// The losses of the repaired program, step by step, and the neuron at its end.
fn repaired() -> (Vec<f64>, Neuron<Sigmoid>) {
    let data = two_points();
    let mut theta = START;
    let mut losses = vec![loss(theta)];
    for _ in 0..STEPS {
        let slopes = gradient(&SquaredError, &neuron(theta), &data);
        theta.0 -= LEARNING_RATE * slopes[0];
        theta.1 -= LEARNING_RATE * slopes[1];
        losses.push(loss(theta));
    }
    (losses, neuron(theta))
}

pub(crate) fn facts(p: &mut Facts) {
    let preface = p.book().page("preface.md").expect("the first page");
    let [published, mended] = ["(-(w * x) + b).exp()", "(-(w * x + b)).exp()"];
    let code = p.rust();
    p.says("One parenthesis has moved:", |[]| {
        // The lines of the loop are those of the first page.
        let lines = |from: &str| {
            let (_, rest) = from
                .split_once("    let before = loss(w, b);")
                .expect("the loop");
            rest.split_once("    assert!")
                .map(|(lines, _)| lines.to_owned())
        };
        preface.text().contains(published)
            && code.contains(mended)
            && published.replace(['(', ')'], "") == mended.replace(['(', ')'], "")
            && lines(preface.text()) == lines(&code)
    });
    let (losses, unit) = repaired();
    let is_the_program = code.contains(&format!("examples = {POINTS:?};"))
        && code.contains(&format!("(mut w, mut b) = {START:?};"))
        && code.contains(&format!("for _ in 0..{STEPS} {{"));
    p.says(
        "Three thousand times it takes a step, and each of them is a step down.",
        |[times]| {
            is_the_program && times == STEPS && losses.windows(2).all(|pair| pair[1] < pair[0])
        },
    );
    let errors = POINTS.map(|(x, y)| (unit.output(&array![x]) - y).abs());
    p.says(
        "At the end both answers are right to six decimals.",
        |[decimals]| {
            let right = |decimals: f64| errors.iter().all(|e| *e < 0.5 * 10_f64.powf(-decimals));
            right(decimals.value) && !right(decimals.value + 1.0)
        },
    );
    let far = 1000.0;
    p.says(
        "And it does not know what it was not shown: ask it about an input a thousand times as large as the larger one, and it is as certain as can be.",
        |[times]| {
            let input = times.value * POINTS[1].0;
            times == far
                && POINTS[0].0 < POINTS[1].0
                && code.contains(&format!("array![{input:?}]"))
                && unit.output(&array![input]) == 1.0
        },
    );
    let trained = |rate: f64, signs: [f64; 2]| {
        let data = two_points();
        let mut theta = (0.0, 0.0);
        let mut losses = vec![loss(theta)];
        for _ in 0..2000 {
            let slopes = gradient(&SquaredError, &neuron(theta), &data);
            theta.0 -= rate * signs[0] * slopes[0];
            theta.1 -= rate * signs[1] * slopes[1];
            losses.push(loss(theta));
        }
        losses
    };
    p.says(
        "If it rises, halve the rate, more than once if need be: [too long a step](sigmoid-neuron-learning/step-size.md) gets well by it, a wrong sign does not.",
        |[]| {
            let well = |losses: Vec<f64>| losses[2000] < 1e-9;
            // With 30 the steps are too long, as the page on them shows; with 60, half of it is too long.
            let right = [1.0, 1.0];
            [30.0, 60.0].iter().all(|rate| !well(trained(*rate, right)))
                && trained(30.0, right)[1] > loss((0.0, 0.0))
                && well(trained(15.0, right))
                && [[1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]]
                    .iter()
                    .all(|signs| [30.0, 15.0, 1.0].iter().all(|rate| !well(trained(*rate, *signs))))
        },
    );
    for told in [
        "One hidden layer whose activation function is continuous and not a polynomial, if it is wide enough, comes as close as one likes to every continuous function on a bounded closed region: that is the theorem of Leshno and others in [chapter 2](building-a-neuron/any-rising-function.md).",
        "It does not say how wide, and it does not say that descent will find the weights.",
    ] {
        p.told(told, Told::Cited("Leshno 1993"));
    }
    p.told(
        "Michael Nielsen's *Neural Networks and Deep Learning* begins with handwritten digits and writes out the whole program that reads them.",
        Told::Cited("Nielsen 2015"),
    );
}
