//! What may come out of a unit?

use activations::{Activation, Identity, Sigmoid, Step, Tanh};
use manuscript::facts::{Facts, Point, Told};
use ndarray::aview1;
use neuron_core::Neuron;
use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS};
use worked_examples::building_a_neuron::ranges::{RangeRow, WINDOW, ranges};

use crate::facts::units;

/// Weighted inputs of all sizes.
fn inputs(window: i32) -> impl Iterator<Item = f64> + Clone {
    (-64 * window..=64 * window).map(|part| f64::from(part) / 64.0)
}

pub(crate) fn facts(p: &mut Facts) {
    let rows = ranges(WINDOW).rows;
    let window = f64::from(WINDOW);
    let outputs = |a: &dyn Activation| inputs(WINDOW).map(|z| a.apply(z)).collect::<Vec<f64>>();
    let [step, sigmoid, identity] =
        [&Step::default() as &dyn Activation, &Sigmoid, &Identity].map(outputs);
    let ends = |outputs: &[f64]| {
        let least = outputs.iter().copied().fold(f64::INFINITY, f64::min);
        [
            least,
            outputs.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        ]
    };
    let distinct = |outputs: &[f64]| {
        let mut outputs = outputs.to_vec();
        outputs.sort_by(f64::total_cmp);
        outputs.dedup();
        outputs.len()
    };
    // Outputs that are as far apart as the weighted inputs leave no gap that a finer sweep would not fill.
    let covers_everything = |outputs: &[f64]| outputs.iter().copied().eq(inputs(WINDOW));
    let is_row = |row: &RangeRow, outputs: &[f64]| [row.least, row.greatest] == ends(outputs);
    assert!(is_row(&rows[0], &step) && is_row(&rows[1], &sigmoid) && is_row(&rows[2], &identity));

    let cases = || (1..=4).flat_map(units::cases);
    // More than any degree from 0 to 1.
    let warm = 17.0;
    p.input("it is § degrees", &[warm]);
    p.input("make it answer §", &[warm]);
    p.input("could answer §", &[warm]);
    p.input("it should not be §", &[warm]);
    p.says("None.", |[]| {
        cases().all(|case| {
            Neuron::new(case.w, -case.threshold, Sigmoid).output(&aview1(&case.x)) != warm
        }) && !(0.0..=1.0).contains(&warm)
    });
    p.says(
        "Whatever the weighted input is, the sigmoid turns it into a number between 0 and 1.",
        |[least, greatest]| {
            let [below, above] = ends(&sigmoid);
            let near = 0.01;
            (least.value < below && below < least.value + near)
                && (greatest.value - near < above && above < greatest.value)
        },
    );
    p.says(
        "What may come out of a unit is decided by its [activation function](../neural-units/activation-function.md) alone.",
        |[]| {
            cases().all(|case| {
                let (w, x) = (case.w.clone(), aview1(&case.x));
                let z = Neuron::new(w.clone(), -case.threshold, Identity).output(&x);
                Neuron::new(w.clone(), -case.threshold, Step::default()).output(&x) == Step::default().apply(z)
                    && Neuron::new(w, -case.threshold, Sigmoid).output(&x) == Sigmoid.apply(z)
            })
        },
    );
    p.says(
        "Before you look: which of them could answer 17 if its weighted input went that far?",
        |[_]| {
            let could = |a: &dyn Activation| inputs(20).any(|z| a.apply(z) == warm);
            could(&Identity) && !could(&Sigmoid) && !could(&Step::default())
        },
    );

    p.formula(
        r"y = a(w_1 x_1 + w_2 x_2 + w_3 x_3 - \theta)",
        &units::general_points(3),
    );
    p.told(
        r"Pack comes here from biology, where a cell fires or does not, and drops the restriction: $y = a(w_1 x_1 + w_2 x_2 + w_3 x_3 - \theta)$.",
        Told::Source,
    );
    p.told(
        "Two pictures, which are lost, set the two kinds of unit side by side; its text calls both of them neurons.",
        Told::Source,
    );
    p.told(
        "It adds that $y$ may now take any value, and means that it is no longer one of two.",
        Told::Source,
    );
    p.says(
        "Taken at its word that is true of the identity alone: any value in the range of $a$.",
        |[]| {
            covers_everything(&identity)
                && !covers_everything(&step)
                && !covers_everything(&sigmoid)
        },
    );
    p.says(
        "Three activation functions are given all weighted inputs from −6 to 6.",
        |[three, from, to]| three == rows.len() && from == -window && to == window,
    );
    p.table(
        "ranges.rows",
        &[
            ("function", "activation function"),
            ("least.4", "least value"),
            ("greatest.4", "greatest value"),
        ],
        &Point::new(),
    );
    p.says(
        "The identity gives what it is given; the step and the sigmoid stay between 0 and 1. z from −6 to 6.",
        |[least, greatest, from, to]| {
            let stay = [&step, &sigmoid].map(|outputs| ends(outputs));
            covers_everything(&identity)
                && stay[0] == [least.value, greatest.value]
                && least.value < stay[1][0]
                && stay[1][1] < greatest.value
                && from == -window
                && to == window
        },
    );
    p.says(
        "The **identity** returns what it is given, so it covers everything.",
        |[]| covers_everything(&identity),
    );
    p.says("The step keeps to its two values.", |[two]| {
        two == distinct(&step)
    });
    p.says(
        "The sigmoid stays between 0 and 1, and comes close to both.",
        |[below, above]| {
            let [least, greatest] = ends(&sigmoid);
            let near = 0.01;
            (below.value < least && least < below.value + near)
                && (above.value - near < greatest && greatest < above.value)
        },
    );
    p.says(
        "A unit's output lies in the range of its activation function, so choosing the function is choosing what may come out.",
        |[]| {
            cases().all(|case| {
                let (w, x) = (case.w.clone(), aview1(&case.x));
                let y = Neuron::new(w.clone(), -case.threshold, Step::default()).output(&x);
                let s = Neuron::new(w, -case.threshold, Sigmoid).output(&x);
                step.contains(&y) && (0.0..=1.0).contains(&s)
            })
        },
    );
    p.says(
        "If the output is to be read as a degree of excitement, it should not be 17.",
        |[_]| ends(&sigmoid)[1] < warm && Identity.apply(warm) == warm,
    );

    let code = p.rust();
    let made = |name: &str| -> Vec<&str> {
        let line = code
            .lines()
            .find(|line| line.starts_with(&format!("let {name} = ")));
        line.unwrap_or_default()
            .split([' ', ',', '(', ')', '[', ']'])
            .skip(3)
            .filter(|word| !word.is_empty())
            .collect()
    };
    p.says("In the program the choice is one word:", |[]| {
        let (decides, reports) = (made("decides"), made("reports"));
        decides.len() == reports.len()
            && decides
                .iter()
                .zip(&reports)
                .filter(|(one, other)| one != other)
                .count()
                == 1
    });
    p.says("the same inside", |[]| units_differ());
    p.says(
        "The activation function is exchangeable, and its range is what may come out of the unit.",
        |[]| units_differ(),
    );
    p.says(
        "The step has two values, the sigmoid stays between 0 and 1, and the identity has no bounds.",
        |[two, least, greatest]| {
            let [below, above] = ends(&sigmoid);
            two == distinct(&step)
                && (least.value < below && below < least.value + 0.01)
                && (greatest.value - 0.01 < above && above < greatest.value)
                && covers_everything(&identity)
        },
    );

    p.says(
        "Which of the three activation functions would you choose for a unit that is to answer with a temperature?",
        |[three]| three == rows.len(),
    );
    let cold = -5.0;
    p.input("A temperature may be § or §", &[warm, cold]);
    p.says(
        "A temperature may be 17 or −5, so only the identity will do.",
        |[_, _]| {
            let will_do = |outputs: &[f64]| ends(outputs)[0] <= cold && covers_everything(outputs);
            will_do(&identity) && !will_do(&sigmoid) && !will_do(&step)
        },
    );
    p.says(
        r#"A share lies between 0 and 1, and a half is a share: the sigmoid never leaves that interval, while the step cannot say "half"."#,
        |[none, all, half, also_half]| {
            let [below, above] = ends(&sigmoid);
            none.value == ends(&step)[0]
                && all.value == ends(&step)[1]
                && none.value <= below
                && above <= all.value
                && half == also_half
                && sigmoid.contains(&half.value)
                && !step.contains(&half.value)
        },
    );
    p.says("All or nothing it can only come close to.)", |[]| {
        inputs(36).all(|z| 0.0 < Sigmoid.apply(z) && Sigmoid.apply(z) < 1.0)
            && Sigmoid.apply(36.0) > 1.0 - 1e-9
            && Sigmoid.apply(-36.0) < 1e-9
    });
    p.says(
        "Write an activation function with the range from −1 to 1.",
        |[from, to]| {
            let outputs: Vec<f64> = inputs(WINDOW).map(|z| Tanh.apply(z)).collect();
            let [least, greatest] = ends(&outputs);
            from.value < least
                && least < from.value + 0.01
                && to.value - 0.01 < greatest
                && greatest < to.value
        },
    );
    let stretched = |z: f64| {
        Point::new()
            .number("z", z)
            .function(r"\sigma", |z| Sigmoid.apply(z[0]))
            .function("a", |z| (z[0] / 2.0).tanh())
    };
    p.formula(r"a(z) = 2\sigma(z) - 1", &[stretched(0.5), stretched(-3.0)]);
    p.says(
        r"Stretch its range to twice the width, then move it down by 1: $a(z) = 2\sigma(z) - 1$.",
        |[twice, down, factor, also_down]| {
            let outputs: Vec<f64> = inputs(30)
                .map(|z| twice.value * Sigmoid.apply(z) - down.value)
                .collect();
            let [least, greatest] = ends(&outputs);
            twice.value == factor.value
                && down.value == also_down.value
                && (-1.0 < least && least < -1.0 + 1e-9)
                && (1.0 - 1e-9 < greatest && greatest < 1.0)
        },
    );
    p.says(
        "Nothing is missing inside: `reports` computes the same $z$ as `decides`.",
        |[]| units_differ(),
    );
    p.says(
        "The step draws one at 0, so put a step behind the unit.",
        |[border]| {
            let step = |z: f64| Step::default().apply(z);
            inputs(WINDOW).all(|z| step(z) == step(border.value) || z < border.value)
                && step(border.value) != step(border.value.next_down())
        },
    );
    p.says(
        "Then the two together are a threshold unit again.",
        |[two]| {
            two == ["identity", "step"].len()
                && cases().all(|case| {
                    let x = aview1(&case.x);
                    let reports = Neuron::new(case.w.clone(), -case.threshold, Identity);
                    let unit = neuron_core::ThresholdUnit::new(case.w.clone(), case.threshold);
                    Step::default().apply(reports.output(&x)) == unit.output(&x)
                })
        },
    );
}

/// The same weighted input, and another output: two units with the same parameters, a step and the identity.
fn units_differ() -> bool {
    let decides = Neuron::new(WEIGHTS.to_vec(), -THRESHOLD, Step::default());
    let reports = Neuron::new(WEIGHTS.to_vec(), -THRESHOLD, Identity);
    [[0.0, 1.0], [1.0, 1.0]].iter().all(|x| {
        let (x, z) = (aview1(x), decides.weighted_input(&aview1(x)));
        z == reports.weighted_input(&x) && reports.output(&x) == z && decides.output(&x) != z
    })
}
