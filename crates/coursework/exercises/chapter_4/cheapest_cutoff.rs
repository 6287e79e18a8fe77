/*
title = "The cheapest cutoff"
page = "sigmoid-neuron-learning/which-mistake.md"
points = 4
hints = [
    "At the cutoff 0.5 somebody has 9 misses and 3 false alarms. What do these 12 mistakes cost, if a miss is as bad as ten false alarms?",
    "Write the cost of one cutoff first: go through the rows, and add what each of them costs. Then compare the cutoffs.",
    "`let cost = |cutoff: f64| -> f64 { rows.iter().map(…).sum() };`, where a row costs `cost_of_miss`, 1 or 0. Then keep the cutoff whose cost is lower than that of all before it.",
]
*/
//! There are two kinds of mistakes: a miss is a malignant row that is called benign, a false alarm a benign one that is called malignant.
//! A miss costs as much as $c$ false alarms, so a cutoff costs
//!
//! $$ c \cdot \mathrm{misses} + \text{false alarms}. $$
//!
//! Choose the cheapest of several cutoffs.

/// The cutoff with the lowest cost, and among equals the first one.
///
/// Each row is an answer, and whether the row is malignant; from the cutoff on an answer means "malignant".
/// There is at least one cutoff.
pub fn cheapest_cutoff(rows: &[(f64, bool)], cutoffs: &[f64], cost_of_miss: f64) -> f64 {
    // BEGIN SOLUTION
    let cost = |cutoff: f64| -> f64 {
        let costs = rows
            .iter()
            .map(|&(answer, malignant)| match (malignant, answer >= cutoff) {
                (true, false) => cost_of_miss,
                (false, true) => 1.0,
                _ => 0.0,
            });
        costs.sum()
    };
    let mut best = cutoffs[0];
    for &cutoff in cutoffs {
        if cost(cutoff) < cost(best) {
            best = cutoff;
        }
    }
    best
    // STUB
    // todo!("cheapest_cutoff(&{rows:?}, &{cutoffs:?}, {cost_of_miss:?})")
    // WRONG: both kinds of mistakes cost the same
    // let _ = cost_of_miss;
    // let mistakes = |cutoff: f64| {
    //     let wrong = rows.iter().filter(|(answer, malignant)| (*answer >= cutoff) != *malignant);
    //     wrong.count()
    // };
    // let mut best = cutoffs[0];
    // for &cutoff in cutoffs {
    //     if mistakes(cutoff) < mistakes(best) {
    //         best = cutoff;
    //     }
    // }
    // best
    // WRONG: the false alarms are given the price of the misses
    // let cost = |cutoff: f64| -> f64 {
    //     let costs = rows.iter().map(|&(answer, malignant)| {
    //         match (malignant, answer >= cutoff) {
    //             (true, false) => 1.0,
    //             (false, true) => cost_of_miss,
    //             _ => 0.0,
    //         }
    //     });
    //     costs.sum()
    // };
    // let mut best = cutoffs[0];
    // for &cutoff in cutoffs {
    //     if cost(cutoff) < cost(best) {
    //         best = cutoff;
    //     }
    // }
    // best
    // WRONG: among equals the last one is chosen
    // let cost = |cutoff: f64| -> f64 {
    //     let costs = rows.iter().map(|&(answer, malignant)| {
    //         match (malignant, answer >= cutoff) {
    //             (true, false) => cost_of_miss,
    //             (false, true) => 1.0,
    //             _ => 0.0,
    //         }
    //     });
    //     costs.sum()
    // };
    // let mut best = cutoffs[0];
    // for &cutoff in cutoffs {
    //     if cost(cutoff) <= cost(best) {
    //         best = cutoff;
    //     }
    // }
    // best
    // WRONG: an answer that equals the cutoff is called benign
    // let cost = |cutoff: f64| -> f64 {
    //     let costs = rows.iter().map(|&(answer, malignant)| {
    //         match (malignant, answer > cutoff) {
    //             (true, false) => cost_of_miss,
    //             (false, true) => 1.0,
    //             _ => 0.0,
    //         }
    //     });
    //     costs.sum()
    // };
    // let mut best = cutoffs[0];
    // for &cutoff in cutoffs {
    //     if cost(cutoff) < cost(best) {
    //         best = cutoff;
    //     }
    // }
    // best
    // WRONG: the formula 1/(1 + c) is used, which asks for answers that are probabilities
    // let wanted = 1.0 / (1.0 + cost_of_miss);
    // let _ = rows;
    // let mut best = cutoffs[0];
    // for &cutoff in cutoffs {
    //     if (cutoff - wanted).abs() < (best - wanted).abs() {
    //         best = cutoff;
    //     }
    // }
    // best
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    /// Malignant rows at 0.2, 0.6 and 0.9, benign ones at 0.1, 0.3, 0.4 and 0.7.
    const ROWS: [(f64, bool); 7] = [
        (0.1, false),
        (0.2, true),
        (0.3, false),
        (0.4, false),
        (0.6, true),
        (0.7, false),
        (0.9, true),
    ];

    #[test]
    fn a_miss_is_as_bad_as_ten_false_alarms() {
        // Misses and false alarms: 0 and 4 at 0.05, 0 and 3 at 0.15, 1 and 1 at 0.5, 2 and 0 at 0.8.
        expect(
            "cheapest_cutoff(rows, &[0.8, 0.5, 0.15, 0.05], 10.0), for malignant rows with the answers \
             0.2, 0.6 and 0.9, and benign ones with 0.1, 0.3, 0.4 and 0.7",
            cheapest_cutoff(&ROWS, &[0.8, 0.5, 0.15, 0.05], 10.0),
        )
        // Two mistakes at 0.8 and two at 0.5, and the first one is taken.
        .mistake(0.8, "both kinds of mistakes cost the same")
        .mistake(
            0.05,
            "the formula 1/(1 + c) is used, which asks for answers that are probabilities",
        )
        .is(0.15);
    }

    #[test]
    fn a_miss_is_hardly_worth_a_false_alarm() {
        // At 0.5 a miss and a false alarm cost 1.25, at 0.8 two misses cost 0.5.
        expect(
            "cheapest_cutoff(rows, &[0.5, 0.8, 0.15], 0.25), for the same rows",
            cheapest_cutoff(&ROWS, &[0.5, 0.8, 0.15], 0.25),
        )
        // There 0.75 for three false alarms would be the least.
        .mistake(0.15, "the false alarms are given the price of the misses")
        .mistake(0.5, "both kinds of mistakes cost the same")
        .is(0.8);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn equal_costs_and_equal_answers() {
        // At 0.5 and at 0.55 the same rows are on the same sides.
        expect(
            "cheapest_cutoff(rows, &[0.5, 0.55], 2.0), for the same rows",
            cheapest_cutoff(&ROWS, &[0.5, 0.55], 2.0),
        )
        .mistake(0.55, "among equals the last one is chosen")
        .is(0.5);
        // At 0.6 the malignant row with the answer 0.6 is found, at 0.8 it is missed.
        expect(
            "cheapest_cutoff(rows, &[0.8, 0.6], 3.0), for the same rows",
            cheapest_cutoff(&ROWS, &[0.8, 0.6], 3.0),
        )
        .mistake(0.8, "an answer that equals the cutoff is called benign")
        .is(0.6);
        expect(
            "cheapest_cutoff(rows, &[0.3], 1.0), for the same rows",
            cheapest_cutoff(&ROWS, &[0.3], 1.0),
        )
        .is(0.3);
    }

    #[test]
    fn what_a_false_alarm_costs_and_what_a_right_answer_costs() {
        // A miss and a false alarm cost 3.5, three false alarms cost 3.
        expect(
            "cheapest_cutoff(rows, &[0.5, 0.15], 2.5), for the same rows",
            cheapest_cutoff(&ROWS, &[0.5, 0.15], 2.5),
        )
        .mistake(0.5, "both kinds of mistakes cost the same")
        .is(0.15);
        // Both find all, and the first has one false alarm more.
        expect(
            "cheapest_cutoff(rows, &[0.05, 0.15], 10.0), for the same rows",
            cheapest_cutoff(&ROWS, &[0.05, 0.15], 10.0),
        )
        .is(0.15);
    }
    // END HIDDEN TESTS
}
