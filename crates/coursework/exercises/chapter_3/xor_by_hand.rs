/*
title = "XOR by hand"
page = "understanding-activations/a-network.md"
points = 4
hints = [
    "XOR is \"or, but not and\". Which two questions can the hidden units ask, so that the output has only to compare their answers?",
    "A sigmoid is nearly a step when its weights are large: 20 and 20 with a bias of −10 say *or*. Which bias makes *and* of them?",
    "The output takes *or* with 20 and *and* with −20, and needs a bias with which one *or* alone is enough: `Neuron::new(vec![20.0, -20.0], …, Sigmoid)`.",
]
*/
//! No single unit computes the exclusive or, and a network of three does.
//! Choose the nine numbers of two hidden sigmoid units, which read $x_1$ and $x_2$, and of a sigmoid output, which reads the
//! two, so that each of the four answers is right to within a hundredth.

use activations::Sigmoid;
use neuron_core::Neuron;

/// The two hidden units and the output unit. Each has two inputs.
pub fn network() -> ([Neuron<Sigmoid>; 2], Neuron<Sigmoid>) {
    // BEGIN SOLUTION
    let or = Neuron::new(vec![20.0, 20.0], -10.0, Sigmoid);
    let and = Neuron::new(vec![20.0, 20.0], -30.0, Sigmoid);
    let or_but_not_and = Neuron::new(vec![20.0, -20.0], -10.0, Sigmoid);
    ([or, and], or_but_not_and)
    // STUB
    // todo!("network()")
    // WRONG: the weights are so small that the sigmoids do not decide
    // let or = Neuron::new(vec![1.0, 1.0], -0.5, Sigmoid);
    // let and = Neuron::new(vec![1.0, 1.0], -1.5, Sigmoid);
    // let or_but_not_and = Neuron::new(vec![1.0, -1.0], -0.5, Sigmoid);
    // ([or, and], or_but_not_and)
    // WRONG: the output adds both hidden units, which makes an or
    // let or = Neuron::new(vec![20.0, 20.0], -10.0, Sigmoid);
    // let and = Neuron::new(vec![20.0, 20.0], -30.0, Sigmoid);
    // let both = Neuron::new(vec![20.0, 20.0], -10.0, Sigmoid);
    // ([or, and], both)
    // WRONG: the output has no bias, and is undecided where nobody speaks
    // let or = Neuron::new(vec![20.0, 20.0], -10.0, Sigmoid);
    // let and = Neuron::new(vec![20.0, 20.0], -30.0, Sigmoid);
    // let or_but_not_and = Neuron::new(vec![20.0, -20.0], 0.0, Sigmoid);
    // ([or, and], or_but_not_and)
    // WRONG: both hidden units ask the same
    // let or = Neuron::new(vec![20.0, 20.0], -10.0, Sigmoid);
    // let or_but_not_and = Neuron::new(vec![20.0, -20.0], -10.0, Sigmoid);
    // ([or.clone(), or], or_but_not_and)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use expected::expect;
    use ndarray::array;

    use super::*;

    /// A network of three such units, by its formula.
    fn answers(or: [f64; 3], and: [f64; 3], output: [f64; 3]) -> [f64; 4] {
        let unit =
            |[v, w, b]: [f64; 3], x: f64, y: f64| 1.0 / (1.0 + f64::exp(-(v * x + w * y + b)));
        [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)]
            .map(|(x, y)| unit(output, unit(or, x, y), unit(and, x, y)))
    }

    #[test]
    fn each_of_the_four_answers_is_right_to_within_a_hundredth() {
        let ([first, second], output) = network();
        let y = |x1: f64, x2: f64| {
            let x = array![x1, x2];
            output.output(&array![first.output(&x), second.output(&x)])
        };
        expect(
            "the output of the network in the cases 00, 01, 10 and 11",
            [y(0.0, 0.0), y(0.0, 1.0), y(1.0, 0.0), y(1.0, 1.0)],
        )
        .mistake(
            answers([1.0, 1.0, -0.5], [1.0, 1.0, -1.5], [1.0, -1.0, -0.5]),
            "the weights are so small that the sigmoids do not decide",
        )
        .mistake(
            [0.0, 1.0, 1.0, 1.0],
            "the output adds both hidden units, which makes an or",
        )
        .mistake(
            [0.5, 1.0, 1.0, 0.5],
            "the output has no bias, and is undecided where nobody speaks",
        )
        .mistake([0.0; 4], "both hidden units ask the same")
        .within(0.01, [0.0, 1.0, 1.0, 0.0]);
    }
}
