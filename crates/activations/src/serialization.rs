//! Serialization by name: a saved `Tanh` is the word "Tanh", and is not taken for another function.
//!
//! All functions are the variants of one enum, so that a format that numbers variants instead of naming them tells them
//! apart too. Their order is a part of such formats: a new function goes to the end.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    Arctan, AtZero, Elu, Gelu, HardSigmoid, HardTanh, Identity, LeakyRelu, LogSigmoid,
    ParametricRelu, Relu, Sigmoid, Sign, Silu, Softplus, Softsign, Step, Tanh,
};

/// One row for each function; where it has a parameter, how that is read, and how the function is made of it.
macro_rules! by_name {
    ($($name:ident $({ $parameter:ident: $type:ty } = $read:expr, $make:expr)?;)*) => {
        #[derive(Serialize, Deserialize)]
        #[serde(rename = "Activation", deny_unknown_fields)]
        enum Saved {
            $($name $({ $parameter: $type })?,)*
        }

        impl Saved {
            fn name(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => stringify!($name),)*
                }
            }
        }

        $(impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Saved::$name $({ $parameter: $read(self) })?.serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                match Saved::deserialize(deserializer)? {
                    Saved::$name $({ $parameter })? => {
                        by_name!(@make $name $($parameter $make)?).map_err(D::Error::custom)
                    }
                    other => Err(D::Error::custom(format_args!(
                        "the saved activation is {}, not {}",
                        other.name(),
                        stringify!($name),
                    ))),
                }
            }
        })*
    };
    (@make $name:ident) => { Ok::<$name, String>($name) };
    (@make $name:ident $parameter:ident $make:expr) => { $make($parameter) };
}

by_name! {
    Step { at_zero: AtZero } = |step: &Step| step.at_zero, |at_zero| Ok::<Step, String>(Step { at_zero });
    Sign;
    Identity;
    Sigmoid;
    Tanh;
    Relu;
    LeakyRelu { negative_slope: f64 } = LeakyRelu::negative_slope, finite(LeakyRelu::new, LeakyRelu::REFUSAL);
    ParametricRelu { slope: f64 } = ParametricRelu::slope, finite(ParametricRelu::new, ParametricRelu::REFUSAL);
    Elu { alpha: f64 } = Elu::alpha, finite(Elu::new, Elu::REFUSAL);
    Softplus;
    LogSigmoid;
    Silu;
    Gelu;
    HardSigmoid;
    HardTanh;
    Softsign;
    Arctan;
}

/// `new`, with an error in the place of its panic.
fn finite<A>(new: fn(f64) -> A, refusal: &str) -> impl Fn(f64) -> Result<A, String> {
    move |parameter| {
        if parameter.is_finite() {
            Ok(new(parameter))
        } else {
            Err(format!("{refusal}, got {parameter}"))
        }
    }
}
