//! What does a smooth step look like?

use activations::{Activation, Arctan, Sigmoid, Softsign, Step, Tanh};
use manuscript::facts::{Facts, Point};
use ndarray::aview1;
use neuron_core::Neuron;
use worked_examples::building_a_neuron::firing::WEIGHTS;
use worked_examples::neural_units::sensitivity::{BIASES, FIRST_ON, bias_sweep};
use worked_examples::neural_units::sigmoid::{VALUES_AT, sigmoid_values};
use worked_examples::neural_units::units::{DOOR_THRESHOLD, DOOR_WEIGHTS, door};

use super::{output, quarters};
use crate::facts::units::cases;

/// How far out "far" and "large" begin: σ is within a thousandth of the step there.
const FAR: f64 = 7.0;

pub(crate) fn facts(p: &mut Facts) {
    let s = |z: f64| Sigmoid.apply(z);
    // The formula of the page, beside the crate.
    let formula = |z: f64| 1.0 / (1.0 + (-z).exp());
    let step = Step::default();
    let rows = sigmoid_values(&VALUES_AT).rows;
    let near = |actual: f64, value: f64| (actual - value).abs() < 1e-3;
    let rises = || quarters(9).all(|z| s(z) < s(z + 0.25));
    let (left, right) = (
        || quarters(30).filter(|z| *z <= -FAR),
        || quarters(30).filter(|z| *z >= FAR),
    );
    // What is missing to 0 on the left is missing to 1 on the right, and it is never nothing.
    let is_mirrored = || quarters(30).all(|z| (s(-z) - (1.0 - s(z))).abs() < 1e-16);
    let reaches_neither = || quarters(700).all(|z| s(-z) > 0.0) && is_mirrored();

    p.says(
        "We want a function that behaves like the step far away from zero, close to 0 on the left and to 1 on the right, and that moves from one to the other gradually.",
        |[low, high]| {
            left().all(|z| near(s(z), low.value) && near(step.apply(z), low.value))
                && right().all(|z| near(s(z), high.value) && near(step.apply(z), high.value))
                && rises()
                && quarters(9).all(|z| s(z + 0.25) - s(z) < 0.1)
        },
    );
    p.figure("sigmoid", &[]);
    p.says(
        "The sigmoid passes from near 0 to near 1 without a jump and reaches neither.",
        |[low, high]| {
            left().all(|z| near(s(z), low.value))
                && right().all(|z| near(s(z), high.value))
                && quarters(9).all(|z| s(z + 1e-6) - s(z) < 1e-6)
                && reaches_neither()
        },
    );
    p.says(
        "It is one half at z = 0, and covers the way from 0.1 to 0.9 while z goes from about −2.2 to 2.2.",
        |[half, middle, from, to, start, end]| {
            // To the last digit that is written.
            let at = |y: f64| (y / (1.0 - y)).ln();
            let written = |z: f64| (10.0 * z).round() / 10.0;
            half == s(middle.value)
                && start.value == written(at(from.value))
                && end.value == written(at(to.value))
                && near(s(at(from.value)), from.value)
                && near(s(at(to.value)), to.value)
        },
    );

    p.says("Many formulas have such a graph.", |[]| {
        let others: [&dyn Fn(f64) -> f64; 3] = [
            &|z| (1.0 + Tanh.apply(z)) / 2.0,
            &|z| (1.0 + Softsign.apply(z)) / 2.0,
            &|z| 0.5 + Arctan.apply(z) / std::f64::consts::PI,
        ];
        others.iter().all(|y| {
            quarters(9).all(|z| y(z) < y(z + 0.25))
                && y(0.0) == 0.5
                && y(-1e4) < 1e-3
                && y(1e4) > 0.999
                && (y(1.0) - s(1.0)).abs() > 1e-3
        })
    });
    let at = |z: f64| {
        Point::new()
            .number("z", z)
            .function(r"\sigma", move |z| Sigmoid.apply(z[0]))
    };
    let points: Vec<Point> = quarters(3).map(at).collect();
    p.formula(r"\sigma(z) = \frac{1}{1 + e^{-z}}.", &points);
    p.says(
        "Read: sigma of z is one, divided by one plus e to the minus z.",
        |[]| quarters(9).all(|z| (s(z) - 1.0 / (1.0 + (-z).exp())).abs() < 1e-15),
    );
    p.says(
        "The number $e$, which lies between 2 and 3, is the base of the natural logarithm.",
        |[low, high]| {
            1.0_f64.exp().ln() == 1.0
                && low == 1.0_f64.exp().floor()
                && high == 1.0_f64.exp().ceil()
        },
    );
    p.says(
        "For a large positive $z$ the term $e^{-z}$ is nearly nothing, and one divided by one remains.",
        |[]| right().all(|z| near((-z).exp(), 0.0) && near(formula(z), 1.0) && near(s(z), 1.0)),
    );
    p.says(
        "For a large negative $z$ it is enormous, and one divided by something enormous is nearly nothing.",
        |[]| left().all(|z| (-z).exp() > 1e3 && near(s(z), 0.0)),
    );
    p.formula("z = 0", &[Point::new().number("z", rows[4].z)]);
    p.says(
        "At $z = 0$ it is 1, and the value is one half.",
        |[zero, one, half]| one == (-zero.value).exp() && half == s(zero.value),
    );
    p.table(
        "sigmoid_values.rows",
        &[("z", "$z$"), ("y.6", r"$\sigma(z)$")],
        &points[0],
    );
    p.says("Values of the sigmoid, six significant digits.", |[six]| {
        let asked = format!(r#"y.{}="$\sigma(z)$""#, six.n());
        let book = crate::facts::book();
        let page = book
            .page("neural-units/sigmoid.md")
            .expect("this page")
            .text();
        page.contains(&asked) && rows.iter().all(|row| row.y == s(row.z))
    });

    p.says("Compare the rows for 2 and −2.", |[one, other]| {
        let has = |z: f64| rows.iter().any(|row| row.z == z);
        one.value == -other.value && has(one.value) && has(other.value)
    });
    p.says(
        "Their values add up to 1, and so do those of every such pair:",
        |[one]| {
            rows.iter()
                .zip(rows.iter().rev())
                .all(|(row, mirror)| row.z == -mirror.z && one == row.y + mirror.y)
                && quarters(30).all(|z| one == s(z) + s(-z))
        },
    );
    p.formula(r"\sigma(-z) = 1 - \sigma(z).", &points);
    p.says(
        "Read: what the sigmoid gives to minus z is what it leaves of 1 at z.",
        |[one]| quarters(30).all(|z| (s(-z) - (one.value - s(z))).abs() < 1e-15),
    );
    p.formula(r"\sigma(-z) = 1 / (1 + e^{z})", &points);
    p.formula(r"\sigma(-z) = e^{-z} / (1 + e^{-z})", &points);
    p.says(
        r"Multiply the numerator and denominator of $\sigma(-z) = 1 / (1 + e^{z})$ by $e^{-z}$, and you get $\sigma(-z) = e^{-z} / (1 + e^{-z})$.",
        |[_, _, one]| {
            quarters(9).all(|z| {
                let e = (-z).exp();
                (e / (one.value + e) - s(-z)).abs() < 1e-15
            })
        },
    );
    p.formula(r"\sigma(z) = 1 / (1 + e^{-z})", &points);
    p.says(
        r"The denominator is now that of $\sigma(z) = 1 / (1 + e^{-z})$, and the two numerators add up to it, so the two fractions add up to 1.",
        |[numerator, one, two, also_two, whole]| {
            quarters(9).all(|z| {
                let e = (-z).exp();
                let fractions = [numerator.value, e].map(|top| top / (one.value + e));
                two == fractions.len()
                    && also_two == fractions.len()
                    && (fractions[0] - s(z)).abs() < 1e-15
                    && (fractions.iter().sum::<f64>() - whole.value).abs() < 1e-15
            })
        },
    );
    p.says(
        "Turn the curve by half a turn about its point at height one half, and it falls on itself.",
        |[turn, height]| {
            // (z, y) goes round (0, height).
            let falls_on_itself = |turn: f64| {
                let (sin, cos) = (std::f64::consts::TAU * turn).sin_cos();
                quarters(9).all(|z| {
                    let rise = s(z) - height.value;
                    let turned = (z * cos - rise * sin, z * sin + rise * cos);
                    (s(turned.0) - height.value - turned.1).abs() < 1e-12
                })
            };
            // By no smaller turn does it.
            falls_on_itself(turn.value)
                && (1..12).all(|part| !falls_on_itself(turn.value * f64::from(part) / 12.0))
        },
    );
    p.says(
        "A computer rounds every result, and two rounded numbers need not add up to exactly 1.",
        |[two, one]| {
            let sums = quarters(9).map(|z| [formula(z), formula(-z)]);
            sums.clone()
                .any(|pair| one.value != pair.iter().sum::<f64>() && two == pair.len())
                && sums
                    .clone()
                    .all(|pair| (pair.iter().sum::<f64>() - one.value).abs() < 1e-15)
        },
    );
    p.says(
        "Ours is written so that they do: it computes the smaller of the two, and subtracts it from 1 for the other.",
        |[two, one]| {
            quarters(700).all(|z| {
                let pair = [s(-z.abs()), s(z.abs())];
                two == pair.len() && pair[0] <= pair[1] && pair[1] == one.value - pair[0]
            })
        },
    );
    p.says("on this grid it never turns back", |[]| {
        let grid = (-400..=400).map(|step| s(f64::from(step) / 10.0));
        grid.clone().zip(grid.skip(1)).all(|(y, next)| next >= y)
    });

    p.says(
        "With the sigmoid in the place of the step, a unit answers with a number between 0 and 1.",
        |[low, high]| {
            let answers: Vec<f64> = cases(3)
                .into_iter()
                .map(|case| Neuron::new(case.w, -case.threshold, Sigmoid).output(&aview1(&case.x)))
                .collect();
            answers.iter().all(|y| low.value < *y && *y < high.value)
                && quarters(9).any(|z| near(s(z), low.value))
                && quarters(9).any(|z| near(s(z), high.value))
        },
    );
    p.says(
        "Near 1 it is strongly excited, near 0 hardly at all, and at one half it is undecided: its weighted input is zero, so the sum of its signals sits exactly on the threshold.",
        |[much, little, half]| {
            cases(3).into_iter().all(|case| {
                let neuron = Neuron::new(case.w, -case.threshold, Sigmoid);
                let x = aview1(&case.x);
                (half == neuron.output(&x)) == (neuron.weighted_input(&x) == 0.0)
            }) && right().all(|z| near(s(z), much.value))
                && left().all(|z| near(s(z), little.value))
        },
    );

    let [badge, hand] = DOOR_WEIGHTS;
    let answer =
        Neuron::new(vec![badge, hand], -DOOR_THRESHOLD, Sigmoid).output(&aview1(&[1.0, 0.0]));
    p.says(
        "The badge alone now counts for something: the answer is about a quarter, where the step would have said 0.",
        |[quarter, step]| quarter.holds(answer) && step == output(&door(), &[1.0, 0.0]),
    );
    p.says(
        r#"Whether "about a quarter" is a probability is another question."#,
        |[quarter]| quarter.holds(answer),
    );
    p.says(
        "The sigmoid is a step drawn with a soft pencil: near 0 far to the left, near 1 far to the right, one half in the middle, and symmetric about that point.",
        |[low, high, half]| {
            left().all(|z| near(s(z), low.value))
                && right().all(|z| near(s(z), high.value))
                && half == s(0.0)
                && quarters(9).all(|z| (s(z) - half.value + (s(-z) - half.value)).abs() < 1e-15)
        },
    );

    let [w1, w2] = WEIGHTS;
    // How far from the threshold.
    let sweep = bias_sweep(WEIGHTS, FIRST_ON, &BIASES).rows;
    let biased =
        |x: [f64; 2], bias: f64| Neuron::new(WEIGHTS.to_vec(), bias, Sigmoid).output(&aview1(&x));
    let rises_with_the_bias = || {
        sweep.is_sorted_by(|a, b| a.bias < b.bias && a.y < b.y)
            && cases(2).into_iter().all(|case| {
                let x = [case.x[0] / 8.0, case.x[1] / 8.0];
                quarters(9).all(|bias| biased(x, bias) < biased(x, bias + 0.25))
            })
    };
    p.input("the unit with the weights § and § and a sigmoid", &[w1, w2]);
    p.says(
        "Take the unit with the weights 5 and 3 and a sigmoid, keep the first input on and the second off, and raise the bias step by step:",
        |[_, _]| sweep.iter().all(|row| row.y == biased([1.0, 0.0], row.bias)) && sweep.is_sorted_by(|a, b| a.bias < b.bias),
    );
    let weights = Point::new().numbers([("w_1", w1), ("w_2", w2)]);
    p.table(
        "bias_sweep.rows",
        &[("bias", "$b$"), ("z", "$z$"), ("y.4", "$y$")],
        &weights,
    );
    p.says("One input, five biases.", |[five]| five == sweep.len());
    p.says("The output rises with the bias.", |[]| {
        rises_with_the_bias()
    });
    p.says(
        "With the step in place of the sigmoid, and firing at equality, the same column would read 0, 0, 1, 1, 1.",
        |column: [_; 5]| {
            column.len() == sweep.len()
                && column.iter().zip(&sweep).all(|(y, row)| *y == step.apply(row.z))
        },
    );
    p.says(
        "The output of the sigmoid says more: how far from the threshold the unit is, and on which side.",
        |[]| {
            let distance = |y: f64| (y / (1.0 - y)).ln();
            sweep.iter().all(|row| (distance(row.y) - row.z).abs() < 1e-12 && (row.y > 0.5) == (row.z > 0.0))
                && sweep[3].z != sweep[4].z
                && step.apply(sweep[3].z) == step.apply(sweep[4].z)
        },
    );

    // The exercises.
    p.says(
        r"For which $z$ is $\sigma(z)$ equal to three quarters?",
        |[y]| {
            // Where the odds are 3 to 1.
            y == s(3.0_f64.ln())
        },
    );
    p.says(
        r"What happens to the graph of $\sigma(kz)$ when $k$ grows?",
        |[]| {
            quarters(9).filter(|z| *z != 0.0).all(|z| {
                let from_the_step = |k: f64| (s(k * z) - step.apply(z)).abs();
                from_the_step(1.0) > from_the_step(2.0) && from_the_step(2.0) > from_the_step(4.0)
            })
        },
    );
    let three_quarters = 3.0_f64.ln();
    p.says(
        "If one divided by $1 + e^{-z}$ is three quarters, then $1 + e^{-z}$ is four thirds, and $e^{-z}$ is one third.",
        |[one, quarters, also, thirds, third]| {
            // Both are 1 in 1 + e⁻ᶻ.
            let e = (-three_quarters).exp();
            let close = |value: f64, to: f64| (value - to).abs() < 1e-15;
            close(1.0 / (one.value + e), quarters.value)
                && close(also.value + e, thirds.value)
                && close(e, third.value)
        },
    );
    p.formula(r"z = \ln 3", &[Point::new().number("z", three_quarters)]);
    p.says(
        r"The logarithm undoes the power: $z = \ln 3$, which is about 1.1.",
        |[three, about]| (s(three.value.ln()) - 0.75).abs() < 1e-15 && about.holds(three_quarters),
    );
    p.says(
        "In the figure the curve is at three quarters a little to the right of 1.",
        |[height, one]| {
            let reached = |z: f64| s(z) >= height.value;
            !reached(one.value) && reached(one.value + 0.15) && height == s(three_quarters)
        },
    );

    p.says(
        "What the sigmoid reaches at $kz$, the new curve reaches at $z$ already, so the graph is squeezed toward the line $z = 0$.",
        |[line]| {
            // By k, toward a point that stays.
            let new = |k: f64, z: f64| s(k * z);
            quarters(9).all(|z| {
                let at = line.value + (z - line.value) / 4.0;
                (new(4.0, at) - s(z)).abs() < 1e-15
            })
        },
    );
    p.says("It gets steeper, and more and more like the step.", |[]| {
        let slope = |k: f64| s(k * 0.001) - s(-k * 0.001);
        let distance = |k: f64| {
            quarters(9)
                .filter(|z| *z != 0.0)
                .map(|z| (s(k * z) - step.apply(z)).abs())
                .sum::<f64>()
        };
        [1.0, 2.0, 4.0, 8.0, 16.0]
            .windows(2)
            .all(|k| slope(k[0]) < slope(k[1]) && distance(k[0]) > distance(k[1]))
            && distance(1e3) < 1e-9
    });
    p.says(
        "One point does not move: at zero it stays at one half, whatever $k$ is.",
        |[half]| quarters(9).all(|k| half == s(k * 0.0)) && s(2.0 * 0.25) != s(0.25),
    );

    p.says(
        "With only the *second* input on, which bias makes its output exactly one half?",
        |[half]| {
            quarters(9)
                .filter(|bias| half == biased([0.0, 1.0], *bias))
                .count()
                == 1
        },
    );
    p.says(
        "One half is the answer to $z = 0$, and to nothing else.",
        |[half, zero]| quarters(9).all(|z| (half == s(z)) == (z == zero.value)),
    );
    p.says(
        "With only the second input on, $z$ is its weight, 3, plus the bias.",
        |[weight]| weight == w2,
    );
    p.says("The bias must be −3.", |[bias]| {
        biased([0.0, 1.0], bias.value) == 0.5
    });

    let code = p.rust();
    let other = |z: f64| z / (1.0 + z.abs()) / 2.0 + 0.5;
    let is_on_the_page = code.contains("let other = |z: f64| z / (1.0 + z.abs()) / 2.0 + 0.5;");
    p.says(
        "Start from something that levels off by itself: $z$ divided by $1 + |z|$ stays between −1 and 1.",
        |[one, low, high]| {
            let levels_off = |z: f64| z / (one.value + z.abs());
            is_on_the_page
                && quarters(9).all(|z| low.value < levels_off(z) && levels_off(z) < high.value)
                && levels_off(1e6) > 0.99 * high.value
                && levels_off(-1e6) < 0.99 * low.value
                && quarters(9).all(|z| (levels_off(z) - Softsign.apply(z)).abs() < 1e-15)
        },
    );
    p.says(
        "Half of that, plus one half, stays between 0 and 1 and passes through one half at zero, as the sigmoid does.",
        |[part, plus, low, high, middle]| {
            let built = |z: f64| Softsign.apply(z) * part.value + plus.value;
            quarters(9).all(|z| {
                (built(z) - other(z)).abs() < 1e-15 && low.value < other(z) && other(z) < high.value
            }) && middle == other(0.0)
                && middle == s(0.0)
                && near(other(-1e6), low.value)
                && near(other(1e6), high.value)
        },
    );
    p.says(
        "It differs far out, where it is in much less of a hurry: at $z = 10$ it still lacks more than 0.04, and the sigmoid less than 0.00005.",
        |[at, more, less]| {
            at == 10.0 && more.holds(1.0 - other(at.value)) && less.holds(1.0 - s(at.value))
        },
    );
    p.formula("z = 10", &[Point::new().number("z", 10.0)]);
}
