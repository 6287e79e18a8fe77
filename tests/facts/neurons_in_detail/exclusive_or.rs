//! What can two lines do that one cannot?

use std::collections::BTreeSet;

use activations::Step;
use manuscript::facts::{Facts, Point};
use ndarray::array;
use neuron_core::ThresholdUnit;
use worked_examples::neurons_in_detail::exclusive_or::{
    BOTH, LARGEST, NOT_BOTH, OR, XOR, cases_right, xor_networks, xor_search,
};

/// The inputs, in counting order.
const CASES: [[f64; 2]; 4] = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];

/// A lamp that burns when the switches are equal.
const EQUAL: [f64; 4] = [1.0, 0.0, 0.0, 1.0];

/// The thresholds of *or* and *not both* under which the strip is a line.
const THIN: [f64; 2] = [1.0, -1.0];

/// What a worn switch says in the place of 1.
const WORN: f64 = 0.9;

fn unit((weights, threshold): ([f64; 2], f64)) -> ThresholdUnit {
    ThresholdUnit::new(weights.to_vec(), threshold)
}

fn table(unit: &ThresholdUnit) -> [f64; 4] {
    CASES.map(|[x1, x2]| unit.output(&array![x1, x2]))
}

/// Which cases a unit gets wrong.
fn wrong(unit: &ThresholdUnit) -> Vec<[f64; 2]> {
    let answers = table(unit);
    (0..4)
        .filter(|case| answers[*case] != XOR[*case])
        .map(|case| CASES[case])
        .collect()
}

/// Whether the three units, the first two with these thresholds, light the lamp.
fn burns([or, not_both]: [f64; 2], x1: f64, x2: f64) -> bool {
    let x = array![x1, x2];
    let hidden = [unit((OR.0, or)), unit((NOT_BOTH.0, not_both))].map(|unit| unit.output(&x));
    unit(BOTH).output(&array![hidden[0], hidden[1]]) == 1.0
}

pub(crate) fn facts(p: &mut Facts) {
    let search = xor_search(Step::default());
    let right = cases_right(Step::default());
    // In which cases the units of the grid fire: the sets of corners that a line cuts off.
    let cut: BTreeSet<[bool; 4]> = right
        .iter()
        .map(|right| [0, 1, 2, 3].map(|case: usize| right[case] == (XOR[case] == 1.0)))
        .collect();
    let corners = |names: &[usize]| [0, 1, 2, 3].map(|case: usize| names.contains(&case));

    p.says("Whichever of them you flip, the lamp changes.", |[]| {
        (0..4).all(|case: usize| [1, 2].iter().all(|flip| XOR[case] != XOR[case ^ flip]))
    });
    p.says("It burns when exactly one of them is up.", |[]| {
        (0..4).all(|case| (CASES[case][0] + CASES[case][1] == 1.0) == (XOR[case] == 1.0))
    });
    p.says(
        "That is *exclusive or*, XOR: equal inputs give 0, different inputs give 1.",
        |[equal, different]| {
            (0..4).all(|case| {
                let [x1, x2] = CASES[case];
                if x1 == x2 {
                    equal == XOR[case]
                } else {
                    different == XOR[case]
                }
            })
        },
    );
    p.says(
        "Let both weights and the bias go from −5 to 5 in steps of a quarter.",
        |[from, to, quarter]| {
            let steps = (to.value - from.value) / quarter.value + 1.0;
            to == f64::from(LARGEST)
                && from == -f64::from(LARGEST)
                && (steps.powi(3) - search.tried as f64).abs() < 0.5
        },
    );
    p.says(
        "Among these {{#number xor_search.tried}} units, {{#number xor_search.winners}} compute XOR.",
        |[tried, winners]| {
            tried == right.len()
                && winners == right.iter().filter(|right| right.iter().all(|right| *right)).count()
        },
    );
    p.says(
        "The best get {{#number xor_search.best}} of the four cases right.",
        |[best, four]| {
            let count = |right: &[bool; 4]| right.iter().filter(|right| **right).count();
            Some(best.n()) == right.iter().map(count).max() && four == XOR.len()
        },
    );
    p.says(
        "Look at the four corners of the square to see why.",
        |[four]| four == CASES.len(),
    );
    let neighbors = [[0, 1], [0, 2], [1, 3], [2, 3]];
    p.says(
        "A line can cut one corner off from the other three, or two neighbors from the other two.",
        |[three, near, far]| {
            let one = (0..4).all(|corner| cut.contains(&corners(&[corner])));
            let two = neighbors.iter().all(|pair| cut.contains(&corners(pair)));
            // All, none, one, three, and the four pairs of neighbors.
            one && two
                && cut.len() == 2 + 4 + 4 + neighbors.len()
                && three == CASES.len() - 1
                && near == neighbors[0].len()
                && far == CASES.len() - neighbors[0].len()
        },
    );
    p.says(
        "The corners at which the lamp burns lie across from each other, and whoever cuts off both cuts off one more.",
        |[]| {
            let burning: Vec<usize> = (0..4).filter(|case| XOR[*case] == 1.0).collect();
            let across = |a: [f64; 2], b: [f64; 2]| a[0] != b[0] && a[1] != b[1];
            across(CASES[burning[0]], CASES[burning[1]])
                && cut.iter().filter(|cut| burning.iter().all(|case| cut[*case])).all(|cut| {
                    cut.iter().filter(|cut| **cut).count() > 2
                })
        },
    );

    p.figure("exclusive-or", &[]);
    p.says(
        "One unit fires from the line x₁ + x₂ = 0.5 upward, another from x₁ + x₂ = 1.5 downward.",
        |[above, below]| {
            (-20..=40).map(|part| f64::from(part) / 20.0).all(|sum| {
                let x = array![sum, 0.0];
                (unit(OR).output(&x) == 1.0) == (sum >= above.value)
                    && (unit(NOT_BOTH).output(&x) == 1.0) == (sum <= below.value)
            })
        },
    );
    p.says(
        "In the strip where both fire lie (0, 1) and (1, 0), and (0, 0) and (1, 1) are left outside.",
        |[a1, a2, b1, b2, c1, c2, d1, d2]| {
            let both = |wanted: bool| -> Vec<[f64; 2]> {
                let fires = |case: &[f64; 2]| {
                    let x = array![case[0], case[1]];
                    (unit(OR).output(&x) + unit(NOT_BOTH).output(&x) == 2.0) == wanted
                };
                CASES.into_iter().filter(fires).collect()
            };
            both(true) == [[a1.value, a2.value], [b1.value, b2.value]]
                && both(false) == [[c1.value, c2.value], [d1.value, d2.value]]
        },
    );
    let code = p.rust();
    for (name, (weights, threshold)) in [("or", OR), ("not_both", NOT_BOTH), ("both", BOTH)] {
        let made = crate::facts::reading::unit(&weights, threshold);
        assert!(
            code.contains(&format!("let {name} = {made};")),
            "the snippet has another unit `{name}` than the figure"
        );
    }
    p.says(
        "The third unit is an *and*, as simple as the others, and draws a single line as they do.",
        |[]| table(&unit(BOTH)) == [0.0, 0.0, 0.0, 1.0],
    );
    p.says(
        "It sees what two other units say of them, and there the lamp is an easy question.",
        |[two]| {
            two == BOTH.0.len()
                && (0..4).all(|case| {
                    let [x1, x2] = CASES[case];
                    burns([OR.1, NOT_BOTH.1], x1, x2) == (XOR[case] == 1.0)
                })
        },
    );
    let rows = xor_networks().rows;
    let bias = p.book().page("building-a-neuron/bias.md");
    let bias = bias.map_or("", |page| page.text()).to_owned();
    p.says(
        "In chapter 2 you [wired it from four NANDs](../building-a-neuron/bias.md); three units do, if each may be of another kind.",
        |[four, three]| {
            let xor = bias.split("let xor = ").nth(1).and_then(|code| code.split("};").next());
            xor.is_some_and(|code| four == code.matches("nand(").count())
                && three == [OR, NOT_BOTH, BOTH].len()
                && rows.iter().map(|row| row.three).eq(XOR)
        },
    );
    p.table(
        "xor_networks.rows",
        &[
            ("x1", "$x_1$"),
            ("x2", "$x_2$"),
            ("nands", "four NANDs"),
            ("three", "three units"),
        ],
        &Point::new(),
    );
    p.says("Two networks that compute XOR.", |[two]| {
        two == [
            rows.iter().map(|row| row.nands).eq(XOR),
            rows.iter().map(|row| row.three).eq(XOR),
        ]
        .iter()
        .filter(|right| **right)
        .count()
    });
    p.says(
        "One line cannot part the corners of XOR, and leaves at best three of them on the right sides.",
        |[three]| search.winners == 0 && three == search.best,
    );

    // The exercises.
    let only_wrong = |case: usize| -> [bool; 4] { [0, 1, 2, 3].map(|other| other != case) };
    let possible = (0..4)
        .filter(|case| right.contains(&only_wrong(*case)))
        .count();
    p.says(
        "Which case can a unit get wrong and the other three right?",
        |[three]| three == search.best,
    );
    p.says("Find a unit for each of the four.", |[four]| {
        four == possible
    });
    p.says(
        "Do not look for weights, look for lines: three cases are right when the line cuts off the right single corner.",
        |[three]| {
            let single = |right: &[bool; 4]| {
                let fires = (0..4).filter(|case| right[*case] == (XOR[*case] == 1.0)).count();
                fires == 1 || fires == 3
            };
            let count = |right: &[bool; 4]| right.iter().filter(|right| **right).count();
            right.iter().filter(|right| three == count(right)).all(single)
                && right.iter().any(|right| three == count(right))
        },
    );
    p.says(
        "*Or* cuts off (0, 0), and is wrong at (1, 1) only.",
        |[a1, a2, b1, b2]| {
            let (or, cut) = (unit(OR), [a1.value, a2.value]);
            CASES
                .iter()
                .zip(table(&or))
                .all(|(case, y)| (*case == cut) == (y == 0.0))
                && wrong(&or) == [[b1.value, b2.value]]
        },
    );
    p.says(
        "*Not both* cuts off (1, 1), and is wrong at (0, 0) only.",
        |[a1, a2, b1, b2]| {
            let (not_both, cut) = (unit(NOT_BOTH), [a1.value, a2.value]);
            CASES
                .iter()
                .zip(table(&not_both))
                .all(|(case, y)| (*case == cut) == (y == 0.0))
                && wrong(&not_both) == [[b1.value, b2.value]]
        },
    );
    p.says(
        "A unit that fires at (1, 0) alone is wrong at (0, 1), and the other way around.",
        |[a1, a2, b1, b2]| {
            let (one, other) = ([a1.value, a2.value], [b1.value, b2.value]);
            let alone = |case: [f64; 2]| {
                let weights = case.map(|x| 2.0 * x - 1.0);
                let unit = unit((weights, 0.5));
                let fires = |other: &[f64; 2]| unit.output(&array![other[0], other[1]]) == 1.0;
                CASES
                    .into_iter()
                    .filter(fires)
                    .eq([case])
                    .then(|| wrong(&unit))
            };
            alone(one) == Some(vec![other]) && alone(other) == Some(vec![one])
        },
    );
    p.says("So each of the four can be the wrong one:", |[four]| {
        four == possible
    });
    p.says(
        "at (0, 0), (0, 1), (1, 0), (1, 1)",
        |[a1, a2, b1, b2, c1, c2, d1, d2]| {
            [[a1, a2], [b1, b2], [c1, c2], [d1, d2]].map(|case| case.map(|x| x.value)) == CASES
        },
    );
    p.says(
        "Another lamp burns when the two switches are equal.",
        |[two]| {
            two == CASES[0].len()
                && (0..4).all(|case| (CASES[case][0] == CASES[case][1]) == (EQUAL[case] == 1.0))
        },
    );
    p.says(
        "It seems the easier question, but nothing has changed: the same two corners have to be parted from the same other two.",
        |[near, far]| {
            let on = EQUAL.iter().filter(|y| **y == 1.0).count();
            near == on && far == EQUAL.len() - on && (0..4).all(|case| EQUAL[case] != XOR[case])
        },
    );
    let halves = || (-10..=10).map(|half| f64::from(half) / 2.0);
    p.says(
        "In sums: those of (0, 0) and (1, 1) would have to be at least θ each, together at least 2θ; those of (0, 1) and (1, 0) together less than 2θ.",
        |[a1, a2, b1, b2, twice, c1, c2, d1, d2, less]| {
            let named = |y: f64| {
                let case = move |case: &usize| EQUAL[*case] == y;
                (0..4).filter(case).map(|case| CASES[case]).collect::<Vec<_>>()
            };
            // Of two numbers that are at least 3, and of two that are below it.
            let t = 3.0;
            let pairs = || halves().flat_map(|one| halves().map(move |other| (one, other)));
            named(1.0) == [[a1.value, a2.value], [b1.value, b2.value]]
                && named(0.0) == [[c1.value, c2.value], [d1.value, d2.value]]
                && pairs().filter(|(one, other)| *one >= t && *other >= t).all(|(one, other)| twice.holds((one + other) / t))
                && pairs().any(|(one, other)| one >= t && other >= t && one + other == twice.value * t)
                && pairs().filter(|(one, other)| *one < t && *other < t).all(|(one, other)| less.holds((one + other) / t))
                && less == twice
        },
    );
    p.says("Both pairs make $w_1 + w_2$, so no unit does it.", |[]| {
        let sum = |w: [f64; 2], case: usize| w[0] * CASES[case][0] + w[1] * CASES[case][1];
        let units = halves().flat_map(|w1| halves().map(move |w2| [w1, w2]));
        units
            .clone()
            .all(|w| sum(w, 0) + sum(w, 3) == w[0] + w[1] && sum(w, 1) + sum(w, 2) == w[0] + w[1])
            && !cut.contains(&EQUAL.map(|y| y == 1.0))
    });
    p.says(
        "Can two units compute XOR, if the second sees both switches and the answer of the first?",
        |[two]| two == [OR, NOT_BOTH].len(),
    );
    p.says(
        "An *or* is wrong in one case only, so let the first unit report that case, and let the second hold it against the sum.",
        |[]| wrong(&unit(OR)).len() == 1 && wrong(&unit(OR)) == [[1.0, 1.0]],
    );
    let sums =
        |taken: f64| CASES.map(|[x1, x2]| x1 + x2 - taken * unit(BOTH).output(&array![x1, x2]));
    p.says(
        "The second counts the switches, and subtracts 2 when the first one fires: its sums are 0, 1, 1 and 0.",
        |[taken, a, b, c, d]| {
            sums(taken.value) == [a.value, b.value, c.value, d.value] && sums(taken.value) == XOR
        },
    );
    p.says("A threshold of ½ does the rest.", |[half]| {
        // It stands in the middle between the sums that must fire and those that must not.
        let (low, high) = (0.0, 1.0);
        sums(2.0).iter().all(|sum| [low, high].contains(sum)) && half == f64::midpoint(low, high)
    });
    p.says(
        "Somebody sets the threshold of *or* to 1 and that of *not both* to −1.",
        |[or, not_both]| [or.value, not_both.value] == THIN,
    );
    p.says("The table of the four cases stays as it is.", |[four]| {
        four == CASES.len()
            && (0..4).all(|case| {
                let [x1, x2] = CASES[case];
                burns(THIN, x1, x2) == burns([OR.1, NOT_BOTH.1], x1, x2)
            })
    });
    p.says(
        "Ask of both units where they fire: *or* where the sum of the switches is at least 1, *not both* where it is at most 1.",
        |[from, to]| {
            let [or, not_both] = [unit((OR.0, THIN[0])), unit((NOT_BOTH.0, THIN[1]))];
            halves().all(|sum| {
                let x = array![sum - 2.0, 2.0];
                from.holds(sum) == (or.output(&x) == 1.0) && to.holds(sum) == (not_both.output(&x) == 1.0)
            }) && from == to
        },
    );
    p.says(
        "Their lines are the same line, and the strip has shrunk to it.",
        |[]| halves().all(|x1| halves().all(|x2| burns(THIN, x1, x2) == (x1 + x2 == THIN[0]))),
    );
    p.says(
        "The two corners lie on it exactly, so they still come out right; off the line, however near, the lamp stays dark.",
        |[two]| {
            let on: Vec<[f64; 2]> = CASES.into_iter().filter(|[x1, x2]| x1 + x2 == THIN[0]).collect();
            let near = [-0.01, 0.01];
            two == on.len()
                && on.iter().all(|[x1, x2]| {
                    burns(THIN, *x1, *x2) && near.iter().all(|off| !burns(THIN, x1 + off, *x2) && !burns(THIN, *x1, x2 + off))
                })
        },
    );
    p.says(
        "A worn switch that says nine tenths in place of 1, the other being at 0, is not enough for *or*, and the lamp stays dark.",
        |[worn, whole, other]| {
            worn == WORN
                && whole == THIN[0]
                && burns(THIN, whole.value, other.value)
                && unit((OR.0, THIN[0])).output(&array![worn.value, other.value]) == 0.0
                && !burns(THIN, worn.value, other.value)
        },
    );
    p.says("With ½ and −3/2 it burns.", |[or, not_both]| {
        or == OR.1 && not_both == NOT_BOTH.1 && burns([or.value, not_both.value], WORN, 0.0)
    });
}
