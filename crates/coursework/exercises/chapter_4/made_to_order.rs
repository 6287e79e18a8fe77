/*
title = "A neuron made to order"
page = "sigmoid-neuron-learning/sigmoid-neuron.md"
exercise = 3
points = 3
hints = [
    "In the middle of its curve the sigmoid has the slope ¼. Which slope has the neuron there, if its weight is 1? If it is 2?",
    "The weight alone makes the slope. The middle lies where w·x + b is 0, so the bias follows from the weight and the middle.",
    "`let w = …` from `slope`, then the pair `(w, …)`, whose second part makes `w * middle + b` zero.",
]
*/
//! A sigmoid neuron with one input answers one half in the middle of its curve, and there the curve has its slope:
//!
//! $$ w \cdot \mathrm{middle} + b = 0, \qquad \mathrm{slope} = \frac{w}{4}. $$
//!
//! Find the weight and the bias for a middle and a slope.

/// The weight and the bias (w, b) of the sigmoid neuron that answers one half at `middle`, with this slope there.
///
/// Every slope will do: a negative one gives a curve that falls, and 0 the neuron that answers one half everywhere.
pub fn made_to_order(middle: f64, slope: f64) -> (f64, f64) {
    // BEGIN SOLUTION
    let w = 4.0 * slope;
    (w, -w * middle)
    // STUB
    // todo!("made_to_order({middle:?}, {slope:?})")
    // WRONG: the slope of the sigmoid, a quarter, is forgotten
    // let w = slope;
    // (w, -w * middle)
    // WRONG: the slope is divided by four
    // let w = slope / 4.0;
    // (w, -w * middle)
    // WRONG: the bias has the wrong sign
    // let w = 4.0 * slope;
    // (w, w * middle)
    // WRONG: the bias is the middle with a minus, and the weight is left out of it
    // let w = 4.0 * slope;
    // (w, -middle)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn one_half_at_three_and_falling() {
        expect("made_to_order(3.0, -0.5)", made_to_order(3.0, -0.5))
            .mistake(
                (-0.5, 1.5),
                "the slope of the sigmoid, a quarter, is forgotten",
            )
            .mistake((-0.125, 0.375), "the slope is divided by four")
            .mistake((-2.0, -6.0), "the bias has the wrong sign")
            .mistake(
                (-2.0, -3.0),
                "the bias is the middle with a minus, and the weight is left out of it",
            )
            .close_to((-2.0, 6.0));
    }

    #[test]
    fn the_neuron_that_hesitates_at_fifty() {
        expect("made_to_order(50.0, 0.05)", made_to_order(50.0, 0.05))
            .mistake(
                (0.05, -2.5),
                "the slope of the sigmoid, a quarter, is forgotten",
            )
            .mistake((0.2, 10.0), "the bias has the wrong sign")
            .close_to((0.2, -10.0));
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn a_middle_at_zero_or_below_it() {
        expect("made_to_order(0.0, 0.75)", made_to_order(0.0, 0.75)).close_to((3.0, 0.0));
        expect("made_to_order(-1.5, 0.5)", made_to_order(-1.5, 0.5))
            .mistake((2.0, -3.0), "the bias has the wrong sign")
            .close_to((2.0, 3.0));
        expect("made_to_order(7.0, 0.0)", made_to_order(7.0, 0.0)).close_to((0.0, 0.0));
    }
    // END HIDDEN TESTS
}
