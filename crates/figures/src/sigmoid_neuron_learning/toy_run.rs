//! The toy run: the worked example of gradient descent on two points, up to the epoch that a figure is asked for.

use learning::SquaredError;
use worked_examples::sigmoid_neuron_learning::two_points::{
    LEARNING_RATE, Position, START, gradient_descent, run,
};

use crate::parameter::Time;

/// How far the descent has gone, in the figures that show one moment of it.
pub(super) const EPOCH: Time = Time { label: "epoch", end: 1000, default: 1000 };

/// The start, and the position after each epoch.
pub(super) fn toy_run(epochs: u32) -> Vec<Position> {
    run(&gradient_descent(SquaredError, LEARNING_RATE, epochs as usize), START)
}
