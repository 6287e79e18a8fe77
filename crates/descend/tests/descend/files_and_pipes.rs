//! Defects of files, pipes and times, by the numbers of the list in which they were reported.

use std::io::{Read, Write};
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::*;

#[test]
fn d14_a_closed_pipe_loses_no_drawing() {
    let (_folder, path) = folder();
    let mut child = program()
        .args(["--save", "model.json"])
        .current_dir(&path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut errors = String::new();
    child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    assert_eq!((child.wait().unwrap().code(), &errors[..]), (Some(0), ""));
    // D31, D51: and without a word they are in the current folder, wherever the program was built.
    assert_eq!(files(&path), ["descend-drawings", "model.json"]);
    assert_eq!(files(&path.join("descend-drawings")), ["contour.svg", "loss.svg"]);
}

#[test]
fn d16_what_cannot_be_written_is_said_before_the_training() {
    let (_folder, path) = folder();
    fs::write(path.join("file"), "something else").unwrap();
    fs::create_dir(path.join("folder")).unwrap();
    let below = path.join("file/sub").display().to_string();
    let file = path.join("file").display().to_string();
    let folder = path.join("folder").display().to_string();
    let long = path.join("a".repeat(255)).display().to_string();
    // An epoch more than a lifetime: who asks later does not come back.
    let epochs = ["--epochs", "1000000000000", "--batch", "1"];
    for (words, what) in [
        (["--out", &below], &below),
        (["--out", &file], &file),
        (["--save", &below], &below),
        (["--save", &folder], &folder),
        (["--save", &long], &long),
    ] {
        let run = descend(&[&words[..], &epochs].concat(), b"");
        assert_eq!((run.code, &run.out[..]), (1, ""), "{run:?}");
        assert!(run.errors.starts_with(&format!("error: cannot write {what}")), "{}", run.errors);
        assert!(
            run.errors.contains("name another file or folder with --out or --save"),
            "{}",
            run.errors
        );
    }
    assert_eq!(fs::read_to_string(path.join("file")).unwrap(), "something else");
}

#[test]
fn d25_standard_input_is_a_table() {
    let (_folder, path) = folder();
    for words in [&["-"][..], &["--data", "-"]] {
        let mut child = program()
            .args(words)
            .args(["--no-drawings"])
            .current_dir(&path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(b"x,y\n0.5,0.2\n2.5,0.9\n").unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        assert!(output.stdout.starts_with(b"standard input: 2 rows, 1 input, and the target y\n"));
    }
    assert_eq!(files(&path), Vec::<String>::new());
}

#[test]
fn d53_a_hundred_thousand_rows_are_drawn_in_a_second() {
    let (_folder, path) = folder();
    let rows: String = (0..100_000)
        .map(|i| format!("{},{}\n", i % 1000, u8::from((i * 7) % 1000 > 400)))
        .collect();
    let (begin, out) = (Instant::now(), path.display().to_string());
    let run = descend(&["-", "--epochs", "1", "--out", &out], format!("x,y\n{rows}").as_bytes());
    assert_eq!((run.code, files(&path).len()), (0, 2), "{run:?}");
    let (_, drawn) = run.out.split_once("drawn in ").unwrap();
    assert!(drawn.contains("ms\n"), "{drawn}");
    assert!(begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());
}
