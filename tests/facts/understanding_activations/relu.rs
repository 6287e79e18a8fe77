//! How can a kink make curves?

use std::f64::consts::PI;

use activations::{Activation, Gelu, Identity, Relu, Step};
use manuscript::facts::{Facts, Point, Told};
use ndarray::{Array1, array};
use neuron_core::Neuron;
use worked_examples::understanding_activations::hinges::{
    HingeNetwork, PIECES, hinges, kink, max_error,
};
use worked_examples::understanding_activations::rectifiers::{BIASES, INPUTS, sparse};

use super::quarters;

/// What the figure draws.
const DRAWN: u32 = 4;

/// The line through (0, 0), (1, 1) and (2, 0): the kinks of two ReLUs with the weight 1, and what the output makes of them.
fn hat(biases: [f64; 2], weights: [f64; 2], x: f64) -> f64 {
    let hidden: Array1<f64> = biases
        .iter()
        .map(|b| Neuron::new(array![1.0], *b, Relu).output(&array![x]))
        .collect();
    Neuron::new(weights.to_vec(), 0.0, Identity).output(&hidden)
}

/// The share of the units that are active with a bias, in theory: GELU is z times the share below z.
fn share(bias: f64) -> f64 {
    let z = bias / (INPUTS as f64).sqrt();
    if z == 0.0 { 0.5 } else { Gelu.apply(z) / z }
}

pub(crate) fn facts(p: &mut Facts) {
    let relu = |x: f64| Relu.apply(x);
    let step = |x: f64| Step::default().apply(x);
    let rows = hinges(&PIECES).rows;

    p.says(
        "ReLU, [which made the distance from zero](bending-the-line.md), is 0 for negative numbers and leaves positive ones alone.",
        |[zero]| {
            quarters(8).all(|x| relu(x) == if x < 0.0 { zero.value } else { x })
        },
    );
    p.says(
        "In the whole function there is one thing that happens: a kink, at zero.",
        |[]| {
            let bend = |x: f64| relu(x + 0.125) - 2.0 * relu(x) + relu(x - 0.125);
            quarters(8).all(|x| (bend(x) != 0.0) == (x == 0.0))
        },
    );
    p.says("Otherwise the two have little in common.", |[two]| {
        two == [relu(1.0), step(1.0)].len() && relu(8.0) != step(8.0)
    });
    p.says("The step jumps and stays at 1.", |[one]| {
        let h = 1e-12;
        step(h) - step(-h) == 1.0 && quarters(8).filter(|x| *x > 0.0).all(|x| one == step(x))
    });
    p.says("ReLU does not jump, and grows without limit.", |[]| {
        let smaller = [1e-3, 1e-6, 1e-9, 1e-12].map(|h| relu(h) - relu(-h));
        smaller.is_sorted_by(|a, b| a > b)
            && smaller[3] <= 1e-12
            && [1e3, 1e6, 1e9].iter().all(|x| relu(*x) == *x)
    });

    let network = HingeNetwork::on_sine(DRAWN);
    p.says(
        "The result is a line of straight pieces, one more than there are kinks.",
        |[]| {
            // On the whole line: the level piece left of the first kink is one of them.
            let slopes = |pieces: u32| {
                let network = HingeNetwork::on_sine(pieces);
                let ends = (0..=pieces + 1).map(|i| (f64::from(i) - 0.5) * kink(1, pieces));
                let mut slopes: Vec<f64> = ends
                    .map(|x| (network.answer(x + 1e-4) - network.answer(x)) / 1e-4)
                    .collect();
                slopes.dedup_by(|a, b| (*a - *b).abs() < 1e-9);
                slopes.len()
            };
            PIECES
                .iter()
                .all(|pieces| slopes(*pieces) as f64 == f64::from(*pieces + 1))
                && PIECES.iter().all(|pieces| {
                    let network = HingeNetwork::on_sine(*pieces);
                    let straight = |i: u32| {
                        let (a, b) = (kink(i, *pieces), kink(i + 1, *pieces));
                        (network.answer(f64::midpoint(a, b))
                            - f64::midpoint(network.answer(a), network.answer(b)))
                        .abs()
                            < 1e-12
                    };
                    network.hidden.len() == *pieces as usize && (0..*pieces).all(straight)
                })
        },
    );
    p.says(
        "Let it follow the sine from 0 to π, with kinks at equal distances, each of them on the curve.",
        |[from]| {
            let kinks: Vec<f64> = network.hidden.iter().map(|unit| -unit.bias()).collect();
            from == kinks[0]
                && kinks
                    .windows(2)
                    .all(|pair| (pair[1] - pair[0] - PI / f64::from(DRAWN)).abs() < 1e-12)
                && kinks.iter().all(|x| network.error(*x) < 1e-12)
                && (kink(DRAWN, DRAWN) - PI).abs() < 1e-12
        },
    );
    p.says(
        "The first lies at 0, where the sine begins, so that four units draw four pieces:",
        |[first, units, pieces]| {
            first == -network.hidden[0].bias()
                && units == network.hidden.len()
                && pieces.value == f64::from(DRAWN)
                && (0..DRAWN).all(|i| {
                    let x = kink(i, DRAWN);
                    let slope = |x: f64| network.answer(x + 0.125) - network.answer(x);
                    (slope(x) - slope(x - 0.25)).abs() > 0.01
                })
        },
    );
    p.figure("relu-sum", &[("pieces", &DRAWN)]);
    p.says(
        "4 ReLUs draw 4 straight pieces and miss the sine by at most 0.0704, at x = 1.19.",
        |[units, pieces, most, place]| {
            units == network.hidden.len()
                && pieces.value == f64::from(DRAWN)
                && (network.error(network.worst()) - most.value).abs() <= most.half_unit
                && most.holds(network.error(network.worst()) - most.half_unit)
                && place == network.worst()
        },
    );
    p.says("With twice as many it is 0.0188.", |[twice, error]| {
        (max_error(DRAWN * 2) - error.value).abs() <= error.half_unit && twice.value == 2.0
    });
    p.says(
        "Before you look: how much closer does the line come with twice as many pieces?",
        |[twice]| {
            rows.windows(2)
                .all(|pair| twice.value * f64::from(pair[0].pieces) == f64::from(pair[1].pieces))
        },
    );
    p.table(
        "hinges.rows",
        &[
            ("pieces", "pieces"),
            ("max_error.4", "largest error"),
            ("ratio.3", "times smaller than with half as many"),
        ],
        &Point::new(),
    );
    p.says(
        "Twice as many pieces leave about a quarter of the error, but for the first row: from two pieces to four it falls to about a third.",
        |[twice, quarter, two, four, third]| {
            let first = rows[0].max_error / max_error(rows[0].pieces / 2);
            rows[1..].iter().all(|row| quarter.holds(1.0 / row.ratio))
                && !quarter.holds(first)
                && third.holds(first)
                && four.value == f64::from(rows[0].pieces)
                && two.value * twice.value == four.value
        },
    );
    p.says("Why a quarter?", |[quarter]| {
        let last = &rows[rows.len() - 1];
        (1.0 / last.ratio - quarter.value).abs() < 0.01
    });
    p.says(
        "A piece that is half as wide gives the curve half as much way to turn aside, and on that way it turns half as far from its direction.",
        |[wide, way, turn]| {
            // Beside the top of the sine: the way from the middle of a piece to its end, and the slope that is reached there.
            let (width, half_width) = (1.0 / 32.0, 1.0 / 64.0);
            let slope = |x: f64| x.sin();
            half_width == wide.value * width
                && way.value == half_width / width
                && (slope(half_width / 2.0) / slope(width / 2.0) - turn.value).abs() < 1e-3
        },
    );
    p.says("Half of a half is a quarter.", |[half, other, quarter]| {
        half.value * other.value == quarter.value && half.value == other.value
    });
    p.says(
        "For the sine the line is never off by more than an eighth of the square of the width of a piece.",
        |[eighth]| {
            let share = |pieces: u32| {
                let width = PI / f64::from(pieces);
                max_error(pieces) / (width * width)
            };
            // No more, and nearly as much.
            PIECES.iter().all(|pieces| !eighth.holds(share(*pieces)) && share(*pieces) > 0.9 * eighth.value)
                && PIECES.iter().all(|pieces| {
                    let network = HingeNetwork::on_sine(*pieces);
                    let width = kink(1, *pieces);
                    (0..=10 * pieces).all(|i| network.error(kink(i, 10 * pieces)) <= eighth.value * width * width)
                })
        },
    );
    p.says(
        r"From $\tfrac12 x^2$ it is off by as much in the middle of each piece, half of what [an exercise](bending-the-line.md) found for $x^2$, and the slope of the sine nowhere changes faster than that of $\tfrac12 x^2$.",
        |[factor, power, half, second, again, third]| {
            let gap = |factor: f64, a: f64, b: f64| {
                let f = |x: f64| factor * x.powf(power.value);
                f64::midpoint(f(a), f(b)) - f(f64::midpoint(a, b))
            };
            let ends = || quarters(3).flat_map(|a| quarters(3).filter(move |b| *b > a).map(move |b| (a, b)));
            let by_x = |a: f64, b: f64| 2.0 * factor.value * (b - a);
            ends().all(|(a, b)| {
                let width = b - a;
                gap(factor.value, a, b) == width * width / 8.0
                    && gap(factor.value, a, b) == half.value * gap(1.0, a, b)
                    && (b.cos() - a.cos()).abs() <= by_x(a, b)
            }) && again.value == factor.value
                && [second.value, third.value] == [power.value; 2]
                && (0.001_f64.cos() - 1.0).abs() < 0.001
                && ((PI / 2.0 + 0.001).cos() - (PI / 2.0).cos()).abs() > 0.999 * 0.001 * 2.0 * factor.value
        },
    );
    p.says(
        "One can come as close as one likes, and not to the sine only.",
        |[]| {
            [4, 16, 64, 256]
                .map(max_error)
                .is_sorted_by(|a, b| *a > 10.0 * b)
        },
    );
    p.told(
        r#"The Primer says that several layers of ReLUs can approximate "almost any nonlinear function"."#,
        Told::Source,
    );
    // Continuous, bounded and closed, enough: what the next sentence parts by commas.
    let conditions = p.read(|page| {
        let mut lines = page.text().lines();
        let must = lines.find(|line| line.starts_with("The function must be"));
        must.map_or(0, |line| line.split(", ").count())
    });
    p.says("Three conditions belong to that.", |[three]| {
        three == conditions
    });
    p.says(
        "Where one is missing it can fail: close to zero, which is no part of its region, $1/x$ outgrows any such network.",
        |[one]| {
            // On the way from 0 to 1 a network stays below the sum of what its parts can reach.
            let most = |network: &HingeNetwork| {
                network
                    .hidden
                    .iter()
                    .zip(network.output.weights())
                    .map(|(unit, v)| (v * unit.output(&array![1.0])).abs())
                    .sum::<f64>()
            };
            PIECES.iter().all(|pieces| {
                let network = HingeNetwork::on_sine(*pieces);
                let bound = most(&network);
                let near = one.value / (2.0 * bound + 1.0);
                near > 0.0
                    && one.value / near > bound
                    && (0..=16).all(|i| network.answer(f64::from(i) / 16.0).abs() <= bound)
            }) && one.value == 1.0
        },
    );

    p.told(
        "The article says that after random initialization about half of the neurons are active, and calls it **sparse activation**.",
        Told::Source,
    );
    let record = sparse(&BIASES);
    p.says("Are half of the units silent?", |[half]| {
        half == 1.0 - share(0.0)
    });
    p.says(
        "For weighted inputs that are symmetric about zero, and never 0 itself, it is so on average.",
        |[zero]| {
            // What is symmetric about zero without it: half of it is active.
            let others: Vec<f64> = quarters(2).filter(|z| *z != zero.value).collect();
            let active = others.iter().filter(|z| relu(**z) > 0.0).count();
            assert_eq!(2 * quarters(2).filter(|z| relu(*z) > 0.0).count() + 1, quarters(2).count());
            let row = &record.rows[0];
            2 * active == others.len()
                && others.iter().all(|z| others.contains(&-z))
                && row.bias == 0.0 && row.theory == 0.5 && (row.active - 0.5).abs() < 0.02
        },
    );
    p.says("With a bias it is not:", |[]| {
        record.rows[1..].iter().all(|row| {
            let deviation = (row.theory * (1.0 - row.theory) / record.units as f64).sqrt();
            row.bias != 0.0
                && (row.active - 0.5).abs() > 0.2
                // A sum of fifty products is nearly normal.
                && (row.active - row.theory).abs() < 3.0 * deviation + 1e-3
                && (row.theory - share(row.bias)).abs() < 1e-12
        })
    });
    p.table(
        "sparse.rows",
        &[
            ("bias", "bias"),
            ("active.4", "share of active units"),
            ("theory.4", "expected"),
        ],
        &Point::new(),
    );
    p.says(
        "A layer of ReLUs at random weights, with fifty inputs per unit.",
        |[fifty]| fifty == INPUTS,
    );
    p.says(
        "One seeded run, and the share above zero of a normal distribution with the same mean and width.",
        |[]| {
            // The share, as a sum over narrow strips; the variance of a sum is the number of its terms.
            let width = (INPUTS as f64).sqrt();
            let above = |mean: f64| {
                let h = width / 256.0;
                let density = |t: f64| (-0.5 * ((t - mean) / width).powi(2)).exp() / (2.0 * PI).sqrt() / width;
                (0..4096).map(|i| h * density(h * (f64::from(i) + 0.5))).sum::<f64>()
            };
            record.rows.iter().all(|row| (above(row.bias) - row.theory).abs() < 1e-5)
        },
    );
    p.says(
        r#""About fifty percent" is a property of how one starts, not of ReLU."#,
        |[percent]| {
            let near = |share: f64| percent.holds(100.0 * share) || percent.holds(share);
            near(record.rows[0].active) && record.rows[1..].iter().all(|row| !near(row.active))
        },
    );
    p.says(
        "For a smooth curve such as the sine, the error falls with the square of their number.",
        |[]| {
            let scaled = PIECES.map(|pieces| max_error(pieces) * f64::from(pieces * pieces));
            scaled
                .iter()
                .all(|error| (error / scaled[3] - 1.0).abs() < 0.1)
        },
    );
    p.says(
        "At a symmetric start, half of the units are active on average.",
        |[half]| half == record.rows[0].theory,
    );

    // The exercises.
    let (biases, weights) = ([0.0, -1.0], [1.0, -2.0]);
    let corners = [(0.0, 0.0), (1.0, 1.0), (2.0, 0.0)];
    p.says(
        "Two hidden ReLUs, and an output that adds them up with weights, are to draw the line through (0, 0), (1, 1) and (2, 0).",
        |[two, x0, y0, x1, y1, x2, y2]| {
            two == biases.len()
                && [(x0.value, y0.value), (x1.value, y1.value), (x2.value, y2.value)] == corners
                && corners.iter().all(|(x, y)| hat(biases, weights, *x) == *y)
        },
    );
    let slope = |x: f64| (hat(biases, weights, x + 0.25) - hat(biases, weights, x)) / 0.25;
    p.says(
        "Read off the slopes: 1 up to the kink at 1, and −1 after it.",
        |[before, place, after]| {
            (0..8).all(|quarter| {
                let x = f64::from(quarter) / 4.0;
                slope(x)
                    == if x < place.value {
                        before.value
                    } else {
                        after.value
                    }
            })
        },
    );
    p.says(
        "The first ReLU begins to rise at 0: weight 1, bias 0, and the output takes it once.",
        |[place, w, b]| {
            let first = |x: f64| relu(w.value * x + b.value);
            b == biases[0]
                && w.value == 1.0
                && first(place.value) == 0.0
                && quarters(2)
                    .filter(|x| *x > place.value)
                    .all(|x| first(x) == weights[0] * x)
        },
    );
    p.says(
        "The second begins at 1: weight 1, bias −1.",
        |[place, w, b]| {
            let second = |x: f64| relu(w.value * x + b.value);
            b == biases[1] && quarters(4).all(|x| second(x) == (x - place.value).max(0.0))
        },
    );
    p.says(
        "It has to turn the slope 1 into −1, so the output takes it with the weight −2.",
        |[before, after, v]| {
            v == weights[1]
                && before == slope(0.25)
                && after == slope(1.25)
                && after.value - before.value == v.value
        },
    );
    p.says(
        "At 2 that makes 2 − 2, which is 0.",
        |[x, first, second, sum]| {
            first.value == weights[0] * relu(x.value + biases[0])
                && -second.value.abs() == weights[1] * relu(x.value + biases[1])
                && sum == hat(biases, weights, x.value)
        },
    );
    let enough = 1111_u32;
    p.says(
        "How many equal pieces, with their ends on the sine, are needed for an error below one millionth?",
        |[below]| below.holds(max_error(enough)) && !below.holds(max_error(enough - 1)),
    );
    p.says(
        r"With $n$ pieces the width is $\pi/n$, and the error is nearly an eighth of its square.",
        |[eighth]| {
            PIECES
                .iter()
                .all(|pieces| eighth.holds(max_error(*pieces) / kink(1, *pieces).powi(2)))
        },
    );
    p.says(
        "An eighth of the square is a millionth when the width is the square root of 8 millionths, so $n$ is π times 1000, divided by the square root of 8.",
        |[eighth, millionth, millionths, thousand, eight]| {
            let width = (millionths.value * 1e-6).sqrt();
            let n = PI * thousand.value / eight.value.sqrt();
            (eighth.value * width * width - millionth.value).abs() < 1e-15 && (PI / n - width).abs() < 1e-12
        },
    );
    p.says("That is more than 1110, so take 1111.", |[more, take]| {
        let n = PI * 1000.0 / 8.0_f64.sqrt();
        more.holds(n)
            && take.value == n.ceil()
            && more.value == n.floor()
            && take.value == f64::from(enough)
    });
}
