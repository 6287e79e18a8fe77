//! Tables that are refused, each with its sentence.

use super::*;

#[test]
#[rustfmt::skip]
fn what_cannot_be_read_is_said_in_one_sentence() {
    let mut wrong = Vec::new();
    let mut said = |reader: &CsvReader, text: &str, sentence: &str| {
        let found = refusal(reader, text);
        if found != sentence {
            wrong.push(format!("{text:?} says\n  {found}\n and not\n  {sentence}"));
        }
    };
    for (text, sentence) in [
        // Nothing, or too little.
        ("", "the table is empty: begin with a line that names the columns, such as x,y"),
        ("\u{feff}\n \n\u{1a}", "the table is empty: begin with a line that names the columns, such as x,y"),
        ("# x,y\n", "the table is empty: begin with a line that names the columns, such as x,y"),
        ("\nx,y\n\n", "there are no samples below the names in line 2: add at least one line of values"),
        ("x,y\n#1,2\n#2,3\n\n", "there are no samples below the names, and line 3 is a comment: add lines of values, or put values that begin with '#' in quotation marks"),
        ("# by hand\nx,y\n\n", "there are no samples below the names in line 2: add at least one line of values"),
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
        ("x,y\n5\",1\n", "line 2, column 1 (\"x\"): \"5\\\"\" is not a number: write the number alone, without units or other signs"),
        ("x,y\n\"5\" wide\",1\n", "line 2, column 1 (\"x\"): the quotation mark before \"5 wide\\\"\" is not closed at the end of the value: close it, or take it out"),
        ("x,y\n\"5\"\"\",1\n", "line 2, column 1 (\"x\"): \"5\\\"\" is not a number: write the number alone, without units or other signs"),
        // Values.
        ("x,y\n,1\n", "line 2, column 1 (\"x\"): the value is missing: fill it in, or leave the line out"),
        ("x,y\n1,NA\n", "line 2, column 2 (\"y\"): the value is missing (NA): fill it in, or leave the line out"),
        ("x,y\n?,1\n", "line 2, column 1 (\"x\"): the value is missing (?): fill it in, or leave the line out"),
        ("x,y\n1,nan\n", "line 2, column 2 (\"y\"): the value is missing (nan): fill it in, or leave the line out"),
        ("x,y\ninf,1\n", "line 2, column 1 (\"x\"): \"inf\" is infinite: write a number, or leave the line out"),
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
        ("x,y\n1_000,1\n", "line 2, column 1 (\"x\"): \"1_000\" is not a number: write the decimal sign as a point, and no thousands separators"),
        ("x,y\n2020-01-31,1\n", "line 2, column 1 (\"x\"): \"2020-01-31\" is not a number: write a date or a time as a number, such as its days or seconds, or leave the column out"),
        ("x,y\n31.01.2020,1\n", "line 2, column 1 (\"x\"): \"31.01.2020\" is not a number: write a date or a time as a number, such as its days or seconds, or leave the column out"),
        ("x,y\n12:30,1\n", "line 2, column 1 (\"x\"): \"12:30\" is not a number: write a date or a time as a number, such as its days or seconds, or leave the column out"),
        ("x,y\n1,2020-01-31\n", "line 2, column 2 (\"y\"): \"2020-01-31\" is not a number: write a date or a time as a number, such as its days or seconds"),
        ("x,y\n1\u{0},1\n", "line 2, column 1 (\"x\"): \"1\\0\" is not a number: write the number alone, without units or other signs"),
        ("x,y\n1\u{200b}2,1\n", "line 2, column 1 (\"x\"): \"1\\u{200b}2\" is not a number: write a decimal such as 0.5 or 1e-3"),
        ("x,y\nTRUE,1\n", "line 2, column 1 (\"x\"): \"TRUE\" is not a number: write 1 and 0 for the two, or leave the column out"),
        ("x,y\nred,1\n", "line 2, column 1 (\"x\"): \"red\" is not a number: write a decimal such as 0.5 or 1e-3, or leave the column out"),
        ("x,y\n1,2\n1,2 # note\n", "line 3, column 2 (\"y\"): \"2 # note\" is not a number: write the number alone, without units or other signs"),
        ("x,y\n1\u{202f}000,1\n", "line 2, column 1 (\"x\"): \"1\\u{202f}000\" is not a number: write its digits without blanks between"),
        ("id,y\na1,1\n", "line 2, column 1 (\"id\"): \"a1\" is not a number: write a decimal such as 0.5 or 1e-3, or leave the column out"),
        // What spreadsheets and programs write where there is no number, also where a comment could begin.
        ("x,y\n1,0\n#DIV/0!,1\n", "line 3, column 1 (\"x\"): \"#DIV/0!\" is not a number: mend its formula in the spreadsheet, or leave the line out"),
        ("x,y\n1,0\n#VALUE!,1\n", "line 3, column 1 (\"x\"): \"#VALUE!\" is not a number: mend its formula in the spreadsheet, or leave the line out"),
        ("x,y\n1,0\n#NAME?,1\n", "line 3, column 1 (\"x\"): \"#NAME?\" is not a number: mend its formula in the spreadsheet, or leave the line out"),
        ("x,y\n1,0\n#WERT!,1\n", "line 3, column 1 (\"x\"): \"#WERT!\" is not a number: mend its formula in the spreadsheet, or leave the line out"),
        ("x,y\n1,0\n#¡VALOR!,1\n", "line 3, column 1 (\"x\"): \"#¡VALOR!\" is not a number: mend its formula in the spreadsheet, or leave the line out"),
        ("x,y\n1,0\n#GETTING_DATA,1\n", "line 3, column 1 (\"x\"): \"#GETTING_DATA\" is not a number: mend its formula in the spreadsheet, or leave the line out"),
        ("x,y\n1,0\nErr:502,1\n", "line 3, column 1 (\"x\"): \"Err:502\" is not a number: mend its formula in the spreadsheet, or leave the line out"),
        ("x,y\n1,0\n#######,1\n", "line 3, column 1 (\"x\"): \"#######\" is not a number: widen its column in the spreadsheet, and save again"),
        ("x,y\n1,0\n#N/A,1\n", "line 3, column 1 (\"x\"): the value is missing (#N/A): fill it in, or leave the line out"),
        ("x,y\n1,0\n#NV,1\n", "line 3, column 1 (\"x\"): the value is missing (#NV): fill it in, or leave the line out"),
        ("x,y\n1,0\n-,1\n", "line 3, column 1 (\"x\"): the value is missing (-): fill it in, or leave the line out"),
        ("x,y\n1,0\n--,1\n", "line 3, column 1 (\"x\"): the value is missing (--): fill it in, or leave the line out"),
        ("x,y\n1,0\n–,1\n", "line 3, column 1 (\"x\"): the value is missing (–): fill it in, or leave the line out"),
        ("x,y\n1,0\n.,1\n", "line 3, column 1 (\"x\"): the value is missing (.): fill it in, or leave the line out"),
        ("x,y\n1,0\n…,1\n", "line 3, column 1 (\"x\"): the value is missing (…): fill it in, or leave the line out"),
        ("x,y\n1,0\n\\N,1\n", "line 3, column 1 (\"x\"): the value is missing (\\N): fill it in, or leave the line out"),
        ("x,y\n1,0\nNaT,1\n", "line 3, column 1 (\"x\"): the value is missing (NaT): fill it in, or leave the line out"),
        ("x,y\n1,0\n-1.#IND,1\n", "line 3, column 1 (\"x\"): the value is missing (-1.#IND): fill it in, or leave the line out"),
        ("x,y\n1,yes\n2,#REF!\n", "line 3, column 2 (\"y\"): \"#REF!\" is not a number: mend its formula in the spreadsheet, or leave the line out"),
        ("x,y\n1,yes\n2,inf\n", "line 3, column 2 (\"y\"): \"inf\" is infinite: write a number, or leave the line out"),
        ("x,y\n1,yes\n2,\\N\n", "line 3, column 2 (\"y\"): the value is missing (\\N): fill it in, or leave the line out"),
        ("x,y\n1,yes\n2,.\n", "line 3, column 2 (\"y\"): the value is missing (.): fill it in, or leave the line out"),
        ("x,y\n1,yes\n2,--\n", "line 3, column 2 (\"y\"): the value is missing (--): fill it in, or leave the line out"),
        // Numbers with something beside them.
        ("x,y\n1,0\n$5,1\n", "line 3, column 1 (\"x\"): \"$5\" is not a number: write the number alone, without units or other signs"),
        ("x,y\n1,0\n€ 5,1\n", "line 3, column 1 (\"x\"): \"€ 5\" is not a number: write the number alone, without units or other signs"),
        ("x,y\n1,0\n5 kg,1\n", "line 3, column 1 (\"x\"): \"5 kg\" is not a number: write the number alone, without units or other signs"),
        ("x,y\n1,0\n5°,1\n", "line 3, column 1 (\"x\"): \"5°\" is not a number: write the number alone, without units or other signs"),
        ("x,y\n1,0\n(5),1\n", "line 3, column 1 (\"x\"): \"(5)\" is not a number: write the number alone, without units or other signs"),
        ("x,y\n1,0\n'5',1\n", "line 3, column 1 (\"x\"): \"'5'\" is not a number: write the number alone, without units or other signs"),
        ("x,y\n1,0\n“5”,1\n", "line 3, column 1 (\"x\"): \"“5”\" is not a number: write the number alone, without units or other signs"),
        ("x,y\n1,0\n<5,1\n", "line 3, column 1 (\"x\"): \"<5\" is not a number: write the number alone, without units or other signs"),
        ("x,y\n1,0\n1'234,1\n", "line 3, column 1 (\"x\"): \"1'234\" is not a number: write the decimal sign as a point, and no thousands separators"),
        ("x,y\n1,0\n1’234.5,1\n", "line 3, column 1 (\"x\"): \"1’234.5\" is not a number: write the decimal sign as a point, and no thousands separators"),
        ("x,y\n1,0\n1D5,1\n", "line 3, column 1 (\"x\"): \"1D5\" is not a number: write a decimal such as 0.5 or 1e-3"),
        ("x,y\n1,0\n5-7,1\n", "line 3, column 1 (\"x\"): \"5-7\" is not a number: write a decimal such as 0.5 or 1e-3"),
        // Lines of something else.
        ("x,y\n1,0\n2,1\nx,y\n3,0\n", "line 4, column 1 (\"x\"): \"x\" is not a number: the names stand here again, leave the line out"),
        ("x,y\n---,---\n1,0\n", "line 2, column 1 (\"x\"): the value is missing (---): fill it in, or leave the line out"),
        ("My table,,\nx,z,y\n1,3,0\n", "line 1 has one column, and a sample needs an input and a target: separate the values by commas, set the separator, or skip the lines above the table"),
        ("n,y\n\"two\nlines\",0\n", "line 2, column 1 (\"n\"): \"two\\nlines\" is not a number: write a decimal such as 0.5 or 1e-3, or leave the column out"),
        // Targets.
        ("x,y\n1,M\n2,B\n3,C\n", "line 4, column 2 (\"y\"): \"C\" is a third class beside \"M\" and \"B\": leave out all but the lines of two"),
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
        said(&default(), text, sentence);
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
        said(&headerless, text, sentence);
    }
    for (text, sentence) in [
        ("\"x\" \"y\"\n\"1\" 0.5 0.2\n\"2\" 2.5 0.9\n", "line 2 has 3 values and line 1 has 2 names: if the first values are the names of rows, name that column too"),
        ("x,y\n1,2\n", "line 1 has one column, and a sample needs an input and a target: if commas separate the values, set the separator to ','"),
        ("x y\n1 2\n3\n", "line 3 ends after 1 of 2 values: write a value for every column, or leave the line out"),
    ] {
        said(&by(' '), text, sentence);
    }
    said(&by(';'), "x;y\n0,5;0,2\n", "line 2, column 1 (\"x\"): \"0,5\" is not a number: write the decimal sign as a point, and no thousands separators");
    // A mark before the separator that was asked for does not speak against it.
    said(&by(';'), "\"5\" wide\";\"y\"\n1;2\n", "line 1, column 1: the quotation mark before \"5 wide\\\"\" is not closed at the end of the value: close it, or take it out");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
