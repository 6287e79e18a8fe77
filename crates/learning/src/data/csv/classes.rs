//! Targets that are words: two classes become 0 and 1.

use super::columns::Columns;
use super::error::CsvError;
use super::number::number;
use super::text::cut;

/// How targets become numbers.
#[derive(Debug)]
pub(super) enum Targets {
    /// The first one will say.
    Unknown,
    /// They are numbers.
    Numbers,
    /// They are the texts of two classes.
    Classes(Classes),
}

/// The texts of two classes, in the order in which they occur.
#[derive(Debug)]
pub(super) struct Classes {
    texts: Vec<String>,
    first_line: usize,
}

impl Classes {
    pub(super) fn new(first_line: usize) -> Self {
        Self {
            texts: Vec::with_capacity(2),
            first_line,
        }
    }

    /// 0 for the first text that occurs, 1 for the second.
    pub(super) fn number(
        &mut self,
        line: usize,
        text: &str,
        columns: &Columns,
    ) -> Result<f64, CsvError> {
        if let Some(class) = self.texts.iter().position(|known| same(known, text)) {
            return Ok(class as f64);
        }
        if let [first, second] = &self.texts[..] {
            return Err(CsvError::ThirdClass {
                position: columns.position(line, columns.target().unwrap_or(0)),
                found: cut(text),
                classes: [cut(first), cut(second)],
            });
        }
        self.texts.push(text.to_owned());
        Ok((self.texts.len() - 1) as f64)
    }

    /// The text that occurs first.
    pub(super) fn first(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }

    /// The texts of class 0 and of class 1, when every target has its number; exchanges the numbers where need be.
    pub(super) fn finish(
        self,
        positive: Option<&str>,
        targets: &mut [f64],
        columns: &Columns,
    ) -> Result<[String; 2], CsvError> {
        let [first, second] =
            <[String; 2]>::try_from(self.texts).map_err(|texts| CsvError::OneClass {
                position: columns.position(self.first_line, columns.target().unwrap_or(0)),
                class: texts.first().map_or(String::new(), |text| cut(text)),
            })?;
        let second_is_1 = match positive {
            None => order(&first) < order(&second),
            Some(positive) if same(&second, positive) => true,
            Some(positive) if same(&first, positive) => false,
            Some(positive) => {
                return Err(CsvError::NoSuchClass {
                    positive: cut(positive),
                    classes: [cut(&first), cut(&second)],
                });
            }
        };
        if second_is_1 {
            return Ok([first, second]);
        }
        for target in targets {
            *target = 1.0 - *target;
        }
        Ok([second, first])
    }
}

/// Texts are the same when their letters are, numbers when their values are.
fn same(a: &str, b: &str) -> bool {
    a == b || number(a, false).is_ok_and(|a| number(b, false) == Ok(a))
}

/// Alphabetical, without regard to capitals, so that `No` and `yes` are 0 and 1 as `no` and `yes` are.
fn order(text: &str) -> (String, &str) {
    (text.to_lowercase(), text)
}
