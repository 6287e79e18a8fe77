//! The handout: a folder with the exercises that Rustlings runs and that is a plain package of Cargo too.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use manuscript::Workspace;
use walkdir::WalkDir;

use crate::dependencies::{is_ours, manifest_lines, used};
use crate::error::Error;
use crate::exercise::{Exercise, Kind, Variant};
use crate::grade::report::points;
use crate::set::Exercises;

/// What a teacher chooses.
#[derive(Clone, Debug)]
pub(crate) struct Handout<'a> {
    /// The exercises.
    pub(crate) exercises: &'a Exercises,
    /// The name of the course.
    pub(crate) name: &'a str,
    /// Where the book can be read.
    pub(crate) book: Option<&'a str>,
    /// Whether the solutions are handed out too.
    pub(crate) solutions: bool,
    /// Whether GitHub Classroom grades it.
    pub(crate) classroom: bool,
}

/// Writes the folder, which must not be there yet: all of it or nothing.
///
/// # Errors
///
/// A folder that is there, and whatever cannot be written.
pub(crate) fn write(handout: &Handout, workspace: &Workspace, folder: &Path) -> Result<(), Error> {
    if folder.symlink_metadata().is_ok() {
        return Err(Error::Taken(folder.to_owned()));
    }
    let absolute = std::path::absolute(folder).map_err(|error| Error::io("find", folder, error))?;
    let beside = absolute.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(beside).map_err(|error| Error::io("make", beside, error))?;
    let made = tempfile::Builder::new()
        .prefix(".coursework-")
        .tempdir_in(beside);
    let made = made.map_err(|error| Error::io("make a folder in", beside, error))?;
    fill(handout, workspace, made.path())?;
    // A folder that is made for one's own use only is not for a class.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let open = fs::Permissions::from_mode(0o755);
        fs::set_permissions(made.path(), open)
            .map_err(|error| Error::io("open", made.path(), error))?;
    }
    fs::rename(made.path(), &absolute).map_err(|error| Error::io("make", folder, error))?;
    // Nothing is left to be removed.
    let _ = made.keep();
    Ok(())
}

fn fill(handout: &Handout, workspace: &Workspace, folder: &Path) -> Result<(), Error> {
    let exercises = &handout.exercises.exercises;
    let save = |name: &str, text: &str| {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|error| Error::io("make", parent, error))?;
        fs::write(&path, text).map_err(|error| Error::io("write", &path, error))
    };
    let mut code = String::new();
    for exercise in exercises {
        let handed_out = file(handout, exercise, Variant::Stub);
        code += &handed_out;
        save(&format!("exercises/{}", exercise.path()), &handed_out)?;
        save(
            &format!("hints/{}/{}.md", exercise.folder(), exercise.name),
            &hints(exercise),
        )?;
        if handout.solutions {
            let solved = file(handout, exercise, Variant::Solution);
            code += &solved;
            save(&format!("solutions/{}", exercise.path()), &solved)?;
        }
    }
    let crates = used(workspace, &code)?;
    save("Cargo.toml", &manifest(handout, workspace, &crates)?)?;
    save("info.toml", &info(handout))?;
    save("README.md", &readme(handout, &crates))?;
    for (name, text) in FIXED {
        save(name, text)?;
    }
    if handout.classroom {
        save(".github/workflows/classroom.yml", &classroom(handout))?;
    }
    for name in crates.iter().filter(|name| is_ours(name)) {
        copy(
            &workspace.root.join("crates").join(name),
            &folder.join("crates").join(name),
        )?;
    }
    for name in [
        "Cargo.lock",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "LICENSE-CC-BY",
    ] {
        let from = workspace.root.join(name);
        fs::copy(&from, folder.join(name)).map_err(|error| Error::io("copy", &from, error))?;
    }
    prune(folder);
    Ok(())
}

/// An exercise as a student gets it, or solved.
fn file(handout: &Handout, exercise: &Exercise, variant: Variant) -> String {
    let header = &exercise.header;
    let title = handout
        .exercises
        .titles
        .get(&header.page)
        .map_or("", String::as_str);
    let page = header.page.trim_end_matches(".md");
    let page = match handout.book {
        Some(book) => format!(": <{}/{page}.html>", book.trim_end_matches('/')),
        None => format!(" (`{page}`)"),
    };
    let number = header
        .exercise
        .map(|number| format!(", exercise {number}"))
        .unwrap_or_default();
    let mut text = format!("//! # {}\n//!\n", header.title);
    for line in exercise.task.lines() {
        text += &match line.is_empty() {
            true => "//!\n".to_owned(),
            false => format!("//! {line}\n"),
        };
    }
    let points = points(f64::from(header.points));
    let name = &exercise.name;
    text += &format!(
        "//!\n//! The Tested Neuron, chapter {}, \"{title}\"{number}{page}.\n",
        exercise.chapter
    );
    text += &format!(
        "//! {points} points. Test it: `cargo test --bin {name}`. Hints: `hints/{}/{name}.md`.\n",
        exercise.folder()
    );
    let code = exercise.code(variant);
    let code = match variant {
        Variant::Stub if header.kind == Kind::FindTheBug => {
            code.replace("// TODO: your code", "// TODO: find the bug")
        }
        _ => code,
    };
    text += &code;
    if !code.contains("fn main()") {
        text += "\nfn main() {}\n";
    }
    text + "\n" + &exercise.tests(false)
}

/// The hints, each behind a fold.
fn hints(exercise: &Exercise) -> String {
    let mut text = format!("# {}\n", exercise.header.title);
    for (hint, title) in
        exercise
            .header
            .hints
            .iter()
            .zip(["A question", "A pointer", "Almost the code"])
    {
        text += &format!("\n<details><summary>{title}</summary>\n\n{hint}\n\n</details>\n");
    }
    text
}

fn manifest(handout: &Handout, workspace: &Workspace, crates: &[&str]) -> Result<String, Error> {
    let mut bins = String::new();
    for exercise in &handout.exercises.exercises {
        let (name, path) = (&exercise.name, exercise.path());
        bins += &format!("  {{ name = \"{name}\", path = \"exercises/{path}\" }},\n");
        if handout.solutions {
            bins += &format!("  {{ name = \"{name}_sol\", path = \"solutions/{path}\" }},\n");
        }
    }
    let lines = manifest_lines(workspace, crates, |name| format!("\"crates/{name}\""))?;
    Ok(format!(
        "bin = [\n{bins}]\n\n[package]\nname = \"exercises\"\nedition = \"2024\"\nrust-version = \"1.91\"\npublish = false\n\n\
         [dependencies]\n{lines}\n\
         # Until an exercise is solved, only its tests call what it asks for.\n[lints.rust]\ndead_code = \"allow\"\n\n\
         # This folder is a project of its own, wherever it lies.\n[workspace]\nexclude = [\"crates\"]\n"
    ))
}

/// What Rustlings reads.
fn info(handout: &Handout) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let welcome = format!(
        "{}: {} exercises from The Tested Neuron, which has the rest.",
        handout.name,
        handout.exercises.exercises.len()
    );
    let mut text = format!(
        "format_version = 1\nwelcome_message = {}\nfinal_message = \"All exercises are solved.\"\n",
        quoted(&welcome)
    );
    for exercise in &handout.exercises.exercises {
        let hints = exercise.header.hints.iter().zip(1..);
        let hint: Vec<String> = hints
            .map(|(hint, number)| format!("{number}. {hint}\n"))
            .collect();
        let hint = hint.join("\n");
        text += &format!(
            "\n[[exercises]]\nname = \"{}\"\ndir = \"{}\"\nhint = {}\n",
            exercise.name,
            exercise.folder(),
            quoted(&hint)
        );
    }
    text
}

fn readme(handout: &Handout, crates: &[&str]) -> String {
    let exercises = &handout.exercises.exercises;
    let first = exercises
        .first()
        .map_or("", |exercise| exercise.name.as_str());
    let mut rows = String::new();
    for exercise in exercises {
        let header = &exercise.header;
        let (path, title) = (exercise.path(), &header.title);
        rows += &format!(
            "| [`{}`](exercises/{path}) | {title} | {} |\n",
            exercise.name, header.points
        );
    }
    let ours: Vec<String> = crates
        .iter()
        .filter(|name| is_ours(name))
        .map(|name| format!("[`{name}`](crates/{name})"))
        .collect();
    let solutions = match handout.solutions {
        true => {
            "\nThis copy is the teacher's: the folder `solutions` holds the solutions, and `exercises` what is handed out.\n"
        }
        false => "",
    };
    let readme = include_str!("README.md");
    readme
        .replace("{{first}}", first)
        .replace("{{exercises}}\n", &rows)
        .replace("{{count}}", &exercises.len().to_string())
        .replace("{{points}}", &handout.exercises.points().to_string())
        .replace("{{crates}}", &ours.join(", "))
        .replace("{{solutions}}\n", solutions)
        .replace("{{name}}", handout.name)
}

/// A workflow of GitHub Classroom: a grader an exercise, and a reporter that adds up.
fn classroom(handout: &Handout) -> String {
    let (mut steps, mut results, mut runners) = (String::new(), String::new(), Vec::new());
    for exercise in &handout.exercises.exercises {
        let (name, points) = (&exercise.name, exercise.header.points);
        steps += &format!(
            "      - id: {name}\n        uses: classroom-resources/autograding-command-grader@v1\n        with:\n          \
             test-name: {name}\n          command: cargo test --bin {name}\n          timeout: 10\n          max-score: {points}\n"
        );
        results += &format!(
            "          {}_RESULTS: \"${{{{ steps.{name}.outputs.result }}}}\"\n",
            name.to_uppercase()
        );
        runners.push(name.as_str());
    }
    include_str!("classroom.yml")
        .replace("# STEPS\n", &steps)
        .replace("# RESULTS\n", &results)
        .replace("RUNNERS", &runners.join(","))
}

/// Files that are the same in every handout: editors, git, and a workflow that tests what is pushed.
const FIXED: &[(&str, &str)] = &[
    (
        ".gitignore",
        "/target/\n.rustlings-state.txt\n.vscode/*\n!.vscode/extensions.json\n",
    ),
    (".gitattributes", "* text=auto eol=lf\n"),
    (
        ".vscode/extensions.json",
        "{ \"recommendations\": [\"rust-lang.rust-analyzer\"] }\n",
    ),
    (
        "rust-analyzer.toml",
        "check.command = \"clippy\"\ncheck.extraArgs = [\"--profile\", \"test\"]\ncargo.targetDir = true\n",
    ),
    (".github/workflows/test.yml", include_str!("test.yml")),
];

/// Copies a crate, without what a build leaves.
fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    let is_source = |name: &OsStr| name != "target" && !name.to_string_lossy().starts_with('.');
    let entries = WalkDir::new(from)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || is_source(entry.file_name()));
    for entry in entries {
        let entry = entry.map_err(|error| Error::io("read", from, error.into()))?;
        let relative: PathBuf = entry
            .path()
            .strip_prefix(from)
            .unwrap_or(entry.path())
            .to_owned();
        let target = to.join(relative);
        let copied = match entry.file_type().is_dir() {
            true => fs::create_dir_all(&target),
            false => fs::copy(entry.path(), &target).map(drop),
        };
        copied.map_err(|error| Error::io("copy", entry.path(), error))?;
    }
    Ok(())
}

/// Lets cargo take the packages out of the lock that nothing here needs; a student's first command would do it otherwise.
fn prune(folder: &Path) {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(folder)
        .args(["metadata", "--offline", "--quiet", "--format-version=1"]);
    let _ = cargo.stdout(Stdio::null()).stderr(Stdio::null()).status();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Choice;

    #[test]
    fn a_folder_is_written_whole_and_never_over_another() {
        let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let all = Exercises::load(&workspace).unwrap();
        let choice = Choice {
            chapters: None,
            only: vec!["fires".to_owned(), "weighted_input".to_owned()],
        };
        let exercises = all.chosen(&choice).unwrap();
        let handout = Handout {
            exercises: &exercises,
            name: "Neurons, \"autumn\"",
            book: Some("https://example.org/book/"),
            solutions: false,
            classroom: true,
        };
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a/course");
        write(&handout, &workspace, &folder).unwrap();
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();

        let fires = read("exercises/chapter_2/fires.rs");
        assert!(
            fires.starts_with("//! # Does it fire?\n//!\n//! A threshold unit"),
            "{fires}"
        );
        assert!(
            fires.contains("<https://example.org/book/building-a-neuron/firing-condition.html>")
        );
        assert!(
            fires.contains("\n    // TODO: your code\n    todo!(")
                && fires.contains("\nfn main() {}\n")
        );
        for mark in [
            "SOLUTION",
            "STUB",
            "WRONG",
            "HIDDEN",
            "sum >= threshold",
            "three_inputs_of_any_sign",
        ] {
            assert!(!fires.contains(mark), "{mark}");
        }
        assert!(read("exercises/chapter_2/weighted_input.rs").contains("// TODO: find the bug"));
        assert!(
            read("hints/chapter_2/fires.md")
                .matches("<details>")
                .count()
                == 3
        );
        let info: toml::Table = read("info.toml").parse().unwrap();
        assert_eq!(info["exercises"].as_array().unwrap().len(), 2);
        assert!(
            info["welcome_message"]
                .as_str()
                .unwrap()
                .starts_with("Neurons, \"autumn\": 2 exercises")
        );
        let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
        assert_eq!(manifest["bin"].as_array().unwrap().len(), 2);
        assert!(
            read("README.md").contains("cargo test --bin fires")
                && !read("README.md").contains("{{")
        );
        assert!(read(".github/workflows/classroom.yml").contains("runners: fires,weighted_input"));
        assert!(
            folder.join("crates/expected/src/lib.rs").is_file()
                && !folder.join("crates/learning").exists()
        );
        assert!(!folder.join("solutions").exists());

        // Whatever stands there is somebody's.
        fs::write(folder.join("exercises/chapter_2/fires.rs"), "mine").unwrap();
        let told = write(&handout, &workspace, &folder)
            .unwrap_err()
            .to_string();
        assert!(
            told.ends_with("is there already and is left alone: name a folder that does not exist"),
            "{told}"
        );
        assert_eq!(read("exercises/chapter_2/fires.rs"), "mine");
        let under_a_file = folder.join("README.md/course");
        assert!(write(&handout, &workspace, &under_a_file).is_err());
        let left: Vec<_> = fs::read_dir(place.path().join("a")).unwrap().collect();
        assert_eq!(left.len(), 1, "nothing half written is left: {left:?}");
    }
}
