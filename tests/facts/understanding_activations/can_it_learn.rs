//! Can a unit with a step learn?

mod exercises;
mod novikoff;

use activations::{Activation, Step};
use manuscript::facts::{Facts, Point, Quantity, Told};
use worked_examples::building_a_neuron::firing::ABOVE;
use worked_examples::neurons_in_detail::perceptron::{
    PASSES, TASKS, Update, perceptron_rule, task, updates,
};
use worked_examples::understanding_activations::decisions::{
    MOVIE_THRESHOLD, MOVIE_WEIGHTS, NUDGED_WEIGHTS, nudge, outputs, unit,
};

fn inner(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The inputs of a case, and 1.
fn list(x: &[f64]) -> Vec<f64> {
    x.iter().copied().chain([1.0]).collect()
}

/// Weights and bias after an update.
fn lists(update: &Update) -> Vec<f64> {
    update
        .weights
        .iter()
        .copied()
        .chain([update.bias])
        .collect()
}

/// Weights and bias before an update, and the update, for all tasks.
fn steps() -> impl Iterator<Item = (Vec<f64>, Update)> {
    ["and", "or", "movie", "exclusive or"]
        .into_iter()
        .flat_map(|name| {
            let all = updates(&task(name), 20);
            let start = std::iter::once(vec![0.0; all[0].x.len() + 1]);
            let before: Vec<_> = start.chain(all.iter().map(lists)).collect();
            before.into_iter().zip(all)
        })
}

/// How many updates the rule has made after a round, and its weights and bias.
fn after_round(name: &str, round: usize) -> (usize, Vec<f64>) {
    let all = updates(&task(name), round);
    let start = || vec![0.0; task(name)[0].0.len() + 1];
    (all.len(), all.last().map_or_else(start, lists))
}

fn is(said: &[Quantity], values: &[f64]) -> bool {
    said.len() == values.len() && said.iter().zip(values).all(|(said, value)| *said == *value)
}

pub(crate) fn facts(p: &mut Facts) {
    let nudges = nudge(&NUDGED_WEIGHTS).rows;
    let learned = perceptron_rule(&TASKS);
    let row = |name: &str| {
        let row = learned.rows.iter().find(|row| row.task == name);
        row.expect("a task of this name")
    };
    let and = updates(&task("and"), PASSES);
    let or = updates(&task("or"), PASSES);
    let fires = |update: &Update| {
        let fires = |x: &[f64]| ABOVE.apply(inner(&lists(update), &list(x)));
        task("and").iter().filter(|(x, _)| fires(x) == 1.0).count()
    };
    assert_eq!(and.len(), row("and").updates);
    assert_eq!(or.len(), row("or").updates);
    // The snippet runs the rule that the crate has.
    let code = p.rust();
    for line in [
        format!("assert_eq!(updates, {});", row("and").updates),
        format!(
            "assert_eq!((weights, bias), (array!{:?}, {:?}));",
            row("and").weights,
            row("and").bias
        ),
    ] {
        assert!(code.contains(&line), "{line}");
    }

    p.says(
        "What you have is a diary: eight evenings, what the three answers were on each, and whether you went.",
        |[eight, three]| {
            let diary = task("movie");
            eight == diary.len()
                && diary.iter().all(|(x, _)| three == x.len())
                && diary.iter().map(|(_, went)| *went).eq(outputs(&unit(MOVIE_WEIGHTS, MOVIE_THRESHOLD)))
        },
    );
    p.told(
        r#"The Primer says that perceptrons "do not learn very well"."#,
        Told::Source,
    );
    p.told(
        "Its reason is how networks are trained: change a weight a tiny bit, look for a tiny change of the output, and go where it gets better.",
        Told::Source,
    );
    p.figure("weight-change", &[]);
    let at = |w1: f64| nudge(&[w1]).rows.remove(0);
    p.says(
        "From w₁ = 2.99 to 3.01 the step turns from 0 to 1, and nothing it does before or after says that it will.",
        |[from, to, off, on]| {
            let step = |w1: f64| at(w1).step;
            from == NUDGED_WEIGHTS[1]
                && to == NUDGED_WEIGHTS[3]
                && off == step(from.value)
                && on == step(to.value)
                && nudges.iter().all(|row| row.step == if row.w1 > MOVIE_THRESHOLD { on.value } else { off.value })
        },
    );
    p.says(
        "The sigmoid moves from 0.4975 to 0.5025, and a little with every other nudge.",
        |[from, to]| {
            let moves =
                |pair: &[worked_examples::understanding_activations::decisions::NudgeRow]| {
                    let change = pair[1].sigmoid - pair[0].sigmoid;
                    change > 0.0 && change <= 0.25 * (pair[1].z - pair[0].z)
                };
            from == at(NUDGED_WEIGHTS[1]).sigmoid
                && to == at(NUDGED_WEIGHTS[3]).sigmoid
                && nudges.windows(2).all(moves)
        },
    );
    p.table(
        "nudge.rows",
        &[
            ("w1", "$w_1$"),
            ("z.3", "$z$"),
            ("step", "step"),
            ("sigmoid.6", "sigmoid"),
        ],
        &Point::new(),
    );
    p.says(
        "A weight is nudged: the step flips, the sigmoid glides.",
        |[]| {
            let flips = nudges
                .windows(2)
                .filter(|pair| pair[0].step != pair[1].step)
                .count();
            flips == 1 && nudges.is_sorted_by(|a, b| a.sigmoid < b.sigmoid)
        },
    );
    p.says("Equality is silent here, as in the article.", |[]| {
        at(MOVIE_THRESHOLD).z == 0.0 && at(MOVIE_THRESHOLD).step == 0.0
    });
    p.says(
        "With a step there are no tiny changes of the output.",
        |[]| {
            nudges
                .windows(2)
                .all(|pair| [0.0, 1.0].contains(&(pair[1].step - pair[0].step).abs()))
        },
    );
    p.says(
        "Three of the four nudges do nothing, and one turns the answer round completely.",
        |[three, four]| {
            let still = nudges
                .windows(2)
                .filter(|pair| pair[0].step == pair[1].step)
                .count();
            three == still && four == nudges.len() - 1 && still + 1 == nudges.len() - 1
        },
    );

    let changes = |w: &[f64], update: &Update| -> Vec<f64> {
        lists(update)
            .iter()
            .zip(w)
            .map(|(after, before)| after - before)
            .collect()
    };
    p.says(
        "If the unit was silent and should have fired, add the inputs to the weights and 1 to the bias; if it fired and should have been silent, subtract them.",
        |[one]| {
            steps().all(|(before, update)| {
                let answer = ABOVE.apply(inner(&before, &list(&update.x)));
                let sign = if update.wanted == 1.0 { one.value } else { -one.value };
                answer != update.wanted && changes(&before, &update) == list(&update.x).iter().map(|x| sign * x).collect::<Vec<_>>()
            })
        },
    );
    p.says(
        "After an addition, the weighted input of the example that was answered wrongly is larger: by 1, and by 1 more for each input that is on.",
        |[one, more]| {
            steps().filter(|(_, update)| update.wanted == 1.0).all(|(before, update)| {
                let z = |w: &[f64]| inner(w, &list(&update.x));
                let on: f64 = update.x.iter().sum();
                z(&lists(&update)) - z(&before) == one.value + more.value * on
            })
        },
    );
    p.figure("perceptron-lines", &[]);
    let last = &and[and.len() - 1];
    p.says(
        "The firing line after each of the 10 updates for “and”; a case on the line is silent.",
        |[ten]| ten == and.len() && ABOVE.apply(0.0) == 0.0,
    );
    p.says(
        "The ring marks the case that was answered wrongly and pulled the line over or pushed it away.",
        |[]| {
            steps().all(|(before, update)| ABOVE.apply(inner(&before, &list(&update.x))) != update.wanted)
        },
    );
    p.says(
        "After update 10, with the weights 2 and 1 and the bias −2, it stands right.",
        |[ten, w1, w2, b]| {
            ten == and.len()
                && is(&[w1, w2, b], &lists(last))
                && task("and")
                    .iter()
                    .all(|(x, wanted)| ABOVE.apply(inner(&lists(last), &list(x))) == *wanted)
        },
    );
    p.says(
        "After update 1 every case fires, after updates 3, 6 and 8 none does, and the case (1, 1) has to ask four times.",
        |[every, none, again, last, x1, x2, times]| {
            let with = |count: usize| -> Vec<f64> {
                let those = (1..=and.len()).filter(|update| fires(&and[update - 1]) == count);
                those.map(|update| update as f64).collect()
            };
            with(task("and").len()) == [every.value]
                && with(0) == [none.value, again.value, last.value]
                && times == and.iter().filter(|update| update.x == [x1.value, x2.value]).count()
        },
    );
    p.says(
        "For four tasks, going through the examples at most a thousand times:",
        |[four, passes]| {
            four == TASKS.len()
                && passes.holds(PASSES as f64)
                && passes.value == learned.passes as f64
        },
    );
    p.table(
        "perceptron_rule.rows",
        &[
            ("task", "task"),
            ("updates", "updates"),
            ("weights", "weights"),
            ("bias", "bias"),
            ("learned", "learned"),
        ],
        &Point::new(),
    );
    p.says(
        "The perceptron rule, from zero, examples in counting order.",
        |[]| {
            learned.rows[..3].iter().all(|row| {
                let all = updates(&task(row.task), PASSES);
                let last = &all[all.len() - 1];
                all.len() == row.updates && last.weights == row.weights && last.bias == row.bias
            })
        },
    );
    p.says(
        "It learns *and*, *or* and the movie rule, and not approximately.",
        |[]| {
            ["and", "or", "movie"].iter().all(|name| {
                row(name).learned == "yes"
                    && row(name)
                        .outputs
                        .iter()
                        .eq(task(name).iter().map(|(_, y)| y))
            })
        },
    );
    p.says(
        "From the diary alone the movie neuron has found 3 for the studio, 2 for the theater, 1 for the company, and the bias −2.",
        |[studio, second, third, bias]| {
            is(&[studio, second, third], &row("movie").weights) && bias == row("movie").bias
        },
    );
    p.says(
        "These are not the numbers that wrote the diary but [others that say the same](movie-neuron.md), with the same eight answers.",
        |[eight]| {
            row("movie").weights != MOVIE_WEIGHTS
                && row("movie").outputs == outputs(&unit(MOVIE_WEIGHTS, MOVIE_THRESHOLD))
                && eight == row("movie").outputs.len()
        },
    );
    p.says(
        "XOR it does not learn, since there is no line to find.",
        |[]| row("exclusive or").learned == "no",
    );
    p.says(
        "After its third round it has the weights and the bias that it had after the second: from there all repeats, for ever.",
        |[]| {
            // Each round has updates, and none before the third ends where an earlier one did.
            let after = |round: usize| after_round("exclusive or", round);
            let (at_last, before) = (after(3), after(2));
            let all = updates(&task("exclusive or"), PASSES);
            at_last.1 == before.1
                && at_last.0 > before.0
                && (1..3).all(|round| (0..round).all(|earlier| after(round).1 != after(earlier).1))
                && all[before.0..].chunks(at_last.0 - before.0).all(|round| {
                    round.last().is_some_and(|last| lists(last) == before.1)
                })
        },
    );
    p.says(
        "With the weights 2 and 1 and the bias −2, a unit that fires at equality would say yes to (1, 0).",
        |[w1, w2, b, x1, x2]| {
            let z = inner(&lists(last), &[x1.value, x2.value, 1.0]);
            is(&[w1, w2, b], &lists(last))
                && z == 0.0
                && Step::default().apply(z) == 1.0
                && ABOVE.apply(z) == 0.0
        },
    );

    p.says(
        "So a single perceptron comes to answer all its examples rightly, whenever any weights and bias do.",
        |[]| {
            // Every table of two inputs that some weights and bias in this grid answer, and no other.
            let cases: Vec<Vec<f64>> = task("and").into_iter().map(|(x, _)| x).collect();
            let tables = (0..16).map(|table: u32| -> Vec<(Vec<f64>, f64)> {
                let wanted = |case: usize| f64::from(table >> case & 1);
                cases.iter().cloned().enumerate().map(|(case, x)| (x, wanted(case))).collect()
            });
            let grid = || (-3..=3).map(|n| f64::from(n) / 2.0);
            let right = |w: &[f64], examples: &[(Vec<f64>, f64)]| {
                examples.iter().all(|(x, wanted)| ABOVE.apply(inner(w, &list(x))) == *wanted)
            };
            tables.into_iter().all(|examples| {
                let possible = grid().any(|a| grid().any(|b| grid().any(|c| right(&[a, b, c], &examples))));
                let all = updates(&examples, PASSES);
                let last = all.last().map_or(vec![0.0; 3], lists);
                possible == right(&last, &examples) && (!possible || all.len() < PASSES)
            })
        },
    );
    p.says(
        "What does not work is to train it, or a *network* of such units, by following slopes, for a step has none but 0.",
        |[zero]| {
            let step = |z: f64| ABOVE.apply(z);
            super::quarters(8).filter(|z| *z != 0.0).all(|z| zero == (step(z + 1e-6) - step(z - 1e-6)) / 2e-6)
        },
    );
    p.says("Of other cases the rule promises nothing.", |[]| {
        // From three of the four examples of *and* it comes to rest with weights that answer the fourth wrongly.
        let shown = &task("and")[..3];
        let (x, wanted) = &task("and")[3];
        let all = updates(shown, PASSES);
        let last = all.last().map_or(vec![0.0; 3], lists);
        let answer = |x: &[f64]| ABOVE.apply(inner(&last, &list(x)));
        shown.iter().all(|(x, wanted)| answer(x) == *wanted) && answer(x) != *wanted
    });

    novikoff::facts(p);
    exercises::facts(p);
}
