//! The program with the planted bugs, and with any of them mended.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{LazyLock, Mutex};

use activations::{Activation, Sigmoid, Tanh};

pub(super) const CASES: [([f64; 2], f64); 4] = [
    ([0.0, 0.0], 0.0),
    ([0.0, 1.0], 1.0),
    ([1.0, 0.0], 1.0),
    ([1.0, 1.0], 0.0),
];

pub(super) type Theta = [f64; 9];

/// The losses that are printed, and the parameters at the end.
type Run = (Vec<f64>, Theta);

pub(super) const START: Theta = [5.0, 5.0, -2.0, -5.0, -3.0, 7.0, 4.0, 6.0, -20.0];

/// As the mended program has it.
pub(super) const TENTH: Theta = [0.5, 0.5, -0.2, -0.5, -0.3, 0.7, 0.4, 0.6, -2.0];

const EPOCHS: usize = 2000;
const EVERY: usize = 400;

/// Which of the five bugs are in the program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Bugs {
    pub(super) sign: bool,
    pub(super) slope: bool,
    pub(super) weight: bool,
    pub(super) left_over: bool,
    pub(super) start: bool,
}

impl Bugs {
    pub(super) const NONE: Self = Self::with([false; 5]);
    pub(super) const ALL: Self = Self::with([true; 5]);
    /// One at a time, in the order in which the page names them.
    pub(super) const EACH: [Self; 5] = [
        Self::with([true, false, false, false, false]),
        Self::with([false, true, false, false, false]),
        Self::with([false, false, true, false, false]),
        Self::with([false, false, false, true, false]),
        Self::with([false, false, false, false, true]),
    ];

    pub(super) const fn with([sign, slope, weight, left_over, start]: [bool; 5]) -> Self {
        Self {
            sign,
            slope,
            weight,
            left_over,
            start,
        }
    }

    pub(super) fn find_slopes(self, theta: &Theta, slopes: &mut Theta) {
        if !self.left_over {
            slopes.fill(0.0);
        }
        for (x, y) in CASES {
            let (hidden, a) = answers(theta, x);
            let delta = (a - y) * a * (1.0 - a);
            for unit in 0..2 {
                let h = hidden[unit];
                let weight = theta[if self.weight { 6 } else { 6 + unit }];
                let back = match self.slope {
                    true => delta * weight * h * (1.0 - h),
                    false => delta * weight * (1.0 - h * h),
                };
                slopes[3 * unit] += back * x[0];
                slopes[3 * unit + 1] += back * x[1];
                slopes[3 * unit + 2] += back;
                slopes[6 + unit] += delta * h;
            }
            slopes[8] += if self.sign { -delta } else { delta };
        }
    }

    /// The slopes as they are found the first time.
    pub(super) fn slopes(self, theta: &Theta) -> Theta {
        let mut slopes = [0.0; 9];
        self.find_slopes(theta, &mut slopes);
        slopes
    }

    /// How many of the slopes are not what one measures, at a tenth of the start.
    pub(super) fn wrong(self) -> usize {
        let (found, measured) = (self.slopes(&TENTH), measured(&TENTH));
        let wrong = |j: &usize| (found[*j] - measured[*j]).abs() > 1e-6;
        (0..9).filter(wrong).count()
    }

    /// The losses that are printed, and the parameters at the end. The same bugs are trained once, whoever lies about them.
    pub(super) fn train(self) -> Run {
        static TRAINED: LazyLock<Mutex<HashMap<Bugs, Run>>> = LazyLock::new(Mutex::default);
        let trained = |bugs| TRAINED.lock().expect("no panic").get(bugs).cloned();
        trained(&self).unwrap_or_else(|| {
            let run = self.run();
            TRAINED.lock().expect("no panic").insert(self, run.clone());
            run
        })
    }

    fn run(self) -> Run {
        let (mut theta, mut slopes) = (if self.start { START } else { TENTH }, [0.0; 9]);
        let mut losses = Vec::new();
        for epoch in 0..=EPOCHS {
            if epoch % EVERY == 0 {
                losses.push(loss(&theta));
            }
            self.find_slopes(&theta, &mut slopes);
            theta
                .iter_mut()
                .zip(slopes)
                .for_each(|(parameter, slope)| *parameter -= slope);
        }
        (losses, theta)
    }

    /// The losses of two hundred epochs from a start, with a rate.
    pub(super) fn losses(self, start: Theta, rate: f64) -> Vec<f64> {
        let mut theta = start;
        let mut losses = vec![loss(&theta)];
        for _ in 0..200 {
            let slopes = self.slopes(&theta);
            theta
                .iter_mut()
                .zip(slopes)
                .for_each(|(parameter, slope)| *parameter -= rate * slope);
            losses.push(loss(&theta));
        }
        losses
    }

    /// What the program prints.
    pub(super) fn prints(self) -> String {
        let (losses, theta) = self.train();
        let mut text = String::new();
        for (row, loss) in losses.into_iter().enumerate() {
            writeln!(text, "{:4}  {:5.0}", row * EVERY, 10_000.0 * loss).expect("a string");
        }
        for (x, y) in CASES {
            let (answer, wanted) = (100.0 * answers(&theta, x).1, 100.0 * y);
            writeln!(text, "{x:?}: {answer:.0} of 100, should be {wanted}").expect("a string");
        }
        text
    }
}

fn weighted_input(unit: &[f64], x: [f64; 2]) -> f64 {
    unit[0] * x[0] + unit[1] * x[1] + unit[2]
}

fn hidden(theta: &Theta, x: [f64; 2]) -> [f64; 2] {
    [&theta[..3], &theta[3..6]].map(|unit| Tanh.apply(weighted_input(unit, x)))
}

/// The weighted input of the output.
pub(super) fn z(theta: &Theta, x: [f64; 2]) -> f64 {
    weighted_input(&theta[6..], hidden(theta, x))
}

fn answers(theta: &Theta, x: [f64; 2]) -> ([f64; 2], f64) {
    (hidden(theta, x), Sigmoid.apply(z(theta, x)))
}

pub(super) fn loss(theta: &Theta) -> f64 {
    CASES
        .iter()
        .map(|&(x, y)| 0.5 * (answers(theta, x).1 - y).powi(2))
        .sum()
}

/// The slopes, by nudging each parameter to both sides.
pub(super) fn measured(theta: &Theta) -> Theta {
    std::array::from_fn(|j| {
        let nudged = |nudge: f64| {
            let mut theta = *theta;
            theta[j] += nudge;
            loss(&theta)
        };
        (nudged(1e-5) - nudged(-1e-5)) / 2e-5
    })
}

/// How far the worst of the four answers is from what it should be.
pub(super) fn worst(theta: &Theta) -> f64 {
    let errors = CASES.map(|(x, y)| (answers(theta, x).1 - y).abs());
    errors.into_iter().fold(0.0, f64::max)
}
