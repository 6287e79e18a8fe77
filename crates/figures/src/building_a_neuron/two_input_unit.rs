//! Two-input units: the parameters, the four cases and their notation, for the figures that show one.

use std::ops::Range;

use ndarray::array;
use neuron_core::ThresholdUnit;
use worked_examples::building_a_neuron::firing::{FiringRow, THRESHOLD, WEIGHTS};

use crate::drawing::labels::{stacked_rows, width};
use crate::drawing::notation::list;
use crate::prelude::*;

/// The weight of the first input.
pub(super) const W1: Number =
    Number { label: "w₁", min: -10.0, max: 10.0, step: 0.5, default: WEIGHTS[0] };

/// The weight of the second input.
pub(super) const W2: Number = Number { label: "w₂", default: WEIGHTS[1], ..W1 };

/// The threshold.
pub(super) const THETA: Number =
    Number { label: "θ", min: -20.0, max: 20.0, step: 0.5, default: THRESHOLD };

/// The inputs of a row, `(1, 0)`, with a space that does not break a line.
pub(super) fn name(row: &FiringRow) -> String {
    format!("({},\u{a0}{})", number(row.x1), number(row.x2))
}

/// `5*x*₁ + 3*x*₂`, in the markup of the canvas; a weight of 0 drops its input.
pub(super) fn sum_formula(w1: f64, w2: f64) -> String {
    let factor = |w: f64| match w.abs() {
        1.0 => String::new(),
        size => number(size),
    };
    let sign = |w: f64| if w < 0.0 { "−" } else { "" };
    match (w1 != 0.0, w2 != 0.0) {
        (false, false) => "0".to_owned(),
        (true, false) => format!("{}{}*x*₁", sign(w1), factor(w1)),
        (false, true) => format!("{}{}*x*₂", sign(w2), factor(w2)),
        (true, true) => format!(
            "{}{}*x*₁ {} {}*x*₂",
            sign(w1),
            factor(w1),
            if w2 < 0.0 { "−" } else { "+" },
            factor(w2)
        ),
    }
}

/// The frame of a square of the plane of two inputs: the lines on which one of them is 0 or 1, its border and its names.
pub(crate) fn frame(chart: &mut Chart<'_>, side: Range<f64>) {
    let Range { start: low, end: high } = side;
    for value in [0.0, 1.0] {
        chart.across(value, solid(Ink::Grid, 1.2));
        chart.curve([(value, low), (value, high)], solid(Ink::Grid, 1.2));
        chart.tick_x(value, low, number(value));
        chart.tick_y(low, value, number(value));
    }
    chart.border();
    chart.text(high, low, Text::new("*x*₁").shift(-2.0, 18.0).end());
    chart.text(low, high, Text::new("*x*₂").shift(-12.0, 10.0).end());
}

/// The part of a square where the unit fires: the square cut along the firing line.
pub(crate) fn half_plane(unit: &ThresholdUnit, side: Range<f64>) -> Vec<(f64, f64)> {
    let Range { start: low, end: high } = side;
    part_of(&[(low, low), (high, low), (high, high), (low, high)], unit)
}

/// The part of a convex polygon where the unit fires.
pub(crate) fn part_of(polygon: &[(f64, f64)], unit: &ThresholdUnit) -> Vec<(f64, f64)> {
    let window: Vec<Point> = polygon.iter().map(|&corner| corner.into()).collect();
    let z = |point: Point| unit.weighted_input(&array![point.x, point.y]);
    let mut kept = Vec::new();
    for (i, &here) in window.iter().enumerate() {
        let next = window[(i + 1) % window.len()];
        let (a, b) = (z(here), z(next));
        if a >= 0.0 {
            kept.push(here.into());
        }
        if (a >= 0.0) != (b >= 0.0) {
            kept.push((here + (next - here) * (a / (a - b))).into());
        }
    }
    kept
}

/// The names of those cases that `keep` keeps: `(1, 0) and (1, 1)`; nothing if there are none.
pub(super) fn names(rows: &[FiringRow], keep: impl Fn(&FiringRow) -> bool) -> String {
    list(rows.iter().filter(|row| keep(row)).map(name))
}

/// Which of the cases fire: `(1, 0) and (1, 1) fire`, `all four fire`, `none fires`.
pub(super) fn firing(rows: &[FiringRow]) -> String {
    let fires = |row: &FiringRow| row.y == 1.0;
    match rows.iter().filter(|row| fires(row)).count() {
        0 => "none fires".to_owned(),
        1 => format!("only {} fires", names(rows, fires)),
        4 => "all four fire".to_owned(),
        _ => format!("{} fire", names(rows, fires)),
    }
}

/// What is true of each of the cases, silent ones and firing ones: `(0, 0) has sum 0 and is silent; …`.
pub(super) fn listed(rows: &[FiringRow], [silent, firing]: [&str; 2]) -> String {
    let described = |row: &FiringRow| {
        let outcome = if row.y == 1.0 { firing } else { silent };
        format!("{} has sum {} and {outcome}", name(row), number(row.sum))
    };
    rows.iter().map(described).collect::<Vec<_>>().join("; ")
}

/// The weighted sums in rising order, each once.
pub(super) fn sums(rows: &[FiringRow]) -> Vec<f64> {
    let mut sums: Vec<f64> = rows.iter().map(|row| row.sum).collect();
    sums.sort_by(f64::total_cmp);
    sums.dedup();
    sums
}

/// Writes the sums under the axis at height 0, the first row so far below it, where they would touch in several rows, and the
/// name of the axis below them all.
pub(crate) fn sum_axis(chart: &mut Chart<'_>, sums: &[f64], first: f64, ink: Ink, name: Text) {
    let label = |sum: &f64| (chart.point(*sum, 0.0).x, width(&number(*sum), Text::SMALL));
    let rows = stacked_rows(&sums.iter().map(label).collect::<Vec<_>>());
    for (sum, row) in sums.iter().zip(&rows) {
        let down = first + 16.0 * *row as f64;
        chart.text(*sum, 0.0, Text::new(number(*sum)).shift(0.0, down).small().ink(ink));
    }
    let below = 16.0 * rows.iter().max().map_or(0, |row| row + 1) as f64;
    let foot = chart.point(0.0, 0.0).y;
    chart.canvas.need(foot + 50.0 + below);
    let middle = chart.frame.center().x;
    chart.canvas.text((middle, foot), name.shift(0.0, 22.0 + below).muted());
}
