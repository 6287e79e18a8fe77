//! Softmax: weighted inputs become shares of one.

use activations::{Activation, Sigmoid};

use crate::vector_activation::VectorActivation;

/// `aₖ = exp(zₖ) / Σⱼ exp(zⱼ)`
///
/// Positive outputs whose sum is 1, the larger the larger zₖ is beside the others. It is the activation of an output layer
/// with one neuron for each class, whose outputs are read as probabilities. It is no function of one number, and so no
/// [`Activation`]; its loss is [`CrossEntropy`](learning::CrossEntropy). Of two classes each output is the sigmoid of a
/// difference: `a₁ = σ(z₁ − z₂)`.
///
/// # Numerics
///
/// The formula overflows from z = 710 on, and is 0/0 where all z are below −745. Here the largest z is taken away from all
/// first, which changes nothing but the exponentials: `eₖ = exp(zₖ − max z)` is at most 1, and 1 for the largest. From the
/// sigmoid, which is exact to a few units in the last place down to the subnormal numbers, the exponential is
/// `exp(t) = σ(t)/(1 − σ(t))` for t ≤ 0.
///
/// * z = −∞ has the output 0, where another z is a number. The output of a NaN is NaN, and so are all others; where z = ∞
///   occurs, or all are −∞, nothing is defined, and they are NaN.
/// * A difference between two z that is larger than the largest double is taken for infinite, and the smaller output for 0.
///
/// # Examples
///
/// ```
/// use networks::{Softmax, VectorActivation};
///
/// let mut a = [0.0; 4];
/// Softmax.apply_vector(&[7.0; 4], &mut a);
/// assert_eq!(a, [0.25; 4]);
/// Softmax.apply_vector(&[1e308, -1e308, 1e308, 0.0], &mut a);
/// assert_eq!(a, [0.5, 0.0, 0.5, 0.0]);
/// ```
///
/// # References
///
/// J. S. Bridle, "Probabilistic interpretation of feedforward classification network outputs, with relationships to
/// statistical pattern recognition", in *Neurocomputing*, NATO ASI Series 68, 227–236 (1990),
/// doi:10.1007/978-3-642-76153-9_28.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Softmax;

// ANCHOR: softmax
impl VectorActivation for Softmax {
    fn apply_vector(&self, z: &[f64], a: &mut [f64]) {
        assert_eq!(
            z.len(),
            a.len(),
            "there is an output for each weighted input"
        );
        let largest = z.iter().copied().fold(f64::NEG_INFINITY, larger);
        let mut sum = 0.0;
        for (e, z) in a.iter_mut().zip(z) {
            *e = exponential(z - largest);
            sum += *e;
        }
        for a in a {
            *a /= sum;
        }
    }
}
// ANCHOR_END: softmax

/// `exp(t)` for t ≤ 0.
#[inline(always)]
pub(crate) fn exponential(t: f64) -> f64 {
    let s = Sigmoid.apply(t);
    s / (1.0 - s)
}

/// The larger of two numbers, and NaN for NaN.
#[inline(always)]
pub(crate) fn larger(a: f64, b: f64) -> f64 {
    if a > b || a.is_nan() { a } else { b }
}
