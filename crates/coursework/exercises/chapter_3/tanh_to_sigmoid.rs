/*
title = "The same network with sigmoids"
page = "understanding-activations/tanh.md"
exercise = 2
points = 5
hints = [
    "For one hidden unit, what is v·tanh(wx + b), written with a sigmoid? Which numbers are multiplied, and what is left over?",
    "The doubling inside reaches the weight *and* the bias. The 1 that is taken away is taken as often as the output's weight says. Where can that go?",
    "Each hidden `(w, b)` becomes `(2.0 * w, 2.0 * b)` and each output weight `2.0 * v`; the output's bias loses the sum of the old output weights.",
]
*/
//! A network with one input has hidden units with tanh, and an output that adds them up:
//!
//! $$ y = v_1 \tanh(w_1 x + b_1) + \dots + v_n \tanh(w_n x + b_n) + c. $$
//!
//! Rewrite it with sigmoids in the place of tanh: find the weights and biases with which
//!
//! $$ y = v'_1\,\sigma(w'_1 x + b'_1) + \dots + v'_n\,\sigma(w'_n x + b'_n) + c' $$
//!
//! is the same number for every $x$.

/// A network with one input and one hidden layer, whose output is a weighted sum of the hidden units plus a bias.
#[derive(Clone, Debug)]
pub struct Network {
    /// The weight w and the bias b of each hidden unit.
    pub hidden: Vec<(f64, f64)>,
    /// The weight v with which the output takes each of them.
    pub output: Vec<f64>,
    /// The bias c of the output.
    pub bias: f64,
}

/// The network with sigmoids that gives the same answers as `network` with tanh.
///
/// It has the same number of hidden units, in the same order; there are as many weights of the output as hidden units.
pub fn with_sigmoids(network: &Network) -> Network {
    // BEGIN SOLUTION
    Network {
        hidden: network
            .hidden
            .iter()
            .map(|(w, b)| (2.0 * w, 2.0 * b))
            .collect(),
        output: network.output.iter().map(|v| 2.0 * v).collect(),
        bias: network.bias - network.output.iter().sum::<f64>(),
    }
    // STUB
    // todo!("with_sigmoids(&{network:?})")
    // WRONG: the 1 that is subtracted from each sigmoid is forgotten
    // Network {
    //     hidden: network.hidden.iter().map(|(w, b)| (2.0 * w, 2.0 * b)).collect(),
    //     output: network.output.iter().map(|v| 2.0 * v).collect(),
    //     bias: network.bias,
    // }
    // WRONG: 1 is subtracted once for each unit, whatever the output's weight
    // Network {
    //     hidden: network.hidden.iter().map(|(w, b)| (2.0 * w, 2.0 * b)).collect(),
    //     output: network.output.iter().map(|v| 2.0 * v).collect(),
    //     bias: network.bias - network.output.len() as f64,
    // }
    // WRONG: the biases of the hidden units are not doubled
    // Network {
    //     hidden: network.hidden.iter().map(|(w, b)| (2.0 * w, *b)).collect(),
    //     output: network.output.iter().map(|v| 2.0 * v).collect(),
    //     bias: network.bias - network.output.iter().sum::<f64>(),
    // }
    // WRONG: the weights of the output are not doubled
    // Network {
    //     hidden: network.hidden.iter().map(|(w, b)| (2.0 * w, 2.0 * b)).collect(),
    //     output: network.output.clone(),
    //     bias: network.bias - network.output.iter().sum::<f64>(),
    // }
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    /// `((w, b) of each hidden unit, (the weights of the output, its bias))`
    type Parts = (Vec<(f64, f64)>, (Vec<f64>, f64));

    fn rewritten(network: &Network) -> Parts {
        let Network {
            hidden,
            output,
            bias,
        } = with_sigmoids(network);
        (hidden, (output, bias))
    }

    #[test]
    fn one_hidden_unit() {
        // 3 tanh(½x − 1) + 10 is 6 σ(x − 2) − 3 + 10.
        let network = Network {
            hidden: vec![(0.5, -1.0)],
            output: vec![3.0],
            bias: 10.0,
        };
        expect(
            "hidden, output and bias of 3·tanh(0.5x - 1) + 10, rewritten",
            rewritten(&network),
        )
        .mistake(
            (vec![(1.0, -2.0)], (vec![6.0], 10.0)),
            "the 1 that is subtracted from each sigmoid is forgotten",
        )
        .mistake(
            (vec![(1.0, -2.0)], (vec![6.0], 9.0)),
            "1 is subtracted once for each unit, whatever the output's weight",
        )
        .mistake(
            (vec![(1.0, -1.0)], (vec![6.0], 7.0)),
            "the biases of the hidden units are not doubled",
        )
        .mistake(
            (vec![(1.0, -2.0)], (vec![3.0], 7.0)),
            "the weights of the output are not doubled",
        )
        .close_to((vec![(1.0, -2.0)], (vec![6.0], 7.0)));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn three_hidden_units_give_the_same_answers() {
        let network = Network {
            hidden: vec![(1.0, 0.25), (-2.0, 0.0), (0.5, -3.0)],
            output: vec![1.5, -0.5, 2.0],
            bias: -1.0,
        };
        let with = |network: &Network, phi: fn(f64) -> f64, x: f64| -> f64 {
            let units = network.hidden.iter().zip(&network.output);
            network.bias + units.map(|((w, b), v)| v * phi(w * x + b)).sum::<f64>()
        };
        let sigmoid = |z: f64| 1.0 / (1.0 + f64::exp(-z));
        let places = [-2.0, 0.0, 0.7, 5.0];
        let wanted = places.map(|x| with(&network, f64::tanh, x));
        let new = with_sigmoids(&network);
        // What is forgotten is the sum of the output's weights, 3.
        expect(
            "the answers of a network with three hidden units, rewritten, at -2, 0, 0.7 and 5",
            places.map(|x| with(&new, sigmoid, x)),
        )
        .mistake(
            wanted.map(|y| y + 3.0),
            "the 1 that is subtracted from each sigmoid is forgotten",
        )
        .within(1e-9, wanted);
    }

    #[test]
    fn without_hidden_units_nothing_changes() {
        let network = Network {
            hidden: Vec::new(),
            output: Vec::new(),
            bias: 0.75,
        };
        expect(
            "hidden, output and bias of a network without hidden units",
            rewritten(&network),
        )
        .close_to((Vec::new(), (Vec::new(), 0.75)));
    }
    // END HIDDEN TESTS
}
