//! Guesses: losses of the two points for parameters that somebody chose.

use super::two_points::loss;
use crate::record::{Table, record};

/// `(w, b)` and the loss that is printed for it in lecture 3 of the course CS6910 of the IIT Madras, in the form of its
/// notes.
pub const PUBLISHED: [((f64, f64), &str); 6] = [
    ((0.50, 0.00), "0.0730"),
    ((-0.10, 0.00), "0.1481"),
    ((0.94, -0.94), "0.0214"),
    ((1.42, -1.73), "0.0028"),
    ((1.65, -2.08), "0.0003"),
    ((1.78, -2.27), "0.0000"),
];

/// `(w, b)` of three settings of the knobs.
pub const SETTINGS: [(f64, f64); 3] = [(0.0, 0.0), (0.0, -8.0), (-2.0, -2.0)];

record! {
    /// `computed = ½ Σ (σ(wx + b) − y)²`, `rounded` to the four decimals of the published one, and whether the two agree.
    GuessRow { w: f64, b: f64, published: &'static str, computed: f64, rounded: String, agrees: &'static str }

    /// `½ Σ (σ(wx + b) − y)²`.
    LossRow { w: f64, b: f64, loss: f64 }
}

/// `½ Σ (σ(wx + b) − y)²` for printed parameters: not every printed loss follows from them.
pub fn guess_table() -> Table<GuessRow> {
    let row = |((w, b), published)| {
        let computed = loss((w, b));
        let rounded = format!("{computed:.4}");
        let agrees = if rounded == published { "yes" } else { "no" };
        GuessRow {
            w,
            b,
            published,
            computed,
            rounded,
            agrees,
        }
    };
    PUBLISHED.into_iter().map(row).collect()
}

/// `½ Σ (σ(wx + b) − y)²` for some settings.
pub fn first_losses(settings: &[(f64, f64)]) -> Table<LossRow> {
    let row = |&(w, b)| LossRow {
        w,
        b,
        loss: loss((w, b)),
    };
    settings.iter().map(row).collect()
}
