//! Taylor expansion of the loss along a direction.

use ndarray::{Array1, Array2, ArrayRef1};
use neuron_core::{Neuron, inner_product};

use super::gradient::loss_and_gradient;
use super::hessian::hessian;
use crate::data::Samples;
use crate::losses::Curvature;

/// `u · ∇L = u₁ ∂L/∂θ₁ + u₂ ∂L/∂θ₂ + …`
///
/// The directional derivative: how fast the loss changes when the parameters move in the direction u. Negative
/// directions are those in which it falls. For a u of length 1 the value lies between −|∇L| and |∇L|, and is the
/// lowest for u = −∇L/|∇L|.
///
/// # Shapes
///
/// `gradient` and `u` are equally long.
///
/// # Panics
///
/// When the lengths differ.
///
/// # Examples
///
/// ```
/// use learning::directional_derivative;
/// use ndarray::array;
///
/// let gradient = array![3.0, 4.0];
/// assert_eq!(directional_derivative(&gradient, &array![1.0, 0.0]), 3.0);
/// assert_eq!(directional_derivative(&gradient, &array![-4.0, 3.0]), 0.0); // along the contour
/// assert_eq!(directional_derivative(&gradient, &array![-0.6, -0.8]), -5.0); // −|∇L|
/// ```
#[track_caller]
#[must_use]
pub fn directional_derivative(gradient: &ArrayRef1<f64>, u: &ArrayRef1<f64>) -> f64 {
    inner_product(gradient, u)
}

/// `L(θ + Δ) ≈ L(θ) + Δ · ∇L + ½ Δᵀ H Δ`
///
/// What the loss, its slope and its curvature at one place predict about others.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{Dataset, SquaredError, TaylorExpansion};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])?;
/// let at_zero = TaylorExpansion::new(&SquaredError, &Neuron::zeros(1, Sigmoid), &data);
///
/// // One step of gradient descent with η = 5. To first order the loss becomes negative, which no sum of
/// // squares can.
/// let step = -5.0 * &at_zero.gradient;
/// assert!(at_zero.first_order(&step) < 0.0);
/// assert!(at_zero.second_order(&step) > 0.0);
///
/// // The best step against the gradient, as far as second order can tell, is η = |∇L|²/(∇Lᵀ H ∇L).
/// let curvature = at_zero.curvature_along(&at_zero.gradient);
/// let best = at_zero.gradient.dot(&at_zero.gradient) / curvature;
/// assert!((2.24..2.25).contains(&best));
/// # Ok::<(), learning::DatasetError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct TaylorExpansion {
    /// `L(θ)`
    pub loss: f64,
    /// `∇L(θ)`, shape `(n_inputs + 1)`.
    pub gradient: Array1<f64>,
    /// `H(θ)`, shape `(n_inputs + 1, n_inputs + 1)`.
    pub hessian: Array2<f64>,
}

impl TaylorExpansion {
    /// The expansion of a neuron's loss about its parameters.
    ///
    /// # Panics
    ///
    /// When the samples do not have as many inputs as the neuron, or when they have several targets.
    #[track_caller]
    #[must_use]
    pub fn new<'a, A: Sync, L: Curvature<A>>(
        loss: &L,
        neuron: &Neuron<A>,
        data: impl Into<Samples<'a>>,
    ) -> Self {
        let data = data.into();
        let (value, gradient) = loss_and_gradient(loss, neuron, data);
        Self {
            loss: value,
            gradient,
            hessian: hessian(loss, neuron, data),
        }
    }

    /// `L + Δ · ∇L`
    ///
    /// # Panics
    ///
    /// When the length of `step` is not that of the gradient.
    #[track_caller]
    #[must_use]
    pub fn first_order(&self, step: &ArrayRef1<f64>) -> f64 {
        self.loss + directional_derivative(&self.gradient, step)
    }

    /// `L + Δ · ∇L + ½ Δᵀ H Δ`
    ///
    /// # Panics
    ///
    /// When the length of `step` is not that of the gradient.
    #[track_caller]
    #[must_use]
    pub fn second_order(&self, step: &ArrayRef1<f64>) -> f64 {
        self.first_order(step) + 0.5 * self.curvature_along(step)
    }

    /// `uᵀ H u`, the second derivative of the loss along u.
    ///
    /// Where it is positive, the second order is the lowest for a step of `−(u · ∇L)/(uᵀ H u)` along u.
    ///
    /// # Panics
    ///
    /// When the length of `u` is not that of the gradient.
    #[track_caller]
    #[must_use]
    pub fn curvature_along(&self, u: &ArrayRef1<f64>) -> f64 {
        let h_times_u: Array1<f64> = self
            .hessian
            .rows()
            .into_iter()
            .map(|row| inner_product(&row, u))
            .collect();
        inner_product(&h_times_u, u)
    }
}
