//! The program `descend`: a table in, a trained neuron out.
//!
//! ```text
//! cargo run -p descend -- table.csv                                       learn its last column
//! cargo run -p descend -- table.csv --drop id --target diagnosis --save model.json
//! cargo run -p descend -- new.csv --predict model.json                    answer with what was learned
//! ```
//!
//! It reads, splits, standardizes, trains and measures with `learning`, and draws the contours of `figures`. Its own is what
//! stands around them: words, messages, files.

mod args;
mod drawing;
mod files;
mod measures;
mod model;
mod neuron;
mod report;
mod table;
mod training;

use std::ffi::OsString;
use std::io::{ErrorKind, Read, Write};
use std::time::Instant;

use clap::Parser;

use args::Args;
use files::PlannedFile;
use measures::{Measures, Verdict};
use model::Model;
use report::Report;

/// What a message says, and the exit code.
#[derive(Debug)]
struct Failure(u8, String);

/// The table, a file or a training cannot be used.
fn refused(message: impl std::fmt::Display) -> Failure {
    Failure(1, message.to_string())
}

/// Runs the program with these words, the first of which is its name. The result is the exit code: 0 done, 1 refused or
/// failed, 2 used wrongly.
pub fn run(
    words: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    input: &mut dyn Read,
    out: &mut dyn Write,
    errors: &mut dyn Write,
    is_terminal: bool,
) -> u8 {
    let args = match Args::try_parse_from(words) {
        Ok(args) => args,
        Err(usage) => {
            let to: &mut dyn Write = if usage.use_stderr() { errors } else { out };
            let _ = write!(to, "{usage}");
            return usage.exit_code() as u8;
        }
    };
    let result = match &args.predict {
        Some(model) => model::predict(model, &args, input, out, errors),
        None => train(&args, input, out, errors, is_terminal),
    };
    match result {
        Ok(()) => 0,
        Err(Failure(code, message)) => {
            let _ = writeln!(errors, "error: {message}");
            code
        }
    }
}

fn train(
    args: &Args,
    input: &mut dyn Read,
    out: &mut dyn Write,
    errors: &mut dyn Write,
    is_terminal: bool,
) -> Result<(), Failure> {
    let begin = Instant::now();
    let table = table::read(args, input)?;
    let task = training::Task::new(args, &table)?;
    let read = begin.elapsed();

    // What cannot be written is to be known before the training.
    let save = args.save.as_deref().map(PlannedFile::new).transpose()?;
    if let (Some(save), Some(table)) = (&save, args.table())
        && save.is(table)
    {
        return Err(refused("--save names the table itself: name another file"));
    }
    let n_drawings = if args.no_drawings { 0 } else { 1 + usize::from(task.n_inputs() == 1) };
    let drawings = ["loss.svg", "contour.svg"].into_iter().take(n_drawings);
    let drawings: Result<Vec<_>, _> =
        drawings.map(|name| PlannedFile::new(&args.out.join(name))).collect();
    let drawings = drawings?;
    let run = task.train(args, errors, is_terminal && !args.quiet)?;
    let on = |data| Measures::new(&task, &run, data);
    let (train, test) = (on(&task.train), task.test.as_ref().map(on));
    if test.as_ref().is_some_and(|test| !test.loss.is_finite()) {
        return Err(refused(
            "a row that was kept back is so far from the others that it has no answer: take it out, or type a smaller --learning-rate",
        ));
    }
    let verdict = measures::verdict(&table, &task, &run, &train, test.as_ref());
    let is_nonsense = matches!(verdict, Some(Verdict::Nonsense(_)));
    if let Some(Verdict::Nonsense(sentence) | Verdict::Doubt(sentence)) = verdict {
        let _ = writeln!(errors, "warning: {sentence}");
    }

    let begin = Instant::now();
    let mut written = Vec::new();
    for (file, draw) in drawings.into_iter().zip([drawing::loss_curve, drawing::contour]) {
        written.push(file.write(&draw(&table, &task, &run))?);
    }
    let drawn = begin.elapsed();
    if let Some(file) = save
        && !is_nonsense
    {
        written.push(file.write(&Model::new(&table, &task, &run).to_json())?);
    }
    if !args.quiet {
        let (times, written) = ([read, run.elapsed, drawn], &written[..]);
        let (table, task, run, train, test) = (&table, &task, &run, &train, test.as_ref());
        let report = Report { args, table, task, run, train, test, times, written };
        print(out, &report.to_string())?;
    }
    match is_nonsense {
        false => Ok(()),
        true if args.save.is_some() => Err(refused("this is no result, and it is not saved")),
        true => Err(refused("this is no result")),
    }
}

/// Prints all of it. Who closes the pipe has read enough.
fn print(out: &mut dyn Write, text: &str) -> Result<(), Failure> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(refused(format_args!("cannot print: {error}")))
        }
        _ => Ok(()),
    }
}
