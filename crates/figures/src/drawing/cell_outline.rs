//! Outlines of cells: blobs and tapering branches that grow together into one.

use kurbo::{BezPath, CubicBez, Point, Rect, Shape};

use super::canvas::Canvas;
use super::ink::Ink;
use super::path::{beside, reversed, rounded, smooth_loop};
use super::stroke::Stroke;

/// Shapes drawn as one body: where they overlap there is no line. All are drawn clockwise.
#[derive(Clone, Debug, Default)]
pub(crate) struct CellOutline(BezPath);

impl CellOutline {
    /// A branch along a curve, as thick as `thickness.0` at its start and `thickness.1` at its end.
    pub(crate) fn branch(&mut self, spine: &CubicBez, thickness: (f64, f64)) {
        let side = |sign: f64| {
            let radius = |t: f64| sign * 0.5 * (thickness.0 + t * (thickness.1 - thickness.0));
            beside(spine, [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0].map(radius))
        };
        let mut branch = side(-1.0).to_path(0.0);
        let back = reversed(&side(1.0));
        branch.line_to(back.p0);
        branch.curve_to(back.p1, back.p2, back.p3);
        branch.close_path();
        self.0.extend(branch);
        self.disc(spine.p3, 0.5 * thickness.1);
    }

    pub(crate) fn disc(&mut self, center: Point, radius: f64) {
        let square = Rect::from_center_size(center, (2.0 * radius, 2.0 * radius));
        self.0.extend(rounded(square, radius));
    }

    /// The smooth closed shape through these points, which go clockwise.
    pub(crate) fn blob(&mut self, points: &[Point]) {
        self.0.extend(smooth_loop(points));
    }

    /// Draws all shapes as one.
    pub(crate) fn draw(&self, canvas: &mut Canvas, fill: Ink, outline: Stroke) {
        canvas.body_of(&self.0, fill, outline);
    }
}
