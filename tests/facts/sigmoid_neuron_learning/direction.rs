//! Which way is down?

use activations::{Activation, Differentiable, Sigmoid};
use learning::{SquaredError, directional_derivative, gradient};
use manuscript::facts::{Facts, Point, Told};
use ndarray::array;
use worked_examples::sigmoid_neuron_learning::directions::{
    ANGLES, DirectionRow, FROM, STEP, at_angle, change, cosine_and_sine, directions,
    random_changes, random_directions, slope,
};
use worked_examples::sigmoid_neuron_learning::landscape::{THREE_POINTS, two_minima};
use worked_examples::sigmoid_neuron_learning::taylor;
use worked_examples::sigmoid_neuron_learning::two_points::{
    POINTS, dataset, gradient_descent, loss, minimum, neuron, run, two_points,
};

use super::{POSITIONS, answers, close, errors, slopes};

/// Directions of several lengths all around, as a unit vector and a length.
fn around() -> impl Iterator<Item = ([f64; 2], f64)> {
    (0..16).map(|part| {
        let turn = f64::from(part) * std::f64::consts::TAU / 16.0 + 0.1;
        (
            [turn.cos(), turn.sin()],
            [1.0, 0.5, 0.01][part as usize % 3],
        )
    })
}

/// What a short move in the direction u makes of the loss.
fn after(at: (f64, f64), u: [f64; 2]) -> f64 {
    loss((at.0 + 1e-4 * u[0], at.1 + 1e-4 * u[1]))
}

/// The angle to the gradient, in degrees, at which a move of [`STEP`] leads neither up nor down.
fn border() -> f64 {
    let (mut up, mut down) = (0.0_f64, 180.0_f64);
    for _ in 0..60 {
        let middle = f64::midpoint(up, down);
        let radians = middle.to_radians();
        if change(&at_angle([radians.cos(), radians.sin()])) < 0.0 {
            down = middle;
        } else {
            up = middle;
        }
    }
    down
}

pub(crate) fn facts(p: &mut Facts) {
    let rows = directions().rows;
    p.says(
        "Before you read on, choose: only one, a few, or half of them.",
        |[half]| half.value == 0.5 && (random_directions().share - half.value).abs() < 0.01,
    );
    let falls = |angle: f64| {
        let mut rows = rows.iter();
        rows.any(|row| f64::from(row.angle) == angle && row.actual < 0.0)
    };
    let everywhere = || {
        POSITIONS
            .into_iter()
            .filter(|at| slopes(*at)[1].abs() > 1e-3)
    };

    // The inner product and the sign of the change.
    let moves: Vec<Point> = everywhere()
        .flat_map(|at| {
            around().map(move |(unit, length)| {
                let (g, u) = (slopes(at), unit.map(|member| length * member));
                let product = u[0] * g[0] + u[1] * g[1];
                let long = (g[0] * g[0] + g[1] * g[1]).sqrt();
                let beta = (product / (length * long)).acos();
                Point::new().numbers([
                    ("u_w", u[0]),
                    ("u_b", u[1]),
                    ("g_w", g[0]),
                    ("g_b", g[1]),
                    (
                        "S",
                        directional_derivative(
                            &gradient(&SquaredError, &neuron(at), &two_points()),
                            &array![u[0], u[1]],
                        ),
                    ),
                    ("U", length),
                    ("G", long),
                    (r"\beta", beta),
                    // It stands before β as a factor would.
                    (r"\cos", beta.cos() / beta),
                ])
            })
        })
        .collect();
    p.expression("S", r"u_w\,g_w + u_b\,g_b.", &moves);
    p.formula(r"u_w\,g_w + u_b\,g_b = U\,G \cos\beta.", &moves);
    let arrows = || {
        everywhere()
            .flat_map(|at| around().map(move |(u, long)| (u.map(|part| part * long), slopes(at))))
    };
    let square = |[w, b]: [f64; 2], power: f64| w.hypot(b).powf(power);
    p.says(
        "The square of the length of $u + g$, multiplied out, is $U^2 + G^2$ and twice the inner product.",
        |[of_u, of_g, twice]| {
            arrows().all(|(u, g)| {
                let product = u[0] * g[0] + u[1] * g[1];
                let multiplied = square(u, of_u.value) + square(g, of_g.value) + twice.value * product;
                close(square([u[0] + g[0], u[1] + g[1]], 2.0), multiplied)
            })
        },
    );
    p.says(
        r"Turn it until $g$ lies along the first axis: then $g$ has the parts $G$ and 0, the first part of $u$ is $U \cos\beta$, and",
        |[none]| {
            arrows().all(|(u, g)| {
                let long = g[0].hypot(g[1]);
                let turn = |[w, b]: [f64; 2]| {
                    [(g[0] * w + g[1] * b) / long, (g[0] * b - g[1] * w) / long]
                };
                let (turned, first) = (turn(g), turn(u)[0]);
                let beta = (u[1].atan2(u[0]) - g[1].atan2(g[0])).cos();
                close(turned[0], long)
                    && close(turned[1], none.value)
                    && close(first, u[0].hypot(u[1]) * beta)
                    && close(turn(u)[0].hypot(turn(u)[1]), u[0].hypot(u[1]))
            })
        },
    );
    p.says(
        "So, if η is small enough, the loss falls when this number is negative, and rises when it is positive.",
        |[]| {
            everywhere().all(|at| {
                let g = slopes(at);
                around()
                    .all(|(u, _)| (u[0] * g[0] + u[1] * g[1] < 0.0) == (after(at, u) < loss(at)))
            })
        },
    );

    let lowest = rows.iter().map(|row| row.actual).fold(0.0, f64::min);
    p.says("A cosine lies between −1 and 1.", |[least, most]| {
        let cosines: Vec<f64> = (0..=180)
            .map(|angle| f64::from(angle).to_radians().cos())
            .collect();
        close(cosines.iter().copied().fold(0.0, f64::min), least.value)
            && close(cosines.iter().copied().fold(0.0, f64::max), most.value)
    });
    p.says(
        "So it is the cosine alone that decides between up and down.",
        |[]| {
            everywhere().all(|at| {
                let g = slopes(at);
                let length = (g[0] * g[0] + g[1] * g[1]).sqrt();
                around().all(|(u, by)| {
                    let cosine = (u[0] * g[0] + u[1] * g[1]) / length;
                    (cosine < 0.0) == (after(at, u.map(|member| by * member)) < loss(at))
                })
            })
        },
    );
    p.told(
        "The article says that the product is negative *only if* the cosine is −1, that is, at 180 degrees.",
        Told::Source,
    );
    p.says("By this, only one direction would lead down.", |[]| {
        let straight = rows
            .iter()
            .filter(|row| cosine_and_sine(row.angle)[0] == -1.0);
        straight.count() == 1
    });
    p.says(
        "But a cosine is negative for every angle beyond 90.",
        |[right]| {
            (0..=180).map(f64::from).all(|angle| {
                let is_negative = angle.to_radians().cos() < -1e-12;
                is_negative == (angle > right.value)
            })
        },
    );
    p.says(
        "Take moves of one hundredth in length from (0, 0), at several angles to the gradient:",
        |[long, w, b]| long == STEP && (w.value, b.value) == FROM,
    );
    p.table(
        "directions.rows",
        &[
            ("angle", "angle β"),
            ("predicted.4", "predicted change"),
            ("actual.4", "change of the loss"),
        ],
        &Point::new(),
    );
    p.says(
        "Moves of one hundredth from (0, 0), in seven directions.",
        |[long, w, b, seven]| {
            long == STEP
                && (w.value, b.value) == FROM
                && seven == ANGLES.len()
                && rows.iter().all(|row| {
                    let [cosine, _] = cosine_and_sine(row.angle);
                    let g = slope();
                    close(row.predicted, long.value * g.dot(&g).sqrt() * cosine)
                })
        },
    );
    p.figure("loss-against-angle", &[]);
    p.says(
        "Every direction at more than about 90° to the gradient leads down; for this move of length 0.01 the border is at 90.1°.",
        |[right, long, at]| {
            right.value == 90.0
                && (border() - right.value).abs() < 0.5
                && border() > right.value
                && long == STEP
                && at == (10.0 * border()).round() / 10.0
        },
    );
    p.says("At 180° the loss falls by 0.00212.", |[angle, by]| {
        falls(angle.value) && angle == f64::from(ANGLES[6]) && by == -rows[6].actual
    });
    p.says(
        "At 91 degrees, nearly on the level, the loss already falls.",
        |[angle]| {
            falls(angle.value)
                && rows
                    .iter()
                    .all(|row| f64::from(row.angle) >= angle.value || row.actual > 0.0)
        },
    );
    p.says("At 180 degrees it falls *most*.", |[angle]| {
        let steepest = rows.iter().find(|row| row.actual == lowest);
        steepest.is_some_and(|row| angle == f64::from(row.angle))
    });
    p.says(
        "The cosine says both, and only the second needs the −1.",
        |[one]| {
            cosine_and_sine(180)[0] == one.value
                && falls(91.0)
                && cosine_and_sine(91)[0] > one.value
        },
    );
    p.says(
        "Half of all directions lead down, as [the random moves](parameter-vector.md#would-a-coin-do) have shown.",
        |[half]| half.value == 0.5 && (random_directions().share - half.value).abs() < 0.01,
    );
    // Against the gradient nothing goes farther down, but for the curvature, which shifts the lowest position on the circle.
    let straight = rows[6].actual;
    let is_steepest = random_changes()
        .into_iter()
        .all(|change| change > straight * 1.0001);
    p.formula(
        "u = -g",
        &slopes(FROM).map(|member| Point::new().numbers([("g", member), ("u", -member)])),
    );
    p.says(
        "So among all $u$ of one length the best points against the gradient, $u = -g$.",
        |[]| is_steepest,
    );
    let steps: Vec<Point> = POSITIONS
        .into_iter()
        .flat_map(|at| {
            [0.01, 1.0, 10.0].map(|rate| {
                let end = run(&gradient_descent(SquaredError, rate, 1), at)[1];
                let [g_w, g_b] = slopes(at);
                Point::new().numbers([
                    ("w", at.0),
                    ("b", at.1),
                    ("w_new", end.w),
                    ("b_new", end.b),
                    ("g_w", g_w),
                    ("g_b", g_b),
                    (r"\eta", rate),
                ])
            })
        })
        .collect();
    p.formula(
        r"w_{\mathrm{new}} = w - \eta\,g_w, \qquad b_{\mathrm{new}} = b - \eta\,g_b.",
        &steps,
    );
    p.says(
        "Where the loss rises with $w$, the weight is lowered; where it falls, raised.",
        |[]| {
            POSITIONS.into_iter().all(|at| {
                let end = run(&gradient_descent(SquaredError, 0.1, 1), at)[1];
                let rises = loss((at.0 + 1e-5, at.1)) > loss(at);
                rises == (end.w < at.0)
            })
        },
    );
    p.says("the wrong sign climbs", |[]| {
        let g = slopes(FROM);
        loss((1e-2 * g[0], 1e-2 * g[1])) > loss(FROM)
            && loss((-1e-2 * g[0], -1e-2 * g[1])) < loss(FROM)
    });
    p.says("For one short step, yes.", |[]| is_steepest);
    p.says(
        "Every direction at more than 90 degrees to the gradient leads down, and the opposite of the gradient leads down most steeply.",
        |[right]| {
            is_steepest
                && rows.iter().all(|row| (f64::from(row.angle) > right.value) == (row.actual < 0.0))
                && right.holds(border())
                && border() < right.value + 0.5
        },
    );
    p.told(
        "A falling loss is the article's condition for the *best* $u$.",
        Told::Source,
    );
    p.says("It is one that half of all directions meet.", |[half]| {
        half.value == 0.5 && (random_directions().share - half.value).abs() < 0.01
    });
    p.told(
        "It calls the angle θ, the name of the parameters.",
        Told::Source,
    );

    let almost = &rows[2];
    p.says(
        "Does the loss rise more or less at 89 degrees than predicted?",
        |[angle]| angle == f64::from(almost.angle),
    );
    p.says(
        "Look at both columns of the row: predicted are {{#number directions.rows.2.predicted .3}}, and it rises by {{#number directions.rows.2.actual .3}}.",
        |[predicted, actual]| predicted == almost.predicted && actual == almost.actual,
    );
    p.says("So it rises more.", |[]| {
        almost.actual > almost.predicted && almost.predicted > 0.0
    });
    // ½ (su)ᵀH(su) at each of the angles.
    let expansion = taylor::expansion();
    let curvature = |angle: i32| {
        let step = STEP * &at_angle(cosine_and_sine(angle));
        expansion.second_order(&step) - expansion.first_order(&step)
    };
    p.says(
        "What it leaves out begins with the curvature, half the square of the step times $u^T H u$, and this loss bends upward, so the term is positive.",
        |[half]| {
            ANGLES.into_iter().zip(&rows).all(|(angle, row)| {
                let u = at_angle(cosine_and_sine(angle));
                let bends = u.dot(&expansion.hessian.dot(&u));
                let term = half.value * STEP * STEP * bends;
                term > 0.0 && close(term, curvature(angle))
                    && (row.actual - row.predicted - term).abs() < 0.02 * term
            })
        },
    );
    p.says(
        "It shows here because at 89 degrees there is hardly any slope left to hide it.",
        |[angle]| {
            let share = |row: &DirectionRow| curvature(row.angle) / row.predicted.abs();
            angle == f64::from(almost.angle) && share(almost) > 0.1 && share(&rows[0]) < 0.02
        },
    );
    let [g_w, g_b] = slopes(FROM);
    p.says(
        "From (0, 0), at which angle to the gradient is a move that only raises the bias?",
        |[w, b]| (w.value, b.value) == FROM,
    );
    p.says(
        "(The gradient there is (−0.2125, −0.025).)",
        |[by_w, by_b]| by_w == g_w && by_b == g_b,
    );
    p.says(
        "The move is (0, 1), of length 1, so the inner product is the second member of the gradient.",
        |[w, b, length]| {
            let product = w.value * g_w + b.value * g_b;
            product == g_b && w.value.hypot(b.value) == length.value
        },
    );
    p.says(
        "The angle is 96.7 degrees, a little more than a right one, so it leads down, and not far.",
        |[angle]| {
            let found = (g_b / g_w.hypot(g_b)).acos().to_degrees();
            let moved = loss((FROM.0, FROM.1 + STEP)) - loss(FROM);
            angle == (10.0 * found).round() / 10.0
                && angle.value > 90.0
                && moved < 0.0
                && moved > 0.2 * straight
        },
    );
    // δ₁ and δ₂, and what each contributes.
    let signals = |at: (f64, f64)| {
        let ([e1, e2], [f1, f2]) = (errors(at), answers(at));
        [e1 * f1 * (1.0 - f1), e2 * f2 * (1.0 - f2)]
    };
    let [(x1, _), (x2, _)] = POINTS;
    let signal_points: Vec<Point> = POSITIONS
        .into_iter()
        .flat_map(|at| {
            let (signals, answers) = (signals(at), answers(at));
            [0, 1].map(|i| {
                Point::new().numbers([
                    (r"\delta_i", signals[i]),
                    ("f_i", answers[i]),
                    ("y_i", POINTS[i].1),
                ])
            })
        })
        .collect();
    p.formula(r"\delta_i = (f_i - y_i)\, f_i (1 - f_i)", &signal_points);
    p.says(
        r"(Each point contributes $\delta_i x_i$ to the slope along $w$ and $\delta_i$ to the slope along $b$, where $\delta_i = (f_i - y_i)\, f_i (1 - f_i)$.",
        |[_]| {
            POSITIONS.into_iter().all(|at| {
                let ([d1, d2], [by_w, by_b]) = (signals(at), slopes(at));
                close(d1 * x1 + d2 * x2, by_w) && close(d1 + d2, by_b)
            })
        },
    );
    p.says(
        "Show that for the two points the gradient is zero only where the loss is zero.",
        |[two]| {
            let [by_w, by_b] = slopes(minimum());
            two == POINTS.len()
                && close(by_w, 0.0)
                && close(by_b, 0.0)
                && close(loss(minimum()), 0.0)
                && POSITIONS
                    .into_iter()
                    .all(|at| loss(at) > 1e-6 && slopes(at) != [0.0, 0.0])
        },
    );
    let opposite =
        [0.1, -0.3].map(|d1| Point::new().numbers([(r"\delta_1", d1), (r"\delta_2", -d1)]));
    p.formula(r"\delta_2 = -\delta_1", &opposite);
    p.says(
        r"Put this into the slope along $w$: it is $\delta_1 (x_1 - x_2)$, and that is zero as well.",
        |[]| [0.1, -0.3].into_iter().all(|d1| close(d1 * x1 - d1 * x2, d1 * (x1 - x2))),
    );
    p.says(
        "The two inputs differ, so $\\delta_1$ must be zero, and $\\delta_2$ with it.",
        |[two]| two == POINTS.len() && x1 != x2,
    );
    p.says(
        "Now, $f(1 - f)$ is never zero, since a sigmoid stays strictly between 0 and 1.",
        |[one, low, high]| {
            (-30..=30).map(f64::from).all(|z| {
                let f = Sigmoid.apply(z);
                low.value < f
                    && f < high.value
                    && close(f * (one.value - f), Sigmoid.derivative(z))
                    && Sigmoid.derivative(z) > 0.0
            }) && Sigmoid.apply(30.0) > high.value - 1e-9
                && Sigmoid.apply(-30.0) < low.value + 1e-9
        },
    );
    p.says(
        "With three points there are still two equations, and [one can hide](no-guarantee.md): three signals, none of them zero, that cancel.",
        |[three, two, signals]| {
            let valley = two_minima().rows;
            let data = dataset(&THREE_POINTS);
            valley.iter().all(|valley| {
                let neuron = neuron((valley.w, valley.b));
                let g = gradient(&SquaredError, &neuron, &data);
                let deltas = THREE_POINTS.map(|(x, y)| {
                    let a = neuron.output(&ndarray::array![x]);
                    (a - y) * a * (1.0 - a)
                });
                three == THREE_POINTS.len()
                    && two == g.len()
                    && signals == deltas.len()
                    && g.iter().all(|slope| slope.abs() < 1e-9)
                    && deltas.iter().all(|delta| delta.abs() > 1e-4)
            })
        },
    );
}
