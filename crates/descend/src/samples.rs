use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord, Trim};
use learning::Dataset;
use ndarray::{Array1, Array2, array};

use super::failure::{Failure, Place};

/// A data set, and where each number of it came from.
#[derive(Debug)]
pub(crate) struct Samples {
    pub(crate) data: Dataset,
    pub(crate) input_names: Vec<String>,
    pub(crate) source: Source,
}

#[derive(Debug)]
pub(crate) enum Source {
    TwoPoints,
    File(Table),
}

/// A file as it was read.
#[derive(Debug)]
pub(crate) struct Table {
    file: PathBuf,
    names: Vec<String>,
    target: usize,
    /// The line of each sample.
    lines: Vec<u64>,
}

impl Samples {
    pub(crate) fn two_points() -> Self {
        Self {
            data: Dataset::new(&array![[0.5], [2.5]], &array![0.2, 0.9])
                .expect("two points are a data set"),
            input_names: vec!["x".to_owned()],
            source: Source::TwoPoints,
        }
    }

    pub(crate) fn read(file: &Path, target: Option<&str>) -> Result<Self, Failure> {
        let bytes = std::fs::read(file).map_err(|error| Failure::Read {
            file: file.to_owned(),
            error,
        })?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| Failure::Data {
            place: Place {
                file: file.to_owned(),
                line: 1 + bytes[..error.valid_up_to()]
                    .iter()
                    .filter(|&&byte| byte == b'\n')
                    .count() as u64,
                column: None,
            },
            fault: "the line is not UTF-8 text".to_owned(),
            remedy: "save the table as comma-separated text in UTF-8".to_owned(),
        })?;

        let mut rows = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true) // raggedness is reported here, with the column
            .trim(Trim::All)
            .from_reader(text.as_bytes())
            .into_records()
            .map(|row| row.expect("text in memory can be read"));
        let mut table = Table::new(
            file,
            rows.next().map(|row| (line_of(text, &row), row)),
            target,
        )?;
        let (mut inputs, mut targets) = (Vec::new(), Vec::new());
        for row in rows {
            let line = line_of(text, &row);
            for (column, value) in table.numbers(line, &row)?.into_iter().enumerate() {
                if column == table.target {
                    targets.push(value);
                } else {
                    inputs.push(value);
                }
            }
            table.lines.push(line);
        }
        if targets.is_empty() {
            return Err(table.fault(
                1,
                None,
                "there are no samples below the names of the columns".to_owned(),
                "add at least one line of numbers".to_owned(),
            ));
        }
        let shape = (targets.len(), table.names.len() - 1);
        let inputs =
            Array2::from_shape_vec(shape, inputs).expect("every row is as long as the first line");
        let input_names = table
            .names
            .iter()
            .enumerate()
            .filter(|(column, _)| *column != table.target)
            .map(|(_, name)| name.clone())
            .collect();
        Ok(Self {
            data: Dataset::new(&inputs, &Array1::from(targets)).expect("every number was checked"),
            input_names,
            source: Source::File(table),
        })
    }

    /// The failure that a target is not one that can be learned.
    pub(crate) fn target_fault(&self, row: usize, target: f64) -> Failure {
        let fault = format!("the target {target} cannot be learned under cross-entropy");
        let remedy = "give targets from 0 to 1, or use --loss squared".to_owned();
        match &self.source {
            Source::File(table) => table.fault(table.lines[row], Some(table.target), fault, remedy),
            Source::TwoPoints => unreachable!("0.2 and 0.9 are allowed everywhere"),
        }
    }
}

/// The line on which a row stands. The reader gives the place where it began to look for the row, before any
/// empty lines.
fn line_of(text: &str, row: &StringRecord) -> u64 {
    let Some(place) = row.position() else {
        return 1;
    };
    let rest = text.as_bytes().iter().skip(place.byte() as usize);
    let empty = rest.take_while(|byte| b"\r\n".contains(byte));
    place.line() + empty.filter(|&&byte| byte == b'\n').count() as u64
}

impl Table {
    /// What the first line says.
    fn new(
        file: &Path,
        first: Option<(u64, StringRecord)>,
        target: Option<&str>,
    ) -> Result<Self, Failure> {
        let mut table = Self {
            file: file.to_owned(),
            names: Vec::new(),
            target: 0,
            lines: Vec::new(),
        };
        let Some((line, first)) = first else {
            return Err(table.fault(
                1,
                None,
                "the file is empty".to_owned(),
                "begin with a line that names the columns, such as x,y".to_owned(),
            ));
        };
        table.names = first.iter().map(str::to_owned).collect();
        if first.iter().all(|name| name.parse::<f64>().is_ok()) {
            return Err(table.fault(
                line,
                None,
                "the columns have no names: the line holds only numbers".to_owned(),
                "put a line above it that names the columns, such as x,y".to_owned(),
            ));
        }
        for (column, name) in table.names.iter().enumerate() {
            if table.names[..column].contains(name) {
                return Err(table.fault(
                    line,
                    Some(column),
                    "an earlier column has the same name".to_owned(),
                    "give every column a name of its own".to_owned(),
                ));
            }
        }
        if table.names.len() < 2 {
            return Err(table.fault(
                line,
                None,
                "there is one column, but a sample needs an input and a target".to_owned(),
                "separate at least two columns by commas".to_owned(),
            ));
        }
        table.target = match target {
            None => table.names.len() - 1,
            Some(target) => table
                .names
                .iter()
                .position(|name| name == target)
                .ok_or_else(|| {
                    table.fault(
                        line,
                        None,
                        format!("no column is called {target:?}"),
                        format!("choose --target from {}", table.names.join(", ")),
                    )
                })?,
        };
        Ok(table)
    }

    /// The numbers of one line.
    fn numbers(&self, line: u64, row: &StringRecord) -> Result<Vec<f64>, Failure> {
        let (expected, found) = (self.names.len(), row.len());
        if found < expected {
            return Err(self.fault(
                line,
                Some(found),
                format!("the line ends after {found} of {expected} values"),
                "write a value for every column that the first line names".to_owned(),
            ));
        }
        if found > expected {
            return Err(self.fault(
                line,
                Some(expected),
                format!("the line has {found} values, but the first line names {expected} columns"),
                "remove what is too much, or name the column in the first line".to_owned(),
            ));
        }
        row.iter()
            .enumerate()
            .map(|(column, text)| {
                let fault =
                    |fault, remedy: &str| self.fault(line, Some(column), fault, remedy.to_owned());
                if text.is_empty() {
                    return Err(fault(
                        "the value is missing".to_owned(),
                        "fill it in, or remove the line",
                    ));
                }
                let value: f64 = text.parse().map_err(|_| {
                    fault(
                        format!("{text:?} is not a number"),
                        "write a decimal such as 0.5 or 1e-3",
                    )
                })?;
                if value.is_finite() {
                    Ok(value)
                } else {
                    Err(fault(
                        format!("{text:?} is not a finite number"),
                        "replace it by a finite number, or remove the line",
                    ))
                }
            })
            .collect()
    }

    fn fault(&self, line: u64, column: Option<usize>, fault: String, remedy: String) -> Failure {
        Failure::Data {
            place: Place {
                file: self.file.clone(),
                line,
                column: column.map(|column| (column + 1, self.names.get(column).cloned())),
            },
            fault,
            remedy,
        }
    }

    pub(crate) fn file(&self) -> &Path {
        &self.file
    }
}
