//! A neuron as a model.

use ndarray::{Array1, ArrayRef1};
use neuron_core::Neuron;

use super::model::Model;
use super::training_error::TrainingError;
use crate::data::Samples;
use crate::kernel::Pass;
use crate::losses::Loss;
use crate::rules::check_from_zero;

/// θ = (w₁, …, wₙ, b), the bias last.
impl<A: Sync, L: Loss<A>> Model<L> for Neuron<A> {
    type Workspace = Pass;

    fn parameters(&self) -> Array1<f64> {
        Neuron::parameters(self)
    }

    fn set_parameters(&mut self, theta: &ArrayRef1<f64>) {
        Neuron::set_parameters(self, theta);
    }

    fn check(&self, loss: &L, samples: Samples<'_>) -> Result<(), TrainingError> {
        if self.n_inputs() != samples.n_inputs() {
            return Err(TrainingError::InputLength {
                expected: self.n_inputs(),
                found: samples.n_inputs(),
            });
        }
        if samples.n_targets() != 1 {
            return Err(TrainingError::TargetLength {
                expected: 1,
                found: samples.n_targets(),
            });
        }
        let n = samples.n_samples();
        for (name, value) in [
            ("the factor of a loss", loss.scale(n)),
            ("the strength of a penalty", loss.penalty(n)),
        ] {
            check_from_zero(name, value)?;
        }
        let range = loss.targets();
        match samples.target(0).iter().position(|y| !range.contains(y)) {
            None => Ok(()),
            Some(row) => Err(TrainingError::Target {
                row,
                target: samples.target(0)[row],
                low: *range.start(),
                high: *range.end(),
            }),
        }
    }

    #[inline]
    fn loss_and_gradient(
        &self,
        loss: &L,
        samples: Samples<'_>,
        theta: &[f64],
        gradient: &mut [f64],
        pass: &mut Pass,
    ) -> f64 {
        pass.loss_and_gradient(loss, self.activation(), theta, samples, gradient)
    }

    fn loss_at(&self, loss: &L, samples: Samples<'_>, theta: &[f64], pass: &mut Pass) -> f64 {
        pass.loss(loss, self.activation(), theta, samples)
    }

    fn scale(&self, loss: &L, n_samples: usize) -> f64 {
        loss.scale(n_samples)
    }
}
