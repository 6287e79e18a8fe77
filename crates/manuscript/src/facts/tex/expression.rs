//! What a formula says: relations between expressions, and their values at a point.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

/// A statement that holds at a point or does not: `conclusion`, or `premise ⇒ conclusion`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Statement {
    pub(super) premise: Option<Chain>,
    pub(super) conclusion: Chain,
}

/// `a = b < c`: every neighboring pair is related.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chain {
    pub(super) first: Expression,
    pub(super) rest: Vec<(Relation, Expression)>,
}

/// How two expressions are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// A number or a list of numbers, to be computed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    Number(f64),
    Symbol(String),
    Apply(Operation, Vec<Expression>),
    /// The first expression whose condition holds.
    Cases(Vec<(Expression, Chain)>),
}

/// What is computed of one expression, of two, or of those in parentheses.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operation {
    Negative,
    Plus,
    Minus,
    /// The product of two numbers, or the inner product of two lists.
    Times,
    Over,
    Power,
    Absolute,
    /// `(a, b)`
    List,
    /// A function by its name: `ln`, or one that the point gives.
    Call(String),
}

/// A function of a point: it takes the arguments in the parentheses.
type Function = Rc<dyn Fn(&[f64]) -> f64>;

/// What the symbols of a formula stand for at one point.
///
/// ```
/// use manuscript::facts::Point;
///
/// let point = Point::new().number("z", 0.5).function(r"\sigma", |z| 1.0 / (1.0 + (-z[0]).exp()));
/// # let _ = point;
/// ```
#[derive(Clone, Default)]
pub struct Point {
    numbers: BTreeMap<String, f64>,
    functions: BTreeMap<String, Function>,
    pub(super) is_left_open: bool,
}

impl fmt::Debug for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<String> = self
            .numbers
            .iter()
            .map(|(name, value)| format!("{name} = {value}"))
            .collect();
        f.write_str(&numbers.join(", "))
    }
}

impl Point {
    /// No symbol but `e`, the base of the natural logarithm.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same point, at which `symbol` stands for a number.
    ///
    /// Symbols are written as in the formula: `w_1`, `\theta`, `x_n`; `\dots` is what the dots leave out.
    #[must_use]
    pub fn number(mut self, symbol: &str, value: f64) -> Self {
        self.numbers.insert(symbol.to_owned(), value);
        self
    }

    /// The same point, at which all of these symbols stand for numbers.
    #[must_use]
    pub fn numbers<'a>(mut self, symbols: impl IntoIterator<Item = (&'a str, f64)>) -> Self {
        self.numbers.extend(
            symbols
                .into_iter()
                .map(|(symbol, value)| (symbol.to_owned(), value)),
        );
        self
    }

    /// The same point, at which `symbol` stands for a function, as in `\sigma(z)`.
    #[must_use]
    pub fn function(mut self, symbol: &str, function: impl Fn(&[f64]) -> f64 + 'static) -> Self {
        self.functions.insert(symbol.to_owned(), Rc::new(function));
        self
    }

    /// The same point, of which the formula says nothing: none of its cases applies there.
    #[must_use]
    pub fn left_open(mut self) -> Self {
        self.is_left_open = true;
        self
    }

    pub(super) fn is_function(&self, symbol: &str) -> bool {
        self.functions.contains_key(symbol)
    }

    /// What a symbol stands for, if it stands for a number.
    pub(super) fn symbol(&self, symbol: &str) -> Option<f64> {
        self.numbers.get(symbol).copied()
    }

    /// The number that a symbol stands for; `e` and `π` always stand for one.
    fn value(&self, symbol: &str) -> Result<f64, Undefined> {
        match (self.symbol(symbol), symbol) {
            (Some(number), _) => Ok(number),
            (None, "e") => Ok(std::f64::consts::E),
            (None, "\\pi") => Ok(std::f64::consts::PI),
            (None, "\\dots") => {
                Err("`\\dots` stands for nothing here: give it what it leaves out".to_owned())
            }
            _ => Err(format!("`{symbol}` stands for nothing here")),
        }
    }

    /// The symbols that stand for numbers.
    pub(super) fn symbols(&self) -> impl Iterator<Item = &str> {
        self.numbers.keys().map(String::as_str)
    }
}

/// Why an expression has no value.
pub(super) type Undefined = String;

impl Statement {
    /// Its parts, of which each must relate something.
    pub(super) fn chains(&self) -> impl Iterator<Item = &Chain> {
        self.premise.iter().chain([&self.conclusion])
    }

    /// Whether it holds, or why that cannot be said.
    pub(super) fn holds(&self, point: &Point) -> Result<bool, Undefined> {
        match &self.premise {
            Some(premise) if !premise.holds(point)? => Ok(true),
            _ => self.conclusion.holds(point),
        }
    }

    /// Whether it relates an expression to itself.
    pub(super) fn is_tautology(&self) -> bool {
        self.chains().any(|Chain { first, rest }| {
            let left = std::iter::once(first).chain(rest.iter().map(|(_, right)| right));
            left.zip(rest).any(|(left, (_, right))| left == right)
        })
    }
}

impl Chain {
    fn holds(&self, point: &Point) -> Result<bool, Undefined> {
        let (mut before, mut left) = (&self.first, self.first.value(point)?);
        for (relation, after) in &self.rest {
            let right = after.value(point)?;
            // What is nothing but products and powers may be as small as it likes.
            let scale = f64::from(u8::from(before.adds() || after.adds()));
            if !relation.holds(&left, &right, scale)? {
                return Ok(false);
            }
            (before, left) = (after, right);
        }
        Ok(true)
    }

    /// Whether `other` is the same chain with `>` for `≥` or `<` for `≤`.
    pub(super) fn is_sharpened_to(&self, other: &Chain) -> bool {
        let sharper = |one: Relation, other: Relation| {
            matches!(
                (one, other),
                (Relation::AtLeast, Relation::Greater) | (Relation::AtMost, Relation::Less)
            )
        };
        let mut pairs = self.rest.iter().zip(&other.rest);
        self.first == other.first
            && pairs.all(|(one, other)| {
                one.1 == other.1 && (one.0 == other.0 || sharper(one.0, other.0))
            })
    }
}

impl Relation {
    /// Whether it holds between two values, up to rounding of numbers of this scale and of their own.
    fn holds(self, left: &[f64], right: &[f64], scale: f64) -> Result<bool, Undefined> {
        if left.len() != right.len() {
            return Err(format!(
                "{} numbers are compared with {}",
                left.len(),
                right.len()
            ));
        }
        // Both sides are rounded a few times; a formula that is wrong is wrong by more. Nothing is near to infinity.
        let equal = left.iter().zip(right).all(|(l, r)| {
            let rounding = 1e-12 * l.abs().max(r.abs()).max(scale);
            l == r || rounding.is_finite() && (l - r).abs() <= rounding
        });
        let ([l], [r]) = (left, right) else {
            return match self {
                Relation::Equal => Ok(equal),
                Relation::NotEqual => Ok(!equal),
                _ => Err("lists have no order".to_owned()),
            };
        };
        Ok(match self {
            Relation::Equal => equal,
            Relation::NotEqual => !equal,
            Relation::Less => l < r && !equal,
            Relation::AtMost => l <= r || equal,
            Relation::Greater => l > r && !equal,
            Relation::AtLeast => l >= r || equal,
        })
    }
}

impl Expression {
    /// Whether it adds or subtracts, and so may be small although its parts are not.
    fn adds(&self) -> bool {
        match self {
            Expression::Number(_) | Expression::Symbol(_) => false,
            Expression::Apply(Operation::Plus | Operation::Minus | Operation::List, _)
            | Expression::Cases(_) => true,
            Expression::Apply(_, parts) => parts.iter().any(Expression::adds),
        }
    }

    /// Its value: one number, or those of a list.
    fn value(&self, point: &Point) -> Result<Vec<f64>, Undefined> {
        match self {
            Expression::Number(number) => Ok(vec![*number]),
            Expression::Symbol(symbol) => Ok(vec![point.value(symbol)?]),
            Expression::Apply(Operation::Times, parts) => {
                let (left, right) = (parts[0].value(point)?, parts[1].value(point)?);
                match left.len() == right.len() {
                    true => Ok(vec![left.iter().zip(&right).map(|(l, r)| l * r).sum()]),
                    false => Err("lists of different lengths have no inner product".to_owned()),
                }
            }
            Expression::Apply(operation, parts) => {
                let numbers = parts.iter().map(|part| part.number(point));
                operation.of(numbers.collect::<Result<_, _>>()?, point)
            }
            Expression::Cases(cases) => {
                let mut values = Vec::new();
                for (value, condition) in cases {
                    if condition.holds(point)? {
                        values.push(value.value(point)?);
                    }
                }
                values.dedup();
                match values.len() {
                    0 => Err(format!("no case applies at {point:?}")),
                    1 => Ok(values.remove(0)),
                    _ => Err(format!("cases that differ apply at {point:?}")),
                }
            }
        }
    }

    /// Its value, when that is one number.
    pub(super) fn number(&self, point: &Point) -> Result<f64, Undefined> {
        match self.value(point)?[..] {
            [number] => Ok(number),
            _ => Err("a list stands where a number belongs".to_owned()),
        }
    }
}

impl Operation {
    /// What it makes of numbers.
    fn of(&self, numbers: Vec<f64>, point: &Point) -> Result<Vec<f64>, Undefined> {
        Ok(vec![match (self, &numbers[..]) {
            (Operation::List, _) => return Ok(numbers),
            (Operation::Negative, [x]) => -x,
            (Operation::Absolute, [x]) => x.abs(),
            (Operation::Plus, [l, r]) => l + r,
            (Operation::Minus, [l, r]) => l - r,
            (Operation::Over, [l, r]) => l / r,
            (Operation::Power, [base, exponent]) => base.powf(*exponent),
            (Operation::Call(name), numbers) => {
                match (point.functions.get(name), name.as_str(), numbers) {
                    (Some(function), ..) => function(numbers),
                    (None, "ln" | "log", [x]) => x.ln(),
                    (None, "exp", [x]) => x.exp(),
                    (None, "sqrt", [x]) => x.sqrt(),
                    (None, "max", [first, rest @ ..]) => {
                        rest.iter().copied().fold(*first, f64::max)
                    }
                    (None, "min", [first, rest @ ..]) => {
                        rest.iter().copied().fold(*first, f64::min)
                    }
                    _ => return Err(format!("`{name}` is no function here")),
                }
            }
            _ => return Err(format!("{self:?} is nothing of {numbers:?}")),
        }])
    }
}
