//! Two-input units: the parameters, the four inputs and their notation, for the figures that show one.

use ndarray::array;
use neuron_core::ThresholdUnit;

use crate::drawing::labels::{rows, width};
use crate::drawing::notation::list;
use crate::parameter::Number;
use crate::prelude::*;

/// The weight of the first input.
pub(super) const W1: Number =
    Number { label: "w₁", min: -10.0, max: 10.0, step: 0.5, default: 5.0 };

/// The weight of the second input.
pub(super) const W2: Number = Number { label: "w₂", default: 3.0, ..W1 };

/// The threshold.
pub(super) const THETA: Number =
    Number { label: "θ", min: -20.0, max: 20.0, step: 0.5, default: 4.0 };

/// The unit of two weights and a threshold.
pub(super) fn unit(w1: f64, w2: f64, theta: f64) -> ThresholdUnit {
    ThresholdUnit::new(array![w1, w2], theta)
}

/// One of the four inputs of zeros and ones, and what the unit makes of it.
pub(super) struct Case {
    pub(super) x1: f64,
    pub(super) x2: f64,
    pub(super) sum: f64,
    pub(super) fires: bool,
}

impl Case {
    /// `(1, 0)`, with a space that does not break a line.
    pub(super) fn name(&self) -> String {
        format!("({},\u{a0}{})", number(self.x1), number(self.x2))
    }
}

/// The four inputs in counting order.
pub(super) fn cases(unit: &ThresholdUnit) -> Vec<Case> {
    unit.truth_table()
        .into_iter()
        .map(|row| Case {
            x1: row.inputs[0],
            x2: row.inputs[1],
            sum: unit.weighted_sum(&row.inputs),
            fires: row.output == 1.0,
        })
        .collect()
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

/// The names of those inputs that `keep` keeps: `(1, 0) and (1, 1)`; nothing if there are none.
pub(super) fn names(cases: &[Case], keep: impl Fn(&Case) -> bool) -> String {
    list(cases.iter().filter(|case| keep(case)).map(Case::name))
}

/// Which of the inputs fire: `(1, 0) and (1, 1) fire`, `all four fire`, `none fires`.
pub(super) fn firing(cases: &[Case]) -> String {
    match cases.iter().filter(|case| case.fires).count() {
        0 => "none fires".to_owned(),
        1 => format!("only {} fires", names(cases, |case| case.fires)),
        4 => "all four fire".to_owned(),
        _ => format!("{} fire", names(cases, |case| case.fires)),
    }
}

/// The weighted sums in rising order, each once.
pub(super) fn sums(cases: &[Case]) -> Vec<f64> {
    let mut sums: Vec<f64> = cases.iter().map(|case| case.sum).collect();
    sums.sort_by(f64::total_cmp);
    sums.dedup();
    sums
}

/// Writes the sums under the axis at height 0, the first row so far below it, where they would touch in several rows, and the
/// name of the axis below them all.
pub(super) fn sum_axis(chart: &mut Chart<'_>, sums: &[f64], first: f64, ink: Ink, name: Text) {
    let label = |sum: &f64| (chart.point(*sum, 0.0).x, width(&number(*sum), Text::SMALL));
    let rows = rows(&sums.iter().map(label).collect::<Vec<_>>());
    for (sum, row) in sums.iter().zip(&rows) {
        let down = first + 16.0 * *row as f64;
        chart.text(*sum, 0.0, Text::new(number(*sum)).shift(0.0, down).small().ink(ink));
    }
    let below = 16.0 * rows.iter().max().map_or(0, |row| row + 1) as f64;
    let foot = chart.point(0.0, 0.0).y;
    chart.canvas.need(foot + 50.0 + below);
    let middle = chart.middle();
    chart.canvas.text((middle, foot), name.shift(0.0, 22.0 + below).small().ink(Ink::Muted));
}
