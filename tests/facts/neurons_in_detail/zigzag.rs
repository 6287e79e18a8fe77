//! What is wrong with being positive?

use std::array;
use std::sync::LazyLock;

use activations::{Activation, Relu, Sigmoid, Tanh};
use learning::{SquaredError, gradient, total_loss};
use manuscript::facts::{Facts, Point};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
use worked_examples::neurons_in_detail::conditioning::{
    self, ConditioningRow, EXAMPLES, INPUTS, functions, means,
};
use worked_examples::neurons_in_detail::zigzag::{
    ENOUGH, Examples, LEARNING_RATE, SLOPES_OF, TARGETS, Zigzag, at_rest, curvatures, data,
    descend, epochs, examples, gradient_signs, zigzag,
};
use worked_examples::numerics::eigenvalues;
use worked_examples::random::nearly_normal;

static WALK: LazyLock<Zigzag> = LazyLock::new(|| zigzag(LEARNING_RATE));
static VALLEYS: LazyLock<Vec<ConditioningRow>> =
    LazyLock::new(|| conditioning::conditioning().rows);

/// The condition number behind the sigmoid when each input has lost its mean.
static CENTERED: LazyLock<f64> = LazyLock::new(|| {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(conditioning::SEED);
    let x: Vec<[f64; INPUTS]> = (0..EXAMPLES)
        .map(|_| [(); INPUTS].map(|()| Sigmoid.apply(nearly_normal(&mut rng))))
        .collect();
    let mean = |i: usize| x.iter().map(|x| x[i]).sum::<f64>() / EXAMPLES as f64;
    let means: [f64; INPUTS] = array::from_fn(mean);
    let moment = |i: usize, j: usize| {
        let products = x.iter().map(|x| (x[i] - means[i]) * (x[j] - means[j]));
        products.sum::<f64>() / EXAMPLES as f64
    };
    let rows = (0..INPUTS).map(|i| (0..INPUTS).map(|j| moment(i, j)).collect());
    let curvatures = eigenvalues(rows.collect());
    let largest = curvatures.iter().copied().fold(0.0, f64::max);
    largest / curvatures.iter().copied().fold(f64::INFINITY, f64::min)
});

/// Whether a step raises both weights or lowers both.
fn together(pair: &[[f64; 2]]) -> bool {
    let [before, after] = [pair[0], pair[1]];
    (after[0] - before[0]) * (after[1] - before[1]) > 0.0
}

/// The slopes by the weights for one example with these inputs.
fn slopes(x: [f64; 2], wanted: f64) -> [f64; 2] {
    let g = gradient(&SquaredError, &at_rest(), &data(&[x], &[wanted]));
    [g[0], g[1]]
}

pub(crate) fn facts(p: &mut Facts) {
    let rows = &WALK.rows;
    p.says(
        "If every $x_i$ is positive, then all these slopes have its sign: in a step for one example, either all weights rise, or all fall.",
        |[]| {
            let inputs = || (1..=20).map(|tenths| f64::from(tenths) / 10.0);
            inputs().all(|one| {
                inputs().all(|other| {
                    slopes([one, other], 0.3).iter().all(|slope| *slope < 0.0)
                        && slopes([one, other], -0.3).iter().all(|slope| *slope > 0.0)
                })
            })
        },
    );
    p.says(
        "And the inputs of a unit *are* all positive when they come from sigmoids, whose mean is not 0 but one half:",
        |[zero, half]| {
            let mean = means().rows[0].mean;
            zero == 0.0 && half == mean && zero.value != mean && Sigmoid.apply(-30.0) > 0.0
        },
    );
    p.table(
        "means.rows",
        &[
            ("function", "activation function"),
            ("mean.4", "mean output"),
        ],
        &Point::new(),
    );
    p.says(
        "Only tanh keeps the mean at zero: mean outputs for weighted inputs spread evenly from −3 to 3.",
        |[from, to]| {
            let means = means().rows;
            let centered: Vec<_> = means.iter().filter(|row| row.mean == 0.0).collect();
            centered.len() == 1
                && centered[0].function == "tanh"
                && (from.value, to.value) == (-conditioning::WINDOW, conditioning::WINDOW)
        },
    );
    let [outputs, _, _] = examples().map(|(_, x)| x);
    p.says(
        "Take two examples with two outputs of sigmoids each, (0.73, 0.38) and (0.45, 0.77):",
        |[count, each, a, b, c, d]| {
            let inputs = [a, b, c, d];
            count == outputs.len()
                && each == outputs[0].len()
                && inputs
                    .iter()
                    .zip(outputs.as_flattened())
                    .all(|(told, x)| told.holds(*x))
        },
    );
    p.says(
        "Let a unit without activation function and with the bias 0 fit the targets 1 and −1.",
        |[bias, one, other]| bias == at_rest().bias() && [one.value, other.value] == TARGETS,
    );
    p.says(
        "It learns from one example after the other, a step for each, with the rate one half.",
        |[rate]| rate == WALK.learning_rate,
    );
    p.says(
        "Once through both is an epoch, and we count the epochs until the loss is below a millionth.",
        |[enough]| enough.value == ENOUGH && enough.holds(0.99 * ENOUGH) && !enough.holds(1.01 * ENOUGH),
    );
    let stretched = || rows[1].examples.iter().flatten().copied();
    p.says(
        "Before you look: how many does it take, and how many if the same inputs are stretched to run from −1 to 1, so that they have both signs?",
        |[from, to]| {
            let ends = [0.0, 1.0].map(|output| 2.0 * output - 1.0);
            [from.value, to.value] == ends && stretched().any(|x| x < 0.0) && stretched().any(|x| x > 0.0)
        },
    );
    p.figure("zigzag", &[]);
    p.says(
        "With inputs of one sign each step raises both weights or lowers both, and the goal lies where one rises and one falls: 100 epochs of zigzag.",
        |[long]| {
            let goal = rows[0].path[rows[0].path.len() - 1];
            long == rows[0].epochs && rows[0].path.windows(2).all(together) && goal[0] * goal[1] < 0.0
        },
    );
    p.says(
        "The same inputs stretched to run from −1 to 1 need 53.",
        |[from, to, short]| {
            short == rows[1].epochs
                && [from.value, to.value] == [0.0, 1.0].map(|output| 2.0 * output - 1.0)
        },
    );
    p.says(
        "With positive inputs every single step moves both weights the same way, up or down.",
        |[]| rows[0].path.windows(2).all(together),
    );
    p.says(
        "With stretched ones none does, because each example then has one positive and one negative input.",
        |[]| {
            let many = |sign: f64| rows[1].examples.map(|x| x.iter().filter(|x| sign * **x > 0.0).count());
            !rows[1].path.windows(2).any(together)
                && many(1.0) == [1, 1]
                && many(-1.0) == [1, 1]
        },
    );
    p.says(
        "The **condition number** compares the steepest direction of the loss with the flattest: the largest [curvature](../sigmoid-neuron-learning/eigenvalues.md) divided by the smallest.",
        |[]| {
            rows.iter().all(|row| {
                let [flat, steep] = curvatures(&row.examples);
                (row.condition - steep / flat).abs() < 1e-12
            })
        },
    );
    p.table(
        "zigzag.rows",
        &[
            ("inputs", "inputs"),
            ("condition.4", "condition number"),
            ("epochs", "epochs"),
        ],
        &Point::new(),
    );
    p.says(
        "The same targets, the inputs in three descriptions, one rate.",
        |[three]| {
            let solved = |row: &worked_examples::neurons_in_detail::zigzag::ZigzagRow| {
                let end = row.path[row.path.len() - 1];
                let unit = neuron_core::Neuron::new(end.to_vec(), 0.0, activations::Identity);
                total_loss(&SquaredError, &unit, &data(&row.examples, &TARGETS)) < ENOUGH
            };
            three == rows.len() && rows.iter().all(solved)
        },
    );
    let half = rows[2].examples;
    p.says(
        "Subtracting one half makes the valley as round as stretching does, and yet the number of epochs goes *up*.",
        |[part]| {
            let less = rows[0].examples.map(|x| x.map(|x| x - part.value));
            less == half
                && (rows[2].condition / rows[1].condition - 1.0).abs() < 1e-12
                && rows[2].epochs > rows[0].epochs
        },
    );
    p.says(
        "These inputs are half as large as the stretched ones, so the rate of one half is now a very short step.",
        |[part, rate]| {
            let parts = half
                .iter()
                .flatten()
                .zip(stretched())
                .all(|(less, more)| (less - part.value * more).abs() < 1e-15);
            parts && rate == LEARNING_RATE
        },
    );
    p.says(
        "With four times the rate, the last row needs exactly as many epochs as the second.",
        |[times]| epochs(&descend(&half, times.value * LEARNING_RATE)) == rows[1].epochs,
    );

    p.says(
        "And not every valley becomes rounder: with the inputs (1, 1/10) and (1/10, 1) stretching takes the condition number from 121/81 to 81, and the epochs from 13 to 69.",
        |[a, b, c, d, round, narrow, short, long]| {
            let x = [[a.value, b.value], [c.value, d.value]];
            let stretched = x.map(|x| x.map(|x| 2.0 * x - 1.0));
            let condition = |x: &Examples| {
                let [flat, steep] = curvatures(x);
                steep / flat
            };
            x == SLOPES_OF.map(|(_, x)| x)
                && (condition(&x) - round.value).abs() < 1e-9
                && (condition(&stretched) - narrow.value).abs() < 1e-9
                && short == epochs(&descend(&x, LEARNING_RATE))
                && long == epochs(&descend(&stretched, LEARNING_RATE))
        },
    );

    let valleys = || &*VALLEYS;
    p.says(
        "Two thousand examples with twenty inputs each, passed through three activation functions:",
        |[count, inputs, three]| {
            count == EXAMPLES
                && inputs == INPUTS
                && three == functions().len()
                && three == valleys().len()
        },
    );
    p.table(
        "conditioning.rows",
        &[
            ("function", "activation function"),
            ("mean.3", "mean"),
            ("condition.4", "condition number"),
        ],
        &Point::new(),
    );
    p.says(
        "Behind the sigmoid the condition number is about a hundred times that behind tanh, which makes the ellipses ten times as narrow, and the ReLU, which is never negative either, stands between the two.",
        |[times, narrow, two]| {
            let [sigmoid, tanh, relu] = [0, 1, 2].map(|i| valleys()[i].condition);
            // The axes of an ellipse are as one over the roots of the curvatures.
            times.holds(sigmoid / tanh)
                && narrow == (sigmoid / tanh).sqrt().round()
                && tanh < relu
                && relu < sigmoid
                && two == [sigmoid, tanh].len()
                && Tanh.apply(-1.0) < 0.0
                && (-30..30).all(|z| Relu.apply(f64::from(z)) >= 0.0)
        },
    );
    p.says(
        "Subtract their means from the outputs of the sigmoids, and the valley is nearly as round as behind tanh.",
        |[]| (*CENTERED / valleys()[1].condition - 1.0).abs() < 0.05,
    );
    let signs = || gradient_signs().rows;
    p.says(
        "With all examples at once the slopes of the examples are added, and the sum can have any signs:",
        |[]| {
            let rows = signs();
            let sum = |i: usize| if i == 0 { rows[0].g1 + rows[1].g1 } else { rows[0].g2 + rows[1].g2 };
            (sum(0) - rows[2].g1).abs() < 1e-15 && (sum(1) - rows[2].g2).abs() < 1e-15 && rows[2].g1 * rows[2].g2 < 0.0
        },
    );
    p.table(
        "gradient_signs.rows",
        &[
            ("example", "example"),
            ("error", "error"),
            ("g1", "slope for $w_1$"),
            ("g2", "slope for $w_2$"),
        ],
        &Point::new(),
    );
    p.says("Two examples, each with slopes of one sign.", |[two]| {
        two == SLOPES_OF.len() && signs()[..2].iter().all(|row| row.g1 * row.g2 > 0.0)
    });
    // The exercises.
    p.says(
        "If the tree is 1 to the west and 1 to the north, these two legs are 2 long, and the straight way is the root of 2.",
        |[west, north, two, long, square]| {
            two == [west.value, north.value].len()
                && long == west.value + north.value
                && (west.value.hypot(north.value) - square.value.sqrt()).abs() < 1e-15
                && west.value == 1.0
        },
    );
    let walk = |slant: f64| {
        // West and a little south, then north and a little east, to (−1, 1).
        let first = (1.0 + slant) / (1.0 - slant * slant);
        let leg = 1.0_f64.hypot(slant);
        (2.0 * first * leg) / 2.0_f64.sqrt()
    };
    p.says(
        "So the zigzag is always more than the root of 2 times as long, which is about 1.41, and comes as close to that as you like.",
        |[square, about]| {
            let times = square.value.sqrt();
            [0.9, 0.5, 0.1, 1e-3].into_iter().all(|slant| walk(slant) > times)
                && (walk(1e-9) - times).abs() < 1e-6
                && about.holds(times)
        },
    );
    p.says(
        "Two examples in turn, with the inputs (1, 0) and (0, 1), none of them negative.",
        |[two, a, b, c, d]| {
            let x = [[a.value, b.value], [c.value, d.value]];
            two == x.len() && x == [[1.0, 0.0], [0.0, 1.0]]
        },
    );
    let square = [[1.0, 0.0], [0.0, 1.0]];
    p.says(
        "No: the slope for a weight whose input is 0 is 0.",
        |[input, slope]| slope == slopes([1.0, input.value], 1.0)[1].abs() && input == 0.0,
    );
    p.says(
        "The two inputs are at a right angle, the valley is perfectly round, and the condition number is 1.",
        |[two, condition]| {
            let [flat, steep] = curvatures(&square);
            two == square.len() && condition == steep / flat && !descend(&square, LEARNING_RATE).windows(2).any(together)
        },
    );
    p.says(
        "Why does halving all inputs call for four times the rate, and not for twice?",
        |[times, twice]| {
            let needed = |times: f64| epochs(&descend(&half, times * LEARNING_RATE));
            needed(times.value) == rows[1].epochs
                && needed(twice.value) != rows[1].epochs
                && twice == 2
        },
    );
    let step = |x: [f64; 2]| slopes(x, 1.0).map(|slope| -LEARNING_RATE * slope);
    let answer = |x: [f64; 2]| step(x)[0] * x[0] + step(x)[1] * x[1];
    p.says("The inputs act twice.", |[twice]| {
        answer([0.5, 0.25]) * 2.0_f64.powf(twice.value) == answer([1.0, 0.5])
    });
    p.says(
        "Once in the slope, which is the error times the input, so the step of the weights is half as long.",
        |[part]| step([0.5, 0.25])[0] == part.value * step([1.0, 0.5])[0],
    );
    p.says(
        "And once more in the answer, where the weights meet the inputs again: half the step of the weights makes a quarter of the step of the answer.",
        |[part, quarter]| {
            step([0.5, 0.25])[0] == part.value * step([1.0, 0.5])[0]
                && answer([0.5, 0.25]) == quarter.value * answer([1.0, 0.5])
        },
    );
    p.says("Hence four times.", |[times]| {
        answer([0.5, 0.25]) * times.value == answer([1.0, 0.5])
    });
}
