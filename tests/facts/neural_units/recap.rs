//! What do you still know a week later?

use activations::{Activation, AtZero, Sigmoid};
use manuscript::facts::Facts;
use ndarray::{Array1, aview1};
use neuron_core::{Neuron, ThresholdUnit};
use worked_examples::neural_units::units::{DOOR_THRESHOLD, DOOR_WEIGHTS, door};

use super::{firing_inputs, output, quarters, with};
use crate::compiled::printed;
use crate::facts::reading;
use crate::facts::units::{Case, cases};

/// The questions of the decision maker, in the order of its inputs.
const QUESTIONS: [&str; 4] = ["well", "dry", "company", "errands"];
const WEEKEND: [f64; 4] = [5.0, 2.0, 2.0, 1.0];

/// The threshold that looked right, and the one that is.
const TRIED: f64 = 7.0;
const TAKEN: f64 = 7.5;

/// Where the axis of the figure of the sigmoid ends.
const FIGURE_OF_THE_SIGMOID: &str =
    include_str!("../../../crates/figures/src/neural_units/sigmoid.rs");

pub(crate) fn facts(p: &mut Facts) {
    the_chapter(p);
    the_questions(p);
    the_project(p);
}

fn s(z: f64) -> f64 {
    Sigmoid.apply(z)
}

fn unit(case: &Case) -> ThresholdUnit {
    ThresholdUnit::new(case.w.clone(), case.threshold)
}

/// The same unit with a sigmoid in it.
fn smooth(unit: &ThresholdUnit) -> Neuron<Sigmoid> {
    Neuron::new(unit.weights().to_owned(), -unit.threshold(), Sigmoid)
}

fn the_chapter(p: &mut Facts) {
    let sum = |case: &Case| unit(case).weighted_sum(&aview1(&case.x));
    let y = |case: &Case| output(&unit(case), &case.x);
    p.says(
        "When the sum reaches the threshold the unit fires and answers 1; when it does not, it answers 0.",
        |[fires, silent]| {
            cases(3).iter().all(|case| {
                let answer = if sum(case) >= case.threshold { &fires } else { &silent };
                *answer == y(case)
            })
        },
    );
    p.says(
        "What happens when the sum meets the threshold exactly is a convention, and in this book the unit fires.",
        |[]| {
            let met: Vec<Case> = cases(3).into_iter().filter(|case| sum(case) == case.threshold).collect();
            !met.is_empty()
                && met.iter().all(|case| {
                    let with = |at_zero| output(&with(&unit(case), at_zero), &case.x);
                    y(case) == 1.0 && with(AtZero::Zero) == 0.0 && with(AtZero::One) == 1.0
                })
        },
    );
    p.says(
        "Subtract the threshold from the sum, and you have the weighted input, whose sign is the whole decision; the step function reads that sign, and so the rule becomes one formula.",
        |[]| {
            cases(3).iter().all(|case| {
                let z = unit(case).weighted_input(&aview1(&case.x));
                z == sum(case) - case.threshold && y(case) == unit(case).step().apply(z.signum() * z.abs().min(1.0))
            })
        },
    );
    p.says(
        "The sigmoid is the step with its corner rubbed soft: on the threshold it answers one half, and the farther the unit is from there, the closer the answer comes to 0 or to 1.",
        |[half, low, high]| {
            let near = |actual: f64, value: f64| (actual - value).abs() < 1e-3;
            half == s(0.0)
                && near(s(-8.0), low.value)
                && near(s(8.0), high.value)
                && quarters(8).filter(|z| *z >= 0.0).all(|z| s(z + 0.25) > s(z) && s(-z - 0.25) < s(-z))
        },
    );
}

fn the_questions(p: &mut Facts) {
    let door = door();
    let [badge, hand] = DOOR_WEIGHTS;
    let answers = p.read(reading::answers);
    p.says("Eight questions", |[eight]| eight == answers);

    p.input(
        "The door has the weights § and § and the threshold §",
        &[badge, hand, DOOR_THRESHOLD],
    );
    p.says(
        "Is the badge three times as important as the hand?",
        |[three]| three.value * hand == badge,
    );
    let exchanged = ThresholdUnit::new(vec![hand, badge], DOOR_THRESHOLD);
    p.says("No, they matter equally.", |[]| {
        let turned = |x: &[f64]| [x[1], x[0]];
        door.truth_table().into_iter().all(|row| {
            let x = row.inputs.to_vec();
            output(&door, &x) == output(&door, &turned(&x))
        })
    });
    p.says(
        "The door opens to both together and to neither alone, and with the weights exchanged it would open in the same case.",
        |[]| firing_inputs(&door) == [[1.0, 1.0]] && firing_inputs(&exchanged) == [[1.0, 1.0]],
    );

    let with_threshold = |threshold: f64| ThresholdUnit::new(DOOR_WEIGHTS.to_vec(), threshold);
    p.says(
        "The sums of the door are 0, 1, 3 and 4, and every threshold above 3 and up to 4 lets the last of them through and no other.",
        |[a, b, c, d, above, to]| {
            let mut sums: Vec<f64> = (door.truth_table().into_iter())
                .map(|row| door.weighted_sum(&row.inputs))
                .collect();
            sums.sort_by(f64::total_cmp);
            [a, b, c, d].iter().zip(&sums).all(|(said, sum)| *said == *sum)
                && quarters(6).all(|threshold| {
                    let lets = firing_inputs(&with_threshold(threshold)) == [[1.0, 1.0]];
                    lets == (above.holds(threshold) && to.holds(threshold))
                })
        },
    );

    let step = door.step();
    p.says("A unit with the step answers 0.", |[silent]| {
        silent == output(&door, &[0.0, 0.0])
    });
    p.says(
        "A hair below and a mile below give the same 0.",
        |[same]| same == step.apply(-1e-3) && same == step.apply(-1e3),
    );
    p.says(
        "That is what the step throws away, and what the sigmoid keeps: the first of these two units would answer nearly one half, and the second nearly 0.",
        |[two, half, nothing]| {
            let answers = [s(-1e-3), s(-1e3)];
            two == answers.len() && half.holds(answers[0]) && (answers[1] - nothing.value).abs() < 1e-9
        },
    );

    let doubled = |unit: &ThresholdUnit| {
        ThresholdUnit::new(unit.weights().mapv(|w| 2.0 * w), 2.0 * unit.threshold())
    };
    p.says(
        "With the step, nothing: the weighted input is doubled, and its sign stays.",
        |[]| {
            cases(3).iter().all(|case| {
                let (unit, x) = (unit(case), aview1(&case.x));
                doubled(&unit).weighted_input(&x) == 2.0 * unit.weighted_input(&x)
                    && doubled(&unit).output(&x) == unit.output(&x)
            })
        },
    );
    p.says(
        "With the sigmoid every answer but one half moves away from one half: the unit holds the same opinions more firmly.",
        |[but, from]| {
            // Where σ itself is not rounded to 0 or 1.
            let near: Vec<Case> = cases(3).into_iter().map(|mut case| {
                case.w.iter_mut().for_each(|w| *w /= 64.0);
                case.threshold /= 64.0;
                case
            }).collect();
            near.iter().any(|case| but == smooth(&unit(case)).output(&aview1(&case.x)))
                && near.iter().all(|case| {
                    let answer = |unit: &ThresholdUnit| smooth(unit).output(&aview1(&case.x));
                    let (y, firmer) = (answer(&unit(case)), answer(&doubled(&unit(case))));
                    let moves = (firmer - from.value).abs() > (y - from.value).abs();
                    moves == (but != y) && (y > 0.5) == (firmer > 0.5)
                })
        },
    );

    let biases = [2.0, -2.0];
    p.input("it is § in the one and § in the other", &biases);
    let fires_more = |bias: f64, other: f64| {
        cases(2).iter().all(|case| {
            let answer = |bias: f64| Neuron::new(case.w.clone(), bias, Sigmoid);
            let x = [case.x[0] / 64.0, case.x[1] / 64.0];
            answer(bias).output(&aview1(&x)) > answer(other).output(&aview1(&x))
        })
    };
    p.says("The one with the bias 2.", |[bias]| {
        biases.contains(&bias.value) && fires_more(bias.value, -bias.value)
    });
    p.says(
        "A bias of 2 is a threshold of −2: this unit fires when nothing at all comes in.",
        |[bias, threshold]| {
            let unit = ThresholdUnit::new(vec![1.0, 1.0], threshold.value);
            bias == biases[0]
                && Neuron::from(unit.clone()).bias() == bias.value
                && output(&unit, &[0.0, 0.0]) == 1.0
        },
    );

    p.says(
        r"How large must $z$ be for $\sigma(z)$ to be 1?",
        |[one]| {
            // Whatever is as close to it as this is below it, as long as a computer can tell.
            quarters(30).all(|z| s(z) < one.value) && one.value - s(30.0) < 1e-12
        },
    );
    p.says(
        "It is tempting to read 6 off [the figure](sigmoid.md), where the curve seems to lie on the line.",
        |[end]| FIGURE_OF_THE_SIGMOID.contains(&format!("-{0:?}..{0:?}", end.value)),
    );
    p.says(
        "But at 6 it still lacks more than two thousandths.",
        |[end, lacks]| {
            FIGURE_OF_THE_SIGMOID.contains(&format!("-{0:?}..{0:?}", end.value))
                && lacks.holds(1.0 - s(end.value))
        },
    );
    p.says(
        "A computer rounds, so it may print 1 nevertheless; [the next chapter](../building-a-neuron/strictly-between.md) looks into that.",
        |[one]| one == s(40.0),
    );

    p.says(
        "With the sigmoid, the door answers about a quarter to the badge alone.",
        |[quarter]| quarter.holds(smooth(&door).output(&aview1(&[1.0, 0.0]))),
    );
    p.says(
        "The same badge gets the same answer every morning: nothing in the unit draws lots.",
        |[]| {
            let answer = || smooth(&door).output(&aview1(&[1.0, 0.0]));
            (0..100).all(|_| answer() == answer())
        },
    );
    p.says(
        "A number between 0 and 1 is not yet a probability.",
        |[low, high]| {
            let ends = [s(-30.0), s(30.0)];
            quarters(30).all(|z| low.value < s(z) && s(z) < high.value)
                && ends[0] - low.value < 1e-9
                && high.value - ends[1] < 1e-9
        },
    );
}

fn the_project(p: &mut Facts) {
    // The crates are taken as the first page takes them, whose lines a script of ours types.
    let preface = crate::facts::book()
        .page("preface.md")
        .expect("the first page");
    let typed: String = p.read(|page| {
        let consoles = page
            .fences()
            .iter()
            .filter(|fence| fence.words() == ["console"]);
        consoles.map(|fence| fence.text(page)).collect()
    });
    for line in typed.lines() {
        let there = line.replace("weekend", "playground");
        assert!(preface.text().lines().any(|typed| typed == there), "{line}");
    }

    let code = p.rust();
    let with_threshold = |threshold: f64| ThresholdUnit::new(WEEKEND.to_vec(), threshold);
    let (tried, weekend) = (with_threshold(TRIED), with_threshold(TAKEN));
    assert!(code.contains(&format!("[&str; 4] = {QUESTIONS:?};")));
    assert!(code.contains(&format!("ThresholdUnit::new(array!{WEEKEND:?}, {TAKEN:?})")));
    assert!(code.contains(&format!(
        "Neuron::new(array!{WEEKEND:?}, -{TAKEN:?}, Sigmoid)"
    )));

    let sure = smooth(&weekend);
    p.says(
        "The sigmoid answers more than one half in those cases in which the unit fires, and in no others.",
        |[half]| {
            weekend
                .truth_table()
                .into_iter()
                .all(|row| half.holds(sure.output(&row.inputs)) == (row.output == 1.0))
        },
    );
    p.says(
        "Four questions: are you well, is it dry, does anybody come along, are the errands done?",
        |[four]| four == QUESTIONS.len() && four == WEEKEND.len(),
    );
    p.says(
        "The first must be able to keep us at home, so it gets 5, as much as the others together: 2, 2 and 1.",
        |[first, others @ ..]: [_; 4]| {
            first == WEEKEND[0]
                && others.iter().zip(&WEEKEND[1..]).all(|(said, weight)| *said == *weight)
                && first.value == others.iter().map(|other| other.value).sum::<f64>()
        },
    );
    let sums = |keeps: &dyn Fn(&Array1<f64>) -> bool| -> Vec<f64> {
        let rows = weekend.truth_table().into_iter();
        rows.filter(|row| keeps(&row.inputs))
            .map(|row| weekend.weighted_sum(&row.inputs))
            .collect()
    };
    let highest = |sums: Vec<f64>| sums.into_iter().fold(f64::MIN, f64::max);
    p.input("The threshold § looked right", &[TRIED]);
    p.says(
        "The threshold 7 looked right: whoever is not well collects 5 at most.",
        |[threshold, most]| most == highest(sums(&|x| x[0] == 0.0)) && most.value < threshold.value,
    );
    // The cases without the errands in which they would turn the decision.
    let decide = |unit: &ThresholdUnit| -> Vec<f64> {
        let without = unit
            .truth_table()
            .into_iter()
            .filter(|row| row.inputs[3] == 0.0);
        without
            .filter(|row| {
                let mut done = row.inputs.clone();
                done[3] = 1.0;
                unit.fires(&done) != unit.fires(&row.inputs)
            })
            .map(|row| unit.weighted_sum(&row.inputs))
            .collect()
    };
    p.says(
        "Then the third check failed: with this threshold the errands never decide.",
        |[]| {
            // With it the program stops at the first of its checks.
            let (_, checks) = code.split_once("fn check()").expect("a function");
            let first = checks.find("assert").expect("a check");
            decide(&tried).is_empty() && checks[first..].starts_with("assert!(decides")
        },
    );
    p.says(
        "They add 1, and no sum of the other three is 6, to which 1 would be enough.",
        |[adds, others, sum, more]| {
            adds == WEEKEND[3]
                && others == WEEKEND.len() - 1
                && !sums(&|x| x[3] == 0.0).contains(&sum.value)
                && more == WEEKEND[3]
                && sum.value + more.value == TRIED
        },
    );
    p.input("With the threshold § they decide", &[TAKEN]);
    p.says(
        "With the threshold 7.5 they decide at the sum 7, and no sum meets it.",
        |[threshold, sum]| {
            let at = decide(&weekend);
            !at.is_empty()
                && at.iter().all(|at| sum == *at)
                && !sums(&|_| true).contains(&threshold.value)
        },
    );
    // The list of the checks, and those that the program makes.
    let checks = p.read(|page| {
        let lines = page.text().lines();
        let list = lines.skip_while(|line| !line.starts_with("**How to know that it works.**"));
        let numbers = list.take_while(|line| !line.starts_with("When a check fails"));
        numbers
            .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()))
            .count()
    });
    let (_, check) = code.split_once("fn check()").expect("a function");
    let made = check.matches("assert").count();
    p.says("The checks 2 to 5.", |[from, to]| {
        from.n() + made == to.n() + 1 && to == checks && made == 4
    });

    // The programs, as a reader would build them.
    let programs: Vec<String> = p.read(|page| {
        let programs = page.fences().iter().filter(|fence| fence.is_run());
        programs.map(|fence| fence.text(page)).collect()
    });
    p.says(
        "`cargo run` prints `Go.` When it does, the tools are in place, and what follows is yours.",
        |[]| printed(&programs[0], "") == "Go.\n",
    );
    for (yes, says) in [("well dry errands", "Go."), ("well dry", "Stay.")] {
        let x: Array1<f64> = (QUESTIONS.iter())
            .map(|question| f64::from(yes.split(' ').any(|word| word == *question)))
            .collect();
        assert_eq!(weekend.fires(&x), says == "Go.");
        p.shows(&format!("{says} ({:.0} of 100)", 100.0 * sure.output(&x)));
        p.shows(&printed(&programs[1], yes));
    }
    let answered = p.read(|page| {
        [
            "the words `well dry errands` get the answer",
            "and `well dry` alone",
        ]
        .map(|words| {
            let output = page.text().split_once(&format!("{words}\n\n```text\n"));
            output.map(|(_, after)| after.lines().next().unwrap_or_default().to_owned())
        })
    });
    let starts = |answer: usize, with: &str| {
        answered[answer]
            .as_deref()
            .is_some_and(|line| line.starts_with(with))
    };
    p.says(
        "Behind `cargo run --`, the words `well dry errands` get the answer",
        |[]| starts(0, "Go."),
    );
    p.says("and `well dry` alone", |[]| starts(1, "Stay."));
}
