//! From how many starts is it found?

use std::sync::LazyLock;

use activations::{Sigmoid, Step, Tanh};
use learning::{CrossEntropy, GradientDescent, Mean, Training};
use manuscript::facts::{Facts, Point};
use networks::Network;
use worked_examples::neurons_in_detail::exclusive_or::XOR;
use worked_examples::two_layers::hidden_units::INPUTS;
use worked_examples::two_layers::network_check::{exclusive_or, start};
use worked_examples::two_layers::xor_runs::{
    ENDINGS, Ending, LONG, Run, answers, ending, run, xor_endings,
};
use worked_examples::two_layers::xor_starts::{
    EPOCHS, FOUND, HIDDEN, LEARNING_RATE, NEAR, STARTS, XorStarts, xor_starts,
};

/// What the figure shows: so many starts from this seed on, for so many epochs.
const FIRST: u64 = 0;
const TEN: u64 = 10;
const SHORT: usize = 200;

/// `ln x`, by the table of the record where it has one.
fn ln(x: f64) -> f64 {
    x.ln()
}

/// What one answer costs in a case.
fn cost(answer: f64, wanted: f64) -> f64 {
    -ln(if wanted == 1.0 { answer } else { 1.0 - answer })
}

/// The mean cost of answers to the four cases.
fn mean(answers: [f64; 4]) -> f64 {
    (0..4)
        .map(|case| cost(answers[case], XOR[case]))
        .sum::<f64>()
        / 4.0
}

fn row(record: &XorStarts, hidden: usize) -> &worked_examples::two_layers::xor_starts::StartsRow {
    let row = record.rows.iter().find(|row| row.hidden == hidden);
    row.expect("a row")
}

/// The answer on a fine grid that costs least, summed over cases with these targets.
fn best(targets: &[f64]) -> f64 {
    let answers = (1..3000).map(|i| f64::from(i) / 3000.0);
    let total = |answer: f64| targets.iter().map(|y| cost(answer, *y)).sum::<f64>();
    let best = answers.min_by(|a, b| total(*a).total_cmp(&total(*b)));
    best.expect("answers")
}

/// What takes a while to compute.
static RECORD: LazyLock<XorStarts> = LazyLock::new(|| xor_starts(&HIDDEN, STARTS));
static BEST_UNIT: LazyLock<usize> = LazyLock::new(|| {
    worked_examples::neurons_in_detail::exclusive_or::xor_search(Step::default()).best
});
static LONG_RUNS: LazyLock<[Run; 3]> =
    LazyLock::new(|| ENDINGS.map(|(seed, _)| run(2, seed, LEARNING_RATE, LONG)));

pub(crate) fn facts(p: &mut Facts) {
    let record = &*RECORD;
    let [one, two, three] = HIDDEN.map(|hidden| row(record, hidden));
    p.says(
        "Take forty, the seeds from 0 to 39, and let each learn for 500 epochs with the same rate.",
        |[forty, from, to, epochs]| {
            forty == STARTS && from == 0.0 && to == STARTS - 1 && epochs == EPOCHS
        },
    );
    p.table(
        "xor_starts.rows",
        &[
            ("hidden", "hidden units"),
            ("starts", "starts"),
            ("found", "found"),
            ("halves", "two halves"),
            ("thirds", "three thirds"),
            ("others", "on the way"),
        ],
        &Point::new(),
    );
    p.says(
        "Forty starts each, with one hidden unit, two, and three.",
        |[forty, two, three]| forty == STARTS && two == HIDDEN[1] && three == HIDDEN[2],
    );
    p.says("With two, from half of them.", |[hidden, half]| {
        hidden == two.hidden && half == two.found as f64 / two.starts as f64
    });
    p.says("The other half have not stopped too early.", |[half]| {
        // All the others are where the slopes are as good as 0, but for none.
        half == (two.halves + two.thirds) as f64 / two.starts as f64 && two.others == 0
    });
    p.figure(
        "xor-losses",
        &[
            ("hidden", &two.hidden),
            ("first", &FIRST),
            ("eta", &LEARNING_RATE),
        ],
    );
    let shown: Vec<Ending> = (FIRST..FIRST + TEN)
        .map(|seed| ending(run(two.hidden, seed, LEARNING_RATE, SHORT).losses[SHORT]))
        .collect();
    let among = |kind: Ending| shown.iter().filter(|ending| **ending == kind).count();
    p.says(
        "Ten random starts of two hidden units, with η = 4: seven come down, solid, and the lamp is found; three come to rest, dashed, with two cases at one half.",
        |[ten, hidden, eta, found, rest, cases, half]| {
            ten == shown.len()
                && hidden == two.hidden
                && eta == LEARNING_RATE
                && found == among(Ending::Found)
                && rest == among(Ending::Halves)
                && (cases == 2 && half == best(&[0.0, 1.0]))
        },
    );
    let ends = xor_endings(&ENDINGS, LONG);
    p.says(
        "Their losses do not end anywhere, they end at the same two heights.",
        |[heights]| {
            heights == [record.halves_loss, record.thirds_loss].len()
                && ends.rows[1..]
                    .iter()
                    .zip([record.halves_loss, record.thirds_loss])
                    .all(|(row, place)| (row.loss - place).abs() < NEAR)
        },
    );
    p.says(
        "Look at what such networks answer, after {{#number xor_endings.epochs}} epochs:",
        |[epochs]| epochs == LONG && epochs == ends.epochs,
    );
    p.table(
        "xor_endings.rows",
        &[
            ("ending", "ending"),
            ("seed", "start"),
            ("a00.4", "(0, 0)"),
            ("a01.4", "(0, 1)"),
            ("a10.4", "(1, 0)"),
            ("a11.4", "(1, 1)"),
            ("loss.4", "loss"),
        ],
        &Point::new(),
    );
    p.says(
        "What three networks answer to the four cases.",
        |[three, four]| three == ends.rows.len() && four == INPUTS.len(),
    );
    p.says("Wanted are 0, 1, 1, 0.", |[a, b, c, d]| {
        [a, b, c, d].map(|wanted| wanted.value) == XOR
    });
    let answers_of = |at: usize| {
        let row = &ends.rows[at];
        [row.a00, row.a01, row.a10, row.a11]
    };
    let near = |value: f64, place: f64| (value - place).abs() < 0.001;
    p.says(
        "The second has two cases right and answers one half to both others.",
        |[cases, half]| {
            let answers = answers_of(1);
            let right = (0..4)
                .filter(|case| near(answers[*case], XOR[*case]))
                .count();
            let undecided = answers.iter().filter(|a| near(**a, half.value)).count();
            cases == right && undecided == 4 - right
        },
    );
    p.says(
        "For these two it makes no difference any more: its hidden units answer the same to both, so the output cannot tell them apart.",
        |[two]| {
            let end = &LONG_RUNS[1].network;
            let hidden = |case: usize| end.forward(&ndarray::arr1(&INPUTS[case])).outputs[1].clone();
            let apart = |a: usize, b: usize| (hidden(a) - hidden(b)).iter().fold(0.0, |worst: f64, d| worst.max(d.abs()));
            let answers = answers_of(1);
            let undecided: Vec<usize> = (0..4).filter(|case| near(answers[*case], 0.5)).collect();
            two == undecided.len() && apart(undecided[0], undecided[1]) < 0.001
        },
    );
    p.says(
        "One of them should burn and the other should not, and one half is the best single answer to both.",
        |[half]| half == best(&[1.0, 0.0]),
    );
    p.says(
        "Each of the two costs ln 2, and the mean over the four cases is",
        |[cases, argument, four]| {
            (cost(0.5, 1.0) - ln(argument.value)).abs() < 1e-15
                && (cost(0.5, 0.0) - ln(argument.value)).abs() < 1e-15
                && (cases.value * ln(argument.value) / four.value - record.halves_loss).abs()
                    < 1e-15
        },
    );
    p.says(
        "which is {{#number xor_starts.halves_loss .4}}.",
        |[loss]| {
            // The two that are right cost nothing.
            loss.holds(mean([1e-12, 1.0 - 1e-12, 0.5, 0.5]))
        },
    );
    p.says(
        "The third network tells one case from all the others, and gives these three one answer.",
        |[three]| {
            let answers = answers_of(2);
            let same = answers.iter().filter(|a| near(**a, answers[0]));
            three == same.count()
        },
    );
    p.says(
        "One of the three should burn, and so it answers one third, at the price of ln 3 for the one and ln (3/2) for each of the two.",
        |[three, third, full, part, two]| {
            let alike: Vec<usize> = (0..4).filter(|case| near(answers_of(2)[*case], third.value)).collect();
            let targets: Vec<f64> = alike.iter().map(|case| XOR[*case]).collect();
            three == alike.len()
                && targets.iter().sum::<f64>() == 1.0
                && third == best(&targets)
                && (cost(third.value, 1.0) - ln(full.value)).abs() < 1e-15
                && (cost(third.value, 0.0) - ln(part.value)).abs() < 1e-15
                && two == targets.iter().filter(|y| **y == 0.0).count()
        },
    );
    p.says(
        "The mean of the four is {{#number xor_starts.thirds_loss .4}}.",
        |[four, loss]| {
            let third = 1.0 / 3.0;
            four == INPUTS.len() && loss.holds(mean([third, third, 1.0 - 1e-12, third]))
        },
    );
    p.says(
        "Both networks do the best that can be done with what their hidden units tell them.",
        |[]| {
            [(1, record.halves_loss), (2, record.thirds_loss)]
                .iter()
                .all(|(at, place)| {
                    let loss = ends.rows[*at].loss;
                    loss > *place && loss - place < 0.001
                })
        },
    );
    p.says(
        "It is a [plain](../sigmoid-neuron-learning/no-guarantee.md), on which the loss still falls, by less and less.",
        |[]| {
            let losses = &LONG_RUNS[1].losses;
            let fall = |at: usize| losses[at] - losses[at + 500];
            fall(500) > fall(1000) && fall(1000) > fall(2000) && fall(2000) > fall(4000) && fall(4000) > 0.0
        },
    );
    p.says(
        "What would have to change is the hidden units, and there the slopes have become tiny: [saturated](../neurons-in-detail/saturation.md) units do not move, and the two errors that come back are opposite and nearly cancel.",
        |[two]| {
            let errors: Vec<f64> = (2..4).map(|case| answers_of(1)[case] - XOR[case]).collect();
            two == errors.len() && near(errors[0] + errors[1], 0.0) && errors[0] * errors[1] < 0.0
        },
    );
    p.says("With three, all forty starts arrive.", |[hidden, forty]| {
        hidden == three.hidden && forty == three.found && three.found == three.starts
    });
    p.says(
        "A unit too many costs four parameters, and gives the network another way past.",
        |[four]| {
            let parameters =
                |hidden: usize| Network::zeros(&[2, hidden, 1], Tanh, Sigmoid).n_parameters();
            four == parameters(3) - parameters(2)
        },
    );
    p.says(
        "With one, none arrives: a single line leaves three cases together.",
        |[cases]| one.found == 0 && one.thirds >= one.starts - 1 && cases == one.hidden + 2,
    );
    p.says(
        "If half of the starts fail, five fail together once in 32 times.",
        |[half, five, times]| half.value.powi(five.n() as i32) * times.value == 1.0 && half == 0.5,
    );
    p.says(
        "Ten times as many epochs have moved the answers of the failed ones closer to one half and to one third.",
        |[ten, half, third]| {
            ten == LONG as f64 / EPOCHS as f64
                && half == best(&[0.0, 1.0])
                && third == best(&[1.0, 0.0, 0.0])
                && [(1, half), (2, third)].iter().all(|(at, place)| {
                    let mut early = LONG_RUNS[*at].network.clone();
                    early.set_parameters(&ndarray::arr1(&LONG_RUNS[*at].thetas[EPOCHS]));
                    let before = answers(&early);
                    let after = answers_of(*at);
                    let apart = |answers: [f64; 4]| {
                        let alike = (0..4).filter(|case| near(after[*case], place.value));
                        alike.map(|case| (answers[case] - place.value).abs()).sum::<f64>()
                    };
                    (0..4).any(|case| near(after[case], place.value)) && apart(after) < apart(before)
                })
        },
    );
    let leaps = run(2, 1, LEARNING_RATE, SHORT).losses;
    p.says(
        "Start 1 lies at three thirds for a while, until one such leap throws it out, and then it finds the lamp.",
        |[seed, thirds]| {
            let run = run(2, seed.n() as u64, LEARNING_RATE, SHORT).losses;
            let at_rest = run.iter().filter(|loss| (**loss - record.thirds_loss).abs() < NEAR).count();
            let leap = run.windows(2).any(|pair| pair[1] > 2.0 * pair[0]);
            thirds == 3.0 * best(&[1.0, 0.0, 0.0]) && run == leaps && at_rest > 30 && leap && run[SHORT] < FOUND
        },
    );
    p.says(
        "Descent goes down to where it is level, and not always to where the loss is 0.",
        |[zero]| {
            zero == 0.0
                && ends.rows[1..]
                    .iter()
                    .all(|row| row.loss > 0.3 && zero.value < row.loss)
        },
    );
    p.says(
        "With the fewest hidden units that are enough, it fails from many starts; with one more, hardly ever.",
        |[]| two.found > 0 && 3 * two.found < 2 * two.starts && one.found == 0 && three.found == three.starts,
    );
    p.says(
        "These are counts of forty starts of one kind, and say little of others.",
        |[forty]| forty == STARTS,
    );

    // The exercises.
    p.says(
        "A network tells none of the four cases from another.",
        |[four]| four == INPUTS.len(),
    );
    p.says(
        "Two of the four should burn, so the best single answer is one half.",
        |[burn, four, half]| {
            burn == XOR.iter().filter(|y| **y == 1.0).count()
                && four == XOR.len()
                && half == best(&XOR)
        },
    );
    p.says(
        "Every case costs ln 2, and so does their mean.",
        |[argument]| (mean([0.5; 4]) - ln(argument.value)).abs() < 1e-15,
    );
    p.says(
        "Show that among all answers p to three cases, one of which should burn, p = 1/3 has the smallest cross-entropy.",
        |[cases, third]| third == best(&[1.0, 0.0, 0.0]) && cases == [1.0, 0.0, 0.0].len(),
    );
    let grid = || (1..20).map(|i| f64::from(i) / 20.0);
    let sum = |p: f64| cost(p, 1.0) + 2.0 * cost(p, 0.0);
    let slope = |p: f64| (sum(p + 1e-6) - sum(p - 1e-6)) / 2e-6;
    p.says(
        r"Write down the sum before you differentiate: it is $-\ln p - 2 \ln(1 - p)$.",
        |[two, one]| {
            grid().all(|p| {
                (sum(p) - (-ln(p) - two.value * ln((one.value - p).max(1e-300)))).abs() < 1e-12
            })
        },
    );
    p.says("Its slope by p is $-1/p + 2/(1 - p)$.", |[a, b, c]| {
        grid().all(|p| (slope(p) - (a.value / p + b.value / (c.value - p))).abs() < 1e-6)
    });
    p.says(
        "It is 0 where $2p = 1 - p$, which is p = 1/3; to the left the slope is negative, to the right positive.",
        |[zero, two, one, third]| {
            (slope(third.value) - zero.value).abs() < 1e-6
                && (two.value * third.value - (one.value - third.value)).abs() < 1e-15
                && grid().all(|p| (slope(p) > 0.0) == (p > third.value))
        },
    );
    p.formula("2p = 1 - p", &[Point::new().number("p", 1.0 / 3.0)]);
    p.says(
        "From a random start a network finds the lamp with probability one half.",
        |[half]| half == two.found as f64 / two.starts as f64,
    );
    let few = 1000.0;
    p.says(
        "How many starts do you need, so that all of them fail in fewer than one of a thousand attempts?",
        |[attempts]| attempts == few,
    );
    p.says(
        "They all fail with one half to the power of their number.",
        |[half]| half == 0.5 && half == best(&[0.0, 1.0]),
    );
    p.says("Nine starts: 1/512.", |[starts, part]| {
        part == 0.5_f64.powi(starts.n() as i32)
    });
    p.says(
        "Ten: 1/1024, and that is less than a thousandth.",
        |[starts, part, bound]| {
            part == 0.5_f64.powi(starts.n() as i32)
                && bound.holds(part.value)
                && bound.value == 1.0 / few
        },
    );
    p.says("Ten.", |[starts]| {
        0.5_f64.powi(starts.n() as i32) < 1.0 / few
            && 0.5_f64.powi(starts.n() as i32 - 1) >= 1.0 / few
    });
    p.says(
        "One hidden unit ends at the same height as the third network, and [no single unit](../neurons-in-detail/exclusive-or.md) gets more than three cases right.",
        |[right]| {
            let best = *BEST_UNIT as f64;
            one.thirds >= one.starts - 1 && right.holds(best + 1.0) && !right.holds(best)
        },
    );
    p.says(
        "What does the network with one hidden unit say to the four cases, and how many are on the right side of one half?",
        |[four, half]| four == INPUTS.len() && half == best(&XOR),
    );
    // The end of start 0 with one hidden unit.
    let lone = {
        let mut network = Network::random(
            &[2, 1, 1],
            Tanh,
            Sigmoid,
            &networks::Uniform { limit: 1.0 },
            &mut <rand::rngs::Xoshiro256PlusPlus as rand::SeedableRng>::seed_from_u64(0),
        );
        let rule = GradientDescent {
            learning_rate: LEARNING_RATE,
        };
        let training = Training {
            loss: Mean(CrossEntropy),
            rule,
            epochs: LONG,
        };
        training
            .fit(&mut network, &exclusive_or())
            .expect("it learns");
        answers(&network)
    };
    p.says("One line parts one corner from three.", |[three]| {
        three == lone.iter().filter(|a| near(**a, lone[3])).count()
    });
    p.says(
        "If the lone corner is (0, 0), the answer to it is 0, and the three others get two thirds, because two of them should burn.",
        |[x1, x2, answer, three, part, two]| {
            [x1.value, x2.value] == INPUTS[0]
                && near(lone[0], answer.value)
                && answer == XOR[0]
                && three == (1..4).filter(|case| near(lone[*case], part.value)).count()
                && part == best(&XOR[1..])
                && two == XOR[1..].iter().sum::<f64>()
        },
    );
    p.says(
        "On the right side of one half are then three: (0, 0), (0, 1) and (1, 0).",
        |[half, three, a, b, c, d, e, f]| {
            let right: Vec<[f64; 2]> = (0..4)
                .filter(|case| (lone[*case] > half.value) == (XOR[*case] == 1.0))
                .map(|case| INPUTS[case])
                .collect();
            three == right.len()
                && *right.as_flattened() == [a, b, c, d, e, f].map(|x| x.value)
                && half == best(&XOR)
        },
    );
    p.says(
        "Were the lone corner (1, 0), the three others would get one third, and again three are right.",
        |[x1, x2, others, third, right]| {
            let targets = [XOR[0], XOR[1], XOR[3]];
            let wrong = targets.iter().filter(|y| (third.value > 0.5) != (**y == 1.0)).count();
            [x1.value, x2.value] == INPUTS[2]
                && others == targets.len()
                && third == best(&targets)
                && right == 4 - wrong
        },
    );
    assert_eq!(start(0).n_parameters(), 9, "the network of the page");
}
