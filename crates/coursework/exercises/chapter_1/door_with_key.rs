/*
title = "A door with a key"
page = "neural-units/neural-unit.md"
points = 3
hints = [
    "Which sums does the old door have, and which of them open it? What must the key bring, if it has to do so alone?",
    "Keep the 3 of the badge and the 1 of the hand. Give the key as much as both together, and look for a threshold that no sum equals.",
    "`ThresholdUnit::new(vec![3.0, 1.0, …], …)`: the sums that open the door are 4 and more, the others are 3 and less.",
]
*/
//! The door gets a third input, a key.
//! It is to open to the key, whatever the badge and the hand do, and without the key to the badge and the hand together.
//! These are five of the eight cases; in the other three it stays shut.
//!
//! Choose three weights and a threshold, so that nobody can tell whether the unit fires "at least" or "beyond" the threshold:
//! none of the eight sums may equal it.

use neuron_core::ThresholdUnit;

/// The door: its inputs are the badge, the hand and the key, in this order, each 0 or 1.
///
/// It opens in the cases 001, 011, 101, 110 and 111, and no weighted sum equals its threshold.
pub fn door() -> ThresholdUnit {
    // BEGIN SOLUTION
    ThresholdUnit::new(vec![3.0, 1.0, 4.0], 3.5)
    // STUB
    // todo!("door()")
    // WRONG: a sum equals the threshold, so that the two rules part
    // ThresholdUnit::new(vec![3.0, 1.0, 4.0], 4.0)
    // WRONG: the key counts no more than the badge
    // ThresholdUnit::new(vec![3.0, 1.0, 3.0], 3.5)
    // WRONG: the badge alone is enough
    // ThresholdUnit::new(vec![3.0, 1.0, 4.0], 2.5)
    // WRONG: the key is taken for the first input
    // ThresholdUnit::new(vec![4.0, 3.0, 1.0], 3.5)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use activations::{AtZero, Step};
    use expected::expect;
    use neuron_core::ThresholdUnit;

    use super::*;

    const WANTED: [u8; 8] = [0, 1, 0, 1, 0, 1, 1, 1];

    /// What the door answers in the cases 000, 001, … 111.
    fn answers(door: &ThresholdUnit) -> Vec<u8> {
        let rows = door.truth_table();
        rows.iter().map(|row| u8::from(row.output > 0.5)).collect()
    }

    #[test]
    fn it_opens_in_five_of_the_eight_cases() {
        expect(
            "whether the door opens, in the cases 000, 001, … 111 of badge, hand and key",
            answers(&door()),
        )
        .mistake(
            vec![0, 0, 0, 1, 0, 1, 1, 1],
            "the key counts no more than the badge",
        )
        .mistake(vec![0, 1, 0, 1, 1, 1, 1, 1], "the badge alone is enough")
        .mistake(
            vec![0, 0, 0, 1, 1, 1, 1, 1],
            "the key is taken for the first input",
        )
        .is(WANTED.to_vec());
    }

    #[test]
    fn nobody_can_tell_who_decides_at_equality() {
        let beyond = door().with_step(Step {
            at_zero: AtZero::Zero,
        });
        expect(
            "whether the door opens, in the same cases, if a sum has to go beyond the threshold",
            answers(&beyond),
        )
        .mistake(
            vec![0, 0, 0, 1, 0, 1, 0, 1],
            "a sum equals the threshold, so that the two rules part",
        )
        .is(WANTED.to_vec());
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn it_has_three_inputs_and_no_sum_on_the_threshold() {
        let door = door();
        expect("how many inputs the door has", door.n_inputs()).is(3);
        let rows = door.truth_table();
        let on_it = rows.iter().filter(|row| row.weighted_input == 0.0).count();
        expect("how many of the eight sums equal the threshold", on_it)
            .mistake(2, "a sum equals the threshold, so that the two rules part")
            .is(0);
    }
    // END HIDDEN TESTS
}
