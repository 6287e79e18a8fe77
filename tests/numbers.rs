//! The worked numbers. Each is computed by the crates, checked for the facts that give it meaning, locked
//! as a snapshot, and quoted by the chapters from that snapshot.
//!
//! The same values are computed a second time, without these crates, by `independent/worked_numbers.py`.

/// Locks a value as `tests/snapshots/<name>.snap`, in JSON. Any other value, to the last bit, fails the
/// test.
///
/// The JSON is that of `serde_json`, which writes 2.03e-313 where the serializer of insta writes three
/// hundred zeros.
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

mod activations;
mod chains;
mod cross_entropy;
mod dead_units;
mod descent;
mod directions;
mod excitement;
mod exclusive_or;
mod firing;
mod fuzziness;
mod gradient_checks;
mod guesses;
mod identity_collapse;
mod inhibition;
mod landscape;
mod learning_rates;
mod misreadings;
mod momentum;
mod movie;
mod noise;
mod perceptron;
mod printed_programs;
mod random;
mod rectifiers;
mod saturation;
mod sigmoid;
mod smoothing;
mod snapshots;
mod spikes;
mod tanh;
mod taylor;
mod two_points;
mod zigzag;
