//! Chapter 4: how a sigmoid neuron learns.

use activations::{Activation, Sigmoid};
use learning::{SquaredError, gradient, hessian as hessian_matrix};
use manuscript::facts::Point;
use ndarray::array;
use worked_examples::sigmoid_neuron_learning::two_points::{POINTS, loss, neuron, two_points};

pub(crate) mod another_loss;
pub(crate) mod direction;
pub(crate) mod eigenvalues;
pub(crate) mod hessian;
pub(crate) mod index;
pub(crate) mod learning_algorithm;
pub(crate) mod momentum;
pub(crate) mod newton;
pub(crate) mod no_guarantee;
pub(crate) mod parameter_vector;
pub(crate) mod partial_derivatives;
pub(crate) mod probability;
pub(crate) mod published_program;
pub(crate) mod recap;
pub(crate) mod rows_kept_back;
pub(crate) mod sigmoid_neuron;
pub(crate) mod slopes_of_chains;
pub(crate) mod step_size;
pub(crate) mod taylor;
pub(crate) mod toy_run;
pub(crate) mod two_layers;
pub(crate) mod which_mistake;

/// `(w, b)` here and there: on the plains, in the valley, beyond it.
const POSITIONS: [(f64, f64); 6] = [
    (0.0, 0.0),
    (0.0, -8.0),
    (-2.0, -2.0),
    (1.5, -2.0),
    (4.0, -7.5),
    (0.5, 1.25),
];

/// What the neuron answers at the two points.
fn answers(position: (f64, f64)) -> [f64; 2] {
    POINTS.map(|(x, _)| neuron(position).output(&array![x]))
}

/// Its errors there: answers less targets.
fn errors(position: (f64, f64)) -> [f64; 2] {
    let answers = answers(position);
    [0, 1].map(|i| answers[i] - POINTS[i].1)
}

/// `∂L/∂w` and `∂L/∂b` of the two points.
fn slopes(at: (f64, f64)) -> [f64; 2] {
    let g = gradient(&SquaredError, &neuron(at), &two_points());
    [g[0], g[1]]
}

/// The three numbers of their Hessian: p, m and q.
fn second_derivatives(at: (f64, f64)) -> [f64; 3] {
    let h = hessian_matrix(&SquaredError, &neuron(at), &two_points());
    [h[[0, 0]], h[[0, 1]], h[[1, 1]]]
}

/// The symbols of the two points at a position: `w`, `b`, `x_1`, `y_1`, `f_1`, …, `L`, and `\sigma`.
fn point(position: (f64, f64)) -> Point {
    let ([f1, f2], [(x1, y1), (x2, y2)]) = (answers(position), POINTS);
    let numbers = [
        ("w", position.0),
        ("b", position.1),
        ("x_1", x1),
        ("x_2", x2),
        ("y_1", y1),
        ("y_2", y2),
        ("f_1", f1),
        ("f_2", f2),
        ("L", loss(position)),
    ];
    Point::new()
        .numbers(numbers)
        .function(r"\sigma", |z| Sigmoid.apply(z[0]))
}

/// Whether two computed numbers are one but for rounding.
fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-12
}
