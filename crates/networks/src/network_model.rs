//! A network as a model: what `learning` trains.

use activations::Differentiable;
use learning::{Model, Samples, TrainingError, VectorLoss};
use ndarray::{Array1, ArrayRef1};

use crate::kernel::Pass;
use crate::network::Network;
use crate::penalty::add_penalty;

/// θ holds the neurons one after the other, layer by layer, each as `(w₁, …, wₙ, b)`.
impl<A: Differentiable + Sync, O: Sync, L: VectorLoss<O>> Model<L> for Network<A, O> {
    type Workspace = Pass;

    fn parameters(&self) -> Array1<f64> {
        Network::parameters(self)
    }

    fn set_parameters(&mut self, theta: &ArrayRef1<f64>) {
        Network::set_parameters(self, theta);
    }

    fn check(&self, loss: &L, samples: Samples<'_>) -> Result<(), TrainingError> {
        if self.n_inputs() != samples.n_inputs() {
            return Err(TrainingError::InputLength {
                expected: self.n_inputs(),
                found: samples.n_inputs(),
            });
        }
        if self.n_outputs() != samples.n_targets() {
            return Err(TrainingError::TargetLength {
                expected: self.n_outputs(),
                found: samples.n_targets(),
            });
        }
        let n = samples.n_samples();
        for (name, value) in [
            ("the factor of a loss", loss.sum_scale(n)),
            ("the strength of a penalty", loss.weight_penalty(n)),
        ] {
            if !(value >= 0.0 && value.is_finite()) {
                return Err(TrainingError::Negative { name, value });
            }
        }
        let range = loss.target_range();
        for (row, y) in samples.target_vectors().rows().into_iter().enumerate() {
            if let Some(&target) = y.iter().find(|y| !range.contains(y)) {
                return Err(TrainingError::Target {
                    row,
                    target,
                    low: *range.start(),
                    high: *range.end(),
                });
            }
        }
        Ok(())
    }

    fn loss_and_gradient(
        &self,
        loss: &L,
        samples: Samples<'_>,
        theta: &[f64],
        gradient: &mut [f64],
        pass: &mut Pass,
    ) -> f64 {
        let sum = pass.loss_and_gradient(self, loss, theta, samples, gradient);
        let scale = loss.sum_scale(samples.n_samples());
        if scale != 1.0 {
            for g in &mut *gradient {
                *g *= scale;
            }
        }
        scale * sum + add_penalty(loss, pass.widths(), theta, samples, Some(gradient))
    }

    fn loss_at(&self, loss: &L, samples: Samples<'_>, theta: &[f64], pass: &mut Pass) -> f64 {
        let sum = pass.loss(self, loss, theta, samples);
        let scale = loss.sum_scale(samples.n_samples());
        scale * sum + add_penalty(loss, pass.widths(), theta, samples, None)
    }

    fn scale(&self, loss: &L, n_samples: usize) -> f64 {
        loss.sum_scale(n_samples)
    }
}
