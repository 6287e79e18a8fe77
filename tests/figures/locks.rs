//! Each figure is locked to the byte: with its defaults, as each page asks for it, and with the values that a lock was
//! made for. A lock is named by what it asks for, so that no list has to be kept.

use std::iter::repeat;
use std::path::Path;

use super::*;
use crate::pages;

const LOCKS: &str = "tests/figures/locked";

/// What the pages ask for.
fn asked_on_pages() -> Vec<Values> {
    let directives = pages::book()
        .pages
        .iter()
        .flat_map(|page| page.directives());
    let request = |directive: &manuscript::Directive| {
        let name = directive.figure()?;
        let pairs = directive
            .pairs()
            .map(|(key, value)| format!(" {}={}", key.text, value.text));
        Some(asked(&(name.to_owned() + &pairs.collect::<String>())))
    };
    directives.filter_map(request).collect()
}

/// The names of the locks, without the end.
fn locked() -> BTreeSet<String> {
    let files = std::fs::read_dir(pages::root().join(LOCKS)).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let stem = |name: String| {
        name.strip_suffix(".svg")
            .unwrap_or_else(|| panic!("{name}"))
            .to_owned()
    };
    names.map(stem).collect()
}

/// The first line in which two different texts differ.
fn first_difference(locked: &str, drawn: &str) -> String {
    let [locked, drawn] = [locked, drawn].map(|text| text.split('\n').chain(repeat("(nothing)")));
    let mut lines = locked.zip(drawn).zip(1..);
    let difference = lines.find(|((locked, drawn), _)| locked != drawn);
    let ((locked, drawn), line) = difference.unwrap();
    format!("line {line}\n  locked: {locked}\n  drawn:  {drawn}")
}

#[test]
fn every_figure_is_drawn_as_it_is_locked() {
    let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("figures");
    if fresh.exists() {
        std::fs::remove_dir_all(&fresh).unwrap();
    }
    std::fs::create_dir_all(&fresh).unwrap();
    let defaults = figures::all().iter().map(|figure| figure.defaults());
    let locked = locked();
    let locked = locked.iter().map(|name| asked(name));
    let all = defaults.chain(asked_on_pages()).chain(locked);
    // An SVG that a browser shows, with the caption as a comment under it.
    let all: BTreeMap<String, String> = all
        .map(|values| {
            let Drawing { svg, caption, .. } = &show(values.clone()).drawing;
            (named(&values), format!("{svg}<!-- {caption} -->\n"))
        })
        .collect();
    let mut changed = Vec::new();
    for (name, drawn) in all {
        // A checkout with other line ends is not a changed figure.
        let lock = format!("{LOCKS}/{name}.svg");
        let complaint = match std::fs::read_to_string(pages::root().join(&lock)) {
            Ok(locked) if locked.replace("\r\n", "\n") == drawn => continue,
            Ok(locked) => first_difference(&locked.replace("\r\n", "\n"), &drawn),
            Err(_) => "is not locked yet".to_owned(),
        };
        std::fs::write(fresh.join(format!("{name}.svg")), drawn).unwrap();
        changed.push(format!("{lock}: {complaint}"));
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

/// A lock of a figure that is gone, or of values that it refuses, fails above; one whose name says a default or puts the
/// parameters in another order would be a second lock of the same drawing.
#[test]
fn every_lock_is_named_by_what_it_locks() {
    for name in locked() {
        assert_eq!(named(&asked(&name)), name);
    }
}

#[test]
fn every_figure_with_parameters_is_locked_with_a_second_set() {
    let locked = locked();
    for figure in figures::all()
        .iter()
        .filter(|figure| !figure.parameters.is_empty())
    {
        let others = format!("{},", figure.name);
        let second = locked.iter().any(|name| name.starts_with(&others));
        assert!(second, "{} is locked only with its defaults", figure.name);
    }
}

#[test]
fn every_figure_stands_on_a_page() {
    let on_pages = asked_on_pages();
    for figure in figures::all() {
        let shown = on_pages.iter().any(|values| values.figure() == *figure);
        assert!(shown, "{} is drawn on no page", figure.name);
    }
}

#[test]
fn no_figure_is_shown_twice() {
    let mut shown = BTreeSet::new();
    for values in asked_on_pages() {
        let name = named(&values);
        assert!(
            !shown.contains(&name),
            "{name} stands on two pages, or twice on one"
        );
        shown.insert(name);
    }
}

#[test]
fn the_first_difference_is_found() {
    let cases = [
        ("a\nb\n", "a\nc\n", "line 2\n  locked: b\n  drawn:  c"),
        ("a\nb", "a", "line 2\n  locked: b\n  drawn:  (nothing)"),
        ("a", "a\n", "line 2\n  locked: (nothing)\n  drawn:  "),
    ];
    for (locked, drawn, difference) in cases {
        assert_eq!(first_difference(locked, drawn), difference);
    }
}
