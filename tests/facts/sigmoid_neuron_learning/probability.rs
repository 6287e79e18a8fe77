//! Is the answer a probability?

use std::sync::LazyLock;

use activations::{Activation, Sigmoid};
use learning::{CrossEntropy, Mean, gradient, total_loss};
use manuscript::facts::{Facts, Point, Told};
use ndarray::array;
use worked_examples::sigmoid_neuron_learning::calibration::{
    Calibration, EACH, LARGEST_INPUT, SHARPENING, TRUE_PARAMETERS, calibration, cases, fit,
    frequencies, sharpen, truth,
};
use worked_examples::sigmoid_neuron_learning::two_points::{POINTS, dataset};

use super::close;

static RECORD: LazyLock<Calibration> = LazyLock::new(calibration);
static CASES: LazyLock<Vec<(f64, f64)>> = LazyLock::new(cases);

/// The targets of the snippet, at 0 and at 1.
const FEW: [[f64; 4]; 2] = [[1.0, 1.0, 1.0, 0.0], [1.0, 0.0, 0.0, 0.0]];

/// How often somebody who is nearly sure is wrong.
const WRONG: f64 = 0.1;

/// The share of true cases, and what is answered to each.
const ALWAYS: f64 = 0.3;

pub(crate) fn facts(p: &mut Facts) {
    let rows = &RECORD.rows;
    let row = |x: f64| {
        let mut rows = rows.iter();
        rows.find(|row| row.x == x)
    };

    p.told(
        r#"A weather service says "seven tenths" for rain tomorrow, and tomorrow it does not rain."#,
        Told::Story,
    );
    p.told(
        "Take all days for which it said seven tenths, and count.",
        Told::Story,
    );
    p.says(
        "If it rained on about seven in ten of them, the number was a probability.",
        |[seven, ten]| seven.value / ten.value == 0.7,
    );
    p.says(
        "It lies between 0 and 1, but that is not enough.",
        |[low, high]| {
            // The sharpened one does as well.
            let between = rows
                .iter()
                .all(|row| low.value < row.sharpened && row.sharpened < high.value);
            between && rows[0].sharpened - low.value < 1e-4 && high.value - rows[8].sharpened < 1e-3
        },
    );
    p.says(
        r"For each whole number x from −4 to 4 we draw 4000 cases, each of which is true with the probability $\sigma(wx + b)$ for $w = 0.8$ and $b = -0.4$.",
        |[from, to, each, w, b]| {
            from == -f64::from(LARGEST_INPUT)
                && to == f64::from(LARGEST_INPUT)
                && rows.iter().map(|row| row.x).eq((-LARGEST_INPUT..=LARGEST_INPUT).map(f64::from))
                && each == EACH
                && (w.value, b.value) == TRUE_PARAMETERS
                && rows.iter().all(|row| truth(row.x) == Sigmoid.apply(w.value * row.x + b.value))
        },
    );
    p.says(
        "Then we make a second one, with $w$ and $b$ three times as large.",
        |[times]| {
            let sharp = sharpen(&fit(&dataset(&frequencies(&CASES))));
            times == SHARPENING
                && sharp.weights()[0] == times.value * RECORD.w
                && sharp.bias() == times.value * RECORD.b
        },
    );
    p.table(
        "calibration.rows",
        &[
            ("x", "$x$"),
            ("frequency.3", "share of true cases"),
            ("fitted.3", "the fitted neuron"),
            ("sharpened.3", "the same, with $3z$"),
        ],
        &Point::new(),
    );
    // The share of true cases among so many has this standard deviation.
    let deviation = |x: f64| (truth(x) * (1.0 - truth(x)) / EACH as f64).sqrt();
    let is_calibrated = |off: &dyn Fn(usize) -> f64| {
        (0..rows.len()).all(|i| off(i).abs() < 3.0 * deviation(rows[i].x))
    };
    p.says(
        "Both neurons say yes for the same x, and only one of them is calibrated.",
        |[]| {
            rows.iter()
                .all(|row| (row.fitted > 0.5) == (row.sharpened > 0.5))
                && is_calibrated(&|i| rows[i].frequency - rows[i].fitted)
                && rows
                    .iter()
                    .all(|row| (row.frequency - row.sharpened).abs() > 5.0 * deviation(row.x))
        },
    );
    p.says(
        "In all {{#number calibration.cases}} cases both decide alike, since $3z$ is positive when $z$ is.",
        |[all, times]| {
            all == CASES.len() && RECORD.same_decisions == CASES.len() && times == SHARPENING
        },
    );
    p.says("But the second is too sure.", |[]| {
        let one_by_one = dataset(&CASES);
        let fitted = fit(&dataset(&frequencies(&CASES)));
        rows.iter()
            .all(|row| (row.sharpened - 0.5).abs() > (row.frequency - 0.5).abs())
            && total_loss(&CrossEntropy, &sharpen(&fitted), &one_by_one)
                > 1.1 * total_loss(&CrossEntropy, &fitted, &one_by_one)
    });
    p.says(
        "At −4 it says nearly 0, and more than two cases in a hundred are true; at 4 it says nearly 1, and more than five in a hundred are not.",
        |[left, none, two, of, right, one, five, of_as_many]| {
            let (Some(left), Some(right)) = (row(left.value), row(right.value)) else {
                return false;
            };
            (left.x, right.x) == (rows[0].x, rows[rows.len() - 1].x)
                && (left.sharpened - none.value).abs() < 1e-3
                && two.holds(of.value * left.frequency)
                && (right.sharpened - one.value).abs() < 1e-3
                && five.holds(of_as_many.value * (1.0 - right.frequency))
                && of == 100.0
                && of_as_many == of.value
        },
    );

    p.says(
        "The error signal of the cross-entropy is answer less target, and the slope along $b$ is the sum of all these.",
        |[]| {
            POINTS.into_iter().all(|example| {
                let neuron = sharpen(&fit(&dataset(&POINTS)));
                let slope = gradient(&CrossEntropy, &neuron, &dataset(&[example]))[1];
                (slope - (neuron.output(&array![example.0]) - example.1)).abs() < 1e-12
            })
        },
    );
    let lowest = || {
        let fitted = fit(&dataset(&frequencies(&CASES)));
        gradient(&Mean(CrossEntropy), &fitted, &dataset(&CASES))
    };
    p.says("At the lowest point that slope is 0.", |[none]| {
        (lowest()[1] - none.value).abs() < 1e-14
    });
    // Three cases at one input: the third target is what a neuron answers that was fitted to all three.
    let sums: Vec<Point> = [(1.0, 0.0), (0.2, 0.9)]
        .map(|(y1, y2)| {
            let y3 = f64::midpoint(y1, y2);
            let fitted = fit(&dataset(&[(0.5, y1), (0.5, y2), (0.5, y3)]));
            let f = fitted.output(&array![0.5]);
            Point::new().numbers([
                ("f_1", f),
                ("f_2", f),
                ("y_1", y1),
                ("y_2", y2),
                (r"\dots", y3),
            ])
        })
        .to_vec();
    p.formula(r"f_1 + f_2 + \dots = y_1 + y_2 + \dots", &sums);
    p.says(
        "A target is 1 for a true case and 0 for another one, so the right side counts the true cases.",
        |[true_one, other]| {
            CASES.iter().all(|(_, y)| true_one == *y || other == *y)
                && CASES.iter().any(|(_, y)| true_one == *y)
                && CASES.iter().any(|(_, y)| other == *y)
        },
    );
    p.says("The neuron foretells as many as there are.", |[]| {
        let fitted = fit(&dataset(&frequencies(&CASES)));
        let foretold = CASES
            .iter()
            .map(|(x, _)| fitted.output(&array![*x]))
            .sum::<f64>();
        (foretold - CASES.iter().map(|(_, y)| y).sum::<f64>()).abs() < 1e-6
    });
    p.says(
        "It can still be too sure on one side and too timid on the other, but the slope along $w$ is 0 as well, and this says that the errors balance when each is multiplied by its input.",
        |[none]| (lowest()[0] - none.value).abs() < 1e-14,
    );
    p.says(
        "That *each row* of the table fits is due to the cases, whose true probabilities happen to lie on a sigmoid.",
        |[]| is_calibrated(&|i| rows[i].frequency - truth(rows[i].x)),
    );
    p.says(
        "Where they do not, a single neuron cannot follow them, and one has to count, as above.",
        |[]| {
            // Down and up: no neuron with one input does that.
            let shares = [(-1.0, 0.9), (0.0, 0.1), (1.0, 0.9)];
            let fitted = fit(&dataset(&shares));
            shares
                .iter()
                .any(|(x, share)| (fitted.output(&array![*x]) - share).abs() > 0.2)
        },
    );
    // The chance of so many true ones among so many cases, with this answer.
    let chances = |cases: usize, answer: f64| {
        let mut chances = vec![1.0];
        for _ in 0..cases {
            let of = |k: usize| chances.get(k).copied().unwrap_or(0.0);
            let next =
                |k: usize| (1.0 - answer) * of(k) + answer * k.checked_sub(1).map_or(0.0, of);
            chances = (0..=chances.len()).map(next).collect::<Vec<f64>>();
        }
        chances
    };
    p.says(
        "Count many: of twenty cases with the answer 0.8, chance alone makes sixteen true, give or take two, and in one count of thirty at most twelve.",
        |[cases, answer, sixteen, two, thirty, twelve]| {
            let chances = chances(cases.n(), answer.value);
            let mean = |of: &dyn Fn(f64) -> f64| {
                let each = chances.iter().enumerate().map(|(k, chance)| chance * of(k as f64));
                each.sum::<f64>()
            };
            let average = mean(&|k| k);
            let spread = mean(&|k| (k - average).powi(2)).sqrt();
            let upto = |most: &dyn Fn(f64) -> bool| -> f64 {
                let counts = chances.iter().enumerate().filter(|(k, _)| most(*k as f64));
                counts.map(|(_, chance)| chance).sum()
            };
            let few = upto(&|k| twelve.holds(k));
            answer.value == 0.8
                && close(average, sixteen.value)
                && two == spread.round()
                && (1.0 / few / 10.0).round() * 10.0 == thirty.value
                && few > 0.03
        },
    );
    let (w, b) = TRUE_PARAMETERS;
    p.formula("w = 0.8", &[Point::new().number("w", w)]);
    p.formula("b = -0.4", &[Point::new().number("b", b)]);
    p.says(
        "The neuron of this chapter was not fitted to cases but to two given answers, so nothing makes its answers probabilities.",
        |[two]| {
            two == POINTS.len() && POINTS.into_iter().all(|(_, y)| 0.0 < y && y < 1.0)
        },
    );
    let code = p.rust();
    p.says(
        "Three of four cases are true at 0, and one of four at 1.",
        |[three, four, at, as_many, other]| {
            let [there, here] = FEW.map(|targets| targets.iter().sum::<f64>());
            let written = FEW.as_flattened().iter().map(|y| format!("{y:?}")).collect::<Vec<_>>();
            three == there
                && four == FEW[0].len()
                && here == 1.0
                && as_many == FEW[1].len()
                && code.contains(&format!("&array![{}]", written.join(", ")))
                && code.contains(&format!(
                    "array![[{0:?}], [{0:?}], [{0:?}], [{0:?}], [{1:?}], [{1:?}], [{1:?}], [{1:?}]]",
                    at.value, other.value
                ))
        },
    );

    p.told(
        "Somebody's neuron answers only one hundredth or ninety-nine hundredths, and is wrong in a tenth of the cases.",
        Told::Story,
    );
    p.says(
        r#""Ninety-nine hundredths" promises to be wrong once in a hundred cases, and "one hundredth" promises the same."#,
        |[yes, of, no]| {
            (1.0 - yes.value - 1.0 / of.value).abs() < 1e-12 && (no.value - 1.0 / of.value).abs() < 1e-12
                && yes == 0.99
        },
    );
    p.says(
        "It is wrong ten times in a hundred, so it is far too sure.",
        |[ten, of]| ten.value / of.value == WRONG,
    );
    p.says(
        "To be calibrated it should answer a tenth and nine tenths, if it is wrong as often with a yes as with a no.",
        |[no, yes]| no == WRONG && yes == 1.0 - WRONG,
    );
    p.says("Three tenths of all cases are true.", |[share]| {
        share == ALWAYS
    });
    p.says(
        "A neuron answers three tenths to everything.",
        |[answer]| answer == ALWAYS,
    );
    p.says(
        "It is calibrated: there is only one answer to look at, and of the cases with this answer three tenths are true.",
        |[share]| share == ALWAYS,
    );
    let timid = |x: f64| Sigmoid.apply((RECORD.w * x + RECORD.b) / SHARPENING);
    p.says(
        "In the table, which neuron would you get with $z/3$ instead of $3z$?",
        |[by, times]| by == SHARPENING && times == SHARPENING,
    );
    p.says(
        "One that is too timid: it makes the same decisions, and stays closer to one half.",
        |[half]| {
            rows.iter().all(|row| {
                (timid(row.x) > half.value) == (row.fitted > half.value)
                    && (timid(row.x) - half.value).abs() < (row.fitted - half.value).abs()
            })
        },
    );
    p.says(
        "So it is too low where the share of true cases is above one half, and too high where the share is below.",
        |[half]| {
            rows.iter().all(|row| (timid(row.x) < row.frequency) == half.holds(row.frequency))
        },
    );
}
