//! Lines of text.

use kurbo::{Point, Vec2};

use super::ink::Ink;
use super::path::decimal;

/// A line of text. In its markup a star switches italics on and off: `*w*₁ = 5`.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    markup: String,
    anchor: &'static str,
    size: f64,
    ink: Ink,
    bold: bool,
    halo: bool,
    shift: Vec2,
}

impl Text {
    /// The size of text, in units of a canvas 400 wide: it must still be read on a page 320 pixels wide.
    pub(crate) const SIZE: f64 = 16.0;

    /// The size of small text.
    pub(crate) const SMALL: f64 = 15.0;

    /// Text that is centered at its position.
    pub(crate) fn new(markup: impl Into<String>) -> Self {
        Text {
            markup: markup.into(),
            anchor: "middle",
            size: Self::SIZE,
            ink: Ink::Text,
            bold: false,
            halo: false,
            shift: Vec2::ZERO,
        }
    }

    /// Begins at its position.
    pub(crate) fn start(mut self) -> Self {
        self.anchor = "start";
        self
    }

    /// Ends at its position.
    pub(crate) fn end(mut self) -> Self {
        self.anchor = "end";
        self
    }

    /// Begins at its position if that is so, and otherwise ends there.
    pub(crate) fn start_if(self, start: bool) -> Self {
        if start { self.start() } else { self.end() }
    }

    /// Moves it, in units of the canvas, to the right and down.
    pub(crate) fn shift(mut self, right: f64, down: f64) -> Self {
        self.shift = Vec2::new(right, down);
        self
    }

    pub(crate) fn small(self) -> Self {
        self.size(Self::SMALL)
    }

    /// Stands back: small and pale.
    pub(crate) fn muted(self) -> Self {
        self.small().ink(Ink::Muted)
    }

    pub(crate) fn size(mut self, size: f64) -> Self {
        self.size = size;
        self
    }

    pub(crate) fn ink(mut self, ink: Ink) -> Self {
        self.ink = ink;
        self
    }

    pub(crate) fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// Keeps lines that pass under the letters away from them.
    pub(crate) fn halo(mut self) -> Self {
        self.halo = true;
        self
    }

    /// The SVG element at a position.
    pub(super) fn svg(&self, position: Point) -> String {
        let position = position + self.shift;
        // A third of the size below the middle is where letters stand; no font is measured.
        let baseline = position.y + 0.34 * self.size;
        let mut svg = format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\"",
            decimal(position.x),
            decimal(baseline),
            decimal(self.size),
            self.anchor,
            self.ink.css()
        );
        if self.bold {
            svg.push_str(" font-weight=\"bold\"");
        }
        if self.halo {
            let paper = Ink::Paper.css();
            svg.push_str(&format!(" stroke=\"{paper}\" stroke-width=\"4\" paint-order=\"stroke\""));
        }
        svg.push('>');
        for (index, run) in self.markup.split('*').enumerate() {
            match (index % 2, escape(run)) {
                (_, run) if run.is_empty() => {}
                (0, upright) => svg.push_str(&upright),
                (_, italic) => {
                    svg.push_str(&format!("<tspan font-style=\"italic\">{italic}</tspan>"));
                }
            }
        }
        svg + "</text>\n"
    }
}

/// Text as it must stand in XML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_set_italics_and_the_rest_is_escaped() {
        let svg = Text::new("*x*₁ < *θ*").svg(Point::ORIGIN);
        let italic = |word| format!("<tspan font-style=\"italic\">{word}</tspan>");
        let expected = format!(">{}₁ &lt; {}</text>\n", italic("x"), italic("θ"));
        assert!(svg.ends_with(&expected), "{svg}");
    }
}
