//! Edition: the rendered book as a list of pages, for whoever makes something else of it than a site.

use std::path::Path;

use manuscript::Workspace;
use mdbook_driver::MDBook;
use mdbook_driver::book::{BookItem, Chapter};
use mdbook_driver::config::Config;

use crate::contents;
use crate::error::Error;
use crate::terms::GLOSSARY;

/// What a book says of itself, and its pages in their order.
#[derive(Clone, Debug, Default)]
pub struct Edition {
    /// Its title.
    pub title: String,
    /// In a sentence, what it is about.
    pub description: String,
    /// Its language, as in `en`.
    pub language: String,
    /// Who wrote it, if that is said.
    pub authors: Vec<String>,
    /// Its pages.
    pub leaves: Vec<Leaf>,
    /// The page that collects the solutions of all exercises, by its path.
    pub solutions: Option<String>,
    /// The glossary, by its path.
    pub glossary: Option<String>,
}

/// A page of the book and its place in the table of contents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaf {
    /// The rendered page below the folder of the book, as in `chapter/page.html`.
    pub path: String,
    /// As the table of contents calls it.
    pub title: String,
    /// `2.6`; the pages before the first chapter have none.
    pub number: Option<String>,
    /// How many pages it stands below: 0 for the first page of a chapter.
    pub depth: usize,
    /// The part of the book that it belongs to.
    pub part: Option<String>,
}

/// The edition of the book that [`render`](crate::render) renders.
///
/// # Errors
///
/// When the manuscript, its settings or its table of contents cannot be read.
pub fn edition(workspace: &Workspace) -> Result<Edition, Error> {
    let manuscript = contents::load(workspace)?;
    let root = workspace.book();
    let config = Config::from_disk(root.join("book.toml")).map_err(Error::Book)?;
    let book = MDBook::load_with_config(root, config).map_err(Error::Book)?;
    let mut leaves = Vec::new();
    let mut part = None;
    for item in &book.book.items {
        match item {
            BookItem::PartTitle(title) => part = Some(title.as_str()),
            BookItem::Chapter(chapter) => add(chapter, 0, part, &mut leaves),
            BookItem::Separator => {}
        }
    }
    let solutions = manuscript.pages.iter().find(|page| {
        let mut directives = page.directives();
        directives.any(|directive| directive.name.text == "solutions")
    });
    let about = book.config.book;
    Ok(Edition {
        title: about.title.unwrap_or_default(),
        description: about.description.unwrap_or_default(),
        language: about.language.unwrap_or_else(|| "en".to_owned()),
        authors: about.authors,
        leaves,
        solutions: solutions.map(|page| rendered(Path::new(&page.path))),
        glossary: manuscript
            .page(GLOSSARY)
            .map(|page| rendered(Path::new(&page.path))),
    })
}

/// A page and those below it. A draft has no page.
fn add(chapter: &Chapter, depth: usize, part: Option<&str>, leaves: &mut Vec<Leaf>) {
    if let Some(path) = &chapter.path {
        let number = chapter.number.as_ref().map(ToString::to_string);
        leaves.push(Leaf {
            path: rendered(path),
            title: chapter.name.clone(),
            number: number.map(|number| number.trim_end_matches('.').to_owned()),
            depth,
            part: part.map(str::to_owned),
        });
    }
    for item in &chapter.sub_items {
        if let BookItem::Chapter(chapter) = item {
            add(chapter, depth + 1, part, leaves);
        }
    }
}

fn rendered(path: &Path) -> String {
    let html = path.with_extension("html");
    html.to_string_lossy().replace('\\', "/")
}
