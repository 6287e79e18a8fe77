/*
title = "Leaky ReLU and its slope"
page = "understanding-activations/leaky-relu.md"
points = 4
hints = [
    "Two straight pieces meet at zero. How steep is each? To which of them does zero belong, if its slope is that of the left?",
    "Above zero nothing changes, and the slope is 1. Everywhere else the number is multiplied. By what, and how steep is that?",
    "`if z > 0.0 { z } else { … }`, and for the slope the same question with other answers.",
]
*/
//! The leaky ReLU leaves positive numbers alone and multiplies the others by a factor, the leak:
//!
//! $$ f(z) = \begin{cases} z & z > 0, \\ \alpha z & z \le 0. \end{cases} $$
//!
//! At the kink there is no slope, and a program has one by convention: here it is that of the left, α.
//! Write the function and its slope, for any leak.
//! With the leak 0 it is the ReLU, whose slope at zero is then 0.

/// `f(z)`: z above zero, and `leak · z` elsewhere.
pub fn leaky_relu(z: f64, leak: f64) -> f64 {
    // BEGIN SOLUTION
    if z > 0.0 { z } else { leak * z }
    // STUB
    // todo!("leaky_relu({z:?}, {leak:?})")
    // WRONG: the larger of the two lines is taken, which is the wrong one for a leak above 1
    // z.max(leak * z)
    // WRONG: every negative number becomes the leak itself
    // if z > 0.0 { z } else { leak }
    // WRONG: nothing leaks
    // let _ = leak;
    // z.max(0.0)
    // END SOLUTION
}

/// `f′(z)`, the slope of [`leaky_relu`] at z: 1 above zero, and `leak` elsewhere, at zero too.
pub fn leaky_relu_slope(z: f64, leak: f64) -> f64 {
    // BEGIN SOLUTION
    if z > 0.0 { 1.0 } else { leak }
    // STUB
    // todo!("leaky_relu_slope({z:?}, {leak:?})")
    // WRONG: at zero the slope of the right is taken
    // if z >= 0.0 { 1.0 } else { leak }
    // WRONG: the value of the function is taken for its slope
    // if z > 0.0 { z } else { leak * z }
    // WRONG: the slope on the left is that of the ReLU, 0
    // let _ = leak;
    // if z > 0.0 { 1.0 } else { 0.0 }
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn a_leak_of_a_hundredth() {
        expect(
            "leaky_relu(z, 0.01) for z = -10, 0 and 10",
            [-10.0, 0.0, 10.0].map(|z| leaky_relu(z, 0.01)),
        )
        .mistake(
            [0.01, 0.01, 10.0],
            "every negative number becomes the leak itself",
        )
        .mistake([0.0, 0.0, 10.0], "nothing leaks")
        .close_to([-0.1, 0.0, 10.0]);
    }

    #[test]
    fn its_slope() {
        expect(
            "leaky_relu_slope(z, 0.01) for z = -8 and 8",
            [-8.0, 8.0].map(|z| leaky_relu_slope(z, 0.01)),
        )
        .mistake(
            [-0.08, 8.0],
            "the value of the function is taken for its slope",
        )
        .mistake([0.0, 1.0], "the slope on the left is that of the ReLU, 0")
        .close_to([0.01, 1.0]);
    }

    #[test]
    fn the_slope_at_the_kink_is_that_of_the_left() {
        expect("leaky_relu_slope(0.0, 0.25)", leaky_relu_slope(0.0, 0.25))
            .mistake(1.0, "at zero the slope of the right is taken")
            .mistake(0.0, "the slope on the left is that of the ReLU, 0")
            .close_to(0.25);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn without_a_leak_it_is_the_relu() {
        expect(
            "leaky_relu(z, 0.0) for z = -3 and 3",
            [-3.0, 3.0].map(|z| leaky_relu(z, 0.0)),
        )
        .close_to([0.0, 3.0]);
        expect(
            "leaky_relu_slope(z, 0.0) for z = -3, 0 and 3",
            [-3.0, 0.0, 3.0].map(|z| leaky_relu_slope(z, 0.0)),
        )
        .mistake([0.0, 1.0, 1.0], "at zero the slope of the right is taken")
        .close_to([0.0, 0.0, 1.0]);
    }

    #[test]
    fn leaks_above_1_and_below_0() {
        expect(
            "leaky_relu(z, 2.0) for z = -3 and 3",
            [-3.0, 3.0].map(|z| leaky_relu(z, 2.0)),
        )
        .mistake(
            [-3.0, 6.0],
            "the larger of the two lines is taken, which is the wrong one for a leak above 1",
        )
        .close_to([-6.0, 3.0]);
        // With the leak −1 it is the distance from zero.
        expect(
            "leaky_relu(z, -1.0) for z = -3 and 3",
            [-3.0, 3.0].map(|z| leaky_relu(z, -1.0)),
        )
        .close_to([3.0, 3.0]);
    }

    #[test]
    fn the_kink_has_no_width() {
        expect(
            "leaky_relu(z, 0.25) for z = -0.5 and 0.5",
            [-0.5, 0.5].map(|z| leaky_relu(z, 0.25)),
        )
        .mistake([-0.125, 0.125], "small numbers leak on both sides")
        .close_to([-0.125, 0.5]);
        expect(
            "leaky_relu_slope(z, 0.25) for z = -1e-300 and 1e-300",
            [-1e-300, 1e-300].map(|z| leaky_relu_slope(z, 0.25)),
        )
        .close_to([0.25, 1.0]);
    }
    // END HIDDEN TESTS
}
