//! What have the hidden units become?

use std::sync::LazyLock;

use activations::{Activation, Sigmoid, Tanh};
use manuscript::facts::{Facts, Point};
use ndarray::{Array1, array};
use networks::Network;
use worked_examples::neurons_in_detail::exclusive_or::XOR;
use worked_examples::two_layers::hidden_lines::{
    HiddenLines, LOOKED_AT, START, cases_above, ends_rising, hidden_lines, unit, weighted,
};
use worked_examples::two_layers::hidden_units::INPUTS;
use worked_examples::two_layers::network_check::start;
use worked_examples::two_layers::xor_runs::{ENDINGS, answers, run};
use worked_examples::two_layers::xor_starts::{
    EPOCHS, HIDDEN, LEARNING_RATE, LIMIT, STARTS, xor_starts,
};

/// The epoch of the figure.
const SHOWN: usize = 50;

/// The unit of an exercise.
const EXERCISE: [f64; 3] = [-4.0, 4.0, 2.0];

/// The network of these parameters.
fn network(theta: &[f64]) -> Network<Tanh, Sigmoid> {
    let mut network = start(START);
    network.set_parameters(&Array1::from(theta.to_vec()));
    network
}

/// The cases whose names are these numbers, two for each.
fn cases(numbers: &[f64]) -> Vec<usize> {
    numbers
        .chunks(2)
        .map(|x| (0..4).find(|case| INPUTS[*case] == x).unwrap_or(usize::MAX))
        .collect()
}

/// The networks that answer as one does: its hidden units in each order, each turned around or not.
fn doubles(hidden: usize) -> usize {
    let orders: usize = (1..=hidden).product();
    orders * (0..hidden).fold(1, |signs, _| 2 * signs)
}

/// What takes a while to compute: the record, how many starts find the lamp, and how their lines run.
static RECORD: LazyLock<HiddenLines> = LazyLock::new(|| hidden_lines(START, &LOOKED_AT, STARTS));
static FOUND: LazyLock<usize> = LazyLock::new(|| xor_starts(&[2], STARTS).rows[0].found);
static ENDS: LazyLock<Vec<[bool; 2]>> =
    LazyLock::new(|| (0..STARTS as u64).filter_map(ends_rising).collect());

pub(crate) fn facts(p: &mut Facts) {
    let record = &*RECORD;
    let path = run(2, START, LEARNING_RATE, EPOCHS);
    let end = &path.thetas[EPOCHS];
    let [first, second] = [0, 1].map(|at| cases_above(unit(end, at)));
    p.says(
        "A hidden unit with two inputs has a line in the plane of the switches, where its weighted input is 0.",
        |[two, zero]| {
            let [w1, w2, b] = unit(end, 0);
            let x2 = |x1: f64| (zero.value - b - w1 * x1) / w2;
            two == INPUTS[0].len()
                && [-0.5, 0.25, 1.5].iter().all(|x1| weighted([w1, w2, b], [*x1, x2(*x1)]).abs() < 1e-12)
        },
    );
    p.says(
        "On one side its answer is positive and on the other negative, and the farther from the line, the nearer it is to 1 or −1.",
        |[one, minus]| {
            let answers = [-40.0, -3.0, -1.0, -0.1, 0.1, 1.0, 3.0, 40.0].map(|z| Tanh.apply(z));
            answers.is_sorted()
                && answers[3] < 0.0
                && answers[4] > 0.0
                && (answers[7] - one.value).abs() < 1e-12
                && (answers[0] - minus.value).abs() < 1e-12
        },
    );
    p.figure("hidden-lines", &[("seed", &START), ("epoch", &SHOWN)]);
    let shown = &path.thetas[SHOWN];
    p.says(
        "After 50 epochs from start 0 the first hidden unit, solid, is above 0 at: (0, 0), (0, 1), (1, 1).",
        |[epoch, seed, zero, a, b, c, d, e, f]| {
            let theta = &run(2, seed.n() as u64, LEARNING_RATE, epoch.n()).thetas[epoch.n()];
            let above = |theta: &[f64], at: usize| -> Vec<usize> {
                (0..4).filter(|case| zero.holds(weighted(unit(theta, at), INPUTS[*case]))).collect()
            };
            epoch == SHOWN
                && seed == START as f64
                && zero.value == 0.0
                && above(theta, 0) == cases(&[a, b, c, d, e, f].map(|x| x.value))
        },
    );
    p.says("The second, dashed: (0, 1).", |[x1, x2]| {
        cases_above(unit(shown, 1)) == cases(&[x1.value, x2.value])
    });
    let right = |theta: &[f64], is_above: &dyn Fn(f64) -> bool| {
        let answers = answers(&network(theta)).into_iter().zip(XOR);
        answers
            .filter(|(a, wanted)| is_above(*a) == (*wanted == 1.0))
            .count()
    };
    p.says(
        "The network answers more than one half where it is shaded, and is right in 4 of the 4 cases.",
        |[half, cases, all]| half.value == 0.5 && cases == right(shown, &|a| half.holds(a)) && all == INPUTS.len(),
    );
    p.says("Which of the four cases lie there?", |[four]| {
        four == INPUTS.len()
    });
    p.says(
        "Before you read on: between the two lines the lamp is dark.",
        |[_]| {
            // On the first one's side above 0, and on the second one's below.
            let between: Vec<usize> = first
                .iter()
                .filter(|case| !second.contains(case))
                .copied()
                .collect();
            between == (0..4).filter(|case| XOR[*case] == 0.0).collect::<Vec<_>>()
        },
    );
    p.table(
        "hidden_lines.rows",
        &[
            ("epoch", "epoch"),
            ("first", "first unit above 0"),
            ("second", "second unit above 0"),
            ("right", "cases right"),
            ("loss.4", "loss"),
        ],
        &Point::new(),
    );
    p.says(
        "The two hidden units of start 0, and the network.",
        |[two, seed]| two == HIDDEN[1] && seed == START as f64,
    );
    p.says(
        "When both lines are in place, all four cases are right.",
        |[four]| {
            let last = record.rows.last().expect("rows");
            let mut in_place = record
                .rows
                .iter()
                .filter(|row| (&row.first, &row.second) == (&last.first, &last.second));
            four == last.right && in_place.all(|row| four == row.right)
        },
    );
    p.says(
        "In the beginning both lines lie outside of the square, all four cases are on one side, and the hidden units say nothing about them.",
        |[four]| {
            four == INPUTS.len()
                && [0, 1].iter().all(|at| {
                    let above = cases_above(unit(&path.thetas[0], *at)).len();
                    above == 0 || four == above
                })
        },
    );
    p.says(
        "At the end the first unit is above 0 except at (1, 0), and the second only at (0, 1).",
        |[zero, a, b, c, d]| {
            let without = cases(&[a.value, b.value]);
            let others: Vec<usize> = (0..4).filter(|case| !without.contains(case)).collect();
            let above: Vec<usize> = (0..4)
                .filter(|case| zero.holds(weighted(unit(end, 0), INPUTS[*case])))
                .collect();
            zero.value == 0.0 && above == others && second == cases(&[c.value, d.value])
        },
    );
    p.says(
        r#"In the words of logic: "not $x_1$, or $x_2$", and "not $x_1$, and $x_2$"."#,
        |[]| {
            (0..4).all(|case| {
                let [x1, x2] = INPUTS[case].map(|x| x == 1.0);
                first.contains(&case) == (!x1 || x2) && second.contains(&case) == (!x1 && x2)
            })
        },
    );
    p.says(
        "This network has cut off the two corners where the lamp *burns*, and is dark in the strip between.",
        |[two]| {
            let cut: Vec<usize> = (0..4).filter(|case| !first.contains(case) || second.contains(case)).collect();
            two == cut.len() && cut.iter().all(|case| XOR[*case] == 1.0)
        },
    );
    p.says(
        "Its output unit does the rest, with weights of opposite signs: it burns where the first unit says no or the second says yes.",
        |[]| end[6] * end[7] < 0.0 && end[6] < 0.0,
    );
    let code = p.rust();
    assert!(
        code.contains(&format!("seed_from_u64({START})"))
            && code.contains(&format!("learning_rate: {LEARNING_RATE:?}"))
            && code.contains(&format!("epochs: {EPOCHS} }}"))
            && code.contains(&format!("limit: {LIMIT:?}")),
        "the snippet learns from another start than the table"
    );
    let found = *FOUND;
    p.says(
        "Of the forty starts of [the last page](many-starts.md) 20 find the lamp.",
        |[forty, find]| forty == STARTS && find == found,
    );
    p.says(
        "In {{#number hidden_lines.rising}} of these both lines rise to the right as here, in {{#number hidden_lines.falling}} both fall as ours by hand, and {{#number hidden_lines.neither}} have one of each.",
        |[rise, fall, neither]| {
            let by_hand = worked_examples::two_layers::hidden_units::by_hand();
            let falls = by_hand.hidden()[0].weights().rows().into_iter().all(|w| w[0] * w[1] > 0.0);
            let ends = &*ENDS;
            let count = |pair: [bool; 2]| ends.iter().filter(|end| **end == pair).count();
            falls
                && rise == count([true; 2])
                && fall == count([false; 2])
                && neither.value == (ends.len() - count([true; 2]) - count([false; 2])) as f64
                && ends.len() == found
        },
    );
    let odd: Vec<Point> = [0.3, -1.5, 2.25]
        .map(|z| {
            Point::new()
                .number("z", z)
                .function(r"\tanh", |z| Tanh.apply(z[0]))
        })
        .to_vec();
    p.formula(r"\tanh(-z) = -\tanh(z)", &odd);
    let same = |theta: &[f64]| {
        let (one, other) = (answers(&network(end)), answers(&network(theta)));
        one.iter().zip(other).all(|(a, b)| (a - b).abs() < 1e-12)
    };
    p.says(
        "Exchange the two hidden units, with all that belongs to them, and the network answers the same.",
        |[_]| {
            let theta: Vec<f64> = [3, 4, 5, 0, 1, 2, 7, 6, 8].iter().map(|j| end[*j]).collect();
            same(&theta)
        },
    );
    p.says(
        r"Turn around all signs of a hidden unit, and the sign with which it is read: since $\tanh(-z) = -\tanh(z)$, nothing changes either.",
        |[]| {
            let signs = [-1.0, -1.0, -1.0, 1.0, 1.0, 1.0, -1.0, 1.0, 1.0];
            let theta: Vec<f64> = end.iter().zip(signs).map(|(w, sign)| w * sign).collect();
            same(&theta) && theta != *end
        },
    );
    p.says(
        "So every network of two hidden tanh units has seven doubles, with other weights and the same answers.",
        |[two, seven]| seven == doubles(two.n()) - 1 && two == 2,
    );
    p.says(
        "With sixty-four inputs one cannot, and looks at other things.",
        |[inputs]| inputs == 8 * 8,
    );

    // The exercises.
    p.says(
        "A hidden unit has the weights −4 and 4 and the bias 2.",
        |[w1, w2, b]| [w1.value, w2.value, b.value] == EXERCISE,
    );
    p.says(
        "Where does its line cross the edges of the square, and which corners are above 0?",
        |[zero]| {
            cases_above(EXERCISE).len()
                == INPUTS
                    .iter()
                    .filter(|x| zero.holds(weighted(EXERCISE, **x)))
                    .count()
                && zero.value == 0.0
        },
    );
    let line = |x1: f64| (-EXERCISE[2] - EXERCISE[0] * x1) / EXERCISE[1];
    p.says(
        r"Set the weighted input to 0: $-4x_1 + 4x_2 + 2 = 0$, so $x_2 = x_1 - \tfrac12$.",
        |[zero, w1, w2, b, right, half]| {
            [w1.value, w2.value, b.value] == EXERCISE
                && zero == 0.0
                && right == 0.0
                && [-1.0, 0.25, 2.0]
                    .iter()
                    .all(|x1| line(*x1) == x1 - half.value)
        },
    );
    let on_the_line: Vec<Point> = [-1.0, 0.25, 2.0]
        .map(|x1| Point::new().numbers([("x_1", x1), ("x_2", line(x1))]))
        .to_vec();
    p.formula("-4x_1 + 4x_2 + 2 = 0", &on_the_line);
    p.formula(r"x_2 = x_1 - \tfrac12", &on_the_line);
    p.says(
        r"On the lower edge, $x_2 = 0$, it crosses at $x_1 = \tfrac12$; on the right edge, $x_1 = 1$, at $x_2 = \tfrac12$.",
        |[lower, x1, right, x2]| {
            line(x1.value) == lower.value && lower == 0.0 && line(right.value) == x2.value && right == 1.0
        },
    );
    let (low, half) = ([("x_2", 0.0), ("x_1", 0.5)], [("x_1", 1.0), ("x_2", 0.5)]);
    p.formula("x_2 = 0", &[Point::new().numbers(low)]);
    p.formula(r"x_1 = \tfrac12", &[Point::new().numbers(low)]);
    p.formula("x_1 = 1", &[Point::new().numbers(half)]);
    p.formula(r"x_2 = \tfrac12", &[Point::new().numbers(half)]);
    p.says(
        "At (0, 0) the weighted input is 2, at (0, 1) it is 6, at (1, 1) it is 2, and at (1, 0) it is −2.",
        |[a, b, u, c, d, v, e, f, w, g, h, x]| {
            [(a, b, u), (c, d, v), (e, f, w), (g, h, x)]
                .into_iter()
                .all(|(x1, x2, z)| z == weighted(EXERCISE, [x1.value, x2.value]))
        },
    );
    p.says(
        "So three corners are above 0, all but (1, 0).",
        |[three, zero, x1, x2]| {
            let above = cases_above(EXERCISE);
            three == above.len()
                && zero.value == 0.0
                && above
                    .iter()
                    .all(|case| zero.holds(weighted(EXERCISE, INPUTS[*case])))
                && !above.contains(&cases(&[x1.value, x2.value])[0])
                && cases(&[x1.value, x2.value])[0] < 4
        },
    );
    let hidden = 3;
    p.says(
        "How many doubles does a network of three hidden tanh units have?",
        |[three]| three == hidden,
    );
    p.says(
        "Three units can be put in 3 · 2 · 1 = 6 orders, and each can be turned around or not, which makes 8 ways for the signs.",
        |[three, a, b, c, orders, signs]| {
            three == hidden
                && a == hidden
                && b.value == a.value - 1.0
                && c.value == b.value - 1.0
                && orders == a.value * b.value * c.value
                && signs == 2.0_f64.powi(3)
                && orders.value * signs.value == doubles(hidden) as f64
        },
    );
    p.says(
        "Together that is 48, so 47 besides itself.",
        |[all, others]| all == doubles(hidden) && others == doubles(hidden) - 1,
    );
    let (failed, _) = ENDINGS[1];
    let lost = run(2, failed, LEARNING_RATE, 300);
    let lost = &lost.thetas[300];
    p.says(
        "In the figure, choose start 6, which does not find the lamp.",
        |[seed]| seed == failed as f64 && right(lost, &|a| a > 0.5) < 4,
    );
    p.says(
        "The first line cuts off (0, 0), the second (0, 1), and (1, 0) and (1, 1) lie on the same side of both, far from them.",
        |[a, b, c, d, e, f, g, h]| {
            let others = cases(&[e.value, f.value, g.value, h.value]);
            let far = |at: usize| {
                let [w1, w2, b] = unit(lost, at);
                others.iter().all(|case| {
                    INPUTS.get(*case).is_some_and(|x| weighted([w1, w2, b], *x) / w1.hypot(w2) < -0.5)
                })
            };
            cases_above(unit(lost, 0)) == cases(&[a.value, b.value])
                && cases_above(unit(lost, 1)) == cases(&[c.value, d.value])
                && others.len() == 2
                && others[0] < others[1]
                && far(0)
                && far(1)
        },
    );
    p.says(
        "So both hidden units answer nearly −1 in these two cases.",
        |[answer, two]| {
            let hidden = |case: usize| {
                network(lost)
                    .forward(&array![INPUTS[case][0], INPUTS[case][1]])
                    .outputs[1]
                    .clone()
            };
            two == 2
                && [2, 3].iter().all(|case| {
                    hidden(*case)
                        .iter()
                        .all(|h| (h - answer.value).abs() < 0.001)
                })
        },
    );
    p.says(
        "What the output gets to see is the same for the two, and so is its answer: one half.",
        |[_, half]| {
            let answers = answers(&network(lost));
            [2, 3]
                .iter()
                .all(|case: &usize| (answers[*case] - half.value).abs() < 0.001)
        },
    );
    let mirrored: Vec<Point> = [0.3, -1.5, 2.25]
        .map(|z| {
            Point::new()
                .number("z", z)
                .function(r"\sigma", |z| Sigmoid.apply(z[0]))
        })
        .to_vec();
    p.formula(r"\sigma(-z) = 1 - \sigma(z)", &mirrored);
    p.says(
        r"The sigmoid is not odd: $\sigma(-z) = 1 - \sigma(z)$, and the 1 would be left over.",
        |[one, left]| {
            [0.3, -1.5].iter().all(|z: &f64| {
                (Sigmoid.apply(-z) - (one.value - Sigmoid.apply(*z))).abs() < 1e-15
                    && (Sigmoid.apply(-z) + Sigmoid.apply(*z) - left.value).abs() < 1e-15
            })
        },
    );
    p.says(
        "So turn around the unit and its weight $v$, and add $v$ to the bias of the output: the answers are the same.",
        |[]| {
            let places = [([0.5, -1.5], 0.25, 2.0, -0.5), ([-3.0, 1.0], 1.5, -0.75, 0.125)];
            places.iter().all(|(w, b, v, c)| {
                INPUTS.iter().all(|x| {
                    let z = weighted([w[0], w[1], *b], *x);
                    let one = v * Sigmoid.apply(z) + c;
                    let other = -v * Sigmoid.apply(-z) + (c + v);
                    (one - other).abs() < 1e-14
                })
            })
        },
    );
}
