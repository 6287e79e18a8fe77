/*
title = "How many pieces for so small an error?"
page = "understanding-activations/relu.md"
exercise = 2
points = 3
hints = [
    "How wide is one of n equal pieces between 0 and π, and how far off is the line at most?",
    "Solve for n: an eighth of the square of π/n is the error when n is π divided by a root. What if that is no whole number?",
    "`std::f64::consts::PI / (8.0 * error).sqrt()` is the border; the answer is the first whole number above it.",
]
*/
//! A line of $n$ equal pieces with its ends on the sine, from 0 to π, is never off by more than an eighth of the square of the
//! width of a piece:
//!
//! $$ \frac{1}{8}\Bigl(\frac{\pi}{n}\Bigr)^2. $$
//!
//! Find the least number of pieces for which this is below a given error.
//! For one millionth it is 1111.

/// The least n for which `(π/n)²/8` is below `error`, a number above 0.
pub fn pieces_for(error: f64) -> usize {
    // BEGIN SOLUTION
    let border = std::f64::consts::PI / (8.0 * error).sqrt();
    border.floor() as usize + 1
    // STUB
    // todo!("pieces_for({error:?})")
    // WRONG: it is rounded down, to where the error is still too large
    // let border = std::f64::consts::PI / (8.0 * error).sqrt();
    // border.floor() as usize
    // WRONG: the root is not taken
    // let border = std::f64::consts::PI.powi(2) / (8.0 * error);
    // border.floor() as usize + 1
    // WRONG: the eighth is left out
    // let border = std::f64::consts::PI / error.sqrt();
    // border.floor() as usize + 1
    // WRONG: a piece is taken to be 1/n wide, and not π/n
    // let border = 1.0 / (8.0 * error).sqrt();
    // border.floor() as usize + 1
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn one_millionth() {
        // π · 1000/√8 is a little more than 1110.7, and the others follow from π² · 10⁶/8, 1000π and 1000/√8.
        expect("pieces_for(1e-6)", pieces_for(1e-6))
            .mistake(
                1110,
                "it is rounded down, to where the error is still too large",
            )
            .mistake(1_233_701, "the root is not taken")
            .mistake(3142, "the eighth is left out")
            .mistake(354, "a piece is taken to be 1/n wide, and not π/n")
            .is(1111);
    }

    #[test]
    fn one_thousandth() {
        // 35.12
        expect("pieces_for(1e-3)", pieces_for(1e-3))
            .mistake(
                35,
                "it is rounded down, to where the error is still too large",
            )
            .mistake(1234, "the root is not taken")
            .mistake(100, "the eighth is left out")
            .is(36);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn each_answer_is_the_least() {
        let error = |n: f64| (std::f64::consts::PI / n).powi(2) / 8.0;
        // Errors in the middle between those of n and n + 1 pieces.
        let numbers = [1.0, 2.0, 5.0, 17.0, 250.0];
        expect(
            "pieces_for, for errors between those of n and n + 1 pieces, with n = 1, 2, 5, 17 and 250",
            numbers.map(|n| pieces_for((error(n) + error(n + 1.0)) / 2.0)),
        )
        .mistake(
            [1, 2, 5, 17, 250],
            "it is rounded down, to where the error is still too large",
        )
        .is([2, 3, 6, 18, 251]);
    }

    #[test]
    fn for_a_large_error_one_piece_is_enough() {
        expect("pieces_for(2.0)", pieces_for(2.0))
            .mistake(
                0,
                "it is rounded down, to where the error is still too large",
            )
            .is(1);
    }
    // END HIDDEN TESTS
}
