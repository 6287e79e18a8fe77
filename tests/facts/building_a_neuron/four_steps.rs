//! What does a neuron do with what it hears?

use manuscript::facts::{Facts, Quantity, Told};
use ndarray::{Array1, array};
use neuron_core::ThresholdUnit;
use worked_examples::building_a_neuron::firing::{ABOVE, THRESHOLD, WEIGHTS};
use worked_examples::building_a_neuron::inhibition::{AND_TABLE, OR_TABLE};
use worked_examples::neural_units::sensitivity::OutputTable;
use worked_examples::neural_units::weighted_sum::sum_is_weighted;

use crate::facts::{reading, units};

pub(crate) fn facts(p: &mut Facts) {
    let steps = p.read(reading::first_list);
    let code = p.rust();
    let [w1, w2] = WEIGHTS;
    let unit = |weights: [f64; 2], threshold| ThresholdUnit::new(weights.to_vec(), threshold);
    let table = |weights, threshold| OutputTable::of(&unit(weights, threshold)).outputs();

    p.says("Pack needs four.", |[four]| four == steps.len());
    p.says("A neuron adds up the signals that reach it.", |[]| {
        (units::cases(3).iter()).all(|case| {
            let ones = ThresholdUnit::new(Array1::ones(3), 0.0);
            ones.weighted_sum(&Array1::from(case.x.clone())) == case.x.iter().sum::<f64>()
        })
    });
    p.says(
        "If the sum does not exceed a certain fixed size, the **threshold**, nothing happens.",
        |[]| sums_and_outputs().all(|(sum, threshold, y)| sum > threshold || y == 0.0),
    );
    p.says(
        "If the sum exceeds the threshold, the neuron **fires**: it sends a signal of fixed strength to others.",
        |[]| sums_and_outputs().all(|(sum, threshold, y)| sum <= threshold || y == 1.0),
    );
    p.says(
        "In steps 2 and 3, each incoming signal has a weight of its own.",
        |summing: [_; 2]| {
            // The steps that speak of the sum.
            let with_sum = steps
                .iter()
                .zip(1_usize..)
                .filter(|(step, _)| step.contains("the sum"));
            with_sum
                .map(|(_, number)| number)
                .eq(summing.iter().map(|step| step.n()))
        },
    );
    p.says(
        "(In these sentences a sum that equals the threshold does nothing.",
        |[]| {
            steps[1].contains("does not exceed")
                && steps[2].contains("exceeds")
                && unit(WEIGHTS, w1).with_step(ABOVE).output(&array![1.0, 0.0]) == 0.0
        },
    );
    p.says(
        "Our units fire there, as [agreed](../neural-units/neural-unit.md).)",
        |[]| {
            let mut equal = units::cases(2);
            equal.retain(|case| sum(case) == case.threshold);
            !equal.is_empty() && equal.iter().all(|case| output(case) == 1.0)
        },
    );

    p.figure("neuron-network", &[]);
    p.says(
        "However many neurons listen to it, each reads the same value, here 1.",
        // The middle one of the figure fires when two of its three senders do, and two do.
        |[sent]| sent == ThresholdUnit::new(Array1::ones(3), 2.0).output(&array![1.0, 0.0, 1.0]),
    );
    p.says(
        "Step 4 comes last and is easily overlooked, so let us ask what it does.",
        |[last]| last == steps.len() && steps.last().is_some_and(|step| step.contains("weight")),
    );

    p.input(
        "one input the weight §, the other §, and require a sum of §",
        &[w1, w2, THRESHOLD],
    );
    p.says(
        "If it did not, one could exchange two weights and nobody would notice.",
        // A unit that added the weights alone would not notice; ours does.
        |[two]| {
            let alone = |weights| {
                let rows = sum_is_weighted(weights, THRESHOLD).rows;
                rows.iter().map(|row| row.y_weights).collect::<Vec<f64>>()
            };
            two == WEIGHTS.len()
                && alone([w1, w2]) == alone([w2, w1])
                && table([w1, w2], THRESHOLD) != table([w2, w1], THRESHOLD)
        },
    );
    // The snippet makes the same two units, and asserts what differs.
    p.says(
        "Give one input the weight 5, the other 3, and require a sum of 4.",
        |[_, _, _]| code.contains(&reading::unit(&[w1, w2], THRESHOLD)),
    );
    p.says("Then exchange the weights.", |[]| {
        code.contains(&reading::unit(&[w2, w1], THRESHOLD))
    });
    p.says(
        "The same parts, the same threshold, the same input, and a different answer.",
        |[]| {
            let first = array![1.0, 0.0];
            unit([w1, w2], THRESHOLD).fires(&first)
                && !unit([w2, w1], THRESHOLD).fires(&first)
                && code.contains("only_the_first = array![1.0, 0.0]")
                && code.contains("assert!(unit.fires(&only_the_first))")
                && code.contains("assert!(!exchanged.fires(&only_the_first))")
        },
    );
    p.says(
        "What a neuron responds to is written in its weights.",
        |[]| {
            let tables = |weights| [1.0, 4.0, 6.0].map(|threshold| table(weights, threshold));
            tables([w1, w2]) != tables([w2, w1])
        },
    );

    p.told("From a paper of 1943.", Told::Cited("McCulloch 1943"));
    p.told(
        "Warren McCulloch and Walter Pitts took the all-or-none firing of nerve cells and showed that units much like ours, though with exciting signals that all count the same, can be wired together to compute what logic can express.",
        Told::Cited("McCulloch Pitts"),
    );
    p.told(
        "They gave their units no rule for learning.",
        Told::Cited("McCulloch 1943"),
    );
    let literature = p
        .book()
        .page("appendices/literature.md")
        .expect("the page of literature");
    p.says(
        "Fifteen years later Frank Rosenblatt published the perceptron, a unit whose weights are adjusted from examples.",
        |[years]| {
            let year = |name| reading::year(literature, name).expect("an entry with a year");
            years == year("F. **Rosenblatt**, \"The perceptron") - year("W. S. **McCulloch**")
        },
    );
    p.says(
        "Both papers are listed under [literature](../appendices/literature.md).",
        |[]| {
            ["McCulloch", "Rosenblatt"]
                .iter()
                .all(|name| literature.text().contains(name))
        },
    );
    p.says(
        "Four sentences describe the machine: connected, adding, firing above a threshold, with a weight for each signal.",
        |[four]| {
            let words = ["connected", "adds", "fires", "weight"];
            four == steps.len() && steps.iter().zip(words).all(|(step, word)| step.contains(word))
        },
    );

    // The exercises have an answer.
    let all = |holds: &dyn Fn(f64) -> bool| {
        (-4..=40)
            .map(|quarters| f64::from(quarters) / 4.0)
            .all(holds)
    };
    p.says("In which cases do `unit` and `exchanged` agree?", |[]| {
        let agree = table([w1, w2], THRESHOLD)
            .into_iter()
            .zip(table([w2, w1], THRESHOLD))
            .filter(|(a, b)| a == b);
        (1..4).contains(&agree.count())
    });
    p.says(
        "Find a threshold for which the exchange makes no difference at all.",
        |[]| {
            let makes_a_difference =
                |threshold| table([w1, w2], threshold) != table([w2, w1], threshold);
            !all(&makes_a_difference) && !all(&|threshold| !makes_a_difference(threshold))
        },
    );
    let positive = |weights| OutputTable::of(&unit(weights, 0.0).with_step(ABOVE)).outputs();
    p.says(
        "Delete step 2's threshold: let the unit fire at any positive sum.",
        |[step]| {
            let without = steps
                .iter()
                .zip(1_usize..)
                .find(|(step, _)| step.contains("**threshold**"));
            without.is_some_and(|(_, number)| step == number)
        },
    );
    p.says(
        "With positive weights, which questions about two inputs can it still answer?",
        |[two]| {
            // Questions about two inputs, not about two.
            two.n() == WEIGHTS.len()
                && (1..8)
                    .all(|a| (1..8).all(|b| positive([f64::from(a), f64::from(b)]) == OR_TABLE))
        },
    );

    // The solutions.
    p.says(
        "To exchange the weights is the same as to exchange the inputs.",
        |[]| {
            units::cases(2).iter().all(|case| {
                let (w, x) = (&case.w, &case.x);
                unit([w[1], w[0]], case.threshold).output(&array![x[0], x[1]])
                    == unit([w[0], w[1]], case.threshold).output(&array![x[1], x[0]])
            })
        },
    );
    // What `unit` and `exchanged` answer to an input.
    let both =
        |x1: f64, x2: f64| [[w1, w2], [w2, w1]].map(|w| unit(w, THRESHOLD).output(&array![x1, x2]));
    let pair = |x1: &Quantity, x2: &Quantity| both(x1.value, x2.value);
    p.says(
        "So the two units agree wherever the inputs are equal: in (0, 0), where both are silent, and in (1, 1), where both fire.",
        |[_, a1, a2, b1, b2]| {
            pair(&a1, &a2) == [0.0; 2]
                && pair(&b1, &b2) == [1.0; 2]
                && a1 == a2.value
                && b1 == b2.value
                && [a1.value, b1.value] == [0.0, 1.0]
                && (-16..=16).map(f64::from).all(|x| both(x, x)[0] == both(x, x)[1])
        },
    );
    p.says(
        "In (1, 0) and (0, 1) one of them has the sum 5 and the other 3, and only 5 reaches 4.",
        |[a1, a2, b1, b2, more, less, reaches, threshold]| {
            let sums = |x1: &Quantity, x2: &Quantity| {
                let sum = |w| unit(w, 0.0).weighted_sum(&array![x1.value, x2.value]);
                let mut sums = [sum([w1, w2]), sum([w2, w1])];
                sums.sort_by(f64::total_cmp);
                sums
            };
            sums(&a1, &a2) == [less.value, more.value]
                && sums(&b1, &b2) == [less.value, more.value]
                && [a1.value, a2.value] == [b2.value, b1.value]
                && (a1.value, a2.value) == (1.0, 0.0)
                && reaches.value == more.value
                && threshold == THRESHOLD
                && more.value >= threshold.value
                && less.value < threshold.value
        },
    );
    p.says("They agree in two of the four cases.", |[two, four]| {
        let answers = || {
            table([w1, w2], THRESHOLD)
                .into_iter()
                .zip(table([w2, w1], THRESHOLD))
        };
        two == answers().filter(|(a, b)| a == b).count() && four == answers().count()
    });
    let is_the_same = |threshold| table([w1, w2], threshold) == table([w2, w1], threshold);
    p.says(
        "A threshold makes a difference only if it parts the sums 5 and 3, so do not put it between them.",
        |[more, less]| {
            [more.value, less.value] == [w1, w2]
                && all(&|threshold| {
                    let parts = less.value < threshold && threshold <= more.value;
                    parts != is_the_same(threshold)
                })
        },
    );
    p.says(
        "Any θ up to 3 will do, and any θ above 5.",
        |[low, high]| {
            all(&|threshold| {
                is_the_same(threshold) == (low.holds(threshold) || high.holds(threshold))
            })
        },
    );
    p.says(
        "With θ = 3, both units fire as soon as one input is on; with θ = 8, both fire only when both inputs are on.",
        |[low, high]| {
            [[w1, w2], [w2, w1]].into_iter().all(|w| {
                table(w, low.value) == OR_TABLE
                    && table(w, low.value.next_up()) != OR_TABLE
                    && table(w, high.value) == AND_TABLE
                    && table(w, high.value.next_up()) != AND_TABLE
            })
        },
    );
    p.says(
        "If any input is on, a positive weight is in the sum, and the unit fires; if none is on, the sum is 0, and it does not.",
        |[sum]| {
            sum == 0.0 && positive([w1, w2])[0] == 0.0
                && (1..8).all(|a| (1..8).all(|b| positive([f64::from(a), f64::from(b)])[1..] == [1.0; 3]))
                && unit([w1, w2], 0.0).weighted_sum(&array![0.0, 0.0]) == sum.value
        },
    );
    p.says(
        "So there is one question left, whatever the weights: *is at least one of the inputs on?*",
        |[]| (1..8).all(|a| (1..8).all(|b| positive([f64::from(a), f64::from(b)]) == OR_TABLE)),
    );
    p.says("The weights no longer matter.", |[]| {
        (1..8).all(|a| positive([f64::from(a), 1.0]) == positive([1.0, 1.0]))
    });
    p.says(
        "Different weights are worth something only against a threshold.",
        |[]| {
            table([w1, w2], THRESHOLD) != table([w2, w2], THRESHOLD)
                && positive([w1, w2]) == positive([w2, w2])
        },
    );
}

fn sum(case: &units::Case) -> f64 {
    case.w.iter().zip(&case.x).map(|(w, x)| w * x).sum()
}

fn output(case: &units::Case) -> f64 {
    ThresholdUnit::new(case.w.clone(), case.threshold).output(&Array1::from(case.x.clone()))
}

/// Sums, thresholds, and the output of a unit that does nothing where they are equal, as in these sentences.
fn sums_and_outputs() -> impl Iterator<Item = (f64, f64, f64)> {
    units::cases(2).into_iter().map(|case| {
        let unit = ThresholdUnit::new(case.w.clone(), case.threshold).with_step(ABOVE);
        (
            sum(&case),
            case.threshold,
            unit.output(&Array1::from(case.x.clone())),
        )
    })
}
