//! Points of the canvas, and the curves that organic shapes are made of.

use std::ops::{Add, Mul, Sub};

/// A point, or the arrow from one point to another: right and down are positive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// Shorthand: `at(3.0, 4.0)`.
pub(crate) const fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

impl Point {
    pub(crate) fn length(self) -> f64 {
        // `hypot` may differ in the last bit between platforms; the square root may not.
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// The arrow of length 1 in the same direction.
    pub(crate) fn unit(self) -> Point {
        self * (1.0 / self.length())
    }

    /// The arrow turned by a quarter, clockwise as seen on the screen.
    pub(crate) fn turned(self) -> Point {
        at(-self.y, self.x)
    }
}

impl Add for Point {
    type Output = Point;
    fn add(self, other: Point) -> Point {
        at(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Point;
    fn sub(self, other: Point) -> Point {
        at(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Point;
    fn mul(self, scale: f64) -> Point {
        at(self.x * scale, self.y * scale)
    }
}

/// A cubic Bézier curve: from `start` to `end`, leaving towards `leave`, arriving from `arrive`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Curve {
    pub(crate) start: Point,
    pub(crate) leave: Point,
    pub(crate) arrive: Point,
    pub(crate) end: Point,
}

/// Shorthand for a [`Curve`] through its four control points.
pub(crate) const fn curve(start: Point, leave: Point, arrive: Point, end: Point) -> Curve {
    Curve {
        start,
        leave,
        arrive,
        end,
    }
}

impl Curve {
    /// The straight curve between two points.
    pub(crate) fn straight(start: Point, end: Point) -> Curve {
        let third = (end - start) * (1.0 / 3.0);
        curve(start, start + third, end - third, end)
    }

    /// B(t) = (1−t)³ start + 3(1−t)²t leave + 3(1−t)t² arrive + t³ end, for t from 0 to 1.
    pub(crate) fn point(&self, t: f64) -> Point {
        let s = 1.0 - t;
        self.start * (s * s * s)
            + self.leave * (3.0 * s * s * t)
            + self.arrive * (3.0 * s * t * t)
            + self.end * (t * t * t)
    }

    /// The direction of the curve at t, of length 1.
    pub(crate) fn direction(&self, t: f64) -> Point {
        let s = 1.0 - t;
        let velocity = (self.leave - self.start) * (s * s)
            + (self.arrive - self.leave) * (2.0 * s * t)
            + (self.end - self.arrive) * (t * t);
        velocity.unit()
    }

    /// The part of the curve from `from` to `to` (0 ≤ from < to ≤ 1).
    pub(crate) fn part(&self, from: f64, to: f64) -> Curve {
        // The control points of the part follow from the derivative at its ends.
        let third = (to - from) / 3.0;
        let velocity = |t: f64| {
            let s = 1.0 - t;
            ((self.leave - self.start) * (s * s)
                + (self.arrive - self.leave) * (2.0 * s * t)
                + (self.end - self.arrive) * (t * t))
                * 3.0
        };
        let (start, end) = (self.point(from), self.point(to));
        curve(
            start,
            start + velocity(from) * third,
            end - velocity(to) * third,
            end,
        )
    }

    /// The same curve, run from its end to its start.
    pub(crate) fn reversed(&self) -> Curve {
        curve(self.end, self.arrive, self.leave, self.start)
    }

    /// The same curve, `distance` to its right hand (seen along the curve), exact at its ends.
    pub(crate) fn beside(&self, distance: f64) -> Curve {
        let (first, last) = (
            self.direction(0.0).turned() * distance,
            self.direction(1.0).turned() * distance,
        );
        curve(
            self.start + first,
            self.leave + first,
            self.arrive + last,
            self.end + last,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAVE: Curve = curve(
        at(0.0, 0.0),
        at(30.0, -40.0),
        at(50.0, 60.0),
        at(90.0, 10.0),
    );

    #[track_caller]
    fn assert_near(one: Point, other: Point) {
        // A few roundings of numbers below a hundred.
        assert!((one - other).length() < 1e-12, "{one:?}, {other:?}");
    }

    #[test]
    fn a_part_of_a_curve_lies_on_it() {
        let part = WAVE.part(0.2, 0.7);
        for i in 0..=10 {
            let t = f64::from(i) / 10.0;
            assert_near(part.point(t), WAVE.point(0.2 + 0.5 * t));
        }
    }

    #[test]
    fn a_reversed_curve_runs_back() {
        for i in 0..=10 {
            let t = f64::from(i) / 10.0;
            assert_near(WAVE.reversed().point(t), WAVE.point(1.0 - t));
        }
    }

    #[test]
    fn the_direction_is_that_of_two_points_close_together() {
        for t in [0.0, 0.3, 0.9] {
            let ahead = WAVE.point(t + 1e-6) - WAVE.point(t);
            // The secant is off by half the step times the curvature, about 1e-6 · 5.
            assert!((ahead.unit() - WAVE.direction(t)).length() < 1e-5, "{t}");
        }
    }

    #[test]
    fn the_curve_beside_starts_and_ends_to_the_right_hand() {
        let beside = Curve::straight(at(0.0, 0.0), at(10.0, 0.0)).beside(3.0);
        // Walking east on a sheet whose y grows downward, the right hand is south.
        assert_near(beside.start, at(0.0, 3.0));
        assert_near(beside.end, at(10.0, 3.0));
    }
}
