/*
title = "A leap to the bottom"
page = "sigmoid-neuron-learning/newton.md"
points = 5
hints = [
    "With one parameter the slope 6 and the curvature 2 lead to a move of −3. What do they lead to when the curvature is −2, and is that the way down?",
    "The two formulas divide by the same number. What must be true of it, and of p, for the place to be a bowl?",
    "`let d = p * q - m * m;`, then `None` unless d and p are positive, and the move from the two fractions. Watch which slope goes with which of p, m and q.",
]
*/
//! Newton's method makes the move that changes the gradient by its own negative:
//!
//! $$ u_w = \frac{m g_b - q g_w}{pq - m^2}, \qquad u_b = \frac{m g_w - p g_b}{pq - m^2}. $$
//!
//! In a bowl that leads to the bottom of a parabola.
//! On a dome it leads to the top, and a program that wants to go down does not make it.
//! Write the move, and say where there is none.

/// The move (u_w, u_b) of Newton's method, for the slopes (g_w, g_b) and the Hessian with the rows p, m and m, q.
///
/// `None` where the loss does not bend upward in every direction: unless pq − m² and p are positive.
pub fn newton_step((g_w, g_b): (f64, f64), [p, m, q]: [f64; 3]) -> Option<(f64, f64)> {
    // BEGIN SOLUTION
    let d = p * q - m * m;
    (d > 0.0 && p > 0.0).then(|| ((m * g_b - q * g_w) / d, (m * g_w - p * g_b) / d))
    // STUB
    // todo!("newton_step(({g_w:?}, {g_b:?}), [{p:?}, {m:?}, {q:?}])")
    // WRONG: the move has the wrong sign, and leads uphill
    // let d = p * q - m * m;
    // (d > 0.0 && p > 0.0).then(|| ((q * g_w - m * g_b) / d, (p * g_b - m * g_w) / d))
    // WRONG: m is left out, as if the two parameters had nothing to do with one another
    // let d = p * q - m * m;
    // (d > 0.0 && p > 0.0).then(|| (-g_w / p, -g_b / q))
    // WRONG: p and q are exchanged
    // let d = p * q - m * m;
    // (d > 0.0 && p > 0.0).then(|| ((m * g_b - p * g_w) / d, (m * g_w - q * g_b) / d))
    // WRONG: the move of a dome is made, which leads to its top
    // let d = p * q - m * m;
    // (d > 0.0).then(|| ((m * g_b - q * g_w) / d, (m * g_w - p * g_b) / d))
    // WRONG: the move of a saddle is made, because p and q are positive
    // let d = p * q - m * m;
    // (p > 0.0 && q > 0.0).then(|| ((m * g_b - q * g_w) / d, (m * g_w - p * g_b) / d))
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    const NONE: (f64, f64) = (f64::NAN, f64::NAN);

    #[test]
    fn the_step_of_the_page() {
        expect(
            "newton_step((-0.85, -0.1), [1.625, 0.75, 0.5])",
            newton_step((-0.85, -0.1), [1.625, 0.75, 0.5]).unwrap_or(NONE),
        )
        .mistake((-1.4, 1.9), "the move has the wrong sign, and leads uphill")
        .mistake(
            (0.85 / 1.625, 0.2),
            "m is left out, as if the two parameters had nothing to do with one another",
        )
        .mistake(
            (4.0 * (-0.075 + 1.38125), 4.0 * (-0.6375 + 0.05)),
            "p and q are exchanged",
        )
        .close_to((1.4, -1.9));
    }

    #[test]
    fn a_dome_and_a_saddle() {
        // In both places the fractions give (1, 1).
        expect(
            "newton_step((1.0, 1.0), [-1.0, 0.0, -1.0])",
            newton_step((1.0, 1.0), [-1.0, 0.0, -1.0]),
        )
        .mistake(
            Some((1.0, 1.0)),
            "the move of a dome is made, which leads to its top",
        )
        .is(None);
        expect(
            "newton_step((-3.0, -3.0), [1.0, 2.0, 1.0])",
            newton_step((-3.0, -3.0), [1.0, 2.0, 1.0]),
        )
        .mistake(
            Some((1.0, 1.0)),
            "the move of a saddle is made, because p and q are positive",
        )
        .is(None);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn a_parabola_in_one_step() {
        // ½(2w² + 2wb + 3b²) at (4, −1): the slopes are 2w + b = 7 and w + 3b = 1, and the bottom is at (0, 0).
        expect(
            "newton_step((7.0, 1.0), [2.0, 1.0, 3.0])",
            newton_step((7.0, 1.0), [2.0, 1.0, 3.0]).unwrap_or(NONE),
        )
        .mistake((4.0, -1.0), "the move has the wrong sign, and leads uphill")
        .mistake((-2.6, 0.8), "p and q are exchanged")
        .close_to((-4.0, 1.0));
    }

    #[test]
    fn a_flat_bowl() {
        expect(
            "newton_step((1.0, -2.0), [0.5, 0.0, 0.25])",
            newton_step((1.0, -2.0), [0.5, 0.0, 0.25]).unwrap_or(NONE),
        )
        .mistake((-4.0, 4.0), "p and q are exchanged")
        .close_to((-2.0, 8.0));
    }

    #[test]
    fn a_gutter_and_another_dome() {
        expect(
            "newton_step((1.0, 1.0), [1.0, 1.0, 1.0])",
            newton_step((1.0, 1.0), [1.0, 1.0, 1.0]),
        )
        .is(None);
        expect(
            "newton_step((1.0, 1.0), [-2.0, 0.0, -4.0])",
            newton_step((1.0, 1.0), [-2.0, 0.0, -4.0]),
        )
        .mistake(
            Some((0.5, 0.25)),
            "the move of a dome is made, which leads to its top",
        )
        .is(None);
    }
    // END HIDDEN TESTS
}
