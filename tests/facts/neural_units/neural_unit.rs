//! When exactly does it fire?

use std::panic::{AssertUnwindSafe, catch_unwind};

use activations::AtZero;
use manuscript::facts::{Facts, Told};
use ndarray::{Array1, aview1};
use neuron_core::ThresholdUnit;
use worked_examples::neural_units::units::{DOOR_THRESHOLD, DOOR_WEIGHTS, KEY_WEIGHT, door};

use super::{CONVENTIONS, firing_inputs, output, quarters, with};
use crate::facts::units::{self, cases};

pub(crate) fn facts(p: &mut Facts) {
    let door = door();
    let beyond = with(&door, AtZero::Zero);
    let [badge, hand] = DOOR_WEIGHTS;
    let both = [1.0, 1.0];

    p.input(
        "A badge at the reader counts §, a hand on the handle counts §, and the door opens when the count reaches §",
        &[badge, hand, DOOR_THRESHOLD],
    );
    p.input(
        "the weights are § and §, and θ is §",
        &[badge, hand, DOOR_THRESHOLD],
    );
    p.input(
        "\"reaches §\" means \"is at least §\"",
        &[DOOR_THRESHOLD; 2],
    );
    p.input("\"goes beyond §\"", &[DOOR_THRESHOLD]);
    p.says(
        r#"If "reaches 4" means "is at least 4", it opens."#,
        |[_, _]| output(&with(&door, AtZero::One), &both) == 1.0,
    );
    p.says(
        r#"If it means "goes beyond 4", nobody will ever get in, because 3 and 1 make 4 and no more."#,
        |[_, a, b, sum]| {
            firing_inputs(&beyond).is_empty()
                && [a.value, b.value] == DOOR_WEIGHTS
                && sum == door.weighted_sum(&Array1::ones(2))
        },
    );

    p.says(
        r"It has one or more **inputs** $x_1, \dots, x_n$, each with a **weight** $w_1, \dots, w_n$; it has one threshold $\theta$, a fixed number; and it has one **output** $y$, which is 1 when the unit fires and 0 when it does not.",
        |[on, off]| {
            (1..5).flat_map(cases).all(|case| {
                let sum: f64 = case.w.iter().zip(&case.x).map(|(w, x)| w * x).sum();
                let y = output(&ThresholdUnit::new(case.w, case.threshold), &case.x);
                if sum >= case.threshold { on == y } else { off == y }
            })
        },
    );
    p.says(
        "One choice of values for all the inputs we call a **case**; a unit with two inputs of 0 or 1 has four.",
        |[two, off, on, four]| {
            let table = ThresholdUnit::new(Array1::ones(two.n()), 1.0).truth_table();
            let inputs: Vec<f64> = table.clone().into_iter().flat_map(|row| row.inputs.to_vec()).collect();
            four == table.outputs().len()
                && inputs.iter().all(|x| off == *x || on == *x)
                && inputs.contains(&off.value)
                && inputs.contains(&on.value)
        },
    );

    // The source's own words, as they are recorded.
    let book = crate::facts::book();
    let recorded = book.claims().expect("readable claims");
    let printed: Vec<&str> = (recorded.claims.iter())
        .filter(|claim| claim.source == 1)
        .flat_map(|claim| claim.words.iter().map(|words| words.get_ref().as_str()))
        .filter(|words| words.contains("..."))
        .collect();
    p.says("The Digest states the rule in two lines:", |[two]| {
        two == printed.iter().filter(|line| line.contains("=>")).count()
    });
    // The source leaves equality open: its lines hold whichever way it is decided.
    let decided = |y: f64| {
        let at_equality = cases(4).into_iter().step_by(3);
        at_equality.map(move |case| units::point(&case).number("y", y))
    };
    let open: Vec<_> = units::points(4).into_iter().chain(decided(0.0)).collect();
    p.formula(
        r"\begin{aligned} w_1 x_1 + w_2 x_2 + \dots + w_n x_n &< \theta \quad\Rightarrow\quad y = 0, \\ w_1 x_1 + w_2 x_2 + \dots + w_n x_n &> \theta \quad\Rightarrow\quad y = 1. \end{aligned}",
        &open,
    );
    p.says(
        r#"Read the arrow as "then": when the weighted sum of the inputs is less than theta, the output is zero; when it is greater, the output is one."#,
        |[]| {
            door.truth_table().into_iter().all(|row| {
                let sum = door.weighted_sum(&row.inputs);
                (sum >= DOOR_THRESHOLD || row.output == 0.0) && (sum <= DOOR_THRESHOLD || row.output == 1.0)
            }) && cases(3).into_iter().all(|case| {
                let unit = ThresholdUnit::new(case.w, case.threshold);
                let (x, y) = (Array1::from(case.x.clone()), output(&unit, &case.x));
                let sum = unit.weighted_sum(&x);
                sum == case.threshold || (y == 0.0) == (sum < case.threshold)
            })
        },
    );
    p.says(
        "Nothing is said about a sum that *equals* θ, which is the badge and the hand.",
        |[]| door.weighted_sum(&Array1::from(both.to_vec())) == door.threshold(),
    );

    p.figure("door", &[("theta", &DOOR_THRESHOLD)]);
    p.says(
        "The door opens from 4 on: only “badge and hand” gets there, and stands on the border itself.",
        |[from]| {
            from == DOOR_THRESHOLD
                && firing_inputs(&door) == [both]
                && door.weighted_sum(&aview1(&both)) == from.value
        },
    );

    let rows = [
        r#"| The Digest | its sentences: does not fire ("does not exceed: no reaction"); its formulas: not said |"#,
        r#"| Pack | its sentences: does not fire; its graph: fires ("less than θ: 0, otherwise 1") |"#,
        r#"| The Primer, and Nielsen's book, which it follows | does not fire ("less than or equal: does not fire") |"#,
    ];
    for row in rows {
        p.told(row, Told::Source);
    }
    p.told(
        "Pack does not agree with itself, and the formulas of the Digest leave open what its sentences settle.",
        Told::Source,
    );
    p.says(
        "In this book a unit **fires when the sum is at least θ**, unless the page says otherwise.",
        |[]| {
            cases(3).into_iter().all(|case| {
                let unit = ThresholdUnit::new(case.w, case.threshold);
                let sum = unit.weighted_sum(&Array1::from(case.x.clone()));
                (output(&unit, &case.x) == 1.0) == (sum >= case.threshold)
            })
        },
    );
    p.says("exactly θ", |[]| {
        door.weighted_sum(&Array1::ones(2)) == door.threshold()
    });
    p.says("Everywhere else the two agree.", |[two]| {
        two == [&door, &beyond].len()
            && door.truth_table().into_iter().all(|row| {
                let x = row.inputs.to_vec();
                (output(&door, &x) == output(&beyond, &x)) == (x != both)
            })
    });

    p.says(
        "As many as you like, but as many weights as inputs.",
        |[]| {
            (1..40).all(|n| {
                let unit = ThresholdUnit::new(Array1::ones(n), 1.0);
                let takes = |inputs: usize| {
                    catch_unwind(AssertUnwindSafe(|| unit.fires(&Array1::ones(inputs)))).is_ok()
                };
                takes(n) && !takes(n + 1) && !takes(n - 1)
            })
        },
    );
    p.says("A unit with one weight is a unit:", |[]| {
        firing_inputs(&ThresholdUnit::new(vec![1.0], 1.0)) == [[1.0]]
    });
    let stopped = catch_unwind(|| door.fires(&Array1::ones(3))).expect_err("two weights");
    let sentence = stopped.downcast_ref::<String>().expect("a sentence");
    p.shows(sentence);
    p.says("three inputs, two weights", |[three, two]| {
        sentence.starts_with(&format!(
            "{} weights cannot meet {} inputs",
            two.n(),
            three.n()
        ))
    });

    let with_plus = printed.iter().filter(|sum| sum.contains("... +")).count();
    p.says(
        "The Digest prints the sum as `w1*x1 + w2*x2 + ... wn*xn`, and again so in its conclusion, with no plus sign after the dots (three times in between it has the sign).",
        |[three]| {
            three == with_plus
                && printed[0].starts_with("w1*x1 + w2*x2 + ... wn*xn")
                && printed[printed.len() - 1].contains("... xn*wn")
                && printed[2..printed.len() - 1].iter().all(|sum| sum.contains("... +"))
        },
    );
    p.says(
        "A slip of the pen, which every reader repairs without noticing; every term is added, the last one too.",
        |[]| {
            // A change of any term changes the sum by as much.
            cases(4).into_iter().all(|case| {
                let unit = ThresholdUnit::new(case.w, case.threshold);
                let sum = |x: &[f64]| unit.weighted_sum(&aview1(x));
                (0..4).all(|at| {
                    let mut more = case.x.clone();
                    more[at] += 1.0;
                    sum(&more) - sum(&case.x) == unit.weights()[at]
                })
            })
        },
    );

    p.says(
        "A neural unit compares a weighted sum with a threshold and answers 1 or 0.",
        |[on, off]| {
            cases(3).into_iter().all(|case| {
                let y = output(&ThresholdUnit::new(case.w, case.threshold), &case.x);
                on == y || off == y
            })
        },
    );
    p.says(
        "The rule is complete only when it also says what happens at equality; ours fires.",
        |[]| {
            let mut answers = CONVENTIONS
                .map(|at_zero| firing_inputs(&with(&door, at_zero)))
                .to_vec();
            answers.dedup();
            answers.len() > 1 && output(&door, &both) == 1.0
        },
    );

    // The exercises.
    p.says(
        "The door's designer wants the badge alone to be enough, and the hand alone not.",
        |[]| {
            quarters(5).any(|threshold| {
                let unit = ThresholdUnit::new(DOOR_WEIGHTS.to_vec(), threshold);
                output(&unit, &[1.0, 0.0]) == 1.0 && output(&unit, &[0.0, 1.0]) == 0.0
            })
        },
    );
    let door_with = |threshold: f64| ThresholdUnit::new(DOOR_WEIGHTS.to_vec(), threshold);
    p.says("Write down the two sums that matter.", |[two]| {
        two == firing_inputs(&door_with(f64::MIN)).len() - [[0.0, 0.0], [1.0, 1.0]].len()
    });
    let alone = [[1.0, 0.0], [0.0, 1.0]].map(|x| door.weighted_sum(&aview1(&x)));
    p.says(
        "The badge alone gives 3, and that must be enough: θ is at most 3.",
        |[sum, bound]| sum == alone[0] && bound.holds(alone[0]),
    );
    p.says(
        "The hand alone gives 1, and that must not be enough: θ is greater than 1.",
        |[sum, bound]| sum == alone[1] && bound.holds(alone[1] + 0.25) && !bound.holds(alone[1]),
    );
    p.says(
        "Any threshold above 1 and up to 3 will do.",
        |[above, to]| {
            quarters(5).all(|threshold| {
                let unit = door_with(threshold);
                let will_do =
                    output(&unit, &[1.0, 0.0]) == 1.0 && output(&unit, &[0.0, 1.0]) == 0.0;
                will_do == (above.holds(threshold) && to.holds(threshold))
            })
        },
    );
    p.idiom("a third input");
    p.input("a key that counts §", &[KEY_WEIGHT]);
    p.says("In which of the eight cases does it open?", |[eight]| {
        let with_key = ThresholdUnit::new(vec![badge, hand, KEY_WEIGHT], DOOR_THRESHOLD);
        eight == with_key.truth_table().outputs().len() && firing_inputs(&with_key).len() == 5
    });
    let with_key = ThresholdUnit::new(vec![badge, hand, KEY_WEIGHT], DOOR_THRESHOLD);
    let opens = firing_inputs(&with_key);
    let (key, no_key): (Vec<_>, Vec<_>) = opens.iter().partition(|x| x[2] == 1.0);
    p.says("The key alone reaches the threshold.", |[]| {
        output(&with_key, &[0.0, 0.0, 1.0]) == 1.0
    });
    p.says(
        "So with the key the door opens in all four cases, whatever the badge and the hand do.",
        |[four]| four == key.len() && key.len() == door.truth_table().outputs().len(),
    );
    p.says(
        "Without the key it is the old door, which opens in one case, to the badge and the hand together.",
        |[]| no_key == [&[1.0, 1.0, 0.0]] && firing_inputs(&door) == [both],
    );
    p.says("That makes five of the eight.", |[five, eight]| {
        five == opens.len() && eight == with_key.truth_table().outputs().len()
    });
    let (weights, threshold) = ([2.0, 4.0], 3.0);
    p.input(
        "Its weights are § and §, and its threshold is §",
        &[weights[0], weights[1], threshold],
    );
    p.says("Will anybody notice?", |[]| {
        let unit = ThresholdUnit::new(weights.to_vec(), threshold);
        let inputs = unit
            .truth_table()
            .into_iter()
            .map(|row| row.inputs.to_vec());
        inputs
            .clone()
            .all(|x| output(&unit, &x) == output(&with(&unit, AtZero::Zero), &x))
    });
    p.says(
        "The two rules part only where the weighted sum is the threshold itself.",
        |[_]| {
            units::cases(2).into_iter().all(|case| {
                let unit = ThresholdUnit::new(case.w, case.threshold);
                let beyond = with(&unit, AtZero::Zero);
                let part = output(&unit, &case.x) != output(&beyond, &case.x);
                part == (unit.weighted_sum(&aview1(&case.x)) == case.threshold)
            })
        },
    );
    let sums = units_sums(&weights);
    p.says(
        "The sums of this unit are 0, 2, 4 and 6, and none of them is 3.",
        |[a, b, c, d, not]| {
            [a, b, c, d]
                .iter()
                .zip(&sums)
                .all(|(said, sum)| *said == *sum)
                && not == threshold
                && !sums.contains(&not.value)
        },
    );
    p.says(
        "As long as the inputs are 0 or 1, nobody will notice.",
        |[off, on]| {
            sums.iter().all(|sum| *sum != threshold)
                && sums == units_sums(&weights.map(|w| w * (on.value - off.value)))
        },
    );
}

/// The weighted sums of a unit with two inputs that are off or on, in rising order.
fn units_sums(w: &[f64; 2]) -> [f64; 4] {
    let mut sums = [0.0, w[0], w[1], w[0] + w[1]];
    sums.sort_by(f64::total_cmp);
    sums
}
