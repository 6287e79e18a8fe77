//! The command line: `cargo run` renders the book, `cargo run -- serve` shows it while it is written.

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{self, ExitCode};
use std::time::Duration;

use clap::{CommandFactory, Parser, Subcommand};

use manuscript::Workspace;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use crate::error::Error;
use crate::{contents, preprocessor, render, serve};

/// Renders The Tested Neuron.
#[derive(Debug, Parser)]
#[command(name = "press", bin_name = "cargo run --", version, after_help = AFTER_HELP)]
struct Cli {
    /// Where to render the book to, or the file for `pdf` and `epub` [default: target/book, or book in CARGO_TARGET_DIR]
    #[arg(long, global = true, value_name = "PATH")]
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
        /// Where to listen: this machine alone, or `0.0.0.0` for whoever reaches it
        #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_parser = host)]
        host: IpAddr,
        /// The port; 0 takes any free one
        #[arg(long, value_name = "PORT", default_value_t = 3000)]
        port: u16,
        /// How long to wait between two looks at the sources, in milliseconds
        #[arg(long, hide = true, default_value_t = 200)]
        pause: u64,
    },
    /// Print the whole book as a PDF, by a Chromium of this machine
    Pdf,
    /// Bind the whole book as an EPUB, for e-readers
    Epub,
    /// Make the picture anew that previews of links to the book show (needs a Chromium)
    Picture,
    /// Compile the figures for the browser again, after a change of what they draw (needs the target wasm32-unknown-unknown)
    Live,
    /// Hand exercises out, check them, grade what comes back
    Coursework {
        #[command(subcommand)]
        command: Box<coursework::cli::Command>,
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
    let Cli { out, command } = Cli::parse();
    let result = match command {
        None => once(out),
        Some(Command::Serve {
            open,
            host,
            port,
            pause,
        }) => places(out).and_then(|(workspace, out)| {
            let (address, pause) = (SocketAddr::new(host, port), Duration::from_millis(pause));
            serve::serve(&workspace, &out, address, open, pause)
        }),
        Some(Command::Pdf) => return bindery("pdf", out),
        Some(Command::Epub) => return bindery("epub", out),
        Some(Command::Picture) => return bindery("picture", out),
        Some(Command::Live) => {
            return cargo_run(&["--package", "live", "--features", "bundle"], &[]);
        }
        Some(Command::Coursework { command }) => command.run().map_err(Error::from),
        Some(Command::Preprocess { question: None }) => preprocess(),
        Some(Command::Preprocess {
            question: Some(Question::Supports { renderer }),
        }) => {
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

/// The workspace, and where its book is rendered to: the folder `book` where cargo builds, unless one is named.
fn places(out: Option<PathBuf>) -> Result<(Workspace, PathBuf), Error> {
    let workspace = Workspace::find(Path::new("."))?;
    let built = ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR"]
        .iter()
        .find_map(|name| env::var_os(name).filter(|folder| !folder.is_empty()))
        .map(|folder| PathBuf::from(folder).join("book"));
    let out = out.or(built).unwrap_or_else(|| workspace.default_out());
    Ok((workspace, out))
}

/// Runs the program that makes the book one file.
fn bindery(kind: &str, out: Option<PathBuf>) -> ExitCode {
    let mut arguments = vec![OsString::from(kind)];
    if let Some(out) = out {
        arguments.extend(["--out".into(), out.into_os_string()]);
    }
    // Not by its package: what is built for it is then what is built for this program, as far as both have it.
    cargo_run(&["--bin", "bindery"], &arguments)
}

/// Runs another program of this workspace. It needs a dozen packages that nobody needs who only renders the book.
fn cargo_run(package: &[&str], arguments: &[OsString]) -> ExitCode {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = process::Command::new(cargo);
    command.args(["run", "--quiet"]).args(package);
    match command.arg("--").args(arguments).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: cargo cannot be run: {error}");
            ExitCode::FAILURE
        }
    }
}

/// `localhost`, `127.0.0.1`, `::1`, `[::1]`
fn host(text: &str) -> Result<IpAddr, String> {
    match text.trim_start_matches('[').trim_end_matches(']') {
        "localhost" => Ok(Ipv4Addr::LOCALHOST.into()),
        address => address.parse().map_err(|_| {
            "this is no address: write 127.0.0.1 or ::1 for this machine alone, 0.0.0.0 for whoever reaches it"
                .to_owned()
        }),
    }
}

fn once(out: Option<PathBuf>) -> Result<(), Error> {
    let (workspace, out) = places(out)?;
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

/// The path as one would type it.
fn from_here(path: &Path) -> &Path {
    env::current_dir()
        .ok()
        .and_then(|here| path.strip_prefix(here).ok())
        .unwrap_or(path)
}

/// What a URL holds as it is, besides letters and digits.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':');

/// `file:///…`
fn file_url(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let path = percent_encode(absolute.as_os_str().as_encoded_bytes(), PLAIN).to_string();
    match cfg!(windows) {
        true => format!("file:///{}", path.replace("%5C", "/")),
        false => format!("file://{path}"),
    }
}

/// mdBook's protocol: context and book as JSON in, the book as JSON out.
fn preprocess() -> Result<(), Error> {
    let (context, book) = mdbook_preprocessor::parse_input(io::stdin()).map_err(Error::Book)?;
    let workspace = Workspace::find(&context.root)?;
    let (book, _) = preprocessor::expand(contents::load(&workspace)?, book, &context.config)?;
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
    fn a_host_is_an_address_of_this_machine() {
        let parsed = |text: &str| host(text).map(|host| host.to_string());
        assert_eq!(parsed("localhost").as_deref(), Ok("127.0.0.1"));
        assert_eq!(parsed("[::1]").as_deref(), Ok("::1"));
        assert_eq!(parsed("0.0.0.0").as_deref(), Ok("0.0.0.0"));
        assert!(parsed("example.org").is_err());
    }

    #[test]
    fn a_url_holds_no_blanks() {
        assert_eq!(
            file_url(Path::new("/home/a b/ü/index.html")),
            "file:///home/a%20b/%C3%BC/index.html"
        );
    }
}
