//! Reading: from bytes to rows, and from rows to a table.

use std::io::Read;
use std::path::Path;

use super::body::Body;
use super::columns::Columns;
use super::decode::decode;
use super::error::CsvError;
use super::quotes::next_row;
use super::reader::{CsvReader, CsvSamples, CsvTable};
use super::rows::{Cell, Rows};

impl CsvReader {
    /// Reads the file at `path`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or when it is not a table as described [above](Self).
    pub fn read_path(&self, path: impl AsRef<Path>) -> Result<CsvTable, CsvError> {
        let path = path.as_ref();
        let bytes = std::fs::read(path).map_err(|error| CsvError::Read {
            path: Some(path.to_owned()),
            error,
        })?;
        self.body(bytes, true)?.finish()
    }

    /// Reads everything that `source` holds: bytes in memory, standard input, a connection.
    ///
    /// # Errors
    ///
    /// As [`read_path`](Self::read_path).
    pub fn read(&self, source: impl Read) -> Result<CsvTable, CsvError> {
        self.body(bytes(source)?, true)?.finish()
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
    pub fn read_inputs(&self, source: impl Read) -> Result<CsvSamples, CsvError> {
        self.body(bytes(source)?, false)?.finish_inputs()
    }

    fn body(&self, bytes: Vec<u8>, has_target: bool) -> Result<Body<'_>, CsvError> {
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
        let mut body = Body::new(self, self.columns(&rows, line, &cells, has_target)?);
        // The first row is a sample, unless it is what named the columns.
        if body.columns.line != line || !self.header {
            body.row(&rows, line, &cells)?;
        }
        while let Some(line) = next_row(&mut rows, &mut cells, Some(&body.columns))? {
            body.row(&rows, line, &cells)?;
        }
        if let Some(sign) = self.comment
            && let Some(line) = rows.last_comment_line()
            && body.is_empty()
            && line > body.columns.line
        {
            return Err(CsvError::OnlyComments { line, sign });
        }
        Ok(body)
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

fn bytes(mut source: impl Read) -> Result<Vec<u8>, CsvError> {
    let mut bytes = Vec::new();
    match source.read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(CsvError::Read { path: None, error }),
    }
}
