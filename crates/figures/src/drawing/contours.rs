//! Contour lines over a grid of values, by the marching squares of the crate `contour`.

use std::ops::Range;

use contour::ContourBuilder;
use ndarray::Array2;

/// A function over a rectangle, known at the points of a grid: `values[[i, j]]` belongs to the i-th x and the j-th y.
#[derive(Clone, Debug)]
pub struct ContourGrid {
    x: Range<f64>,
    y: Range<f64>,
    values: Array2<f64>,
}

impl ContourGrid {
    /// The values over the rectangle of two ranges.
    ///
    /// # Panics
    ///
    /// When there are not at least two values along each axis.
    pub fn new(x: Range<f64>, y: Range<f64>, values: Array2<f64>) -> Self {
        let (rows, columns) = values.dim();
        assert!(
            rows > 1 && columns > 1,
            "contour lines need a grid of 2 × 2 values or more, not {rows} × {columns}"
        );
        ContourGrid { x, y, values }
    }

    /// The lines on which the value is `level`. A line that is closed ends with the point it begins with.
    pub fn lines(&self, level: f64) -> Vec<Vec<(f64, f64)>> {
        let mut lines = Vec::new();
        for mut ring in self.rings(level, 1.0) {
            // A ring goes around what is high. Where that reaches the border, the ring follows it, and is no contour.
            if let Some(start) = ring.iter().position(|point| self.is_outside(point)) {
                ring.pop();
                ring.rotate_left(start);
            }
            let lines_inside = ring.split(|point| self.is_outside(point));
            lines.extend(
                lines_inside.filter(|line| line.len() > 1).map(|line| self.coordinates(line)),
            );
        }
        lines
    }

    /// The outlines of the region whose values are below `level`: closed lines, which follow the border of the grid where
    /// the region reaches it.
    pub(crate) fn region_below(&self, level: f64) -> Vec<Vec<(f64, f64)>> {
        let rings = self.rings(level, -1.0);
        rings.iter().map(|ring| self.coordinates(ring)).collect()
    }

    /// Closed lines around what lies above the level, or below it with the sign −1. In them a value stands in the middle of
    /// a cell of size 1, and the border is drawn half a cell outside of the values.
    fn rings(&self, level: f64, sign: f64) -> Vec<Vec<(f64, f64)>> {
        let (rows, columns) = self.values.dim();
        let values: Vec<f64> = self.values.iter().map(|value| sign * value).collect();
        let lines = ContourBuilder::new(columns, rows, true).lines(&values, &[sign * level]);
        let lines = lines.expect("the grid is as large as it says").remove(0);
        let rings = lines.into_inner().0.0.into_iter();
        rings.map(|ring| ring.into_iter().map(|point| (point.y, point.x)).collect()).collect()
    }

    fn is_outside(&self, (x, y): &(f64, f64)) -> bool {
        let (rows, columns) = self.values.dim();
        *x == 0.0 || *y == 0.0 || *x == rows as f64 || *y == columns as f64
    }

    /// From the cells of the grid to x and y.
    fn coordinates(&self, line: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let (rows, columns) = self.values.dim();
        let along = |range: &Range<f64>, cell: f64, cells: usize| {
            let last = (cells - 1) as f64;
            range.start + (range.end - range.start) * (cell - 0.5).clamp(0.0, last) / last
        };
        let points = line.iter();
        points.map(|(x, y)| (along(&self.x, *x, rows), along(&self.y, *y, columns))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of a function over [−2, 2]², at every tenth.
    fn grid(f: impl Fn(f64, f64) -> f64) -> ContourGrid {
        let at = |i: usize| (i as f64 - 20.0) / 10.0;
        let values = Array2::from_shape_fn((41, 41), |(i, j)| f(at(i), at(j)));
        ContourGrid::new(-2.0..2.0, -2.0..2.0, values)
    }

    #[test]
    fn the_contour_of_a_cone_is_a_circle() {
        let lines = grid(|x, y| (x * x + y * y).sqrt()).lines(1.05);
        let [circle] = &lines[..] else {
            panic!("{} lines", lines.len());
        };
        assert_eq!(circle.first(), circle.last());
        assert!(circle.len() > 50);
        for (x, y) in circle {
            // Between grid points 0.1 apart the cone is straight but for its curvature, 1/r: 0.1²/8.
            assert!(((x * x + y * y).sqrt() - 1.05).abs() < 0.1 * 0.1 / 8.0);
        }
    }

    #[test]
    fn a_saddle_has_two_open_lines_at_every_level() {
        for level in [-0.105, -0.001, 0.001, 0.105] {
            let lines = grid(|x, y| x * y).lines(level);
            assert_eq!(lines.len(), 2, "{level}");
            for line in lines {
                assert_ne!(line.first(), line.last());
                assert!(line.iter().all(|(x, y)| (x * y - level).abs() < 0.01));
                // From border to border.
                for (x, y) in [line[0], line[line.len() - 1]] {
                    assert_eq!(x.abs().max(y.abs()), 2.0);
                }
            }
        }
    }

    #[test]
    fn a_region_at_the_border_is_closed_along_it() {
        let regions = grid(|x, y| x + y).region_below(0.05);
        let [region] = &regions[..] else {
            panic!("{} regions", regions.len());
        };
        assert_eq!(region.first(), region.last());
        // Twice the area, by the shoelace formula.
        let pairs = region.windows(2);
        let twice: f64 = pairs.map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum();
        // The square of side 4 but for the triangle above x + y = 0.05, whose legs are 3.95.
        assert!((twice.abs() / 2.0 - (16.0 - 3.95 * 3.95 / 2.0)).abs() < 1e-9, "{twice}");
    }

    #[test]
    fn values_may_differ_along_x_and_y() {
        let values = Array2::from_shape_fn((3, 5), |(i, j)| (10 * i + j) as f64);
        let grid = ContourGrid::new(0.0..2.0, 0.0..4.0, values);
        // 10 x + y = 15
        let [line] = &grid.lines(15.0)[..] else { panic!() };
        assert!(line.iter().all(|(x, y)| (10.0 * x + y - 15.0).abs() < 1e-12), "{line:?}");
        assert!(line.len() >= 5);
    }

    #[test]
    fn what_is_not_finite_has_contours_too() {
        for strange in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let grid = grid(|x, y| if x * x + y * y < 0.5 { strange } else { x });
            assert!(!grid.lines(1.05).is_empty(), "{strange}");
            grid.lines(0.05);
        }
    }

    #[test]
    #[should_panic(expected = "not 1 × 3")]
    fn a_line_of_values_is_no_grid() {
        ContourGrid::new(0.0..1.0, 0.0..1.0, Array2::zeros((1, 3)));
    }
}
