//! Why does this program not learn?

use manuscript::facts::{Facts, Point};
use worked_examples::sigmoid_neuron_learning::gradient_checks::{EPOCHS, published_bug};
use worked_examples::sigmoid_neuron_learning::two_points::{LEARNING_RATE, POINTS, START};

use super::{chapters, sources};

/// The manifest of the workspace.
const MANIFEST: &str = include_str!("../../../Cargo.toml");

pub(crate) fn facts(p: &mut Facts) {
    let book = p.book();
    let bug = published_bug(START, LEARNING_RATE, EPOCHS);
    let [(x1, y1), (x2, y2)] = POINTS;
    p.input(
        "for the input § its answer should be §, and for § it should be §",
        &[x1, y1, x2, y2],
    );
    let code = p.rust();
    let is_the_program = code.contains(&format!("examples = {POINTS:?};"))
        && code.contains(&format!("(mut w, mut b) = {START:?};"))
        && LEARNING_RATE == 1.0;
    p.says(
        "A thousand times it should find out in which direction its error grows, and take a step the other way.",
        |[times]| times == bug.of && code.contains(&format!("for _ in 0..{} {{", times.n())),
    );
    p.says(
        "A thousand times it is a little more wrong than before:",
        |[times]| {
            let rises = bug.path.windows(2).map(|pair| pair[1].loss - pair[0].loss);
            is_the_program
                && times == rises.clone().filter(|rise| *rise > 0.0).count()
                && rises.fold(0.0, f64::max) < bug.path[0].loss / 1e3
        },
    );
    p.table(
        "published_bug.rows",
        &[
            ("epoch", "step"),
            ("w.7", "$w$"),
            ("b.7", "$b$"),
            ("loss.10", "how wrong it is"),
        ],
        &Point::new(),
    );
    p.says("The first three chapters need little more.", |[three]| {
        let before = chapters(book).into_iter().map(|chapter| chapter.folder);
        three
            == before
                .take_while(|folder| folder != "sigmoid-neuron-learning")
                .count()
    });
    p.says(
        "Five documents that were written to explain neurons to beginners: three Chinese blog posts, and two English articles that reached us in a Chinese machine translation.",
        |[documents, chinese, english]| {
            documents == sources(book).len()
                && documents == chinese.value + english.value
                && chinese == in_chinese(book)
        },
    );
    // What a project of one's own asks for is what the book is tested with.
    let version = p.read(|page| {
        let mut lines = page.text().lines();
        lines.find_map(|line| line.strip_prefix("cargo add ndarray@").map(str::to_owned))
    });
    let used = MANIFEST
        .lines()
        .find_map(|line| line.strip_prefix("ndarray = \""));
    assert!(
        used.zip(version.as_deref())
            .is_some_and(|(used, version)| used.starts_with(version)),
        "the page asks for ndarray {version:?}, and the book is tested with {used:?}"
    );
}

/// How many of the five sources are listed with a Chinese title, because they were written in Chinese.
fn in_chinese(book: &manuscript::Book) -> usize {
    let literature = book
        .page("appendices/literature.md")
        .expect("the page of literature");
    let entries = literature
        .text()
        .lines()
        .filter_map(|line| line.split_once(". "));
    let numbered = entries.filter(|(number, _)| number.parse::<usize>().is_ok());
    numbered
        .filter(|(_, entry)| entry.starts_with("<span lang=\"zh\">"))
        .count()
}
