//! The unit with weights 5 and 3: sensitivity, excitement, and what its sum is a sum of.

use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS};
use worked_examples::neural_units::sensitivity::{
    BIASES, FIRST_ON, THRESHOLDS, bias_sweep, sensitivity,
};
use worked_examples::neural_units::sigmoid::{
    MIRROR_AT, VALUES_AT, sigmoid_mirror, sigmoid_values,
};
use worked_examples::neural_units::weighted_sum::sum_is_weighted;

#[test]
fn a_higher_threshold_makes_the_unit_less_sensitive() {
    let rows = sensitivity(WEIGHTS, &THRESHOLDS).rows;
    assert!(rows.iter().map(|row| row.table.firing).eq([3, 2, 1, 0]));
}

#[test]
fn a_larger_bias_makes_the_unit_more_excited() {
    let rows = bias_sweep(WEIGHTS, FIRST_ON, &BIASES).rows;
    assert!(rows.is_sorted_by(|a, b| a.y < b.y));
    assert!(rows.iter().all(|row| row.z == 5.0 + row.bias));
    assert_eq!(rows[2].y, 0.5); // the bias −5 balances the sum 5
}

#[test]
fn the_sigmoid_rises_from_almost_zero_to_almost_one() {
    // From mpmath, 40 digits, rounded to 17.
    #[expect(clippy::excessive_precision, reason = "references keep their digits")]
    let reference = [
        4.5397868702434395e-5,
        0.017986209962091558,
        0.11920292202211756,
        0.26894142136999512,
        0.5,
        0.73105857863000488,
        0.88079707797788244,
        0.98201379003790844,
        0.99995460213129757,
    ];
    let rows = sigmoid_values(&VALUES_AT).rows;
    assert!(rows.is_sorted_by(|a, b| a.y < b.y));
    assert_eq!(rows.len(), reference.len());
    for (row, y) in rows.iter().zip(reference) {
        // 2.5 units in the last place, the bound of the crate.
        assert!((row.y - y).abs() <= 2.5 * f64::EPSILON * y, "σ({})", row.z);
    }
}

#[test]
fn the_sigmoid_and_its_mirror_image_add_up_to_one() {
    // Exactly one, here and on a fine grid over all that matters.
    let grid: Vec<f64> = (0..=50_000).map(|i| f64::from(i) / 1000.0).collect();
    for row in sigmoid_mirror(&MIRROR_AT)
        .rows
        .iter()
        .chain(&sigmoid_mirror(&grid).rows)
    {
        assert_eq!(row.sum, 1.0);
    }
}

#[test]
fn only_the_weighted_sum_gives_the_table_of_the_example() {
    let rows = sum_is_weighted(WEIGHTS, THRESHOLD).rows;
    // The plain sum never reaches 4, the sum of the weights always does: both ignore the inputs.
    assert!(rows.iter().all(|row| row.y_plain == 0.0));
    assert!(rows.iter().all(|row| row.y_weights == 1.0));
    assert!(rows.iter().map(|row| row.y).eq([0.0, 0.0, 1.0, 1.0]));
    // The row (0, 1) tells all three apart: 1, 8 and 3.
    let row = &rows[1];
    assert_eq!(
        (row.sum_of_inputs, row.sum_of_weights, row.weighted_sum),
        (1.0, 8.0, 3.0)
    );
}
