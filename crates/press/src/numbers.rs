//! Numbers, `{{#number snapshot.path .4}}`: one locked value in a sentence or in a formula.
//!
//! # How a number is written
//!
//! | locked | written |
//! |---|---|
//! | `5.0` | 5: a value that is whole has no decimals |
//! | `0.7310585786300049` | 0.7310585786300049: all the digits that tell it from its neighbors |
//! | the same with `.4` | 0.7311: so many significant digits, rounded from the exact value of the f64 |
//! | `-0.5` | −0.5: the minus sign is U+2212 |
//! | `1.2e-5`, `1e7` | 1.2 × 10⁻⁵, 1 × 10⁷: an f64 below 10⁻⁴ or from 10⁷ on |
//! | `20000000` (an integer in JSON) | 20000000: a count is exact and stays so |
//! | `-0.0` | 0: the sign of a zero is no part of its value |
//! | a text | as it is |
//!
//! A whole value with at most as many digits as asked for is exact and is written as it is: a column of
//! four digits holds 0.7311 and 1, never a "1.000" that leaves open whether it was rounded. A tie is
//! rounded to the even digit, as IEEE 754 does.

use manuscript::{Directive, Locks, Problem, Word, describe};
use serde_json::{Number, Value};

use crate::html;

const USAGE: &str =
    "`{{#number snapshot.path}}` or, with four significant digits, `{{#number snapshot.path .4}}`";

/// A number as it is written, before it is put into HTML or TeX.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    negative: bool,
    digits: String,
    /// The power of ten, in scientific notation.
    exponent: Option<i32>,
}

impl Written {
    /// Writes a JSON number, with so many significant digits if asked.
    pub(crate) fn new(number: &Number, significant: Option<usize>) -> Written {
        if let Some(integer) = number.as_i128() {
            let digits = integer.unsigned_abs().to_string();
            if significant.is_none_or(|significant| digits.len() <= significant) {
                return Written {
                    negative: integer < 0,
                    digits,
                    exponent: None,
                };
            }
        }
        // Without `arbitrary_precision` a number that is no integer is an f64.
        Written::float(number.as_f64().unwrap_or(f64::NAN), significant)
    }

    fn float(value: f64, significant: Option<usize>) -> Written {
        let magnitude = value.abs();
        let whole = magnitude.fract() == 0.0 && magnitude < 1e7;
        let fits = |significant: usize| format!("{magnitude}").len() <= significant;
        if whole && significant.is_none_or(fits) {
            return Written {
                negative: value < 0.0,
                digits: format!("{magnitude}"),
                exponent: None,
            };
        }
        // Both forms of `{:e}` are exact: the shortest digits that give this f64 back, or its exact
        // decimal expansion correctly rounded.
        let scientific = match significant {
            None => format!("{magnitude:e}"),
            Some(significant) => format!("{magnitude:.*e}", significant - 1),
        };
        let (mantissa, exponent) = scientific.split_once('e').expect("`{:e}` writes an e");
        let exponent: i32 = exponent.parse().expect("`{:e}` writes a whole exponent");
        let written = |digits: String, exponent| Written {
            negative: value < 0.0,
            digits,
            exponent,
        };
        if !(-4..7).contains(&exponent) {
            return written(mantissa.to_owned(), Some(exponent));
        }
        let digits = match significant.map(|count| i32::try_from(count).unwrap_or(i32::MAX)) {
            None => format!("{magnitude}"),
            Some(count) => match usize::try_from(count - 1 - exponent) {
                Ok(decimals) => format!("{magnitude:.decimals$}"),
                // Fewer digits than stand before the point: it was rounded to a whole number.
                Err(_) => scientific.parse::<f64>().unwrap_or(f64::NAN).to_string(),
            },
        };
        written(digits, None)
    }

    /// For a page: `−1.2 × 10<sup>−5</sup>`.
    pub(crate) fn html(&self) -> String {
        let sign = if self.negative { "−" } else { "" };
        match self.exponent {
            None => format!("{sign}{}", self.digits),
            Some(exponent) => format!(
                "{sign}{}\u{a0}×\u{a0}10<sup>{}</sup>",
                self.digits,
                exponent.to_string().replace('-', "−")
            ),
        }
    }

    /// For a text without markup: `−1.2 × 10⁻⁵`.
    fn plain(&self) -> String {
        let sign = if self.negative { "−" } else { "" };
        let Some(exponent) = self.exponent else {
            return format!("{sign}{}", self.digits);
        };
        let raised = exponent.to_string();
        let raised = raised.chars().map(|c| match c.to_digit(10) {
            Some(digit) => ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][digit as usize],
            None => '⁻',
        });
        format!("{sign}{} × 10{}", self.digits, String::from_iter(raised))
    }

    /// For a formula: `-1.2 \times 10^{-5}`.
    pub(crate) fn tex(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        match self.exponent {
            None => format!("{sign}{}", self.digits),
            Some(exponent) => format!("{sign}{} \\times 10^{{{exponent}}}", self.digits),
        }
    }
}

/// Expands `{{#number …}}` in the text of a page.
pub(crate) fn expand(directive: &Directive, locks: &Locks) -> Result<String, Problem> {
    let (path, value, significant) = locked(directive, locks)?;
    let content = single(value, significant).expect("`locked` lets single values through");
    Ok(format!(
        "<span class=\"number\" data-lock=\"{lock}\" title=\"locked: {lock}\">{content}</span>",
        lock = html::text(&path.text)
    ))
}

/// The value alone, for a text without markup.
pub(crate) fn plain(directive: &Directive, locks: &Locks) -> Option<String> {
    let (_, value, significant) = locked(directive, locks).ok()?;
    match value {
        Value::Number(number) => Some(Written::new(number, significant).plain()),
        Value::String(text) => Some(text.clone()),
        value => Some(value.to_string()),
    }
}

/// Expands `{{#number …}}` in a formula, to TeX.
pub(crate) fn expand_tex(
    directive: &Directive,
    locks: &Locks,
) -> Result<(String, String), Problem> {
    let (path, value, significant) = locked(directive, locks)?;
    match value {
        Value::Number(number) => Ok((Written::new(number, significant).tex(), path.text.clone())),
        other => Err(Problem::new(
            path.span.clone(),
            format!(
                "`{}` is {}, and a formula can only hold a number",
                path.text,
                describe(other)
            ),
        )),
    }
}

fn locked<'a>(
    directive: &'a Directive,
    locks: &'a Locks,
) -> Result<(&'a Word, &'a Value, Option<usize>), Problem> {
    directive.no_pairs(USAGE)?;
    let values = directive.values(1, 2, USAGE)?;
    let path = values[0];
    let significant = values.get(1).map(|word| significant(word)).transpose()?;
    let value = locks.lookup(path)?;
    match value {
        Value::Null => Err(null(path)),
        Value::Array(_) | Value::Object(_) => {
            let problem = Problem::new(
                path.span.clone(),
                format!("`{}` is {}, not a single value", path.text, describe(value)),
            );
            Err(problem
                .help("go on with a dot and a field or an index, or show it with `{{#table …}}`"))
        }
        Value::String(_) | Value::Bool(_) if significant.is_some() => Err(Problem::new(
            values[1].span.clone(),
            format!(
                "`{}` is {} and has no digits to round",
                path.text,
                describe(value)
            ),
        )),
        _ => Ok((path, value, significant)),
    }
}

/// What a null is: serde writes one where the code computed no number.
pub(crate) fn null(path: &Word) -> Problem {
    Problem::new(path.span.clone(), format!("`{}` is null", path.text)).help(
        "JSON has no NaN and no infinity: the code computed one of them, or lock it as a text",
    )
}

/// `.4`: four significant digits.
pub(crate) fn significant(word: &Word) -> Result<usize, Problem> {
    let count = word
        .text
        .strip_prefix('.')
        .and_then(|count| count.parse().ok());
    // An f64 has at most 17 significant digits that mean something.
    match count {
        Some(count @ 1..=17) => Ok(count),
        _ => Err(Problem::new(
            word.span.clone(),
            format!("`{}` is not a number of significant digits", word.text),
        )
        .help("it is written `.1` to `.17`")),
    }
}

/// A single value as HTML; nothing for a null, a list or a record.
pub(crate) fn single(value: &Value, significant: Option<usize>) -> Option<String> {
    match value {
        Value::Number(number) => Some(Written::new(number, significant).html()),
        Value::String(text) => Some(html::text(text)),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_table_says() {
        for (json, significant, expected) in [
            // Whole values have no decimals.
            ("5.0", None, "5"),
            ("-5.0", None, "−5"),
            ("5", None, "5"),
            ("1.0", Some(4), "1"),
            ("-0.0", None, "0"),
            ("0.7310585786300049", None, "0.7310585786300049"),
            ("36.7368005696771", None, "36.7368005696771"),
            ("0.0001", None, "0.0001"),
            ("9999999.5", None, "9999999.5"),
            // Significant digits are counted from the first that is not zero.
            ("0.7310585786300049", Some(4), "0.7311"),
            ("0.0012345", Some(3), "0.00123"),
            ("0.5", Some(4), "0.5000"),
            ("36.7368005696771", Some(3), "36.7"),
            ("123456.7", Some(4), "123500"),
            ("123456.7", Some(6), "123457"),
            ("0.99999", Some(4), "1.000"),
            ("9.9996", Some(4), "10.00"),
            ("123456", Some(4), "123500"),
            ("9999999.5", Some(7), "1.000000\u{a0}×\u{a0}10<sup>7</sup>"),
            // Rounded from the exact value: 2.675 is stored as 2.67499999999999982236431605997495353221893310546875
            // (Python's `Decimal(2.675)` says so), and 1.005 lies below its name too. 2.5 and 3.5 are stored exactly:
            // ties, which go to the even digit.
            ("2.675", Some(3), "2.67"),
            ("1.005", Some(3), "1.00"),
            ("2.5", Some(1), "2"),
            ("3.5", Some(1), "4"),
            // Small and large values are powers of ten.
            ("1.2e-5", None, "1.2\u{a0}×\u{a0}10<sup>−5</sup>"),
            (
                "-4.248354255291589e-18",
                Some(3),
                "−4.25\u{a0}×\u{a0}10<sup>−18</sup>",
            ),
            ("10000000.0", None, "1\u{a0}×\u{a0}10<sup>7</sup>"),
            ("0.00009999", Some(2), "0.00010"),
            ("20000000", None, "20000000"),
            ("5e-324", None, "5\u{a0}×\u{a0}10<sup>−324</sup>"),
        ] {
            let number: Number = serde_json::from_str(json).unwrap();
            assert_eq!(Written::new(&number, significant).html(), expected);
        }
    }
}
