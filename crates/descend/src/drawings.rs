use activations::Sigmoid;
use figures::ContourGrid;
use learning::LossSurface;
use ndarray::Array1;
use plotters::prelude::*;

use super::args::Args;
use super::samples::{Samples, Source};
use super::training::{Run, loss};

const SIZE: (u32, u32) = (1600, 1200);
const INK: RGBColor = RGBColor(34, 34, 34);
const PATH: RGBColor = RGBColor(200, 60, 30);
const LOW: (f64, f64, f64) = (30.0, 60.0, 160.0);
const HIGH: (f64, f64, f64) = (190.0, 200.0, 220.0);

/// The loss after every epoch. Logarithmic when it can be.
pub(crate) fn loss_curve(training: &Run) -> String {
    let epochs = &training.history.epochs;
    let losses: Vec<f64> = epochs.iter().map(|epoch| epoch.loss).collect();
    let logarithmic = losses.iter().all(|&loss| loss > 0.0);
    let height = |loss: f64| if logarithmic { loss.log10() } else { loss };
    let points = thinned(
        losses
            .iter()
            .enumerate()
            .map(|(i, &loss)| (i as f64, height(loss))),
    );
    let (bottom, top) = range(points.iter().map(|point| point.1));

    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        draw(
            &area,
            (0.0..(epochs.len() - 1).max(1) as f64, bottom..top),
            ["epoch", "loss"],
            |y| {
                if logarithmic {
                    format!("{:.1e}", 10.0_f64.powf(y))
                } else {
                    format!("{y:.4}")
                }
            },
            |chart| {
                chart.draw_series(LineSeries::new(
                    points.iter().copied(),
                    PATH.stroke_width(4),
                ))?;
                Ok(())
            },
        );
    }
    svg
}

/// The loss over both parameters, as contours, and the path that was taken.
pub(crate) fn contour(args: &Args, samples: &Samples, training: &Run) -> String {
    let path = thinned(training.path.iter().copied());
    let (mut w, mut b) = (
        range(path.iter().map(|p| p.0)),
        range(path.iter().map(|p| p.1)),
    );
    if matches!(samples.source, Source::TwoPoints) {
        // The window in which the article shows the two points.
        (w, b) = (
            (w.0.min(-2.0), w.1.max(6.0)),
            (b.0.min(-10.0), b.1.max(2.0)),
        );
    }
    let (ws, bs) = (
        Array1::linspace(w.0, w.1, 121),
        Array1::linspace(b.0, b.1, 121),
    );
    let surface = LossSurface::new(&loss(args), &Sigmoid, &samples.data, &ws, &bs);
    let levels = levels(&surface, 16);
    let grid = ContourGrid::new(w.0..w.1, b.0..b.1, surface.losses);

    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        draw(
            &area,
            (w.0..w.1, b.0..b.1),
            ["weight", "bias"],
            |b| format!("{b:.2}"),
            |chart| {
                for (i, &level) in levels.iter().enumerate() {
                    let color = shade(i as f64 / levels.len() as f64);
                    let lines = grid.lines(level).into_iter();
                    chart.draw_series(
                        lines.map(|line| PathElement::new(line, color.stroke_width(2))),
                    )?;
                }
                chart.draw_series(LineSeries::new(path.iter().copied(), PATH.stroke_width(5)))?;
                let (first, last) = (path[0], path[path.len() - 1]);
                chart.draw_series([
                    Circle::new(first, 10, PATH.stroke_width(4)),
                    Circle::new(last, 10, PATH.filled()),
                ])?;
                Ok(())
            },
        );
    }
    svg
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;
type Plane =
    Cartesian2d<plotters::coord::types::RangedCoordf64, plotters::coord::types::RangedCoordf64>;
type Outcome<'a> = Result<(), DrawingAreaErrorKind<<SVGBackend<'a> as DrawingBackend>::ErrorType>>;

/// Axes, and what is drawn between them. Drawing into a string does not fail.
fn draw<'a>(
    area: &Area<'a>,
    (x, y): (std::ops::Range<f64>, std::ops::Range<f64>),
    [x_name, y_name]: [&str; 2],
    y_label: impl Fn(f64) -> String,
    content: impl FnOnce(&mut ChartContext<'_, SVGBackend<'a>, Plane>) -> Outcome<'a>,
) {
    let drawn = (|| -> Outcome<'a> {
        area.fill(&WHITE)?;
        let mut chart = ChartBuilder::on(area)
            .margin(40)
            .x_label_area_size(110)
            .y_label_area_size(190)
            .build_cartesian_2d(x, y)?;
        chart
            .configure_mesh()
            .max_light_lines(0)
            .bold_line_style(INK.mix(0.12))
            .axis_style(INK)
            .x_labels(8)
            .y_labels(8)
            .x_desc(x_name)
            .y_desc(y_name)
            .x_label_formatter(&|x| format!("{x}"))
            .y_label_formatter(&|y| y_label(*y))
            .label_style(("sans-serif", 32).into_font().color(&INK))
            .draw()?;
        content(&mut chart)?;
        area.present()
    })();
    drawn.expect("a string takes every drawing");
}

/// Smallest and largest, with a little room; of one value, the unit interval about it.
fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let room = if high > low { 0.05 * (high - low) } else { 0.5 };
    (low - room, high + room)
}

/// At most some two thousand of the points, and always the last.
fn thinned(points: impl ExactSizeIterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let (n, every) = (points.len(), points.len().div_ceil(2000));
    points
        .enumerate()
        .filter(|(i, _)| i % every == 0 || i + 1 == n)
        .map(|(_, point)| point)
        .collect()
}

/// Values between which about equally many points of the grid lie, from the lowest to the highest.
fn levels(surface: &LossSurface, count: usize) -> Vec<f64> {
    let mut losses: Vec<f64> = surface
        .losses
        .iter()
        .copied()
        .filter(|loss| loss.is_finite())
        .collect();
    losses.sort_by(f64::total_cmp);
    let mut levels: Vec<f64> = (1..count)
        .map(|i| losses[i * (losses.len() - 1) / count])
        .collect();
    levels.dedup();
    levels
}

fn shade(height: f64) -> RGBColor {
    let mix = |low: f64, high: f64| (low + (high - low) * height) as u8;
    RGBColor(mix(LOW.0, HIGH.0), mix(LOW.1, HIGH.1), mix(LOW.2, HIGH.2))
}
