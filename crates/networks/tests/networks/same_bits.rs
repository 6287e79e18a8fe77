//! The fast form gives the bits of the plain one: for any shape, any batch, any number of threads.

use activations::{Differentiable, Identity, Relu, Sigmoid, Tanh};
use learning::{
    CrossEntropy, Dataset, L2, Mean, Model, Objective, Samples, SquaredError, VectorLoss,
};
use ndarray::{Array1, Array2};
use networks::{Network, Softmax, Uniform, VectorActivation};
use proptest::prelude::*;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

/// Samples of random inputs, and of targets that are a random class.
pub(crate) fn random_classes(n: usize, n_inputs: usize, n_classes: usize, seed: u64) -> Dataset {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let inputs = Array2::from_shape_simple_fn((n, n_inputs), || 4.0 * rng.random::<f64>() - 2.0);
    let classes: Vec<usize> = (0..n)
        .map(|_| rng.random_range(0..n_classes as u32) as usize)
        .collect();
    Dataset::one_hot(&inputs, &classes, n_classes).unwrap()
}

pub(crate) fn random_network<A: Clone, O>(
    widths: &[usize],
    hidden: A,
    output: O,
    seed: u64,
) -> Network<A, O> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    Network::random(widths, hidden, output, &Uniform { limit: 1.0 }, &mut rng)
}

fn bits(values: &Array1<f64>) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

/// The plain form, and what training computes with so many threads.
fn assert_same_bits<A, O, L>(network: &Network<A, O>, loss: &L, data: &Dataset, threads: usize)
where
    A: Differentiable + Sync,
    O: VectorActivation + Sync,
    L: VectorLoss<O>,
{
    let (value, gradient) = network.loss_and_gradient_by_samples(loss, data);
    let theta = network.parameters().to_vec();
    let mut objective = network.objective(loss, data.on_threads(threads));
    let mut fast = vec![f64::NAN; theta.len()];
    for again in 0..2 {
        let fast_value = objective.loss_and_gradient(&theta, &mut fast);
        assert_eq!(fast_value.to_bits(), value.to_bits(), "the loss, {again}");
        assert_eq!(
            bits(&Array1::from(fast.clone())),
            bits(&gradient),
            "the gradient, {again}"
        );
        assert_eq!(
            objective.loss(&theta).to_bits(),
            value.to_bits(),
            "the loss alone"
        );
    }
}

fn widths() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(1_usize..20, 2..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn of_any_shape(widths in widths(), n in 1_usize..150, seed in 0_u64..1_000_000) {
        let (first, last) = (widths[0], widths[widths.len() - 1]);
        let data = random_classes(n, first, last, seed);
        let tanh = random_network(&widths, Tanh, Softmax, seed + 1);
        assert_same_bits(&tanh, &CrossEntropy, &data, 1);
        let loss = L2 { strength: 0.3, loss: Mean(CrossEntropy) };
        assert_same_bits(&tanh, &loss, &data, 1);
        let relu = random_network(&widths, Relu, Sigmoid, seed + 2);
        assert_same_bits(&relu, &CrossEntropy, &data, 1);
        let line = random_network(&widths, Sigmoid, Identity, seed + 3);
        assert_same_bits(&line, &Mean(SquaredError), &data, 1);
    }

    /// A batch is a data set of its samples, but for the share of a penalty.
    #[test]
    fn of_any_batch(n in 1_usize..80, size in 1_usize..80, seed in 0_u64..1_000_000) {
        let data = random_classes(n, 5, 3, seed);
        let network = random_network(&[5, 4, 3], Tanh, Softmax, seed + 1);
        let theta = network.parameters().to_vec();
        let mut rows = 0..0;
        let mut check = |samples: Samples<'_>| {
            rows = rows.end..rows.end + samples.n_samples();
            let part = data.select(&rows.clone().collect::<Vec<_>>());
            let (value, gradient) = network.loss_and_gradient_by_samples(&CrossEntropy, &part);
            let mut fast = vec![0.0; theta.len()];
            let loss = network.objective(&CrossEntropy, samples).loss_and_gradient(&theta, &mut fast);
            assert_eq!(loss.to_bits(), value.to_bits());
            assert_eq!(bits(&fast.into()), bits(&gradient));
        };
        for first in (0..n).step_by(size) {
            let numbers: Vec<usize> = (first..n.min(first + size)).collect();
            check((&data.select(&numbers)).into());
        }
    }
}

/// Large enough that the work is shared out, with threads that get different numbers of samples, or none.
#[test]
fn by_any_number_of_threads() {
    for (widths, n) in [
        (&[64, 32, 10][..], 1797),
        (&[64, 32, 10], 1000),
        (&[784, 128, 10], 32),
        (&[300, 200, 100, 7], 61),
        (&[300, 20, 7], 700),
        (&[40, 10], 20_011),
    ] {
        let data = random_classes(n, widths[0], widths[widths.len() - 1], 5);
        let network = random_network(widths, Tanh, Softmax, 6);
        for threads in [1, 2, 3, 4, 7] {
            assert_same_bits(&network, &Mean(CrossEntropy), &data, threads);
        }
    }
}

/// Activations of several kinds, chosen when the program runs.
#[test]
fn with_boxes_in_the_place_of_activations() {
    use networks::Layer;
    let data = random_classes(30, 3, 2, 7);
    let plain = random_network(&[3, 4, 5, 2], Tanh, Softmax, 8);
    let boxed = |activations: [Box<dyn Differentiable + Sync>; 2]| {
        let hidden = plain
            .hidden()
            .iter()
            .zip(activations)
            .map(|(layer, activation)| {
                Layer::new(
                    layer.weights().to_owned(),
                    layer.biases().to_owned(),
                    activation,
                )
            });
        Network::new(hidden.collect(), plain.output_layer().clone())
    };
    let same = boxed([Box::new(Tanh), Box::new(Tanh)]);
    let (value, gradient) = plain.loss_and_gradient_by_samples(&CrossEntropy, &data);
    assert_eq!(
        same.loss_and_gradient_by_samples(&CrossEntropy, &data),
        (value, gradient)
    );
    assert_same_bits(&same, &CrossEntropy, &data, 1);
    assert_same_bits(
        &boxed([Box::new(Relu), Box::new(Sigmoid)]),
        &CrossEntropy,
        &data,
        1,
    );
}

/// A workspace that has served another network, another number of samples.
#[test]
fn with_a_workspace_that_was_used_before() {
    let mut pass = <Network<Tanh, Softmax> as Model<CrossEntropy>>::Workspace::default();
    for (widths, n) in [
        (&[3, 4, 2][..], 9),
        (&[3, 4, 2], 3),
        (&[2, 4, 2], 9),
        (&[3, 5, 2], 200),
        (&[3, 2], 200),
        (&[3, 4, 2], 9),
    ] {
        let data = random_classes(n, widths[0], 2, 9);
        let network = random_network(widths, Tanh, Softmax, 10);
        let theta = network.parameters().to_vec();
        let mut gradient = vec![f64::NAN; theta.len()];
        let value = network.loss_and_gradient(
            &CrossEntropy,
            (&data).into(),
            &theta,
            &mut gradient,
            &mut pass,
        );
        let (expected, expected_gradient) =
            network.loss_and_gradient_by_samples(&CrossEntropy, &data);
        assert_eq!((value, gradient), (expected, expected_gradient.to_vec()));
    }
}
