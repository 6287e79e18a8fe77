/*
title = "Find the bug: 97 in a hundred"
kind = "find the bug"
page = "sigmoid-neuron-learning/which-mistake.md"
exercise = 3
points = 3
hints = [
    "Of ten malignant rows the neuron finds one, and calls no benign row malignant. What should the sensitivity be, and what does the program give?",
    "Both shares count the same rows above the line. Of which rows is the sensitivity a share?",
    "What is divided by is the number of rows that *are* malignant, whatever was said of them.",
]
*/
//! The sensitivity says how many of the malignant rows are found:
//!
//! $$ \mathrm{sensitivity} = \frac{\text{malignant rows that were called malignant}}{\text{malignant rows}} $$
//!
//! The neuron of the page finds 101 of 110.
//! This program compiles, runs, and makes of them 101 of 104.
//! Find out what it computes instead, and mend it.

/// The share of the malignant rows whose answer reaches the cutoff.
///
/// Each row is the answer of the neuron, and whether the row is malignant. At least one is.
pub fn sensitivity(rows: &[(f64, bool)], cutoff: f64) -> f64 {
    // BEGIN SOLUTION
    let malignant = rows.iter().filter(|(_, malignant)| *malignant);
    let found = malignant.clone().filter(|(answer, _)| *answer >= cutoff);
    found.count() as f64 / malignant.count() as f64
    // STUB
    // let called = rows.iter().filter(|(answer, _)| *answer >= cutoff);
    // let found = called.clone().filter(|(_, malignant)| *malignant);
    // found.count() as f64 / called.count() as f64
    // WRONG: the share is one of the rows that were called malignant, which is the precision
    // let called = rows.iter().filter(|(answer, _)| *answer >= cutoff);
    // let found = called.clone().filter(|(_, malignant)| *malignant);
    // found.count() as f64 / called.count() as f64
    // WRONG: the share is one of all rows
    // let found = rows
    //     .iter()
    //     .filter(|(answer, malignant)| *malignant && *answer >= cutoff);
    // found.count() as f64 / rows.len() as f64
    // WRONG: all right answers are counted, which is the accuracy
    // let right = rows
    //     .iter()
    //     .filter(|(answer, malignant)| (*answer >= cutoff) == *malignant);
    // right.count() as f64 / rows.len() as f64
    // WRONG: the misses are counted, and not what is found
    // let malignant = rows.iter().filter(|(_, malignant)| *malignant);
    // let missed = malignant.clone().filter(|(answer, _)| *answer < cutoff);
    // missed.count() as f64 / malignant.count() as f64
    // WRONG: an answer that equals the cutoff is called benign
    // let malignant = rows.iter().filter(|(_, malignant)| *malignant);
    // let found = malignant.clone().filter(|(answer, _)| *answer > cutoff);
    // found.count() as f64 / malignant.count() as f64
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn the_neuron_of_the_page() {
        // 110 malignant rows, of which 101 are found, and 174 benign ones, of which 3 are called malignant: with them 104 are.
        let kinds = [
            (0.9, true, 101),
            (0.1, true, 9),
            (0.9, false, 3),
            (0.1, false, 171),
        ];
        let rows: Vec<(f64, bool)> = kinds
            .into_iter()
            .flat_map(|(answer, malignant, n)| std::iter::repeat_n((answer, malignant), n))
            .collect();
        expect(
            "sensitivity(rows, 0.5), with 101 of 110 malignant rows found, and 3 of 174 benign ones called malignant",
            sensitivity(&rows, 0.5),
        )
        .mistake(101.0 / 284.0, "the share is one of all rows")
        .mistake(
            272.0 / 284.0,
            "all right answers are counted, which is the accuracy",
        )
        .mistake(
            9.0 / 110.0,
            "the misses are counted, and not what is found",
        )
        .close_to(101.0 / 110.0);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn an_answer_that_equals_the_cutoff() {
        let rows = [
            (0.25, true),
            (0.5, true),
            (0.75, true),
            (0.5, false),
            (0.0, true),
        ];
        expect(
            "sensitivity(rows, 0.5), for malignant rows with the answers 0.25, 0.5, 0.75 and 0, and a benign one with 0.5",
            sensitivity(&rows, 0.5),
        )
        .mistake(0.25, "an answer that equals the cutoff is called benign")
        .close_to(0.5);
    }
    // END HIDDEN TESTS
}
