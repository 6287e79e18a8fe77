//! The same bits, whatever the number of threads and the layout in memory.

use activations::Sigmoid;
use learning::{
    CrossEntropy, Dataset, GradientDescent, LossSurface, Mean, Samples, SquaredError, Training,
    loss_and_gradient,
};
use ndarray::{Array1, Array2, ShapeBuilder};
use neuron_core::Neuron;
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::gradients::random_data;

fn neuron(n_inputs: usize) -> Neuron<Sigmoid> {
    Neuron::random(
        n_inputs,
        Sigmoid,
        &mut Xoshiro256PlusPlus::seed_from_u64(21),
    )
}

#[test]
fn threads_change_no_bit_of_a_gradient() {
    // Sizes about the edges of chunks, and enough numbers that the threads are used.
    for (n_samples, n_inputs) in [
        (4096 * 32 - 1, 16),
        (4096 * 32, 16),
        (4096 * 32 + 1, 16),
        (320_001, 1),
        (270_000, 3),
    ] {
        let data = random_data(n_samples, n_inputs, 22);
        let alone = loss_and_gradient(&SquaredError, &neuron(n_inputs), &data);
        for threads in [2, 3, 5, 64] {
            let data = data.on_threads(threads);
            assert_eq!(
                loss_and_gradient(&SquaredError, &neuron(n_inputs), data),
                alone,
                "{threads} threads"
            );
        }
    }
}

#[test]
fn threads_change_no_bit_of_a_training() {
    let data = random_data(300_000, 4, 23);
    let train = |data: Samples<'_>| {
        let mut trained = neuron(4);
        let rule = Training {
            loss: Mean(CrossEntropy),
            rule: GradientDescent { learning_rate: 1.0 },
            epochs: 3,
        };
        let history = rule.fit(&mut trained, data).unwrap();
        (trained, history)
    };
    assert_eq!(train(data.on_threads(1)), train(data.on_threads(3)));
}

#[test]
fn threads_change_no_bit_of_a_surface() {
    let data = random_data(200, 1, 24);
    let (w, b) = (
        Array1::linspace(-2.0, 6.0, 37),
        Array1::linspace(-10.0, 2.0, 41),
    );
    let alone = LossSurface::new(&SquaredError, &Sigmoid, &data, &w, &b);
    for threads in [2, 7, 64] {
        assert_eq!(
            LossSurface::new(&SquaredError, &Sigmoid, data.on_threads(threads), &w, &b),
            alone
        );
    }
}

#[test]
fn the_layout_of_the_samples_changes_no_bit() {
    let data = random_data(1000, 7, 25);
    let rows: Array2<f64> = data.inputs().as_standard_layout().to_owned();
    let mut columns = Array2::zeros((1000, 7).f());
    columns.assign(&rows);
    let y = data.targets().to_owned();
    let of = |inputs: Array2<f64>| {
        loss_and_gradient(
            &SquaredError,
            &neuron(7),
            &Dataset::new(&inputs, &y).unwrap(),
        )
    };
    assert_eq!(of(rows), of(columns));
}

/// The bits that this arithmetic must give on every machine: a digest of a training over several chunks and
/// shuffled batches.
///
/// It is not a reference for correctness, for which the other tests are; it is what two machines compare.
#[test]
fn the_digest_of_a_training_is_the_same_everywhere() {
    let data = random_data(10_001, 6, 26);
    let mut trained = neuron(6);
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(27);
    let rule = Training {
        loss: CrossEntropy,
        rule: GradientDescent {
            learning_rate: 0.01,
        },
        epochs: 3,
    };
    let mut history = rule
        .fit(&mut trained, data.shuffled_batches(100, &mut rng))
        .unwrap();
    history
        .epochs
        .extend(mean(5).fit(&mut trained, &data).unwrap().epochs);
    let numbers = trained
        .parameters()
        .into_iter()
        .chain(history.epochs.into_iter().map(|epoch| epoch.loss));
    // FNV-1a over the bytes of the doubles.
    let digest = numbers
        .flat_map(f64::to_le_bytes)
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    assert_eq!(format!("{digest:016x}"), "692b18ed662edd6b");
}

fn mean(epochs: usize) -> Training<Mean<SquaredError>, GradientDescent> {
    Training {
        loss: Mean(SquaredError),
        rule: GradientDescent { learning_rate: 1.0 },
        epochs,
    }
}
