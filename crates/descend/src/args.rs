use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// Train a sigmoid neuron by gradient descent, and show how it went.
#[derive(Debug, Parser)]
#[command(name = "descend")]
pub(crate) struct Args {
    /// A comma-separated file whose first line names the columns; the book's two points when left out
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) data: Option<PathBuf>,

    /// The column to be learned; the last one when left out
    #[arg(long, value_name = "NAME", requires = "data")]
    pub(crate) target: Option<String>,

    /// The largest number of epochs
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1000,
        allow_negative_numbers = true
    )]
    pub(crate) epochs: usize,

    /// How far to go against the gradient
    #[arg(
        long,
        value_name = "R",
        default_value_t = 1.0,
        allow_negative_numbers = true
    )]
    pub(crate) learning_rate: f64,

    /// What to make small: ½ Σ (a − y)², or the cross-entropy
    #[arg(long, value_enum, default_value_t = LossName::Squared)]
    pub(crate) loss: LossName,

    /// Divide the loss by the number of samples
    #[arg(long)]
    pub(crate) mean: bool,

    /// How a gradient becomes a step; the rules beyond the first use their usual constants
    #[arg(long, value_enum, default_value_t = RuleName::GradientDescent)]
    pub(crate) rule: RuleName,

    /// Learn from so many samples at a time, shuffled; from all of them when left out
    #[arg(long, value_name = "SIZE")]
    pub(crate) batch: Option<usize>,

    /// The seed of the shuffling
    #[arg(long, value_name = "S", default_value_t = 42)]
    pub(crate) seed: u64,

    /// The parameters to start from, weights first and the bias last; 0,-8 for the two points, otherwise zeros
    #[arg(
        long,
        value_name = "W,…,B",
        value_delimiter = ',',
        allow_hyphen_values = true
    )]
    pub(crate) start: Option<Vec<f64>>,

    /// Let up to so many threads share the sums; the results are the same
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: u16,

    /// Where to put the drawings; target/descend of the workspace when left out
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/descend"), hide_default_value = true)]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LossName {
    Squared,
    CrossEntropy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RuleName {
    GradientDescent,
    Momentum,
    Nesterov,
    AdaGrad,
    RmsProp,
    Adam,
}
