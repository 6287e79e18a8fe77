/*
title = "Slopes from answers"
page = "understanding-activations/tanh.md"
points = 3
hints = [
    "A sigmoid unit has answered one half. What is its z, and what is the slope there? Do you need z for it?",
    "The slope of the sigmoid is its value times what is missing to 1. Which of these is the `a` that you are given?",
    "For tanh, what stands in the square is tanh itself, which is `a`: 1 minus …",
]
*/
//! The slopes of the sigmoid and of tanh can be written with their values alone:
//!
//! $$ \sigma'(z) = \sigma(z)\,(1 - \sigma(z)), \qquad \tanh'(z) = 1 - (\tanh z)^2. $$
//!
//! So who has the answer $a$ of a unit needs neither its $z$ nor another exponential.
//! Write both slopes as functions of the answer.

/// The slope of the sigmoid where its value is `a`, a number from 0 to 1.
pub fn sigmoid_slope(a: f64) -> f64 {
    // BEGIN SOLUTION
    a * (1.0 - a)
    // STUB
    // todo!("sigmoid_slope({a:?})")
    // WRONG: the sigmoid of the answer is taken once more
    // let s = 1.0 / (1.0 + (-a).exp());
    // s * (1.0 - s)
    // WRONG: only what is missing to 1 is answered
    // 1.0 - a
    // WRONG: the slope of tanh is taken
    // 1.0 - a * a
    // END SOLUTION
}

/// The slope of tanh where its value is `a`, a number from −1 to 1.
pub fn tanh_slope(a: f64) -> f64 {
    // BEGIN SOLUTION
    1.0 - a * a
    // STUB
    // todo!("tanh_slope({a:?})")
    // WRONG: tanh of the answer is taken once more
    // 1.0 - a.tanh().powi(2)
    // WRONG: the answer is not squared
    // 1.0 - a
    // WRONG: the slope of the sigmoid is taken
    // a * (1.0 - a)
    // WRONG: the square is taken of the difference
    // (1.0 - a) * (1.0 - a)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn the_sigmoid_at_one_half_and_at_four_fifths() {
        let again = |a: f64| f64::exp(-a) / (1.0 + f64::exp(-a)).powi(2);
        expect(
            "sigmoid_slope(a) for a = 0.5 and 0.8",
            [0.5, 0.8].map(sigmoid_slope),
        )
        .mistake(
            [0.5, 0.8].map(again),
            "the sigmoid of the answer is taken once more",
        )
        .mistake([0.5, 0.2], "only what is missing to 1 is answered")
        .mistake([0.75, 0.36], "the slope of tanh is taken")
        .close_to([0.25, 0.16]);
    }

    #[test]
    fn tanh_at_zero_and_at_three_fifths() {
        expect(
            "tanh_slope(a) for a = -0.6, 0 and 0.6",
            [-0.6, 0.0, 0.6].map(tanh_slope),
        )
        .mistake(
            [-0.6, 0.0, 0.6].map(|a: f64| f64::cosh(a).powi(-2)),
            "tanh of the answer is taken once more",
        )
        .mistake([1.6, 1.0, 0.4], "the answer is not squared")
        .mistake([-0.96, 0.0, 0.24], "the slope of the sigmoid is taken")
        .mistake([2.56, 1.0, 0.16], "the square is taken of the difference")
        .close_to([0.64, 1.0, 0.64]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn where_the_answer_is_at_its_end_the_slope_is_zero() {
        expect(
            "sigmoid_slope(a) for a = 0, 0.1, 0.9 and 1",
            [0.0, 0.1, 0.9, 1.0].map(sigmoid_slope),
        )
        .mistake(
            [1.0, 0.9, 0.1, 0.0],
            "only what is missing to 1 is answered",
        )
        .close_to([0.0, 0.09, 0.09, 0.0]);
        expect(
            "tanh_slope(a) for a = -1, -0.8 and 1",
            [-1.0, -0.8, 1.0].map(tanh_slope),
        )
        .mistake([2.0, 1.8, 0.0], "the answer is not squared")
        .close_to([0.0, 0.36, 0.0]);
    }
    // END HIDDEN TESTS
}
