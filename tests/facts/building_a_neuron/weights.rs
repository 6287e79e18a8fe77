//! Does every signal count the same?

use std::panic::catch_unwind;

use manuscript::facts::{Facts, Point, Quantity};
use ndarray::{Array1, array};
use neuron_core::{ThresholdUnit, binary_inputs};
use worked_examples::building_a_neuron::firing::{
    THREE_WEIGHTS, THRESHOLD, WEIGHTS, tennis, three_inputs,
};

use crate::facts::{reading, units};

pub(crate) fn facts(p: &mut Facts) {
    let [w1, w2] = WEIGHTS;
    let code = p.rust();
    let [_, _, w3] = THREE_WEIGHTS;
    let senses = tennis(WEIGHTS, THRESHOLD).rows;
    let rows = three_inputs(THREE_WEIGHTS).rows;
    let sums: Vec<f64> = rows.iter().map(|row| row.sum).collect();
    let three = |weights: [f64; 3], threshold| ThresholdUnit::new(weights.to_vec(), threshold);
    let moves = |vision: f64, hearing: f64| {
        senses
            .iter()
            .any(|row| (row.vision, row.hearing, row.y) == (vision, hearing, 1.0))
    };
    let thresholds = || (-8..=48).map(|quarters| f64::from(quarters) / 4.0);

    p.input(
        "seeing the weight §, hearing the weight §, and ask for a sum of at least §",
        &[w1, w2, THRESHOLD],
    );
    p.input("w = (§, §), θ = §", &[w1, w2, THRESHOLD]);
    p.input("the weights §, § and §", &THREE_WEIGHTS);
    p.input("a third signal with the weight §", &[w3]);
    p.idiom("a third signal");

    p.says("How much a signal counts is its **weight**.", |[]| {
        (0..3).all(|index| {
            let mut x = Array1::zeros(3);
            x[index] = 1.0;
            three(THREE_WEIGHTS, 0.0).weighted_sum(&x) == THREE_WEIGHTS[index]
        })
    });
    p.says(
        "Give seeing the weight 5, hearing the weight 3, and ask for a sum of at least 4:",
        |[_, _, least]| {
            senses
                .iter()
                .all(|row| (row.y == 1.0) == least.holds(row.sum))
        },
    );
    p.table(
        "tennis.rows",
        &[
            ("vision", "sees"),
            ("hearing", "hears"),
            ("sum", "weighted sum"),
            ("y", "moves"),
        ],
        &Point::new(),
    );
    let column = |vision: f64, hearing: f64| w1 * vision + w2 * hearing;
    p.says(
        "Seeing alone moves the player, hearing alone does not. w = (5, 3), θ = 4.",
        |[_, _, threshold]| {
            moves(1.0, 0.0)
                && !moves(0.0, 1.0)
                && senses
                    .iter()
                    .all(|row| row.sum == column(row.vision, row.hearing))
                && senses
                    .iter()
                    .all(|row| (row.y == 1.0) == (row.sum >= threshold.value))
        },
    );
    p.says(
        "The eyes alone are enough, the ears alone are not.",
        |[]| moves(1.0, 0.0) && !moves(0.0, 1.0),
    );
    p.says(
        "With equal weights no threshold could bring that about: the two middle rows would have the same sum.",
        |[two]| {
            two == senses.len() - 2 && (-8..=8).map(f64::from).all(|w| {
                let same = tennis([w, w], 0.0).rows;
                same[1].sum == same[2].sum
                    && thresholds().all(|threshold| {
                        let rows = tennis([w, w], threshold).rows;
                        !(rows[2].y == 1.0 && rows[1].y == 0.0)
                    })
            })
        },
    );

    p.says(
        "For three signals $x_1, x_2, x_3$ with the weights $w_1, w_2, w_3$ the sum is",
        |[three]| three == THREE_WEIGHTS.len(),
    );
    let points: Vec<Point> = units::cases(3)
        .iter()
        .map(|case| {
            let unit = ThresholdUnit::new(case.w.clone(), case.threshold);
            units::point(case).number("s", unit.weighted_sum(&Array1::from(case.x.clone())))
        })
        .collect();
    p.expression("s", "w_1 x_1 + w_2 x_2 + w_3 x_3.", &points);
    p.says(
        "Read: each signal times its weight, and all of it added.",
        |[]| {
            units::cases(3).iter().all(|case| {
                let products = Array1::from(case.x.clone()) * Array1::from(case.w.clone());
                products.sum()
                    == ThresholdUnit::new(case.w.clone(), 0.0)
                        .weighted_sum(&Array1::from(case.x.clone()))
            })
        },
    );
    p.says(
        "Because each signal is 1 or 0, a product such as $w_1 x_1$ is either the whole weight or nothing.",
        |[on, off]| {
            let signals = || binary_inputs(1).map(|x| x[0]);
            on == signals().fold(f64::MIN, f64::max) && off == signals().fold(f64::MAX, f64::min)
                && signals().all(|x| if x == on.value { w1 * x == w1 } else { w1 * x == 0.0 })
        },
    );
    let weight_of_those_that_speak = || {
        rows.iter().all(|row| {
            let speaking = THREE_WEIGHTS
                .iter()
                .zip([row.x1, row.x2, row.x3])
                .filter(|(_, x)| *x == 1.0);
            speaking.map(|(w, _)| w).sum::<f64>() == row.sum
        })
    };
    p.says("The sum is the total weight of those who speak.", |[]| {
        weight_of_those_that_speak()
    });

    p.says(
        "Add a third signal with the weight 2, the sound of the opponent's steps say, and there are eight cases:",
        |[_, _, eight]| eight == rows.len(),
    );
    p.table(
        "three_inputs.rows",
        &[
            ("x1", "$x_1$"),
            ("x2", "$x_2$"),
            ("x3", "$x_3$"),
            ("sum", "weighted sum"),
        ],
        &Point::new(),
    );
    p.says(
        "Eight cases, seven different sums: the weights 5, 3 and 2.",
        |[eight, seven, _, _, _]| eight == rows.len() && seven == different(&sums),
    );
    let alone = |sum: f64| {
        rows.iter()
            .filter(|row| row.sum == sum)
            .map(|row| [row.x1, row.x2, row.x3])
            .collect::<Vec<_>>()
    };
    p.says("Look for the sum 5.", |[sum]| alone(sum.value).len() > 1);
    p.says(
        "It occurs twice: the first signal alone weighs as much as the other two together.",
        |[twice, two]| {
            let [first, others @ ..] = THREE_WEIGHTS;
            twice == alone(first).len()
                && two == others.len()
                && others.iter().sum::<f64>() == first
        },
    );
    p.says(
        "No threshold can tell those two rows apart, because the threshold sees only the sum.",
        |[two]| {
            let inputs = alone(w1);
            two == inputs.len()
                && thresholds().all(|threshold| {
                    let output = |x: &[f64; 3]| {
                        three(THREE_WEIGHTS, threshold).output(&array![x[0], x[1], x[2]])
                    };
                    output(&inputs[0]) == output(&inputs[1])
                })
        },
    );
    p.figure("stacked-weights", &[("w1", &w1), ("w2", &w2), ("w3", &w3)]);
    p.says("Under each bar stand the three signals.", |[three]| {
        three == THREE_WEIGHTS.len()
    });
    p.says("A signal that is on puts its weight on the stack.", |[]| {
        weight_of_those_that_speak()
    });
    p.says("Equally high are 011 and 100.", |[one, other]| {
        // The signals of a row, read as one numeral.
        let numeral = |x: &[f64; 3]| (100.0 * x[0] + 10.0 * x[1] + x[2]).to_string();
        let alike = alone(w1).iter().map(numeral).collect::<Vec<_>>();
        alike == [one, other].map(|quantity| quantity.value.to_string())
            && different(&sums) == rows.len() - 1
    });
    p.says(
        "What has been added cannot be told apart afterwards.",
        |[]| {
            let sum = |x: [f64; 3]| {
                let asserted = format!("assert_eq!(unit.weighted_sum(&array!{x:?}), {w1:?})");
                let sum = three(THREE_WEIGHTS, 0.0).weighted_sum(&Array1::from(x.to_vec()));
                (code.contains(&asserted)).then_some(sum)
            };
            code.contains(&reading::unit(&THREE_WEIGHTS, THRESHOLD))
                && alone(w1).into_iter().all(|x| sum(x) == Some(w1))
        },
    );
    p.says(
        "The weighted sum is the total weight of the signals that are on.",
        |[]| weight_of_those_that_speak(),
    );
    p.says(
        "Weights can make one signal count for more than another; they cannot keep signals apart that add up to the same.",
        |[]| moves(1.0, 0.0) && !moves(0.0, 1.0) && thresholds().all(|threshold| {
            let unit = three(THREE_WEIGHTS, threshold);
            unit.output(&array![1.0, 0.0, 0.0]) == unit.output(&array![0.0, 1.0, 1.0])
        }),
    );

    // The exercises have an answer.
    let whole = || (1..=8).map(f64::from);
    p.says(
        "Choose weights and a threshold so that the player moves only when seeing *and* hearing the ball.",
        |[]| {
            let found = |threshold: f64| {
                let moving = tennis(WEIGHTS, threshold).rows;
                moving.iter().all(|row| (row.y == 1.0) == (row.vision == 1.0 && row.hearing == 1.0))
            };
            thresholds().any(found) && !found(THRESHOLD)
        },
    );
    p.says(
        "The weights may stay; it is the threshold that must be out of reach of each sense alone.",
        |[]| {
            thresholds().all(|threshold| {
                let rows = tennis(WEIGHTS, threshold).rows;
                let alone = rows.iter().filter(|row| row.vision + row.hearing == 1.0);
                let is_out_of_reach = alone.clone().all(|row| row.sum < threshold);
                alone.clone().count() == 2
                    && is_out_of_reach == alone.clone().all(|row| row.y == 0.0)
            })
        },
    );
    p.says(
        "The eyes alone bring 5, both together bring 8.",
        |[eyes, both]| eyes == column(1.0, 0.0) && both == column(1.0, 1.0),
    );
    p.says(
        "So any threshold above 5 and up to 8 will do.",
        |[above, to]| {
            thresholds().all(|threshold| {
                let rows = tennis(WEIGHTS, threshold).rows;
                let will_do =
                    (rows.iter()).all(|row| (row.y == 1.0) == (row.vision + row.hearing == 2.0));
                will_do == (above.holds(threshold) && to.holds(threshold))
            })
        },
    );
    let sums_of = |weights: [f64; 3]| {
        three_inputs(weights)
            .rows
            .iter()
            .map(|row| row.sum)
            .collect::<Vec<f64>>()
    };
    p.says(
        "Change one of the three weights so that no two of the eight rows have the same sum.",
        |[weights, two, eight]| {
            let changed = |index: usize, weight: f64| {
                let mut weights = THREE_WEIGHTS;
                weights[index] = weight;
                different(&sums_of(weights))
            };
            weights == THREE_WEIGHTS.len()
                && two == alone(w1).len()
                && eight == rows.len()
                && different(&sums) < rows.len()
                && (0..3).all(|index| whole().any(|weight| changed(index, weight) == rows.len()))
        },
    );
    p.says(
        "With positive whole-number weights for three inputs, what is the smallest total weight for which all eight sums differ?",
        |[inputs, eight]| {
            let mut totals: Vec<f64> = Vec::new();
            for a in whole() {
                for b in whole() {
                    for c in whole() {
                        if different(&sums_of([a, b, c])) == eight.n() {
                            totals.push(a + b + c);
                        }
                    }
                }
            }
            // No smaller total than 1 + 2 + 4, which is the greatest number that three bits can write.
            inputs == THREE_WEIGHTS.len() && eight == rows.len()
                && totals.iter().copied().reduce(f64::min) == Some(f64::from(2_i32.pow(3) - 1))
        },
    );

    // The solutions of the second and the third.
    let triples =
        || whole().flat_map(move |a| whole().flat_map(move |b| whole().map(move |c| [a, b, c])));
    let avoids = |[a, b, c]: [f64; 3]| {
        let equal = a == b || b == c || a == c;
        let together = a == b + c || b == a + c || c == a + b;
        !equal && !together
    };
    p.says(
        "Take away what two rows with the same sum have in common, and what is left is one signal that weighs as much as another, or as much as the other two together.",
        |[two, others]| {
            two == alone(w1).len()
                && others == THREE_WEIGHTS.len() - 1
                && triples().all(|weights| {
                    avoids(weights) || different(&sums_of(weights)) < rows.len()
                })
        },
    );
    p.says("Avoid these, and all sums differ.", |[]| {
        triples().all(|weights| !avoids(weights) || different(&sums_of(weights)) == rows.len())
    });
    p.says(
        "Make the last weight 1 instead of 2: no two of 5, 3 and 1 are equal, and 5 is not 3 and 1.",
        |[last, instead, two, a, b, c, sum, d, e]| {
            let weights = [a.value, b.value, c.value];
            instead == w3
                && two == alone(w1).len()
                && weights == [w1, w2, last.value]
                && [sum.value, d.value, e.value] == weights
                && last.value < w3
                && avoids(weights)
                && different(&sums_of(weights)) == rows.len()
        },
    );
    p.says(
        "The sums are then 0, 1, 3, 4, 5, 6, 8 and 9.",
        |sums: [Quantity; 8]| {
            let mut computed = sums_of([w1, w2, w3 - 1.0]);
            computed.sort_by(f64::total_cmp);
            sums.iter().zip(computed).all(|(said, sum)| *said == sum)
        },
    );
    p.says(
        "The sums are whole numbers, the least of them is 0 and the greatest is the total weight.",
        |[least]| {
            triples().all(|weights| {
                let sums = sums_of(weights);
                sums.iter().all(|sum| sum.fract() == 0.0)
                    && least == sums.iter().copied().fold(f64::MAX, f64::min)
                    && sums.iter().copied().fold(f64::MIN, f64::max) == weights.iter().sum::<f64>()
            })
        },
    );
    let best = [1.0, 2.0, 4.0];
    p.says(
        "Among eight different whole numbers, none of them below 0, the greatest is at least 7, so no total below 7 can do it.",
        |[eight, from, to, total]| {
            let numbers: Vec<f64> = (0..8).map(f64::from).collect();
            let greatest = numbers.iter().copied().fold(f64::MIN, f64::max);
            eight == numbers.len()
                && eight == rows.len()
                && !numbers.iter().any(|number| from.holds(*number))
                && from.holds(-1.0)
                && from.value == numbers[0]
                && to.holds(greatest)
                && !to.holds(greatest - 1.0)
                && to.holds(greatest + 1.0)
                && total.value == greatest
                && triples().all(|weights| {
                    let does = different(&sums_of(weights)) == rows.len();
                    !(does && total.holds(weights.iter().sum()))
                })
        },
    );
    p.says(
        "The weights 1, 2 and 4 do it with exactly 7.",
        |[a, b, c, total]| {
            let weights = [a.value, b.value, c.value];
            weights == best
                && different(&sums_of(weights)) == rows.len()
                && total == weights.iter().sum::<f64>()
        },
    );
    p.says(
        "Their sums are all the numbers from 0 to 7, each once: the three inputs write the sum as a binary number.",
        |[from, to, three]| {
            let mut sums = sums_of(best);
            sums.sort_by(f64::total_cmp);
            three == best.len()
                && from == sums[0]
                && to == sums[sums.len() - 1]
                && sums.windows(2).all(|pair| pair[1] - pair[0] == 1.0)
                && (0..3).all(|digit| best[digit] == f64::from(1_u32 << digit))
        },
    );

    // The bug: lists of different lengths, of which the longer one loses its rest.
    let last = [0.0, 1.0, 1.0];
    let paired: f64 = WEIGHTS.iter().zip(&last).map(|(w, x)| w * x).sum();
    let is_in_the_code = code.contains(&format!("let weights = {WEIGHTS:?};"))
        && code.contains(&format!("assert!(!moves(&weights, &{last:?}));"))
        && code.contains(&format!("sum >= {THRESHOLD:?}"));
    p.says("3 and 2 should make 5", |[a, b, sum]| {
        is_in_the_code
            && [sum.value, a.value, b.value] == THREE_WEIGHTS
            && sum == three(THREE_WEIGHTS, 0.0).weighted_sum(&Array1::from(last.to_vec()))
            && sum.value >= THRESHOLD
            && paired < THRESHOLD
    });
    p.says(
        "Count the weights: there are two of them for three senses.",
        |[two, three]| two == WEIGHTS.len() && three == last.len(),
    );
    p.says(
        "`zip` makes pairs until the shorter list ends, and drops the rest without a word.",
        |[]| (0..5).all(|a| (0..5).all(|b| (0..a).zip(0..b).count() == a.min(b))),
    );
    p.says(
        "The third sense has no weight, and the sum is 3.",
        |[sum]| sum == paired && WEIGHTS.get(2).is_none(),
    );
    p.says("The missing weight is 2.", |[missing]| missing == w3);
    let stops = catch_unwind(|| {
        ThresholdUnit::new(WEIGHTS.to_vec(), THRESHOLD).fires(&Array1::from(last.to_vec()))
    })
    .is_err();
    p.says(
        "The better cure is a program that stops when the lengths differ, as our units [do](../neural-units/neural-unit.md):",
        |[]| stops && code.contains("catch_unwind(|| unit.fires(&array![0.0, 1.0, 1.0])).is_err()"),
    );
}

/// How many numbers of a list differ from one another.
fn different(sums: &[f64]) -> usize {
    let mut sums = sums.to_vec();
    sums.sort_by(f64::total_cmp);
    sums.dedup();
    sums.len()
}
