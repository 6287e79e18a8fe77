//! From the bytes of a file to text, and what is nothing in a text.

use super::error::CsvError;

/// The bytes as text that ends in a line break, without the mark that says that it is UTF-8.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<String, CsvError> {
    if let Some(format) = format_of(&bytes) {
        return Err(CsvError::NotCsv { format });
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        CsvError::NotUtf8 {
            line: 1 + line_breaks(&bytes[..at]),
            // What Windows-1252 has and Latin-1 has not.
            encoding: if bytes.iter().any(|byte| (0x80..0xa0).contains(byte)) {
                "Windows-1252"
            } else {
                "Latin-1 (ISO 8859-1)"
            },
        }
    })?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}

/// What the file is, where its first bytes say that it is no table in UTF-8.
fn format_of(bytes: &[u8]) -> Option<&'static str> {
    let begins = |signature: &[u8]| bytes.starts_with(signature);
    let head = &bytes[..bytes.len().min(64)];
    // Every second byte of most texts in UTF-16.
    let every_second = |first: usize| {
        let mut bytes = head.iter().skip(first).step_by(2);
        head.len() > 3 && bytes.all(|&byte| byte == 0)
    };
    if begins(b"\xff\xfe\0\0") || begins(b"\0\0\xfe\xff") {
        Some("text in UTF-32")
    } else if begins(b"\xff\xfe") || begins(b"\xfe\xff") || every_second(0) || every_second(1) {
        Some("text in UTF-16")
    } else if begins(b"PK\x03\x04") {
        Some("a ZIP archive, as Excel workbooks (.xlsx) are")
    } else if begins(b"\xd0\xcf\x11\xe0") {
        Some("an Excel workbook (.xls)")
    } else if begins(b"\x1f\x8b") {
        Some("compressed (gzip)")
    } else if begins(b"%PDF") {
        Some("a PDF")
    } else if begins(b"PAR1") {
        Some("a Parquet file")
    } else {
        let start = head.trim_ascii_start().to_ascii_lowercase();
        let markup = [&b"<!doctype"[..], b"<html", b"<?xml"];
        let json = [&b"{\""[..], b"[{", b"[["];
        if markup.iter().any(|markup| start.starts_with(markup)) {
            Some("HTML or XML")
        } else if json.iter().any(|json| start.starts_with(json)) {
            Some("JSON")
        } else {
            None
        }
    }
}

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
