//! How much of this is biology?

use manuscript::facts::{Facts, Point, Told};
use ndarray::aview1;
use neuron_core::ThresholdUnit;
use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS};
use worked_examples::building_a_neuron::spikes::NEURON;
use worked_examples::neural_units::units::{DOOR_THRESHOLD, DOOR_WEIGHTS, door};
use worked_examples::neural_units::weighted_sum::sum_is_weighted;

use super::activation_function::general_unit;
use super::{firing_inputs, output};
use crate::facts::units::cases;

pub(crate) fn facts(p: &mut Facts) {
    let [w1, w2] = WEIGHTS;

    p.formula(
        r"y = a(w_1 x_1 + w_2 x_2 + \dots + w_n x_n + b).",
        &general_unit(),
    );
    p.says(
        "Even a simple model with time, the [integrate-and-fire cell](../building-a-neuron/inputs-and-outputs.md) of the next chapter, answers the same input now with a 1 and now with a 0; a unit never does.",
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

    p.told(
        "The Digest says in its conclusion that the unit is derived from what nerve cells do.",
        Told::Source,
    );
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

    let door = door();
    p.says(
        "When the hand comes, the unit has forgotten the badge.",
        |[]| {
            // It says what it would have said without the badge, and that is not what it says to both.
            let [badge, hand, both] = [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]];
            let alone = output(&door, &hand);
            let before = output(&door, &badge);
            before == 0.0 && output(&door, &hand) == alone && alone != output(&door, &both)
        },
    );

    // The exercises.
    p.says(
        "In the table of the box, find the case in which the two readings disagree although an input is on.",
        |[two]| {
            let readings = rows.iter().filter(|row| row.x1 + row.x2 > 0.0).map(|row| [row.y, row.y_weights]);
            let disagree = readings.filter(|readings| two == readings.len() && readings[0] != readings[1]);
            disagree.count() == 1
        },
    );
    let disagree: Vec<[f64; 2]> = rows
        .iter()
        .filter(|row| row.y != row.y_weights)
        .map(|row| [row.x1, row.x2])
        .collect();
    p.says(
        "The two readings are the last two columns; they differ in two rows, and in one of these nothing is on.",
        |[_, _, two]| {
            two == disagree.len() && disagree.iter().filter(|x| **x == [0.0, 0.0]).count() == 1
        },
    );
    p.says("The other is (0, 1).", |[x1, x2]| {
        disagree[1] == [x1.value, x2.value] && disagree[0] == [0.0, 0.0]
    });
    p.says(
        "The weighted sum is 3 there and does not reach 4, so the unit is silent.",
        |[sum, threshold]| {
            let row = &rows[1];
            sum == row.weighted_sum
                && threshold == THRESHOLD
                && sum.value < threshold.value
                && row.y == 0.0
        },
    );
    p.says(
        "The weights alone make 8, as in every case, and would let it fire.",
        |[sum]| {
            rows.iter()
                .all(|row| sum == row.sum_of_weights && row.y_weights == 1.0)
        },
    );

    let code = p.rust();
    let [badge, hand] = DOOR_WEIGHTS;
    let old = |x: [f64; 3]| {
        output(
            &ThresholdUnit::new(vec![badge, hand, badge], DOOR_THRESHOLD),
            &x,
        )
    };
    p.idiom("a third input");
    p.says(
        "With the old weights a badge that stays counts 3 and 3 again, and the door opens though nobody touches the handle.",
        |[now, before]| {
            now == badge && before == badge && old([1.0, 0.0, 1.0]) == 1.0
        },
    );
    let remembering = ThresholdUnit::new(vec![2.0, 3.0, 2.0], 5.0);
    let is_on_the_page = code.contains("ThresholdUnit::new(array![2.0, 3.0, 2.0], 5.0)");
    p.says(
        "Let a badge count 2, now or before, and the hand 3, and let the door open at 5: a badge with a hand makes 5, and two badges make 4.",
        |[badge, hand, threshold, sum, badges, both]| {
            let sums = |x: [f64; 3]| remembering.weighted_sum(&aview1(&x));
            let opens: Vec<Vec<f64>> = firing_inputs(&remembering);
            is_on_the_page
                && remembering == ThresholdUnit::new(vec![badge.value, hand.value, badge.value], threshold.value)
                && sum == sums([1.0, 1.0, 0.0])
                && sum == sums([0.0, 1.0, 1.0])
                && both == sums([1.0, 0.0, 1.0])
                && badges == 2.0
                && opens == [[0.0, 1.0, 1.0], [1.0, 1.0, 0.0], [1.0, 1.0, 1.0]]
        },
    );
    p.says("So the hand must count more than a badge.", |[]| {
        // Of all such doors that do what is asked.
        let halves = || (0..13).map(|n| f64::from(n) / 2.0);
        let doors = halves().flat_map(move |b| halves().map(move |h| (b, h)));
        doors
            .flat_map(|(b, h)| halves().map(move |t| (b, h, t)))
            .all(|(b, h, t)| {
                let unit = ThresholdUnit::new(vec![b, h, b], t);
                let does = output(&unit, &[1.0, 1.0, 0.0]) == 1.0
                    && output(&unit, &[1.0, 0.0, 1.0]) == 0.0;
                !does || h > b
            })
    });
}
