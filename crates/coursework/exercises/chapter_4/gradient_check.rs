/*
title = "A check that tells right from wrong"
page = "sigmoid-neuron-learning/partial-derivatives.md"
points = 6
hints = [
    "Somebody doubles a right gradient. Its signs are right, it points the right way, and it even learns. What has a check to look at to notice?",
    "Measure each slope with a small nudge to both sides, and compare the values, with the distance between the two taken without its sign. What is the distance between something and NaN?",
    "For each `i`: `let measured = (at(1e-5) - at(-1e-5)) / 2e-5;`, and the claim agrees when `(claimed[i] - measured).abs() <= …`. All of them have to.",
]
*/
//! A derivation is a claim, and a gradient check compares it with a measurement.
//! Write one.
//! You get a loss, a place, and the slopes that somebody claims the loss has there; say whether they are right.
//!
//! $$ |\mathrm{claimed} - \mathrm{measured}| \le \varepsilon\,(1 + |\mathrm{measured}|) $$
//!
//! This has to hold for every parameter, with a millionth for ε.
//! The tests show your check one right gradient and several wrong ones.
//! It has to accept the first and to reject the others.

/// Whether the slopes `claimed` are those of `loss` at `theta`, up to a millionth of 1 + |slope|.
///
/// The claim has as many slopes as `theta` has parameters. What is no number is not right.
pub fn gradient_check(loss: impl Fn(&[f64]) -> f64, theta: &[f64], claimed: &[f64]) -> bool {
    // BEGIN SOLUTION
    let nudge = 1e-5;
    claimed.iter().enumerate().all(|(i, claimed)| {
        let at = |by: f64| {
            let mut moved = theta.to_vec();
            moved[i] += by;
            loss(&moved)
        };
        let measured = (at(nudge) - at(-nudge)) / (2.0 * nudge);
        (claimed - measured).abs() <= 1e-6 * (1.0 + measured.abs())
    })
    // STUB
    // let _ = loss;
    // todo!("gradient_check(loss, &{theta:?}, &{claimed:?})")
    // WRONG: only the signs are compared
    // claimed.iter().enumerate().all(|(i, claimed)| {
    //     let at = |by: f64| {
    //         let mut moved = theta.to_vec();
    //         moved[i] += by;
    //         loss(&moved)
    //     };
    //     claimed.signum() == (at(1e-5) - at(-1e-5)).signum()
    // })
    // WRONG: the difference is compared with its sign, so that everything too small passes
    // let nudge = 1e-5;
    // claimed.iter().enumerate().all(|(i, claimed)| {
    //     let at = |by: f64| {
    //         let mut moved = theta.to_vec();
    //         moved[i] += by;
    //         loss(&moved)
    //     };
    //     let measured = (at(nudge) - at(-nudge)) / (2.0 * nudge);
    //     claimed - measured <= 1e-6 * (1.0 + measured.abs())
    // })
    // WRONG: only the first parameter is looked at
    // let at = |by: f64| {
    //     let mut moved = theta.to_vec();
    //     moved[0] += by;
    //     loss(&moved)
    // };
    // let measured = (at(1e-5) - at(-1e-5)) / 2e-5;
    // (claimed[0] - measured).abs() <= 1e-6 * (1.0 + measured.abs())
    // WRONG: a difference of a tenth is forgiven, and the slopes themselves are no larger
    // claimed.iter().enumerate().all(|(i, claimed)| {
    //     let at = |by: f64| {
    //         let mut moved = theta.to_vec();
    //         moved[i] += by;
    //         loss(&moved)
    //     };
    //     let measured = (at(1e-5) - at(-1e-5)) / 2e-5;
    //     (claimed - measured).abs() <= 0.1
    // })
    // WRONG: the two are divided by one another, and at the bottom of a valley both are 0
    // claimed.iter().enumerate().all(|(i, claimed)| {
    //     let at = |by: f64| {
    //         let mut moved = theta.to_vec();
    //         moved[i] += by;
    //         loss(&moved)
    //     };
    //     let measured = (at(1e-5) - at(-1e-5)) / 2e-5;
    //     (claimed / measured - 1.0).abs() <= 1e-6
    // })
    // WRONG: a slope is rejected if it is too far off, and NaN is never too far off
    // let nudge = 1e-5;
    // !claimed.iter().enumerate().any(|(i, claimed)| {
    //     let at = |by: f64| {
    //         let mut moved = theta.to_vec();
    //         moved[i] += by;
    //         loss(&moved)
    //     };
    //     let measured = (at(nudge) - at(-nudge)) / (2.0 * nudge);
    //     (claimed - measured).abs() > 1e-6 * (1.0 + measured.abs())
    // })
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    /// The loss of the two points.
    fn loss(theta: &[f64]) -> f64 {
        let answer = |x: f64| 1.0 / (1.0 + (-(theta[0] * x + theta[1])).exp());
        0.5 * (answer(0.5) - 0.2).powi(2) + 0.5 * (answer(2.5) - 0.9).powi(2)
    }

    /// 50 digits: its slopes at (0.5, 0.5).
    const RIGHT: [f64; 2] = [0.0370549301834913, 0.0983504838074896];

    #[test]
    fn one_gradient_is_right_and_six_are_wrong() {
        let [g_w, g_b] = RIGHT;
        let claims = [
            RIGHT,
            [-g_w, -g_b],
            [2.0 * g_w, 2.0 * g_b],
            // 50 digits: without the input, and without the slope of the sigmoid.
            [g_b, g_b],
            [0.119471354508473, 0.431131501143704],
            [0.5 * g_w, 0.5 * g_b],
            [g_w, 0.0],
        ];
        expect(
            "gradient_check(loss, &[0.5, 0.5], claim) for a claim that is right, \
             and for those with the sign turned, the 2 left in, the input lost, the slope lost, \
             the mean for the sum, and the bias forgotten",
            claims.map(|claim| gradient_check(loss, &[0.5, 0.5], &claim)),
        )
        .mistake(
            [true, false, true, true, true, true, true],
            "only the signs are compared",
        )
        .mistake(
            [true, true, false, false, false, true, true],
            "the difference is compared with its sign, so that everything too small passes",
        )
        .mistake(
            [true, false, false, false, false, false, true],
            "only the first parameter is looked at",
        )
        .mistake(
            [true, false, true, true, false, true, true],
            "a difference of a tenth is forgiven, and the slopes themselves are no larger",
        )
        .is([true, false, false, false, false, false, false]);
    }

    #[test]
    fn at_the_bottom_of_a_valley() {
        let bowl = |theta: &[f64]| theta[0] * theta[0] + theta[1] * theta[1];
        expect(
            "gradient_check(w² + b², &[0.0, 0.0], claim) for the claims (0, 0) and (0, 0.001)",
            [[0.0, 0.0], [0.0, 0.001]].map(|claim| gradient_check(bowl, &[0.0, 0.0], &claim)),
        )
        .mistake(
            [false, false],
            "the two are divided by one another, and at the bottom of a valley both are 0",
        )
        .is([true, false]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn what_is_no_number_is_not_right() {
        let [g_w, _] = RIGHT;
        let claims = [[g_w, f64::NAN], RIGHT, [f64::INFINITY, RIGHT[1]]];
        expect(
            "gradient_check(loss, &[0.5, 0.5], claim) for claims with NaN, without, and with infinity",
            claims.map(|claim| gradient_check(loss, &[0.5, 0.5], &claim)),
        )
        .mistake(
            [true, true, false],
            "a slope is rejected if it is too far off, and NaN is never too far off",
        )
        .is([false, true, false]);
    }

    #[test]
    fn large_slopes_and_three_parameters() {
        let steep = |theta: &[f64]| 500.0 * theta[0] * theta[0] + theta[1] * theta[2];
        let claims = [
            [2000.0, -3.0, 4.0],
            [2000.001, -3.0, 4.0],
            [2000.1, -3.0, 4.0],
            [2000.0, -3.0, 4.0001],
            [2000.0, 3.0, 4.0],
            [2000.0, 4.0, -3.0],
        ];
        expect(
            "gradient_check(500w² + uv, &[2.0, 4.0, -3.0], claim) for a right claim, one that is right up to a millionth, \
             and four wrong ones, the last of them with two slopes exchanged",
            claims.map(|claim| gradient_check(steep, &[2.0, 4.0, -3.0], &claim)),
        )
        .is([true, true, false, false, false, false]);
    }
    // END HIDDEN TESTS
}
