//! How does one compute the slope?

use activations::{Activation, Differentiable, Identity, Sigmoid, Tanh};
use learning::{SquaredError, gradient};
use manuscript::facts::{Facts, Point};
use ndarray::array;
use neuron_core::{Neuron, with_one};
use worked_examples::sigmoid_neuron_learning::gradient_checks::{
    POSITIONS as CHECKED, gradient_check,
};
use worked_examples::sigmoid_neuron_learning::two_points::{POINTS, dataset, loss, neuron};

use super::{POSITIONS, answers, close, errors, slopes};

/// Where the landscape is cut.
const HERE: (f64, f64) = (0.0, 0.0);

/// Where nothing is special.
const ELSEWHERE: (f64, f64) = (0.5, 0.5);

/// `F = w²b + 3b`, and where its slopes are taken.
fn school((w, b): (f64, f64)) -> f64 {
    w * w * b + 3.0 * b
}
const SCHOOL_AT: (f64, f64) = (2.0, 5.0);

/// `F = wb + w²` of the exercise, and where its slopes are taken.
fn exercise((w, b): (f64, f64)) -> f64 {
    w * b + w * w
}
const EXERCISE_AT: (f64, f64) = (3.0, 1.0);

/// The slopes of a polynomial of the second degree at most: there a difference quotient with a nudge of 1 is exact.
fn exact(f: impl Fn((f64, f64)) -> f64, (w, b): (f64, f64)) -> [f64; 2] {
    let by_w = (f((w + 1.0, b)) - f((w - 1.0, b))) / 2.0;
    [by_w, (f((w, b + 1.0)) - f((w, b - 1.0))) / 2.0]
}

/// The slope of a function of one number, measured.
fn measured(f: impl Fn(f64) -> f64, at: f64) -> f64 {
    (f(at + 1e-5) - f(at - 1e-5)) / 2e-5
}

/// What five programmers take for the two slopes of the two points.
fn five(at: (f64, f64)) -> [[f64; 2]; 5] {
    let mut sums = [[0.0; 2]; 5];
    for ((x, y), f) in POINTS.into_iter().zip(answers(at)) {
        let error = f - y;
        let right = error * f * (1.0 - f);
        let adds = [
            (error * (1.0 - f * f), x),
            (error * f * f, x),
            (right, at.0),
            (right, x),
            (error * 0.25, x),
        ];
        for (sum, (signal, times)) in sums.iter_mut().zip(adds) {
            *sum = [sum[0] + signal * times, sum[1] + signal];
        }
    }
    sums
}

/// Which of the five a gradient check lets through.
fn let_through(at: (f64, f64)) -> [bool; 5] {
    let by_w = measured(|w| loss((w, at.1)), at.0);
    let by_b = measured(|b| loss((at.0, b)), at.1);
    five(at).map(|claimed| (claimed[0] - by_w).abs() < 1e-9 && (claimed[1] - by_b).abs() < 1e-9)
}

pub(crate) fn facts(p: &mut Facts) {
    let here = slopes(HERE);
    p.input("Stand at $w = §$, $b = §$ and cut", &[HERE.0, HERE.1]);
    p.figure("two-cuts", &[("w", &HERE.0), ("b", &HERE.1)]);
    p.says(
        "Two cuts through the loss that cross at w = 0 and b = 0.",
        |[two, w, b]| two == here.len() && (w.value, b.value) == HERE,
    );
    p.says(
        "The slope of the left one there is −0.2125, that of the right one −0.025.",
        |[left, right]| {
            left == here[0]
                && right == here[1]
                && (measured(|w| loss((w, HERE.1)), HERE.0) - here[0]).abs() < 1e-9
                && (measured(|b| loss((HERE.0, b)), HERE.1) - here[1]).abs() < 1e-9
        },
    );

    p.says(
        "The letter that is held is a number like 5, and so is all that is made of it.",
        |[number]| number == SCHOOL_AT.1,
    );
    let places = [SCHOOL_AT, (-1.0, 0.5), (0.25, 3.0)];
    let polynomial: Vec<Point> = places
        .map(|at| Point::new().numbers([("w", at.0), ("b", at.1), ("F", school(at))]))
        .to_vec();
    p.formula(r"F = w^2 b + 3b.", &polynomial);
    p.says(
        "Hold $b$: then $F$ is a number times $w^2$, plus a number, so its slope along $w$ is $2wb$.",
        |[power, two]| {
            places.into_iter().all(|(w, b)| {
                school((w, b)) == b * w.powf(power.value) + 3.0 * b
                    && close(exact(school, (w, b))[0], two.value * w * b)
            })
        },
    );
    p.says(
        "Hold $w$: then $F$ is a number times $b$, plus $3b$, so its slope along $b$ is $w^2 + 3$.",
        |[three, power, more]| {
            places.into_iter().all(|(w, b)| {
                school((w, b)) == w * w * b + three.value * b
                    && close(exact(school, (w, b))[1], w.powf(power.value) + more.value)
            })
        },
    );
    p.says(
        "At $w = 2$ and $b = 5$ they are 20 and 7.",
        |[w, b, by_w, by_b]| {
            (w.value, b.value) == SCHOOL_AT && [by_w.value, by_b.value] == exact(school, SCHOOL_AT)
        },
    );
    p.formula("w = 2", &[Point::new().number("w", SCHOOL_AT.0)]);
    p.formula("b = 5", &[Point::new().number("b", SCHOOL_AT.1)]);

    // One example.
    let examples = || {
        POSITIONS
            .into_iter()
            .flat_map(|at| POINTS.into_iter().map(move |example| (at, example)))
    };
    let one = |at: (f64, f64), example| gradient(&SquaredError, &neuron(at), &dataset(&[example]));
    let half_square = |f: f64, y: f64| 0.5 * (f - y).powi(2);
    p.says(
        "From its parameters to its loss the neuron is a chain of three steps,",
        |[three]| {
            let y = POINTS[1].1;
            let steps: [&dyn Fn(f64) -> f64; 3] =
                [&|w| w * 2.5 - 2.0, &|z| Sigmoid.apply(z), &|f| {
                    half_square(f, y)
                }];
            let end = steps.iter().fold(1.5, |value, step| step(value));
            let whole = half_square(neuron((1.5, -2.0)).output(&array![2.5]), y);
            three == steps.len() && end == whole
        },
    );
    let points: Vec<Point> = examples()
        .map(|(at, (x, y))| {
            let f = neuron(at).output(&array![x]);
            let g = one(at, (x, y));
            Point::new()
                .numbers([("w", at.0), ("b", at.1), ("x", x), ("y", y), ("f", f)])
                .numbers([("z", at.0 * x + at.1), ("L", half_square(f, y))])
                .numbers([("g_w", g[0]), ("g_b", g[1])])
                .number(r"\delta", (f - y) * Sigmoid.derivative(at.0 * x + at.1))
                .function(r"\sigma", |z| Sigmoid.apply(z[0]))
        })
        .collect();
    p.formula(
        r"z = wx + b, \qquad f = \sigma(z), \qquad L = \tfrac12 (f - y)^2,",
        &points,
    );
    p.says("Along $b$ it is 1;", |[slope]| {
        let z = |(w, b): (f64, f64)| w * 2.5 + b;
        POSITIONS
            .into_iter()
            .all(|at| close(exact(z, at)[1], slope.value))
    });
    p.says(
        "of the second it is $f(1 - f)$, the [slope of the sigmoid](../building-a-neuron/sigmoid-against-step.md);",
        |[one]| {
            [-3.0, 0.0, 1.5].into_iter().all(|z| {
                let f = Sigmoid.apply(z);
                close(Sigmoid.derivative(z), f * (one.value - f))
            })
        },
    );
    p.says(
        "The target is held, the slope of a square is twice what is squared, and the half cancels the 2.",
        |[twice, half, two]| {
            [-1.5, 0.25, 4.0].into_iter().all(|u| {
                close(exact(|(u, _)| u * u, (u, 0.0))[0], twice.value * u)
            }) && half.value * two.value == 1.0
                && half == 0.5
        },
    );
    p.formula(
        r"g_w = (f - y)\, f (1 - f)\, x, \qquad g_b = (f - y)\, f (1 - f).",
        &points,
    );
    p.formula(
        r"\delta = (f - y)\, f (1 - f), \qquad g_w = \delta x, \qquad g_b = \delta.",
        &points,
    );
    p.says(
        "So the bias is treated like a weight whose input is always 1.",
        |[input]| {
            examples().all(|(at, example)| {
                let g = one(at, example);
                // Two inputs, of which the second is this number, and no bias.
                let both = Neuron::new(array![at.0, at.1], 0.0, Sigmoid);
                let f = both.output(&array![example.0, input.value]);
                close(f, neuron(at).output(&array![example.0]))
                    && close(g[1] * example.0, g[0] * input.value)
            })
        },
    );
    let both: Vec<Point> = POSITIONS
        .into_iter()
        .map(|at| {
            let ([f1, f2], [e1, e2], g) = (answers(at), errors(at), slopes(at));
            Point::new().numbers([
                (r"\delta_1", e1 * f1 * (1.0 - f1)),
                (r"\delta_2", e2 * f2 * (1.0 - f2)),
                ("x_1", POINTS[0].0),
                ("x_2", POINTS[1].0),
                ("g_w", g[0]),
                ("g_b", g[1]),
            ])
        })
        .collect();
    p.formula(
        r"g_w = \delta_1 x_1 + \delta_2 x_2, \qquad g_b = \delta_1 + \delta_2.",
        &both,
    );
    p.says("At (0, 0) you can do it in the head.", |[w, b]| {
        (w.value, b.value) == HERE && answers((w.value, b.value)) == [0.5; 2]
    });
    p.says(
        "Both answers are one half, and both slopes of the sigmoid a quarter:",
        |[half, quarter]| {
            answers(HERE).iter().all(|f| half == *f) && quarter == Sigmoid.derivative(0.0)
        },
    );
    p.says(
        "three tenths too much, four tenths too little",
        |[much, little]| much == errors(HERE)[0] && little == -errors(HERE)[1],
    );
    p.says(
        "Both are negative, so the loss falls when $w$ grows or $b$ grows, as the figure has it.",
        |[]| {
            here.iter().all(|slope| *slope < 0.0)
                && loss((HERE.0 + 0.01, HERE.1)) < loss(HERE)
                && loss((HERE.0, HERE.1 + 0.01)) < loss(HERE)
        },
    );

    // The check.
    p.table(
        "gradient_check.rows",
        &[
            ("at", "at"),
            ("parameter", "parameter"),
            ("formula.8", "formula"),
            ("measured.8", "measured"),
        ],
        &Point::new(),
    );
    p.says(
        "The derivatives of the loss of the two points, worked out and measured.",
        |[two]| {
            let rows = gradient_check().rows;
            two == POINTS.len()
                && CHECKED
                    .into_iter()
                    .zip(rows.chunks(2))
                    .all(|((_, at), pair)| {
                        let g = slopes(at);
                        pair[0].formula == g[0] && pair[1].formula == g[1]
                    })
        },
    );
    p.says(
        "They agree to eight digits or more, and all sixteen cannot be expected of a measurement: the nudge must not be large, because the curve bends, and not tiny, because the difference drowns in rounding.",
        |[eight, sixteen]| {
            let rows = gradient_check().rows;
            let off = rows.iter().map(|row| (row.measured / row.formula - 1.0).abs());
            let digits = |part: f64| -part.log10();
            eight == digits(off.fold(0.0, f64::max)).floor()
                && sixteen == digits(f64::EPSILON / 2.0).round()
        },
    );
    let code = p.rust();
    p.says(
        "It takes three lines, and it would have saved the article's program.",
        |[lines]| {
            let check = code.split("let derived").nth(1).unwrap_or_default();
            let end = check.find("agrees").map_or(0, |at| at);
            lines == check[..end].lines().count()
        },
    );
    p.says("It puts a 1 behind the inputs, for the bias:", |[one]| {
        with_one(&array![0.5, 2.5]) == array![0.5, 2.5, one.value]
    });
    p.says(
        "That of the loss by a weight is error, times slope of the activation, times input; by the bias, the same without the input.",
        |[]| {
            examples().all(|(at, (x, y))| {
                let z = at.0 * x + at.1;
                let signal = (Sigmoid.apply(z) - y) * Sigmoid.derivative(z);
                let g = one(at, (x, y));
                close(g[0], signal * x) && close(g[1], signal)
            })
        },
    );

    // The exercises.
    let [by_w, by_b] = exact(exercise, EXERCISE_AT);
    p.says(
        "What are the two slopes of $F = wb + w^2$ at $w = 3$, $b = 1$?",
        |[two, power, w, b]| {
            two == 2
                && places
                    .into_iter()
                    .all(|(w, b)| exercise((w, b)) == w * b + w.powf(power.value))
                && (w.value, b.value) == EXERCISE_AT
        },
    );
    let of_exercise: Vec<Point> = places
        .map(|at| Point::new().numbers([("w", at.0), ("b", at.1), ("F", exercise(at))]))
        .to_vec();
    p.formula("F = wb + w^2", &of_exercise);
    p.formula("w = 3", &[Point::new().number("w", EXERCISE_AT.0)]);
    p.formula("b = 1", &[Point::new().number("b", EXERCISE_AT.1)]);
    p.says(
        "Hold $b$, and do not forget that $w$ stands in both terms: along $w$ the slope is $b + 2w$, which is 7.",
        |[two, slope]| {
            places.into_iter().all(|(w, b)| close(exact(exercise, (w, b))[0], b + two.value * w))
                && slope == by_w
        },
    );
    p.says(
        "Hold $w$, and the second term is a number that does not move: along $b$ the slope is $w$, which is 3.",
        |[slope]| slope == by_b && by_b == EXERCISE_AT.0,
    );
    p.says(
        "The second step is now $f = z$, whose slope is 1 everywhere.",
        |[slope]| {
            [-2.0, 0.0, 5.0]
                .into_iter()
                .all(|z| Identity.apply(z) == z && slope == Identity.derivative(z))
        },
    );
    p.formula(
        "f = z",
        &[Point::new().numbers([("f", Identity.apply(1.5)), ("z", 1.5)])],
    );
    let straight: Vec<Point> = examples()
        .map(|((w, b), (x, y))| {
            let neuron = Neuron::new(array![w], b, Identity);
            let g = gradient(&SquaredError, &neuron, &dataset(&[(x, y)]));
            let f = neuron.output(&array![x]);
            Point::new().numbers([("g_w", g[0]), ("f", f), ("y", y), ("x", x)])
        })
        .collect();
    p.formula(r"g_w = (f - y)\,x", &straight);
    let willing = |f: f64| f * (1.0 - f);
    p.says(
        "For which answers $f$ is $f(1 - f)$ largest, and what does this mean for learning?",
        |[one]| close(0.3 * (one.value - 0.3), willing(0.3)),
    );
    p.says(
        "At one half, where it is a quarter; towards 0 and 1 it goes to 0.",
        |[half, quarter, low, high, none]| {
            quarter == willing(half.value)
                && (1..100)
                    .map(|part| f64::from(part) / 100.0)
                    .all(|f| willing(f) <= quarter.value)
                && none == willing(low.value)
                && none == willing(high.value)
                && low.value < high.value
        },
    );
    p.says(
        "How far it moves is willingness times error: with the target 0 it moves farther at two thirds than at one half.",
        |[target, farther, middle]| {
            let far = |f: f64| (f - target.value) * willing(f);
            target == 0 && far(farther.value) > far(middle.value) && middle == 0.5 && farther.value == 2.0 / 3.0
        },
    );
    p.says(
        "At an answer of ninety-nine hundredths with the target 0 it is about as wrong as can be, and willing by less than a hundredth.",
        |[answer, target, part]| {
            part.holds(willing(answer.value))
                && willing(answer.value) > 0.9 * part.value
                && answer.value - target.value > 0.98
                && target == 0.0
                && answer == 0.99
        },
    );
    let nudged = |nudge: f64| {
        let (at, (x, y)) = (ELSEWHERE, POINTS[1]);
        let loss = |w: f64| half_square(Sigmoid.apply(w * x + at.1), y);
        let quotient = (loss(at.0 + nudge) - loss(at.0 - nudge)) / (2.0 * nudge);
        (quotient - one(at, (x, y))[0]).abs()
    };
    p.says(
        "With the nudge to both sides, what the bend of the curve adds shrinks with the *square* of the nudge; what rounding adds grows when the nudge shrinks.",
        |[]| {
            (nudged(0.02) / nudged(0.01) - 4.0).abs() < 0.1 && nudged(1e-11) > 100.0 * nudged(1e-8)
        },
    );
    p.says(
        "So take nudges ten times as small, again and again, and see where the error stops falling.",
        |[times]| {
            let errors: Vec<f64> = (1..13).map(|n| nudged(times.value.powi(-n))).collect();
            let least = (0..12).min_by(|one, other| errors[*one].total_cmp(&errors[*other]));
            times == 10 && least.is_some_and(|least| (4..6).contains(&least))
        },
    );
    p.says(
        "With double precision the best nudge lies near the cube root of the rounding error, a few millionths.",
        |[]| (1e-6..1e-5).contains(&(f64::EPSILON / 2.0).cbrt()),
    );

    p.says(
        "Five programmers write what each example adds to the two slopes, with `f` for the answer.",
        |[programmers, two]| programmers == five(HERE).len() && two == five(HERE)[0].len(),
    );
    p.says("One is right.", |[]| {
        POSITIONS.into_iter().all(|at| let_through(at)[3])
            && let_through(ELSEWHERE) == [false, false, false, true, false]
    });
    p.says(
        "A gradient check at (0, 0) finds two of the bugs.",
        |[w, b, two]| {
            let found = let_through((w.value, b.value))
                .iter()
                .filter(|passes| !**passes)
                .count();
            (w.value, b.value) == HERE && two == found
        },
    );
    // Each line, and the signal that it writes, in numbers.
    type Signal = fn(f64, f64, f64) -> f64;
    let lines: [(&str, Signal); 4] = [
        (
            "A: `d = (f - y) * (1.0 - f * f)`, then `d * x` and `d`",
            |f, y, one| (f - y) * (one - f * f),
        ),
        (
            "C: `d = (f - y) * f * (1.0 - f)`, then `d * w` and `d`",
            |f, y, one| (f - y) * f * (one - f),
        ),
        (
            "D: `d = (f - y) * f * (1.0 - f)`, then `d * x` and `d`",
            |f, y, one| (f - y) * f * (one - f),
        ),
        (
            "E: `d = (f - y) * 0.25`, then `d * x` and `d`",
            |f, y, quarter| (f - y) * quarter,
        ),
    ];
    for ((line, signal), which) in lines.into_iter().zip([0, 2, 3, 4]) {
        p.says(line, |[number]| {
            POSITIONS.into_iter().all(|at| {
                let sum: f64 = answers(at)
                    .into_iter()
                    .zip(POINTS)
                    .map(|(f, (_, y))| signal(f, y, number.value))
                    .sum();
                close(sum, five(at)[which][1])
            })
        });
    }
    p.says(
        "It is the place: at (0, 0) both answers are one half, and many wrong things are the same there.",
        |[w, b, half]| {
            (w.value, b.value) == HERE && answers((w.value, b.value)).iter().all(|f| half == *f)
        },
    );
    p.says("D is right.", |[]| {
        POSITIONS.into_iter().all(|at| {
            let (claimed, g) = (five(at)[3], slopes(at));
            close(claimed[0], g[0]) && close(claimed[1], g[1])
        })
    });
    p.says(
        "A has the slope of tanh, which is three quarters there and not one quarter.",
        |[three, one]| {
            let z = 0.7_f64;
            let a = Tanh.apply(z);
            close(Tanh.derivative(z), 1.0 - a * a)
                && three == 1.0 - 0.5 * 0.5
                && one == Sigmoid.derivative(0.0)
        },
    );
    p.says(
        "C multiplies by the weight, which is 0, and not by the input.",
        |[weight]| weight == HERE.0 && five(HERE)[2][0] == weight.value,
    );
    p.says(
        "B and E pass, since one half times one half is a quarter, and nobody sees which one half it is.",
        |[a, b, quarter, c]| {
            quarter == a.value * b.value
                && c == answers(HERE)[0]
                && a == c.value
                && let_through(HERE) == [false, true, false, true, true]
        },
    );
    p.says(
        "At (0.5, 0.5) nothing is special, and both are caught.",
        |[w, b]| {
            (w.value, b.value) == ELSEWHERE
                && let_through((w.value, b.value)) == [false, false, false, true, false]
        },
    );
}
