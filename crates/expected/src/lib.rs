//! Assertions that teach: expected, got, the differences, and the mistake that gives this very value.
//!
//! ```
//! use expected::expect;
//!
//! fn weighted_input(w: f64, x: f64, b: f64) -> f64 {
//!     w * x + b
//! }
//!
//! expect("weighted_input(5, 1, -4)", weighted_input(5.0, 1.0, -4.0))
//!     .mistake(5.0, "the bias is left out")
//!     .mistake(9.0, "the bias is subtracted")
//!     .close_to(1.0);
//! ```
//!
//! Had the bias been left out, the test would fail with
//!
//! ```text
//! weighted_input(5, 1, -4)
//!     expected  1
//!     got       5
//!     differs   by 4, relative difference 4
//! This is what you get when the bias is left out.
//! ```

use std::fmt::Debug;

mod numbers;

pub use numbers::Numbers;

/// The largest relative difference that [`close_to`](Expectation::close_to) forgives: the order of the operations and the
/// way a function is approximated may differ, a formula may not.
pub const RELATIVE: f64 = 1e-9;

/// A value that was got, what it was got from, and the mistakes that are known to give another one.
#[derive(Clone, Debug)]
#[must_use = "nothing is tested before `is`, `close_to` or `within`"]
pub struct Expectation<T> {
    call: String,
    got: T,
    mistakes: Vec<(T, &'static str)>,
}

/// Begins an expectation: `call` is what was evaluated, as one would write it, and `got` its value.
pub fn expect<T>(call: impl Into<String>, got: T) -> Expectation<T> {
    Expectation {
        call: call.into(),
        got,
        mistakes: Vec::new(),
    }
}

impl<T> Expectation<T> {
    /// Names a usual mistake by the value that it gives: "This is what you get when …".
    pub fn mistake(mut self, value: T, when: &'static str) -> Self {
        self.mistakes.push((value, when));
        self
    }

    /// Fails with everything that is known, when `equals` does not hold for what was got, what it is compared with, and what
    /// was expected.
    #[track_caller]
    fn judge(
        self,
        expected: &T,
        equals: impl Fn(&T, &T, &T) -> bool,
        shown: impl Fn(&T) -> String,
        differs: impl Fn(&T, &T) -> Option<String>,
    ) {
        for (value, when) in &self.mistakes {
            assert!(
                !equals(value, expected, expected),
                "{}: it is no mistake when {when}, the value is the same",
                self.call
            );
        }
        if equals(&self.got, expected, expected) {
            return;
        }
        let mut message = format!(
            "{}\n    expected  {}\n    got       {}",
            self.call,
            shown(expected),
            shown(&self.got)
        );
        if let Some(differs) = differs(&self.got, expected) {
            message += &format!("\n    differs   {differs}");
        }
        let mistake = self
            .mistakes
            .iter()
            .find(|(value, _)| equals(&self.got, value, expected));
        if let Some((_, when)) = mistake {
            message += &format!("\nThis is what you get when {when}.");
        }
        panic!("{message}");
    }
}

impl<T: PartialEq + Debug> Expectation<T> {
    /// The value is this one, exactly.
    ///
    /// # Panics
    ///
    /// When it is another one.
    #[track_caller]
    pub fn is(self, expected: T) {
        let shown = |value: &T| format!("{value:?}");
        self.judge(&expected, |a, b, _| a == b, shown, |_, _| None);
    }
}

impl<T: Numbers + Debug> Expectation<T> {
    /// Every number is the expected one up to a billionth of it ([`RELATIVE`]); zero is met up to 1e-12. NaN is close to NaN,
    /// and an infinity to itself.
    ///
    /// # Panics
    ///
    /// When a number is farther off, or when there are more or fewer.
    #[track_caller]
    pub fn close_to(self, expected: T) {
        self.numbers(&expected, |other, expected| {
            // Nothing is a part of zero; a mistake that gives zero is as near as what is expected has to be.
            match [other, expected].into_iter().find(|number| *number != 0.0) {
                Some(number) => RELATIVE * number.abs(),
                None => 1e-12,
            }
        });
    }

    /// Every number is at most `tolerance` from the expected one.
    ///
    /// # Panics
    ///
    /// When a number is farther off, or when there are more or fewer.
    #[track_caller]
    pub fn within(self, tolerance: f64, expected: T) {
        self.numbers(&expected, |_, _| tolerance);
    }

    #[track_caller]
    fn numbers(self, expected: &T, tolerance: impl Fn(f64, f64) -> f64) {
        let whole = expected.numbers();
        let close = |a: f64, b: f64, expected: f64| {
            let within = || b.is_finite() && (a - b).abs() <= tolerance(b, expected);
            a == b || (a.is_nan() && b.is_nan()) || within()
        };
        let far = |got: &T, other: &T| {
            let (got, other) = (got.numbers(), other.numbers());
            let mut pairs = got.iter().zip(&other).enumerate();
            let expected = |at: usize| whole.get(at).copied().unwrap_or(0.0);
            let first = pairs.find(|(at, (a, b))| !close(**a, **b, expected(*at)));
            (
                got.len(),
                other.len(),
                first.map(|(at, (a, b))| (at, *a, *b)),
            )
        };
        let equals = |got: &T, other: &T, _: &T| {
            let (got, other, first) = far(got, other);
            got == other && first.is_none()
        };
        let differs = |value: &T, expected: &T| match far(value, expected) {
            (got, expected, _) if got != expected => {
                Some(format!("in length: {got} for {expected}"))
            }
            (1, _, Some((_, got, expected))) => Some(difference(got, expected)),
            (_, _, Some((at, got, expected))) => Some(format!(
                "at position {at}, {got} for {expected}: {}",
                difference(got, expected)
            )),
            _ => None,
        };
        self.judge(expected, equals, T::shown, differs);
    }
}

/// How far two numbers are apart, in words.
fn difference(got: f64, expected: f64) -> String {
    let absolute = (got - expected).abs();
    if !absolute.is_finite() {
        return format!("{got} is not {expected}");
    }
    if expected == 0.0 {
        return format!("by {}", three(absolute));
    }
    let relative = absolute / expected.abs();
    format!(
        "by {}, relative difference {}",
        three(absolute),
        three(relative)
    )
}

/// A number with three significant digits.
fn three(number: f64) -> String {
    if (1e-3..1e4).contains(&number) {
        let rounded: f64 = format!("{number:.2e}").parse().unwrap_or(number);
        rounded.to_string()
    } else {
        format!("{number:.2e}")
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;

    fn message(test: impl FnOnce()) -> String {
        match catch_unwind(AssertUnwindSafe(test)) {
            Ok(()) => String::new(),
            Err(payload) => payload
                .downcast_ref::<String>()
                .cloned()
                .unwrap_or_default(),
        }
    }

    #[test]
    fn a_failure_says_all_that_is_known() {
        let test = || {
            expect("f(1)", 5.0)
                .mistake(9.0, "it is added twice")
                .mistake(5.0, "the bias is left out")
                .close_to(1.0)
        };
        assert_eq!(
            message(test),
            "f(1)\n    expected  1\n    got       5\n    differs   by 4, relative difference 4\n\
             This is what you get when the bias is left out."
        );
        assert_eq!(message(|| expect("f(1)", 1.0 + 1e-10).close_to(1.0)), "");
        assert!(message(|| expect("f(1)", 1.0 + 1e-8).close_to(1.0)).contains("by 1.00e-8"));
        assert_eq!(message(|| expect("f(1)", 1.05).within(0.1, 1.0)), "");
        assert!(
            message(|| expect("f(1)", 1.25).within(0.1, 1.0))
                .contains("by 0.25, relative difference 0.25")
        );
    }

    #[test]
    fn no_number_is_no_number() {
        assert!(message(|| expect("f(1)", f64::NAN).close_to(1.0)).contains("NaN is not 1"));
        assert!(
            message(|| expect("f(1)", f64::NAN).within(f64::INFINITY, 1.0))
                .contains("NaN is not 1")
        );
        assert!(message(|| expect("f(1)", f64::INFINITY).close_to(1.0)).contains("inf is not 1"));
        assert!(
            message(|| expect("f(1)", 1.0).within(f64::INFINITY, f64::INFINITY))
                .contains("1 is not inf")
        );
        assert_eq!(message(|| expect("f(1)", f64::NAN).close_to(f64::NAN)), "");
        assert_eq!(
            message(|| expect("f(1)", f64::INFINITY).close_to(f64::INFINITY)),
            ""
        );
        assert!(message(|| expect("f(1)", 1e-11).close_to(0.0)).contains("by 1.00e-11"));
    }

    #[test]
    fn lists_differ_at_a_position_or_in_length() {
        let test = || {
            expect("f()", vec![1.0, 2.5])
                .mistake(vec![1.0, 2.5], "no target is subtracted")
                .close_to(vec![1.0, 2.0])
        };
        let message_of_two = message(test);
        assert!(
            message_of_two.contains("at position 1, 2.5 for 2: by 0.5"),
            "{message_of_two}"
        );
        assert!(message_of_two.ends_with("This is what you get when no target is subtracted."));
        assert!(
            message(|| expect("f()", vec![1.0]).close_to(vec![1.0, 2.0]))
                .contains("in length: 1 for 2")
        );
        assert_eq!(
            message(|| expect("f()", [[1.0], [2.0]]).close_to([[1.0], [2.0]])),
            ""
        );
    }

    #[test]
    fn whatever_can_be_compared_is_exact() {
        assert_eq!(message(|| expect("f()", Some(true)).is(Some(true))), "");
        let test = || {
            expect("f()", vec![0, 1])
                .mistake(vec![0, 1], "`>` stands for `>=`")
                .is(vec![1, 1])
        };
        assert_eq!(
            message(test),
            "f()\n    expected  [1, 1]\n    got       [0, 1]\nThis is what you get when `>` stands for `>=`."
        );
    }

    #[test]
    fn a_tiny_answer_is_not_zero() {
        let test = |got: f64| {
            message(|| {
                expect("f()", got)
                    .mistake(0.0, "it is rounded")
                    .close_to(1e-18)
            })
        };
        assert!(!test(2e-18).contains("rounded"));
        assert!(test(0.0).ends_with("This is what you get when it is rounded."));
        assert_eq!(test(1e-18), "");
    }

    #[test]
    fn a_mistake_that_is_right_is_told() {
        let test = || {
            expect("f()", 1.0)
                .mistake(1.0, "nothing is done")
                .close_to(1.0)
        };
        assert!(message(test).contains("it is no mistake when nothing is done"));
    }
}
