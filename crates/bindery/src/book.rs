//! Book: the rendered pages, read back and ready to be bound.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use manuscript::Workspace;
use press::{Edition, Leaf};
use scraper::{ElementRef, Html, Selector};

use crate::error::Error;
use crate::palette::Palette;
use crate::xhtml::{self, Link, Setting, Written};

/// A rendered book.
pub(crate) struct Book {
    pub(crate) edition: Edition,
    pub(crate) palette: Palette,
    pages: Vec<Html>,
    /// Where the page of solutions tells those of a page: its id, by the path of the page.
    solved: BTreeMap<String, String>,
    /// The style sheets of the pages, in their order, below the folder of the book.
    pub(crate) styles: Vec<String>,
    /// The script that colours code, likewise.
    pub(crate) highlighter: String,
}

/// A place of the book: a page, by its path, and an id on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) path: String,
    pub(crate) id: Option<String>,
}

impl Book {
    /// Renders the book of a workspace into a folder and reads it.
    pub(crate) fn render(workspace: &Workspace, folder: &Path) -> Result<Book, Error> {
        press::render(workspace, folder)?;
        let edition = press::edition(workspace)?;
        let read = |path: &str| {
            let path = folder.join(path);
            fs::read_to_string(&path).map_err(|error| Error::Read(path, error))
        };
        let mut pages = Vec::new();
        let mut styles = BTreeSet::new();
        let mut in_order = Vec::new();
        let mut highlighter = String::new();
        for leaf in &edition.leaves {
            let page = Html::parse_document(&read(&leaf.path)?);
            for sheet in page.select(&selector("link[rel=stylesheet]")) {
                let path = place(leaf, sheet.attr("href").unwrap_or_default()).path;
                if styles.insert(path.clone()) {
                    in_order.push(path);
                }
            }
            if let Some(script) = page.select(&selector("script[src*=highlight]")).next() {
                highlighter = place(leaf, script.attr("src").unwrap_or_default()).path;
            }
            pages.push(page);
        }
        // What is around the text of a page is not printed.
        in_order.retain(|sheet| !sheet.starts_with("css/chrome"));
        let mut palette = Palette::default();
        if let Some(sheet) = in_order
            .iter()
            .find(|sheet| sheet.starts_with("css/variables"))
        {
            palette = Palette::read(&read(sheet)?);
        }
        let mut book = Book {
            edition,
            palette,
            pages,
            solved: BTreeMap::new(),
            styles: in_order,
            highlighter,
        };
        book.solved = book.solved();
        Ok(book)
    }

    /// The headings of the page of solutions, each followed by a link to the page whose exercises are solved.
    fn solved(&self) -> BTreeMap<String, String> {
        let path = self.edition.solutions.as_deref();
        let leaves = self.edition.leaves.iter().zip(&self.pages);
        let page = leaves
            .clone()
            .find(|(leaf, _)| Some(leaf.path.as_str()) == path);
        let Some((leaf, page)) = page else {
            return BTreeMap::new();
        };
        let solved = selector("h2[id] + p > a[href]:only-child");
        let links = page.select(&solved);
        let links = links.filter_map(|link| {
            let heading = link.parent()?.prev_siblings().find_map(ElementRef::wrap)?;
            let page = place(leaf, link.attr("href")?).path;
            Some((page, heading.attr("id")?.to_owned()))
        });
        links.collect()
    }

    /// Writes the text of every page, with links as `link` writes them: given the page they stand on, and where they lead.
    pub(crate) fn write(
        &self,
        prefix: &dyn Fn(&Leaf) -> String,
        lowered: bool,
        painted: bool,
        link: &dyn Fn(&Leaf, &Place) -> (String, String),
    ) -> Vec<Written> {
        let paths: BTreeSet<&str> = self
            .edition
            .leaves
            .iter()
            .map(|leaf| leaf.path.as_str())
            .collect();
        let paint = |text: &str| self.palette.on_paper(text);
        let leaves = self.edition.leaves.iter().zip(&self.pages);
        leaves
            .map(|(leaf, page)| {
                let to = |address: &str| {
                    if address.contains("://") || address.starts_with("mailto:") {
                        return Link::To(address.to_owned(), String::new());
                    }
                    let mut place = place(leaf, address);
                    if place.path == "index.html" {
                        place.path.clone_from(&self.edition.leaves[0].path);
                    }
                    match paths.contains(place.path.as_str()) {
                        true => {
                            let (address, note) = link(leaf, &place);
                            // A page has a dozen words of the glossary, whose entries are in the order of the alphabet.
                            let is_word = place.id.is_some()
                                && self.edition.glossary.as_ref() == Some(&place.path);
                            Link::To(address, if is_word { String::new() } else { note })
                        }
                        false => Link::Nowhere,
                    }
                };
                let setting = Setting {
                    prefix: prefix(leaf),
                    lower: if lowered { leaf.depth } else { 0 },
                    link: &to,
                    is_solved: self.solved.contains_key(&leaf.path),
                    paint: painted.then_some(&paint),
                };
                let main = page.select(&selector("main")).next();
                let mut written = main
                    .map(|main| xhtml::write(main, &setting))
                    .unwrap_or_default();
                if let (Some(path), Some(id)) =
                    (&self.edition.solutions, self.solved.get(&leaf.path))
                    && written.solutions > 0
                {
                    let place = Place {
                        path: path.clone(),
                        id: Some(id.clone()),
                    };
                    let (address, note) = link(leaf, &place);
                    let address = xhtml::escaped(&address);
                    written.text += &format!(
                        "<p class=\"solved\"><a href=\"{address}\">Solutions{note}</a></p>"
                    );
                }
                written
            })
            .collect()
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("written by us")
}

/// `chapter.page`, a name for the page of a path that no other path has and that can stand in an id and in a file name.
pub(crate) fn name(path: &str) -> String {
    let mut name = String::new();
    for letter in path.strip_suffix(".html").unwrap_or(path).chars() {
        match letter {
            '/' => name.push('.'),
            letter if letter.is_ascii_alphanumeric() || "-_".contains(letter) => name.push(letter),
            // No path has two slashes beside each other.
            letter => name.push_str(&format!("..{:x}.", u32::from(letter))),
        }
    }
    name
}

/// `the-tested-neuron`, what the file of a book of this title is called.
pub(crate) fn file_name(title: &str) -> String {
    let words = title.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    match words.is_empty() {
        true => "book".to_owned(),
        false => words.join("-").to_lowercase(),
    }
}

/// Where an address of a page leads in the folder of the book.
fn place(leaf: &Leaf, address: &str) -> Place {
    let (path, id) = match address.split_once('#') {
        Some((path, id)) => (path, Some(id).filter(|id| !id.is_empty())),
        None => (address, None),
    };
    let mut parts: Vec<&str> = leaf.path.split('/').collect();
    if !path.is_empty() {
        parts.pop();
        for part in path.split('/') {
            match part {
                "." => {}
                ".." => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
    }
    Place {
        path: parts.join("/"),
        id: id.map(percent_decoded),
    }
}

fn percent_decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_from_its_page() {
        let leaf = Leaf {
            path: "a/b.html".to_owned(),
            ..Leaf::default()
        };
        let found = |address: &str| {
            let place = place(&leaf, address);
            (place.path, place.id.unwrap_or_default())
        };
        assert_eq!(
            found("../c/d.html#e%CE%B8"),
            ("c/d.html".to_owned(), "eθ".to_owned())
        );
        assert_eq!(found("#f"), ("a/b.html".to_owned(), "f".to_owned()));
        assert_eq!(found("c.html"), ("a/c.html".to_owned(), String::new()));
    }

    #[test]
    fn no_two_pages_have_one_name() {
        let paths = [
            "a/b-c.html",
            "a-b/c.html",
            "a.b-c.html",
            "a/b_c.html",
            "ä/b c.html",
        ];
        let names: BTreeSet<_> = paths.into_iter().map(name).collect();
        assert_eq!(names.len(), paths.len());
        assert_eq!(name(paths[0]), "a.b-c");
        assert_eq!(name("a b.html"), "a..20.b");
        assert_eq!(file_name("The Tested Neuron: θ?"), "the-tested-neuron-θ");
        assert_eq!(file_name("…"), "book");
    }
}
