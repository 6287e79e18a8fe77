//! Decimals: none on a page comes from nowhere.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use manuscript::{Book, Locks, Page};
use regex::{Match, Regex};
use serde_json::Value;

use super::parts::{Part, parts, rust_tokens};

/// A decimal after one of these is part of a name: `section 2.3`, `Rust 1.90`, `CC BY 4.0`.
const NAMES_WITH_NUMBERS: [&str; 8] = [
    "§", "section", "version", "rust", "mdbook", "by", "apache", "doi:",
];

/// A number with a decimal point, as it is written.
pub(super) struct Decimal {
    /// Where its digits are, without the sign.
    range: Range<usize>,
    negative: bool,
    /// Its digits and what follows them of an exponent, without `_`.
    digits: String,
}

impl Decimal {
    fn value(&self) -> f64 {
        let value: f64 = self
            .digits
            .parse()
            .expect("digits, a point, digits and perhaps an exponent");
        if self.negative { -value } else { value }
    }

    /// As a page would print it.
    pub(super) fn written(&self) -> String {
        format!("{}{}", if self.negative { "−" } else { "" }, self.digits)
    }

    fn significant_digits(&self) -> usize {
        let mantissa = self.digits.split(['e', 'E']).next().unwrap_or_default();
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        digits.trim_start_matches('0').len().max(1)
    }
}

/// The decimals of a text that begin at a byte which is `seen`.
fn decimals(text: &str, seen: impl Fn(usize) -> bool) -> Vec<Decimal> {
    static DIGITS: LazyLock<Regex> = LazyLock::new(|| {
        let digits = r"[0-9][0-9_]*(\.[0-9][0-9_]*)+([eE][-+]?[0-9][0-9_]*)?";
        Regex::new(digits).expect("a regular expression")
    });
    let decimal = |found: Match<'_>| {
        let before = &text[..found.start()];
        let is_part = |letter: char| letter.is_alphanumeric() || "_.".contains(letter);
        // `x1.5` is no number, nor is `1.2.3`.
        let is_name = before.ends_with(is_part) || found.as_str().matches('.').count() > 1;
        // A sign stands at its number, and not behind another: `x - 0.3` and `1-0.3` subtract.
        let is_behind = |letter: char| letter.is_alphanumeric() || ")]}_".contains(letter);
        let unsigned = before.strip_suffix(['-', '−']);
        (!is_name && seen(found.start())).then(|| Decimal {
            range: found.range(),
            negative: unsigned.is_some_and(|before| !before.ends_with(is_behind)),
            digits: found.as_str().replace('_', ""),
        })
    };
    DIGITS.find_iter(text).filter_map(decimal).collect()
}

/// Whether the words before a decimal make it part of a name.
fn is_in_a_name(before: &str) -> bool {
    let before = before.trim_end().to_lowercase();
    NAMES_WITH_NUMBERS.iter().any(|name| {
        before.strip_suffix(name).is_some_and(|rest| {
            let is_word = name.chars().all(char::is_alphabetic);
            !is_word || !rest.chars().next_back().is_some_and(char::is_alphanumeric)
        })
    })
}

/// Every number that a test has locked, with the path by which a page quotes it.
fn locked(locks: &Locks) -> Vec<(String, f64)> {
    fn walk(path: String, value: &Value, found: &mut Vec<(String, f64)>) {
        match value {
            Value::Number(number) => found.extend(number.as_f64().map(|number| (path, number))),
            Value::Array(values) => {
                for (index, value) in values.iter().enumerate() {
                    walk(format!("{path}.{index}"), value, found);
                }
            }
            Value::Object(fields) => {
                for (name, value) in fields {
                    walk(format!("{path}.{name}"), value, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for (name, lock) in locks.iter() {
        walk(name.to_owned(), &lock.value, &mut found);
    }
    found
}

/// What to write instead of a decimal that was typed on a page: the lock that rounds to it, or else the nearest. A lock that
/// the page quotes anyway is the more likely to be meant.
fn remedy(typed: &Decimal, locked: &[(String, f64)], page: &Page) -> String {
    let quoted = page.directives().filter_map(|directive| directive.lock());
    let quoted: BTreeSet<&str> = quoted.collect();
    let is_quoted = |path: &str| quoted.contains(path.split('.').next().unwrap_or_default());
    let digits = typed.significant_digits();
    let rounded = |value: f64| format!("{value:.*e}", digits - 1);
    let distance = |value: f64| (value - typed.value()).abs();
    // Numbers that round alike are within a factor of two, and most are not: writing digits takes long.
    let is_meant = |value: f64| {
        distance(value) <= typed.value().abs() && rounded(value) == rounded(typed.value())
    };
    let rank = |(path, value): &(String, f64)| (!is_meant(*value), !is_quoted(path));
    let nearest = locked.iter().min_by(|one, other| {
        let nearer = || distance(one.1).total_cmp(&distance(other.1));
        rank(one).cmp(&rank(other)).then_with(nearer)
    });
    let Some((path, value)) = nearest else {
        return "no number is locked yet; lock it in tests/numbers and quote it".to_owned();
    };
    let directive = format!("{{{{#number {path} .{digits}}}}}");
    if is_meant(*value) {
        return format!("it is locked as {value:?} at {path}; write {directive}");
    }
    format!(
        "the nearest locked value is {value:?} at {path}; if that is meant, write {directive}, \
         if not, lock the number or assert it in a snippet of this page"
    )
}

/// The decimals a page may type: those in the code that it runs, as a page would print them.
fn asserted_decimals(page: &Page) -> BTreeSet<String> {
    let fences = page.fences().iter().filter(|fence| fence.is_run());
    let code = fences.flat_map(|fence| &fence.code);
    let decimals = code.flat_map(|code| {
        let code = &page.text()[code.clone()];
        let tokens = rust_tokens(code);
        decimals(code, |at| tokens.live[at])
    });
    decimals.map(|decimal| decimal.written()).collect()
}

/// The decimals a page types in its prose, captions, formulas and comments, outside quotations and names.
pub(super) fn typed_decimals(page: &Page) -> Vec<Decimal> {
    let parts = parts(page);
    let seen = |at: usize| matches!(parts[at], Part::Prose | Part::Code | Part::Formula);
    decimals(page.text(), seen)
        .into_iter()
        .filter(|decimal| {
            !is_in_a_name(page.text()[..decimal.range.start].trim_end_matches(['-', '−']))
        })
        .collect()
}

/// Decimals that neither a directive nor a snippet of the page answers for.
pub(super) fn decimals_from_nowhere(book: &Book, page: &Page) -> Vec<String> {
    let asserted = asserted_decimals(page);
    let mut typed = typed_decimals(page);
    typed.retain(|decimal| !asserted.contains(&decimal.written()));
    if typed.is_empty() {
        return Vec::new();
    }
    let locked = locked(&book.locks);
    let problem = |decimal: &Decimal| {
        let here = page.location(decimal.range.start);
        let remedy = remedy(decimal, &locked, page);
        format!("{here}: {} comes from nowhere; {remedy}", decimal.written())
    };
    typed.iter().map(problem).collect()
}
