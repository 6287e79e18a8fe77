//! The pieces that diagrams of a unit share, so that the same thing looks the same in all of them.

use crate::canvas::{Canvas, Outline, Text, dashed, solid};
use crate::ink::Ink;
use crate::number::number;
use crate::point::{Curve, Point, at};

/// The radius of an input or output node.
pub(crate) const NODE: f64 = 20.0;

/// A value that goes in or comes out: a circle with its symbol.
pub(crate) fn node(canvas: &mut Canvas, center: Point, symbol: &str) {
    canvas.circle(center, NODE, Ink::Paper, solid(Ink::Text, 1.6));
    canvas.text(Text::new(symbol, center).size(18.0));
}

/// Something that is computed: a filled circle with its symbol.
pub(crate) fn operation(canvas: &mut Canvas, center: Point, radius: f64, symbol: &str) {
    canvas.circle(center, radius, Ink::FirstFill, solid(Ink::First, 2.0));
    canvas.text(Text::new(symbol, center).size(20.0));
}

/// Something that is computed, in a box of this width.
pub(crate) fn box_operation(canvas: &mut Canvas, center: Point, width: f64, symbol: &str) {
    let corner = at(0.5 * width, 23.0);
    let outline = Outline::rounded(center - corner, center + corner, 9.0);
    canvas.fill(&outline, Ink::FirstFill);
    canvas.stroke(&outline, solid(Ink::First, 2.0));
    canvas.text(Text::new(symbol, center).size(18.0));
}

/// A straight arrow between two round things, from rim to rim.
pub(crate) fn connect(canvas: &mut Canvas, from: (Point, f64), to: (Point, f64)) -> Curve {
    let direction = (to.0 - from.0).unit();
    let link = Curve::straight(
        from.0 + direction * (from.1 + 1.0),
        to.0 - direction * (to.1 + 3.0),
    );
    canvas.arrow(&link, solid(Ink::Text, 1.6));
    link
}

/// The heights of `count` nodes one under another, spread evenly around `middle`.
pub(crate) fn stacked(count: usize, middle: f64, distance: f64) -> impl Iterator<Item = f64> {
    let top = middle - distance * (count as f64 - 1.0) / 2.0;
    (0..count).map(move |i| top + distance * i as f64)
}

/// An input that never changes: a node with a dashed rim.
pub(crate) fn constant(canvas: &mut Canvas, center: Point, symbol: &str) {
    canvas.circle(center, NODE, Ink::Paper, dashed(Ink::Text, 1.6));
    canvas.text(Text::new(symbol, center).size(18.0));
}

/// A wire that carries one binary value: a full line for a signal, dashes for none.
pub(crate) fn wire(canvas: &mut Canvas, curve: &Curve, signal: f64) {
    let stroke = match signal {
        1.0 => solid(Ink::Second, 2.8),
        _ => dashed(Ink::Muted, 1.8),
    };
    canvas.group("signal", &number(signal), |canvas| {
        canvas.arrow(curve, stroke)
    });
}
