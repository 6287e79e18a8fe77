//! Runs on the two points: where they lead, where they should have ended, and how far one may step.

use ndarray::array;
use worked_examples::sigmoid_neuron_learning::descent::{EPOCHS, exact_minimum, toy_descent};
use worked_examples::sigmoid_neuron_learning::two_points::{
    LEARNING_RATE, NOTHING, START, loss, minimum, neuron, rises,
};

#[test]
fn after_five_thousand_epochs_it_has_arrived() {
    let descent = toy_descent(START, LEARNING_RATE, EPOCHS);
    // The loss falls in every epoch, but for rounding at the end.
    assert_eq!(rises(&descent.path).count(), 0);
    let ((w, b), rest) = (minimum(), descent.path[5000]);
    assert!((rest.w - w).abs() < 1e-12 && (rest.b - b).abs() < 1e-12);
    // As computed with 40 digits, crates/learning/tests/references.txt.
    let epochs = descent.milestones.iter().map(|milestone| milestone.epoch);
    assert!(epochs.eq([438, 447, 454, 2155]));
}

#[test]
fn there_was_a_position_without_any_loss() {
    let minimum = exact_minimum();
    let (w, b) = (minimum.w, minimum.b);
    // The doubles nearest to ln 6 and −½ ln 96, by Python's decimal, 60 digits:
    // 1.791759469228055000812477358380702272722990692183004705855374 and
    // −2.282174095733918119240702922106704272512495614812012861169035.
    assert_eq!((w, b), (1.791759469228055, -2.282174095733918));
    // The platform's logarithm says the same.
    assert!((w - 6.0_f64.ln()).abs() < 4.0 * f64::EPSILON);
    assert!((b + 0.5 * 96.0_f64.ln()).abs() < 4.0 * f64::EPSILON);
    // 0.2 and 0.9, but for rounding. The weighted inputs −ln 4 and ln 9 are sums of numbers up to 4.5, each rounded by up
    // to 2⁻⁵¹, and the outputs have at most a quarter of that, and 2.5 units in the last place of their own.
    let outputs = neuron((w, b)).outputs(&array![[0.5], [2.5]]);
    assert!((outputs[0] - 0.2).abs() < 4.0 * f64::EPSILON);
    assert!((outputs[1] - 0.9).abs() < 4.0 * f64::EPSILON);
    // Without a loss, but for the squares of those roundings; and a hundredth away there is one.
    assert!(minimum.loss < NOTHING);
    for (dw, db) in [(0.01, 0.0), (-0.01, 0.0), (0.0, 0.01), (0.0, -0.01)] {
        assert!(loss((w + dw, b + db)) > 1e-6);
    }
}
