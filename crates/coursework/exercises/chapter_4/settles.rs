/*
title = "Does this rate settle?"
page = "sigmoid-neuron-learning/step-size.md"
points = 3
hints = [
    "A step multiplies the distance from the bottom by 1 − ηλ. For which values of this factor does the distance shrink, if it may change sides?",
    "One rate serves all directions. Is it enough if the distance shrinks along one of them?",
    "`curvatures.iter().all(|curvature| …)`, with the factor between −1 and 1. The two ends do not count.",
]
*/
//! Down a valley with the curvature λ, a step with the rate η multiplies the distance from the bottom:
//!
//! $$ x_{\mathrm{new}} = (1 - \eta\lambda)\,x. $$
//!
//! A valley may bend differently in several directions.
//! Say whether descent with this rate comes to rest at the bottom, whichever place it begins at.

/// Whether the distance from the bottom shrinks along every direction, |1 − ηλ| < 1 for each curvature λ.
///
/// Where it jumps from side to side for ever, or stands still, it does not shrink.
pub fn settles(rate: f64, curvatures: &[f64]) -> bool {
    // BEGIN SOLUTION
    curvatures
        .iter()
        .all(|curvature| (1.0 - rate * curvature).abs() < 1.0)
    // STUB
    // todo!("settles({rate:?}, &{curvatures:?})")
    // WRONG: one direction in which the distance shrinks is taken for enough
    // curvatures
    //     .iter()
    //     .any(|curvature| (1.0 - rate * curvature).abs() < 1.0)
    // WRONG: the border is taken for 1/λ, and crossing the valley for leaving it
    // curvatures
    //     .iter()
    //     .all(|curvature| rate > 0.0 && rate * curvature < 1.0)
    // WRONG: a jump from side to side for ever is taken for settling
    // curvatures
    //     .iter()
    //     .all(|curvature| rate > 0.0 && (1.0 - rate * curvature).abs() <= 1.0)
    // WRONG: the factor may lie below −1
    // curvatures
    //     .iter()
    //     .all(|curvature| 1.0 - rate * curvature < 1.0)
    // WRONG: a rate below 0, which climbs, is taken for a short step
    // curvatures.iter().all(|curvature| rate * curvature < 2.0)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn six_rates_in_a_valley_with_two_curvatures() {
        let rates = [0.25, 0.75, 1.0, 1.5, 8.0, -0.25];
        expect(
            "settles(rate, &[2.0, 0.5]) for the rates 0.25, 0.75, 1, 1.5, 8 and -0.25",
            rates.map(|rate| settles(rate, &[2.0, 0.5])),
        )
        .mistake(
            [true, true, true, true, false, false],
            "one direction in which the distance shrinks is taken for enough",
        )
        .mistake(
            [true, false, false, false, false, false],
            "the border is taken for 1/λ, and crossing the valley for leaving it",
        )
        .mistake(
            [true, true, true, false, false, false],
            "a jump from side to side for ever is taken for settling",
        )
        .mistake(
            [true, true, true, true, true, false],
            "the factor may lie below −1",
        )
        .mistake(
            [true, true, false, false, false, true],
            "a rate below 0, which climbs, is taken for a short step",
        )
        .is([true, true, false, false, false, false]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn the_border_of_the_page_and_a_place_that_is_no_valley() {
        // The largest curvature at the minimum of the two points is 0.080410 to six places, and the border 24.87.
        expect(
            "settles(rate, &[0.08041, 0.010315]) for the rates 24 and 25",
            [24.0, 25.0].map(|rate| settles(rate, &[0.08041, 0.010315])),
        )
        .is([true, false]);
        expect(
            "settles(0.5, …) for the curvatures (1, -1), (1, 0) and (0.5, 1, 5)",
            [
                settles(0.5, &[1.0, -1.0]),
                settles(0.5, &[1.0, 0.0]),
                settles(0.5, &[0.5, 1.0, 5.0]),
            ],
        )
        .mistake(
            [true, true, true],
            "one direction in which the distance shrinks is taken for enough",
        )
        .is([false, false, false]);
    }
    // END HIDDEN TESTS
}
