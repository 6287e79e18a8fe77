//! Decision boundary of two inputs, a line.

use std::ops::RangeInclusive;

use ndarray::ArrayRef1;

use crate::validation::check_plane;

/// `w₁x₁ + w₂x₂ = θ`
///
/// The line on which the weighted sum of two inputs equals the threshold. On the side that the arrow
/// (w₁, w₂) points to the sum is larger.
///
/// When both weights are 0 there is no such line, and every method answers `None`.
///
/// # Examples
///
/// ```
/// use ndarray::array;
/// use neuron_core::ThresholdUnit;
///
/// let line = ThresholdUnit::new(array![5.0, 3.0], 4.0).boundary();
///
/// assert_eq!(line.x2_at(0.5), Some(0.5)); //    5 · 0.5 + 3 · 0.5 = 4
/// assert_eq!(line.x2_at(-1.0), Some(3.0)); // 5 · (−1) + 3 · 3 = 4
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BoundaryLine {
    weights: [f64; 2],
    threshold: f64,
}

impl BoundaryLine {
    #[track_caller]
    pub(crate) fn new(weights: &ArrayRef1<f64>, threshold: f64) -> Self {
        if let Err(sentence) = check_plane(weights.len()) {
            panic!("{sentence}");
        }
        Self {
            weights: [weights[0], weights[1]],
            threshold,
        }
    }

    /// `(w₁, w₂)`, perpendicular to the line and pointing to the side of the larger sums.
    #[must_use]
    pub fn weights(&self) -> [f64; 2] {
        self.weights
    }

    /// `θ`, which is −b for a neuron with a bias.
    #[must_use]
    pub fn threshold(&self) -> f64 {
        self.threshold
    }

    /// `x₂ = (θ − w₁x₁) / w₂`; `None` when w₂ = 0, for then the line is vertical.
    #[must_use]
    pub fn x2_at(&self, x1: f64) -> Option<f64> {
        let [w1, w2] = self.weights;
        (w2 != 0.0).then(|| (self.threshold - w1 * x1) / w2)
    }

    /// `x₁ = (θ − w₂x₂) / w₁`; `None` when w₁ = 0, for then the line is horizontal.
    #[must_use]
    pub fn x1_at(&self, x2: f64) -> Option<f64> {
        let [w1, w2] = self.weights;
        (w1 != 0.0).then(|| (self.threshold - w2 * x2) / w1)
    }

    /// The two ends `[x₁, x₂]` of the piece that lies in a window, from left to right (a vertical piece
    /// from bottom to top); `None` when the line misses the window or only touches a corner of it.
    ///
    /// # Panics
    ///
    /// When a range ends before it starts, or when an end of it is not a finite number.
    ///
    /// # Examples
    ///
    /// ```
    /// use ndarray::array;
    /// use neuron_core::ThresholdUnit;
    ///
    /// let line = ThresholdUnit::new(array![1.0, 1.0], 1.0).boundary();
    /// assert_eq!(line.segment(0.0..=1.0, 0.0..=1.0), Some([[0.0, 1.0], [1.0, 0.0]]));
    ///
    /// let far = ThresholdUnit::new(array![1.0, 1.0], 9.0).boundary();
    /// assert_eq!(far.segment(0.0..=1.0, 0.0..=1.0), None);
    /// ```
    #[must_use]
    #[track_caller]
    pub fn segment(
        &self,
        x1: RangeInclusive<f64>,
        x2: RangeInclusive<f64>,
    ) -> Option<[[f64; 2]; 2]> {
        for window in [&x1, &x2] {
            assert!(
                window.start() <= window.end(),
                "a window must not end before it starts, got {window:?}"
            );
            assert!(
                window.start().is_finite() && window.end().is_finite(),
                "a window must have finite ends, got {window:?}"
            );
        }
        let [w1, w2] = self.weights;
        if w1.abs() > w2.abs() {
            // A steep line is a flat one with the axes exchanged.
            let flat = Self {
                weights: [w2, w1],
                ..*self
            };
            let mut ends = flat.segment(x2, x1)?.map(|[x2, x1]| [x1, x2]);
            if ends[0][0] > ends[1][0] {
                ends.reverse();
            }
            return Some(ends);
        }

        let (mut left, mut right) = (*x1.start(), *x1.end());
        match (self.x1_at(*x2.start()), self.x1_at(*x2.end())) {
            (Some(bottom), Some(top)) => {
                left = left.max(bottom.min(top));
                right = right.min(bottom.max(top));
            }
            _ if x2.contains(&self.x2_at(left)?) => {} // horizontal, and inside
            _ => return None,
        }
        let at = |x1| Some([x1, self.x2_at(x1)?.clamp(*x2.start(), *x2.end())]);
        if left < right {
            Some([at(left)?, at(right)?])
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    fn segment(w1: f64, w2: f64, threshold: f64) -> Option<[[f64; 2]; 2]> {
        BoundaryLine::new(&array![w1, w2], threshold).segment(-1.0..=1.0, -2.0..=2.0)
    }

    #[test]
    fn a_weight_of_zero_makes_the_line_parallel_to_its_axis() {
        assert_eq!(segment(2.0, 0.0, 1.0), Some([[0.5, -2.0], [0.5, 2.0]]));
        assert_eq!(segment(-2.0, 0.0, 1.0), Some([[-0.5, -2.0], [-0.5, 2.0]]));
        assert_eq!(segment(0.0, 2.0, 1.0), Some([[-1.0, 0.5], [1.0, 0.5]]));
        assert_eq!(segment(0.0, -2.0, 1.0), Some([[-1.0, -0.5], [1.0, -0.5]]));
    }

    #[test]
    fn a_line_is_what_it_was_made_of() {
        let line = BoundaryLine::new(&array![5.0, 3.0], 4.0);
        assert_eq!((line.weights(), line.threshold()), ([5.0, 3.0], 4.0));
        assert_eq!(line.x1_at(3.0), Some(-1.0)); // 5 · (−1) + 3 · 3 = 4
        assert_eq!(line.x2_at(-1.0), Some(3.0));
    }

    #[test]
    fn two_weights_of_zero_have_no_line() {
        let line = BoundaryLine::new(&array![0.0, 0.0], 0.0);
        assert_eq!(line.x1_at(1.0), None);
        assert_eq!(line.x2_at(1.0), None);
        assert_eq!(line.segment(0.0..=1.0, 0.0..=1.0), None);
    }

    #[test]
    fn a_diagonal_runs_from_corner_to_corner() {
        assert_eq!(segment(2.0, -1.0, 0.0), Some([[-1.0, -2.0], [1.0, 2.0]]));
        assert_eq!(segment(2.0, 1.0, 0.0), Some([[-1.0, 2.0], [1.0, -2.0]]));
    }

    #[test]
    fn a_line_on_the_edge_of_the_window_is_seen() {
        assert_eq!(segment(1.0, 0.0, 1.0), Some([[1.0, -2.0], [1.0, 2.0]]));
    }

    #[test]
    fn a_line_outside_the_window_is_not_seen() {
        assert_eq!(segment(1.0, 0.0, 3.0), None);
        assert_eq!(segment(0.0, 1.0, 3.0), None);
        assert_eq!(segment(1.0, 1.0, 9.0), None);
        assert_eq!(segment(1.0, 1.0, 3.0), None); // only the corner (1, 2) is on it
    }

    #[test]
    #[should_panic(expected = "a window must not end before it starts, got 1.0..=0.0")]
    fn a_window_that_ends_before_it_starts_panics_with_a_sentence() {
        let _ = BoundaryLine::new(&array![1.0, 1.0], 1.0).segment(0.0..=1.0, 1.0..=0.0);
    }

    /// −∞ times a weight of 0 is NaN, and a line that is there would not be seen.
    #[test]
    #[should_panic(expected = "a window must have finite ends, got -inf..=inf")]
    fn a_window_without_ends_panics_with_a_sentence() {
        let all = f64::NEG_INFINITY..=f64::INFINITY;
        let _ = BoundaryLine::new(&array![0.0, 1.0], 1.0).segment(all, 0.0..=2.0);
    }

    #[test]
    #[should_panic(expected = "a window must not end before it starts, got NaN..=1.0")]
    fn a_window_that_is_not_a_number_panics_with_a_sentence() {
        let _ = BoundaryLine::new(&array![1.0, 1.0], 1.0).segment(f64::NAN..=1.0, 0.0..=1.0);
    }

    #[test]
    #[should_panic(expected = "a boundary line needs a plane of 2 inputs, this unit has 3")]
    fn three_inputs_have_no_boundary_line() {
        let _ = BoundaryLine::new(&array![5.0, 3.0, 2.0], 4.0);
    }
}
