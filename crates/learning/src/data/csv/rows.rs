//! Rows of a table, and the line and the first byte of every value.
//!
//! A value ends at the next separator or line break; where one in quotation marks ends is the business of `csv-core`. What
//! is added here: the blanks before a quotation mark, whether it is closed, comments, lines without anything, and lines
//! that end in a CR alone.

use std::borrow::Cow;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::number::is_mark_with_hash;
use super::text::{is_blank, line_breaks, trim};

/// One value of a row.
#[derive(Debug, Clone)]
pub(super) struct Cell<'t> {
    /// The value, without quotation marks and without blanks around it.
    pub(super) text: Cow<'t, str>,
    /// Where it begins in the text.
    pub(super) start: usize,
    /// Is there a quotation mark that is not closed where the value ends?
    pub(super) is_broken: bool,
    /// Is it broken, or does it hold a line break that somebody may not have meant?
    pub(super) is_suspect: bool,
}

/// A quotation mark opens at this byte, and none closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OpenQuote {
    pub(super) start: usize,
}

/// A comment, and where its line begins and ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comment<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    end: usize,
}

pub(super) struct Rows<'t> {
    text: &'t str,
    at: usize,
    separator: char,
    comment: Option<char>,
    fields: Reader,
    unquoted: Vec<u8>,
    first_line: usize,
    /// The line at `counted_to`.
    line: usize,
    counted_to: usize,
    last_comment: Option<Comment<'t>>,
}

impl<'t> Rows<'t> {
    /// The rows of a text that ends in a line feed and begins on `first_line`.
    pub(super) fn new(
        text: &'t str,
        first_line: usize,
        separator: char,
        comment: Option<char>,
    ) -> Self {
        debug_assert!(separator.is_ascii() && text.ends_with('\n'));
        Self {
            text,
            at: 0,
            separator,
            comment,
            fields: ReaderBuilder::new().delimiter(separator as u8).build(),
            unquoted: vec![0; 64],
            first_line,
            line: first_line,
            counted_to: 0,
            last_comment: None,
        }
    }

    /// Leaves out the next lines, whatever is on them.
    pub(super) fn skip_lines(&mut self, n: usize) {
        for _ in 0..n {
            if self.at == self.text.len() {
                return;
            }
            self.at = self.line_end(self.at);
        }
    }

    /// The line on which the next thing stands that has not been read.
    pub(super) fn line_here(&self) -> usize {
        self.line_of(self.at)
    }

    pub(super) fn separator(&self) -> char {
        self.separator
    }

    pub(super) fn text_from(&self, start: usize) -> &'t str {
        &self.text[start..]
    }

    /// The next line that is not empty and no comment.
    pub(super) fn peek_line(&mut self) -> &'t str {
        self.skip_to_row();
        trim(&self.text[self.at..self.line_end(self.at)])
    }

    /// The line, counted from 1, of a byte.
    pub(super) fn line_of(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        match bytes.get(self.counted_to..at) {
            Some(since) => self.line + line_breaks(since),
            None => self.first_line + line_breaks(&bytes[..at]),
        }
    }

    /// The line of the last comment that was passed.
    pub(super) fn last_comment_line(&self) -> Option<usize> {
        self.last_comment.map(|comment| self.line_of(comment.start))
    }

    /// The comment directly above the row that begins at `start`, with at most empty lines between.
    pub(super) fn comment_above(&self, start: usize) -> Option<Comment<'t>> {
        let comment = self.last_comment?;
        let between = self.text.get(comment.end..start)?;
        between.chars().all(is_blank).then_some(comment)
    }

    /// Reads the next row that is not empty into `cells`, and says on which line it begins.
    pub(super) fn next_row(
        &mut self,
        cells: &mut Vec<Cell<'t>>,
    ) -> Result<Option<usize>, OpenQuote> {
        loop {
            cells.clear();
            self.skip_to_row();
            if self.at == self.text.len() {
                return Ok(None);
            }
            self.line = self.line_of(self.at);
            self.counted_to = self.at;
            while self.next_cell(cells)? {}
            if cells.iter().any(|cell| !cell.text.is_empty()) {
                return Ok(Some(self.line));
            }
        }
    }

    /// Reads one value; is there another one in the row?
    fn next_cell(&mut self, cells: &mut Vec<Cell<'t>>) -> Result<bool, OpenQuote> {
        let by_blanks = self.separator == ' ';
        let rest = &self.text[self.at..];
        let lead =
            rest.find(|c| !is_blank(c) || is_line_break(c) || (c == self.separator && !by_blanks));
        let lead = lead.unwrap_or(rest.len());
        if by_blanks && rest[lead..].starts_with(is_line_break) {
            return Ok(false); // blanks at the end of the row
        }
        if by_blanks || rest[lead..].starts_with('"') {
            self.at += lead;
        }

        let start = self.at;
        if self.text[start..].starts_with('"') {
            return self.next_quoted_cell(cells);
        }
        let ends = |c: char| c == self.separator || is_line_break(c);
        let length = self.text[start..]
            .bytes()
            .position(|byte| ends(byte.into()));
        let end = start + length.expect("the text ends in a line break");
        self.at = end + 1;
        cells.push(Cell {
            text: trim(&self.text[start..end]).into(),
            start,
            is_broken: false,
            is_suspect: false,
        });
        Ok(self.text[end..].starts_with(self.separator))
    }

    fn next_quoted_cell(&mut self, cells: &mut Vec<Cell<'t>>) -> Result<bool, OpenQuote> {
        let start = self.at;
        let (another, length) = self.read_quoted(start)?;
        let raw = &self.text[start..self.at - 1];
        let inner = raw[1..].trim_end_matches(is_blank).strip_suffix('"');
        let is_whole = |inner: &str| inner.split("\"\"").all(|part| !part.contains('"'));
        let text = match inner {
            Some(inner) if !inner.contains('"') => trim(inner).into(),
            _ => {
                let text = str::from_utf8(&self.unquoted[..length]);
                let text = text.expect("quotation marks and separators are whole characters");
                trim(text).to_owned().into()
            }
        };
        let is_broken = !inner.is_some_and(is_whole);
        cells.push(Cell {
            text,
            start,
            is_broken,
            is_suspect: is_broken || raw.contains(is_line_break),
        });
        Ok(another)
    }

    /// Moves behind the separator or the line break that ends the value, which is left in `unquoted`; is there another
    /// one in the row, and how long is this one?
    fn read_quoted(&mut self, start: usize) -> Result<(bool, usize), OpenQuote> {
        self.fields.reset();
        let mut length = 0;
        loop {
            let input = &self.text.as_bytes()[self.at..];
            let output = &mut self.unquoted[length..];
            let (result, n_read, n_written) = self.fields.read_field(input, output);
            self.at += n_read;
            length += n_written;
            match result {
                ReadFieldResult::Field { record_end } => return Ok((!record_end, length)),
                ReadFieldResult::OutputFull => {
                    let twice = 2 * self.unquoted.len();
                    self.unquoted.resize(twice, 0);
                }
                // The text ends in a line break, and a quotation mark has made it a part of the value.
                ReadFieldResult::InputEmpty | ReadFieldResult::End => {
                    return Err(OpenQuote { start });
                }
            }
        }
    }

    /// Moves to the beginning of the next line that is not empty and no comment.
    fn skip_to_row(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let Some(visible) = rest.find(|c| !is_blank(c)) else {
                self.at = self.text.len();
                return;
            };
            let line_start = rest[..visible].rfind(is_line_break).map_or(0, |at| at + 1);
            self.at += line_start;
            if !self.begins_comment(&rest[visible..]) {
                return;
            }
            let end = self.line_end(self.at);
            self.last_comment = Some(Comment {
                text: trim(&self.text[self.at..end]),
                start: self.at,
                end,
            });
            self.at = end;
        }
    }

    /// Does a comment begin here, and no value such as `#DIV/0!`?
    fn begins_comment(&self, visible: &str) -> bool {
        if !self
            .comment
            .is_some_and(|comment| visible.starts_with(comment))
        {
            return false;
        }
        let ends = |c: char| c == self.separator || is_line_break(c);
        let (value, rest) = visible.split_at(visible.find(ends).unwrap_or(visible.len()));
        let value = trim(value);
        // A line of the sign alone is a rule.
        let is_rule = value.ends_with('#') && !rest.starts_with(self.separator);
        is_rule || !is_mark_with_hash(value)
    }

    /// Behind the line break that ends the line at `at`.
    fn line_end(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        match rest.find(is_line_break) {
            None => self.text.len(),
            Some(end) if rest[end..].starts_with("\r\n") => at + end + 2,
            Some(end) => at + end + 1,
        }
    }
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r')
}
