//! Can one formula say both cases?

use activations::{Activation, AtZero, Step};
use manuscript::facts::{Facts, Point, Told};
use ndarray::aview1;
use neuron_core::ThresholdUnit;
use worked_examples::neural_units::units::{DOOR_THRESHOLD, DOOR_WEIGHTS, door};

use super::{CONVENTIONS, firing_inputs, output, quarters, with};
use crate::facts::units::{cases, points};

pub(crate) fn facts(p: &mut Facts) {
    let door = door();
    let [badge, hand] = DOOR_WEIGHTS;
    let u = Step::default();
    let z = |x: [f64; 2]| door.weighted_input(&aview1(&x));
    let step = |at_zero: AtZero| Step { at_zero };

    p.says(
        r#"The rule of the last page has two lines, one for "less than θ" and one for "greater"."#,
        |[two]| {
            let book = crate::facts::book();
            let last = book
                .page("neural-units/neural-unit.md")
                .expect("the last page")
                .text();
            two == last.matches(r"\Rightarrow").count()
        },
    );
    p.input(
        "weights § and §, threshold §",
        &[badge, hand, DOOR_THRESHOLD],
    );
    p.says(
        "For badge and hand the answer is 0, for the badge alone it is −1, for nobody it is −4.",
        |[both, alone, nobody]| {
            both == z([1.0, 1.0]) && alone == z([1.0, 0.0]) && nobody == z([0.0, 0.0])
        },
    );
    p.says("The sign of that number is the whole decision.", |[]| {
        cases(3).into_iter().all(|case| {
            let unit = ThresholdUnit::new(case.w, case.threshold);
            let z = unit.weighted_input(&aview1(&case.x));
            output(&unit, &case.x) == u.apply(z.signum())
        })
    });

    p.formula(
        r"z = w_1 x_1 + w_2 x_2 + \dots + w_n x_n - \theta.",
        &points(4),
    );
    p.says(
        "Read: z is the weighted sum of the inputs minus the threshold.",
        |[]| {
            cases(3).into_iter().all(|case| {
                let unit = ThresholdUnit::new(case.w, case.threshold);
                let x = aview1(&case.x);
                unit.weighted_input(&x) == unit.weighted_sum(&x) - unit.threshold()
            })
        },
    );

    let at = |z: f64| {
        Point::new()
            .number("z", z)
            .function("u", move |z| u.apply(z[0]))
    };
    let mut sides: Vec<Point> = quarters(3).filter(|z| *z != 0.0).map(at).collect();
    sides.push(at(0.0).left_open());
    p.formula(
        r"u(z) = \begin{cases} 0 & z < 0, \\ 1 & z > 0. \end{cases}",
        &sides,
    );
    p.says(
        "Read: u of z is zero for negative z and one for positive z.",
        |[]| {
            quarters(3).all(|z| u.apply(z) == 0.0 || z >= 0.0)
                && quarters(3).all(|z| u.apply(z) == 1.0 || z <= 0.0)
        },
    );
    let with_u: Vec<Point> = points(4)
        .into_iter()
        .map(|at| at.function("u", move |z| u.apply(z[0])))
        .collect();
    p.formula(
        r"y = u(w_1 x_1 + w_2 x_2 + \dots + w_n x_n - \theta).",
        &with_u,
    );

    p.figure("step", &[]);
    p.says(
        "Nothing happens until z reaches 0, and everything at once when it does.",
        |[jump]| quarters(3).all(|z| u.apply(z) == if z < jump.value { 0.0 } else { 1.0 }),
    );
    p.says(
        "The filled dot is the value at the jump, a matter of convention: here u(0) = 1.",
        |[jump, value]| {
            value == u.apply(jump.value)
                && u.apply(jump.value) != u.apply(jump.value - 1e-9)
                && step(AtZero::Zero).apply(jump.value) != value.value
        },
    );

    // At zero neither line of the definition applies.
    p.formula("z = 0", &[Point::new().number("z", z([1.0, 1.0]))]);
    p.told(
        "The definition above says nothing about $z = 0$, and the Digest adds that the value there is undetermined or not defined.",
        Told::Source,
    );
    p.says("In a program it cannot: something must come out.", |[]| {
        CONVENTIONS
            .iter()
            .all(|at_zero| step(*at_zero).apply(0.0).is_finite())
    });
    // What the quoted definition says of its three values.
    let reaches = |at_zero: AtZero, exactly: bool| {
        cases(3).into_iter().all(|case| {
            let unit = with(&ThresholdUnit::new(case.w, case.threshold), at_zero);
            let sum = unit.weighted_sum(&aview1(&case.x));
            let fires = sum > case.threshold || (exactly && sum == case.threshold);
            output(&unit, &case.x) == f64::from(u8::from(fires))
        })
    };
    p.says(
        "u(0) = 0: the unit fires when its sum exceeds the threshold.",
        |[zero, value]| {
            value == step(AtZero::Zero).apply(zero.value)
                && zero == 0.0
                && reaches(AtZero::Zero, false)
        },
    );
    p.says(
        "u(0) = ½: the middle of the jump, which makes u(z) + u(−z) = 1 hold everywhere.",
        |[zero, value, sum]| {
            let half = |z: f64| step(AtZero::Half).apply(z);
            value == half(zero.value)
                && zero == 0.0
                && quarters(3).all(|z| sum == half(z) + half(-z))
        },
    );
    p.says(
        "u(0) = 1: the unit fires when its sum reaches the threshold.",
        |[zero, value]| {
            value == step(AtZero::One).apply(zero.value)
                && zero == 0.0
                && reaches(AtZero::One, true)
        },
    );
    p.says("Three values are in use.", |[three]| {
        three == CONVENTIONS.len()
    });
    p.says(
        "The value 1 makes the unit fire at equality, the value 0 keeps it silent, and ½ takes neither side.",
        |[fires, silent, neither]| {
            let named = |value: f64| CONVENTIONS.into_iter().find(|at_zero| at_zero.value() == value);
            let [Some(fires), Some(silent), Some(neither)] = [fires.value, silent.value, neither.value].map(named) else {
                return false;
            };
            let answer = |at_zero| output(&with(&door, at_zero), &[1.0, 1.0]);
            answer(fires) == 1.0
                && answer(silent) == 0.0
                && answer(neither) - answer(silent) == answer(fires) - answer(neither)
        },
    );
    p.says(
        "The filled dot in the figure marks the value this book takes, and the hollow one the value it does not.",
        |[]| u.apply(0.0) == 1.0 && u.apply(-f64::MIN_POSITIVE) == 0.0,
    );
    p.says("The book's own choice needs no words.", |[]| {
        u == step(AtZero::One)
    });
    let agree = |z: f64| {
        let values = CONVENTIONS.map(|at_zero| step(at_zero).apply(z));
        values.iter().all(|value| *value == values[0])
    };
    p.says("Away from zero all three agree.", |[three]| {
        three == CONVENTIONS.len()
            && quarters(3).all(|z| agree(z) == (z != 0.0))
            && agree(1e-300)
            && agree(-1e-300)
    });
    p.says(
        "The last two lines try numbers closer to zero than any measurement could be.",
        // The smallest length that means something in physics is 1.6e-35 meters.
        |[two]| {
            [1e-300_f64, -1e-300]
                .into_iter()
                .filter(|z| z.abs() < 1e-35)
                .count()
                == two.n()
        },
    );
    p.says("The jump happens at one point and has no width.", |[]| {
        let (left, right) = (0.0_f64.next_down(), 0.0_f64.next_up());
        step(AtZero::Half).apply(left) == 0.0
            && step(AtZero::Half).apply(right) == 1.0
            && agree(left)
            && agree(right)
    });

    p.says(
        "The two-line rule and the one-line formula say the same for every sum other than θ.",
        |[two]| {
            cases(3).into_iter().all(|case| {
                let unit = ThresholdUnit::new(case.w, case.threshold);
                let sum = unit.weighted_sum(&aview1(&case.x));
                let lines = [(sum < case.threshold, 0.0), (sum > case.threshold, 1.0)];
                let said = lines.iter().find(|(applies, _)| *applies).map(|(_, y)| *y);
                let answers = CONVENTIONS.map(|at_zero| output(&with(&unit, at_zero), &case.x));
                two == lines.len()
                    && answers.iter().all(|y| said == Some(*y)) == (sum != case.threshold)
            })
        },
    );
    p.says(
        "At θ itself the step function's value at zero decides, and that value is a convention.",
        |[]| {
            CONVENTIONS
                .iter()
                .all(|at_zero| output(&with(&door, *at_zero), &[1.0, 1.0]) == at_zero.value())
        },
    );

    // The exercises.
    let mirrored = |at_zero: AtZero, z: f64| step(at_zero).apply(-z);
    let flipped = |at_zero: AtZero, z: f64| 1.0 - step(at_zero).apply(z);
    let differ = |at_zero: AtZero| -> Vec<f64> {
        quarters(3)
            .filter(|z| mirrored(at_zero, *z) != flipped(at_zero, *z))
            .collect()
    };
    p.says(
        "What does the graph of $u(-z)$ look like, and what that of $1 - u(z)$?",
        |[one]| {
            quarters(3)
                .filter(|z| *z != 0.0)
                .all(|z| u.apply(-z) == one.value - u.apply(z))
        },
    );
    p.says("Where do the two differ?", |[two]| {
        let values = [mirrored(AtZero::One, 0.0), flipped(AtZero::One, 0.0)];
        two == values.len() && values[0] != values[1]
    });
    p.says(
        "At 3, $u(-z)$ is 0 and $1 - u(z)$ is 0 as well; at −3, both are 1.",
        |[right, low, one, also_low, left, high]| {
            let both = |z: f64| [u.apply(-z), one.value - u.apply(z)];
            both(right.value) == [low.value, also_low.value]
                && both(left.value) == [high.value; 2]
                && right == 3.0
                && left.value == -right.value
        },
    );
    p.says(
        "Each is the step seen in a mirror, 1 on the left and 0 on the right.",
        |[left, right]| {
            let away = || quarters(3).filter(|z| *z != 0.0);
            away().all(|z| {
                let height = if z < 0.0 { left.value } else { right.value };
                [mirrored(AtZero::One, z), flipped(AtZero::One, z)] == [height; 2]
            })
        },
    );
    p.says(
        "The place that one forgets is zero: there $u(-z)$ is 1 and $1 - u(z)$ is 0.",
        |[mirror, one, flip]| {
            mirror == u.apply(-0.0) && flip == one.value - u.apply(0.0) && one == 1.0
        },
    );
    p.says(
        "They differ at this one point, and with ½ as the value at zero they would differ nowhere.",
        |[half]| {
            differ(AtZero::One) == [0.0]
                && CONVENTIONS
                    .into_iter()
                    .all(|at_zero| (half == at_zero.value()) == differ(at_zero).is_empty())
        },
    );
    p.input("\"the sum is at least § and less than §\"", &[2.0, 4.0]);
    p.says(
        r#"Write "the sum is at least 2 and less than 4" with two step functions."#,
        |[from, to, two]| {
            let terms = |sum: f64| [u.apply(sum - from.value), -u.apply(sum - to.value)];
            two == terms(0.0).len()
                && quarters(8).all(|sum| {
                    (terms(sum).iter().sum::<f64>() == 1.0) == (from.holds(sum) && to.holds(sum))
                })
        },
    );
    let half = |z: &[f64]| {
        Step {
            at_zero: AtZero::Half,
        }
        .apply(z[0])
    };
    p.formula(r"u(0) = \tfrac12", &[Point::new().function("u", half)]);
    p.says(
        "One step can mark one border, so give each border a step and subtract: the first goes up at 2, and the second takes it back at 4.",
        |[up, back]| {
            let between = |sum: f64| u.apply(sum - 2.0) - u.apply(sum - 4.0);
            let jumps = |at: f64| between(at) - between(at - 0.25);
            jumps(up.value) == 1.0 && jumps(back.value) == -1.0
        },
    );
    p.says(
        "Our step is 1 at zero, so 2 belongs to the answer and 4 does not.",
        |[one, inside, outside]| {
            let between = |sum: f64| u.apply(sum - 2.0) - u.apply(sum - 4.0);
            one == u.apply(0.0)
                && between(inside.value) == 1.0
                && between(inside.value - 0.25) == 0.0
                && between(outside.value) == 0.0
                && between(outside.value - 0.25) == 1.0
        },
    );
    let half_door = with(&door, AtZero::Half);
    p.says("What happens to the door?", |[]| {
        firing_inputs(&half_door).is_empty() && output(&half_door, &[1.0, 1.0]) == 0.5
    });
    p.says(
        "Nothing changes away from equality, so look at badge and hand, where $z$ is zero.",
        |[]| {
            door.truth_table().into_iter().all(|row| {
                let x = row.inputs.to_vec();
                let changed = output(&half_door, &x) != output(&door, &x);
                changed == (row.weighted_input == 0.0) && changed == (x == [1.0, 1.0])
            })
        },
    );
    p.says("The unit answers ½ to them.", |[half]| {
        half == output(&half_door, &[1.0, 1.0])
    });
    p.says(
        "A door can open or stay shut, and for ½ it has no instruction: whoever builds it must decide after all.",
        |[half]| half == AtZero::Half.value(),
    );
    p.says(
        "In our program a unit fires when its output is 1, so this door never opens.",
        |[one]| {
            let opens = |unit: &ThresholdUnit| {
                unit.truth_table()
                    .into_iter()
                    .any(|row| unit.fires(&row.inputs))
            };
            let fires =
                |row: neuron_core::TruthTableRow| door.fires(&row.inputs) == (one == row.output);
            door.truth_table().into_iter().all(fires) && opens(&door) && !opens(&half_door)
        },
    );
}
