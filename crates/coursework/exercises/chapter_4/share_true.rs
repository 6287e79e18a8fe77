/*
title = "Is it calibrated? Count"
page = "sigmoid-neuron-learning/probability.md"
points = 3
hints = [
    "A weather service said \"seven tenths\" on ten days. Which days do you look at, and what do you divide by?",
    "First choose the cases whose answer lies in the range, then count the true ones among them. What is the share when nothing has been chosen?",
    "Go once through `cases` with two counters, `chosen` and `yes`. `None` when `chosen` is 0.",
]
*/
//! A neuron is calibrated if, among the cases with one answer, that share is true.
//! Answers seldom repeat, so one takes those in a range:
//!
//! $$ \mathrm{share} = \frac{\text{true cases with an answer in the range}}{\text{cases with an answer in the range}} $$
//!
//! Count the share.

/// The share of true cases among those whose answer is at least `from` and less than `to`.
///
/// Each case is the answer of a neuron, and whether the case was true. `None` where no answer lies in the range.
pub fn share_true(cases: &[(f64, bool)], from: f64, to: f64) -> Option<f64> {
    // BEGIN SOLUTION
    let (mut chosen, mut yes) = (0, 0);
    for &(answer, truth) in cases {
        if (from..to).contains(&answer) {
            chosen += 1;
            yes += i32::from(truth);
        }
    }
    (chosen > 0).then(|| f64::from(yes) / f64::from(chosen))
    // STUB
    // todo!("share_true(&{cases:?}, {from:?}, {to:?})")
    // WRONG: the share is one of all cases, and not of those in the range
    // let yes = cases
    //     .iter()
    //     .filter(|(answer, truth)| (from..to).contains(answer) && *truth)
    //     .count();
    // Some(yes as f64 / cases.len() as f64)
    // WRONG: the upper end of the range counts too
    // let (mut chosen, mut yes) = (0, 0);
    // for &(answer, truth) in cases {
    //     if (from..=to).contains(&answer) {
    //         chosen += 1;
    //         yes += i32::from(truth);
    //     }
    // }
    // (chosen > 0).then(|| f64::from(yes) / f64::from(chosen))
    // WRONG: the mean answer is given, which is what the neuron says and not what is true
    // let (mut chosen, mut sum) = (0, 0.0);
    // for &(answer, _) in cases {
    //     if (from..to).contains(&answer) {
    //         chosen += 1;
    //         sum += answer;
    //     }
    // }
    // (chosen > 0).then(|| sum / f64::from(chosen))
    // WRONG: a range without an answer is given the share 0
    // let (mut chosen, mut yes) = (0, 0);
    // for &(answer, truth) in cases {
    //     if (from..to).contains(&answer) {
    //         chosen += 1;
    //         yes += i32::from(truth);
    //     }
    // }
    // Some(f64::from(yes) / f64::from(chosen.max(1)))
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    const CASES: [(f64, bool); 8] = [
        (0.75, true),
        (0.75, true),
        (0.75, false),
        (0.75, true),
        (0.25, false),
        (0.25, true),
        (1.0, true),
        (0.0, false),
    ];

    #[test]
    fn the_cases_with_the_answer_three_quarters() {
        expect(
            "share_true(cases, 0.5, 1.0), of the answers 0.75 (true, true, false, true), \
             0.25 (false, true), 1 (true), 0 (false)",
            share_true(&CASES, 0.5, 1.0),
        )
        .mistake(
            Some(3.0 / 8.0),
            "the share is one of all cases, and not of those in the range",
        )
        .mistake(Some(4.0 / 5.0), "the upper end of the range counts too")
        .is(Some(0.75));
    }

    #[test]
    fn what_the_neuron_says_and_what_is_true() {
        expect(
            "share_true(cases, 0.25, 0.5), of the same cases",
            share_true(&CASES, 0.25, 0.5),
        )
        .mistake(
            Some(0.25),
            "the mean answer is given, which is what the neuron says and not what is true",
        )
        .mistake(
            Some(1.0 / 8.0),
            "the share is one of all cases, and not of those in the range",
        )
        .is(Some(0.5));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn no_answer_in_the_range() {
        expect(
            "share_true(cases, 0.5, 0.75), of the same cases",
            share_true(&CASES, 0.5, 0.75),
        )
        .mistake(Some(0.0), "a range without an answer is given the share 0")
        .mistake(Some(0.75), "the upper end of the range counts too")
        .is(None);
        expect("share_true(&[], 0.0, 1.0)", share_true(&[], 0.0, 1.0)).is(None);
        expect(
            "share_true(cases, 0.0, 0.25), of the same cases",
            share_true(&CASES, 0.0, 0.25),
        )
        .is(Some(0.0));
    }
    // END HIDDEN TESTS
}
