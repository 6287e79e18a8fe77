//! Errors of tables, with line, column and remedy.

use std::fmt;
use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::column::CsvColumn;
use super::text::cut;

/// Where in a table: a line and a column, counted from 1, and the name of the column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvPosition {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The column, counted from 1.
    pub column: usize,
    /// What the first line calls the column, at most 40 characters of it.
    pub name: Option<String>,
}

impl CsvPosition {
    pub(super) fn new(line: usize, column: usize, name: &str) -> Self {
        Self {
            line,
            column,
            name: (!name.is_empty()).then(|| cut(name)),
        }
    }
}

impl fmt::Display for CsvPosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)?;
        match &self.name {
            None => Ok(()),
            Some(name) => write!(f, " ({name:?})"),
        }
    }
}

/// Why a table is not a data set: where, what was found (at most 40 characters of it), and what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CsvError {
    /// The file cannot be opened, or not be read to its end.
    #[error("cannot read {}: {error}", .path.as_ref().map_or("the table".into(), |path| path.to_string_lossy()))]
    Read {
        /// The file, where it was opened by its path.
        path: Option<PathBuf>,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// The separator that was asked for is a part of numbers or of words, or has a meaning of its own.
    #[error(
        "{separator:?} cannot separate values: use ',', ';', '\\t', '|', ' ' or another ASCII sign"
    )]
    Separator {
        /// The separator.
        separator: char,
    },
    /// The sign of comments that was asked for can begin a value: lines of values would be left out.
    #[error("{sign:?} cannot begin comments: use '#', '%', ';' or another ASCII sign")]
    Comment {
        /// The sign.
        sign: char,
    },
    /// The file is something else, by its first bytes.
    #[error("the file is {format}: save the table as CSV in UTF-8")]
    NotCsv {
        /// What it is.
        format: &'static str,
    },
    /// The file is text in another encoding.
    #[error("line {line} is not UTF-8, but perhaps {encoding}: save the table as CSV in UTF-8")]
    NotUtf8 {
        /// The first line that is not, counted from 1.
        line: usize,
        /// What the bytes look like.
        encoding: &'static str,
    },
    /// There is not one value.
    #[error("the table is empty: begin with a line that names the columns, such as x,y")]
    Empty,
    /// There are names, and nothing below them.
    #[error("there are no samples below the names in line {line}: add at least one line of values")]
    NoSamples {
        /// The line of the names, counted from 1.
        line: usize,
    },
    /// There are names, and nothing below them but comments.
    #[error(
        "there are no samples below the names, and line {line} is a comment: add lines of values, or put values that begin with {sign:?} in quotation marks"
    )]
    OnlyComments {
        /// The last comment, counted from 1.
        line: usize,
        /// The sign that makes it one.
        sign: char,
    },
    /// Every line was left out, because a value is missing in it.
    #[error(
        "a value is missing in every line: fill in the values, or leave out the columns without them"
    )]
    NoCompleteLine,
    /// The rows have one value.
    #[error("line {line} has one column, and a sample needs an input and a target: {}", separate(*.seen))]
    OneColumn {
        /// The line, counted from 1.
        line: usize,
        /// What may be the separator, or a quotation mark where such marks enclose several values.
        seen: Option<char>,
    },
    /// The file says that it has another separator, in a first line such as `sep=;`.
    #[error("line {line} says that the values are separated by {seen:?}: set the separator to it")]
    OtherSeparator {
        /// The line, counted from 1.
        line: usize,
        /// What it says.
        seen: char,
    },
    /// In the line of the names there is a value.
    #[error(
        "{position}: {found:?} is a value and cannot name a column: rename it, put a line of names above it, or set header to false"
    )]
    NotAName {
        /// Where.
        position: CsvPosition,
        /// What stands there.
        found: String,
    },
    /// A column has values and no name.
    #[error(
        "{position}: the column has values (line {value_line}) and no name: name it, or leave it out"
    )]
    Nameless {
        /// Where the name should be.
        position: CsvPosition,
        /// The first line that has a value in that column, counted from 1.
        value_line: usize,
    },
    /// Two columns have one name.
    #[error("{position}: column {earlier} has the same name: give every column a name of its own")]
    DuplicateName {
        /// Where the name stands again.
        position: CsvPosition,
        /// The first column of that name, counted from 1.
        earlier: usize,
    },
    /// A column that was asked for does not exist.
    #[error("there is no column {column}: choose from {columns}")]
    NoSuchColumn {
        /// What was asked for.
        column: CsvColumn,
        /// The columns, or the first of them.
        columns: String,
    },
    /// The target was asked for as an input too.
    #[error(
        "column {column} is the target and cannot be an input: choose another target, or other inputs"
    )]
    TargetAsInput {
        /// The column.
        column: CsvColumn,
    },
    /// All columns but the target are left out.
    #[error("a sample needs at least one input: leave a column in")]
    NoInputs,
    /// A line has fewer values than there are columns.
    #[error(
        "line {line} ends after {found} of {expected} values: {}", .seen.map_or("write a value for every column, or leave the line out".to_owned(), |seen| separate(Some(seen)))
    )]
    TooFewValues {
        /// The line, counted from 1.
        line: usize,
        /// The number of columns.
        expected: usize,
        /// The number of values.
        found: usize,
        /// What may be the separator, or a quotation mark where such marks enclose several values.
        seen: Option<char>,
    },
    /// A line has more values than there are columns.
    #[error(
        "line {line} has {found} values in {expected} columns: take out what is too much, or name the column{}", decimal(*.separator)
    )]
    TooManyValues {
        /// The line, counted from 1.
        line: usize,
        /// The number of columns.
        expected: usize,
        /// The number of values.
        found: usize,
        /// What separates them.
        separator: char,
    },
    /// The first line below the names has one value more than there are names, as where row names stand before it.
    #[error(
        "line {line} has {found} values and line {names_line} has {expected} names: if the first values are the names of rows, name that column too{}", decimal(*.separator)
    )]
    RowNames {
        /// The line, counted from 1.
        line: usize,
        /// The line of the names, counted from 1.
        names_line: usize,
        /// The number of names.
        expected: usize,
        /// The number of values.
        found: usize,
        /// What separates them.
        separator: char,
    },
    /// A quotation mark begins a value and does not end it.
    #[error(
        "{position}: the quotation mark before {found:?} is not closed at the end of the value: close it, or take it out"
    )]
    OpenQuote {
        /// Where.
        position: CsvPosition,
        /// What follows the mark.
        found: String,
    },
    /// There is no value, or a mark that stands for none.
    #[error("{position}: the value is missing{}: fill it in, or leave the line out", mark(.found))]
    Missing {
        /// Where.
        position: CsvPosition,
        /// The mark: nothing, NA, ?, …
        found: String,
    },
    /// A value is not a number.
    #[error("{position}: {found:?} is not a number: {remedy}")]
    NotANumber {
        /// Where.
        position: CsvPosition,
        /// What stands there.
        found: String,
        /// What to do.
        remedy: &'static str,
    },
    /// A value is infinite, or so large or so near to 0 that no f64 can hold it.
    #[error("{position}: {found:?} is {fault}: {remedy}")]
    OutOfRange {
        /// Where.
        position: CsvPosition,
        /// What stands there.
        found: String,
        /// How it cannot.
        fault: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// Targets are texts, and this one is a number.
    #[error(
        "{position}: {found:?} is a number, and {class:?} is a target too: write all targets as numbers, or as two classes"
    )]
    MixedTargets {
        /// Where.
        position: CsvPosition,
        /// The number.
        found: String,
        /// The first text.
        class: String,
    },
    /// The targets are texts, and there is a third.
    #[error("{position}: {found:?} is a third class beside {:?} and {:?}: leave out all but the lines of two", .classes[0], .classes[1])]
    ThirdClass {
        /// Where.
        position: CsvPosition,
        /// The third text.
        found: String,
        /// The first two.
        classes: [String; 2],
    },
    /// The targets are texts, and all the same.
    #[error("{position}: all targets are {class:?}: there must be two classes")]
    OneClass {
        /// The first sample.
        position: CsvPosition,
        /// The text.
        class: String,
    },
    /// No target is the text that was to be class 1.
    #[error("no target is {positive:?}: choose {:?} or {:?} as the class that is 1", .classes[0], .classes[1])]
    NoSuchClass {
        /// What was asked for.
        positive: String,
        /// The texts that there are.
        classes: [String; 2],
    },
}

fn separate(seen: Option<char>) -> String {
    let name = match seen {
        None => {
            return "separate the values by commas, set the separator, or skip the lines above the table".to_owned();
        }
        Some(' ') => {
            return "if blanks separate the values, set the separator to ' ', and if it is a title, skip the line".to_owned();
        }
        Some('"') => {
            return "the quotation marks make one value of several: take them out".to_owned();
        }
        Some(',') => "commas",
        Some(';') => "semicolons",
        Some('\t') => "tabs",
        Some(_) => "bars",
    };
    let separator = seen.unwrap_or(',');
    format!("if {name} separate the values, set the separator to {separator:?}")
}

fn decimal(separator: char) -> &'static str {
    match separator {
        ',' => "; a decimal comma separates two values",
        _ => "",
    }
}

fn mark(found: &str) -> String {
    match found {
        "" => String::new(),
        found => format!(" ({found})"),
    }
}
