/*
title = "How many small voices?"
page = "neurons-in-detail/fuzziness.md"
exercise = 1
points = 2
hints = [
    "Where is the answer of a sigmoid unit exactly one half, and does it pass one half there?",
    "With n inputs the weighted input is n times one of them, plus the bias. Find the first n for which it is above 0.",
    "Count up from 0 while `f64::from(n) * input + bias` is not yet above 0.",
]
*/
//! Several inputs of the same size $x$ come to a sigmoid unit, all with the weight 1, and the unit has a negative bias:
//!
//! $$ z = n\,x + b. $$
//!
//! How many inputs does it take until the answer *passes* one half?

/// The smallest number of inputs for which σ(n·x + b) is above one half.
///
/// The input is positive. A unit with a positive bias needs none.
pub fn inputs_needed(input: f64, bias: f64) -> u32 {
    // BEGIN SOLUTION
    let mut n = 0;
    while f64::from(n) * input + bias <= 0.0 {
        n += 1;
    }
    n
    // STUB
    // todo!("inputs_needed({input:?}, {bias:?})")
    // WRONG: an answer that reaches one half is taken for one that passes it
    // let mut n = 0;
    // while f64::from(n) * input + bias < 0.0 {
    //     n += 1;
    // }
    // n
    // WRONG: the last number of inputs that is not enough is given
    // let mut n = 0;
    // while f64::from(n + 1) * input + bias <= 0.0 {
    //     n += 1;
    // }
    // n
    // WRONG: the weighted input is compared with one half, and not the answer
    // let mut n = 0;
    // while f64::from(n) * input + bias <= 0.5 {
    //     n += 1;
    // }
    // n
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn a_bias_that_is_met_exactly_and_one_that_is_not() {
        expect(
            "[inputs_needed(0.25, -3.0), inputs_needed(0.5, -1.75)]",
            [inputs_needed(0.25, -3.0), inputs_needed(0.5, -1.75)],
        )
        .mistake(
            [12, 4],
            "an answer that reaches one half is taken for one that passes it",
        )
        .mistake(
            [12, 3],
            "the last number of inputs that is not enough is given",
        )
        .mistake(
            [15, 5],
            "the weighted input is compared with one half, and not the answer",
        )
        .is([13, 4]);
    }

    #[test]
    fn the_unit_of_the_page() {
        // Ten inputs of 0.3 make 3, and reach one half.
        expect("inputs_needed(0.3, -3.0)", inputs_needed(0.3, -3.0))
            .mistake(
                10,
                "an answer that reaches one half is taken for one that passes it",
            )
            .is(11);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn none_is_enough_or_one_is() {
        expect("inputs_needed(0.5, 0.25)", inputs_needed(0.5, 0.25))
            .mistake(
                1,
                "the weighted input is compared with one half, and not the answer",
            )
            .is(0);
        expect("inputs_needed(0.5, 0.0)", inputs_needed(0.5, 0.0))
            .mistake(
                0,
                "an answer that reaches one half is taken for one that passes it",
            )
            .is(1);
        expect("inputs_needed(8.0, -2.0)", inputs_needed(8.0, -2.0)).is(1);
    }
    // END HIDDEN TESTS
}
