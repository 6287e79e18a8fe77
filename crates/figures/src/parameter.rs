//! Parameters of a figure: numbers, choices and times. One declaration serves the page and the controls of a live figure.
//!
//! A figure declares its parameters once, with the macro `figure!`, and is given them as the fields of a struct:
//! [`Number`] as an `f64`, [`Time`] as a `u32`, [`Choice`] as the value that the option stands for.

use std::fmt;

use crate::error::{nearest, suggestion};

/// One thing that a figure can be asked to draw with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    /// The name used in a directive: `theta`.
    pub name: &'static str,
    /// The name a reader sees: `θ`, or a word.
    pub label: &'static str,
    /// What it can be.
    pub kind: Kind,
}

/// What values a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A number: `min`, `min + step`, `min + 2·step`, … up to `max`.
    Number {
        /// The least value.
        min: f64,
        /// The greatest value.
        max: f64,
        /// The distance between two values.
        step: f64,
        /// The value when none is given.
        default: f64,
    },
    /// One of several options.
    Choice {
        /// The options' names, as a directive writes them.
        options: &'static [&'static str],
        /// The one when none is given.
        default: &'static str,
    },
    /// A whole number that can be played from 0 on, as epochs of training.
    Time {
        /// The greatest value.
        end: u32,
        /// The value when none is given.
        default: u32,
    },
}

/// A value that a parameter takes; displayed as a directive writes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// Of a [`Kind::Number`].
    Number(f64),
    /// Of a [`Kind::Choice`]: the option's name.
    Choice(&'static str),
    /// Of a [`Kind::Time`].
    Time(u32),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Number(number) => number.fmt(f),
            Value::Choice(option) => option.fmt(f),
            Value::Time(time) => time.fmt(f),
        }
    }
}

impl Parameter {
    /// The value when none is given.
    pub fn default(&self) -> Value {
        match self.kind {
            Kind::Number { default, .. } => Value::Number(default),
            Kind::Choice { default, .. } => Value::Choice(default),
            Kind::Time { default, .. } => Value::Time(default),
        }
    }

    /// The value that a directive writes so, or what is wrong with it. A number must lie on a step, because a slider can only
    /// stand on one: a page that could ask for more would change under the reader's hand when its slider wakes up.
    pub(crate) fn read(&self, text: &str) -> Result<Value, String> {
        let name = self.name;
        let (min, max, step) = match self.kind {
            Kind::Number { min, max, step, .. } => (min, max, step),
            Kind::Time { end, .. } => (0.0, f64::from(end), 1.0),
            Kind::Choice { options, .. } => {
                let option = options.iter().find(|option| **option == text);
                return option.map(|option| Value::Choice(option)).ok_or_else(|| {
                    let nearest = suggestion(&nearest(text, options.iter().copied()));
                    let options = options.join(", ");
                    format!(
                        "`{text}` is none of the options{nearest}; `{name}` is one of {options}"
                    )
                });
            }
        };
        let range = format!("`{name}` takes a number from {min} to {max}");
        let number: f64 = text.parse().unwrap_or(f64::NAN);
        let position = (number - min) / step;
        if !number.is_finite() {
            Err(format!("`{text}` is not a number; {range}"))
        } else if !(min..=max).contains(&number) {
            Err(format!("{name} = {text} is out of range; {range}"))
        } else if (position - position.round()).abs() > 1e-9 {
            Err(format!(
                "{name} = {text} lies between two steps; from {min} to {max} `{name}` goes in steps of {step}"
            ))
        } else if let Kind::Time { .. } = self.kind {
            Ok(Value::Time(number.round() as u32))
        } else {
            // −0 becomes 0, and is displayed so.
            Ok(Value::Number(number + 0.0))
        }
    }
}

/// Declares a [`Kind::Number`]: from `min` to `max` in steps.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
    pub(crate) label: &'static str,
    pub(crate) min: f64,
    pub(crate) max: f64,
    pub(crate) step: f64,
    pub(crate) default: f64,
}

/// Declares a [`Kind::Time`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Time {
    pub(crate) label: &'static str,
    pub(crate) end: u32,
    pub(crate) default: u32,
}

/// Declares a [`Kind::Choice`] with the value that each option stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice<T: 'static, const N: usize> {
    pub(crate) label: &'static str,
    pub(crate) options: &'static [&'static str; N],
    pub(crate) values: [T; N],
    /// The position of the option when none is given.
    pub(crate) default: usize,
}

// What `figure!` asks of a declaration: the parameter under a name, and what the figure gets for its value. There is always
// one, of the right kind, because the same declaration has read it.

impl Number {
    pub(crate) const fn named(self, name: &'static str) -> Parameter {
        let Number { label, min, max, step, default } = self;
        let kind = Kind::Number { min, max, step, default };
        Parameter { name, label, kind }
    }

    pub(crate) fn get(self, value: Option<Value>) -> f64 {
        match value {
            Some(Value::Number(number)) => number,
            _ => self.default,
        }
    }
}

impl Time {
    pub(crate) const fn named(self, name: &'static str) -> Parameter {
        let Time { label, end, default } = self;
        let kind = Kind::Time { end, default };
        Parameter { name, label, kind }
    }

    pub(crate) fn get(self, value: Option<Value>) -> u32 {
        match value {
            Some(Value::Time(time)) => time,
            _ => self.default,
        }
    }
}

impl<T: Copy, const N: usize> Choice<T, N> {
    pub(crate) const fn named(self, name: &'static str) -> Parameter {
        let (options, default) = (self.options, self.options[self.default]);
        let (label, kind) = (self.label, Kind::Choice { options, default });
        Parameter { name, label, kind }
    }

    pub(crate) fn get(self, value: Option<Value>) -> T {
        let chosen = self.options.iter().position(|option| value == Some(Value::Choice(option)));
        self.values[chosen.unwrap_or(self.default)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: Parameter =
        Number { label: "w", min: -1.0, max: 1.0, step: 0.1, default: 0.5 }.named("w");
    const EPOCH: Parameter = Time { label: "epoch", end: 1000, default: 7 }.named("epoch");
    const SIDE: Choice<i32, 2> =
        Choice { label: "side", options: &["left", "right"], values: [-1, 1], default: 1 };

    #[track_caller]
    fn reads(parameter: &Parameter, text: &str, displayed: &str) {
        assert_eq!(parameter.read(text).unwrap().to_string(), displayed, "{text}");
    }

    #[test]
    fn every_way_to_write_a_number_is_read_as_one() {
        for (text, displayed) in [
            ("0.3", "0.3"),
            ("+1", "1"),
            ("-0", "0"),
            ("3e-1", "0.3"),
            ("-1.0", "-1"),
            (".5", "0.5"),
        ] {
            reads(&W, text, displayed);
        }
        for text in ["", " 1", "1 ", "0,3", "½", "−1", "0x1", "one", "nan", "infinity"] {
            assert!(W.read(text).unwrap_err().contains(" is not a number"), "{text}");
        }
        for text in ["1.1", "-1e300", "2"] {
            assert!(W.read(text).unwrap_err().contains(" out of range"), "{text}");
        }
        assert!(W.read("0.05").unwrap_err().contains(" between two steps"));
    }

    #[test]
    fn a_time_is_whole() {
        reads(&EPOCH, "1e2", "100");
        reads(&EPOCH, "-0", "0");
    }

    #[test]
    fn a_choice_gives_what_its_option_stands_for() {
        const PARAMETER: Parameter = SIDE.named("side");
        assert_eq!(PARAMETER.default(), Value::Choice("right"));
        for (text, value) in [("left", -1), ("right", 1)] {
            let read = PARAMETER.read(text).unwrap();
            assert_eq!((read.to_string(), SIDE.get(Some(read))), (text.to_owned(), value));
        }
        for text in ["Left", "lef", "", "0"] {
            assert!(PARAMETER.read(text).is_err(), "{text}");
        }
    }
}
