/*
title = "Bowl, dome, saddle or gutter?"
page = "sigmoid-neuron-learning/no-guarantee.md"
points = 3
hints = [
    "With p = 1, q = 3 and m = 2 the loss bends upward along w and along b. Is there a direction in which it bends downward?",
    "The product of the two eigenvalues is pq − m². What do you know of their signs when it is negative, and what is left open when it is positive?",
    "Look at `p * q - m * m` first: below 0, equal to 0, above 0. Only in the last case the sign of `p` decides.",
]
*/
//! Where the gradient is zero there may be a lowest point, a top, or a saddle.
//! The two eigenvalues of the Hessian tell them apart, and their product is enough for most of it:
//!
//! $$ \lambda_1 \lambda_2 = pq - m^2. $$
//!
//! Say how the loss bends.

/// How a loss of two parameters bends.
#[derive(Clone, Copy, Debug)]
pub enum Bend {
    /// Upward in every direction: both eigenvalues are positive.
    Bowl,
    /// Downward in every direction: both are negative.
    Dome,
    /// Upward in some directions and downward in others: the eigenvalues have different signs.
    Saddle,
    /// Not at all in one direction: an eigenvalue is 0.
    Gutter,
}

/// How the loss bends where its Hessian has the rows p, m and m, q.
pub fn bowl_or_saddle(p: f64, m: f64, q: f64) -> Bend {
    // BEGIN SOLUTION
    let product = p * q - m * m;
    if product < 0.0 {
        Bend::Saddle
    } else if product == 0.0 {
        Bend::Gutter
    } else if p > 0.0 {
        Bend::Bowl
    } else {
        Bend::Dome
    }
    // STUB
    // todo!("bowl_or_saddle({p:?}, {m:?}, {q:?})")
    // WRONG: only the curvatures along w and along b are looked at
    // let _ = m;
    // if p > 0.0 && q > 0.0 {
    //     Bend::Bowl
    // } else if p < 0.0 && q < 0.0 {
    //     Bend::Dome
    // } else if p * q < 0.0 {
    //     Bend::Saddle
    // } else {
    //     Bend::Gutter
    // }
    // WRONG: every positive product is taken for a bowl
    // let product = p * q - m * m;
    // if product < 0.0 {
    //     Bend::Saddle
    // } else if product == 0.0 {
    //     Bend::Gutter
    // } else {
    //     Bend::Bowl
    // }
    // WRONG: a product of 0 is taken for a saddle
    // let product = p * q - m * m;
    // if product <= 0.0 {
    //     Bend::Saddle
    // } else if p > 0.0 {
    //     Bend::Bowl
    // } else {
    //     Bend::Dome
    // }
    // WRONG: a negative product is taken for a dome
    // let product = p * q - m * m;
    // if product < 0.0 {
    //     Bend::Dome
    // } else if product == 0.0 {
    //     Bend::Gutter
    // } else if p > 0.0 {
    //     Bend::Bowl
    // } else {
    //     Bend::Dome
    // }
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    /// The name of a bend.
    fn name(bend: Bend) -> &'static str {
        match bend {
            Bend::Bowl => "bowl",
            Bend::Dome => "dome",
            Bend::Saddle => "saddle",
            Bend::Gutter => "gutter",
        }
    }

    #[test]
    fn one_of_each() {
        let places = [
            (13.0, 6.0, 4.0),
            (-2.0, 1.0, -2.0),
            (1.0, 2.0, 3.0),
            (1.0, 2.0, 4.0),
        ];
        expect(
            "bowl_or_saddle(p, m, q) for (13, 6, 4), (-2, 1, -2), (1, 2, 3) and (1, 2, 4)",
            places.map(|(p, m, q)| name(bowl_or_saddle(p, m, q))),
        )
        .mistake(
            ["bowl", "dome", "bowl", "bowl"],
            "only the curvatures along w and along b are looked at",
        )
        .mistake(
            ["bowl", "bowl", "saddle", "gutter"],
            "every positive product is taken for a bowl",
        )
        .mistake(
            ["bowl", "dome", "saddle", "saddle"],
            "a product of 0 is taken for a saddle",
        )
        .mistake(
            ["bowl", "dome", "dome", "gutter"],
            "a negative product is taken for a dome",
        )
        .is(["bowl", "dome", "saddle", "gutter"]);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn others_of_each() {
        let places = [
            (0.5, -0.25, 0.5),
            (-1.0, -3.0, -2.0),
            (-1.0, 0.0, -2.0),
            (0.0, 1.0, 0.0),
            (0.0, 0.0, -2.0),
            (-1.0, 0.0, 2.0),
        ];
        expect(
            "bowl_or_saddle(p, m, q) for (1/2, -1/4, 1/2), (-1, -3, -2), (-1, 0, -2), (0, 1, 0), \
             (0, 0, -2) and (-1, 0, 2)",
            places.map(|(p, m, q)| name(bowl_or_saddle(p, m, q))),
        )
        .mistake(
            ["bowl", "bowl", "dome", "gutter", "gutter", "saddle"],
            "only the curvatures along w and along b are looked at",
        )
        .is(["bowl", "saddle", "dome", "saddle", "gutter", "saddle"]);
    }
    // END HIDDEN TESTS
}
