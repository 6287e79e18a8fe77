//! What the figures of a two-input unit share: its parameters, its four inputs, how they are written.

use ndarray::array;
use neuron_core::ThresholdUnit;

use crate::number::number;
use crate::parameter::{Parameter, Values};

pub(crate) const W1: Parameter = Parameter {
    name: "w1",
    label: "w₁",
    min: -10.0,
    max: 10.0,
    step: 0.5,
    default: 5.0,
};

pub(crate) const W2: Parameter = Parameter {
    name: "w2",
    label: "w₂",
    default: 3.0,
    ..W1
};

pub(crate) const THETA: Parameter = Parameter {
    name: "theta",
    label: "θ",
    min: -20.0,
    max: 20.0,
    step: 0.5,
    default: 4.0,
};

/// The unit that the values describe, with this threshold.
pub(crate) fn unit(values: &Values, threshold: f64) -> ThresholdUnit {
    ThresholdUnit::new(array![values.get("w1"), values.get("w2")], threshold)
}

/// One of the four inputs of zeros and ones, and what the unit makes of it.
pub(crate) struct Case {
    pub(crate) x1: f64,
    pub(crate) x2: f64,
    pub(crate) sum: f64,
    pub(crate) fires: bool,
}

impl Case {
    /// `(1, 0)`, with a space that does not break a line.
    pub(crate) fn name(&self) -> String {
        format!("({},\u{a0}{})", number(self.x1), number(self.x2))
    }
}

/// The four inputs in counting order.
pub(crate) fn cases(unit: &ThresholdUnit) -> Vec<Case> {
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
pub(crate) fn sum_formula(w1: f64, w2: f64) -> String {
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
pub(crate) fn names(cases: &[Case], keep: impl Fn(&Case) -> bool) -> String {
    let names: Vec<_> = cases
        .iter()
        .filter(|case| keep(case))
        .map(Case::name)
        .collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

/// Which of the inputs fire: `(1, 0) and (1, 1) fire`, `all four fire`, `none fires`.
pub(crate) fn firing(cases: &[Case]) -> String {
    match cases.iter().filter(|case| case.fires).count() {
        0 => "none fires".to_owned(),
        1 => format!("only {} fires", names(cases, |case| case.fires)),
        4 => "all four fire".to_owned(),
        _ => format!("{} fire", names(cases, |case| case.fires)),
    }
}
