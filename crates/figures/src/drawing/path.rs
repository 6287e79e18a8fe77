//! Paths: kurbo's curves, the shapes the figures need of them, and how they are written in SVG.

use kurbo::{BezPath, CubicBez, ParamCurve, ParamCurveDeriv, PathEl, Point, Rect, Vec2};

/// Shorthand: `at(3.0, 4.0)`; right and down are positive.
pub(crate) const fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// Shorthand for a cubic Bézier curve through its four control points.
pub(crate) const fn curve(p0: Point, p1: Point, p2: Point, p3: Point) -> CubicBez {
    CubicBez { p0, p1, p2, p3 }
}

/// The straight curve between two points.
pub(crate) fn straight(start: Point, end: Point) -> CubicBez {
    let third = (end - start) * (1.0 / 3.0);
    curve(start, start + third, end - third, end)
}

/// The direction of a curve at t, of length 1.
pub(crate) fn direction(curve: &CubicBez, t: f64) -> Vec2 {
    curve.deriv().eval(t).to_vec2().normalize()
}

/// The same curve, run from its end to its start.
pub(crate) fn reversed(c: &CubicBez) -> CubicBez {
    curve(c.p3, c.p2, c.p1, c.p0)
}

/// The same curve, so far to its right hand at its start, at its two handles and at its end.
pub(crate) fn beside(c: &CubicBez, [p0, p1, p2, p3]: [f64; 4]) -> CubicBez {
    // A quarter turn is clockwise on the canvas, where y grows downward.
    let [first, last] = [0.0, 1.0].map(|t| direction(c, t).turn_90());
    curve(c.p0 + first * p0, c.p1 + first * p1, c.p2 + last * p2, c.p3 + last * p3)
}

/// The straight lines from point to point.
pub(crate) fn polyline(points: impl IntoIterator<Item = Point>) -> BezPath {
    let points = points.into_iter().enumerate();
    let elements = points.map(|(i, point)| match i {
        0 => PathEl::MoveTo(point),
        _ => PathEl::LineTo(point),
    });
    elements.collect()
}

/// The straight lines from point to point and back to the first.
pub(crate) fn polygon(points: impl IntoIterator<Item = Point>) -> BezPath {
    let mut path = polyline(points);
    path.close_path();
    path
}

/// The closed curve that passes smoothly through all points (Catmull-Rom).
pub(crate) fn smooth_loop(points: &[Point]) -> BezPath {
    let n = points.len();
    let mut path = BezPath::new();
    path.move_to(points[0]);
    for i in 0..n {
        let [before, here, next, after] =
            [i + n - 1, i, i + 1, i + 2].map(|index| points[index % n]);
        let (leave, arrive) = ((next - before) / 6.0, (after - here) / 6.0);
        path.curve_to(here + leave, next - arrive, next);
    }
    path.close_path();
    path
}

/// A rectangle with round corners, clockwise. (kurbo's own asks the platform for a sine.)
pub(crate) fn rounded(rect: Rect, radius: f64) -> BezPath {
    // A quarter circle is a Bézier curve whose handles are this part of the radius.
    let handle = (1.0 - 0.5523) * radius;
    let (x, y) = (Vec2::new(1.0, 0.0), Vec2::new(0.0, 1.0));
    let corners = [
        (at(rect.x0, rect.y0), y, x),
        (at(rect.x1, rect.y0), -x, y),
        (at(rect.x1, rect.y1), -y, -x),
        (at(rect.x0, rect.y1), x, -y),
    ];
    let mut path = BezPath::new();
    for (i, (corner, from, to)) in corners.into_iter().enumerate() {
        match i {
            0 => path.move_to(corner + from * radius),
            _ => path.line_to(corner + from * radius),
        }
        if radius > 0.0 {
            path.curve_to(corner + from * handle, corner + to * handle, corner + to * radius);
        }
    }
    path.close_path();
    path
}

/// The line through fewer of the points, from which no point left out is farther than `tolerance` (Ramer, Douglas and
/// Peucker). The ends stay.
pub(crate) fn simplified(points: &[Point], tolerance: f64) -> Vec<Point> {
    let [first, .., last] = points else {
        return points.to_vec();
    };
    let chord = *last - *first;
    let length = chord.hypot();
    let distance = |point: &Point| {
        let arrow = *point - *first;
        if length < tolerance { arrow.hypot() } else { (arrow.cross(chord) / length).abs() }
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

/// A path as the `d` of an SVG element: relative to the point before, which is a quarter shorter when it is compressed.
/// Points are rounded before their differences are taken, so that errors do not add up.
pub(crate) fn svg(path: &BezPath) -> String {
    let grid = |point: Point| [hundredths(point.x), hundredths(point.y)];
    let mut pen = Pen::default();
    let (mut here, mut start) = ([0; 2], [0; 2]);
    for element in path.iter() {
        let from = |[x, y]: [i64; 2]| [x - here[0], y - here[1]];
        match element {
            PathEl::MoveTo(to) => {
                start = grid(to);
                pen.write('M', &start);
            }
            PathEl::LineTo(to) => match from(grid(to)) {
                [right, 0] => pen.write('h', &[right]),
                [0, down] => pen.write('v', &[down]),
                both => pen.write('l', &both),
            },
            PathEl::QuadTo(p1, to) => pen.write('q', &[p1, to].map(|p| from(grid(p))).concat()),
            PathEl::CurveTo(p1, p2, to) => {
                pen.write('c', &[p1, p2, to].map(|p| from(grid(p))).concat());
            }
            PathEl::ClosePath => pen.write('z', &[]),
        }
        here = element.end_point().map_or(start, grid);
    }
    pen.written
}

/// Writes numbers with as little between them as they need.
#[derive(Default)]
struct Pen {
    written: String,
    letter: char,
    /// Whether the last number has a point.
    pointed: bool,
}

impl Pen {
    fn write(&mut self, letter: char, numbers: &[i64]) {
        let mut apart = letter == self.letter;
        if !apart {
            self.written.push(letter);
            self.letter = letter;
        }
        for &number in numbers {
            // A sign begins a number, and so does a second point in what would else be one.
            let begins = number < 0 || (0 < number && number < 100 && self.pointed);
            if apart && !begins {
                self.written.push(' ');
            }
            self.written.push_str(&shortest(number));
            self.pointed = number % 100 != 0;
            apart = true;
        }
    }
}

/// A length with at most two decimals: a hundredth of a unit is finer than any screen.
pub(crate) fn decimal(value: f64) -> String {
    shortest(hundredths(value))
}

fn hundredths(value: f64) -> i64 {
    assert!(value.is_finite(), "a figure cannot be drawn at {value}");
    (value * 100.0).round() as i64
}

/// So many hundredths, without zeros that say nothing: `-.5`.
fn shortest(hundredths: i64) -> String {
    let text = format!("{:.2}", hundredths as f64 / 100.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text.split_once("0.") {
        Some((sign @ ("" | "-"), decimals)) => format!("{sign}.{decimals}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "a figure cannot be drawn at NaN")]
    fn nothing_is_drawn_nowhere() {
        svg(&polyline([at(f64::NAN, 0.0)]));
    }

    /// Read by kurbo's own reader of SVG: every point is where it was to half a hundredth, also behind ten thousand others.
    #[test]
    fn what_is_written_is_read_as_the_same_path() {
        let mut path = BezPath::new();
        path.move_to(at(-0.004, 0.006));
        let mut seed = 1_u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(seed >> 8) / f64::from(1 << 24) * 3.0 - 1.5
        };
        for i in 0..10_000 {
            let mut point = || at(next(), next());
            match i % 7 {
                0 => path.curve_to(point(), point(), point()),
                1 => path.quad_to(point(), point()),
                2 if i % 3 == 0 => path.close_path(),
                3 => path.move_to(point()),
                _ => path.line_to(point()),
            }
        }
        let read = BezPath::from_svg(&svg(&path)).unwrap();
        assert_eq!(read.elements().len(), path.elements().len());
        for (read, written) in read.iter().zip(path.iter()) {
            let points = |element| match element {
                PathEl::MoveTo(p) | PathEl::LineTo(p) => vec![p],
                PathEl::QuadTo(p, q) => vec![p, q],
                PathEl::CurveTo(p, q, r) => vec![p, q, r],
                PathEl::ClosePath => vec![],
            };
            let (read, written) = (points(read), points(written));
            assert_eq!(read.len(), written.len());
            for (p, q) in read.iter().zip(written) {
                assert!((*p - q).x.abs() < 0.005_001 && (*p - q).y.abs() < 0.005_001, "{p} {q}");
            }
        }
    }
}
