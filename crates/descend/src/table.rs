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
    let first = 1 + reader.skip_lines + usize::from(reader.header);
    Some(match error {
        E::OneColumn { seen: Some('"'), .. } | E::TooFewValues { seen: Some('"'), .. } => {
            return None;
        }
        E::OneColumn { seen: None, line } => format!("--skip-lines {line} if the line is a title"),
        E::OneColumn { seen: Some(' '), line } => {
            format!("--separator space, or --skip-lines {line} if the line is a title")
        }
        E::OneColumn { seen: Some('\t'), .. }
        | E::TooFewValues { seen: Some('\t'), .. }
        | E::OtherSeparator { seen: '\t', .. } => "--separator tab".to_owned(),
        E::OneColumn { seen: Some(sign), .. }
        | E::TooFewValues { seen: Some(sign), .. }
        | E::OtherSeparator { seen: sign, .. } => format!("--separator '{sign}'"),
        E::NotAName { position, .. } => {
            format!("--no-header, and --skip-lines {} if the line is no row", position.line)
        }
        E::TooManyValues { line, .. } if *line <= first => format!(
            "--skip-lines {} if the line above does not belong to the table",
            reader.skip_lines + 1
        ),
        // Of a decimal comma it would make two values.
        E::RowNames { names_line, separator, .. } if *separator != ',' => {
            format!("--skip-lines {names_line} --no-header --drop 1")
        }
        E::Nameless { position, .. } => format!("--drop {}", position.column),
        E::DuplicateName { earlier, .. } => format!("--drop {earlier}"),
        E::Missing { .. } => "--skip-incomplete".to_owned(),
        E::NotANumber { found, .. } if !reader.decimal_comma && is_decimal_comma(found) => {
            "--decimal-comma".to_owned()
        }
        // What is wrong in a later row alone is no column of texts.
        E::NotANumber { position, remedy, .. }
            if remedy.contains("leave the column out") && position.line <= first =>
        {
            match reader.header {
                true => format!("--drop {}", position.column),
                false => format!(
                    "--drop {}, or --skip-lines {} if the line is no row",
                    position.column, position.line
                ),
            }
        }
        _ => return None,
    })
}

/// Is it a number but for a decimal comma, and surely no thousands separator?
fn is_decimal_comma(text: &str) -> bool {
    let Some((whole, decimals)) = text.split_once(',') else {
        return false;
    };
    let is_number = format!("{whole}.{decimals}").parse::<f64>().is_ok();
    is_number && (decimals.len() != 3 || whole.trim_start_matches('-') == "0")
}
