/*
title = "How narrow is the valley?"
page = "neurons-in-detail/zigzag.md"
points = 4
hints = [
    "Two examples have the inputs (1, 0) and (0, 1). What are p, m and q, and how do the largest and the smallest curvature compare?",
    "Add up the squares of the first inputs, the products, and the squares of the second inputs. The eigenvalues of that table follow as in chapter 4.",
    "`let (middle, root) = ((p + q) / 2.0, ((p - q) / 2.0).hypot(m));`, and divide `middle + root` by `middle - root`.",
]
*/
//! A unit without activation function and bias learns from examples with two inputs each.
//! Its squared-error loss has the curvatures
//!
//! $$ p = \sum x_1^2, \qquad m = \sum x_1 x_2, \qquad q = \sum x_2^2, $$
//!
//! and the condition number is its largest curvature divided by its smallest:
//!
//! $$ \frac{\lambda_1}{\lambda_2}, \qquad \lambda_{1,2} = \frac{p + q}{2} \pm \sqrt{\Bigl(\frac{p - q}{2}\Bigr)^2 + m^2}. $$
//!
//! A round valley has 1, a narrow one much more. Compute it.

/// The condition number of the loss for examples with these pairs of inputs.
///
/// The pairs do not all lie on one line through (0, 0), so the smallest curvature is positive.
pub fn condition_number(inputs: &[[f64; 2]]) -> f64 {
    // BEGIN SOLUTION
    let p: f64 = inputs.iter().map(|[x1, _]| x1 * x1).sum();
    let m: f64 = inputs.iter().map(|[x1, x2]| x1 * x2).sum();
    let q: f64 = inputs.iter().map(|[_, x2]| x2 * x2).sum();
    let (middle, root) = ((p + q) / 2.0, ((p - q) / 2.0).hypot(m));
    (middle + root) / (middle - root)
    // STUB
    // todo!("condition_number(&{inputs:?})")
    // WRONG: the products of the inputs are left out, and p is compared with q
    // let p: f64 = inputs.iter().map(|[x1, _]| x1 * x1).sum();
    // let q: f64 = inputs.iter().map(|[_, x2]| x2 * x2).sum();
    // p.max(q) / p.min(q)
    // WRONG: the smallest curvature is divided by the largest
    // let p: f64 = inputs.iter().map(|[x1, _]| x1 * x1).sum();
    // let m: f64 = inputs.iter().map(|[x1, x2]| x1 * x2).sum();
    // let q: f64 = inputs.iter().map(|[_, x2]| x2 * x2).sum();
    // let (middle, root) = ((p + q) / 2.0, ((p - q) / 2.0).hypot(m));
    // (middle - root) / (middle + root)
    // WRONG: the root of the quotient is given, which compares the axes of the ellipses
    // let p: f64 = inputs.iter().map(|[x1, _]| x1 * x1).sum();
    // let m: f64 = inputs.iter().map(|[x1, x2]| x1 * x2).sum();
    // let q: f64 = inputs.iter().map(|[_, x2]| x2 * x2).sum();
    // let (middle, root) = ((p + q) / 2.0, ((p - q) / 2.0).hypot(m));
    // ((middle + root) / (middle - root)).sqrt()
    // WRONG: the means are taken off the inputs first
    // let n = inputs.len() as f64;
    // let a = inputs.iter().map(|[x1, _]| x1).sum::<f64>() / n;
    // let b = inputs.iter().map(|[_, x2]| x2).sum::<f64>() / n;
    // let p: f64 = inputs.iter().map(|[x1, _]| (x1 - a) * (x1 - a)).sum();
    // let m: f64 = inputs.iter().map(|[x1, x2]| (x1 - a) * (x2 - b)).sum();
    // let q: f64 = inputs.iter().map(|[_, x2]| (x2 - b) * (x2 - b)).sum();
    // let (middle, root) = ((p + q) / 2.0, ((p - q) / 2.0).hypot(m));
    // (middle + root) / (middle - root)
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn two_examples_before_and_after_stretching() {
        // p = q = 1.01 and m = 0.2: 1.21 divided by 0.81. Stretched, 2x − 1, they are (1, −0.8) and (−0.8, 1).
        let before = condition_number(&[[1.0, 0.1], [0.1, 1.0]]);
        let after = condition_number(&[[1.0, -0.8], [-0.8, 1.0]]);
        expect(
            "condition_number for (1, 0.1) and (0.1, 1), and for (1, -0.8) and (-0.8, 1)",
            [before, after],
        )
        .mistake(
            [1.0, 1.0],
            "the products of the inputs are left out, and p is compared with q",
        )
        .mistake(
            [81.0 / 121.0, 1.0 / 81.0],
            "the smallest curvature is divided by the largest",
        )
        .mistake(
            [11.0 / 9.0, 9.0],
            "the root of the quotient is given, which compares the axes of the ellipses",
        )
        .close_to([121.0 / 81.0, 81.0]);
    }

    #[test]
    fn three_examples_with_a_mean() {
        // p = q = 6 and m = 5: 11 divided by 1. Without the mean (4/3, 4/3) it would be a line with p = q = 2/3, m = −1/3.
        let inputs = [[1.0, 2.0], [2.0, 1.0], [1.0, 1.0]];
        expect(
            "condition_number for (1, 2), (2, 1) and (1, 1)",
            condition_number(&inputs),
        )
        .mistake(3.0, "the means are taken off the inputs first")
        .mistake(
            1.0,
            "the products of the inputs are left out, and p is compared with q",
        )
        .close_to(11.0);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn inputs_at_a_right_angle() {
        expect(
            "condition_number for (1, 0) and (0, 1)",
            condition_number(&[[1.0, 0.0], [0.0, 1.0]]),
        )
        .close_to(1.0);
        expect(
            "condition_number for (3, 0) and (0, 1)",
            condition_number(&[[3.0, 0.0], [0.0, 1.0]]),
        )
        .mistake(
            1.0 / 9.0,
            "the smallest curvature is divided by the largest",
        )
        .close_to(9.0);
    }
    // END HIDDEN TESTS
}
