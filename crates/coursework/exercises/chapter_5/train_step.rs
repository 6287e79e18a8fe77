/*
title = "A thousand lessons for a step"
page = "neurons-in-detail/step.md"
exercise = 2
points = 4
hints = [
    "At w = 3 the unit needs a weight of 4. What is the loss at 2.999 and at 3.001, and what at 1 and at 5?",
    "In each lesson the slope is measured anew, where the weight is now: nudged to both sides, and divided by the distance of the two places.",
    "In a loop: `let slope = (loss(w + nudge) - loss(w - nudge)) / (2.0 * nudge);` and `w -= 0.5 * slope;`",
]
*/
//! A unit with a step, one weight $w$ and the threshold 4 fires when $wx$ is at least 4.
//! Its loss is half the sum of the squared errors, and its slope is measured by nudging the weight to both sides:
//!
//! $$ \mathrm{slope} = \frac{L(w + h) - L(w - h)}{2h}, \qquad w_{\mathrm{new}} = w - \frac{1}{2}\,\mathrm{slope}. $$
//!
//! Teach it for 1000 lessons, from $w = 3$ on, and see what the size of the nudge makes of it.

/// Half the sum of the squared errors of a unit that fires, and answers 1, when wx reaches 4.
pub fn loss(w: f64, examples: &[(f64, f64)]) -> f64 {
    let answer = |x: f64| f64::from(u8::from(w * x >= 4.0));
    let squares = examples.iter().map(|(x, y)| (answer(*x) - y).powi(2));
    0.5 * squares.sum::<f64>()
}

/// The weight after 1000 lessons from w = 3, with the rate ½ and slopes that are measured with this nudge.
///
/// Each of the `examples` is an input and the answer that is wanted.
pub fn train_step(nudge: f64, examples: &[(f64, f64)]) -> f64 {
    // BEGIN SOLUTION
    let mut w = 3.0;
    for _ in 0..1000 {
        let change = loss(w + nudge, examples) - loss(w - nudge, examples);
        w -= 0.5 * change / (2.0 * nudge);
    }
    w
    // STUB
    // todo!("train_step({nudge:?}, &{examples:?})")
    // WRONG: the weight is nudged to one side only
    // let mut w = 3.0;
    // for _ in 0..1000 {
    //     let change = loss(w + nudge, examples) - loss(w, examples);
    //     w -= 0.5 * change / nudge;
    // }
    // w
    // WRONG: the step is twice as long, because the rate ½ or one of the two nudges is forgotten
    // let mut w = 3.0;
    // for _ in 0..1000 {
    //     let change = loss(w + nudge, examples) - loss(w - nudge, examples);
    //     w -= 0.5 * change / nudge;
    // }
    // w
    // WRONG: the slope is measured once, at the start, and never again
    // let mut w = 3.0;
    // let change = loss(w + nudge, examples) - loss(w - nudge, examples);
    // for _ in 0..1000 {
    //     w -= 0.5 * change / (2.0 * nudge);
    // }
    // w
    // WRONG: the weight climbs
    // let mut w = 3.0;
    // for _ in 0..1000 {
    //     let change = loss(w + nudge, examples) - loss(w - nudge, examples);
    //     w += 0.5 * change / (2.0 * nudge);
    // }
    // w
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn a_large_nudge_sees_the_jump() {
        // 1 and 5 lie on both sides of 4: the slope is −1/8, and the weight rises by 1/16 until 4 lies below both places.
        expect(
            "train_step(2.0, &[(1.0, 1.0)])",
            train_step(2.0, &[(1.0, 1.0)]),
        )
        .mistake(4.0, "the weight is nudged to one side only")
        .mistake(
            3.0 + 1000.0 / 16.0,
            "the slope is measured once, at the start, and never again",
        )
        .mistake(1.9375, "the weight climbs")
        .is(6.0);
    }

    #[test]
    fn and_is_too_coarse_for_two_examples() {
        // At 3.375 the unit with the upper weight fires for both examples, that with the lower for none: half is wrong at each.
        expect(
            "train_step(2.0, &[(1.0, 1.0), (0.75, 0.0)])",
            train_step(2.0, &[(1.0, 1.0), (0.75, 0.0)]),
        )
        .is(3.375);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn a_small_nudge_sees_nothing() {
        expect(
            "train_step(0.001, &[(1.0, 1.0)])",
            train_step(0.001, &[(1.0, 1.0)]),
        )
        .is(3.0);
    }

    #[test]
    fn a_unit_that_is_to_be_silent() {
        // For the input 2 the jump is at w = 2. From 3 the slope is 1/16, and the weight falls by 1/32 until the upper place,
        // w + 4, lies below it.
        expect(
            "train_step(4.0, &[(2.0, 0.0)])",
            train_step(4.0, &[(2.0, 0.0)]),
        )
        .mistake(
            -2.0625,
            "the step is twice as long, because the rate ½ or one of the two nudges is forgotten",
        )
        .mistake(
            3.0 - 1000.0 / 32.0,
            "the slope is measured once, at the start, and never again",
        )
        .is(-2.03125);
    }

    #[test]
    fn every_lesson_counts() {
        // The slope is −1/512, so each lesson adds 1/1024, and the lower place stays far below the jump.
        expect(
            "train_step(128.0, &[(1.0, 1.0)])",
            train_step(128.0, &[(1.0, 1.0)]),
        )
        .mistake(
            3.0 + 1000.0 / 512.0,
            "the step is twice as long, because the rate ½ or one of the two nudges is forgotten",
        )
        .mistake(3.0 - 1000.0 / 1024.0, "the weight climbs")
        .is(3.0 + 1000.0 / 1024.0);
    }
    // END HIDDEN TESTS
}
