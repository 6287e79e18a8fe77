//! Terms: where a page first uses a word of the glossary, or names a work among the literature, it links to its entry.
//!
//! An entry of the glossary is a term in bold, a definition, and a link to the page that teaches it. An entry of the literature is
//! called by what is bold in it. What a link leads to is also in its title, so that a reader sees it without going there.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use manuscript::{Book, Locks, Page};
use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};

use crate::html;
use crate::labels::is_in;
use crate::links::relative;
use crate::plain::Words;

/// The page of the glossary. No page beside it uses its terms to tell something.
pub(crate) const GLOSSARY: &str = "appendices/glossary.md";
/// The page of the literature.
const LITERATURE: &str = "appendices/literature.md";

/// Terms that are everyday words as well.
const EVERYDAY: [&str; 6] = ["case", "dead", "identity", "lock", "range", "unit"];

/// An entry of the glossary or of the literature.
#[derive(Debug)]
struct Entry {
    page: &'static str,
    anchor: String,
    /// The page that teaches it.
    home: Option<String>,
    /// What it says.
    words: String,
}

/// A form in which an entry is named.
#[derive(Debug)]
struct Form {
    text: String,
    /// Whether a capital in it is one everywhere.
    is_exact: bool,
    entry: usize,
}

/// All entries, and the forms in which pages name them, by their first letters, the longest first.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    entries: Vec<Entry>,
    forms: HashMap<char, Vec<Form>>,
    /// The entries of the literature: where each begins, and its anchor.
    cited: Vec<(usize, String)>,
}

impl Terms {
    pub(crate) fn new(book: &Book) -> Terms {
        let mut terms = Terms::default();
        if let Some(glossary) = book.page(GLOSSARY) {
            terms.read_glossary(glossary, &book.locks);
        }
        if let Some(literature) = book.page(LITERATURE) {
            terms.read_literature(literature, &book.locks);
        }
        for forms in terms.forms.values_mut() {
            forms.sort_by_key(|form| std::cmp::Reverse(form.text.len()));
        }
        terms
    }

    fn form(&mut self, text: String, entry: usize) {
        let first = text.chars().next().map(|c| c.to_ascii_lowercase());
        if let Some(first) = first {
            let is_exact = text.chars().any(char::is_uppercase);
            let form = Form {
                text,
                is_exact,
                entry,
            };
            self.forms.entry(first).or_default().push(form);
        }
    }

    fn read_glossary(&mut self, glossary: &Page, locks: &Locks) {
        let text = glossary.text();
        let words = Words::of(glossary, locks);
        let mut name: Option<&str> = None;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            let bold = line
                .trim_end()
                .strip_prefix("**")
                .and_then(|line| line.strip_suffix("**"));
            if bold.is_some() {
                name = bold;
                continue;
            }
            let (Some(names), Some(definition)) = (name.take(), line.strip_prefix(": ")) else {
                continue;
            };
            let home = glossary
                .links()
                .iter()
                .rfind(|link| (start..at).contains(&link.span.start));
            let end = home.map_or(at, |home| home.span.start);
            let entry = self.entries.len();
            self.entries.push(Entry {
                page: GLOSSARY,
                anchor: names.to_lowercase().replace(' ', "-").replace(',', ""),
                home: home.map(|home| home.address.trim_start_matches("../").to_owned()),
                words: words.part(start + 2..end),
            });
            for name in names.split(", ").filter(|name| !EVERYDAY.contains(name)) {
                let is_verb = definition.starts_with("To ");
                for form in forms(name, is_verb) {
                    self.form(form, entry);
                }
            }
        }
    }

    fn read_literature(&mut self, literature: &Page, locks: &Locks) {
        let words = Words::of(literature, locks);
        // Where the entry begins that is read, and whether its words are bold.
        let (mut block, mut first, mut is_bold) = (0..0, None, false);
        let mut known: Option<usize> = None;
        for (event, span) in literature.events() {
            match event {
                Event::Start(Tag::Item) => (block, first, known) = (span, None, None),
                Event::Start(Tag::Paragraph) if !block.contains(&span.start) => {
                    (block, first, known) = (span, None, None);
                }
                Event::Start(Tag::Paragraph | Tag::List(_)) | Event::End(_) => is_bold = false,
                Event::Start(Tag::Strong) => {
                    first.get_or_insert(span.start);
                    is_bold = true;
                }
                Event::Text(name) if is_bold => {
                    let entry = *known.get_or_insert_with(|| {
                        let anchor = html::id(&name);
                        self.cited
                            .push((first.unwrap_or(span.start), anchor.clone()));
                        self.entries.push(Entry {
                            page: LITERATURE,
                            anchor,
                            home: None,
                            words: words.part(block.clone()),
                        });
                        self.entries.len() - 1
                    });
                    self.form(name.into_string(), entry);
                }
                Event::Start(_) | Event::Text(_) | Event::InlineHtml(_) => {
                    first.get_or_insert(span.start);
                }
                _ => {}
            }
        }
    }

    /// What is put into a page: links around terms and names, and the places of the entries that are called by their names.
    ///
    /// There are no links in the ranges `inside`.
    pub(crate) fn links(
        &self,
        page: &Page,
        inside: &[Range<usize>],
    ) -> Vec<(Range<usize>, String)> {
        if page.path == LITERATURE {
            let places = self.cited.iter();
            return places
                .map(|(at, anchor)| (*at..*at, format!("<span id=\"{anchor}\"></span>")))
                .collect();
        }
        let beside = GLOSSARY.split_once('/').map_or("", |(folder, _)| folder);
        if self.forms.is_empty() || page.path.split('/').next() == Some(beside) {
            return Vec::new();
        }
        let text = page.text();
        let mut linked: BTreeSet<usize> = self.told(page).collect();
        let mut links = Vec::new();
        for prose in prose(page)
            .into_iter()
            .filter(|prose| !is_in(inside, prose.start))
        {
            let mut at = prose.start;
            let mut pieces = page.pieces_in(prose.clone()).iter().peekable();
            while at < prose.end {
                if let Some(piece) = pieces.next_if(|piece| piece.span().start <= at) {
                    at = at.max(piece.span().end);
                    continue;
                }
                let rest = &text[at..prose.end];
                let Some(form) = self.begins(&text[..at], rest) else {
                    at += rest.chars().next().map_or(1, char::len_utf8);
                    continue;
                };
                let entry = &self.entries[form.entry];
                let span = at..at + form.text.len();
                at = span.end;
                if linked.insert(form.entry) {
                    let address = relative(&page.path, entry.page);
                    let words = html::text(&entry.words);
                    let link = format!(
                        "[{}]({address}#{} \"{words}\")",
                        &text[span.clone()],
                        entry.anchor
                    );
                    links.push((span, link));
                }
            }
        }
        links
    }

    /// The form with which a text begins, after another text.
    fn begins(&self, before: &str, text: &str) -> Option<&Form> {
        let first = text.chars().next()?.to_ascii_lowercase();
        let forms = self.forms.get(&first).filter(|_| begins_a_word(before));
        forms?.iter().find(|form| form.begins(text))
    }

    /// The entries that a page teaches, or has a link to by hand.
    fn told<'a>(&'a self, page: &'a Page) -> impl Iterator<Item = usize> + 'a {
        let entries = self.entries.iter().enumerate();
        let told = entries.filter(|(_, entry)| {
            let place = format!("{}#{}", relative(&page.path, entry.page), entry.anchor);
            let has_link = page.links().iter().any(|link| link.address == place);
            has_link || entry.home.as_deref() == Some(&page.path)
        });
        told.map(|(entry, _)| entry)
    }
}

impl Form {
    /// Whether a text begins with it as a word, or as words, of its own.
    fn begins(&self, text: &str) -> bool {
        let Some((word, rest)) = text.split_at_checked(self.text.len()) else {
            return false;
        };
        let is_it = match self.is_exact {
            true => word == self.text,
            false => word.eq_ignore_ascii_case(&self.text),
        };
        let mut rest = rest.chars();
        let goes_on = match rest.next() {
            Some('-') => rest.next().is_some_and(char::is_alphanumeric),
            Some(c) => c.is_alphanumeric() || c == '_',
            None => false,
        };
        is_it && !goes_on
    }
}

/// Whether a word can begin after a text.
fn begins_a_word(before: &str) -> bool {
    !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '\'' | '’'))
}

/// A term and the forms that it takes in a sentence.
fn forms(name: &str, is_verb: bool) -> Vec<String> {
    let stem = name.strip_suffix('e').unwrap_or(name);
    let mut forms = vec![name.to_owned()];
    match is_verb {
        true => forms.extend(["s", "d", "ed", "ing"].map(|ending| match ending {
            "s" => format!("{name}s"),
            "d" => format!("{stem}ed"),
            ending => format!("{stem}{ending}"),
        })),
        false => forms.extend([format!("{name}s"), format!("{name}es")]),
    }
    forms
}

/// The words of a page that are told: no heading, link, code, table or quotation.
fn prose(page: &Page) -> Vec<Range<usize>> {
    let mut depth = 0;
    let mut prose = Vec::new();
    for (event, span) in page.events() {
        match event {
            Event::Start(
                Tag::Heading { .. }
                | Tag::Link { .. }
                | Tag::Image { .. }
                | Tag::CodeBlock(_)
                | Tag::Table(_)
                | Tag::BlockQuote(_)
                | Tag::FootnoteDefinition(_),
            ) => depth += 1,
            Event::End(
                TagEnd::Heading(_)
                | TagEnd::Link
                | TagEnd::Image
                | TagEnd::CodeBlock
                | TagEnd::Table
                | TagEnd::BlockQuote(_)
                | TagEnd::FootnoteDefinition,
            ) => depth -= 1,
            Event::Text(_) if depth == 0 => prose.push(span),
            _ => {}
        }
    }
    prose
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLOSSARY_TEXT: &str = "# Glossary\n\n**bias**\n: What is *added*. [The bias](../a/bias.md)\n\n\
        **fire**\n: To answer 1. [The unit](../a/unit.md)\n\n**weighted input**\n: The sum $z$. [The unit](../a/unit.md)\n\n\
        **input**\n: A number. [The unit](../a/unit.md)\n\n**ReLU**\n: A \"bend\". [The unit](../a/unit.md)\n";
    const LITERATURE_TEXT: &str = "# Literature\n\n- W. **McCulloch** and W. **Pitts**, *A calculus*.\n- A talk, *the **Digest***.\n";

    /// The page with its links.
    fn linked(path: &str, text: &str) -> String {
        let page = |path: &str, text: &str| Page::new(path, "A", path, text);
        let pages = vec![
            page(path, text),
            page(GLOSSARY, GLOSSARY_TEXT),
            page(LITERATURE, LITERATURE_TEXT),
        ];
        let book = Book {
            pages,
            ..Book::default()
        };
        let page = book.page(path).unwrap();
        let (mut linked, mut at) = (String::new(), 0);
        for (span, link) in Terms::new(&book).links(page, &crate::labels::inside(page)) {
            linked += &page.text()[at..span.start];
            linked += &link;
            at = span.end;
        }
        linked + &page.text()[at..]
    }

    #[test]
    fn the_first_use_of_a_term_is_a_link_that_says_what_it_is() {
        let text = "# The bias\n\nThe *weighted inputs* and the `bias` and $bias$ of a [bias](b.md):\nan input-output, a Bias, no bias.\n\n> A ReLU.\n";
        let expected = "# The bias\n\nThe *[weighted inputs](../appendices/glossary.md#weighted-input \"The sum z.\")* and the `bias` and $bias$ of a \
            [bias](b.md):\nan input-output, a [Bias](../appendices/glossary.md#bias \"What is added.\"), no bias.\n\n> A ReLU.\n";
        assert_eq!(linked("a/page.md", text), expected);
    }

    #[test]
    fn a_verb_is_found_in_its_forms_and_a_name_by_its_capitals() {
        let fires = linked("a/page.md", "A unit fires. It relu.\n");
        assert!(
            fires.starts_with(
                "A unit [fires](../appendices/glossary.md#fire \"To answer 1.\"). It relu"
            ),
            "{fires}"
        );
        let firing = linked("page.md", "After firing, ReLU.\n");
        assert!(
            firing.starts_with("After [firing](appendices/glossary.md#fire"),
            "{firing}"
        );
        assert!(
            firing.contains("[ReLU](appendices/glossary.md#relu \"A &#34;bend&#34;.\")"),
            "{firing}"
        );
    }

    #[test]
    fn a_page_has_no_link_to_what_it_teaches_or_links_itself_and_none_in_an_exercise() {
        let text = "An input and a [bias](../appendices/glossary.md#bias), a bias.\n\n**Exercises.**\n\n1. What is ReLU?\n";
        assert_eq!(linked("a/unit.md", text), text);
        assert_eq!(linked("appendices/notation.md", "A bias.\n"), "A bias.\n");
    }

    #[test]
    fn a_work_is_cited_by_what_is_bold_in_its_entry() {
        let cited = linked(
            "a/page.md",
            "As Pitts and McCulloch said, says the Digest, and digest.\n",
        );
        let first = "As [Pitts](../appendices/literature.md#mcculloch \"W. McCulloch and W. Pitts, A calculus.\") and McCulloch said, says the ";
        assert!(cited.starts_with(first), "{cited}");
        assert!(cited.ends_with("[Digest](../appendices/literature.md#digest \"A talk, the Digest.\"), and digest.\n"), "{cited}");
        let entries = linked(LITERATURE, LITERATURE_TEXT);
        assert!(
            entries.contains("- <span id=\"mcculloch\"></span>W. **McC"),
            "{entries}"
        );
        assert!(
            entries.contains("- <span id=\"digest\"></span>A talk"),
            "{entries}"
        );
    }
}
