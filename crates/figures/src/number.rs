//! Numbers as the figures write them.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_that_say_nothing_are_left_out() {
        assert_eq!(rounded(4.0, 2), "4");
        assert_eq!(rounded(4.5, 2), "4.5");
        assert_eq!(rounded(100.0, 0), "100");
        assert_eq!(rounded(0.017986, 3), "0.018");
    }

    #[test]
    fn a_negative_number_has_a_minus_sign_and_zero_has_none() {
        assert_eq!(rounded(-2.5, 2), "\u{2212}2.5");
        assert_eq!(rounded(-0.0, 2), "0");
        assert_eq!(rounded(-0.001, 2), "0");
    }
}
