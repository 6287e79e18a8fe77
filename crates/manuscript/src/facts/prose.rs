//! Numbers in prose: numerals, number words, fractions and powers.

use std::ops::Range;

use super::quantity::{Quantity, exact, relation_before};

/// Words after which a number names something: "Source 2", "chapter 1".
const NAMED: [&str; 6] = [
    "source", "sources", "chapter", "chapters", "part", "section",
];

/// Words for whole numbers.
const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] = [
    "", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

const SCALES: [(&str, f64); 5] = [
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
];

/// Words for parts: "a third", "three quarters".
const PARTS: [(&str, f64); 17] = [
    ("half", 2.0),
    ("third", 3.0),
    ("quarter", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
    ("twelfth", 12.0),
    ("twentieth", 20.0),
    ("fiftieth", 50.0),
    ("hundredth", 1e2),
    ("thousandth", 1e3),
    ("millionth", 1e6),
    ("billionth", 1e9),
    ("trillionth", 1e12),
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

/// The quantities of `text[range]`, which is prose.
pub(super) fn in_prose(text: &str, range: Range<usize>) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let c = rest.chars().next().expect("there is more");
        let before = &text[range.start..at];
        let quantity = match c {
            '0'..='9'
                if !before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
                    && !is_fraction_of_a_name(before) =>
            {
                numeral(text, at, range.end)
            }
            c if SIGNS.iter().any(|(sign, ..)| *sign == c) => sign(text, at),
            c if is_foreign(c) => Some(unreadable(at..at + c.len_utf8())),
            c if c.is_alphabetic() && !before.ends_with(char::is_alphanumeric) => {
                words(text, at, range.end)
            }
            _ => None,
        };
        let named = before
            .trim_end()
            .rsplit(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default()
            .to_lowercase();
        at = match quantity {
            Some(quantity) if c.is_ascii_digit() && NAMED.contains(&named.as_str()) => {
                quantity.span.end
            }
            Some(mut quantity) => {
                let start = &text[range.start..quantity.span.start];
                if let Some(minus) = ["−", "-"].iter().find(|minus| is_signed(start, minus)) {
                    quantity.span.start -= minus.len();
                    quantity.value = -quantity.value;
                    quantity.neighbors = quantity.neighbors.map(|value| -value);
                }
                quantity.relation = relation_before(&text[range.start..quantity.span.start]);
                let end = quantity.span.end;
                found.push(quantity);
                end
            }
            None if c.is_alphanumeric() => {
                at + rest
                    .find(|c: char| !c.is_alphanumeric())
                    .unwrap_or(rest.len())
            }
            None => at + c.len_utf8(),
        };
    }
    found
}

/// Whether what follows belongs to a name or a number that has begun: the 3 of `v1.3`.
fn is_fraction_of_a_name(before: &str) -> bool {
    before
        .strip_suffix('.')
        .is_some_and(|name| name.ends_with(char::is_alphanumeric))
}

/// Whether this is a digit or a number of another script, which a reader reads and no proof does: ３, ٣, Ⅲ, ③.
/// Small raised and lowered ones belong to names and powers.
fn is_foreign(c: char) -> bool {
    c.is_numeric() && !c.is_ascii_digit() && superscript(c).is_none() && !('₀'..='₉').contains(&c)
}

/// A quantity that no proof can know.
pub(super) fn unreadable(span: Range<usize>) -> Quantity {
    exact(span, f64::NAN, [f64::NAN; 2])
}

/// Whether `before` ends with a minus sign that belongs to what follows and not between two things.
fn is_signed(before: &str, minus: &str) -> bool {
    before.strip_suffix(minus).is_some_and(|rest| {
        rest.is_empty()
            || rest.ends_with(|c: char| {
                c.is_whitespace() || matches!(c, '(' | '"' | '“' | '*' | '=' | ',')
            })
    })
}

/// A numeral: `1,000`, `0.84`, `1/8`, `10⁵`, and that of `5x₁`, `3rd` or `10ms`.
fn numeral(text: &str, start: usize, end: usize) -> Option<Quantity> {
    let rest = &text[start..end];
    let digits = |text: &str| {
        text.find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len())
    };
    let mut length = digits(rest);
    if length <= 3 {
        while rest[length..].starts_with(',') && digits(&rest[length + 1..]) == 3 {
            length += 4;
        }
    }
    let whole = length;
    if rest[length..].starts_with('.') && digits(&rest[length + 1..]) > 0 {
        length += 1 + digits(&rest[length + 1..]);
    }
    let value: f64 = rest[..length].replace(',', "").parse().ok()?;
    let after = rest[length..].chars().next();
    if let Some('⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁻') = after {
        let raised = length
            + rest[length..]
                .find(|c: char| superscript(c).is_none())
                .unwrap_or(rest.len() - length);
        let exponent: f64 = rest[length..raised]
            .chars()
            .filter_map(superscript)
            .collect::<String>()
            .parse()
            .ok()?;
        let power = |exponent: f64| value.powf(exponent);
        return Some(exact(
            start..start + raised,
            power(exponent),
            [power(exponent + 1.0), power(exponent - 1.0)],
        ));
    }
    if let Some(below) = rest[length..].strip_prefix('/').filter(|_| whole == length)
        && digits(below) > 0
    {
        let below = &below[..digits(below)];
        let number: f64 = below.parse().ok()?;
        let span = start..start + length + 1 + below.len();
        return Some(exact(
            span,
            value / number,
            [(value + 1.0) / number, value / (number + 1.0)],
        ));
    }
    let decimals = i32::try_from(length - whole).ok()?;
    let unit = match decimals {
        0 => 1.0,
        decimals => 10_f64.powi(1 - decimals),
    };
    let half_unit = if decimals == 0 { 0.0 } else { unit / 2.0 };
    Some(Quantity {
        half_unit,
        ..exact(start..start + length, value, [value + unit, value - unit])
    })
}

fn superscript(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        '⁻' => '-',
        _ => return None,
    })
}

fn sign(text: &str, start: usize) -> Option<Quantity> {
    let c = text[start..].chars().next()?;
    let (_, top, bottom) = SIGNS.into_iter().find(|(sign, ..)| *sign == c)?;
    Some(exact(
        start..start + c.len_utf8(),
        top / bottom,
        [(top + 1.0) / bottom, top / (bottom + 1.0)],
    ))
}

/// A quantity in words: `four hundred`, `twenty-two`, `a twentieth`, `three quarters`, `half`, `twice`.
fn words(text: &str, start: usize, end: usize) -> Option<Quantity> {
    // The words that may belong to it, each with its end.
    let mut run: Vec<(&str, usize)> = Vec::new();
    let mut at = start;
    loop {
        let rest = &text[at..end];
        let length = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        if length == 0 {
            break;
        }
        run.push((&rest[..length], at + length));
        at += length;
        // Words of one quantity are parted by one blank or hyphen.
        match text[at..end].chars().next() {
            Some(' ' | '-') => at += 1,
            _ => break,
        }
        if run.len() == 8 {
            break;
        }
    }
    let lower: Vec<String> = run.iter().map(|(word, _)| word.to_lowercase()).collect();
    let span = |count: usize| start..run[count - 1].1;
    if let Some(value) = times(&lower[0]) {
        return Some(exact(span(1), value, [value + 1.0, value - 1.0]));
    }
    let (count, number) = whole(&lower);
    // "A twentieth", "three quarters", "one half", "a ten-thousandth".
    let part = |word: &str| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        PARTS
            .iter()
            .find(|(part, _)| *part == singular)
            .map(|(_, parts)| *parts)
    };
    let article = matches!(lower[0].as_str(), "a" | "an");
    if lower[0] == "half" {
        return Some(exact(span(1), 0.5, [1.0, 1.0 / 3.0]));
    }
    if article || count > 0 {
        let (numerator, from) = if article { (1.0, 1) } else { (number, count) };
        let (scale_words, scale) = if article {
            whole(&lower[1..])
        } else {
            (0, 0.0)
        };
        if let Some(parts) = lower.get(from).and_then(|word| part(word)) {
            return Some(exact(
                span(from + 1),
                numerator / parts,
                [(numerator + 1.0) / parts, numerator / (parts + 1.0)],
            ));
        }
        if article
            && scale_words > 0
            && let Some(parts) = lower.get(1 + scale_words).and_then(|word| part(word))
        {
            let parts = parts * scale;
            return Some(exact(
                span(2 + scale_words),
                1.0 / parts,
                [2.0 / parts, 1.0 / (parts + 1.0)],
            ));
        }
    }
    match (count, number) {
        (0, _) => None,
        (1, 0.0 | 1.0) => None,
        (1, 2.0) => Some(Quantity {
            required: false,
            ..exact(span(1), 2.0, [3.0, 1.0])
        }),
        (count, number) => Some(exact(span(count), number, [number + 1.0, number - 1.0])),
    }
}

/// A number that is a word of its own: `twice`, `a dozen`, `threefold`, `millions`.
fn times(word: &str) -> Option<f64> {
    let value = match word {
        "twice" => 2.0,
        "thrice" | "triple" | "treble" => 3.0,
        "quadruple" => 4.0,
        "dozen" | "dozens" => 12.0,
        "score" | "scores" => 20.0,
        _ => {
            let folded = word
                .strip_suffix("fold")
                .map(|number| whole(&[number.to_owned()]));
            let plural = |(scale, value): &(&str, f64)| {
                (word.strip_suffix('s') == Some(scale)).then_some(*value)
            };
            return match folded {
                Some((1, number)) => Some(number),
                _ => SCALES.iter().find_map(plural),
            };
        }
    };
    Some(value)
}

/// A whole number at the beginning of these words: how many of them make it, and its value.
fn whole(words: &[String]) -> (usize, f64) {
    let unit = |word: &str| UNITS.iter().position(|unit| *unit == word);
    let ten = |word: &str| TENS.iter().position(|ten| *ten == word && !ten.is_empty());
    let scale = |word: &str| {
        SCALES
            .iter()
            .find(|(scale, _)| *scale == word)
            .map(|(_, value)| *value)
    };
    #[allow(clippy::cast_precision_loss)]
    let value = |index: usize| index as f64;
    let mut total = 0.0;
    let mut group: Option<f64> = None;
    let mut used = 0;
    let mut at = 0;
    while let Some(word) = words.get(at).map(String::as_str) {
        if let Some(index) = ten(word).filter(|index| *index > 1) {
            let below = words
                .get(at + 1)
                .and_then(|next| unit(next))
                .filter(|below| (1..10).contains(below));
            at += if below.is_some() { 2 } else { 1 };
            group = Some(group.unwrap_or(0.0) + value(10 * index + below.unwrap_or(0)));
        } else if let Some(index) = unit(word) {
            if group.is_some_and(|group| group % 100.0 != 0.0) {
                break;
            }
            at += 1;
            group = Some(group.unwrap_or(0.0) + value(index));
        } else if let Some(scale) = scale(word) {
            at += 1;
            group = match (group, scale) {
                (group, 100.0) => Some(group.unwrap_or(1.0) * scale),
                (Some(group), scale) => {
                    total += group * scale;
                    None
                }
                // "A thousand", "a million million".
                (None, scale) => {
                    total = if total == 0.0 { scale } else { total * scale };
                    None
                }
            };
        } else if is_scaled(words, at) || (used == at && joins_hundreds(words, at)) {
            at += 1;
            continue;
        } else {
            break;
        }
        used = at;
    }
    (used, total + group.unwrap_or(0.0))
}

/// Whether this is the article of "a hundred".
fn is_scaled(words: &[String], at: usize) -> bool {
    let scales = |word: &String| SCALES.iter().any(|(scale, _)| scale == word);
    at == 0 && words[0] == "a" && words.get(1).is_some_and(scales)
}

/// Whether this is the "and" of "two hundred and five".
fn joins_hundreds(words: &[String], at: usize) -> bool {
    let counts =
        |word: &String| UNITS.contains(&word.as_str()) || TENS[1..].contains(&word.as_str());
    words[at] == "and"
        && at > 0
        && words[at - 1] == "hundred"
        && words.get(at + 1).is_some_and(counts)
}

#[cfg(test)]
mod tests {
    use super::super::quantity::Relation;
    use super::*;

    fn values(text: &str) -> Vec<f64> {
        in_prose(text, 0..text.len())
            .into_iter()
            .map(|quantity| quantity.value)
            .collect()
    }

    fn written(text: &str) -> Vec<&str> {
        in_prose(text, 0..text.len())
            .into_iter()
            .map(|quantity| &text[quantity.span])
            .collect()
    }

    #[test]
    fn numerals() {
        assert_eq!(
            values("1,484 values, 0 wrong, −4 and 0.25; 10⁵ times 1/8, −½ (−1, 2)"),
            [1484.0, 0.0, -4.0, 0.25, 1e5, 0.125, -0.5, -1.0, 2.0]
        );
        assert_eq!(
            values("CS231n, f64, w₁ and x2 are names; 1.5 is not, nor is 64-bit, .5 or 10ms."),
            [1.5, 64.0, 5.0, 10.0]
        );
        let foreign = values("３ or ٣, Ⅲ, ③ and ⅜");
        assert!(foreign.len() == 5 && foreign.iter().all(|value| value.is_nan()));
        assert_eq!(values("from 430-460"), [430.0, 460.0]);
        assert_eq!(
            values("Source 2 and chapter 1 have names; 5x₁ + 3x₂ = 4 and 2θ, at 7 x"),
            [5.0, 3.0, 4.0, 2.0, 7.0]
        );
    }

    #[test]
    fn words_for_numbers() {
        assert_eq!(
            values(
                "four hundred epochs, twenty-two of a thousand, a hundred thousand, two hundred and five"
            ),
            [400.0, 22.0, 1000.0, 1e5, 205.0]
        );
        assert!(values("one thing, zero doubts, and none").is_empty());
        assert_eq!(values("Two of three hundred million"), [2.0, 3e8]);
        assert_eq!(values("a million million"), [1e12]);
        assert_eq!(values("fourteen often tend to attend"), [14.0]);
        assert_eq!(
            values("five, six or seven; eight and nine"),
            [5.0, 6.0, 7.0, 8.0, 9.0]
        );
    }

    #[test]
    fn words_for_parts() {
        assert_eq!(
            values("a twentieth, half of it, one half, three quarters, a ten-thousandth, twice"),
            [0.05, 0.5, 0.5, 0.75, 1e-4, 2.0]
        );
        assert_eq!(
            written("in steps of a quarter, the third time"),
            ["a quarter"]
        );
        assert_eq!(values("nudges of a millionth"), [1e-6]);
    }

    #[test]
    fn relations() {
        let relations = |text: &str| {
            in_prose(text, 0..text.len())
                .iter()
                .map(|quantity| quantity.relation)
                .collect::<Vec<_>>()
        };
        // What adds up to 4 is 4, and no less.
        assert_eq!(
            relations("it cannot add up to 4, and adds up to 3"),
            [Relation::Exactly; 2]
        );
        assert_eq!(
            relations(
                "less than a twentieth, at least 4, about 7, exactly 3, fires if sum ≥ 0, up to 5, not more than six, and 8; they add up to 1"
            ),
            [
                Relation::Less,
                Relation::AtLeast,
                Relation::About,
                Relation::Exactly,
                Relation::AtLeast,
                Relation::AtMost,
                Relation::AtMost,
                Relation::Exactly,
                Relation::Exactly
            ]
        );
    }
}
