//! What is nothing in a text, and how much of it a message shows.

/// The number of line breaks: LF, CR LF, or CR alone. A CR at the very end counts.
pub(super) fn line_breaks(bytes: &[u8]) -> usize {
    let line_feeds = bytes.iter().filter(|&&byte| byte == b'\n').count();
    let returns = bytes.iter().filter(|&&byte| byte == b'\r').count();
    let both = match returns {
        0 => 0,
        _ => bytes.windows(2).filter(|pair| pair == b"\r\n").count(),
    };
    line_feeds + returns - both
}

/// Is it nothing that can be seen: a blank of any kind, a mark without width, or the end mark of old systems (Ctrl-Z)?
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{1a}'
        )
}

pub(super) fn trim(text: &str) -> &str {
    // Nearly every value begins and ends with visible ASCII.
    match text.as_bytes() {
        [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim_matches(is_blank),
    }
}

/// At most so many characters of a text stand in a message.
const SHOWN: usize = 40;

/// The text, cut where it would take more than forty characters in a message.
pub(super) fn cut(text: &str) -> String {
    let mut length = 0;
    for (at, c) in text.char_indices() {
        length += c.escape_debug().count();
        if length > SHOWN {
            return format!("{}…", &text[..at]);
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_are_counted_in_every_fashion() {
        for (text, breaks) in [
            ("", 0),
            ("a\nb\n", 2),
            ("a\r\nb\r\n", 2),
            ("a\rb\r", 2),
            ("\n\r", 2),
            ("\r\r\n\n", 3),
        ] {
            assert_eq!(line_breaks(text.as_bytes()), breaks, "{text:?}");
        }
    }

    #[test]
    fn what_is_shown_is_forty_characters_at_most() {
        assert_eq!(cut(&"a".repeat(40)), "a".repeat(40));
        assert_eq!(cut(&"a".repeat(41)), format!("{}…", "a".repeat(40)));
        // A quotation mark is shown as \", and a NUL as \0.
        assert_eq!(cut(&"\"".repeat(41)), format!("{}…", "\"".repeat(20)));
        assert_eq!(cut(&"\0".repeat(20)), "\0".repeat(20));
        assert_eq!(cut("ä\u{200b}"), "ä\u{200b}");
    }

    #[test]
    fn what_cannot_be_seen_is_trimmed() {
        for (text, trimmed) in [
            ("", ""),
            (" ", ""),
            ("x", "x"),
            (" x", "x"),
            ("x ", "x"),
            ("a b", "a b"),
            ("\u{a0}x y\u{202f}", "x y"),
            ("\u{feff}\u{200b}7\u{1a}", "7"),
            ("é", "é"),
        ] {
            assert_eq!(trim(text), trimmed, "{text:?}");
        }
    }
}
