//! What can a network do that a line cannot?

use activations::{Activation, Identity, Relu, Sigmoid};
use manuscript::facts::{Facts, Point, Told};
use ndarray::{Array1, array};
use neuron_core::Neuron;
use worked_examples::understanding_activations::hinges::max_error;
use worked_examples::understanding_activations::rectifiers::{
    ABS_INPUTS, ABS_WEIGHTS, AbsRow, abs_net,
};

use super::quarters;

/// Where a line and |x| are compared.
const STRETCH: [f64; 2] = [-1.0, 1.0];

/// How far a line with this slope and this height at 0 is from |x| on the stretch, at most.
fn distance(slope: f64, height: f64) -> f64 {
    let miss = |x: f64| (slope * x + height - x.abs()).abs();
    // Both are straight between these three.
    [STRETCH[0], 0.0, STRETCH[1]]
        .map(miss)
        .into_iter()
        .fold(0.0, f64::max)
}

/// A hidden layer that reads x, and an output that adds up with weights.
fn network<A: Activation + Copy>(hidden: &[(f64, f64)], weights: &[f64], phi: A, x: f64) -> f64 {
    let hidden: Array1<f64> = hidden
        .iter()
        .map(|(w, b)| Neuron::new(array![*w], *b, phi).output(&array![x]))
        .collect();
    Neuron::new(weights.to_vec(), 0.0, Identity).output(&hidden)
}

/// The tent: the slope rises by 1, falls by 2 and rises by 1.
fn tent(x: f64) -> f64 {
    network(
        &[(1.0, 0.0), (1.0, -1.0), (1.0, -2.0)],
        &[1.0, -2.0, 1.0],
        Relu,
        x,
    )
}

/// By how much the slope of a function changes at a place.
fn bend(f: &dyn Fn(f64) -> f64, x: f64) -> f64 {
    let h = 1.0 / 128.0;
    (f(x + h) - 2.0 * f(x) + f(x - h)) / h
}

pub(crate) fn facts(p: &mut Facts) {
    let relu = |z: f64| Relu.apply(z);
    let rows = || abs_net(&quarters(8).collect::<Vec<_>>()).rows;
    let at = |x: f64| abs_net(&[x]).rows.remove(0);
    let points: Vec<Point> = quarters(8).map(|x| Point::new().number("x", x)).collect();
    let lines = || {
        (-20..=20).flat_map(|slope| {
            (-20..=20).map(move |height| (f64::from(slope) / 10.0, f64::from(height) / 10.0))
        })
    };

    p.says(
        "Its graph comes down from the left, turns round at zero and goes up again.",
        |[]| {
            let rows = rows();
            rows.windows(2).all(|pair| {
                let [before, after] = [&pair[0], &pair[1]];
                if after.x <= 0.0 {
                    after.y < before.y
                } else {
                    after.y > before.y
                }
            })
        },
    );
    p.input("between § and § it is to stay", &STRETCH);
    p.says("Take the level line at one half.", |[half]| {
        lines().all(|(slope, height)| distance(0.0, half.value) <= distance(slope, height))
    });
    p.says(
        "It is off by one half at −1, at 0 and at 1, and nowhere by more.",
        |[half, left, middle, right]| {
            let miss = |x: f64| (0.5 - x.abs()).abs();
            let worst = quarters(1).filter(|x| miss(*x) == 0.5);
            half == distance(0.0, 0.5)
                && worst.eq([left.value, middle.value, right.value])
                && quarters(1).all(|x| miss(x) <= half.value)
        },
    );
    let none_is_better =
        lines().all(|(slope, height)| distance(slope, height) >= distance(0.0, 0.5));
    p.says("No line does better.", |[]| none_is_better);
    p.says(
        "In the middle of a stretch a line has the mean of its values at the ends.",
        |[]| {
            lines().all(|(slope, height)| {
                let line = |x: f64| slope * x + height;
                let mean = |a: f64, b: f64| (line(a) + line(b)) / 2.0;
                quarters(2).all(|a| (mean(a, 1.0) - line((a + 1.0) / 2.0)).abs() < 1e-12)
            })
        },
    );
    p.says(
        "At both ends $|x|$ is 1, and in the middle it is 0.",
        |[end, middle]| {
            STRETCH.iter().all(|x| end == at(*x).y)
                && middle == at(f64::midpoint(STRETCH[0], STRETCH[1])).y
        },
    );
    p.says(
        "A line that misses all three by less than one half would be above one half at both ends and below it in the middle.",
        |[three, half, height]| {
            // What is closer than that to 1 is above it, and what is closer to 0 is below it.
            let values = || quarters(3).map(|value| value + 0.125);
            let near = |value: f64, target: f64| half.holds((value - target).abs());
            three == [STRETCH[0], 0.0, STRETCH[1]].len()
                && values().filter(|y| near(*y, 1.0)).all(|y| height.holds(y))
                && values().filter(|y| near(*y, 0.0)).all(|y| y < height.value)
                && values().any(|y| near(y, 0.0) && y + 0.25 > height.value)
        },
    );
    p.says(
        "A line is all that units with the identity can draw: in chapter 2, [layers of identities collapsed](../building-a-neuron/any-rising-function.md) into a single weighted sum.",
        |[]| {
            let layers = [(0.5, 1.0), (-2.0, 0.25)];
            let straight = |x: f64| network(&layers, &[1.5, -0.5], Identity, x);
            quarters(4).all(|x| bend(&straight, x).abs() < 1e-9)
                && quarters(4).any(|x| bend(&|x| network(&layers, &[1.5, -0.5], Relu, x), x).abs() > 0.1)
        },
    );
    p.told(
        "Activation functions let a network describe more than straight lines, says the Primer, and counts this among its most important features.",
        Told::Source,
    );

    p.says("Two bends", |[two]| {
        two == ABS_WEIGHTS.len()
            && ABS_WEIGHTS
                .iter()
                .all(|w| bend(&|x| relu(w * x), 0.0) == 1.0)
    });
    p.says(
        r"The **ReLU**, short for *rectified linear unit*, is the larger of zero and its input, $\max(0, x)$.",
        |[zero]| quarters(8).all(|x| relu(x) == if x > zero.value { x } else { zero.value }),
    );
    p.says(
        "Left of zero it is level, right of zero it rises, and at zero it bends.",
        |[]| {
            let change = |x: f64| relu(x + 0.25) - relu(x);
            quarters(8).all(|x| {
                if x < 0.0 {
                    change(x) == 0.0
                } else {
                    change(x) == 0.25
                }
            }) && quarters(8).all(|x| (bend(&relu, x) != 0.0) == (x == 0.0))
        },
    );
    p.says("One ReLU is the right half of $|x|$.", |[half]| {
        half.value == 0.5
            && rows()
                .iter()
                .all(|row| row.right == if row.x > 0.0 { row.y } else { 0.0 })
    });
    p.says(
        "Another, with the sign of its input changed, is the left half:",
        |[half]| {
            half.value == 0.5
                && rows().iter().all(|row| {
                    row.left == relu(-row.x) && row.left == if row.x < 0.0 { row.y } else { 0.0 }
                })
        },
    );
    p.formula(r"\max(0, x) + \max(0, -x) = |x|.", &points);
    p.says(
        "Read: the larger of zero and x, plus the larger of zero and minus x, is the distance of x from zero.",
        |[]| rows().iter().all(|row| row.x.abs() == row.x.max(0.0) + (-row.x).max(0.0)),
    );
    p.figure("abs-from-relus", &[]);
    p.says(
        "On either side of 0 one ReLU is silent and the other draws the line.",
        |[zero]| {
            rows().iter().filter(|row| row.x != zero.value).all(|row| {
                let (silent, other) = if row.x > 0.0 {
                    (row.left, row.right)
                } else {
                    (row.right, row.left)
                };
                silent == 0.0 && other == row.y && other > 0.0
            }) && at(zero.value).y == 0.0
        },
    );
    p.says(
        "At x = −1 they add 0 and 1 to 1, and at x = 1 they add 1 and 0 to 1.",
        |[
            x,
            right,
            left,
            sum,
            other_x,
            other_right,
            other_left,
            other_sum,
        ]| {
            let shows = |x: f64, said: [f64; 3]| {
                let AbsRow { right, left, y, .. } = at(x);
                said == [right, left, y]
            };
            x.value == -other_x.value
                && x == STRETCH[0]
                && shows(x.value, [right.value, left.value, sum.value])
                && shows(
                    other_x.value,
                    [other_right.value, other_left.value, other_sum.value],
                )
        },
    );
    p.says(
        "As a network: two hidden units with the weights 1 and −1, and an output unit that adds up what they say.",
        |[two, right, left]| {
            two == ABS_WEIGHTS.len()
                && [right.value, left.value] == ABS_WEIGHTS
                && rows().iter().all(|row| row.y == row.right + row.left)
        },
    );
    p.table(
        "abs_net.rows",
        &[
            ("x", "$x$"),
            ("right", r"$\max(0, x)$"),
            ("left", r"$\max(0, -x)$"),
            ("y", "output"),
        ],
        &Point::new(),
    );
    p.says(
        "Each number gets through one of the two units and is stopped by the other; 0 is stopped by both.",
        |[two, zero]| {
            abs_net(&ABS_INPUTS).rows.iter().all(|row| {
                let through = [row.right, row.left].iter().filter(|y| **y != 0.0).count();
                through == usize::from(row.x != zero.value)
            }) && ABS_INPUTS.contains(&zero.value)
                && two == ABS_WEIGHTS.len()
        },
    );
    p.says(
        "The output unit has no activation function but the identity; the bends are made before it.",
        |[]| {
            rows()
                .iter()
                .all(|row| row.y == row.x.abs() && row.y == row.right + row.left)
        },
    );
    p.says(
        "A ReLU bends where its weighted input passes zero, so its bias puts the bend where you like: with the weight 1 and the bias −2 it bends at 2.",
        |[w, b, place]| {
            let bends_at = |w: f64, b: f64, x: f64| bend(&|x| relu(w * x + b), x) > 0.0;
            bends_at(w.value, b.value, place.value)
                && quarters(8).all(|x| bends_at(w.value, b.value, x) == (w.value * x + b.value == 0.0))
                && w == ABS_WEIGHTS[0]
        },
    );
    p.says(
        "The weight of the output, times the size of the unit's own weight, says how sharp the bend is, and whether up or down.",
        |[]| {
            // With the weight w and the bias −2w it bends at 2.
            let sharp = |w: f64, v: f64| bend(&|x| network(&[(w, -2.0 * w)], &[v], Relu, x), 2.0);
            quarters(4).all(|v| quarters(2).all(|w| (sharp(w, v) - v * w.abs()).abs() < 1e-12))
        },
    );

    p.told(
        "The choice decides how well a network does and what it is good for, says the article.",
        Told::Source,
    );
    p.says(
        "No two sigmoids make $|x|$: their sum is round where $|x|$ has its corner, and level far out, where $|x|$ goes on rising.",
        |[two]| {
            let weights = || quarters(1).filter(|w| *w != 0.0);
            let h = 1.0 / 4096.0;
            // Valleys, hills and stairs: the second unit has a weight, a bias and a share of its own.
            let kinds = [(-1.0, 1.0, 1.0), (1.0, -2.0, 1.0), (0.5, 0.0, -1.5)];
            weights().all(|w| {
                weights().flat_map(|v| kinds.map(|kind| (v, kind))).all(|(v, (turned, b, share))| {
                    let f = |x: f64| network(&[(8.0 * w, 1.0), (8.0 * turned * w, b)], &[v, share * v], Sigmoid, x);
                    // No corner: the slope hardly changes on a way as short as this. Level: far out nothing changes.
                    let slopes = [(f(h) - f(0.0)) / h, (f(0.0) - f(-h)) / h];
                    (slopes[0] - slopes[1]).abs() < 0.1 && f(1e6) == f(2e6) && f(-1e6) == f(-2e6)
                })
            }) && two.value == 2.0
                && bend(&f64::abs, 0.0) == 2.0
        },
    );
    p.says(
        "Yet on a bounded stretch each can imitate the other as closely as one likes, with more units.",
        // The way of the ReLUs, along a sine: ever closer.
        |[]| [2, 4, 8, 16].map(max_error).is_sorted_by(|a, b| *a > 2.0 * b),
    );
    p.says(
        "A hidden layer of ReLUs bends them, at most once for each unit, and two units that bend at the same place make the distance from zero.",
        |[two]| {
            let bends = |hidden: &[(f64, f64)]| {
                let weights = vec![1.0; hidden.len()];
                let f = |x: f64| network(hidden, &weights, Relu, x);
                quarters(8).filter(|x| bend(&f, *x).abs() > 1e-9).count()
            };
            // In a second layer one unit bends more often: where the tent passes one half, and where the tent bends above that.
            let second = |x: f64| relu(tent(x) - 0.5);
            let of_second = (-32..=32).filter(|n| bend(&second, f64::from(*n) / 4.0).abs() > 1e-9).count();
            assert_eq!((bends(&[(1.0, 0.0), (1.0, -1.0), (1.0, -2.0)]), of_second), (3, 3));
            [&[(1.0, 0.0), (1.0, -1.0)][..], &[(2.0, -1.0), (0.0, 1.0), (-1.0, 3.0)], &[(1.0, 1.0), (-1.0, -1.0)]]
                .iter()
                .all(|hidden| bends(hidden) <= hidden.len())
                && two == ABS_WEIGHTS.len()
                && ABS_WEIGHTS.iter().all(|w| quarters(4).filter(|x| bend(&|x| relu(w * x), *x) != 0.0).eq([0.0]))
                && rows().iter().all(|row| row.y == row.x.abs())
        },
    );

    // The exercises.
    let pairs = || quarters(3).flat_map(|a| quarters(3).map(move |b| (a, b)));
    let both: Vec<Point> = pairs()
        .map(|(a, b)| Point::new().numbers([("x_1", a), ("x_2", b), ("a", a), ("b", b)]))
        .collect();
    p.says("One ReLU is enough.", |[]| {
        pairs().all(|(a, b)| b + relu(a - b) == a.max(b))
    });
    p.says("If $x_2$ is the larger, it lacks nothing.", |[]| {
        pairs()
            .filter(|(a, b)| b >= a)
            .all(|(a, b)| a.max(b) - b == 0.0)
    });
    p.says(
        "If $x_1$ is the larger, it lacks the difference $x_1 - x_2$.",
        |[]| {
            pairs()
                .filter(|(a, b)| a >= b)
                .all(|(a, b)| a.max(b) - b == a - b)
        },
    );
    p.formula(r"\max(x_1, x_2) = x_2 + \max(0, x_1 - x_2).", &both);
    p.says(
        "With 3 and 5 that is 5 + 0, with 5 and 3 it is 3 + 2.",
        |[
            a,
            b,
            second,
            lacks,
            other_a,
            other_b,
            other_second,
            other_lacks,
        ]| {
            let steps = |a: f64, b: f64| [b, relu(a - b)];
            steps(a.value, b.value) == [second.value, lacks.value]
                && steps(other_a.value, other_b.value) == [other_second.value, other_lacks.value]
                && a.value + 2.0 == b.value
        },
    );
    let slope = |x: f64| (tent(x + 0.25) - tent(x)) / 0.25;
    p.says(
        "Make a tent from three ReLUs: 0 outside of the stretch from 0 to 2, and 1 in the middle of it.",
        |[three, outside, from, to, top]| {
            three == quarters(8).filter(|x| bend(&tent, *x) != 0.0).count()
                && quarters(8).filter(|x| *x <= from.value || *x >= to.value).all(|x| outside == tent(x))
                && quarters(8).filter(|x| *x > from.value && *x < to.value).all(|x| tent(x) > 0.0)
                && top == tent(f64::midpoint(from.value, to.value))
        },
    );
    p.says(
        "From left to right the tent has the slopes 0, 1, −1 and 0, and each bend is a ReLU that changes the slope.",
        |[first, second, third, fourth]| {
            [-1.0, 0.0, 1.0, 2.0].map(slope) == [first.value, second.value, third.value, fourth.value]
        },
    );
    p.says(
        "At 0 the slope rises by 1, at 1 it falls by 2, at 2 it rises by 1:",
        |[x0, rise0, x1, fall, x2, rise2]| {
            let bends = [x0.value, x1.value, x2.value].map(|x| bend(&tent, x));
            bends == [rise0.value, -fall.value, rise2.value]
        },
    );
    let tents: Vec<Point> = quarters(8)
        .map(|x| Point::new().numbers([("x", x), ("y", tent(x))]))
        .collect();
    p.expression(
        "y",
        r"\max(0, x) - 2\max(0, x - 1) + \max(0, x - 2).",
        &tents,
    );
    p.says("At 1 only the first is awake and gives 1.", |[x, gives]| {
        [x.value, x.value - 1.0, x.value - 2.0].map(relu) == [gives.value, 0.0, 0.0]
    });
    p.says(
        "At 3 all three are, and give 3 − 4 + 1, which is 0.",
        |[x, three, first, second, third, sum]| {
            let parts = [
                relu(x.value),
                -2.0 * relu(x.value - 1.0),
                relu(x.value - 2.0),
            ];
            three == parts.iter().filter(|part| **part != 0.0).count()
                && [first.value, -second.value.abs(), third.value] == parts
                && sum == tent(x.value)
        },
    );
    p.says(
        "Between two neighboring bends the graph is straight, so there the value in the middle is the mean of the values at the ends.",
        |[two]| {
            let between = [(-1.0, 0.0), (0.0, 1.0), (1.0, 2.0), (2.0, 3.0)];
            two.value == 2.0
                && between.iter().all(|(a, b)| tent(f64::midpoint(*a, *b)) == f64::midpoint(tent(*a), tent(*b)))
        },
    );
    let square = |x: f64| x * x;
    let short = |a: f64, b: f64| f64::midpoint(square(a), square(b)) - square(f64::midpoint(a, b));
    p.says(
        "Why can no network of ReLUs make $x^2$ exactly, on any stretch however short?",
        |[power]| {
            let f = |x: f64| x.powf(power.value);
            pairs().filter(|(a, b)| a < b).all(|(a, b)| {
                let gap = f64::midpoint(f(a), f(b)) - f(f64::midpoint(a, b));
                gap == (b - a) * (b - a) / 4.0
            })
        },
    );
    p.says("For $x^2$ it never is.", |[power]| {
        power.value == 2.0
            && pairs()
                .filter(|(a, b)| a < b)
                .all(|(a, b)| short(a, b) > 0.0)
    });
    p.says(
        "Between 1 and 3 the mean of the ends is 5, and the square of the middle is 4.",
        |[a, b, mean, middle]| {
            mean == f64::midpoint(square(a.value), square(b.value))
                && middle == square(f64::midpoint(a.value, b.value))
        },
    );
    p.formula(
        r"\frac{a^2 + b^2}{2} - \Bigl(\frac{a + b}{2}\Bigr)^2 = \frac{(b - a)^2}{4},",
        &both,
    );
    p.says("which is 0 for no stretch that has a length.", |[zero]| {
        pairs().all(|(a, b)| (short(a, b) == zero.value) == (a == b))
    });
}
