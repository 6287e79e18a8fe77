//! What two layers find and from where, and what becomes of numbers in ten.

use activations::{Sigmoid, Tanh};
use ndarray::Array1;
use networks::Network;
use worked_examples::two_layers::deep_starts::{LAYERS, deep_starts};
use worked_examples::two_layers::xor_starts::{HIDDEN, NEAR, STARTS, xor_starts};

/// One hidden neuron never finds it, two find it from half of the starts, three from all; and each start ends in one of the
/// places that are told, but for one that has not left its own yet.
#[test]
fn it_is_found_more_often_with_more_hidden_neurons() {
    let record = xor_starts(&HIDDEN, STARTS);
    let found: Vec<usize> = record.rows.iter().map(|row| row.found).collect();
    assert!(found.is_sorted());
    assert_eq!((found[0], found[2]), (0, STARTS));
    assert!(found[1] > STARTS / 3 && record.rows[1].halves > STARTS / 3);
    assert!(record.rows.iter().all(|row| row.others <= 1));
    // The places are farther apart than what is called near.
    assert!(record.thirds_loss - record.halves_loss > 2.0 * NEAR);
}

/// The places are what their names say: an output of ½ for two samples, or of ⅓ for three.
#[test]
fn the_places_are_two_halves_and_three_thirds() {
    let record = xor_starts(&[], 1);
    let loss = |outputs: [f64; 4]| {
        let wanted = [0.0, 1.0, 1.0, 0.0];
        let costs = outputs.iter().zip(wanted);
        let costs = costs.map(|(a, y)| -if y == 1.0 { a.ln() } else { (1.0 - a).ln() });
        costs.sum::<f64>() / 4.0
    };
    // Of three thirds one is wanted 1 and two are wanted 0, or the other way round.
    let third = 1.0 / 3.0;
    for outputs in [
        [third, third, 1.0, third],
        [1.0 - third, 1.0 - third, 1.0 - third, 0.0],
    ] {
        assert!((loss(outputs) - record.thirds_loss).abs() < 1e-15);
    }
    for outputs in [[0.5, 0.5, 1.0, 0.0], [0.5, 1.0, 0.5, 0.0]] {
        assert!((loss(outputs) - record.halves_loss).abs() < 1e-15);
    }
}

/// The slope is 0 in every one of these places only for neurons that are saturated; a network that begins with weights of 0 has
/// it everywhere: it never moves, and costs ln 2.
#[test]
fn from_weights_of_zero_nothing_comes_back() {
    let network = Network::zeros(&[2, 2, 1], Tanh, Sigmoid);
    let back = network.backpropagate(
        &learning::CrossEntropy,
        &Array1::from(vec![1.0, 0.0]),
        &Array1::from(vec![1.0]),
    );
    assert!(back.error_signals[0].iter().all(|&delta| delta == 0.0));
    assert_eq!(back.loss, std::f64::consts::LN_2);
}

/// What the inventors of the two rules wanted: the sizes stay within a factor of a few over ten layers, where others lose or
/// gain many powers of ten.
#[test]
fn the_rule_of_an_activation_keeps_the_sizes() {
    let record = deep_starts();
    let over_all = |activation: &str, initialization: &str| {
        let fits = |start: &&worked_examples::two_layers::deep_starts::Start| {
            (start.activation, start.initialization) == (activation, initialization)
        };
        let start = record.rows.iter().find(fits).expect("it is there");
        let (first, last) = (&start.layers[0], &start.layers[LAYERS - 1]);
        (last.z / first.z, first.delta / last.delta)
    };
    let (there, back) = over_all("relu", "He");
    assert!(
        (0.2..5.0).contains(&there) && (0.2..5.0).contains(&back),
        "{there} {back}"
    );
    let (there, back) = over_all("relu", "Xavier"); // half of the variance is lost in each layer
    assert!(there < 0.01 && back < 0.01, "{there} {back}");
    let (there, back) = over_all("tanh", "Xavier");
    assert!(there > 0.01 && back > 0.01, "{there} {back}");
    let (_, back) = over_all("tanh", "small");
    assert!(back < 1e-6, "{back}");
    let (_, back) = over_all("tanh", "large");
    assert!(back > 100.0, "{back}");
    let (_, back) = over_all("sigmoid", "Xavier");
    assert!(back < 1e-9, "{back}");
}
