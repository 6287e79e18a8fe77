//! What does a decision look like?

use activations::{Activation, Differentiable, Sigmoid, Step};
use manuscript::facts::{Facts, Point, Quantity};
use ndarray::Array1;
use neuron_core::{ThresholdUnit, TruthTable};
use worked_examples::building_a_neuron::firing::{
    ABOVE, REACHED_EXACTLY, THREE_WEIGHTS, THRESHOLD, WEIGHTS, equality, firing_example,
};
use worked_examples::building_a_neuron::slopes::{
    ACROSS, H, STEP_AT, central_quotient, step_slope,
};

use crate::facts::{reading, units};

pub(crate) fn facts(p: &mut Facts) {
    let [w1, w2] = WEIGHTS;
    let code = p.rust();
    let rows = firing_example(WEIGHTS, THRESHOLD).rows;
    let unit = |weights: &[f64], threshold| ThresholdUnit::new(weights.to_vec(), threshold);
    let step = |z: f64| Step::default().apply(z);
    let conventions_differ = |weights: &[f64], threshold: f64| -> Vec<bool> {
        let outputs = |table: TruthTable| {
            table
                .into_iter()
                .map(|row| row.output)
                .collect::<Vec<f64>>()
        };
        let at_least = outputs(unit(weights, threshold).truth_table());
        let above = outputs(unit(weights, threshold).with_step(ABOVE).truth_table());
        at_least
            .iter()
            .zip(above)
            .map(|(one, other)| *one != other)
            .collect()
    };
    // Sums, thresholds and outputs of many units.
    let all = |holds: &dyn Fn(f64, f64, f64) -> bool| {
        units::cases(3).iter().all(|case| {
            let (unit, x) = (unit(&case.w, case.threshold), Array1::from(case.x.clone()));
            holds(unit.weighted_sum(&x), case.threshold, unit.output(&x))
        })
    };

    p.says(
        "The firing line on the last page needed a plane, because it kept the two inputs apart.",
        |[two]| two == WEIGHTS.len(),
    );
    p.says(
        "The unit itself does not: it sees only their weighted sum.",
        |[]| {
            all(&|sum, threshold, y| {
                y == unit(&[1.0], threshold).output(&Array1::from_elem(1, sum))
            })
        },
    );

    p.figure(
        "firing-graph",
        &[("w1", &w1), ("w2", &w2), ("theta", &THRESHOLD)],
    );
    p.says(
        "The output depends on the weighted sum alone and changes in one place, at θ = 4.",
        |[threshold]| {
            let outputs = || {
                (-160..=160)
                    .map(|sum| f64::from(sum) / 16.0)
                    .map(|sum| (sum, step(sum - THRESHOLD)))
            };
            let changes: Vec<f64> = outputs()
                .zip(outputs().skip(1))
                .filter(|(a, b)| a.1 != b.1)
                .map(|(_, b)| b.0)
                .collect();
            matches!(changes[..], [at] if threshold == at)
        },
    );
    p.says(
        "Of the four cases (x₁, x₂), (1, 0) and (1, 1) fire.",
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
        "Silent below θ, firing from θ on, and nothing between.",
        |[]| all(&|sum, threshold, y| y == if sum < threshold { 0.0 } else { 1.0 }),
    );
    p.says(
        "The four cases of our example sit on the two levels, two on each.",
        |[four, levels, each]| {
            let on = |level: f64| rows.iter().filter(|row| row.y == level).count();
            four == rows.len() && levels == [0.0, 1.0].len() && each == on(0.0) && each == on(1.0)
        },
    );
    p.says(
        "For a different unit the points lie elsewhere and the jump is at another place, but the shape is the same for all threshold units.",
        |[]| all(&|sum, threshold, y| y == step(sum - threshold)),
    );
    p.says(
        "The filled dot says what happens at θ itself: there the unit fires.",
        |[]| {
            all(&|sum, threshold, y| sum != threshold || y == 1.0)
                && units::cases(3).iter().any(|case| {
                    let x = Array1::from(case.x.clone());
                    unit(&case.w, case.threshold).weighted_input(&x) == 0.0
                })
        },
    );
    p.says(
        "Our four sums never equal θ, so here nothing depends on it.",
        |[four]| {
            four == rows.len()
                && rows.iter().all(|row| row.sum != THRESHOLD)
                && !conventions_differ(&WEIGHTS, THRESHOLD).contains(&true)
        },
    );
    p.input("Set the threshold to §", &[REACHED_EXACTLY]);
    p.says("Set the threshold to 5, and something does:", |[_]| {
        conventions_differ(&WEIGHTS, REACHED_EXACTLY).contains(&true)
    });
    let [at_least, above] = ["≥", ">"];
    let heading = |sign: &str| format!("fires at sum {sign} θ");
    p.table(
        "equality.rows",
        &[
            ("x1", "$x_1$"),
            ("x2", "$x_2$"),
            ("sum", "sum"),
            ("at_least", &heading(at_least)),
            ("above", &heading(above)),
        ],
        &Point::new(),
    );
    p.input("w = (§, §), θ = §", &[w1, w2, REACHED_EXACTLY]);
    let equal = equality(WEIGHTS, REACHED_EXACTLY).rows;
    let parting: Vec<usize> = (0..equal.len())
        .filter(|row| equal[*row].at_least != equal[*row].above)
        .collect();
    p.says(
        &format!(
            "w = (5, 3), θ = 5: the {} row is where the two conventions part.",
            reading::ordinal(parting[0])
        ),
        |[_, _, threshold, two]| {
            let fires = |sum: f64, sign: &str| {
                f64::from(u8::from(reading::are_related(sum, sign, threshold.value)))
            };
            parting.len() == 1
                && two == [Step::default(), ABOVE].len()
                && equal.iter().all(|row| {
                    row.at_least == fires(row.sum, at_least) && row.above == fires(row.sum, above)
                })
        },
    );

    p.says(
        "Since only the position of the jump differs, shift it to zero.",
        |[]| {
            all(&|sum, threshold, y| y == step(sum - threshold))
                && step(0.0) == 1.0
                && step(0.0_f64.next_down()) == 0.0
        },
    );
    p.says(
        "Subtract θ from the sum, call the result the weighted input $z$, and one function serves for every unit, the step $u$:",
        |[]| units::cases(3).iter().all(|case| {
            let (unit, x) = (unit(&case.w, case.threshold), Array1::from(case.x.clone()));
            let z = unit.weighted_sum(&x) - case.threshold;
            z == unit.weighted_input(&x) && step(z) == unit.output(&x)
        }),
    );
    let points: Vec<Point> = units::points(3)
        .into_iter()
        .map(|point| point.function("u", |z| Step::default().apply(z[0])))
        .collect();
    p.formula(
        r"z = w_1 x_1 + w_2 x_2 + w_3 x_3 - \theta, \qquad y = u(z).",
        &points,
    );
    p.says(
        "Read: z says how far the sum is above the threshold, and y is the step of z.",
        |[]| all(&|sum, threshold, y| y == step(sum - threshold)),
    );
    p.says(
        "For the units of this page, shifting changes nothing:",
        |[]| {
            let asserts = [
                "assert_eq!(Step::default().apply(sum - 4.0), f64::from(u8::from(sum >= 4.0)));",
                "assert_eq!(row.output, Step::default().apply(row.weighted_input));",
            ];
            code.contains(&reading::unit(&THREE_WEIGHTS, THRESHOLD))
                && asserts.iter().all(|assert| code.contains(assert))
                && [
                    (&WEIGHTS[..], THRESHOLD),
                    (&WEIGHTS, REACHED_EXACTLY),
                    (&THREE_WEIGHTS, THRESHOLD),
                ]
                .iter()
                .all(|(weights, threshold)| {
                    let unit = unit(weights, *threshold);
                    unit.truth_table().into_iter().all(|row| {
                        row.output
                            == f64::from(u8::from(unit.weighted_sum(&row.inputs) >= *threshold))
                            && row.output == step(row.weighted_input)
                    })
                })
        },
    );

    let slopes = step_slope(&STEP_AT, H, &ACROSS);
    let flat = || {
        slopes.rows.iter().all(|row| row.quotient == 0.0)
            && (-4000..=4000)
                .filter(|z| *z != 0)
                .all(|z| central_quotient(step, f64::from(z) / 1000.0, H) == 0.0)
    };
    p.says(
        "Move the sum a little to the left or right, and nothing happens to the output, unless you cross θ.",
        |[]| all(&|sum, threshold, y| {
            [-0.25, 0.25].iter().all(|nudge| {
                let moved = sum + nudge;
                (step(moved - threshold) == y) != ((sum < threshold) != (moved < threshold))
            })
        }),
    );
    p.says(
        "The table measures it at several places by a **difference quotient**.",
        |[]| slopes.rows.len() == STEP_AT.len(),
    );
    let ramped = [(0.0, 0.25), (1.0, 2.0)].map(|(z, h)| {
        let rising = central_quotient(|z| 3.0 * z, z, h);
        let point = Point::new().numbers([("q", rising), ("z", z), ("h", h)]);
        point.function("u", |z| 3.0 * z[0])
    });
    let quotients: Vec<Point> = (slopes.at_the_jump.iter())
        .map(|row| (0.0, row.h, row.quotient))
        .chain(slopes.rows.iter().map(|row| (row.z, H, row.quotient)))
        .map(|(z, h, quotient)| {
            Point::new()
                .numbers([("q", quotient), ("z", z), ("h", h)])
                .function("u", |z| Step::default().apply(z[0]))
        })
        .chain(ramped)
        .collect();
    p.expression("q", r"\frac{u(z + h) - u(z - h)}{2h}.", &quotients);
    let ways: Vec<Point> = (slopes.at_the_jump.iter())
        .map(|row| Point::new().numbers([("d", row.h - -row.h), ("h", row.h)]))
        .collect();
    p.expression("d", "2h", &ways);
    p.says(
        "Nudge $z$ by $h$ to the left and by $h$ to the right, and divide the change of the output by the whole way, which is $2h$:",
        |[whole]| {
            slopes.at_the_jump.iter().all(|row| {
                let change = step(row.h) - step(-row.h);
                (row.quotient * whole.value * row.h - change).abs() < 1e-12
            })
        },
    );
    p.says(
        "Read: how much the output changes for each unit of the way.",
        |[]| {
            // The identity changes by one for each unit of the way.
            STEP_AT
                .iter()
                .all(|z| (central_quotient(|z| z, *z, 0.5) - 1.0).abs() < 1e-12)
        },
    );
    p.table(
        "step_slope.rows",
        &[("z", "$z$"), ("quotient", "difference quotient")],
        &Point::new(),
    );
    p.says("Away from the jump the step has the slope zero.", |[]| {
        flat()
    });
    p.says("Measured with nudges of a millionth.", |[nudge]| nudge == H);
    p.says("Zero at every one of them.", |[]| flat());
    p.says(
        "Across the jump it is not zero, and has no limit either: the shorter the nudge $h$, the larger the quotient.",
        |[]| {
            let halved = (0..40).map(|times| central_quotient(step, 0.0, 0.5_f64.powi(times)));
            slopes.at_the_jump.iter().all(|row| row.quotient != 0.0)
                && slopes.at_the_jump.is_sorted_by(|long, short| long.h > short.h && long.quotient < short.quotient)
                && halved.clone().zip(halved.skip(1)).all(|(long, short)| short == 2.0 * long)
        },
    );
    p.table(
        "step_slope.at_the_jump",
        &[
            ("h", "nudge $h$"),
            ("quotient", "difference quotient across the jump"),
        ],
        &Point::new(),
    );
    p.says(
        "A nudge ten times as short makes the quotient ten times as large.",
        |[shorter, larger]| {
            slopes.at_the_jump.windows(2).all(|rows| {
                (rows[0].h / rows[1].h - shorter.value).abs() < 1e-9
                    && (rows[1].quotient / rows[0].quotient - larger.value).abs() < 1e-9
            })
        },
    );
    p.says("It would do nothing, and you would learn nothing.", |[]| {
        [-0.1, 0.0, 0.1].iter().all(|a| {
            [-0.1, 0.0, 0.1].iter().all(|b| {
                firing_example([w1 + a, w2 + b], THRESHOLD)
                    .rows
                    .iter()
                    .zip(&rows)
                    .all(|(changed, row)| changed.y == row.y)
            })
        })
    });
    p.says("It is the reason why later units are smooth.", |[]| {
        STEP_AT.iter().all(|z| Sigmoid.derivative(*z) > 0.0)
    });
    p.says(
        "Seen from its weighted sum, every threshold unit is one jump at θ.",
        |[]| all(&|sum, threshold, y| y == step(sum - threshold)),
    );
    p.says(
        "Shifted by θ, all of them share one graph, the step, whose slope is zero wherever it has one.",
        |[]| flat() && all(&|sum, threshold, y| y == step(sum - threshold)),
    );

    // The exercises have an answer.
    p.input("the weights §, § and §", &THREE_WEIGHTS);
    p.input("and the threshold §", &[THRESHOLD]);
    let eight: Vec<(f64, f64)> = {
        let unit = unit(&THREE_WEIGHTS, THRESHOLD);
        unit.truth_table()
            .into_iter()
            .map(|row| (unit.weighted_sum(&row.inputs), row.output))
            .collect()
    };
    p.says(
        "Draw the graph of the unit with the weights 5, 3 and 2 and the threshold 4, with its eight points.",
        |[_, _, _, _, points]| points == eight.len(),
    );
    p.says("How many different points are there?", |[]| {
        eight
            .iter()
            .enumerate()
            .any(|(index, point)| eight[..index].contains(point))
    });
    p.says(
        "For the weights 5, 3 and 2, at which thresholds do the two conventions give different tables?",
        |[_, _, _, two]| {
            two == [Step::default(), ABOVE].len() && (-8..=48).map(|quarters| f64::from(quarters) / 4.0).all(|threshold| {
                conventions_differ(&THREE_WEIGHTS, threshold).contains(&true) == eight.iter().any(|(sum, _)| *sum == threshold)
            })
        },
    );

    // The solutions.
    let points = {
        let mut points = eight.clone();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        points.dedup();
        points
    };
    let sums_at = |level: f64| {
        let on = points.iter().filter(|point| point.1 == level);
        on.map(|point| point.0).collect::<Vec<f64>>()
    };
    let [first, second, third] = THREE_WEIGHTS;
    p.says(
        "Two of the eight inputs fall on one point: the graph keeps only the sum, and 3 and 2 make 5.",
        |[two, inputs, a, b, sum]| {
            inputs == eight.len()
                && two == inputs.n() - points.len() + 1
                && [sum.value, a.value, b.value] == [first, second, third]
                && a.value + b.value == sum.value
        },
    );
    p.says(
        "So (1, 0, 0) and (0, 1, 1) share the point at 5, and seven different points are left.",
        |[a1, a2, a3, b1, b2, b3, at, seven]| {
            let sum = |x: [&Quantity; 3]| -> f64 {
                x.iter().zip(THREE_WEIGHTS).map(|(x, w)| w * x.value).sum()
            };
            let inputs = [[&a1, &a2, &a3], [&b1, &b2, &b3]];
            let are_signals = inputs
                .iter()
                .flatten()
                .all(|x| [0.0, 1.0].contains(&x.value));
            are_signals
                && at == sum(inputs[0])
                && at == sum(inputs[1])
                && (0..3).all(|axis| inputs[0][axis].value != inputs[1][axis].value)
                && seven == points.len()
        },
    );
    p.says(
        "Three lie on the lower level, at the sums 0, 2 and 3.",
        |[three, a, b, c]| {
            three == sums_at(0.0).len() && sums_at(0.0) == [a.value, b.value, c.value]
        },
    );
    p.says(
        "Four lie on the upper level, at 5, 7, 8 and 10.",
        |[four, a, b, c, d]| {
            four == sums_at(1.0).len() && sums_at(1.0) == [a, b, c, d].map(|sum| sum.value)
        },
    );
    p.says(
        "The conventions part only where a sum is θ itself.",
        |[]| {
            [&WEIGHTS[..], &THREE_WEIGHTS].iter().all(|weights| {
                (-8..=48)
                    .map(|quarters| f64::from(quarters) / 4.0)
                    .all(|threshold| {
                        let rows = unit(weights, threshold).truth_table().into_iter();
                        rows.zip(conventions_differ(weights, threshold))
                            .all(|(row, differ)| differ == (row.weighted_input == 0.0))
                    })
            })
        },
    );
    p.says(
        "So the thresholds are the sums: 0, 2, 3, 5, 7, 8 and 10, and no others.",
        |sums: [Quantity; 7]| {
            (-8..=48)
                .map(|quarters| f64::from(quarters) / 4.0)
                .all(|threshold| {
                    let named = sums.iter().any(|sum| *sum == threshold);
                    named == conventions_differ(&THREE_WEIGHTS, threshold).contains(&true)
                })
        },
    );
    p.says(
        "At 5, two rows are treated differently at once, since two rows have that sum.",
        |[at, rows, same]| {
            let differ = conventions_differ(&THREE_WEIGHTS, at.value);
            rows == differ.iter().filter(|differ| **differ).count()
                && same == eight.iter().filter(|(sum, _)| at == *sum).count()
                && at == REACHED_EXACTLY
        },
    );
    p.says(
        "It is no help to make the jump smaller or to move it: to the left and to the right of it the quotient would still be zero, and zero points nowhere.",
        |[]| {
            [0.25, 1.0].iter().all(|height| {
                    [-1.5, 0.0, 2.5].iter().all(|moved| {
                        STEP_AT.iter().all(|z| {
                            0.0 == central_quotient(|z| height * step(z - moved), *z, H)
                        })
                    })
                })
        },
    );
    p.says(
        "It must climb from 0 to 1 over some way instead of in one place.",
        |[low, high]| {
            low == step(f64::NEG_INFINITY)
                && high == step(f64::INFINITY)
                && low == Sigmoid.apply(f64::NEG_INFINITY)
                && high == Sigmoid.apply(f64::INFINITY)
        },
    );
    let ramp = |z: f64| (z + 0.5).clamp(0.0, 1.0);
    p.says(
        "A straight ramp tells you the way only as long as you are on the ramp; the [sigmoid](sigmoid-against-step.md) tells it from far away too.",
        |[]| {
            STEP_AT.iter().all(|z| (central_quotient(ramp, *z, H) > 0.0) == (z.abs() < 0.5))
                && STEP_AT.iter().any(|z| z.abs() > 0.5)
                && central_quotient(|z| Sigmoid.apply(z), -20.0, H) > 0.0
        },
    );
    p.says(
        "At every place of [](#table-step-slope-rows) its quotient is more than 0.",
        |[none]| {
            STEP_AT
                .iter()
                .all(|z| none.holds(central_quotient(|z| Sigmoid.apply(z), *z, H)))
                && none.value == 0.0
        },
    );
}
