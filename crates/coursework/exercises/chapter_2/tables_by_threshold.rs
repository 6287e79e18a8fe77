/*
title = "How many tables can a knob make?"
page = "building-a-neuron/moving-the-threshold.md"
points = 3
hints = [
    "The weights 5 and 3 have four sums and five tables, the weights 5 and 5 four tables. What has to be counted?",
    "Collect all sums in a set, which keeps each number once. A new weight makes each sum that is there into two.",
    "`let mut sums = std::collections::BTreeSet::from([0]);` and, for each weight, add `sum + w` for every sum that is there.",
]
*/
//! The sums cut the line of all thresholds into pieces, and inside a piece nothing can change.
//! How many different tables can one get by moving θ, with the weights as they are?
//!
//! The weights here are whole numbers, so that equal sums are equal to the last digit.

/// The number of different truth tables of the units with these weights, over all thresholds.
pub fn tables_by_threshold(weights: &[i32]) -> usize {
    // BEGIN SOLUTION
    let mut sums = std::collections::BTreeSet::from([0]);
    for w in weights {
        let with_it: Vec<i32> = sums.iter().map(|sum| sum + w).collect();
        sums.extend(with_it);
    }
    sums.len() + 1
    // STUB
    // todo!("tables_by_threshold(&{weights:?})")
    // WRONG: the cuts are counted and not the pieces
    // let mut sums = std::collections::BTreeSet::from([0]);
    // for w in weights {
    //     let with_it: Vec<i32> = sums.iter().map(|sum| sum + w).collect();
    //     sums.extend(with_it);
    // }
    // sums.len()
    // WRONG: every case is taken to have a sum of its own
    // (1 << weights.len()) + 1
    // WRONG: equal sums are found only where they stand side by side
    // let mut sums = vec![0];
    // for w in weights {
    //     sums = sums.iter().flat_map(|sum| [*sum, sum + w]).collect();
    // }
    // sums.dedup();
    // sums.len() + 1
    // WRONG: the sum of no signal at all is forgotten
    // let mut sums = std::collections::BTreeSet::from([0]);
    // for w in weights {
    //     let with_it: Vec<i32> = sums.iter().map(|sum| sum + w).collect();
    //     sums.extend(with_it);
    // }
    // sums.remove(&0);
    // sums.len() + 1
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn five_tables_on_the_page() {
        expect("tables_by_threshold(&[5, 3])", tables_by_threshold(&[5, 3]))
            .mistake(
                4,
                "the cuts are counted and not the pieces, or the sum of no signal at all is forgotten",
            )
            .is(5);
    }

    #[test]
    fn equal_weights_have_fewer() {
        // The sums are 0, 5, 5 and 10.
        expect("tables_by_threshold(&[5, 5])", tables_by_threshold(&[5, 5]))
            .mistake(5, "every case is taken to have a sum of its own")
            .is(4);
    }

    #[test]
    fn three_inputs_have_nine_at_most() {
        expect(
            "tables_by_threshold(&w) for (1, 2, 4), (5, 3, 2) and (1, 1, 1)",
            [[1, 2, 4], [5, 3, 2], [1, 1, 1]].map(|w| tables_by_threshold(&w)),
        )
        .mistake([8, 7, 4], "the cuts are counted and not the pieces")
        .mistake([9, 9, 9], "every case is taken to have a sum of its own")
        .is([9, 8, 5]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn a_weight_and_its_opposite() {
        // The sums are 0, −2, 2 and 0 again, and each of them twice.
        expect(
            "tables_by_threshold(&[2, -2, 0])",
            tables_by_threshold(&[2, -2, 0]),
        )
        .mistake(5, "equal sums are found only where they stand side by side")
        .mistake(9, "every case is taken to have a sum of its own")
        .is(4);
    }

    #[test]
    fn no_signal_at_all_makes_a_sum_too() {
        // Always and never.
        expect("tables_by_threshold(&[])", tables_by_threshold(&[]))
            .mistake(1, "the sum of no signal at all is forgotten")
            .is(2);
    }
    // END HIDDEN TESTS
}
