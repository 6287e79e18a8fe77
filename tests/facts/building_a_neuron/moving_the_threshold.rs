//! Which thresholds do the same?

use activations::Step;
use manuscript::facts::{Facts, Point, Quantity};
use neuron_core::ThresholdUnit;
use worked_examples::building_a_neuron::firing::{
    ABOVE, THREE_WEIGHTS, THRESHOLD, WEIGHTS, three_inputs,
};
use worked_examples::building_a_neuron::inhibition::{AND_TABLE, OR_TABLE};
use worked_examples::building_a_neuron::layers::XOR;
use worked_examples::building_a_neuron::thresholds::{Interval, threshold_ranges};

use crate::facts::units;

/// The outputs for 00, 01, 10, 11.
fn outputs(w: [f64; 2], threshold: f64, step: Step) -> [f64; 4] {
    let unit = ThresholdUnit::new(w.to_vec(), threshold).with_step(step);
    let table = unit.truth_table();
    [0, 1, 2, 3].map(|row| table.outputs()[row])
}

fn table(w: [f64; 2], threshold: f64) -> [f64; 4] {
    outputs(w, threshold, Step::default())
}

/// `w · x` for 00, 01, 10, 11.
fn sums([w1, w2]: [f64; 2]) -> [f64; 4] {
    [0.0, w2, w1, w1 + w2]
}

pub(crate) fn facts(p: &mut Facts) {
    let rows = threshold_ranges(WEIGHTS).rows;
    let tables = rows.iter().map(|row| row.table.outputs());
    let is_same = |one: f64, other: f64| table(WEIGHTS, one) == table(WEIGHTS, other);
    let ours = rows
        .iter()
        .find(|row| is_same(row.interval.ends_at_least()[0], THRESHOLD))
        .expect("the pieces are the whole line");
    // Units of all kinds, and thresholds on both sides of their sums.
    let units: Vec<[f64; 2]> = units::cases(2)
        .iter()
        .take(16)
        .map(|case| [case.w[0], case.w[1]])
        .collect();
    let thresholds = || (-40..=40).map(|quarters| f64::from(quarters) / 4.0);

    p.input(
        "the weights § and § and the threshold §",
        &[WEIGHTS[0], WEIGHTS[1], THRESHOLD],
    );
    p.input("for the weights § and §: five", &WEIGHTS);
    p.input("with the weights § and § that is", &WEIGHTS);
    let mistyped = 4.7;
    p.input("mistypes the threshold as §", &[mistyped]);

    p.says(
        "The unit with the weights 5 and 3 and the threshold 4 answers 0, 0, 1, 1.",
        |[_, _, _, y00, y01, y10, y11]| {
            [y00, y01, y10, y11]
                .iter()
                .zip(table(WEIGHTS, THRESHOLD))
                .all(|(said, y)| *said == y)
        },
    );
    let code = {
        let [w1, w2] = WEIGHTS;
        let unit = format!("ThresholdUnit::new(array![{w1:?}, {w2:?}], threshold)");
        let tried = format!("assert_eq!(table({mistyped:?}), table({THRESHOLD:?}));");
        (
            p.read(|page| page.text().matches(&unit).count()),
            p.read(|page| page.text().contains(&tried)),
        )
    };
    // Both fences make this unit, and the first of them compares these thresholds.
    p.says("Nothing.", |[]| {
        is_same(mistyped, THRESHOLD) && code == (2, true)
    });

    p.says("Four sums, five tables", |[four, five]| {
        four == distinct(&sums(WEIGHTS)) && five == distinct_tables(tables.clone())
    });
    p.says(
        "A row changes when θ passes its sum, and only then.",
        |[]| {
            units.iter().all(|w| {
                (0..4).all(|row| {
                    thresholds().all(|t| {
                        // One step on, the output is another one exactly when the sum was not below θ and now is.
                        let [before, after] = [t, t + 0.25].map(|t| table(*w, t)[row]);
                        let sum = sums(*w)[row];
                        (before != after) == (t <= sum && sum < t + 0.25)
                    })
                })
            })
        },
    );
    p.says(
        "There are four sums: 0, 3, 5 and 8.",
        |[four, s0, s1, s2, s3]| {
            four == distinct(&sums(WEIGHTS))
                && [s0, s1, s2, s3]
                    .iter()
                    .zip(sums(WEIGHTS))
                    .all(|(said, sum)| *said == sum)
        },
    );
    p.says(
        "They cut the line of all thresholds into five pieces, and inside a piece nothing can change.",
        |[five]| {
            let whole = rows.windows(2).all(|pair| pair[0].interval.upper == pair[1].interval.lower);
            five == rows.len()
                && whole
                && rows.iter().all(|row| {
                    let [first, last] = row.interval.ends_at_least();
                    is_same(first, last)
                })
        },
    );

    p.table(
        "threshold_ranges.rows",
        &[
            ("at_least", "θ, if the unit fires at sum ≥ θ"),
            ("above", "θ, if it fires at sum > θ"),
            ("y00", "(0, 0)"),
            ("y01", "(0, 1)"),
            ("y10", "(1, 0)"),
            ("y11", "(1, 1)"),
            ("firing", "cases that fire"),
        ],
        &Point::new(),
    );
    p.says(
        "Every threshold there is, for the weights 5 and 3: five pieces, five tables.",
        |[_, _, pieces, different]| {
            pieces == rows.len() && different == distinct_tables(tables.clone())
        },
    );
    p.says(
        "So {{#number threshold_ranges.rows.2.at_least}} is the whole answer for the rule of this book, and {{#number threshold_ranges.rows.2.above}} for the other one.",
        |[]| {
            let whole_answer = |ends: [f64; 2], step| {
                let [first, last] = ends;
                let inside = [first, last].iter().all(|t| outputs(WEIGHTS, *t, step) == ours.table.outputs());
                let outside = [first.next_down(), last.next_up()];
                inside && outside.iter().all(|t| outputs(WEIGHTS, *t, step) != ours.table.outputs())
            };
            rows[2].interval == ours.interval
                && whole_answer(ours.interval.ends_at_least(), Step::default())
                && whole_answer(ours.interval.ends_above(), ABOVE)
        },
    );
    p.says(
        "The two columns differ in their ends and nowhere else.",
        |[_]| {
            thresholds().all(|t| {
                let differ = outputs(WEIGHTS, t, Step::default()) != outputs(WEIGHTS, t, ABOVE);
                differ == rows.iter().any(|row| row.interval.upper == Some(t))
            })
        },
    );

    p.figure("sensitivity", &[("w1", &WEIGHTS[0]), ("w2", &WEIGHTS[1])]);
    let falls = |w: [f64; 2]| {
        let firing = |t: f64| table(w, t).iter().sum::<f64>();
        thresholds().all(|t| firing(t + 0.25) <= firing(t))
    };
    let strictly_falls = rows
        .windows(2)
        .all(|pair| pair[1].table.firing < pair[0].table.firing);
    p.says("The higher the threshold, the fewer cases fire.", |[]| {
        strictly_falls
    });
    p.says(
        "Every case falls silent when θ passes its own weighted sum: with the weights 5 and 3 that is at 0, 3, 5 and 8.",
        |[_, _, s0, s1, s2, s3]| {
            [s0, s1, s2, s3].iter().enumerate().all(|(row, said)| {
                let silent_at = |t: f64| table(WEIGHTS, t)[row] == 0.0;
                *said == sums(WEIGHTS)[row] && !silent_at(said.value) && silent_at(said.value.next_up())
            })
        },
    );
    p.says(
        "Walk along the staircase from left to right and the unit becomes harder to excite.",
        |[]| strictly_falls,
    );
    p.says(
        "It starts by firing at everything and ends by firing at nothing: a large θ makes a dull unit, a small one a sensitive unit.",
        |[]| {
            rows[0].table.firing == 4
                && rows[rows.len() - 1].table.firing == 0
                && units.iter().all(|w| falls(*w))
        },
    );

    p.says("What do the five tables say?", |[five]| {
        five == distinct_tables(tables.clone())
    });
    p.says(
        "From the top: *always*; *or*, at least one input is on; *first*, the first input is on; *and*, both inputs are on; *never*.",
        |[]| {
            let named: [fn(bool, bool) -> bool; 5] = [
                |_, _| true,
                |x1, x2| x1 || x2,
                |x1, _| x1,
                |x1, x2| x1 && x2,
                |_, _| false,
            ];
            let cases = [(false, false), (false, true), (true, false), (true, true)];
            let named = named.map(|fires| cases.map(|(x1, x2)| f64::from(u8::from(fires(x1, x2)))));
            tables.clone().eq(named)
        },
    );
    p.says(
        "One knob turns *or* into *and*, with a stop between them at which the second input is ignored.",
        |[]| {
            let [or, between, and] = [1, 2, 3].map(|row: usize| rows[row].table.outputs());
            let [y00, y01, y10, y11] = between;
            or == OR_TABLE && and == AND_TABLE && y00 == y01 && y10 == y11
        },
    );
    p.says(
        "In the plane of the two inputs, moving θ moves the firing line without turning it, from one corner of the square to the opposite one.",
        |[_]| {
            // Where the line crosses the sides x₂ = 0 and x₂ = 1 of the square, or their extensions.
            let [w1, w2] = WEIGHTS;
            let crossing = |t: f64, x2: f64| (t - w2 * x2) / w1;
            let slant = |t: f64| crossing(t, 1.0) - crossing(t, 0.0);
            let [first, .., last] = sums(WEIGHTS);
            thresholds().all(|t| (slant(t) - slant(THRESHOLD)).abs() < 1e-12)
                && crossing(first, 0.0) == 0.0
                && crossing(last, 1.0) == 1.0
        },
    );
    p.says(
        "A unit that answers *exactly one of the two*, the **exclusive or** or XOR, is not among the five.",
        |[two, five]| {
            let mut cases = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)].iter().zip(XOR);
            two == WEIGHTS.len()
                && five == rows.len()
                && cases.all(|((x1, x2), y)| (x1 + x2 == 1.0) == (y == 1.0))
                && !tables.clone().any(|table| table == XOR)
        },
    );

    p.says("No.", |[]| {
        units
            .iter()
            .all(|w| thresholds().all(|t| table(*w, t) != XOR))
    });
    p.says(
        "The sums of the cases (0, 0) and (1, 1) together make $w_1 + w_2$, and so do the sums of (0, 1) and (1, 0).",
        |[a1, a2, b1, b2, c1, c2, d1, d2]| {
            units.iter().all(|[w1, w2]| {
                let sum = |x1: &Quantity, x2: &Quantity| w1 * x1.value + w2 * x2.value;
                sum(&a1, &a2) + sum(&b1, &b2) == w1 + w2 && sum(&c1, &c2) + sum(&d1, &d2) == w1 + w2
            })
        },
    );
    p.says(
        "To fire for the second pair only, both its sums must be at least θ, together at least 2θ; and both sums of the first pair must be below θ, together less than 2θ.",
        |[twice, less_than_twice]| {
            let t = THRESHOLD;
            let pairs = || thresholds().flat_map(|one| thresholds().map(move |other| (one, other)));
            pairs().filter(|(one, other)| *one >= t && *other >= t).all(|(one, other)| twice.holds((one + other) / t))
                && pairs().filter(|(one, other)| *one < t && *other < t).all(|(one, other)| less_than_twice.holds((one + other) / t))
        },
    );
    p.says("The same number cannot be both.", |[]| {
        let sums = thresholds().flat_map(|sum| thresholds().map(move |t| (sum, t)));
        sums.filter(|(sum, t)| *sum >= 2.0 * t && *sum < 2.0 * t)
            .count()
            == 0
    });
    p.says(
        "The table of a unit changes only when θ passes one of the sums, so whole intervals of thresholds do the same.",
        |[]| {
            units.iter().all(|w| {
                Interval::all(w).iter().all(|piece| {
                    let [first, last] = piece.ends_at_least();
                    table(*w, first) == table(*w, last)
                })
            })
        },
    );
    p.says(
        "For our example, every θ above 3 and up to 5 gives the same four answers.",
        |[above, up_to, four]| {
            four == sums(WEIGHTS).len()
                && thresholds().all(|t| is_same(t, THRESHOLD) == (above.holds(t) && up_to.holds(t)))
        },
    );

    p.says(
        "At which thresholds do the two rules give different tables, and which case is treated differently there?",
        |[_]| {
            sums(WEIGHTS).iter().all(|t| {
                let [ours, other] = [Step::default(), ABOVE].map(|step| outputs(WEIGHTS, *t, step));
                ours.iter().zip(other).filter(|(ours, other)| **ours != *other).count() == 1
            })
        },
    );
    p.says(
        "For the weights 5 and 5, how many different tables are there?",
        // Fewer than five, or the question would be idle.
        |[w1, w2]| Interval::all(&[w1.value, w2.value]).len() == 4 && w1 == WEIGHTS[0],
    );
    p.says(
        "What is the largest number of different tables that one can get by moving θ for a unit with three inputs?",
        |[three]| {
            let example = three_inputs(THREE_WEIGHTS);
            let most = example.rows.len() + 1;
            let reaching = [1.0, 2.0, 4.0];
            // The weights 5, 3 and 2 of the example do not reach it: 5 = 3 + 2.
            three == reaching.len() && Interval::all(&reaching).len() == most && Interval::all(&example.weights).len() < most
        },
    );

    // The solutions.
    p.says(
        "Read the two columns of thresholds side by side: they differ at the ends of the pieces, and the ends are the sums.",
        |[_]| {
            let mut ends: Vec<f64> = rows.iter().filter_map(|row| row.interval.upper).collect();
            ends.sort_by(f64::total_cmp);
            ends == sums(WEIGHTS) && thresholds().all(|t| {
                let differ = outputs(WEIGHTS, t, Step::default()) != outputs(WEIGHTS, t, ABOVE);
                differ == ends.contains(&t)
            })
        },
    );
    p.says(
        "At θ = 0 it is the case (0, 0), at 3 the case (0, 1), at 5 the case (1, 0), and at 8 the case (1, 1).",
        |said: [Quantity; 12]| {
            said.chunks(3).all(|said| {
                let [t, x1, x2] = [0, 1, 2].map(|place: usize| said[place].value);
                let [ours, other] = [Step::default(), ABOVE].map(|step| outputs(WEIGHTS, t, step));
                let differ: Vec<usize> = (0..4).filter(|row| ours[*row] != other[*row]).collect();
                let cases = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
                matches!(differ[..], [row] if cases[row] == [x1, x2])
            })
        },
    );
    p.says(
        "There the sum is θ: \"at least\" fires and \"above\" does not.",
        |[]| {
            (0..4).all(|row| {
                let t = sums(WEIGHTS)[row];
                outputs(WEIGHTS, t, Step::default())[row] == 1.0
                    && outputs(WEIGHTS, t, ABOVE)[row] == 0.0
            })
        },
    );
    let equal = [WEIGHTS[0]; 2];
    let equal_pieces = Interval::all(&equal).len();
    p.says(
        "The sums are 0, 5, 5 and 10, three different ones, and three cuts make four pieces.",
        |[a, b, c, d, three, cuts, four]| {
            [a, b, c, d]
                .iter()
                .zip(sums(equal))
                .all(|(said, sum)| *said == sum)
                && three == distinct(&sums(equal))
                && cuts == distinct(&sums(equal))
                && four == equal_pieces
        },
    );
    let named = |w: [f64; 2]| {
        let thresholds = (-4..=44).map(|quarters| f64::from(quarters) / 4.0);
        let mut tables: Vec<[f64; 4]> = thresholds.map(|t| table(w, t)).collect();
        tables.dedup();
        tables
    };
    let first = [0.0, 0.0, 1.0, 1.0];
    p.says(
        "So there are four tables: *always*, *or*, *and*, *never*.",
        |[four]| {
            let tables = named(equal);
            four == tables.len() && tables == [[1.0; 4], OR_TABLE, AND_TABLE, [0.0; 4]]
        },
    );
    p.says(
        "What has gone is *first*, because these weights do not tell the inputs apart.",
        |[]| {
            named(WEIGHTS).contains(&first)
                && named(equal).iter().all(|[_, y01, y10, _]| y01 == y10)
                && first[1] != first[2]
        },
    );
    let three_sums =
        |w: [f64; 3]| -> Vec<f64> { three_inputs(w).rows.iter().map(|row| row.sum).collect() };
    p.says(
        "The number of tables is one more than the number of different sums: each cut adds a piece.",
        |[]| {
            units::cases(3).iter().all(|case| {
                let w = [case.w[0], case.w[1], case.w[2]];
                Interval::all(&w).len() == distinct(&three_sums(w)) + 1
            }) && [WEIGHTS, equal].iter().all(|w| Interval::all(w).len() == distinct(&sums(*w)) + 1)
        },
    );
    p.says(
        "Three inputs have eight cases, so there are at most eight sums and nine tables.",
        |[inputs, cases, most, tables]| {
            let all: Vec<usize> = (units::cases(3).iter())
                .map(|case| distinct(&three_sums([case.w[0], case.w[1], case.w[2]])))
                .collect();
            inputs == THREE_WEIGHTS.len()
                && cases == three_inputs(THREE_WEIGHTS).rows.len()
                && all.iter().all(|sums| most.holds(*sums as f64))
                && all.iter().any(|sums| most.value == *sums as f64)
                && tables.value == most.value + 1.0
        },
    );
    p.says(
        "To reach nine, all eight sums must differ, as they do for the weights 1, 2 and 4.",
        |[nine, eight, a, b, c]| {
            let w = [a.value, b.value, c.value];
            nine == Interval::all(&w).len()
                && eight == distinct(&three_sums(w))
                // The least whole numbers of which no sum is another one.
                && w == [1.0, 2.0, 4.0]
        },
    );
    p.input("The weights §, § and § miss", &THREE_WEIGHTS);
    p.says(
        "The weights 5, 3 and 2 miss it by one, because 3 and 2 make 5.",
        |[_, _, _, a, b, sum]| {
            [sum.value, a.value, b.value] == THREE_WEIGHTS
                && a.value + b.value == sum.value
                && Interval::all(&THREE_WEIGHTS).len() + 1 == Interval::all(&[1.0, 2.0, 4.0]).len()
        },
    );
}

fn distinct(sums: &[f64]) -> usize {
    let mut sums = sums.to_vec();
    sums.sort_by(f64::total_cmp);
    sums.dedup();
    sums.len()
}

fn distinct_tables(tables: impl Iterator<Item = [f64; 4]>) -> usize {
    tables
        .map(|table| table.map(f64::to_bits))
        .collect::<std::collections::BTreeSet<_>>()
        .len()
}
