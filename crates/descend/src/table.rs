//! The table: from a file or standard input to samples, or to one sentence.

use std::io::Read;
use std::path::Path;

use learning::{CsvError, CsvReader, CsvTable};

use crate::args::Args;
use crate::{Failure, refused};

/// The example that runs through the chapter on learning.
const TWO_POINTS: &str = "x,y\n0.5,0.2\n2.5,0.9\n";

pub(crate) fn read(args: &Args, input: &mut dyn Read) -> Result<CsvTable, Failure> {
    let bytes = bytes(args, input)?;
    let table = args.reader().read(&bytes[..]);
    table.map_err(|error| refusal(args, &args.reader(), &error))
}

pub(crate) fn bytes(args: &Args, input: &mut dyn Read) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let result = match args.table() {
        None => return Ok(TWO_POINTS.into()),
        Some(path) if path == Path::new("-") => input.read_to_end(&mut bytes).map(|_| bytes),
        Some(path) => std::fs::read(path),
    };
    let name = args.table_name();
    result.map_err(|error| refused(format_args!("cannot read {name}: {error}: check the path")))
}

/// What is wrong with the table, and what to type.
pub(crate) fn refusal(args: &Args, reader: &CsvReader, error: &CsvError) -> Failure {
    let name = args.table_name();
    let error_text = error.to_string();
    let hint = hint(reader, error).map_or(String::new(), |words| format!(" (type {words})"));
    refused(format_args!("{name}: {error_text}{hint}"))
}

/// The words for what the error proposes.
fn hint(reader: &CsvReader, error: &CsvError) -> Option<String> {
    use CsvError as E;
    let separator = |seen: char| match seen {
        '\t' => Some("--separator tab".to_owned()),
        ' ' => Some("--separator space, or --skip-lines 1".to_owned()),
        '"' => None,
        sign => Some(format!("--separator '{sign}'")),
    };
    match error {
        E::OneColumn { seen, .. } | E::TooFewValues { seen, .. } => separator((*seen)?),
        E::OtherSeparator { seen, .. } => separator(*seen),
        E::NotAName { .. } => {
            Some("--no-header, and --skip-lines 1 if the line is no row".to_owned())
        }
        E::TooManyValues { line, .. } if *line <= 2 + reader.skip_lines => {
            Some("--skip-lines 1 if the line above does not belong to the table".to_owned())
        }
        E::Nameless { place, .. } => Some(format!("--drop {}", place.column)),
        E::Missing { .. } => Some("--skip-incomplete".to_owned()),
        E::NotANumber { found, .. }
            if !reader.decimal_comma && !found.contains('.') && found.matches(',').count() == 1 =>
        {
            Some("--decimal-comma".to_owned())
        }
        // A target is not dropped.
        E::NotANumber { remedy, .. }
            if remedy.contains("targets") || remedy.contains("separator to") =>
        {
            None
        }
        E::NotANumber { place, .. } => {
            let drop = format!("--drop {}", place.column);
            let is_first = !reader.header && place.line == 1 + reader.skip_lines;
            Some(match is_first {
                true => format!("{drop}, or --skip-lines {} if the line is no row", place.line),
                false => drop,
            })
        }
        _ => None,
    }
}
