//! A rendered book: its files, its pages, and the characters that its fonts hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use manuscript::{Summary, files_below};
use scraper::{ElementRef, Html};

use super::html;
use crate::pages::read;

/// Files, as paths from their folder with `/` between their parts. Only the text of pages, styles and scripts is kept.
pub(super) type Files = BTreeMap<String, String>;

/// A rendered book.
pub(super) struct Site {
    pub(super) files: Files,
    pub(super) pages: BTreeMap<String, Html>,
    /// The characters that the fonts shipped with the book hold.
    pub(super) in_math_font: BTreeSet<char>,
    pub(super) in_text_fonts: BTreeSet<char>,
    /// The files that `SUMMARY.md` lists.
    pub(super) listed: Vec<String>,
}

impl Site {
    pub(super) fn new(files: Files, summary: &Summary) -> Self {
        let pages = files.iter().filter(|(name, _)| name.ends_with(".html"));
        let pages = pages.map(|(name, text)| (name.clone(), html::parse(text)));
        Self {
            pages: pages.collect(),
            in_math_font: characters(&read("book/theme/glyphs/math.txt")),
            in_text_fonts: characters(&read("book/theme/glyphs/text.txt")),
            listed: summary
                .entries()
                .into_iter()
                .map(|entry| entry.path)
                .collect(),
            files,
        }
    }

    /// Every element of every page, with the name of its page.
    pub(super) fn elements(&self) -> impl Iterator<Item = (&str, ElementRef<'_>)> {
        let pages = self.pages.iter();
        pages.flat_map(|(page, html)| html::elements(html).map(|element| (page.as_str(), element)))
    }
}

/// The files of a folder, with the text of those that are text.
pub(super) fn files(folder: &Path) -> Files {
    let files = files_below(folder).into_iter();
    let read = |name: String| {
        let is_text = [".html", ".css", ".js", ".xml"]
            .iter()
            .any(|end| name.ends_with(end));
        let text = is_text.then(|| fs::read_to_string(folder.join(&name)).expect("text"));
        (name, text.unwrap_or_default())
    };
    files.map(read).collect()
}

/// The characters a list of `book/theme/glyphs` names; its comments are lines that start with `# `.
fn characters(list: &str) -> BTreeSet<char> {
    list.lines()
        .filter(|line| !line.starts_with("# "))
        .flat_map(str::chars)
        .collect()
}
