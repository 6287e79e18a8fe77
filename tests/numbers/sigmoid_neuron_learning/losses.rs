//! Losses of guesses, a loss without plains, and what it makes of an answer: a probability.

use learning::{CrossEntropy, Mean, SquaredError, gradient, total_loss};
use worked_examples::sigmoid_neuron_learning::calibration::{
    EACH, calibration, cases, fit, frequencies, sharpen, truth,
};
use worked_examples::sigmoid_neuron_learning::cross_entropy::{EPOCHS, cross_entropy};
use worked_examples::sigmoid_neuron_learning::guesses::{
    GuessRow, SETTINGS, first_losses, guess_table,
};
use worked_examples::sigmoid_neuron_learning::two_points::{
    LEARNING_RATE, START, dataset, gradient_descent, loss, rises, run,
};

#[test]
fn three_losses_of_a_lecture_do_not_follow_from_its_parameters() {
    let rows = guess_table().rows;
    let agree: Vec<&str> = rows.iter().map(|row| row.agrees).collect();
    assert_eq!(agree, ["no", "yes", "no", "no", "yes", "yes"]);
    // Could the parameters have had more digits than they show? The losses near each printed pair: the first and the
    // fourth could, the third comes near and must have been cut off instead of rounded.
    let around = |row: &GuessRow| -> Vec<f64> {
        (-5..=5)
            .flat_map(|i| (-5..=5).map(move |j| (f64::from(i) / 1e3, f64::from(j) / 1e3)))
            .map(|(dw, db)| loss((row.w + dw, row.b + db)))
            .collect()
    };
    let some_rounds_to_it = |row: &GuessRow| {
        let mut losses = around(row).into_iter();
        losses.any(|loss| format!("{loss:.4}") == row.published)
    };
    assert!(some_rounds_to_it(&rows[0]));
    assert!(!some_rounds_to_it(&rows[2]));
    assert!(
        around(&rows[2])
            .iter()
            .any(|loss| (0.0214..0.0215).contains(loss))
    );
    assert!(some_rounds_to_it(&rows[3]));
}

#[test]
fn three_settings_of_the_knobs() {
    let rows = first_losses(&SETTINGS).rows;
    // One half to everything is off by 0.3 and by 0.4. Nearly 0 to everything is off by nearly 0.2 and 0.9.
    assert!((rows[0].loss - 0.5 * (0.09 + 0.16)).abs() < 1e-15);
    assert!((rows[1].loss - 0.5 * (0.04 + 0.81)).abs() < 1e-3);
    assert!(rows[2].loss < rows[1].loss && rows[2].loss > 0.4);
}

#[test]
fn a_hundred_epochs_do_what_two_thousand_could_not() {
    let path = cross_entropy(START, LEARNING_RATE, EPOCHS).path;
    assert_eq!(rises(&path).count(), 0);
    // One epoch is enough to leave the plain, on which the squared error stays for four hundred.
    assert!(path[1].loss < 0.6 * path[0].loss);
    let squared = run(&gradient_descent(SquaredError, LEARNING_RATE, 2000), START);
    assert!(path[100].loss < squared[2000].loss / 50.0);
}

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
