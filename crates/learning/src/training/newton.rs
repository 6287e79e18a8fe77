//! Newton's method for a neuron.

use std::ops::ControlFlow;

use ndarray::{Array1, Array2};
use neuron_core::{Neuron, inner_product};

use super::cholesky::Cholesky;
use super::history::{Epoch, History, StopReason};
use super::model::Model;
use super::training_error::TrainingError;
use crate::data::Samples;
use crate::landscape::hessian;
use crate::losses::Curvature;

/// The part of the expected fall that a step must bring, after Armijo.
const SUFFICIENT: f64 = 1e-4;

/// The first damping, beside the ones on the diagonal of the scaled Hessian; and by how much the next is larger.
const DAMPING: f64 = 1.0 / 1_048_576.0;
const MORE_DAMPING: f64 = 8.0;

/// `θ ← θ − t H⁻¹ ∇L`
///
/// Newton's method, also called Newton–Raphson: the step to the minimum of the second-order
/// [`TaylorExpansion`](crate::TaylorExpansion). Near a minimum each step doubles the number of correct digits, and there is
/// no learning rate to choose. For a sigmoid neuron with [`CrossEntropy`](crate::CrossEntropy), which is logistic
/// regression, it is iteratively reweighted least squares, and takes a handful of steps where gradient descent takes
/// thousands. A step costs about n/2 times a gradient, for n inputs, and a factorization of n³/3 operations.
///
/// # Method
///
/// * H is scaled to a diagonal of ±1, so that the units of the inputs do not matter, and factorized by Cholesky:
///   `H = RᵀR`.
/// * Where H is not positive definite, beyond rounding, the direction could lead up. Then a damping μ is added to the
///   diagonal of the scaled H, 2⁻²⁰ and eight times as much until it is: `(H + μD) d = −∇L`, after Levenberg. With a large μ the
///   direction is that of gradient descent.
/// * **Backtracking**: t is 1, and is halved until `L(θ + t d) ≤ L(θ) + 10⁻⁴ · t · d·∇L`, after Armijo. So the loss never
///   rises.
///
/// # Convergence
///
/// The step is expected to lower the loss by `½ ∇L·H⁻¹∇L`. The run has [converged](StopReason::Converged) after
/// a step for which that was below the rounding of the loss, 2⁻⁵² · |L|, when no t lowers the loss, or when the gradient is 0.
/// Where the loss is convex, as cross-entropy is, that is the global minimum; elsewhere it can be any place where the
/// gradient vanishes, a saddle too if training starts on one. The loss is then known to its rounding, and the parameters, whose
/// errors enter it squared, to about the root of that, 1e−8 of the width of the minimum.
///
/// Where a plane divides the samples without a mistake, cross-entropy has no minimum: the weights grow in every epoch, and
/// the loss falls by a constant factor. Such a run ends with [`EpochLimit`](StopReason::EpochLimit), unless the outputs come to
/// be the targets to the last bit. With [`L2`](crate::L2) there is a minimum.
///
/// # Examples
///
/// ```
/// use activations::Sigmoid;
/// use learning::{CrossEntropy, Dataset, L2, Newton, StopReason, gradient};
/// use ndarray::array;
/// use neuron_core::Neuron;
///
/// let data = Dataset::new(
///     &array![[0.0, 1.0], [1.0, 3.0], [2.0, 1.0], [3.0, 4.0], [4.0, 2.0]],
///     &array![0.0, 1.0, 0.0, 1.0, 1.0],
/// )?;
/// let mut neuron = Neuron::zeros(2, Sigmoid);
///
/// let loss = L2 { strength: 0.1, loss: CrossEntropy };
/// let history = Newton { loss, epochs: 100 }.fit(&mut neuron, &data)?;
///
/// assert_eq!(history.stopped, StopReason::Converged);
/// assert!(history.last().number <= 8);
/// assert!(gradient(&loss, &neuron, &data).iter().all(|slope| slope.abs() < 1e-8));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # References
///
/// P. J. Green, "Iteratively reweighted least squares for maximum likelihood estimation, and some robust and resistant
/// alternatives", *Journal of the Royal Statistical Society B* 46(2), 149–192 (1984),
/// doi:10.1111/j.2517-6161.1984.tb01288.x. J. Nocedal, S. J. Wright, *Numerical Optimization*, 2nd edition, Springer (2006),
/// doi:10.1007/978-0-387-40065-5, algorithms 3.1 to 3.3. L. Armijo, "Minimization of functions having Lipschitz continuous
/// first partial derivatives", *Pacific Journal of Mathematics* 16(1), 1–3 (1966), doi:10.2140/pjm.1966.16.1.
/// K. Levenberg, "A method for the solution of certain non-linear problems in least squares", *Quarterly of Applied
/// Mathematics* 2(2), 164–168 (1944), doi:10.1090/qam/10666.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Newton<L> {
    /// The loss that is descended.
    pub loss: L,
    /// The largest number of epochs, one step each.
    pub epochs: usize,
}

impl<L> Newton<L> {
    /// Trains the neuron.
    ///
    /// # Errors
    ///
    /// When the data do not fit the neuron or the loss, when the loss is not a finite number before the first step, or when
    /// the gradient or the Hessian ceases to be finite. After [`TrainingError::CurvatureNotFinite`] the neuron has the
    /// last parameters; after another error it is untouched.
    pub fn fit<'a, A: Sync>(
        &self,
        neuron: &mut Neuron<A>,
        data: impl Into<Samples<'a>>,
    ) -> Result<History, TrainingError>
    where
        L: Curvature<A>,
    {
        self.fit_observed(neuron, data, |_, _| ControlFlow::Continue(()))
    }

    /// Trains the neuron, showing every epoch to `observe`, which may stop it.
    ///
    /// # Errors
    ///
    /// As [`fit`](Self::fit).
    pub fn fit_observed<'a, A: Sync>(
        &self,
        neuron: &mut Neuron<A>,
        data: impl Into<Samples<'a>>,
        mut observe: impl FnMut(&Epoch, &Neuron<A>) -> ControlFlow<()>,
    ) -> Result<History, TrainingError>
    where
        L: Curvature<A>,
    {
        let samples = data.into();
        Model::check(neuron, &self.loss, samples)?;

        let mut workspace = Default::default();
        let mut evaluate = |neuron: &Neuron<A>, theta: &Array1<f64>, gradient: &mut Array1<f64>| {
            let theta = theta.as_slice().expect("parameters are contiguous");
            let gradient = gradient.as_slice_mut().expect("a gradient is contiguous");
            neuron.loss_and_gradient(&self.loss, samples, theta, gradient, &mut workspace)
        };

        let mut theta = Neuron::parameters(neuron);
        let mut gradient = Array1::zeros(theta.len());
        let mut loss = evaluate(neuron, &theta, &mut gradient);
        if !loss.is_finite() {
            return Err(TrainingError::Start { loss });
        }
        let mut ahead = gradient.clone();
        let mut gradient_ahead = gradient.clone();
        let mut epochs = vec![Epoch { number: 0, loss }];
        let mut converged = false;
        let stopped = loop {
            let epoch = epochs.last().expect("the start is there");
            if observe(epoch, neuron).is_break() {
                break StopReason::Observer;
            } else if converged {
                break StopReason::Converged;
            } else if epoch.number == self.epochs {
                break StopReason::EpochLimit;
            }

            let number = epoch.number + 1;
            let hessian = hessian(&self.loss, neuron, samples);
            let finite = hessian.iter().chain(&gradient).all(|x| x.is_finite());
            if !finite {
                return Err(TrainingError::CurvatureNotFinite { epoch: number });
            }
            let direction = direction(hessian, &gradient);
            let slope = inner_product(&gradient, &direction);
            // Less than the rounding of the loss cannot be gained by smaller steps either.
            converged = -slope / 2.0 <= f64::EPSILON * loss.abs();
            let mut t = 1.0;
            let lowered = loop {
                ahead.assign(&theta);
                ahead.scaled_add(t, &direction);
                if ahead == theta || slope >= 0.0 {
                    break None;
                }
                let there = evaluate(neuron, &ahead, &mut gradient_ahead);
                if there <= loss + SUFFICIENT * t * slope {
                    break Some(there);
                } else if converged {
                    break None;
                }
                t /= 2.0;
            };
            let Some(there) = lowered else {
                break StopReason::Converged;
            };
            loss = there;
            std::mem::swap(&mut theta, &mut ahead);
            std::mem::swap(&mut gradient, &mut gradient_ahead);
            Neuron::set_parameters(neuron, &theta);
            epochs.push(Epoch { number, loss });
        };
        Ok(History { epochs, stopped })
    }
}

/// `d = −H⁻¹ ∇L`, with as much damping as makes H positive definite.
fn direction(mut hessian: Array2<f64>, gradient: &Array1<f64>) -> Array1<f64> {
    let n = gradient.len();
    // With sⱼ = 1/√|hⱼⱼ|: (s H s)(d/s) = −s ∇L.
    let scales = Array1::from_shape_fn(n, |j| match hessian[[j, j]].abs().sqrt() {
        0.0 => 1.0,
        root => 1.0 / root,
    });
    for j in 0..n {
        for k in 0..n {
            hessian[[j, k]] = hessian[[j, k]] * scales[j] * scales[k];
        }
    }
    let scaled = -(gradient * &scales);
    let rounding = 4.0 * f64::EPSILON * n as f64;
    let mut damping = 0.0;
    let mut next = DAMPING;
    loop {
        if let Some(factors) = Cholesky::new(&hessian, rounding) {
            let direction = factors.solve(&scaled) * &scales;
            if direction.iter().all(|d| d.is_finite()) {
                return direction;
            }
        }
        if !next.is_finite() {
            return -gradient;
        }
        for diagonal in hessian.diag_mut() {
            *diagonal += next - damping;
        }
        (damping, next) = (next, next * MORE_DAMPING);
    }
}
