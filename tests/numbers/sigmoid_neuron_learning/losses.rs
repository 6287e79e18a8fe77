//! A loss without plains.

use learning::SquaredError;
use worked_examples::sigmoid_neuron_learning::cross_entropy::{EPOCHS, cross_entropy};
use worked_examples::sigmoid_neuron_learning::two_points::{
    LEARNING_RATE, START, gradient_descent, rises, run,
};

#[test]
fn a_hundred_epochs_do_what_two_thousand_could_not() {
    let path = cross_entropy(START, LEARNING_RATE, EPOCHS).path;
    assert_eq!(rises(&path).count(), 0);
    // One epoch is enough to leave the plain, on which the squared error stays for four hundred.
    assert!(path[1].loss < 0.6 * path[0].loss);
    let squared = run(&gradient_descent(SquaredError, LEARNING_RATE, 2000), START);
    assert!(path[100].loss < squared[2000].loss / 50.0);
}
