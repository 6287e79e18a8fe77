//! How many curvatures has a loss?

use activations::{Activation, Differentiable, Sigmoid};
use learning::{SquaredError, TaylorExpansion};
use manuscript::facts::{Facts, Point};
use ndarray::array;
use worked_examples::sigmoid_neuron_learning::taylor::{FROM, expansion};
use worked_examples::sigmoid_neuron_learning::two_points::{
    POINTS, loss, minimum, neuron, two_points,
};

use super::{POSITIONS, answers, close, errors, second_derivatives, slopes};

/// Directions of several lengths.
const DIRECTIONS: [[f64; 2]; 4] = [[1.0, 0.5], [-0.5, 2.0], [0.2, -1.5], [1.2, 0.25]];

/// The table of the first exercise: p, m and q; and its third direction.
const TABLE: [f64; 3] = [1.0, 2.0, 3.0];
const TO: [f64; 2] = [3.0, -4.0];

fn curvature([p, m, q]: [f64; 3], [u_w, u_b]: [f64; 2]) -> f64 {
    p * u_w * u_w + 2.0 * m * u_w * u_b + q * u_b * u_b
}

/// How fast the slopes grow along a direction, by a difference: it knows nothing of second derivatives.
fn growth(at: (f64, f64), [u_w, u_b]: [f64; 2]) -> [f64; 2] {
    let there = |t: f64| slopes((at.0 + t * u_w, at.1 + t * u_b));
    let (forth, back) = (there(1e-4), there(-1e-4));
    [0, 1].map(|i| (forth[i] - back[i]) / 2e-4)
}

/// The curvature along a direction, from the growth of the slopes.
fn measured(at: (f64, f64), u: [f64; 2]) -> f64 {
    let grown = growth(at, u);
    u[0] * grown[0] + u[1] * grown[1]
}

/// How fast the error signals of the two points grow with z.
fn kappas(at: (f64, f64)) -> [f64; 2] {
    let signal = |z: f64, y: f64| (Sigmoid.apply(z) - y) * Sigmoid.derivative(z);
    POINTS.map(|(x, y)| {
        let z = at.0 * x + at.1;
        (signal(z + 1e-5, y) - signal(z - 1e-5, y)) / 2e-5
    })
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}

pub(crate) fn facts(p: &mut Facts) {
    let everywhere = || POSITIONS.into_iter().chain([minimum()]);
    let here = second_derivatives(FROM);
    let held = || {
        everywhere().all(|at| {
            let table = second_derivatives(at);
            DIRECTIONS
                .into_iter()
                .all(|u| near(curvature(table, u), measured(at, u)))
        })
    };

    p.says(
        "For the loss of two parameters, before you read on: two, three, or more than anybody can write down?",
        |[parameters, two, three]| {
            parameters == slopes(FROM).len() && two == 2 && three == here.len()
        },
    );
    p.says("Three numbers", |[three]| three == here.len() && held());
    p.says(
        "Write $p$ for how fast $g_w$ grows along $w$, $q$ for how fast $g_b$ grows along $b$, and $m$ for how fast $g_w$ grows along $b$:",
        |[]| {
            everywhere().all(|at| {
                let [p, m, q] = second_derivatives(at);
                let (along_w, along_b) = (growth(at, [1.0, 0.0]), growth(at, [0.0, 1.0]));
                near(along_w[0], p) && near(along_b[1], q) && near(along_b[0], m)
            })
        },
    );
    // The rows are the slopes, the columns the directions.
    let is_row = |slope: usize, row: [usize; 2]| {
        everywhere().all(|at| {
            let table = second_derivatives(at);
            let along = [[1.0, 0.0], [0.0, 1.0]].map(|u| growth(at, u)[slope]);
            near(along[0], table[row[0]]) && near(along[1], table[row[1]])
        })
    };
    p.says("| growth of $g_w$ | $p$ | $m$ |", |[]| is_row(0, [0, 1]));
    p.says("| growth of $g_b$ | $m$ | $q$ |", |[]| is_row(1, [1, 2]));
    p.says(
        "The $m$ stands in it twice, since $g_b$ grows along $w$ as fast as $g_w$ along $b$.",
        |[twice]| {
            let h = &expansion().hessian;
            twice == h.iter().filter(|entry| **entry == here[1]).count()
                && h[[0, 1]] == h[[1, 0]]
                && everywhere().all(|at| near(growth(at, [1.0, 0.0])[1], growth(at, [0.0, 1.0])[0]))
        },
    );
    p.says(
        "Take the loss at the four corners of a small rectangle.",
        |[four]| {
            // Of the corners, per area, is m.
            let (h, corners) = (1e-3, [(1.0, 1.0), (0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]);
            four == corners.len()
                && everywhere().all(|(w, b)| {
                    let [both, none, right, upper] =
                        corners.map(|(x, y)| loss((w + h * (x - 0.5), b + h * (y - 0.5))));
                    let upper_less_lower = (both - upper) - (right - none);
                    let right_less_left = (both - right) - (upper - none);
                    let m = second_derivatives((w, b))[1];
                    (upper_less_lower - right_less_left).abs() < 1e-14
                        && (upper_less_lower / (h * h) - m).abs() < 1e-5
                })
        },
    );
    p.says(
        "Take a direction $u$ of length 1 with the parts $u_w$ and $u_b$, and go as far as η.",
        |[length]| {
            let (u, eta) = ([0.6_f64, 0.8_f64], 0.25);
            u[0].hypot(u[1]) == length.value && close((eta * u[0]).hypot(eta * u[1]), eta)
        },
    );
    p.says("With three numbers every curvature is known.", |[three]| {
        three == here.len() && held()
    });
    p.says(
        r"Then $g_w$ grows by $\eta\,(p\,u_w + m\,u_b)$ and $g_b$ by $\eta\,(m\,u_w + q\,u_b)$, so [the slope along u](taylor.md#two-parameters), which is $u_w g_w + u_b g_b$, grows by η times the curvature along $u$,",
        |[]| {
            everywhere().all(|at| {
                let [p, m, q] = second_derivatives(at);
                DIRECTIONS.into_iter().all(|u| {
                    let grown = growth(at, u);
                    near(grown[0], p * u[0] + m * u[1]) && near(grown[1], m * u[0] + q * u[1])
                })
            })
        },
    );
    let curved: Vec<Point> = everywhere()
        .zip(DIRECTIONS.into_iter().cycle())
        .map(|(at, u)| {
            let [p, m, q] = second_derivatives(at);
            // What stands on the left is one number. It is read as a product, with a power.
            let expansion = TaylorExpansion::new(&SquaredError, &neuron(at), &two_points());
            let along = expansion.curvature_along(&array![u[0], u[1]]);
            Point::new()
                .numbers([("p", p), ("m", m), ("q", q), ("u_w", u[0]), ("u_b", u[1])])
                .numbers([("u", 1.5), ("T", 2.0), ("H", along / 1.5_f64.powi(3))])
        })
        .collect();
    p.formula(r"u^T H u = p\,u_w^2 + 2m\,u_w u_b + q\,u_b^2.", &curved);
    p.says(
        "Read: the curvature along u is p times the square of its part along w, plus twice m times the product of its parts, plus q times the square of its part along b.",
        |[twice]| {
            everywhere().all(|at| {
                let [p, m, q] = second_derivatives(at);
                DIRECTIONS.into_iter().all(|[w, b]| {
                    near(p * w * w + twice.value * m * w * b + q * b * b, measured(at, [w, b]))
                })
            })
        },
    );

    // The two points.
    let of_each: Vec<Point> = everywhere()
        .flat_map(|at| {
            [0, 1].map(|i| {
                let (f, (x, y)) = (answers(at)[i], POINTS[i]);
                let slope = f * (1.0 - f);
                Point::new().numbers([
                    ("f", f),
                    ("y", y),
                    ("x", x),
                    (r"\delta", errors(at)[i] * slope),
                    ("g_w", errors(at)[i] * slope * x),
                    (
                        r"\kappa",
                        slope * slope + errors(at)[i] * slope * (1.0 - 2.0 * f),
                    ),
                ])
            })
        })
        .collect();
    p.says(
        r"The slope of the loss of one example by its weighted input $z$ is the error signal $\delta = (f - y)\,f(1 - f)$.",
        |[one]| {
            POSITIONS.into_iter().all(|at| {
                let (z, y) = (at.0 * 2.5 + at.1, POINTS[1].1);
                let loss = |z: f64| 0.5 * (Sigmoid.apply(z) - y).powi(2);
                let f = Sigmoid.apply(z);
                let slope = (loss(z + 1e-5) - loss(z - 1e-5)) / 2e-5;
                (slope - (f - y) * f * (one.value - f)).abs() < 1e-9
            })
        },
    );
    p.formula(r"\delta = (f - y)\,f(1 - f)", &of_each);
    p.says(
        "When $z$ moves, all three factors move: $f - y$ and $f$ by $f(1 - f)$ times as much, and $1 - f$ by as much the other way.",
        |[three, one, whole]| {

            let factors = |z: f64| {
                let f = Sigmoid.apply(z);
                [f - 0.9, f, 1.0 - f]
            };
            let [forth, back] = [factors(0.5 + 1e-5), factors(0.5 - 1e-5)];
            let slope = Sigmoid.apply(0.5) * (one.value - Sigmoid.apply(0.5));
            whole == 1 && three == forth.len()
                && [slope, slope, -slope]
                    .iter()
                    .zip(forth.iter().zip(back))
                    .all(|(by, (forth, back))| near((forth - back) / 2e-5, *by))
        },
    );
    p.says(
        r"Let one of them move at a time: the signal moves by $f(1 - f) \cdot f(1 - f)$, by $(f - y) \cdot f(1 - f) \cdot (1 - f)$, and by $-(f - y)\,f \cdot f(1 - f)$.",
        |[a, b, c, d, e]| {
            let signal = |[error, f, rest]: [f64; 3]| error * f * rest;
            everywhere().all(|at| {
                [0, 1].into_iter().all(|i| {
                    let (f, y) = (answers(at)[i], POINTS[i].1);
                    let (z, h) = (at.0 * POINTS[i].0 + at.1, 1e-5);
                    let factors = |z: f64| [Sigmoid.apply(z) - y, Sigmoid.apply(z), 1.0 - Sigmoid.apply(z)];
                    let moved = |which: usize| {
                        let of = |z: f64| {
                            let mut here = [f - y, f, 1.0 - f];
                            here[which] = factors(z)[which];
                            signal(here)
                        };
                        (of(z + h) - of(z - h)) / (2.0 * h)
                    };
                    near(moved(0), f * (a.value - f) * f * (b.value - f))
                        && near(moved(1), (f - y) * f * (c.value - f) * (d.value - f))
                        && near(moved(2), -(f - y) * f * f * (e.value - f))
                })
            })
        },
    );
    p.says(
        "[They add up](slopes-of-chains.md#two-ways-at-once), and the slope of the error signal is",
        |[]| {
            everywhere().all(|at| {
                [0, 1].into_iter().all(|i| {
                    let (f, y) = (answers(at)[i], POINTS[i].1);
                    let slope = f * (1.0 - f);
                    near(
                        kappas(at)[i],
                        slope * slope + (f - y) * slope * (1.0 - f) - (f - y) * f * slope,
                    )
                })
            })
        },
    );
    p.formula(
        r"\kappa = f^2 (1 - f)^2 + (f - y)\,f (1 - f)(1 - 2f),",
        &of_each,
    );
    p.says(
        r#"read "kappa": the square of the sigmoid's slope, and what the bend of the sigmoid adds, in proportion to the error."#,
        |[]| {
            everywhere().all(|at| {
                kappas(at).into_iter().zip(answers(at)).zip(errors(at)).all(|((kappa, f), e)| {
                    let slope = f * (1.0 - f);
                    (kappa - (slope * slope + e * slope * (1.0 - 2.0 * f))).abs() < 1e-9
                })
            })
        },
    );
    p.says(
        r"Since $g_w = \delta x$, and $z$ moves $x$ times as much as $w$, each $w$ in a second derivative brings a factor $x$, and each $b$ a factor 1:",
        |[factor]| {
            everywhere().all(|at| {
                let (x, kappa) = (POINTS.map(|(x, _)| x), kappas(at));
                let [p, m, q] = second_derivatives(at);
                let sum = |one: [f64; 2], other: [f64; 2]| {
                    kappa[0] * one[0] * other[0] + kappa[1] * one[1] * other[1]
                };
                let ones = [factor.value; 2];
                near(sum(x, x), p) && near(sum(x, ones), m) && near(sum(ones, ones), q)
            })
        },
    );
    p.formula(r"g_w = \delta x", &of_each);
    let sums: Vec<Point> = everywhere()
        .map(|at| {
            let kappa = [0, 1].map(|i| {
                let (f, e) = (answers(at)[i], errors(at)[i]);
                let slope = f * (1.0 - f);
                slope * slope + e * slope * (1.0 - 2.0 * f)
            });
            let [p, m, q] = second_derivatives(at);
            Point::new()
                .numbers([(r"\kappa_1", kappa[0]), (r"\kappa_2", kappa[1])])
                .numbers([("x_1", POINTS[0].0), ("x_2", POINTS[1].0)])
                .numbers([("p", p), ("m", m), ("q", q)])
        })
        .collect();
    p.formula(
        r"p = \kappa_1 x_1^2 + \kappa_2 x_2^2, \qquad m = \kappa_1 x_1 + \kappa_2 x_2, \qquad q = \kappa_1 + \kappa_2.",
        &sums,
    );
    p.says("At (0, 0) both answers are one half.", |[w, b, half]| {
        (w.value, b.value) == FROM && answers((w.value, b.value)).iter().all(|f| half == *f)
    });
    p.says(
        "The factor $1 - 2f$ is 0, and κ is 1/16 for both points.",
        |[one, two, none, part]| {
            answers(FROM)
                .iter()
                .all(|f| one.value - two.value * f == none.value)
                && one == 1
                && kappas(FROM)
                    .iter()
                    .all(|kappa| (kappa - part.value).abs() < 1e-9)
        },
    );
    p.says("With the inputs ½ and 2½,", |[first, second, half]| {
        first == POINTS[0].0 && second.value + half.value == POINTS[1].0 && half == 0.5
    });
    let [pp, m, q] = here;
    p.formula(
        r"p = \tfrac{13}{32}, \qquad m = \tfrac{6}{32}, \qquad q = \tfrac{4}{32}.",
        &[Point::new().numbers([("p", pp), ("m", m), ("q", q)])],
    );
    let code = p.rust();
    p.says(
        "In five directions of length 1, computed and measured.",
        |[five, length]| {
            let list = code.split("for (u_w, u_b) in [").nth(1).unwrap_or_default();
            let list = &list[..list.find(']').unwrap_or(0)];
            let numbers: Vec<f64> = list
                .split([',', '(', ')', ' '])
                .filter_map(|word| word.parse().ok())
                .collect();
            five == numbers.len() / 2
                && numbers
                    .chunks(2)
                    .all(|u| close(u[0].hypot(u[1]), length.value))
        },
    );
    p.figure("curvature-by-direction", &[]);
    p.says(
        "At (0, 0) the loss bends most, by 0.5, in the direction (2, 1), and least, by 0.03125, at a right angle to it.",
        |[w, b, most, by_w, by_b, least]| {
            let long = by_w.value.hypot(by_b.value);
            let steepest = [by_w.value / long, by_b.value / long];
            let across = [-steepest[1], steepest[0]];
            (w.value, b.value) == FROM
                && close(curvature(here, steepest), most.value)
                && close(curvature(here, across), least.value)
                && (0..180).map(|angle| f64::from(angle).to_radians()).all(|angle| {
                    let along = curvature(here, [angle.cos(), angle.sin()]);
                    along <= most.value + 1e-12 && along >= least.value - 1e-12
                })
        },
    );
    p.says(
        "Three numbers, $p$, $m$ and $q$, hold the curvatures of all directions: the Hessian.",
        |[three]| three == here.len() && held(),
    );

    // The exercises.
    p.says("A table has $p = 1$, $q = 3$ and $m = 2$.", |[p, q, m]| {
        [p.value, m.value, q.value] == TABLE
    });
    for (name, value) in ["p", "m", "q"].into_iter().zip(TABLE) {
        p.formula(
            &format!("{name} = {value}"),
            &[Point::new().number(name, value)],
        );
    }
    p.says(
        "What are the curvatures along $w$, along $b$, and in the direction that is three parts $w$ to minus four parts $b$?",
        |[w, b]| [w.value, -b.value] == TO,
    );
    let long = TO[0].hypot(TO[1]);
    p.says(
        "The formula is for directions of length 1, and (3, −4) has the length 5.",
        |[one, w, b, length]| {
            one.value == 1.0 && [w.value, b.value] == TO && length == w.value.hypot(b.value)
        },
    );
    p.says("So divide it by 5 first.", |[length]| length == long);
    p.says("Along $w$ it is $p$ and along $b$ it is $q$.", |[]| {
        curvature(TABLE, [1.0, 0.0]) == TABLE[0] && curvature(TABLE, [0.0, 1.0]) == TABLE[2]
    });
    p.says(
        "In the third direction the term with $m$ takes away what $q$ brings, and 9/25 is left.",
        |[left]| {
            let u = TO.map(|part| part / long);
            close(curvature(TABLE, u), left.value)
                && close(2.0 * TABLE[1] * u[0] * u[1] + TABLE[2] * u[1] * u[1], 0.0)
        },
    );
    let lowest = second_derivatives(minimum());
    p.says(
        "Compute $p$, $m$ and $q$ at the minimum of the two points, where the answers are 0.2 and 0.9.",
        |[two, first, second]| {
            let found = answers(minimum());
            two == POINTS.len() && close(found[0], first.value) && close(found[1], second.value)
        },
    );
    p.says(
        "The errors are 0 there, so the second term of κ falls away and you need no bend of the sigmoid: κ is the square of $f(1 - f)$.",
        |[none, one]| {
            errors(minimum()).iter().all(|error| close(*error, none.value))
                && kappas(minimum()).into_iter().zip(answers(minimum())).all(|(kappa, f)| {
                    (kappa - (f * (one.value - f)).powi(2)).abs() < 1e-9
                })
        },
    );
    p.says(
        "All three are much smaller than at (0, 0): where the answers are not one half, the sigmoid is less steep.",
        |[three, w, b, half]| {
            three == lowest.len()
                && (w.value, b.value) == FROM
                && lowest.iter().zip(here).all(|(there, here)| *there < 0.3 * here)
                && answers(minimum())
                    .iter()
                    .all(|f| f * (1.0 - f) < half.value * (1.0 - half.value) && half == 0.5)
        },
    );
    let forgotten = |[p, m, q]: [f64; 3], [u_w, u_b]: [f64; 2], times: f64| {
        p * u_w * u_w + times * m * u_w * u_b + q * u_b * u_b
    };
    p.says("The 2 before $m$ is missing.", |[two]| {
        DIRECTIONS.into_iter().all(|u| {
            near(forgotten(here, u, two.value), measured(FROM, u))
                && !near(forgotten(here, u, 1.0), measured(FROM, u))
        })
    });
    p.says(
        "The product of the two parts comes twice, once from $g_w$ growing along $b$ and once from $g_b$ growing along $w$.",
        |[two, twice]| {
            two == TO.len()
                && DIRECTIONS.into_iter().all(|u| near(forgotten(here, u, twice.value), measured(FROM, u)))
        },
    );
    p.says(
        "The test cannot see it, because along $w$ and along $b$ one of the parts is 0, and so is the product.",
        |[none]| {
            [[1.0, 0.0], [0.0, 1.0]].into_iter().all(|u| {
                u[0] * u[1] == none.value && near(forgotten(here, u, 1.0), measured(FROM, u))
            })
        },
    );
    p.says(
        "Test in a direction in which nothing is 0, as the program on this page does.",
        |[none]| none.value == 0.0 && code.contains("(0.6, 0.8), (0.8, 0.6), (-0.6, 0.8)]"),
    );
}
