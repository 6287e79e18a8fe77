//! The exercises.

use activations::Activation;
use manuscript::facts::{Facts, Quantity};
use worked_examples::building_a_neuron::firing::ABOVE;
use worked_examples::neurons_in_detail::perceptron::{
    PASSES, TASKS, perceptron_rule, task, updates,
};

use super::super::quarters;
use super::{after_round, inner, is, list, lists};

/// All orders of so many things.
fn orders(n: usize) -> Vec<Vec<usize>> {
    let Some(last) = n.checked_sub(1) else {
        return vec![Vec::new()];
    };
    let into = |order: Vec<usize>| {
        (0..n).map(move |at| {
            let mut order = order.clone();
            order.insert(at, last);
            order
        })
    };
    orders(last).into_iter().flat_map(into).collect()
}

pub(super) fn facts(p: &mut Facts) {
    let learned = perceptron_rule(&TASKS);
    let row = |name: &str| {
        let row = learned.rows.iter().find(|row| row.task == name);
        row.expect("a task of this name")
    };
    let or = updates(&task("or"), PASSES);
    p.says(
        "At the start every weighted input is 0, and a unit at 0 is silent; so (0, 0) is answered rightly.",
        |[start, zero, x1, x2]| {
            let (x, wanted) = &task("or")[0];
            start == inner(&[0.0; 3], &list(x))
                && ABOVE.apply(zero.value) == *wanted
                && is(&[x1, x2], x)
                && zero == start.value
        },
    );
    let asked = |at: usize, x: &[Quantity]| is(x, &or[at].x);
    p.says(
        "The first update comes at (0, 1): weights 0 and 1, bias 1.",
        |[x1, x2, w1, w2, b]| asked(0, &[x1, x2]) && is(&[w1, w2, b], &lists(&or[0])),
    );
    p.says(
        "With this bias (0, 0) fires in the next round: the second update takes the bias back to 0.",
        |[x1, x2, b]| asked(1, &[x1, x2]) && b == or[1].bias && or[1].wanted == 0.0,
    );
    p.says(
        "Now (1, 0) is silent: the third makes the weights 1 and 1 and the bias 1.",
        |[x1, x2, w1, w2, b]| {
            asked(2, &[x1, x2]) && is(&[w1, w2, b], &lists(&or[2])) && or[2].wanted == 1.0
        },
    );
    p.says(
        "In the round after that (0, 0) fires once more, and the fourth makes the bias 0.",
        |[x1, x2, b]| asked(3, &[x1, x2]) && b == or[3].bias && or[3].wanted == 0.0,
    );
    p.says("The last round finds nothing wrong.", |[]| {
        updates(&task("or"), 3) == or && updates(&task("or"), 2).len() < or.len()
    });
    p.says(
        "Four updates, and the unit fires when $x_1 + x_2$ is positive.",
        |[four]| {
            let at_last = lists(&or[or.len() - 1]);
            four == row("or").updates
                && task("or")
                    .iter()
                    .all(|(x, _)| inner(&at_last, &list(x)) == x[0] + x[1])
        },
    );
    let counts = all_orders("and");
    let with = |updates: f64| {
        counts
            .iter()
            .filter(|count| **count as f64 == updates)
            .count()
    };
    p.says(
        "Four examples have only 24 orders, so try them all: put the loop above into a function of the order.",
        |[four, orders]| four == task("and").len() && orders == counts.len(),
    );
    p.says(
        "In 8 of them the rule needs 10 updates, in the other 16 it needs 12.",
        |[some, few, others, many]| {
            some == with(few.value)
                && others == with(many.value)
                && some.value + others.value == counts.len() as f64
        },
    );
    p.says("There is none with fewer.", |[]| {
        counts.iter().all(|count| *count >= row("and").updates)
    });
    p.says(
        "A proof is a round with a mistake in it that ends with the weights and the bias of an earlier one, as the third round does here.",
        |[]| {
            let after = |round: usize| after_round("exclusive or", round);
            // The tasks that come to rest do not meet an earlier round.
            let meets = |name: &str| {
                (1..20).find(|round| {
                    let (updates, state) = after_round(name, *round);
                    (0..*round).any(|earlier| {
                        let (before, same) = after_round(name, earlier);
                        same == state && before < updates
                    })
                })
            };
            meets("exclusive or") == Some(3)
                && after(3).0 > after(2).0
                && ["and", "or", "movie"].iter().all(|name| meets(name).is_none())
        },
    );
    p.says(
        "Add a largest number of rounds, and let the program say which of the two ended it: [](#table-perceptron-rule-rows) needed that for its last row.",
        |[two]| {
            let last = &learned.rows[learned.rows.len() - 1];
            two.value == 2.0 && last.task == "exclusive or" && learned.rows.iter().filter(|row| row.learned == "no").count() == 1
        },
    );

    let forgetful = |name: &str| without_bias(&task(name), PASSES);
    p.says(
        "A friend's program learns *or* after 2 updates, and *and* never.",
        |[two]| {
            forgetful("or").is_some_and(|(updates, _)| two == updates) && forgetful("and").is_none()
        },
    );
    p.says(
        "Then the case (0, 0) has the weighted input 0 for ever, which is silent, and right for both tasks.",
        |[x1, x2, zero]| {
            let x = [x1.value, x2.value];
            let right = |name: &str| task(name).iter().any(|(case, wanted)| *case == x && *wanted == ABOVE.apply(zero.value));
            quarters(2).all(|w| zero == w * x[0] + w * x[1]) && right("and") && right("or")
        },
    );
    p.says(
        "For *or*, the weights 1 and 1 are enough, after one update at (0, 1) and one at (1, 0).",
        |[w1, w2, a1, a2, b1, b2]| {
            forgetful("or").is_some_and(|(_, w)| [w1.value, w2.value] == w[..])
                && [a1.value + b1.value, a2.value + b2.value] == [w1.value, w2.value]
                && or
                    .iter()
                    .filter(|update| update.wanted == 1.0)
                    .map(|update| update.x.clone())
                    .eq([vec![a1.value, a2.value], vec![b1.value, b2.value]])
        },
    );
    p.says(
        "For *and* neither weight may be positive, or one input alone would fire; and then both together do not fire either.",
        |[]| {
            let weights = || quarters(3).flat_map(|a| quarters(3).map(move |b| (a, b)));
            weights().all(|(a, b)| {
                let alone = ABOVE.apply(a) == 1.0 || ABOVE.apply(b) == 1.0;
                alone == (a > 0.0 || b > 0.0) && (alone || ABOVE.apply(a + b) == 0.0)
            })
        },
    );
}

/// How many updates a task needs in each order of its cases.
pub(super) fn all_orders(name: &str) -> Vec<usize> {
    let cases = task(name);
    let in_order =
        |order: Vec<usize>| -> Vec<_> { order.into_iter().map(|i| cases[i].clone()).collect() };
    orders(cases.len())
        .into_iter()
        .map(|order| updates(&in_order(order), PASSES).len())
        .collect()
}

/// The rule that forgets the bias: its updates and its weights, if it comes to rest.
fn without_bias(cases: &[(Vec<f64>, f64)], passes: usize) -> Option<(usize, Vec<f64>)> {
    let (mut weights, mut updates) = (vec![0.0; cases[0].0.len()], 0);
    for _ in 0..passes {
        let before = updates;
        for (x, wanted) in cases {
            let error = wanted - ABOVE.apply(inner(&weights, x));
            if error != 0.0 {
                weights.iter_mut().zip(x).for_each(|(w, x)| *w += error * x);
                updates += 1;
            }
        }
        if updates == before {
            return Some((updates, weights));
        }
    }
    None
}
