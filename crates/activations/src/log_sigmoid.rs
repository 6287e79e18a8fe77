//! Logarithm of the logistic sigmoid.

use crate::{Activation, Differentiable, Sigmoid, Softplus, TwiceDifferentiable};

/// `log_sigmoid(z) = ln σ(z) = −ln(1 + e⁻ᶻ) = −softplus(−z)`, the logarithm of the [`Sigmoid`].
///
/// Read as a probability, σ(z) has this logarithm. It is the loss of a sigmoid neuron under cross-entropy with the
/// sign turned: −ln σ(z) for the target 1, −ln(1 − σ(z)) = −log_sigmoid(−z) for the target 0. Never above 0, always
/// rising; close to z for strong negative inputs and close to 0 for strong positive ones.
///
/// PyTorch calls it `torch.nn.LogSigmoid` and `torch.nn.functional.logsigmoid`, JAX `jax.nn.log_sigmoid`.
///
/// # Derivative
///
/// `log_sigmoid′(z) = 1 − σ(z) = σ(−z)`.
///
/// # Second derivative
///
/// `log_sigmoid″(z) = −σ′(z)`, at least −¼, at 0.
///
/// # Numerics
///
/// The logarithm of σ(z) fails twice: below z = −745.13, where σ(z) is 0, it is −∞, and from z = 37.43 on, where σ(z)
/// is 1, it is 0. Here it is [`Softplus`] of −z with the sign turned, and turning a sign rounds nothing: every
/// property and every error bound of softplus is one of this function too. The same holds of its slope, which is the
/// sigmoid, and of its second derivative.
///
/// * log_sigmoid(±0) = −ln 2, log_sigmoid(−∞) = −∞, log_sigmoid(+∞) = −0; log_sigmoid′(±0) = ½, log_sigmoid′(−∞) = 1,
///   log_sigmoid′(+∞) = 0; log_sigmoid″(±0) = −¼, log_sigmoid″(±∞) = −0; NaN gives NaN.
/// * It stays negative up to z = 745.13, through the subnormal numbers.
///
/// # Examples
///
/// ```
/// use activations::{Activation, Differentiable, LogSigmoid, Sigmoid, Softplus};
///
/// // σ(ln 3) = 3/4.
/// assert!((LogSigmoid.apply(3.0_f64.ln()) - 0.75_f64.ln()).abs() < 1e-15);
/// assert_eq!(LogSigmoid.apply(2.5), -Softplus.apply(-2.5));
/// assert_eq!(LogSigmoid.derivative(2.5), Sigmoid.apply(-2.5));
///
/// // Where the sigmoid has run out of digits, its logarithm has not.
/// assert_eq!(Sigmoid.apply(-800.0).ln(), f64::NEG_INFINITY);
/// assert_eq!(LogSigmoid.apply(-800.0), -800.0);
/// ```
///
/// # References
///
/// C. M. Bishop, *Pattern Recognition and Machine Learning*, Springer (2006), section 4.3.2, on the logarithm of the
/// sigmoid as the likelihood of logistic regression.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LogSigmoid;

impl Activation for LogSigmoid {
    #[inline(always)]
    fn apply(&self, z: f64) -> f64 {
        -Softplus.apply(-z)
    }
}

impl Differentiable for LogSigmoid {
    #[inline(always)]
    fn derivative(&self, z: f64) -> f64 {
        Sigmoid.apply(-z)
    }
}

impl TwiceDifferentiable for LogSigmoid {
    #[inline(always)]
    fn second_derivative(&self, z: f64) -> f64 {
        -Sigmoid.derivative(z)
    }
}
