//! How much of this is biology?

use activations::{Activation, AtZero, Sigmoid, Step};
use manuscript::facts::{Facts, Point, Told};
use ndarray::{Array1, aview1};
use neuron_core::{Neuron, ThresholdUnit};
use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS};
use worked_examples::building_a_neuron::spikes::NEURON;
use worked_examples::neural_units::sensitivity::{BIASES, FIRST_ON, bias_sweep};
use worked_examples::neural_units::weighted_sum::sum_is_weighted;

use super::activation_function::general_unit;
use super::{output, quarters};
use crate::facts::units::cases;

pub(crate) fn facts(p: &mut Facts) {
    let [w1, w2] = WEIGHTS;

    p.formula(
        r"y = a(w_1 x_1 + w_2 x_2 + \dots + w_n x_n + b).",
        &general_unit(),
    );
    p.says(
        "Even a simple model with time, the [integrate-and-fire cell](../building-a-neuron/inputs-and-outputs.md) of the next chapter, answers the same input now with a 1 and now with a 0; a unit never does:",
        |[on, off]| {
            let mut answers: Vec<f64> = NEURON.run(2.0, 1.0).iter().map(|moment| moment.output).collect();
            answers.sort_by(f64::total_cmp);
            answers.dedup();
            let unit = ThresholdUnit::new(vec![1.0], NEURON.threshold);
            answers == [off.value, on.value] && (0..1000).all(|_| output(&unit, &[2.0]) == on.value)
        },
    );
    p.says(
        "Three things were kept: many inputs of different importance, one output, a limit below which nothing happens.",
        |[three]| {
            let unit = ThresholdUnit::new(WEIGHTS.to_vec(), THRESHOLD);
            let y = |x: &[f64]| output(&unit, x);
            let kept = [
                unit.n_inputs() > 1 && y(&[1.0, 0.0]) != y(&[0.0, 1.0]),
                [0.0, 1.0].contains(&y(&[1.0, 1.0])),
                unit.truth_table().into_iter().all(|row| row.weighted_input >= 0.0 || row.output == 0.0),
            ];
            three == kept.iter().filter(|kept| **kept).count()
        },
    );

    p.told("Source 1 does, in its conclusion.", Told::Source);
    p.told(
        "The notes of Stanford's course CS231n, which many introductions draw on, call the model very coarse.",
        Told::Cited("CS231n"),
    );

    // What is added up.
    p.idiom("worth reading twice");
    p.told(
        "It says that the cell *sums the weights* of each group of inputs and fires when the threshold is exceeded.",
        Told::Source,
    );
    let rows = sum_is_weighted(WEIGHTS, THRESHOLD).rows;
    p.says("The weights alone do not depend on the input.", |[]| {
        rows.iter()
            .all(|row| row.sum_of_weights == rows[0].sum_of_weights)
            && rows
                .iter()
                .any(|row| row.weighted_sum != rows[0].weighted_sum)
    });
    p.says(
        "If they were what is added, the unit would answer the same to everything.",
        |[]| {
            // Whatever the weights and the threshold are.
            cases(2).into_iter().all(|case| {
                let rows = sum_is_weighted([case.w[0], case.w[1]], case.threshold).rows;
                rows.iter().all(|row| row.y_weights == rows[0].y_weights)
            }) && rows.iter().any(|row| row.y != rows[0].y)
        },
    );
    p.table(
        "sum_is_weighted.rows",
        &[
            ("x1", "$x_1$"),
            ("x2", "$x_2$"),
            ("sum_of_weights", "sum of weights"),
            ("weighted_sum", "weighted sum"),
            ("y_weights", "fires, if the weights are summed"),
            ("y", "fires"),
        ],
        &Point::new(),
    );
    p.says(
        "Summing the weights alone makes the unit fire in every case.",
        |[]| rows.iter().all(|row| row.y_weights == 1.0) && rows.iter().any(|row| row.y == 0.0),
    );
    p.input("Weights § and §, threshold §", &[w1, w2, THRESHOLD]);
    p.says("The fifth column is all ones.", |[]| {
        rows.iter().all(|row| row.y_weights == 1.0)
    });
    p.says(
        "A machine that always says yes tells nothing about its inputs.",
        |[]| {
            let yes = ThresholdUnit::new(Array1::zeros(2), 0.0);
            yes.truth_table().outputs().iter().all(|y| *y == 1.0)
        },
    );

    // Which way the bias pushes.
    let sweep = bias_sweep(WEIGHTS, FIRST_ON, &BIASES).rows;
    let y =
        |x: [f64; 2], bias: f64| Neuron::new(WEIGHTS.to_vec(), bias, Sigmoid).output(&aview1(&x));
    let rises = || {
        sweep.is_sorted_by(|a, b| a.bias < b.bias && a.y < b.y)
            && cases(2).into_iter().all(|case| {
                let x = [case.x[0] / 8.0, case.x[1] / 8.0];
                quarters(9).all(|bias| y(x, bias) < y(x, bias + 0.25))
            })
    };
    p.says(
        "The formula at the top stands in the conclusion of Source 1 as well, there without its last plus sign.",
        |[]| {
            let book = crate::facts::book();
            let claims = book.claims().expect("readable claims");
            let words = |id: &str| {
                let claim = claims.claims.iter().find(|claim| claim.id.get_ref() == id);
                claim.map(|claim| claim.words[0].get_ref().clone()).unwrap_or_default()
            };
            // The general formula, with the letters of each product exchanged.
            words("S0-35").replace("x1*w1", "w1*x1").replace("x2*w2", "w2*x2").replace("xn*wn", "wn*xn")
                == words("S0-23").replace("... + wn", "... wn")
        },
    );
    p.says(
        "With it comes a correct remark: the larger $b$, the more sensitive the unit.",
        |[]| rises(),
    );
    p.input("the unit with the weights § and § and a sigmoid", &[w1, w2]);
    p.says(
        "Take the unit with the weights 5 and 3 and a sigmoid, keep the first input on and the second off, and raise the bias step by step:",
        |[_, _]| sweep.iter().all(|row| row.y == y([1.0, 0.0], row.bias)) && sweep.is_sorted_by(|a, b| a.bias < b.bias),
    );
    let point = Point::new().numbers([("w_1", w1), ("w_2", w2)]);
    p.table(
        "bias_sweep.rows",
        &[("bias", "$b$"), ("z", "$z$"), ("y.4", "$y$")],
        &point,
    );
    p.says("One input, five biases.", |[five]| five == sweep.len());
    p.says("The output rises with the bias.", |[]| rises());
    p.says(
        "With the step in place of the sigmoid, and firing at equality, the same column would read 0, 0, 1, 1, 1.",
        |column: [_; 5]| {
            column.len() == sweep.len()
                && column.iter().zip(&sweep).all(|(y, row)| *y == Step { at_zero: AtZero::One }.apply(row.z))
        },
    );
    p.says(
        "The output of the sigmoid says more: how far from the threshold the unit is, and on which side.",
        |[]| {
            let distance = |y: f64| (y / (1.0 - y)).ln();
            sweep.iter().all(|row| (distance(row.y) - row.z).abs() < 1e-12 && (row.y > 0.5) == (row.z > 0.0))
                && sweep[3].z != sweep[4].z
                && Step::default().apply(sweep[3].z) == Step::default().apply(sweep[4].z)
        },
    );
    p.says(
        "It adds weights times inputs, and the bias shifts where it begins to respond.",
        |[]| {
            // The sum at which it answers ½ is −b.
            quarters(9)
                .all(|bias| Neuron::new(vec![1.0], bias, Sigmoid).output(&aview1(&[-bias])) == 0.5)
                && rows
                    .iter()
                    .all(|row| row.weighted_sum == w1 * row.x1 + w2 * row.x2)
        },
    );

    // The exercises.
    p.says(
        "In the first table, find the case in which the two readings disagree although an input is on.",
        |[two]| {
            let readings = rows.iter().filter(|row| row.x1 + row.x2 > 0.0).map(|row| [row.y, row.y_weights]);
            let disagree = readings.filter(|readings| two == readings.len() && readings[0] != readings[1]);
            disagree.count() == 1
        },
    );
    p.says(
        "With only the *second* input on, which bias makes the output of the sigmoid unit exactly one half?",
        |[half]| {
            quarters(9).filter(|bias| half == y([0.0, 1.0], *bias)).count() == 1
        },
    );
}
