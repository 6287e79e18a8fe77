/*
title = "Three of the four cases"
page = "neurons-in-detail/exclusive-or.md"
exercise = 1
points = 4
hints = [
    "Which single corner does *or* cut off, and which case of XOR does it get wrong?",
    "Three cases are right when the line cuts off the right single corner. For each case that is to be wrong, find that corner first, then a line.",
    "A `match` on the four cases. Two of the units have the weights (1, 1) and (−1, −1), the two others one weight of each sign.",
]
*/
//! One unit cannot compute exclusive or, but it can get three of the four cases right.
//! A unit fires when
//!
//! $$ w_1 x_1 + w_2 x_2 \ge \theta. $$
//!
//! Find a unit for each of the four cases that may be wrong.

/// The weights and the threshold of a unit that computes XOR in all cases but `wrong`, which is one of
/// (0, 0), (0, 1), (1, 0) and (1, 1).
pub fn three_of_four(wrong: (u8, u8)) -> ([f64; 2], f64) {
    // BEGIN SOLUTION
    match wrong {
        (0, 0) => ([-1.0, -1.0], -1.5),
        (0, _) => ([1.0, -1.0], 0.5),
        (_, 0) => ([-1.0, 1.0], 0.5),
        _ => ([1.0, 1.0], 0.5),
    }
    // STUB
    // todo!("three_of_four({wrong:?})")
    // WRONG: the unit is *or* in every case, which is wrong at (1, 1) alone
    // let _ = wrong;
    // ([1.0, 1.0], 0.5)
    // WRONG: the units for (0, 1) and (1, 0) are exchanged
    // match wrong {
    //     (0, 0) => ([-1.0, -1.0], -1.5),
    //     (0, _) => ([-1.0, 1.0], 0.5),
    //     (_, 0) => ([1.0, -1.0], 0.5),
    //     _ => ([1.0, 1.0], 0.5),
    // }
    // WRONG: the unit is right in the one case and wrong in the three others
    // match wrong {
    //     (0, 0) => ([1.0, 1.0], 1.5),
    //     (0, _) => ([-1.0, 1.0], -0.5),
    //     (_, 0) => ([1.0, -1.0], -0.5),
    //     _ => ([-1.0, -1.0], -0.5),
    // }
    // WRONG: *not both* has the threshold of *or* with the sign turned, and is silent at three corners
    // match wrong {
    //     (0, 0) => ([-1.0, -1.0], -0.5),
    //     (0, _) => ([1.0, -1.0], 0.5),
    //     (_, 0) => ([-1.0, 1.0], 0.5),
    //     _ => ([1.0, 1.0], 0.5),
    // }
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    /// In which of the four cases (0, 0), (0, 1), (1, 0), (1, 1) the unit for this case agrees with XOR.
    fn right(wrong: (u8, u8)) -> [bool; 4] {
        let ([w1, w2], threshold) = three_of_four(wrong);
        let fires = |x1: f64, x2: f64| w1 * x1 + w2 * x2 >= threshold;
        [
            !fires(0.0, 0.0),
            fires(0.0, 1.0),
            fires(1.0, 0.0),
            !fires(1.0, 1.0),
        ]
    }

    #[test]
    fn wrong_at_one_and_one() {
        expect(
            "where three_of_four((1, 1)) agrees with XOR, at (0, 0), (0, 1), (1, 0) and (1, 1)",
            right((1, 1)),
        )
        .mistake(
            [false, false, false, true],
            "the unit is right in the one case and wrong in the three others",
        )
        .is([true, true, true, false]);
    }

    #[test]
    fn wrong_at_zero_and_zero() {
        expect(
            "where three_of_four((0, 0)) agrees with XOR, at (0, 0), (0, 1), (1, 0) and (1, 1)",
            right((0, 0)),
        )
        .mistake(
            [true, true, true, false],
            "the unit is *or* in every case, which is wrong at (1, 1) alone",
        )
        .mistake(
            [false, false, false, true],
            "*not both* has the threshold of *or* with the sign turned, and is silent at three corners",
        )
        .is([false, true, true, true]);
    }

    #[test]
    fn wrong_at_zero_and_one() {
        expect(
            "where three_of_four((0, 1)) agrees with XOR, at (0, 0), (0, 1), (1, 0) and (1, 1)",
            right((0, 1)),
        )
        .mistake(
            [true, true, false, true],
            "the units for (0, 1) and (1, 0) are exchanged",
        )
        .is([true, false, true, true]);
    }

    #[test]
    fn wrong_at_one_and_zero() {
        expect(
            "where three_of_four((1, 0)) agrees with XOR, at (0, 0), (0, 1), (1, 0) and (1, 1)",
            right((1, 0)),
        )
        .mistake(
            [true, false, true, true],
            "the units for (0, 1) and (1, 0) are exchanged",
        )
        .is([true, true, false, true]);
    }
}
