//! Numerics of drawing: sampled and clipped graphs, their crossings, and points around a circle.

use kurbo::Rect;
use worked_examples::sigmoid_neuron_learning::directions::{COS_1, SIN_1};

/// The points of a graph over `from` ..= `to`, at `pieces` + 1 points.
pub(crate) fn samples(
    from: f64,
    to: f64,
    pieces: u32,
    function: impl Fn(f64) -> f64,
) -> Vec<(f64, f64)> {
    (0..=pieces)
        .map(|i| {
            // Exact at both ends, so that neighbors meet.
            let share = f64::from(i) / f64::from(pieces);
            let x = from * (1.0 - share) + to * share;
            (x, function(x))
        })
        .collect()
}

/// The parts of a line through points that lie in a window, cut off at its border (Liang and Barsky).
pub(crate) fn clipped(
    points: impl IntoIterator<Item = (f64, f64)>,
    window: Rect,
) -> Vec<Vec<(f64, f64)>> {
    let points: Vec<_> = points.into_iter().collect();
    let mut parts: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut goes_on = false;
    for ends in points.windows(2) {
        let [(x, y), (next_x, next_y)] = [ends[0], ends[1]];
        let (right, up) = (next_x - x, next_y - y);
        // From which part of the segment to which it is between both borders of each axis.
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for (from, way, low, high) in
            [(x, right, window.x0, window.x1), (y, up, window.y0, window.y1)]
        {
            let (one, other) = ((low - from) / way, (high - from) / way);
            if way != 0.0 {
                enters = enters.max(one.min(other));
                leaves = leaves.min(one.max(other));
            } else if !(low..=high).contains(&from) {
                leaves = -1.0;
            }
        }
        if enters > leaves {
            goes_on = false;
            continue;
        }
        let at = |t: f64| match t {
            1.0 => ends[1],
            _ => (x + right * t, y + up * t),
        };
        match parts.last_mut().filter(|_| goes_on) {
            Some(part) => part.push(at(leaves)),
            None => parts.push(vec![at(enters), at(leaves)]),
        }
        goes_on = leaves == 1.0;
    }
    parts
}

/// Where a line through points comes to the height 0 or crosses it first.
pub(crate) fn crossing(points: &[(f64, f64)]) -> f64 {
    let crosses = |ends: &&[(f64, f64)]| (ends[0].1 > 0.0) != (ends[1].1 > 0.0);
    let ends = points.windows(2).find(crosses).expect("the line crosses the height 0");
    let [(x, y), (next_x, next_y)] = [ends[0], ends[1]];
    x + (next_x - x) * y / (y - next_y)
}

/// (cos β, sin β) for β = 0°, 1°, 2°, …, each turned on from the one before by products and sums.
pub(crate) fn degrees() -> impl Iterator<Item = (f64, f64)> {
    std::iter::successors(Some((1.0, 0.0)), |(cos, sin)| {
        Some((cos * COS_1 - sin * SIN_1, cos * SIN_1 + sin * COS_1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_off_where_it_leaves_the_window() {
        let window = Rect::new(0.0, 0.0, 2.0, 1.0);
        let zigzag = [(-1.0, 0.5), (1.0, 0.5), (1.0, 3.0), (3.0, 3.0), (1.5, 0.0), (1.5, 0.25)];
        let parts = clipped(zigzag, window);
        let left = vec![(0.0, 0.5), (1.0, 0.5), (1.0, 1.0)];
        let right = vec![(2.0, 1.0), (1.5, 0.0), (1.5, 0.25)];
        assert_eq!(parts, [left, right]);
        let spike = [(0.5, 0.5), (1.0, 1.5), (1.5, 0.5)];
        assert_eq!(clipped(spike, window), [[spike[0], (0.75, 1.0)], [(1.25, 1.0), spike[2]]]);
        // All inside, all outside, around a corner.
        assert_eq!(clipped([(0.0, 0.0), (2.0, 1.0)], window), [[(0.0, 0.0), (2.0, 1.0)]]);
        assert!(clipped([(0.0, 2.0), (2.0, 2.0)], window).is_empty());
        assert!(clipped([(-1.0, 0.5), (0.5, 2.0)], window).is_empty());
        assert!(clipped([(3.0, 0.0), (3.0, 1.0)], window).is_empty());
    }
}
