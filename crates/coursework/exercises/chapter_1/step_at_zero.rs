/*
title = "A step that is told what to say at zero"
page = "neural-units/step-function.md"
points = 2
hints = [
    "There are three kinds of numbers: below zero, above zero, and zero. Which of them needs the convention?",
    "Compare `z` with 0.0 by `<` and by `>`. What is left when neither holds?",
    "`if z < 0.0 { … } else if z > 0.0 { … } else { … }`, with the convention in the last place.",
]
*/
//! The unit step function looks only at the sign.
//!
//! $$ u(z) = \begin{cases} 0 & z < 0, \\ 1 & z > 0. \end{cases} $$
//!
//! Its value at zero is a convention, and three of them are in use: 0, ½ and 1.
//! Write the step so that the convention is handed to it.

/// `u(z)`: 0 below zero, 1 above, and `at_zero` at zero.
///
/// `z` is any number, however close to zero. Both zeros of a computer, `0.0` and `-0.0`, are zero.
pub fn step(z: f64, at_zero: f64) -> f64 {
    // BEGIN SOLUTION
    if z < 0.0 {
        0.0
    } else if z > 0.0 {
        1.0
    } else {
        at_zero
    }
    // STUB
    // todo!("step({z:?}, {at_zero:?})")
    // WRONG: zero counts as positive, whatever the convention
    // let _ = at_zero;
    // if z >= 0.0 { 1.0 } else { 0.0 }
    // WRONG: the step goes down instead of up
    // if z < 0.0 {
    //     1.0
    // } else if z > 0.0 {
    //     0.0
    // } else {
    //     at_zero
    // }
    // WRONG: numbers close to zero are taken for zero
    // if z.abs() < 1e-9 {
    //     at_zero
    // } else if z > 0.0 {
    //     1.0
    // } else {
    //     0.0
    // }
    // WRONG: the sign of `-0.0` is asked for, which is a zero all the same
    // if z.is_sign_negative() {
    //     0.0
    // } else if z > 0.0 {
    //     1.0
    // } else {
    //     at_zero
    // }
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn the_three_conventions_at_zero() {
        expect(
            "step(0.0, at_zero) for the conventions 0, ½ and 1",
            [0.0, 0.5, 1.0].map(|at_zero| step(0.0, at_zero)),
        )
        .mistake([1.0; 3], "zero counts as positive, whatever the convention")
        .mistake([0.0; 3], "zero counts as negative, whatever the convention")
        .close_to([0.0, 0.5, 1.0]);
    }

    #[test]
    fn away_from_zero_the_convention_has_no_say() {
        expect(
            "step(z, 0.5) for z = -3, -1, 1 and 3",
            [-3.0, -1.0, 1.0, 3.0].map(|z| step(z, 0.5)),
        )
        .mistake([1.0, 1.0, 0.0, 0.0], "the step goes down instead of up")
        .close_to([0.0, 0.0, 1.0, 1.0]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn the_jump_has_no_width() {
        expect(
            "step(z, 0.5) for z = -1e-300 and 1e-300",
            [-1e-300, 1e-300].map(|z| step(z, 0.5)),
        )
        .mistake([0.5, 0.5], "numbers close to zero are taken for zero")
        .close_to([0.0, 1.0]);
    }

    #[test]
    fn minus_zero_is_zero() {
        expect("step(-0.0, 1.0)", step(-0.0, 1.0))
            .mistake(
                0.0,
                "the sign of `-0.0` is asked for, which is a zero all the same",
            )
            .close_to(1.0);
        expect("step(-0.0, 0.5)", step(-0.0, 0.5)).close_to(0.5);
    }
    // END HIDDEN TESTS
}
