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
