//! Quotation marks that are not closed where their values end.

use super::columns::Columns;
use super::error::{CsvError, CsvPosition};
use super::rows::{Cell, OpenQuote, Rows};
use super::text::cut;

/// The next row; a quotation mark that is not closed is an error.
pub(super) fn next_row<'t>(
    rows: &mut Rows<'t>,
    cells: &mut Vec<Cell<'t>>,
    columns: Option<&Columns>,
) -> Result<Option<usize>, CsvError> {
    let line = match rows.next_row(cells) {
        Ok(line) => line,
        Err(OpenQuote { start }) => {
            let rest = rows.text_from(start).trim_start_matches('"');
            return Err(open_quote(rows, start, cells.len(), rest, columns));
        }
    };
    match cells.iter().position(|cell| cell.is_broken) {
        None => Ok(line),
        Some(j) => Err(open_quote(rows, cells[j].start, j, &cells[j].text, columns)),
    }
}

/// The sign that follows a closing quotation mark in the first row, where it is not the separator.
fn separator_after_quote(rows: &Rows<'_>, start: usize) -> Option<char> {
    let line = rows.text_from(start).lines().next()?;
    let follows = |c: &char| line.contains(&format!("\"{c}"));
    let signs = [';', '\t', '|', ','].into_iter();
    let sign = signs.filter(|&c| c != rows.separator()).find(follows);
    sign.or_else(|| line.contains("\" \"").then_some(' '))
}

pub(super) fn open_quote(
    rows: &Rows<'_>,
    start: usize,
    j: usize,
    found: &str,
    columns: Option<&Columns>,
) -> CsvError {
    let line = rows.line_of(start);
    if columns.is_none()
        && let seen @ Some(_) = separator_after_quote(rows, start)
    {
        return CsvError::OneColumn { line, seen };
    }
    let position = match columns {
        Some(columns) => columns.position(line, j),
        None => CsvPosition::new(line, j + 1, ""),
    };
    CsvError::OpenQuote {
        position,
        found: cut(found),
    }
}
