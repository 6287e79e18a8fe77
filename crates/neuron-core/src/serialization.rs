//! Saving and loading, behind the feature `serde`.
//!
//! Weights are a plain list. What is loaded is checked as if it were made by `new`, and what does not pass is
//! an error with the sentence that `new` would panic with. The numbers keep their bits as far as the format
//! does: JSON has no NaN and no infinity, and `serde_json` reads every double back only with its feature
//! `float_roundtrip`.

use activations::{AtZero, Step};
use ndarray::Array1;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::validation::{check_parameters, check_plane};
use crate::{BoundaryLine, IntegrateAndFire, Neuron, ThresholdUnit, TruthTable, TruthTableRow};

#[derive(Serialize, Deserialize)]
#[serde(rename = "Neuron")]
struct NeuronForm<A> {
    weights: Vec<f64>,
    bias: f64,
    activation: A,
}

impl<A: Serialize> Serialize for Neuron<A> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        NeuronForm {
            weights: self.weights().to_vec(),
            bias: self.bias(),
            activation: self.activation(),
        }
        .serialize(serializer)
    }
}

impl<'de, A: Deserialize<'de>> Deserialize<'de> for Neuron<A> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = NeuronForm::deserialize(deserializer)?;
        let weights = Array1::from(form.weights);
        check_parameters(&weights, "bias", form.bias).map_err(D::Error::custom)?;
        Ok(Self::new(weights, form.bias, form.activation))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "ThresholdUnit")]
struct ThresholdUnitForm {
    weights: Vec<f64>,
    threshold: f64,
    /// u(0): 0, ½ or 1.
    at_zero: f64,
}

impl Serialize for ThresholdUnit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ThresholdUnitForm {
            weights: self.weights().to_vec(),
            threshold: self.threshold(),
            at_zero: self.step().at_zero.value(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ThresholdUnit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = ThresholdUnitForm::deserialize(deserializer)?;
        let weights = Array1::from(form.weights);
        check_parameters(&weights, "threshold", form.threshold).map_err(D::Error::custom)?;
        let at_zero = [AtZero::Zero, AtZero::Half, AtZero::One]
            .into_iter()
            .find(|at_zero| at_zero.value() == form.at_zero)
            .ok_or_else(|| {
                let value = form.at_zero;
                D::Error::custom(format!("a step is 0, 0.5 or 1 at zero, got {value}"))
            })?;
        Ok(Self::new(weights, form.threshold).with_step(Step { at_zero }))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "BoundaryLine")]
struct BoundaryLineForm {
    weights: Vec<f64>,
    threshold: f64,
}

impl Serialize for BoundaryLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        BoundaryLineForm {
            weights: self.weights().to_vec(),
            threshold: self.threshold(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for BoundaryLine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = BoundaryLineForm::deserialize(deserializer)?;
        let weights = Array1::from(form.weights);
        check_plane(weights.len()).map_err(D::Error::custom)?;
        check_parameters(&weights, "threshold", form.threshold).map_err(D::Error::custom)?;
        Ok(Self::new(&weights, form.threshold))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "IntegrateAndFire")]
struct IntegrateAndFireForm {
    threshold: f64,
    time_step: f64,
}

impl Serialize for IntegrateAndFire {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        IntegrateAndFireForm {
            threshold: self.threshold,
            time_step: self.time_step,
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for IntegrateAndFire {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = IntegrateAndFireForm::deserialize(deserializer)?;
        let neuron = Self {
            threshold: form.threshold,
            time_step: form.time_step,
        };
        neuron.check().map_err(D::Error::custom)?;
        Ok(neuron)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "TruthTable")]
struct TruthTableForm {
    n_inputs: usize,
    weighted_inputs: Vec<f64>,
    outputs: Vec<f64>,
}

impl Serialize for TruthTable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        TruthTableForm {
            n_inputs: self.n_inputs(),
            weighted_inputs: self.weighted_inputs().to_vec(),
            outputs: self.outputs().to_vec(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TruthTable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = TruthTableForm::deserialize(deserializer)?;
        Self::from_parts(form.n_inputs, form.weighted_inputs, form.outputs)
            .map_err(D::Error::custom)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "TruthTableRow")]
struct TruthTableRowForm {
    inputs: Vec<f64>,
    weighted_input: f64,
    output: f64,
}

impl Serialize for TruthTableRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        TruthTableRowForm {
            inputs: self.inputs.to_vec(),
            weighted_input: self.weighted_input,
            output: self.output,
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TruthTableRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = TruthTableRowForm::deserialize(deserializer)?;
        Ok(Self {
            inputs: form.inputs.into(),
            weighted_input: form.weighted_input,
            output: form.output,
        })
    }
}
