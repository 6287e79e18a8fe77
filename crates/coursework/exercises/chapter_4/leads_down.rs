/*
title = "Which directions lead down?"
page = "sigmoid-neuron-learning/direction.md"
points = 3
hints = [
    "The gradient is (−4, 3). Does the move (1, 1) lead down, though it raises both parameters? Compute what the slopes say.",
    "A short move changes the loss by the inner product of direction and gradient. What must be true of that number?",
    "`u[0] * g[0] + …` is the slope along u. The answer is one comparison of it, and a level direction does not lead down.",
]
*/
//! A short move along $u$ changes the loss by the inner product of $u$ and the gradient $g$:
//!
//! $$ u_w\,g_w + u_b\,g_b. $$
//!
//! Say whether a direction leads down.
//! The article on the page says that only the opposite of the gradient does; the tests do not agree.

/// Whether a short move along `u` lowers the loss, where the gradient is `g`.
///
/// A direction along which the loss is level does not lead down.
pub fn leads_down(u: [f64; 2], g: [f64; 2]) -> bool {
    // BEGIN SOLUTION
    u[0] * g[0] + u[1] * g[1] < 0.0
    // STUB
    // todo!("leads_down({u:?}, {g:?})")
    // WRONG: only the opposite of the gradient is said to lead down
    // let product = u[0] * g[0] + u[1] * g[1];
    // let cosine = product / (u[0].hypot(u[1]) * g[0].hypot(g[1]));
    // (cosine + 1.0).abs() < 1e-9
    // WRONG: the sign is turned, and what leads up is said to lead down
    // u[0] * g[0] + u[1] * g[1] > 0.0
    // WRONG: a level direction is said to lead down
    // u[0] * g[0] + u[1] * g[1] <= 0.0
    // WRONG: each part has to go down by itself
    // u[0] * g[0] < 0.0 && u[1] * g[1] < 0.0
    // WRONG: the gradient is not looked at
    // let _ = g;
    // u[0] < 0.0 || u[1] < 0.0
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn five_directions_at_one_place() {
        // The inner products are −25, −4, 3, 0 and −1.
        let directions = [[4.0, -3.0], [1.0, 0.0], [0.0, 1.0], [3.0, 4.0], [1.0, 1.0]];
        expect(
            "leads_down(u, [-4.0, 3.0]) for u = (4, -3), (1, 0), (0, 1), (3, 4), (1, 1)",
            directions.map(|u| leads_down(u, [-4.0, 3.0])),
        )
        .mistake(
            [true, false, false, false, false],
            "only the opposite of the gradient is said to lead down",
        )
        .mistake(
            [false, false, true, false, false],
            "the sign is turned, and what leads up is said to lead down",
        )
        .mistake(
            [true, true, false, true, true],
            "a level direction is said to lead down",
        )
        .mistake(
            [true, false, false, false, false],
            "the gradient is not looked at",
        )
        .is([true, true, false, false, true]);
    }

    #[test]
    fn four_directions_at_the_start_of_the_page() {
        let directions = [[0.0, 1.0], [0.2125, 0.025], [1.0, -2.0], [-1.0, 2.0]];
        let gradient = [-0.2125, -0.025];
        expect(
            "leads_down(u, [-0.2125, -0.025]) for u = (0, 1), (0.2125, 0.025), (1, -2), (-1, 2)",
            directions.map(|u| leads_down(u, gradient)),
        )
        .mistake(
            [false, true, false, false],
            "each part has to go down by itself",
        )
        .mistake([false, false, true, true], "the gradient is not looked at")
        .is([true, true, true, false]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn level_ground_and_long_arrows() {
        let asked = [
            ([1.0, 1.0], [0.0, 0.0]),
            ([-200.0, 100.0], [1.0, 1.0]),
            ([1e-3, 1e-3], [-1e3, 2e3]),
            ([0.0, 0.0], [1.0, 1.0]),
        ];
        expect(
            "leads_down on level ground, far down, up, and without a move",
            asked.map(|(u, g)| leads_down(u, g)),
        )
        .mistake(
            [true, true, false, true],
            "a level direction is said to lead down",
        )
        .is([false, true, false, false]);
    }
    // END HIDDEN TESTS
}
