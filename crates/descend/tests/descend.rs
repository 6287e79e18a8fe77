//! The program `descend`, run as its user runs it: what it prints, what it writes, and what it says when the
//! table is wrong.

#[path = "../src/main.rs"]
#[allow(dead_code, reason = "`main` is not called from here")]
mod descend;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs};

/// A folder of this test's own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("descend-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let file = self.0.join(name);
        fs::write(&file, text).unwrap();
        file
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What is printed, and the files that are there afterwards.
#[derive(Debug)]
struct Run {
    printed: String,
    progress: String,
    files: Vec<String>,
}

fn run(folder: &Folder, words: &[&str]) -> Result<Run, String> {
    let out = folder.0.join("drawings");
    let words = ["descend"]
        .iter()
        .chain(words)
        .map(|word| (*word).to_owned());
    let words: Vec<String> = words
        .chain(["--out".to_owned(), out.display().to_string()])
        .collect();
    let (mut printed, mut progress, mut errors) = (Vec::new(), Vec::new(), Vec::new());
    let result = descend::run(words, &mut printed, &mut progress, false);
    let failed = result.is_err();
    let usage = match &result {
        Err(error @ descend::Failure::Usage(_)) => error.to_string(),
        _ => String::new(),
    };
    let code = if usage.is_empty() {
        descend::exit_code(result, &mut errors)
    } else {
        ExitCode::FAILURE
    };
    let mut files: Vec<String> = fs::read_dir(&out)
        .map(|entries| {
            entries
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect()
        })
        .unwrap_or_default();
    files.sort();
    if failed {
        assert_eq!(format!("{code:?}"), format!("{:?}", ExitCode::FAILURE));
        assert_eq!(
            files,
            Vec::<String>::new(),
            "nothing is written when something is wrong"
        );
        return Err(usage + &String::from_utf8(errors).unwrap());
    }
    assert_eq!(format!("{code:?}"), format!("{:?}", ExitCode::SUCCESS));
    Ok(Run {
        printed: String::from_utf8(printed).unwrap(),
        progress: String::from_utf8(progress).unwrap(),
        files,
    })
}

/// The message about a table, with the path of the file cut off.
fn complaint(text: impl AsRef<[u8]>, words: &[&str]) -> String {
    let folder = Folder::new();
    let file = folder.file("table.csv", text);
    let words: Vec<&str> = ["--data", file.to_str().unwrap()]
        .iter()
        .chain(words)
        .copied()
        .collect();
    let message = run(&folder, &words).expect_err("this table is wrong");
    message.replace(
        &format!("{}{}", folder.0.display(), std::path::MAIN_SEPARATOR),
        "",
    )
}

#[test]
fn the_two_points_end_where_they_are_known_to() {
    let folder = Folder::new();
    let run = run(&folder, &[]).unwrap();
    assert!(
        run.printed.starts_with("two points: 2 samples, 1 input\n"),
        "{}",
        run.printed
    );
    let last = run
        .printed
        .lines()
        .find(|line| line.trim_start().starts_with("1000 "))
        .unwrap();
    assert_eq!(
        last.split_whitespace().collect::<Vec<_>>(),
        [
            "1000",
            "1.704678e-2",
            "-1.288e-3",
            "3.2303936",
            "-5.7565071"
        ]
    );
    assert!(run.printed.contains("1000 updates"));
    assert!(run.printed.contains("rose in 0 epochs"));
    assert_eq!(run.progress.lines().count(), 10);
    assert_eq!(run.files, ["contour.svg", "loss.svg"]);
    for name in run.files {
        let svg = fs::read_to_string(folder.0.join("drawings").join(name)).unwrap();
        assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
        assert!(svg.contains("polyline"));
    }
}

#[test]
fn a_table_with_several_inputs_has_no_contour() {
    let folder = Folder::new();
    // The target stands in the middle, there are spaces and an empty line, and the file begins with a byte order
    // mark.
    let file = folder.file(
        "and.csv",
        "\u{feff}first, both, second\n0,0,0\n0,0,1\n\n1,0,0\n1, 1 ,1\n",
    );
    let words = [
        "--data",
        file.to_str().unwrap(),
        "--target",
        "both",
        "--loss",
        "cross-entropy",
        "--epochs",
        "200",
    ];
    let run = run(&folder, &words).unwrap();
    assert!(
        run.printed.contains("4 samples, 2 inputs"),
        "{}",
        run.printed
    );
    assert!(run.printed.contains("w(first)") && run.printed.contains("w(second)"));
    assert_eq!(run.files, ["loss.svg"]);
}

#[test]
fn every_rule_runs_and_batches_are_counted() {
    for rule in [
        "gradient-descent",
        "momentum",
        "nesterov",
        "ada-grad",
        "rms-prop",
        "adam",
    ] {
        let folder = Folder::new();
        let words = [
            "--rule",
            rule,
            "--epochs",
            "20",
            "--learning-rate",
            "0.1",
            "--batch",
            "1",
            "--mean",
        ];
        let run = run(&folder, &words).unwrap();
        assert!(
            run.printed.contains("40 updates"),
            "{rule}: {}",
            run.printed
        );
    }
}

#[test]
fn the_same_words_write_the_same_drawings() {
    let (one, two) = (Folder::new(), Folder::new());
    for folder in [&one, &two] {
        run(folder, &["--batch", "1", "--epochs", "50"]).unwrap();
    }
    for name in ["loss.svg", "contour.svg"] {
        let read = |folder: &Folder| fs::read(folder.0.join("drawings").join(name)).unwrap();
        assert_eq!(read(&one), read(&two));
    }
}

#[test]
fn a_word_that_is_not_a_number_is_named_with_line_and_column() {
    assert_eq!(
        complaint("x,y\n0.5,0.2\n2.5,high\n", &[]),
        "error: table.csv, line 3, column 2 (\"y\"): \"high\" is not a number\n  help: write a decimal such as 0.5 or 1e-3\n"
    );
}

#[test]
fn nan_and_infinity_are_named_with_line_and_column() {
    for (word, line) in [("NaN", 2), ("-inf", 2), ("1e999", 2)] {
        assert_eq!(
            complaint(format!("x,y\n{word},0.2\n2.5,0.9\n"), &[]),
            format!(
                "error: table.csv, line {line}, column 1 (\"x\"): \"{word}\" is not a finite number\n  help: replace it by a finite \
                 number, or remove the line\n"
            )
        );
    }
}

#[test]
fn a_missing_value_is_named_with_line_and_column() {
    assert_eq!(
        complaint("a,b,y\n1,,0\n", &[]),
        "error: table.csv, line 2, column 2 (\"b\"): the value is missing\n  help: fill it in, or remove the line\n"
    );
}

#[test]
fn ragged_lines_are_named_with_line_and_column() {
    // The empty line is skipped, and counted.
    assert_eq!(
        complaint("a,b,y\n1,2,0\n\n3,4\n", &[]),
        "error: table.csv, line 4, column 3 (\"y\"): the line ends after 2 of 3 values\n  help: write a value for every column that the \
         first line names\n"
    );
    assert_eq!(
        complaint("a,y\n1,2,0\n", &[]),
        "error: table.csv, line 2, column 3: the line has 3 values, but the first line names 2 columns\n  help: remove what is too much, \
         or name the column in the first line\n"
    );
}

#[test]
fn a_missing_column_is_answered_with_those_there_are() {
    assert_eq!(
        complaint("a,b,y\n1,2,0\n", &["--target", "z"]),
        "error: table.csv, line 1: no column is called \"z\"\n  help: choose --target from a, b, y\n"
    );
    assert_eq!(
        complaint("y\n1\n", &[]),
        "error: table.csv, line 1: there is one column, but a sample needs an input and a target\n  help: separate at least two columns \
         by commas\n"
    );
    assert_eq!(
        complaint("a,a,y\n1,2,0\n", &[]),
        "error: table.csv, line 1, column 2 (\"a\"): an earlier column has the same name\n  help: give every column a name of its own\n"
    );
}

#[test]
fn no_names_no_rows_and_nothing_at_all() {
    assert_eq!(
        complaint("0.5,0.2\n2.5,0.9\n", &[]),
        "error: table.csv, line 1: the columns have no names: the line holds only numbers\n  help: put a line above it that names the \
         columns, such as x,y\n"
    );
    assert_eq!(
        complaint("x,y\n", &[]),
        "error: table.csv, line 1: there are no samples below the names of the columns\n  help: add at least one line of numbers\n"
    );
    assert_eq!(
        complaint("", &[]),
        "error: table.csv, line 1: the file is empty\n  help: begin with a line that names the columns, such as x,y\n"
    );
    assert_eq!(
        complaint(b"x,y\n1,2\n\xff,3\n", &[]),
        "error: table.csv, line 3: the line is not UTF-8 text\n  help: save the table as comma-separated text in UTF-8\n"
    );
}

#[test]
fn a_missing_file_is_named() {
    let message = run(&Folder::new(), &["--data", "nowhere.csv"]).unwrap_err();
    assert!(
        message.starts_with("error: cannot read nowhere.csv: "),
        "{message}"
    );
    assert!(
        message.ends_with("\n  help: check the path that follows --data\n"),
        "{message}"
    );
}

#[test]
fn a_target_that_is_no_probability_is_refused_under_cross_entropy() {
    assert_eq!(
        complaint(
            "y,x\n0.5,1\n\n1.5,2\n",
            &["--target", "y", "--loss", "cross-entropy"]
        ),
        "error: table.csv, line 4, column 1 (\"y\"): the target 1.5 cannot be learned under cross-entropy\n  help: give targets from 0 \
         to 1, or use --loss squared\n"
    );
}

#[test]
fn hyperparameters_out_of_range_are_refused() {
    let says = |words: &[&str], text: &str| {
        let message = run(&Folder::new(), words).unwrap_err();
        assert!(message.contains(text), "{message}");
    };
    says(
        &["--learning-rate", "0"],
        "the learning rate must be a positive number, got 0.0\n  help: give --learning-rate",
    );
    says(&["--learning-rate", "-1"], "got -1");
    says(&["--learning-rate", "nan"], "got NaN");
    says(&["--batch", "0"], "help: give --batch a number from 1 on");
    says(
        &["--start", "1"],
        "--start has 1 numbers, but the neuron has 2 parameters",
    );
    says(
        &["--start", "1,inf"],
        "--start must be finite numbers, got inf",
    );
    says(&["--epochs", "-3"], "--epochs");
    says(&["--target", "y"], "--data");
}

#[test]
fn a_folder_that_is_a_file_is_refused_before_training() {
    let folder = Folder::new();
    let file = folder.file("drawings", "something else");
    let (mut printed, mut progress) = (Vec::new(), Vec::new());
    let failure = descend::run(
        ["descend", "--out", file.to_str().unwrap()],
        &mut printed,
        &mut progress,
        false,
    )
    .unwrap_err();
    assert!(
        failure
            .to_string()
            .ends_with("help: name another folder with --out"),
        "{failure}"
    );
    assert!(printed.is_empty() && progress.is_empty());
    assert_eq!(
        fs::read_to_string(Path::new(&file)).unwrap(),
        "something else"
    );
}
