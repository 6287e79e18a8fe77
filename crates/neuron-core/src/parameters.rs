use ndarray::ArrayRef1;

/// What every unit demands of its parameters, said in one place: at least one weight, and only
/// finite numbers. Written so that NaN fails.
#[track_caller]
pub(crate) fn assert_usable(weights: &ArrayRef1<f64>, shift_name: &str, shift: f64) {
    assert!(
        !weights.is_empty(),
        "a unit needs at least one weight, got none"
    );
    for (i, w) in weights.iter().enumerate() {
        assert!(
            w.is_finite(),
            "weights must be finite numbers, got w{} = {w}",
            i + 1
        );
    }
    assert!(
        shift.is_finite(),
        "a {shift_name} must be a finite number, got {shift}"
    );
}
