//! Headers: which column of a table is an input, the target, or nothing.

use std::collections::HashMap;

use super::column::{CsvColumn, CsvInputs};
use super::error::{CsvError, CsvPosition};
use super::number::{NotANumber, number};
use super::reader::CsvReader;
use super::rows::Cell;
use super::text::cut;

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
        reader: &CsvReader,
        has_target: bool,
    ) -> Result<Self, CsvError> {
        let names = cells.iter().map(|cell| cell.text.to_string()).collect();
        let columns = Self::new(line, names, true, reader, has_target)?;
        let mut seen = HashMap::new();
        for (j, name) in columns.names.iter().enumerate() {
            if !matches!(columns.roles[j], Role::Input | Role::Target) || name.is_empty() {
                continue;
            }
            if number(name, reader.decimal_comma) != Err(NotANumber::Other) {
                let (position, found) = (CsvPosition::new(line, j + 1, ""), cut(name));
                return Err(CsvError::NotAName { position, found });
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
        reader: &CsvReader,
        has_target: bool,
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
        if last == 0 && has_target {
            return Err(one_column(line, &texts, reader.separator));
        }
        Self::new(line, names, false, reader, has_target)
    }

    fn new(
        line: usize,
        names: Vec<String>,
        named: bool,
        reader: &CsvReader,
        has_target: bool,
    ) -> Result<Self, CsvError> {
        let mut columns = Self {
            line,
            roles: vec![Role::Unused; names.len()],
            names,
            named,
        };
        let inputs = &reader.inputs;
        if columns.names.len() == 1 && has_target {
            return Err(one_column(line, &columns.names, reader.separator));
        }
        let last_named = columns.names.iter().rposition(|name| !name.is_empty());
        let target = match &reader.target {
            _ if !has_target => None,
            Some(column) => Some(columns.find(column)?),
            None => Some(last_named.unwrap_or(0)),
        };
        match inputs {
            CsvInputs::All => columns.roles.fill(Role::Input),
            CsvInputs::Only(only) => {
                for column in only {
                    let j = columns.find(column)?;
                    if Some(j) == target {
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
        if let Some(target) = target {
            columns.roles[target] = Role::Target;
        }
        let n_named = columns.names.iter().filter(|name| !name.is_empty()).count();
        match target {
            _ if columns.n_inputs() > 0 => Ok(columns),
            Some(_) if n_named < 2 => Err(one_column(line, &columns.names, reader.separator)),
            _ => Err(CsvError::NoInputs),
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
            position: CsvPosition::new(self.line, j + 1, &self.names[j]),
            earlier: earlier + 1,
        }
    }

    /// The columns, as a choice: some forty characters of their names, and at least one.
    fn list(&self) -> String {
        if !self.named {
            return format!("1 to {}", self.names.len());
        }
        let mut shown = String::new();
        for (j, name) in self.names.iter().enumerate() {
            let name = format!("{:?}", cut(name));
            let comma = if j == 0 { "" } else { ", " };
            if j > 0 && shown.chars().count() + name.chars().count() > 40 {
                return format!("{shown}, and {} more", self.names.len() - j);
            }
            shown = format!("{shown}{comma}{name}");
        }
        shown
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
    pub(super) fn position(&self, line: usize, j: usize) -> CsvPosition {
        let name = match self.named {
            true => self.names.get(j).map_or("", String::as_str),
            false => "",
        };
        CsvPosition::new(line, j + 1, name)
    }

    /// Is it what the line of the names calls column j?
    pub(super) fn is_name(&self, j: usize, text: &str) -> bool {
        self.named && self.names[j] == text
    }

    pub(super) fn target(&self) -> Option<usize> {
        self.roles.iter().position(|&role| role == Role::Target)
    }

    /// The names of the inputs and of the target, which is empty where there is none.
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
            if Some(j) == target {
                target_name = name(j, text);
            } else if role == Role::Input {
                input_names.push(name(j, text));
            }
        }
        (input_names, target_name)
    }
}

/// There is one column; what separates the values is perhaps another sign than was thought.
fn one_column(line: usize, names: &[String], separator: char) -> CsvError {
    let holds = |&c: &char| names.iter().any(|name| name.contains(c));
    // Where there are separators, blanks are those of a title.
    let n_signs = if names.len() > 1 { 3 } else { 5 };
    let seen = match holds(&separator) {
        true => Some('"'),
        false => [';', '\t', '|', ',', ' ']
            .into_iter()
            .take(n_signs)
            .find(holds),
    };
    CsvError::OneColumn { line, seen }
}
