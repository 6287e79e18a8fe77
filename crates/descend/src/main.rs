//! Trains a sigmoid neuron on a table of numbers, and shows how it went.
//!
//! ```text
//! cargo run -p descend                      the book's two points
//! cargo run -p descend -- --data FILE.csv   a file of one's own
//! cargo run -p descend -- --help            everything else
//! ```
//!
//! The file is comma-separated, and its first line names the columns. The last one is the target unless
//! `--target` names another; the rest are the inputs.

mod args;
mod drawings;
mod failure;
mod output;
mod samples;
mod training;

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use args::Args;
pub(crate) use failure::Failure;
use samples::Samples;
use training::Progress;

fn main() -> ExitCode {
    let terminal = std::io::stderr().is_terminal();
    let result = run(
        std::env::args_os(),
        &mut std::io::stdout(),
        &mut std::io::stderr(),
        terminal,
    );
    exit_code(result, &mut std::io::stderr())
}

/// Says what went wrong, and fails when something did. Asking for help is not going wrong.
pub(crate) fn exit_code(result: Result<(), Failure>, errors: &mut dyn Write) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Usage(usage)) => {
            let _ = usage.print();
            if usage.use_stderr() {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            }
        }
        Err(failure) => {
            let _ = writeln!(errors, "error: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// The program: reads, trains, prints, and only then writes its files.
pub(crate) fn run(
    words: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    out: &mut dyn Write,
    progress: &mut dyn Write,
    terminal: bool,
) -> Result<(), Failure> {
    let args = Args::try_parse_from(words).map_err(Failure::Usage)?;
    output::check(&args.out)?;
    let samples = match &args.data {
        Some(file) => Samples::read(file, args.target.as_deref())?,
        None => Samples::two_points(),
    };
    let training = training::train(&args, &samples, &mut Progress::new(progress, terminal))?;
    output::print(out, &args, &samples, &training).map_err(Failure::Print)?;

    let mut drawings = vec![("loss.svg", drawings::loss_curve(&training))];
    if samples.data.n_inputs() == 1 {
        drawings.push(("contour.svg", drawings::contour(&args, &samples, &training)));
    }
    for (name, svg) in drawings {
        let file = output::write_whole(&args.out, name, &svg)?;
        writeln!(out, "wrote {}", file.display()).map_err(Failure::Print)?;
    }
    Ok(())
}
