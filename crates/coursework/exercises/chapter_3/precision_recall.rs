/*
title = "Where is yes?"
page = "understanding-activations/smoothing-the-step.md"
points = 4
hints = [
    "Both are shares of something, and the right yeses are counted in both. Which number stands below each?",
    "Go through the pairs once and count three things: the yeses, the examples that should get one, and those that are both.",
    "An example is a yes when `output >= cutoff`. Precision divides by the yeses, recall by the trues in `wanted`.",
]
*/
//! Somebody has to choose a cutoff, from which on the output of a sigmoid unit counts as a yes.
//! *Precision* is the share of the yeses that were right, *recall* the share of those that should get a yes and did.
//! Compute both.
//! Where there is no yes, or nobody should get one, the share is none at all.

/// Precision and recall, in this order, when an output of at least `cutoff` is a yes.
///
/// `wanted` says which examples should get a yes; it is as long as `outputs`. A share of nothing is `None`.
pub fn precision_recall(
    outputs: &[f64],
    wanted: &[bool],
    cutoff: f64,
) -> (Option<f64>, Option<f64>) {
    // BEGIN SOLUTION
    let yes = |output: &f64| *output >= cutoff;
    let yeses = outputs.iter().filter(|output| yes(output)).count();
    let should = wanted.iter().filter(|wanted| **wanted).count();
    let pairs = outputs.iter().zip(wanted);
    let right = pairs
        .filter(|(output, wanted)| yes(output) && **wanted)
        .count();
    let share = |of: usize| (of > 0).then(|| right as f64 / of as f64);
    (share(yeses), share(should))
    // STUB
    // todo!("precision_recall(&{outputs:?}, &{wanted:?}, {cutoff:?})")
    // WRONG: precision and recall are exchanged
    // let yes = |output: &f64| *output >= cutoff;
    // let right = outputs.iter().zip(wanted).filter(|(o, w)| yes(o) && **w).count() as f64;
    // let yeses = outputs.iter().filter(|o| yes(o)).count() as f64;
    // let should = wanted.iter().filter(|w| **w).count() as f64;
    // let share = |of: f64| (of > 0.0).then(|| right / of);
    // (share(should), share(yeses))
    // WRONG: an output that equals the cutoff is no yes
    // let yes = |output: &f64| *output > cutoff;
    // let right = outputs.iter().zip(wanted).filter(|(o, w)| yes(o) && **w).count() as f64;
    // let yeses = outputs.iter().filter(|o| yes(o)).count() as f64;
    // let should = wanted.iter().filter(|w| **w).count() as f64;
    // let share = |of: f64| (of > 0.0).then(|| right / of);
    // (share(yeses), share(should))
    // WRONG: the share is taken of all examples
    // let yes = |output: &f64| *output >= cutoff;
    // let right = outputs.iter().zip(wanted).filter(|(o, w)| yes(o) && **w).count() as f64;
    // let all = outputs.len() as f64;
    // let share = |of: f64| (of > 0.0).then(|| right / of);
    // (share(all), share(all))
    // WRONG: right noes are counted as right yeses
    // let yes = |output: &f64| *output >= cutoff;
    // let right = outputs.iter().zip(wanted).filter(|(o, w)| yes(o) == **w).count() as f64;
    // let yeses = outputs.iter().filter(|o| yes(o)).count() as f64;
    // let should = wanted.iter().filter(|w| **w).count() as f64;
    // let share = |of: f64| (of > 0.0).then(|| right / of);
    // (share(yeses), share(should))
    // WRONG: nothing is divided by nothing
    // let yes = |output: &f64| *output >= cutoff;
    // let right = outputs.iter().zip(wanted).filter(|(o, w)| yes(o) && **w).count() as f64;
    // let yeses = outputs.iter().filter(|o| yes(o)).count() as f64;
    // let should = wanted.iter().filter(|w| **w).count() as f64;
    // (Some(right / yeses), Some(right / should))
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    const OUTPUTS: [f64; 8] = [0.95, 0.9, 0.8, 0.6, 0.5, 0.3, 0.2, 0.1];
    const WANTED: [bool; 8] = [true, true, false, true, true, true, true, false];

    #[test]
    fn five_yeses_of_which_four_are_right() {
        // Six examples should get a yes, and four of them do.
        expect(
            "precision_recall of eight examples, with the cutoff 0.5",
            precision_recall(&OUTPUTS, &WANTED, 0.5),
        )
        .mistake(
            (Some(4.0 / 6.0), Some(0.8)),
            "precision and recall are exchanged",
        )
        .mistake(
            (Some(0.75), Some(0.5)),
            "an output that equals the cutoff is no yes",
        )
        .mistake((Some(0.5), Some(0.5)), "the share is taken of all examples")
        .mistake(
            (Some(1.0), Some(5.0 / 6.0)),
            "right noes are counted as right yeses",
        )
        .is((Some(0.8), Some(4.0 / 6.0)));
    }

    #[test]
    fn a_high_cutoff_is_right_when_it_speaks_and_misses_much() {
        expect(
            "precision_recall of the same examples, with the cutoff 0.85",
            precision_recall(&OUTPUTS, &WANTED, 0.85),
        )
        .mistake(
            (Some(2.0 / 6.0), Some(1.0)),
            "precision and recall are exchanged",
        )
        .mistake(
            (Some(0.25), Some(0.25)),
            "the share is taken of all examples",
        )
        .is((Some(1.0), Some(2.0 / 6.0)));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn without_a_yes_there_is_no_precision() {
        let (precision, recall) = precision_recall(&OUTPUTS, &WANTED, 0.99);
        expect(
            "whether there is a precision, and whether a recall, with the cutoff 0.99",
            (precision.is_some(), recall.is_some()),
        )
        .mistake((true, true), "nothing is divided by nothing")
        .mistake((false, false), "one share stands for both")
        .is((false, true));
        expect("the recall with the cutoff 0.99", recall).is(Some(0.0));
    }

    #[test]
    fn where_nobody_should_get_a_yes_there_is_no_recall() {
        let (precision, recall) = precision_recall(&[0.7, 0.1], &[false, false], 0.5);
        expect(
            "the precision, and whether there is a recall, where nobody should get a yes",
            (precision, recall.is_some()),
        )
        .mistake((Some(0.0), true), "nothing is divided by nothing")
        .is((Some(0.0), false));
    }
    // END HIDDEN TESTS
}
