//! Quantities: a value that a passage states, and the relation that stands before it.

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
const RELATIONS: [(Relation, &str); 7] = [
    (Relation::Exactly, "exactly, add up to, adds up to, ="),
    (Relation::About, "about, close to, around, roughly, ≈"),
    (Relation::Nearly, "nearly, almost"),
    (
        Relation::Less,
        "less than, fewer than, smaller than, below, <",
    ),
    (
        Relation::AtMost,
        "at most, up to, within, no more than, not more than, not above, ≤",
    ),
    (Relation::AtLeast, "at least, no less than, ≥"),
    (
        Relation::More,
        "more than, greater than, larger than, above, >",
    ),
];

/// More bytes than the longest of them has.
const LONGEST: usize = 32;

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

    fn exact(span: Range<usize>, value: f64, neighbors: [f64; 2]) -> Self {
        Quantity {
            value,
            relation: Relation::Exactly,
            half_unit: 0.0,
            span,
            neighbors,
            required: true,
        }
    }

    /// A whole number: a slip makes one more or less of it.
    pub(super) fn whole(span: Range<usize>, value: f64) -> Self {
        Quantity::exact(span, value, [value + 1.0, value - 1.0])
    }

    /// A fraction: a slip changes its numerator or its denominator.
    pub(super) fn fraction(span: Range<usize>, top: f64, bottom: f64) -> Self {
        let neighbors = [(top + 1.0) / bottom, top / (bottom + 1.0)];
        Quantity::exact(span, top / bottom, neighbors)
    }

    /// A power: a slip changes its exponent.
    pub(super) fn power(span: Range<usize>, base: f64, exponent: f64) -> Self {
        let neighbors = [exponent + 1.0, exponent - 1.0].map(|other| base.powf(other));
        Quantity::exact(span, base.powf(exponent), neighbors)
    }

    /// What is rounded to half a unit: a slip makes one step more or less of it.
    pub(super) fn rounded(span: Range<usize>, value: f64, step: f64, half_unit: f64) -> Self {
        Quantity {
            half_unit,
            ..Quantity::exact(span, value, [value + step, value - step])
        }
    }

    /// A quantity that no proof can know.
    pub(super) fn unreadable(span: Range<usize>) -> Self {
        Quantity::exact(span, f64::NAN, [f64::NAN; 2])
    }

    /// The same quantity with a minus sign before it, which stands at `start`.
    pub(super) fn negative(self, start: usize) -> Self {
        Quantity {
            value: -self.value,
            neighbors: self.neighbors.map(|value| -value),
            span: start..self.span.end,
            ..self
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

/// What the words at the end of `before` say of the quantity that follows.
pub(super) fn relation_before(before: &str) -> Relation {
    let before = before.trim_end_matches([' ', '*', '$', '(']);
    // A paragraph of a megabyte is not read anew for each of its numbers.
    let near = before.floor_char_boundary(before.len().saturating_sub(LONGEST));
    let before = before[near..].to_lowercase();
    let ends = |words: &str| {
        before.strip_suffix(words).is_some_and(|rest| {
            !words.starts_with(char::is_alphabetic) || !rest.ends_with(char::is_alphanumeric)
        })
    };
    let relations = RELATIONS.iter().flat_map(|(relation, list)| {
        let list = list.split(", ").filter(|words| ends(words));
        list.map(move |words| (words.len(), *relation))
    });
    relations
        .max_by_key(|(length, _)| *length)
        .map_or(Relation::Exactly, |(_, relation)| relation)
}

/// How many digits begin a text.
pub(super) fn digits(text: &str) -> usize {
    let end = text.find(|c: char| !c.is_ascii_digit());
    end.unwrap_or(text.len())
}
