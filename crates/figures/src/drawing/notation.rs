//! Numbers, numbered symbols and lists as the figures write them.

/// A number with at most `decimals` decimals, without trailing zeros, with a true minus sign.
pub(crate) fn rounded(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    match text {
        "-0" => "0".to_owned(),
        text => text.replace('-', "−"),
    }
}

/// A weight, a threshold or a sum of them: these go in halves and are written exactly.
pub(crate) fn number(value: f64) -> String {
    rounded(value, 2)
}

/// A number between 0 and 1 with three significant digits.
pub(crate) fn significant(value: f64) -> String {
    rounded(value, 2 + exponent(value))
}

/// A number between 0 and 1 as `3.5 × 10⁻⁷`.
pub(crate) fn scientific(value: f64) -> String {
    let exponent = exponent(value);
    let digits = (0..exponent).fold(value, |digits, _| digits * 10.0);
    // 9.97 is 10 with one decimal, and then one power of ten more.
    let (digits, exponent) = match rounded(digits, 1) {
        ten if ten == "10" => ("1".to_owned(), exponent - 1),
        digits => (digits, exponent),
    };
    let exponent = raised(exponent, SUPERSCRIPTS);
    format!("{digits}\u{a0}×\u{a0}10⁻{exponent}")
}

/// A power of ten: `10⁻³`, `1`, `10⁶`.
pub(crate) fn power_of_ten(exponent: i32) -> String {
    let digits = raised(exponent.unsigned_abs() as usize, SUPERSCRIPTS);
    match exponent {
        0 => "1".to_owned(),
        1.. => format!("10{digits}"),
        _ => format!("10⁻{digits}"),
    }
}

const SUPERSCRIPTS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/// How often a positive number is to be multiplied by 10 until it is 1 or more; at most 20 times.
fn exponent(value: f64) -> usize {
    let powers = std::iter::successors(Some(value), |power| Some(power * 10.0));
    powers.take(20).take_while(|power| *power < 1.0).count()
}

/// `1 epoch`, `2 epochs`.
pub(crate) fn epochs(count: u32) -> String {
    format!("{count} {}", if count == 1 { "epoch" } else { "epochs" })
}

/// The digits of `number` as subscripts.
pub(crate) fn subscript(number: usize) -> String {
    raised(number, "₀₁₂₃₄₅₆₇₈₉")
}

/// A number in other digits.
fn raised(number: usize, digits: &str) -> String {
    let text = number.to_string();
    let values = text.chars().filter_map(|digit| digit.to_digit(10));
    values.filter_map(|value| digits.chars().nth(value as usize)).collect()
}

/// `x₁, x₂ and x₃`, in plain text.
pub(crate) fn symbols(symbol: &str, count: usize) -> String {
    let symbols = (1..=count).map(|i| format!("{symbol}{}", subscript(i)));
    list(symbols)
}

/// `0, 3, 5 and 8`; of nothing, nothing.
pub(crate) fn list(items: impl Iterator<Item = String>) -> String {
    let mut items: Vec<String> = items.collect();
    match items.pop() {
        Some(last) if !items.is_empty() => format!("{} and {last}", items.join(", ")),
        Some(only) => only,
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_have_a_true_minus_sign() {
        for (written, wanted) in [
            (rounded(4.0, 2), "4"),
            (rounded(4.5, 2), "4.5"),
            (rounded(100.0, 0), "100"),
            (rounded(-2.5, 2), "−2.5"),
            (rounded(-0.0, 2), "0"),
            (rounded(-0.001, 2), "0"),
            (significant(0.017986), "0.018"),
            (significant(0.00012345), "0.000123"),
            (scientific(3.54e-7), "3.5\u{a0}×\u{a0}10⁻⁷"),
            (scientific(9.77e-13), "9.8\u{a0}×\u{a0}10⁻¹³"),
            (scientific(9.97e-5), "1\u{a0}×\u{a0}10⁻⁴"),
            (power_of_ten(-12), "10⁻¹²"),
            (power_of_ten(0), "1"),
            (power_of_ten(6), "10⁶"),
        ] {
            assert_eq!(written, wanted);
        }
    }

    #[test]
    fn lists_end_with_and() {
        let list = |items: &[&str]| list(items.iter().map(|item| item.to_string()));
        assert_eq!(list(&["0", "3", "5"]), "0, 3 and 5");
        assert_eq!(list(&["0"]), "0");
        assert_eq!(list(&[]), "");
        assert_eq!(symbols("x", 12).split(' ').next_back(), Some("x₁₂"));
    }
}
