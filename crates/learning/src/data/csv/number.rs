//! Numbers as tables write them.

/// Why a text is not a number that can be learned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotANumber {
    /// There is nothing, or a mark that stands for nothing.
    Missing,
    /// A number that is not 0 and nearer to 0 than any double.
    TooSmall,
    /// Larger than any double.
    TooLarge,
    /// Infinity, by name.
    Infinite,
    /// What a spreadsheet writes where a formula fails, or a column is too narrow.
    Failed,
    /// Something else.
    Other,
}

/// What tables write where there is no value: the words that pandas, R and the UCI repository use. (Not `Na`, which is
/// sodium. `NaN`, with any capitals, is not a number to Rust either.)
const MISSING: [&str; 19] = [
    "", "?", "NA", "N/A", "n/a", "#N/A", "#N/A N/A", "#NA", "#NV", "<NA>", "NULL", "null", "None",
    "NaT", "\\N", "1.#QNAN", "-1.#QNAN", "1.#IND", "-1.#IND",
];

/// A dash alone: a class beside `+`, and nothing where a number is wanted.
const DASHES: [&str; 3] = ["-", "−", "–"];

/// The number that is an input.
pub(super) fn input_number(text: &str, decimal_comma: bool) -> Result<f64, NotANumber> {
    match number(text, decimal_comma) {
        Err(NotANumber::Other) if DASHES.contains(&text) => Err(NotANumber::Missing),
        number => number,
    }
}

/// Is it a mark for nothing: a word, or dots and dashes?
fn is_missing(text: &str) -> bool {
    let is_mark = |c| matches!(c, '-' | '–' | '—' | '−' | '.' | '…');
    MISSING.contains(&text) || text.chars().all(is_mark) && !DASHES.contains(&text)
}

/// Does a value stand here that begins with the sign of comments, `#N/A` or `#DIV/0!`?
pub(super) fn is_mark_with_hash(text: &str) -> bool {
    text.starts_with('#') && (is_missing(text) || has_failed(text))
}

/// Is it what spreadsheets write in any language where a formula fails, `#DIV/0!`, `#WERT!`, `#NAME?`, `Err:502`, or where a
/// column is too narrow, `####`?
fn has_failed(text: &str) -> bool {
    let of_names = |c: char| c.is_uppercase() || c.is_ascii_digit() || "/_.!?¡¿".contains(c);
    match (text.strip_prefix('#'), text.strip_prefix("Err:")) {
        (Some(rest), _) if rest.len() > 3 && rest.ends_with(['!', '?']) => {
            rest.chars().all(of_names)
        }
        (Some(rest), _) => {
            rest == "GETTING_DATA" || rest.len() > 1 && rest.chars().all(|c| c == '#')
        }
        (None, Some(code)) => code.parse::<u16>().is_ok(),
        (None, None) => false,
    }
}

/// The number that a trimmed text says, in the notation of Rust; U+2212 is a minus sign too, and the decimal sign may be a
/// comma.
pub(super) fn number(text: &str, decimal_comma: bool) -> Result<f64, NotANumber> {
    if decimal_comma && text.contains(['.', ',']) && !is_missing(text) {
        return match number(&text.replace(',', "."), false) {
            _ if text.contains('.') => Err(NotANumber::Other),
            Err(NotANumber::Missing) => Err(NotANumber::Other),
            number => number,
        };
    }
    let value: f64 = match text.parse() {
        Ok(value) => value,
        Err(_) if text.contains('−') => {
            let plain = text.replace('−', "-").parse();
            plain.map_err(|_| NotANumber::Other)?
        }
        Err(_) if is_missing(text) => return Err(NotANumber::Missing),
        Err(_) if has_failed(text) => return Err(NotANumber::Failed),
        Err(_) => return Err(NotANumber::Other),
    };
    if value == 0.0 && !is_written_as_zero(text) {
        Err(NotANumber::TooSmall)
    } else if value.is_finite() {
        Ok(value)
    } else if value.is_nan() {
        Err(NotANumber::Missing)
    } else if text.bytes().any(|byte| byte.is_ascii_digit()) {
        Err(NotANumber::TooLarge)
    } else {
        Err(NotANumber::Infinite)
    }
}

/// Does it begin as a number does, after a sign or a currency? Then it was meant as one, right or wrong.
pub(super) fn begins_as_number(text: &str) -> bool {
    const BEFORE: [char; 12] = ['+', '-', '−', '–', '.', ',', '$', '€', '£', '(', '\'', ' '];
    text.trim_start_matches(BEFORE)
        .starts_with(char::is_numeric)
}

/// Is it the name of a class, rather than a number that is written wrongly? Numbers have no letters but those of
/// exponents and of hexadecimal digits.
pub(super) fn names_a_class(text: &str, decimal_comma: bool) -> bool {
    let of_numbers = |c: char| matches!(c, 'a'..='f' | 'A'..='F' | 'x' | 'X');
    let has_letters = text.chars().any(|c| c.is_alphabetic() && !of_numbers(c));
    number(text, decimal_comma) == Err(NotANumber::Other)
        && (has_letters || !begins_as_number(text))
}

/// Are all digits before an exponent 0?
fn is_written_as_zero(text: &str) -> bool {
    let mantissa = text.split(['e', 'E']).next().unwrap_or(text);
    !mantissa.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// What to do about a text that is not a number.
pub(super) fn remedy(
    fault: NotANumber,
    text: &str,
    separator: char,
    decimal_comma: bool,
) -> &'static str {
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    let holds = |c: char| c != separator && text.contains(c);
    let is_number = |text: &str| number(text, decimal_comma).is_ok();
    let is_number_without = |no: &dyn Fn(char) -> bool| is_number(&text.replace(no, ""));
    match fault {
        NotANumber::TooSmall | NotANumber::TooLarge => {
            "write it in another unit, or leave the line out"
        }
        NotANumber::Infinite => "write a number, or leave the line out",
        NotANumber::Failed if text.ends_with('#') => {
            "widen its column in the spreadsheet, and save again"
        }
        NotANumber::Failed => "mend its formula in the spreadsheet, or leave the line out",
        _ if digits && holds(';') => "if semicolons separate the values, set the separator to ';'",
        _ if digits && holds('\t') => "if tabs separate the values, set the separator to '\\t'",
        _ if digits && holds('|') => "if bars separate the values, set the separator to '|'",
        _ if digits && decimal_comma && text.contains(['.', ',']) => {
            "write the decimal sign as a comma, and no thousands separators"
        }
        _ if digits && text.contains(',')
            || text.contains(['_', '\'', '’']) && begins_with_digit(text) =>
        {
            "write the decimal sign as a point, and no thousands separators"
        }
        _ if digits && text.contains(['%', '‰']) => {
            "write the number without its sign, such as 0.5 for 50%"
        }
        _ if digits && text.contains(['–', '—', '‐', '‑', '﹣', '－']) => {
            "write the minus sign as -"
        }
        _ if is_date_or_time(text) => {
            "write a date or a time as a number, such as its days or seconds, or leave the column out"
        }
        _ if begins_as_number(text) && is_number_without(&char::is_whitespace) => {
            "write its digits without blanks between"
        }
        _ if !text.starts_with(char::is_alphabetic)
            && is_number(text.trim_matches(|c: char| !c.is_ascii_digit())) =>
        {
            "write the number alone, without units or other signs"
        }
        _ if begins_as_number(text) => "write a decimal such as 0.5 or 1e-3",
        _ if ["true", "false", "yes", "no"].contains(&text.to_lowercase().as_str()) => {
            "write 1 and 0 for the two, or leave the column out"
        }
        _ => "write a decimal such as 0.5 or 1e-3, or leave the column out",
    }
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Digits, with a colon or two equal signs between them: 12:30, 2020-01-31, 31.01.2020, 1/31/20.
fn is_date_or_time(text: &str) -> bool {
    let twice = |sign| text.matches(sign).count() == 2;
    begins_with_digit(text) && (text.contains(':') || ['-', '/', '.'].into_iter().any(twice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_rust_reads_them() {
        for (text, value) in [
            ("0.5", 0.5),
            ("+0.5", 0.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("1e5", 1e5),
            ("1E-5", 1e-5),
            ("-0", -0.0),
            ("−0.5", -0.5),
            ("−1e−3", -1e-3),
            ("0e999", 0.0),
            ("0.000", 0.0),
            ("-.0E5", -0.0),
            ("007", 7.0),
            ("1e-310", 1e-310),
            ("4.9406564584124654e-324", f64::from_bits(1)),
            ("1.7976931348623157e308", f64::MAX),
            ("0.1000000000000000055511151231257827", 0.1),
        ] {
            let found = number(text, false).map(f64::to_bits);
            assert_eq!(found, Ok(f64::to_bits(value)), "{text}");
        }
    }

    #[test]
    fn a_decimal_comma_is_read_where_it_is_one() {
        for (text, value) in [("0,5", 0.5), ("−1,5e3", -1500.0), ("7", 7.0), (",5", 0.5)] {
            assert_eq!(number(text, true), Ok(value), "{text}");
        }
        for text in ["0.5", "1.234,5", "1,234,567", ","] {
            assert_eq!(number(text, true), Err(NotANumber::Other), "{text}");
        }
        assert_eq!(number("1,0e-400", true), Err(NotANumber::TooSmall));
    }

    #[test]
    fn what_is_no_number_is_told_apart() {
        use NotANumber::{Infinite, Missing, Other, TooLarge, TooSmall};
        for text in MISSING
            .iter()
            .copied()
            .chain(["nan", "NaN", "NAN", "-nan", "+NaN", ".", "--", "…", "—"])
        {
            assert_eq!(number(text, false), Err(Missing), "{text}");
        }
        for text in [
            "1e-400",
            "-1e-400",
            "0.001e-330",
            "−1e−400",
            "1e-99999999999",
        ] {
            assert_eq!(number(text, false), Err(TooSmall), "{text}");
        }
        for text in ["1e400", "-1e400", "1e99999999999", &"9".repeat(400)] {
            assert_eq!(number(text, false), Err(TooLarge), "{text}");
        }
        for text in ["inf", "-Infinity", "INF", "+infinity"] {
            assert_eq!(number(text, false), Err(Infinite), "{text}");
        }
        for text in [
            "0,5",
            "1,234.5",
            "1_000",
            "50%",
            "$5",
            "0x10",
            "5D-1",
            "1 000",
            "- 1",
            "--1",
            "1-",
            "TRUE",
            "2020-01-31",
            "12:30",
            "1/2",
            "e5",
            "-",
            "+",
            "–1",
            "１",
            "1\0",
            "½",
            "1.2.3",
            "0.5f",
            "Na",
            "−",
            "1−",
            "5\"",
        ] {
            assert_eq!(number(text, false), Err(Other), "{text}");
        }
    }

    #[test]
    fn what_was_meant_as_a_number_is_known() {
        for text in [
            "0,5",
            "-0,5",
            "$5",
            "€ 5",
            "0x10",
            "½",
            ".5.",
            "–1",
            "5D-1",
            "1_000",
            "50%",
            "2020-01-31",
        ] {
            assert!(
                begins_as_number(text) && !names_a_class(text, false),
                "{text}"
            );
        }
        for text in [
            "M", "class 1", "-", "+", "B2", "«ja»", ">50K", "<=50K", "a", "o.9",
        ] {
            assert!(
                !begins_as_number(text) && names_a_class(text, false),
                "{text}"
            );
        }
        for text in ["50K+", "1st", "2nd class"] {
            assert!(
                begins_as_number(text) && names_a_class(text, false),
                "{text}"
            );
        }
        assert!(!names_a_class("1e5", false) && !names_a_class("0.5", false));
    }
}
