//! What does a slope know about the next step?

use std::sync::LazyLock;

use activations::{Activation, Differentiable, Sigmoid};
use manuscript::facts::{Facts, Point, Told};
use worked_examples::sigmoid_neuron_learning::taylor::{
    FROM, RATES, STEP_RATES, StepSizes, Taylor, TaylorRow, step_sizes, taylor,
};
use worked_examples::sigmoid_neuron_learning::two_points::loss;

use super::{POSITIONS, close, slopes};

static MOVES: LazyLock<Taylor> = LazyLock::new(|| taylor(&RATES));
static LONGER: LazyLock<StepSizes> = LazyLock::new(|| step_sizes(&STEP_RATES));

/// How high one stands, and by how much the path rises per meter.
const HEIGHT: f64 = 100.0;
const RISE: f64 = 0.2;

/// Where the square is looked at.
const AT: f64 = 5.0;

/// Some directions, and how far they are gone.
const DIRECTIONS: [([f64; 2], f64); 4] = [
    ([1.0, 0.5], 0.3),
    ([-0.5, 2.0], 0.7),
    ([0.2, -1.5], 0.1),
    ([-1.0, -0.25], 1.1),
];

fn square(x: f64) -> f64 {
    x * x
}

/// The slope of the slope of the sigmoid.
fn bend(z: f64) -> f64 {
    Sigmoid.derivative(z) * (1.0 - 2.0 * Sigmoid.apply(z))
}

/// The loss after one step against the gradient.
fn after(rate: f64) -> f64 {
    taylor(&[rate]).rows[0].actual
}

/// Where a number changes its sign, between two places.
fn root(f: impl Fn(f64) -> f64, mut from: f64, mut to: f64) -> f64 {
    for _ in 0..60 {
        let middle = f64::midpoint(from, to);
        if (f(middle) > 0.0) == (f(from) > 0.0) {
            from = middle;
        } else {
            to = middle;
        }
    }
    from
}

pub(crate) fn facts(p: &mut Facts) {
    let (record, longer) = (&*MOVES, &*LONGER);
    p.told(
        "You know how high you stand, 100 meters, and that the path rises by 20 centimeters per meter.",
        Told::Story,
    );
    p.told("How high will you be after ten meters?", Told::Story);
    p.says(
        r#""About 102", you say, and you are right to say *about*."#,
        |[height]| height.value == HEIGHT + 10.0 * RISE,
    );
    p.says(
        "If the path is straight there is no rest, and you will be at 102 meters exactly.",
        |[height]| height == HEIGHT + 10.0 * RISE,
    );
    let smooth = |rest: &'static dyn Fn(f64, f64) -> f64| -> Vec<Point> {
        [(0.5, 0.3), (-1.5, 2.0), (2.0, -0.75)]
            .map(|(x, h)| {
                Point::new()
                    .numbers([("x", x), ("h", h), (r"\dots", rest(x, h))])
                    .function("f", |x| Sigmoid.apply(x[0]))
                    .function("f'", |x| Sigmoid.derivative(x[0]))
                    .function("f''", |x| bend(x[0]))
            })
            .to_vec()
    };
    let first_rest =
        |x: f64, h: f64| Sigmoid.apply(x + h) - Sigmoid.apply(x) - h * Sigmoid.derivative(x);
    p.formula(
        r"f(x + h) = f(x) + h\,f'(x) + \dots",
        &smooth(&|x, h| Sigmoid.apply(x + h) - Sigmoid.apply(x) - h * Sigmoid.derivative(x)),
    );
    let slope = |x: f64| (square(x + 1.0) - square(x - 1.0)) / 2.0;
    p.says("Take the square, $f(x) = x^2$, at 5.", |[power, at]| {
        [0.5, 3.0]
            .into_iter()
            .all(|x: f64| x.powf(power.value) == square(x))
            && at == AT
    });
    let squares: Vec<Point> = [0.5, -3.0]
        .map(|x| Point::new().number("x", x).function("f", |x| square(x[0])))
        .to_vec();
    p.formula("f(x) = x^2", &squares);
    p.says("The height is 25 and the slope is 10.", |[height, rise]| {
        height == square(AT) && rise == slope(AT)
    });
    p.formula(
        r"(5 + h)^2 = 25 + 10h + h^2.",
        &[0.5, -2.0, 3.0].map(|h| Point::new().number("h", h)),
    );
    let rest = |h: f64| square(AT + h) - square(AT) - h * slope(AT);
    p.says("Here the rest has no secrets, it is $h^2$.", |[power]| {
        [0.5, 2.0]
            .into_iter()
            .all(|h: f64| close(rest(h), h.powf(power.value)))
    });
    p.says(
        "Make the step ten times as short: the slope's part is ten times as small, and the rest a hundred times.",
        |[short, small, smaller]| {
            let h = 0.5;
            let shorter = h / short.value;
            (h * slope(AT) / (shorter * slope(AT)) - small.value).abs() < 1e-9
                && (rest(h) / rest(shorter) - smaller.value).abs() < 1e-6
                && short == 10
        },
    );
    p.says(
        "So for a short step the slope says nearly everything, unless it is 0, and this is true for every smooth function.",
        |[none]| {
            // Where the square is level, all of its change is in the rest.
            slope(none.value) == 0.0 && square(none.value + 1e-3) == 1e-3 * 1e-3 && [-2.0, 0.3, 1.0].into_iter().all(|x| {
                let part = |h: f64| first_rest(x, h) / (h * Sigmoid.derivative(x));
                part(1e-3).abs() < 1e-3 && part(1e-3).abs() < 0.2 * part(1e-2).abs()
            })
        },
    );
    p.says(
        "That of the square is 2 everywhere, and the rest $h^2$ is half of it, times the square of the step.",
        |[curvature, power, half]| {
            power == 2 &&
            [-3.0, 0.0, AT].into_iter().all(|x| {
                close((slope(x + 1.0) - slope(x - 1.0)) / 2.0, curvature.value)
            }) && [0.5, 2.0].into_iter().all(|h| close(rest(h), half.value * curvature.value * h * h))
        },
    );
    p.formula(
        r"f(x + h) = f(x) + h\,f'(x) + \frac{h^2}{2}\,f''(x) + \dots",
        &smooth(&|x, h| {
            let [f, slope, bend] = [Sigmoid.apply(x), Sigmoid.derivative(x), bend(x)];
            Sigmoid.apply(x + h) - f - h * slope - 0.5 * h * h * bend
        }),
    );
    p.says(
        "Read: the height there is the height here, plus step times slope, plus half the square of the step times curvature, and a rest.",
        |[half]| {
            [0.5, 2.0].into_iter().all(|h| {
                close(square(AT + h), square(AT) + h * slope(AT) + half.value * h * h * 2.0)
            })
        },
    );
    p.says(
        "The rest that is now left, none for the square, shrinks at least with the third power of the step.",
        |[]| {
            let of_the_square = rest(0.5) - 0.5 * 0.5 * 0.5 * 2.0;
            let left = |h: f64| first_rest(0.5, h) - 0.5 * h * h * bend(0.5);
            of_the_square == 0.0 && (left(0.02) / left(0.01) - 8.0).abs() < 0.2
        },
    );

    // Two parameters. Along a line the loss is a function of one number, and u is gone twice over when that is doubled.
    let lines: Vec<Point> = POSITIONS
        .into_iter()
        .zip(DIRECTIONS.into_iter().cycle())
        .map(|(at, ([u_w, u_b], eta))| {
            let along = move |t: f64| loss((at.0 + t / 2.0 * u_w, at.1 + t / 2.0 * u_b));
            let (theta, u) = (0.4, 2.0);
            let start = (at.0 + theta / 2.0 * u_w, at.1 + theta / 2.0 * u_b);
            let [g_w, g_b] = slopes(start);
            let rest = along(theta + eta * u) - along(theta) - eta * (u_w * g_w + u_b * g_b);
            Point::new()
                .numbers([
                    (r"\theta", theta),
                    (r"\eta", eta),
                    ("u", u),
                    (r"\dots", rest),
                ])
                .numbers([("u_w", u_w), ("u_b", u_b), ("g_w", g_w), ("g_b", g_b)])
                .function("L", move |t| along(t[0]))
        })
        .collect();
    p.formula(
        r"L(\theta + \eta u) = L(\theta) + \eta\,(u_w g_w + u_b g_b) + \dots",
        &lines,
    );
    p.says(
        "If all that follows $L(\\theta)$ is negative, the move has made the loss smaller.",
        |[]| {
            LONGER
                .rows
                .iter()
                .all(|row| (row.actual - longer.start < 0.0) == (row.actual < longer.start))
        },
    );
    // The curvature along u by differences of slopes, which know nothing of the table of second derivatives.
    let along = |at: (f64, f64), [u_w, u_b]: [f64; 2]| {
        let slope = |t: f64| {
            let [g_w, g_b] = slopes((at.0 + t * u_w, at.1 + t * u_b));
            u_w * g_w + u_b * g_b
        };
        (slope(1e-4) - slope(-1e-4)) / 2e-4
    };
    p.says(
        r"Whoever walks straight on sees a path of one number, η, and on a path we know what the rest begins with: half of $\eta^2$ times the curvature along $u$.",
        |[half, power]| {
            POSITIONS.into_iter().zip(DIRECTIONS.into_iter().cycle()).all(|(at, (u, _))| {
                let eta = 1e-3_f64;
                let [g_w, g_b] = slopes(at);
                let moved = loss((at.0 + eta * u[0], at.1 + eta * u[1]));
                let rest = moved - loss(at) - eta * (u[0] * g_w + u[1] * g_b);
                let term = half.value * eta.powf(power.value) * along(at, u);
                (rest - term).abs() < 0.02 * term.abs()
            })
        },
    );

    // The moves.
    p.says(
        "Start from (0, 0), where the loss is one eighth, and move against the gradient.",
        |[w, b, eighth]| {
            (w.value, b.value) == FROM && (loss((w.value, b.value)) - eighth.value).abs() < 1e-15
        },
    );
    p.says(
        "Before you look: which column will be nearly the same in all rows?",
        |[]| {
            let spread = |column: fn(&TaylorRow) -> f64| {
                let values = record.rows.iter().map(column);
                let (low, high) = (
                    values.clone().fold(f64::MAX, f64::min),
                    values.fold(0.0, f64::max),
                );
                (high - low) / high
            };
            spread(|row| row.remainder) < 0.09 && spread(|row| row.actual) > 0.2
        },
    );
    p.table(
        "taylor.rows",
        &[
            ("eta", r"$\eta$"),
            ("actual.9", "loss"),
            ("first_order.9", "slope alone"),
            ("second_order.9", "with curvature"),
            ("remainder.6", r"left out, divided by $\eta^2$"),
        ],
        &Point::new(),
    );
    p.says("Moves from (0, 0) along −∇L.", |[w, b]| {
        let [g_w, g_b] = slopes((w.value, b.value));
        (w.value, b.value) == FROM
            && record
                .rows
                .iter()
                .all(|row| row.actual == loss((-row.eta * g_w, -row.eta * g_b)))
    });
    let here = slopes(FROM);
    let half_along = 0.5 * along(FROM, here);
    p.says(
        "What the slope alone leaves out, divided by η², settles at a fixed number, {{#number taylor.half_curvature .6}}: half the curvature along the way.",
        |[number, half]| {
            // Each row comes nearer, about ten times with a rate ten times smaller.
            let distance = |row: &TaylorRow| row.remainder - number.value;
            number == record.half_curvature
                && (number.value - half_along).abs() < 1e-9
                && half == 0.5
                && record.rows.windows(2).all(|pair| {
                    (5.0..20.0).contains(&(distance(&pair[0]) / distance(&pair[1])))
                })
        },
    );
    p.table(
        "step_sizes.rows",
        &[
            ("eta", r"$\eta$"),
            ("predicted.4", "predicted from the slope"),
            ("actual.4", "loss"),
        ],
        &Point::new(),
    );
    p.says(
        "Longer and longer moves from (0, 0), where the loss is 0.125.",
        |[w, b, start]| {
            (w.value, b.value) == FROM
                && start == longer.start
                && longer.rows.iter().all(|row| row.actual == after(row.eta))
        },
    );
    p.figure("prediction-against-truth", &[]);
    let fall = square(here[0]) + square(here[1]);
    p.says(
        "From η = 2.73 on the slope alone predicts a loss below 0, which no sum of squares has.",
        |[rate, none]| {
            rate == (100.0 * longer.start / fall).round() / 100.0
                && none.value == 0.0
                && none.holds(step_sizes(&[2.74]).rows[0].predicted)
                && !none.holds(step_sizes(&[2.72]).rows[0].predicted)
        },
    );
    p.says(
        "The loss itself is back at 0.125 at η = 6.28: steps with a larger rate lead up.",
        |[start, rate]| {
            let back = root(|rate| after(rate) - longer.start, 3.0, 9.0);
            start == longer.start
                && rate == (100.0 * back).round() / 100.0
                && after(6.5) > longer.start
        },
    );
    p.says(
        "A sum of squares is never negative, but a straight line does not know that.",
        |[]| {
            longer
                .rows
                .iter()
                .all(|row| row.actual > 0.0 && (row.predicted < 0.0) == (row.eta >= 5.0))
        },
    );
    p.says("And with η = 10 the loss has gone *up*.", |[rate]| {
        after(rate.value) > longer.start
            && rate == STEP_RATES[3]
            && after(STEP_RATES[2]) < longer.start
    });
    p.says(
        "The two slopes at (0, 0), measured by nudging to both sides.",
        |[two, w, b]| two == here.len() && (w.value, b.value) == FROM,
    );
    p.says(
        "Value and slope predict the loss after a short move; what they leave out is nearly half the curvature, times the square of the move.",
        |[half]| {
            let row = &record.rows[2];
            let left = row.actual - row.first_order;
            (left - half.value * row.eta * row.eta * along(FROM, here)).abs() < 0.01 * left
        },
    );

    // What the source says.
    p.says(
        r"A value knows nothing of its neighborhood: at 0, $\sigma(x)$ and $\tfrac12 + \tfrac12 \sin x$ are equal, and at ½ they differ by more than a tenth.",
        |[at, a, b, there, tenth]| {
            let other = |x: f64| a.value + b.value * x.sin();
            Sigmoid.apply(at.value) == other(at.value)
                && at == 0.0
                && tenth.holds((Sigmoid.apply(there.value) - other(there.value)).abs())
                && there == 0.5
                && b == 0.5
        },
    );
    p.told(
        "Since η is very small, it goes on, η² and η³ are nearly 0 and may be left out (the exponents are lost in the translation).",
        Told::Source,
    );
    p.says(
        "Later it computes with η = 1, whose square and cube are 1.",
        |[rate, one]| {
            rate == RATES[0] && one == square(rate.value) && one == rate.value * square(rate.value)
        },
    );

    // The exercises.
    let (place, step) = (100.0_f64, 2.0);
    let steep = 1.0 / (2.0 * place.sqrt());
    let bends = -1.0 / (4.0 * place * place.sqrt());
    p.says(
        r"Predict $\sqrt{102}$ from $\sqrt{100}$ with the slope alone, then with curvature.",
        |[to, from]| from == place && to == place + step,
    );
    p.says(
        "The function is the root, the place 100 and the step 2.",
        |[at, by]| at == place && by == step,
    );
    p.says(
        "The slope of a root is 1 divided by twice the root, a twentieth here.",
        |[one, twice, part]| {
            let measured = ((place + 1e-3).sqrt() - (place - 1e-3).sqrt()) / 2e-3;
            (one.value / (twice.value * place.sqrt()) - measured).abs() < 1e-9 && part == steep
        },
    );
    p.says(
        "It becomes smaller on the way, so the curvature is negative: minus a four-thousandth.",
        |[part]| {
            let slope = |x: f64| 1.0 / (2.0 * x.sqrt());
            let measured = (slope(place + 1e-2) - slope(place - 1e-2)) / 2e-2;
            (measured - bends).abs() < 1e-9 && part.value == -bends
        },
    );
    let first = place.sqrt() + step * steep;
    let second = first + 0.5 * step * step * bends;
    p.says(
        "The slope alone is wrong by half a thousandth, and with the curvature the error is a hundred times as small.",
        |[half, part, times]| {
            let [wrong, less] = [first, second].map(|found| (found - (place + step).sqrt()).abs());
            (1e4 * wrong).round() / 1e4 == half.value * part.value && part == 1e-3 && (wrong / less).round() == times.value
        },
    );
    p.says(
        r"The slope along $-\nabla L$ is minus the square of the gradient's length, $-s$; the gradient at (0, 0) is (−0.2125, −0.025).",
        |[w, b, by_w, by_b]| {
            (w.value, b.value) == FROM && [by_w.value, by_b.value].iter().zip(here).all(|(one, other)| close(*one, other))
        },
    );
    let turn = fall / (2.0 * record.half_curvature);
    p.says(
        r"With $c$ for half the curvature, the parabola $L - s\eta + c\eta^2$ turns where its slope $-s + 2c\eta$ is 0, at $\eta = s/(2c)$.",
        |[of_it, power, two, none, half]| {
            let (s, c) = (0.3, 0.7);
            let parabola = |eta: f64| 1.0 - s * eta + c * eta.powf(power.value);
            let slope = |eta: f64| (parabola(eta + 0.01) - parabola(eta - 0.01)) / 0.02;
            close(slope(1.5), two.value * c * 1.5 - s) && close(slope(s / (half.value * c)), none.value)
                && of_it.value * 2.0 * c == c
        },
    );
    let turns = [(0.3, 0.7), (2.0, 0.5)]
        .map(|(s, c)| Point::new().numbers([("s", s), ("c", c), (r"\eta", s / (2.0 * c))]));
    p.formula(r"\eta = s/(2c)", &turns);
    p.says("half the curvature, from the page", |[half]| {
        half == 0.5 && (half.value * along(FROM, here) - 0.0102075).abs() < 1e-7
    });
    p.says(
        "The loss turns at about the same rate, though not at the same height: on the way the curvature first grows and then shrinks.",
        |[]| {
            let slope = |rate: f64| after(rate + 1e-4) - after(rate - 1e-4);
            let bends = |rate: f64| after(rate + 1e-2) - 2.0 * after(rate) + after(rate - 1e-2);
            let lowest = root(slope, 1.0, 4.0);
            (lowest / turn - 1.0).abs() < 0.01
                && after(lowest) > taylor(&[turn]).rows[0].second_order + 0.003
                && bends(0.5) > bends(0.02)
                && bends(turn) < bends(0.02)
        },
    );
    p.says(
        "For which η is the prediction from the slope alone off by less than half a millionth?",
        |[half, millionth]| {
            let row = &taylor(&[0.0069]).rows[0];
            half.holds((row.actual - row.first_order) / millionth.value) && millionth == 1e-6
        },
    );
    p.says(
        "Do not try rates, use the last column: the error is about a hundredth of η².",
        |[part]| part.holds(record.half_curvature),
    );
    p.says(
        "It is half a millionth when η² is fifty millionths, so for rates up to about seven thousandths.",
        |[half, millionth, square_of, rate]| {
            let off = |rate: f64| {
                let row = &taylor(&[rate]).rows[0];
                row.actual - row.first_order
            };
            let small = half.value * millionth.value;
            (square_of.value / 100.0 - small).abs() < 1e-15
                && millionth == 1e-6
                && (off(square_of.value.sqrt()) / small - 1.0).abs() < 0.03
                && (1e3 * square_of.value.sqrt()).round() / 1e3 == rate.value
        },
    );
    let tiny = 1e-8;
    p.says(
        "At η = 10⁻⁸ the quotient is nowhere near a hundredth.",
        |[rate, part]| {
            let quotient = taylor(&[rate.value]).rows[0].remainder;
            (quotient - part.value).abs() > 0.5 * part.value
                && part.holds((100.0 * record.half_curvature).round() / 100.0)
                && rate == tiny
        },
    );
    p.says(
        "What is left out is about a hundredth of 10⁻¹⁶, while the loss, one eighth, is rounded to 10⁻¹⁷ or so.",
        |[part, squared, eighth, unit]| {
            part.holds(record.half_curvature)
                && squared == square(tiny)
                && (eighth.value - longer.start).abs() < 1e-15
                && (unit.value / (longer.start * f64::EPSILON / 2.0) - 1.0).abs() < 0.3
        },
    );
    p.says(
        "The difference of two such numbers is rounding and nothing else, and divided by 10⁻¹⁶ it may come out as anything.",
        |[two, divisor]| two == 2 && divisor == square(tiny),
    );
}
