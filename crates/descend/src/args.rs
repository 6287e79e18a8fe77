//! The words of the command line.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::{Parser, ValueEnum};
use learning::{CsvColumn, CsvInputs, CsvReader};

use crate::neuron::{LossName, Shape};

/// Train a neuron on a table by gradient descent, say how good it is, and draw how it went
#[derive(Debug, Parser)]
#[command(name = "descend")]
pub(crate) struct Args {
    /// A CSV file whose first line names the columns, or - for standard input; the book's two points when left out
    pub(crate) table: Option<PathBuf>,
    #[arg(long, hide = true, conflicts_with = "table")]
    data: Option<PathBuf>,

    /// The column to be learned, by name or number; the last one when left out
    #[arg(long, value_name = "COLUMN")]
    target: Option<String>,
    /// Columns that are no inputs, by name or number
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',')]
    drop: Vec<String>,
    /// The only columns that are inputs, by name or number
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',', conflicts_with = "drop")]
    only: Vec<String>,
    /// The target that is 1, where targets are two classes; the second in the alphabet when left out
    #[arg(long, value_name = "CLASS", allow_hyphen_values = true)]
    positive: Option<String>,
    /// The first line holds values
    #[arg(long)]
    no_header: bool,
    /// What stands between two values: , ; tab | space
    #[arg(long, value_name = "SIGN", default_value = ",", value_parser = separator)]
    separator: char,
    /// Numbers are written 0,5
    #[arg(long)]
    decimal_comma: bool,
    /// Lines above the table that do not belong to it
    #[arg(long, value_name = "N", default_value_t = 0)]
    skip_lines: usize,
    /// Leave out lines in which a value is missing
    #[arg(long)]
    skip_incomplete: bool,

    /// The share of the rows that is not learned from, but only measured [default: 0.2, and 0 for less than 10 rows]
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub(crate) keep_back: Option<f64>,
    /// The seed of what is random: which rows are kept back, the order of batches
    #[arg(long, value_name = "S", default_value_t = 42)]
    pub(crate) seed: u64,
    /// Bring the inputs to mean 0 and deviation 1, as is usual
    #[arg(long, overrides_with = "no_standardize")]
    standardize: bool,
    /// Take the inputs as they stand in the table
    #[arg(long)]
    pub(crate) no_standardize: bool,

    /// What the neuron makes of the weighted sum
    #[arg(long, value_enum, default_value_t = Shape::Sigmoid)]
    pub(crate) activation: Shape,
    /// What to make small, as a mean over the rows [default: cross-entropy for a sigmoid, squared otherwise]
    #[arg(long, value_enum)]
    pub(crate) loss: Option<LossName>,
    /// How a gradient becomes a step
    #[arg(long, value_enum, default_value_t = RuleName::Nesterov)]
    pub(crate) rule: RuleName,
    /// The largest number of epochs
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub(crate) epochs: usize,
    /// How far to go against the gradient [default: as far as is safe for these inputs; 0.01 for the adaptive rules]
    #[arg(long, value_name = "R", value_parser = positive, allow_negative_numbers = true)]
    pub(crate) learning_rate: Option<f64>,
    /// Learn from so many rows at a time, shuffled; from all of them when left out
    #[arg(long, value_name = "SIZE")]
    pub(crate) batch: Option<NonZeroUsize>,

    /// Save what was learned
    #[arg(long, value_name = "FILE")]
    pub(crate) save: Option<PathBuf>,
    /// Answer with what was saved, instead of learning
    #[arg(long, value_name = "FILE", conflicts_with = "save", requires = "table")]
    pub(crate) predict: Option<PathBuf>,
    /// The folder of the drawings
    #[arg(long, value_name = "DIR", default_value = "descend-drawings")]
    pub(crate) out: PathBuf,
    /// Draw nothing
    #[arg(long)]
    pub(crate) no_drawings: bool,
    /// Print nothing but warnings, errors and predictions
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RuleName {
    GradientDescent,
    Momentum,
    Nesterov,
    #[value(name = "adagrad")]
    AdaGrad,
    #[value(name = "rmsprop")]
    RmsProp,
    Adam,
}

impl Args {
    pub(crate) fn table(&self) -> Option<&Path> {
        self.table.as_deref().or(self.data.as_deref())
    }

    /// What the table is called in messages.
    pub(crate) fn table_name(&self) -> String {
        match self.table() {
            None => "two points".to_owned(),
            Some(path) if path == Path::new("-") => "standard input".to_owned(),
            Some(path) => path.display().to_string(),
        }
    }

    pub(crate) fn reader(&self) -> CsvReader {
        CsvReader {
            separator: self.separator,
            header: !self.no_header,
            skip_lines: self.skip_lines,
            // What separates values begins no comment.
            comment: (self.separator != '#').then_some('#'),
            target: self.target.as_deref().map(column),
            inputs: match (&self.drop[..], &self.only[..]) {
                ([], []) => CsvInputs::All,
                (drop, []) => CsvInputs::Except(drop.iter().map(|text| column(text)).collect()),
                (_, only) => CsvInputs::Only(only.iter().map(|text| column(text)).collect()),
            },
            positive: self.positive.clone(),
            decimal_comma: self.decimal_comma,
            skip_incomplete: self.skip_incomplete,
        }
    }
}

/// A number is one, since no column can be called by a number.
fn column(text: &str) -> CsvColumn {
    let text = text.trim();
    text.parse::<usize>().map_or(text.into(), CsvColumn::from)
}

fn separator(text: &str) -> Result<char, &'static str> {
    match text {
        "tab" | "\\t" => Ok('\t'),
        "space" | "blank" => Ok(' '),
        _ => text.parse().map_err(|_| "one sign is needed, such as ';' or tab"),
    }
}

fn share(text: &str) -> Result<f64, &'static str> {
    let share = text.parse().ok().filter(|share| (0.0..1.0).contains(share));
    share.ok_or("a number from 0 to below 1 is needed, such as 0.2")
}

fn positive(text: &str) -> Result<f64, &'static str> {
    let number = text.parse().ok().filter(|&number: &f64| number > 0.0 && number.is_finite());
    number.ok_or("a number above 0 is needed, such as 0.1")
}
