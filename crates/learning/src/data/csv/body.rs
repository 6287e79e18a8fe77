//! Body of a table: the rows below the names become samples.

use ndarray::{Array1, Array2};

use super::classes::{Classes, Targets};
use super::columns::{Columns, Role};
use super::error::CsvError;
use super::number::{NotANumber, begins_as_number, input_number, names_a_class, number, remedy};
use super::quotes::open_quote;
use super::reader::{CsvReader, CsvSamples, CsvTable};
use super::rows::{Cell, Rows};
use super::text::cut;
use crate::data::Dataset;

/// What has been read below the line of the names.
#[derive(Debug)]
pub(super) struct Body<'r> {
    reader: &'r CsvReader,
    pub(super) columns: Columns,
    /// Sample after sample.
    inputs: Vec<f64>,
    targets: Vec<f64>,
    kind: Targets,
    lines: Vec<usize>,
    incomplete_lines: Vec<usize>,
}

impl<'r> Body<'r> {
    pub(super) fn new(reader: &'r CsvReader, columns: Columns) -> Self {
        Self {
            reader,
            columns,
            inputs: Vec::new(),
            targets: Vec::new(),
            kind: Targets::Unknown,
            lines: Vec::new(),
            incomplete_lines: Vec::new(),
        }
    }

    pub(super) fn row(
        &mut self,
        rows: &Rows<'_>,
        line: usize,
        cells: &[Cell<'_>],
    ) -> Result<(), CsvError> {
        let n_inputs = self.inputs.len();
        match self.values(rows, line, cells) {
            Ok(()) => {
                self.lines.push(line);
                Ok(())
            }
            Err(CsvError::Missing { .. }) if self.reader.skip_incomplete => {
                self.inputs.truncate(n_inputs);
                self.incomplete_lines.push(line);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// The line has another number of values than there are columns. A quotation mark that was meant otherwise
    /// explains it: it has made several values one, or several lines.
    fn wrong_length(&self, rows: &Rows<'_>, cells: &[Cell<'_>], error: CsvError) -> CsvError {
        match cells.iter().position(|cell| cell.is_suspect) {
            None => error,
            Some(j) => open_quote(rows, cells[j].start, j, &cells[j].text, Some(&self.columns)),
        }
    }

    fn values(&mut self, rows: &Rows<'_>, line: usize, cells: &[Cell<'_>]) -> Result<(), CsvError> {
        let expected = self.columns.n_expected();
        let n_columns = self.columns.roles.len();
        // Empty values at the end are the traces of a separator there.
        let found = cells
            .iter()
            .rposition(|cell| !cell.text.is_empty())
            .map_or(0, |last| last + 1);
        if cells.len() < expected {
            let error = CsvError::TooFewValues {
                line,
                expected,
                found: cells.len(),
                seen: other_separator(cells, self.reader.separator),
            };
            return Err(self.wrong_length(rows, cells, error));
        }
        if found > n_columns {
            let (names_line, separator) = (self.columns.line, self.reader.separator);
            let error = if self.is_empty() && found == n_columns + 1 {
                CsvError::RowNames {
                    line,
                    names_line,
                    expected: n_columns,
                    found,
                    separator,
                }
            } else {
                CsvError::TooManyValues {
                    line,
                    expected: n_columns,
                    found,
                    separator,
                }
            };
            return Err(self.wrong_length(rows, cells, error));
        }
        for (j, cell) in cells.iter().enumerate().take(n_columns) {
            match self.columns.roles[j] {
                Role::Unused => {}
                Role::Nameless if cell.text.is_empty() => {}
                Role::Nameless => {
                    let value_line = rows.line_of(cell.start);
                    let position = self.columns.position(self.columns.line, j);
                    return Err(CsvError::Nameless {
                        position,
                        value_line,
                    });
                }
                Role::Input => {
                    let value = input_number(&cell.text, self.reader.decimal_comma);
                    self.inputs
                        .push(value.map_err(|fault| self.fault(rows, j, cell, fault))?);
                }
                Role::Target => {}
            }
        }
        // Last, so that a line that is left out names no class.
        if let Some(j) = self.columns.target() {
            let target = self.target(rows, line, j, &cells[j])?;
            self.targets.push(target);
        }
        Ok(())
    }

    fn target(
        &mut self,
        rows: &Rows<'_>,
        line: usize,
        j: usize,
        cell: &Cell<'_>,
    ) -> Result<f64, CsvError> {
        let comma = self.reader.decimal_comma;
        let value = number(&cell.text, comma);
        if let Err(fault @ (NotANumber::Missing | NotANumber::Failed)) = value {
            return Err(self.fault(rows, j, cell, fault));
        }
        let is_class = self.reader.positive.is_some() || names_a_class(&cell.text, comma);
        if let Targets::Unknown = self.kind {
            self.kind = match is_class {
                true => Targets::Classes(Classes::new(line)),
                false => Targets::Numbers,
            };
        }
        match &mut self.kind {
            Targets::Classes(classes) if is_class => {
                classes.number(line, &cell.text, &self.columns)
            }
            Targets::Classes(classes) if value.is_ok() => Err(CsvError::MixedTargets {
                position: self.columns.position(line, j),
                found: cut(&cell.text),
                class: cut(classes.first()),
            }),
            _ => value.map_err(|fault| self.fault(rows, j, cell, fault)),
        }
    }

    fn fault(&self, rows: &Rows<'_>, j: usize, cell: &Cell<'_>, fault: NotANumber) -> CsvError {
        let text = &*cell.text;
        if fault == NotANumber::Other
            && (cell.is_broken || cell.is_suspect && spans_rows(text, self.reader.separator))
        {
            return open_quote(rows, cell.start, j, &cell.text, Some(&self.columns));
        }
        let position = self.columns.position(rows.line_of(cell.start), j);
        let found = cut(text);
        let remedy = match (fault, self.columns.roles[j]) {
            (NotANumber::Missing, _) => return CsvError::Missing { position, found },
            (NotANumber::Other, _) if self.columns.is_name(j, text) => {
                "the names stand here again, leave the line out"
            }
            (NotANumber::Other, Role::Target) if !begins_as_number(text) => {
                "write all targets as numbers, or as two classes"
            }
            (_, role) => {
                let remedy = remedy(
                    fault,
                    text,
                    self.reader.separator,
                    self.reader.decimal_comma,
                );
                let of_target = remedy.strip_suffix(", or leave the column out");
                of_target.filter(|_| role == Role::Target).unwrap_or(remedy)
            }
        };
        let fault = match fault {
            NotANumber::TooSmall => "too near to 0 for an f64",
            NotANumber::TooLarge => "too large for an f64",
            NotANumber::Infinite => "infinite",
            _ => {
                return CsvError::NotANumber {
                    position,
                    found,
                    remedy,
                };
            }
        };
        CsvError::OutOfRange {
            position,
            found,
            fault,
            remedy,
        }
    }

    /// Is there no row, complete or not?
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.incomplete_lines.is_empty()
    }

    /// Moves the inputs out, a row for each sample.
    fn inputs(&mut self) -> Result<Array2<f64>, CsvError> {
        if self.lines.is_empty() {
            let line = self.columns.line;
            return Err(match self.is_empty() {
                true => CsvError::NoSamples { line },
                false => CsvError::NoCompleteLine,
            });
        }
        let shape = (self.lines.len(), self.columns.n_inputs());
        let inputs = Array2::from_shape_vec(shape, std::mem::take(&mut self.inputs));
        Ok(inputs.expect("every sample has every input"))
    }

    pub(super) fn finish_inputs(mut self) -> Result<CsvSamples, CsvError> {
        Ok(CsvSamples {
            inputs: self.inputs()?,
            input_names: self.columns.names().0,
            lines: self.lines,
            incomplete_lines: self.incomplete_lines,
        })
    }

    pub(super) fn finish(mut self) -> Result<CsvTable, CsvError> {
        let inputs = self.inputs()?;
        let classes = match self.kind {
            Targets::Classes(classes) => {
                let positive = self.reader.positive.as_deref();
                Some(classes.finish(positive, &mut self.targets, &self.columns)?)
            }
            Targets::Unknown | Targets::Numbers => None,
        };
        let data =
            Dataset::new(&inputs, &Array1::from(self.targets)).expect("every value was checked");
        let (input_names, target_name) = self.columns.names();
        Ok(CsvTable {
            data,
            input_names,
            target_name,
            classes,
            lines: self.lines,
            incomplete_lines: self.incomplete_lines,
        })
    }
}

/// What may be the separator in a line with too few values.
fn other_separator(cells: &[Cell<'_>], separator: char) -> Option<char> {
    let holds = |c: char| cells.iter().any(|cell| cell.text.contains(c));
    [separator, ';', '\t', '|', ',']
        .into_iter()
        .find(|&c| holds(c))
        .map(|c| if c == separator { '"' } else { c })
}

/// Has a quotation mark made one value of the ends of two rows, rather than of a text that somebody wrote in two lines?
fn spans_rows(text: &str, separator: char) -> bool {
    begins_as_number(text) || text.contains(separator)
}
