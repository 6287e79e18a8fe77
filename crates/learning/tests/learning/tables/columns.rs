//! Columns: inputs, target, what is left out, names and none.

use ndarray::Array2;

use super::*;

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
