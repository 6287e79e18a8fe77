//! A submission in which every answer tries something else: each is told as what it is, and stops no other.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::process::Limits;
use super::*;
use crate::exercise::Exercise;

/// What is asked everywhere: the number 1.
pub(crate) const ASKED: &str = r#"/*
title = "One"
page = "a/b.md"
points = 2
hints = ["a", "b", "c"]
*/
//! Answer.

/// One.
pub fn answer() -> f64 {
    // BEGIN SOLUTION
    1.0
    // STUB
    // todo!("answer()")
    // WRONG: it is two
    // 2.0
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_one() {
        assert_eq!(answer(), 1.0);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn it_is_one_again() {
        assert_eq!(answer(), 1.0);
    }
    // END HIDDEN TESTS
}
"#;

/// A name, what is handed in, and what is said of its first test; nothing when it is right.
const ANSWERS: &[(&str, &str, Option<&str>)] = &[
    ("solves", "pub fn answer() -> f64 { 1.0 }", None),
    (
        "solves_too",
        "pub fn answer() -> f64 { std::thread::spawn(|| loop { println!(\"x\") }); 1.0 }",
        None,
    ),
    (
        "mistypes",
        "pub fn answer() -> f64 { 1 }",
        Some("mismatched types"),
    ),
    (
        "breaks_off",
        "pub fn answer( -> f64 {",
        Some("it does not compile"),
    ),
    (
        "leaves_out",
        "pub fn other() -> f64 { 1.0 }",
        Some("no `answer` in `leaves_out`"),
    ),
    ("hides", "fn answer() -> f64 { 1.0 }", Some("is private")),
    (
        "asks_back",
        "pub fn answer(x: f64) -> f64 { x }",
        Some("1 argument"),
    ),
    (
        "borrows",
        "pub fn answer() -> f64 { let r; { let x = 1.0; r = &x; } *r }",
        Some("does not live long enough"),
    ),
    (
        "loops",
        "pub fn answer() -> f64 { loop {} }",
        Some("has run for more than 0.5 s"),
    ),
    (
        "sleeps",
        "pub fn answer() -> f64 { std::thread::sleep(std::time::Duration::MAX); 1.0 }",
        Some("has run for more than 0.5 s"),
    ),
    (
        "allocates",
        "pub fn answer() -> f64 { let v = vec![1.0; 1 << 28]; v[7] }",
        Some("more memory than is allowed"),
    ),
    (
        "recurses",
        "pub fn answer() -> f64 { fn f(x: f64) -> f64 { 1.0 + f(x + 1.0) } f(0.0) }",
        Some("endless recursion"),
    ),
    (
        "prints",
        "pub fn answer() -> f64 { loop { println!(\"on and on\") } }",
        Some("has printed more than 1 MiB"),
    ),
    (
        "prints_no_line",
        "pub fn answer() -> f64 { loop { print!(\"on and on\") } }",
        Some("has printed more than 1 MiB"),
    ),
    (
        "panics",
        "pub fn answer() -> f64 { panic!(\"no \\\\ idea\\n\\u{7}\") }",
        Some("no \\ idea\n\u{7}"),
    ),
    (
        "panics_with_a_number",
        "pub fn answer() -> f64 { std::panic::panic_any(7) }",
        Some("a panic without a sentence"),
    ),
    (
        "exits",
        "pub fn answer() -> f64 { std::process::exit(0) }",
        Some("has ended the process, with exit code 0"),
    ),
    (
        "aborts",
        "pub fn answer() -> f64 { std::process::abort() }",
        Some("was aborted"),
    ),
    (
        "exits_when_it_panics",
        "pub fn answer() -> f64 { std::panic::set_hook(Box::new(|_| std::process::exit(0))); panic!() }",
        Some("exit code 0"),
    ),
    (
        "forges",
        "pub fn answer() -> f64 { println!(\"\\npassed\\nend\\ntest result: ok. 2 passed\"); std::process::exit(0) }",
        Some("exit code 0"),
    ),
    (
        "asks_for_the_word",
        "pub fn answer() -> f64 { let mut s = String::new(); std::io::stdin().read_line(&mut s).unwrap(); println!(\"{s} passed\"); 2.0 }",
        Some("left == right"),
    ),
    (
        "is_unsafe",
        "pub fn answer() -> f64 { unsafe { std::hint::unreachable_unchecked() } }",
        Some("usage of an `unsafe` block"),
    ),
    (
        "allows_unsafe",
        "#![allow(unsafe_code)]\npub fn answer() -> f64 { unsafe { *std::ptr::null() } }",
        Some("incompatible with previous forbid"),
    ),
    (
        "begins_before_main",
        "#[unsafe(link_section = \".init_array\")]\n#[used]\nstatic F: extern \"C\" fn() = f;\nextern \"C\" fn f() { std::process::exit(0) }\npub fn answer() -> f64 { 1.0 }",
        Some("it does not compile"),
    ),
    (
        "includes",
        "pub fn answer() -> f64 { include_str!(\"/etc/passwd\").len() as f64 }",
        Some("`include_str` reads another file"),
    ),
    (
        "includes_by_path",
        "#[path = \"/etc/passwd\"] mod passwd;\npub fn answer() -> f64 { 1.0 }",
        Some("`path` reads another file"),
    ),
    (
        "calls_the_harness",
        "pub fn answer() -> f64 { kit::run(&[]); 1.0 }",
        Some("it does not compile"),
    ),
    (
        "has_its_own_assertions",
        "#[macro_export]\nmacro_rules! assert_eq { ($($t:tt)*) => {} }\npub use crate::assert_eq;\npub mod tests {}\npub fn answer() -> f64 { 2.0 }",
        Some("left == right"),
    ),
    (
        "denies_warnings",
        "#![deny(warnings)]\npub fn answer() -> f64 { let x = 7; my_crate::one() }\nmod my_crate { pub fn one() -> f64 { 1.0 } }\nfn main() {}",
        None,
    ),
    (
        "speaks_of_macro_export",
        "// macro_export\npub fn answer() -> f64 { crate::one() }\nfn one() -> f64 { 1.0 }",
        None,
    ),
    (
        "is_a_trait_too",
        "pub fn answer() -> f64 { 2.0 }\n#[allow(non_camel_case_types)]\npub trait is_a_trait_too {}\npub trait answer: Sized { fn abs(self) -> f64 { 1.0 } }\nimpl answer for f64 {}",
        Some("it does not compile"),
    ),
    (
        "begins_with_a_shell",
        "#!x )\npub fn answer() -> f64 { include_str!(\"../tests/solves.rs\").len() as f64 }",
        Some("its first line is one for a shell"),
    ),
    (
        "visualizes",
        "#![debugger_visualizer(gdb_script_file = \"/etc/passwd\")]\npub fn answer() -> f64 { 1.0 }",
        Some("`debugger_visualizer` reads another file"),
    ),
    (
        "names_its_crate",
        "pub fn answer() -> f64 { crate::one() }\nfn one() -> f64 { 1.0 }",
        None,
    ),
    (
        "computes_on_and_on",
        "#![allow(long_running_const_eval)]\nconst X: f64 = { loop {} };\npub fn answer() -> f64 { X }",
        Some("`long_running_const_eval` lets the compiler compute without end"),
    ),
    (
        "computes_without_end",
        "const X: f64 = { loop {} };\npub fn answer() -> f64 { X }",
        Some("it does not compile"),
    ),
    (
        "edits_its_tests",
        "pub fn answer() -> f64 { 2.0 }\n#[cfg(test)]\nmod tests { #[test] fn it_is_one() {} }",
        Some("left == right"),
    ),
    (
        "is_the_stub",
        "pub fn answer() -> f64 { todo!(\"answer()\") }",
        Some("not yet implemented: answer()"),
    ),
];

/// What only Landlock keeps a submission from.
const CONFINED: &[(&str, &str)] = &[
    (
        "opens_its_pipe",
        "pub fn answer() -> f64 { std::fs::File::open(\"/proc/self/fd/1\").unwrap(); 1.0 }",
    ),
    (
        "connects_to_a_service",
        "pub fn answer() -> f64 { std::os::unix::net::UnixStream::connect(\"/run/x\").unwrap(); 1.0 }",
    ),
    (
        "sends",
        "pub fn answer() -> f64 { std::net::UdpSocket::bind(\"127.0.0.1:0\").unwrap(); 1.0 }",
    ),
    (
        "takes_rights",
        "pub fn answer() -> f64 { use std::os::unix::fs::PermissionsExt; std::fs::set_permissions(\"..\", std::fs::Permissions::from_mode(0o777)).unwrap(); 1.0 }",
    ),
    (
        "gives_away",
        "pub fn answer() -> f64 { std::os::unix::fs::chown(\"..\", Some(0), Some(0)).unwrap(); 1.0 }",
    ),
    (
        "reads",
        "pub fn answer() -> f64 { std::fs::read_to_string(\"/etc/passwd\").unwrap(); 1.0 }",
    ),
    (
        "reads_memory",
        "pub fn answer() -> f64 { std::fs::File::open(\"/proc/self/mem\").unwrap(); 1.0 }",
    ),
    (
        "lists",
        "pub fn answer() -> f64 { std::fs::read_dir(\"..\").unwrap().count() as f64 }",
    ),
    (
        "writes",
        "pub fn answer() -> f64 { std::fs::write(\"answers/solves.rs\", \"x\").unwrap(); 1.0 }",
    ),
    (
        "removes",
        "pub fn answer() -> f64 { std::fs::remove_file(\"grade\").unwrap(); 1.0 }",
    ),
    (
        "starts",
        "pub fn answer() -> f64 { std::process::Command::new(\"true\").status().unwrap(); 1.0 }",
    ),
    (
        "connects",
        "pub fn answer() -> f64 { std::net::TcpListener::bind(\"127.0.0.1:0\").unwrap(); 1.0 }",
    ),
];

fn exercises(names: impl Iterator<Item = &'static str>) -> Exercises {
    Exercises {
        exercises: names
            .map(|name| Exercise::read(name, 1, ASKED).unwrap())
            .collect(),
        titles: Default::default(),
    }
}

fn grader(exercises: Exercises) -> Grader {
    let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let settings = Settings {
        timeout: Duration::from_millis(500),
        compiler: Limits {
            memory: 1 << 29,
            ..COMPILER
        },
        inside: Vec::new(),
    };
    match Grader::new(&workspace, exercises, true, settings) {
        Ok(grader) => grader,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn every_answer_is_told_as_what_it_is_and_stops_no_other() {
    let all = ANSWERS
        .iter()
        .map(|(name, ..)| *name)
        .chain(CONFINED.iter().map(|(name, _)| *name));
    let grader = grader(exercises(all));
    let codes = ANSWERS
        .iter()
        .map(|(_, code, _)| *code)
        .chain(CONFINED.iter().map(|(_, code)| *code));
    let class = [
        Submission::of("hostile", &grader.exercises, codes.map(str::to_owned)),
        variant(
            &grader.exercises,
            |_| crate::exercise::Variant::Solution,
            "solved",
        ),
    ];
    let graded = grader.grade(&class, 2, |_, _| ()).unwrap();
    assert_eq!(graded[1].score(), 2.0 * grader.exercises.len() as f64);

    let (answers, confined) = graded[0].exercises.split_at(ANSWERS.len());
    for ((name, _, told), exercise) in ANSWERS.iter().zip(answers) {
        let Some(told) = told else {
            assert_eq!(exercise.score(), 2.0, "{name}: {exercise:?}");
            continue;
        };
        assert_eq!(exercise.score(), 0.0, "{name}: {exercise:?}");
        for test in &exercise.tests {
            match &test.verdict {
                Verdict::Failed(message) => assert!(message.contains(told), "{name}: {message}"),
                Verdict::Passed => panic!("{name} passes"),
            }
        }
    }
    if graded[0].confinement == Confinement::None {
        return;
    }
    for ((name, _), exercise) in CONFINED.iter().zip(confined) {
        for test in &exercise.tests {
            match &test.verdict {
                Verdict::Failed(message) => {
                    assert!(message.contains("Os { code"), "{name}: {message}")
                }
                Verdict::Passed => panic!("{name} passes"),
            }
        }
    }
}

/// The compiler does not say which answer it dies of.
#[test]
fn an_answer_that_the_compiler_dies_of_is_found() {
    let grader = grader(exercises(["solves", "expands", "solves_too"].into_iter()));
    let one = "pub fn answer() -> f64 { 1.0 }";
    let expands = "macro_rules! m { ($($t:tt)*) => { m!($($t)* $($t)* 1) } }\npub fn answer() -> f64 { m!(1); 1.0 }";
    let class = [Submission::of(
        "hostile",
        &grader.exercises,
        [one, expands, one].map(str::to_owned),
    )];
    let graded = grader.grade(&class, 1, |_, _| ()).unwrap();
    let scores: Vec<f64> = graded[0]
        .exercises
        .iter()
        .map(GradedExercise::score)
        .collect();
    assert_eq!(scores, [2.0, 0.0, 2.0]);
    let refused = graded[0].exercises[1].refused.as_deref();
    assert_eq!(
        refused,
        Some("the compiler was aborted: endless recursion, or more memory than is allowed")
    );
}

/// They need more memory than the compiler gets.
#[test]
fn answers_that_are_too_much_stop_no_other_submission() {
    let grader = grader(exercises(["solves", "solves_too", "waits"].into_iter()));
    let large = "pub fn answer() -> f64 { 1.0 }\npub static X: [u8; 6 << 20] = [7; 6 << 20];";
    let one = "pub fn answer() -> f64 { 1.0 }";
    let class = [[large; 3], [one; 3]]
        .map(|texts| Submission::of("x", &grader.exercises, texts.map(str::to_owned)));
    let graded = grader.grade(&class, 1, |_, _| ()).unwrap();
    assert_eq!(graded[1].score(), 6.0);
    assert!(graded[0].score() == 6.0 || graded[0].exercises[0].refused.is_some());
}

#[test]
fn solutions_that_fail_here_are_told_before_anybody_is_graded() {
    let trusted = grader(exercises(["solves"].into_iter()));
    trusted.trust().unwrap();
    let inside = Grader {
        settings: Settings {
            inside: vec!["false".to_owned()],
            ..trusted.settings.clone()
        },
        ..trusted
    };
    let told = inside.trust().unwrap_err().to_string();
    assert!(
        told.contains("nobody is graded") && told.contains("exit code 1"),
        "{told}"
    );
}

#[test]
fn a_folder_is_read_without_trust() {
    let names = [
        "here",
        "in_its_chapter",
        "elsewhere",
        "missing",
        "linked",
        "no_text",
        "large",
        "a_folder",
        "a_pipe",
        "edited",
    ];
    let exercises = exercises(names.into_iter());
    let folder = tempfile::tempdir().unwrap();
    let class = folder.path().join("class");
    let student = class.join("Ana Ω");
    let chapter = student.join("exercises/chapter_1");
    fs::create_dir_all(&chapter).unwrap();
    let solved = exercises.exercises[0].code(crate::exercise::Variant::Solution)
        + &exercises.exercises[0].tests(false);
    fs::write(student.join("here.rs"), &solved).unwrap();
    fs::write(chapter.join("in_its_chapter.rs"), &solved).unwrap();
    fs::write(student.join("exercises/elsewhere.rs"), &solved).unwrap();
    fs::write(class.join("secret.rs"), &solved).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(class.join("secret.rs"), chapter.join("linked.rs")).unwrap();
    fs::write(chapter.join("no_text.rs"), b"pub fn answer() \xff").unwrap();
    fs::write(chapter.join("large.rs"), " ".repeat(2 << 20)).unwrap();
    fs::create_dir(chapter.join("a_folder.rs")).unwrap();
    fs::write(
        chapter.join("edited.rs"),
        solved.replace("assert_eq", "assert_ne"),
    )
    .unwrap();
    #[cfg(target_os = "linux")]
    std::process::Command::new("mkfifo")
        .arg(chapter.join("a_pipe.rs"))
        .status()
        .unwrap();

    let submission = Submission::read(&student, &exercises.exercises).unwrap();
    assert_eq!(submission.name, "Ana Ω");
    let told = |at: usize| match &submission.answers[at] {
        Answer::Code { remarks, .. } => remarks.join("; "),
        Answer::Unusable(reason) => format!("unusable: {reason}"),
    };
    assert_eq!([told(0), told(1), told(2)], ["", "", ""]);
    assert_eq!(told(3), "unusable: there is no file chapter_1/missing.rs");
    #[cfg(unix)]
    assert_eq!(
        told(4),
        "unusable: it is no plain file in the folder of the submission"
    );
    assert_eq!(told(5), "unusable: the file is not UTF-8, from byte 16 on");
    assert_eq!(told(6), "unusable: the file is larger than 1048576 bytes");
    assert_eq!(
        told(7),
        "unusable: it is no plain file in the folder of the submission"
    );
    #[cfg(target_os = "linux")]
    assert_eq!(
        told(8),
        "unusable: it is no plain file in the folder of the submission"
    );
    assert!(told(9).starts_with("its tests differ from the teacher's"));

    // What platforms make of a folder and of a name.
    let other = class.join("ben");
    fs::create_dir_all(other.join("week 1/course/exercises")).unwrap();
    fs::create_dir_all(other.join("week 1/course/solutions")).unwrap();
    fs::write(other.join("week 1/course/exercises/here.rs"), &solved).unwrap();
    fs::write(other.join("week 1/course/solutions/missing.rs"), &solved).unwrap();
    fs::write(other.join("Elsewhere(1).rs"), &solved).unwrap();
    let submission = Submission::read(&other, &exercises.exercises).unwrap();
    let told = |at: usize| match &submission.answers[at] {
        Answer::Code { remarks, .. } => remarks.join("; "),
        Answer::Unusable(reason) => reason.clone(),
    };
    assert_eq!(told(0), "");
    assert_eq!(
        told(2),
        "there is no file chapter_1/elsewhere.rs; is it `Elsewhere(1).rs`?"
    );
    assert_eq!(told(3), "there is no file chapter_1/missing.rs");

    let none = Submission::read(&class.join("nobody"), &exercises.exercises);
    assert!(
        none.unwrap_err()
            .to_string()
            .ends_with("a submission is a folder with the exercises in it")
    );
}
