//! The README: what the book promises.

use manuscript::facts::{Facts, Told};
use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS};

use super::{chapters, proved_chapters, sources};

/// The manifest of the workspace.
const MANIFEST: &str = include_str!("../../../Cargo.toml");

pub(crate) fn facts(p: &mut Facts) {
    let (book, readme) = (p.book(), p.page());
    let [w1, w2] = WEIGHTS;
    let sources = sources(book);

    p.input("w₁ = §, w₂ = §, θ = §", &[w1, w2, THRESHOLD]);
    p.input(
        "the weights § and §; it takes a weighted sum of § to fire",
        &[w1, w2, THRESHOLD],
    );

    p.says(
        "A proof also stands behind every sentence, caption, formula and table of its six chapters that states a number.",
        |[six]| proved_chapters(book).eq(1..=six.n()) && six == chapters(book).len(),
    );
    p.says("Two commands", |[two]| two == commands(readme.text()).len());
    p.says(
        "You need [Rust](https://www.rust-lang.org/tools/install) (1.91 or newer) and nothing else.",
        |[version]| version == setting("rust-version = \"").parse::<f64>().expect("two numbers and a point"),
    );
    p.says(
        "runs everything there is: the crates' unit, property and documentation tests, each snippet of each chapter, each proof of a sentence, each locked number, each figure, more than 1,000 planted lies that must be noticed, and a check of the finished pages (links, formulas, identifiers, HTML).",
        |[lies]| lies.holds(crate::spoiled::count() as f64),
    );
    p.says(
        "The numbers are also computed a second time, without the crates, if you have Python 3.8 or newer; the test says so if you have none.",
        |[version]| {
            let (major, minor) = crate::independent::OLDEST_PYTHON;
            version == f64::from(major) + f64::from(minor) / 10.0
        },
    );
    p.says(
        "If you have the stock mdBook 0.5 command line, it renders the same pages:",
        |[version]| {
            let parts: Vec<&str> = setting("mdbook-driver = { version = \"")
                .split('.')
                .collect();
            version
                == parts[..2]
                    .join(".")
                    .parse::<f64>()
                    .expect("two numbers and a point")
        },
    );
    p.says(
        "| [`book/claims.toml`](book/claims.toml) | every statement of the five sources, and every correction |",
        |[five]| five == sources.len(),
    );
    p.says(
        "The book has six chapters, five of them one for each of the documents that it mirrors and corrects: neural units, building a neuron, activation functions, the learning algorithm of a sigmoid neuron, and what goes wrong inside.",
        |[six, five]| six == chapters(book).len() && five == sources.len(),
    );
    p.told(
        "Code: [MIT](LICENSE-MIT) or [Apache 2.0](LICENSE-APACHE), as you prefer.",
        Told::Story,
    );
    p.told(
        "Text and figures of the book: [CC BY 4.0](LICENSE-CC-BY).",
        Told::Story,
    );
}

/// What the manifest says between `before` and the next quotation mark.
fn setting(before: &str) -> &'static str {
    let after = MANIFEST.split_once(before).expect("the manifest says so").1;
    after.split('"').next().unwrap_or_default()
}

/// The commands under the heading that counts them.
fn commands(readme: &str) -> Vec<&str> {
    let section = readme
        .split("\n## ")
        .find(|section| section.starts_with("Two commands"))
        .unwrap_or_default();
    section
        .lines()
        .filter(|line| line.starts_with("cargo "))
        .collect()
}
