//! What can be promised?

use std::sync::LazyLock;

use activations::{Activation, Differentiable, Sigmoid, Softplus};
use learning::{CrossEntropy, SquaredError, gradient, total_loss};
use manuscript::facts::{Facts, Point, Told};
use worked_examples::sigmoid_neuron_learning::cross_entropy::{
    CrossEntropyRun, EPOCHS, cross_entropy,
};
use worked_examples::sigmoid_neuron_learning::two_points::{
    LEARNING_RATE, POINTS, Position, START, dataset, gradient_descent, minimum, neuron, rises, run,
    two_points,
};

use super::{POSITIONS, close};

static RUN: LazyLock<CrossEntropyRun> =
    LazyLock::new(|| cross_entropy(START, LEARNING_RATE, EPOCHS));

/// The run down the squared error.
static SQUARED: LazyLock<Vec<Position>> =
    LazyLock::new(|| run(&gradient_descent(SquaredError, LEARNING_RATE, 2000), START));

/// The cross-entropy of the two points.
fn entropy(position: (f64, f64)) -> f64 {
    total_loss(&CrossEntropy, &neuron(position), &two_points())
}

/// `−y ln f − (1 − y) ln(1 − f)`, with the platform's logarithm.
fn by_answer(f: f64, y: f64) -> f64 {
    -y * f.ln() - (1.0 - y) * (1.0 - f).ln()
}

/// The slope of a function, measured.
fn slope(function: impl Fn(f64) -> f64, z: f64) -> f64 {
    (function(z + 1e-5) - function(z - 1e-5)) / 2e-5
}

fn measured(function: impl Fn(f64) -> f64, z: f64, told: f64) -> bool {
    (slope(function, z) - told).abs() < 1e-9
}

/// Weighted inputs and targets, with the loss of the library's neuron there.
fn points() -> Vec<Point> {
    let cases = [(-2.0, 0.2), (0.75, 0.9), (3.0, 0.4), (-0.5, 0.65)];
    let point = |(z, y): (f64, f64)| {
        let data = dataset(&[(1.0, y)]);
        Point::new()
            .numbers([
                ("z", z),
                ("y", y),
                ("f", Sigmoid.apply(z)),
                ("L", total_loss(&CrossEntropy, &neuron((z, 0.0)), &data)),
            ])
            .function(r"\sigma", |z| Sigmoid.apply(z[0]))
    };
    cases.map(point).to_vec()
}

/// The weighted input for which the sigmoid answers this, found by halving.
fn input(answer: f64) -> f64 {
    let (mut low, mut high) = (-40.0_f64, 40.0_f64);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        match Sigmoid.apply(middle) < answer {
            true => low = middle,
            false => high = middle,
        }
    }
    high
}

const PLACES: [f64; 7] = [-8.0, -2.5, -0.5, 0.0, 0.5, 2.5, 8.0];

pub(crate) fn facts(p: &mut Facts) {
    let code = p.rust();
    p.says(
        "The reason was a factor: the derivative of the loss contained the slope of the sigmoid, and that slope had faded.",
        |[]| {
            let faded = |x: f64| Sigmoid.derivative(START.0 * x + START.1) < 1e-3;
            POINTS.iter().all(|(x, _)| faded(*x))
        },
    );
    p.says(
        "We want the error signal to be $f - y$ and nothing else.",
        |[]| {
            POSITIONS.into_iter().all(|position| {
                let by_bias: f64 = POINTS
                    .iter()
                    .zip(super::answers(position))
                    .map(|((_, y), f)| f - y)
                    .sum();
                let g = gradient(&CrossEntropy, &neuron(position), &two_points());
                close(g[1], by_bias)
            })
        },
    );
    p.says(
        r"Softplus, $\ln(1 + e^z)$, has the derivative $\sigma(z)$, and $yz$ has the derivative $y$.",
        |[one]| {
            PLACES.into_iter().all(|z| {
                let softplus = |z: f64| (one.value + z.exp()).ln();
                (softplus(z) - Softplus.apply(z)).abs() < 1e-12
                    && measured(softplus, z, Sigmoid.apply(z))
                    && measured(|z| 0.2 * z, z, 0.2)
            })
        },
    );
    p.formula(r"L = \ln(1 + e^z) - y z.", &points());
    p.says("Read: softplus of z, less the target times z.", |[]| {
        [(0.5, 0.2), (-1.0, 0.9)]
            .into_iter()
            .all(|(z, y)| close(Softplus.apply(z) - y * z, by_answer(Sigmoid.apply(z), y)))
    });
    p.formula(
        r"L = -y \ln f - (1 - y)\ln(1 - f), \qquad f = \sigma(z),",
        &points(),
    );
    p.says(
        "σ(z) − y; for z > 0 by the small σ(−z), which 1 − σ(−z) would lose",
        |[zero, one]| {
            // For a target of 1 what is left of the error signal is −σ(−z), however sure the neuron is.
            let data = dataset(&[(1.0, 1.0)]);
            let signal = |z: f64| gradient(&CrossEntropy, &neuron((z, 0.0)), &data)[1];
            let small = |z: f64| signal(z) == -Sigmoid.apply(-z);
            zero.value == 0.0
                && [0.5, 3.0, 40.0]
                    .into_iter()
                    .all(|z| zero.holds(z) && small(z))
                && one.value - Sigmoid.apply(-40.0) == 1.0
        },
    );
    p.formula(r"\sigma(z) = 1 - \sigma(-z)", &points());
    p.says(
        r"For a positive $z$ the error signal uses $\sigma(z) = 1 - \sigma(-z)$ and subtracts the small number $\sigma(-z)$ last: taken from 1 first, it would be rounded away in a neuron that is nearly sure.",
        |[one, first]| {
            PLACES.into_iter().all(|z| close(Sigmoid.apply(z), one.value - Sigmoid.apply(-z)))
                && first.value - Sigmoid.apply(-40.0) == 1.0
        },
    );
    let path = || &RUN.path;
    p.says(
        "From (0, −8), with the rate 1, and measured with the old loss so that the two can be compared:",
        |[w, b, rate, two]| {
            (w.value, b.value) == START
                && rate == LEARNING_RATE
                && two == [path(), &*SQUARED].len()
                && path()[0] == SQUARED[0]
        },
    );
    p.table(
        "cross_entropy.rows",
        &[
            ("epoch", "epoch"),
            ("half_squared_error.4", "half the squared error"),
        ],
        &Point::new(),
    );
    p.says(
        "The toy run with the gradient of the cross-entropy.",
        |[]| path()[0].loss == SQUARED[0].loss && path()[1].loss < 0.6 * path()[0].loss,
    );
    p.says(
        "A hundred epochs do what two thousand could not.",
        |[few, many]| {
            few.value == 100.0
                && many == SQUARED.len() - 1
                && path()[few.n()].loss < SQUARED[many.n()].loss / 50.0
                && rises(path()).count() == 0
        },
    );

    p.figure("bowl-and-plain", &[]);
    let (w, lowest) = minimum();
    let squared = |b: f64| total_loss(&SquaredError, &neuron((w, b)), &two_points());
    let bent = |b: f64| entropy((w, b));
    p.says(
        "The weight is the best one, ln 6, and the bias goes from −12 to 10.",
        |[six, low, high]| {
            let figure = figures::named("bowl-and-plain").expect("it stands on this page");
            let description = figure.draw(&figure.defaults(), "fig").description;
            (six.value.ln() - w).abs() < 1e-14
                && description.contains(&format!("from −{} to {}", -low.value, high.value))
        },
    );
    p.says(
        "The squared error has a plain on either side of its valley.",
        |[]| {
            slope(squared, -12.0).abs() < 0.01
                && slope(squared, 10.0).abs() < 0.01
                && squared(-12.0) > 0.3
                && squared(10.0) > 0.3
                && squared(lowest) < 1e-20
        },
    );
    p.says(
        "The cross-entropy is a bowl: wherever you stand, there is a slope, and it leads to the same lowest point.",
        |[]| {
            (-24..=20).map(|half| f64::from(half) / 2.0).all(|b| {
                (b - lowest).abs() < 0.5 || (slope(bent, b) > 0.05) == (b > lowest) && slope(bent, b).abs() > 0.05
            })
        },
    );
    p.says(
        r"The second derivative of the cross-entropy by $z$ is $\sigma'(z)$, which is positive everywhere.",
        |[]| {
            PLACES.into_iter().all(|z| {
                measured(|z| Sigmoid.apply(z) - 0.2, z, Sigmoid.derivative(z)) && Sigmoid.derivative(z) > 0.0
            })
        },
    );
    p.says(
        "Hence the loss of an example is nowhere curved downward as a function of $w$ and $b$, and neither is a sum of such losses.",
        |[]| {
            POSITIONS.into_iter().all(|(w, b)| {
                [(1.0, 0.0), (0.0, 1.0), (1.0, -2.5), (-0.5, 1.0)].into_iter().all(|(dw, db)| {
                    let along = |t: f64| entropy((w + t * dw, b + t * db));
                    along(0.1) - 2.0 * along(0.0) + along(-0.1) > 0.0
                })
            })
        },
    );
    p.says(
        "Such a function is called **convex**, and a convex function has no second valley: whoever can get no lower from where they stand, stands at the lowest point.",
        |[]| {
            // Two starts far apart, one resting place.
            let end = |start| {
                let end = run(&gradient_descent(CrossEntropy, LEARNING_RATE, 2000), start)[2000];
                (end.w, end.b)
            };
            let best = minimum();
            [(0.0, -8.0), (5.0, 5.0), (-4.0, 3.0)].into_iter().all(|start| {
                let (w, b) = end(start);
                (w - best.0).abs() < 1e-9 && (b - best.1).abs() < 1e-9
            })
        },
    );
    p.told(
        "The article closes with the remark that the sigmoid neuron is the building block of deep networks, and with an outlook on programs \
         and on other activation functions.",
        Told::Source,
    );

    // The exercises.
    p.says(
        "Write both logarithms of the second form with softplus; for that, bring $f$ and $1 - f$ under one denominator:",
        |[one]| {
            close(one.value - Sigmoid.apply(2.0), Sigmoid.apply(-2.0))
        },
    );
    p.formula(
        r"f = \frac{e^z}{1 + e^z}, \qquad 1 - f = \frac{1}{1 + e^z}.",
        &points(),
    );
    p.says(
        r"So $\ln f$ is $z$ less softplus, and $\ln(1 - f)$ is minus softplus.",
        |[one]| {
            PLACES.into_iter().all(|z| {
                let f = Sigmoid.apply(z);
                (f.ln() - (z - Softplus.apply(z))).abs() < 1e-9
                    && ((one.value - f).ln() + Softplus.apply(z)).abs() < 1e-9
            })
        },
    );
    p.says(
        "Softplus then stands in the sum $y$ times and $1 - y$ times, which is once, and $z$ stands there $-y$ times.",
        |[one]| {
            [(0.5, 0.2), (-1.5, 0.75)].into_iter().all(|(z, y)| {
                let terms = y * Softplus.apply(z) + (one.value - y) * Softplus.apply(z) - y * z;
                close(terms, by_answer(Sigmoid.apply(z), y)) && one.value == y + (1.0 - y)
            })
        },
    );
    let least = || entropy(minimum());
    p.says(
        "What is the least cross-entropy for the two points, and why is it not 0?",
        |[two, zero]| two == POINTS.len() && zero == 0.0 && zero != least(),
    );
    p.says(
        "The error signal is 0 where the answer is the target, so put the targets in the place of the answers.",
        |[zero]| {
            let g = gradient(&CrossEntropy, &neuron(minimum()), &two_points());
            let targets: f64 = POINTS.iter().map(|(_, y)| by_answer(*y, *y)).sum();
            g.iter().all(|g| (g - zero.value).abs() < 1e-15) && close(least(), targets)
                && code.contains("least(0.2) + least(0.9)")
        },
    );
    p.says(
        "It can come near 0 only where no target lies between 0 and 1.",
        |[sum, low, high]| {
            // Between the two, even the right answer costs something, and next to them hardly anything.
            let cost = |part: f64| {
                let y = low.value + part * (high.value - low.value);
                by_answer(y, y)
            };
            (1..1000).all(|i| cost(f64::from(i) / 1000.0) > sum.value)
                && [1e-12, 1.0 - 1e-12]
                    .into_iter()
                    .all(|part| (cost(part) - sum.value).abs() < 1e-9)
        },
    );
    p.says(
        "A target of 0.2 says: one time in five.",
        |[target, five]| target == POINTS[0].1 && 1.0 / target.value == five.value,
    );
    let logit = |y: f64| (y / (1.0 - y)).ln();
    let targets = [0.2, 0.5, 0.9, 0.999].map(|y| Point::new().numbers([("y", y), ("c", input(y))]));
    p.formula(r"c = \ln\frac{y}{1 - y}", &targets);
    p.says(
        r"Is $\tfrac12 (z - c)^2$ with $c = \ln\frac{y}{1 - y}$ a good loss?",
        |[half, two, one]| {
            // Its slope is z − c, and c is the weighted input that gives the answer y.
            let y = 0.9_f64;
            let c = (y / (one.value - y)).ln();
            close(Sigmoid.apply(c), y)
                && measured(|z| half.value * (z - c).abs().powf(two.value), 0.5, 0.5 - c)
        },
    );
    let [sure, nearly_sure] = [1.0, 0.999].map(|y| [Point::new().number("y", y)]);
    p.formula("y = 1", &sure);
    p.formula("y = 1", &sure);
    p.formula("y = 0.999", &nearly_sure);
    p.formula("y = 0.9", &[Point::new().number("y", POINTS[1].1)]);
    p.says("What does it do to an example with $y = 1$?", |[y]| {
        logit(y.value).is_infinite() && y.value > 0.0
    });
    p.says(
        "For $y = 1$ the number $c$ would have to be infinite, so there is no such loss at all.",
        |[y]| logit(y.value).is_infinite() && y.value > 0.0,
    );
    p.says(
        "And for $y = 0.999$, an answer of 0.9 costs more than an answer of one half does for $y = 0.9$:",
        |[y, answer, half, other]| {
            let costs = |answer: f64, y: f64| 0.5 * (logit(answer) - logit(y)).powi(2);
            costs(answer.value, y.value) > costs(half.value, other.value)
                && code.contains(&format!("loss({:?}, {:?}) >", answer.value, y.value))
                && code.contains(&format!("loss({:?}, {:?}))", half.value, other.value))
        },
    );
    let other_signal = |f: f64, y: f64, one: f64| (f - y) * f * (one - f);
    p.says(
        r"Find the bug: a friend keeps the error signal of the squared error, $(f - y)\,f(1 - f)$, and plots the cross-entropy.",
        |[one]| {
            POSITIONS.into_iter().all(|position| {
                let sum: f64 = POINTS
                    .iter()
                    .zip(super::answers(position))
                    .map(|((_, y), f)| other_signal(f, *y, one.value))
                    .sum();
                close(sum, gradient(&SquaredError, &neuron(position), &two_points())[1])
            })
        },
    );
    p.says(
        "From (0, −8) with the rate 1 the plot falls in each of a thousand epochs.",
        |[w, b, rate, epochs]| {
            let plot: Vec<f64> = SQUARED.iter().map(|at| entropy((at.w, at.b))).collect();
            (w.value, b.value) == START
                && rate == LEARNING_RATE
                && epochs == worked_examples::sigmoid_neuron_learning::descent::EPOCHS
                && plot[..=epochs.n()].windows(2).all(|pair| pair[1] < pair[0])
        },
    );
    p.says(
        "Each example's error signal has the right sign and only the wrong size.",
        |[]| {
            POSITIONS.into_iter().all(|position| {
                let both = POINTS.iter().zip(super::answers(position));
                both.map(|((_, y), f)| [other_signal(f, *y, 1.0), f - y])
                    .all(|[coded, right]| {
                        coded.signum() == right.signum() && coded.abs() < 0.26 * right.abs()
                    })
            })
        },
    );
    p.says(
        "From this start such steps lead down the plotted loss as well, and the curve looks sound.",
        |[]| {
            // Elsewhere they need not: this step down the one loss leads up the other.
            let (w, b) = (-7.5, 4.4);
            let down = gradient(&SquaredError, &neuron((w, b)), &two_points());
            let plotted = |step: f64| entropy((w - step * down[0], b - step * down[1]));
            plotted(1e-3) > plotted(0.0)
                && SQUARED
                    .windows(2)
                    .all(|pair| entropy((pair[1].w, pair[1].b)) < entropy((pair[0].w, pair[0].b)))
        },
    );
    p.says(
        "The [gradient check](partial-derivatives.md) does: it compares the coded slope with the plotted loss, and for each example the two differ by the factor $f(1 - f)$.",
        |[two, one]| {
            let (f, y) = (0.3, 0.9);
            two == 2 && close(other_signal(f, y, one.value), (f - y) * Sigmoid.derivative(logit(f)))
        },
    );
}
