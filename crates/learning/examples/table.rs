//! Trains a neuron on a table: `cargo run --release --example table --features csv,serde -- table.csv`.
//!
//! The last column is the target: 0 and 1, or two words. Without a file it takes the table below. What it prints last is
//! the neuron, as JSON.

use std::error::Error;

use activations::Sigmoid;
use learning::{
    ConfusionMatrix, CrossEntropy, CsvReader, CsvTable, GradientDescent, Mean, Standardization,
    Training, total_loss,
};
use neuron_core::Neuron;
use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};

fn main() -> Result<(), Box<dyn Error>> {
    let table = match std::env::args_os().nth(1) {
        Some(path) => CsvReader::default().read_path(path)?,
        None => CsvReader::default().read(TABLE.as_bytes())?,
    };
    print!("{}", train(&table)?);
    Ok(())
}

pub(crate) fn train(table: &CsvTable) -> Result<String, Box<dyn Error>> {
    // A fifth of the samples is kept back. What brings the inputs to one size is learned from the others alone.
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(42);
    let (train, test) = table.data.stratified_split(0.8, &mut rng)?;
    let standardization = Standardization::fit(&train);

    let mut neuron = Neuron::zeros(train.n_inputs(), Sigmoid);
    let rule = GradientDescent { learning_rate: 1.0 };
    Training {
        loss: Mean(CrossEntropy),
        rule,
        epochs: 1000,
    }
    .fit(&mut neuron, &standardization.apply(&train)?)?;

    // From here on it answers to inputs as they stand in the table.
    let neuron = standardization.fold_into(&neuron);
    let mut report = String::new();
    for (part, data) in [("learned from", &train), ("kept back", &test)] {
        let loss = total_loss(&Mean(CrossEntropy), &neuron, data);
        let accuracy = ConfusionMatrix::new(&neuron, data, 0.5)?.accuracy();
        let n = data.n_samples();
        report += &format!("{part}: {n} samples, loss {loss:.3}, accuracy {accuracy:.3}\n");
    }
    // A saved neuron is loaded with the same bits.
    Ok(report + &serde_json::to_string(&neuron)? + "\n")
}

/// Twenty invented students.
pub(crate) const TABLE: &str = "\
hours of study,year of birth,passed
0.5,2001,no
0.8,1999,no
1.0,2003,no
1.2,2000,no
1.5,2002,no
1.7,1998,no
1.8,2001,yes
2.0,2003,no
2.2,1999,no
2.3,2000,yes
2.5,2002,no
2.7,2001,yes
3.0,1998,yes
3.1,2003,yes
3.3,2000,no
3.5,1999,yes
4.0,2002,yes
4.2,2001,yes
4.6,2000,yes
5.0,2003,yes
";
