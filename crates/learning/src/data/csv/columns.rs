//! Headers: which column of a table is an input, the target, or nothing.

use std::collections::HashMap;

use super::column::CsvColumn;
use super::error::{CsvError, CsvPlace};
use super::number::{NotANumber, number};
use super::rows::Cell;
use super::text::cut;

/// Which columns are inputs. The target never is one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum CsvInputs {
    /// All but the target.
    #[default]
    All,
    /// These, in the order of the table.
    Only(Vec<CsvColumn>),
    /// All but the target and these: names, numbers of rows, texts.
    Except(Vec<CsvColumn>),
}

/// What a column is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Input,
    Target,
    /// Left out by the caller; anything may stand there.
    Unused,
    /// Without a name, and so without values.
    Nameless,
}

/// The columns of a table, as its first row and the caller say.
#[derive(Debug)]
pub(super) struct Columns {
    /// The line of the first row.
    pub(super) line: usize,
    pub(super) roles: Vec<Role>,
    names: Vec<String>,
    /// Did the first row say the names?
    named: bool,
}

impl Columns {
    /// From the line of the names.
    pub(super) fn named(
        line: usize,
        cells: &[Cell<'_>],
        target: Option<&CsvColumn>,
        inputs: &CsvInputs,
        separator: char,
    ) -> Result<Self, CsvError> {
        let names = cells.iter().map(|cell| cell.text.to_string()).collect();
        let columns = Self::new(line, names, true, target, inputs, separator)?;
        let mut seen = HashMap::new();
        for (j, name) in columns.names.iter().enumerate() {
            if !matches!(columns.roles[j], Role::Input | Role::Target) || name.is_empty() {
                continue;
            }
            if number(name) != Err(NotANumber::Other) {
                let (place, found) = (CsvPlace::new(line, j + 1, ""), cut(name));
                return Err(CsvError::NotAName { place, found });
            }
            if let Some(earlier) = seen.insert(name.as_str(), j) {
                return Err(columns.duplicate(earlier, j));
            }
        }
        Ok(columns)
    }

    /// From the first row of values, where there are no names.
    pub(super) fn unnamed(
        line: usize,
        cells: &[Cell<'_>],
        target: Option<&CsvColumn>,
        inputs: &CsvInputs,
        separator: char,
    ) -> Result<Self, CsvError> {
        let texts: Vec<String> = cells.iter().map(|cell| cell.text.to_string()).collect();
        // What is empty at the end of the line may be a column without anything.
        let last = texts.iter().rposition(|text| !text.is_empty()).unwrap_or(0);
        let names = texts
            .iter()
            .enumerate()
            .map(|(j, _)| {
                if j <= last {
                    format!("column {}", j + 1)
                } else {
                    String::new()
                }
            })
            .collect();
        if last == 0 {
            return Err(one_column(line, &texts[0], separator));
        }
        Self::new(line, names, false, target, inputs, separator)
    }

    fn new(
        line: usize,
        names: Vec<String>,
        named: bool,
        target: Option<&CsvColumn>,
        inputs: &CsvInputs,
        separator: char,
    ) -> Result<Self, CsvError> {
        let mut columns = Self {
            line,
            roles: vec![Role::Unused; names.len()],
            names,
            named,
        };
        if let [name] = &columns.names[..] {
            return Err(one_column(line, name, separator));
        }
        let last_named = columns.names.iter().rposition(|name| !name.is_empty());
        let target = match target {
            Some(column) => columns.find(column)?,
            None => last_named.unwrap_or(0),
        };
        match inputs {
            CsvInputs::All => columns.roles.fill(Role::Input),
            CsvInputs::Only(only) => {
                for column in only {
                    let j = columns.find(column)?;
                    if j == target {
                        return Err(CsvError::TargetAsInput {
                            column: column.clone(),
                        });
                    }
                    columns.roles[j] = Role::Input;
                }
            }
            CsvInputs::Except(except) => {
                columns.roles.fill(Role::Input);
                for column in except {
                    let j = columns.find(column)?;
                    columns.roles[j] = Role::Unused;
                }
            }
        }
        let asked_for = |role| role == Role::Input && matches!(inputs, CsvInputs::Only(_));
        for (name, role) in columns.names.iter().zip(&mut columns.roles) {
            if name.is_empty() && *role == Role::Input && !asked_for(*role) {
                *role = Role::Nameless;
            }
        }
        columns.roles[target] = Role::Target;
        if columns.n_inputs() > 0 {
            Ok(columns)
        } else if columns.names.iter().filter(|name| !name.is_empty()).count() < 2 {
            Err(one_column(line, &columns.names[target], separator))
        } else {
            Err(CsvError::NoInputs)
        }
    }

    /// The column of that name or number.
    fn find(&self, column: &CsvColumn) -> Result<usize, CsvError> {
        let found = match column {
            CsvColumn::Number(number) => number.checked_sub(1).filter(|&j| j < self.names.len()),
            CsvColumn::Name(name) => {
                let mut found = (0..self.names.len()).filter(|&j| self.names[j] == *name);
                let first = found.next();
                if let (Some(first), Some(second)) = (first, found.next()) {
                    return Err(self.duplicate(first, second));
                }
                first
            }
        };
        found.ok_or_else(|| CsvError::NoSuchColumn {
            column: column.clone(),
            columns: self.list(),
        })
    }

    fn duplicate(&self, earlier: usize, j: usize) -> CsvError {
        CsvError::DuplicateName {
            place: CsvPlace::new(self.line, j + 1, &self.names[j]),
            earlier: earlier + 1,
        }
    }

    /// The columns, as a choice: at most six of them.
    fn list(&self) -> String {
        const SHOWN: usize = 6;
        if !self.named {
            return format!("1 to {}", self.names.len());
        }
        let shown: Vec<String> = self
            .names
            .iter()
            .take(SHOWN)
            .map(|name| format!("{:?}", cut(name)))
            .collect();
        match self.names.len().saturating_sub(SHOWN) {
            0 => shown.join(", "),
            more => format!("{}, and {more} more", shown.join(", ")),
        }
    }

    pub(super) fn n_inputs(&self) -> usize {
        self.roles
            .iter()
            .filter(|&&role| role == Role::Input)
            .count()
    }

    /// The number of columns up to the last one that may have values.
    pub(super) fn n_expected(&self) -> usize {
        let last = self.roles.iter().rposition(|&role| role != Role::Nameless);
        last.map_or(0, |last| last + 1)
    }

    /// Column j, counted from 0, on a line.
    pub(super) fn place(&self, line: usize, j: usize) -> CsvPlace {
        let name = match self.named {
            true => self.names.get(j).map_or("", String::as_str),
            false => "",
        };
        CsvPlace::new(line, j + 1, name)
    }

    pub(super) fn target(&self) -> usize {
        let target = self.roles.iter().position(|&role| role == Role::Target);
        target.expect("one column is the target")
    }

    pub(super) fn names(self) -> (Vec<String>, String) {
        let target = self.target();
        let name = |j: usize, name: String| {
            if name.is_empty() {
                format!("column {}", j + 1)
            } else {
                name
            }
        };
        let mut target_name = String::new();
        let mut input_names = Vec::with_capacity(self.n_inputs());
        for (j, (text, role)) in self.names.into_iter().zip(self.roles).enumerate() {
            if j == target {
                target_name = name(j, text);
            } else if role == Role::Input {
                input_names.push(name(j, text));
            }
        }
        (input_names, target_name)
    }
}

/// There is one column; what separates the values is perhaps another sign than was thought.
fn one_column(line: usize, text: &str, separator: char) -> CsvError {
    let seen = match text.contains(separator) {
        true => Some('"'),
        false => [';', '\t', '|', ',', ' ']
            .into_iter()
            .find(|&c| text.contains(c)),
    };
    CsvError::OneColumn { line, seen }
}
