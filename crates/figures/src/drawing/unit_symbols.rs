//! Symbols of units in diagrams, so that the same thing looks the same in all of them.

use kurbo::{CubicBez, ParamCurve, Point, Rect};

use super::canvas::Canvas;
use super::ink::Ink;
use super::notation::{number, subscript};
use super::path::{at, rounded, straight};
use super::stroke::{dashed, solid};
use super::text::Text;

/// The radius of an input or output node.
pub(crate) const NODE: f64 = 20.0;

/// The radius of a sum.
pub(crate) const SUM: f64 = 27.0;

/// A value that goes in or comes out: a circle with its symbol.
pub(crate) fn node(canvas: &mut Canvas, center: Point, symbol: impl Into<String>) {
    canvas.circle(center, NODE, Ink::Paper, solid(Ink::Text, 1.6));
    canvas.text(center, Text::new(symbol).size(18.0));
}

/// So many inputs at the left, one under another around a sum, and on the arrows to it their weights. Below them comes, if
/// asked for, a constant 1 with the bias: its rim is dashed, because it never changes.
pub(crate) fn inputs(canvas: &mut Canvas, sum: Point, count: usize, distance: f64, bias: bool) {
    for (i, y) in stacked(count + usize::from(bias), sum.y, distance).enumerate() {
        let source = at(28.0, y);
        let link = connect(canvas, (source, NODE), (sum, SUM));
        let index = subscript(i + 1);
        let (symbol, rim, weight, ink) = match i < count {
            true => {
                (format!("*x*{index}"), solid(Ink::Text, 1.6), format!("*w*{index}"), Ink::First)
            }
            false => ("1".to_owned(), dashed(Ink::Text, 1.6), "*b*".to_owned(), Ink::Second),
        };
        canvas.circle(source, NODE, Ink::Paper, rim);
        canvas.text(source, Text::new(symbol).size(18.0));
        canvas.text(link.eval(0.42), Text::new(weight).size(17.0).ink(ink).halo());
    }
}

/// Something that is computed: a filled circle with its symbol.
pub(crate) fn operation(canvas: &mut Canvas, center: Point, radius: f64, symbol: &str) {
    canvas.circle(center, radius, Ink::FirstFill, solid(Ink::First, 2.0));
    canvas.text(center, Text::new(symbol).size(20.0));
}

/// Something that is computed, in a box of this width.
pub(crate) fn box_operation(canvas: &mut Canvas, center: Point, width: f64, symbol: &str) {
    let outline = rounded(Rect::from_center_size(center, (width, 46.0)), 9.0);
    canvas.shape(&outline, Ink::FirstFill, solid(Ink::First, 2.0));
    canvas.text(center, Text::new(symbol).size(18.0));
}

/// A straight arrow between two round things, from rim to rim.
pub(crate) fn connect(canvas: &mut Canvas, from: (Point, f64), to: (Point, f64)) -> CubicBez {
    let direction = (to.0 - from.0).normalize();
    let link = straight(from.0 + direction * (from.1 + 1.0), to.0 - direction * (to.1 + 3.0));
    canvas.arrow(&link, solid(Ink::Text, 1.6));
    link
}

/// The heights of `count` nodes one under another, spread evenly around `middle`.
pub(crate) fn stacked(count: usize, middle: f64, distance: f64) -> impl Iterator<Item = f64> {
    let top = middle - distance * (count as f64 - 1.0) / 2.0;
    (0..count).map(move |i| top + distance * i as f64)
}

/// A caption of two lines, the first at this height.
pub(crate) fn two_lines(canvas: &mut Canvas, (x, y): (f64, f64), lines: [&str; 2]) {
    for (line, word) in lines.into_iter().enumerate() {
        canvas.text((x, y + 16.0 * line as f64), Text::new(word).muted());
    }
}

/// A wire that carries one binary value: a full line for a signal, dashes for none.
pub(crate) fn wire(canvas: &mut Canvas, curve: &CubicBez, signal: f64) {
    let stroke = match signal {
        1.0 => solid(Ink::Second, 2.8),
        _ => dashed(Ink::Muted, 1.8),
    };
    canvas.group("signal", &number(signal), |canvas| canvas.arrow(curve, stroke));
}
