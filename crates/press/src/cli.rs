//! The command line: `cargo run` renders the book, `cargo run -- serve` shows it while it is written.

use std::env;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use manuscript::Workspace;

use crate::error::Error;
use crate::{preprocessor, render, serve};

/// Renders The Tested Neuron.
#[derive(Debug, Parser)]
#[command(name = "press", bin_name = "cargo run --", version, after_help = AFTER_HELP)]
struct Cli {
    /// Where to render the book to [default: target/book]
    #[arg(long, global = true, value_name = "FOLDER")]
    out: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

const AFTER_HELP: &str = "Without a command the book is rendered once.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the book on this machine and render it again whenever a chapter, a number or the theme changes
    Serve {
        /// Open the book in the browser
        #[arg(long)]
        open: bool,
        /// Where to listen on 127.0.0.1; 0 takes any free port
        #[arg(long, value_name = "PORT", default_value_t = 3000)]
        port: u16,
    },
    /// Expand the pages for the stock mdbook command line (book.toml calls this)
    Preprocess {
        #[command(subcommand)]
        question: Option<Question>,
    },
}

#[derive(Debug, Subcommand)]
enum Question {
    /// Whether pages are made for this renderer: exit code 0 for yes
    Supports {
        /// The renderer's name
        renderer: String,
    },
}

/// The command line, to ask it whether it takes some arguments.
pub fn command() -> clap::Command {
    Cli::command()
}

/// Does what the command line says.
pub fn run() -> ExitCode {
    let result = match Cli::parse() {
        Cli {
            command: None, out, ..
        } => once(out),
        Cli {
            command: Some(Command::Serve { open, port }),
            out,
        } => serve(out, port, open),
        Cli {
            command: Some(Command::Preprocess { question: None }),
            ..
        } => preprocess(),
        Cli {
            command:
                Some(Command::Preprocess {
                    question: Some(Question::Supports { renderer }),
                }),
            ..
        } => {
            return match preprocessor::supports(&renderer) {
                true => ExitCode::SUCCESS,
                false => ExitCode::FAILURE,
            };
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", error.labelled());
            ExitCode::FAILURE
        }
    }
}

fn workspace() -> Result<Workspace, Error> {
    Ok(Workspace::find(Path::new("."))?)
}

fn once(out: Option<PathBuf>) -> Result<(), Error> {
    let workspace = workspace()?;
    let out = out.unwrap_or_else(|| workspace.default_out());
    let report = render(&workspace, &out)?;
    let index = out.join("index.html");
    // Who closes the pipe (`| head`) has read enough; the book is rendered all the same.
    let _ = writeln!(
        io::stdout(),
        "{report}\nopen {}\n  or {}",
        from_here(&index).display(),
        file_url(&index)
    );
    Ok(())
}

fn serve(out: Option<PathBuf>, port: u16, open: bool) -> Result<(), Error> {
    let workspace = workspace()?;
    let out = out.unwrap_or_else(|| workspace.default_out());
    serve::serve(&workspace, &out, port, open)
}

/// The path as one would type it.
fn from_here(path: &Path) -> &Path {
    env::current_dir()
        .ok()
        .and_then(|here| path.strip_prefix(here).ok())
        .unwrap_or(path)
}

/// `file:///…`, with everything escaped that a URL does not hold.
fn file_url(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let path = absolute.to_string_lossy().replace('\\', "/");
    let mut url = "file://".to_owned();
    if !path.starts_with('/') {
        url.push('/');
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' | b':' => {
                url.push(char::from(byte));
            }
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}

/// mdBook's protocol: context and book as JSON in, the book as JSON out.
fn preprocess() -> Result<(), Error> {
    let (context, book) = mdbook_preprocessor::parse_input(io::stdin()).map_err(Error::Book)?;
    let workspace = Workspace::find(&context.root)?;
    let chapters = context.root.join(&context.config.book.src);
    let (book, _) = preprocessor::expand(&workspace, &chapters, book)?;
    serde_json::to_writer(io::stdout().lock(), &book)
        .map_err(|error| Error::io("write to", Path::new("standard output"), error.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_url_holds_no_blanks() {
        assert_eq!(
            file_url(Path::new("/home/a b/ü/index.html")),
            "file:///home/a%20b/%C3%BC/index.html"
        );
    }
}
