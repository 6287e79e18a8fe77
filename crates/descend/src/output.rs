use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use learning::{Epoch, StopReason};

use super::args::Args;
use super::failure::Failure;
use super::samples::{Samples, Source};
use super::training::Run;

/// Could the drawings go there? Asked before the training, not after it.
pub(crate) fn check(folder: &Path) -> Result<(), Failure> {
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::Write {
            path: folder.to_owned(),
            error: io::Error::new(io::ErrorKind::NotADirectory, "it is a file, not a folder"),
        });
    }
    Ok(())
}

/// Writes beside the goal and renames, so that a drawing is there whole or not at all.
pub(crate) fn write_whole(folder: &Path, name: &str, text: &str) -> Result<PathBuf, Failure> {
    let file = folder.join(name);
    let partial = folder.join(format!("{name}.partial"));
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&partial, text))
        .and_then(|()| fs::rename(&partial, &file));
    match written {
        // The folder exists now, so the path can be shown without its detours.
        Ok(()) => Ok(file.canonicalize().unwrap_or(file)),
        Err(error) => {
            let _ = fs::remove_file(&partial);
            Err(Failure::Write { path: file, error })
        }
    }
}

/// The history as a table, and what came of it.
pub(crate) fn print(
    out: &mut dyn Write,
    args: &Args,
    samples: &Samples,
    training: &Run,
) -> io::Result<()> {
    let history = &training.history;
    let source = match &samples.source {
        Source::TwoPoints => "the book's two points".to_owned(),
        Source::File(table) => table.file().display().to_string(),
    };
    let (n_samples, n_inputs) = (samples.data.n_samples(), samples.data.n_inputs());
    writeln!(
        out,
        "{source}: {}, {}",
        count(n_samples, "sample"),
        count(n_inputs, "input")
    )?;

    let names: Vec<&str> = samples.input_names.iter().map(String::as_str).collect();
    let shown = if n_inputs <= 3 { n_inputs + 1 } else { 0 };
    write!(out, "\n{:>9}  {:>13}  {:>13}", "epoch", "loss", "change")?;
    for j in 0..shown {
        let name = names
            .get(j)
            .map_or("bias".to_owned(), |name| format!("w({name})"));
        write!(out, "  {name:>12}")?;
    }
    writeln!(out)?;
    let mut before: Option<Epoch> = None;
    for (epoch, parameters) in &training.milestones {
        write!(out, "{:>9}  {:>13.6e}", epoch.number, epoch.loss)?;
        match before {
            Some(before) => write!(out, "  {:>+13.3e}", epoch.loss - before.loss)?,
            None => write!(out, "  {:>13}", "")?,
        }
        for parameter in parameters.iter().take(shown) {
            write!(out, "  {parameter:>12.7}")?;
        }
        writeln!(out)?;
        before = Some(*epoch);
    }

    let last = history.last();
    let why = match history.stopped {
        StopReason::EpochLimit => "that was all that was asked for",
        StopReason::Converged => "another one would change nothing",
        StopReason::Observer => "the observer stopped it",
    };
    let batch = args.batch.map_or(n_samples, |batch| batch.min(n_samples));
    let updates = last.number * n_samples.div_ceil(batch);
    let seconds = training.elapsed.as_secs_f64();
    writeln!(
        out,
        "\n{} in {}, {} ({} a sample); {why}.",
        count(last.number, "epoch"),
        time(seconds),
        count(updates, "update"),
        time(seconds / (last.number.max(1) * n_samples) as f64),
    )?;
    writeln!(
        out,
        "The loss went from {:.6e} to {:.6e}, and rose in {}.",
        history.epochs[0].loss,
        last.loss,
        count(history.increases(), "epoch"),
    )?;
    let (_, parameters) = training
        .milestones
        .last()
        .expect("the start is a milestone");
    for (name, weight) in names.iter().zip(parameters) {
        writeln!(out, "  w({name}) = {weight}")?;
    }
    writeln!(out, "  bias = {}", parameters[n_inputs])
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn time(seconds: f64) -> String {
    match seconds {
        s if s < 1e-6 => format!("{:.0} ns", s * 1e9),
        s if s < 1e-3 => format!("{:.1} µs", s * 1e6),
        s if s < 1.0 => format!("{:.1} ms", s * 1e3),
        s => format!("{s:.2} s"),
    }
}
