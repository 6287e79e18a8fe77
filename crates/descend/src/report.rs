//! What is printed when a training is over.

use std::fmt::{self, Write};
use std::time::Duration;

use learning::{ConfusionMatrix, CsvTable, StopReason};

use crate::args::Args;
use crate::measures::{Measures, is_unfinished};
use crate::training::{Run, Task};

pub(crate) fn report(
    args: &Args,
    table: &CsvTable,
    task: &Task,
    run: &Run,
    parts: [Option<&Measures>; 2],
    times: [Duration; 3],
    written: &[String],
) -> String {
    let mut text = String::new();
    let result = head(&mut text, args, table, task)
        .and_then(|()| epochs(&mut text, run))
        .and_then(|()| weights(&mut text, table, task, run))
        .and_then(|()| {
            ["learned from", "kept back"]
                .iter()
                .zip(parts)
                .try_for_each(|(part, measures)| measured(&mut text, part, measures, task, table))
        })
        .and_then(|()| summary(&mut text, args, table, task, run, parts[0], times));
    result.expect("a string takes every text");
    for file in written {
        text += &format!("wrote {file}\n");
    }
    text
}

fn head(out: &mut String, args: &Args, table: &CsvTable, task: &Task) -> fmt::Result {
    let (n_rows, n_inputs) = (table.data.n_samples(), task.n_inputs());
    writeln!(
        out,
        "{}: {}, {}, and the target {}",
        args.table_name(),
        count(n_rows, "row"),
        count(n_inputs, "input"),
        name(&table.target_name)
    )?;
    if let Some([zero, one]) = &table.classes {
        writeln!(out, "output 0 is {}, output 1 is {}", name(zero), name(one))?;
    }
    let constant: Vec<usize> = (0..n_inputs)
        .filter(|&j| {
            let inputs = table.data.inputs();
            inputs.column(j).iter().all(|&x| x == inputs[[0, j]])
        })
        .collect();
    if let [j, ..] = constant[..] {
        let (first, n) = (name(&table.input_names[j]), count(constant.len(), "input"));
        writeln!(out, "{n} with one value in all rows teach nothing: {first} …")?;
    }

    Ok(())
}

fn epochs(out: &mut String, run: &Run) -> fmt::Result {
    writeln!(out, "\n{:>8}  {:>12}", "epoch", "loss")?;
    let last = run.history.last().number;
    for epoch in
        run.history.epochs.iter().filter(|epoch| is_milestone(epoch.number) || epoch.number == last)
    {
        writeln!(out, "{:>8}  {:>12}", epoch.number, shown(epoch.loss))?;
    }
    Ok(())
}

fn summary(
    out: &mut String,
    args: &Args,
    table: &CsvTable,
    task: &Task,
    run: &Run,
    train: Option<&Measures>,
    [read, trained, drawn]: [Duration; 3],
) -> fmt::Result {
    let n_rows = table.data.n_samples();
    let why = match run.history.stopped {
        _ if train.is_some_and(|train| is_unfinished(run, train)) => {
            "; the loss still falls, and more --epochs would lower it"
        }
        StopReason::EpochLimit => "",
        _ => "; another one would change nothing",
    };
    writeln!(
        out,
        "\n{} of {} with the learning rate {}{why}",
        count(run.history.last().number, "epoch"),
        rule_name(args),
        shown(task.learning_rate)
    )?;
    let left_out = match &table.incomplete_lines[..] {
        [] => String::new(),
        [line, ..] => {
            format!(" ({} left out, the first is line {line})", table.incomplete_lines.len())
        }
    };
    writeln!(
        out,
        "{}{left_out} read in {}, trained in {}, drawn in {}",
        count(n_rows, "row"),
        time(read),
        time(trained),
        time(drawn)
    )
}

/// The weights, those first that weigh most.
fn weights(out: &mut String, table: &CsvTable, task: &Task, run: &Run) -> fmt::Result {
    const SHOWN: usize = 12;
    let weights = run.neuron.weights();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    if order.len() > SHOWN {
        order.sort_by(|&i, &j| weights[j].abs().total_cmp(&weights[i].abs()));
    }
    let head = match task.standardization {
        Some(_) => format!("  {:>12}  {:>12}", "mean", "deviation"),
        None => String::new(),
    };
    writeln!(out, "\n{:<24}  {:>12}{head}", "input", "weight")?;
    for &j in order.iter().take(SHOWN) {
        let input: String = name(&table.input_names[j]).chars().take(24).collect();
        write!(out, "{input:<24}  {:>12}", shown(weights[j]))?;
        if let Some(fitted) = &task.standardization {
            let (mean, deviation) = (fitted.means()[j], fitted.deviations()[j]);
            write!(out, "  {:>12}  {:>12}", shown(mean), shown(deviation))?;
        }
        writeln!(out)?;
    }
    if order.len() > SHOWN {
        writeln!(out, "… and {} that weigh less; --save keeps all", order.len() - SHOWN)?;
    }
    writeln!(out, "{:<24}  {:>12}", "bias", shown(run.neuron.bias()))?;
    if task.standardization.is_some() {
        writeln!(out, "a weight is multiplied by (input − mean) / deviation")?;
    }
    writeln!(out)
}

fn measured(
    out: &mut String,
    part: &str,
    measures: Option<&Measures>,
    task: &Task,
    table: &CsvTable,
) -> fmt::Result {
    let Some(measures) = measures else {
        return writeln!(out, "{part}: no row, so that nothing is known of new ones");
    };
    let (rows, loss) = (count(measures.n_rows, "row"), shown(measures.loss));
    write!(out, "{part}: {rows}, loss {loss}, ")?;
    let (Some(matrix), Some([zero, one])) = (measures.matrix, &task.classes) else {
        return writeln!(
            out,
            "mean absolute error {}, root mean squared error {}, in the unit of {}",
            shown(measures.mean_absolute_error),
            shown(measures.root_mean_squared_error),
            name(&table.target_name)
        );
    };
    let ConfusionMatrix { true_positive, false_positive, true_negative, false_negative } = matrix;
    writeln!(out, "accuracy {:.1} %", 100.0 * matrix.accuracy())?;
    let cell = |class: &str| name(class).chars().take(16).collect::<String>();
    let (zero, one) = (cell(zero), cell(one));
    let is = |class: &str| format!("  is {class}");
    writeln!(out, "{:<24}  {:>16}  {:>16}", "", format!("said {zero}"), format!("said {one}"))?;
    writeln!(out, "{:<24}  {true_negative:>16}  {false_positive:>16}", is(&zero))?;
    writeln!(out, "{:<24}  {false_negative:>16}  {true_positive:>16}", is(&one))
}

fn rule_name(args: &Args) -> String {
    let name = clap::ValueEnum::to_possible_value(&args.rule);
    name.map_or(String::new(), |name| name.get_name().to_owned())
}

/// 0, 1, 2, 5, 10, 20, 50, …
fn is_milestone(number: usize) -> bool {
    let mut leading = number;
    while leading >= 10 && leading.is_multiple_of(10) {
        leading /= 10;
    }
    matches!(leading, 0 | 1 | 2 | 5)
}

/// A name of the table: at most forty characters of it, on one line.
pub(crate) fn name(text: &str) -> String {
    let visible = |c: char| if c.is_control() { '·' } else { c };
    let mut name: String = text.chars().take(40).map(visible).collect();
    if text.chars().nth(40).is_some() {
        name.push('…');
    }
    name
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

fn time(time: Duration) -> String {
    match time.as_secs_f64() {
        s if s < 1.0 => format!("{:.0} ms", s * 1e3),
        s => format!("{s:.1} s"),
    }
}
