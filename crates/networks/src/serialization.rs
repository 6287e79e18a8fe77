//! Saving and loading, behind the feature `serde`.
//!
//! Weights are a list of rows. What is loaded is checked as if it were made by its constructor, and what does not pass is an
//! error with the sentence that the constructor would panic with. The numbers keep their bits as far as the format does.

use ndarray::{Array1, Array2};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{He, Layer, Network, Softmax, Uniform, Xavier};

#[derive(Serialize, Deserialize)]
#[serde(rename = "Layer", deny_unknown_fields)]
struct LayerForm<A> {
    weights: Vec<Vec<f64>>,
    biases: Vec<f64>,
    activation: A,
}

impl<A: Serialize> Serialize for Layer<A> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        LayerForm {
            weights: self
                .weights()
                .rows()
                .into_iter()
                .map(|w| w.to_vec())
                .collect(),
            biases: self.biases().to_vec(),
            activation: self.activation(),
        }
        .serialize(serializer)
    }
}

impl<'de, A: Deserialize<'de>> Deserialize<'de> for Layer<A> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = LayerForm::deserialize(deserializer)?;
        let n_inputs = form.weights.first().map_or(0, Vec::len);
        if let Some(row) = form.weights.iter().find(|row| row.len() != n_inputs) {
            return Err(D::Error::custom(format_args!(
                "the neurons of a layer have the same inputs, got {n_inputs} weights and {}",
                row.len()
            )));
        }
        let shape = (form.weights.len(), n_inputs);
        let weights =
            Array2::from_shape_vec(shape, form.weights.concat()).map_err(D::Error::custom)?;
        let biases = Array1::from(form.biases);
        crate::layer::check(&weights, &biases).map_err(D::Error::custom)?;
        Ok(Self::new(weights, biases, form.activation))
    }
}

#[derive(Serialize)]
#[serde(rename = "Network")]
struct NetworkReference<'a, A, O> {
    hidden: &'a [Layer<A>],
    output: &'a Layer<O>,
}

#[derive(Deserialize)]
#[serde(rename = "Network", deny_unknown_fields)]
#[serde(bound = "A: Deserialize<'de>, O: Deserialize<'de>")]
struct NetworkForm<A, O> {
    hidden: Vec<Layer<A>>,
    output: Layer<O>,
}

impl<A: Serialize, O: Serialize> Serialize for Network<A, O> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        NetworkReference {
            hidden: self.hidden(),
            output: self.output_layer(),
        }
        .serialize(serializer)
    }
}

impl<'de, A: Deserialize<'de>, O: Deserialize<'de>> Deserialize<'de> for Network<A, O> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = NetworkForm::deserialize(deserializer)?;
        crate::network::check(&form.hidden, &form.output).map_err(D::Error::custom)?;
        Ok(Self::new(form.hidden, form.output))
    }
}

// By name, as losses and rules are: what was saved as one is not loaded as another. The order of the variants is a part of
// formats that number them; a new one goes to the end.

#[derive(Serialize, Deserialize)]
#[serde(rename = "VectorActivation")]
enum ActivationForm {
    Softmax,
}

impl Serialize for Softmax {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ActivationForm::Softmax.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Softmax {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ActivationForm::Softmax = ActivationForm::deserialize(deserializer)?;
        Ok(Self)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Initialization")]
enum InitializationForm {
    Uniform { limit: f64 },
    Xavier,
    He,
}

macro_rules! by_name {
    ($($type:ident $value:ident => $save:expr, $pattern:pat => $load:expr;)*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $value = self;
                $save.serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                match InitializationForm::deserialize(deserializer)? {
                    $pattern => Ok($load),
                    _ => Err(D::Error::custom(concat!(
                        "the saved initialization is not ", stringify!($type),
                    ))),
                }
            }
        }
    )*};
}

by_name! {
    Uniform u => InitializationForm::Uniform { limit: u.limit }, InitializationForm::Uniform { limit } => Uniform { limit };
    Xavier _x => InitializationForm::Xavier, InitializationForm::Xavier => Xavier;
    He _h => InitializationForm::He, InitializationForm::He => He;
}
