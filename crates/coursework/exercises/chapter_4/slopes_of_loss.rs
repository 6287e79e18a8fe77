/*
title = "The two slopes of the loss"
page = "sigmoid-neuron-learning/partial-derivatives.md"
points = 5
hints = [
    "At w = 0 and b = 0 both answers are one half. What does each of the two points add to the slope by b, and what to the slope by w?",
    "For each example: the answer, then the error signal (f − y)·f·(1 − f). The slope by b adds it up as it is; the slope by w adds it up times the input.",
    "In a loop over `data`: `let f = sigmoid(…); let delta = …; g_w += delta * x; g_b += …;`",
]
*/
//! Each example has an answer $f = \sigma(wx + b)$ and an error signal, and the slopes of the loss are sums over the examples:
//!
//! $$ \delta = (f - y)\, f (1 - f), \qquad g_w = \delta_1 x_1 + \delta_2 x_2 + \dots, \qquad g_b = \delta_1 + \delta_2 + \dots $$
//!
//! Compute both for any data.

/// The sigmoid, σ(z) = 1/(1 + e⁻ᶻ).
pub fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// The slopes (g_w, g_b) of the loss ½ Σ (f − y)² of the sigmoid neuron with weight `w` and bias `b`.
///
/// Each pair of `data` is an input x and its target y. Without examples both slopes are 0.
pub fn slopes_of_loss(w: f64, b: f64, data: &[(f64, f64)]) -> (f64, f64) {
    // BEGIN SOLUTION
    let (mut g_w, mut g_b) = (0.0, 0.0);
    for (x, y) in data {
        let f = sigmoid(w * x + b);
        let delta = (f - y) * f * (1.0 - f);
        g_w += delta * x;
        g_b += delta;
    }
    (g_w, g_b)
    // STUB
    // todo!("slopes_of_loss({w:?}, {b:?}, &{data:?})")
    // WRONG: the error has the wrong sign, target less answer
    // let (mut g_w, mut g_b) = (0.0, 0.0);
    // for (x, y) in data {
    //     let f = sigmoid(w * x + b);
    //     let delta = (y - f) * f * (1.0 - f);
    //     g_w += delta * x;
    //     g_b += delta;
    // }
    // (g_w, g_b)
    // WRONG: the slope of the sigmoid is left out
    // let (mut g_w, mut g_b) = (0.0, 0.0);
    // for (x, y) in data {
    //     let delta = sigmoid(w * x + b) - y;
    //     g_w += delta * x;
    //     g_b += delta;
    // }
    // (g_w, g_b)
    // WRONG: the slope by the weight has lost the input
    // let mut sum = 0.0;
    // for (x, y) in data {
    //     let f = sigmoid(w * x + b);
    //     sum += (f - y) * f * (1.0 - f);
    // }
    // (sum, sum)
    // WRONG: the mean is taken in place of the sum
    // let (mut g_w, mut g_b) = (0.0, 0.0);
    // for (x, y) in data {
    //     let f = sigmoid(w * x + b);
    //     let delta = (f - y) * f * (1.0 - f);
    //     g_w += delta * x / data.len() as f64;
    //     g_b += delta / data.len() as f64;
    // }
    // (g_w, g_b)
    // WRONG: the slopes are those of the loss without its half
    // let (mut g_w, mut g_b) = (0.0, 0.0);
    // for (x, y) in data {
    //     let f = sigmoid(w * x + b);
    //     let delta = 2.0 * (f - y) * f * (1.0 - f);
    //     g_w += delta * x;
    //     g_b += delta;
    // }
    // (g_w, g_b)
    // WRONG: the slope of the sigmoid is taken for f·f
    // let (mut g_w, mut g_b) = (0.0, 0.0);
    // for (x, y) in data {
    //     let f = sigmoid(w * x + b);
    //     let delta = (f - y) * f * f;
    //     g_w += delta * x;
    //     g_b += delta;
    // }
    // (g_w, g_b)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    const POINTS: [(f64, f64); 2] = [(0.5, 0.2), (2.5, 0.9)];

    #[test]
    fn at_zero_where_it_can_be_done_in_the_head() {
        expect(
            "slopes_of_loss(0.0, 0.0, &[(0.5, 0.2), (2.5, 0.9)])",
            slopes_of_loss(0.0, 0.0, &POINTS),
        )
        .mistake(
            (0.2125, 0.025),
            "the error has the wrong sign, target less answer",
        )
        .mistake((-0.85, -0.1), "the slope of the sigmoid is left out")
        .mistake(
            (-0.025, -0.025),
            "the slope by the weight has lost the input",
        )
        .mistake((-0.10625, -0.0125), "the mean is taken in place of the sum")
        .mistake(
            (-0.425, -0.05),
            "the slopes are those of the loss without its half",
        )
        .close_to((-0.2125, -0.025));
    }

    #[test]
    fn where_no_two_things_happen_to_be_equal() {
        // 50 digits: 0.0370549301834912637, 0.0983504838074896361
        expect(
            "slopes_of_loss(0.5, 0.5, &[(0.5, 0.2), (2.5, 0.9)])",
            slopes_of_loss(0.5, 0.5, &POINTS),
        )
        .mistake(
            (0.0233341901311986, 0.186163536781187),
            "the slope of the sigmoid is taken for f·f",
        )
        .mistake(
            (0.119471354508473, 0.431131501143704),
            "the slope of the sigmoid is left out",
        )
        .close_to((0.0370549301834913, 0.0983504838074896));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn three_points_one_of_them_negative() {
        // 50 digits: 0.205216620655794034, 0.0929505918927315946
        expect(
            "slopes_of_loss(1.0, -0.5, &[(2.0, 0.7), (1.0, 0.1), (-1.0, 0.5)])",
            slopes_of_loss(1.0, -0.5, &[(2.0, 0.7), (1.0, 0.1), (-1.0, 0.5)]),
        )
        .mistake(
            (0.370178536966956, 0.270451294607949),
            "the slope of the sigmoid is taken for f·f",
        )
        .close_to((0.205216620655794, 0.0929505918927316));
        expect(
            "slopes_of_loss(1.0, 1.0, &[])",
            slopes_of_loss(1.0, 1.0, &[]),
        )
        .close_to((0.0, 0.0));
    }
    // END HIDDEN TESTS
}
