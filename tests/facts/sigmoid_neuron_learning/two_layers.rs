//! How does a slope get back through two layers?

use activations::{Activation, Differentiable, Relu, Sigmoid};
use manuscript::facts::{Facts, Point};
use worked_examples::sigmoid_neuron_learning::two_layers::{
    HIDDEN, INPUTS, LAST, TwoLayers, WANTED, loss, two_layers,
};

/// How often nudging a parameter to both sides asks for the loss.
const BOTH_SIDES: usize = 2;

/// The slopes by the weights and the bias of a unit, from the rows of the record.
fn slopes(network: &TwoLayers, unit: usize) -> [f64; 3] {
    [0, 1, 2].map(|i| network.slopes[3 * unit + i].slope)
}

/// Networks and examples at which the formulas are computed.
fn points() -> Vec<Point> {
    let cases = [
        (HIDDEN, LAST, INPUTS, WANTED),
        (
            [[0.5, 1.0, -0.25], [1.5, -2.0, 0.75]],
            [-1.25, 0.5, 0.25],
            [-1.0, 0.5],
            0.0,
        ),
        (
            [[-1.0, 0.25, 0.5], [2.0, 1.0, -1.5]],
            [0.75, 1.5, -0.5],
            [2.0, -0.75],
            0.25,
        ),
    ];
    let point = |(hidden, last, inputs, wanted)| {
        let network = two_layers(hidden, last, inputs, wanted);
        let [first, second, output] = &network.units[..] else {
            panic!("three units")
        };
        Point::new().numbers([
            ("a_1", first.output),
            ("a_2", second.output),
            ("f", output.output),
            ("y", wanted),
            ("v_1", last[0]),
            ("v_2", last[1]),
            (r"\delta", output.delta),
            (r"\delta_1", first.delta),
        ])
    };
    cases.map(point).to_vec()
}

pub(crate) fn facts(p: &mut Facts) {
    let network = two_layers(HIDDEN, LAST, INPUTS, WANTED);
    let parameters = HIDDEN.as_flattened().len() + LAST.len();
    p.says(
        "It has two inputs, two hidden units and an output unit, all of them sigmoids, and so nine parameters.",
        |[inputs, hidden, nine]| {
            inputs == INPUTS.len() && hidden == HIDDEN.len() && nine == parameters
        },
    );
    p.says(
        "The input is (1, 2), the target $y$ is 1, and the loss is half the squared error.",
        |[x1, x2, wanted, half]| {
            let error = network.units[2].output - wanted.value;
            [x1.value, x2.value] == INPUTS
                && wanted == WANTED
                && (network.loss - half.value * error * error).abs() < 1e-15
        },
    );
    let code = p.rust();
    assert!(
        code.contains(&format!(
            "([{:?}, {:?}], {WANTED:?});",
            INPUTS[0], INPUTS[1]
        )) && code.contains(&format!("let hidden = {HIDDEN:?};"))
            && code.contains(&format!("let [v1, v2, c] = {LAST:?};")),
        "the snippet has another network than the tables"
    );
    p.says("all three should grow", |[three]| {
        let last = slopes(&network, 0);
        three == last.len() && last.iter().all(|slope| *slope < 0.0)
    });
    p.says("this one should fall", |[]| slopes(&network, 2)[0] > 0.0);

    p.formula(r"\delta = (f - y)\, f (1 - f),", &points());
    p.says(
        r"and its slopes are δ times its inputs: $\delta a_1$, $\delta a_2$, and δ for the bias.",
        |[]| {
            let [first, second, output] = &network.units[..] else {
                return false;
            };
            let delta = output.delta;
            slopes(&network, 0) == [delta * first.output, delta * second.output, delta]
        },
    );
    p.says(
        "And $a_1$ is itself the sigmoid of a weighted sum, with the slope $a_1(1 - a_1)$.",
        |[one]| {
            let first = &network.units[0];
            let slope = first.output * (one.value - first.output);
            (slope - Sigmoid.derivative(first.z)).abs() < 1e-15
                && first.output == Sigmoid.apply(first.z)
        },
    );
    p.formula(
        r"\delta_1 = \delta \cdot v_1 \cdot a_1 (1 - a_1).",
        &points(),
    );
    p.table(
        "two_layers.units",
        &[
            ("unit", "unit"),
            ("z.4", "$z$"),
            ("output.4", "answer"),
            ("delta.4", "error signal"),
        ],
        &Point::new(),
    );
    p.says(
        "The second hidden unit counts against the answer, and its error signal has the other sign.",
        |[]| {
            let delta = |unit: usize| network.units[unit].delta;
            LAST[1] < 0.0 && LAST[0] > 0.0 && delta(1) * delta(2) < 0.0 && delta(0) * delta(2) > 0.0
        },
    );
    p.table(
        "two_layers.slopes",
        &[
            ("parameter", "parameter"),
            ("slope.6", "worked out"),
            ("measured.6", "measured"),
        ],
        &Point::new(),
    );
    p.says(
        "The nine slopes of the loss of one example, at the weights above.",
        |[nine]| {
            let agree = network
                .slopes
                .iter()
                .all(|row| (row.slope - row.measured).abs() < 1e-10);
            nine == network.slopes.len() && nine == parameters && agree
        },
    );
    p.says(
        "To measure nine slopes by nudging each parameter to both sides, you ask the network eighteen times.",
        |[nine, times]| nine == parameters && times == BOTH_SIDES * parameters,
    );
    p.says(
        "The way back asks it once, and costs about two ways forward: a weight has one product in its slope, and one in the error signal that goes back through it.",
        |[two]| {
            // Twenty layers of a hundred units each: the products of weights on the way forward, and back.
            let layers = [100; 21];
            let weights: Vec<usize> = layers.windows(2).map(|pair| pair[0] * pair[1]).collect();
            let forward: usize = weights.iter().sum();
            // The inputs of the network get no error signal.
            let back = forward + weights[1..].iter().sum::<usize>();
            let ways = back as f64 / forward as f64;
            (ways - two.value).abs() < 0.06
        },
    );
    p.says(
        "For nine parameters that is a convenience; with a million of them, nudging asks two million times.",
        |[nine, many, times]| nine == parameters && times == BOTH_SIDES as f64 * many.value && many == 1e6,
    );
    p.says(
        "The error signal of a hidden unit is that of the unit that reads it, times the weight between them, times the unit's own slope.",
        |[]| {
            (0..2).all(|unit| {
                let (row, last) = (&network.units[unit], &network.units[2]);
                let delta = last.delta * LAST[unit] * Sigmoid.derivative(row.z);
                (row.delta - delta).abs() < 1e-15
            })
        },
    );

    // The exercises.
    let silent = two_layers(HIDDEN, [0.0, LAST[1], LAST[2]], INPUTS, WANTED);
    let zeros = silent.slopes.iter().filter(|row| row.slope == 0.0).count();
    p.says("Set $v_1$ to 0.", |[v1]| v1 == 0.0 && zeros > 0);
    p.says(
        "Which of the nine slopes become 0, and can the first hidden unit ever come back?",
        |[nine, zero]| {
            let slopes = &silent.slopes;
            nine == slopes.len() && slopes.iter().filter(|row| zero == row.slope).count() == zeros
        },
    );
    p.says(
        "The error signal of the first hidden unit has $v_1$ as a factor, so its three slopes are 0.",
        |[three, zero]| {
            let first = slopes(&silent, 1);
            three == zeros && three == first.len() && first.iter().all(|slope| zero == *slope)
        },
    );
    p.says(
        r"The slope by $v_1$ itself is $\delta a_1$, and that is not 0.",
        |[zero]| {
            let by_v1 = slopes(&silent, 0)[0];
            by_v1 == silent.units[2].delta * silent.units[0].output && zero != by_v1 && zero == 0.0
        },
    );
    p.says(
        "After one step of descent $v_1$ is no longer 0, and the unit learns again.",
        |[zero]| {
            let v1 = -slopes(&silent, 0)[0];
            let next = two_layers(HIDDEN, [v1, LAST[1], LAST[2]], INPUTS, WANTED);
            zero == 0.0 && zero != v1 && slopes(&next, 1).iter().all(|slope| *slope != 0.0)
        },
    );
    // Two units that are alike, and what a step makes of them.
    let mut hidden = [HIDDEN[0]; 2];
    let mut last = [0.5, 0.5, LAST[2]];
    let alike = (0..100).all(|_| {
        let network = two_layers(hidden, last, INPUTS, WANTED);
        let [first, second] = [slopes(&network, 1), slopes(&network, 2)];
        let before = loss(hidden, last, INPUTS, WANTED);
        for (i, slope) in first.iter().enumerate() {
            hidden[0][i] -= slope;
            hidden[1][i] -= second[i];
        }
        for (v, slope) in last.iter_mut().zip(slopes(&network, 0)) {
            *v -= slope;
        }
        first == second
            && hidden[0] == hidden[1]
            && last[0] == last[1]
            && loss(hidden, last, INPUTS, WANTED) < before
    });
    p.says(
        "They answer the same, so they get the same error signal and the same slopes, and so do the two weights with which they are read.",
        |[two]| alike && two == hidden.len(),
    );
    p.says(
        "A step of descent changes all pairs alike, and the units remain equal for ever: the network has two hidden units and uses them as one.",
        |[two]| alike && two == hidden.len(),
    );
    p.says(
        "It is 1 where the unit is active and 0 where it is not, so an inactive ReLU has the error signal 0 and learns nothing from this example.",
        |[active, inactive, signal]| {
            active == Relu.derivative(2.0)
                && inactive == Relu.derivative(-2.0)
                && signal == network.units[2].delta.abs() * Relu.derivative(-2.0)
        },
    );
}
