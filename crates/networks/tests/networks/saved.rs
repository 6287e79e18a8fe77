//! Saved and loaded to the bit, and what is no network is not loaded.

use activations::{Relu, Sigmoid, Tanh};
use networks::{He, Layer, Network, Softmax, Uniform, Xavier};
use proptest::prelude::*;

use crate::same_bits::random_network;

type Digits = Network<Tanh, Softmax>;

#[test]
fn a_network_looks_like_this() {
    let mut network = Network::zeros(&[2, 1, 1], Relu, Softmax);
    network.set_parameters(&ndarray::array![0.5, -1.0, 0.25, 2.0, 0.0]);
    let text = serde_json::to_string(&network).unwrap();
    assert_eq!(
        text,
        r#"{"hidden":[{"weights":[[0.5,-1.0]],"biases":[0.25],"activation":"Relu"}],"output":{"weights":[[2.0]],"biases":[0.0],"activation":"Softmax"}}"#
    );
}

proptest! {
    #[test]
    fn what_is_loaded_has_the_same_bits(widths in prop::collection::vec(1_usize..6, 2..5), bits in any::<u64>()) {
        let mut network = random_network(&widths, Tanh, Softmax, bits);
        let mut theta = network.parameters();
        let any = f64::from_bits(bits);
        theta[0] = if any.is_finite() { any } else { -0.0 };
        network.set_parameters(&theta);
        let loaded: Digits = serde_json::from_str(&serde_json::to_string(&network).unwrap()).unwrap();
        let bits = |network: &Digits| network.parameters().mapv(f64::to_bits);
        prop_assert_eq!(bits(&loaded), bits(&network));
        prop_assert_eq!(loaded.widths(), network.widths());
    }

    /// Any text at all is an error or a network, and no panic.
    #[test]
    fn no_text_panics(text in r#"(\{|\}|\[|\]|"hidden"|"output"|"weights"|"biases"|"activation"|:|,|1|null|"Softmax"){0,40}"#) {
        let _ = serde_json::from_str::<Digits>(&text);
    }
}

#[test]
fn what_is_no_network_is_not_loaded() {
    let layer = |weights: &str, biases: &str, activation: &str| {
        format!(r#"{{"weights":{weights},"biases":{biases},"activation":"{activation}"}}"#)
    };
    let network =
        |hidden: &str, output: &str| format!(r#"{{"hidden":[{hidden}],"output":{output}}}"#);
    let good = layer("[[1,2]]", "[0]", "Tanh");
    let last = layer("[[1]]", "[0]", "Softmax");
    assert!(serde_json::from_str::<Digits>(&network(&good, &last)).is_ok());
    for (text, sentence) in [
        (
            network(&layer("[]", "[]", "Tanh"), &last),
            "a layer needs at least one neuron, got none",
        ),
        (
            network(&layer("[[]]", "[0]", "Tanh"), &last),
            "a neuron needs at least one input, got none",
        ),
        (
            network(&layer("[[1],[1,2]]", "[0,0]", "Tanh"), &last),
            "the neurons of a layer have the same inputs, got 1 weights and 2",
        ),
        (
            network(&layer("[[1]]", "[0,0]", "Tanh"), &last),
            "a layer of 1 neurons has 1 biases, got 2",
        ),
        (
            network(&layer("[[1],[2]]", "[0,0]", "Tanh"), &last),
            "layer 1 has 2 neurons, and layer 2 has 1 inputs: the numbers must be equal",
        ),
        (
            network(&layer("[[1]]", "[0]", "Relu"), &last),
            "the saved activation is Relu, not Tanh",
        ),
        (
            network(&good, &layer("[[1]]", "[0]", "Sigmoid")),
            "unknown variant `Sigmoid`",
        ),
        (
            network(&layer("[[1e999]]", "[0]", "Tanh"), &last),
            "number out of range",
        ),
        (
            network(&layer("[[null]]", "[0]", "Tanh"), &last),
            "invalid type: null",
        ),
        (r#"{"hidden":[]}"#.to_owned(), "missing field `output`"),
        (
            network(&good, &last).replace("\"hidden\"", "\"more\":1,\"hidden\""),
            "unknown field `more`",
        ),
    ] {
        let error = serde_json::from_str::<Digits>(&text)
            .unwrap_err()
            .to_string();
        assert!(error.contains(sentence), "{text}: {error}");
    }
}

#[test]
fn layers_and_initializations_are_saved_by_name() {
    let layer = Layer::zeros(2, 1, Sigmoid);
    let text = serde_json::to_string(&layer).unwrap();
    assert_eq!(
        serde_json::from_str::<Layer<Sigmoid>>(&text).unwrap(),
        layer
    );

    assert_eq!(serde_json::to_string(&Xavier).unwrap(), r#""Xavier""#);
    assert_eq!(serde_json::from_str::<He>(r#""He""#).unwrap(), He);
    let uniform = Uniform { limit: 0.1 };
    let text = serde_json::to_string(&uniform).unwrap();
    assert_eq!(text, r#"{"Uniform":{"limit":0.1}}"#);
    assert_eq!(serde_json::from_str::<Uniform>(&text).unwrap(), uniform);
    let error = serde_json::from_str::<He>(r#""Xavier""#)
        .unwrap_err()
        .to_string();
    assert_eq!(error, "the saved initialization is not He");
}
