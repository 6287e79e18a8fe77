/*
title = "Two layers that are one unit"
page = "building-a-neuron/any-rising-function.md"
points = 4
hints = [
    "On the page h₁ brings x₁ once and is taken twice, and h₂ brings it three times and is taken once. How often is x₁ taken in all?",
    "The weight of an input is a sum over the units of the first layer. What do their biases add up to, and what does the second layer add to that?",
    "Go through the units with `first.iter().zip(&second.weights)`: each adds `v * w` to the total of every input, and `v * unit.bias` to the bias. What does the bias begin with?",
]
*/
//! A weighted sum of weighted sums is a weighted sum.
//! With the identity as activation,
//!
//! $$ h_1 = x_1 + 2x_2 + 1, \qquad h_2 = 3x_1 - x_2, \qquad y = 2h_1 + h_2 - 1 $$
//!
//! is the single unit $y = 5x_1 + 3x_2 + 1$.
//! Collapse any two such layers, the second of which is one unit.

/// A unit whose activation is the identity: its output is the weighted sum of its inputs plus its bias.
#[derive(Clone, Debug)]
pub struct Linear {
    pub weights: Vec<f64>,
    pub bias: f64,
}

/// The single unit that computes what `second` computes from the outputs of the units in `first`.
///
/// The units in `first` all have the same number of inputs, and there is at least one of them; `second` has a weight for
/// each.
pub fn collapse(first: &[Linear], second: &Linear) -> Linear {
    // BEGIN SOLUTION
    let mut weights = vec![0.0; first[0].weights.len()];
    let mut bias = second.bias;
    for (unit, v) in first.iter().zip(&second.weights) {
        for (total, w) in weights.iter_mut().zip(&unit.weights) {
            *total += v * w;
        }
        bias += v * unit.bias;
    }
    Linear { weights, bias }
    // STUB
    // todo!("collapse(&{first:?}, &{second:?})")
    // WRONG: the biases of the first layer are left out
    // let units = || first.iter().zip(&second.weights);
    // Linear {
    //     weights: (0..first[0].weights.len())
    //         .map(|j| units().map(|(unit, v)| v * unit.weights[j]).sum())
    //         .collect(),
    //     bias: second.bias,
    // }
    // WRONG: the biases of the first layer are added without their weights
    // let units = || first.iter().zip(&second.weights);
    // Linear {
    //     weights: (0..first[0].weights.len())
    //         .map(|j| units().map(|(unit, v)| v * unit.weights[j]).sum())
    //         .collect(),
    //     bias: first.iter().map(|unit| unit.bias).sum::<f64>() + second.bias,
    // }
    // WRONG: the bias of the second layer is left out
    // let units = || first.iter().zip(&second.weights);
    // Linear {
    //     weights: (0..first[0].weights.len())
    //         .map(|j| units().map(|(unit, v)| v * unit.weights[j]).sum())
    //         .collect(),
    //     bias: units().map(|(unit, v)| v * unit.bias).sum::<f64>(),
    // }
    // WRONG: units and inputs are exchanged
    // let units = || first.iter().zip(&second.weights);
    // Linear {
    //     weights: first
    //         .iter()
    //         .map(|unit| unit.weights.iter().zip(&second.weights).map(|(w, v)| w * v).sum())
    //         .collect(),
    //     bias: units().map(|(unit, v)| v * unit.bias).sum::<f64>() + second.bias,
    // }
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    fn unit<const N: usize>(weights: [f64; N], bias: f64) -> Linear {
        Linear {
            weights: weights.to_vec(),
            bias,
        }
    }

    fn collapsed(first: &[Linear], second: &Linear) -> (Vec<f64>, f64) {
        let unit = collapse(first, second);
        (unit.weights, unit.bias)
    }

    #[test]
    fn the_three_units_of_the_page() {
        let first = [unit([1.0, 2.0], 1.0), unit([3.0, -1.0], 0.0)];
        expect(
            "the weights and the bias of collapse(&[h1, h2], &y)",
            collapsed(&first, &unit([2.0, 1.0], -1.0)),
        )
        .mistake(
            (vec![5.0, 3.0], -1.0),
            "the biases of the first layer are left out",
        )
        .mistake(
            (vec![5.0, 3.0], 0.0),
            "the biases of the first layer are added without their weights",
        )
        .mistake(
            (vec![5.0, 3.0], 2.0),
            "the bias of the second layer is left out",
        )
        .mistake((vec![4.0, 5.0], 1.0), "units and inputs are exchanged")
        .close_to((vec![5.0, 3.0], 1.0));
    }

    #[test]
    fn one_unit_after_another() {
        // −(2x + 3) + 1 is −2x − 2.
        expect(
            "collapse(&[2x + 3], &(-h + 1))",
            collapsed(&[unit([2.0], 3.0)], &unit([-1.0], 1.0)),
        )
        .mistake(
            (vec![-2.0], 4.0),
            "the biases of the first layer are added without their weights",
        )
        .mistake(
            (vec![-2.0], 1.0),
            "the biases of the first layer are left out",
        )
        .close_to((vec![-2.0], -2.0));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn three_units_with_two_inputs() {
        // 4(x₁ − 2) + ½(2x₂ + 6) − (3x₁ + 5x₂ + 1) + 0.25
        let first = [
            unit([1.0, 0.0], -2.0),
            unit([0.0, 2.0], 6.0),
            unit([3.0, 5.0], 1.0),
        ];
        expect(
            "collapse of three units with two inputs",
            collapsed(&first, &unit([4.0, 0.5, -1.0], 0.25)),
        )
        .mistake(
            (vec![1.0, -4.0], 0.25),
            "the biases of the first layer are left out",
        )
        .mistake(
            (vec![1.0, -4.0], -6.0),
            "the bias of the second layer is left out",
        )
        .close_to((vec![1.0, -4.0], -5.75));
    }

    #[test]
    fn one_unit_with_three_inputs() {
        expect(
            "collapse of one unit with three inputs",
            collapsed(&[unit([1.0, -2.0, 3.0], 0.5)], &unit([2.0], 0.0)),
        )
        .close_to((vec![2.0, -4.0, 6.0], 1.0));
    }
    // END HIDDEN TESTS
}
