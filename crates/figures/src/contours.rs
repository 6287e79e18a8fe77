//! The lines on which a function over a grid has one value, by marching squares.

use std::collections::{BTreeMap, BTreeSet};

use crate::point::Point;

/// Values over a grid: those of row i belong to xᵢ, those of column j to yⱼ.
pub(crate) struct Grid {
    xs: Vec<f64>,
    ys: Vec<f64>,
    values: Vec<f64>,
}

/// A side of a cell: from the grid point (i, j) to its neighbor, along x or along y.
type Side = (bool, usize, usize);

impl Grid {
    pub(crate) fn new(xs: Vec<f64>, ys: Vec<f64>, value: impl Fn(usize, usize) -> f64) -> Grid {
        let rows = 0..xs.len();
        let columns = ys.len();
        let values = rows
            .flat_map(|i| (0..columns).map(move |j| (i, j)))
            .map(|(i, j)| value(i, j))
            .collect();
        Grid { xs, ys, values }
    }

    fn value(&self, i: usize, j: usize) -> f64 {
        self.values[i * self.ys.len() + j]
    }

    /// The lines on which the value is `level`, in the grid's own coordinates, each with the lower values to the left of
    /// its course (y upward). A line that is closed ends with the point it begins with.
    pub(crate) fn lines(&self, level: f64) -> Vec<Vec<(f64, f64)>> {
        let mut next = self.segments(level);
        let ends: BTreeSet<Side> = next.values().copied().collect();
        // Open lines begin where no other segment ends; what is left afterwards is closed.
        let open = next.keys().copied().filter(|start| !ends.contains(start));
        let mut starts: Vec<Side> = open.collect();
        let mut lines = Vec::new();
        while let Some(start) = starts.pop().or_else(|| next.keys().next().copied()) {
            let mut line = vec![self.crossing(start, level)];
            let mut side = start;
            while let Some(end) = next.remove(&side) {
                line.push(self.crossing(end, level));
                side = end;
            }
            lines.push(line);
        }
        lines
    }

    /// The outlines of the region whose values are below `level`: closed lines, which follow the border of the grid where
    /// the region reaches it.
    pub(crate) fn region_below(&self, level: f64) -> Vec<Vec<(f64, f64)>> {
        // A frame of no width around the grid, on which everything is high.
        let (rows, columns) = (self.xs.len(), self.ys.len());
        let framed = |list: &[f64]| {
            let mut framed = list.to_vec();
            framed.insert(0, list[0]);
            framed.push(list[list.len() - 1]);
            framed
        };
        let high = 1e9;
        let grid = Grid::new(framed(&self.xs), framed(&self.ys), |i, j| {
            let inside = (1..=rows).contains(&i) && (1..=columns).contains(&j);
            if inside {
                self.value(i - 1, j - 1)
            } else {
                high
            }
        });
        grid.lines(level)
    }

    /// For each cell that the level crosses, where its line comes from and where it goes to.
    fn segments(&self, level: f64) -> BTreeMap<Side, Side> {
        let mut segments = BTreeMap::new();
        for i in 0..self.xs.len() - 1 {
            for j in 0..self.ys.len() - 1 {
                // Counterclockwise, with y upward; side k goes from corner k to the next.
                let corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)];
                let sides = [
                    (true, i, j),
                    (false, i + 1, j),
                    (true, i, j + 1),
                    (false, i, j),
                ];
                let values = corners.map(|(i, j)| self.value(i, j));
                let low = values.map(|value| value < level);
                // Where the walk around the cell leaves the low part, a line comes in; where it enters it, one goes out.
                let leaves = |k: usize| low[k] && !low[(k + 1) % 4];
                let enters = |k: usize| !low[k] && low[(k + 1) % 4];
                let center = values.iter().sum::<f64>() / 4.0;
                for k in (0..4).filter(|k| leaves(*k)) {
                    // In a saddle two lines cross the cell, and its center tells which corners belong together.
                    let way = if center < level { 1 } else { 3 };
                    let mut end = (k + way) % 4;
                    while !enters(end) {
                        end = (end + way) % 4;
                    }
                    segments.insert(sides[k], sides[end]);
                }
            }
        }
        segments
    }

    /// Where the level crosses a side of a cell, by the straight line between its ends.
    fn crossing(&self, (along_x, i, j): Side, level: f64) -> (f64, f64) {
        let (k, l) = if along_x { (i + 1, j) } else { (i, j + 1) };
        let (from, to) = (self.value(i, j), self.value(k, l));
        let t = (level - from) / (to - from);
        let between = |from: f64, to: f64| from + (to - from) * t;
        (
            between(self.xs[i], self.xs[k]),
            between(self.ys[j], self.ys[l]),
        )
    }
}

/// The line through fewer of the points, from which no point left out is farther than `tolerance` (Ramer, Douglas and
/// Peucker). The ends stay.
pub(crate) fn simplified(points: &[Point], tolerance: f64) -> Vec<Point> {
    let [first, .., last] = points else {
        return points.to_vec();
    };
    let chord = *last - *first;
    let length = chord.length();
    let distance = |point: &Point| {
        let arrow = *point - *first;
        if length < tolerance {
            arrow.length()
        } else {
            let normal = chord.unit().turned();
            (arrow.x * normal.x + arrow.y * normal.y).abs()
        }
    };
    let inner = 1..points.len() - 1;
    let farthest = inner.max_by(|i, j| distance(&points[*i]).total_cmp(&distance(&points[*j])));
    match farthest {
        Some(middle) if distance(&points[middle]) > tolerance => {
            let mut line = simplified(&points[..=middle], tolerance);
            line.pop();
            line.extend(simplified(&points[middle..], tolerance));
            line
        }
        _ => vec![*first, *last],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::point::at;

    /// Values of a function over [−2, 2]², at every tenth.
    fn grid(f: impl Fn(f64, f64) -> f64) -> Grid {
        let line: Vec<f64> = (-20..=20).map(|i| f64::from(i) / 10.0).collect();
        Grid::new(line.clone(), line.clone(), |i, j| f(line[i], line[j]))
    }

    #[test]
    fn the_contour_of_a_cone_is_a_circle_around_its_low_inside() {
        let lines = grid(|x, y| (x * x + y * y).sqrt()).lines(1.05);
        let [circle] = &lines[..] else {
            panic!("{} lines", lines.len());
        };
        assert_eq!(circle.first(), circle.last());
        for pair in circle.windows(2) {
            let [(x, y), (next_x, next_y)] = [pair[0], pair[1]];
            // Between grid points 0.1 apart the cone is straight but for its curvature, 1/r: 0.1²/8.
            assert!(((x * x + y * y).sqrt() - 1.05).abs() < 0.1 * 0.1 / 8.0);
            // Counterclockwise, the inside to the left.
            assert!(x * next_y - y * next_x > 0.0);
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
        // Twice the area, by the shoelace formula: half the square and a strip beside its diagonal.
        let twice: f64 = region
            .windows(2)
            .map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1)
            .sum();
        // The square of side 4 but for the triangle above x + y = 0.05, whose legs are 3.95.
        assert!((twice / 2.0 - (16.0 - 3.95 * 3.95 / 2.0)).abs() < 1e-9);
    }

    #[test]
    fn a_simplified_line_stays_near_the_points_left_out() {
        let points: Vec<Point> = (0..=100)
            .map(|i| f64::from(i) / 10.0)
            .map(|x| at(x, x * x / 10.0))
            .collect();
        let line = simplified(&points, 0.05);
        assert!(line.len() < 12, "{}", line.len());
        assert_eq!((line[0], line[line.len() - 1]), (points[0], points[100]));
        for point in &points {
            let near = line.windows(2).any(|ends| {
                let arrow = *point - ends[0];
                let normal = (ends[1] - ends[0]).unit().turned();
                (ends[0].x..=ends[1].x).contains(&point.x)
                    && (arrow.x * normal.x + arrow.y * normal.y).abs() <= 0.05 + 1e-12
            });
            assert!(near, "{point:?}");
        }
    }
}
