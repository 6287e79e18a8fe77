//! Quantities in prose: numerals, number words, fractions and powers, each with the relation that stands before it.

use std::ops::Range;

/// A quantity that a passage states.
///
/// A proof gets the quantities of its quotation in their order, so that the number on the page and the number in the proof
/// are the same number.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// Its value, as it is written.
    pub value: f64,
    /// What the words before it say of it: `less than`, `about`, nothing.
    pub relation: Relation,
    /// Half a unit of the last digit: 0.005 for a written 0.84; 0 for what is exact.
    pub half_unit: f64,
    /// Where it stands in the passage.
    pub(super) span: Range<usize>,
    /// Values that a slip of the pen would make of it.
    pub(super) neighbors: [f64; 2],
    /// Whether it must be proved. "Two" need not: it is as often a word as a number.
    pub(super) required: bool,
}

/// How a quantity is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// "7", "exactly 7", "= 7"
    Exactly,
    /// "about 7", "close to 7": within a sixth.
    About,
    /// "nearly 7", "almost 7": below it, and by less than a sixth.
    Nearly,
    /// "less than 7", "below 7"
    Less,
    /// "at most 7", "up to 7"
    AtMost,
    /// "at least 7", "from 7 on"
    AtLeast,
    /// "more than 7", "above 7"
    More,
}

/// The words and signs that make a relation, as they end the text before a quantity. The longest that fits counts.
const RELATIONS: &[(&str, Relation)] = &[
    ("exactly", Relation::Exactly),
    ("add up to", Relation::Exactly),
    ("adds up to", Relation::Exactly),
    ("=", Relation::Exactly),
    ("about", Relation::About),
    ("close to", Relation::About),
    ("around", Relation::About),
    ("roughly", Relation::About),
    ("≈", Relation::About),
    ("nearly", Relation::Nearly),
    ("almost", Relation::Nearly),
    ("less than", Relation::Less),
    ("fewer than", Relation::Less),
    ("smaller than", Relation::Less),
    ("below", Relation::Less),
    ("<", Relation::Less),
    ("at most", Relation::AtMost),
    ("up to", Relation::AtMost),
    ("no more than", Relation::AtMost),
    ("not more than", Relation::AtMost),
    ("not above", Relation::AtMost),
    ("≤", Relation::AtMost),
    ("at least", Relation::AtLeast),
    ("no less than", Relation::AtLeast),
    ("≥", Relation::AtLeast),
    ("more than", Relation::More),
    ("greater than", Relation::More),
    ("larger than", Relation::More),
    ("above", Relation::More),
    (">", Relation::More),
];

/// How far "about" and "nearly" reach, as a part of the value.
const ABOUT: f64 = 1.0 / 6.0;

impl Quantity {
    /// As a count or an index.
    ///
    /// # Panics
    ///
    /// When it is not a whole number from 0.
    #[track_caller]
    pub fn n(&self) -> usize {
        let whole = self.value >= 0.0 && self.value.fract() == 0.0 && self.value < 1e15;
        assert!(whole, "{} is no count", self.value);
        // A whole number below 2⁵³ is exactly a `usize` of 64 bits.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        {
            self.value as usize
        }
    }

    /// Whether what the page says of this quantity is true of `actual`: "less than a twentieth" of 0.04.
    pub fn holds(&self, actual: f64) -> bool {
        let value = self.value;
        // Computed values are rounded; what is written as exact is meant up to that.
        let slack = self.half_unit + 1e-9 * value.abs();
        let near = (actual - value).abs() <= slack;
        match self.relation {
            Relation::Exactly => near,
            Relation::About => (actual - value).abs() <= ABOUT * value.abs(),
            Relation::Nearly => actual < value && (actual - value).abs() <= ABOUT * value.abs(),
            Relation::Less => actual < value && !(near && self.half_unit == 0.0),
            Relation::AtMost => actual < value || near,
            Relation::AtLeast => actual > value || near,
            Relation::More => actual > value && !(near && self.half_unit == 0.0),
        }
    }

    /// The same quantity with another value.
    pub(super) fn with_value(&self, value: f64) -> Self {
        Quantity {
            value,
            ..self.clone()
        }
    }
}

impl PartialEq for Quantity {
    /// Whether both state the same value.
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl PartialEq<f64> for Quantity {
    /// Whether the page states exactly this value, with no "about" or "less than".
    fn eq(&self, actual: &f64) -> bool {
        self.relation == Relation::Exactly && self.holds(*actual)
    }
}

impl PartialEq<usize> for Quantity {
    #[allow(clippy::cast_precision_loss)]
    fn eq(&self, actual: &usize) -> bool {
        *self == *actual as f64
    }
}

impl Relation {
    /// The relation that says the opposite.
    pub(super) fn opposite(self) -> Option<Relation> {
        Some(match self {
            Relation::Less | Relation::AtMost => Relation::More,
            Relation::More | Relation::AtLeast => Relation::Less,
            Relation::Exactly | Relation::About | Relation::Nearly => return None,
        })
    }
}

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
const SCALES: [(&str, f64); 4] = [
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
];

/// Words for parts: "a third", "three quarters".
const PARTS: [(&str, f64); 16] = [
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
                if !before.ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == '_') =>
            {
                numeral(text, at, range.end)
            }
            c if SIGNS.iter().any(|(sign, ..)| *sign == c) => sign(text, at),
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

/// What the words at the end of `before` say of the quantity that follows.
pub(super) fn relation_before(before: &str) -> Relation {
    let before = before.trim_end_matches([' ', '*', '$', '(']).to_lowercase();
    let ends = |words: &str| {
        before.strip_suffix(words).is_some_and(|rest| {
            !words.starts_with(char::is_alphabetic) || !rest.ends_with(char::is_alphanumeric)
        })
    };
    RELATIONS
        .iter()
        .filter(|(words, _)| ends(words))
        .max_by_key(|(words, _)| words.len())
        .map_or(Relation::Exactly, |(_, relation)| *relation)
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

fn exact(span: Range<usize>, value: f64, neighbors: [f64; 2]) -> Quantity {
    Quantity {
        value,
        relation: Relation::Exactly,
        half_unit: 0.0,
        span,
        neighbors,
        required: true,
    }
}

/// A numeral: `1,000`, `0.84`, `1/8`, `10⁵`. One that is part of a name (`231n`) is none.
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
    // "231n" is a name; "5x₁" and "2θ" are a number times a symbol.
    let mut next = rest[length..].chars();
    if next.next().is_some_and(|c| c.is_ascii_alphabetic())
        && !next.next().is_some_and(|c| ('₀'..='₉').contains(&c))
    {
        return None;
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
    if lower[0] == "twice" {
        return Some(exact(span(1), 2.0, [3.0, 1.0]));
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
        } else if word == "a" && at == 0 && words.get(1).is_some_and(|next| scale(next).is_some()) {
            at += 1;
            continue;
        } else if word == "and"
            && used == at
            && at > 0
            && words
                .get(at + 1)
                .is_some_and(|next| unit(next).is_some() || ten(next).is_some())
            && words[at - 1] == "hundred"
        {
            at += 1;
            continue;
        } else {
            break;
        }
        used = at;
    }
    (used, total + group.unwrap_or(0.0))
}

#[cfg(test)]
mod tests {
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
            values("CS231n, f64, w₁ and x2 are names; 1.5 is not, nor is 64-bit."),
            [1.5, 64.0]
        );
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

    #[test]
    fn what_is_said_of_a_quantity() {
        let said = |text: &str| in_prose(text, 0..text.len()).remove(0);
        assert!(
            said("less than a twentieth").holds(0.04) && !said("less than a twentieth").holds(0.05)
        );
        assert!(said("at most 4").holds(4.0) && !said("at most 4").holds(4.1));
        assert!(said("0.84").holds(0.8449) && !said("0.84").holds(0.846));
        assert!(
            said("nearly 7").holds(6.5)
                && !said("nearly 7").holds(7.0)
                && !said("nearly 7").holds(5.0)
        );
        assert!(said("about 7").holds(7.5) && !said("about 7").holds(9.0));
        assert!(said("seven") == 7.0 && said("seven") == 7_usize && said("about 7") != 7.0);
    }
}
