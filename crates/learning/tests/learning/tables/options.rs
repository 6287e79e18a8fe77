//! Options: separator, comments, decimal comma, incomplete lines.

use super::*;

#[test]
fn a_decimal_comma_is_read_where_it_is_asked_for() {
    let comma = |separator| CsvReader {
        decimal_comma: true,
        ..by(separator)
    };
    holds_two_points(&comma(';'), "x;y\n0,5;0,2\n2,5;0,9\n");
    holds_two_points(&comma(','), "x,y\n\"0,5\",\"0,2\"\n\"2,5\",\"0,9\"\n");
    assert_eq!(
        refusal(&by(';'), "x;y\n0,5;0,2\n"),
        "line 2, column 1 (\"x\"): \"0,5\" is not a number: write the decimal sign as a point, and no thousands separators"
    );
    for cell in ["0.5", "1.234,5"] {
        assert_eq!(
            refusal(&comma(';'), &format!("x;y\n{cell};0,2\n")),
            format!(
                "line 2, column 1 (\"x\"): {cell:?} is not a number: write the decimal sign as a comma, and no thousands separators"
            )
        );
    }
    assert!(
        refusal(&comma(';'), "0,5;y\n1;2\n")
            .contains("\"0,5\" is a value and cannot name a column")
    );
    // A number is no class, however it is written.
    assert_eq!(table(&comma(';'), "x;y\n1;0,5\n2;1,5\n").classes, None);
}

#[test]
fn incomplete_lines_are_left_out_when_that_is_asked_for() {
    let reader = CsvReader {
        skip_incomplete: true,
        positive: Some("b".to_owned()),
        ..default()
    };
    let found = table(
        &reader,
        "x,z,y\n1,2,a\n?,3,c\n4,5,b\n6,NA,d\n7,8,\n\n9,10,b\n",
    );
    assert_eq!(
        found.data.inputs(),
        array![[1.0, 2.0], [4.0, 5.0], [9.0, 10.0]]
    );
    assert_eq!(found.data.targets(), array![0.0, 1.0, 1.0]);
    assert_eq!(found.lines, [2, 4, 8]);
    assert_eq!(found.incomplete_lines, [3, 5, 6]);
    // Only what is missing is left out, not what is wrong.
    assert!(refusal(&reader, "x,z,y\n1,o,a\n").starts_with("line 2, column 2"));
    assert!(refusal(&reader, "x,z,y\n1,2\n").starts_with("line 2 ends after 2 of 3"));
    let all = refusal(&reader, "x,z,y\n1,,a\n,1,b\n");
    assert_eq!(
        all,
        "a value is missing in every line: fill in the values, or leave out the columns without them"
    );
    let complete = table(&default(), "x,y\n1,2\n");
    assert_eq!(
        (complete.lines, complete.incomplete_lines),
        (vec![2], vec![])
    );
}

#[test]
fn a_sign_that_can_begin_a_value_begins_no_comment() {
    let text = "x,y\n-0.5,0\n1.5,1\n";
    let begun_by = |sign| CsvReader {
        comment: Some(sign),
        ..default()
    };
    for sign in [
        '-', '+', '.', '"', '\'', '1', 'x', ' ', '\t', '\n', '\u{2212}', '\0',
    ] {
        match begun_by(sign).read(text.as_bytes()) {
            Err(CsvError::Comment { sign: said }) => assert_eq!(said, sign),
            other => panic!("{sign:?}: {other:?}"),
        }
    }
    assert_eq!(
        refusal(&begun_by('-'), text),
        "'-' cannot begin comments: use '#', '%', ';' or another ASCII sign"
    );
    for sign in ['#', '%', ';', '!', '/'] {
        let with_comment = format!("x,y\n{sign} a remark\n-0.5,0\n1.5,1\n");
        assert_eq!(table(&begun_by(sign), &with_comment).lines, [3, 4]);
    }
}

#[test]
fn a_separator_is_a_sign() {
    for separator in [
        '"', '\'', '\n', '\r', '.', '-', '+', '#', '1', 'e', ' ', '，', '\u{a0}', '\0',
    ] {
        let reader = by(separator);
        match reader.read("x y\n1 2\n".as_bytes()) {
            Err(CsvError::Separator { separator: said }) => assert_eq!(said, separator),
            other => assert!(
                separator == ' ' && other.is_ok(),
                "{separator:?}: {other:?}"
            ),
        }
    }
    assert_eq!(
        refusal(&by('\n'), ""),
        "'\\n' cannot separate values: use ',', ';', '\\t', '|', ' ' or another ASCII sign"
    );
    let hashes = CsvReader {
        comment: None,
        ..by('#')
    };
    holds_two_points(&hashes, "x#y\n0.5#0.2\n2.5#0.9\n");
    holds_two_points(&by(':'), "x:y\n0.5:0.2\n2.5:0.9\n");
}
