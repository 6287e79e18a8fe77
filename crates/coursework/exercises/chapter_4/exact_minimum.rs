/*
title = "Straight to the bottom of two points"
page = "sigmoid-neuron-learning/toy-run.md"
points = 4
hints = [
    "Which weighted input gives the answer 0.2? It is negative, and the one for 0.9 is positive.",
    "With z = ln(y / (1 − y)) for each target, two equations w·x + b = z are left, as at school. Subtract one from the other.",
    "`let w = (z2 - z1) / (x2 - x1);`, and b is what is left of `z1`. What does the division do when the inputs are equal?",
]
*/
//! A neuron with a weight and a bias can be right at two points at once: its weighted input has to be
//!
//! $$ w x_1 + b = \ln\frac{y_1}{1 - y_1}, \qquad w x_2 + b = \ln\frac{y_2}{1 - y_2}. $$
//!
//! Solve the two equations for $w$ and $b$, without a single step of descent.

/// The weight and the bias (w, b) with which σ(wx + b) is y at both points (x, y).
///
/// The targets lie strictly between 0 and 1. If the inputs are equal there is none or more than one such neuron: `None`.
pub fn exact_minimum([(x1, y1), (x2, y2)]: [(f64, f64); 2]) -> Option<(f64, f64)> {
    // BEGIN SOLUTION
    let [z1, z2] = [y1, y2].map(|y| (y / (1.0 - y)).ln());
    if x1 == x2 {
        return None;
    }
    let w = (z2 - z1) / (x2 - x1);
    Some((w, z1 - w * x1))
    // STUB
    // todo!("exact_minimum([({x1:?}, {y1:?}), ({x2:?}, {y2:?})])")
    // WRONG: the fraction under the logarithm is turned over
    // let [z1, z2] = [y1, y2].map(|y| ((1.0 - y) / y).ln());
    // if x1 == x2 {
    //     return None;
    // }
    // let w = (z2 - z1) / (x2 - x1);
    // Some((w, z1 - w * x1))
    // WRONG: the line goes through the targets, and not through their weighted inputs
    // if x1 == x2 {
    //     return None;
    // }
    // let w = (y2 - y1) / (x2 - x1);
    // Some((w, y1 - w * x1))
    // WRONG: the bias is the first weighted input, as if its input were 0
    // let [z1, z2] = [y1, y2].map(|y| (y / (1.0 - y)).ln());
    // if x1 == x2 {
    //     return None;
    // }
    // Some(((z2 - z1) / (x2 - x1), z1))
    // WRONG: two equal inputs are subtracted, and something is divided by 0
    // let [z1, z2] = [y1, y2].map(|y| (y / (1.0 - y)).ln());
    // let w = (z2 - z1) / (x2 - x1);
    // Some((w, z1 - w * x1))
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    const NONE: (f64, f64) = (f64::NAN, f64::NAN);

    #[test]
    fn the_two_points_of_the_page() {
        let (w, b) = (6_f64.ln(), -0.5 * 96_f64.ln());
        expect(
            "exact_minimum([(0.5, 0.2), (2.5, 0.9)])",
            exact_minimum([(0.5, 0.2), (2.5, 0.9)]).unwrap_or(NONE),
        )
        .mistake((-w, -b), "the fraction under the logarithm is turned over")
        .mistake(
            (0.35, 0.025),
            "the line goes through the targets, and not through their weighted inputs",
        )
        .mistake(
            (w, -4_f64.ln()),
            "the bias is the first weighted input, as if its input were 0",
        )
        .close_to((w, b));
    }

    #[test]
    fn two_equal_inputs() {
        expect(
            "exact_minimum([(1.0, 0.2), (1.0, 0.9)])",
            exact_minimum([(1.0, 0.2), (1.0, 0.9)]),
        )
        .mistake(
            Some((f64::INFINITY, f64::NEG_INFINITY)),
            "two equal inputs are subtracted, and something is divided by 0",
        )
        .is(None);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn a_falling_neuron_and_a_level_one() {
        // ln(0.75/0.25) = ln 3 at −1, and −ln 3 at 2: the weight is −(2/3) ln 3.
        let ln3 = 3_f64.ln();
        expect(
            "exact_minimum([(-1.0, 0.75), (2.0, 0.25)])",
            exact_minimum([(-1.0, 0.75), (2.0, 0.25)]).unwrap_or(NONE),
        )
        .mistake(
            (2.0 / 3.0 * ln3, -ln3 / 3.0),
            "the fraction under the logarithm is turned over",
        )
        .close_to((-2.0 / 3.0 * ln3, ln3 / 3.0));
        expect(
            "exact_minimum([(-1.0, 0.5), (2.0, 0.5)])",
            exact_minimum([(-1.0, 0.5), (2.0, 0.5)]).unwrap_or(NONE),
        )
        .close_to((0.0, 0.0));
        expect(
            "exact_minimum([(1.0, 0.5), (1.0, 0.5)])",
            exact_minimum([(1.0, 0.5), (1.0, 0.5)]),
        )
        .is(None);
    }
    // END HIDDEN TESTS
}
