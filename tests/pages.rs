//! The book as it stands on the disk: its pages, its map of the sources, its locked numbers.
//!
//! The checks take these as arguments, so that each can also be run on a small book that is wrong on purpose.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};
use serde::Deserialize;
use toml::Spanned;

/// The folder that holds everything.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file below [`root`].
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below a folder, as a path from [`root`] with `/` between its parts, in order.
pub(crate) fn files_below(folder: &str) -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let entries =
            fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    let mut names: Vec<String> = found
        .iter()
        .map(|path| {
            let path = path
                .strip_prefix(root())
                .expect("it was found below the root");
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            parts.join("/")
        })
        .collect();
    names.sort();
    names
}

/// `book/en/a.md:3:7`: where a byte of a text is, counted in lines and characters from 1.
pub(crate) fn place(path: &str, text: &str, offset: usize) -> String {
    let before = &text[..offset];
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    format!("{path}:{line}:{column}")
}

/// A page of the book.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// From the root, as `book/en/preface.md`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The folder of the pages.
pub(crate) const PAGES: &str = "book/en";

impl Page {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let (path, text) = (path.to_owned(), text.to_owned());
        Self { path, text }
    }

    /// The page as `SUMMARY.md` names it: `neural-units/sigmoid.md`.
    pub(crate) fn name(&self) -> &str {
        self.path.strip_prefix("book/en/").unwrap_or(&self.path)
    }

    pub(crate) fn place(&self, offset: usize) -> String {
        place(&self.path, &self.text, offset)
    }

    /// What Markdown sees, as mdBook reads it, with the bytes it sees it in.
    pub(crate) fn events(&self) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
        new_cmark_parser(&self.text, &MarkdownOptions::default()).into_offset_iter()
    }

    /// The HTML comments of the page, outside code.
    pub(crate) fn comments(&self) -> Vec<Range<usize>> {
        let mut html: Vec<Range<usize>> = Vec::new();
        for (event, range) in self.events() {
            if matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) {
                html.push(range);
            }
        }
        let mut comments = Vec::new();
        for block in html {
            let mut from = block.start;
            while let Some(start) = self.text[from..block.end].find("<!--").map(|at| from + at) {
                let end = self.text[start..block.end]
                    .find("-->")
                    .map_or(block.end, |at| start + at + 3);
                comments.push(start..end);
                from = end;
            }
        }
        comments
    }

    /// The directives `{{#name …}}` of the page, outside code and comments.
    pub(crate) fn directives(&self) -> Vec<Directive> {
        let mut closed: Vec<Range<usize>> = self.comments();
        closed.extend(
            self.events()
                .filter(|(event, _)| matches!(event, Event::Code(_)))
                .map(|(_, range)| range),
        );
        closed.extend(self.fences().into_iter().map(|fence| fence.range));
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(start) = self.text[from..].find("{{#").map(|at| from + at) {
            let Some(end) = end_of_directive(&self.text, start) else {
                break;
            };
            from = end;
            if closed.iter().all(|range| !range.contains(&start)) {
                let inside = &self.text[start + 3..end - 2];
                let (name, arguments) = inside
                    .split_once(char::is_whitespace)
                    .unwrap_or((inside, ""));
                found.push(Directive {
                    range: start..end,
                    name: name.to_owned(),
                    arguments: arguments.trim().to_owned(),
                });
            }
        }
        found
    }

    /// The code blocks of the page.
    pub(crate) fn fences(&self) -> Vec<Fence> {
        use mdbook_markdown::pulldown_cmark::CodeBlockKind;
        let mut fences = Vec::new();
        let mut open: Option<Fence> = None;
        for (event, range) in self.events() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let tag = match kind {
                        CodeBlockKind::Fenced(words) => Some(words.to_string()),
                        CodeBlockKind::Indented => None,
                    };
                    let code = Vec::new();
                    open = Some(Fence { range, tag, code });
                }
                Event::Text(_) => {
                    if let Some(fence) = &mut open {
                        fence.code.push(range);
                    }
                }
                Event::End(TagEnd::CodeBlock) => fences.extend(open.take()),
                _ => {}
            }
        }
        fences
    }
}

/// The `}}` that ends the directive starting at `start`; braces between double quotes do not count.
fn end_of_directive(text: &str, start: usize) -> Option<usize> {
    let mut quoted = false;
    let mut last = ' ';
    for (at, letter) in text[start..].char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '}' if last == '}' && !quoted => return Some(start + at + 1),
            _ => {}
        }
        last = letter;
    }
    None
}

/// `{{#name arguments}}`
#[derive(Clone, Debug)]
pub(crate) struct Directive {
    pub(crate) range: Range<usize>,
    pub(crate) name: String,
    pub(crate) arguments: String,
}

impl Directive {
    /// The locked number a `{{#number}}` or `{{#table}}` quotes.
    pub(crate) fn snapshot(&self) -> Option<&str> {
        let quotes = matches!(self.name.as_str(), "number" | "table");
        let path = self
            .arguments
            .split_whitespace()
            .next()
            .filter(|_| quotes)?;
        path.split('.').next()
    }

    /// The figure a `{{#figure}}` draws.
    pub(crate) fn figure(&self) -> Option<&str> {
        self.arguments
            .split_whitespace()
            .next()
            .filter(|_| self.name == "figure")
    }
}

/// A code block: its words after the backticks, or nothing when it is indented.
#[derive(Clone, Debug)]
pub(crate) struct Fence {
    pub(crate) range: Range<usize>,
    pub(crate) tag: Option<String>,
    /// The lines of code; in a quotation or a list they do not touch.
    pub(crate) code: Vec<Range<usize>>,
}

impl Fence {
    pub(crate) fn words(&self) -> Vec<&str> {
        let tag = self.tag.as_deref().unwrap_or_default();
        tag.split([',', ' '])
            .filter(|word| !word.is_empty())
            .collect()
    }

    /// Whether `cargo test` runs it and it must succeed.
    pub(crate) fn is_run(&self) -> bool {
        let words = self.words();
        words.first() == Some(&"rust")
            && ["ignore", "no_run", "compile_fail"]
                .iter()
                .all(|unrun| !words.contains(unrun))
    }
}

/// The Markdown files that `SUMMARY.md` links, in its order.
pub(crate) fn listed_in_summary(summary: &str) -> Vec<String> {
    let summary = Page::new("book/en/SUMMARY.md", summary);
    summary
        .events()
        .filter_map(|(event, _)| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
            _ => None,
        })
        .collect()
}

/// The pages of the book, in the order of `SUMMARY.md`.
pub(crate) fn pages() -> Vec<Page> {
    listed_in_summary(&read("book/en/SUMMARY.md"))
        .iter()
        .map(|name| {
            let path = format!("{PAGES}/{name}");
            let text = read(&path);
            Page { path, text }
        })
        .collect()
}

/// `book/claims.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mirror {
    #[serde(rename = "chapter")]
    pub(crate) chapters: Vec<Chapter>,
    #[serde(rename = "claim")]
    pub(crate) claims: Vec<Claim>,
    #[serde(rename = "erratum")]
    pub(crate) errata: Vec<Erratum>,
}

impl Mirror {
    pub(crate) const PATH: &str = "book/claims.toml";

    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    pub(crate) fn load() -> Self {
        Self::parse(&read(Self::PATH)).unwrap_or_else(|error| panic!("{}: {error}", Self::PATH))
    }

    /// Whether the chapter that mirrors a source is finished. Source 0, all of them, begins with the first.
    pub(crate) fn is_finished(&self, source: u8) -> bool {
        self.chapters
            .iter()
            .any(|chapter| (source == 0 || chapter.source == source) && chapter.finished)
    }
}

/// A chapter and the source it mirrors.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Chapter {
    pub(crate) number: Spanned<u8>,
    pub(crate) title: String,
    pub(crate) source: u8,
    pub(crate) folder: String,
    pub(crate) finished: bool,
    /// Locked numbers that its pages will quote.
    #[serde(default)]
    pub(crate) awaiting: Vec<String>,
}

/// One statement of a source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Claim {
    pub(crate) id: Spanned<String>,
    pub(crate) source: u8,
    pub(crate) text: String,
    /// Only read so that a misspelled kind is an error.
    #[serde(rename = "kind")]
    _kind: Kind,
    pub(crate) status: Status,
    #[serde(default)]
    pub(crate) errata: Vec<String>,
    pub(crate) qualification: Option<String>,
    pub(crate) not_mirrored: Option<String>,
    /// Locked numbers that support the claim and that no page quotes.
    #[serde(default)]
    pub(crate) evidence: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Definition,
    Formula,
    Example,
    Figure,
    Claim,
    Code,
    Context,
}

/// Whether a claim holds.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Status {
    Correct,
    Qualified,
    Wrong,
    None,
}

/// One mistake of a source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Erratum {
    pub(crate) id: Spanned<String>,
    pub(crate) source: u8,
    pub(crate) says: String,
    pub(crate) correct: String,
    #[serde(default)]
    pub(crate) demonstration: Vec<String>,
    #[serde(default)]
    pub(crate) terms: Vec<Term>,
}

/// A word that a translation got wrong.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Term {
    pub(crate) found: String,
    pub(crate) sources: Vec<u8>,
    pub(crate) meant: String,
    pub(crate) english: String,
}

/// The locked numbers of `tests/snapshots` by name: those that a test named in their header makes for the chapters.
pub(crate) fn locked_numbers() -> BTreeMap<String, serde_json::Value> {
    let mut locked = BTreeMap::new();
    for path in files_below("tests/snapshots") {
        let name = path
            .strip_prefix("tests/snapshots/")
            .and_then(|name| name.strip_suffix(".snap"));
        let Some(name) = name.filter(|name| !name.contains('/')) else {
            continue;
        };
        // insta's header stands between two lines of `---`.
        let text = read(&path);
        let body = text
            .strip_prefix("---\n")
            .and_then(|text| text.split_once("\n---\n"));
        let (header, body) = body.unwrap_or_else(|| panic!("{path}: no header of insta"));
        if header.contains("source: tests/numbers") {
            let value =
                serde_json::from_str(body).unwrap_or_else(|error| panic!("{path}: {error}"));
            locked.insert(name.to_owned(), value);
        }
    }
    locked
}
