//! Strokes: ink, width and dash of a line.

use super::ink::Ink;
use super::path::decimal;

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    pub(crate) ink: Ink,
    pub(crate) width: f64,
    dash: Option<&'static str>,
}

/// A solid line.
pub(crate) const fn solid(ink: Ink, width: f64) -> Stroke {
    let dash = None;
    Stroke { ink, width, dash }
}

/// A line of dashes: like dots, a second sign beside color that tells lines apart.
pub(crate) const fn dashed(ink: Ink, width: f64) -> Stroke {
    let dash = Some("7 5");
    Stroke { ink, width, dash }
}

/// A line of dots.
pub(crate) const fn dotted(ink: Ink, width: f64) -> Stroke {
    let dash = Some("0.1 4.5");
    Stroke { ink, width, dash }
}

impl Stroke {
    /// As attributes of an SVG element, each after a space.
    pub(super) fn attributes(self) -> String {
        let dash = self.dash.map_or(String::new(), |dash| format!(" stroke-dasharray=\"{dash}\""));
        let (color, width) = (self.ink.css(), decimal(self.width));
        format!(" stroke=\"{color}\" stroke-width=\"{width}\"{dash}")
    }
}
