//! Reports: what a rendering did.

use std::fmt;
use std::time::Duration;

/// What was put into the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Figures drawn.
    pub figures: usize,
    /// Locked values shown, in sentences, formulas and tables.
    pub numbers: usize,
    /// Tables made from locked values.
    pub tables: usize,
    /// Pieces of code quoted from the crates.
    pub quotes: usize,
    /// Formulas set.
    pub formulas: usize,
}

/// What a rendering did, and how long it took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Pages of the book.
    pub pages: usize,
    /// What was put into them.
    pub counts: Counts,
    /// From the first look at the disk to the finished book.
    pub elapsed: Duration,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |n: usize, one: &str| match n {
            1 => format!("1 {one}"),
            n => format!("{n} {one}s"),
        };
        write!(
            f,
            "{}, {}, {}, {}, {}, {}: rendered in {:.2} s",
            count(self.pages, "page"),
            count(self.counts.figures, "figure"),
            count(self.counts.numbers, "number"),
            count(self.counts.tables, "table"),
            count(self.counts.quotes, "quote"),
            count(self.counts.formulas, "formula"),
            self.elapsed.as_secs_f64()
        )
    }
}
