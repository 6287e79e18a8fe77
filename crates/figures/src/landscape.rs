//! The loss of a neuron with one input, seen from above: contour lines over its weight and its bias.

use std::ops::Range;

use activations::Sigmoid;
use learning::{Dataset, LossSurface, SquaredError};
use ndarray::Array1;

use crate::canvas::{Canvas, Outline, Stroke, Text, solid};
use crate::chart::{Chart, Frame};
use crate::contours::{Grid, simplified};
use crate::ink::Ink;
use crate::levels::width;
use crate::number::number;
use crate::point::{Point, at};
use crate::two_points::Place;

/// What is shown of the plane, and how it lies on the sheet.
pub(crate) struct Landscape {
    pub(crate) frame: Frame,
    pub(crate) weights: Range<f64>,
    pub(crate) biases: Range<f64>,
    grid: Grid,
}

/// How far a drawn line may be from the computed one: less than half its width.
const TOLERANCE: f64 = 0.15;

impl Landscape {
    /// The sheet's height that goes with the frame below.
    pub(crate) const HEIGHT: f64 = 356.0;

    /// The squared error of the data over a grid of so many steps.
    pub(crate) fn new(
        data: &Dataset,
        weights: Range<f64>,
        biases: Range<f64>,
        steps: (usize, usize),
    ) -> Landscape {
        let list = |range: &Range<f64>, steps| Array1::linspace(range.start, range.end, steps + 1);
        let (w, b) = (list(&weights, steps.0), list(&biases, steps.1));
        let surface = LossSurface::new(&SquaredError, &Sigmoid, data, &w, &b);
        Landscape {
            frame: Frame {
                left: 58.0,
                top: 16.0,
                right: 374.0,
                bottom: 312.0,
            },
            weights,
            biases,
            grid: Grid::new(w.to_vec(), b.to_vec(), |i, j| surface.losses[[i, j]]),
        }
    }

    pub(crate) fn chart<'c>(&self, canvas: &'c mut Canvas) -> Chart<'c> {
        Chart::new(
            canvas,
            self.frame,
            self.weights.clone(),
            self.biases.clone(),
        )
    }

    /// Shades where the loss is below a level.
    pub(crate) fn shade(&self, chart: &mut Chart<'_>, below: f64) {
        for region in self.grid.region_below(below) {
            let points = line(chart, region);
            chart.canvas.fill(&outline(&points).close(), Ink::FirstFill);
        }
    }

    /// Draws the contour lines of some levels. Each level comes with the places near which its line is labeled.
    pub(crate) fn contours(&self, chart: &mut Chart<'_>, levels: &[(f64, &[(f64, f64)])]) {
        let mut labels = Vec::new();
        for (level, places) in levels {
            let lines = self.grid.lines(*level);
            for (w, b) in *places {
                let wanted = chart.place(*w, *b);
                let points = lines.iter().flatten();
                let nearest = points
                    .map(|(w, b)| chart.place(*w, *b))
                    .min_by(|p, q| (*p - wanted).length().total_cmp(&(*q - wanted).length()));
                labels.extend(nearest.map(|place| (number(*level), place)));
            }
            // The line makes way for the labels on it.
            let labeled = |point: &Point| {
                labels.iter().any(|(label, place): &(String, Point)| {
                    let away = *point - *place;
                    away.x.abs() < width(label, Text::SMALL) / 2.0 && away.y.abs() < 9.0
                })
            };
            for points in lines {
                let points: Vec<Point> =
                    points.into_iter().map(|(w, b)| chart.place(w, b)).collect();
                for part in points.split(labeled).filter(|part| part.len() > 1) {
                    let part = simplified(part, TOLERANCE);
                    chart.canvas.stroke(&outline(&part), solid(Ink::First, 1.1));
                }
            }
        }
        for (label, place) in &labels {
            chart
                .canvas
                .text(Text::new(label, *place).small().ink(Ink::First).halo());
        }
    }

    /// The frame with the names of its axes and the ticks that are asked for.
    pub(crate) fn axes(&self, chart: &mut Chart<'_>, weights: &[f64], biases: &[f64]) {
        let (left, bottom) = (self.weights.start, self.biases.start);
        for w in weights {
            chart.tick_x(*w, bottom, &number(*w));
        }
        for b in biases {
            chart.tick_y(left, *b, &number(*b));
        }
        let (corner, opposite) = (
            at(self.frame.left, self.frame.top),
            at(self.frame.right, self.frame.bottom),
        );
        chart.canvas.stroke(
            &Outline::rounded(corner, opposite, 0.0),
            solid(Ink::Muted, 1.2),
        );
        let (middle, center) = (
            (self.frame.left + self.frame.right) / 2.0,
            (self.frame.top + self.frame.bottom) / 2.0,
        );
        chart.canvas.text(Text::new(
            "weight *w*",
            at(middle, self.frame.bottom + 34.0),
        ));
        chart
            .canvas
            .text(Text::new("*b*", at(self.frame.left - 30.0, center)).end());
    }

    /// The path of a descent.
    pub(crate) fn path(&self, chart: &mut Chart<'_>, path: &[Place], stroke: Stroke) {
        let points = line(chart, path.iter().map(|place| (place.w, place.b)));
        if points.len() > 1 {
            chart.canvas.stroke(&outline(&points), stroke);
        }
    }
}

fn line(chart: &Chart<'_>, points: impl IntoIterator<Item = (f64, f64)>) -> Vec<Point> {
    let points: Vec<Point> = points.into_iter().map(|(w, b)| chart.place(w, b)).collect();
    simplified(&points, TOLERANCE)
}

fn outline(points: &[Point]) -> Outline {
    let start = Outline::from(points[0]);
    points[1..].iter().copied().fold(start, Outline::line)
}
