//! The worked numbers. `worked-examples` computes each as a record; the record is locked as a snapshot, from which the
//! chapters quote it; and the tests here hold the facts that give it meaning.
//!
//! The same values are computed a second time, without these crates, by `independent/worked_numbers.py`.

/// Locks a value as `tests/snapshots/<name>.snap`, in JSON. Any other value, to the last bit, fails the
/// test.
macro_rules! lock {
    ($name:literal, $value:expr) => {{
        let mut settings = insta::Settings::new();
        settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let json = serde_json::to_string_pretty(&$value).expect("numbers and names are JSON");
        settings.bind(|| insta::assert_snapshot!($name, json));
    }};
}

mod building_a_neuron;
mod chains;
mod dead_units;
mod exclusive_or;
mod fuzziness;
mod locks;
mod movie;
mod neural_units;
mod perceptron;
mod printed_programs;
mod random;
mod rectifiers;
mod saturation;
mod sigmoid_neuron_learning;
mod smoothing;
mod tanh;
mod zigzag;
