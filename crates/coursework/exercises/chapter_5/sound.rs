/*
title = "What must be true of every output"
page = "neurons-in-detail/relu.md"
points = 3
hints = [
    "A function that answers 0 to everything is never negative. Which property of a ReLU does it not have?",
    "Three comparisons: the output with 0, the output with the input, and the output with both at once.",
    "`y >= 0.0 && …`: no output is negative, none is smaller than its input, and each is equal to its input or to 0.",
]
*/
//! A printed list is not evidence until somebody reads it.
//! Let a program read it: of the output $y$ of a ReLU with the input $x$ three things must be true,
//!
//! $$ y \ge 0, \qquad y \ge x, \qquad y = x \text{ or } y = 0. $$
//!
//! Write that test.
//! The tests of this exercise show it a ReLU and functions that are none.

/// Whether `y` can be what a ReLU makes of `x`.
///
/// What is not a number is not sound.
pub fn sound(x: f64, y: f64) -> bool {
    // BEGIN SOLUTION
    y >= 0.0 && y >= x && (y == x || y == 0.0)
    // STUB
    // todo!("sound({x:?}, {y:?})")
    // WRONG: it asks only that no output is negative
    // let _ = x;
    // y >= 0.0
    // WRONG: an output of 0 is accepted for every input
    // y >= 0.0 && (y == x || y == 0.0)
    // WRONG: any output is accepted that is not negative and not smaller than its input
    // y >= 0.0 && y >= x
    // WRONG: the input is accepted as output, even a negative one
    // y >= x && (y == x || y == 0.0)
    // WRONG: it looks for what is wrong, and finds nothing wrong with NaN
    // !(y < 0.0 || y < x || y > x.max(0.0))
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    /// For which of these functions every output is sound.
    fn judged(function: fn(f64) -> f64) -> bool {
        (-100..=100)
            .map(|i| f64::from(i) / 10.0)
            .all(|x| sound(x, function(x)))
    }

    #[test]
    fn a_relu_and_four_that_are_none() {
        let functions: [fn(f64) -> f64; 5] = [
            |x| x.max(0.0),
            |x| x,
            |_| 0.0,
            f64::abs,
            |x| 2.0 * x.max(0.0),
        ];
        expect(
            "which are sound: max(0, x), the identity, 0, |x|, 2 max(0, x)",
            functions.map(judged),
        )
        .mistake(
            [true, false, true, true, true],
            "it asks only that no output is negative",
        )
        .mistake(
            [true, false, true, false, false],
            "an output of 0 is accepted for every input",
        )
        .mistake(
            [true, false, false, true, true],
            "any output is accepted that is not negative and not smaller than its input",
        )
        .mistake(
            [true, true, false, false, false],
            "the input is accepted as output, even a negative one",
        )
        .is([true, false, false, false, false]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn infinity_and_what_is_no_number() {
        let (far, none) = (f64::INFINITY, f64::NAN);
        let asked = [
            (far, far),
            (-far, 0.0),
            (-far, none),
            (none, none),
            (1.0, none),
            (-1e-300, 0.0),
        ];
        expect(
            "sound for (inf, inf), (-inf, 0), (-inf, NaN), (NaN, NaN), (1, NaN) and (-1e-300, 0)",
            asked.map(|(x, y)| sound(x, y)),
        )
        .mistake(
            [true, true, true, true, true, true],
            "it looks for what is wrong, and finds nothing wrong with NaN",
        )
        .is([true, true, false, false, false, true]);
    }
    // END HIDDEN TESTS
}
