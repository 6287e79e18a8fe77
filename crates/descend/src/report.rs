//! What is printed when a training is over.

use std::fmt::{Display, Formatter, Result};
use std::time::Duration;

use clap::ValueEnum;
use learning::{CsvTable, StopReason};

use crate::args::Args;
use crate::measures::{Measures, is_unfinished};
use crate::training::{Run, Task};

/// A training from its table to its files.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    pub(crate) args: &'a Args,
    pub(crate) table: &'a CsvTable,
    pub(crate) task: &'a Task,
    pub(crate) run: &'a Run,
    pub(crate) train: &'a Measures,
    pub(crate) test: Option<&'a Measures>,
    /// Of reading, training and drawing.
    pub(crate) times: [Duration; 3],
    pub(crate) written: &'a [String],
}

impl Display for Report<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Self { args, table, task, run, .. } = self;
        let (from, target) = (args.table_name(), name(&table.target_name, 40));
        let rows = count(table.data.n_samples(), "row");
        writeln!(
            f,
            "{from}: {rows}, {}, and the target {target}",
            count(task.n_inputs(), "input")
        )?;
        if let Some([zero, one]) = &table.classes {
            writeln!(f, "output 0 is {}, output 1 is {}", name(zero, 40), name(one, 40))?;
        }
        writeln!(f, "\n{:>8}  {:>12}", "epoch", "loss")?;
        let last = run.history.last().number;
        for epoch in &run.history.epochs {
            if is_milestone(epoch.number) || epoch.number == last {
                writeln!(f, "{:>8}  {:>12}", epoch.number, shown(epoch.loss))?;
            }
        }
        self.weights(f)?;
        self.measures(f, "learned from", self.train)?;
        match self.test {
            Some(test) => self.measures(f, "kept back", test)?,
            None => writeln!(f, "kept back: no row, so that nothing is known of new ones")?,
        }
        let why = match run.history.stopped {
            _ if is_unfinished(run, self.train) => {
                "; the loss still falls, and more --epochs would lower it"
            }
            StopReason::EpochLimit => "",
            _ => "; another one would change nothing",
        };
        let rule = args.rule.to_possible_value();
        let rule = rule.as_ref().map_or("", |rule| rule.get_name());
        let (epochs, rate) = (count(last, "epoch"), shown(task.learning_rate));
        writeln!(f, "\n{epochs} of {rule} with the learning rate {rate}{why}")?;
        let [read, trained, drawn] = self.times;
        write!(f, "{rows}")?;
        if let [first, ..] = table.incomplete_lines[..] {
            let n = table.incomplete_lines.len();
            write!(f, " ({n} left out, the first is line {first})")?;
        }
        writeln!(f, " read in {read:.1?}, trained in {trained:.1?}, drawn in {drawn:.1?}")?;
        self.written.iter().try_for_each(|file| writeln!(f, "wrote {file}"))
    }
}

impl Report<'_> {
    /// The weights, those first that weigh most, and how the inputs were standardized.
    fn weights(&self, f: &mut Formatter<'_>) -> Result {
        const SHOWN: usize = 12;
        let Self { table, task, run, .. } = self;
        let weights = run.neuron.weights();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        if order.len() > SHOWN {
            order.sort_by(|&i, &j| weights[j].abs().total_cmp(&weights[i].abs()));
        }
        write!(f, "\n{:<24}  {:>12}", "input", "weight")?;
        match task.standardization {
            Some(_) => writeln!(f, "  {:>12}  {:>12}", "mean", "deviation")?,
            None => writeln!(f)?,
        }
        for &j in order.iter().take(SHOWN) {
            let input = name(&table.input_names[j], 24);
            write!(f, "{input:<24}  {:>12}", shown(weights[j]))?;
            if let Some(fitted) = &task.standardization {
                let (mean, deviation) = (fitted.means()[j], fitted.deviations()[j]);
                write!(f, "  {:>12}  {:>12}", shown(mean), shown(deviation))?;
            }
            let inputs = task.train.inputs();
            let is_constant = inputs.column(j).iter().all(|&x| x == inputs[[0, j]]);
            writeln!(f, "{}", if is_constant { "  the same in all rows" } else { "" })?;
        }
        if order.len() > SHOWN {
            writeln!(f, "… and {} that weigh less; --save keeps all", order.len() - SHOWN)?;
        }
        writeln!(f, "{:<24}  {:>12}", "bias", shown(run.neuron.bias()))?;
        if task.standardization.is_some() {
            writeln!(f, "a weight is multiplied by (input − mean) / deviation")?;
        }
        writeln!(f)
    }

    fn measures(&self, f: &mut Formatter<'_>, part: &str, measures: &Measures) -> Result {
        let (rows, loss) = (count(measures.n_rows, "row"), shown(measures.loss));
        write!(f, "{part}: {rows}, loss {loss}, ")?;
        let (Some(m), Some(classes)) = (measures.matrix, &self.task.classes) else {
            let mean = shown(measures.mean_absolute_error);
            let root = shown(measures.root_mean_squared_error);
            let unit = name(&self.table.target_name, 40);
            return writeln!(
                f,
                "mean absolute error {mean}, root mean squared error {root}, in the unit of {unit}"
            );
        };
        writeln!(f, "accuracy {:.1} %", 100.0 * m.accuracy())?;
        let [zero, one] = classes.each_ref().map(|class| name(class, 16));
        writeln!(f, "{:<24}  {:>21}  {:>21}", "", format!("said {zero}"), format!("said {one}"))?;
        for (class, said) in [
            (zero, [m.true_negative, m.false_positive]),
            (one, [m.false_negative, m.true_positive]),
        ] {
            writeln!(f, "{:<24}  {:>21}  {:>21}", format!("  is {class}"), said[0], said[1])?;
        }
        Ok(())
    }
}

/// 0, 1, 2, 5, 10, 20, 50, …
fn is_milestone(number: usize) -> bool {
    let mut leading = number;
    while leading >= 10 && leading.is_multiple_of(10) {
        leading /= 10;
    }
    matches!(leading, 0 | 1 | 2 | 5)
}

/// A name of the table, on one line and of so many characters at most.
fn name(text: &str, length: usize) -> String {
    text.chars().take(length).map(|c| if c.is_control() { '·' } else { c }).collect()
}

/// A number for people: six digits at most.
pub(crate) fn shown(x: f64) -> String {
    let size = x.abs();
    if size == 0.0 || !size.is_finite() {
        return x.to_string();
    }
    if !(1e-4..1e7).contains(&size) {
        return format!("{x:.3e}");
    }
    let decimals = (5 - size.log10().floor() as i32).clamp(0, 9) as usize;
    let text = format!("{x:.decimals$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// A number for programs: all its bits, and not three hundred digits.
pub(crate) fn exact(x: f64) -> String {
    match x == 0.0 || (1e-5..1e16).contains(&x.abs()) {
        true => x.to_string(),
        false => format!("{x:e}"),
    }
}

pub(crate) fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
