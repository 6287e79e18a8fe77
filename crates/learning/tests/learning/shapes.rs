//! What does not fit is a panic with a sentence, and not a number that was not meant.

use std::panic::{AssertUnwindSafe, catch_unwind};

use activations::Sigmoid;
use learning::{
    CrossEntropy, Dataset, LossSurface, Model, Objective, TaylorExpansion, gradient, hessian,
    loss_and_gradient, total_loss,
};
use ndarray::{Array2, array};
use neuron_core::Neuron;

/// The sentence with which `f` panics.
fn sentence<T>(f: impl FnOnce() -> T) -> String {
    let Err(panic) = catch_unwind(AssertUnwindSafe(|| drop(f()))) else {
        panic!("it answers");
    };
    panic.downcast_ref::<String>().cloned().unwrap()
}

fn ends(text: &str, end: &str) {
    let first_line = text.lines().next().unwrap();
    assert!(first_line.ends_with(end), "{text}");
}

/// Nine samples, more than are summed as they are written, and two.
fn sizes(n_inputs: usize, n_targets: usize) -> [Dataset; 2] {
    [9, 2].map(|n| {
        let (inputs, targets) = (Array2::ones((n, n_inputs)), Array2::ones((n, n_targets)));
        Dataset::with_target_vectors(&inputs, &targets).unwrap()
    })
}

#[test]
fn several_targets_are_not_read_as_the_first() {
    let neuron = Neuron::zeros(1, Sigmoid);
    for data in sizes(1, 2) {
        let end = "a neuron has one output, and the samples have 2 targets";
        ends(&sentence(|| total_loss(&CrossEntropy, &neuron, &data)), end);
        ends(&sentence(|| gradient(&CrossEntropy, &neuron, &data)), end);
        ends(&sentence(|| hessian(&CrossEntropy, &neuron, &data)), end);
        let grid = array![0.0];
        let surface = || LossSurface::new(&CrossEntropy, &Sigmoid, &data, &grid, &grid);
        ends(&sentence(surface), end);

        let end = "a model with 1 outputs cannot learn from samples with 2 targets";
        let taylor = || TaylorExpansion::new(&CrossEntropy, &neuron, &data);
        ends(&sentence(taylor), end);
        let both = || loss_and_gradient(&CrossEntropy, &neuron, &data);
        ends(&sentence(both), end);
        ends(&sentence(|| neuron.objective(&CrossEntropy, &data)), end);
    }
}

#[test]
fn inputs_that_the_model_does_not_have_are_not_left_out() {
    for (n_weights, n_inputs) in [(1, 3), (3, 1)] {
        let neuron = Neuron::zeros(n_weights, Sigmoid);
        for data in sizes(n_inputs, 1) {
            let end =
                format!("a neuron with {n_weights} inputs cannot learn from samples of {n_inputs}");
            let both = || loss_and_gradient(&CrossEntropy, &neuron, &data);
            ends(&sentence(both), &end);
            ends(&sentence(|| neuron.objective(&CrossEntropy, &data)), &end);
        }
    }
}

#[test]
fn an_objective_takes_as_many_parameters_as_the_model_has() {
    let neuron = Neuron::zeros(1, Sigmoid);
    for data in sizes(1, 1) {
        let mut objective = neuron.objective(&CrossEntropy, &data);
        for n in [0, 1, 3] {
            let end = format!("a model with 2 parameters has no θ of {n}");
            ends(&sentence(|| objective.loss(&vec![0.0; n])), &end);
            let both = || objective.loss_and_gradient(&vec![0.0; n], &mut [0.0; 2]);
            ends(&sentence(both), &end);
            let end = format!("a model with 2 parameters has no gradient of {n}");
            let both = || objective.loss_and_gradient(&[0.0; 2], &mut vec![0.0; n]);
            ends(&sentence(both), &end);
        }
        assert!(objective.loss(&[0.0; 2]).is_finite());
    }
}
