//! Options of a reader of tables, and what it reads.

use ndarray::Array2;

use super::column::{CsvColumn, CsvInputs};
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
/// | missing | nothing, or what pandas, R, databases and spreadsheets write for nothing: `?`, `NA`, `N/A`, `n/a`, `#N/A`, `#NA`, `#NV`, `<NA>`, `NaN`, `nan`, `NaT`, `NULL`, `null`, `None`, `\N`, `1.#IND`, `1.#QNAN`, dots and dashes, a dash alone for inputs only: an error, unless [`skip_incomplete`](Self::skip_incomplete) |
/// | left out | lines without any value; lines that begin with the [comment](Self::comment) sign and not with a value such as `#DIV/0!`; columns with neither name nor values; a first line `sep=,` |
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
