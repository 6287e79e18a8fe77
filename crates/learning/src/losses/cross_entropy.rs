//! Cross-entropy (log loss).

use std::ops::RangeInclusive;

use activations::{Activation, Differentiable, Sigmoid, Softplus};

use super::curvature::Curvature;
use super::loss::Loss;

/// `L = −Σ (yᵢ ln aᵢ + (1 − yᵢ) ln(1 − aᵢ))` with `a = σ(z)`
///
/// The loss of a sigmoid neuron whose output is read as a probability: the surprise at seeing the targets. It
/// exists for the sigmoid only, because only there does the slope of the activation cancel.
///
/// # Derivative
///
/// `δ = a − y`: no factor that vanishes where the neuron is saturated and wrong.
///
/// `∂²ℓ/∂z² = σ′(z) > 0`: the loss is convex in the parameters, so that every minimum is a global one.
///
/// # Numerics
///
/// The formula takes the logarithm of an output that may have rounded to 0 or 1. With −ln σ(z) = softplus(−z) and
/// softplus(−z) = softplus(z) − z it becomes `ℓ = softplus(z) − y·z`, which is the same function, is
/// finite for every finite z and needs no clipping. Its value does not use the output at all, which is why the
/// `&Sigmoid` it is given goes unused: the type alone has said everything.
///
/// For z > 0 the two terms nearly cancel when y is near 1, so there it is computed as softplus(−z) + (1 − y)·z,
/// the same function again, with two terms that are not negative. In the same way δ is (1 − y) − σ(−z) there: σ(z)
/// rounds to 1 from z = 37.43 on, and a neuron that is right and nearly sure would have nothing left to learn from.
///
/// A target must be in [0, 1]; outside the loss has no minimum.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{CrossEntropy, Loss};
///
/// // Undecided costs ln 2, whatever the target; being certain and wrong costs |z|.
/// assert_eq!(CrossEntropy.value(&Sigmoid, 0.0, 1.0), std::f64::consts::LN_2);
/// assert_eq!(CrossEntropy.value(&Sigmoid, 800.0, 0.0), 800.0);
/// assert_eq!(CrossEntropy.error_signal(&Sigmoid, 800.0, 0.0), 1.0);
/// ```
///
/// With another activation it is another loss, and the program does not compile:
///
/// ```compile_fail,E0277
/// use activations::{Relu, Sigmoid};
/// use learning::{CrossEntropy, Dataset, GradientDescent, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.0], [1.0]], &array![0.0, 1.0])?;
/// let rule = GradientDescent { learning_rate: 1.0 };
/// Training { loss: CrossEntropy, rule, epochs: 10 }.fit(&mut Neuron::zeros(1, Relu), &data)?;
/// # let _ = Sigmoid;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// With the sigmoid it does:
///
/// ```
/// use activations::{Relu, Sigmoid};
/// use learning::{CrossEntropy, Dataset, GradientDescent, Training};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.0], [1.0]], &array![0.0, 1.0])?;
/// let rule = GradientDescent { learning_rate: 1.0 };
/// Training { loss: CrossEntropy, rule, epochs: 10 }.fit(&mut Neuron::zeros(1, Sigmoid), &data)?;
/// # let _ = Relu;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CrossEntropy;

// ANCHOR: cross_entropy
impl Loss<Sigmoid> for CrossEntropy {
    #[inline]
    fn value(&self, _: &Sigmoid, z: f64, y: f64) -> f64 {
        // softplus(z) − y·z, in the form whose two terms are not negative
        let weight = if z > 0.0 { 1.0 - y } else { y };
        Softplus.apply(-z.abs()) + weight * z.abs()
    }

    #[inline]
    fn error_signal(&self, sigmoid: &Sigmoid, z: f64, y: f64) -> f64 {
        // σ(z) − y; for z > 0 by the small σ(−z), which 1 − σ(−z) would lose
        let small = sigmoid.apply(-z.abs());
        if z > 0.0 {
            (1.0 - y) - small
        } else {
            small - y
        }
    }

    fn targets(&self) -> RangeInclusive<f64> {
        0.0..=1.0
    }
}
// ANCHOR_END: cross_entropy

impl Curvature<Sigmoid> for CrossEntropy {
    #[inline]
    fn curvature(&self, sigmoid: &Sigmoid, z: f64, _: f64) -> f64 {
        sigmoid.derivative(z)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_ln_3_it_is_the_textbook_formula() {
        // σ(ln 3) = 3/4
        let z = 3.0_f64.ln();
        for y in [0.0, 0.25, 0.75, 1.0] {
            let textbook = -y * 0.75_f64.ln() - (1.0 - y) * 0.25_f64.ln();
            for (z, y) in [(z, y), (-z, 1.0 - y)] {
                let ours = CrossEntropy.value(&Sigmoid, z, y);
                assert!(
                    (ours - textbook).abs() <= 4.0 * f64::EPSILON,
                    "z = {z}, y = {y}: {ours}"
                );
            }
        }
    }

    #[test]
    fn undecided_the_error_signal_is_one_half_minus_the_target() {
        // Both are multiples of the same power of two, so the difference is a number; (1 − y) − ½ would round.
        for y in [0.0, 0.3, 0.6, 0.9, 1.0] {
            for z in [0.0, -0.0] {
                assert_eq!(CrossEntropy.error_signal(&Sigmoid, z, y), 0.5 - y, "{y}");
            }
        }
    }

    #[test]
    fn a_certain_right_answer_costs_nearly_nothing_and_not_nothing() {
        // ln(1 + e⁻ᶻ) = e⁻ᶻ to within e⁻²ᶻ/2
        let cost = CrossEntropy.value(&Sigmoid, 40.0, 1.0);
        assert!((cost / (-40.0_f64).exp() - 1.0).abs() < 4.0 * f64::EPSILON);
        assert_eq!(CrossEntropy.value(&Sigmoid, f64::MAX, 1.0), 0.0);
    }

    #[test]
    fn a_nearly_certain_right_answer_still_has_an_error_signal() {
        // σ(z) − 1 = −1/(1 + eᶻ), which is −e⁻ᶻ to within e⁻²ᶻ
        for z in [30.0_f64, 37.0, 40.0, 700.0] {
            let delta = CrossEntropy.error_signal(&Sigmoid, z, 1.0);
            assert!((delta / (-z).exp() + 1.0).abs() < 1e-12, "z = {z}: {delta}");
            assert_eq!(CrossEntropy.error_signal(&Sigmoid, -z, 0.0), -delta);
        }
    }

    #[test]
    fn only_targets_from_0_to_1_are_allowed() {
        let allowed = CrossEntropy.targets();
        assert!([0.0, 0.5, 1.0].iter().all(|y| allowed.contains(y)));
        assert!([-0.1, 1.1, f64::NAN].iter().all(|y| !allowed.contains(y)));
    }

    #[test]
    fn nan_in_nan_out() {
        assert!(CrossEntropy.value(&Sigmoid, f64::NAN, 0.0).is_nan());
        assert!(CrossEntropy.error_signal(&Sigmoid, f64::NAN, 0.0).is_nan());
    }
}
