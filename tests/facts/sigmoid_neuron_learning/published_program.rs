//! What does a wrong sign look like?

use std::sync::LazyLock;

use activations::{Activation, Sigmoid};
use learning::{CrossEntropy, SquaredError, gradient};
use manuscript::facts::{Facts, Point, Told};
use worked_examples::sigmoid_neuron_learning::descent::toy_path;
use worked_examples::sigmoid_neuron_learning::gradient_checks::{
    EPOCHS, PublishedBug, coded_check, coded_loss, coded_slopes, published_bug,
};
use worked_examples::sigmoid_neuron_learning::two_points::{
    LEARNING_RATE, POINTS, START, dataset, loss, neuron, two_points,
};

use super::{POSITIONS, close};

static BUG: LazyLock<PublishedBug> = LazyLock::new(|| published_bug(START, LEARNING_RATE, EPOCHS));

/// The repaired program: σ(wx − b), and a derivative by the bias with its sign.
fn repaired(start: (f64, f64), epochs: usize) -> (f64, f64) {
    (0..epochs).fold(start, |(w, b), _| {
        let slopes = coded_slopes((w, b));
        (w - LEARNING_RATE * slopes[0], b + LEARNING_RATE * slopes[1])
    })
}

/// What five programmers have for ∂L/∂w of one example, A to E.
fn five((w, b): (f64, f64), (x, y): (f64, f64)) -> [f64; 5] {
    let f = Sigmoid.apply(w * x + b);
    let slope = f * (1.0 - f);
    [
        (y - f) * slope * x,
        (f - y) * x,
        (f - y) * slope,
        (f - y) * slope * x,
        2.0 * (f - y) * slope * x,
    ]
}

/// ∂L/∂w of one example, measured.
fn measured((w, b): (f64, f64), (x, y): (f64, f64)) -> f64 {
    let loss = |w: f64| 0.5 * (Sigmoid.apply(w * x + b) - y).powi(2);
    (loss(w + 1e-5) - loss(w - 1e-5)) / 2e-5
}

pub(crate) fn facts(p: &mut Facts) {
    let (first, last) = (BUG.path[0], BUG.path[EPOCHS]);
    let code = p.rust();
    let claims = p.book().claims().expect("readable claims");
    let printed = claims
        .errata
        .iter()
        .find(|erratum| erratum.id.get_ref() == "E3-13")
        .expect("the erratum of the program");
    let listing = printed.words[0]
        .get_ref()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");

    p.says(
        "It has the two points, the start and the rate of the last page, and these lines:",
        |[two]| two == POINTS.len() && code.contains("[(0.5, 0.2), (2.5, 0.9)]"),
    );
    p.told(&listing, Told::Source);
    p.says(
        "Only $wx$ is negated, and the program computes $\\sigma(wx - b)$.",
        |[]| {
            listing.contains("np.exp(-(w*x) + b)")
                && POSITIONS.into_iter().all(|(w, b)| {
                    POINTS.into_iter().all(|(x, _)| {
                        let as_printed = 1.0 / (1.0 + (-(w * x) + b).exp());
                        close(as_printed, Sigmoid.apply(w * x - b))
                    })
                })
        },
    );
    p.says(
        "But the second function is the derivative for $\\sigma(wx + b)$, so for this neuron it has the wrong sign.",
        |[]| {
            POSITIONS.into_iter().all(|at| {
                let check = coded_check(at);
                (check.claimed[0] - check.numerical[0]).abs() < 1e-10
                    && (check.claimed[1] + check.numerical[1]).abs() < 1e-10
            })
        },
    );
    p.says(
        "The weight goes downhill and the bias uphill, and at the start the slope along the bias is the larger one, so uphill wins.",
        |[]| {
            let downhill = |i: usize| {
                let mut path = BUG.path.iter().step_by(100);
                path.all(|at| {
                    let check = coded_check((at.w, at.b));
                    (check.claimed[i] * check.numerical[i] > 0.0) == (i == 0)
                })
            };
            let slopes = coded_slopes(START);
            downhill(0) && downhill(1) && slopes[1] > slopes[0] && slopes[0] > 0.0 && BUG.path[1].loss > first.loss
        },
    );
    p.table(
        "published_bug.rows",
        &[
            ("epoch", "epoch"),
            ("w.7", "$w$"),
            ("b.7", "$b$"),
            ("loss.10", "loss"),
        ],
        &Point::new(),
    );
    p.says(
        "The published program, replayed from (0, −8) with the rate 1.",
        |[w, b, rate]| {
            (w.value, b.value) == START
                && rate == LEARNING_RATE
                && BUG.rows[0] == first
                && first.loss == coded_loss(START)
        },
    );
    let rises = BUG
        .path
        .windows(2)
        .filter(|pair| pair[1].loss > pair[0].loss)
        .count();
    p.says(
        "The loss rises in {{#number published_bug.rises}} of {{#number published_bug.of}} epochs.",
        |[rose, of]| rose == rises && of == EPOCHS,
    );
    p.says(
        "The rise is in the fifth decimal, the path moves a little, the plain is flat.",
        |[]| {
            let unit = 1e-5;
            (unit..10.0 * unit).contains(&(last.loss - first.loss))
                && (last.w - first.w).abs() < 0.3
        },
    );
    p.says("as published", |[]| {
        code.contains("1.0 / (1.0 + (-(w * x) + b).exp())")
    });
    let here = coded_check((0.5, 0.5));
    p.says("equal, but for the sign", |[]| {
        (here.numerical[1] + here.claimed[1]).abs() < 1e-8
            && (here.numerical[1] - here.claimed[1]).abs() > 0.02
    });
    p.says(
        "A [gradient check](partial-derivatives.md#is-it-right) needs three lines at the end of this program, and no suspicion:",
        |[lines]| {
            // From the nudge on, the lines that measure; then what they show.
            let check = code.split("let nudge").nth(1).unwrap_or_default();
            let end = check.find("\n\n").unwrap_or(check.len());
            let asserts = check[..end].lines().filter(|line| line.starts_with("assert!")).count();
            lines == 1 + check[..end].lines().filter(|line| line.starts_with("let measured")).count() + asserts.min(1)
        },
    );
    p.table(
        "published_bug.check",
        &[
            ("parameter", "parameter"),
            ("coded.6", "as coded"),
            ("measured.6", "measured"),
        ],
        &Point::new(),
    );
    p.says(
        "The gradient of the published program at (0, −8).",
        |[w, b]| {
            let check = coded_check(START);
            (w.value, b.value) == START
                && (0..2).all(|i| {
                    BUG.check[i].coded == check.claimed[i]
                        && BUG.check[i].measured == check.numerical[i]
                })
        },
    );
    p.figure("gradient-check", &[]);
    p.says(
        "The derivative by the bias that is coded and the one that is measured are mirror images: at w = 0.5 and b = 2, −0.1328 and 0.1328.",
        |[w, b, coded, other]| {
            let check = coded_check((w.value, b.value));
            w.value == 0.5 && b.value == 2.0 && coded == check.claimed[1] && other == check.numerical[1]
        },
    );
    p.says(
        "Where the loss rises the program believes that it falls.",
        |[]| {
            POSITIONS.into_iter().all(|at| {
                let rises = coded_loss((at.0, at.1 + 1e-4)) > coded_loss((at.0, at.1 - 1e-4));
                rises == (coded_slopes(at)[1] < 0.0)
            })
        },
    );
    p.says(
        "The mistake is of a common kind: two pieces, each right by itself, that do not belong together.",
        |[two]| two == listing.matches("def ").count(),
    );
    p.says("A test that compares them costs three lines.", |[lines]| {
        let check = code.split("let nudge").nth(1).unwrap_or_default();
        let end = check.find("\n\n").unwrap_or(check.len());
        lines
            == 1 + check[..end]
                .lines()
                .filter(|line| line.starts_with("let measured"))
                .count()
                + 1
    });
    p.says("The gradient check sees it at once.", |[]| {
        coded_check(START).worst() == 1 && !coded_check(START).agrees(1e-4)
    });

    p.says(
        "The right line is `1.0 / (1.0 + np.exp(-(w*x + b)))`, and a later notebook of the same author has it.",
        |[one, other]| {
            POSITIONS.into_iter().all(|(w, b)| {
                POINTS.into_iter().all(|(x, _)| {
                    let line = one.value / (other.value + (-(w * x + b)).exp());
                    close(line, Sigmoid.apply(w * x + b))
                })
            })
        },
    );
    p.says(
        "The derivative of $\\sigma(wx - b)$ by $b$ has a minus sign from the inner $-b$, so `grad_b` returns `-(fx - y) * fx * (1 - fx)`.",
        |[one]| {
            POSITIONS.into_iter().all(|(w, b)| {
                let (x, y) = POINTS[1];
                let h = 1e-5;
                let loss = |b: f64| 0.5 * (Sigmoid.apply(w * x - b) - y).powi(2);
                let fx = Sigmoid.apply(w * x - b);
                let coded = -(fx - y) * fx * (one.value - fx);
                ((loss(b + h) - loss(b - h)) / (2.0 * h) - coded).abs() < 1e-9
            })
        },
    );
    let other_start = (START.0, -START.1);
    p.says(
        "Which start now plays the part of (0, −8), and why?",
        |[w, b]| (w.value, b.value) == START,
    );
    p.says(
        "Everything that the last page found at a bias of −8, it finds at $b = 8$: the start is (0, 8).",
        |[bias, turned, w, b]| {
            bias == START.1
                && turned == other_start.1 && (w.value, b.value) == other_start && coded_loss(other_start) == loss(START)
        },
    );
    p.formula("b = 8", &[Point::new().number("b", other_start.1)]);
    p.says(
        "It ends where the toy run ended, with the sign of the bias turned round.",
        |[]| {
            let (w, b) = repaired(other_start, EPOCHS);
            let toy = toy_path(EPOCHS)[EPOCHS];
            close(w, toy.w) && close(b, -toy.b)
        },
    );
    p.says("Read the table: $w$ and $b$ both sink.", |[]| {
        BUG.path
            .is_sorted_by(|one, next| one.w > next.w && one.b > next.b)
    });
    let answers = |b: f64| POINTS.map(|(x, _)| neuron((0.0, -b)).output(&ndarray::array![x]));
    p.says("What does the program answer at its start?", |[]| {
        answers(START.1)[0] == answers(START.1)[1]
    });
    p.says(
        r"Not nearly 0: it computes $\sigma(0 + 8)$, which is nearly 1.",
        |[none, zero, eight, one]| {
            !none.holds(answers(START.1)[0])
                && none.value == 0.0
                && zero.value == START.0
                && eight == -START.1
                && one.holds(Sigmoid.apply(zero.value + eight.value))
                && answers(START.1)[0] == Sigmoid.apply(eight.value)
        },
    );
    p.says(
        "Both targets are smaller, so $b$ should grow; it sinks instead, and carries the answers even closer to 1.",
        |[one]| {
            let [start, end] = [first, last].map(|at| {
                POINTS.map(|(x, _)| Sigmoid.apply(at.w * x - at.b))
            });
            POINTS.into_iter().zip(start).all(|((_, y), answer)| y < answer)
                && coded_loss((0.0, START.1 + 0.1)) < coded_loss(START)
                && one.value == 1.0
                && start[0] < end[0]
                && end[0] < one.value
        },
    );
    p.says(
        "The loss rises slowly because a plain has hardly any slope, up or down: in a thousand epochs the parameters move by less than a third, and the loss by less than a twenty-thousandth.",
        |[epochs, part, rise]| {
            epochs == EPOCHS
                && part.holds((last.w - first.w).abs())
                && part.holds((last.b - first.b).abs())
                && (last.b - first.b).abs() > 0.8 * part.value
                && rise.holds(last.loss - first.loss)
        },
    );
    p.says(
        "Write a test for a gradient that would have caught a factor of 2.",
        |[factor]| factor == 2 && code.contains("let twice = |b: f64| 2.0 * right(b);"),
    );
    p.says(
        "A test of the sign is not enough, and neither is one that looks where the gradient is zero: twice zero is zero.",
        |[twice]| twice == 2 && close(twice.value * measured((0.0, 40.0), POINTS[0]), 0.0),
    );

    let examples = || {
        POSITIONS
            .into_iter()
            .flat_map(|at| POINTS.into_iter().map(move |example| (at, example)))
    };
    p.says(
        "Five versions of the derivative of the loss by $w$, for one example; that by $b$ is right.",
        |[versions]| versions == five(START, POINTS[0]).len(),
    );
    let is_judged = |line: &str| code.contains(&format!("{line},"));
    p.says("A: `(y - f) * f * (1.0 - f) * x`", |[one]| {
        one == 1 && is_judged("(y - f) * f * (1.0 - f) * x")
    });
    p.says("B: `(f - y) * x`", |[]| is_judged("(f - y) * x"));
    p.says("C: `(f - y) * f * (1.0 - f)`", |[one]| {
        one == 1 && is_judged("(f - y) * f * (1.0 - f)")
    });
    p.says("D: `(f - y) * f * (1.0 - f) * x`", |[one]| {
        one == 1 && is_judged("(f - y) * f * (1.0 - f) * x")
    });
    p.says("E: `2.0 * (f - y) * f * (1.0 - f) * x`", |[two, one]| {
        two == 2 && one == 1 && is_judged("2.0 * (f - y) * f * (1.0 - f) * x")
    });
    p.says(
        "Do not read, measure: one nudge of $w$ judges all five.",
        |[all]| {
            all == five(START, POINTS[0]).len()
                && examples().all(|(at, example)| {
                    let right = measured(at, example);
                    five(at, example)
                        .iter()
                        .enumerate()
                        .all(|(i, claimed)| i != 3 || (claimed - right).abs() < 1e-9)
                })
        },
    );
    let here = ((0.5, 0.5), POINTS[1]);
    p.says("D is right.", |[]| {
        let right = measured(here.0, here.1);
        let agree = five(here.0, here.1).map(|claimed| (claimed / right - 1.0).abs() < 1e-6);
        agree == [false, false, false, true, false]
    });
    p.says("A has lost the sign, and climbs.", |[]| {
        examples().all(|(at, example)| {
            let [a, _, _, d, _] = five(at, example);
            a == -d
        })
    });
    // Down one of the five, with the right slope along the bias.
    let signals = |at: (f64, f64)| POINTS.map(|example| five(at, example)[2]);
    let down = |version: usize, start: (f64, f64)| {
        (0..40_000).fold(start, |(w, b), _| {
            let slope: f64 = POINTS
                .iter()
                .map(|example| five((w, b), *example)[version])
                .sum();
            (w - slope, b - signals((w, b)).iter().sum::<f64>())
        })
    };
    let zero = (0.0, 0.0);
    let down_c = down(2, zero);
    p.says(
        "Which is right, what have the others lost, and which of them would still learn from (0, 0)?",
        |[w, b]| {
            (w.value, b.value) == zero
                && [1, 3, 4].iter().all(|version| loss(down(*version, zero)) < 1e-9)
                && [0, 2].iter().all(|version| loss(down(*version, zero)) > 0.05)
        },
    );
    p.says(
        "Summed over the two points it is the slope along the bias once more, so $w$ and $b$ move alike, and the run comes to rest where the two error signals cancel: from (0, 0) at a loss of about a ninth.",
        |[two, signals_of, w, b, ninth]| {
            let at_rest = signals(down_c);
            two == POINTS.len()
                && signals_of == at_rest.len()
                && close(gradient(&SquaredError, &neuron(down_c), &two_points())[1], at_rest.iter().sum())
                && down_c.0 == down_c.1
                && close(at_rest[0], -at_rest[1])
                && at_rest[0].abs() > 1e-3
                && (w.value, b.value) == zero
                && ninth.holds(loss(down_c))
        },
    );
    p.says(
        "(From (0, −8) it comes down to about a two-hundredth.)",
        |[w, b, left]| (w.value, b.value) == START && left.holds(loss(down(2, START))),
    );
    p.says(
        "E is twice the slope, as if $w$ had twice the rate: it learns.",
        |[twice, rate]| {
            twice == rate.value
                && loss(down(4, zero)) < 1e-9
                && examples().all(|(at, example)| {
                    let [_, _, _, d, e] = five(at, example);
                    e == twice.value * d
                })
        },
    );
    p.says(
        "From (0, 0) that leads to the minimum; from (0, −8) the parameters run away, along a plain.",
        |[w, b, from_w, from_b]| {
            let far = down(1, (from_w.value, from_b.value));
            (w.value, b.value) == zero
                && (from_w.value, from_b.value) == START
                && loss(down(1, zero)) < 1e-9
                && far.0 > 20.0
                && far.1 < -50.0
                && loss(far) > 0.02
        },
    );
    p.says(
        "That is never negative, so each example still pulls $w$ to the right side.",
        |[]| {
            examples().all(|(at, example)| {
                let [_, b, _, d, _] = five(at, example);
                b * d > 0.0
            })
        },
    );
    p.says(
        "With the same slip in the slope by $b$ it is the gradient of [another loss](another-loss.md).",
        |[]| {
            examples().all(|(at, example)| {
                let g = gradient(&CrossEntropy, &neuron(at), &dataset(&[example]));
                let slipped = Sigmoid.apply(at.0 * example.0 + at.1) - example.1;
                close(g[0], five(at, example)[1]) && close(g[1], slipped)
            })
        },
    );
}
