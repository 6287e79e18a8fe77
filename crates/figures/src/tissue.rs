//! Organic shapes: blobs and tapering branches that grow together into one outline.

use crate::canvas::{Canvas, Outline, Stroke};
use crate::ink::Ink;
use crate::point::{Curve, Point, at, curve};

/// Shapes drawn as one body: where they overlap there is no line. All are drawn clockwise.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tissue(Vec<Outline>);

impl Tissue {
    /// A branch along a curve, as thick as `thickness.0` at its start and `thickness.1` at its end.
    pub(crate) fn branch(&mut self, spine: &Curve, thickness: (f64, f64)) {
        let side = |sign: f64| {
            let radius = |t: f64| sign * 0.5 * (thickness.0 + t * (thickness.1 - thickness.0));
            let first = spine.direction(0.0).turned();
            let last = spine.direction(1.0).turned();
            curve(
                spine.start + first * radius(0.0),
                spine.leave + first * radius(1.0 / 3.0),
                spine.arrive + last * radius(2.0 / 3.0),
                spine.end + last * radius(1.0),
            )
        };
        let (there, back) = (side(-1.0), side(1.0).reversed());
        self.0
            .push(Outline::along(&there).line(back.start).then(&back).close());
        self.disc(spine.end, 0.5 * thickness.1);
    }

    pub(crate) fn disc(&mut self, center: Point, radius: f64) {
        let corner = at(radius, radius);
        self.0
            .push(Outline::rounded(center - corner, center + corner, radius));
    }

    /// The smooth closed shape through these points, which go clockwise.
    pub(crate) fn blob(&mut self, points: &[Point]) {
        self.0.push(Outline::around(points));
    }

    /// Draws all shapes as one.
    pub(crate) fn draw(&self, canvas: &mut Canvas, fill: Ink, outline: Stroke) {
        canvas.body_of(&self.0, fill, outline);
    }
}
