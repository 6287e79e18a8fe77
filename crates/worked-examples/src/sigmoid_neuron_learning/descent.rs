//! Gradient descent on the two points, and where it should have ended.

use activations::Sigmoid;
use learning::{Loss, Mean, Scaled, SquaredError};

use super::two_points::{
    LEARNING_RATE, Position, START, gradient_descent, loss, minimum, rises, run,
};
use crate::record::{Table, record};

/// The epochs of a run.
pub const EPOCHS: usize = 1000;

/// So many times as long is the run that passes the [`MILESTONES`].
pub const LONGER: usize = 5;

/// Losses that a run comes below, one after the other.
pub const MILESTONES: [f64; 4] = [0.4, 0.1, 0.02, 1e-6];

/// The epochs whose positions [`toy_descent`] lists.
pub const LISTED: [usize; 11] = [0, 1, 100, 200, 300, 400, 430, 440, 450, 500, 1000];

/// The epochs whose positions [`lecture_run`] lists.
pub const LECTURE_LISTED: [usize; 7] = [0, 1, 50, 80, 100, 200, 1000];

record! {
    /// A run: some of its positions, when its loss came below the milestones, how often it rose, and the end. The positions
    /// of a longer run are in `path`, by epoch.
    ToyDescent {
        #[serde(skip)] path: Vec<Position>,
        rows: Vec<Position>, milestones: Vec<Milestone>, rises: usize, r#final: FinalPosition,
    }

    /// The first epoch after which the loss is below a limit.
    Milestone { below: f64, epoch: usize }

    /// Where a run ends.
    FinalPosition { w: f64, b: f64, loss: f64 }

    /// The parameters without a loss, as numbers and as formulas.
    ExactMinimum { w: f64, b: f64, loss: f64, w_formula: &'static str, b_formula: &'static str }

    /// What of the squared errors is made small, and the end of its run; `loss` is half the sum of the squared errors in all rows, so that they can be
    /// compared.
    ConventionRow { convention: &'static str, w: f64, b: f64, loss: f64 }

    /// Some positions of a run. All of them are in `path`, by epoch.
    LectureRun { #[serde(skip)] path: Vec<Position>, rows: Vec<Position> }
}

/// The start of the toy run, and the position after each epoch.
pub fn toy_path(epochs: usize) -> Vec<Position> {
    run(
        &gradient_descent(SquaredError, LEARNING_RATE, epochs),
        START,
    )
}

/// `θ ← θ − η∇L(θ)` from a plain: for long nothing, then a fall, and then a plain again.
///
/// # Panics
///
/// When the run is shorter than the epochs [`LISTED`], or never comes below one of the [`MILESTONES`].
pub fn toy_descent(start: (f64, f64), learning_rate: f64, epochs: usize) -> ToyDescent {
    let training = gradient_descent(SquaredError, learning_rate, LONGER * epochs);
    let path = run(&training, start);
    let first_below = |below| path.iter().position(|position| position.loss < below);
    let Position { w, b, loss, .. } = path[epochs];
    ToyDescent {
        rows: LISTED.map(|epoch| path[epoch]).to_vec(),
        milestones: (MILESTONES.into_iter())
            .map(|below| Milestone {
                below,
                epoch: first_below(below).expect("it comes below all of these"),
            })
            .collect(),
        rises: rises(&path[..=epochs]).count(),
        r#final: FinalPosition { w, b, loss },
        path,
    }
}

/// `w = ln 6, b = −½ ln 96`: no loss, but for rounding.
pub fn exact_minimum() -> ExactMinimum {
    let (w, b) = minimum();
    ExactMinimum {
        w,
        b,
        loss: loss((w, b)),
        w_formula: "ln 6",
        b_formula: "−½ ln 96",
    }
}

/// The sum of the squared errors, not halved.
pub fn not_halved() -> Scaled<SquaredError> {
    Scaled {
        factor: 2.0,
        loss: SquaredError,
    }
}

/// `c · ½ Σ (a − y)²` with the factors 1, ½ and 2: the convention decides how far an epoch leads.
pub fn conventions(start: (f64, f64), learning_rate: f64, epochs: usize) -> Table<ConventionRow> {
    fn row<L: Loss<Sigmoid>>(
        convention: &'static str,
        loss: L,
        (start, learning_rate, epochs): ((f64, f64), f64, usize),
    ) -> ConventionRow {
        let Position { w, b, loss, .. } =
            run(&gradient_descent(loss, learning_rate, epochs), start)[epochs];
        ConventionRow {
            convention,
            w,
            b,
            loss,
        }
    }
    let settings = (start, learning_rate, epochs);
    Table {
        rows: vec![
            row("half the sum", SquaredError, settings),
            row("half the mean", Mean(SquaredError), settings),
            row("the sum", not_halved(), settings),
        ],
    }
}

/// `θ ← θ − η∇L(θ)` from a smaller plain, which it leaves sooner.
///
/// # Panics
///
/// When the run is shorter than the epochs [`LECTURE_LISTED`].
pub fn lecture_run(start: (f64, f64), learning_rate: f64, epochs: usize) -> LectureRun {
    let path = run(
        &gradient_descent(SquaredError, learning_rate, epochs),
        start,
    );
    LectureRun {
        rows: LECTURE_LISTED.map(|epoch| path[epoch]).to_vec(),
        path,
    }
}
