//! When is a ReLU dead?

use activations::{Activation, Differentiable, Relu};
use learning::{History, StopReason};
use manuscript::facts::{Facts, Point};
use ndarray::array;
use neuron_core::Neuron;
use worked_examples::neurons_in_detail::dead_network::{
    AWAKE, DEAD, EXAMPLES as TASK, HIDDEN, dead_network, loss as network_loss,
    start as start_of_network,
};
use worked_examples::neurons_in_detail::dead_units::{
    DeadReluRow, EPOCHS, EXAMPLES, EpochsNeeded, KILLING_RATE, LEAKS, RATES, REVIVING_RATE, START,
    active, dead_relu, descend, revival, start,
};
use worked_examples::understanding_activations::rectifiers::ABS_WEIGHTS;

/// The rate of the accident that is followed.
const ACCIDENT: f64 = 0.2;

/// The rate with which one input is left after the first step.
const NARROWLY: f64 = 0.12;

/// The unit after so many epochs.
fn after(learning_rate: f64, epochs: usize) -> (Neuron<Relu>, History) {
    let mut unit = start(Relu);
    let history = descend(&mut unit, learning_rate, epochs, 0.0);
    (unit, history)
}

fn z(unit: &Neuron<Relu>, x: f64) -> f64 {
    unit.weighted_input(&array![x])
}

/// The errors of the unit before the first step.
fn errors() -> [f64; 3] {
    EXAMPLES.map(|(x, y)| start(Relu).output(&array![x]) - y)
}

pub(crate) fn facts(p: &mut Facts) {
    let inputs = EXAMPLES.map(|(x, _)| x);
    let [hundredth, ..] = LEAKS[1..] else {
        panic!("the second slope is a hundredth");
    };
    let (silenced, _) = after(ACCIDENT, 1);
    // One word, one meaning: the page that brings it, the glossary and this page say the same of it.
    let is_the_definition = |path: &str, words: &str| {
        let page = p.book().page(path).expect("a page of the book");
        page.text().contains(words)
    };
    let definitions = [
        is_the_definition(
            "understanding-activations/leaky-relu.md",
            "below zero for every input it is to learn from is called **dead**.",
        ),
        is_the_definition(
            "appendices/glossary.md",
            "**dead**\n: Of a ReLU: with a weighted input below zero for every input it is to learn from.",
        ),
    ];
    p.says(
        "That is how we used it in [chapter 3](../understanding-activations/leaky-relu.md): the weighted input of a dead ReLU is below zero for *every* input it is to learn from.",
        |[]| definitions == [true; 2] && inputs.iter().all(|x| z(&silenced, *x) < 0.0),
    );
    p.says(
        "Then its slope is zero for all of them, no step of descent changes its weights, and to these inputs it stays silent for good.",
        |[]| {
            let (later, _) = after(ACCIDENT, EPOCHS);
            inputs.iter().all(|x| {
                Relu.derivative(z(&silenced, *x)) == 0.0 && later.output(&array![*x]) == 0.0
            }) && later.weights() == silenced.weights()
        },
    );
    p.says(
        "An input unlike the three could still wake the unit, for to −9 it answers 3; but the training never asks.",
        |[three, unlike, answer]| {
            three == inputs.len()
                && !inputs.contains(&unlike.value)
                && (silenced.output(&array![unlike.value]) - answer.value).abs() < 1e-12
        },
    );
    p.says(
        "A ReLU with one input is to learn $y = x/2$ from the inputs 1, 2, 3.",
        |[part, a, b, c]| {
            inputs == [a.value, b.value, c.value]
                && EXAMPLES.iter().all(|(x, y)| *y == x / part.value)
        },
    );
    let wanted = EXAMPLES.map(|(x, y)| Point::new().numbers([("x", x), ("y", y)]));
    p.formula("y = x/2", &wanted);
    p.says(
        "It starts with the weight 1 and the bias 0, which is too steep but not bad, and all three inputs activate it.",
        |[w, b, all]| {
            w == START.0 && b == START.1 && w.value > 0.5 && all == active(&start(Relu)) && all == EXAMPLES.len()
        },
    );

    let rows: Vec<DeadReluRow> = dead_relu(&RATES, EPOCHS).rows;
    let killed = |rate: f64| active(&after(rate, 1).0) == 0;
    p.table(
        "dead_relu.rows",
        &[
            ("learning_rate", "rate η"),
            ("w.4", "$w$"),
            ("b.4", "$b$"),
            ("active", "active for"),
            ("loss.4", "loss"),
        ],
        &Point::new(),
    );
    p.says("The same unit after 200 epochs.", |[epochs]| {
        epochs == EPOCHS
    });
    p.says("From η = 1/8 on, the first step kills it.", |[from]| {
        killed(from.value)
            && !killed(from.value * 0.999)
            && (1..100).all(|more| killed(from.value + f64::from(more) / 100.0))
            && rows
                .iter()
                .all(|row| (row.active == 0) == (row.learning_rate >= from.value))
    });
    p.figure("dying-relu", &[("learning_rate", &ACCIDENT)]);
    let (dead, _) = after(ACCIDENT, 1);
    p.says(
        "One step with the rate 0.2 takes the unit to w = −0.4 and b = −0.6.",
        |[rate, w, b]| {
            rate == ACCIDENT
                && (w.value - dead.weights()[0]).abs() < 1e-12
                && (b.value - dead.bias()).abs() < 1e-12
        },
    );
    p.says(
        "Its weighted input is now negative for all three examples, the slope is 0, and 200 epochs later it still answers 0.",
        |[all, slope, epochs, answer]| {
            let (unit, _) = after(ACCIDENT, 1 + epochs.n());
            epochs == EPOCHS
                && all == inputs.iter().filter(|x| z(&dead, **x) < 0.0).count()
                && inputs.iter().all(|x| {
                    slope == Relu.derivative(z(&dead, *x)) && answer == unit.output(&array![*x])
                })
        },
    );
    p.says(
        "At 0.2 the first step overshoots: the weight becomes negative, and so does the weighted input of all three examples.",
        |[rate, all]| {
            rate == ACCIDENT
                && dead.weights()[0] < 0.0
                && all == inputs.iter().filter(|x| z(&dead, **x) < 0.0).count()
        },
    );
    p.says(
        "From then on the unit answers 0, the loss stays where it is, and the slope is exactly 0.",
        |[answer, slope]| {
            let (unit, history) = after(ACCIDENT, EPOCHS);
            // An epoch that changes no bit is the last: every later one is like it.
            history.stopped == StopReason::Converged
                && unit.weights() == dead.weights()
                && unit.bias() == dead.bias()
                && inputs.iter().all(|x| {
                    answer == unit.output(&array![*x]) && slope == Relu.derivative(z(&unit, *x))
                })
        },
    );
    p.says(
        "Another thousand epochs, or a million, change nothing.",
        |[some, many]| {
            let unchanged = |epochs: usize| {
                let (unit, history) = after(ACCIDENT, epochs);
                history.stopped == StopReason::Converged && unit.weights() == dead.weights()
            };
            some == 1000 && many == 1_000_000 && unchanged(some.n()) && unchanged(many.n())
        },
    );
    p.says(
        "Kill the unit with one step of 0.5, and then go on with a careful twentieth, for several slopes on the left:",
        |[rate]| rate == KILLING_RATE && REVIVING_RATE == 1.0 / 20.0 && killed(rate.value),
    );
    p.table(
        "revival.rows",
        &[
            ("slope", "slope on the left"),
            ("epochs", "epochs until the loss is below a millionth"),
        ],
        &Point::new(),
    );
    let revived = revival(&LEAKS).rows;
    p.says("Recovery from the same accident.", |[]| {
        let needed: Vec<Option<usize>> = (revived.iter())
            .map(|row| match row.epochs {
                EpochsNeeded::After(epochs) => Some(epochs),
                EpochsNeeded::Never(_) => None,
            })
            .collect();
        revived.iter().all(|row| row.active_when_killed == 0)
            && needed[0].is_none()
            && revived[0].slope == 0.0
            && needed[1..].iter().all(Option::is_some)
            && needed[1..].is_sorted_by(|a, b| a > b)
            && revived[1..].iter().all(|row| row.loss < 1e-6)
    });
    p.says("A slope of one hundredth is enough.", |[slope]| {
        slope == hundredth
            && revived
                .iter()
                .any(|row| slope == row.slope && matches!(row.epochs, EpochsNeeded::After(_)))
    });
    // What if it happens to many?
    let networks = dead_network(&[0, 1, 2, 3]).rows;
    let parameters = start_of_network(0).len();
    let targets = TASK.map(|(_, y)| y);
    p.says(
        "A network of three hidden ReLUs and an output is to learn $y = 2x + 1$ from the inputs 0, 1 and 2.",
        |[three, slope, height, x0, x1, x2]| {
            three == HIDDEN
                && TASK.map(|(x, _)| x) == [x0.value, x1.value, x2.value]
                && TASK.iter().all(|(x, y)| *y == slope.value * x + height.value)
        },
    );
    let task = TASK.map(|(x, y)| Point::new().numbers([("x", x), ("y", y)]));
    p.formula("y = 2x + 1", &task);
    let is_silent = |[w, b, _]: [f64; 3]| TASK.iter().all(|(x, _)| w * x + b < 0.0);
    p.says(
        "Some of the three are awake at the start, with the weight 1 and the bias 0; the others have the bias −10 and are dead.",
        |[three, w, b, dead]| {
            three == HIDDEN
                && w == AWAKE[0]
                && b == AWAKE[1]
                && dead == DEAD[1]
                && is_silent(DEAD)
                && !is_silent(AWAKE)
        },
    );
    p.says(
        "The slopes of the ten parameters are those of [a network of two layers](../sigmoid-neuron-learning/two-layers.md).",
        |[ten, two]| {
            // As they are measured.
            let mut theta = start_of_network(1);
            theta.iter_mut().for_each(|parameter| *parameter += 0.25);
            let mut slopes = vec![0.0; theta.len()];
            network_loss(&theta, &mut slopes);
            let h = 1.0 / 4096.0;
            let measured = |i: usize| {
                let at = |change: f64| {
                    let mut theta = theta.clone();
                    theta[i] += change;
                    network_loss(&theta, &mut vec![0.0; theta.len()])
                };
                (at(h) - at(-h)) / (2.0 * h)
            };
            ten == parameters
                && two.value == 2.0
                && slopes.iter().enumerate().all(|(i, slope)| (slope - measured(i)).abs() < 1e-5)
        },
    );
    p.table(
        "dead_network.rows",
        &[
            ("awake", "awake at the start"),
            ("epochs", "epochs until the loss is below a millionth"),
        ],
        &Point::new(),
    );
    let needed: Vec<Option<usize>> = networks
        .iter()
        .map(|row| match row.epochs {
            EpochsNeeded::After(epochs) => Some(epochs),
            EpochsNeeded::Never(_) => None,
        })
        .collect();
    p.says(
        "One unit that is awake is enough for this task, and more are no faster.",
        |[]| {
            needed[0].is_none()
                && needed[1..].iter().all(Option::is_some)
                && needed[1..].is_sorted()
                && networks[1..].iter().all(|row| row.loss < 1e-6)
        },
    );
    p.says("One is enough.", |[]| {
        networks[1].awake == 1 && needed[1].is_some()
    });
    p.says(
        "(More that start equal [stay equal](../sigmoid-neuron-learning/two-layers.md), and draw no more than one does.)",
        |[]| {
            networks[2..].iter().all(|network| {
                let mut awake = network.theta.chunks(3).take(network.awake);
                let first = awake.next();
                awake.all(|unit| Some(unit) == first)
            })
        },
    );
    p.says(
        "With none, nine of the ten parameters stay exactly where they were.",
        |[nine, ten]| {
            let from = start_of_network(0);
            let still = |i: &usize| networks[0].theta[*i] == from[*i];
            let still: Vec<usize> = (0..parameters).filter(still).collect();
            ten == parameters && nine == still.len() && still.iter().copied().eq(0..nine.n())
        },
    );
    let mean = targets.iter().sum::<f64>() / 3.0;
    p.says(
        "The tenth, the output's bias, goes to 3, the mean of what should be answered: a network that cannot tell its inputs apart can do no better.",
        |[three]| {
            let loss = |answer: f64| targets.iter().map(|y| 0.5 * (answer - y).powi(2)).sum::<f64>();
            three == mean
                && (networks[0].theta[parameters - 1] - three.value).abs() < 1e-12
                && (-40..=40).all(|quarter| loss(f64::from(quarter) / 4.0) >= loss(mean))
        },
    );
    p.says("Its loss is 4, and will stay 4.", |[is, stays]| {
        // It has come to rest.
        needed[0].is_none() && (networks[0].loss - is.value).abs() < 1e-12 && stays == is.value
    });
    p.says(
        "That one was enough is owed to the task, for a straight line needs no second unit.",
        |[]| {
            let from = |[w, b, v]: [f64; 3], c: f64| TASK.map(|(x, _)| v * (w * x + b) + c);
            // One unit that no input silences draws any line.
            from([2.0, 1.0, 1.0], 0.0) == targets && TASK.iter().all(|(x, _)| 2.0 * x + 1.0 > 0.0)
        },
    );

    p.says(
        "Inactive and dead are different things: a dead ReLU is inactive for all inputs it is to learn from, and while these stay what they are, descent cannot revive it.",
        |[]| {
            // With 1/10 the first input falls silent and comes back; with the accident's rate none does.
            let (inactive, _) = after(0.11, 1);
            z(&inactive, inputs[0]) < 0.0
                && active(&inactive) > 0
                && active(&after(0.11, EPOCHS).0) == EXAMPLES.len()
                && active(&after(ACCIDENT, EPOCHS).0) == 0
        },
    );

    p.says("all three inputs reach it", |[all]| {
        all == active(&after(RATES[0], 1000).0)
    });

    // The exercises.
    p.input("by hand, for η = §", &[ACCIDENT]);
    p.says(
        "The errors are ½, 1 and 3/2, and where all three inputs are active, the slope of ReLU is 1.",
        |[a, b, c, all, slope]| {
            errors() == [a.value, b.value, c.value]
                && all == inputs.len()
                && inputs.iter().all(|x| slope == Relu.derivative(z(&start(Relu), *x)))
        },
    );
    // The slopes, as the first step of the crate shows them.
    let step = |rate: f64| {
        let (unit, _) = after(rate, 1);
        (unit.weights()[0], unit.bias())
    };
    let [by_weight, by_bias] = {
        let (w, b) = step(0.5);
        [(START.0 - w) / 0.5, (START.1 - b) / 0.5]
    };
    p.says(
        "So the loss has the slope ½·1 + 1·2 + 3/2·3 = 7 by the weight, and ½ + 1 + 3/2 = 3 by the bias.",
        |[e1, x1, e2, x2, e3, x3, w, f1, f2, f3, b]| {
            let values = |of: [&manuscript::facts::Quantity; 3]| of.map(|quantity| quantity.value);
            values([&e1, &e2, &e3]) == errors()
                && values([&f1, &f2, &f3]) == errors()
                && values([&x1, &x2, &x3]) == inputs
                && w == by_weight
                && b == by_bias
        },
    );
    p.says(
        "The step is a fifth of these, and it takes the weight from 1 to 1 − 7/5 = −2/5, and the bias from 0 to −3/5.",
        |[rate, from, one, change, to, zero, bias]| {
            let close = |a: f64, b: f64| (a - b).abs() < 1e-15;
            let (w, b) = step(ACCIDENT);
            rate == ACCIDENT
                && from == START.0
                && one == START.0
                && close(change.value, ACCIDENT * by_weight)
                && close(to.value, w)
                && zero == START.1
                && close(bias.value, b)
        },
    );
    p.says(
        "For the inputs 1, 2, 3 the weighted input is now −1, −7/5, −9/5.",
        |[x1, x2, x3, z1, z2, z3]| {
            [(x1, z1), (x2, z2), (x3, z3)]
                .iter()
                .zip(inputs)
                .all(|((x, at), input)| *x == input && (at.value - z(&dead, input)).abs() < 1e-12)
        },
    );
    p.says("All three are negative: the unit is dead.", |[all]| {
        all == inputs.iter().filter(|x| z(&dead, **x) < 0.0).count()
    });
    p.says(
        "After a step with the rate η the weight is 1 − 7η and the bias −3η, which makes",
        |[one, w, b]| {
            [0.01, 0.1, 0.125, 0.5].into_iter().all(|rate| {
                let (weight, bias) = step(rate);
                (weight - (one.value - w.value * rate)).abs() < 1e-14
                    && (bias - b.value * rate).abs() < 1e-14
            })
        },
    );
    let points: Vec<Point> = [0.01, 0.1, 0.125, 0.5]
        .into_iter()
        .flat_map(|rate| {
            inputs.map(|x| {
                let (w, b) = step(rate);
                Point::new().numbers([("x", x), (r"\eta", rate), ("z", w * x + b)])
            })
        })
        .collect();
    p.formula(r"z = x - (7x + 3)\,\eta.", &points);
    p.says(
        "That reaches 0 at η = 1/10 for the input 1, at 2/17 for the input 2, and at 1/8 for the input 3.",
        |[zero, r1, x1, r2, x2, r3, x3]| {
            [(r1, x1), (r2, x2), (r3, x3)].iter().zip(inputs).all(|((rate, x), input)| {
                let (w, b) = step(rate.value);
                *x == input && (w * input + b - zero.value).abs() < 1e-14
            })
        },
    );
    p.says(
        "The last one counts: from 1/8 on the unit is dead.",
        |[from]| killed(from.value) && !killed(from.value * 0.999),
    );
    p.says(
        "(At 1/8 itself, z is 0 for the input 3, and there our ReLU has the slope 0.)",
        |[rate, zero, input, slope]| {
            zero == z(&after(rate.value, 1).0, input.value)
                && input == inputs[2]
                && slope == Relu.derivative(zero.value)
        },
    );
    p.says(
        "One input that is left can be enough to pull the unit back:",
        |[]| {
            let (unit, _) = after(NARROWLY, 20_000);
            active(&after(NARROWLY, 1).0) == 1
                && active(&unit) == EXAMPLES.len()
                && (unit.weights()[0] - 0.5).abs() < 1e-6
        },
    );
    let [units, asleep] = [1000.0, 100.0];
    p.input(
        "A network has § ReLUs, and § of them are dead",
        &[units, asleep],
    );
    p.says(
        "Each of the hundred still multiplies its inputs by its weights and adds them up, and the units after it still multiply its 0 by their weights: a tenth of the work of these units is for nothing.",
        |[dead, zero, part]| {
            dead == asleep && zero == Relu.apply(-1.0) && part == asleep / units
        },
    );
    p.says("Where does the loss of 4 come from?", |[loss]| {
        (networks[0].loss - loss.value).abs() < 1e-12
    });
    p.says(
        "The targets are 1, 3 and 5, the mean is 3, and so the errors are 2, 0 and −2.",
        |[a, b, c, middle, e1, e2, e3]| {
            targets == [a.value, b.value, c.value]
                && middle == mean
                && targets.map(|y| mean - y) == [e1.value, e2.value, e3.value]
        },
    );
    p.says(
        "Half of their squares makes 2 + 0 + 2.",
        |[half, a, b, c]| {
            targets.map(|y| half.value * (mean - y).powi(2)) == [a.value, b.value, c.value]
        },
    );
    let places = [-1.0, 0.0, 1.0];
    p.input(
        "the distance from zero, from the inputs §, § and §",
        &places,
    );
    p.says(
        "So the answer of the network only rises or only falls, whatever the weights are.",
        |[]| {
            let weights = || (-8..=8).map(|n| f64::from(n) / 2.0);
            weights().all(|w| {
                weights().all(|b| {
                    weights().all(|v| {
                        let answers = places.map(|x| v * Relu.apply(w * x + b));
                        answers.is_sorted() || answers.is_sorted_by(|a, b| a >= b)
                    })
                })
            })
        },
    );
    p.says(
        "The distance from zero falls and then rises, and takes two units that bend.",
        |[two]| {
            let distances = places.map(f64::abs);
            two == ABS_WEIGHTS.len()
                && distances[0] > distances[1]
                && distances[1] < distances[2]
                && places.map(|x| ABS_WEIGHTS.iter().map(|w| Relu.apply(w * x)).sum::<f64>())
                    == distances
        },
    );
}
