/*
title = "A point on the firing line"
page = "building-a-neuron/firing-condition.md"
points = 3
hints = [
    "The point is on the line when its weighted sum equals θ. What does the first input bring, and what is left for the second?",
    "What is left is the weight of the second input times x₂. For which weight does no x₂ help?",
    "`(threshold - w1 * x1) / w2`, and `None` when `w2` is 0.0.",
]
*/
//! The points whose weighted sum equals the threshold lie on the firing line:
//!
//! $$ w_1 x_1 + w_2 x_2 = \theta. $$
//!
//! To draw it one needs points on it.
//! Given $x_1$, find the $x_2$ that puts the point on the line.
//! When $w_2$ is 0, the line runs straight up or there is none, and no single $x_2$ is the answer.

/// The x₂ for which `w₁x₁ + w₂x₂ = θ`, or `None` when w₂ is 0.
pub fn on_the_line(weights: [f64; 2], threshold: f64, x1: f64) -> Option<f64> {
    // BEGIN SOLUTION
    let [w1, w2] = weights;
    if w2 == 0.0 {
        return None;
    }
    Some((threshold - w1 * x1) / w2)
    // STUB
    // todo!("on_the_line({weights:?}, {threshold:?}, {x1:?})")
    // WRONG: the first input is added to the threshold, not taken from it
    // let [w1, w2] = weights;
    // if w2 == 0.0 {
    //     return None;
    // }
    // Some((threshold + w1 * x1) / w2)
    // WRONG: the threshold is left out
    // let _ = threshold;
    // let [w1, w2] = weights;
    // if w2 == 0.0 {
    //     return None;
    // }
    // Some(-w1 * x1 / w2)
    // WRONG: it is divided by the weight of the first input
    // let [w1, w2] = weights;
    // if w2 == 0.0 {
    //     return None;
    // }
    // Some((threshold - w2 * x1) / w1)
    // WRONG: it is divided by 0
    // let [w1, w2] = weights;
    // Some((threshold - w1 * x1) / w2)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn the_line_of_the_page() {
        // 5 · ½ + 3 · ½ is 4.
        expect(
            "on_the_line([5.0, 3.0], 4.0, 0.5)",
            on_the_line([5.0, 3.0], 4.0, 0.5),
        )
        .mistake(
            Some(6.5 / 3.0),
            "the first input is added to the threshold, not taken from it",
        )
        .mistake(Some(-2.5 / 3.0), "the threshold is left out")
        .close_to(Some(0.5));
    }

    #[test]
    fn a_line_that_runs_straight_up() {
        expect(
            "on_the_line([5.0, 0.0], 4.0, 0.5)",
            on_the_line([5.0, 0.0], 4.0, 0.5),
        )
        .mistake(Some(f64::INFINITY), "it is divided by 0")
        .is(None);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn weights_of_any_sign() {
        // 2 · 3 − 4 · 1.75 is −1.
        expect(
            "on_the_line([2.0, -4.0], -1.0, 3.0)",
            on_the_line([2.0, -4.0], -1.0, 3.0),
        )
        .mistake(
            Some(-1.25),
            "the first input is added to the threshold, not taken from it",
        )
        .mistake(Some(5.5), "it is divided by the weight of the first input")
        .mistake(Some(1.5), "the threshold is left out")
        .close_to(Some(1.75));
    }

    #[test]
    fn a_level_line_has_the_same_x2_everywhere() {
        expect(
            "on_the_line([0.0, 2.0], 3.0, x1) for x1 = -7 and 100",
            [-7.0, 100.0].map(|x1| on_the_line([0.0, 2.0], 3.0, x1)),
        )
        .close_to([Some(1.5), Some(1.5)]);
    }

    #[test]
    fn no_line_at_all() {
        expect(
            "on_the_line([0.0, 0.0], 0.0, 1.0)",
            on_the_line([0.0, 0.0], 0.0, 1.0).is_none(),
        )
        .mistake(false, "it is divided by 0")
        .is(true);
    }
    // END HIDDEN TESTS
}
