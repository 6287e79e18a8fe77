/*
title = "How many parameters?"
page = "understanding-activations/a-network.md"
exercise = 1
points = 2
hints = [
    "How many weights has a unit with three inputs, and how many parameters?",
    "The units of a layer all have as many inputs as the layer before has units, and a bias each. What does the input layer have?",
    "`layers.windows(2).map(|pair| …).sum()`: `pair[1]` units, each with `pair[0]` weights and one parameter more.",
]
*/
//! In a network each unit reads every answer of the layer before it, and has a weight for each and a bias.
//! The input layer holds numbers and has no parameters.
//! With 784 inputs, 30 hidden units and 10 outputs that makes
//!
//! $$ (784 + 1) \cdot 30 + (30 + 1) \cdot 10 = 23860. $$
//!
//! Count the parameters of any such network from the sizes of its layers.

/// The number of weights and biases of a network whose layers have these sizes, the input layer first.
///
/// A network of one layer, or of none, has no parameters.
pub fn count_parameters(layers: &[usize]) -> usize {
    // BEGIN SOLUTION
    layers.windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum()
    // STUB
    // todo!("count_parameters(&{layers:?})")
    // WRONG: the biases are left out
    // layers.windows(2).map(|pair| pair[0] * pair[1]).sum()
    // WRONG: each layer has one bias, and not each unit
    // layers.windows(2).map(|pair| pair[0] * pair[1] + 1).sum()
    // WRONG: the units before get the biases
    // layers.windows(2).map(|pair| pair[0] * (pair[1] + 1)).sum()
    // WRONG: the inputs have biases as well
    // layers.windows(2).map(|pair| pair[0] * pair[1]).sum::<usize>() + layers.iter().sum::<usize>()
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn three_inputs_four_hidden_units_and_one_output() {
        // Four units with 4 parameters, one with 5.
        expect("count_parameters(&[3, 4, 1])", count_parameters(&[3, 4, 1]))
            .mistake(16, "the biases are left out")
            .mistake(18, "each layer has one bias, and not each unit")
            .mistake(23, "the units before get the biases")
            .mistake(24, "the inputs have biases as well")
            .is(21);
    }

    #[test]
    fn the_network_that_reads_digits() {
        expect(
            "count_parameters(&[784, 30, 10]), which is (784 + 1) · 30 + (30 + 1) · 10",
            count_parameters(&[784, 30, 10]),
        )
        .mistake(784 * 30 + 30 * 10, "the biases are left out")
        .mistake(
            784 * 30 + 1 + 30 * 10 + 1,
            "each layer has one bias, and not each unit",
        )
        .mistake(784 * 31 + 30 * 11, "the units before get the biases")
        .mistake(785 * 30 + 31 * 10 + 784, "the inputs have biases as well")
        .is(23860);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn a_single_unit_and_a_deep_network() {
        expect(
            "count_parameters for [2, 1] and [1, 1, 1, 1, 1]",
            [&[2, 1][..], &[1, 1, 1, 1, 1]].map(count_parameters),
        )
        .mistake([2, 4], "the biases are left out")
        .is([3, 8]);
    }

    #[test]
    fn an_input_layer_alone_has_none() {
        expect(
            "count_parameters for [5] and []",
            [&[5][..], &[]].map(count_parameters),
        )
        .mistake([5, 0], "the inputs have biases as well")
        .is([0, 0]);
    }
    // END HIDDEN TESTS
}
