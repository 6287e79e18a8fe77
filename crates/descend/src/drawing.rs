//! The drawings: the loss over the epochs, and the path over the landscape of the loss.

use std::error::Error;
use std::ops::Range;

use figures::ContourGrid;
use learning::{CsvTable, LossSurface};
use ndarray::Array1;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;

use crate::report::shown;
use crate::training::{Run, Task};

const INK: RGBColor = RGBColor(34, 34, 34);
const PATH: RGBColor = RGBColor(200, 60, 30);

/// What part of a scale is only rounding.
const ROUNDING: f64 = 1e-9;

/// The loss after every epoch, logarithmic when it can be.
pub(crate) fn loss_curve(_: &CsvTable, _: &Task, run: &Run) -> String {
    let epochs = &run.history.epochs;
    let is_logarithmic = epochs.iter().all(|epoch| epoch.loss > 0.0);
    let height = |loss: f64| if is_logarithmic { loss.log10() } else { loss };
    let every = epochs.len() / 2000 + 1;
    let points = epochs.iter().filter(|epoch| epoch.number % every == 0);
    let mut points: Vec<_> =
        points.map(|epoch| (epoch.number as f64, height(epoch.loss))).collect();
    let last = run.history.last();
    points.push((last.number as f64, height(last.loss)));

    let x = 0.0..last.number.max(1) as f64;
    let y = range(points.iter().map(|point| point.1), 0.0);
    let label = |y: f64| shown(if is_logarithmic { 10.0_f64.powf(y) } else { y });
    svg([x, y], ["epoch", "loss"], &label, |chart| {
        chart.draw_series(LineSeries::new(points, PATH.stroke_width(4)))?;
        Ok(())
    })
}

/// The loss over both parameters of a neuron with one input, as contours, and the path that was taken.
pub(crate) fn contour(table: &CsvTable, task: &Task, run: &Run) -> String {
    const STEPS: usize = 80;
    const ROWS: usize = 2000;
    // What both parameters give to the weighted input: beside the one, a part of the other may be nothing but rounding.
    let input = task.train.inputs().iter().fold(0.0, |largest: f64, x| largest.max(x.abs()));
    let parts = run.path.iter().flat_map(|(weight, bias)| [weight * input, *bias]);
    let z = parts.fold(0.0, |largest: f64, part| largest.max(part.abs()));
    let w = range(run.path.iter().map(|point| point.0), if input > 0.0 { z / input } else { 0.0 });
    let b = range(run.path.iter().map(|point| point.1), z);
    // Some rows, evenly chosen, show the shape that all have.
    let every = task.train.n_samples().div_ceil(ROWS);
    let rows: Vec<usize> = (0..task.train.n_samples()).step_by(every).collect();
    let list = |range: &Range<f64>| Array1::linspace(range.start, range.end, STEPS + 1);
    let surface =
        LossSurface::new(&task.loss, &task.shape, &task.train.select(&rows), &list(&w), &list(&b));
    let mut losses: Vec<f64> =
        surface.losses.iter().copied().filter(|loss| loss.is_finite()).collect();
    losses.sort_by(f64::total_cmp);
    // Between two levels lie about equally many points of the grid.
    let levels = (1..16).filter_map(|i| losses.get(i * losses.len() / 16));
    let grid = ContourGrid::new(w.clone(), b.clone(), surface.losses);
    let contours: Vec<_> = levels.flat_map(|&level| grid.lines(level)).collect();

    let (first, last) = (run.path[0], run.path[run.path.len() - 1]);
    let column = table.input_names[0].chars().filter(|c| !c.is_control());
    let mut weight = format!("weight of {}", column.take(40).collect::<String>());
    if task.standardization.is_some() {
        weight += ", standardized";
    }
    svg([w, b], [&weight, "bias"], &shown, |chart| {
        let style = RGBColor(90, 120, 180).stroke_width(2);
        chart.draw_series(contours.into_iter().map(|line| PathElement::new(line, style)))?;
        chart.draw_series(LineSeries::new(run.path.iter().copied(), PATH.stroke_width(5)))?;
        chart.draw_series([
            Circle::new(first, 10, PATH.stroke_width(4)),
            Circle::new(last, 10, PATH.filled()),
        ])?;
        Ok(())
    })
}

type Chart<'a, 'b> = ChartContext<'a, SVGBackend<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;
type Outcome = Result<(), Box<dyn Error>>;

/// Axes, and what is drawn between them.
fn svg(
    [x, y]: [Range<f64>; 2],
    [x_name, y_name]: [&str; 2],
    y_label: &dyn Fn(f64) -> String,
    content: impl FnOnce(&mut Chart<'_, '_>) -> Outcome,
) -> String {
    let mut svg = String::new();
    let draw = || -> Outcome {
        let area = SVGBackend::with_string(&mut svg, (1600, 1200)).into_drawing_area();
        area.fill(&WHITE)?;
        let mut builder = ChartBuilder::on(&area);
        builder.margin(40).x_label_area_size(110).y_label_area_size(190);
        let mut chart = builder.build_cartesian_2d(x.clone(), y.clone())?;
        let mut mesh = chart.configure_mesh();
        mesh.max_light_lines(0).bold_line_style(INK.mix(0.12)).axis_style(INK);
        mesh.x_labels(8).y_labels(8).x_desc(x_name).y_desc(y_name);
        mesh.label_style(("sans-serif", 32).into_font().color(&INK));
        let x_label = |at: &f64| shown(mark(*at, &x));
        let y_label = |at: &f64| y_label(mark(*at, &y));
        mesh.x_label_formatter(&x_label).y_label_formatter(&y_label).draw()?;
        content(&mut chart)?;
        Ok(area.present()?)
    };
    draw().expect("a string takes every drawing");
    svg
}

/// A mark of an axis without what its summation has left of a zero.
fn mark(at: f64, axis: &Range<f64>) -> f64 {
    if at.abs() < ROUNDING * (axis.end - axis.start) { 0.0 } else { at }
}

/// Smallest and largest, with a little room; of one value, but for what is rounding on this scale, some room about it.
fn range(values: impl Iterator<Item = f64>, scale: f64) -> Range<f64> {
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let room = match high - low {
        width if width > ROUNDING * scale.max(high.abs()) => 0.05 * width,
        _ => 0.5 * high.abs().max(1.0),
    };
    low - room..high + room
}
