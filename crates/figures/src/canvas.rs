//! The sheet that figures are drawn on: an SVG body, 400 units wide.
//!
//! Diagrams draw on it directly; charts draw through plotters, for which [`Plot`] is a backend.

use std::fmt::Write as _;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use crate::ink::Ink;
use crate::point::{Curve, Point, at, curve};

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    pub(crate) ink: Ink,
    pub(crate) width: f64,
    pub(crate) dash: Dash,
}

/// The second sign beside color that tells lines apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dash {
    Solid,
    Dashed,
    Dotted,
}

impl Dash {
    const ALL: [Dash; 3] = [Dash::Solid, Dash::Dashed, Dash::Dotted];
}

/// A solid line.
pub(crate) const fn solid(ink: Ink, width: f64) -> Stroke {
    Stroke {
        ink,
        width,
        dash: Dash::Solid,
    }
}

/// A line of dashes.
pub(crate) const fn dashed(ink: Ink, width: f64) -> Stroke {
    Stroke {
        ink,
        width,
        dash: Dash::Dashed,
    }
}

/// A line of dots.
pub(crate) const fn dotted(ink: Ink, width: f64) -> Stroke {
    Stroke {
        ink,
        width,
        dash: Dash::Dotted,
    }
}

impl Stroke {
    fn attributes(self) -> String {
        let mut attributes = format!(
            " stroke=\"{}\" stroke-width=\"{}\"",
            self.ink.css(),
            decimal(self.width)
        );
        match self.dash {
            Dash::Solid => {}
            Dash::Dashed => attributes.push_str(" stroke-dasharray=\"7 5\""),
            Dash::Dotted => attributes.push_str(" stroke-dasharray=\"0.1 4.5\""),
        }
        attributes
    }
}

/// A marker of a point: what is true of it is told by its inside, not by its color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// A filled dot: the point belongs to it, the unit fires.
    Filled,
    /// A ring: the point does not belong to it, the unit is silent.
    Hollow,
}

/// A line of text. In its markup a star switches italics on and off: `*w*₁ = 5`.
#[derive(Clone, Debug)]
pub(crate) struct Text<'a> {
    markup: &'a str,
    place: Point,
    anchor: &'static str,
    size: f64,
    ink: Ink,
    bold: bool,
    halo: bool,
}

impl<'a> Text<'a> {
    /// The size of text, in units of a sheet 400 wide: it must still be read on a page 320 pixels wide.
    pub(crate) const SIZE: f64 = 16.0;

    /// The size of text that stands back.
    pub(crate) const SMALL: f64 = 15.0;

    /// Text whose middle is at `place`.
    pub(crate) fn new(markup: &'a str, place: Point) -> Self {
        Text {
            markup,
            place,
            anchor: "middle",
            size: Self::SIZE,
            ink: Ink::Text,
            bold: false,
            halo: false,
        }
    }

    /// Begins at the place, rather than having its middle there.
    pub(crate) fn start(mut self) -> Self {
        self.anchor = "start";
        self
    }

    /// Ends at the place.
    pub(crate) fn end(mut self) -> Self {
        self.anchor = "end";
        self
    }

    pub(crate) fn small(self) -> Self {
        self.size(Self::SMALL)
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
}

/// The outline of a shape.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline(String);

impl Outline {
    pub(crate) fn from(start: Point) -> Self {
        let mut outline = Outline::default();
        outline.command('M', &[start]);
        outline
    }

    pub(crate) fn along(curve: &Curve) -> Self {
        Outline::from(curve.start).then(curve)
    }

    pub(crate) fn line(mut self, to: Point) -> Self {
        self.command('L', &[to]);
        self
    }

    /// Goes on along a curve from where the outline is; the curve's own start is not drawn to.
    pub(crate) fn then(mut self, curve: &Curve) -> Self {
        self.command('C', &[curve.leave, curve.arrive, curve.end]);
        self
    }

    pub(crate) fn close(mut self) -> Self {
        self.0.push('Z');
        self
    }

    /// This outline and another, drawn as one.
    pub(crate) fn and(mut self, other: &Outline) -> Self {
        self.0.push_str(&other.0);
        self
    }

    /// The closed curve that passes smoothly through all points (Catmull-Rom).
    pub(crate) fn around(points: &[Point]) -> Self {
        let n = points.len();
        let mut outline = Outline::from(points[0]);
        for i in 0..n {
            let [before, here, next, after] =
                [i + n - 1, i, i + 1, i + 2].map(|index| points[index % n]);
            outline = outline.then(&Curve {
                start: here,
                leave: here + (next - before) * (1.0 / 6.0),
                arrive: next - (after - here) * (1.0 / 6.0),
                end: next,
            });
        }
        outline.close()
    }

    /// A rectangle with rounded corners.
    pub(crate) fn rounded(left_top: Point, right_bottom: Point, radius: f64) -> Self {
        // A quarter circle is a Bézier curve whose handles are this part of the radius.
        let handle = 0.5523 * radius;
        let (left, top) = (left_top.x, left_top.y);
        let (right, bottom) = (right_bottom.x, right_bottom.y);
        let corner = |x: f64, y: f64, from: Point, to: Point| {
            let (start, end) = (at(x, y) + from * radius, at(x, y) + to * radius);
            let (leave, arrive) = (start - from * handle, end - to * handle);
            (start, curve(start, leave, arrive, end))
        };
        let (up, down) = (at(0.0, -1.0), at(0.0, 1.0));
        let (west, east) = (at(-1.0, 0.0), at(1.0, 0.0));
        let corners = [
            corner(left, top, down, east),
            corner(right, top, west, down),
            corner(right, bottom, up, west),
            corner(left, bottom, east, up),
        ];
        corners[1..]
            .iter()
            .fold(
                Outline::from(corners[0].0).then(&corners[0].1),
                |outline, (start, corner)| outline.line(*start).then(corner),
            )
            .close()
    }

    fn command(&mut self, letter: char, points: &[Point]) {
        self.0.push(letter);
        for (index, point) in points.iter().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            write!(self.0, "{gap}{} {}", decimal(point.x), decimal(point.y))
                .expect("writing to a String cannot fail");
        }
    }
}

/// The sheet.
#[derive(Clone, Debug)]
pub(crate) struct Canvas {
    height: f64,
    body: String,
}

impl Canvas {
    /// Every figure is this wide, so that text has one size in all of them.
    pub(crate) const WIDTH: f64 = 400.0;

    pub(crate) fn new(height: f64) -> Self {
        Canvas {
            height,
            body: String::new(),
        }
    }

    /// Makes the sheet at least this high.
    pub(crate) fn need(&mut self, height: f64) {
        self.height = self.height.max(height);
    }

    pub(crate) fn height(&self) -> String {
        decimal(self.height)
    }

    pub(crate) fn body(&self) -> &str {
        &self.body
    }

    /// Draws inside a group that says, as a `data-` attribute, what it stands for.
    pub(crate) fn group(&mut self, key: &str, value: &str, draw: impl FnOnce(&mut Canvas)) {
        self.write(format_args!("<g data-{key}=\"{}\">\n", escape(value)));
        draw(self);
        self.write(format_args!("</g>\n"));
    }

    pub(crate) fn fill(&mut self, outline: &Outline, ink: Ink) {
        self.write(format_args!(
            "<path d=\"{}\" fill=\"{}\"/>\n",
            outline.0,
            ink.css()
        ));
    }

    pub(crate) fn stroke(&mut self, outline: &Outline, stroke: Stroke) {
        self.write(format_args!(
            "<path d=\"{}\" fill=\"none\"{}/>\n",
            outline.0,
            stroke.attributes()
        ));
    }

    /// A shape that hides what lies behind it.
    pub(crate) fn shape(&mut self, outline: &Outline, fill: Ink, stroke: Stroke) {
        self.write(format_args!(
            "<path d=\"{}\" fill=\"{}\"{}/>\n",
            outline.0,
            fill.css(),
            stroke.attributes()
        ));
    }

    /// Draws overlapping outlines as one body: nothing of an outline is left inside another. The
    /// outlines must turn the same way.
    pub(crate) fn body_of(&mut self, outlines: &[Outline], fill: Ink, stroke: Stroke) {
        // The strokes come first, twice as wide as wanted; the common inside then covers their inner half.
        let stroke = Stroke {
            width: 2.0 * stroke.width,
            ..stroke
        };
        let outlines: String = outlines.iter().map(|outline| outline.0.as_str()).collect();
        self.write(format_args!(
            "<path d=\"{outlines}\" fill=\"{}\"{} paint-order=\"stroke\"/>\n",
            fill.css(),
            stroke.attributes()
        ));
    }

    pub(crate) fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.stroke(&Outline::from(from).line(to), stroke);
    }

    pub(crate) fn disc(&mut self, center: Point, radius: f64, ink: Ink) {
        self.write(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>\n",
            decimal(center.x),
            decimal(center.y),
            decimal(radius),
            ink.css()
        ));
    }

    pub(crate) fn circle(&mut self, center: Point, radius: f64, fill: Ink, stroke: Stroke) {
        self.write(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"{}/>\n",
            decimal(center.x),
            decimal(center.y),
            decimal(radius),
            fill.css(),
            stroke.attributes()
        ));
    }

    pub(crate) fn marker(&mut self, center: Point, marker: Marker, ink: Ink) {
        let fill = match marker {
            Marker::Filled => ink,
            Marker::Hollow => Ink::Paper,
        };
        self.circle(center, 5.5, fill, solid(ink, 2.2));
    }

    /// The marker of an input: a diamond, so that it is no end of a line.
    pub(crate) fn diamond(&mut self, center: Point, marker: Marker, ink: Ink) {
        let reach = 7.0;
        let outline = Outline::from(center - at(0.0, reach))
            .line(center + at(reach, 0.0))
            .line(center + at(0.0, reach))
            .line(center - at(reach, 0.0))
            .close();
        let fill = match marker {
            Marker::Filled => ink,
            Marker::Hollow => Ink::Paper,
        };
        self.fill(&outline, fill);
        self.stroke(&outline, solid(ink, 2.2));
    }

    /// A line that ends in an arrow head.
    pub(crate) fn arrow(&mut self, curve: &Curve, stroke: Stroke) {
        let length = 7.0 + 1.6 * stroke.width;
        let tip = curve.end;
        let direction = curve.direction(1.0);
        let base = tip - direction * length;
        let side = direction.turned() * (length * 0.42);
        // The shaft ends inside the head, so that its round end does not blunt the tip.
        let shaft = Curve {
            arrive: curve.arrive - direction * (0.6 * length),
            end: tip - direction * (0.6 * length),
            ..*curve
        };
        self.stroke(&Outline::along(&shaft), stroke);
        self.fill(
            &Outline::from(tip)
                .line(base + side)
                .line(base - side)
                .close(),
            stroke.ink,
        );
    }

    pub(crate) fn text(&mut self, text: Text<'_>) {
        let mut attributes = format!(
            "x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\"",
            decimal(text.place.x),
            // A third of the size below the middle is where letters stand; no font is measured.
            decimal(text.place.y + 0.34 * text.size),
            decimal(text.size),
            text.anchor,
            text.ink.css()
        );
        if text.bold {
            attributes.push_str(" font-weight=\"bold\"");
        }
        if text.halo {
            attributes.push_str(&format!(
                " stroke=\"{}\" stroke-width=\"4\" paint-order=\"stroke\"",
                Ink::Paper.css()
            ));
        }
        let mut content = String::new();
        for (index, run) in text.markup.split('*').enumerate() {
            match (index % 2, run) {
                (_, "") => {}
                (0, upright) => content.push_str(&escape(upright)),
                (_, italic) => content.push_str(&format!(
                    "<tspan font-style=\"italic\">{}</tspan>",
                    escape(italic)
                )),
            }
        }
        self.write(format_args!("<text {attributes}>{content}</text>\n"));
    }

    fn write(&mut self, arguments: std::fmt::Arguments<'_>) {
        self.body
            .write_fmt(arguments)
            .expect("writing to a String cannot fail");
    }
}

/// Text as it must stand in XML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A length with at most two decimals: a hundredth of a unit is finer than any screen.
fn decimal(value: f64) -> String {
    assert!(value.is_finite(), "a figure cannot be drawn at {value}");
    let hundredths = (value * Plot::SCALE).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        _ if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        _ => format!("{sign}{whole}.{rest:02}"),
    }
}

/// A canvas as plotters sees it.
///
/// plotters has whole-numbered coordinates and colors without names. Here its coordinates are
/// hundredths of a unit, so curves are smooth, and its colors are the codes of a [`Stroke`]'s ink
/// and dash, so that they come out as the page's own colors.
#[derive(Debug)]
pub(crate) struct Plot<'a>(pub(crate) &'a mut Canvas);

impl Plot<'_> {
    /// plotters' coordinates per unit of the canvas.
    pub(crate) const SCALE: f64 = 100.0;

    /// The place on the canvas of a plotters coordinate.
    pub(crate) fn place((x, y): BackendCoord) -> Point {
        at(f64::from(x) / Self::SCALE, f64::from(y) / Self::SCALE)
    }

    /// The style that makes plotters draw with this stroke.
    pub(crate) fn style(stroke: Stroke) -> plotters::style::ShapeStyle {
        use plotters::style::Color;
        let ink = Ink::ALL.iter().position(|ink| *ink == stroke.ink);
        let dash = Dash::ALL.iter().position(|dash| *dash == stroke.dash);
        let code = |position: Option<usize>| position.expect("ALL holds every variant") as u8;
        plotters::style::ShapeStyle {
            color: plotters::style::RGBColor(code(ink), code(dash), 0).to_rgba(),
            filled: false,
            stroke_width: (stroke.width * Self::SCALE) as u32,
        }
    }

    fn decode<S: BackendStyle>(style: &S) -> Stroke {
        let (ink, dash, _) = style.color().rgb;
        Stroke {
            ink: Ink::ALL[usize::from(ink)],
            width: f64::from(style.stroke_width()) / Self::SCALE,
            dash: Dash::ALL[usize::from(dash)],
        }
    }

    fn outline(path: impl IntoIterator<Item = BackendCoord>) -> Option<Outline> {
        let mut points = path.into_iter().map(Self::place);
        let start = Outline::from(points.next()?);
        Some(points.fold(start, Outline::line))
    }
}

type Drawn = Result<(), DrawingErrorKind<std::convert::Infallible>>;

impl DrawingBackend for Plot<'_> {
    type ErrorType = std::convert::Infallible;

    fn get_size(&self) -> (u32, u32) {
        (
            (Canvas::WIDTH * Self::SCALE) as u32,
            (self.0.height * Self::SCALE) as u32,
        )
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        unreachable!("every shape the charts use is drawn as a whole, never by pixels")
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if let Some(outline) = Self::outline(path) {
            self.0.stroke(&outline, Self::decode(style));
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if let Some(outline) = Self::outline(path) {
            self.0.fill(&outline.close(), Self::decode(style).ink);
        }
        Ok(())
    }

    // Text is set by `Canvas::text`, which knows italics and measures nothing.
    fn draw_text<S: BackendTextStyle>(&mut self, _: &str, _: &S, _: BackendCoord) -> Drawn {
        unreachable!("charts set their text on the canvas")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_at_most_two_decimals() {
        let cases = [
            (3.0, "3"),
            (3.5, "3.5"),
            (3.25, "3.25"),
            (3.05, "3.05"),
            (-0.5, "-0.5"),
            (-0.001, "0"),
            (1.0 / 3.0, "0.33"),
        ];
        for (value, text) in cases {
            assert_eq!(decimal(value), text);
        }
    }

    #[test]
    #[should_panic(expected = "a figure cannot be drawn at NaN")]
    fn nothing_is_drawn_nowhere() {
        Canvas::new(10.0).disc(at(f64::NAN, 0.0), 1.0, Ink::Text);
    }

    #[test]
    fn stars_set_italics_and_the_rest_is_escaped() {
        let mut canvas = Canvas::new(10.0);
        canvas.text(Text::new("*x*₁ < *θ*", at(0.0, 0.0)));
        let italic = |word| format!("<tspan font-style=\"italic\">{word}</tspan>");
        let expected = format!(">{}₁ &lt; {}</text>", italic("x"), italic("θ"));
        assert!(canvas.body().contains(&expected), "{}", canvas.body());
    }

    #[test]
    fn plotters_draws_in_hundredths_and_in_the_inks_of_the_page() {
        for ink in Ink::ALL {
            for dash in Dash::ALL {
                let stroke = Stroke {
                    ink,
                    width: 2.25,
                    dash,
                };
                let back = Plot::decode(&Plot::style(stroke));
                assert_eq!((back.ink, back.width, back.dash), (ink, 2.25, dash));
            }
        }
        assert_eq!(Plot::place((1234, 5)), at(12.34, 0.05));
    }
}
