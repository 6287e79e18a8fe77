//! The canvas: an SVG body, 400 units wide, that shapes and texts are drawn on.

use kurbo::{BezPath, Circle, CubicBez, Point, Shape};

use super::ink::Ink;
use super::path::{decimal, direction, polygon, polyline, svg};
use super::stroke::{Stroke, solid};
use super::text::{Text, escape};

/// A marker of a point: what is true of it is told by its inside, not by its color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// A filled dot: the point belongs to it, the unit fires.
    Filled,
    /// A ring: the point does not belong to it, the unit is silent.
    Hollow,
}

impl Marker {
    /// Filled if that is so, and otherwise hollow.
    pub(crate) fn filled_if(filled: bool) -> Marker {
        if filled { Marker::Filled } else { Marker::Hollow }
    }

    fn fill(self, ink: Ink) -> Ink {
        match self {
            Marker::Filled => ink,
            Marker::Hollow => Ink::Paper,
        }
    }
}

/// How a parameter follows a hand: its value is `origin + right x + down y`, in units of the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Follow {
    pub(crate) parameter: &'static str,
    pub(crate) origin: f64,
    pub(crate) right: f64,
    pub(crate) down: f64,
}

impl Follow {
    fn attribute(&self) -> String {
        let Follow { parameter, origin, right, down } = self;
        format!("{parameter} {origin} {right} {down}")
    }
}

/// What is drawn so far.
#[derive(Clone, Debug)]
pub(crate) struct Canvas {
    pub(crate) height: f64,
    pub(crate) body: String,
    /// What can be taken hold of: it lies above all that is drawn.
    pub(crate) handles: String,
}

impl Canvas {
    /// Every figure is this wide, so that text has one size in all of them.
    pub(crate) const WIDTH: f64 = 400.0;

    pub(crate) fn new(height: f64) -> Self {
        Canvas { height, body: String::new(), handles: String::new() }
    }

    /// Makes the canvas at least this high.
    pub(crate) fn need(&mut self, height: f64) {
        self.height = self.height.max(height);
    }

    /// Draws inside a group that says, as a `data-` attribute, what it stands for.
    pub(crate) fn group(&mut self, key: &str, value: &str, draw: impl FnOnce(&mut Canvas)) {
        self.write(format!("<g data-{key}=\"{}\">\n", escape(value)));
        draw(self);
        self.write("</g>\n".to_owned());
    }

    pub(crate) fn fill(&mut self, path: &BezPath, ink: Ink) {
        self.path(path, &ink.css(), "");
    }

    pub(crate) fn stroke(&mut self, path: &BezPath, stroke: Stroke) {
        self.path(path, "none", &stroke.attributes());
    }

    /// A shape that hides what lies behind it.
    pub(crate) fn shape(&mut self, path: &BezPath, fill: Ink, stroke: Stroke) {
        self.path(path, &fill.css(), &stroke.attributes());
    }

    /// Draws overlapping outlines as one body: nothing of an outline is left inside another. The
    /// outlines must turn the same way.
    pub(crate) fn body_of(&mut self, outlines: &BezPath, fill: Ink, mut stroke: Stroke) {
        // The strokes come first, twice as wide as wanted; the common inside then covers their inner half.
        stroke.width *= 2.0;
        let stroke = stroke.attributes() + " paint-order=\"stroke\"";
        self.path(outlines, &fill.css(), &stroke);
    }

    fn path(&mut self, path: &BezPath, fill: &str, stroke: &str) {
        self.write(format!("<path d=\"{}\" fill=\"{fill}\"{stroke}/>\n", svg(path)));
    }

    pub(crate) fn line(&mut self, from: impl Into<Point>, to: impl Into<Point>, stroke: Stroke) {
        self.stroke(&polyline([from.into(), to.into()]), stroke);
    }

    pub(crate) fn disc(&mut self, center: impl Into<Point>, radius: f64, ink: Ink) {
        self.ellipse(Circle::new(center, radius), ink, "");
    }

    pub(crate) fn circle(
        &mut self,
        center: impl Into<Point>,
        radius: f64,
        fill: Ink,
        stroke: Stroke,
    ) {
        self.ellipse(Circle::new(center, radius), fill, &stroke.attributes());
    }

    fn ellipse(&mut self, Circle { center, radius }: Circle, fill: Ink, stroke: &str) {
        let [x, y, r] = [center.x, center.y, radius].map(decimal);
        let fill = fill.css();
        self.write(format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"{fill}\"{stroke}/>\n"));
    }

    pub(crate) fn marker(&mut self, center: impl Into<Point>, marker: Marker, ink: Ink) {
        self.circle(center, 5.5, marker.fill(ink), solid(ink, 2.2));
    }

    /// The marker of an input: a diamond, so that it is no end of a line.
    pub(crate) fn diamond(&mut self, center: impl Into<Point>, marker: Marker, ink: Ink) {
        let (center, reach) = (center.into(), 7.0);
        let corners = [(0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0)];
        let outline = polygon(corners.map(|corner| center + corner));
        self.shape(&outline, marker.fill(ink), solid(ink, 2.2));
    }

    /// A curve that ends in an arrow head.
    pub(crate) fn arrow(&mut self, curve: &CubicBez, stroke: Stroke) {
        let length = 7.0 + 1.6 * stroke.width;
        let tip = curve.p3;
        let direction = direction(curve, 1.0);
        let base = tip - direction * length;
        let side = direction.turn_90() * (length * 0.42);
        // The shaft ends inside the head, so that its round end does not blunt the tip.
        let mut shaft = *curve;
        shaft.p2 -= direction * (0.6 * length);
        shaft.p3 -= direction * (0.6 * length);
        self.stroke(&shaft.to_path(0.0), stroke);
        self.fill(&polygon([tip, base + side, base - side]), stroke.ink);
    }

    /// A handle: a place that a hand can take hold of, and the parameters that then follow the hand.
    pub(crate) fn handle(&mut self, center: impl Into<Point>, follow: &[Follow]) {
        let center = center.into();
        let [x, y] = [center.x, center.y].map(decimal);
        let follow: Vec<_> = follow.iter().map(Follow::attribute).collect();
        let follow = follow.join(";");
        self.handles.push_str(&format!(
            "<circle class=\"handle\" cx=\"{x}\" cy=\"{y}\" r=\"15\" fill=\"none\" data-follow=\"{follow}\"/>\n"
        ));
    }

    pub(crate) fn text(&mut self, position: impl Into<Point>, text: Text) {
        self.write(text.svg(position.into()));
    }

    fn write(&mut self, element: String) {
        self.body.push_str(&element);
    }
}
