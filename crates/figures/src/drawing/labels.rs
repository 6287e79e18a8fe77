//! Label widths, and rows of labels that do not cover one another.

use kurbo::{Point, Rect};

use super::numerics::clipped;

/// About how wide a text of this many characters is. Digits and brackets are hardly wider in any
/// usual font, so labels arranged by it keep apart without anything being measured.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    0.65 * size * text.chars().filter(|c| *c != '*').count() as f64
}

/// For labels centered at `x` with a width, in any order: the row, from 0 up, in which each touches
/// no label put there before it.
pub(crate) fn stacked_rows(labels: &[(f64, f64)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|&i, &j| labels[i].0.total_cmp(&labels[j].0));
    let mut taken: Vec<f64> = Vec::new();
    let mut rows = vec![0; labels.len()];
    for i in order {
        let (x, width) = labels[i];
        let free = |right: &f64| x - width / 2.0 > right + 3.0;
        let row = taken.iter().position(free).unwrap_or(taken.len());
        if row == taken.len() {
            taken.push(0.0);
        }
        taken[row] = x + width / 2.0;
        rows[i] = row;
    }
    rows
}

/// A place for a text: its middle on the left if it starts there, or on the right if it ends there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) at: Point,
    pub(crate) starts: bool,
}

impl Place {
    /// The room that a text of this size takes there, with a little air.
    pub(crate) fn room(self, text: &str, size: f64) -> Rect {
        let (width, half) = (0.9 * width(text, size), 0.55 * size);
        let left = if self.starts { self.at.x } else { self.at.x - width };
        Rect::new(left - 2.0, self.at.y - half, left + width + 2.0, self.at.y + half)
    }
}

/// Whether a line through points comes into a rectangle.
pub(crate) fn enters(line: &[Point], room: Rect) -> bool {
    !clipped(line.iter().map(|point| (point.x, point.y)), room).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_one_row_never_touch() {
        let labels: Vec<(f64, f64)> =
            (0..40_u32).map(|i| (f64::from(i * 37 % 101), f64::from(3 + i * 13 % 29))).collect();
        let rows = stacked_rows(&labels);
        for i in 0..labels.len() {
            for j in 0..i {
                let apart = (labels[i].0 - labels[j].0).abs();
                let touching = apart < (labels[i].1 + labels[j].1) / 2.0;
                assert!(rows[i] != rows[j] || !touching, "{i} and {j}");
            }
        }
        // A row is used as long as there is room.
        assert_eq!(stacked_rows(&[(0.0, 10.0), (50.0, 10.0), (25.0, 10.0)]), [0, 0, 0]);
    }
}
