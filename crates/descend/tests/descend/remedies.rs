//! What a refusal says to type: typed, it leads to a table that is read.

use super::*;

/// Types what is said, again and again; all that was typed, or the sentence that says no word to type.
fn follow(table: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for _ in 0..8 {
        let run = learn(table, &words.iter().map(String::as_str).collect::<Vec<_>>());
        if run.code == 0 {
            return words.join(" ");
        }
        let typed = run.errors.rsplit_once("type ").map_or("", |(_, typed)| typed);
        let typed = typed.trim_end().trim_end_matches(')').replace('\'', "");
        let mut new: Vec<&str> = typed.split([' ', ',']).take(2).collect();
        // Words without a value, and the remedy of three words.
        match new[..] {
            ["--no-header" | "--decimal-comma" | "--skip-incomplete", ..] => new.truncate(1),
            [_, _] if typed.contains("--no-header --drop") => new = typed.split(' ').collect(),
            [_, _] => {}
            _ => return run.errors,
        }
        match words.iter().position(|word| new[0] == word) {
            Some(at) if new[0] == "--drop" => words[at + 1] += &format!(",{}", new[1]),
            Some(at) => words[at + 1] = new[1].to_owned(),
            None => words.extend(new.iter().map(|&word| word.to_owned())),
        }
    }
    format!("never: {words:?}")
}

#[test]
fn what_is_said_is_typed_until_the_table_is_read() {
    for (table, typed) in [
        // R: write.csv, write.csv2, write.table.
        (
            "\"\",\"x\",\"y\"\n\"1\",0.5,\"no\"\n\"2\",NA,\"no\"\n\"3\",3,\"yes\"\n",
            "--drop 1 --skip-incomplete",
        ),
        (
            "\"\";\"x\";\"y\"\n\"1\";0,5;\"no\"\n\"2\";NA;\"no\"\n\"3\";3;\"yes\"\n",
            "--separator ; --drop 1 --decimal-comma --skip-incomplete",
        ),
        (
            "\"x\" \"y\"\n\"1\" 0.5 \"no\"\n\"2\" 3 \"yes\"\n",
            "--separator space --skip-lines 1 --no-header --drop 1",
        ),
        // pandas: to_csv, with dates, texts and truths, without names, joined.
        (",x,y\n0,0.5,0\n1,2.5,1\n", "--drop 1"),
        (
            "when,kind,ok,x,y\n2020-01-31 12:30:00,a,True,1,0\n2020-02-01 12:30:00,b,False,2,1\n",
            "--drop 1,2,3",
        ),
        ("0.5,0\n2.5,1\n", "--no-header"),
        ("x,y,x,y\n1,0,1,0\n2,1,2,1\n", "--drop 1,2"),
        // SQLite and PostgreSQL.
        ("x|y\n0.5|0\n2.5|1\n", "--separator |"),
        ("x\ty\n0.5\t0\n\\N\t1\n2.5\t1\n", "--separator tab --skip-incomplete"),
        // Spreadsheets: titles, their first line, targets that are no classes, scores.
        ("My table,,\n\nof May,,\nx,z,y\n1,5,0\n2,3,1\n2,4,1\n", "--skip-lines 3"),
        ("\n\nReport\nx,y\n1,0\n2,1\n", "--skip-lines 3"),
        ("sep=;\nx;y\n0,5;0\n2,5;1\n", "--separator ; --decimal-comma"),
        ("rooms,price\n1,10\n2,20\n3,31\n", "--activation identity"),
        ("x,y\n1,1\n2,2\n", "--positive 2"),
    ] {
        assert_eq!(follow(table), typed, "{table:?}");
    }
}

#[test]
fn no_remedy_makes_two_values_of_a_decimal_comma() {
    assert!(refusal("x,y\n0,5,0\n1,5,1\n", &[]).ends_with("a decimal comma separates two values"));
}
