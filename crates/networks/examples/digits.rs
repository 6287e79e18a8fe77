//! A network learns to read digits: 64 pixels, 32 hidden neurons, 10 classes, in seconds.
//!
//! ```text
//! cargo run --release --example digits --features digits
//! ```
//!
//! It keeps back a fifth of the rows, drawn at random and stratified by digit, and trains with five seeds. Then it
//! keeps back whole forms instead, so that no hand that it is tried on has been seen (or, for two of the 14 forms, hardly any).
//! The same numbers are printed on every machine.

use std::error::Error;

use activations::Tanh;
use learning::{
    Adam, ClassConfusion, CrossEntropy, Dataset, ExponentialDecay, L2, Mean, Scheduled, Training,
};
use networks::{Digits, Network, Softmax, Xavier};
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

/// Trains on one part, and tells what it says of the other.
fn learn(
    train: &Dataset,
    kept_back: &Dataset,
    seed: u64,
) -> Result<(Network<Tanh, Softmax>, ClassConfusion), Box<dyn Error>> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut network = Network::random(&[64, 32, 10], Tanh, Softmax, &Xavier, &mut rng);
    let training = Training {
        loss: L2 {
            strength: 0.002,
            loss: Mean(CrossEntropy),
        },
        rule: Scheduled {
            rule: Adam {
                learning_rate: 0.01,
                ..Adam::default()
            },
            schedule: ExponentialDecay { factor: 0.95 },
        },
        epochs: 50,
    };
    let batches = train.shuffled_batches(32, &mut rng).with_running_loss();
    training.fit(&mut network, batches)?;
    let outputs = network.outputs(&kept_back.inputs());
    let matrix = ClassConfusion::from_outputs(&outputs, &kept_back.target_vectors())?;
    Ok((network, matrix))
}

/// The mean, and the standard deviation of a sample.
fn mean_and_spread(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    (mean, (squares / (n - 1.0)).sqrt())
}

fn main() -> Result<(), Box<dyn Error>> {
    let digits = Digits::default();
    let data = digits.dataset();

    println!("A fifth of the rows kept back at random");
    let mut accuracies = Vec::new();
    let mut last = None;
    for seed in 1..=5 {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(100 + seed);
        let (train, kept_back) = data.stratified_split(0.8, &mut rng)?;
        let (_, matrix) = learn(&train, &kept_back, seed)?;
        let (right, n) = (matrix.n_right(), matrix.n_samples());
        println!("  seed {seed}: {right} of {n} right");
        accuracies.push(100.0 * matrix.accuracy());
        last = Some(matrix);
    }
    let (mean, spread) = mean_and_spread(&accuracies);
    println!("  {mean:.2} % ± {spread:.2}");

    println!("Two forms kept back, each pair in turn");
    let mut accuracies = Vec::new();
    for first in (0..14).step_by(2) {
        let (train, kept_back) = digits.split_by_form(&[first, first + 1]);
        let (_, matrix) = learn(&train, &kept_back, 1)?;
        let (right, n) = (matrix.n_right(), matrix.n_samples());
        println!("  forms {first} and {}: {right} of {n} right", first + 1);
        accuracies.push(100.0 * matrix.accuracy());
    }
    let (mean, spread) = mean_and_spread(&accuracies);
    println!("  {mean:.2} % ± {spread:.2}");

    let matrix = last.expect("five seeds");
    println!("The last seed, digit by digit: precision, recall");
    for k in 0..10 {
        println!("  {k}: {:.3} {:.3}", matrix.precision(k), matrix.recall(k));
    }
    Ok(())
}
