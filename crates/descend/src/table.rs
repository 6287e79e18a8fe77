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
        E::NotANumber { found, .. } if !reader.decimal_comma && is_decimal_comma(found) => {
            Some("--decimal-comma".to_owned())
        }
        // What is wrong in a later row alone is no column of texts.
        E::NotANumber { place, remedy, .. } => {
            let first = 1 + reader.skip_lines + usize::from(reader.header);
            let is_of_texts = remedy.contains("leave the column out");
            (is_of_texts && place.line <= first).then(|| match reader.header {
                true => format!("--drop {}", place.column),
                false => format!(
                    "--drop {}, or --skip-lines {} if the line is no row",
                    place.column, place.line
                ),
            })
        }
        _ => None,
    }
}

/// Is it a number but for a decimal comma, and surely no thousands separator?
fn is_decimal_comma(text: &str) -> bool {
    let Some((whole, decimals)) = text.split_once(',') else {
        return false;
    };
    let is_number = format!("{whole}.{decimals}").parse::<f64>().is_ok();
    is_number && (decimals.len() != 3 || whole.trim_start_matches('-') == "0")
}
