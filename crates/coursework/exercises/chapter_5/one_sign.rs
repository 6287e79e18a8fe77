/*
title = "A property that every step has"
page = "neurons-in-detail/zigzag.md"
exercise = 4
points = 3
hints = [
    "The inputs of an example are all positive. The slope by each weight is the error signal times its input: which signs can the slopes have?",
    "Two properties would do: no weight falls, or no weight rises. What is true of a step that moves nothing?",
    "`step.iter().all(|move_| …) || step.iter().all(|move_| …)`",
]
*/
//! The slope of the loss of one example by the weight $w_i$ is the error signal times the input:
//!
//! $$ g_i = \delta\, x_i. $$
//!
//! If no input is negative, then no two slopes have opposite signs: in a step for one example either no weight falls or none rises.
//! Write the test that costs one line, for the step of any unit.

/// Whether the moves of the weights in one step could come from an example without a negative input:
/// there are not a positive and a negative one among them.
///
/// A weight that stands still, because its input is 0, goes with every sign.
pub fn one_sign(step: &[f64]) -> bool {
    // BEGIN SOLUTION
    step.iter().all(|by| *by >= 0.0) || step.iter().all(|by| *by <= 0.0)
    // STUB
    // todo!("one_sign(&{step:?})")
    // WRONG: only steps upward are accepted
    // step.iter().all(|by| *by >= 0.0)
    // WRONG: a weight that stands still is not accepted
    // step.iter().all(|by| *by > 0.0) || step.iter().all(|by| *by < 0.0)
    // WRONG: only neighbors are compared, and a 0 lies between two signs
    // step.windows(2).all(|pair| pair[0] * pair[1] >= 0.0)
    // WRONG: the sign of the sum is taken for that of all
    // let sum: f64 = step.iter().sum();
    // step.first().is_none_or(|first| first * sum >= 0.0)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn steps_of_two_weights() {
        expect(
            "one_sign for (1, 2), (-1, -2), (1, -2), (-2, 1) and (3, -1)",
            [
                one_sign(&[1.0, 2.0]),
                one_sign(&[-1.0, -2.0]),
                one_sign(&[1.0, -2.0]),
                one_sign(&[-2.0, 1.0]),
                one_sign(&[3.0, -1.0]),
            ],
        )
        .mistake(
            [true, false, false, false, false],
            "only steps upward are accepted",
        )
        .mistake(
            [true, true, false, true, true],
            "the sign of the sum is taken for that of all",
        )
        .is([true, true, false, false, false]);
    }

    #[test]
    fn weights_that_stand_still() {
        expect(
            "one_sign for (0, 2), (-1, 0), (1, 0, -1) and (0, 0)",
            [
                one_sign(&[0.0, 2.0]),
                one_sign(&[-1.0, 0.0]),
                one_sign(&[1.0, 0.0, -1.0]),
                one_sign(&[0.0, 0.0]),
            ],
        )
        .mistake(
            [false, false, false, false],
            "a weight that stands still is not accepted",
        )
        .mistake(
            [true, true, true, true],
            "only neighbors are compared, and a 0 lies between two signs",
        )
        .is([true, true, false, true]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn tiny_moves_and_many() {
        let mut many = vec![1e-3; 100];
        many[57] = -1e-9;
        expect(
            "one_sign for (1e-200, -1e-200), for 100 moves of which one is -1e-9, for (-5) and for no move",
            [
                one_sign(&[1e-200, -1e-200]),
                one_sign(&many),
                one_sign(&[-5.0]),
                one_sign(&[]),
            ],
        )
        .mistake(
            [true, false, true, true],
            "only neighbors are compared, and a 0 lies between two signs",
        )
        .is([false, false, true, true]);
    }
    // END HIDDEN TESTS
}
