//! The program that binds the book; `cargo run -- pdf` and `cargo run -- epub` run it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};

/// Binds The Tested Neuron into one file.
#[derive(Debug, Parser)]
#[command(name = "bindery", version)]
struct Cli {
    /// What to make
    kind: Kind,
    /// The file to write [default: named after the book, in target, or in CARGO_TARGET_DIR]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    Pdf,
    Epub,
    /// The picture that previews of links show, in its place in the checkout
    Picture,
}

fn main() -> ExitCode {
    let Cli { kind, out } = Cli::parse();
    let bound = match kind {
        Kind::Picture => {
            return match bindery::picture(Path::new(".")) {
                Ok(file) => {
                    println!("{}", file.display());
                    ExitCode::SUCCESS
                }
                Err(error) => {
                    eprintln!("error: {error}");
                    ExitCode::FAILURE
                }
            };
        }
        Kind::Pdf => bindery::pdf(Path::new("."), out.as_deref()),
        Kind::Epub => bindery::epub(Path::new("."), out.as_deref()),
    };
    match bound {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(bindery::Error::Press(error)) => {
            eprintln!("{}", error.labelled());
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
