//! A unit that was saved and loaded is the same to the bit, and what is no unit is not loaded.

use std::fmt::Debug;

use activations::{Activation, AtZero, Step};
use ndarray::{Array1, array};
use neuron_core::{
    BoundaryLine, IntegrateAndFire, Moment, Neuron, ThresholdUnit, TruthTable, TruthTableRow,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// An activation of one's own, with a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Times {
    factor: f64,
}

impl Activation for Times {
    fn apply(&self, z: f64) -> f64 {
        self.factor * z
    }
}

/// Finite numbers whose digits or signs are easily lost.
fn weird() -> Vec<f64> {
    let mut numbers = vec![
        0.0,
        -0.0,
        0.1 + 0.2,
        1.0 / 3.0,
        f64::MAX,
        f64::MIN,
        f64::MIN_POSITIVE,
        f64::MIN_POSITIVE.next_down(),
        5e-324,
        -5e-324,
        1.0_f64.next_up(),
        1.0_f64.next_down(),
        9_007_199_254_740_993.0,
        1e22,
        1e23,
    ];
    // Every exponent, with a mantissa in no order.
    let mut mantissa = 0x9e37_79b9_7f4a_7c15_u64;
    for exponent in 0..2047_u64 {
        mantissa = mantissa
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        numbers.push(f64::from_bits(exponent << 52 | mantissa >> 12));
    }
    numbers
}

fn there_and_back<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let text = serde_json::to_string(value).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

fn bits(values: &Array1<f64>) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

#[test]
fn a_neuron_has_its_bits_again() {
    for pair in weird().windows(3) {
        let &[w1, w2, factor] = pair else {
            unreachable!()
        };
        let neuron = Neuron::new(array![w1, 0.5, w2], w2, Times { factor });
        let again = there_and_back(&neuron);
        assert_eq!(bits(&again.parameters()), bits(&neuron.parameters()));
        assert_eq!(again.activation().factor.to_bits(), factor.to_bits());
    }
    let long = Neuron::new(weird(), 0.1 + 0.2, Times { factor: -0.0 });
    assert_eq!(
        bits(&there_and_back(&long).parameters()),
        bits(&long.parameters())
    );
}

#[test]
fn the_weights_are_a_plain_list_whatever_their_layout() {
    let mut weights = array![3.0, 5.0];
    weights.invert_axis(ndarray::Axis(0));
    let neuron = Neuron::new(weights, -4.0, Times { factor: 2.0 });
    assert_eq!(
        serde_json::to_string(&neuron).unwrap(),
        r#"{"weights":[5.0,3.0],"bias":-4.0,"activation":{"factor":2.0}}"#
    );
    assert_eq!(there_and_back(&neuron), neuron);
}

#[test]
fn a_threshold_unit_has_its_bits_and_its_convention_again() {
    for pair in weird().windows(2) {
        for at_zero in [AtZero::Zero, AtZero::Half, AtZero::One] {
            let unit = ThresholdUnit::new(pair.to_vec(), pair[1]).with_step(Step { at_zero });
            let again = there_and_back(&unit);
            assert_eq!(
                bits(&again.weights().to_owned()),
                bits(&unit.weights().to_owned())
            );
            assert_eq!(again.threshold().to_bits(), unit.threshold().to_bits());
            assert_eq!(again.step(), unit.step());
        }
    }
    let unit = ThresholdUnit::new(array![5.0, 3.0], 4.0);
    assert_eq!(
        serde_json::to_string(&unit).unwrap(),
        r#"{"weights":[5.0,3.0],"threshold":4.0,"at_zero":1.0}"#
    );
}

#[test]
fn lines_tables_rows_and_neurons_in_time_come_back() {
    let unit = ThresholdUnit::new(array![0.1 + 0.2, -5e-324], -0.0);
    let line = there_and_back(&unit.boundary());
    assert_eq!(
        line.weights().map(f64::to_bits),
        unit.boundary().weights().map(f64::to_bits)
    );
    assert_eq!(
        line.threshold().to_bits(),
        unit.boundary().threshold().to_bits()
    );

    let table = unit.truth_table();
    assert_eq!(there_and_back(&table), table);
    for row in &table {
        assert_eq!(there_and_back(&row), row);
    }
    assert_eq!(
        serde_json::to_string(&ThresholdUnit::new(array![5.0], 4.0).truth_table()).unwrap(),
        r#"{"n_inputs":1,"weighted_inputs":[-4.0,1.0],"outputs":[0.0,1.0]}"#
    );
    assert_eq!(
        serde_json::to_string(&table.row(1)).unwrap(),
        r#"{"inputs":[0.0,1.0],"weighted_input":-5e-324,"output":0.0}"#
    );

    let cell = IntegrateAndFire {
        threshold: 1.0,
        time_step: 0.1,
    };
    assert_eq!(there_and_back(&cell), cell);
    assert_eq!(
        serde_json::to_string(&cell).unwrap(),
        r#"{"threshold":1.0,"time_step":0.1}"#
    );
    let moments = cell.run(1.5, 3.0);
    assert_eq!(there_and_back(&moments), moments);
    assert_eq!(
        serde_json::to_string(&moments[0]).unwrap(),
        r#"{"time":0.1,"potential":0.15000000000000002,"output":0.0}"#
    );
}

/// Loads from TOML, which has NaN and infinities.
#[track_caller]
fn refused<T: DeserializeOwned + Debug>(text: &str, sentence: &str) {
    let error = toml::from_str::<T>(text).expect_err("it is loaded");
    assert!(error.to_string().contains(sentence), "{error}");
}

#[test]
fn what_new_refuses_is_not_loaded_and_the_sentence_is_the_same() {
    type N = Neuron<Times>;
    let neuron = |weights: &str, bias: &str| {
        format!("weights = {weights}\nbias = {bias}\nactivation = {{ factor = 1.0 }}")
    };
    assert!(toml::from_str::<N>(&neuron("[5.0, 3.0]", "-4.0")).is_ok());
    refused::<N>(
        &neuron("[]", "0.0"),
        "a unit needs at least one weight, got none",
    );
    for (text, shown) in [("nan", "NaN"), ("inf", "inf"), ("-inf", "-inf")] {
        let weights = format!("[1.0, {text}]");
        let sentence = format!("weights must be finite numbers, got w2 = {shown}");
        refused::<N>(&neuron(&weights, "0.0"), &sentence);
        refused::<ThresholdUnit>(
            &format!("weights = {weights}\nthreshold = 0.0\nat_zero = 1.0"),
            &sentence,
        );
        refused::<BoundaryLine>(&format!("weights = {weights}\nthreshold = 0.0"), &sentence);

        refused::<N>(
            &neuron("[1.0]", text),
            &format!("a bias must be a finite number, got {shown}"),
        );
        let sentence = format!("a threshold must be a finite number, got {shown}");
        refused::<ThresholdUnit>(
            &format!("weights = [1.0]\nthreshold = {text}\nat_zero = 1.0"),
            &sentence,
        );
        refused::<BoundaryLine>(
            &format!("weights = [1.0, 2.0]\nthreshold = {text}"),
            &sentence,
        );
    }
    refused::<ThresholdUnit>(
        "weights = []\nthreshold = 0.0\nat_zero = 1.0",
        "a unit needs at least one weight, got none",
    );
    refused::<ThresholdUnit>(
        "weights = [1.0]\nthreshold = 0.0\nat_zero = 0.7",
        "a step is 0, 0.5 or 1 at zero, got 0.7",
    );
    refused::<ThresholdUnit>(
        "weights = [1.0]\nthreshold = 0.0\nat_zero = nan",
        "a step is 0, 0.5 or 1 at zero, got NaN",
    );
    for (weights, n) in [("[1.0, 2.0, 3.0]", 3), ("[1.0]", 1), ("[]", 0)] {
        refused::<BoundaryLine>(
            &format!("weights = {weights}\nthreshold = 0.0"),
            &format!("a boundary line needs a plane of 2 inputs, this unit has {n}"),
        );
    }
    for (threshold, shown) in [("0.0", "0.0"), ("-1.0", "-1.0"), ("nan", "NaN")] {
        refused::<IntegrateAndFire>(
            &format!("threshold = {threshold}\ntime_step = 0.1"),
            &format!("a neuron at rest must lie below its threshold, got {shown}"),
        );
    }
    for (time_step, shown) in [
        ("0.0", "0.0"),
        ("1.0", "1.0"),
        ("-0.1", "-0.1"),
        ("nan", "NaN"),
        ("inf", "inf"),
    ] {
        refused::<IntegrateAndFire>(
            &format!("threshold = 1.0\ntime_step = {time_step}"),
            &format!("a time step must lie between 0 and 1, got {shown}"),
        );
    }
}

#[test]
fn a_table_whose_columns_have_another_length_is_not_loaded() {
    let table = |n: usize, z: &str, y: &str| {
        format!("n_inputs = {n}\nweighted_inputs = {z}\noutputs = {y}")
    };
    assert!(toml::from_str::<TruthTable>(&table(1, "[0.0, 1.0]", "[0.0, 1.0]")).is_ok());
    refused::<TruthTable>(
        &table(1, "[0.0]", "[0.0, 1.0]"),
        "a truth table of 1 inputs has 2 rows, got 1 weighted inputs",
    );
    refused::<TruthTable>(
        &table(1, "[0.0, 1.0]", "[0.0, 1.0, 2.0]"),
        "a truth table of 1 inputs has 2 rows, got 3 outputs",
    );
    refused::<TruthTable>(
        &table(0, "[0.0]", "[1.0]"),
        "a unit needs at least one weight, got none",
    );
    for n in [21, 63, 64, 65, usize::MAX] {
        refused::<TruthTable>(
            &table(n, "[]", "[]"),
            &format!("{n} inputs have 2^{n} combinations: a table holds at most 2^20"),
        );
    }
}

/// A few thousand ways to damage a saved unit: none may panic, and what is loaded is a unit.
#[test]
fn damaged_text_is_an_error_or_a_unit_and_never_a_panic() {
    let saved = [
        r#"{"weights":[5.0,-3e-7],"bias":-4.0,"activation":{"factor":2.0}}"#,
        r#"{"weights":[5.0,3.0],"threshold":4.0,"at_zero":0.5}"#,
        r#"{"n_inputs":1,"weighted_inputs":[-4.0,1.0],"outputs":[0.0,1.0]}"#,
        r#"{"threshold":1.0,"time_step":0.1}"#,
        r#"{"inputs":[0.0,1.0],"weighted_input":-1.0,"output":0.0}"#,
        r#"{"time":0.1,"potential":0.15,"output":0.0}"#,
    ];
    let mut loaded = 0;
    for text in saved {
        for at in 0..text.len() {
            for new in [
                "", "-", "9", "e99", "null", "[", "]", ",", "1e999", "\"", "\u{3b8}",
            ] {
                let damaged = format!("{}{new}{}", &text[..at], &text[at + 1..]);
                if let Ok(neuron) = serde_json::from_str::<Neuron<Times>>(&damaged) {
                    assert!(!neuron.weights().is_empty());
                    assert!(neuron.parameters().iter().all(|p| p.is_finite()));
                    loaded += 1;
                }
                if let Ok(unit) = serde_json::from_str::<ThresholdUnit>(&damaged) {
                    assert!(unit.weights().iter().all(|w| w.is_finite()) && unit.n_inputs() > 0);
                    loaded += 1;
                }
                if let Ok(table) = serde_json::from_str::<TruthTable>(&damaged) {
                    assert_eq!(table.iter().count(), 1 << table.n_inputs());
                    loaded += 1;
                }
                if let Ok(cell) = serde_json::from_str::<IntegrateAndFire>(&damaged) {
                    assert_eq!(cell.run(1.0, 0.0).len(), 0);
                    loaded += 1;
                }
                loaded += usize::from(serde_json::from_str::<BoundaryLine>(&damaged).is_ok());
                loaded += usize::from(serde_json::from_str::<TruthTableRow>(&damaged).is_ok());
                loaded += usize::from(serde_json::from_str::<Moment>(&damaged).is_ok());
            }
        }
    }
    assert!(loaded > 100, "only {loaded} damages leave a unit");
}
