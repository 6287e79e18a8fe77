//! Charts: a pair of light axes on a canvas, with ticks only where the figure has something to say.

use std::ops::Range;

use activations::Activation;
use kurbo::{BezPath, Point, Rect, Shape};
use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;

use super::canvas::{Canvas, Follow, Marker};
use super::ink::Ink;
use super::notation::number;
use super::numerics::{clipped, samples};
use super::path::{at, polygon, polyline, straight};
use super::stroke::{Stroke, solid};
use super::text::Text;

/// A chart: pairs of values, which plotters' scales map to the canvas.
pub(crate) struct Chart<'c> {
    pub(crate) canvas: &'c mut Canvas,
    pub(crate) frame: Rect,
    scales: Cartesian2d<RangedCoordf64, RangedCoordf64>,
}

/// plotters has whole-numbered coordinates; here they are hundredths of a unit of the canvas, so that curves are smooth.
const SCALE: f64 = 100.0;

/// A parameter and what it is when the hand is at a point: linear in both coordinates.
pub(crate) type Linear<'f> = (&'static str, &'f dyn Fn(f64, f64) -> f64);

impl<'c> Chart<'c> {
    /// The ranges of values fill the frame, which goes from left to right and from top to bottom.
    pub(crate) fn new(
        canvas: &'c mut Canvas,
        frame: [f64; 4],
        x: Range<f64>,
        y: Range<f64>,
    ) -> Chart<'c> {
        let [left, top, right, bottom] = frame.map(|length| (length * SCALE) as i32);
        let frame = Rect::new(frame[0], frame[1], frame[2], frame[3]);
        let scales = Cartesian2d::new(x, y, (left..right, bottom..top));
        Chart { canvas, frame, scales }
    }

    /// Where a pair of values lies on the canvas.
    pub(crate) fn point(&self, x: f64, y: f64) -> Point {
        let (x, y) = self.scales.translate(&(x, y));
        at(f64::from(x) / SCALE, f64::from(y) / SCALE)
    }

    /// A line through pairs of values.
    pub(crate) fn curve(&mut self, points: impl IntoIterator<Item = (f64, f64)>, stroke: Stroke) {
        let points = points.into_iter().map(|(x, y)| self.point(x, y));
        let path = polyline(points);
        if !path.is_empty() {
            self.canvas.stroke(&path, stroke);
        }
    }

    /// The parts of a line through pairs of values that lie in the chart, cut off at its border.
    pub(crate) fn clipped(&mut self, points: impl IntoIterator<Item = (f64, f64)>, stroke: Stroke) {
        let (x, y) = (self.scales.get_x_range(), self.scales.get_y_range());
        let window = Rect::new(x.start, y.start, x.end, y.end);
        for part in clipped(points, window) {
            self.curve(part, stroke);
        }
    }

    /// The graph of a function over the whole width, in so many pieces.
    pub(crate) fn graph(&mut self, function: impl Fn(f64) -> f64, pieces: u32, stroke: Stroke) {
        let Range { start, end } = self.scales.get_x_range();
        self.curve(samples(start, end, pieces, function), stroke);
    }

    /// The graph of a function that is constant but for a jump at 0.
    pub(crate) fn jump(&mut self, function: &dyn Activation, stroke: Stroke) {
        let Range { start, end } = self.scales.get_x_range();
        for x in [start, end] {
            let y = function.apply(x);
            self.curve([(x.min(0.0), y), (x.max(0.0), y)], stroke);
        }
    }

    /// A line at height `y` over the whole width.
    pub(crate) fn across(&mut self, y: f64, stroke: Stroke) {
        let Range { start, end } = self.scales.get_x_range();
        self.curve([(start, y), (end, y)], stroke);
    }

    /// Guide lines over the whole width, each with a tick at the left.
    pub(crate) fn grid_y(&mut self, heights: impl IntoIterator<Item = f64>) {
        let left = self.scales.get_x_range().start;
        for y in heights {
            self.across(y, solid(Ink::Grid, 1.2));
            self.tick_y(left, y, number(y));
        }
    }

    /// Draws inside a group, as [`Canvas::group`].
    pub(crate) fn group(&mut self, key: &str, value: &str, draw: impl FnOnce(&mut Chart<'_>)) {
        let Chart { frame, scales, .. } = self;
        self.canvas.group(key, value, |canvas| {
            draw(&mut Chart { canvas, frame: *frame, scales: scales.clone() });
        });
    }

    /// A straight arrow between two pairs of values.
    pub(crate) fn arrow(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        let ends = straight(self.point(from.0, from.1), self.point(to.0, to.1));
        self.canvas.arrow(&ends, stroke);
    }

    /// A filled area with these corners.
    pub(crate) fn area(&mut self, corners: &[(f64, f64)], ink: Ink) {
        let corners = corners.iter().map(|(x, y)| self.point(*x, *y));
        let area = polygon(corners);
        self.canvas.fill(&area, ink);
    }

    pub(crate) fn marker(&mut self, x: f64, y: f64, marker: Marker, ink: Ink) {
        self.canvas.marker(self.point(x, y), marker, ink);
    }

    pub(crate) fn diamond(&mut self, x: f64, y: f64, marker: Marker, ink: Ink) {
        self.canvas.diamond(self.point(x, y), marker, ink);
    }

    pub(crate) fn disc(&mut self, x: f64, y: f64, radius: f64, ink: Ink) {
        self.canvas.disc(self.point(x, y), radius, ink);
    }

    /// Many dots in one path: lines of no length, whose ends are round.
    pub(crate) fn dots(&mut self, points: impl IntoIterator<Item = (f64, f64)>, stroke: Stroke) {
        let mut path = BezPath::new();
        for (x, y) in points {
            let point = self.point(x, y);
            path.move_to(point);
            path.line_to(point);
        }
        if !path.is_empty() {
            self.canvas.stroke(&path, stroke);
        }
    }

    pub(crate) fn text(&mut self, x: f64, y: f64, text: Text) {
        self.canvas.text(self.point(x, y), text);
    }

    /// A handle at a pair of values. Each parameter follows the hand as a linear function of the pair that it is at.
    pub(crate) fn handle(&mut self, (x, y): (f64, f64), follow: &[Linear<'_>]) {
        let (across, up) = (self.scales.get_x_range(), self.scales.get_y_range());
        let Rect { x0, y0, x1, y1 } = self.frame;
        let follow: Vec<_> = follow
            .iter()
            .map(|(parameter, value)| {
                let corner = value(across.start, up.end);
                let right = (value(across.end, up.end) - corner) / (x1 - x0);
                let down = (value(across.start, up.start) - corner) / (y1 - y0);
                Follow { parameter, origin: corner - right * x0 - down * y0, right, down }
            })
            .collect();
        self.canvas.handle(self.point(x, y), &follow);
    }

    /// The border of the chart.
    pub(crate) fn border(&mut self) {
        self.canvas.stroke(&self.frame.to_path(0.0), solid(Ink::Muted, 1.2));
    }

    /// Both axes: the horizontal one at a height and the vertical one at an x, each with its name.
    pub(crate) fn axes(&mut self, (y, x_name): (f64, &str), (x, y_name): (f64, &str)) {
        self.horizontal_axis(y, x_name);
        self.vertical_axis(x, y_name);
    }

    /// The horizontal axis at height `y`, an arrow with its name, if any, at the tip.
    pub(crate) fn horizontal_axis(&mut self, y: f64, name: &str) {
        let from = at(self.frame.x0, self.point(0.0, y).y);
        let to = at(self.frame.x1 + 12.0, from.y);
        self.canvas.arrow(&straight(from, to), solid(Ink::Muted, 1.2));
        if !name.is_empty() {
            self.canvas.text(to, Text::new(name).shift(0.0, -16.0).end().halo());
        }
    }

    /// The vertical axis at `x`, an arrow with its name, if any, at the tip.
    pub(crate) fn vertical_axis(&mut self, x: f64, name: &str) {
        let from = at(self.point(x, 0.0).x, self.frame.y1);
        let to = at(from.x, self.frame.y0 - 12.0);
        self.canvas.arrow(&straight(from, to), solid(Ink::Muted, 1.2));
        if !name.is_empty() {
            self.canvas.text(to, Text::new(name).shift(11.0, 4.0).start());
        }
    }

    /// Ticks on a horizontal axis at height `y`, labeled with their numbers.
    pub(crate) fn ticks_x(&mut self, ticks: impl IntoIterator<Item = f64>, y: f64) {
        ticks.into_iter().for_each(|x| self.tick_x(x, y, number(x)));
    }

    /// Ticks on a vertical axis at `x`, labeled with their numbers.
    pub(crate) fn ticks_y(&mut self, x: f64, ticks: impl IntoIterator<Item = f64>) {
        ticks.into_iter().for_each(|y| self.tick_y(x, y, number(y)));
    }

    /// A tick on a horizontal axis at height `y`, with its label below.
    pub(crate) fn tick_x(&mut self, x: f64, y: f64, label: impl Into<String>) {
        let foot = self.point(x, y);
        self.canvas.line(foot, foot + (0.0, 5.0), solid(Ink::Muted, 1.2));
        self.canvas.text(foot, Text::new(label).shift(0.0, 16.0).muted().halo());
    }

    /// A tick on a vertical axis at `x`, with its label to the left.
    pub(crate) fn tick_y(&mut self, x: f64, y: f64, label: impl Into<String>) {
        let foot = self.point(x, y);
        self.canvas.line(foot - (5.0, 0.0), foot, solid(Ink::Muted, 1.2));
        self.canvas.text(foot, Text::new(label).shift(-9.0, 0.0).muted().end().halo());
    }
}
