//! Numbered symbols: x₁, w₂.

/// The digits of `number` as subscripts.
pub(crate) fn subscript(number: usize) -> String {
    number
        .to_string()
        .chars()
        .map(|digit| {
            let value = digit.to_digit(10).expect("a number is written in digits");
            char::from_u32('₀' as u32 + value).expect("subscript digits follow one another")
        })
        .collect()
}

/// `x₁, x₂ and x₃`, in plain text.
pub(crate) fn list(symbol: &str, count: usize) -> String {
    let mut symbols: Vec<_> = (1..=count)
        .map(|i| format!("{symbol}{}", subscript(i)))
        .collect();
    match symbols.pop() {
        Some(last) if !symbols.is_empty() => format!("{} and {last}", symbols.join(", ")),
        Some(only) => only,
        None => String::new(),
    }
}
