//! Ranges: the values that an activation allows.

use activations::{Activation, Identity, Sigmoid, Step};

use crate::record::{Table, record};

/// The range is looked for at the whole numbers from −6 to 6.
pub const WINDOW: i32 = 6;

record! {
    /// The least and the greatest output of a function in the window.
    RangeRow { function: &'static str, least: f64, greatest: f64 }
}

/// `{0, 1}`, `(0, 1)`, ℝ: the step has two values, the sigmoid an interval of them, the identity all.
pub fn ranges(window: i32) -> Table<RangeRow> {
    let row = |(function, activation): (_, &dyn Activation)| {
        let outputs = (-window..=window).map(|z| activation.apply(f64::from(z)));
        RangeRow {
            function,
            least: outputs.clone().fold(f64::INFINITY, f64::min),
            greatest: outputs.fold(f64::NEG_INFINITY, f64::max),
        }
    };
    let functions: [(_, &dyn Activation); 3] = [
        ("step", &Step::default()),
        ("sigmoid", &Sigmoid),
        ("identity", &Identity),
    ];
    functions.into_iter().map(row).collect()
}
