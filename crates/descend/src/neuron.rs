//! Activations and losses that are chosen when the program runs.

use std::ops::RangeInclusive;

use activations::{Activation, Differentiable, Identity, Sigmoid, Tanh};
use clap::ValueEnum;
use learning::{CrossEntropy, Loss, SquaredError};
use serde::{Deserialize, Serialize};

/// An activation by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Shape {
    Sigmoid,
    Tanh,
    Identity,
}

impl Shape {
    /// What outputs there are, or are come near to.
    pub(crate) fn range(self) -> RangeInclusive<f64> {
        match self {
            Self::Sigmoid => 0.0..=1.0,
            Self::Tanh => -1.0..=1.0,
            Self::Identity => f64::MIN..=f64::MAX,
        }
    }

    fn function(self) -> &'static dyn Differentiable {
        match self {
            Self::Sigmoid => &Sigmoid,
            Self::Tanh => &Tanh,
            Self::Identity => &Identity,
        }
    }
}

impl Activation for Shape {
    fn apply(&self, z: f64) -> f64 {
        self.function().apply(z)
    }
}

impl Differentiable for Shape {
    fn derivative(&self, z: f64) -> f64 {
        self.function().derivative(z)
    }
}

/// A loss by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LossName {
    /// ½ (a − y)²
    Squared,
    /// −y ln a − (1 − y) ln(1 − a), for a sigmoid
    CrossEntropy,
}

impl Loss<Shape> for LossName {
    #[inline]
    fn value(&self, shape: &Shape, z: f64, y: f64) -> f64 {
        match self {
            Self::Squared => SquaredError.value(shape, z, y),
            Self::CrossEntropy => CrossEntropy.value(&Sigmoid, z, y),
        }
    }

    #[inline]
    fn error_signal(&self, shape: &Shape, z: f64, y: f64) -> f64 {
        match self {
            Self::Squared => SquaredError.error_signal(shape, z, y),
            Self::CrossEntropy => CrossEntropy.error_signal(&Sigmoid, z, y),
        }
    }
}
