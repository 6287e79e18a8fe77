//! A pair of axes on a canvas: light, with ticks only where the figure has something to say.

use std::ops::Range;

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{PathElement, Polygon};
use plotters::prelude::Cartesian2d;

use crate::canvas::{Canvas, Marker, Plot, Stroke, Text, solid};
use crate::ink::Ink;
use crate::point::{Curve, Point, at};

/// The rectangle of the canvas that a chart's ranges fill.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

/// A chart: values on two axes, mapped to the canvas.
pub(crate) struct Chart<'c> {
    pub(crate) canvas: &'c mut Canvas,
    frame: Frame,
    x: Range<f64>,
    y: Range<f64>,
}

type Axes = Cartesian2d<RangedCoordf64, RangedCoordf64>;

impl<'c> Chart<'c> {
    pub(crate) fn new(
        canvas: &'c mut Canvas,
        frame: Frame,
        x: Range<f64>,
        y: Range<f64>,
    ) -> Chart<'c> {
        Chart {
            canvas,
            frame,
            x,
            y,
        }
    }

    fn axes(&self) -> Axes {
        let scaled = |value: f64| (value * Plot::SCALE) as i32;
        let Frame {
            left,
            top,
            right,
            bottom,
        } = self.frame;
        Axes::new(
            self.x.clone(),
            self.y.clone(),
            (scaled(left)..scaled(right), scaled(bottom)..scaled(top)),
        )
    }

    fn draw(&mut self, draw: impl FnOnce(DrawingArea<Plot<'_>, Axes>)) {
        let axes = self.axes();
        let root: DrawingArea<Plot<'_>, Shift> = Plot(self.canvas).into_drawing_area();
        draw(root.apply_coord_spec(axes));
    }

    /// Where a pair of values lies on the canvas.
    pub(crate) fn place(&self, x: f64, y: f64) -> Point {
        use plotters::coord::CoordTranslate;
        Plot::place(self.axes().translate(&(x, y)))
    }

    /// A line through pairs of values.
    pub(crate) fn curve(&mut self, points: impl IntoIterator<Item = (f64, f64)>, stroke: Stroke) {
        let points: Vec<_> = points.into_iter().collect();
        self.draw(|area| {
            area.draw(&PathElement::new(points, Plot::style(stroke)))
                .expect("writing to a String cannot fail");
        });
    }

    /// The graph of a function over the whole width, sampled at `samples` + 1 places.
    pub(crate) fn graph(&mut self, function: impl Fn(f64) -> f64, samples: u32, stroke: Stroke) {
        let Range { start, end } = self.x;
        let points = (0..=samples).map(|i| {
            let x = start + (end - start) * f64::from(i) / f64::from(samples);
            (x, function(x))
        });
        self.curve(points, stroke);
    }

    /// A filled area with these corners.
    pub(crate) fn area(&mut self, corners: &[(f64, f64)], ink: Ink) {
        self.draw(|area| {
            area.draw(&Polygon::new(corners, Plot::style(solid(ink, 0.0))))
                .expect("writing to a String cannot fail");
        });
    }

    pub(crate) fn marker(&mut self, x: f64, y: f64, marker: Marker, ink: Ink) {
        let place = self.place(x, y);
        self.canvas.marker(place, marker, ink);
    }

    /// The horizontal axis at height `y`, an arrow with its name, if any, at the tip.
    pub(crate) fn horizontal_axis(&mut self, y: f64, name: &str) {
        let from = at(self.frame.left, self.place(self.x.start, y).y);
        let to = at(self.frame.right + 12.0, from.y);
        self.canvas
            .arrow(&Curve::straight(from, to), solid(Ink::Muted, 1.2));
        if !name.is_empty() {
            self.canvas
                .text(Text::new(name, to + at(0.0, -16.0)).end().halo());
        }
    }

    /// The vertical axis at `x`, an arrow with its name, if any, at the tip.
    pub(crate) fn vertical_axis(&mut self, x: f64, name: &str) {
        let from = at(self.place(x, self.y.start).x, self.frame.bottom);
        let to = at(from.x, self.frame.top - 12.0);
        self.canvas
            .arrow(&Curve::straight(from, to), solid(Ink::Muted, 1.2));
        if !name.is_empty() {
            self.canvas
                .text(Text::new(name, to + at(11.0, 4.0)).start());
        }
    }

    /// A tick on a horizontal axis at height `y`, with its label below.
    pub(crate) fn tick_x(&mut self, x: f64, y: f64, label: &str) {
        let foot = self.place(x, y);
        self.canvas
            .line(foot, foot + at(0.0, 5.0), solid(Ink::Muted, 1.2));
        self.canvas.text(
            Text::new(label, foot + at(0.0, 16.0))
                .small()
                .ink(Ink::Muted)
                .halo(),
        );
    }

    /// A tick on a vertical axis at `x`, with its label to the left.
    pub(crate) fn tick_y(&mut self, x: f64, y: f64, label: &str) {
        let foot = self.place(x, y);
        self.canvas
            .line(foot - at(5.0, 0.0), foot, solid(Ink::Muted, 1.2));
        self.canvas.text(
            Text::new(label, foot - at(9.0, 0.0))
                .small()
                .ink(Ink::Muted)
                .end()
                .halo(),
        );
    }
}
