//! A network of two layers as a model: the rules, the losses and the loop that train a neuron train it unchanged.

use activations::{Activation, Differentiable, Sigmoid, Tanh};
use learning::{
    Adam, CrossEntropy, Dataset, GradientDescent, L2, Model, Momentum, Objective, Rule, Samples,
    SquaredError, StopReason, Training, TrainingError, VectorLoss,
};
use ndarray::{Array1, Array2, ArrayRef1, array};
use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

/// `a = σ(W₂ tanh(W₁ x + b₁) + b₂)`; θ holds the rows of (W₁, b₁), then the rows of (W₂, b₂).
struct Network {
    n_inputs: usize,
    n_hidden: usize,
    n_outputs: usize,
    theta: Vec<f64>,
}

impl Network {
    fn random(n_inputs: usize, n_hidden: usize, n_outputs: usize, seed: u64) -> Self {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
        let n = n_hidden * (n_inputs + 1) + n_outputs * (n_hidden + 1);
        Self {
            n_inputs,
            n_hidden,
            n_outputs,
            theta: (0..n).map(|_| 2.0 * rng.random::<f64>() - 1.0).collect(),
        }
    }

    /// `W x + b` for the rows (w, b) of one layer.
    fn layer(rows: &[f64], x: &[f64]) -> Vec<f64> {
        rows.chunks_exact(x.len() + 1)
            .map(|row| row.iter().zip(x).map(|(w, x)| w * x).sum::<f64>() + row[x.len()])
            .collect()
    }

    fn split<'t>(&self, theta: &'t [f64]) -> (&'t [f64], &'t [f64]) {
        theta.split_at(self.n_hidden * (self.n_inputs + 1))
    }

    fn outputs(&self, x: &[f64]) -> Vec<f64> {
        let (first, second) = self.split(&self.theta);
        let hidden: Vec<f64> = (Self::layer(first, x).iter())
            .map(|&z| Tanh.apply(z))
            .collect();
        (Self::layer(second, &hidden).iter())
            .map(|&z| Sigmoid.apply(z))
            .collect()
    }
}

impl<L: VectorLoss<Sigmoid>> Model<L> for Network {
    type Workspace = ();

    fn parameters(&self) -> Array1<f64> {
        self.theta.clone().into()
    }

    fn set_parameters(&mut self, theta: &ArrayRef1<f64>) {
        self.theta = theta.to_vec();
    }

    fn check(&self, _: &L, samples: Samples<'_>) -> Result<(), TrainingError> {
        if samples.n_targets() == self.n_outputs {
            Ok(())
        } else {
            Err(TrainingError::TargetLength {
                expected: self.n_outputs,
                found: samples.n_targets(),
            })
        }
    }

    fn loss_and_gradient(
        &self,
        loss: &L,
        samples: Samples<'_>,
        theta: &[f64],
        gradient: &mut [f64],
        (): &mut (),
    ) -> f64 {
        let (first, second) = self.split(theta);
        gradient.fill(0.0);
        let mut value = 0.0;
        let mut delta = vec![0.0; self.n_outputs];
        for (x, y) in (samples.inputs().rows().into_iter()).zip(samples.target_vectors().rows()) {
            let (x, y) = (x.to_vec(), y.to_vec());
            let z1 = Self::layer(first, &x);
            let a1: Vec<f64> = z1.iter().map(|&z| Tanh.apply(z)).collect();
            let z2 = Self::layer(second, &a1);
            value += loss.sample_loss(&Sigmoid, &z2, &y);
            loss.error_signals(&Sigmoid, &z2, &y, &mut delta);

            // Backward: δ₁ = W₂ᵀ δ₂ · tanh′(z₁), and each row gains δ · (inputs of the layer, 1).
            let (first_gradient, second_gradient) =
                gradient.split_at_mut(self.n_hidden * (self.n_inputs + 1));
            let hidden_delta: Vec<f64> = (0..self.n_hidden)
                .map(|j| {
                    let back = (second.chunks_exact(self.n_hidden + 1).zip(&delta))
                        .map(|(row, delta)| row[j] * delta)
                        .sum::<f64>();
                    back * Tanh.derivative(z1[j])
                })
                .collect();
            add_rows(second_gradient, &delta, &a1);
            add_rows(first_gradient, &hidden_delta, &x);
        }
        let scale = loss.sum_scale(samples.n_samples());
        gradient.iter_mut().for_each(|g| *g *= scale);
        scale * value
    }

    fn scale(&self, loss: &L, n_samples: usize) -> f64 {
        loss.sum_scale(n_samples)
    }
}

fn add_rows(gradient: &mut [f64], delta: &[f64], x: &[f64]) {
    for (row, delta) in gradient.chunks_exact_mut(x.len() + 1).zip(delta) {
        for (g, x) in row.iter_mut().zip(x.iter().chain([&1.0])) {
            *g += delta * x;
        }
    }
}

fn exclusive_or() -> Dataset {
    Dataset::new(
        &array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]],
        &array![0.0, 1.0, 1.0, 0.0],
    )
    .unwrap()
}

#[test]
fn two_layers_learn_exclusive_or_by_every_rule() {
    let data = exclusive_or();
    let rules: [(&str, Box<dyn Rule>); 3] = [
        ("descent", Box::new(GradientDescent { learning_rate: 1.0 })),
        (
            "momentum",
            Box::new(Momentum {
                learning_rate: 0.3,
                momentum: 0.9,
            }),
        ),
        (
            "adam",
            Box::new(Adam {
                learning_rate: 0.05,
                ..Adam::default()
            }),
        ),
    ];
    for (name, rule) in rules {
        let mut network = Network::random(2, 4, 1, 1);
        let training = Training {
            loss: CrossEntropy,
            rule,
            epochs: 1000,
        };
        let history = training.fit(&mut network, &data).unwrap();
        assert!(history.last().loss < 0.1, "{name}: {:?}", history.last());
        for (x, y) in data.samples() {
            assert_eq!(network.outputs(&x.to_vec())[0] > 0.5, y == 1.0, "{name}");
        }
    }
}

#[test]
fn backpropagation_is_the_slope_of_the_loss() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(5);
    let mut draw = |n, m| Array2::from_shape_simple_fn((n, m), || rng.random::<f64>());
    let data = Dataset::with_target_vectors(&draw(20, 3), &draw(20, 2)).unwrap();
    let network = Network::random(3, 5, 2, 6);
    let mut objective = network.objective(&SquaredError, &data);

    let theta = network.theta.clone();
    let mut gradient = vec![0.0; theta.len()];
    objective.loss_and_gradient(&theta, &mut gradient);
    let h = 2.0_f64.powi(-17);
    for j in 0..theta.len() {
        let mut at = |shift: f64| {
            let mut moved = theta.clone();
            moved[j] += shift;
            objective.loss(&moved)
        };
        let slope = (at(h) - at(-h)) / (2.0 * h);
        // h²/6 times a third derivative of order 1, and the rounding of a loss of about 4, divided by h.
        assert!(
            (slope - gradient[j]).abs() < 1e-9,
            "{j}: {slope} {}",
            gradient[j]
        );
    }
}

#[test]
fn a_network_is_trained_in_batches_watched_and_refused_like_a_neuron() {
    let data = exclusive_or();
    let training = Training {
        loss: SquaredError,
        rule: GradientDescent { learning_rate: 0.5 },
        epochs: 10,
    };
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(3);
    let mut network = Network::random(2, 3, 1, 2);
    let history = training
        .fit(&mut network, data.shuffled_batches(2, &mut rng))
        .unwrap();
    assert_eq!(history.stopped, StopReason::EpochLimit);
    assert_eq!(history.epochs.len(), 11);

    let mut two_outputs = Network::random(2, 3, 2, 2);
    assert_eq!(
        training.fit(&mut two_outputs, &data),
        Err(TrainingError::TargetLength {
            expected: 2,
            found: 1
        })
    );
}

/// A model of one number, which says nothing of a factor.
struct Constant(f64);

impl<L: VectorLoss<Sigmoid>> Model<L> for Constant {
    type Workspace = ();

    fn parameters(&self) -> Array1<f64> {
        array![self.0]
    }

    fn set_parameters(&mut self, theta: &ArrayRef1<f64>) {
        self.0 = theta[0];
    }

    fn check(&self, _: &L, _: Samples<'_>) -> Result<(), TrainingError> {
        Ok(())
    }

    fn loss_and_gradient(
        &self,
        loss: &L,
        samples: Samples<'_>,
        theta: &[f64],
        gradient: &mut [f64],
        (): &mut (),
    ) -> f64 {
        gradient[0] = 0.0;
        let mut value = 0.0;
        let mut delta = [0.0];
        for &y in samples.target(0) {
            value += loss.sample_loss(&Sigmoid, theta, &[y]);
            loss.error_signals(&Sigmoid, theta, &[y], &mut delta);
            gradient[0] += delta[0];
        }
        value
    }
}

#[test]
fn a_model_that_does_not_say_otherwise_sums_without_a_factor() {
    assert_eq!(Constant(0.0).scale(&CrossEntropy, 4), 1.0);
    // With η so small that nothing moves, the running loss is the loss.
    let training = Training {
        loss: CrossEntropy,
        rule: GradientDescent {
            learning_rate: 1e-300,
        },
        epochs: 1,
    };
    let batches = exclusive_or();
    let batches = batches.batches(3).with_running_loss();
    let history = training.fit(&mut Constant(0.5), batches).unwrap();
    let [exact, running] = [history.epochs[0].loss, history.epochs[1].loss];
    assert!(
        (running / exact - 1.0).abs() < 1e-15,
        "{running} for {exact}"
    );
}

#[test]
fn a_neuron_refuses_vectors_of_targets() {
    let data = Dataset::with_target_vectors(&array![[1.0], [2.0]], &array![[1.0, 0.0], [0.0, 1.0]]);
    let training = Training {
        loss: L2 {
            strength: 0.1,
            loss: SquaredError,
        },
        rule: GradientDescent { learning_rate: 0.5 },
        epochs: 10,
    };
    assert_eq!(
        training.fit(&mut neuron_core::Neuron::zeros(1, Sigmoid), &data.unwrap()),
        Err(TrainingError::TargetLength {
            expected: 1,
            found: 2
        })
    );
}
