//! Calibration: an answer is a probability if it was fitted to be one.

use learning::{CrossEntropy, Mean, gradient, total_loss};
use worked_examples::sigmoid_neuron_learning::calibration::{
    EACH, calibration, cases, fit, frequencies, sharpen, truth,
};
use worked_examples::sigmoid_neuron_learning::two_points::dataset;

#[test]
fn an_answer_is_a_probability_if_it_was_fitted_to_be_one() {
    let cases = cases();
    let one_by_one = dataset(&cases);
    let fitted = fit(&dataset(&frequencies(&cases)));
    // It is the best fit to all the cases, one by one.
    let slope = gradient(&Mean(CrossEntropy), &fitted, &one_by_one);
    assert!(slope.iter().all(|slope| slope.abs() < 1e-14));
    assert!(
        total_loss(&CrossEntropy, &sharpen(&fitted), &one_by_one)
            > 1.1 * total_loss(&CrossEntropy, &fitted, &one_by_one)
    );
    // Both neurons decide alike in every case.
    let calibration = calibration();
    assert_eq!(calibration.same_decisions, cases.len());
    for row in &calibration.rows {
        // The share of true cases among so many has this standard deviation. The first neuron is within three of it, the
        // second beyond five, everywhere.
        let p = truth(row.x);
        let deviation = (p * (1.0 - p) / EACH as f64).sqrt();
        assert!((row.frequency - row.fitted).abs() < 3.0 * deviation);
        assert!((row.frequency - row.sharpened).abs() > 5.0 * deviation);
    }
}
