//! What does a small change do?

use activations::{Activation, AtZero, Differentiable, Sigmoid, Step};
use manuscript::facts::{Facts, Point, Told};
use ndarray::array;
use neuron_core::Neuron;
use worked_examples::understanding_activations::cutoff::{CUTOFFS, CutoffRow, cutoff, scores};
use worked_examples::understanding_activations::smoothing::{AT, FACTORS, SmoothingRow, smoothing};

use super::quarters;

/// How far a row is from the step, at each of its four places.
fn distances(row: &SmoothingRow) -> [f64; 4] {
    let values = row.values();
    [0, 1, 2, 3].map(|i: usize| (values[i] - Step::default().apply(AT[i])).abs())
}

/// By how much σ(cz) changes between two places, beside what z changes.
fn rate(c: f64, z: f64, next: f64) -> f64 {
    (Sigmoid.apply(c * next) - Sigmoid.apply(c * z)) / (next - z)
}

pub(crate) fn facts(p: &mut Facts) {
    let rows = smoothing(&FACTORS).rows;
    let of = |c: f64| smoothing(&[c]).rows.remove(0);
    let pairs = || quarters(8).flat_map(|z| (1..20).map(move |n| (z, z + f64::from(n) / 32.0)));
    let points: Vec<Point> = quarters(8)
        .map(|z| {
            Point::new()
                .number("z", z)
                .function(r"\sigma", |z| Sigmoid.apply(z[0]))
                .function(r"\sigma'", |z| Sigmoid.derivative(z[0]))
        })
        .collect();

    p.says(
        "Suppose somebody promises: however you change the weights, the output will change by at most a quarter of what the weighted input changes.",
        |[quarter]| {
            pairs().all(|(z, next)| quarter.holds(rate(1.0, z, next)))
                && pairs().any(|(z, next)| rate(1.0, z, next) > 0.24)
        },
    );
    p.says(
        "A step makes no promises; it stays still and then jumps.",
        |[]| {
            let step = |z: f64| Step::default().apply(z);
            [1e-3, 1e-6, 1e-9]
                .iter()
                .all(|h| step(0.0) - step(-h) == 1.0)
                && quarters(8)
                    .filter(|z| *z != 0.0)
                    .all(|z| step(z + 0.125) == step(z - 0.125))
        },
    );
    p.figure("smoothing", &[("c", &FACTORS[2])]);
    p.says(
        "With c = 5 the sigmoid of c times z is 0.3775 at z = −0.1 and 0.6225 at z = 0.1, and passes from 0.01 to 0.99 between z = −0.92 and z = 0.92.",
        |[c, below, left, above, right, low, high, from, to]| {
            let row = of(c.value);
            let sigma = |z: f64| Sigmoid.apply(c.value * z);
            c == FACTORS[2]
                && left == AT[1]
                && right == AT[2]
                && below == row.at_minus_tenth
                && above == row.at_tenth
                // The places are rounded: a half unit to either side brackets the value.
                && sigma(from.value - from.half_unit) < low.value && low.value < sigma(from.value + from.half_unit)
                && sigma(to.value - to.half_unit) < high.value && high.value < sigma(to.value + to.half_unit)
        },
    );
    p.says(
        "The larger c is, the shorter is that way, and the nearer the step.",
        |[]| {
            rows.windows(2).all(|pair| {
                distances(&pair[1])
                    .iter()
                    .zip(distances(&pair[0]))
                    .all(|(after, before)| *after < before)
            })
        },
    );
    p.table(
        "smoothing.rows",
        &[
            ("c", "c"),
            ("at_minus_1.4", "at −1"),
            ("at_minus_tenth.4", "at −0.1"),
            ("at_tenth.4", "at 0.1"),
            ("at_1.4", "at 1"),
        ],
        &Point::new(),
    );
    p.says(
        "σ(cz) for growing c: a sigmoid with large weights is nearly a step.",
        |[]| {
            rows.is_sorted_by(|a, b| a.c < b.c)
                && distances(&rows[rows.len() - 1])
                    .iter()
                    .all(|distance| *distance < 0.01)
                && distances(&rows[0]).iter().all(|distance| *distance > 0.25)
        },
    );
    p.says(
        "The number $c$ is nothing but the size of the weights and the bias: a unit in which they are $c$ times as large has a $z$ that is $c$ times as large.",
        |[]| {
            FACTORS.iter().all(|c| {
                quarters(2).all(|w| {
                    let unit = |c: f64| Neuron::new(array![c * w, c * 0.5], c * -1.25, Sigmoid).weighted_input(&array![1.5, -2.0]);
                    (unit(*c) - c * unit(1.0)).abs() < 1e-9
                })
            })
        },
    );
    p.says(
        "(Only at zero itself do all of them stay at one half, which is one of the [conventions for the step](../neural-units/step-function.md).)",
        |[half]| {
            FACTORS.iter().all(|c| half == Sigmoid.apply(c * 0.0))
                && half == Step { at_zero: AtZero::Half }.apply(0.0)
                && AT.iter().all(|z| *z != 0.0 && Sigmoid.apply(50.0 * z) != half.value)
        },
    );
    p.says("what one side lacks, the other has", |[]| {
        quarters(8).all(|z| (Sigmoid.apply(z) + Sigmoid.apply(-z) - 1.0).abs() < 1e-15)
    });
    p.says(
        "The step has two of them, the sigmoid all numbers between 0 and 1, but for the ends, and in a computer [sometimes even these](../building-a-neuron/strictly-between.md).",
        |[two, from, to]| {
            let mut answers: Vec<f64> = quarters(8).map(|z| Step::default().apply(z)).collect();
            answers.sort_by(f64::total_cmp);
            answers.dedup();
            // Whatever is between them, the sigmoid passes: it is ever closer on both sides.
            two == answers.len()
                && [from.value, to.value] == answers[..]
                && (1..100).all(|hundredth| {
                    let y = from.value + (to.value - from.value) * f64::from(hundredth) / 100.0;
                    (Sigmoid.apply((y / (1.0 - y)).ln()) - y).abs() < 1e-12
                })
                && Sigmoid.apply(100.0) == to.value
        },
    );

    p.says(
        "Its slope we know from [chapter 2](../building-a-neuron/sigmoid-against-step.md): the value of the sigmoid times what is missing to 1.",
        |[one]| {
            quarters(8).all(|z| {
                let y = Sigmoid.apply(z);
                (Sigmoid.derivative(z) - y * (one.value - y)).abs() < 1e-15
            })
        },
    );
    p.says(
        "A product of two numbers that make 1 together is greatest when the two are equal, and they are equal at 0:",
        |[_, one, _, zero]| {
            let product = |y: f64| y * (one.value - y);
            (0..=64).all(|n| {
                let y = f64::from(n) / 64.0;
                product(y) <= product(0.5) && (product(y) == product(0.5)) == (y == one.value - y)
            }) && Sigmoid.apply(zero.value) == one.value - Sigmoid.apply(zero.value)
        },
    );
    p.formula(
        r"\sigma'(0) = \sigma(0)\,(1 - \sigma(0)) = \tfrac12 \cdot \tfrac12 = \tfrac14.",
        &points,
    );
    p.says(
        "Read: the slope of sigma at zero is one half times one half, which is a quarter.",
        |[half, other, quarter]| {
            quarter == Sigmoid.derivative(0.0)
                && half == Sigmoid.apply(0.0)
                && other == 1.0 - Sigmoid.apply(0.0)
                && half.value * other.value == quarter.value
        },
    );
    p.says("Nowhere else is it as great.", |[]| {
        quarters(8).all(|z| (Sigmoid.derivative(z) >= Sigmoid.derivative(0.0)) == (z == 0.0))
    });
    p.says(
        "A graph that is nowhere steeper than a quarter rises by at most a quarter of the way that one goes along.",
        |[steep, rises]| {
            quarters(8).all(|z| Sigmoid.derivative(z) <= steep.value)
                && pairs().all(|(z, next)| rises.holds(rate(1.0, z, next)))
                && steep == Sigmoid.derivative(0.0)
                && rises.value == steep.value
        },
    );
    p.told(
        "This makes classification simpler, says the article: a small change of a weight is a small change of the prediction.",
        Told::Source,
    );
    p.says(
        "Change a weight by a hundredth, while its input is 2: the weighted input changes by 2 hundredths, and the output by at most half of a hundredth.",
        |[change, input, hundredths, half, hundredth]| {
            let unit = |w: f64| Neuron::new(array![w], 0.0, Sigmoid);
            let x = array![input.value];
            let moves = |w: f64| unit(w + change.value).weighted_input(&x) - unit(w).weighted_input(&x);
            let output = |w: f64| unit(w + change.value).output(&x) - unit(w).output(&x);
            let bound = 0.5 * hundredth.value;
            quarters(2).all(|w| (moves(w) - hundredths.value * 0.01).abs() < 1e-12 && output(w) <= bound)
                && output(0.0) > 0.99 * bound
                && half.holds(moves(0.0) * 0.25 / hundredth.value - 1e-12)
                && (moves(0.0) * 0.25 - bound).abs() < 1e-12
                && half.value == 0.5
        },
    );

    let scores = scores();
    let record = cutoff(&CUTOFFS);
    let right = |c: f64| {
        scores
            .iter()
            .filter(|(is_true, y)| *is_true == (*y >= c))
            .count()
    };
    p.told(
        "One half suggests itself, and, says the article, is not always the best choice.",
        Told::Source,
    );
    p.says(
        "Here are two hundred made-up examples, of which half should get a yes, with the outputs of a sigmoid unit that is right more often than wrong.",
        |[all, half]| {
            let yes = scores.iter().filter(|(is_true, _)| *is_true).count();
            all == record.cases
                && all == scores.len()
                && half == yes as f64 / scores.len() as f64
                && CUTOFFS.iter().all(|c| 2 * right(*c) > scores.len())
        },
    );
    let shares = |row: &CutoffRow| {
        let called: Vec<bool> = scores
            .iter()
            .filter(|(_, y)| *y >= row.cutoff)
            .map(|(is_true, _)| *is_true)
            .collect();
        let rightly = called.iter().filter(|is_true| **is_true).count() as f64;
        let all = scores.iter().filter(|(is_true, _)| *is_true).count() as f64;
        [rightly / called.len() as f64, rightly / all]
    };
    p.says(
        "*Precision* is the share of the yeses that were right, *recall* the share of those that should get a yes and did.",
        |[]| record.rows.iter().all(|row| shares(row) == [row.precision, row.recall]),
    );
    p.says(
        "Before you look: which of the two can never rise with the cutoff?",
        |[two]| two == shares(&record.rows[0]).len(),
    );
    let fine = cutoff(&(10..90).map(|n| f64::from(n) / 100.0).collect::<Vec<_>>());
    p.says(
        "Recall: a higher cutoff takes yeses away and adds none.",
        |[]| {
            let yeses = |c: f64| scores.iter().filter(|(_, y)| *y >= c).count();
            fine.rows.windows(2).all(|pair| {
                pair[0].recall >= pair[1].recall && yeses(pair[0].cutoff) >= yeses(pair[1].cutoff)
            })
        },
    );
    p.says(
        "Precision rises here from row to row, and need not, for the yeses that are taken away may be right ones.",
        |[]| {
            record.rows.is_sorted_by(|a, b| a.precision < b.precision)
                && fine.rows.windows(2).any(|pair| pair[0].precision > pair[1].precision && pair[0].recall > pair[1].recall)
        },
    );
    p.table(
        "cutoff.rows",
        &[
            ("cutoff", "cutoff"),
            ("precision.3", "precision"),
            ("recall.3", "recall"),
        ],
        &Point::new(),
    );
    p.says("Five cutoffs for the same unit.", |[five]| {
        five == record.rows.len()
    });
    p.says(
        "A high cutoff is mostly right when it speaks and misses much; a low one misses little and is often wrong.",
        |[]| {
            let (low, high) = (&record.rows[0], &record.rows[record.rows.len() - 1]);
            low.cutoff < high.cutoff
                && high.precision > 0.9
                && high.recall < 0.35
                && low.recall > 0.9
                && low.precision < 0.65
        },
    );
    p.says(
        "A sigmoid with large weights is nearly a step, except close to zero.",
        |[]| {
            let largest = &rows[rows.len() - 1];
            let near = |z: f64| (Sigmoid.apply(largest.c * z) - Step::default().apply(z)).abs();
            distances(largest).iter().all(|distance| *distance < 0.01)
                && [1e-6, -1e-6].iter().all(|h| near(*h) > 0.49)
        },
    );
    p.says(
        "Its output changes at most a quarter as fast as its weighted input.",
        |[quarter]| {
            pairs().all(|(z, next)| quarter.holds(rate(1.0, z, next)))
                && quarter.value == Sigmoid.derivative(0.0)
        },
    );
    p.says(
        "Turning it into a yes or no takes a cutoff, and one half is only one of them.",
        |[half]| CUTOFFS.contains(&half.value) && CUTOFFS.len() > 1,
    );

    // The exercises.
    let enough = 99.0_f64.ln();
    p.formula("z = 1", &[Point::new().number("z", AT[3])]);
    p.says(
        r"For which $c$ is $\sigma(cz)$ within one hundredth of the step at $z = 1$?",
        |[within, z]| {
            let distance =
                |c: f64| (Sigmoid.apply(c * z.value) - Step::default().apply(z.value)).abs();
            within.holds(distance(enough)) && !within.holds(distance(enough - 1e-6)) && z == AT[3]
        },
    );
    p.says(
        "At 1 the step is 1, so the sigmoid has to reach 99 hundredths.",
        |[z, one, reach]| {
            one == Step::default().apply(z.value)
                && z == AT[3]
                && (Sigmoid.apply(enough) - reach.value / 100.0).abs() < 1e-12
        },
    );
    p.says(
        r"It does where the fraction $e^{-c}$ in its denominator is $\tfrac{1}{99}$, at the logarithm of 99:",
        |[part, number]| {
            ((-enough).exp() - part.value).abs() < 1e-12 && (number.value.ln() - enough).abs() < 1e-12
        },
    );
    p.formula(
        r"\sigma(\ln 99) = \frac{1}{1 + \frac{1}{99}} = \frac{99}{100}.",
        &points,
    );
    p.says(
        "The logarithm of 99 lies between 4 and 5, and the row of the table for 5 is close enough at 1, that for 2 is not.",
        |[number, from, to, row, z, other]| {
            let is_close = |c: f64| Sigmoid.apply(c * z.value) >= Sigmoid.apply(enough);
            (number.value.ln() - enough).abs() < 1e-12
                && from.value.floor() == enough.floor()
                && to.value == enough.ceil()
                && row == FACTORS[2]
                && other == FACTORS[1]
                && z == AT[3]
                && is_close(row.value)
                && !is_close(other.value)
        },
    );
    p.says(
        "The first multiplies every change by $c$, the second leaves at most a quarter of it.",
        |[quarter]| {
            let all = || {
                FACTORS
                    .iter()
                    .flat_map(|c| pairs().map(move |(z, next)| rate(*c, z, next) / c))
            };
            all().all(|left| quarter.holds(left)) && quarter.value == Sigmoid.derivative(0.0)
        },
    );
    p.says(
        "So the output changes by at most $c$ quarters of what $z$ changes.",
        |[]| {
            FACTORS.iter().all(|c| {
                let least = 1e-3 / c;
                pairs().all(|(z, next)| rate(*c, z, next) <= c / 4.0)
                    && rate(*c, -least, least) > 0.999 * c / 4.0
            })
        },
    );
    p.input("For $c = §$", &[FACTORS[3]]);
    p.says(
        "For $c = 50$ that is 12½ times as much: the nearer the step, the less the promise is worth.",
        |[c, twelve, half]| (twelve.value + half.value) * 4.0 == c.value,
    );
    p.says(
        "The cutoff {{#number cutoff.rows.0.cutoff}} misses nothing here, and {{#number cutoff.rows.0.precision .3}} of its urgent pile is urgent.",
        |[c, precision]| {
            let row = &record.rows[0];
            c == row.cutoff && row.recall == 1.0 && precision == row.precision
        },
    );
    p.says(
        "With {{#number cutoff.rows.1.cutoff}} you miss one urgent letter in ten, and the pile is shorter.",
        |[c, ten]| {
            let (all, row) = (&record.rows[0], &record.rows[1]);
            let pile = |row: &CutoffRow| scores.iter().filter(|(_, y)| *y >= row.cutoff).count();
            c == row.cutoff && (1.0 / (1.0 - row.recall) - ten.value).abs() < 1e-9 && pile(row) < pile(all)
        },
    );
}
