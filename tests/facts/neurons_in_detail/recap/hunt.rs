//! The hunt for planted bugs.

use activations::{Activation, Differentiable, Sigmoid, Tanh};
use manuscript::facts::Facts;

use super::lamp::{Bugs, CASES, START, TENTH, Theta, loss, measured, worst, z};
use super::line;
use crate::compiled::printed;

/// How near the answers of a lamp that is right must come.
const NEAR: f64 = 1.0 / 20.0;

pub(super) fn facts(p: &mut Facts) {
    let programs: Vec<String> = p.read(|page| {
        let programs = page.fences().iter().filter(|fence| fence.is_run());
        programs.map(|fence| fence.text(page)).collect()
    });
    // The programs print what our own does, with all of the bugs and with none.
    for (program, bugs) in programs.iter().zip([Bugs::ALL, Bugs::NONE]) {
        assert_eq!(printed(program, ""), bugs.prints());
        p.shows(bugs.prints().trim_end());
    }
    p.says(
        "It compiles without a warning, it runs, and this is what it has to say, each loss ten thousand times as large:",
        |[times]| programs.iter().all(|program| program.contains("10_000.0 * loss")) && times == 10_000.0,
    );
    let bugs = Bugs::EACH.len();
    let changed = |from: &str, to: &str| programs[0].contains(from) && programs[1].contains(to);
    p.says(
        "There are five bugs in it, and none of them is a crash.",
        |[five]| {
            five == bugs
                && Bugs::EACH
                    .iter()
                    .all(|bug| bug.prints() != Bugs::NONE.prints())
        },
    );
    let nine = TENTH.len();
    p.says(
        "Write a [gradient check](../sigmoid-neuron-learning/partial-derivatives.md#is-it-right): nudge each of the nine parameters to both sides, and compare with `find_slopes`.",
        |[all]| all == nine,
    );
    let asks = p.read(|page| {
        page.text()
            .contains("\n8. You check a gradient at the start")
    });
    p.says("Choose where you check, as in question 8.", |[number]| {
        asks && number == 8
    });
    let twice = |bugs: Bugs| {
        let mut slopes = bugs.slopes(&TENTH);
        let first = slopes;
        bugs.find_slopes(&TENTH, &mut slopes);
        (first, slopes)
    };
    p.says("Ask `find_slopes` the same question twice.", |[asked]| {
        let (first, second) = twice(Bugs::NONE);
        asked == [first, second].len() && first == second
    });
    p.says(
        "All nine slopes agree, and go on agreeing when you ask again.",
        |[all]| all == nine && Bugs::NONE.wrong() == 0 && programs[1].contains("check(&START);"),
    );
    p.says(
        "All four cases are right to a twentieth.",
        |[cases, near]| cases == CASES.len() && near == NEAR && worst(&Bugs::NONE.train().1) < NEAR,
    );
    p.says(
        "And you can name five things that you changed, with the tool that found each; a lamp that burns is not enough.",
        |[five]| {
            let lines = |program: &str| program.lines().map(str::to_owned).collect::<Vec<_>>();
            let mended = lines(&programs[1]);
            // The line that was forgotten is an added one; one line had two of the bugs.
            let gone = lines(&programs[0]).iter().filter(|line| !mended.contains(line)).count();
            five == gone + 2 && five == bugs
        },
    );
    the_bugs(p, &changed);
}

fn the_bugs(p: &mut Facts, changed: &dyn Fn(&str, &str) -> bool) {
    p.says(
        "The first three are found by the check, if one checks at the right place.",
        |[three]| (0..5).all(|bug| (Bugs::EACH[bug].wrong() > 0) == (bug < three.n())),
    );
    let size = |slopes: Theta| {
        slopes
            .into_iter()
            .fold(0.0, |largest: f64, slope| largest.max(slope.abs()))
    };
    p.says(
        "At `START` it has next to nothing to compare: each of the nine slopes is less than a ten-thousandth.",
        |[nine, bound]| {
            let largest = size(measured(&START));
            nine == START.len() && bound.holds(largest)
        },
    );
    p.says(
        "At a tenth of `START`, seven of the nine are wrong.",
        |[tenth, seven, nine]| {
            let is_tenth = START
                .iter()
                .zip(TENTH)
                .all(|(start, part)| (tenth.value * start - part).abs() < 1e-12);
            is_tenth && nine == START.len() && seven == Bugs::ALL.wrong()
        },
    );
    p.says(
        "The slope by the output's bias has the right size and the wrong sign: it was subtracted.",
        |[]| {
            let (found, right) = (Bugs::ALL.slopes(&TENTH)[8], Bugs::NONE.slopes(&TENTH)[8]);
            found == -right && changed("slopes[8] -= delta;", "slopes[8] += delta;")
        },
    );
    p.says("All six slopes of the hidden units are wrong.", |[six]| {
        six == Bugs::with([false, true, true, true, true]).wrong()
    });
    p.says(
        "A tanh unit that answers h has the slope 1 − h², and `h * (1.0 - h)` belongs to a sigmoid.",
        |[one, other]| {
            line().filter(|z| z.abs() < 10.0).all(|z| {
                let (h, s) = (Tanh.apply(z), Sigmoid.apply(z));
                (Tanh.derivative(z) - (one.value - h * h)).abs() < 1e-12
                    && (Sigmoid.derivative(z) - s * (other.value - s)).abs() < 1e-12
            }) && changed("h * (1.0 - h);", "(1.0 - h * h);")
        },
    );
    p.says(
        "Now the first hidden unit is right, and the second is not: its slope comes back through the weight of the first.",
        |[]| {
            let bugs = Bugs::with([false, false, true, true, true]);
            let (found, right) = (bugs.slopes(&TENTH), measured(&TENTH));
            let agrees = |j: usize| (found[j] - right[j]).abs() < 1e-6;
            (0..3).all(agrees) && !(3..6).any(agrees) && changed("theta[6] *", "theta[6 + unit] *")
        },
    );
    let rest = Bugs::with([false, false, false, true, true]);
    p.says(
        "Then everything agrees, and the lamp does not burn.",
        |[]| rest.wrong() == 0 && worst(&rest.train().1) > 0.9,
    );
    p.says(
        "Asked a second time at the same place, `find_slopes` answers twice as much: it adds, and nobody sets the slopes back to 0.",
        |[twice, zero]| {
            let first = rest.slopes(&TENTH);
            let mut second = first;
            rest.find_slopes(&TENTH, &mut second);
            first.iter().zip(second).all(|(first, second)| (twice.value * first - second).abs() < 1e-12)
                && zero == 0.0
                && changed("let mut slopes = [0.0; 9];", "slopes.fill(0.0);")
        },
    );
    let last = Bugs::with([false, false, false, false, true]);
    p.says(
        "With that mended the losses fall at last, so slowly that one does not see it.",
        |[]| {
            let losses = last.train().0;
            losses
                .windows(2)
                .all(|pair| pair[1] < pair[0] && pair[0] - pair[1] < 1e-4)
        },
    );
    p.says(
        "The column is level from the first epoch on: the output begins saturated, with z below −10 in all four cases.",
        |[bound, four]| {
            let all = CASES.map(|(x, _)| z(&START, x));
            let largest = all.into_iter().fold(f64::MIN, f64::max);
            four == all.len() && all.iter().all(|z| bound.holds(*z)) && largest > bound.value - 0.1
        },
    );
    p.says("A start of a tenth is enough.", |[tenth]| {
        tenth == TENTH[0] / START[0] && worst(&Bugs::NONE.train().1) < NEAR && loss(&TENTH) > 0.7
    });
    p.says(
        "Would one have found all five without the check?",
        |[five]| five == Bugs::EACH.len(),
    );
    p.says(
        "Put one of the first three back and leave the other four mended: the lamp burns all the same, right to a twentieth in every case.",
        |[three, four, near]| {
            let errors: Vec<f64> = Bugs::EACH.iter().map(|bug| worst(&bug.train().1)).collect();
            four == Bugs::EACH.len() - 1
                && (0..5).all(|bug| (errors[bug] < near.value) == (bug < three.n()))
                && errors[..3].iter().any(|error| *error > 0.5 * near.value)
                && near == NEAR
        },
    );
}
