//! Numbers in prose: numerals, fractions and powers. Number words are next door, in `words`.

use std::ops::Range;

use super::quantity::{Quantity, digits, relation_before};
use super::words::words;

/// Words after which a number names something: "Source 2", "chapter 1".
const NAMED: [&str; 6] = [
    "source", "sources", "chapter", "chapters", "part", "section",
];

/// Signs for parts.
const SIGNS: [(char, f64, f64); 6] = [
    ('½', 1.0, 2.0),
    ('⅓', 1.0, 3.0),
    ('⅔', 2.0, 3.0),
    ('¼', 1.0, 4.0),
    ('¾', 3.0, 4.0),
    ('⅛', 1.0, 8.0),
];

/// The raised minus, and the raised digits in their order.
const RAISED: &str = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";

/// The quantities of `text[range]`, which is prose.
pub(super) fn in_prose(text: &str, range: Range<usize>) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let c = rest.chars().next().expect("there is more");
        let before = &text[range.start..at];
        let quantity = match c {
            '0'..='9' if !is_in_a_name(before) => numeral(rest, at),
            c if is_foreign(c) => Some(sign(c, at)),
            c if c.is_alphabetic() && !before.ends_with(char::is_alphanumeric) => words(rest, at),
            _ => None,
        };
        at = match quantity {
            Some(quantity) if c.is_ascii_digit() && is_named(before) => quantity.span.end,
            Some(mut quantity) => {
                let end = quantity.span.end;
                if let Some(start) = minus(before) {
                    quantity = quantity.negative(range.start + start);
                }
                quantity.relation = relation_before(&text[range.start..quantity.span.start]);
                found.push(quantity);
                end
            }
            None if c.is_alphanumeric() => {
                let end = rest.find(|c: char| !c.is_alphanumeric());
                at + end.unwrap_or(rest.len())
            }
            None => at + c.len_utf8(),
        };
    }
    found
}

/// Whether what follows belongs to a name or a number that has begun: the 3 of `x3`, of `x_3` and of `v1.3`.
fn is_in_a_name(before: &str) -> bool {
    let fraction = before.strip_suffix('.');
    before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
        || fraction.is_some_and(|name| name.ends_with(char::is_alphanumeric))
}

/// Whether what follows is the number of something that has a name.
fn is_named(before: &str) -> bool {
    let mut words = before.trim_end().rsplit(|c: char| !c.is_alphabetic());
    let last = words.next().unwrap_or_default().to_lowercase();
    NAMED.contains(&last.as_str())
}

/// Where the minus sign stands with which a text ends, if it belongs to what follows and not between two things.
fn minus(before: &str) -> Option<usize> {
    let rest = before.strip_suffix(['−', '-'])?;
    let opens = |c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '*' | '=' | ',');
    (rest.is_empty() || rest.ends_with(opens)).then_some(rest.len())
}

/// Whether this is a number, and no plain digit. Small raised and lowered ones belong to names and powers.
fn is_foreign(c: char) -> bool {
    c.is_numeric() && !c.is_ascii_digit() && !RAISED.contains(c) && !('₀'..='₉').contains(&c)
}

/// A sign for a part; any other digit or number, of another script for instance, a reader reads and no proof does: ３, ٣, Ⅲ, ③.
fn sign(c: char, start: usize) -> Quantity {
    let span = start..start + c.len_utf8();
    match SIGNS.into_iter().find(|(sign, ..)| *sign == c) {
        Some((_, top, bottom)) => Quantity::fraction(span, top, bottom),
        None => Quantity::unreadable(span),
    }
}

/// The numeral at the beginning of a text: `1,000`, `0.84`, `1/8`, `10⁵`, and that of `5x₁`, `3rd` or `10ms`.
fn numeral(text: &str, start: usize) -> Option<Quantity> {
    let mut length = digits(text);
    if length <= 3 {
        while text[length..].starts_with(',') && digits(&text[length + 1..]) == 3 {
            length += 4;
        }
    }
    let decimals = text[length..].strip_prefix('.').map_or(0, digits);
    if decimals > 0 {
        length += 1 + decimals;
    }
    let value: f64 = text[..length].replace(',', "").parse().ok()?;
    let rest = &text[length..];
    let span = |used: usize| start..start + length + used;
    if rest.starts_with(|c: char| RAISED.contains(c)) {
        let raised = rest.chars().map_while(raised).collect::<String>();
        let used = rest
            .find(|c: char| !RAISED.contains(c))
            .unwrap_or(rest.len());
        return Some(Quantity::power(span(used), value, raised.parse().ok()?));
    }
    if let Some(below) = rest.strip_prefix('/').filter(|_| decimals == 0)
        && digits(below) > 0
    {
        let used = digits(below);
        let bottom = below[..used].parse().ok()?;
        return Some(Quantity::fraction(span(1 + used), value, bottom));
    }
    let step = 10_f64.powi(-i32::try_from(decimals).ok()?);
    Some(match decimals {
        0 => Quantity::whole(span(0), value),
        _ => Quantity::rounded(span(0), value, step, step / 2.0),
    })
}

/// A raised sign as it is parsed.
fn raised(c: char) -> Option<char> {
    let index = RAISED.chars().position(|raised| raised == c)?;
    "-0123456789".chars().nth(index)
}

#[cfg(test)]
mod tests {
    use super::super::quantity::Relation;
    use super::*;

    fn values(text: &str) -> Vec<f64> {
        let found = in_prose(text, 0..text.len()).into_iter();
        found.map(|quantity| quantity.value).collect()
    }

    #[test]
    fn numbers_in_numerals_words_and_parts() {
        let cases: [(&str, &[f64]); 14] = [
            (
                "1,484 values, 0 wrong, −4 and 0.25; 10⁵ times 1/8, −½ (−1, 2)",
                &[1484.0, 0.0, -4.0, 0.25, 1e5, 0.125, -0.5, -1.0, 2.0],
            ),
            ("10⁻³ and 2¹⁰", &[1e-3, 1024.0]),
            ("CS231n, f64, w₁ and x2 are names; 1.5", &[1.5]),
            ("nor is 64-bit, .5 or 10ms.", &[64.0, 5.0, 10.0]),
            ("from 430-460", &[430.0, 460.0]),
            ("Source 2 and chapter 1 have names; 5x₁", &[5.0]),
            ("5x₁ + 3x₂ = 4 and 2θ, at 7 x", &[5.0, 3.0, 4.0, 2.0, 7.0]),
            (
                "four hundred epochs, twenty-two of a thousand, a hundred thousand, two hundred and five",
                &[400.0, 22.0, 1000.0, 1e5, 205.0],
            ),
            ("one thing, zero doubts, and none", &[]),
            ("Two of three hundred million", &[2.0, 3e8]),
            ("a million million", &[1e12]),
            ("fourteen often tend to attend", &[14.0]),
            (
                "five, six or seven; eight and nine",
                &[5.0, 6.0, 7.0, 8.0, 9.0],
            ),
            (
                "a twentieth, half of it, one half, three quarters, a ten-thousandth, twice, nudges of a millionth",
                &[0.05, 0.5, 0.5, 0.75, 1e-4, 2.0, 1e-6],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(values(text), expected, "{text}");
        }
        let foreign = values("３ or ٣, Ⅲ, ③ and ⅜");
        assert!(foreign.len() == 5 && foreign.iter().all(|value| value.is_nan()));
        let text = "in steps of a quarter, the third time";
        let found = in_prose(text, 0..text.len());
        assert_eq!(&text[found[0].span.clone()], "a quarter");
        assert_eq!(found.len(), 1);
    }

    /// What is said, what is true of it, and what is not.
    #[test]
    fn relations() {
        for (text, relation, is_true, is_false) in [
            ("less than a twentieth", Relation::Less, 0.04, 0.05),
            ("at least 4", Relation::AtLeast, 4.0, 3.9),
            ("about 7", Relation::About, 7.5, 9.0),
            ("nearly 7", Relation::Nearly, 6.5, 7.0),
            ("almost 7", Relation::Nearly, 6.5, 5.0),
            ("0.84", Relation::Exactly, 0.8449, 0.846),
            ("exactly 3", Relation::Exactly, 3.0, 3.1),
            ("fires if sum ≥ 0", Relation::AtLeast, 0.0, -1.0),
            ("up to 5", Relation::AtMost, 5.0, 5.1),
            ("not more than six", Relation::AtMost, 6.0, 7.0),
            ("more than 6", Relation::More, 7.0, 6.0),
            // What adds up to 4 is 4, and no less.
            ("they add up to 1", Relation::Exactly, 1.0, 0.9),
            ("it cannot add up to 4", Relation::Exactly, 4.0, 3.0),
            ("adds up to 3", Relation::Exactly, 3.0, 2.0),
        ] {
            let said = in_prose(text, 0..text.len()).remove(0);
            assert_eq!(said.relation, relation, "{text}");
            assert!(said.holds(is_true) && !said.holds(is_false), "{text}");
        }
        let seven = |text: &str| in_prose(text, 0..text.len()).remove(0);
        assert!(seven("seven") == 7.0 && seven("seven") == 7_usize && seven("about 7") != 7.0);
    }
}
