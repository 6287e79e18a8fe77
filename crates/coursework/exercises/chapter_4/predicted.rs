/*
title = "What the slope says, and what the bend adds"
page = "sigmoid-neuron-learning/taylor.md"
exercise = 1
points = 3
hints = [
    "The square at 5 has the height 25, the slope 10 and the curvature 2. Which of the three terms of (5 + h)² = 25 + 10h + h² comes from which?",
    "The second prediction is the first one, and one more term: half the square of the step, times the curvature.",
    "`let first = …; let second = first + …;` and then `[first, second]`. Try it on the square: the second must be right.",
]
*/
//! Taylor's formula predicts a height from what is known at a place nearby:
//!
//! $$ f(x + h) = f(x) + h\,f'(x) + \frac{h^2}{2}\,f''(x) + \dots $$
//!
//! Give two predictions, with the slope alone and with the curvature as well.

/// The height after a `step` h, predicted with the slope alone and with slope and curvature:
/// [f + h f′, f + h f′ + ½ h² f″].
///
/// The step can have either sign.
pub fn predicted(height: f64, slope: f64, curvature: f64, step: f64) -> [f64; 2] {
    // BEGIN SOLUTION
    let first = height + step * slope;
    let second = first + 0.5 * step * step * curvature;
    [first, second]
    // STUB
    // todo!("predicted({height:?}, {slope:?}, {curvature:?}, {step:?})")
    // WRONG: the half before the curvature is forgotten
    // let first = height + step * slope;
    // let second = first + step * step * curvature;
    // [first, second]
    // WRONG: the step before the curvature is not squared
    // let first = height + step * slope;
    // let second = first + 0.5 * step * curvature;
    // [first, second]
    // WRONG: the slope is taken off and not added
    // let first = height - step * slope;
    // let second = first + 0.5 * step * step * curvature;
    // [first, second]
    // WRONG: the second prediction leaves the slope out
    // let first = height + step * slope;
    // let second = height + 0.5 * step * step * curvature;
    // [first, second]
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn the_root_of_102_from_that_of_100() {
        expect(
            "predicted(10.0, 1.0 / 20.0, -1.0 / 4000.0, 2.0)",
            predicted(10.0, 1.0 / 20.0, -1.0 / 4000.0, 2.0),
        )
        .mistake([10.1, 10.099], "the half before the curvature is forgotten")
        .mistake(
            [10.1, 10.09975],
            "the step before the curvature is not squared",
        )
        .mistake([9.9, 9.8995], "the slope is taken off and not added")
        .mistake([10.1, 9.9995], "the second prediction leaves the slope out")
        .close_to([10.1, 10.0995]);
    }

    #[test]
    fn of_a_square_slope_and_curvature_say_all() {
        // 5² is 25, and 8² is 64.
        expect(
            "predicted(25.0, 10.0, 2.0, 3.0)",
            predicted(25.0, 10.0, 2.0, 3.0),
        )
        .mistake([55.0, 73.0], "the half before the curvature is forgotten")
        .mistake([55.0, 58.0], "the step before the curvature is not squared")
        .close_to([55.0, 64.0]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn backward_and_along_the_loss_of_the_page() {
        expect(
            "predicted(25.0, 10.0, 2.0, -2.0)",
            predicted(25.0, 10.0, 2.0, -2.0),
        )
        .mistake([5.0, 3.0], "the step before the curvature is not squared")
        .close_to([5.0, 9.0]);
        // From (0, 0) along the gradient (−0.2125, −0.025), where the Hessian is (13, 6, 6, 4)/32.
        let (slope, curvature) = (-0.045_781_25, 0.653_281_25 / 32.0);
        expect(
            "predicted(0.125, -0.04578125, 0.653_281_25 / 32.0, 10.0)",
            predicted(0.125, slope, curvature, 10.0),
        )
        .close_to([-0.332_812_5, 0.687_939_453_125]);
    }
    // END HIDDEN TESTS
}
