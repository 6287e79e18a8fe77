//! Reader of tables into data sets.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use ndarray::{Array1, Array2};

use super::classes::{Classes, Targets};
use super::column::CsvColumn;
use super::columns::{Columns, CsvInputs, Role};
use super::decode::decode;
use super::error::{CsvError, CsvPlace};
use super::number::{NotANumber, begins_as_number, names_a_class, number, remedy};
use super::rows::{Cell, OpenQuote, Rows};
use super::text::cut;
use crate::data::Dataset;

/// Reads a table of comma-separated values into a [`Dataset`]: a line for each sample, a column for each input, and one
/// for the target.
///
/// What a table may hold is stated here; whatever else it holds is an error that says the line, the column, what was
/// found and what to do. No value is guessed, and none is left out without being asked for.
///
/// | | |
/// |---|---|
/// | text | UTF-8, with or without its mark; lines end in LF, CR LF or CR |
/// | values | in quotation marks or not; blanks around them do not count, nor do marks without width |
/// | numbers | as in Rust, `0.5`, `.5`, `+5.`, `1e-3`, or with a [decimal comma](Self::decimal_comma); U+2212 is a minus sign too. Not infinite, and not so small that they become 0 |
/// | missing | nothing, or one of `?`, `NA`, `N/A`, `n/a`, `#N/A`, `#NA`, `<NA>`, `NaN`, `nan`, `NULL`, `null`, `None`: an error, unless [`skip_incomplete`](Self::skip_incomplete) |
/// | left out | lines without any value; lines that begin with the [comment](Self::comment) sign; columns with neither name nor values; a first line `sep=,` |
/// | targets | numbers, or the texts of two classes, which become 0 and 1 |
///
/// A comment directly above the first line of numbers that has as many values, such as `# x,y`, is the line of the
/// names.
///
/// # Examples
///
/// ```
/// use learning::CsvReader;
/// use ndarray::array;
///
/// let text = "\
/// hours,passed
/// 0.5,no
/// 2.5,yes
/// ";
/// let table = CsvReader::default().read(text.as_bytes())?;
///
/// assert_eq!(table.data.inputs(), array![[0.5], [2.5]]);
/// assert_eq!(table.data.targets(), array![0.0, 1.0]);
/// assert_eq!((&table.input_names[..], &table.target_name[..]), (&["hours".to_owned()][..], "passed"));
/// assert_eq!(table.classes, Some(["no".to_owned(), "yes".to_owned()]));
/// # Ok::<(), learning::CsvError>(())
/// ```
///
/// Every option is a field:
///
/// ```
/// use learning::{CsvInputs, CsvReader};
/// use ndarray::array;
///
/// let text = "\
/// id;diagnosis;radius;texture
/// 842302;M;17.99;10.38
/// 8510426;B;13.54;14.36
/// ";
/// let reader = CsvReader {
///     separator: ';',
///     target: Some("diagnosis".into()),
///     inputs: CsvInputs::Except(vec!["id".into()]),
///     positive: Some("B".to_owned()),
///     ..CsvReader::default()
/// };
/// let table = reader.read(text.as_bytes())?;
///
/// assert_eq!(table.data.inputs(), array![[17.99, 10.38], [13.54, 14.36]]);
/// assert_eq!(table.data.targets(), array![0.0, 1.0]);
/// # Ok::<(), learning::CsvError>(())
/// ```
///
/// What is wrong is said in one sentence:
///
/// ```
/// use learning::CsvReader;
///
/// let error = CsvReader::default().read("x,y\n0.5,0.2\n2.5,\"0,9\"\n".as_bytes()).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "line 3, column 2 (\"y\"): \"0,9\" is not a number: write the decimal sign as a point, and no thousands separators",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvReader {
    /// What stands between two values: `','` by default. `' '` stands for any number of blanks.
    pub separator: char,
    /// Does the first line name the columns? It does by default. Without names, column 3 is called "column 3".
    pub header: bool,
    /// How many lines stand above the table and do not belong to it: 0 by default.
    pub skip_lines: usize,
    /// The sign that makes a line a comment when it begins with it: `'#'` by default. A sign that can begin a value, such
    /// as `'-'`, is refused.
    pub comment: Option<char>,
    /// The column of the target: the last by default.
    pub target: Option<CsvColumn>,
    /// The columns of the inputs: all others by default.
    pub inputs: CsvInputs,
    /// The text that becomes 1, where the targets are the texts of two classes; numbers are texts then too, so that
    /// classes called 1 and 2 can be told. By default it is the second in alphabetical order, without regard to
    /// capitals: yes after no, true after false, M after B.
    pub positive: Option<String>,
    /// Is the decimal sign a comma, as spreadsheets write it in most of Europe? Then a point is none, and thousands
    /// separators are refused as they are without it. By default it is a point.
    pub decimal_comma: bool,
    /// Are lines left out in which an input or the target is missing? By default they are an error.
    pub skip_incomplete: bool,
}

impl Default for CsvReader {
    fn default() -> Self {
        Self {
            separator: ',',
            header: true,
            skip_lines: 0,
            comment: Some('#'),
            target: None,
            inputs: CsvInputs::All,
            positive: None,
            decimal_comma: false,
            skip_incomplete: false,
        }
    }
}

/// A table, as a data set and what the table says about it.
#[derive(Debug, Clone, PartialEq)]
pub struct CsvTable {
    /// The samples, in the order of the table.
    pub data: Dataset,
    /// The names of the inputs, in their order.
    pub input_names: Vec<String>,
    /// The name of the target.
    pub target_name: String,
    /// The texts that have become 0 and 1, where the targets were texts.
    pub classes: Option<[String; 2]>,
    /// The line of each sample, counted from 1.
    pub lines: Vec<usize>,
    /// The lines that were left out because a value was missing, counted from 1.
    pub incomplete_lines: Vec<usize>,
}

/// The inputs of a table whose targets are not asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct CsvSamples {
    /// The inputs, a row for each sample, in the order of the table.
    pub inputs: Array2<f64>,
    /// The names of the inputs, in their order.
    pub input_names: Vec<String>,
    /// The line of each sample, counted from 1.
    pub lines: Vec<usize>,
    /// The lines that were left out because an input was missing, counted from 1.
    pub incomplete_lines: Vec<usize>,
}

impl CsvReader {
    /// Reads the file at `path`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or when it is not a table as described [above](Self).
    pub fn read_path(&self, path: impl AsRef<Path>) -> Result<CsvTable, CsvError> {
        let path = path.as_ref();
        let fail = |error| CsvError::Read {
            path: Some(path.to_owned()),
            error,
        };
        let mut bytes = Vec::new();
        let mut file = File::open(path).map_err(fail)?;
        file.read_to_end(&mut bytes).map_err(fail)?;
        self.read_bytes(bytes)
    }

    /// Reads everything that `source` holds: bytes in memory, standard input, a connection.
    ///
    /// # Errors
    ///
    /// As [`read_path`](Self::read_path).
    pub fn read(&self, mut source: impl Read) -> Result<CsvTable, CsvError> {
        let mut bytes = Vec::new();
        let read: io::Result<usize> = source.read_to_end(&mut bytes);
        read.map_err(|error| CsvError::Read { path: None, error })?;
        self.read_bytes(bytes)
    }

    /// Reads the inputs alone, for samples whose targets are not known yet. `target` and `positive` play no part: a
    /// column of targets, if there is one, is left out by `inputs`.
    ///
    /// # Errors
    ///
    /// As [`read_path`](Self::read_path).
    ///
    /// # Examples
    ///
    /// ```
    /// use learning::{CsvInputs, CsvReader};
    /// use ndarray::array;
    ///
    /// let reader = CsvReader { inputs: CsvInputs::Only(vec!["hours".into()]), ..CsvReader::default() };
    /// let samples = reader.read_inputs("name,hours\nAda,0.5\nAlan,2.5\n".as_bytes())?;
    ///
    /// assert_eq!(samples.inputs, array![[0.5], [2.5]]);
    /// assert_eq!(samples.lines, [2, 3]);
    /// # Ok::<(), learning::CsvError>(())
    /// ```
    pub fn read_inputs(&self, mut source: impl Read) -> Result<CsvSamples, CsvError> {
        let mut bytes = Vec::new();
        let read = source.read_to_end(&mut bytes);
        read.map_err(|error| CsvError::Read { path: None, error })?;
        self.read_rows(bytes, false, |below| below.finish_inputs())
    }

    fn read_bytes(&self, bytes: Vec<u8>) -> Result<CsvTable, CsvError> {
        self.read_rows(bytes, true, |below| below.finish())
    }

    fn read_rows<T>(
        &self,
        bytes: Vec<u8>,
        has_target: bool,
        finish: impl FnOnce(Below<'_>) -> Result<T, CsvError>,
    ) -> Result<T, CsvError> {
        let is_sign = self.separator.is_ascii_punctuation() || matches!(self.separator, ' ' | '\t');
        if !is_sign || "\"'.+-".contains(self.separator) || self.comment == Some(self.separator) {
            return Err(CsvError::Separator {
                separator: self.separator,
            });
        }
        if let Some(sign) = self.comment
            && (!sign.is_ascii_punctuation() || "\"'.+-".contains(sign))
        {
            return Err(CsvError::Comment { sign });
        }
        let text = decode(bytes)?;
        let mut rows = Rows::new(&text, 1, self.separator, self.comment);
        rows.skip_lines(self.skip_lines);
        self.check_declaration(&mut rows)?;

        let mut cells = Vec::new();
        let Some(line) = next_row(&mut rows, &mut cells, None)? else {
            return Err(CsvError::Empty);
        };
        let mut below = Below {
            reader: self,
            columns: self.columns(&rows, line, &cells, has_target)?,
            inputs: Vec::new(),
            targets: Vec::new(),
            kind: Targets::Unknown,
            lines: Vec::new(),
            incomplete_lines: Vec::new(),
        };
        // The first row is a sample, unless it is what named the columns.
        let mut is_sample = below.columns.line != line || !self.header;
        let mut line = line;
        loop {
            if is_sample {
                below.row(&rows, line, &cells)?;
            }
            is_sample = true;
            match next_row(&mut rows, &mut cells, Some(&below.columns))? {
                None => return finish(below),
                Some(next) => line = next,
            }
        }
    }

    /// Leaves out a first line `sep=,`, with which Excel is told the separator.
    fn check_declaration(&self, rows: &mut Rows<'_>) -> Result<(), CsvError> {
        let line = rows.peek_line().trim_matches('"');
        let Some((key, value)) = line.split_at_checked(4) else {
            return Ok(());
        };
        let mut value = value.chars();
        // A tab at the end of the line has been trimmed.
        let seen = value.next().unwrap_or('\t');
        if !key.eq_ignore_ascii_case("sep=") || value.next().is_some() {
            return Ok(());
        }
        if seen != self.separator {
            let line = rows.line_here();
            return Err(CsvError::OtherSeparator { line, seen });
        }
        rows.skip_lines(1);
        Ok(())
    }

    fn columns(
        &self,
        rows: &Rows<'_>,
        line: usize,
        cells: &[Cell<'_>],
        has_target: bool,
    ) -> Result<Columns, CsvError> {
        if !self.header {
            return Columns::unnamed(line, cells, self, has_target);
        }
        let columns = Columns::named(line, cells, self, has_target);
        if let Err(CsvError::NotAName { .. }) = columns
            && let Some((line, names)) = self.names_in_comment(rows, cells)
            && names.len() == cells.len()
            && let Ok(columns) = Columns::named(line, &names, self, has_target)
        {
            return Ok(columns);
        }
        columns
    }

    /// The comment directly above a row, as if it were a row, and its line.
    fn names_in_comment<'t>(
        &self,
        rows: &Rows<'t>,
        cells: &[Cell<'t>],
    ) -> Option<(usize, Vec<Cell<'static>>)> {
        let comment = rows.comment_above(cells.first()?.start)?;
        let line = rows.line_of(comment.start);
        let sign = self.comment?;
        let names = comment
            .text
            .trim_start_matches(|c: char| c == sign || c.is_whitespace());
        // A column may be called #.
        let names = match names.starts_with(self.separator) {
            true => format!("{sign}{names}\n"),
            false => format!("{names}\n"),
        };
        let mut cells = Vec::new();
        let mut rows = Rows::new(&names, line, self.separator, None);
        rows.next_row(&mut cells).ok()??;
        let owned = |cell: Cell<'_>| Cell {
            text: cell.text.into_owned().into(),
            ..cell
        };
        Some((line, cells.into_iter().map(owned).collect()))
    }
}

/// The next row; a quotation mark that is not closed is an error.
fn next_row<'t>(
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

fn open_quote(
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
    let place = match columns {
        Some(columns) => columns.place(line, j),
        None => CsvPlace::new(line, j + 1, ""),
    };
    CsvError::OpenQuote {
        place,
        found: cut(found),
    }
}

/// What may be the separator in a line with too few values.
fn other_separator(cells: &[Cell<'_>], separator: char) -> Option<char> {
    let holds = |c: char| cells.iter().any(|cell| cell.text.contains(c));
    if holds(separator) {
        return Some('"');
    }
    [';', '\t', '|', ','].into_iter().find(|&c| holds(c))
}

/// What has been read below the line of the names.
struct Below<'r> {
    reader: &'r CsvReader,
    columns: Columns,
    /// Sample after sample.
    inputs: Vec<f64>,
    targets: Vec<f64>,
    kind: Targets,
    lines: Vec<usize>,
    incomplete_lines: Vec<usize>,
}

impl Below<'_> {
    fn row(&mut self, rows: &Rows<'_>, line: usize, cells: &[Cell<'_>]) -> Result<(), CsvError> {
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
            let is_first = self.lines.is_empty() && self.incomplete_lines.is_empty();
            let error = if is_first && found == n_columns + 1 {
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
                    let place = self.columns.place(self.columns.line, j);
                    return Err(CsvError::Nameless { place, value_line });
                }
                Role::Input => {
                    let value = number(&cell.text, self.reader.decimal_comma);
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
        if value == Err(NotANumber::Missing) {
            return Err(self.fault(rows, j, cell, NotANumber::Missing));
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
                place: self.columns.place(line, j),
                found: cut(&cell.text),
                class: cut(classes.first()),
            }),
            _ => value.map_err(|fault| self.fault(rows, j, cell, fault)),
        }
    }

    fn fault(&self, rows: &Rows<'_>, j: usize, cell: &Cell<'_>, fault: NotANumber) -> CsvError {
        if fault == NotANumber::Other && cell.is_suspect {
            return open_quote(rows, cell.start, j, &cell.text, Some(&self.columns));
        }
        let place = self.columns.place(rows.line_of(cell.start), j);
        let found = cut(&cell.text);
        match fault {
            NotANumber::Missing => CsvError::Missing { place, found },
            NotANumber::Other => CsvError::NotANumber {
                place,
                found,
                remedy: match self.columns.roles[j] {
                    Role::Target if !begins_as_number(&cell.text) => {
                        "write all targets as numbers, or as two classes"
                    }
                    role => {
                        let remedy =
                            remedy(&cell.text, self.reader.separator, self.reader.decimal_comma);
                        let of_target = remedy.strip_suffix(", or leave the column out");
                        match role {
                            Role::Target => of_target.unwrap_or(remedy),
                            _ => remedy,
                        }
                    }
                },
            },
            NotANumber::TooSmall => CsvError::OutOfRange {
                place,
                found,
                fault: "too near to 0 for an f64",
            },
            NotANumber::TooLarge => CsvError::OutOfRange {
                place,
                found,
                fault: "too large for an f64",
            },
            NotANumber::Infinite => CsvError::OutOfRange {
                place,
                found,
                fault: "infinite",
            },
        }
    }

    /// Moves the inputs out, a row for each sample.
    fn inputs(&mut self) -> Result<Array2<f64>, CsvError> {
        if self.lines.is_empty() {
            let line = self.columns.line;
            return Err(match self.incomplete_lines.is_empty() {
                true => CsvError::NoSamples { line },
                false => CsvError::NoCompleteLine,
            });
        }
        let shape = (self.lines.len(), self.columns.n_inputs());
        let inputs = Array2::from_shape_vec(shape, std::mem::take(&mut self.inputs));
        Ok(inputs.expect("every sample has every input"))
    }

    fn finish_inputs(mut self) -> Result<CsvSamples, CsvError> {
        Ok(CsvSamples {
            inputs: self.inputs()?,
            input_names: self.columns.names().0,
            lines: self.lines,
            incomplete_lines: self.incomplete_lines,
        })
    }

    fn finish(mut self) -> Result<CsvTable, CsvError> {
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
