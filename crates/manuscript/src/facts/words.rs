//! Number words: `four hundred`, `twenty-two`, `a twentieth`, `three quarters`, `half`, `twice`.

use super::quantity::Quantity;

/// The whole numbers from 0.
const UNITS: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
                     sixteen seventeen eighteen nineteen";

/// The tens from 20.
const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";

const SCALES: [(&str, f64); 5] = [
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
];

/// Words for parts: "a third", "three quarters"; those of a scale, "a hundredth", follow from it.
const PARTS: [(&str, f64); 12] = [
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
];

/// Words that are a number by themselves.
const TIMES: [(&str, f64); 9] = [
    ("twice", 2.0),
    ("thrice", 3.0),
    ("triple", 3.0),
    ("treble", 3.0),
    ("quadruple", 4.0),
    ("dozen", 12.0),
    ("dozens", 12.0),
    ("score", 20.0),
    ("scores", 20.0),
];

/// The most words that a quantity has.
const LONGEST: usize = 8;

/// The quantity at the beginning of a text that begins with a word.
pub(super) fn words(text: &str, start: usize) -> Option<Quantity> {
    // The words that may belong to it, each with its end.
    let (mut words, mut ends) = (Vec::new(), Vec::new());
    let mut at = 0;
    while words.len() < LONGEST {
        let word = text[at..].split(|c: char| !c.is_alphabetic()).next()?;
        if word.is_empty() {
            break;
        }
        at += word.len();
        words.push(word.to_lowercase());
        ends.push(start + at);
        // Words of one quantity are parted by one blank or hyphen.
        if !text[at..].starts_with([' ', '-']) {
            break;
        }
        at += 1;
    }
    let span = |count: usize| start..ends[count - 1];
    if let Some(value) = times(&words[0]) {
        return Some(Quantity::whole(span(1), value));
    }
    if words[0] == "half" {
        return Some(Quantity::fraction(span(1), 1.0, 2.0));
    }
    let (count, number) = whole(&words);
    // "A twentieth", "three quarters", "one half", "a ten-thousandth".
    let is_article = matches!(words[0].as_str(), "a" | "an");
    let (top, from) = if is_article {
        (1.0, 1)
    } else {
        (number, count)
    };
    let (scaled, scale) = match is_article {
        true => whole(&words[1..]),
        false => (0, 1.0),
    };
    let parts = |at: usize| words.get(at).and_then(|word| parts(word));
    if from > 0 {
        if let Some(bottom) = parts(from) {
            return Some(Quantity::fraction(span(from + 1), top, bottom));
        }
        if let Some(parts) = parts(from + scaled) {
            let span = span(from + scaled + 1);
            return Some(Quantity::fraction(span, top, parts * scale));
        }
    }
    match (count, number) {
        (0, _) | (1, 0.0 | 1.0) => None,
        (count, number) => Some(Quantity {
            required: (count, number) != (1, 2.0),
            ..Quantity::whole(span(count), number)
        }),
    }
}

fn among(words: &[(&str, f64)], word: &str) -> Option<f64> {
    let found = words.iter().find(|(other, _)| *other == word)?;
    Some(found.1)
}

/// A number that is a word of its own: `twice`, `a dozen`, `threefold`, `millions`.
fn times(word: &str) -> Option<f64> {
    let folded = || match whole(&[word.strip_suffix("fold")?.to_owned()]) {
        (1, number) => Some(number),
        _ => None,
    };
    let plural = || among(&SCALES, word.strip_suffix('s')?);
    among(&TIMES, word).or_else(folded).or_else(plural)
}

/// How many of them make a whole: `third`, `quarters`, `hundredth`.
fn parts(word: &str) -> Option<f64> {
    let word = word.strip_suffix('s').unwrap_or(word);
    let scale = || among(&SCALES, word.strip_suffix("th")?);
    among(&PARTS, word).or_else(scale)
}

/// A whole number at the beginning of these words: how many of them make it, and its value.
fn whole(words: &[String]) -> (usize, f64) {
    let mut total = 0.0;
    let mut group: Option<f64> = None;
    let mut used = 0;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if let Some(ten) = index(TENS, word) {
            let below = words.get(at + 1).and_then(|next| index(UNITS, next));
            let below = below.filter(|below| (1.0..10.0).contains(below));
            at += if below.is_some() { 2 } else { 1 };
            let value = 10.0 * (ten + 2.0) + below.unwrap_or(0.0);
            group = Some(group.unwrap_or(0.0) + value);
        } else if let Some(unit) = index(UNITS, word) {
            if group.is_some_and(|group| group % 100.0 != 0.0) {
                break;
            }
            at += 1;
            group = Some(group.unwrap_or(0.0) + unit);
        } else if let Some(scale) = among(&SCALES, word) {
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

/// The position of a word in a list.
fn index(list: &str, word: &str) -> Option<f64> {
    let index = list.split(' ').position(|other| other == word)?;
    u32::try_from(index).ok().map(f64::from)
}

/// Whether this is the article of "a hundred".
fn is_scaled(words: &[String], at: usize) -> bool {
    let scales = |word: &String| among(&SCALES, word).is_some();
    at == 0 && words[0] == "a" && words.get(1).is_some_and(scales)
}

/// Whether this is the "and" of "two hundred and five".
fn joins_hundreds(words: &[String], at: usize) -> bool {
    let counts = |word: &String| index(UNITS, word).or(index(TENS, word)).is_some();
    words[at] == "and"
        && at > 0
        && words[at - 1] == "hundred"
        && words.get(at + 1).is_some_and(counts)
}
