//! Programs in print: what they compute, beside what they are said to compute.

use std::f64::consts::E;

use activations::{Activation, Relu, Sigmoid, Step};

use crate::building_a_neuron::firing::ABOVE;
use crate::record::{Table, record};

/// The points of `plt.step([1, 2, 3, 4], [0, 1, 2, 3])`.
pub const STAIRS: [(f64, f64); 4] = [(1.0, 0.0), (2.0, 1.0), (3.0, 2.0), (4.0, 3.0)];

/// Where [`plt_step`] reads the drawing.
pub const STAIRS_AT: [f64; 7] = [1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0];

/// Where [`missing_minus`] compares.
pub const MINUS_AT: [f64; 5] = [-2.0, -1.0, 0.0, 1.0, 2.0];

/// The start, the stop and the step of `np.arange`.
pub const ARANGE: [f64; 3] = [-10.0, 10.0, 0.1];

record! {
    /// The height of the drawing, and `u(x)`.
    PltStepRow { x: f64, staircase: f64, heaviside: f64 }

    /// Three formulas, and the pole of the third.
    MissingMinus { rows: Vec<MissingMinusRow>, pole_at: f64 }

    /// `right = 1/(1 + e⁻ˣ)`, `mirrored = 1/(1 + eˣ)`, `pole = 1/(1 + ex)`.
    MissingMinusRow { x: f64, right: f64, mirrored: f64, pole: f64 }

    /// How many numbers a program has printed, how many of them are not what was promised, and some of them. All are in
    /// `numbers`.
    ReluPrinted {
        #[serde(skip)] numbers: Vec<f64>,
        printed: usize, different: usize, first_printed: f64, first_right: f64, middle: f64, last: f64,
    }
}

/// `y₁ + Σ (yᵢ₊₁ − yᵢ) u(x − xᵢ)`, a sum of steps: matplotlib's style "pre", in which the line from one point to the next
/// has the height of the next. On a riser it has every height; here, that of its foot.
pub fn staircase(x: f64) -> f64 {
    let rises = STAIRS
        .windows(2)
        .map(|pair| (pair[0].0, pair[1].1 - pair[0].1));
    rises.fold(STAIRS[0].1, |height, (at, rise)| {
        height + rise * ABOVE.apply(x - at)
    })
}

/// A staircase and `u(x)`: a style of drawing and a function with the same name.
pub fn plt_step(at: &[f64]) -> Table<PltStepRow> {
    let row = |&x| PltStepRow {
        x,
        staircase: staircase(x),
        heaviside: Step::default().apply(x),
    };
    at.iter().map(row).collect()
}

/// `1/(1 + ex)`, the sigmoid with its exponent printed on the line.
pub fn without_exponent(x: f64) -> f64 {
    1.0 / (1.0 + E * x)
}

/// `1/(1 + eˣ)` and `1/(1 + ex)`: without its minus or its exponent the formula is another function.
pub fn missing_minus(at: &[f64]) -> MissingMinus {
    let row = |&x: &f64| MissingMinusRow {
        x,
        right: Sigmoid.apply(x),
        mirrored: Sigmoid.apply(-x),
        pole: without_exponent(x),
    };
    MissingMinus {
        rows: at.iter().map(row).collect(),
        pole_at: -1.0 / E,
    }
}

/// The numbers of `np.arange`: `⌈(stop − start)/step⌉` of them, `start + i·h`.
///
/// NumPy takes the difference of the first two, `(start + step) − start`, for h; of −10 and 0.1 it is a little less than
/// 0.1.
pub fn arange([start, stop, step]: [f64; 3]) -> Vec<f64> {
    let h = (start + step) - start;
    let count = ((stop - start) / step).ceil() as u32;
    (0..count).map(|i| start + f64::from(i) * h).collect()
}

/// `x` where `max(0, x)` was promised: the program prints the inputs.
///
/// # Panics
///
/// When there is no number.
pub fn relu_printed(range: [f64; 3]) -> ReluPrinted {
    let numbers = arange(range);
    ReluPrinted {
        printed: numbers.len(),
        different: numbers.iter().filter(|&&x| x != Relu.apply(x)).count(),
        first_printed: numbers[0],
        first_right: Relu.apply(numbers[0]),
        middle: numbers[numbers.len() / 2],
        last: numbers[numbers.len() - 1],
        numbers,
    }
}
