//! In which of the four cases does it fire?

use std::sync::LazyLock;

use activations::Step;
use manuscript::facts::{Facts, Point, Quantity, Told};
use ndarray::{Array1, array};
use neuron_core::ThresholdUnit;
use worked_examples::building_a_neuron::firing::{
    ABOVE, FiringRow, REACHED_EXACTLY, THRESHOLD, WEIGHTS, firing_example, firing_rows,
};
use worked_examples::building_a_neuron::inhibition::{LARGEST_WEIGHT, tables_on_grid};

use crate::facts::{reading, units};

pub(crate) fn facts(p: &mut Facts) {
    let example = firing_example(WEIGHTS, THRESHOLD);
    let [w1, w2] = WEIGHTS;
    let code = p.rust();
    let rows = &example.rows;
    let fires = |x1: f64, x2: f64| {
        rows.iter()
            .any(|row| (row.x1, row.x2, row.y) == (x1, x2, 1.0))
    };
    let sum = |x1: f64, x2: f64| w1 * x1 + w2 * x2;

    p.input("$w_1 = §$", &[w1]);
    p.input("$w_2 = §$", &[w2]);
    p.input(r"$\theta = §$", &[THRESHOLD]);
    p.input("w₁ = §, w₂ = §, θ = §", &[w1, w2, THRESHOLD]);
    p.input(
        "the weights § and § and the threshold §",
        &[w1, w2, THRESHOLD],
    );
    p.input("a weight of §", &[w2]);
    p.idiom("to a third, with");

    p.says("In which of the four cases does it fire?", |[four]| {
        four == rows.len()
    });
    p.says(
        "Each signal is 0 or 1, so there are four cases.",
        |[off, on, four]| {
            let signals = rows.iter().flat_map(|row| [row.x1, row.x2]);
            signals.clone().fold(f64::MAX, f64::min) == off.value
                && signals.fold(f64::MIN, f64::max) == on.value
                && four == rows.len()
        },
    );
    p.says(
        "The numbers are those of the tennis player, so you may remember the answer; take a pencil all the same, and work out the four sums and the four decisions.",
        |[sums, decisions]| sums == rows.len() && decisions == rows.len(),
    );
    p.formula(
        r"y = \begin{cases} 0 & w_1 x_1 + w_2 x_2 < \theta, \\ 1 & w_1 x_1 + w_2 x_2 \ge \theta. \end{cases}",
        &units::points(2),
    );

    p.says(
        "Read: silent while the weighted sum is less than theta, firing from theta upwards.",
        |[]| {
            units::cases(2).into_iter().all(|case| {
                let unit = ThresholdUnit::new(case.w, case.threshold);
                let x = Array1::from(case.x);
                (unit.output(&x) == 0.0) == (unit.weighted_sum(&x) < case.threshold)
            })
        },
    );

    p.table(
        "firing_example.rows",
        &[
            ("x1", "$x_1$"),
            ("x2", "$x_2$"),
            ("sum", "$5x_1 + 3x_2$"),
            ("z", "$5x_1 + 3x_2 - 4$"),
            ("y", "$y$"),
        ],
        &Point::new(),
    );
    p.says(
        "w₁ = 5, w₂ = 3, θ = 4: the unit fires in the two cases whose sum reaches 4.",
        |[_, _, _, two, reached]| {
            let reaching = rows.iter().filter(|row| row.sum >= reached.value);
            reached == THRESHOLD
                && two == reaching.clone().count()
                && reaching.clone().all(|row| row.y == 1.0)
        },
    );
    p.says(
        "The sums are {{#number firing_example.rows.0.sum}}, {{#number firing_example.rows.1.sum}}, {{#number firing_example.rows.2.sum}} and {{#number firing_example.rows.3.sum}}; the outputs are {{#number firing_example.rows.0.y}}, {{#number firing_example.rows.1.y}}, {{#number firing_example.rows.2.y}} and {{#number firing_example.rows.3.y}}.",
        |[s0, s1, s2, s3, y0, y1, y2, y3]| {
            [s0, s1, s2, s3].iter().zip(rows).all(|(sum, row)| *sum == row.sum)
                && [y0, y1, y2, y3].iter().zip(rows).all(|(y, row)| *y == row.y)
        },
    );
    p.says(
        "A unit's **truth table** lists its outputs for all cases of zeros and ones; `truth_table` goes through them in the order in which one counts: 00, 01, 10, 11.",
        |order: [_; 4]| order.iter().zip(rows).all(|(digits, row)| *digits == 10.0 * row.x1 + row.x2),
    );

    p.says("The same in code.", |[]| {
        let list = |column: fn(&FiringRow) -> f64| rows.iter().map(column).collect::<Vec<f64>>();
        code.contains(&reading::unit(&WEIGHTS, THRESHOLD))
            && code.contains(&format!("assert_eq!(z, {:?});", list(|row| row.z)))
            && code.contains(&format!("assert_eq!(y, {:?});", list(|row| row.y)))
    });
    p.says("They are the same.", |[]| {
        rows.iter().all(|row| row.y == row.x1)
    });
    p.says(
        "This unit has two inputs, a weight of 3 for the second of them, and it answers $y = x_1$.",
        |[two, weight]| two == WEIGHTS.len() && weight == w2,
    );
    p.formula("y = x_1", &outputs(rows));
    p.says(
        "As long as the inputs are 0 and 1, it does not listen to $x_2$ at all.",
        |[off, on]| {
            let inputs = [off.value, on.value];
            inputs == [rows[0].x2, rows[1].x2]
                && inputs
                    .iter()
                    .all(|x1| fires(*x1, inputs[0]) == fires(*x1, inputs[1]))
        },
    );
    p.says(
        "u: 0 below zero, 1 above it, and at zero as agreed",
        |[below, above]| {
            units::cases(2).into_iter().all(|case| {
                let unit = ThresholdUnit::new(case.w, case.threshold);
                let x = Array1::from(case.x);
                let z = unit.weighted_input(&x);
                (z >= 0.0 || below == unit.output(&x)) && (z <= 0.0 || above == unit.output(&x))
            })
        },
    );
    p.says("θ: the sum it takes to fire", |[]| {
        units::cases(2).into_iter().all(|case| {
            let unit = ThresholdUnit::new(case.w, case.threshold);
            let x = Array1::from(case.x);
            unit.fires(&x) == (unit.weighted_sum(&x) >= case.threshold)
        })
    });
    // ANCHOR: second_signal
    p.says(
        "The second signal alone, 3, does not reach 4.",
        |[signal, theta]| {
            signal == sum(0.0, 1.0) && theta == THRESHOLD && signal.value < theta.value
        },
    );
    // ANCHOR_END: second_signal
    p.says(
        "And where the first is on, the sum is past 4 already.",
        |[threshold]| {
            threshold == THRESHOLD
                && sum(1.0, 0.0) > threshold.value
                && sum(1.0, 1.0) > threshold.value
        },
    );

    let tips = || (0..2).any(|x1| fires(f64::from(x1), 0.0) != fires(f64::from(x1), 1.0));
    p.says("A weight is not an influence.", |[]| w2 > 0.0 && !tips());
    p.says(
        "It becomes one only if there is a case in which it tips the balance, and here there is none.",
        |[]| !tips() && fires(0.0, 0.0) != fires(1.0, 0.0),
    );

    p.says(
        "The four cases are the corners of a square, and the points whose sum equals 4 lie on a line, the **firing line**:",
        |[four, sum]| four == rows.len() && sum == THRESHOLD,
    );
    let on_the_line =
        |x1: f64| Point::new().numbers([("x_1", x1), ("x_2", (THRESHOLD - w1 * x1) / w2)]);
    p.formula("5x_1 + 3x_2 = 4.", &[on_the_line(0.0), on_the_line(2.0)]);
    p.figure(
        "firing-line",
        &[("w1", &w1), ("w2", &w2), ("theta", &THRESHOLD)],
    );
    p.says(
        "The line 5x₁ + 3x₂ = 4 parts the plane: on its shaded side, where the arrow of the weights (5, 3) points, the weighted sum is at least θ and the unit fires.",
        |[a, b, threshold, to_1, to_2]| a == w1 && b == w2 && threshold == THRESHOLD && to_1 == w1 && to_2 == w2,
    );
    p.says(
        "Of the four cases, each with its sum beside it, (1, 0) and (1, 1) fire.",
        |[four, a1, a2, b1, b2]| {
            let named = [(a1.value, a2.value), (b1.value, b2.value)];
            let firing = rows
                .iter()
                .filter(|row| row.y == 1.0)
                .map(|row| (row.x1, row.x2));
            four == rows.len() && firing.eq(named)
        },
    );
    p.says(
        "The arrow goes 5 to the right for every 3 upward, as the weights say.",
        |[right, upward]| right == w1 && upward == w2,
    );
    p.says(
        "It stands square on the line and points to the side where the sum is greater, so it shows at a glance which side fires.",
        |[]| {
            // Along (w2, −w1), which is square to the arrow, the sum stays; along the arrow it grows.
            let stays = |x1: f64, x2: f64| sum(x1 + w2, x2 - w1) == sum(x1, x2);
            let grows = |x1: f64, x2: f64| sum(x1 + w1, x2 + w2) > sum(x1, x2);
            rows.iter().all(|row| stays(row.x1, row.x2) && grows(row.x1, row.x2))
        },
    );
    p.says(
        "On one side of the line the unit fires, on the other it is silent.",
        |[]| {
            let unit = ThresholdUnit::new(WEIGHTS.to_vec(), THRESHOLD);
            let points = || (-8..=8).flat_map(|x1| (-8..=8).map(move |x2| [x1, x2].map(f64::from)));
            points().all(|[x1, x2]| unit.fires(&array![x1, x2]) == (sum(x1, x2) >= THRESHOLD))
        },
    );
    p.says(
        "The line here leaves two corners on each side, and it can be moved a little before it meets a corner.",
        |[two]| {
            let outputs = |threshold| {
                let rows = firing_example(WEIGHTS, threshold).rows;
                rows.iter().map(|row| row.y).collect::<Vec<f64>>()
            };
            let here = outputs(THRESHOLD);
            two == here.iter().filter(|y| **y == 1.0).count()
                && two == here.iter().filter(|y| **y == 0.0).count()
                && [-0.5, 0.5].iter().all(|little| outputs(THRESHOLD + little) == here)
                && [-2.0, 2.0].iter().all(|far| outputs(THRESHOLD + far) != here)
        },
    );
    p.says(
        "A unit with two inputs, not both of weight 0, divides its plane by a straight line; that is all it can do.",
        |[two, none]| two == WEIGHTS.len() && !divides([none.value; 2]) && divides([none.value, 1.0]) && divides([1.0, none.value]),
    );

    p.told(
        "Pack prints its rule as a picture, and the picture is lost.",
        Told::Source,
    );
    let steps = p
        .book()
        .page("building-a-neuron/four-steps.md")
        .map(reading::first_list)
        .unwrap_or_default();
    p.says(
        "Its next section has \"less than θ: 0, otherwise 1\", the rule above; its list of steps has \"exceeds\".",
        |[below, otherwise]| {
            steps.iter().any(|step| step.contains("exceeds"))
                && units::cases(2).into_iter().all(|case| {
                    let (unit, x) = (ThresholdUnit::new(case.w, case.threshold), Array1::from(case.x));
                    let said = if unit.weighted_sum(&x) < case.threshold { &below } else { &otherwise };
                    *said == unit.output(&x)
                })
        },
    );
    let tables = |w: [f64; 2], threshold: f64| {
        let unit = ThresholdUnit::new(w.to_vec(), threshold);
        [Step::default(), ABOVE].map(|step| {
            unit.clone()
                .with_step(step)
                .truth_table()
                .outputs()
                .to_owned()
        })
    };
    p.says(
        "In this example no sum is 4, so both give the same table.",
        |[threshold]| {
            let [ours, other] = tables(WEIGHTS, threshold.value);
            threshold == THRESHOLD
                && rows.iter().all(|row| row.sum != threshold.value)
                && ours == other
        },
    );
    p.says("[Elsewhere](firing-graph.md) they do not.", |[]| {
        let [ours, other] = tables(WEIGHTS, REACHED_EXACTLY);
        ours != other
    });

    p.says("For the weights 5 and 3 and the threshold 4, the unit fires exactly when its first input is on.", |[_, _, _]| {
        rows.iter().all(|row| row.y == row.x1)
    });

    let exchanged = 4.0;
    p.input("if the second weight is §", &[exchanged]);
    p.input("instead of §", &[w2]);
    let changed = firing_rows(&ThresholdUnit::new(vec![w1, exchanged], THRESHOLD));
    p.says(
        "Which output changes if the second weight is 4 instead of 3?",
        |[_, _]| {
            changed
                .iter()
                .zip(rows)
                .filter(|(new, row)| new.y != row.y)
                .count()
                == 1
        },
    );
    p.says(
        "Only the cases with the second input on can change, because elsewhere its weight is multiplied by 0.",
        |[off]| {
            [-9.0, 0.0, exchanged, 9.0].into_iter().all(|weight| {
                let others = firing_rows(&ThresholdUnit::new(vec![w1, weight], THRESHOLD));
                others.iter().zip(rows).any(|(_, row)| row.x2 == off.value)
                    && others.iter().zip(rows).all(|(new, row)| row.x2 != off.value || new.y == row.y)
            })
        },
    );
    let before_and_after = |x1: f64, x2: f64| {
        let is_case = |row: &&FiringRow| (row.x1, row.x2) == (x1, x2);
        let row = |rows: &[FiringRow]| rows.iter().find(is_case).map(|row| (row.sum, row.y));
        [row(rows), row(&changed)].map(|row| row.expect("a case"))
    };
    p.says(
        "In the case (0, 1) the sum was 3, and now it is 4.",
        |[x1, x2, was, is]| {
            let [before, after] = before_and_after(x1.value, x2.value);
            was == before.0 && is == after.0
        },
    );
    p.says(
        "That is not more than θ, but it is θ, and our unit fires there: its output changes from 0 to 1.",
        |[from, to]| {
            let [before, after] = before_and_after(0.0, 1.0);
            after.0 == THRESHOLD && from == before.1 && to == after.1
        },
    );
    p.says(
        "In the case (1, 1) the sum grows from 8 to 9, and the unit fired before.",
        |[x1, x2, from, to]| {
            let [before, after] = before_and_after(x1.value, x2.value);
            from == before.0 && to == after.0 && before.1 == 1.0 && after.1 == 1.0
        },
    );
    p.says(
        "So one output changes, and the unit now answers whether at least one of its inputs is on.",
        |[]| {
            let differ = changed.iter().zip(rows).filter(|(new, row)| new.y != row.y);
            differ.count() == 1
                && (changed.iter()).all(|row| (row.y == 1.0) == (row.x1 + row.x2 >= 1.0))
        },
    );
    p.says(
        "Ask what the numbers 5, 3 and 4 did for $x_1$: one weight reaches the threshold alone, the other does not.",
        |[reaches, falls_short, threshold]| {
            [reaches.value, falls_short.value] == WEIGHTS
                && threshold == THRESHOLD
                && reaches.value >= threshold.value
                && falls_short.value < threshold.value
        },
    );
    let answers_second = |w: [f64; 2], threshold: f64| {
        let rows = firing_rows(&ThresholdUnit::new(w.to_vec(), threshold));
        rows.iter().all(|row| row.y == row.x2)
    };
    p.says("So exchange the weights.", |[]| {
        answers_second([w2, w1], THRESHOLD)
    });
    p.says(
        "With 3 for the first input, 5 for the second, and θ = 4, the sums are 0, 5, 3 and 8, and those that reach 4 are the two in which $x_2$ is on.",
        |[first, second, threshold, s0, s1, s2, s3, reached, two]| {
            let unit = ThresholdUnit::new(vec![first.value, second.value], threshold.value);
            let rows = firing_rows(&unit);
            let reaching = rows.iter().filter(|row| row.sum >= reached.value);
            [first.value, second.value] == [w2, w1]
                && threshold == THRESHOLD
                && reached == THRESHOLD
                && [s0, s1, s2, s3].iter().zip(&rows).all(|(sum, row)| *sum == row.sum)
                && two == reaching.clone().count()
                && reaching.clone().all(|row| row.x2 == 1.0)
        },
    );
    p.says(
        "A second way is not to listen to $x_1$ in earnest: the weights 0 and 1, and θ = 1.",
        |[none, weight, threshold]| {
            let w = [none.value, weight.value];
            // The least numbers that do it.
            answers_second(w, threshold.value) && w == [0.0, 1.0] && threshold == 1.0
        },
    );
    p.formula(
        "y = x_2",
        &outputs(&firing_rows(&ThresholdUnit::new(vec![w2, w1], THRESHOLD))),
    );
    static SEARCHED: LazyLock<Vec<[f64; 4]>> = LazyLock::new(|| {
        tables_on_grid(-LARGEST_WEIGHT, ThresholdUnit::new(vec![1.0], 0.0).step())
    });
    p.says(
        "Find a unit that fires in exactly the cases (0, 0) and (1, 1), or explain with the line why there is none.",
        // Whatever the weights, the sums of these two cases add up to those of the other two.
        |[a1, a2, b1, b2]| {
            let named = [(a1.value, a2.value), (b1.value, b2.value)];
            let in_these = |row: &FiringRow| f64::from(u8::from(named.contains(&(row.x1, row.x2))));
            let wanted: Vec<f64> = rows.iter().map(in_these).collect();
            wanted.iter().sum::<f64>() == 2.0 && !SEARCHED.iter().any(|table| wanted == table)
        },
    );
    let middle_of = |a: [&Quantity; 2], b: [&Quantity; 2]| {
        [0, 1].map(|axis: usize| (a[axis].value + b[axis].value) / 2.0)
    };
    let corners_mean = {
        let [x1, x2] = [|row: &FiringRow| row.x1, |row: &FiringRow| row.x2];
        let mean = |of: fn(&FiringRow) -> f64| rows.iter().map(of).sum::<f64>() / 4.0;
        [mean(x1), mean(x2)]
    };
    p.says(
        "Look at a point that is no case: the middle of the square, (½, ½).",
        |[x1, x2]| {
            let middle = [x1.value, x2.value];
            middle == corners_mean && rows.iter().all(|row| [row.x1, row.x2] != middle)
        },
    );
    p.says(
        "It lies halfway between (0, 0) and (1, 1).",
        |[a1, a2, b1, b2]| {
            middle_of([&a1, &a2], [&b1, &b2]) == corners_mean
                && a1 == a2.value
                && b1 == b2.value
                && a1.value < b1.value
        },
    );
    // The output in the middle of two points, of units of all kinds.
    let between = |level: f64| {
        let points: Vec<Array1<f64>> = units::cases(2)
            .into_iter()
            .map(|case| case.x.into())
            .collect();
        units::cases(2).into_iter().all(|case| {
            let unit = ThresholdUnit::new(case.w, case.threshold);
            let there = points.iter().filter(|x| unit.output(x) == level);
            let there: Vec<&Array1<f64>> = there.collect();
            let all = |a: &Array1<f64>| {
                there
                    .iter()
                    .all(|b| unit.output(&((a + *b) / 2.0)) == level)
            };
            there.iter().all(|a| all(a))
        })
    };
    p.says(
        "If these two are on the firing side of a straight line, whatever lies between them is there as well, so the unit fires in the middle.",
        |[_]| between(1.0),
    );
    p.says(
        "But the middle also lies halfway between (0, 1) and (1, 0).",
        |[a1, a2, b1, b2]| {
            middle_of([&a1, &a2], [&b1, &b2]) == corners_mean
                && a1 == b2.value
                && a2 == b1.value
                && a1.value < a2.value
                && [a1.value, a2.value] == [rows[1].x1, rows[1].x2]
        },
    );
    p.says(
        "These two should be on the silent side, and then the unit is silent in the middle.",
        |[_]| between(0.0),
    );
    p.says("It cannot do both, so there is no such unit.", |[]| {
        !SEARCHED.contains(&[1.0, 0.0, 0.0, 1.0]) && SEARCHED.contains(&[0.0, 0.0, 0.0, 1.0])
    });
}

/// The output of a unit beside its inputs.
fn outputs(rows: &[FiringRow]) -> Vec<Point> {
    rows.iter()
        .map(|row| Point::new().numbers([("y", row.y), ("x_1", row.x1), ("x_2", row.x2)]))
        .collect()
}

/// Whether a unit with these weights fires somewhere in its plane and is silent somewhere else.
fn divides(w: [f64; 2]) -> bool {
    let far = [-1e9, 1e9];
    let sums: Vec<f64> = far
        .iter()
        .flat_map(|x1| far.map(|x2| w[0] * x1 + w[1] * x2))
        .collect();
    sums.iter().any(|sum| *sum >= THRESHOLD) && sums.iter().any(|sum| *sum < THRESHOLD)
}
