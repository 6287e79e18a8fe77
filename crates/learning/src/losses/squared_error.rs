//! Squared error.

use activations::{Differentiable, TwiceDifferentiable};

use super::curvature::Curvature;
use super::loss::Loss;

/// `L = ½ Σ (aᵢ − yᵢ)²`
///
/// The squared distance between outputs and targets, halved. The half cancels the 2 that differentiation brings,
/// and the gradient is the sum over the samples, not their mean. This is the convention here, and numbers
/// computed with another one differ: [`Mean`](crate::Mean)`(SquaredError)` divides by the number of samples, which makes
/// half of the mean squared error (MSE), and [`Scaled`](crate::Scaled) with a factor of 2 is the loss without the half.
/// [`MeanSquaredError`](crate::MeanSquaredError) is both: the MSE as it is usually written.
///
/// # Derivative
///
/// `δ = (a − y) · φ′(z)`. Where φ is flat δ vanishes, however wrong the output is.
///
/// `∂²ℓ/∂z² = φ′(z)² + (a − y) · φ″(z)`, whose second term can be negative: the loss of a sigmoid neuron is not
/// convex.
///
/// # Examples
///
/// A step unit has no slope, so there is nothing for gradient descent to follow, and the program does not compile:
///
/// ```compile_fail,E0277
/// use activations::{Sigmoid, Step};
/// use learning::{Dataset, GradientDescent, SquaredError, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.0], [1.0]], &array![0.0, 1.0])?;
/// let rule = GradientDescent { learning_rate: 1.0 };
/// Training { loss: SquaredError, rule, epochs: 10 }.fit(&mut Neuron::zeros(1, Step::default()), &data)?;
/// # let _ = Sigmoid;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// With the sigmoid in its place it does:
///
/// ```
/// use activations::{Sigmoid, Step};
/// use learning::{Dataset, GradientDescent, SquaredError, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.0], [1.0]], &array![0.0, 1.0])?;
/// let rule = GradientDescent { learning_rate: 1.0 };
/// Training { loss: SquaredError, rule, epochs: 10 }.fit(&mut Neuron::zeros(1, Sigmoid), &data)?;
/// # let _ = Step::default();
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SquaredError;

// ANCHOR: squared_error
impl<A: Differentiable> Loss<A> for SquaredError {
    #[inline]
    fn value(&self, activation: &A, z: f64, y: f64) -> f64 {
        let a = activation.apply(z);
        0.5 * (a - y) * (a - y)
    }

    #[inline]
    fn error_signal(&self, activation: &A, z: f64, y: f64) -> f64 {
        let a = activation.apply(z);
        (a - y) * activation.derivative(z)
    }
}
// ANCHOR_END: squared_error

impl<A: TwiceDifferentiable> Curvature<A> for SquaredError {
    #[inline]
    fn curvature(&self, activation: &A, z: f64, y: f64) -> f64 {
        let a = activation.apply(z);
        let slope = activation.derivative(z);
        slope * slope + (a - y) * activation.second_derivative(z)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use activations::Sigmoid;

    #[test]
    fn at_ln_3_everything_is_a_fraction() {
        // σ(ln 3) = 3/4, σ′ = 3/16, σ″ = σ′(1 − 2σ) = −3/32. With y = 1/4:
        let z = 3.0_f64.ln();
        let near =
            |a: f64, b: f64| assert!((a - b).abs() <= 2.0 * f64::EPSILON * b.abs(), "{a} {b}");
        near(SquaredError.value(&Sigmoid, z, 0.25), 1.0 / 8.0);
        near(SquaredError.error_signal(&Sigmoid, z, 0.25), 3.0 / 32.0);
        near(
            SquaredError.curvature(&Sigmoid, z, 0.25),
            9.0 / 256.0 - 3.0 / 64.0,
        );
    }

    #[test]
    fn a_saturated_sigmoid_learns_nothing_from_a_large_error() {
        let loss = SquaredError;
        assert_eq!(loss.value(&Sigmoid, 40.0, 0.0), 0.5);
        assert!(loss.error_signal(&Sigmoid, 40.0, 0.0) < 1e-17);
        assert!(loss.error_signal(&Sigmoid, 40.0, 0.0) > 0.0);
    }

    #[test]
    fn nan_in_nan_out() {
        assert!(SquaredError.value(&Sigmoid, f64::NAN, 0.0).is_nan());
        assert!(SquaredError.error_signal(&Sigmoid, f64::NAN, 0.0).is_nan());
        assert!(SquaredError.curvature(&Sigmoid, f64::NAN, 0.0).is_nan());
    }
}
