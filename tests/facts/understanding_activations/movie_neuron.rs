//! How do you put a decision into numbers?

use activations::{AtZero, Step};
use manuscript::facts::{Facts, Point, Quantity, Told};
use ndarray::aview1;
use neuron_core::{Neuron, ThresholdUnit};
use worked_examples::building_a_neuron::firing::ABOVE;
use worked_examples::building_a_neuron::layers::XOR;
use worked_examples::neurons_in_detail::perceptron::{TASKS, perceptron_rule};
use worked_examples::understanding_activations::decisions::{
    CHEESE_THRESHOLDS, CHEESE_WEIGHTS, FILM_ALONE, MOVIE_THRESHOLD, MOVIE_WEIGHTS, MovieRow,
    cheese, movie, movie_thresholds, outputs, unit,
};

use super::quarters;

/// Whether one goes: the rule in words.
fn rule(x: [f64; 3]) -> bool {
    let [marvel, theater, friend] = x.map(|x| x == 1.0);
    marvel || (theater && friend)
}

/// Whether a unit that is silent at equality says the rule.
fn says_the_rule(weights: [f64; 3], threshold: f64) -> bool {
    let unit = unit(weights, threshold);
    unit.truth_table()
        .into_iter()
        .all(|row| (row.output == 1.0) == rule([row.inputs[0], row.inputs[1], row.inputs[2]]))
}

/// The movie unit with any threshold, if it fires at it.
fn at_least(threshold: f64) -> ThresholdUnit {
    unit(MOVIE_WEIGHTS, threshold).with_step(Step::default())
}

pub(crate) fn facts(p: &mut Facts) {
    let table = movie(MOVIE_WEIGHTS, MOVIE_THRESHOLD).rows;
    let [studio, theater, friend] = MOVIE_WEIGHTS;
    let sum = |x: [f64; 3]| unit(MOVIE_WEIGHTS, MOVIE_THRESHOLD).weighted_sum(&aview1(&x));
    let whole = || (-2..=4).map(f64::from);
    let units = || {
        whole().flat_map(move |a| {
            whole()
                .flat_map(move |b| whole().flat_map(move |c| whole().map(move |t| ([a, b, c], t))))
        })
    };
    let is = |said: &[&Quantity], values: &[f64]| {
        said.len() == values.len()
            && said
                .iter()
                .zip(values)
                .all(|(said, value)| **said == *value)
    };

    p.says(
        "Any other movie you see only if a friend comes along *and* it is shown at the theater you like.",
        |[]| {
            table.iter().filter(|row| row.marvel == 0.0).all(|row| {
                (row.step == 1.0) == (row.friend == 1.0 && row.theater == 1.0)
            })
        },
    );
    p.says(
        "Before you read on, find three weights and a threshold that say the same.",
        |[three]| three == MOVIE_WEIGHTS.len() && says_the_rule(MOVIE_WEIGHTS, MOVIE_THRESHOLD),
    );
    p.says(
        "The Primer asks three questions, and each answer is 1 for yes and 0 for no.",
        |[three, yes, no]| {
            three == MOVIE_WEIGHTS.len()
                && table
                    .iter()
                    .flat_map(|row| [row.marvel, row.theater, row.friend])
                    .all(|x| yes == x || no == x)
                && table
                    .iter()
                    .all(|row| rule([row.marvel, row.theater, row.friend]) == (yes == row.step))
        },
    );
    p.says(
        "Not all answers weigh the same, so they get weights: 4 for the studio, 2 for the theater, 2 for the company, and 3 as the threshold.",
        |[w1, w2, w3, threshold]| is(&[&w1, &w2, &w3], &MOVIE_WEIGHTS) && threshold == MOVIE_THRESHOLD,
    );
    // The order of the three questions is that of the weights, and of the columns.
    let asks = |place: usize, column: fn(&MovieRow) -> f64| {
        let alone =
            |row: &&MovieRow| column(row) == 1.0 && row.marvel + row.theater + row.friend == 1.0;
        let sums: Vec<f64> = table.iter().filter(alone).map(|row| row.sum).collect();
        sums == [MOVIE_WEIGHTS[place]] && table.len() == 8
    };
    p.says("Is it a Marvel movie ($x_1$)?", |[]| {
        asks(0, |row| row.marvel)
    });
    p.says("Is it at the favorite theater ($x_2$)?", |[]| {
        asks(1, |row| row.theater)
    });
    p.says("Does somebody come along ($x_3$)?", |[]| {
        asks(2, |row| row.friend)
    });
    p.table(
        "movie.rows",
        &[
            ("marvel", "Marvel"),
            ("theater", "theater"),
            ("friend", "friend"),
            ("sum", "sum"),
            ("step", "go?"),
        ],
        &Point::new(),
    );
    p.says(
        "w = (4, 2, 2), threshold 3: all eight evenings.",
        |[w1, w2, w3, threshold, eight]| {
            is(&[&w1, &w2, &w3], &MOVIE_WEIGHTS)
                && threshold == MOVIE_THRESHOLD
                && eight == table.len()
        },
    );
    p.says(
        "One of the two lesser reasons makes 2, which is not enough; both together make 4, which is.",
        |[_, alone, together]| {
            [theater, friend].iter().all(|w| alone == *w && *w <= MOVIE_THRESHOLD)
                && together == sum([0.0, 1.0, 1.0])
                && together.value > MOVIE_THRESHOLD
        },
    );
    p.says("The studio alone makes 4.", |[four]| {
        four == sum(FILM_ALONE) && four == studio
    });
    p.says("The column *go?* is the rule in words:", |[]| {
        table
            .iter()
            .all(|row| (row.step == 1.0) == rule([row.marvel, row.theater, row.friend]))
    });
    p.told(
        "Reasons with weights, and a sum that has to get past a threshold: that is the idea of the **perceptron**, says the article, an older neuron with a step.",
        Told::Source,
    );

    p.says(
        "The weight of the studio must be above the threshold.",
        |[]| {
            units()
                .filter(|(w, t)| says_the_rule(*w, *t))
                .all(|(w, t)| w[0] > t)
        },
    );
    p.says(
        "The other two must be above it together, and neither of them alone.",
        |[two]| {
            two.value == 2.0
                && units()
                    .filter(|(w, t)| says_the_rule(*w, *t))
                    .all(|([_, b, c], t)| b + c > t && b <= t && c <= t)
        },
    );
    p.says(
        "And with no reason at all nobody goes, so the threshold must not be below zero.",
        |[]| {
            units()
                .filter(|(w, t)| says_the_rule(*w, *t))
                .all(|(_, t)| t >= 0.0)
        },
    );
    p.says(
        "(Then both lesser weights are positive, for together they reach what neither reaches alone; so no reason speaks against going.)",
        |[]| {
            units()
                .filter(|([_, b, c], t)| b + c > *t && b <= t && c <= t)
                .all(|([_, b, c], _)| b > 0.0 && c > 0.0)
                && units().filter(|(w, t)| says_the_rule(*w, *t)).all(|(w, _)| w.iter().all(|w| *w > 0.0))
        },
    );
    let meets = |[a, b, c]: [f64; 3], t: f64| a > t && b + c > t && b <= t && c <= t && t >= 0.0;
    p.says(
        "Whatever meets these demands says the same, for instance the weights 3, 2 and 1 with the threshold 2.",
        |[w1, w2, w3, threshold]| {
            // Those that the perceptron rule finds.
            let learned = perceptron_rule(&TASKS);
            let found = learned.rows.iter().find(|row| row.task == "movie").expect("it is learned");
            units().all(|(w, t)| !meets(w, t) || says_the_rule(w, t))
                && is(&[&w1, &w2, &w3], &found.weights)
                && threshold == -found.bias
                && says_the_rule([w1.value, w2.value, w3.value], threshold.value)
        },
    );
    p.says(
        "Here, as in the article, a sum that equals the threshold is silent.",
        |[]| !unit(MOVIE_WEIGHTS, studio).fires(&aview1(&FILM_ALONE)),
    );
    p.says(
        "In the table it makes no difference, since none of the eight sums is 3.",
        |[eight, three]| {
            eight == table.len()
                && three == MOVIE_THRESHOLD
                && table.iter().all(|row| row.sum != three.value)
                && outputs(&at_least(MOVIE_THRESHOLD))
                    == outputs(&unit(MOVIE_WEIGHTS, MOVIE_THRESHOLD))
        },
    );
    p.figure("movie-decision", &[]);
    let evening = [0.0, 1.0, 1.0];
    p.says(
        "“theater” and “friend” are answered with yes, and the weighted sum is 2 + 2 = 4.",
        |[first, second, total]| is(&[&first, &second, &total], &[theater, friend, sum(evening)]),
    );
    p.says("That is above the threshold 3: go.", |[threshold]| {
        threshold == MOVIE_THRESHOLD && sum(evening) > threshold.value && rule(evening)
    });
    p.says(
        "The sum is above the threshold on 5 of the 8 evenings.",
        |[above, all]| {
            above == table.iter().filter(|row| row.sum > MOVIE_THRESHOLD).count()
                && all == table.len()
        },
    );

    p.input("The weights are §, § and §", &CHEESE_WEIGHTS);
    p.input("He gives two thresholds, § and §", &CHEESE_THRESHOLDS);
    let festival = cheese(CHEESE_WEIGHTS, CHEESE_THRESHOLDS).rows;
    let [higher, lower] = CHEESE_THRESHOLDS;
    p.table(
        "cheese.rows",
        &[
            ("weather", "weather"),
            ("partner", "partner"),
            ("transit", "station"),
            ("sum", "sum"),
            ("y5", "θ = 5"),
            ("y3", "θ = 3"),
        ],
        &Point::new(),
    );
    let weather =
        |row: &worked_examples::understanding_activations::decisions::CheeseRow| row.weather == 1.0;
    p.says("One set of weights, two characters.", |[two]| {
        two == CHEESE_THRESHOLDS.len() && festival.iter().any(|row| row.y5 != row.y3)
    });
    p.says(
        "With 5 only the weather counts; with 3 the other two can make up for it together.",
        |[five, three, _]| {
            five == higher
                && three == lower
                && festival.iter().all(|row| (row.y5 == 1.0) == weather(row))
                && festival.iter().all(|row| {
                    (row.y3 == 1.0) == (weather(row) || (row.partner == 1.0 && row.transit == 1.0))
                })
        },
    );
    p.says(
        "Lowering the threshold did not change what the person finds important.",
        // The sums are the same, and nobody who went stays at home.
        |[]| lower < higher && festival.iter().all(|row| row.y5 <= row.y3),
    );
    p.says("It changed how willing the person is.", |[]| {
        let count = |answer: fn(
            &worked_examples::understanding_activations::decisions::CheeseRow,
        ) -> f64| { festival.iter().map(answer).sum::<f64>() };
        count(|row| row.y3) > count(|row| row.y5)
    });

    // How easy is it?
    let with_bias = |weights: [f64; 3], bias: f64| Neuron::new(weights.to_vec(), bias, ABOVE);
    p.says(
        "The threshold says how hard it is to make somebody go.",
        // The higher it is, the fewer are the evenings.
        |[]| {
            let evenings = |t: f64| outputs(&unit(CHEESE_WEIGHTS, t)).iter().sum::<f64>();
            let counted: Vec<f64> = quarters(11).map(evenings).collect();
            counted.is_sorted_by(|a, b| a >= b) && counted[0] > counted[counted.len() - 1]
        },
    );
    let biased: Vec<Point> = quarters(3)
        .map(|t| {
            let bias = Neuron::from(unit(MOVIE_WEIGHTS, t)).bias();
            Point::new().numbers([("b", bias), (r"\theta", t)])
        })
        .collect();
    p.formula(r"b = -\theta", &biased);
    p.says(
        r"Turn its sign round, and it says how easy it is: the [bias](../building-a-neuron/bias.md), $b = -\theta$.",
        |[]| {
            let evenings = |b: f64| outputs(&unit(CHEESE_WEIGHTS, -b)).iter().sum::<f64>();
            quarters(11).map(evenings).is_sorted_by(|a, b| a <= b)
        },
    );
    p.says(
        "The one for whom only the weather counts has the bias −5, the other −3.",
        |[first, second]| {
            let answers = |b: f64| {
                let unit = with_bias(CHEESE_WEIGHTS, b);
                festival
                    .iter()
                    .map(|row| unit.output(&aview1(&[row.weather, row.partner, row.transit])))
                    .collect::<Vec<_>>()
            };
            first == -higher
                && second == -lower
                // The other goes for the weather alone as well.
                && festival.iter().all(|row| (row.y5 == 1.0) == weather(row))
                && festival.iter().any(|row| row.y3 == 1.0 && !weather(row))
                && festival.iter().map(|row| row.y5).eq(answers(first.value))
                && festival.iter().map(|row| row.y3).eq(answers(second.value))
        },
    );
    p.says(
        "Somebody with the bias 1 would go without any reason at all.",
        |[bias]| {
            // The same at 0 it would not, and 1 is the first whole number above.
            with_bias(CHEESE_WEIGHTS, bias.value).output(&aview1(&[0.0; 3])) == 1.0
                && with_bias(CHEESE_WEIGHTS, bias.value - 1.0).output(&aview1(&[0.0; 3])) == 0.0
                && bias.value == 1.0
        },
    );
    p.says(
        "A sum is above the threshold when the sum less the threshold is above zero, so the movie neuron, whose bias is −3, is written",
        |[bias]| {
            bias == -MOVIE_THRESHOLD
                && bias == Neuron::from(unit(MOVIE_WEIGHTS, 3.0)).bias()
                && table.iter().all(|row| {
                    (row.sum > MOVIE_THRESHOLD) == (row.sum + bias.value > 0.0)
                })
        },
    );
    // For a unit with one input the inner product is a product.
    let decided: Vec<Point> = whole()
        .flat_map(|w| quarters(2).flat_map(move |x| whole().map(move |b| (w, x, b))))
        .map(|(w, x, b)| {
            let y = Neuron::new(vec![w], b, ABOVE).output(&aview1(&[x]));
            Point::new().numbers([("w", w), ("x", x), ("b", b), ("y", y)])
        })
        .collect();
    p.formula(
        r"y = \begin{cases} 0 & w \cdot x + b \le 0, \\ 1 & w \cdot x + b > 0. \end{cases}",
        &decided,
    );
    p.says(
        "Read: y is 1 if w dot x plus b is above zero, and 0 if not.",
        |[fires, silent]| {
            table.iter().all(|row| {
                quarters(9).all(|b| {
                    let y = with_bias(MOVIE_WEIGHTS, b).output(&aview1(&[
                        row.marvel,
                        row.theater,
                        row.friend,
                    ]));
                    if row.sum + b <= 0.0 {
                        silent == y
                    } else {
                        fires == y
                    }
                })
            })
        },
    );
    let sums_of: Vec<Point> = table
        .iter()
        .map(|row| {
            Point::new().numbers([
                ("x_1", row.marvel),
                ("x_2", row.theater),
                ("x_3", row.friend),
                ("z", row.sum),
            ])
        })
        .collect();
    p.expression("z", "4x_1 + 2x_2 + 2x_3", &sums_of);
    p.told(
        "The Primer calls it by its other name, the **dot product**.",
        Told::Source,
    );
    p.told(
        "That is the [step function](../neural-units/step-function.md), one of the first activation functions that neural networks had, as the Primer says.",
        Told::Source,
    );

    // What the source says.
    p.told(
        "A weight of 4 or more for the studio, says the Primer, makes the neuron always fire for it.",
        Told::Source,
    );
    p.says("With its threshold anything above 3 will do.", |[above]| {
        let weights = [2.0, 2.99, 3.0, 3.01, 4.0, 1e6];
        weights
            .iter()
            .all(|w1| says_the_rule([*w1, theater, friend], MOVIE_THRESHOLD) == above.holds(*w1))
    });
    p.says(
        "With the threshold 4 a weight of 4 would not, since by its own rule a sum *less than or equal to* the threshold does not fire.",
        |[threshold, weight]| {
            let alone = aview1(&FILM_ALONE);
            weight == studio
                && !unit(MOVIE_WEIGHTS, threshold.value).fires(&alone)
                && at_least(threshold.value).fires(&alone)
        },
    );

    // The exercises.
    let count = |x: &[f64]| x.iter().sum::<f64>();
    p.says(
        "Find weights and a threshold for: go if at least two of the three answers are yes.",
        |[two, three]| {
            let unit = ThresholdUnit::new(vec![1.0; three.n()], 1.5);
            unit.truth_table()
                .into_iter()
                .all(|row| (row.output == 1.0) == two.holds(count(&row.inputs.to_vec())))
                && three == MOVIE_WEIGHTS.len()
        },
    );
    p.says(
        "The rule counts, and does not ask whose the answers are, so let all weights be 1.",
        |[one]| {
            let unit = ThresholdUnit::new(vec![one.value; 3], 1.5);
            unit.truth_table()
                .into_iter()
                .all(|row| unit.weighted_sum(&row.inputs) == count(&row.inputs.to_vec()))
        },
    );
    p.says(
        "Then the sum is the number of yeses, and 2 must be enough while 1 is not.",
        |[enough, not]| enough.value >= 2.0 && not.value < 2.0 && enough.value - not.value == 1.0,
    );
    p.says(
        "Any threshold above 1 and below 2 says so, under either rule for equality.",
        |[above, below]| {
            quarters(4).all(|t| {
                let both = [ThresholdUnit::new(vec![1.0; 3], t), unit([1.0; 3], t)];
                let say_so = both.iter().all(|unit| {
                    unit.truth_table()
                        .into_iter()
                        .all(|row| (row.output == 1.0) == (count(&row.inputs.to_vec()) >= 2.0))
                });
                say_so == (above.holds(t) && below.holds(t))
            })
        },
    );
    p.input("the weights §, § and § still say", &MOVIE_WEIGHTS);
    p.input("With the weights §, § and §, which", &MOVIE_WEIGHTS);
    p.says(
        "With the weights 4, 2 and 2, which of the eight evenings can no threshold tell apart?",
        |[_, _, _, eight]| eight == table.len(),
    );
    p.says(
        "The largest sum with which you stay at home is {{#number movie.rows.2.sum}}, the smallest with which you go is {{#number movie.rows.3.sum}}.",
        |[home, go]| {
            let sums = |answer: f64| {
                table
                    .iter()
                    .filter(move |row| row.step == answer)
                    .map(|row| row.sum)
            };
            home == sums(0.0).fold(f64::MIN, f64::max) && go == sums(1.0).fold(f64::MAX, f64::min)
        },
    );
    p.says(
        "The threshold lies between them, and [which end belongs to it](../building-a-neuron/moving-the-threshold.md) hangs on the rule for equality: {{#number movie_thresholds.rows.2.above}} if a sum equal to the threshold is silent, {{#number movie_thresholds.rows.2.at_least}} if it fires.",
        |[]| {
            let rows = movie_thresholds(MOVIE_WEIGHTS, MOVIE_THRESHOLD).rows;
            let wanted = outputs(&unit(MOVIE_WEIGHTS, MOVIE_THRESHOLD));
            let piece = rows[2].interval;
            let [first, last] = piece.ends_above();
            let [first_at_least, last_at_least] = piece.ends_at_least();
            let silent = |t: f64| outputs(&unit(MOVIE_WEIGHTS, t)) == wanted;
            let fires = |t: f64| outputs(&at_least(t)) == wanted;
            silent(first) && silent(last) && !silent(first.next_down()) && !silent(last.next_up())
                && fires(first_at_least) && fires(last_at_least) && !fires(first_at_least.next_down()) && !fires(last_at_least.next_up())
        },
    );
    p.says(
        "A threshold sees nothing but the sum, so evenings with the same sum always get the same answer.",
        |[]| {
            table.iter().all(|one| {
                table.iter().filter(|other| other.sum == one.sum).all(|other| {
                    quarters(10).all(|t| {
                        let answer = |row: &MovieRow| {
                            at_least(t).output(&aview1(&[row.marvel, row.theater, row.friend]))
                        };
                        answer(one) == answer(other)
                    })
                })
            })
        },
    );
    let mut sums: Vec<f64> = table.iter().map(|row| row.sum).collect();
    sums.sort_by(f64::total_cmp);
    sums.dedup();
    p.says(
        "There are five sums for the eight evenings: 0, 2, 4, 6 and 8.",
        |[five, eight, s0, s1, s2, s3, s4]| {
            five == sums.len() && eight == table.len() && is(&[&s0, &s1, &s2, &s3, &s4], &sums)
        },
    );
    p.says(
        "The theater alone and the friend alone both make 2; the studio alone makes 4, and so do the two others together; the studio makes 6 with the theater as well as with the friend.",
        |[two, four, _, six]| {
            [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]].iter().all(|x| two == sum(*x))
                && [FILM_ALONE, [0.0, 1.0, 1.0]].iter().all(|x| four == sum(*x))
                && [[1.0, 1.0, 0.0], [1.0, 0.0, 1.0]].iter().all(|x| six == sum(*x))
        },
    );
    p.says("Those are three pairs.", |[three]| {
        let shared = |sum: &&f64| table.iter().filter(|row| row.sum == **sum).count() == 2;
        three == sums.iter().filter(shared).count() && three == table.len() - sums.len()
    });
    p.says(
        "Find a rule in words for three answers that no unit can follow.",
        |[three]| {
            three == MOVIE_WEIGHTS.len()
                && units().all(|(w, t)| {
                    unit(w, t)
                        .truth_table()
                        .into_iter()
                        .any(|row| (row.output == 1.0) != (count(&row.inputs.to_vec()) == 1.0))
                })
        },
    );
    p.says(
        r#""Go if exactly one answer is yes" is such a rule: a second yes turns it round."#,
        |[]| {
            let goes = |x: [f64; 3]| count(&x) == 1.0;
            goes([1.0, 0.0, 0.0]) && !goes([1.0, 1.0, 0.0]) && !goes([0.0; 3])
        },
    );
    p.says(
        "Leave the third answer at no, and what is left is the exclusive or of the other two, which [no unit computes](../building-a-neuron/moving-the-threshold.md).",
        |[two]| {
            let left = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
            two == left[0].len()
                && left.map(|[a, b]| f64::from(u8::from(count(&[a, b, 0.0]) == 1.0))) == XOR
        },
    );
    let goes_for_any = |b: f64| {
        outputs(&unit(CHEESE_WEIGHTS, -b))
            .into_iter()
            .zip(&festival)
            .all(|(y, row)| (y == 1.0) == (row.sum > 0.0))
    };
    let weakest = CHEESE_WEIGHTS.into_iter().fold(f64::MAX, f64::min);
    p.says(
        "In Nielsen's festival, which biases belong to somebody who goes whenever at least one answer is yes, and otherwise stays at home?",
        |[]| quarters(11).any(goes_for_any) && festival.iter().all(|row| (row.sum > 0.0) == (row.weather + row.partner + row.transit > 0.0)),
    );
    p.says(
        "Look for the weakest reason that has to be enough: the partner or the station, with 2.",
        |[two]| two == weakest && CHEESE_WEIGHTS[1..].iter().all(|w| two == *w),
    );
    p.says(
        "So 2 and the bias together must be above zero, and the bias must be more than −2.",
        |[two, bound]| {
            two == weakest
                && quarters(11).all(|b| (weakest + b > 0.0) == bound.holds(b))
                && quarters(11)
                    .filter(|b| goes_for_any(*b))
                    .all(|b| bound.holds(b))
                && goes_for_any(bound.value + 0.25)
        },
    );
    p.says(
        "And without a reason nobody goes: the sum is 0, and the bias must be at most 0, since here a sum of 0 is silent.",
        |[sum, bound, silent]| {
            let without = |b: f64| with_bias(CHEESE_WEIGHTS, b).output(&aview1(&[0.0; 3]));
            sum == festival[0].sum
                && quarters(11).all(|b| bound.holds(b) == (without(b) == 0.0))
                && without(silent.value) == 0.0
                && without(silent.value + 0.25) == 1.0
        },
    );
    p.says("Any bias above −2 and up to 0 will do.", |[above, to]| {
        quarters(11).all(|b| goes_for_any(b) == (above.holds(b) && to.holds(b)))
    });
    p.input("A unit has the bias §", &[0.0]);
    p.says(
        "Its weights have nothing to multiply, so its weighted input is the bias, which is 0: the one place where the rules part.",
        |[zero]| {
            quarters(3).all(|b| {
                let unit = with_bias(MOVIE_WEIGHTS, b);
                let other = Neuron::new(MOVIE_WEIGHTS.to_vec(), b, Step::default());
                let none = [0.0; 3];
                let part = unit.output(&aview1(&none)) != other.output(&aview1(&none));
                unit.weighted_input(&aview1(&none)) == b && part == (zero == b)
            })
        },
    );
    p.says(
        "By the rule of this page it stays silent, by [ours](../neural-units/neural-unit.md) it fires.",
        |[]| {
            let none = [0.0; 3];
            with_bias(MOVIE_WEIGHTS, 0.0).output(&aview1(&none)) == 0.0
                && Neuron::new(MOVIE_WEIGHTS.to_vec(), 0.0, Step::default()).output(&aview1(&none)) == 1.0
        },
    );
    p.says(
        r#"A bias of 0 is not "no opinion"; it leaves the opinion to the convention."#,
        |[zero]| {
            quarters(3).all(|b| {
                let answers = [AtZero::Zero, AtZero::One].map(|at_zero| {
                    Neuron::new(MOVIE_WEIGHTS.to_vec(), b, Step { at_zero })
                        .output(&aview1(&[0.0; 3]))
                });
                (answers[0] != answers[1]) == (zero == b)
            })
        },
    );
}
