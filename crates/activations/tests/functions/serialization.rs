//! A saved function is loaded as itself, and as nothing else.

use std::collections::HashMap;
use std::fmt::Debug;

use activations::{
    Arctan, AtZero, Elu, Gelu, HardSigmoid, HardTanh, Identity, LeakyRelu, LogSigmoid,
    ParametricRelu, Relu, Sigmoid, Sign, Silu, Softplus, Softsign, Step, Tanh,
};
use serde::de::value::{Error, MapAccessDeserializer, U32Deserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};

use crate::list::FUNCTIONS;

/// One kind of function: its name, what it is saved as, and what comes of loading.
struct Kind {
    name: &'static str,
    saved: &'static str,
    save: fn() -> String,
    /// Loads text, and saves what was loaded again.
    load: fn(&str) -> Result<String, String>,
    /// Whether the number of a variant without parameters is taken.
    takes: fn(u32) -> bool,
}

fn load<A: Serialize + DeserializeOwned>(text: &str) -> Result<String, String> {
    let function: A = serde_json::from_str(text).map_err(|error| error.to_string())?;
    Ok(serde_json::to_string(&function).expect("what was loaded can be saved"))
}

macro_rules! kinds {
    ($($name:ident: $value:expr => $saved:literal;)*) => {
        [$(Kind {
            name: stringify!($name),
            saved: $saved,
            save: || serde_json::to_string(&$value).expect("a function can be saved"),
            load: load::<$name>,
            takes: |number| {
                let number: U32Deserializer<Error> = number.into_deserializer();
                $name::deserialize(number).is_ok()
            },
        }),*]
    };
}

/// In the order in which formats that number variants know them.
fn kinds() -> [Kind; 17] {
    kinds! {
        Step: Step { at_zero: AtZero::Half } => r#"{"Step":{"at_zero":"Half"}}"#;
        Sign: Sign => r#""Sign""#;
        Identity: Identity => r#""Identity""#;
        Sigmoid: Sigmoid => r#""Sigmoid""#;
        Tanh: Tanh => r#""Tanh""#;
        Relu: Relu => r#""Relu""#;
        LeakyRelu: LeakyRelu::default() => r#"{"LeakyRelu":{"negative_slope":0.01}}"#;
        ParametricRelu: ParametricRelu::new(-0.1) => r#"{"ParametricRelu":{"slope":-0.1}}"#;
        Elu: Elu::new(5e-324) => r#"{"Elu":{"alpha":5e-324}}"#;
        Softplus: Softplus => r#""Softplus""#;
        LogSigmoid: LogSigmoid => r#""LogSigmoid""#;
        Silu: Silu => r#""Silu""#;
        Gelu: Gelu => r#""Gelu""#;
        HardSigmoid: HardSigmoid => r#""HardSigmoid""#;
        HardTanh: HardTanh => r#""HardTanh""#;
        Softsign: Softsign => r#""Softsign""#;
        Arctan: Arctan => r#""Arctan""#;
    }
}

#[test]
fn every_function_is_saved_by_its_name_and_loaded_again() {
    for kind in kinds() {
        assert_eq!((kind.save)(), kind.saved);
        assert_eq!((kind.load)(kind.saved).as_deref(), Ok(kind.saved));
    }
    let kinds = kinds();
    let mut saved: Vec<&str> = kinds.iter().map(|kind| kind.name).collect();
    let mut listed: Vec<&str> = FUNCTIONS.iter().map(|function| function.name).collect();
    saved.sort_unstable();
    listed.sort_unstable();
    assert_eq!(saved, listed);
}

#[test]
fn no_function_is_loaded_as_another() {
    for saved in kinds() {
        for loaded in kinds().iter().filter(|loaded| loaded.name != saved.name) {
            assert_eq!(
                (loaded.load)(saved.saved),
                Err(format!(
                    "the saved activation is {}, not {}",
                    saved.name, loaded.name
                ))
            );
        }
    }
}

/// What an unlabelled unit struct would be saved as, and what else is not a function.
#[test]
fn nothing_else_is_loaded_as_a_function() {
    for text in [
        "null",
        "{}",
        "[]",
        "0",
        r#""""#,
        r#""sigmoid""#,
        r#""Sigmoid ""#,
        r#"{"Relu":6}"#,
    ] {
        for kind in kinds() {
            assert!(
                (kind.load)(text).is_err(),
                "{text} is loaded as {}",
                kind.name
            );
        }
    }
    // The parameter is missing, misnamed or no number.
    for text in [
        r#""LeakyRelu""#,
        r#"{"LeakyRelu":{}}"#,
        r#"{"LeakyRelu":{"slope":0.1}}"#,
        r#"{"LeakyRelu":{"negative_slope":null}}"#,
        r#"{"LeakyRelu":{"negative_slope":1e999}}"#,
        r#"{"LeakyRelu":{"negative_slope":0.1,"alpha":0.1}}"#,
    ] {
        assert!(load::<LeakyRelu>(text).is_err(), "{text}");
    }
    assert!(load::<Step>(r#"{"Step":{"at_zero":"Two"}}"#).is_err());
}

/// Some formats write the number of a variant and not its name. The numbers are fixed for ever.
#[test]
fn numbered_variants_are_told_apart() {
    for number in 0..20 {
        for (own, kind) in (0..).zip(&kinds()) {
            let has_parameter = kind.saved.starts_with('{');
            assert_eq!(
                (kind.takes)(number),
                number == own && !has_parameter,
                "{} for {number}",
                kind.name
            );
        }
    }
}

/// Loads a function from a format that has NaN and infinities, which JSON has not.
fn with_parameter<A: DeserializeOwned + Debug>(
    name: &'static str,
    field: &'static str,
    parameter: f64,
) -> Result<A, String> {
    let saved = HashMap::from([(name, HashMap::from([(field, parameter)]))]);
    A::deserialize(MapAccessDeserializer::<_>::new(saved.into_deserializer()))
        .map_err(|error: Error| error.to_string())
}

#[test]
fn parameters_that_are_not_finite_are_not_loaded() {
    assert_eq!(with_parameter("Elu", "alpha", 0.5), Ok(Elu::new(0.5)));
    for (parameter, written) in [
        (f64::NAN, "NaN"),
        (f64::INFINITY, "inf"),
        (f64::NEG_INFINITY, "-inf"),
    ] {
        assert_eq!(
            with_parameter::<LeakyRelu>("LeakyRelu", "negative_slope", parameter),
            Err(format!(
                "the negative slope of a leaky ReLU must be a finite number, got {written}"
            ))
        );
        assert_eq!(
            with_parameter::<ParametricRelu>("ParametricRelu", "slope", parameter),
            Err(format!(
                "the slope of a parametric ReLU must be a finite number, got {written}"
            ))
        );
        assert_eq!(
            with_parameter::<Elu>("Elu", "alpha", parameter),
            Err(format!(
                "the α of an ELU must be a finite number, got {written}"
            ))
        );
    }
}

#[test]
fn every_convention_at_zero_is_saved_by_its_name() {
    for (at_zero, saved) in [
        (AtZero::Zero, r#""Zero""#),
        (AtZero::Half, r#""Half""#),
        (AtZero::One, r#""One""#),
    ] {
        assert_eq!(serde_json::to_string(&at_zero).expect("saved"), saved);
        assert_eq!(
            serde_json::from_str::<AtZero>(saved).expect("loaded"),
            at_zero
        );
    }
}
