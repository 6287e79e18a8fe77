//! The landscape of the squared error: its curvatures, its plains, and a neuron with two valleys.

use activations::Sigmoid;
use learning::{Dataset, SquaredError, eigenvalues_2x2, hessian as hessian_matrix, total_loss};
use neuron_core::Neuron;

use super::descent::EPOCHS;
use super::two_points::{
    LEARNING_RATE, Position, START, dataset, gradient_descent, loss, minimum, neuron, run, run_on,
    two_points,
};
use crate::record::{Table, record};

/// Far out on each of the four plains: the two outputs there, in words, and `(w, b)`.
pub const CORNERS: [(&str, (f64, f64)); 4] = [
    ("(1, 1)", (0.0, 40.0)),
    ("(0, 0)", (0.0, -40.0)),
    ("(1, 0)", (-40.0, 60.0)),
    ("(0, 1)", (40.0, -60.0)),
];

/// `(x, y)` of three points that no neuron with one input fits: along x the targets go down and up.
pub const THREE_POINTS: [(f64, f64); 3] = [(2.0, 0.7), (1.0, 0.1), (-1.0, 0.5)];

/// Two starts that lead to two valleys, in words and as `(w, b)`.
pub const STARTS: [(&str, (f64, f64)); 2] = [("(0, 0)", (0.0, 0.0)), ("(3, −5)", (3.0, -5.0))];

/// The most epochs that a run to a valley may take.
pub const LONG: usize = 20_000;

record! {
    /// The two eigenvalues of the matrix of second derivatives.
    CurvatureRow { at: &'static str, smaller: f64, larger: f64 }

    /// The outputs for the two points, and `½ Σ (a − y)²`.
    PlateauRow { outputs: &'static str, loss: f64 }

    /// Three points and the valleys of their loss.
    TwoMinima { inputs: Vec<f64>, targets: Vec<f64>, rows: Vec<ValleyRow> }

    /// Where a run comes to rest, the loss there, and the two curvatures. The losses of all epochs are in `losses`.
    ValleyRow {
        #[serde(skip)] losses: Vec<f64>,
        start: &'static str, w: f64, b: f64, loss: f64, smaller: f64, larger: f64,
    }
}

/// The curvatures of the squared error of a neuron, smaller first.
pub fn curvatures(neuron: &Neuron<Sigmoid>, data: &Dataset) -> [f64; 2] {
    eigenvalues_2x2(&hessian_matrix(&SquaredError, neuron, data))
}

/// The eigenvalues of `∂²L/∂θ∂θ`: a dome where descent starts, a saddle where it is after many epochs, a bowl at the
/// minimum.
pub fn hessian() -> Table<CurvatureRow> {
    let end = run(
        &gradient_descent(SquaredError, LEARNING_RATE, EPOCHS),
        START,
    )[EPOCHS];
    let row = |at, position| {
        let [smaller, larger] = curvatures(&neuron(position), &two_points());
        CurvatureRow {
            at,
            smaller,
            larger,
        }
    };
    Table {
        rows: vec![
            row("(0, −8)", START),
            row("after 1000 epochs", (end.w, end.b)),
            row("at the minimum", minimum()),
        ],
    }
}

/// `½ Σ (a − y)²` with outputs of 0 and 1: far out the loss is flat.
pub fn plateaus() -> Table<PlateauRow> {
    let row = |(outputs, position)| PlateauRow {
        outputs,
        loss: loss(position),
    };
    CORNERS.into_iter().map(row).collect()
}

/// A run on the three points: the start, and the position after each epoch.
pub fn valley_path(start: (f64, f64), epochs: usize) -> Vec<Position> {
    let training = gradient_descent(SquaredError, LEARNING_RATE, epochs);
    run_on(&dataset(&THREE_POINTS), &training, start)
}

/// `∇L = 0` with two positive curvatures, twice: one neuron can have two valleys.
pub fn two_minima() -> TwoMinima {
    let data = dataset(&THREE_POINTS);
    let row = |(start, position)| {
        let mut neuron = neuron(position);
        let history = gradient_descent(SquaredError, LEARNING_RATE, LONG)
            .fit(&mut neuron, &data)
            .expect("the loss stays finite");
        let [smaller, larger] = curvatures(&neuron, &data);
        ValleyRow {
            losses: history.epochs.iter().map(|epoch| epoch.loss).collect(),
            start,
            w: neuron.weights()[0],
            b: neuron.bias(),
            loss: total_loss(&SquaredError, &neuron, &data),
            smaller,
            larger,
        }
    };
    TwoMinima {
        inputs: THREE_POINTS.map(|(x, _)| x).to_vec(),
        targets: THREE_POINTS.map(|(_, y)| y).to_vec(),
        rows: STARTS.into_iter().map(row).collect(),
    }
}
