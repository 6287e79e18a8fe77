/*
title = "Half the sum of the squares"
page = "sigmoid-neuron-learning/learning-algorithm.md"
points = 3
hints = [
    "At the first point the answer is three tenths too large, at the second four tenths too small. What is the side of each square, and its area?",
    "Square each error by itself, add up the squares, and halve the sum once.",
    "`answers.iter().zip(targets)` gives the pairs; `.map(|(f, y)| …).sum::<f64>()` adds up what you make of each.",
]
*/
//! The squared-error loss says in one number how wrong the answers are:
//!
//! $$ L = \frac{1}{2} (f_1 - y_1)^2 + \frac{1}{2} (f_2 - y_2)^2 + \dots $$
//!
//! Write it for any number of answers and their targets.

/// The loss L = ½ Σ (f − y)² of answers f and targets y.
///
/// There are as many targets as answers. Without any, nothing is wrong, and the loss is 0.
pub fn half_the_squares(answers: &[f64], targets: &[f64]) -> f64 {
    // BEGIN SOLUTION
    let errors = answers.iter().zip(targets).map(|(f, y)| f - y);
    0.5 * errors.map(|error| error * error).sum::<f64>()
    // STUB
    // todo!("half_the_squares(&{answers:?}, &{targets:?})")
    // WRONG: the half is left out
    // let errors = answers.iter().zip(targets).map(|(f, y)| f - y);
    // errors.map(|error| error * error).sum::<f64>()
    // WRONG: the mean is taken in place of the sum
    // let n = answers.len() as f64;
    // let errors = answers.iter().zip(targets).map(|(f, y)| f - y);
    // 0.5 * errors.map(|error| error * error).sum::<f64>() / n
    // WRONG: the errors are added up before they are squared
    // let errors = answers.iter().zip(targets).map(|(f, y)| f - y);
    // 0.5 * errors.sum::<f64>().powi(2)
    // WRONG: the errors are not squared
    // let errors = answers.iter().zip(targets).map(|(f, y)| f - y);
    // 0.5 * errors.sum::<f64>()
    // WRONG: the errors lose their sign and are not squared
    // let errors = answers.iter().zip(targets).map(|(f, y)| f - y);
    // 0.5 * errors.map(f64::abs).sum::<f64>()
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn one_half_to_everything() {
        expect(
            "half_the_squares(&[0.5, 0.5], &[0.2, 0.9])",
            half_the_squares(&[0.5, 0.5], &[0.2, 0.9]),
        )
        .mistake(0.09 + 0.16, "the half is left out")
        .mistake(
            0.5 * (0.09 + 0.16) / 2.0,
            "the mean is taken in place of the sum",
        )
        .mistake(
            0.5 * 0.1 * 0.1,
            "the errors are added up before they are squared",
        )
        .mistake(0.5 * (0.3 - 0.4), "the errors are not squared")
        .mistake(
            0.5 * (0.3 + 0.4),
            "the errors lose their sign and are not squared",
        )
        .close_to(0.125);
    }

    #[test]
    fn one_to_everything() {
        expect(
            "half_the_squares(&[1.0, 1.0], &[0.2, 0.9])",
            half_the_squares(&[1.0, 1.0], &[0.2, 0.9]),
        )
        .mistake(0.65, "the half is left out")
        .mistake(0.1625, "the mean is taken in place of the sum")
        .mistake(0.405, "the errors are added up before they are squared")
        .close_to(0.325);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn three_examples_one_or_none() {
        let targets = [1.0, -2.0, 0.0];
        expect(
            "half_the_squares(&[2.0, -4.0, 0.5], &[1.0, -2.0, 0.0])",
            half_the_squares(&[2.0, -4.0, 0.5], &targets),
        )
        .mistake(5.25, "the half is left out")
        .close_to(2.625);
        expect(
            "half_the_squares(&[3.0], &[1.0])",
            half_the_squares(&[3.0], &[1.0]),
        )
        .close_to(2.0);
        expect("half_the_squares(&[], &[])", half_the_squares(&[], &[]))
            .mistake(f64::NAN, "the mean is taken in place of the sum")
            .close_to(0.0);
    }
    // END HIDDEN TESTS
}
