//! From the bytes of a file to text.

use super::error::CsvError;
use super::text::line_breaks;

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
