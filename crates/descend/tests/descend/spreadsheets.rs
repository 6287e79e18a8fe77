//! Tables of spreadsheets and programs that were once read wrongly or lost: what is read, what is said to type, and how much is
//! shown.

use super::*;

/// The two points, in any dress: learned without a complaint.
#[track_caller]
fn is_the_two_points(text: impl AsRef<[u8]>, words: &[&str]) {
    let run = content(text, words);
    assert!(run.out.contains("2 rows, 1 input, and the target y\n"), "{}", run.out);
    assert!(
        run.out.contains("\nx                              1.79176           1.5             1\n"),
        "{}",
        run.out
    );
}

#[test]
#[rustfmt::skip]
fn d7_to_d28_what_is_refused_says_what_to_type() {
    // The sentences before it are those of `learning`, and tested there.
    for (defect, text, words, typed) in [
        ("D7", ",x,y\n0,0.5,0.2\n1,2.5,0.9\n", &[][..], "--drop 1"),
        ("D7", "x,,y\n0,0.5,0.2\n1,2.5,0.9\n", &[], "--drop 2"),
        ("D8", "NA,1,0\n2,3,1\n4,5,0\n", &[], "--no-header, and --skip-lines 1 if the line is no row"),
        ("D8", "a,1,0\n2,3,1\n4,5,0\n", &[], "--no-header, and --skip-lines 1 if the line is no row"),
        ("D15", "x,y\n0.5,\"0.2\n2.5,0.9\n1.5,0.4\n", &[], ""),
        ("D15", "x,y\n\"0.5,0.2\n2.5,0.9\n", &[], ""),
        ("D23", "x;y\n0.5;0.2\n", &[], "--separator ';'"),
        ("D23", "x\ty\n0.5\t0.2\n", &[], "--separator tab"),
        ("D23", "x y\n0.5 0.2\n", &[], "--separator space, or --skip-lines 1 if the line is a title"),
        ("D23", "sep=;\nx;y\n0.5;0.2\n", &[], "--separator ';'"),
        ("D23", "x;y\n0,5;0,2\n", &["--separator", ";"], "--decimal-comma"),
        ("D27", "x,y\r0.5,0.2\r2.5,high\r", &[], ""),
        ("D28", "x,y\n1e-400,0.2\n", &[], ""),
        ("c08", "x,y\n\"1,200\",0\n", &[], ""),
        ("c08", "x,y\n\"0,125\",0\n", &[], "--decimal-comma"),
        ("c08", "x,y\n1,0\n2,1\nTotal,1\n", &[], ""),
        ("c08", "x,y\n1,\"1.234,50\"\n", &["--decimal-comma"], ""),
        ("c25", "x,y\n1,12:30\n", &[], ""),
        ("c08", "x,y\n50%,0\n", &[], ""),
        ("c08", "x,y\n\"1,234.5\",0\n", &[], ""),
        ("c25", "d,x,y\n2020-01-31,1,0\n", &[], "--drop 1"),
        ("c16", "569,2,bad,good\n1,2,3,0\n", &["--no-header", "--target", "1"], "--drop 3, or --skip-lines 1 if the line is no row"),
    ] {
        let sentence = refusal(text, words);
        let found = sentence.rsplit_once(" (type ").map_or("", |(_, typed)| typed.trim_end_matches(')'));
        assert_eq!(found, typed, "{defect}: {sentence}");
    }
}

#[test]
fn d20_to_d26_what_spreadsheets_write_is_read() {
    for text in [
        "x,y,\n0.5,0.2,\n2.5,0.9,\n",                          // D20
        "x,y\n0.5,0.2\n2.5,0.9\n  \n",                         // D21
        "x,y\n0.5,0.2\n2.5,0.9\n\t\n\x1a",                     // D21
        "\"x\", \"y\"\n0.5, 0.2\n2.5, 0.9\n",                  // D22
        "# measured in May\nx,y\n0.5,0.2\n# a gap\n2.5,0.9\n", // D24
        "# x,y\n0.5,0.2\n2.5,0.9\n",                           // D24
        "x,y\r0.5,0.2\r2.5,0.9\r",                             // D27
        "\u{feff}x,y\r\n0.5,0.2\r\n2.5,0.9\r\n",
        "sep=,\nx,y\n0.5,0.2\n2.5,0.9\n",
    ] {
        is_the_two_points(text, &[]);
    }
    is_the_two_points("x;y\n0.5;0.2\n2.5;0.9\n", &["--separator", ";"]); // D23
    is_the_two_points("x\ty\n0.5\t0.2\n2.5\t0.9\n", &["--separator", "tab"]);
    is_the_two_points("x  y\n0.5  0.2\n2.5  0.9\n", &["--separator", "space"]);
    is_the_two_points("x;y\n0,5;0,2\n2,5;0,9\n", &["--separator", ";", "--decimal-comma"]);
    is_the_two_points(",x,y\n0,0.5,0.2\n1,2.5,0.9\n", &["--drop", "1"]); // D7
    is_the_two_points("Report of May\n\nx,y\n0.5,0.2\n2.5,0.9\n", &["--skip-lines", "1"]);
    let run = content("x,y\n−0.5,0.2\n2.5,0.9\n", &[]); // D26
    assert!(
        run.out.contains("\nx                              1.79176             1           1.5\n"),
        "{}",
        run.out
    );
    let run =
        content("NA,1,0\n2,3,1\n4,5,0\n5,9,0\n1,3,1\n", &["--no-header", "--skip-incomplete"]); // D8
    assert!(run.out.contains("4 rows (1 left out, the first is line 1) read in"), "{}", run.out);
}

#[test]
fn m5_classes_are_words() {
    for (classes, one) in [(["M", "B"], "M"), (["yes", "no"], "yes"), (["true", "false"], "true")] {
        let text = format!("x,y\n1,{0}\n2,{0}\n3,{1}\n4,{1}\n", classes[0], classes[1]);
        let run = content(&text, &[]);
        assert!(run.out.contains(&format!("output 1 is {one}\n")), "{}", run.out);
        let other = if one == classes[0] { classes[1] } else { classes[0] };
        assert!(
            content(&text, &["--positive", other]).out.contains(&format!("output 1 is {other}\n"))
        );
    }
    assert!(
        refusal("x,y\n1,a\n2,b\n3,c\n", &[])
            .starts_with("line 4, column 2 (\"y\"): \"c\" is a third class")
    );
}

#[test]
fn d15_no_message_shows_more_than_a_little_of_the_file() {
    let long = "long ".repeat(100_000);
    for text in [
        format!("x,y\n0.5,\"{long}\n2.5,0.9\n"),
        format!("x,y\n0.5,{long}\n"),
        format!("x,y\n{long},1\n"),
        format!("{long}\n1\n"),
        format!("{long},{long}\n1,2\n"),
        format!("x,{long}\n1,20\n2,30\n"),
        format!("x,y\n1,{long}\n2,{long}b\n3,{long}c\n"),
        format!("{}y\n1,2\n", "c,".repeat(5000)),
    ] {
        let sentence = refusal(&text, &[]);
        assert!(sentence.chars().count() < 330, "{sentence}");
    }
    let many: String = (0..5000).map(|i| format!("{}{i},", "c".repeat(30))).collect();
    let sentence = refusal(format!("{many}y\n1,2\n"), &["--target", "none"]);
    assert!(sentence.chars().count() < 150, "{sentence}");
    // Nor does the report, whatever controls a name holds.
    let name = format!("\"\x1b[2J{long}\"");
    for text in [
        format!("{name},y\n1,0\n2,1\n"),
        format!("x,{name}\n1,0\n2,1\n"),
        format!("x,y\n1,{name}\n2,a\n"),
    ] {
        let run = learn(text, &[]);
        assert!(run.code == 0 && run.out.len() < 2000 && !run.out.contains('\x1b'), "{}", run.out);
    }
}
