//! Each figure is locked to the byte.

use super::*;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const LOCKS: &str = "tests/figures/locked";

/// The file a figure is locked in: an SVG that a browser shows, with the caption as a comment under it.
fn file_name((name, parameters): Request) -> String {
    let parameters = parameters
        .iter()
        .map(|(key, value)| format!(",{key}={value}"));
    name.to_owned() + &parameters.collect::<String>() + ".svg"
}

fn locked(request: Request) -> String {
    let Drawing { svg, caption, .. } = draw(request);
    format!("{svg}<!-- {caption} -->\n")
}

/// The first line in which two texts differ.
fn first_difference(locked: &str, drawn: &str) -> String {
    let mut drawn = drawn.lines();
    for (index, line) in locked.lines().enumerate() {
        let other = drawn.next().unwrap_or("(nothing)");
        if line != other {
            return format!("line {}\n  locked: {line}\n  drawn:  {other}", index + 1);
        }
    }
    format!(
        "after the last line\n  drawn:  {}",
        drawn.next().unwrap_or("(nothing)")
    )
}

#[test]
fn every_figure_is_drawn_as_it_is_locked() {
    let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("figures");
    if fresh.exists() {
        std::fs::remove_dir_all(&fresh).unwrap();
    }
    std::fs::create_dir_all(&fresh).unwrap();
    let mut changed = Vec::new();
    for request in requests() {
        let name = file_name(request);
        let drawn = locked(request);
        // A checkout with other line ends is not a changed figure.
        let locked = std::fs::read_to_string(Path::new(ROOT).join(LOCKS).join(&name))
            .map(|text| text.replace("\r\n", "\n"));
        let complaint = match locked {
            Ok(locked) if locked == drawn => continue,
            Ok(locked) => first_difference(&locked, &drawn),
            Err(_) => "is not locked yet".to_owned(),
        };
        std::fs::write(fresh.join(&name), drawn).unwrap();
        changed.push(format!("{LOCKS}/{name}: {complaint}"));
    }
    assert!(
        changed.is_empty(),
        "{} of the figures differ from their locks:\n\n{}\n\nWhat is drawn now is in {fresh}.\n\
         Look at it, in light, in dark and 320 pixels wide. To accept all of it:\n\n    cp {fresh}/*.svg {LOCKS}/\n",
        changed.len(),
        changed.join("\n\n"),
        fresh = fresh.display(),
    );
}

#[test]
fn every_lock_belongs_to_a_figure() {
    let expected: HashSet<String> = requests().into_iter().map(file_name).collect();
    let found: HashSet<String> = std::fs::read_dir(Path::new(ROOT).join(LOCKS))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let stray: Vec<PathBuf> = found
        .difference(&expected)
        .map(|name| Path::new(LOCKS).join(name))
        .collect();
    assert!(
        stray.is_empty(),
        "these locks belong to no figure and can be deleted: {stray:?}"
    );
}

#[test]
fn every_figure_with_parameters_is_locked_with_a_second_set() {
    for figure in figures::all()
        .iter()
        .filter(|figure| !figure.parameters.is_empty())
    {
        let sets = requests()
            .iter()
            .filter(|(name, _)| *name == figure.name)
            .count();
        assert!(
            sets >= 2,
            "{} is locked only with its defaults",
            figure.name
        );
    }
}

#[test]
fn the_first_difference_is_found() {
    assert_eq!(
        first_difference("a\nb\n", "a\nc\n"),
        "line 2\n  locked: b\n  drawn:  c"
    );
    assert_eq!(
        first_difference("a\nb\n", "a\n"),
        "line 2\n  locked: b\n  drawn:  (nothing)"
    );
    assert_eq!(
        first_difference("a\n", "a\nb\n"),
        "after the last line\n  drawn:  b"
    );
}
