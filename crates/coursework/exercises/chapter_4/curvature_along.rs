/*
title = "Find the bug: a curvature that is right along the axes"
kind = "find the bug"
page = "sigmoid-neuron-learning/hessian.md"
exercise = 3
points = 3
hints = [
    "Along w and along b the program is right. What do these two directions have in common, that most others have not?",
    "The product of the two parts comes once from g_w growing along b, and once from g_b growing along w.",
    "Count how often `m` has to stand in the sum. The division by the squared length is right.",
]
*/
//! With the three numbers of the Hessian every curvature is known.
//! Along a direction $u$ of length 1 it is
//!
//! $$ u^T H u = p\,u_w^2 + 2m\,u_w u_b + q\,u_b^2, $$
//!
//! and a longer or shorter direction is first brought to length 1.
//! This program compiles, runs, and agrees with the measured curvatures along $w$ and along $b$.
//! Find out where it does not, and mend it.

/// The curvature along the direction (u_w, u_b), which may have any length but 0, for the Hessian with the rows p, m and m, q.
pub fn curvature_along([u_w, u_b]: [f64; 2], [p, m, q]: [f64; 3]) -> f64 {
    // BEGIN SOLUTION
    let squared_length = u_w * u_w + u_b * u_b;
    (p * u_w * u_w + 2.0 * m * u_w * u_b + q * u_b * u_b) / squared_length
    // STUB
    // let squared_length = u_w * u_w + u_b * u_b;
    // (p * u_w * u_w + m * u_w * u_b + q * u_b * u_b) / squared_length
    // WRONG: the 2 before m is missing
    // let squared_length = u_w * u_w + u_b * u_b;
    // (p * u_w * u_w + m * u_w * u_b + q * u_b * u_b) / squared_length
    // WRONG: the direction is not brought to length 1
    // p * u_w * u_w + 2.0 * m * u_w * u_b + q * u_b * u_b
    // WRONG: the length is not squared
    // let length = u_w.hypot(u_b);
    // (p * u_w * u_w + 2.0 * m * u_w * u_b + q * u_b * u_b) / length
    // WRONG: the term with m has the wrong sign
    // let squared_length = u_w * u_w + u_b * u_b;
    // (p * u_w * u_w - 2.0 * m * u_w * u_b + q * u_b * u_b) / squared_length
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn three_parts_to_minus_four() {
        // (9 − 48 + 48)/25 = 9/25
        expect(
            "curvature_along([3.0, -4.0], [1.0, 2.0, 3.0])",
            curvature_along([3.0, -4.0], [1.0, 2.0, 3.0]),
        )
        .mistake(9.0, "the direction is not brought to length 1")
        .mistake(9.0 / 5.0, "the length is not squared")
        .mistake(
            (9.0 + 48.0 + 48.0) / 25.0,
            "the term with m has the wrong sign",
        )
        .close_to(0.36);
    }

    #[test]
    fn along_the_two_directions_of_their_own() {
        // In 32nds 13, 6 and 4: 16 along (2, 1) and 1 along (1, −2).
        let hessian = [13.0 / 32.0, 6.0 / 32.0, 4.0 / 32.0];
        let directions = [[2.0, 1.0], [1.0, -2.0], [0.0, 0.5]];
        expect(
            "the curvatures of (13, 6, 4)/32 along (2, 1), (1, -2) and (0, 0.5)",
            directions.map(|u| curvature_along(u, hessian)),
        )
        .close_to([0.5, 0.03125, 0.125]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn a_saddle() {
        expect(
            "curvature_along([-1.0, 1.0], [1.0, 5.0, 3.0])",
            curvature_along([-1.0, 1.0], [1.0, 5.0, 3.0]),
        )
        .mistake(7.0, "the term with m has the wrong sign")
        .close_to(-3.0);
    }
    // END HIDDEN TESTS
}
