/*
title = "A line through given points"
page = "understanding-activations/relu.md"
exercise = 1
points = 5
hints = [
    "The first ReLU makes the first piece. How steep must it be? What does the second ReLU change at its kink?",
    "A ReLU goes on rising for ever, so each one has to take along what those before it do. Its weight is a difference. Of what?",
    "`points.windows(2)` gives the pieces, and each has the slope `(y1 - y0) / (x1 - x0)`. Keep the slope of the piece before, and begin with 0.",
]
*/
//! Draw a line of straight pieces with ReLUs: one kink at each point but the last, and an output that starts at the height of
//! the first point and adds up the ReLUs with weights,
//!
//! $$ f(x) = y_0 + v_0 \max(0, x - x_0) + v_1 \max(0, x - x_1) + \dots $$
//!
//! Find the weights with which the line passes through all points.
//! For (0, 0), (1, 1) and (2, 0) they are 1 and −2.

/// The weights v of the ReLUs with their kinks at all points but the last.
///
/// The points `(x, y)` have rising x, and there are two of them at least.
pub fn hinge_weights(points: &[(f64, f64)]) -> Vec<f64> {
    // BEGIN SOLUTION
    let mut before = 0.0;
    let mut weights = Vec::new();
    for pair in points.windows(2) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let slope = (y1 - y0) / (x1 - x0);
        weights.push(slope - before);
        before = slope;
    }
    weights
    // STUB
    // todo!("hinge_weights(&{points:?})")
    // WRONG: each weight is the slope of its piece, and not what changes
    // points.windows(2).map(|p| (p[1].1 - p[0].1) / (p[1].0 - p[0].0)).collect()
    // WRONG: the heights are not divided by the widths of the pieces
    // let mut before = 0.0;
    // let mut weights = Vec::new();
    // for pair in points.windows(2) {
    //     let slope = pair[1].1 - pair[0].1;
    //     weights.push(slope - before);
    //     before = slope;
    // }
    // weights
    // WRONG: the change of the slope is turned round
    // let mut before = 0.0;
    // let mut weights = Vec::new();
    // for pair in points.windows(2) {
    //     let slope = (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0);
    //     weights.push(before - slope);
    //     before = slope;
    // }
    // weights
    // WRONG: the sum of the weights before is forgotten, and only the last one is taken away
    // let mut before = 0.0;
    // let mut weights = Vec::new();
    // for pair in points.windows(2) {
    //     let slope = (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0);
    //     let weight = slope - before;
    //     weights.push(weight);
    //     before = weight;
    // }
    // weights
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    #[test]
    fn up_and_down() {
        let points = [(0.0, 0.0), (1.0, 1.0), (2.0, 0.0)];
        expect(
            "hinge_weights(&[(0.0, 0.0), (1.0, 1.0), (2.0, 0.0)])",
            hinge_weights(&points),
        )
        .mistake(
            vec![1.0, -1.0],
            "each weight is the slope of its piece, and not what changes",
        )
        .mistake(vec![-1.0, 2.0], "the change of the slope is turned round")
        .close_to(vec![1.0, -2.0]);
    }

    #[test]
    fn pieces_of_different_width() {
        // The slopes are 2, −3 and 0.
        let points = [(0.0, 1.0), (2.0, 5.0), (3.0, 2.0), (7.0, 2.0)];
        expect(
            "hinge_weights(&[(0.0, 1.0), (2.0, 5.0), (3.0, 2.0), (7.0, 2.0)])",
            hinge_weights(&points),
        )
        .mistake(
            vec![4.0, -7.0, 3.0],
            "the heights are not divided by the widths of the pieces",
        )
        .mistake(
            vec![2.0, -3.0, 0.0],
            "each weight is the slope of its piece, and not what changes",
        )
        .mistake(
            vec![2.0, -5.0, 5.0],
            "the sum of the weights before is forgotten, and only the last one is taken away",
        )
        .close_to(vec![2.0, -5.0, 3.0]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn the_line_passes_through_all_points() {
        let points = [
            (-2.0, 3.0),
            (-1.5, -1.0),
            (0.0, 0.5),
            (4.0, 8.5),
            (5.0, 8.5),
        ];
        let weights = hinge_weights(&points);
        let f = |x: f64| -> f64 {
            let relus = points.iter().zip(&weights);
            3.0 + relus.map(|((at, _), v)| v * (x - at).max(0.0)).sum::<f64>()
        };
        // The slopes are −8, 1, 2 and 0; added up from each kink on, they take the line elsewhere.
        expect(
            "the heights of the line at x = -2, -1.5, 0, 4 and 5",
            points.map(|(x, _)| f(x)),
        )
        .mistake(
            [3.0, -1.0, -11.5, -31.5, -36.5],
            "each weight is the slope of its piece, and not what changes",
        )
        .close_to([3.0, -1.0, 0.5, 8.5, 8.5]);
    }

    #[test]
    fn one_piece_has_one_weight() {
        expect(
            "hinge_weights(&[(1.0, 4.0), (3.0, 0.0)])",
            hinge_weights(&[(1.0, 4.0), (3.0, 0.0)]),
        )
        .mistake(vec![2.0], "the change of the slope is turned round")
        .mistake(
            vec![-4.0],
            "the heights are not divided by the widths of the pieces",
        )
        .close_to(vec![-2.0]);
    }
    // END HIDDEN TESTS
}
