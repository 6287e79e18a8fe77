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
        if bytes.contains(&0) {
            return CsvError::NotCsv { format: "binary" };
        }
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

/// How files begin that are no tables in UTF-8.
const SIGNATURES: [(&[u8], &str); 17] = [
    (b"\xff\xfe\0\0", "text in UTF-32"),
    (b"\0\0\xfe\xff", "text in UTF-32"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
    (
        b"PK\x03\x04",
        "a ZIP archive, as Excel workbooks (.xlsx) are",
    ),
    (b"\xd0\xcf\x11\xe0", "an Excel workbook (.xls)"),
    (b"\x1f\x8b", "compressed (gzip)"),
    (b"BZh91AY", "compressed (bzip2)"),
    (b"\xfd7zXZ", "compressed (xz)"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)"),
    (b"7z\xbc\xaf", "compressed (7z)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "RTF"),
    (b"PAR1", "a Parquet file"),
    (b"ARROW1\0", "an Arrow file"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x93NUMPY", "a NumPy array"),
];

/// The same for text, without the blanks in it, in small letters.
const TEXT_SIGNATURES: [(&[&str], &str); 4] = [
    (
        &[
            "<!", "<?xml", "<html", "<head>", "<body", "<table", "<tr>", "<h1", "<div", "<p>",
            "<svg",
        ],
        "HTML or XML",
    ),
    (&["{\"", "[{", "[["], "JSON"),
    (&["@relation"], "an ARFF file"),
    (&["versionhttps://git-lfs"], "a pointer of Git LFS"),
];

/// What the file is, where its first bytes say that it is no table in UTF-8.
fn format_of(bytes: &[u8]) -> Option<&'static str> {
    let signature = SIGNATURES
        .iter()
        .find(|(begin, _)| bytes.starts_with(begin));
    let head = &bytes[..bytes.len().min(64)];
    // Every second byte of most texts in UTF-16.
    let every_second = |first: usize| {
        let mut bytes = head.iter().skip(first).step_by(2);
        head.len() > 3 && bytes.all(|&byte| byte == 0)
    };
    let mut visible = head.to_ascii_lowercase();
    visible.retain(|byte| !byte.is_ascii_whitespace());
    let begins = |text: &&str| visible.starts_with(text.as_bytes());
    let text_signature = TEXT_SIGNATURES
        .iter()
        .find(|(texts, _)| texts.iter().any(begins));
    match (signature, text_signature) {
        (Some((_, format)), _) => Some(format),
        _ if every_second(0) || every_second(1) => Some("text in UTF-16"),
        (None, Some((_, format))) => Some(format),
        (None, None) => None,
    }
}
