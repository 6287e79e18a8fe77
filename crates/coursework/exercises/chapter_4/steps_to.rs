/*
title = "How many steps with the best rate?"
page = "sigmoid-neuron-learning/step-size.md"
exercise = 2
points = 4
hints = [
    "Along the steep direction a large rate overshoots, along the flat one a small rate hardly moves. What is true of the two factors when the rate serves both equally?",
    "The largest and the smallest curvature decide: 1 − ηλ for the one is the negative of that for the other. Then every distance shrinks by the size of that factor, or faster.",
    "From `largest` and `smallest`: the rate is `2.0 / (largest + smallest)`, the factor `1.0 - rate * smallest`. Multiply a distance that begins at 1 until it is small enough, and count.",
]
*/
//! One rate has to serve all directions of a valley.
//! Along a direction with the curvature λ a step multiplies the distance from the bottom by $1 - \eta\lambda$.
//! The best rate makes the largest of these factors as small as it can be, and that is
//!
//! $$ \eta = \frac{2}{\lambda_{\mathrm{largest}} + \lambda_{\mathrm{smallest}}}. $$
//!
//! Count the steps until every distance is small.

/// How many steps with the best rate it takes until along every direction at most `closer` times the distance is left.
///
/// The curvatures are positive, in any order, and there is one at least; `closer` is positive. From 1 on no step is needed.
pub fn steps_to(closer: f64, curvatures: &[f64]) -> usize {
    // BEGIN SOLUTION
    let largest = curvatures.iter().copied().fold(0.0, f64::max);
    let smallest = curvatures.iter().copied().fold(f64::INFINITY, f64::min);
    let rate = 2.0 / (largest + smallest);
    let factor = 1.0 - rate * smallest;
    let (mut distance, mut steps) = (1.0, 0);
    while distance > closer {
        distance *= factor;
        steps += 1;
    }
    steps
    // STUB
    // todo!("steps_to({closer:?}, &{curvatures:?})")
    // WRONG: the rate is the best one for the steepest direction alone
    // let largest = curvatures.iter().copied().fold(0.0, f64::max);
    // let smallest = curvatures.iter().copied().fold(f64::INFINITY, f64::min);
    // let factor = 1.0 - smallest / largest;
    // let (mut distance, mut steps) = (1.0, 0);
    // while distance > closer {
    //     distance *= factor;
    //     steps += 1;
    // }
    // steps
    // WRONG: one step is missing
    // let largest = curvatures.iter().copied().fold(0.0, f64::max);
    // let smallest = curvatures.iter().copied().fold(f64::INFINITY, f64::min);
    // let factor = 1.0 - 2.0 / (largest + smallest) * smallest;
    // let (mut distance, mut steps) = (factor, 0);
    // while distance > closer {
    //     distance *= factor;
    //     steps += 1;
    // }
    // steps
    // WRONG: the first and the last curvature are taken for the largest and the smallest
    // let (largest, smallest) = (curvatures[0], curvatures[curvatures.len() - 1]);
    // let factor = (1.0 - 2.0 / (largest + smallest) * smallest).abs();
    // let (mut distance, mut steps) = (1.0, 0);
    // while distance > closer {
    //     distance *= factor;
    //     steps += 1;
    // }
    // steps
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn a_narrow_valley() {
        expect(
            "steps_to(0.01, &[100.0, 1.0])",
            steps_to(0.01, &[100.0, 1.0]),
        )
        // 0.99 to the power of 458 is above a hundredth.
        .mistake(
            459,
            "the rate is the best one for the steepest direction alone",
        )
        .mistake(230, "one step is missing")
        .is(231);
    }

    #[test]
    fn a_round_valley_takes_one_step() {
        expect("steps_to(0.01, &[3.0, 3.0])", steps_to(0.01, &[3.0, 3.0]))
            .mistake(0, "one step is missing")
            .is(1);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn the_order_of_the_curvatures_does_not_matter() {
        // 9 and 1 make the factor 0.8, whose 20th power is 0.0115 and whose 21st is 0.0092.
        expect(
            "steps_to(0.01, &[3.0, 9.0, 1.0, 2.0])",
            steps_to(0.01, &[3.0, 9.0, 1.0, 2.0]),
        )
        // 3 and 2 make the factor 0.2.
        .mistake(
            3,
            "the first and the last curvature are taken for the largest and the smallest",
        )
        .mistake(20, "one step is missing")
        .is(21);
    }

    #[test]
    fn who_is_close_enough_takes_no_step() {
        expect("steps_to(1.0, &[4.0, 1.0])", steps_to(1.0, &[4.0, 1.0])).is(0);
        // The factor is 0.6, and its square 0.36.
        expect("steps_to(0.5, &[4.0, 1.0])", steps_to(0.5, &[4.0, 1.0])).is(2);
    }
    // END HIDDEN TESTS
}
