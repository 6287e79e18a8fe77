//! Mean absolute and root mean squared error.

use ndarray::ArrayRef1;

use crate::power_of_two::power_of_two_below;

/// `MAE = (1/N) Σ |aᵢ − yᵢ|`
///
/// The mean absolute error: by how much an output misses its target on average, in the unit of the targets.
///
/// # Shapes
///
/// `outputs` and `targets`: `(n_samples)`.
///
/// # Numerics
///
/// The errors are scaled by a power of two, so that their sum does not overflow.
///
/// # Panics
///
/// When the lengths differ, or when there is no sample.
///
/// # Examples
///
/// ```
/// use activations::Identity;
/// use learning::{Dataset, mean_absolute_error};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[1.0], [2.0], [3.0]], &array![10.0, 24.0, 25.0])?;
/// let neuron = Neuron::new(array![10.0], 0.0, Identity);
///
/// let outputs = neuron.outputs(&data.inputs());
/// assert_eq!(mean_absolute_error(&outputs, &data.targets()), 3.0); // (0 + 4 + 5)/3
/// # Ok::<(), learning::DatasetError>(())
/// ```
///
/// # References
///
/// C. J. Willmott, K. Matsuura, "Advantages of the mean absolute error (MAE) over the root mean square error (RMSE) in
/// assessing average model performance", *Climate Research* 30, 79–82 (2005), doi:10.3354/cr030079.
#[track_caller]
pub fn mean_absolute_error(outputs: &ArrayRef1<f64>, targets: &ArrayRef1<f64>) -> f64 {
    let (unit, mean) = scaled_mean(outputs, targets, |e| e);
    unit * mean
}

/// `RMSE = √((1/N) Σ (aᵢ − yᵢ)²)`
///
/// The root mean squared error: as the [mean absolute error](mean_absolute_error()) in the unit of the targets, and
/// never below it. One large miss weighs more than many small ones.
///
/// # Shapes
///
/// `outputs` and `targets`: `(n_samples)`.
///
/// # Numerics
///
/// The errors are scaled by a power of two, so that their squares neither overflow nor vanish.
///
/// # Panics
///
/// When the lengths differ, or when there is no sample.
///
/// # Examples
///
/// ```
/// use learning::{mean_absolute_error, root_mean_squared_error};
/// use ndarray::array;
///
/// let (outputs, targets) = (array![3.0, 0.0], array![0.0, 0.0]);
/// assert_eq!(root_mean_squared_error(&outputs, &targets), 4.5_f64.sqrt());
/// assert_eq!(mean_absolute_error(&outputs, &targets), 1.5);
/// ```
#[track_caller]
pub fn root_mean_squared_error(outputs: &ArrayRef1<f64>, targets: &ArrayRef1<f64>) -> f64 {
    let (unit, mean) = scaled_mean(outputs, targets, |e| e * e);
    unit * mean.sqrt()
}

/// `(u, (1/N) Σ f(|aᵢ − yᵢ|/u))`, where u is a power of two near the largest error, or 1 where that is 0 or not finite.
#[track_caller]
fn scaled_mean(
    outputs: &ArrayRef1<f64>,
    targets: &ArrayRef1<f64>,
    f: impl Fn(f64) -> f64,
) -> (f64, f64) {
    assert_samples(outputs, targets);
    let errors = || outputs.iter().zip(targets).map(|(a, y)| (a - y).abs());
    let largest = errors().fold(0.0, f64::max);
    let unit = if largest > 0.0 && largest.is_finite() {
        power_of_two_below(largest)
    } else {
        1.0
    };
    let sum: f64 = errors().map(|e| f(e / unit)).sum();
    (unit, sum / outputs.len() as f64)
}

/// As many outputs as targets, and at least one.
#[track_caller]
pub(super) fn assert_samples(outputs: &ArrayRef1<f64>, targets: &ArrayRef1<f64>) {
    let (n_outputs, n_targets) = (outputs.len(), targets.len());
    assert_eq!(
        n_outputs, n_targets,
        "{n_outputs} outputs cannot be compared with {n_targets} targets"
    );
    assert!(
        n_outputs > 0,
        "without a sample there is nothing to measure"
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, array};

    #[test]
    fn they_neither_overflow_nor_vanish() {
        // Errors of 3s and 4s: MAE 3.5 s, RMSE √12.5 s, and s is a power of two.
        for s in [1.0, -1.0, 2_f64.powi(1020), 2_f64.powi(-1000)] {
            let (outputs, targets) = (array![3.0 * s, 0.0], array![0.0, 4.0 * s]);
            assert_eq!(mean_absolute_error(&outputs, &targets), 3.5 * s.abs());
            let rmse = root_mean_squared_error(&outputs, &targets);
            assert_eq!(rmse, 12.5_f64.sqrt() * s.abs());
        }
        let least = array![f64::from_bits(1), 0.0];
        assert_eq!(
            root_mean_squared_error(&least, &array![0.0, 0.0]),
            f64::from_bits(1)
        ); // 0.7 of it
    }

    #[test]
    fn a_mean_of_none_is_none() {
        let (a, y) = (array![1.0, f64::NAN], array![1.0, 2.0]);
        assert!(mean_absolute_error(&a, &y).is_nan());
        assert!(root_mean_squared_error(&a, &y).is_nan());
        let far = array![f64::MAX, 0.0];
        assert_eq!(mean_absolute_error(&far, &-&far), f64::INFINITY);
        assert_eq!(root_mean_squared_error(&far, &-&far), f64::INFINITY);
        assert_eq!(root_mean_squared_error(&y, &y), 0.0);
        assert_eq!(mean_absolute_error(&y, &y), 0.0);
    }

    #[test]
    #[should_panic(expected = "2 outputs cannot be compared with 1 targets")]
    fn lengths_that_differ_panic_with_a_sentence() {
        mean_absolute_error(&array![1.0, 2.0], &array![1.0]);
    }

    #[test]
    #[should_panic(expected = "without a sample there is nothing to measure")]
    fn no_samples_panic_with_a_sentence() {
        root_mean_squared_error(&Array1::zeros(0), &Array1::zeros(0));
    }
}
