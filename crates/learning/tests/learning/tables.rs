//! Tables as spreadsheets, R, pandas and people write them: what is read, and the sentence for what is not.

use std::io::{self, Read};

use learning::{CsvColumn, CsvError, CsvInputs, CsvReader, CsvTable};
use ndarray::{Array2, array};
use proptest::prelude::*;

fn default() -> CsvReader {
    CsvReader::default()
}

fn by(separator: char) -> CsvReader {
    CsvReader {
        separator,
        ..default()
    }
}

#[track_caller]
fn table(reader: &CsvReader, text: &str) -> CsvTable {
    match reader.read(text.as_bytes()) {
        Ok(table) => table,
        Err(error) => panic!("{text:?} is refused: {error}"),
    }
}

#[track_caller]
fn refusal(reader: &CsvReader, text: &str) -> String {
    match reader.read(text.as_bytes()) {
        Ok(table) => panic!("{text:?} is read: {table:?}"),
        Err(error) => error.to_string(),
    }
}

/// The two points that most of these tables hold: inputs 0.5 and 2.5 called x, targets 0.2 and 0.9 called y.
#[track_caller]
fn holds_two_points(reader: &CsvReader, text: &str) {
    let table = table(reader, text);
    assert_eq!(table.data.inputs(), array![[0.5], [2.5]], "{text:?}");
    assert_eq!(table.data.targets(), array![0.2, 0.9], "{text:?}");
    assert_eq!(
        (&table.input_names[..], &table.target_name[..]),
        (&["x".to_owned()][..], "y"),
        "{text:?}"
    );
    assert_eq!(table.classes, None);
}

#[test]
fn the_same_two_points_in_every_dress() {
    for text in [
        "x,y\n0.5,0.2\n2.5,0.9\n",
        "x,y\n0.5,0.2\n2.5,0.9",
        // Line ends, and a byte order mark.
        "x,y\r\n0.5,0.2\r\n2.5,0.9\r\n",
        "x,y\r0.5,0.2\r2.5,0.9\r",
        "x,y\r0.5,0.2\r2.5,0.9",
        "\u{feff}x,y\r\n0.5,0.2\n2.5,0.9\r",
        "\u{feff}\"x\",\"y\"\n0.5,0.2\n2.5,0.9\n",
        // Quotation marks, and blanks before and behind them.
        "\"x\",\"y\"\n\"0.5\",\"0.2\"\n\"2.5\",\"0.9\"\n",
        "\"x\", \"y\"\n0.5, 0.2\n2.5, 0.9\n",
        " \"x\" ,\t\"y\" \n \"0.5\" , \" 0.2 \"\n\"2.5\" ,\"0.9\"\n",
        // Blanks, and what cannot be seen.
        "  x , y\t\n 0.5,\u{a0}0.2\u{202f}\n2.5 ,\u{200b}0.9\u{feff}\n",
        // Lines without anything.
        "\n \nx,y\n\n0.5,0.2\n\t\n2.5,0.9\n  \n",
        "x,y\n0.5,0.2\n2.5,0.9\n\u{1a}",
        "x,y\r\n0.5,0.2\r\n2.5,0.9\u{1a}",
        "x,y\n0.5,0.2\n2.5,0.9\n\u{a0}\n\n\r\n\r\n",
        "x,y\n0.5,0.2\n,\n2.5,0.9\n , \n,,,\n",
        "x,y\n0.5,0.2\n2.5,0.9\n\"\",\"\"\n",
        // Commas at the ends of lines.
        "x,y,\n0.5,0.2,\n2.5,0.9,\n",
        "x,y,,,\n0.5,0.2,,,\n2.5,0.9,,,\n",
        "x,y\n0.5,0.2,\n2.5,0.9,,\n",
        "x,y,\n0.5,0.2\n2.5,0.9\n",
        ",,\nx,y,\n0.5,0.2,\n2.5,0.9\n",
        // A column between that has neither name nor values.
        "x,,y\n0.5,,0.2\n2.5, ,0.9\n",
        // Comments.
        "# two points\nx,y\n0.5,0.2\n# in between\n2.5,0.9\n  # the end",
        "# made by hand, 2024\n#\nx,y\n0.5,0.2\n2.5,0.9\n",
        "# x,y\n0.5,0.2\n2.5,0.9\n",
        "#x,y\n0.5,0.2\n2.5,0.9\n",
        "# two points\n## x, \"y\"\n\n0.5,0.2\n2.5,0.9\n",
        // Excel's first line.
        "sep=,\nx,y\n0.5,0.2\n2.5,0.9\n",
        "\u{feff}\"SEP=,\"\r\nx,y\r\n0.5,0.2\r\n2.5,0.9\r\n",
        // Other ways to write the numbers.
        "x,y\n+.5,2e-1\n25E-1,00.90\n",
        "x,y\n5e−1,+0.2\n2.5,9E−1\n",
    ] {
        holds_two_points(&default(), text);
    }
    holds_two_points(&by(';'), "x;y\n0.5;0.2\n2.5;0.9\n");
    holds_two_points(&by(';'), "sep=;\nx;y;\n0.5;0.2;\n2.5;0.9;\n");
    holds_two_points(&by('\t'), "x\ty\n0.5\t0.2\n2.5\t0.9\t\n\t\n");
    holds_two_points(&by('\t'), "sep=\t\nx\t \"y\"\n0.5\t0.2\n 2.5\t0.9\n");
    holds_two_points(&by('|'), "x|y\n0.5|0.2\n2.5|0.9\n");
    holds_two_points(&by(' '), "x y\n0.5 0.2\n2.5 0.9\n");
    holds_two_points(
        &by(' '),
        "  x    y  \n  0.5  0.2\r\n\r\n 2.5  \"0.9\" \n   \n",
    );
    let above = CsvReader {
        skip_lines: 2,
        ..default()
    };
    holds_two_points(
        &above,
        "Measured by hand\n\"on, a day\nx,y\n0.5,0.2\n2.5,0.9\n",
    );
    holds_two_points(&above, "a\r\r\nx,y\r\n0.5,0.2\r\n2.5,0.9\r\n");
    holds_two_points(&above, "a\r\nb\r\nx,y\r\n0.5,0.2\r\n2.5,0.9\r\n");
    let semicolons = CsvReader {
        comment: Some(';'),
        ..default()
    };
    holds_two_points(&semicolons, "; two points\nx,y\n0.5,0.2\n2.5,0.9\n");
}

#[test]
fn a_minus_sign_is_a_minus_sign() {
    let table = table(&default(), "x,y\n−0.5,−1e−2\n-2.5,-0\n");
    assert_eq!(table.data.inputs(), array![[-0.5], [-2.5]]);
    assert_eq!(table.data.targets(), array![-0.01, 0.0]);
}

#[test]
#[rustfmt::skip]
fn what_cannot_be_read_is_said_in_one_sentence() {
    for (text, sentence) in [
        // Nothing, or too little.
        ("", "the table is empty: begin with a line that names the columns, such as x,y"),
        ("\u{feff}\n \n\u{1a}", "the table is empty: begin with a line that names the columns, such as x,y"),
        ("# x,y\n", "the table is empty: begin with a line that names the columns, such as x,y"),
        ("\nx,y\n\n", "there are no samples below the names in line 2: add at least one line of values"),
        // Names.
        ("NA,1,0\n2,3,1\n4,5,0\n", "line 1, column 1: \"NA\" is a value and cannot name a column: rename it, put a line of names above it, or set header to false"),
        ("\n0.5,0.2\n", "line 2, column 1: \"0.5\" is a value and cannot name a column: rename it, put a line of names above it, or set header to false"),
        ("id,?,y\n1,2,3\n", "line 1, column 2: \"?\" is a value and cannot name a column: rename it, put a line of names above it, or set header to false"),
        ("a,1990,y\n1,2,3\n", "line 1, column 2: \"1990\" is a value and cannot name a column: rename it, put a line of names above it, or set header to false"),
        ("5.1,3.5,setosa\n4.9,3,setosa\n", "line 1, column 1: \"5.1\" is a value and cannot name a column: rename it, put a line of names above it, or set header to false"),
        ("  ,  \n1,2\n", "line 2, column 1: \"1\" is a value and cannot name a column: rename it, put a line of names above it, or set header to false"),
        ("# made by me, 2024\n1,2\n", "line 2, column 1: \"1\" is a value and cannot name a column: rename it, put a line of names above it, or set header to false"),
        (",x,y\n0,0.5,0.2\n1,2.5,0.9\n", "line 1, column 1: the column has values (line 2) and no name: name it, or leave it out"),
        ("x,,y\n1,,2\n\n3,7,4\n", "line 1, column 2: the column has values (line 4) and no name: name it, or leave it out"),
        ("x,y,\n1,2,\n3,4,5\n", "line 1, column 3: the column has values (line 3) and no name: name it, or leave it out"),
        ("x,y,x\n1,2,3\n", "line 1, column 3 (\"x\"): column 1 has the same name: give every column a name of its own"),
        // Separators.
        ("x;y\n0.5;0.2\n", "line 1 has one column, and a sample needs an input and a target: if semicolons separate the values, set the separator to ';'"),
        ("x;y\n0,5;0,2\n", "line 1 has one column, and a sample needs an input and a target: if semicolons separate the values, set the separator to ';'"),
        ("x\ty\n0.5\t0.2\n", "line 1 has one column, and a sample needs an input and a target: if tabs separate the values, set the separator to '\\t'"),
        ("x|y z\n0.5|0.2\n", "line 1 has one column, and a sample needs an input and a target: if bars separate the values, set the separator to '|'"),
        ("x y\n0.5 0.2\n", "line 1 has one column, and a sample needs an input and a target: if blanks separate the values, set the separator to ' ', and if it is a title, skip the line"),
        ("x\n0.5\n", "line 1 has one column, and a sample needs an input and a target: separate the values by commas, set the separator, or skip the lines above the table"),
        ("x,\n0.5,\n", "line 1 has one column, and a sample needs an input and a target: separate the values by commas, set the separator, or skip the lines above the table"),
        ("\"x\";\"y\"\n0.5;0.2\n", "line 1 has one column, and a sample needs an input and a target: if semicolons separate the values, set the separator to ';'"),
        ("\"x\"\t\"y\"\n0.5\t0.2\n", "line 1 has one column, and a sample needs an input and a target: if tabs separate the values, set the separator to '\\t'"),
        ("\"x\" \"y\"\n0.5 0.2\n", "line 1 has one column, and a sample needs an input and a target: if blanks separate the values, set the separator to ' ', and if it is a title, skip the line"),
        ("\"x;\";\"y\n", "line 1 has one column, and a sample needs an input and a target: if semicolons separate the values, set the separator to ';'"),
        ("\"x,y\"\n\"0.5,0.2\"\n", "line 1 has one column, and a sample needs an input and a target: the quotation marks make one value of several: take them out"),
        ("x,y\n\"0.5,0.2\"\n", "line 2 ends after 1 of 2 values: the quotation marks make one value of several: take them out"),
        ("sep=;\nx;y\n1;2\n", "line 1 says that the values are separated by ';': set the separator to it"),
        ("\n\"sep=\t\"\nx\ty\n1\t2\n", "line 2 says that the values are separated by '\\t': set the separator to it"),
        // The length of lines.
        ("x,y\n0.5\n", "line 2 ends after 1 of 2 values: write a value for every column, or leave the line out"),
        ("x,y\n1;2\n", "line 2 ends after 1 of 2 values: if semicolons separate the values, set the separator to ';'"),
        ("x,y\n1\t2\n", "line 2 ends after 1 of 2 values: if tabs separate the values, set the separator to '\\t'"),
        ("x,y\n1,2\n\0\0\0\0", "line 3 ends after 1 of 2 values: write a value for every column, or leave the line out"),
        ("x,y,z,\n1,2,3\n1,2\n", "line 3 ends after 2 of 3 values: write a value for every column, or leave the line out"),
        ("x,y\na,1,2\n", "line 2 has 3 values and line 1 has 2 names: if the first values are the names of rows, name that column too; a decimal comma separates two values"),
        ("x,y\n1,2\n1,2,3\n", "line 3 has 3 values in 2 columns: take out what is too much, or name the column; a decimal comma separates two values"),
        ("x,y\n0,5,0,2\n", "line 2 has 4 values in 2 columns: take out what is too much, or name the column; a decimal comma separates two values"),
        // Quotation marks.
        ("x,y\n0.5,\"0.2\n2.5,0.9\n1.5,0.4\n", "line 2, column 2 (\"y\"): the quotation mark before \"0.2\\n2.5,0.9\\n1.5,0.4\\n\" is not closed at the end of the value: close it, or take it out"),
        ("x,y\n\"0.5,0.2\n2.5,0.9\n", "line 2, column 1 (\"x\"): the quotation mark before \"0.5,0.2\\n2.5,0.9\\n\" is not closed at the end of the value: close it, or take it out"),
        ("\"x,y\n0.5,0.2\n", "line 1, column 1: the quotation mark before \"x,y\\n0.5,0.2\\n\" is not closed at the end of the value: close it, or take it out"),
        ("x,y\n1,\"2\n3,\"4\"\n", "line 2, column 2 (\"y\"): the quotation mark before \"2\\n3,4\\\"\" is not closed at the end of the value: close it, or take it out"),
        ("x,y\n1,\"2\n3,\"\n4,5\n", "line 2, column 2 (\"y\"): the quotation mark before \"2\\n3,\" is not closed at the end of the value: close it, or take it out"),
        ("x,y,z\n1,\"2,3\n4,5,\"6\n7,8,9\n", "line 2, column 2 (\"y\"): the quotation mark before \"2,3\\n4,5,6\" is not closed at the end of the value: close it, or take it out"),
        ("x,y,z\n1,\"2\n3\"\n4,5,6\n", "line 2, column 2 (\"y\"): the quotation mark before \"2\\n3\" is not closed at the end of the value: close it, or take it out"),
        ("x,y\n5\",1\n", "line 2, column 1 (\"x\"): \"5\\\"\" is not a number: write a decimal such as 0.5 or 1e-3"),
        ("x,y\n\"5\" wide\",1\n", "line 2, column 1 (\"x\"): the quotation mark before \"5 wide\\\"\" is not closed at the end of the value: close it, or take it out"),
        ("x,y\n\"5\"\"\",1\n", "line 2, column 1 (\"x\"): \"5\\\"\" is not a number: write a decimal such as 0.5 or 1e-3"),
        // Values.
        ("x,y\n,1\n", "line 2, column 1 (\"x\"): the value is missing: fill it in, or leave the line out"),
        ("x,y\n1,NA\n", "line 2, column 2 (\"y\"): the value is missing (NA): fill it in, or leave the line out"),
        ("x,y\n?,1\n", "line 2, column 1 (\"x\"): the value is missing (?): fill it in, or leave the line out"),
        ("x,y\n1,nan\n", "line 2, column 2 (\"y\"): the value is missing (nan): fill it in, or leave the line out"),
        ("x,y\ninf,1\n", "line 2, column 1 (\"x\"): \"inf\" is infinite: write it in another unit, or leave the line out"),
        ("x,y\n1e400,1\n", "line 2, column 1 (\"x\"): \"1e400\" is too large for an f64: write it in another unit, or leave the line out"),
        ("x,y\n1e-400,1\n", "line 2, column 1 (\"x\"): \"1e-400\" is too near to 0 for an f64: write it in another unit, or leave the line out"),
        ("x,y\n\"0,5\",1\n", "line 2, column 1 (\"x\"): \"0,5\" is not a number: write the decimal sign as a point, and no thousands separators"),
        ("x,y\n\"1,234.5\",1\n", "line 2, column 1 (\"x\"): \"1,234.5\" is not a number: write the decimal sign as a point, and no thousands separators"),
        ("x,y\n1;2,3\n", "line 2, column 1 (\"x\"): \"1;2\" is not a number: if semicolons separate the values, set the separator to ';'"),
        ("x,y\n1\t2,3\n", "line 2, column 1 (\"x\"): \"1\\t2\" is not a number: if tabs separate the values, set the separator to '\\t'"),
        ("x,y\n1|2,3\n", "line 2, column 1 (\"x\"): \"1|2\" is not a number: if bars separate the values, set the separator to '|'"),
        ("x,y\n50%,1\n", "line 2, column 1 (\"x\"): \"50%\" is not a number: write the number without its sign, such as 0.5 for 50%"),
        ("x,y\n–5,1\n", "line 2, column 1 (\"x\"): \"–5\" is not a number: write the minus sign as -"),
        ("x,y\n0x10,1\n", "line 2, column 1 (\"x\"): \"0x10\" is not a number: write a decimal such as 0.5 or 1e-3"),
        ("x,y\n1_000,1\n", "line 2, column 1 (\"x\"): \"1_000\" is not a number: write a decimal such as 0.5 or 1e-3"),
        ("x,y\n2020-01-31,1\n", "line 2, column 1 (\"x\"): \"2020-01-31\" is not a number: write a date or a time as a number, such as its days or seconds, or leave the column out"),
        ("x,y\n31.01.2020,1\n", "line 2, column 1 (\"x\"): \"31.01.2020\" is not a number: write a date or a time as a number, such as its days or seconds, or leave the column out"),
        ("x,y\n12:30,1\n", "line 2, column 1 (\"x\"): \"12:30\" is not a number: write a date or a time as a number, such as its days or seconds, or leave the column out"),
        ("x,y\n1,2020-01-31\n", "line 2, column 2 (\"y\"): \"2020-01-31\" is not a number: write a date or a time as a number, such as its days or seconds"),
        ("x,y\n1\u{0},1\n", "line 2, column 1 (\"x\"): \"1\\0\" is not a number: write a decimal such as 0.5 or 1e-3"),
        ("x,y\n1\u{200b}2,1\n", "line 2, column 1 (\"x\"): \"1\\u{200b}2\" is not a number: write a decimal such as 0.5 or 1e-3"),
        ("x,y\nTRUE,1\n", "line 2, column 1 (\"x\"): \"TRUE\" is not a number: write 1 and 0 for the two, or leave the column out"),
        ("x,y\nred,1\n", "line 2, column 1 (\"x\"): \"red\" is not a number: write a decimal such as 0.5 or 1e-3, or leave the column out"),
        ("x,y\n1,2\n1,2 # note\n", "line 3, column 2 (\"y\"): \"2 # note\" is not a number: write its digits without blanks between"),
        ("x,y\n1\u{202f}000,1\n", "line 2, column 1 (\"x\"): \"1\\u{202f}000\" is not a number: write its digits without blanks between"),
        ("id,y\na1,1\n", "line 2, column 1 (\"id\"): \"a1\" is not a number: write a decimal such as 0.5 or 1e-3, or leave the column out"),
        // Targets.
        ("x,y\n1,M\n2,B\n3,C\n", "line 4, column 2 (\"y\"): \"C\" is a third class beside \"M\" and \"B\": one target can tell two classes apart"),
        ("x,y\n1,M\n2,M\n", "line 2, column 2 (\"y\"): all targets are \"M\": there must be two classes"),
        ("x,y\n1,M\n2,0.5\n", "line 3, column 2 (\"y\"): \"0.5\" is a number, and \"M\" is a target too: write all targets as numbers, or as two classes"),
        ("x,y\n1,0.5\n2,M\n", "line 3, column 2 (\"y\"): \"M\" is not a number: write all targets as numbers, or as two classes"),
        ("x,y\n1,M\n2,1e400\n", "line 3, column 2 (\"y\"): \"1e400\" is too large for an f64: write it in another unit, or leave the line out"),
        ("x,y\n1,\"0,5\"\n2,\"0,6\"\n", "line 2, column 2 (\"y\"): \"0,5\" is not a number: write the decimal sign as a point, and no thousands separators"),
        // Lines that end in CR, and in CR LF, are counted.
        ("x,y\r0.5,0.2\r2.5,o.9\r", "line 3, column 2 (\"y\"): \"o.9\" is not a number: write all targets as numbers, or as two classes"),
        ("x,y\r\n0.5,0.2\r\n\r\n2.5,o.9\r\n", "line 4, column 2 (\"y\"): \"o.9\" is not a number: write all targets as numbers, or as two classes"),
        ("\"x\r\nor so\",y\r\n0.5,0.2\r\n# ?\r\n2.5,o.9\r\n", "line 5, column 2 (\"y\"): \"o.9\" is not a number: write all targets as numbers, or as two classes"),
        ("x,\"y\n1\",z\n1,2,3\n\"\n4\",5,o.6\n", "line 5, column 3 (\"z\"): \"o.6\" is not a number: write all targets as numbers, or as two classes"),
        // Other files.
        ("{\"x\": 1}\n", "the file is JSON: save the table as CSV in UTF-8"),
        ("\n<!DOCTYPE html>\n<html>", "the file is HTML or XML: save the table as CSV in UTF-8"),
        ("PK\u{3}\u{4}…", "the file is a ZIP archive, as Excel workbooks (.xlsx) are: save the table as CSV in UTF-8"),
        ("x\0,\0y\0\n\x001\0,\x002\0\n\0", "the file is text in UTF-16: save the table as CSV in UTF-8"),
    ] {
        assert_eq!(refusal(&default(), text), sentence, "{text:?}");
    }
    let headerless = CsvReader {
        header: false,
        ..default()
    };
    for (text, sentence) in [
        ("NA,1,0\n2,3,1\n", "line 1, column 1: the value is missing (NA): fill it in, or leave the line out"),
        ("1,,0\n2,3,1\n", "line 1, column 2: the value is missing: fill it in, or leave the line out"),
        ("1,2,\n3,4,5\n", "line 1, column 3: the column has values (line 2) and no name: name it, or leave it out"),
        ("1,2\n3,4,5\n", "line 2 has 3 values in 2 columns: take out what is too much, or name the column; a decimal comma separates two values"),
        ("1;2\n", "line 1 has one column, and a sample needs an input and a target: if semicolons separate the values, set the separator to ';'"),
        ("1,\n2,\n", "line 1 has one column, and a sample needs an input and a target: separate the values by commas, set the separator, or skip the lines above the table"),
    ] {
        assert_eq!(refusal(&headerless, text), sentence, "{text:?}");
    }
    for (text, sentence) in [
        ("\"x\" \"y\"\n\"1\" 0.5 0.2\n\"2\" 2.5 0.9\n", "line 2 has 3 values and line 1 has 2 names: if the first values are the names of rows, name that column too"),
        ("x,y\n1,2\n", "line 1 has one column, and a sample needs an input and a target: if commas separate the values, set the separator to ','"),
        ("x y\n1 2\n3\n", "line 3 ends after 1 of 2 values: write a value for every column, or leave the line out"),
    ] {
        assert_eq!(refusal(&by(' '), text), sentence, "{text:?}");
    }
    assert_eq!(
        refusal(&by(';'), "x;y\n0,5;0,2\n"),
        "line 2, column 1 (\"x\"): \"0,5\" is not a number: write the decimal sign as a point, and no thousands separators"
    );
    // A mark before the separator that was asked for does not speak against it.
    assert_eq!(
        refusal(&by(';'), "\"5\" wide\";\"y\"\n1;2\n"),
        "line 1, column 1: the quotation mark before \"5 wide\\\"\" is not closed at the end of the value: close it, or take it out"
    );
}

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
        refusal(b"\xff\xfe\0\0x\0\0\0"),
        "the file is text in UTF-32: save the table as CSV in UTF-8"
    );
    assert_eq!(
        refusal(b"x,y\r1,2\rgr\xf6\xdfe,1\r"),
        "line 3 is not UTF-8, but perhaps Latin-1 (ISO 8859-1): save the table as CSV in UTF-8"
    );
    assert_eq!(
        refusal(b"x,y \x96 z\n1,2\n"),
        "line 1 is not UTF-8, but perhaps Windows-1252: save the table as CSV in UTF-8"
    );
    assert_eq!(
        refusal(b"\xd0\xcf\x11\xe0\xa1\xb1"),
        "the file is an Excel workbook (.xls): save the table as CSV in UTF-8"
    );
    assert_eq!(
        refusal(b"\x1f\x8b\x08"),
        "the file is compressed (gzip): save the table as CSV in UTF-8"
    );
    assert_eq!(
        refusal(b"%PDF-1.7"),
        "the file is a PDF: save the table as CSV in UTF-8"
    );
    assert_eq!(
        refusal(b"PAR1"),
        "the file is a Parquet file: save the table as CSV in UTF-8"
    );
}

#[test]
fn columns_are_chosen_by_name_and_by_number() {
    let text = "id,a,kind,b,y\n17,1,red,2,3\n18,4,blue,5,6\n";
    let choose = |target: Option<CsvColumn>, inputs| CsvReader {
        target,
        inputs,
        ..default()
    };
    let names = |reader: &CsvReader| {
        let table = table(reader, text);
        (
            table.input_names.join(" "),
            table.target_name,
            table.data.inputs().to_owned(),
            table.data.targets().to_vec(),
        )
    };
    let expected = |inputs: &str, target: &str, x: Array2<f64>, y: &[f64]| {
        (inputs.to_owned(), target.to_owned(), x, y.to_vec())
    };
    let except = CsvInputs::Except(vec!["id".into(), 3.into()]);
    assert_eq!(
        names(&choose(None, except.clone())),
        expected("a b", "y", array![[1.0, 2.0], [4.0, 5.0]], &[3.0, 6.0])
    );
    assert_eq!(
        names(&choose(Some("a".into()), except)),
        expected("b y", "a", array![[2.0, 3.0], [5.0, 6.0]], &[1.0, 4.0])
    );
    assert_eq!(
        names(&choose(
            Some(2.into()),
            CsvInputs::Only(vec!["y".into(), 4.into()])
        )),
        expected("b y", "a", array![[2.0, 3.0], [5.0, 6.0]], &[1.0, 4.0])
    );
    // The target is no input, whether it is excepted or not.
    assert_eq!(
        names(&choose(
            Some("a".into()),
            CsvInputs::Except(vec!["a".into(), "kind".into(), "id".into()])
        )),
        expected("b y", "a", array![[2.0, 3.0], [5.0, 6.0]], &[1.0, 4.0])
    );

    let there_is_no = |column: &str| {
        format!("there is no column {column}: choose from \"id\", \"a\", \"kind\", \"b\", \"y\"")
    };
    assert_eq!(
        refusal(&choose(Some("A".into()), CsvInputs::All), text),
        there_is_no("\"A\"")
    );
    assert_eq!(
        refusal(&choose(Some(0.into()), CsvInputs::All), text),
        there_is_no("0")
    );
    assert_eq!(
        refusal(&choose(Some(6.into()), CsvInputs::All), text),
        there_is_no("6")
    );
    assert_eq!(
        refusal(&choose(None, CsvInputs::Only(vec!["c".into()])), text),
        there_is_no("\"c\"")
    );
    assert_eq!(
        refusal(&choose(None, CsvInputs::Except(vec!["c".into()])), text),
        there_is_no("\"c\"")
    );
    assert_eq!(
        refusal(
            &choose(Some("z".into()), CsvInputs::All),
            "a,b,c,d,e,f,g,h,i,j\n1,2,3,4,5,6,7,8,9,10\n"
        ),
        "there is no column \"z\": choose from \"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\", and 2 more"
    );
    let headerless = CsvReader {
        header: false,
        target: Some(4.into()),
        ..default()
    };
    assert_eq!(
        refusal(&headerless, "1,2,3\n"),
        "there is no column 4: choose from 1 to 3"
    );
    assert_eq!(
        refusal(
            &choose(
                Some("a".into()),
                CsvInputs::Only(vec!["b".into(), 2.into()])
            ),
            text
        ),
        "column 2 is the target and cannot be an input: choose another target, or other inputs"
    );
    let none = "a sample needs at least one input: leave a column in";
    assert_eq!(refusal(&choose(None, CsvInputs::Only(vec![])), text), none);
    let all = ["id", "a", "kind", "b", "y"].map(CsvColumn::from);
    assert_eq!(
        refusal(&choose(None, CsvInputs::Except(all.to_vec())), text),
        none
    );
}

#[test]
fn what_is_left_out_may_hold_anything() {
    let pandas = CsvReader {
        inputs: CsvInputs::Except(vec![1.into()]),
        ..default()
    };
    holds_two_points(&pandas, ",x,y\n0,0.5,0.2\n1,2.5,0.9\n");
    let notes = CsvReader {
        inputs: CsvInputs::Only(vec!["x".into()]),
        target: Some("y".into()),
        ..default()
    };
    holds_two_points(
        &notes,
        "x,y,note\n0.5,0.2,\"two\nlines, \"\"quoted\"\"\"\n2.5,0.9,NA\n",
    );
    holds_two_points(
        &notes,
        "x,y,NA,note,note,1990\n0.5,0.2,a,b,c,d\n2.5,0.9,,,,\n",
    );
    // Two lines in a note do not hide what is wrong elsewhere.
    assert_eq!(
        refusal(&notes, "note,x,y\n\"two\nlines\",o.5,0.2\n"),
        "line 3, column 2 (\"x\"): \"o.5\" is not a number: write a decimal such as 0.5 or 1e-3, or leave the column out"
    );
    // But a mark that is not closed does not pass, though nobody wants its column.
    assert_eq!(
        refusal(&notes, "x,y,note\n0.5,0.2,\"5\" wide\"\n"),
        "line 2, column 3 (\"note\"): the quotation mark before \"5 wide\\\"\" is not closed at the end of the value: close it, or take it out"
    );
    // A column that is asked for by its number needs no name.
    let number = CsvReader {
        inputs: CsvInputs::Only(vec![1.into()]),
        target: Some(2.into()),
        ..default()
    };
    let table = table(&number, ",,z\n1,2,a\n");
    assert_eq!(
        (table.input_names, table.target_name),
        (vec!["column 1".to_owned()], "column 2".to_owned())
    );
    // A name that stands twice cannot be asked for.
    let twice = CsvReader {
        inputs: CsvInputs::Except(vec!["n".into()]),
        ..default()
    };
    assert_eq!(
        refusal(&twice, "n,x,n,y\n1,2,3,4\n"),
        "line 1, column 3 (\"n\"): column 1 has the same name: give every column a name of its own"
    );
}

#[test]
fn a_table_without_names_is_read_when_it_is_said_to_have_none() {
    let headerless = CsvReader {
        header: false,
        ..default()
    };
    let found = table(&headerless, "\n1,2,\n3,4\n");
    assert_eq!(found.data.inputs(), array![[1.0], [3.0]]);
    assert_eq!(
        (found.input_names, found.target_name),
        (vec!["column 1".to_owned()], "column 2".to_owned())
    );
    assert_eq!(found.lines, [2, 3]);
    // Numbers in the place of names, as in tables of pictures: the line is skipped, or the names are not used.
    let pictures = CsvReader {
        header: false,
        skip_lines: 1,
        ..default()
    };
    assert_eq!(
        table(&pictures, "0,1,target\n5,6,7\n").data.inputs(),
        array![[5.0, 6.0]]
    );
    // The line of names that follows the comment is not the comment.
    let found = table(&default(), "# a,b\nx,y\n1,2\n");
    assert_eq!(
        (found.input_names, found.target_name),
        (vec!["x".to_owned()], "y".to_owned())
    );
    // Names in a comment stand on the line of the comment.
    let nameless = "line 2, column 2: the column has values (line 3) and no name";
    let text = refusal(&default(), "# by hand\n# x,,y\n1,5,2\n");
    assert!(text.starts_with(nameless), "{text}");
    // A first column that is called #.
    assert_eq!(table(&default(), "#,x,y\n1,2,3\n").input_names, ["#", "x"]);
    let plain = CsvReader {
        comment: None,
        ..default()
    };
    assert_eq!(table(&plain, "#,#x,y\n1,2,3\n").input_names, ["#", "#x"]);
    // Sodium is a name, and so is a word that begins with a digit.
    assert_eq!(
        table(&default(), "Na,2nd,y\n1,2,3\n").input_names,
        ["Na", "2nd"]
    );
}

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
fn inputs_are_read_where_there_is_no_target() {
    let only = |columns: &[&str]| CsvReader {
        inputs: CsvInputs::Only(columns.iter().map(|&name| name.into()).collect()),
        ..default()
    };
    let read = |reader: &CsvReader, text: &str| reader.read_inputs(text.as_bytes());
    let samples = read(&default(), "x\n0.5\n\n2.5\n").unwrap();
    assert_eq!(samples.inputs, array![[0.5], [2.5]]);
    assert_eq!(
        (samples.lines, samples.input_names),
        (vec![2, 4], vec!["x".to_owned()])
    );

    let samples = read(&only(&["c", "a"]), "a,b,c\n1,?,3\n4,no,6\n").unwrap();
    assert_eq!(samples.inputs, array![[1.0, 3.0], [4.0, 6.0]]);
    assert_eq!(samples.input_names, ["a", "c"]);

    let unnamed = CsvReader {
        header: false,
        skip_incomplete: true,
        ..default()
    };
    let samples = read(&unnamed, "7\nNA\n8\n").unwrap();
    assert_eq!(samples.inputs, array![[7.0], [8.0]]);
    assert_eq!(
        (samples.lines, samples.incomplete_lines),
        (vec![1, 3], vec![2])
    );

    for (reader, text, sentence) in [
        (
            only(&["d"]),
            "a,b\n1,2\n",
            "there is no column \"d\": choose from \"a\", \"b\"",
        ),
        (
            default(),
            "a,b\n",
            "there are no samples below the names in line 1: add at least one line of values",
        ),
        (
            default(),
            "a,b\n1,\n",
            "line 2, column 2 (\"b\"): the value is missing: fill it in, or leave the line out",
        ),
        (
            only(&[]),
            "a,b\n1,2\n",
            "a sample needs at least one input: leave a column in",
        ),
    ] {
        assert_eq!(read(&reader, text).unwrap_err().to_string(), sentence);
    }
}

#[test]
fn two_texts_become_0_and_1() {
    let classes = |reader: &CsvReader, texts: &[&str]| {
        let rows: Vec<String> = texts.iter().map(|text| format!("7,{text}\n")).collect();
        let table = table(reader, &format!("x,y\n{}", rows.concat()));
        (
            table.data.targets().to_vec(),
            table.classes.unwrap().map(|text| text.to_string()),
        )
    };
    let pair = |zero: &str, one: &str| [zero.to_owned(), one.to_owned()];
    // The later one in the alphabet is 1, whichever comes first, and however it is written.
    for (first, second) in [
        ("no", "yes"),
        ("No", "yes"),
        ("NO", "YES"),
        ("no", "YES"),
        ("false", "true"),
        ("FALSE", "TRUE"),
        ("B", "M"),
        ("benign", "malignant"),
        ("absent", "present"),
        ("neg", "pos"),
        ("+", "-"),
        ("class 1", "class 2"),
        ("N", "n"),
    ] {
        assert_eq!(
            classes(&default(), &[first, second, second]),
            (vec![0.0, 1.0, 1.0], pair(first, second))
        );
        assert_eq!(
            classes(&default(), &[second, first, second]),
            (vec![1.0, 0.0, 1.0], pair(first, second))
        );
    }
    let positive = |text: &str| CsvReader {
        positive: Some(text.to_owned()),
        ..default()
    };
    assert_eq!(
        classes(&positive("B"), &["M", "B", "B"]),
        (vec![0.0, 1.0, 1.0], pair("M", "B"))
    );
    assert_eq!(
        classes(&positive("B"), &["B", "M", "B"]),
        (vec![1.0, 0.0, 1.0], pair("M", "B"))
    );
    assert_eq!(
        classes(&positive("M"), &["B", "M"]),
        (vec![0.0, 1.0], pair("B", "M"))
    );
    // Classes that begin as numbers do, from the tables of the UCI repository.
    assert_eq!(
        classes(&default(), &[">50K", "<=50K"]),
        (vec![1.0, 0.0], pair("<=50K", ">50K"))
    );
    assert_eq!(
        classes(&default(), &["1st", "2nd"]),
        (vec![0.0, 1.0], pair("1st", "2nd"))
    );
    // Numbers are classes when one of them is asked for.
    assert_eq!(
        classes(&positive("4"), &["2", "4.0", "2", "4"]),
        (vec![0.0, 1.0, 0.0, 1.0], pair("2", "4.0"))
    );
    assert_eq!(
        classes(&positive("-1"), &["1", "−1"]),
        (vec![0.0, 1.0], pair("1", "−1"))
    );
    assert_eq!(
        classes(&positive("1"), &["M", "1"]),
        (vec![0.0, 1.0], pair("M", "1"))
    );

    let text = "x,y\n1,M\n2,B\n";
    assert_eq!(
        refusal(&positive("m"), text),
        "no target is \"m\": choose \"M\" or \"B\" as the class that is 1"
    );
    assert_eq!(
        refusal(&positive("1"), "x,y\n1,0\n2,1\n3,2\n"),
        "line 4, column 2 (\"y\"): \"2\" is a third class beside \"0\" and \"1\": one target can tell two classes apart"
    );
    assert_eq!(
        refusal(&positive("M"), "x,y\n1,M\n2,\n"),
        "line 3, column 2 (\"y\"): the value is missing: fill it in, or leave the line out"
    );
    // Numbers that are no classes stay what they are.
    let table = table(&default(), "x,y\n1,7\n2,7\n");
    assert_eq!(
        (table.data.targets().to_vec(), table.classes),
        (vec![7.0, 7.0], None)
    );
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

#[test]
fn long_lines_and_long_values_are_cut_in_messages_and_nowhere_else() {
    let name = "n".repeat(100_000);
    let found = table(&default(), &format!("{name},y\n1,2\n"));
    assert_eq!(found.input_names[0], name);
    let digits = "7".repeat(300);
    assert_eq!(
        table(&default(), &format!("x,y\n{digits},2\n"))
            .data
            .inputs()[(0, 0)],
        digits.parse::<f64>().unwrap()
    );
    for (text, begins) in [
        (
            format!("{name},y\n{}x,2\n", "7".repeat(1_000_000)),
            "line 2, column 1 (\"nnn",
        ),
        (
            format!("x,y\n\"{}", "1,2\n".repeat(100_000)),
            "line 2, column 1 (\"x\"): the quotation mark before \"1,2\\n1,2",
        ),
        (
            format!("x,y\n{}\n", ",1".repeat(100_000)),
            "line 2 has 100001 values in 2 columns",
        ),
        (format!("{name},{name}\n1,2\n"), "line 1, column 2 (\"nnn"),
        (
            format!("x,y\n1,{name}\n2,{name}m\n3,{name}o\n"),
            "line 4, column 2 (\"y\"): \"nnn",
        ),
        (
            format!("x,y\n{},1\n", "\u{1}".repeat(1000)),
            "line 2, column 1 (\"x\"): \"\\u{1}\\u{1}",
        ),
    ] {
        let sentence = refusal(&default(), &text);
        assert!(
            sentence.starts_with(begins) && sentence.chars().count() <= 250,
            "{sentence}"
        );
    }
    let long = CsvReader {
        target: Some((&name[..]).into()),
        ..default()
    };
    let names: Vec<String> = (0..20).map(|i| format!("{i}{name}")).collect();
    let sentence = refusal(&long, &format!("{}\n", names.join(",")));
    assert!(sentence.chars().count() <= 400, "{sentence}");
}

#[test]
fn a_wide_table_and_a_long_one_are_read() {
    let wide: Vec<String> = (0..5000).map(|j| format!("x{j}")).collect();
    let values: Vec<String> = (0..5000).map(|j| j.to_string()).collect();
    let found = table(
        &default(),
        &format!("{}\n{}\n", wide.join(","), values.join(",")),
    );
    assert_eq!(found.data.n_inputs(), 4999);
    let long: String = (0..20_000).map(|i| format!("{i},{}\n", i % 2)).collect();
    let found = table(&default(), &format!("x,y\n{long}"));
    assert_eq!(
        (found.data.n_samples(), found.lines[19_999]),
        (20_000, 20_001)
    );
    assert!(
        found
            .data
            .samples()
            .enumerate()
            .all(|(i, (x, y))| x[0] == i as f64 && y == (i % 2) as f64)
    );
}

/// Pieces of which tables are made, and of which they should not be.
fn piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        ",", ",", ",", "\n", "\n", "\r\n", "\r", "\"", "\"\"", ";", "\t", " ", "#", "x", "y", "NA",
        "?", "0.5", "1", "-2e3", "1e400", "1e-400", "inf", "M", "B", "−", "\u{feff}", "\u{200b}",
        "\u{a0}", "\u{1a}", "\0", "ä", "sep=", "0,5", "x,y\n", "1,2\n", "# x,y\n",
    ];
    prop_oneof![
        9 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,3}",
    ]
}

fn any_reader() -> impl Strategy<Value = CsvReader> {
    let column = || {
        prop_oneof![
            proptest::sample::select(&["x", "y", "M"][..]).prop_map(CsvColumn::from),
            (0_usize..5).prop_map(CsvColumn::from),
        ]
    };
    let columns = || proptest::collection::vec(column(), 0..3);
    let inputs = prop_oneof![
        2 => Just(CsvInputs::All),
        1 => columns().prop_map(CsvInputs::Only),
        1 => columns().prop_map(CsvInputs::Except),
    ];
    const SEPARATORS: &[char] = &[',', ',', ';', '\t', ' ', '|'];
    let options = (
        any::<bool>(),
        0_usize..3,
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    );
    (
        proptest::sample::select(SEPARATORS),
        options,
        proptest::option::of(column()),
        inputs,
    )
        .prop_map(
            |(
                separator,
                (header, skip_lines, comment, positive, decimal_comma, skip_incomplete),
                target,
                inputs,
            )| CsvReader {
                separator,
                header,
                skip_lines: skip_lines.saturating_sub(1),
                comment: comment.then_some('#'),
                target,
                inputs,
                positive: positive.then(|| "M".to_owned()),
                decimal_comma,
                skip_incomplete,
            },
        )
}

/// The line that an error names.
fn line_of(error: &CsvError) -> Option<usize> {
    let sentence = error.to_string();
    let line = sentence.strip_prefix("line ")?;
    line[..line.find(|c: char| !c.is_ascii_digit())?]
        .parse()
        .ok()
}

proptest! {
    #![proptest_config(ProptestConfig {
        rng_algorithm: prop::test_runner::RngAlgorithm::ChaCha,
        rng_seed: prop::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_text_is_too_strange(pieces in proptest::collection::vec(piece(), 0..60), reader in any_reader()) {
        let text = pieces.concat();
        let n_lines = text.replace("\r\n", "\n").split(['\n', '\r']).count();
        match reader.read(text.as_bytes()) {
            Ok(table) => {
                prop_assert_eq!(table.lines.len(), table.data.n_samples());
                prop_assert_eq!(table.input_names.len(), table.data.n_inputs());
                prop_assert!(table.lines.is_sorted() && *table.lines.last().unwrap() <= n_lines);
                prop_assert!(table.lines[0] > reader.skip_lines);
                if table.classes.is_some() {
                    prop_assert!(table.data.targets().iter().all(|&y| y == 0.0 || y == 1.0));
                }
            }
            Err(error) => {
                let sentence = error.to_string();
                prop_assert!(sentence.chars().count() <= 400 && !sentence.contains(['\n', '\r', '\0']), "{}", sentence);
                prop_assert!(line_of(&error).is_none_or(|line| (1..=n_lines).contains(&line)), "{}", sentence);
            }
        }
    }

    #[test]
    fn no_bytes_are_too_strange(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Err(error) = default().read(&bytes[..]) {
            prop_assert!(error.to_string().chars().count() <= 400);
        }
    }

    #[test]
    fn what_is_written_is_read(
        numbers in proptest::collection::vec(proptest::collection::vec(-1e9..1e9_f64, 3), 1..20),
        quoted in any::<bool>(),
        separator in proptest::sample::select(&[',', ';', '\t', ' ', '|'][..]),
        line_end in proptest::sample::select(&["\n", "\r\n", "\r"][..]),
    ) {
        let quote = |value: &dyn std::fmt::Display| match quoted {
            true => format!("\"{value}\""),
            false => value.to_string(),
        };
        let line = |cells: Vec<String>| cells.join(&separator.to_string()) + line_end;
        let mut text = line(["a", "b", "c"].map(|name| quote(&name)).to_vec());
        for row in &numbers {
            text += &line(row.iter().map(|number| quote(number)).collect());
        }
        let table = by(separator).read(text.as_bytes()).unwrap();
        for (i, row) in numbers.iter().enumerate() {
            let (x, y) = table.data.sample(i);
            prop_assert_eq!([x[0], x[1], y], [row[0], row[1], row[2]]);
            prop_assert_eq!(table.lines[i], i + 2);
        }
    }
}
