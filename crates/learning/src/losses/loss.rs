//! Loss functions: the trait of L(z, y).

use std::ops::RangeInclusive;

/// `L = c · Σ ℓ(φ(zᵢ), yᵢ)`
///
/// A loss: how far the outputs are from the targets, as one number. It is told through its values on single
/// samples, as the weighted input z sees them, and through their slope δ, the error signal. Everything else in
/// this crate (gradient, descent, surface, Hessian) is made from these.
///
/// The type parameter A is the activation that the loss goes with. [`SquaredError`](crate::SquaredError) goes with
/// every activation that has a slope, [`CrossEntropy`](crate::CrossEntropy) with the sigmoid and with nothing else.
///
/// # Examples
///
/// A loss of one's own, which weighs large and small misses alike in their slope:
///
/// ```
/// use activations::Identity;
/// use learning::Loss;
///
/// /// `ℓ = |z − y|`, whose slope at the kink is taken to be 0.
/// struct AbsoluteError;
///
/// impl Loss<Identity> for AbsoluteError {
///     fn value(&self, _: &Identity, z: f64, y: f64) -> f64 {
///         (z - y).abs()
///     }
///     fn error_signal(&self, _: &Identity, z: f64, y: f64) -> f64 {
///         if z == y { 0.0 } else { (z - y).signum() }
///     }
/// }
///
/// assert_eq!(AbsoluteError.value(&Identity, 3.0, 5.0), 2.0);
/// assert_eq!(AbsoluteError.error_signal(&Identity, 3.0, 5.0), -1.0);
/// ```
///
/// A program that lets its user choose the loss holds a box:
///
/// ```
/// use activations::Sigmoid;
/// use learning::{CrossEntropy, Loss, Mean, SquaredError};
///
/// let choose = |name: &str| -> Box<dyn Loss<Sigmoid>> {
///     match name {
///         "cross-entropy" => Box::new(CrossEntropy),
///         _ => Box::new(Mean(SquaredError)),
///     }
/// };
/// assert_eq!(choose("squared error").value(&Sigmoid, 0.0, 1.0), 0.125);
/// ```
pub trait Loss<A>: Sync {
    /// `ℓ(φ(z), y)`, the loss of one sample.
    fn value(&self, activation: &A, z: f64, y: f64) -> f64;

    /// `δ = ∂ℓ/∂z`, the error signal of one sample.
    fn error_signal(&self, activation: &A, z: f64, y: f64) -> f64;

    /// ℓ and δ of several samples at once, written to `values` and `error_signals`: the numbers of
    /// [`value`](Self::value) and [`error_signal`](Self::error_signal), from which they come unless a loss says otherwise.
    ///
    /// Sums over many samples call it for 64 at a time, so that a box is opened once for them all.
    ///
    /// # Shapes
    ///
    /// All four are equally long.
    #[inline(always)]
    fn values_and_error_signals(
        &self,
        activation: &A,
        z: &[f64],
        y: &[f64],
        values: &mut [f64],
        error_signals: &mut [f64],
    ) {
        let results = values.iter_mut().zip(error_signals);
        for ((&z, &y), (value, delta)) in z.iter().zip(y).zip(results) {
            *value = self.value(activation, z, y);
            *delta = self.error_signal(activation, z, y);
        }
    }

    /// `c`, the factor before the sum over `n_samples` samples: 1 unless a loss says otherwise.
    ///
    /// This is where conventions differ. [`Mean`](crate::Mean) makes it 1/N and [`Scaled`](crate::Scaled) any
    /// number.
    fn scale(&self, n_samples: usize) -> f64 {
        let _ = n_samples;
        1.0
    }

    /// `λ`, the strength of the penalty ½ λ |w|² on the weights: 0 unless a loss says otherwise.
    ///
    /// [`L2`](crate::L2) makes it another number.
    fn penalty(&self, n_samples: usize) -> f64 {
        let _ = n_samples;
        0.0
    }

    /// Where a target y may lie: anywhere among the finite numbers, unless a loss says otherwise.
    fn targets(&self) -> RangeInclusive<f64> {
        f64::MIN..=f64::MAX
    }
}

macro_rules! forward_loss {
    ($($pointer:ty),*) => {$(
        impl<A, L: Loss<A> + ?Sized> Loss<A> for $pointer {
            #[inline]
            fn value(&self, activation: &A, z: f64, y: f64) -> f64 {
                (**self).value(activation, z, y)
            }

            #[inline]
            fn error_signal(&self, activation: &A, z: f64, y: f64) -> f64 {
                (**self).error_signal(activation, z, y)
            }

            #[inline]
            fn values_and_error_signals(
                &self,
                activation: &A,
                z: &[f64],
                y: &[f64],
                values: &mut [f64],
                error_signals: &mut [f64],
            ) {
                (**self).values_and_error_signals(activation, z, y, values, error_signals);
            }

            fn scale(&self, n_samples: usize) -> f64 {
                (**self).scale(n_samples)
            }

            fn penalty(&self, n_samples: usize) -> f64 {
                (**self).penalty(n_samples)
            }

            fn targets(&self) -> RangeInclusive<f64> {
                (**self).targets()
            }
        }
    )*};
}

forward_loss!(&L, Box<L>);
