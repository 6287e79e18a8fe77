//! The command line: exit codes, output, files.

use super::*;

#[test]
fn exit_codes_are_0_1_and_2() {
    for (words, code, says) in [
        (&["--help"][..], 0, ""),
        (&["nowhere.csv"], 1, "error: cannot read nowhere.csv: "),
        (&["."], 1, "error: cannot read .: "),
        (&["--learning-rate", "0"], 2, "a number above 0 is needed"),
        (&["--learning-rate", "-1"], 2, "a number above 0 is needed"),
        (&["--learning-rate", "nan"], 2, "a number above 0 is needed"),
        (&["--keep-back", "1"], 2, "a number from 0 to below 1 is needed"),
        (&["--batch", "0"], 2, "--batch"),
        (&["--separator", "ab"], 2, "one sign is needed"),
        (&["--only", "a", "--drop", "b"], 2, "cannot be used with"),
        (
            &["--loss", "cross-entropy", "--activation", "tanh"],
            2,
            "goes with --activation sigmoid alone",
        ),
        (&["--unknown"], 2, "--unknown"),
    ] {
        let run = descend(words, b"");
        assert_eq!(run.code, code, "{words:?}: {run:?}");
        assert!(run.errors.contains(says), "{words:?}: {}", run.errors);
        assert_eq!(code == 0, !run.out.is_empty());
    }
}

#[test]
fn columns_and_rows_are_chosen() {
    let text = "id,a,b,y\nP1,1,3,0\nP2,2,4,0\nP3,3,5,1\nP4,4,9,1\n";
    let names = |words: &[&str]| {
        let run = content(text, words);
        let lines = run.out.lines().skip_while(|line| !line.starts_with("input ")).skip(1);
        let names = lines.take_while(|line| !line.starts_with("bias"));
        names.map(|line| line.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&["--drop", "id"]), ["a", "b"]);
    assert_eq!(names(&["--drop", "1,3"]), ["a"]);
    assert_eq!(names(&["--only", "b"]), ["b"]);
    assert_eq!(names(&["--only", "b,y", "--target", "a", "--activation", "identity"]), ["b", "y"]);
    assert_eq!(
        refusal(text, &["--drop", "id", "--target", "z"]),
        "there is no column \"z\": choose from \"id\", \"a\", \"b\", \"y\""
    );
    assert_eq!(
        refusal("x,y\n1,0\n?,1\n2,1\n", &[]),
        "line 3, column 1 (\"x\"): the value is missing (?): fill it in, or leave the line out (type --skip-incomplete)"
    );
    let run = content("x,y\n1,0\n?,1\n2,1\n", &["--skip-incomplete"]);
    assert!(run.out.contains("2 rows (1 left out, the first is line 3) read in"), "{}", run.out);
}

#[test]
fn rows_are_kept_back_by_their_share_and_seed() {
    let text: String = (0..50).map(|i| format!("{i},{}\n", u8::from(i > 25))).collect();
    let text = format!("x,y\n{text}");
    let run = |words: &[&str]| content(&text, words).out;
    assert!(run(&[]).contains("learned from: 40 rows") && run(&[]).contains("kept back: 10 rows"));
    assert!(run(&["--keep-back", "0.5"]).contains("kept back: 25 rows"));
    assert!(
        run(&["--keep-back", "0"])
            .contains("kept back: no row, so that nothing is known of new ones")
    );
    let losses = |seed: &str| numbers_after(&run(&["--seed", seed]), "rows, loss ");
    assert_eq!(losses("1"), losses("1"));
    assert_ne!(losses("1"), losses("2"));
    assert!(content("x,y\n1,0\n2,1\n", &[]).out.contains("kept back: no row"));
    // One row of a class cannot be in both parts.
    let rare: String = (0..20).map(|i| format!("{i},{}\n", u8::from(i == 19))).collect();
    let rare = format!("x,y\n{rare}");
    assert!(learn(&rare, &[]).out.contains("kept back: no row"));
    assert!(
        refusal(&rare, &["--keep-back", "0.2"]).starts_with("line 21 is the only one of its class")
    );
}

#[test]
fn quiet_prints_nothing_and_drawings_are_written_where_they_are_wanted() {
    let (_folder, path) = folder();
    let out = path.join("a/b").display().to_string();
    let run = descend(&["--quiet", "--out", &out], b"");
    assert_eq!((run.code, run.out + &run.errors), (0, String::new()));
    assert_eq!(files(&path.join("a/b")), ["contour.svg", "loss.svg"]);
    let contour = ["weight of x, standardized", "bias"];
    for (name, axes) in [("contour.svg", contour), ("loss.svg", ["epoch", "loss"])] {
        let svg = fs::read_to_string(path.join("a/b").join(name)).unwrap();
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>\n") && svg.contains("polyline"));
        assert!(axes.iter().all(|axis| svg.contains(&format!("\n{axis}\n</text>"))), "{axes:?}");
    }
    // A name is a text of XML.
    let markup = path.join("a/d").display().to_string();
    descend(&["-", "--out", &markup], b"a<b & \x07c,y\n1,0\n2,1\n3,0\n");
    let svg = fs::read_to_string(path.join("a/d/contour.svg")).unwrap();
    assert!(svg.contains("\nweight of a&lt;b &amp; c, standardized\n</text>"), "{svg}");
    // Two inputs have no contour.
    let other = path.join("a/c").display().to_string();
    let run = descend(&["-", "--out", &other], b"a,b,y\n1,2,0\n3,4,1\n5,7,1\n");
    assert_eq!((run.code, files(&path.join("a/c"))), (0, vec!["loss.svg".to_owned()]));
    assert!(run.out.contains("loss.svg\n") && run.out.contains("wrote "));
}

/// With equally many rows of both classes about their mean the bias stays zero but for rounding, and with equal means the weight.
#[test]
fn an_axis_shows_no_rounding() {
    let (_folder, path) = folder();
    let out = path.display().to_string();
    let rows = |factor: f64, ones: &[u8]| -> String {
        let rows = (1..=10).map(|i| {
            let (x, y) = (factor * f64::from(i), u8::from(ones.contains(&i)));
            format!("{x},{y}\n")
        });
        format!("x,y\n{}", String::from_iter(rows))
    };
    for (factor, ones, words) in [
        (1.0, &[6, 7, 8, 9, 10][..], &[][..]),
        (0.1, &[2, 4, 7, 9], &[]),
        (1e9, &[6, 7, 8, 9, 10], &["--no-standardize", "--epochs", "300"]),
    ] {
        let words = [&["-", "--keep-back", "0", "--out", &out], words].concat();
        let run = descend(&words, rows(factor, ones).as_bytes());
        assert_eq!(run.code, 0, "{}", run.errors);
        let svg = fs::read_to_string(path.join("contour.svg")).unwrap();
        let texts: Vec<_> = svg.split("<text").filter_map(|text| text.lines().nth(1)).collect();
        assert!(texts.contains(&"bias"), "{texts:?}");
        let rounding = texts.iter().filter(|text| text.contains("e-16") || text.contains("e-17"));
        assert_eq!(rounding.count(), 0, "{texts:?}");
        // A weight beside large inputs is small, and no rounding.
        assert_eq!(texts.contains(&"1.000e-10"), factor > 1.0, "{texts:?}");
    }
}

#[test]
fn progress_is_for_terminals() {
    let run = |is_terminal| {
        let text: String =
            (0..4000).map(|i| format!("{},{}\n", i % 97, u8::from(i % 97 > 40))).collect();
        let text = format!("x,y\n{text}");
        let words = ["descend", "-", "--no-drawings", "--batch", "2", "--epochs", "400"];
        let mut errors = Vec::new();
        descend::run(words, &mut text.as_bytes(), &mut Vec::new(), &mut errors, is_terminal);
        String::from_utf8(errors).unwrap()
    };
    assert!(
        run(true).contains("\repoch ") && run(true).contains(" of 400, loss 0."),
        "{}",
        run(true)
    );
    assert!(!run(false).contains("epoch "), "{}", run(false));
}
