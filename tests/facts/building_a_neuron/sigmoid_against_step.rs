//! What does smoothness buy?

use activations::{Activation, Differentiable, Sigmoid, Step};
use manuscript::facts::{Facts, Point, Told};
use worked_examples::building_a_neuron::excitement::excitement;
use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS};
use worked_examples::building_a_neuron::slopes::{H, SIGMOID_AT, one_sided_slopes, sigmoid_slope};

/// The digits with which the page prints the two slopes.
const DIGITS: usize = 6;

/// Weighted inputs at which the sigmoid of a computer is neither 0 nor 1.
fn inputs() -> impl Iterator<Item = f64> + Clone {
    (-36 * 8..=36 * 8).map(|eighths| f64::from(eighths) / 8.0)
}

fn sigma(z: f64) -> f64 {
    Sigmoid.apply(z)
}

/// The sigmoid and its slope at some points.
fn points() -> Vec<Point> {
    let at = |z: &f64| {
        Point::new()
            .number("z", *z)
            .function(r"\sigma", |z| sigma(z[0]))
            .function(r"\sigma'", |z| Sigmoid.derivative(z[0]))
    };
    [-1.25, 0.5, 2.0].iter().map(at).collect()
}

pub(crate) fn facts(p: &mut Facts) {
    let rows = excitement(WEIGHTS, THRESHOLD).rows;
    let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
    let step = |z: f64| Step::default().apply(z);
    let gap = |z: f64| (step(z) - sigma(z)).abs();

    p.input("w = (§, §), b = §", &[WEIGHTS[0], WEIGHTS[1], -THRESHOLD]);

    p.says(
        "Two units, the same weights, the same threshold.",
        |[two]| {
            let outputs = rows.iter().map(|row| [row.step, row.sigmoid]);
            outputs.zip(&rows).all(|(outputs, row)| {
                let z = WEIGHTS[0] * row.x1 + WEIGHTS[1] * row.x2 - THRESHOLD;
                two == outputs.len() && outputs == [step(z), sigma(z)]
            })
        },
    );
    p.says("One has a step inside, the other a sigmoid.", |[]| {
        rows.iter()
            .all(|row| row.step == step(row.z) && row.sigmoid == sigma(row.z))
    });
    p.input("In the case (§, §)", &[rows[1].x1, rows[1].x2]);
    p.says("In the case (0, 1) the first says 0.", |[_, _, says]| {
        says == rows[1].step && says != rows[2].step
    });
    p.table(
        "excitement.rows",
        &[
            ("x1", "$x_1$"),
            ("x2", "$x_2$"),
            ("z", "$z$"),
            ("step", "step"),
            ("sigmoid.4", "sigmoid"),
        ],
        &Point::new(),
    );
    // How clear a decision is, is how far its weighted input is from 0.
    let clearness = |z: f64| (sigma(z) - 0.5).abs();
    let says_how_clearly = inputs()
        .all(|z| (sigma(z) > 0.5) == (z > 0.0) && clearness(z / 2.0) <= clearness(z))
        && rows
            .iter()
            .all(|row| [0.0, 1.0].contains(&row.step) && row.sigmoid == sigma(row.z));
    p.says(
        "The step says yes or no, the sigmoid says how clearly. w = (5, 3), b = −4.",
        |[_, _, _]| says_how_clearly,
    );
    p.says(
        "The step says 0, 0, 1, 1 and keeps to itself that the two middle rows were close.",
        |[y0, y1, y2, y3, two]| {
            let middle = &rows[1..3];
            [y0, y1, y2, y3]
                .iter()
                .zip(&rows)
                .all(|(said, row)| *said == row.step)
                && two == middle.len()
                && middle
                    .iter()
                    .all(|row| row.z.abs() < rows[0].z.abs() && row.z.abs() < rows[3].z.abs())
        },
    );
    p.says("The sigmoid tells.", |[]| {
        clearness(rows[1].z) < clearness(rows[0].z) && clearness(rows[2].z) < clearness(rows[3].z)
    });
    p.says(
        "Its values cannot be read as *fired* and *not fired* any more, since it is never quite 0 and never quite 1.",
        |[zero, one]| {
            inputs().all(|z| sigma(z) > zero.value && sigma(z) < one.value)
                && near(sigma(-36.0), zero.value)
                && near(sigma(36.0), one.value)
        },
    );
    p.says(
        "They are read as a degree: the closer to 1, the more excited.",
        |[one]| {
            inputs()
                .filter(|z| z.abs() < 30.0)
                .all(|z| one.value - sigma(z + 0.125) < one.value - sigma(z))
                && near(sigma(36.0), one.value)
        },
    );

    p.figure("sigmoid-and-step", &[]);
    p.says(
        "Far from 0 the two agree: at z = 4 they differ by 0.018.",
        |[zero, _, at, differ]| {
            // As far out as the caption looks, and farther, the two are closer than anywhere within.
            differ == gap(at.value)
                && near(step(zero.value) - step(zero.value.next_down()), 1.0)
                && inputs().all(|z| (z.abs() >= at.value) == (gap(z) <= gap(at.value) + 1e-12))
        },
    );
    let widest = inputs().map(gap).fold(0.0, f64::max);
    p.says(
        "They differ most at z = 0, where the step is already 1 and the sigmoid 0.5, a gap of 0.5.",
        |[at, already, half, gap_there]| {
            already == step(at.value)
                && half == sigma(at.value)
                && gap_there == gap(at.value)
                && gap(at.value) == widest
        },
    );
    p.says(
        "The closer the decision, the more the two disagree.",
        |[two]| {
            two == [&step as &dyn Fn(f64) -> f64, &sigma].len()
                && inputs()
                    .filter(|z| *z != 0.0)
                    .all(|z| gap(z / 2.0) > gap(z))
        },
    );

    p.told(
        r#"Pack says that the sigmoid is continuous and smooth, "and that also means differentiable"."#,
        Told::Source,
    );
    let slopes = one_sided_slopes(H).rows;
    let has_corner = |row: usize| (slopes[row].left - slopes[row].right).abs() > 0.5;
    p.says(
        "The conclusion holds, and it follows from *smooth*.",
        |[]| {
            inputs().all(|z| {
                let [left, right] = [-H, H].map(|h| (sigma(z + h) - sigma(z)) / h);
                (left - right).abs() < 1e-6 && (left - Sigmoid.derivative(z)).abs() < 1e-6
            })
        },
    );
    let corners = (0..slopes.len()).filter(|row| has_corner(*row)).count();
    let continuous: [fn(f64) -> f64; 3] = [f64::abs, |x| x.max(0.0), sigma];
    let in_one_piece = continuous
        .iter()
        .all(|f| (f(1e-12) - f(-1e-12)).abs() < 1e-11);
    p.says(
        "From *continuous* alone it would not follow, as the table shows; but the two words often come together, because most curves that one meets are both.",
        |[_]| has_corner(0) && has_corner(1) && in_one_piece,
    );
    p.says(
        "A curve can be in one piece and still have a corner, and at a corner the slope depends on the side from which one comes.",
        |[]| in_one_piece && corners > 0 && slopes[..corners].iter().all(|row| row.left != row.right),
    );
    p.says(
        "Measure three continuous functions from both sides, at zero, with steps of a millionth:",
        |[three, step]| three == slopes.len() && in_one_piece && step == H,
    );
    p.table(
        "one_sided_slopes.rows",
        &[
            ("function", "function"),
            ("left.4", "slope from the left"),
            ("right.4", "slope from the right"),
        ],
        &Point::new(),
    );
    p.says(
        "Three continuous functions at zero: two have a corner there, and two slopes.",
        |[three, two, two_slopes]| {
            three == slopes.len()
                && two == corners
                && two_slopes == [slopes[0].left, slopes[0].right].len()
        },
    );
    p.says("The sigmoid has no corner anywhere.", |[]| {
        inputs().all(|z| {
            let [left, right] = [-H, H].map(|h| (sigma(z + h) - sigma(z)) / h);
            (left - right).abs() < 1e-6
        })
    });

    // The second weight of the two units, made larger.
    let (old, new) = (WEIGHTS[1], 3.2);
    let in_the_case = [rows[1].x1, rows[1].x2];
    p.input("the case (§, §) should count for more", &in_the_case);
    p.input(
        "Make the second weight a little larger, § in the place of §",
        &[new, old],
    );
    let z_with = |w2: f64| WEIGHTS[0] * in_the_case[0] + w2 * in_the_case[1] - THRESHOLD;
    let change = sigma(z_with(new)) - sigma(z_with(old));
    p.says(
        "Make the second weight a little larger, 3.2 in the place of 3, and look:",
        |[_, _]| new > old,
    );
    p.says(
        "The step says 0 before and 0 after, and nobody learns whether the new weight is better.",
        |[before, after]| before == step(z_with(old)) && after == step(z_with(new)),
    );
    p.says("The sigmoid answers a little more.", |[]| {
        0.0 < change && change < 0.1
    });
    p.formula("z = -1", &[Point::new().number("z", z_with(old))]);
    p.says(
        "How much more could even be foretold: the slope of the curve at $z = -1$, times the change of $z$, misses the change of the answer by less than a twentieth of it.",
        |[at, part]| {
            let foretold = Sigmoid.derivative(at.value) * (z_with(new) - z_with(old));
            at == z_with(old) && part.holds((change - foretold).abs() / change)
        },
    );

    p.formula(r"\sigma'(z) = \sigma(z)\,(1 - \sigma(z)).", &points());
    p.says(
        "Its slope has a formula that uses the value itself:",
        |[]| inputs().all(|z| near(Sigmoid.derivative(z), sigma(z) * (1.0 - sigma(z)))),
    );
    p.says(
        "Read: the slope of sigma at z is its value there times what is missing to 1.",
        |[one]| inputs().all(|z| near(Sigmoid.derivative(z), sigma(z) * (one.value - sigma(z)))),
    );
    let moved: Vec<Point> = points()
        .into_iter()
        .zip([0.5, -0.25, 1.5])
        .map(|(point, h)| point.number("h", h))
        .collect();
    p.formula(
        r"\sigma(z + h) - \sigma(z) = \frac{1}{1 + e^{-z - h}} - \frac{1}{1 + e^{-z}} = \frac{e^{-z}\,(1 - e^{-h})}{(1 + e^{-z - h})\,(1 + e^{-z})}.",
        &moved,
    );
    let shrunk: Vec<Point> = [0.5, -0.25_f64]
        .iter()
        .map(|h| Point::new().numbers([("h", *h), ("q", -(-h).exp_m1() / h)]))
        .collect();
    p.expression("q", "(1 - e^{-h}) / h", &shrunk);
    p.says(
        "Then $(1 - e^{-h}) / h$ comes as close to 1 as one likes (this is what is special about the number $e$), and the two factors in the denominator become the same:",
        |[one, also_one, _]| {
            // Ten times as close, for an h a tenth as large; and not for another base.
            let missing = |base: f64, h: f64| (one.value - (also_one.value - base.powf(-h)) / h).abs();
            let e = std::f64::consts::E;
            [1e-1, 1e-2, 1e-3].iter().all(|h| missing(e, *h) < *h)
                && [2.7, 2.75].iter().all(|base| missing(*base, 1e-6) > 1e-3)
                && inputs().all(|z| near((-z - H * H).exp() / (-z).exp(), 1.0))
        },
    );
    p.formula(
        r"\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}} = \sigma(z)\,(1 - \sigma(z)).",
        &points(),
    );
    let measured = sigmoid_slope(&SIGMOID_AT, H).rows;
    p.says(
        "The middle column is a difference quotient, taken from the values of the curve and nothing else:",
        |[]| measured.iter().all(|row| row.quotient == (sigma(row.z + H) - sigma(row.z - H)) / (2.0 * H)),
    );
    p.table(
        "sigmoid_slope.rows",
        &[
            ("z", "$z$"),
            (&format!("quotient.{DIGITS}"), "measured"),
            (&format!("formula.{DIGITS}"), "formula"),
        ],
        &Point::new(),
    );
    p.says(
        "Measured and worked out, the slope of the sigmoid is the same to six digits.",
        |[digits]| {
            let written = |value: f64| format!("{value:.*e}", digits.n() - 1);
            digits == DIGITS
                && measured
                    .iter()
                    .all(|row| written(row.quotient) == written(row.formula))
        },
    );
    let never_zero = inputs().all(|z| Sigmoid.derivative(z) > 0.0);
    p.says("In mathematics the slope is never zero.", |[]| never_zero);
    p.says(
        "That is what smoothness buys: a small change of a weight makes a small change of the output, and the slope says how small.",
        |[]| {
            // The output of a unit whose input is 1, for a weight of w.
            inputs().all(|w| {
                let change = sigma(w + H) - sigma(w);
                change.abs() <= H && (change - Sigmoid.derivative(w) * H).abs() <= H * H
            })
        },
    );
    p.says(
        "The sigmoid reports how clear a decision was, where the step reports the decision.",
        |[]| says_how_clearly,
    );
    p.says(
        "It is the vaguer answer for anyone who wants a yes or no, and the better one for anyone who wants to improve the unit by small steps, because it has a slope everywhere, given by its own value.",
        |[]| never_zero,
    );

    p.says(
        "For which $z$ is the slope of the sigmoid greatest, and how great is it there?",
        |[]| {
            inputs()
                .filter(|z| *z != 0.0)
                .all(|z| Sigmoid.derivative(z) < Sigmoid.derivative(0.0))
        },
    );
    p.says(
        "In [](#table-excitement-rows) the outputs of the sigmoid add up to 1 in pairs.",
        |[one]| {
            one == rows[0].sigmoid + rows[3].sigmoid && one == rows[1].sigmoid + rows[2].sigmoid
        },
    );
    let of_the_value: Vec<Point> = points()
        .into_iter()
        .zip([-1.25, 0.5, 2.0].map(sigma))
        .map(|(point, s)| point.number("s", s))
        .collect();
    p.formula(r"s = \sigma(z)", &of_the_value);
    p.says(
        r"Forget $z$ for a moment, and think of the value $s = \sigma(z)$, which can be any number between 0 and 1.",
        |[zero, one]| {
            // Each of them has its z.
            (1..1000).map(|part| zero.value + f64::from(part) / 1000.0 * (one.value - zero.value)).all(|s| {
                near(sigma((s / (1.0 - s)).ln()), s)
            }) && inputs().all(|z| zero.value < sigma(z) && sigma(z) < one.value)
        },
    );
    p.formula(r"s\,(1 - s) = \tfrac14 - (s - \tfrac12)^2,", &of_the_value);
    p.says("and a square is least where it is 0.", |[zero]| {
        inputs().all(|z| (z * z > zero.value) == (z != zero.value))
    });
    p.formula("z = 0", &[Point::new().number("z", 0.0)]);
    p.says(
        "So the slope is greatest where the sigmoid is one half, at $z = 0$, and there it is a quarter.",
        |[half, zero, quarter]| {
            half == sigma(zero.value)
                && quarter == Sigmoid.derivative(zero.value)
                && inputs()
                    .filter(|z| *z != zero.value)
                    .all(|z| Sigmoid.derivative(z) < Sigmoid.derivative(zero.value))
        },
    );
    p.says(
        "Look at the column of $z$: it holds −4, −1, 1 and 4.",
        |[a, b, c, d]| {
            [a, b, c, d]
                .iter()
                .zip(&rows)
                .all(|(said, row)| *said == row.z)
        },
    );
    p.says(
        "The first row and the last have opposite weighted inputs, and so have the two in the middle.",
        |[two]| two == rows[1..3].len() && rows[0].z == -rows[3].z && rows[1].z == -rows[2].z,
    );
    p.says(
        "And [opposite numbers](../neural-units/sigmoid.md) have sigmoids that add up to 1.",
        |[one]| inputs().all(|z| one == sigma(z) + sigma(-z)),
    );
    let opposites = |w: [f64; 2], threshold: f64| {
        let rows = excitement(w, threshold).rows;
        rows[0].z == -rows[3].z && rows[1].z == -rows[2].z
    };
    p.says(
        "That there are such pairs is due to the threshold, which is half of 5 + 3: a case and its opposite share the weights between them, so one sum is as far below 4 as the other is above it.",
        |[half, w1, w2, threshold]| {
            [w1.value, w2.value] == WEIGHTS
                && threshold.value == half.value * (w1.value + w2.value)
                && threshold.holds(THRESHOLD - 1.0)
                && (0..40).map(|quarter| f64::from(quarter) / 4.0).all(|other| {
                    opposites(WEIGHTS, other) == (other == THRESHOLD)
                })
        },
    );
    p.says(
        "Find a function that is in one piece and has a corner at every whole number, and nowhere else.",
        |[]| turns_at(2.0, |quarter| quarter % 4 == 0),
    );
    p.says(
        "It has a corner at each of them, but it turns halfway between them as well.",
        |[]| turns_at(1.0, |quarter| quarter % 2 == 0),
    );
    p.says(
        "Use that: the distance to the nearest *even* number has a corner at every even number and, halfway, at every odd one.",
        |[]| turns_at(2.0, |quarter| quarter % 4 == 0),
    );
}

/// Whether the distance to the nearest multiple of a number has its corners, among all quarters, at these.
fn turns_at(multiple: f64, is_corner: impl Fn(i32) -> bool) -> bool {
    let distance = |x: f64| (x - multiple * (x / multiple).round()).abs();
    let h = 1.0 / 1024.0;
    let turns = |x: f64| distance(x + h) - distance(x) != distance(x) - distance(x - h);
    (-20..=20).all(|quarter| turns(f64::from(quarter) / 4.0) == is_corner(quarter))
}
