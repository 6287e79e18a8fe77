//! Can one leap to the bottom?

use std::sync::LazyLock;

use activations::{Identity, Sigmoid};
use learning::{CrossEntropy, Curvature, SquaredError, gradient, hessian, total_loss};
use manuscript::facts::{Facts, Point};
use ndarray::array;
use neuron_core::Neuron;
use worked_examples::sigmoid_neuron_learning::two_points::{
    LEARNING_RATE, POINTS, START, dataset, gradient_descent, minimum, neuron, run, two_points,
};

use super::{POSITIONS, answers, close, errors};

/// The slopes `[g_w, g_b]` and the table `[p, m, q]` of a loss of the two points.
fn bend<L: Curvature<Sigmoid>>(loss: &L, at: (f64, f64)) -> ([f64; 2], [f64; 3]) {
    let (g, h) = (
        gradient(loss, &neuron(at), &two_points()),
        hessian(loss, &neuron(at), &two_points()),
    );
    ([g[0], g[1]], [h[[0, 0]], h[[0, 1]], h[[1, 1]]])
}

/// Newton's move.
fn leap(([gw, gb], [p, m, q]): ([f64; 2], [f64; 3])) -> [f64; 2] {
    let d = p * q - m * m;
    [(m * gb - q * gw) / d, (m * gw - p * gb) / d]
}

/// A place where the squared error bends up one way and down another.
const SADDLE: (f64, f64) = (0.5, 1.25);

fn far(at: (f64, f64)) -> f64 {
    let (w, b) = minimum();
    (at.0 - w).hypot(at.1 - b)
}

/// The places to which so many of its steps lead from (0, 0), each a part of the whole step.
fn steps(part: f64, count: usize) -> Vec<(f64, f64)> {
    let mut places = vec![(0.0, 0.0)];
    for _ in 0..count {
        let at = places[places.len() - 1];
        let [u_w, u_b] = leap(bend(&CrossEntropy, at));
        places.push((at.0 + part * u_w, at.1 + part * u_b));
    }
    places
}

/// The epochs after which descent has ten decimals for the first time.
static DESCENT: LazyLock<Option<usize>> = LazyLock::new(|| {
    let path = run(
        &gradient_descent(CrossEntropy, LEARNING_RATE, 400),
        (0.0, 0.0),
    );
    path.iter().position(|at| far((at.w, at.b)) < 1e-10)
});

pub(crate) fn facts(p: &mut Facts) {
    the_method(p);
    the_cost(p);
    the_exercises(p);
}

fn the_method(p: &mut Facts) {
    let places: Vec<Point> = POSITIONS
        .into_iter()
        .map(|at| {
            let ([gw, gb], [pp, m, q]) = bend(&CrossEntropy, at);
            // By elimination, and not by the formula that is to be proved.
            let u_b = (-gb + m / pp * gw) / (q - m * m / pp);
            let u_w = (-gw - m * u_b) / pp;
            Point::new()
                .numbers([("p", pp), ("m", m), ("q", q), ("g_w", gw), ("g_b", gb)])
                .numbers([("u_w", u_w), ("u_b", u_b)])
        })
        .collect();
    p.formula(
        r"p\,u_w + m\,u_b = -g_w, \qquad m\,u_w + q\,u_b = -g_b.",
        &places,
    );
    p.formula(
        r"u_w = \frac{m g_b - q g_w}{pq - m^2}, \qquad u_b = \frac{m g_w - p g_b}{pq - m^2}.",
        &places,
    );
    let here = (0.0, 0.0);
    p.says(
        "Take the [cross-entropy](another-loss.md) of our two points at (0, 0).",
        |[two, w, b]| two == POINTS.len() && (w.value, b.value) == here,
    );
    p.says(
        "Both answers are one half, so the error signals are 0.3 and −0.4, and the slopes are",
        |[half, first, second]| {
            let signals = errors(here);
            answers(here) == [half.value; 2]
                && close(first.value, signals[0])
                && close(second.value, signals[1])
        },
    );
    let [gw, gb] = bend(&CrossEntropy, here).0;
    p.formula(
        r"g_w = 0.3 \cdot 0.5 + (-0.4) \cdot 2.5 = -0.85, \qquad g_b = 0.3 + (-0.4) = -0.1.",
        &[Point::new().numbers([("g_w", gw), ("g_b", gb)])],
    );
    p.says(
        "The curvature by $z$ is the slope of the sigmoid, a quarter for both, so $p$ is 1.625, $m$ is 0.75 and $q$ is 0.5, and $pq - m^2$ is a quarter.",
        |[slope, pp, m, q, power, d]| {
            let table = bend(&CrossEntropy, here).1;
            slope.value == activations::Differentiable::derivative(&Sigmoid, 0.0)
                && [pp.value, m.value, q.value] == table
                && close(table[0] * table[2] - table[1].powf(power.value), d.value)
        },
    );
    p.says("The formulas give the move (1.4, −1.9).", |[u_w, u_b]| {
        let [w, b] = leap(bend(&CrossEntropy, here));
        close(u_w.value, w) && close(u_b.value, b)
    });
    p.says("The bottom is at about (1.79, −2.28).", |[w, b]| {
        (w.value - minimum().0).abs() < 0.005
            && (b.value - minimum().1).abs() < 0.005
            && w.holds(minimum().0)
    });
    let whole = || steps(1.0, 7);
    let first = |digits: f64| {
        whole()
            .into_iter()
            .position(|at| far(at) < 10.0_f64.powf(-digits))
    };
    p.says(
        "Before you look: how many such steps until ten decimals are right?",
        |[digits]| first(digits.value) == Some(5) && first(digits.value + 1.0) != Some(5),
    );
    p.says("Five.", |[five]| first(10.0) == Some(five.n()));
    p.says(
        "Where the distance is a thousandth, its square is a millionth: near the bottom each step doubles the number of decimals that are right.",
        |[thousandth, millionth]| {
            let distances: Vec<f64> = whole().into_iter().map(far).collect();
            (thousandth.value * thousandth.value - millionth.value).abs() < 1e-15
                && thousandth.value == 1e-3
                && distances[..6].windows(2).all(|pair| pair[1] < pair[0] * pair[0])
        },
    );
    p.says(
        "Gradient descent with the rate 1 takes 308 epochs for ten decimals.",
        |[rate, epochs, digits]| {
            rate == LEARNING_RATE && Some(epochs.n()) == *DESCENT && digits.value == 10.0
        },
    );
}

fn the_cost(p: &mut Facts) {
    p.says(
        "For $n$ of them the table has $n^2$ numbers, and solving the equations takes some $n^3/3$ multiplications.",
        |[square, cube, third]| {
            // Elimination: below each pivot, each row takes one product for each place to its right.
            let n = 300_u32;
            let products: f64 = (1..n).map(|left| f64::from(left * left)).sum();
            let told = f64::from(n).powf(cube.value) / third.value;
            square == 2 && (products / told - 1.0).abs() < 0.01
        },
    );
    p.says(
        "With a million parameters that is a million million numbers, and at a thousand million multiplications in a second one step takes more than ten years.",
        |[many, table, speed, years]| {
            let seconds = many.value.powi(3) / 3.0 / speed.value;
            many.value == 1e6
                && table.value == many.value * many.value
                && speed.value == 1e9
                && years.holds(seconds / (365.25 * 24.0 * 3600.0))
                && !years.holds(0.9 * seconds / (365.25 * 24.0 * 3600.0))
        },
    );
    p.says(
        "On a [dome](no-guarantee.md) that is the top, and on a saddle neither the top nor the bottom.",
        |[]| {
            let (g, h) = bend(&SquaredError, START);
            let [u_w, u_b] = leap((g, h));
            // Up along the slopes, from every side.
            let dome = h[0] < 0.0 && h[0] * h[2] - h[1] * h[1] > 0.0;
            // A saddle: from the point of its leap the parabola goes up along one way and down along another.
            let (_, [pp, m, q]) = bend(&SquaredError, SADDLE);
            let curvatures = (0..180).map(|degrees| {
                let (s, c) = f64::from(degrees).to_radians().sin_cos();
                pp * c * c + 2.0 * m * s * c + q * s * s
            });
            let curvatures: Vec<f64> = curvatures.collect();
            dome && g[0] * u_w + g[1] * u_b > 0.0
                && curvatures.iter().any(|bend| *bend > 0.0)
                && curvatures.iter().any(|bend| *bend < 0.0)
        },
    );
    p.says(
        "From the start of the toy run it steps farther out on the plain, and the loss rises.",
        |[]| {
            let [u_w, u_b] = leap(bend(&SquaredError, START));
            let next = (START.0 + u_w, START.1 + u_b);
            let loss = |at| total_loss(&SquaredError, &neuron(at), &two_points());
            next.1 < START.1 && loss(next) > loss(START)
        },
    );
    let entropy = |at| total_loss(&CrossEntropy, &neuron(at), &two_points());
    let part = |part: f64| {
        let [u_w, u_b] = leap(bend(&CrossEntropy, START));
        (START.0 + part * u_w, START.1 + part * u_b)
    };
    p.says(
        "In a bowl the leap ends at the bottom, but at that of the parabola.",
        |[]| entropy(part(1.0)) > 50.0 * entropy(START) && far(part(1.0)) > 100.0 * far(START),
    );
    p.says(
        "The cross-entropy is a bowl everywhere; from the same start one leap ends at a weight above a thousand, and raises the loss from 9 to 738.",
        |[weight, from, to]| {
            let bowl = |at| {
                let (_, [pp, m, q]) = bend(&CrossEntropy, at);
                pp > 0.0 && pp * q - m * m > 0.0
            };
            POSITIONS.into_iter().chain([START]).all(bowl)
                && weight.holds(part(1.0).0)
                && from == entropy(START).round()
                && to == entropy(part(1.0)).round()
        },
    );
    p.says(
        "The `Newton` of the library does both, and its loss never rises.",
        |[]| {
            let newton = learning::Newton {
                loss: SquaredError,
                epochs: 50,
            };
            let starts = POSITIONS.into_iter().chain([START]);
            starts.into_iter().all(|at| {
                let history = newton.fit(&mut neuron(at), &two_points());
                history.is_ok_and(|history| history.increases() == 0)
            })
        },
    );
}

fn the_exercises(p: &mut Facts) {
    p.says(
        r"Where does Newton's method lead on the parabola $\tfrac12 \lambda x^2$, from any $x$?",
        |[half, power]| {
            let (lambda, x) = (1.75, 0.8_f64);
            let height = |x: f64| half.value * lambda * x.abs().powf(power.value);
            let slope = (height(x + 1e-5) - height(x - 1e-5)) / 2e-5;
            (slope - lambda * x).abs() < 1e-9
        },
    );
    p.says(
        r"The slope is $\lambda x$ and the curvature is λ, so the move is $-x$, and one step leads to 0.",
        |[bottom]| [(2.0, 3.0), (0.25, -8.0)].into_iter().all(|(lambda, x): (f64, f64)| bottom == x - lambda * x / lambda),
    );
    let here = (0.0, 0.0);
    let (both, squared) = (bend(&CrossEntropy, here), bend(&SquaredError, here));
    p.says(
        "At (0, 0) the squared error gives the same first step as the cross-entropy, to the last digit.",
        |[w, b]| {
            let at = (w.value, b.value);
            at == here && leap(bend(&SquaredError, at)) == leap(bend(&CrossEntropy, at))
        },
    );
    p.says(
        "There both answers are one half, and the factor $f(1 - f)$ in the error signal is a quarter.",
        |[half, one, quarter]| {
            answers(here) == [half.value; 2] && quarter == half.value * (one.value - half.value)
        },
    );
    p.says(
        "So both slopes are a quarter of what they are with the cross-entropy.",
        |[part]| (0..2).all(|i| close(squared.0[i], part.value * both.0[i])),
    );
    p.says(
        "The curvature by $z$ is the square of the sigmoid's slope there, a sixteenth, and that is a quarter of a quarter.",
        |[part, quarter]| {
            let curvature = SquaredError.curvature(&Sigmoid, 0.0, POINTS[0].1);
            curvature == 1.0 / 16.0 && close(part.value * quarter.value, curvature) && part.value == quarter.value
        },
    );
    p.says(
        "All three of $p$, $m$ and $q$ are a quarter too, and in a fraction of slopes and curvatures the quarters cancel.",
        |[three, part]| {
            three == both.1.len() && (0..3).all(|i| close(squared.1[i], part.value * both.1[i]))
        },
    );
    p.says(
        "If all inputs are the same, $pq - m^2$ is 0: the floor is level, and the formulas name no place on it.",
        |[power, none]| {
            let line = Neuron::new(array![3.0], -2.0, Identity);
            let alike = dataset(&[(2.5, 0.2), (2.5, 0.9)]);
            let h = hessian(&SquaredError, &line, &alike);
            none == h[[0, 0]] * h[[1, 1]] - h[[0, 1]].abs().powf(power.value)
        },
    );
    p.says("One, if two of the inputs differ.", |[two]| {
        two == POINTS.len() && POINTS[0].0 != POINTS[1].0
    });
    p.says(
        "The answers change evenly with $w$ and $b$, so the loss *is* a parabola, and its bottom is where the step leads.",
        |[]| {
            let line = |w: f64, b: f64| Neuron::new(array![w], b, Identity);
            let (g, h) = (
                gradient(&SquaredError, &line(3.0, -2.0), &two_points()),
                hessian(&SquaredError, &line(3.0, -2.0), &two_points()),
            );
            let [u_w, u_b] = leap(([g[0], g[1]], [h[[0, 0]], h[[0, 1]], h[[1, 1]]]));
            total_loss(&SquaredError, &line(3.0 + u_w, -2.0 + u_b), &two_points()) < 1e-28
        },
    );
    let shrinks = |part: f64| {
        let places = steps(part, 60);
        far(places[60]) / far(places[59])
    };
    p.says(
        "Find the bug: a friend takes only a tenth of each Newton step, \"to be on the safe side\".",
        |[part]| close(part.value, 0.1) && (shrinks(part.value) - 0.9).abs() < 1e-3,
    );
    p.says(
        "Near the bottom a whole step leads nearly to it, so a tenth of a step leaves nine tenths of the distance.",
        |[part, left]| {
            let (near, whole) = (steps(part.value, 60)[60], leap(bend(&CrossEntropy, steps(part.value, 60)[60])));
            far((near.0 + whole[0], near.1 + whole[1])) < 0.01 * far(near)
                && (shrinks(part.value) - left.value).abs() < 1e-3
                && close(part.value + left.value, 1.0)
        },
    );
    p.says(
        "The number of right decimals no longer doubles; it takes some twenty steps for each new one.",
        |[twenty]| {
            let needed = 0.1_f64.ln() / 0.9_f64.ln();
            twenty.value == (needed / 10.0).round() * 10.0
        },
    );
    p.says(
        "A shorter step is a cure in a bowl where the parabola is no longer the loss.",
        |[]| {
            let entropy = |at| total_loss(&CrossEntropy, &neuron(at), &two_points());
            let [u_w, u_b] = leap(bend(&CrossEntropy, START));
            let after = |part: f64| entropy((START.0 + part * u_w, START.1 + part * u_b));
            after(1.0) > entropy(START) && after(1.0 / 64.0) < entropy(START)
        },
    );
    p.says("On a dome even a short one leads up.", |[]| {
        let loss = |at| total_loss(&SquaredError, &neuron(at), &two_points());
        let [u_w, u_b] = leap(bend(&SquaredError, START));
        (0..20).all(|halvings| {
            let part = 0.5_f64.powi(halvings);
            loss((START.0 + part * u_w, START.1 + part * u_b)) > loss(START)
        })
    });
}
