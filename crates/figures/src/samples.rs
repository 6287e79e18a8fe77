//! Places at which a function is looked at to draw it.

/// The points of a graph over `from` ..= `to`, at `pieces` + 1 places.
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

/// Where a function with one maximum on `from` ..= `to` has it, by thirds.
pub(crate) fn maximum(function: impl Fn(f64) -> f64, mut from: f64, mut to: f64) -> f64 {
    for _ in 0..60 {
        let (left, right) = (from + (to - from) / 3.0, to - (to - from) / 3.0);
        if function(left) < function(right) {
            from = left;
        } else {
            to = right;
        }
    }
    (from + to) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_go_from_end_to_end() {
        let points = samples(-0.3, 0.7, 10, |x| 2.0 * x);
        assert_eq!(points.len(), 11);
        assert_eq!((points[0], points[10]), ((-0.3, -0.6), (0.7, 1.4)));
    }

    #[test]
    fn the_maximum_of_a_parabola_is_its_vertex() {
        // Near a maximum a function is flat: half of the digits are lost.
        let x = maximum(|x| 3.0 - (x - 0.2) * (x - 0.2), -1.0, 1.0);
        assert!((x - 0.2).abs() < 1e-7, "{x}");
    }
}
