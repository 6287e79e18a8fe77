//! Mini-batches: which samples they show, what their losses add up to, and when they have converged.

use std::ops::ControlFlow;

use activations::{Identity, Sigmoid};
use learning::{
    Batches, CrossEntropy, Dataset, GradientDescent, History, L2, Loss, Mean, Momentum, Samples,
    SquaredError, StopReason, Training, loss_and_gradient,
};
use ndarray::{Array1, Array2, array};
use neuron_core::Neuron;
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus, seq::SliceRandom};

use crate::gradients::random_data;

fn rng(seed: u64) -> Xoshiro256PlusPlus {
    Xoshiro256PlusPlus::seed_from_u64(seed)
}

/// A neuron whose output is its bias: all inputs are 0.
fn of_bias(targets: &[f64]) -> Dataset {
    Dataset::new(
        &Array2::zeros((targets.len(), 1)),
        &Array1::from(targets.to_vec()),
    )
    .unwrap()
}

fn bias_after<'a, L: Loss<Identity>>(
    loss: L,
    learning_rate: f64,
    epochs: usize,
    batches: impl Into<Batches<'a>>,
) -> (f64, History) {
    let mut neuron = Neuron::zeros(1, Identity);
    let rule = GradientDescent { learning_rate };
    let training = Training { loss, rule, epochs };
    let history = training.fit(&mut neuron, batches).unwrap();
    (neuron.bias(), history)
}

#[test]
fn shuffled_batches_never_count_as_converged() {
    // Seen in one order, 0 then 3, an epoch brings b = 2 back to 2; in the other it does not.
    let data = of_bias(&[0.0, 3.0]);
    let training = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 0.5 },
        epochs: 20,
    };
    let mut standing_still = 0;
    for seed in 0..200 {
        let mut neuron = Neuron::new(array![0.0], 2.0, Identity);
        let mut rng = rng(seed);
        let mut biases = Vec::new();
        let history = training
            .fit_observed(
                &mut neuron,
                data.shuffled_batches(1, &mut rng),
                |_, neuron| {
                    biases.push(neuron.bias());
                    ControlFlow::Continue(())
                },
            )
            .unwrap();
        assert_eq!(history.stopped, StopReason::EpochLimit, "seed {seed}");
        assert_eq!(history.epochs.len(), 21, "seed {seed}");
        standing_still += usize::from(biases[1] == 2.0);
    }
    assert!(
        (60..140).contains(&standing_still),
        "{standing_still} of 200"
    );

    // In the order of the data the same epoch is the proof that nothing will change.
    let mut neuron = Neuron::new(array![0.0], 2.0, Identity);
    let history = training.fit(&mut neuron, data.batches(1)).unwrap();
    assert_eq!(history.stopped, StopReason::Converged);
    assert_eq!((neuron.bias(), history.epochs.len()), (2.0, 2));

    // All at once but shuffled: the order of a sum can change its last bits.
    let mut rng = rng(1);
    let mut neuron = Neuron::new(array![0.0], 1.5, Identity);
    let shuffled = data.shuffled_batches(2, &mut rng);
    let history = training.fit(&mut neuron, shuffled).unwrap();
    assert_eq!(
        (neuron.bias(), history.stopped),
        (1.5, StopReason::EpochLimit)
    );
}

#[test]
fn parameters_that_are_back_while_the_rule_remembers_have_not_converged() {
    // b = 0: of −1, v = 1 and b = −1; of ½, v = ½ − 1.5 = −1 and b = 0 again. But v was 0 and is −1.
    let data = of_bias(&[-1.0, 0.5]);
    let rule = Momentum {
        learning_rate: 1.0,
        momentum: 0.5,
    };
    let train = |epochs| {
        let mut neuron = Neuron::zeros(1, Identity);
        let loss = SquaredError;
        let history = Training { loss, rule, epochs }
            .fit(&mut neuron, data.batches(1))
            .unwrap();
        (neuron.bias(), history.stopped)
    };
    assert_eq!(train(1), (0.0, StopReason::EpochLimit));
    // Of −1, v = −½ + 1 = ½ and b = −½; of ½, v = ¼ − 1 = −¾ and b = ¼.
    assert_eq!(train(2), (0.25, StopReason::EpochLimit));
}

#[test]
fn batches_and_samples_say_what_was_asked_of_them() {
    let data = of_bias(&[0.0, 2.0, 4.0, 6.0, 8.0]);
    assert_eq!(
        format!("{:?}", data.batches(2)),
        "Batches { n_samples: 5, size: 2, shuffled: false }"
    );
    assert_eq!(
        format!("{:?}", data.shuffled_batches(3, &mut rng(1))),
        "Batches { n_samples: 5, size: 3, shuffled: true }"
    );
    assert_eq!(Samples::from(&data).threads(), 1);
    assert_eq!(data.on_threads(4).threads(), 4);
}

#[test]
fn a_running_loss_is_what_the_batches_showed() {
    // By hand. Of (0, 2) at b = 0: ½ (0 + 4) = 2, slope −2, b = ½. Of (4, 6): ½ (3.5² + 5.5²) = 21.25, slope −9,
    // b = 2.75. Of (8): ½ 5.25² = 13.78125, slope −5.25, b = 4.0625.
    let data = of_bias(&[0.0, 2.0, 4.0, 6.0, 8.0]);
    let (b, history) = bias_after(SquaredError, 0.25, 1, data.batches(2).with_running_loss());
    assert_eq!(b, 4.0625);
    assert_eq!(history.epochs[0].loss, 60.0); // exact: ½ (0 + 4 + 16 + 36 + 64)
    assert_eq!(history.epochs[1].loss, 2.0 + 21.25 + 13.78125);

    // Without it, the loss at the end: ½ Σ (4.0625 − y)².
    let (same, history) = bias_after(SquaredError, 0.25, 1, data.batches(2));
    assert_eq!(same, b);
    let exact: f64 = [0.0, 2.0, 4.0, 6.0, 8.0]
        .iter()
        .map(|y| 0.5 * (b - y) * (b - y))
        .sum();
    assert_eq!(history.last().loss, exact);

    // The mean, with steps of the same length in the full batches (½ of a mean of two): of the last batch, the slope
    // is not halved.
    let (b, history) = bias_after(
        Mean(SquaredError),
        0.5,
        1,
        data.batches(2).with_running_loss(),
    );
    assert_eq!(b, 2.75 + 0.5 * 5.25);
    assert_eq!(history.epochs[0].loss, 12.0);
    assert!((history.last().loss - 37.03125 / 5.0).abs() < 2e-15);

    // One at a time, and all at once, where there is nothing to be late.
    let (_, history) = bias_after(SquaredError, 1.0, 1, data.batches(1).with_running_loss());
    assert_eq!(history.last().loss, 0.5 * (0.0 + 4.0 + 4.0 + 4.0 + 4.0)); // b is always the last target
    let whole = bias_after(SquaredError, 0.1, 3, data.batches(5).with_running_loss());
    assert_eq!(whole, bias_after(SquaredError, 0.1, 3, &data));
}

#[test]
fn a_running_loss_adds_up_penalties_to_the_whole() {
    // With η so small that nothing moves, the running loss is the loss.
    let data = random_data(103, 3, 41);
    fn check<L: Loss<Sigmoid> + Copy>(loss: L, data: &Dataset) {
        let neuron = Neuron::random(3, Sigmoid, &mut rng(42));
        let rule = GradientDescent {
            learning_rate: 1e-300,
        };
        for size in [1, 2, 8, 10, 64, 102] {
            let mut same = neuron.clone();
            let epochs = 1;
            let history = Training { loss, rule, epochs }
                .fit(&mut same, data.batches(size).with_running_loss())
                .unwrap();
            assert_eq!(same, neuron);
            let [exact, running] = [history.epochs[0].loss, history.epochs[1].loss];
            assert!(
                (running / exact - 1.0).abs() < 1e-14,
                "size {size}: {running} for {exact}"
            );
        }
    }
    let strength = 0.7;
    check(SquaredError, &data);
    check(Mean(SquaredError), &data);
    check(
        L2 {
            strength,
            loss: CrossEntropy,
        },
        &data,
    );
    check(
        L2 {
            strength,
            loss: Mean(CrossEntropy),
        },
        &data,
    );
    check(
        Mean(L2 {
            strength,
            loss: CrossEntropy,
        }),
        &data,
    );
}

#[test]
fn shuffled_batches_are_those_of_the_data_in_that_order() {
    for n_inputs in [1, 2, 7, 33] {
        let data = random_data(131, n_inputs, 43);
        for size in [1, 2, 7, 8, 9, 63, 64, 65, 130, 131, 500] {
            let train = |batches: Batches<'_>| {
                let mut neuron = Neuron::random(n_inputs, Sigmoid, &mut rng(44));
                let training = Training {
                    loss: Mean(SquaredError),
                    rule: GradientDescent { learning_rate: 0.5 },
                    epochs: 1,
                };
                training.fit(&mut neuron, batches).unwrap();
                neuron
            };
            let shuffled = train(data.shuffled_batches(size, &mut rng(45)));
            let mut order: Vec<usize> = (0..131).collect();
            order.shuffle(&mut rng(45));
            let in_order = data.select(&order);
            assert_eq!(
                shuffled,
                train(in_order.batches(size)),
                "{n_inputs} inputs, size {size}"
            );
            assert_ne!(shuffled, train(data.batches(size.min(130))));
        }
    }
}

#[test]
fn a_batch_in_order_learns_from_its_own_samples() {
    for n_inputs in [1, 2, 7, 33] {
        let data = random_data(131, n_inputs, 46);
        for size in [1, 2, 7, 8, 9, 63, 64, 65, 130] {
            let start = Neuron::random(n_inputs, Sigmoid, &mut rng(47));
            let (mut trained, mut by_hand) = (start.clone(), start);
            let training = Training {
                loss: Mean(SquaredError),
                rule: GradientDescent { learning_rate: 0.5 },
                epochs: 2,
            };
            training.fit(&mut trained, data.batches(size)).unwrap();
            for _ in 0..2 {
                let numbers: Vec<usize> = (0..131).collect();
                for batch in numbers.chunks(size) {
                    let batch = data.select(batch);
                    let slope = loss_and_gradient(&Mean(SquaredError), &by_hand, &batch).1;
                    by_hand.set_parameters(&(by_hand.parameters() - 0.5 * slope));
                }
            }
            assert_eq!(trained, by_hand, "{n_inputs} inputs, size {size}");
        }
    }
}

#[test]
fn threads_change_no_bit_of_mini_batches() {
    // Batches so large that two threads are worth it.
    let data = random_data(100_000, 50, 48);
    let train = |threads| {
        let mut neuron = Neuron::zeros(50, Sigmoid);
        let training = Training {
            loss: Mean(CrossEntropy),
            rule: GradientDescent { learning_rate: 1.0 },
            epochs: 1,
        };
        let mut rng = rng(49);
        let samples = data.on_threads(threads);
        training.fit(&mut neuron, samples.batches(50_000)).unwrap();
        let batches = samples
            .shuffled_batches(60_000, &mut rng)
            .with_running_loss();
        let history = training.fit(&mut neuron, batches).unwrap();
        (neuron, history)
    };
    assert_eq!(train(1), train(3));
}
