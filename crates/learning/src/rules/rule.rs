//! Update rules: the trait that turns a gradient into a step.

use crate::training::TrainingError;

/// `θ ← θ + Δ(∇L)`: a rule that turns a gradient into a step.
///
/// Each rule is a small type in a file of its own, whose fields are its hyperparameters and whose
/// [`update`](Self::update) is its formula. A rule knows nothing of what it moves: neurons, networks and functions
/// of a few numbers are trained by the same ones, with [`Training`](crate::Training) or
/// [`Descent`](crate::Descent).
///
/// The trait can be used as `Box<dyn Rule>`, so a program can let its user choose.
///
/// # Examples
///
/// A rule of one's own: gradient descent that looks at the sign of each slope only.
///
/// ```
/// use learning::{Descent, Rule, TrainingError};
/// use ndarray::array;
///
/// struct SignDescent {
///     step: f64,
/// }
///
/// impl Rule for SignDescent {
///     fn check(&self) -> Result<(), TrainingError> {
///         Ok(())
///     }
///     fn update(&self, _: &mut [f64], theta: &mut [f64], gradient: &[f64]) {
///         for (theta, slope) in theta.iter_mut().zip(gradient) {
///             *theta -= self.step * slope.signum();
///         }
///     }
/// }
///
/// // f(θ) = θ₁² + 100 θ₂², down from (3, 2).
/// let bowl = |theta: &[f64], gradient: &mut [f64]| {
///     gradient.copy_from_slice(&[2.0 * theta[0], 200.0 * theta[1]]);
///     theta[0] * theta[0] + 100.0 * theta[1] * theta[1]
/// };
/// let mut theta = array![3.0, 2.0];
/// Descent { rule: SignDescent { step: 0.5 }, steps: 4 }.minimize(bowl, &mut theta)?;
/// assert_eq!(theta, array![1.0, 0.0]);
/// # Ok::<(), learning::TrainingError>(())
/// ```
pub trait Rule {
    /// Are the hyperparameters in their ranges?
    ///
    /// # Errors
    ///
    /// The first one that is not.
    fn check(&self) -> Result<(), TrainingError>;

    /// What the rule remembers from update to update (velocities, averages), as it is before the first one.
    /// Nothing, unless a rule says otherwise.
    fn memory(&self, n_parameters: usize) -> Vec<f64> {
        let _ = n_parameters;
        Vec::new()
    }

    /// Tells the rule that an epoch begins, counted from 1. Only a rule whose hyperparameters change with time
    /// listens.
    fn begin_epoch(&self, memory: &mut [f64], epoch: usize) {
        let _ = (memory, epoch);
    }

    /// Where the gradient is to be taken: `None` for θ itself, or another point, written to `buffer`.
    fn lookahead<'b>(
        &self,
        memory: &[f64],
        theta: &[f64],
        buffer: &'b mut [f64],
    ) -> Option<&'b [f64]> {
        let _ = (memory, theta, buffer);
        None
    }

    /// One update of θ by the gradient ∇L. This is the rule.
    ///
    /// # Shapes
    ///
    /// `theta` and `gradient` are equally long; `memory` is as long as [`memory`](Self::memory) made it.
    fn update(&self, memory: &mut [f64], theta: &mut [f64], gradient: &[f64]);
}

/// A rule with a learning rate η, which a [`Scheduled`](crate::Scheduled) rule can change from epoch to epoch.
pub trait LearningRate: Rule + Sized {
    /// `η`
    fn learning_rate(&self) -> f64;

    /// The same rule with another η.
    #[must_use]
    fn with_learning_rate(&self, learning_rate: f64) -> Self;
}

macro_rules! forward_rule {
    ($($pointer:ty),*) => {$(
        impl<R: Rule + ?Sized> Rule for $pointer {
            fn check(&self) -> Result<(), TrainingError> {
                (**self).check()
            }

            fn memory(&self, n_parameters: usize) -> Vec<f64> {
                (**self).memory(n_parameters)
            }

            fn begin_epoch(&self, memory: &mut [f64], epoch: usize) {
                (**self).begin_epoch(memory, epoch);
            }

            fn lookahead<'b>(
                &self,
                memory: &[f64],
                theta: &[f64],
                buffer: &'b mut [f64],
            ) -> Option<&'b [f64]> {
                (**self).lookahead(memory, theta, buffer)
            }

            fn update(&self, memory: &mut [f64], theta: &mut [f64], gradient: &[f64]) {
                (**self).update(memory, theta, gradient);
            }
        }
    )*};
}

forward_rule!(&R, Box<R>);

macro_rules! with_learning_rate {
    ($($rule:ident),*) => {$(
        impl LearningRate for crate::$rule {
            fn learning_rate(&self) -> f64 {
                self.learning_rate
            }

            fn with_learning_rate(&self, learning_rate: f64) -> Self {
                let mut rule = *self;
                rule.learning_rate = learning_rate;
                rule
            }
        }
    )*};
}

with_learning_rate!(GradientDescent, Momentum, Nesterov, AdaGrad, RmsProp, Adam);

/// `η > 0`, finite; NaN fails.
pub(crate) fn check_learning_rate(learning_rate: f64) -> Result<(), TrainingError> {
    check_positive("the learning rate", learning_rate)
}

/// `value > 0`, finite; NaN fails.
pub(super) fn check_positive(name: &'static str, value: f64) -> Result<(), TrainingError> {
    if value > 0.0 && value.is_finite() {
        Ok(())
    } else {
        Err(TrainingError::NotPositive { name, value })
    }
}

/// `value ≥ 0`, finite; NaN fails.
pub(crate) fn check_from_zero(name: &'static str, value: f64) -> Result<(), TrainingError> {
    if value >= 0.0 && value.is_finite() {
        Ok(())
    } else {
        Err(TrainingError::Negative { name, value })
    }
}

/// `0 ≤ γ < 1`; NaN fails.
pub(super) fn check_fraction(name: &'static str, value: f64) -> Result<(), TrainingError> {
    if (0.0..1.0).contains(&value) {
        Ok(())
    } else {
        Err(TrainingError::NotAFraction { name, value })
    }
}

/// `√(a² + b²)`, also where the squares overflow or vanish; where the root of finite numbers would overflow, the largest
/// number, so that what is divided by it does not vanish.
#[inline(always)]
pub(super) fn hypotenuse(a: f64, b: f64) -> f64 {
    const SAFE: std::ops::Range<f64> = 1e-140..1e140;
    let largest = a.abs().max(b.abs());
    if SAFE.contains(&largest) || !largest.is_finite() {
        (a * a + b * b).sqrt()
    } else {
        // A power of two, so that scaling rounds nothing.
        let exponent = if largest < 1.0 {
            1023 + 600
        } else {
            1023 - 600
        };
        let scale = f64::from_bits(exponent << 52);
        let (a, b) = (a * scale, b * scale);
        ((a * a + b * b).sqrt() / scale).min(f64::MAX)
    }
}
