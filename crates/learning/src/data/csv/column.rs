//! Columns of a table, by name or number.

use std::fmt;

use super::text::cut;

/// A column of a table, by its name or by its number.
///
/// # Examples
///
/// ```
/// use learning::CsvColumn;
///
/// assert_eq!(CsvColumn::from("price"), CsvColumn::Name("price".to_owned()));
/// assert_eq!(CsvColumn::from(1), CsvColumn::Number(1)); // the first
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsvColumn {
    /// What the line of names calls it, without blanks around the name.
    Name(String),
    /// Its number, counted from 1, as in the errors.
    Number(usize),
}

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

impl From<&str> for CsvColumn {
    fn from(name: &str) -> Self {
        Self::Name(name.to_owned())
    }
}

impl From<usize> for CsvColumn {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl fmt::Display for CsvColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(f, "{:?}", cut(name)),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}
