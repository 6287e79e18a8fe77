//! What every unit demands of its parameters and its inputs, and the sentences for those that do not comply.

use ndarray::ArrayRef1;

/// At least one weight, and only finite numbers; otherwise the sentence that says what is wrong.
pub(crate) fn check_parameters(
    weights: &ArrayRef1<f64>,
    shift_name: &str,
    shift: f64,
) -> Result<(), String> {
    if weights.is_empty() {
        return Err("a unit needs at least one weight, got none".to_owned());
    }
    if let Some(i) = weights.iter().position(|w| !w.is_finite()) {
        return Err(format!(
            "weights must be finite numbers, got w{} = {}",
            i + 1,
            weights[i]
        ));
    }
    if !shift.is_finite() {
        return Err(format!(
            "a {shift_name} must be a finite number, got {shift}"
        ));
    }
    Ok(())
}

/// Panics with the sentence of [`check_parameters`].
#[track_caller]
pub(crate) fn assert_usable(weights: &ArrayRef1<f64>, shift_name: &str, shift: f64) {
    if let Err(sentence) = check_parameters(weights, shift_name, shift) {
        panic!("{sentence}");
    }
}

/// Two inputs: a plane.
pub(crate) fn check_plane(n_inputs: usize) -> Result<(), String> {
    if n_inputs != 2 {
        return Err(format!(
            "a boundary line needs a plane of 2 inputs, this unit has {n_inputs}"
        ));
    }
    Ok(())
}

/// As many inputs as weights.
#[track_caller]
pub(crate) fn assert_lengths_agree(weights: usize, inputs: usize) {
    assert_eq!(
        weights, inputs,
        "{weights} weights cannot meet {inputs} inputs: the lengths must be equal"
    );
}
