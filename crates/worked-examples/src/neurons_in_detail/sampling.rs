//! Sampling: straight lines between points of the sigmoid.

use activations::{Activation, Sigmoid};

use crate::numerics::maximum;
use crate::record::{Table, record};

/// The points lie between minus this and this.
pub const WINDOW: f64 = 10.0;

/// The numbers of points of [`sampling`].
pub const POINTS: [u32; 3] = [10, 100, 1000];

record! {
    /// The distance between two points, and how far a line is from the curve at most, and where.
    SamplingRow { points: u32, spacing: f64, max_error: f64, at: f64 }
}

/// How far the straight line between two points of the curve is from the curve.
pub fn line_error(from: f64, to: f64, x: f64) -> f64 {
    let (start, end) = (Sigmoid.apply(from), Sigmoid.apply(to));
    let line = start + (end - start) * ((x - from) / (to - from));
    (Sigmoid.apply(x) - line).abs()
}

/// `h²/8 · max |σ″|`: few points draw the sigmoid badly, and ten times as many a hundred times as well.
///
/// # Panics
///
/// When there are fewer than 2 points.
pub fn sampling(points: &[u32]) -> Table<SamplingRow> {
    let row = |&points: &u32| {
        assert!(points >= 2, "{points} points have no line between them");
        let spacing = 2.0 * WINDOW / f64::from(points - 1);
        // Mirror images have the same error, so the right half is enough. 0 is a point, or, when their number is even,
        // lies in the middle of a piece, where the line crosses the curve.
        let pieces = (0..points / 2).map(|i| {
            let to = WINDOW - f64::from(i) * spacing;
            (to - spacing, to)
        });
        let (at, max_error) = pieces
            .map(|(from, to)| {
                let at = maximum(|x| line_error(from, to, x), from.max(0.0), to, 60);
                (at, line_error(from, to, at))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .expect("there are pieces");
        SamplingRow {
            points,
            spacing,
            max_error,
            at,
        }
    };
    points.iter().map(row).collect()
}
