/*
title = "The largest and the smallest curvature"
page = "sigmoid-neuron-learning/eigenvalues.md"
points = 3
hints = [
    "With p = 2, q = 2 and m = 1 the eigenvalues are 3 and 1. Which number lies halfway between them, and how far is each from it?",
    "Half the sum of p and q is the middle. The distance is a root, of the square of half their difference and the square of m.",
    "`let middle = …; let root = (…).hypot(m);`, and the pair is `[middle + root, middle - root]`.",
]
*/
//! The Hessian with the rows $p, m$ and $m, q$ has the eigenvalues
//!
//! $$ \frac{p + q}{2} \pm \sqrt{\Bigl(\frac{p - q}{2}\Bigr)^2 + m^2}, $$
//!
//! the largest and the smallest curvature of all directions.
//! Compute both.

/// The eigenvalues of the Hessian with the rows p, m and m, q, the larger one first.
pub fn eigenvalues(p: f64, m: f64, q: f64) -> [f64; 2] {
    // BEGIN SOLUTION
    let middle = (p + q) / 2.0;
    let root = ((p - q) / 2.0).hypot(m);
    [middle + root, middle - root]
    // STUB
    // todo!("eigenvalues({p:?}, {m:?}, {q:?})")
    // WRONG: the difference under the root is not halved
    // let middle = (p + q) / 2.0;
    // let root = (p - q).hypot(m);
    // [middle + root, middle - root]
    // WRONG: m is not squared
    // let middle = (p + q) / 2.0;
    // let root = (((p - q) / 2.0).powi(2) + m).sqrt();
    // [middle + root, middle - root]
    // WRONG: the sum before the root is not halved
    // let root = ((p - q) / 2.0).hypot(m);
    // [p + q + root, p + q - root]
    // WRONG: the smaller one comes first
    // let middle = (p + q) / 2.0;
    // let root = ((p - q) / 2.0).hypot(m);
    // [middle - root, middle + root]
    // WRONG: p and q themselves are given, the curvatures along w and along b
    // let _ = m;
    // [p.max(q), p.min(q)]
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn the_hessian_of_the_page_in_32nds() {
        expect("eigenvalues(13.0, 6.0, 4.0)", eigenvalues(13.0, 6.0, 4.0))
            .mistake(
                [8.5 + 117_f64.sqrt(), 8.5 - 117_f64.sqrt()],
                "the difference under the root is not halved",
            )
            .mistake(
                [8.5 + 26.25_f64.sqrt(), 8.5 - 26.25_f64.sqrt()],
                "m is not squared",
            )
            .mistake([24.5, 9.5], "the sum before the root is not halved")
            .mistake([1.0, 16.0], "the smaller one comes first")
            .mistake(
                [13.0, 4.0],
                "p and q themselves are given, the curvatures along w and along b",
            )
            .close_to([16.0, 1.0]);
    }

    #[test]
    fn equal_curvatures_along_the_axes() {
        expect("eigenvalues(2.0, 1.0, 2.0)", eigenvalues(2.0, 1.0, 2.0))
            .mistake([5.0, 3.0], "the sum before the root is not halved")
            .mistake([1.0, 3.0], "the smaller one comes first")
            .close_to([3.0, 1.0]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn saddles_and_tables_that_turn_nothing() {
        expect("eigenvalues(-2.0, 0.0, 3.0)", eigenvalues(-2.0, 0.0, 3.0))
            .mistake([-2.0, 3.0], "the smaller one comes first")
            .close_to([3.0, -2.0]);
        let root = 5_f64.sqrt();
        expect("eigenvalues(1.0, -2.0, 3.0)", eigenvalues(1.0, -2.0, 3.0))
            .close_to([2.0 + root, 2.0 - root]);
        expect("eigenvalues(0.0, 0.0, 0.0)", eigenvalues(0.0, 0.0, 0.0)).close_to([0.0, 0.0]);
    }
    // END HIDDEN TESTS
}
