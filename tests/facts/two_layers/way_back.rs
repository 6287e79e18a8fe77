//! Who is to blame, and for how much?

use activations::{Differentiable, Identity, Relu};
use learning::{GradientCheck, SquaredError};
use manuscript::facts::{Facts, Point};
use ndarray::{ArrayRef1, array};
use networks::{Layer, Network};
use worked_examples::neurons_in_detail::exclusive_or::XOR;
use worked_examples::two_layers::hidden_units::INPUTS;
use worked_examples::two_layers::way_back::{
    EPOCHS, HIDDEN, LAST, LEARNING_RATE, SAMPLE, WANTED, WayBack, network, way_back,
};

/// The network at a sample, on the way back.
fn back(hidden: [[f64; 3]; 2], last: [f64; 3], x: [f64; 2], y: f64) -> networks::Backpropagation {
    network(hidden, last).backpropagate(&SquaredError, &array![x[0], x[1]], &array![y])
}

/// Its nine slopes, as the network orders them.
fn slopes(hidden: [[f64; 3]; 2], last: [f64; 3], x: [f64; 2], y: f64) -> Vec<f64> {
    back(hidden, last, x, y).gradient().to_vec()
}

/// Whether the slopes are those of the loss: measured, where no ReLU is at its kink.
fn are_measured(hidden: [[f64; 3]; 2], last: [f64; 3], x: [f64; 2], y: f64) -> bool {
    let network = network(hidden, last);
    let loss = |theta: &ArrayRef1<f64>| {
        let mut nudged = network.clone();
        nudged.set_parameters(theta);
        let error = nudged.output(&array![x[0], x[1]])[0] - y;
        0.5 * error * error
    };
    let claimed = back(hidden, last, x, y).gradient();
    GradientCheck::new(loss, &network.parameters(), &claimed).agrees(1e-9)
}

/// Networks and samples at which the formulas are computed.
fn points() -> Vec<Point> {
    let cases = [
        (SAMPLE, LAST, WANTED),
        ([2.0, 0.5], [1.0, -1.0, 0.0], 3.0),
        ([0.75, 1.5], [1.0, -1.0, 0.0], -1.0),
    ];
    let point = |(x, last, y): ([f64; 2], [f64; 3], f64)| {
        let back = back(HIDDEN, last, x, y);
        let (z, a) = (&back.forward.weighted_inputs, &back.forward.outputs);
        Point::new().numbers([
            ("x_1", x[0]),
            ("x_2", x[1]),
            ("z_1", z[0][0]),
            ("z_2", z[0][1]),
            ("a_1", a[1][0]),
            ("a_2", a[1][1]),
            ("f", a[2][0]),
            ("y", y),
        ])
    };
    cases.map(point).to_vec()
}

/// The symbols of the page at its sample.
fn here(record: &WayBack) -> Point {
    let [first, second, output] = &record.units[..] else {
        panic!("three units")
    };
    Point::new().numbers([
        ("z_1", first.z),
        ("z_2", second.z),
        ("a_1", first.output),
        ("a_2", second.output),
        ("f", output.output),
        ("y", WANTED),
        ("x_1", SAMPLE[0]),
        ("x_2", SAMPLE[1]),
        ("v_1", LAST[0]),
        ("v_2", LAST[1]),
        (r"\delta", output.delta),
        (r"\delta_1", first.delta),
        (r"\delta_2", second.delta),
    ])
}

pub(crate) fn facts(p: &mut Facts) {
    let record = way_back(HIDDEN, LAST, LEARNING_RATE, EPOCHS);
    let [first, second, output] = &record.units[..] else {
        panic!("three units")
    };
    let count = record.parameters.len();
    let slope = |at: usize| record.parameters[at].slope;
    assert!(
        are_measured(HIDDEN, LAST, SAMPLE, WANTED),
        "the slopes are those of the loss"
    );

    p.says(
        "A network answers 1, and 0 was right.",
        |[answer, right]| answer == output.output && right == WANTED,
    );
    p.says("Nine numbers have made this answer.", |[nine]| {
        nine == count
    });
    p.says(
        "Take three units whose arithmetic fits in the head.",
        |[three]| three == record.units.len(),
    );
    p.says(
        "The hidden ones are [ReLUs](../understanding-activations/relu.md), the output only adds up, and the loss is half the squared error:",
        |[half]| {
            let back = back(HIDDEN, LAST, SAMPLE, 3.0);
            let error: f64 = output.output - 3.0;
            back.loss == half.value * error * error
        },
    );
    p.formula(
        r"z_1 = x_1 + x_2, \qquad z_2 = x_1 + x_2 - 1, \qquad f = a_1 - a_2.",
        &points(),
    );
    p.says(
        "It should compute exclusive or, and in three of the four cases it does.",
        |[three, four]| {
            let cases = &record.cases;
            let right = cases.iter().filter(|case| case.before == case.wanted);
            three == right.count()
                && four == cases.len()
                && cases.iter().map(|case| case.wanted).eq(XOR)
        },
    );
    p.says(
        "Before you read on: what does it answer at (1, 1)?",
        |[x1, x2]| [x1.value, x2.value] == SAMPLE,
    );
    p.figure(
        "way-back",
        &[
            ("x1", &SAMPLE[0]),
            ("x2", &SAMPLE[1]),
            ("y", &WANTED),
            ("v1", &LAST[0]),
            ("v2", &LAST[1]),
            ("b2", &HIDDEN[1][2]),
        ],
    );
    p.says(
        "At the output it is the error, 1 less 0; at a hidden unit it is 1 times the weight on its arrow times its own slope.",
        |[answer, wanted, delta]| {
            answer == output.output
                && wanted == WANTED
                && delta == output.delta
                && [first, second].iter().zip(LAST).all(|(unit, v)| unit.delta == delta.value * v * unit.slope)
        },
    );

    // Forward.
    p.says("$z_1 = 2$ and $a_1 = 2$.", |[z, a]| {
        z == first.z && a == first.output
    });
    p.says("$z_2 = 1$ and $a_2 = 1$.", |[z, a]| {
        z == second.z && a == second.output
    });
    p.says("The second unit counts one less.", |[]| {
        INPUTS.iter().all(|[x1, x2]| {
            let pass = network(HIDDEN, LAST).forward(&array![*x1, *x2]);
            pass.weighted_inputs[0][1] == pass.weighted_inputs[0][0] - 1.0
        })
    });
    p.says("$f = 2 - 1 = 1$.", |[a, b, f]| {
        a == first.output && b == second.output && f == output.output && f == a.value - b.value
    });
    p.says("The target is 0, so the loss is ½.", |[target, loss]| {
        target == WANTED && loss == back(HIDDEN, LAST, SAMPLE, WANTED).loss
    });
    let at = here(&record);
    for tex in ["z_1 = 2", "a_1 = 2", "z_2 = 1", "a_2 = 1", "f = 2 - 1 = 1"] {
        p.formula(tex, std::slice::from_ref(&at));
    }

    // Back.
    p.says(r"$\delta = 1$, the answer less the target.", |[delta]| {
        delta == output.delta && delta == output.output - WANTED
    });
    p.says(
        "The output only adds up, its own slope is 1, and so its error signal is its error: the answer is too large by 1.",
        |[slope, by]| {
            slope == Identity.derivative(output.z)
                && slope == output.slope
                && output.delta == output.output - WANTED
                && by == output.output - WANTED
        },
    );
    p.says(
        r"$\delta a_1 = 2$ and $\delta a_2 = 1$ are the slopes by $v_1$ and $v_2$.",
        |[by_v1, by_v2]| {
            by_v1 == slope(0)
                && by_v2 == slope(1)
                && by_v1 == output.delta * first.output
                && by_v2 == output.delta * second.output
        },
    );
    p.says(
        "A weight counts as much as what it is multiplied by, so the first is to blame twice as much.",
        |[twice]| twice == slope(0) / slope(1) && twice == first.output / second.output,
    );
    p.says(
        r"$\delta = 1$ is the slope by the bias, which is multiplied by 1.",
        |[delta, one]| {
            delta == slope(2) && delta == output.delta && slope(2) == one.value * output.delta
        },
    );
    p.says(
        r"$\delta_1 = \delta \cdot v_1 \cdot 1 = 1$.",
        |[own, delta]| delta == first.delta && delta == output.delta * LAST[0] * own.value,
    );
    p.says(
        "If $a_1$ grew, the answer would grow $v_1$ times as much.",
        |[]| {
            [0.5, 1.0, -2.0].iter().all(|v1| {
                let answer = |b1: f64| {
                    let hidden = [[1.0, 1.0, b1], HIDDEN[1]];
                    network(hidden, [*v1, LAST[1], LAST[2]]).output(&array![1.0, 1.0])[0]
                };
                answer(0.5) - answer(0.0) == v1 * 0.5
            })
        },
    );
    p.says(
        "The last factor is the slope of the ReLU, which is on.",
        |[]| first.z > 0.0 && Relu.derivative(first.z) == first.slope && first.slope == 1.0,
    );
    p.says(
        r"$\delta_2 = \delta \cdot v_2 \cdot 1 = -1$.",
        |[own, delta]| delta == second.delta && delta == output.delta * LAST[1] * own.value,
    );
    p.says(
        "The weight is −1: if $a_2$ grew, the answer would get better.",
        |[v2]| {
            let more = network([HIDDEN[0], [1.0, 1.0, -0.5]], LAST).output(&array![1.0, 1.0])[0];
            v2 == LAST[1] && (more - WANTED).abs() < (output.output - WANTED).abs()
        },
    );
    p.says(
        r"$\delta_1 x_1 = 1$, $\delta_1 x_2 = 1$ and $\delta_1 = 1$ are the slopes of the first hidden unit's weights and bias, and those of the second are −1 each.",
        |[a, b, c, others]| {
            [&a, &b, &c].into_iter().zip(3..).all(|(written, at)| *written == slope(at))
                && (6..9).all(|at| others == slope(at))
                && a == first.delta * SAMPLE[0]
                && b == first.delta * SAMPLE[1]
                && c == first.delta
        },
    );
    for tex in [
        r"\delta a_1 = 2",
        r"\delta a_2 = 1",
        r"\delta = 1",
        r"\delta_1 = \delta \cdot v_1 \cdot 1 = 1",
        r"\delta_2 = \delta \cdot v_2 \cdot 1 = -1",
        r"\delta_1 x_1 = 1",
        r"\delta_1 x_2 = 1",
        r"\delta_1 = 1",
    ] {
        p.formula(tex, std::slice::from_ref(&at));
    }
    p.idiom("none was computed twice");
    let code = p.rust();
    assert!(
        code.contains(&format!(
            "Layer::new(array![{:?}, {:?}], array![{:?}, {:?}], Relu);",
            &HIDDEN[0][..2],
            &HIDDEN[1][..2],
            HIDDEN[0][2],
            HIDDEN[1][2]
        )) && code.contains(&format!(
            "Layer::new(array![{:?}], array![{:?}], Identity);",
            &LAST[..2],
            LAST[2]
        )),
        "the snippet has another network than the tables"
    );

    // One step.
    p.says(
        "Each parameter takes a step against its slope, a twentieth of it.",
        |[part]| {
            part == LEARNING_RATE
                && record
                    .parameters
                    .iter()
                    .all(|row| (row.after - (row.before - part.value * row.slope)).abs() < 1e-15)
        },
    );
    p.table(
        "way_back.parameters",
        &[
            ("parameter", "parameter"),
            ("before", "before"),
            ("slope", "slope"),
            ("after", "after"),
        ],
        &Point::new(),
    );
    p.says("A step with the learning rate 1/20.", |[rate]| {
        rate == LEARNING_RATE
    });
    p.says(
        "Whoever raised the answer is weakened, and whoever lowered it is made stronger.",
        |[]| {
            // What comes from each hidden unit, and from the bias, before and after.
            let parts = |at: usize, after: bool| {
                let value = |row: usize| {
                    let row = &record.parameters[row];
                    if after { row.after } else { row.before }
                };
                let z = |row: usize| value(row) + value(row + 1) + value(row + 2);
                [value(0) * z(3), value(1) * z(6), value(2)][at]
            };
            parts(0, false) > 0.0
                && parts(0, true) < parts(0, false)
                && parts(1, false) < 0.0
                && parts(1, true) < parts(1, false)
                && parts(2, true) < parts(2, false)
        },
    );
    let squares: f64 = record
        .parameters
        .iter()
        .map(|row| row.slope * row.slope)
        .sum();
    p.says(
        "As the error is 1, the nine slopes of the loss are those of the answer, too, and their squares add up to 12.",
        |[error, nine, sum]| {
            // The slopes of the answer do not ask for the target: with another one, those of the loss are other multiples.
            let other = slopes(HIDDEN, LAST, SAMPLE, -1.0);
            let times = (output.output + 1.0) / (output.output - WANTED);
            let these = slopes(HIDDEN, LAST, SAMPLE, WANTED);
            error == output.output - WANTED
                && these.iter().zip(other).all(|(slope, other)| times * slope == other)
                && nine == count
                && sum == squares
        },
    );
    let after = record.cases[3].after;
    p.says(
        "So, [as Taylor's theorem has it](../sigmoid-neuron-learning/taylor.md), the answer should fall by about 12/20, from 1 to two fifths.",
        |[by, from, to]| {
            (by.value - squares * LEARNING_RATE).abs() < 1e-15
                && by.holds(output.output - after)
                && from == output.output
                && (to.value - (from.value - squares * LEARNING_RATE)).abs() < 1e-15
        },
    );
    p.says(
        "It falls to {{#number way_back.cases.3.after .4}}.",
        |[to]| to.holds(after),
    );
    p.says("And the three cases that were right?", |[three]| {
        let cases = record.cases.iter();
        three == cases.filter(|case| case.before == case.wanted).count()
    });
    p.table(
        "way_back.cases",
        &[
            ("x1", "$x_1$"),
            ("x2", "$x_2$"),
            ("wanted", "wanted"),
            ("before", "before"),
            ("after.4", "after one step"),
            ("later.4", &format!("after {EPOCHS} epochs")),
        ],
        &Point::new(),
    );
    p.says(
        "One step mends the case that was wrong and spoils two that were right.",
        |[two]| {
            let spoiled = |case: &&worked_examples::two_layers::way_back::WayBackCase| {
                case.before == case.wanted && (case.after - case.wanted).abs() > 0.3
            };
            two == record.cases.iter().filter(spoiled).count() && (after - WANTED).abs() < 0.5
        },
    );
    p.says("Going on repairs them all.", |[]| {
        record
            .cases
            .iter()
            .all(|case| (case.later - case.wanted).abs() < 0.002)
    });
    p.says(
        "Their errors were 0, so they had no slope of their own, and no say.",
        |[error]| {
            (0..3).all(|case| {
                error == record.cases[case].before - XOR[case]
                    && slopes(HIDDEN, LAST, INPUTS[case], XOR[case])
                        .iter()
                        .all(|slope| *slope == 0.0)
            })
        },
    );
    p.says(
        "The loss of all four fell all the same, from {{#number way_back.loss_before}} to {{#number way_back.loss_after .4}}, and after 300 epochs it is less than two millionths.",
        |[four, from, to, epochs, bound]| {
            four == record.cases.len()
                && from == record.loss_before
                && to.holds(record.loss_after)
                && epochs == EPOCHS
                && bound.holds(record.loss_later)
                && record.loss_later > bound.value / 2.0
        },
    );
    p.says(
        "The error signal of a hidden unit is that of the unit it feeds, times the weight between them, times its own slope.",
        |[]| {
            [(SAMPLE, LAST, WANTED), ([2.0, 0.5], [1.5, 0.25, -1.0], 3.0)].iter().all(|(x, last, y)| {
                let back = back(HIDDEN, *last, *x, *y);
                let (z, delta) = (&back.forward.weighted_inputs[0], back.error_signals[1][0]);
                are_measured(HIDDEN, *last, *x, *y)
                    && (0..2).all(|i| back.error_signals[0][i] == delta * last[i] * Relu.derivative(z[i]))
            })
        },
    );

    // The exercises.
    let other = INPUTS[1];
    p.says("What are the nine slopes at (0, 1)?", |[nine, x1, x2]| {
        nine == count && [x1.value, x2.value] == other
    });
    p.says(
        r"The network answers 1, 1 is wanted, so $\delta$ is 0, and every one of the nine slopes has it as a factor.",
        |[answer, wanted, delta, nine]| {
            let back = back(HIDDEN, LAST, other, XOR[1]);
            answer == back.forward.outputs[2][0]
                && wanted == XOR[1]
                && delta == back.error_signals[1][0]
                && nine == count
        },
    );
    p.says(
        "All are 0: a network that is right has nothing to learn from this example.",
        |[zero]| {
            slopes(HIDDEN, LAST, other, XOR[1])
                .iter()
                .all(|slope| zero == *slope)
        },
    );
    let far = 3.0;
    p.says("At (1, 1) the target were 3.", |[x1, x2, target]| {
        [x1.value, x2.value] == SAMPLE && target == far
    });
    p.says("What becomes of the nine slopes?", |[nine]| nine == count);
    p.says(
        "The error signal of the output is 1 − 3, and all others are multiples of it, so each slope is −2 times what it was.",
        |[answer, target, times]| {
            let now = slopes(HIDDEN, LAST, SAMPLE, far);
            let before = slopes(HIDDEN, LAST, SAMPLE, WANTED);
            answer == output.output
                && target == far
                && times == answer.value - target.value
                && now.iter().zip(before).all(|(now, before)| *now == times.value * before)
        },
    );
    let off = [HIDDEN[0], [1.0, 1.0, -3.0]];
    let silent = back(off, LAST, SAMPLE, WANTED);
    p.says("The bias of the second hidden unit is −3.", |[bias]| {
        bias == off[1][2]
    });
    p.says(
        "Which of the nine slopes are 0 now, and what is the error signal of the output?",
        |[nine, zero]| nine == count && silent.gradient().iter().any(|slope| zero == *slope),
    );
    p.says(
        "Forward first: $z_2$ is 1 + 1 − 3, so the second unit is off and answers 0.",
        |[x1, x2, less, answer]| {
            [x1.value, x2.value] == SAMPLE
                && less == -off[1][2]
                && silent.forward.weighted_inputs[0][1] == x1.value + x2.value - less.value
                && answer == silent.forward.outputs[1][1]
        },
    );
    p.says(
        r"The network answers 2, and $\delta$ is 2.",
        |[answer, delta]| {
            answer == silent.forward.outputs[2][0] && delta == silent.error_signals[1][0]
        },
    );
    let zeros = silent
        .gradient()
        .iter()
        .filter(|slope| **slope == 0.0)
        .count();
    p.says(
        r"The slope of a ReLU that is off is 0, so $\delta_2$ is 0, and with it the unit's three slopes; and $v_2$ is multiplied by 0, so its slope is 0 as well.",
        |[own, delta, three, times, by_v2]| {
            let gradient = silent.gradient();
            own == Relu.derivative(-1.0)
                && delta == silent.error_signals[0][1]
                && (3..6).all(|at| delta == gradient[at])
                && three == off[1].len()
                && times == silent.forward.outputs[1][1]
                && by_v2 == gradient[7]
        },
    );
    p.says(
        "Four of the nine, and this example cannot wake the unit again.",
        |[four, nine]| four == zeros && nine == count,
    );
    let (feeds, signals) = ([1.0, -2.0], [3.0, 1.0]);
    let two_outputs = {
        let layer = |weights, biases| Layer::new(weights, biases, Identity);
        Network::new(
            vec![layer(array![[1.0]], array![0.0])],
            layer(array![[feeds[0]], [feeds[1]]], array![0.0, 0.0]),
        )
    };
    // At an input of 0 all answers are 0, and the targets make the error signals.
    let shared = two_outputs
        .backpropagate(
            &SquaredError,
            &array![0.0],
            &array![-signals[0], -signals[1]],
        )
        .error_signals;
    p.says(
        "A hidden unit feeds two output units, with the weights 1 and −2.",
        |[two, v, w]| two == two_outputs.n_outputs() && [v.value, w.value] == feeds,
    );
    p.says(
        "Their error signals are 3 and 1, and its own slope is 1.",
        |[a, b, own]| shared[1] == array![a.value, b.value] && own == Identity.derivative(0.0),
    );
    p.says(
        "It works in two ways, and [ways are added](../sigmoid-neuron-learning/slopes-of-chains.md): 3 times 1, and 1 times −2.",
        |[two, a, v, b, w]| {
            two == feeds.len() && [a.value, b.value] == signals && [v.value, w.value] == feeds
        },
    );
    p.says("Together that is 1.", |[delta]| delta == shared[0][0]);
}
