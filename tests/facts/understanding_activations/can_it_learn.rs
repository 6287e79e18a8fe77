//! Can a unit with a step learn?

use activations::{Activation, Step};
use manuscript::facts::{Facts, Point, Quantity, Told};
use worked_examples::building_a_neuron::firing::ABOVE;
use worked_examples::neurons_in_detail::perceptron::{
    PASSES, TASKS, Update, perceptron_rule, task, updates,
};
use worked_examples::understanding_activations::decisions::{
    MOVIE_THRESHOLD, MOVIE_WEIGHTS, NUDGED_WEIGHTS, nudge, outputs, unit,
};

/// A list that answers every case of *and* rightly, the bias last.
const AND_LIST: [f64; 3] = [2.0, 2.0, -3.0];

fn inner(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn length(a: &[f64]) -> f64 {
    inner(a, a).sqrt()
}

/// The inputs of a case, and 1.
fn list(x: &[f64]) -> Vec<f64> {
    x.iter().copied().chain([1.0]).collect()
}

/// The numbers of the proof after each update: those that `u` promises, and those that the rule has reached.
struct Proof {
    gamma: f64,
    r: f64,
    /// The progress and the length after 1, 2, … updates.
    reached: Vec<(f64, f64)>,
}

impl Proof {
    /// Lists with what is wanted of each, the lists of the rule after each update, and a list that is right.
    fn new(examples: &[(Vec<f64>, f64)], after: &[Vec<f64>], right: &[f64]) -> Self {
        let u: Vec<f64> = right.iter().map(|u| u / length(right)).collect();
        let room = |(x, wanted): &(Vec<f64>, f64)| {
            if *wanted == 1.0 {
                inner(&u, x)
            } else {
                -inner(&u, x)
            }
        };
        Proof {
            gamma: examples.iter().map(room).fold(f64::INFINITY, f64::min),
            r: examples.iter().map(|(x, _)| length(x)).fold(0.0, f64::max),
            reached: after.iter().map(|w| (inner(&u, w), length(w))).collect(),
        }
    }

    /// For a task, with weights that are right for it.
    fn of(name: &str, right: &[f64]) -> Self {
        let examples: Vec<_> = task(name)
            .iter()
            .map(|(x, wanted)| (list(x), *wanted))
            .collect();
        let after: Vec<_> = updates(&task(name), PASSES).iter().map(lists).collect();
        Proof::new(&examples, &after, right)
    }

    /// Examples at right angles, all of which should fire: nothing is given away.
    fn tight(examples: usize, size: f64) -> Self {
        let unit = |i: usize| (0..examples).map(move |j| if i == j { size } else { 0.0 });
        let after = (1..=examples).map(|k| {
            (0..examples)
                .map(|j| if j < k { size } else { 0.0 })
                .collect()
        });
        let lists: Vec<_> = (0..examples).map(|i| (unit(i).collect(), 1.0)).collect();
        Proof::new(&lists, &after.collect::<Vec<_>>(), &vec![1.0; examples])
    }

    fn points(&self) -> Vec<Point> {
        let point = |k: usize| {
            Point::new().numbers([
                ("k", (k + 1) as f64),
                (r"\gamma", self.gamma),
                ("R", self.r),
            ])
        };
        (0..self.reached.len()).map(point).collect()
    }
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
    let is = |said: &[Quantity], values: &[f64]| {
        said.len() == values.len() && said.iter().zip(values).all(|(said, value)| *said == *value)
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
        r#"Source 5 says that perceptrons "do not learn very well"."#,
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
    let steps = || {
        ["and", "or", "movie", "exclusive or"]
            .into_iter()
            .flat_map(|name| {
                let all = updates(&task(name), 20);
                let before = std::iter::once(vec![0.0; all[0].x.len() + 1])
                    .chain(all.clone().iter().map(lists).collect::<Vec<_>>());
                before.zip(all).collect::<Vec<_>>()
            })
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
        "After update 1 every case fires, after update 6 none does, and the case (1, 1) has to ask four times.",
        |[every, none, x1, x2, times]| {
            let after = |update: &Quantity| fires(&and[update.n() - 1]);
            after(&every) == task("and").len()
                && after(&none) == 0
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
        "From the diary alone the movie neuron has found weights that nobody told it: 3 for the studio, 2 and 1 for the others, and the bias −2.",
        |[studio, second, third, bias]| {
            is(&[studio, second, third], &row("movie").weights) && bias == row("movie").bias
        },
    );
    p.says(
        "They are not ours, and they give the same eight answers.",
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
        "It was still changing its mind after a thousand rounds, and would go on for ever.",
        |[rounds]| {
            // Each round has updates, and after one of the first few rounds it is where it has been after another.
            let xor = task("exclusive or");
            let after = |passes: usize| {
                let all = updates(&xor, passes);
                (all.len(), lists(&all[all.len() - 1]))
            };
            let states: Vec<_> = (1..20).map(after).collect();
            let goes_round = (1..states.len())
                .any(|at| states[..at].iter().any(|(_, state)| *state == states[at].1));
            rounds == learned.passes
                && goes_round
                && states.windows(2).all(|pair| pair[0].0 < pair[1].0)
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

    p.told(
        "That it comes to rest wherever a dividing line exists was proved by Albert Novikoff in 1962, and the proof is short.",
        Told::Cited("Novikoff 1962"),
    );
    p.says(
        "Count the bias as one more weight, whose input is always 1.",
        |[one]| {
            task("movie").iter().all(|(x, _)| {
                let with_bias = inner(&row("movie").weights, x) + row("movie").bias;
                let all: Vec<f64> = row("movie")
                    .weights
                    .iter()
                    .copied()
                    .chain([row("movie").bias])
                    .collect();
                let x: Vec<f64> = x.iter().copied().chain([one.value]).collect();
                with_bias == inner(&all, &x)
            })
        },
    );
    let movie_list = [4.0, 2.0, 2.0, -3.0];
    assert_eq!(
        movie_list,
        [
            MOVIE_WEIGHTS[0],
            MOVIE_WEIGHTS[1],
            MOVIE_WEIGHTS[2],
            -MOVIE_THRESHOLD
        ]
    );
    let of_and = Proof::of("and", &AND_LIST);
    let proofs = [
        Proof::of("and", &AND_LIST),
        Proof::of("or", &[2.0, 2.0, -1.0]),
        Proof::of("movie", &movie_list),
        Proof::tight(1, 3.0),
        Proof::tight(2, 0.25),
        Proof::tight(3, 3.0),
        Proof::tight(5, 0.5),
    ];
    let u: Vec<f64> = AND_LIST.iter().map(|u| u / length(&AND_LIST)).collect();
    p.says(
        r"Suppose that some list $U$ of length 1 answers every example rightly and with room to spare: $U \cdot X$ is at least γ for those that should fire, and at most −γ for the others, for some positive γ.",
        |[one]| {
            one == length(&u)
                && of_and.gamma > 0.0
                && task("and").iter().all(|(x, wanted)| {
                    let z = inner(&u, &list(x));
                    if *wanted == 1.0 { z >= of_and.gamma } else { z <= -of_and.gamma }
                })
        },
    );
    p.says("Start from zero, and watch two numbers: the **progress** $p = U \\cdot W$ and the length of $W$.", |[two]| {
        two.value == 2.0 && updates(&task("and"), PASSES)[0].bias == 1.0
    });
    let p_points: Vec<Point> = and
        .iter()
        .map(|update| {
            // A definition; the inner product of lists of one number is their product.
            let w = lists(update);
            Point::new().numbers([("U", u[0]), ("W", w[0]), ("p", u[0] * w[0])])
        })
        .collect();
    p.formula(r"p = U \cdot W", &p_points);
    p.says("Either way the progress grows by at least γ.", |[]| {
        proofs.iter().all(|proof| {
            let before = std::iter::once(0.0).chain(proof.reached.iter().map(|(p, _)| *p));
            before
                .zip(&proof.reached)
                .all(|(before, (after, _))| after - before >= proof.gamma - 1e-12)
        })
    });
    p.says(
        "The square of the length changes by $|X|^2$, and by twice the weighted input that was wrong, with a sign: plus if it should have been positive and was not, minus if it should not have been and was.",
        |[square, twice]| {
            steps().all(|(before, update)| {
                let (x, after) = (list(&update.x), lists(&update));
                let sign = if update.wanted == 1.0 { 1.0 } else { -1.0 };
                let second = sign * twice.value * inner(&before, &x);
                (length(&after).powi(2) - length(&before).powi(2) - length(&x).powf(square.value) - second).abs() < 1e-9
            })
        },
    );
    p.says(
        "So that second part is never positive, and the square grows by at most $R^2$.",
        |[bound]| {
            let squares = |proof: &Proof| -> Vec<f64> {
                std::iter::once(0.0)
                    .chain(proof.reached.iter().map(|(_, l)| l * l))
                    .collect()
            };
            let grows = |proof: &Proof| {
                let squares = squares(proof);
                squares
                    .windows(2)
                    .map(|pair| pair[1] - pair[0])
                    .fold(0.0, f64::max)
            };
            steps().all(|(before, update)| {
                let z = inner(&before, &list(&update.x));
                if update.wanted == 1.0 {
                    z <= 0.0
                } else {
                    z > 0.0
                }
            }) && proofs
                .iter()
                .all(|proof| grows(proof) <= proof.r.powf(bound.value) + 1e-12)
                && [0.5, 3.0].iter().all(|size| {
                    (grows(&Proof::tight(5, *size)) - size.powf(bound.value)).abs() < 1e-9
                })
        },
    );
    p.says(
        "The progress is the part of $W$ that points along $U$, and never more than the whole length.",
        |[]| {
            // All of it where the weights point along U, as they do in the end of the tight examples.
            let whole = |(p, l): &(f64, f64)| (p - l).abs() < 1e-9;
            proofs
                .iter()
                .flat_map(|proof| &proof.reached)
                .all(|(p, l)| *p <= l + 1e-12)
                && Proof::tight(3, 3.0).reached.last().is_some_and(whole)
        },
    );
    p.says(
        "The **length** of a list is the square root of its inner product with itself.",
        |[]| {
            updates(&task("movie"), PASSES)
                .iter()
                .map(lists)
                .all(|w| (length(&w).powi(2) - inner(&w, &w)).abs() < 1e-9)
        },
    );
    p.says(
        "Neither the number of the examples stands in it nor that of the inputs: only how long the examples are, and how much room there is between them.",
        |[]| {
            // Longer examples with as much more room change nothing.
            let bound = |proof: &Proof| (proof.r / proof.gamma).powi(2);
            [0.25, 1.0, 3.0].iter().all(|size| (bound(&Proof::tight(4, *size)) - bound(&Proof::tight(4, 1.0))).abs() < 1e-9)
        },
    );
    let points: Vec<Point> = proofs.iter().flat_map(Proof::points).collect();
    p.says(
        r"After $k$ updates the progress is at least $k\gamma$ and the length at most $R\sqrt{k}$, so",
        |[]| {
            proofs.iter().all(|proof| {
                proof.reached.iter().zip(1..).all(|((p, l), k)| {
                    let (k, slack) = (f64::from(k), 1e-12);
                    k * proof.gamma <= p + slack && *l <= proof.r * k.sqrt() + slack
                })
            })
        },
    );
    p.formula(r"k\gamma \le R\sqrt{k}.", &points);
    p.says(
        "Read: k times gamma is at most R times the square root of k.",
        |[]| {
            proofs.iter().all(|proof| {
                let k = proof.reached.len() as f64;
                k * proof.gamma <= proof.r * k.sqrt() + 1e-12
            })
        },
    );
    p.says(
        "The left side grows faster than the right one and may not overtake it.",
        |[]| {
            (1..50).all(|k| {
                f64::from(k + 1) / f64::from(k) > f64::from(k + 1).sqrt() / f64::from(k).sqrt()
            })
        },
    );
    p.formula(r"k \le \frac{R^2}{\gamma^2}.", &points);
    p.input("the list (§, §, §)", &AND_LIST);
    let square = inner(&AND_LIST, &AND_LIST);
    p.says(
        r"Its weighted inputs are −3, −1, −1 and 1, and the square of its length is 17, so $\gamma^2$ is 1/17.",
        |[z0, z1, z2, z3, said, power, gamma]| {
            let sums: Vec<f64> = task("and").iter().map(|(x, _)| inner(&AND_LIST, &list(x))).collect();
            is(&[z0, z1, z2, z3], &sums) && said == square && (of_and.gamma.powf(power.value) - gamma.value).abs() < 1e-12
        },
    );
    p.says(
        "The longest example is (1, 1, 1), with $R^2$ = 3.",
        |[a, b, c, power, three]| {
            let longest = [a.value, b.value, c.value];
            (of_and.r.powf(power.value) - three.value).abs() < 1e-12
                && three == inner(&longest, &longest)
                && task("and").iter().any(|(x, _)| list(x) == longest)
        },
    );
    p.says(
        "There can be no more than 51 updates, in whatever order the examples come.",
        |[most]| {
            let bound = (of_and.r / of_and.gamma).powi(2);
            (most.value - bound).abs() < 1e-9
                && all_orders("and")
                    .iter()
                    .all(|updates| most.holds(*updates as f64))
        },
    );
    p.says("The rule took 10.", |[ten]| ten == row("and").updates);
    p.says(
        "So a single perceptron learns whatever it can do at all.",
        |[]| {
            ["and", "or", "movie"]
                .iter()
                .all(|name| row(name).learned == "yes")
        },
    );

    // The exercises.
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
        "Add a largest number of rounds, and let the program say which of the two ended it: the table above needed that for its last row.",
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
            super::quarters(2).all(|w| zero == w * x[0] + w * x[1]) && right("and") && right("or")
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
            let weights = || super::quarters(3).flat_map(|a| super::quarters(3).map(move |b| (a, b)));
            weights().all(|(a, b)| {
                let alone = ABOVE.apply(a) == 1.0 || ABOVE.apply(b) == 1.0;
                alone == (a > 0.0 || b > 0.0) && (alone || ABOVE.apply(a + b) == 0.0)
            })
        },
    );
}

/// How many updates a task needs in each order of its cases.
fn all_orders(name: &str) -> Vec<usize> {
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
