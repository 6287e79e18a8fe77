//! What does the neuron have to say?

use activations::{Activation, Differentiable};
use activations::{Sigmoid, Step};
use learning::{SquaredError, gradient};
use manuscript::facts::{Facts, Point};
use ndarray::array;
use neuron_core::Neuron;
use worked_examples::sigmoid_neuron_learning::two_points::{
    dataset, gradient_descent, neuron, run_on,
};

use super::close;

/// The weight and the bias of who buys a car, and the two incomes, in thousands.
const CAR: (f64, f64) = (0.2, -10.0);
const INCOMES: [f64; 2] = [49.9, 50.1];
const THOUSAND: f64 = 1000.0;

/// Neurons with one input.
const CASES: [(f64, f64); 4] = [(1.0, 0.0), (4.0, -12.0), (-2.0, 6.0), CAR];

fn answer(at: (f64, f64), x: f64) -> f64 {
    neuron(at).output(&array![x])
}

fn slope(at: (f64, f64), x: f64) -> f64 {
    (answer(at, x + 1e-5) - answer(at, x - 1e-5)) / 2e-5
}

fn middle((w, b): (f64, f64)) -> f64 {
    -b / w
}

pub(crate) fn facts(p: &mut Facts) {
    p.says(
        "Somebody earns 49.9 thousand a year and somebody else 50.1.",
        |[less, thousand, more]| [less.value, more.value] == INCOMES && thousand == THOUSAND,
    );
    p.says(
        "A unit with a step, trained to say who buys a car, says no to the first and yes to the second.",
        |[]| {
            let decides = Neuron::new(array![CAR.0], CAR.1, Step::default());
            INCOMES.map(|x| decides.output(&array![x])) == [0.0, 1.0]
        },
    );
    p.says(
        "Unlike it, it answers with a number between 0 and 1, on a curve that is shaped like an S: the [sigmoid](../neural-units/sigmoid.md), in full the logistic sigmoid, which is the most common of such curves.",
        |[low, high]| {
            CASES.into_iter().all(|at| {
                let around = |z: f64| answer(at, (z - at.1) / at.0);
                [-9.0, -1.0, 0.5, 8.0]
                    .into_iter()
                    .all(|z| low.value < around(z) && around(z) < high.value)
                    && around(-30.0) - low.value < 1e-6
                    && high.value - around(30.0) < 1e-6
            })
        },
    );
    p.says(
        "With the weight 0.2 and the bias −10 the two people get nearly the same answer:",
        |[w, b, two]| {
            let [less, more] = INCOMES.map(|x| answer((w.value, b.value), x));
            (w.value, b.value) == CAR && two == INCOMES.len() && more - less < 0.011
        },
    );
    let points: Vec<Point> = CASES
        .into_iter()
        .flat_map(|at| {
            [-1.5, 0.25, 3.0].map(|x| {
                Point::new()
                    .numbers([("w", at.0), ("b", at.1), ("x", x)])
                    .function("f", move |x| answer(at, x[0]))
            })
        })
        .collect();
    p.formula(r"f(x) = \frac{1}{1 + e^{-(wx + b)}},", &points);
    p.figure("two-knobs", &[]);
    p.says(
        "The weight says how steep the curve is: 4 is steeper than 1.",
        |[steep, flat]| {
            slope((steep.value, 0.0), 0.0) > slope((flat.value, 0.0), 0.0)
                && (flat.value, 0.0) == CASES[0]
                && steep == CASES[1].0
        },
    );
    p.says(
        "The bias moves it to the side: with w = 4, a bias of −12 moves the middle from 0 to 3.",
        |[w, b, from, to]| {
            answer((w.value, 0.0), from.value) == 0.5 && answer((w.value, b.value), to.value) == 0.5
        },
    );
    p.says(
        "The middle of the curve, where the answer is one half, lies where $wx + b$ is 0: at $x = -b/w$, if $w$ is not 0.",
        |[half, zero, level]| {
            // With the weight 0 every answer is that of the bias.
            answer((level.value, -1.0), -3.0) == answer((level.value, -1.0), 5.0) && CASES.into_iter().all(|at| {
                half == answer(at, middle(at)) && zero == at.0 * middle(at) + at.1
            })
        },
    );
    let middles: Vec<Point> = CASES[1..]
        .iter()
        .map(|at| Point::new().numbers([("w", at.0), ("b", at.1), ("x", middle(*at))]))
        .collect();
    p.formula("x = -b/w", &middles);
    p.says(
        "There the sigmoid rises by [a quarter](../understanding-activations/smoothing-the-step.md#who-keeps-the-promise) of what goes into it, and $w$ times as much goes into it as $x$ has moved.",
        |[quarter]| quarter == Sigmoid.derivative(0.0),
    );
    p.says("So in the middle the slope is $w/4$.", |[part]| {
        CASES
            .into_iter()
            .all(|at| (slope(at, middle(at)) - at.0 / part.value).abs() < 1e-8)
    });
    p.says(
        r"With a weight of 0 there is no middle and no curve: the line is level, and every answer is $\sigma(b)$.",
        |[weight]| {
            [-3.0, 0.0, 0.5, 7.0].into_iter().all(|b| {
                let all = [-1e3, -2.0, 0.0, 5.0].map(|x| answer((weight.value, b), x));
                all == [Sigmoid.apply(b); 4]
            })
        },
    );
    p.says("If it is negative, the curve falls.", |[]| {
        CASES
            .into_iter()
            .all(|at| (at.0 < 0.0) == (slope(at, middle(at) + 0.1) < 0.0))
    });
    p.says(
        "The bias moves the curve to the side and leaves its shape as it is.",
        |[]| {
            CASES.into_iter().all(|at| {
                let moved = (at.0, at.1 + 3.0);
                let by = middle(moved) - middle(at);
                [-2.0, 0.5, 7.0]
                    .into_iter()
                    .all(|x| close(answer(at, x), answer(moved, x + by)))
            })
        },
    );
    p.says(
        "But the two knobs are not independent: turn $w$ alone, and the middle moves as well, unless it is at 0.",
        |[two, zero]| {
            CASES.into_iter().all(|(w, b)| {
                let stays = middle((w + 1.0, b)) == middle((w, b));
                stays == (middle((w, b)) == zero.value)
            }) && two == [CAR.0, CAR.1].len()
        },
    );
    p.says(
        "Give the income in units instead of thousands, and the weight for the same decision is a thousand times smaller, without the income having become less important.",
        |[thousands, times]| {
            INCOMES.into_iter().all(|x| {
                let in_units = answer((CAR.0 / times.value, CAR.1), thousands.value * x);
                close(in_units, answer(CAR, x))
            }) && times == THOUSAND
        },
    );

    p.says(
        "For which income does the neuron that hesitates answer one half?",
        |[half]| half == answer(CAR, middle(CAR)),
    );
    p.says(
        r"It is one half where its weighted input is 0, and that is a question about $0.2\,x - 10$ alone.",
        |[half, zero, w, b]| {
            half == Sigmoid.apply(zero.value) && (w.value, -b.value) == CAR
        },
    );
    p.says(
        "It is 0 at 50 thousand, between the two people.",
        |[zero, fifty, thousand, two]| {
            zero == CAR.0 * fifty.value + CAR.1
                && thousand == THOUSAND
                && INCOMES[0] < fifty.value
                && fifty.value < INCOMES[1]
                && two == INCOMES.len()
        },
    );
    let doubled = |(w, b): (f64, f64)| (2.0 * w, 2.0 * b);
    p.says(
        "Everything that goes into the sigmoid is doubled, so what was 0 is 0 still: the middle stays at $-b/w$.",
        |[before, after]| {
            CASES.into_iter().all(|at| {
                let (w, b) = doubled(at);
                before == at.0 * middle(at) + at.1 && after == w * middle(at) + b
            })
        },
    );
    p.says(
        "All other answers move away from one half, and in the middle the curve is twice as steep.",
        |[half, twice]| {
            CASES.into_iter().all(|at| {
                let x = middle(at);
                let farther = [-1.0, 0.3, 2.0].into_iter().all(|by| {
                    let from = |at| (answer(at, x + by) - half.value).abs();
                    from(doubled(at)) > from(at)
                });
                farther && (slope(doubled(at), x) - twice.value * slope(at, x)).abs() < 1e-6
            }) && half == Sigmoid.apply(0.0)
        },
    );
    let wanted = CASES[2];
    p.says(
        "Find the neuron that answers one half at 3 and has the slope −½ there.",
        |[half, at, steep]| {
            half == answer(wanted, at.value)
                && steep == (1e6 * slope(wanted, at.value)).round() / 1e6
        },
    );
    p.says(
        "Begin with the slope, since the weight alone makes it: a quarter of $w$ is −½, so $w = -2$.",
        |[quarter, steep, w]| {
            quarter == Sigmoid.derivative(0.0) && steep == quarter.value * w.value && w == wanted.0
        },
    );
    p.formula("w = -2", &[Point::new().number("w", wanted.0)]);
    p.says("The middle $-b/w$ is to be at 3, so $b = 6$.", |[at, b]| {
        at == middle((wanted.0, b.value)) && b == wanted.1
    });
    p.formula("b = 6", &[Point::new().number("b", wanted.1)]);

    let in_units = |x: f64| THOUSAND * x;
    p.says(
        "Find the bug: somebody trains a neuron on incomes in units, with the start $w = 0.2$ and $b = -10$ from this page.",
        |[w, b]| (w.value, b.value) == CAR,
    );
    p.formula("w = 0.2", &[Point::new().number("w", CAR.0)]);
    p.formula("b = -10", &[Point::new().number("b", CAR.1)]);
    p.says("After each lesson it answers 1 to everybody.", |[one]| {
        // It answers 1, and no slope tells it otherwise: so in all later epochs as well.
        [5.0, 49.9, 50.1, 300.0].into_iter().all(|x| {
            let example = dataset(&[(in_units(x), 0.0)]);
            one == answer(CAR, in_units(x))
                && gradient(&SquaredError, &neuron(CAR), &example)
                    .iter()
                    .all(|slope| *slope == 0.0)
        })
    });
    p.says(
        "Nothing is wrong with the numbers 0.2 and −10.",
        |[w, b]| (w.value, b.value) == CAR,
    );
    p.says("But they belong to thousands.", |[thousands]| {
        thousands == THOUSAND && answer(CAR, INCOMES[0]) < 0.5
    });
    p.says(
        r"With units the weighted input of the first person is $0.2 \cdot 49900 - 10$, which is 9970, and for such an input the sigmoid is 1 to the last digit.",
        |[w, x, b, z, one]| {
            (w.value, -b.value) == CAR
                && x == in_units(INCOMES[0])
                && z == w.value * x.value - b.value
                && Sigmoid.apply(z.value) == one.value
        },
    );
    p.says(
        "There it is level, so no nudge of a knob shows in the answer, and the neuron has nothing to learn from.",
        |[]| {
            let x = in_units(INCOMES[0]);
            answer((CAR.0 + 0.01, CAR.1), x) == answer(CAR, x)
                && answer((CAR.0, CAR.1 + 1.0), x) == answer(CAR, x)
        },
    );
    p.says("Divide the incomes by 1000.", |[by]| {
        let x = in_units(INCOMES[0]);
        close(answer(CAR, x / by.value), answer(CAR, INCOMES[0]))
    });
    p.says(
        "A start with $w = 0.0002$ mends the first answer, and no more: for inputs so large [every usual step is too long](step-size.md), and the first lesson throws the neuron back onto the level part.",
        |[w]| {
            let incomes = INCOMES.map(in_units);
            let data = dataset(&[(incomes[0], 0.0), (incomes[1], 1.0)]);
            let start = (w.value, CAR.1);
            let level = |at: (f64, f64)| {
                incomes.iter().all(|x| answer(at, *x) == answer((at.0 * 1.01, at.1), *x))
            };
            close(answer(start, incomes[0]), answer(CAR, INCOMES[0]))
                && !level(start)
                && [1e-4, 1e-2, 1.0].into_iter().all(|rate| {
                    let path = run_on(&data, &gradient_descent(SquaredError, rate, 1), start);
                    level((path[1].w, path[1].b))
                })
        },
    );
    p.formula("w = 0.0002", &[Point::new().number("w", CAR.0 / THOUSAND)]);
}
