//! Contour maps: the loss of a neuron with one input, seen from above, over its weight and its bias.

use std::ops::Range;

use activations::Sigmoid;
use kurbo::Point;
use learning::{Dataset, Loss, LossSurface};
use ndarray::Array1;
use worked_examples::sigmoid_neuron_learning::two_points::Position;

use crate::drawing::contours::ContourGrid;
use crate::drawing::labels::width;
use crate::drawing::numerics::clipped;
use crate::drawing::path::{polygon, polyline, simplified};
use crate::drawing::stroke::Stroke;
use crate::prelude::*;

/// A chart of the plane of weight and bias.
pub(super) struct ContourMap<'c> {
    pub(super) chart: Chart<'c>,
    window: Window,
}

/// The weights and the biases that a map shows.
pub(super) type Window = (Range<f64>, Range<f64>);

/// The loss of the data over a grid of so many steps.
pub(super) fn losses<L: Loss<Sigmoid>>(
    loss: &L,
    data: &Dataset,
    (weights, biases): Window,
    steps: (usize, usize),
) -> ContourGrid {
    let list = |range: &Range<f64>, steps| Array1::linspace(range.start, range.end, steps + 1);
    let (w, b) = (list(&weights, steps.0), list(&biases, steps.1));
    let surface = LossSurface::new(loss, &Sigmoid, data, &w, &b);
    ContourGrid::new(weights, biases, surface.losses)
}

const FRAME: [f64; 4] = [44.0, 32.0, 374.0, 328.0];

/// The level of a contour line, and the points near which it is labeled.
pub(super) type Level<'l> = (f64, &'l [(f64, f64)]);

/// How far a drawn line may be from the computed one: less than half its width.
const TOLERANCE: f64 = 0.15;

impl<'c> ContourMap<'c> {
    /// The canvas's height that goes with the frame.
    pub(super) const HEIGHT: f64 = 372.0;

    pub(super) fn new(canvas: &'c mut Canvas, window: Window) -> ContourMap<'c> {
        let chart = Chart::new(canvas, FRAME, window.0.clone(), window.1.clone());
        ContourMap { chart, window }
    }

    /// Shades where the loss is below a level.
    pub(super) fn shade(&mut self, grid: &ContourGrid, below: f64) {
        for region in grid.region_below(below) {
            let outline = simplified(&self.points(region), TOLERANCE);
            self.chart.canvas.fill(&polygon(outline), Ink::FirstFill);
        }
    }

    /// Draws the contour lines of some levels. Each level comes with the points near which its line is labeled.
    pub(super) fn contours(&mut self, grid: &ContourGrid, levels: &[Level]) {
        let mut labels = Vec::new();
        for (level, wanted) in levels {
            let lines = grid.lines(*level).into_iter();
            let lines: Vec<_> = lines.map(|line| self.points(line)).collect();
            for (w, b) in *wanted {
                let wanted = self.chart.point(*w, *b);
                let distance = |point: &&Point| point.distance_squared(wanted);
                let points = lines.iter().flatten();
                let nearest = points.min_by(|p, q| distance(p).total_cmp(&distance(q)));
                labels.extend(nearest.map(|nearest| (number(*level), *nearest)));
            }
            // The line makes way for the labels on it.
            let labeled = |point: &Point| {
                labels.iter().any(|(label, center)| {
                    let away = *point - *center;
                    away.x.abs() < width(label, Text::SMALL) / 2.0 && away.y.abs() < 9.0
                })
            };
            for points in &lines {
                for part in points.split(labeled).filter(|part| part.len() > 1) {
                    let line = polyline(simplified(part, TOLERANCE));
                    self.chart.canvas.stroke(&line, solid(Ink::First, 1.1));
                }
            }
        }
        for (label, center) in labels {
            self.chart.canvas.text(center, Text::new(label).small().ink(Ink::First).halo());
        }
    }

    /// The frame with the names of its axes and the ticks that are asked for.
    pub(super) fn axes<const N: usize, const M: usize>(
        &mut self,
        weights: [f64; N],
        biases: [f64; M],
    ) {
        self.chart.ticks_x(weights, self.window.1.start);
        self.chart.ticks_y(self.window.0.start, biases);
        self.chart.border();
        let Rect { x0, y0, y1, .. } = self.chart.frame;
        let center = self.chart.frame.center();
        self.chart.canvas.text((center.x, y1 + 34.0), Text::new("weight *w*"));
        self.chart.canvas.text((x0, y0 - 18.0), Text::new("bias *b*").start());
    }

    /// The path of a descent, as far as it is on the map.
    pub(super) fn path(&mut self, path: &[Position], stroke: Stroke) {
        let (w, b) = &self.window;
        let window = Rect::new(w.start, b.start, w.end, b.end);
        for part in clipped(path.iter().map(|position| (position.w, position.b)), window) {
            let points = self.points(part);
            self.chart.canvas.stroke(&polyline(simplified(&points, TOLERANCE)), stroke);
        }
    }

    /// Whether a position is on the map.
    pub(super) fn shows(&self, position: &Position) -> bool {
        let (w, b) = &self.window;
        (w.start..=w.end).contains(&position.w) && (b.start..=b.end).contains(&position.b)
    }

    fn points(&self, line: impl IntoIterator<Item = (f64, f64)>) -> Vec<Point> {
        line.into_iter().map(|(w, b)| self.chart.point(w, b)).collect()
    }
}
