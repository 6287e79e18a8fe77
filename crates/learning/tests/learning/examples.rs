//! The example `table` says what it says.

#[path = "../../examples/table.rs"]
#[expect(dead_code, reason = "`main` is not called from here")]
mod table;

use activations::Sigmoid;
use learning::{CrossEntropy, CsvReader, Mean, Standardization, gradient};
use neuron_core::Neuron;
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

#[test]
fn the_table_of_the_example_is_learned() {
    let table = CsvReader::default().read(table::TABLE.as_bytes()).unwrap();
    assert_eq!(table.classes, Some(["no".to_owned(), "yes".to_owned()]));
    let report = table::train(&table).unwrap();
    let [train, test, json] = report.lines().collect::<Vec<_>>()[..] else {
        panic!("{report}");
    };
    // Four fifths of ten of each class.
    assert!(train.starts_with("learned from: 16 samples, "), "{train}");
    assert!(test.starts_with("kept back: 4 samples, "), "{test}");
    let neuron: Neuron<Sigmoid> = serde_json::from_str(json).unwrap();

    // What is said of the parts is true of the whole: so many are told rightly.
    let samples = table.data.samples();
    let n_right = samples
        .filter(|(x, y)| (neuron.output(x) >= 0.5) == (*y == 1.0))
        .count();
    let accuracy = |line: &str| -> f64 { line.rsplit(' ').next().unwrap().parse().unwrap() };
    let said = 16.0 * accuracy(train) + 4.0 * accuracy(test);
    assert!((said - n_right as f64).abs() < 0.02, "{said} of {n_right}");

    // The loss is convex: where its slope is 0, nothing is better. The slope is measured in standardized inputs, on the
    // samples that were learned from.
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(42);
    let (train, _) = table.data.stratified_split(0.8, &mut rng).unwrap();
    let fitted = Standardization::fit(&train);
    let weights = &neuron.weights() * &fitted.deviations();
    let bias = neuron.weighted_input(&fitted.means());
    let standardized = Neuron::new(weights, bias, Sigmoid);
    let train = fitted.apply(&train).unwrap();
    let slope = gradient(&Mean(CrossEntropy), &standardized, &train);
    assert!(slope.iter().all(|slope| slope.abs() < 1e-5), "{slope}");
}
