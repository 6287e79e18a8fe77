/*
title = "Unless all three are on"
page = "building-a-neuron/bias.md"
points = 3
hints = [
    "In which of the eight cases does no signal arrive, and what must the unit say there? What does that demand of the bias?",
    "Let each input discourage. With two of them on the unit must still be willing, with three no longer.",
    "`Neuron::new(vec![-2.0, -2.0, -2.0], …, Step::default())`: the bias is at least 4 and less than 6.",
]
*/
//! NAND fires unless both of its inputs are on.
//! Build a unit with three inputs that fires unless *all three* are on: it is silent in one of the eight cases, and fires in
//! seven.
//! Choose the three weights and the bias.

use activations::Step;
use neuron_core::Neuron;

/// The unit: three inputs, each 0 or 1, and the step that is 1 at zero.
pub fn unless_all() -> Neuron<Step> {
    // BEGIN SOLUTION
    Neuron::new(vec![-2.0, -2.0, -2.0], 5.0, Step::default())
    // STUB
    // todo!("unless_all()")
    // WRONG: the bias is that of two inputs, so that two are enough to silence it
    // Neuron::new(vec![-2.0, -2.0, -2.0], 3.0, Step::default())
    // WRONG: all signs are turned, which makes an and
    // Neuron::new(vec![2.0, 2.0, 2.0], -5.0, Step::default())
    // WRONG: a threshold stands in the place of the bias, and nothing makes it fire
    // Neuron::new(vec![-2.0, -2.0, -2.0], -5.0, Step::default())
    // WRONG: with all three on, the weighted input is 0, which fires
    // Neuron::new(vec![-2.0, -2.0, -2.0], 6.0, Step::default())
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use expected::expect;
    use ndarray::array;

    use super::*;

    fn answers(inputs: [[f64; 3]; 4]) -> [f64; 4] {
        let unit = unless_all();
        inputs.map(|[x1, x2, x3]| unit.output(&array![x1, x2, x3]))
    }

    #[test]
    fn the_four_cases_without_the_first_input() {
        expect(
            "the output in the cases 000, 001, 010 and 011",
            answers([
                [0.0, 0.0, 0.0],
                [0.0, 0.0, 1.0],
                [0.0, 1.0, 0.0],
                [0.0, 1.0, 1.0],
            ]),
        )
        .mistake(
            [1.0, 1.0, 1.0, 0.0],
            "the bias is that of two inputs, so that two are enough to silence it",
        )
        .mistake(
            [0.0; 4],
            "a threshold stands in the place of the bias, and nothing makes it fire",
        )
        .close_to([1.0; 4]);
    }

    #[test]
    fn the_four_cases_with_the_first_input() {
        expect(
            "the output in the cases 100, 101, 110 and 111",
            answers([
                [1.0, 0.0, 0.0],
                [1.0, 0.0, 1.0],
                [1.0, 1.0, 0.0],
                [1.0, 1.0, 1.0],
            ]),
        )
        .mistake(
            [1.0, 0.0, 0.0, 0.0],
            "the bias is that of two inputs, so that two are enough to silence it",
        )
        .mistake(
            [0.0, 0.0, 0.0, 1.0],
            "all signs are turned, which makes an and",
        )
        .mistake(
            [1.0; 4],
            "with all three on, the weighted input is 0, which fires",
        )
        .close_to([1.0, 1.0, 1.0, 0.0]);
    }
}
