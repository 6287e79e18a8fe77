//! Files that are no tables in UTF-8, or cannot be read.

use std::io::{self, Read};

use super::*;

#[test]
fn other_encodings_are_called_by_their_names() {
    let refusal = |bytes: &[u8]| default().read(bytes).unwrap_err().to_string();
    let utf16 = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}x,y\n1,2\n".encode_utf16().flat_map(unit).collect()
    };
    let sixteen = "the file is text in UTF-16: save the table as CSV in UTF-8";
    assert_eq!(refusal(&utf16(u16::to_le_bytes)), sixteen);
    assert_eq!(refusal(&utf16(u16::to_be_bytes)), sixteen);
    assert_eq!(refusal(&utf16(u16::to_le_bytes)[2..]), sixteen);
    assert_eq!(refusal(&utf16(u16::to_be_bytes)[2..]), sixteen);
    // Half a character is none.
    assert!(refusal(b"x\0y").starts_with("line 1 has one column"));
    assert_eq!(
        refusal(b"x,y\r1,2\rgr\xf6\xdfe,1\r"),
        "line 3 is not UTF-8, but perhaps Latin-1 (ISO 8859-1): save the table as CSV in UTF-8"
    );
    assert_eq!(
        refusal(b"x,y \x96 z\n1,2\n"),
        "line 1 is not UTF-8, but perhaps Windows-1252: save the table as CSV in UTF-8"
    );
    for (bytes, format) in [
        (&b"\xff\xfe\0\0x\0\0\0"[..], "text in UTF-32"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an Excel workbook (.xls)"),
        (b"\x1f\x8b\x08", "compressed (gzip)"),
        (b"BZh91AY&SY", "compressed (bzip2)"),
        (b"\xfd7zXZ\0", "compressed (xz)"),
        (b"\x28\xb5\x2f\xfd", "compressed (zstd)"),
        (b"7z\xbc\xaf\x27\x1c", "compressed (7z)"),
        (b"%PDF-1.7", "a PDF"),
        (b"PAR1", "a Parquet file"),
        (b"ARROW1\0\0", "an Arrow file"),
        (b"SQLite format 3\0\x10", "an SQLite database"),
        (b"\x93NUMPY\x01\0", "a NumPy array"),
        (b"{\\rtf1\\ansi a, b}", "RTF"),
        (b"\x80\x04\x95\0\0", "binary"),
        (b"[\n  {\n    \"x\": 1", "JSON"),
        (b"{\n \"x\": [1, 2]}", "JSON"),
        (b"<table border=1>\n<tr>", "HTML or XML"),
        (b"<h1>404, not found</h1>", "HTML or XML"),
        (b"<!-- by hand -->", "HTML or XML"),
        (b"@RELATION a\n@DATA\n1,2", "an ARFF file"),
        (
            b"version https://git-lfs.github.com/spec/v1\n",
            "a pointer of Git LFS",
        ),
    ] {
        let sentence = format!("the file is {format}: save the table as CSV in UTF-8");
        assert_eq!(refusal(bytes), sentence);
    }
    // Names that begin so are names.
    for names in ["<DATE>", "PAR", "BZh", "[x]", "version", "Rtf", "{x}"] {
        assert_eq!(
            table(&default(), &format!("{names},y\n1,2\n")).input_names,
            [names]
        );
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap();
    let missing = format!("{here}/no such table.csv");
    let error = default().read_path(&missing).unwrap_err().to_string();
    assert!(
        error.starts_with(&format!("cannot read {missing}: ")),
        "{error}"
    );
    let folder = default().read_path(&here).unwrap_err().to_string();
    assert!(
        folder.starts_with(&format!("cannot read {here}: ")),
        "{folder}"
    );

    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("unplugged"))
        }
    }
    assert_eq!(
        default().read(Broken).unwrap_err().to_string(),
        "cannot read the table: unplugged"
    );
}
