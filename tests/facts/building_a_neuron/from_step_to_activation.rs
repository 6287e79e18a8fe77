//! What may come out of a unit?

use activations::{Activation, Identity, Sigmoid, Step, Tanh};
use manuscript::facts::{Facts, Point, Told};
use ndarray::aview1;
use neuron_core::Neuron;
use worked_examples::building_a_neuron::firing::{THREE_WEIGHTS, THRESHOLD, WEIGHTS};
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

    p.says("A unit with a step has two answers.", |[two]| {
        two == distinct(&step)
    });
    p.formula(
        r"y = a(w_1 x_1 + w_2 x_2 + w_3 x_3 - \theta),",
        &units::general_points(3),
    );
    p.figure("general-unit", &[("inputs", &THREE_WEIGHTS.len())]);
    let cases = || (1..=4).flat_map(units::cases);
    p.says(
        "The bias b is the weight of one more input that is always 1.",
        |[one]| {
            cases().all(|case| {
                let unit = Neuron::new(case.w.clone(), -case.threshold, Identity);
                let wider =
                    Neuron::new([case.w.clone(), vec![unit.bias()]].concat(), 0.0, Identity);
                let more = [case.x.clone(), vec![one.value]].concat();
                wider.weighted_input(&aview1(&more)) == unit.weighted_input(&aview1(&case.x))
            })
        },
    );
    p.says(
        "The sum z goes through the activation function a, and y = a(z) is the output.",
        |[]| {
            cases().all(|case| {
                let unit = Neuron::new(case.w.clone(), -case.threshold, Sigmoid);
                let x = aview1(&case.x);
                unit.output(&x) == Sigmoid.apply(unit.weighted_input(&x))
            })
        },
    );
    p.says(
        r"(The figure has $b$ where the formula has $-\theta$.",
        |[]| {
            let figure = figures::find("general-unit").expect("a figure of the book");
            let inputs = THREE_WEIGHTS.len().to_string();
            let values = figure
                .values([("inputs", &*inputs)])
                .expect("so many inputs are drawn");
            let seen = figure.draw(&values, "seen").description;
            seen.contains("the constant 1 with the bias b") && !seen.contains(['θ', '−'])
        },
    );
    p.says("They are the same number.)", |[]| {
        cases().all(|case| {
            let unit = neuron_core::ThresholdUnit::new(case.w.clone(), case.threshold);
            Neuron::<Step>::from(unit).bias() == -case.threshold
        })
    });

    p.told(
        "Source 2 goes on to say that $y$ may now take any value, and means: any value *between* 0 and 1 and beyond, where before there were two.",
        Told::Source,
    );
    p.says("Taken at its word it is too much.", |[]| {
        !covers_everything(&step) && !covers_everything(&sigmoid)
    });
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
    // More than any degree from 0 to 1.
    let no_degree = 17.0;
    p.input("it should not be §", &[no_degree]);
    p.says(
        "If the output is to be read as a degree of excitement, it should not be 17.",
        |[_]| ends(&sigmoid)[1] < no_degree && Identity.apply(no_degree) == no_degree,
    );

    p.told(
        "Source 2 sets the two kinds of unit side by side in two pictures, which are lost, and its text calls both of them neurons.",
        Told::Source,
    );
    let code = p.page().text();
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
    p.says("They differ in one word.", |[]| {
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
        r#""Any value" is true of the identity and false of the step and the sigmoid."#,
        |[]| {
            covers_everything(&identity)
                && !covers_everything(&step)
                && !covers_everything(&sigmoid)
        },
    );

    p.says(
        "Which of the three activation functions would you choose for a unit that is to answer with a temperature?",
        |[three]| three == rows.len(),
    );
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
