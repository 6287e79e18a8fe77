//! Targets that are the texts of two classes.

use super::*;

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
        ("+", "–"),
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
        "line 4, column 2 (\"y\"): \"2\" is a third class beside \"0\" and \"1\": leave out all but the lines of two"
    );
    assert_eq!(
        refusal(&positive("M"), "x,y\n1,M\n2,\n"),
        "line 3, column 2 (\"y\"): the value is missing: fill it in, or leave the line out"
    );
    assert_eq!(
        refusal(&positive("M"), "x,y\n1,M\n2,#REF!\n"),
        "line 3, column 2 (\"y\"): \"#REF!\" is not a number: mend its formula in the spreadsheet, or leave the line out"
    );
    // Numbers that are no classes stay what they are.
    let table = table(&default(), "x,y\n1,7\n2,7\n");
    assert_eq!(
        (table.data.targets().to_vec(), table.classes),
        (vec![7.0, 7.0], None)
    );
}
