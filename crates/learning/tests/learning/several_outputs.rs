//! A model with two outputs, which is nothing that the crate knows, trained by its rules on vectors of targets.

use activations::Sigmoid;
use learning::{
    Adam, CrossEntropy, Dataset, DatasetError, Frozen, GradientDescent, L2, Loss, Mean,
    MeanSquaredError, Model, PerceptronRule, Samples, SquaredError, StopReason, Training,
    TrainingError, VectorLoss, loss_and_gradient,
};
use ndarray::{Array1, Array2, ArrayRef1, array};
use neuron_core::Neuron;
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::gradients::random_data;

/// Two neurons that read the same inputs: `aₖ = φ(wₖ · x + bₖ)`, θ = (w₁, b₁, w₂, b₂).
#[derive(Debug, Clone, PartialEq)]
struct Pair {
    neurons: [Neuron<Sigmoid>; 2],
}

impl<L: VectorLoss<Sigmoid>> Model<L> for Pair {
    type Workspace = ();

    fn parameters(&self) -> Array1<f64> {
        let [one, two] = &self.neurons;
        one.parameters()
            .into_iter()
            .chain(two.parameters())
            .collect()
    }

    fn set_parameters(&mut self, theta: &ArrayRef1<f64>) {
        let n = theta.len() / 2;
        for (k, neuron) in self.neurons.iter_mut().enumerate() {
            let part: Array1<f64> = theta.iter().skip(k * n).take(n).copied().collect();
            neuron.set_parameters(&part);
        }
    }

    fn check(&self, loss: &L, samples: Samples<'_>) -> Result<(), TrainingError> {
        if samples.n_targets() != 2 {
            return Err(TrainingError::TargetLength {
                expected: 2,
                found: samples.n_targets(),
            });
        }
        let range = loss.target_range();
        for (row, y) in samples.target_vectors().rows().into_iter().enumerate() {
            if let Some(&target) = y.iter().find(|y| !range.contains(y)) {
                return Err(TrainingError::Target {
                    row,
                    target,
                    low: *range.start(),
                    high: *range.end(),
                });
            }
        }
        Ok(())
    }

    fn loss_and_gradient(
        &self,
        loss: &L,
        samples: Samples<'_>,
        theta: &[f64],
        gradient: &mut [f64],
        _: &mut (),
    ) -> f64 {
        let n = theta.len() / 2;
        gradient.fill(0.0);
        let (mut sum, mut delta) = (0.0, [0.0; 2]);
        let (xs, ys) = (samples.inputs(), samples.target_vectors());
        for (x, y) in xs.rows().into_iter().zip(ys.rows()) {
            let z = [0, 1].map(|k| {
                let theta = &theta[k * n..][..n];
                x.iter().zip(theta).map(|(x, w)| w * x).sum::<f64>() + theta[n - 1]
            });
            let y = y.to_vec();
            sum += loss.sample_loss(&Sigmoid, &z, &y);
            loss.error_signals(&Sigmoid, &z, &y, &mut delta);
            for (slopes, delta) in gradient.chunks_exact_mut(n).zip(delta) {
                for (slope, x) in slopes.iter_mut().zip(x.iter().chain(&[1.0])) {
                    *slope += delta * x;
                }
            }
        }
        let scale = loss.sum_scale(samples.n_samples());
        gradient.iter_mut().for_each(|g| *g *= scale);
        scale * sum
    }

    fn scale(&self, loss: &L, n_samples: usize) -> f64 {
        loss.sum_scale(n_samples)
    }
}

fn pair() -> Pair {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(61);
    Pair {
        neurons: [(); 2].map(|()| Neuron::random(3, Sigmoid, &mut rng)),
    }
}

/// The same inputs with one target, another, and both.
fn data() -> [Dataset; 3] {
    let (one, two) = (random_data(7, 3, 62), random_data(7, 3, 63));
    let x = one.inputs().to_owned();
    let y = ndarray::stack(ndarray::Axis(1), &[one.targets(), two.targets()]).unwrap();
    let second = Dataset::new(&x, &two.targets()).unwrap();
    let both = Dataset::with_target_vectors(&x, &y).unwrap();
    [one, second, both]
}

/// What two neurons learn by themselves is what the pair learns.
fn learns_as_two<L>(loss: L)
where
    L: Loss<Sigmoid> + VectorLoss<Sigmoid> + Copy,
{
    let [first, second, both] = data();
    let rule = GradientDescent { learning_rate: 0.3 };
    for epochs in [0, 1, 25] {
        let training = Training { loss, rule, epochs };
        let (mut together, mut apart) = (pair(), pair());
        let history = training.fit(&mut together, &both).unwrap();
        let alone = [&first, &second].map(|data| data.clone());
        let mut losses = [0.0; 2];
        for (k, neuron) in apart.neurons.iter_mut().enumerate() {
            losses[k] = training.fit(neuron, &alone[k]).unwrap().last().loss;
        }
        let theta = |pair: &Pair| Model::<L>::parameters(pair);
        for (ours, theirs) in theta(&together).iter().zip(&theta(&apart)) {
            assert!(
                (ours - theirs).abs() < 1e-14,
                "after {epochs}: {ours} and {theirs}"
            );
        }
        assert!((history.last().loss - losses[0] - losses[1]).abs() < 1e-14);
    }
}

#[test]
fn a_pair_of_neurons_learns_as_two() {
    learns_as_two(SquaredError);
    learns_as_two(CrossEntropy);
    learns_as_two(Mean(SquaredError));
    learns_as_two(MeanSquaredError);
}

#[test]
fn a_pair_is_trained_by_any_rule_in_any_batches_with_parts_of_it_frozen() {
    let [.., both] = data();
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(64);
    let rule = Adam {
        learning_rate: 0.1,
        ..Adam::default()
    };
    let start = Model::<CrossEntropy>::parameters(&pair());
    for size in [1, 2, 7] {
        let mut frozen = Frozen {
            model: pair(),
            frozen: vec![0, 7],
        };
        let loss = CrossEntropy;
        let epochs = 30;
        let history = Training { loss, rule, epochs }
            .fit(&mut frozen, both.shuffled_batches(size, &mut rng))
            .unwrap();
        assert_eq!(history.stopped, StopReason::EpochLimit);
        assert!(history.last().loss < history.epochs[0].loss);
        let end = Model::<CrossEntropy>::parameters(&frozen.model);
        for j in 0..8 {
            let moved = end[j].to_bits() != start[j].to_bits();
            assert_eq!(moved, ![0, 7].contains(&j), "parameter {j}");
        }
    }
}

#[test]
fn every_loss_is_a_loss_of_vectors() {
    // Of several outputs: the sum of the values, each δ of its own, and the conventions as they are.
    let (z, y) = ([0.5, -1.0, 2.0], [0.25, 1.0, 0.0]);
    let loss = L2 {
        strength: 3.0,
        loss: Mean(CrossEntropy),
    };
    let value = |k: usize| Loss::<Sigmoid>::value(&loss, &Sigmoid, z[k], y[k]);
    assert_eq!(
        loss.sample_loss(&Sigmoid, &z, &y),
        value(0) + value(1) + value(2)
    );
    let mut delta = [f64::NAN; 3];
    loss.error_signals(&Sigmoid, &z, &y, &mut delta);
    for k in 0..3 {
        assert_eq!(
            delta[k],
            Loss::<Sigmoid>::error_signal(&loss, &Sigmoid, z[k], y[k])
        );
    }
    assert_eq!(VectorLoss::<Sigmoid>::sum_scale(&loss, 4), 0.25);
    assert_eq!(VectorLoss::<Sigmoid>::weight_penalty(&loss, 4), 3.0);
    assert_eq!(VectorLoss::<Sigmoid>::target_range(&loss), 0.0..=1.0);

    /// A loss that says nothing of itself has the usual conventions.
    struct Plain;
    impl VectorLoss<Sigmoid> for Plain {
        fn sample_loss(&self, _: &Sigmoid, _: &[f64], _: &[f64]) -> f64 {
            0.0
        }
        fn error_signals(&self, _: &Sigmoid, _: &[f64], _: &[f64], _: &mut [f64]) {}
    }
    assert_eq!((Plain.sum_scale(9), Plain.weight_penalty(9)), (1.0, 0.0));
    assert_eq!(Plain.target_range(), f64::MIN..=f64::MAX);
}

#[test]
fn targets_that_are_vectors_are_kept_row_by_row() {
    let x = array![[1.0], [2.0], [3.0]];
    let y = array![[0.0, 10.0], [0.5, 20.0], [1.0, 30.0]];
    let data = Dataset::with_target_vectors(&x, &y).unwrap();
    assert_eq!(
        (data.n_samples(), data.n_inputs(), data.n_targets()),
        (3, 1, 2)
    );
    assert_eq!(data.target_vectors(), y);
    let samples = Samples::from(&data);
    assert_eq!(
        [samples.target(0), samples.target(1)],
        [[0.0, 0.5, 1.0], [10.0, 20.0, 30.0]]
    );
    let chosen = data.select(&[2, 0, 2]);
    assert_eq!(
        chosen.target_vectors(),
        array![[1.0, 30.0], [0.0, 10.0], [1.0, 30.0]]
    );
    assert_eq!(chosen.inputs(), array![[3.0], [1.0], [3.0]]);

    let refused =
        |x: &Array2<f64>, y: Array2<f64>| Dataset::with_target_vectors(x, &y).unwrap_err();
    assert_eq!(refused(&x, Array2::zeros((3, 0))), DatasetError::NoTargets);
    let (inputs, targets) = (3, 2);
    assert_eq!(
        refused(&x, Array2::zeros((2, 3))),
        DatasetError::LengthMismatch { inputs, targets }
    );
    // The first by rows, not by columns.
    let mut holes = y.clone();
    holes[[2, 0]] = f64::INFINITY;
    holes[[1, 1]] = f64::NEG_INFINITY;
    let (row, column, value) = (1, 1, f64::NEG_INFINITY);
    assert_eq!(
        refused(&x, holes),
        DatasetError::TargetNotFinite { row, column, value }
    );
}

#[test]
fn the_first_number_that_is_not_finite_is_named_by_rows_in_every_layout() {
    for n_samples in [1, 7, 8, 9, 30] {
        for n_inputs in [1, 3, 8, 11] {
            for hole in 0..n_samples * n_inputs {
                let (row, column) = (hole / n_inputs, hole % n_inputs);
                let mut x = Array2::zeros((n_samples, n_inputs));
                x.as_slice_mut().unwrap()[hole..].fill(f64::INFINITY);
                x[[row, column]] = f64::NEG_INFINITY;
                let y = Array1::zeros(n_samples);
                let mut by_columns = Array2::zeros((n_inputs, n_samples)).reversed_axes();
                by_columns.assign(&x);
                let value = f64::NEG_INFINITY;
                let expected = DatasetError::InputNotFinite { row, column, value };
                for x in [&x, &by_columns] {
                    assert_eq!(Dataset::new(x, &y), Err(expected));
                }
            }
        }
    }
}

#[test]
fn who_has_one_output_refuses_two_targets() {
    let [.., both] = data();
    let loss = SquaredError;
    let rule = GradientDescent { learning_rate: 1.0 };
    let epochs = 1;
    let error = Training { loss, rule, epochs }.fit(&mut Neuron::zeros(3, Sigmoid), &both);
    let (expected, found) = (1, 2);
    assert_eq!(error, Err(TrainingError::TargetLength { expected, found }));
    let rule = PerceptronRule {
        learning_rate: 1.0,
        epochs,
    };
    let mut unit = Neuron::zeros(3, activations::Step::default());
    assert_eq!(
        rule.fit(&mut unit, &both),
        Err(TrainingError::TargetLength { expected, found })
    );
}

#[test]
#[should_panic(expected = "samples with 2 targets each have no single target")]
fn a_single_target_of_two_panics_with_a_sentence() {
    let [.., both] = data();
    let _ = both.samples().count();
}

#[test]
fn a_pair_tells_its_loss_and_gradient() {
    let [first, second, both] = data();
    let (value, gradient) = loss_and_gradient(&SquaredError, &pair(), &both);
    let [one, two] = pair().neurons;
    let parts = [
        loss_and_gradient(&SquaredError, &one, &first),
        loss_and_gradient(&SquaredError, &two, &second),
    ];
    assert!((value - parts[0].0 - parts[1].0).abs() < 1e-15);
    for (k, (_, part)) in parts.iter().enumerate() {
        for (j, slope) in part.iter().enumerate() {
            assert!((gradient[4 * k + j] - slope).abs() < 1e-15);
        }
    }
}

/// Several samples at once are what each is by itself: for a loss of one output, which is asked for 64 values at a time, and for
/// a loss of vectors that says nothing of it.
#[test]
fn several_samples_at_once_have_the_bits_of_each() {
    /// The outputs depend on one another: `ℓ = ½ (Σ z − Σ y)²`.
    struct OfTheSums;
    impl VectorLoss<Sigmoid> for OfTheSums {
        fn sample_loss(&self, _: &Sigmoid, z: &[f64], y: &[f64]) -> f64 {
            let off = z.iter().sum::<f64>() - y.iter().sum::<f64>();
            0.5 * off * off
        }
        fn error_signals(&self, _: &Sigmoid, z: &[f64], y: &[f64], delta: &mut [f64]) {
            delta.fill(z.iter().sum::<f64>() - y.iter().sum::<f64>());
        }
    }
    fn check(loss: &impl VectorLoss<Sigmoid>, n: usize, n_outputs: usize) {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(65);
        let mut draw = || rng.random::<f64>();
        let z: Vec<f64> = (0..n * n_outputs).map(|_| 8.0 * draw() - 4.0).collect();
        let y: Vec<f64> = (0..n * n_outputs).map(|_| draw()).collect();
        let (mut values, mut deltas) = (vec![f64::NAN; n], vec![f64::NAN; n * n_outputs]);
        loss.sample_losses_and_error_signals(&Sigmoid, &z, &y, &mut values, &mut deltas);
        let mut delta = vec![f64::NAN; n_outputs];
        for (i, value) in values.iter().enumerate() {
            let of = |v: &[f64]| -> Vec<f64> { (0..n_outputs).map(|k| v[k * n + i]).collect() };
            let alone = loss.sample_loss(&Sigmoid, &of(&z), &of(&y));
            assert_eq!(value.to_bits(), alone.to_bits());
            loss.error_signals(&Sigmoid, &of(&z), &of(&y), &mut delta);
            assert_eq!(of(&deltas), delta);
        }
    }
    for n in [0, 1, 2, 63, 64, 65, 200] {
        for n_outputs in [1, 2, 5] {
            check(&CrossEntropy, n, n_outputs);
            check(&Mean(SquaredError), n, n_outputs);
            check(&OfTheSums, n, n_outputs);
        }
    }
}
