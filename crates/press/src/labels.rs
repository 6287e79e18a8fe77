//! Labels: the number and the anchor of every figure, table, displayed formula, exercise and proved paragraph.
//!
//! A number counts on its own page, as in "Figure 2.6.1", so that nothing on another page changes it. An anchor is made of what it
//! names, so that nothing before it on its own page changes it either; only exercises are called by their numbers.
//!
//! | what | anchor | number |
//! |---|---|---|
//! | a figure | `fig-` and its name | Figure 2.6.1 |
//! | a table of locked values | `table-` and its lock | Table 2.6.1 |
//! | a displayed formula | `eq-` and how its TeX begins | (2.6.1) |
//! | an exercise | `exercise-` and its number | Exercise 2.6.1 |
//! | a paragraph with a sentence that is proved | `says-` and its first words | ¶ 2.6.1 |
//!
//! What stands in an exercise, a solution or an answer belongs to it, and has no label of its own.

use std::collections::HashMap;
use std::ops::Range;

use manuscript::{Book, Page, Piece};
use mdbook_driver::book::{Book as Rendered, BookItem, Chapter};

use crate::homes::numbered;
use crate::html;

/// What can be referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Figure,
    Table,
    Formula,
    Exercise,
    Paragraph,
}

/// What somebody can refer to on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) kind: Kind,
    /// What it names.
    pub(crate) span: Range<usize>,
    pub(crate) anchor: String,
    /// With that of its page, where it has one: `2.6.1`.
    pub(crate) number: String,
}

impl Label {
    /// `Figure 2.6.1`
    pub(crate) fn name(&self) -> String {
        let number = &self.number;
        match self.kind {
            Kind::Figure => format!("Figure {number}"),
            Kind::Table => format!("Table {number}"),
            Kind::Formula => format!("Formula ({number})"),
            Kind::Exercise => format!("Exercise {number}"),
            Kind::Paragraph => format!("¶ {number}"),
        }
    }

    /// The place of an exercise or a paragraph: a quiet sign that links to itself.
    pub(crate) fn mark(&self) -> String {
        let (anchor, name) = (&self.anchor, self.name());
        format!(
            "<span class=\"mark {}\" id=\"{anchor}\"><a class=\"header\" href=\"#{anchor}\" aria-label=\"{name}\" title=\"{name}\"></a></span>",
            match self.kind {
                Kind::Exercise => "exercise",
                _ => "fact",
            }
        )
    }

    /// The name, which links to itself, before a caption.
    pub(crate) fn before_caption(&self) -> String {
        let (anchor, name) = (&self.anchor, self.name());
        format!("<a class=\"header\" href=\"#{anchor}\">{name}</a> ")
    }
}

/// How a mark begins.
const MARK: &str = "<span class=\"mark ";

/// A text without the mark at its beginning.
pub(crate) fn without_mark(text: &str) -> &str {
    match text
        .strip_prefix(MARK)
        .and_then(|mark| mark.split_once("</span>"))
    {
        Some((_, text)) => text,
        None => text,
    }
}

/// The labels of all pages, by their paths.
#[derive(Debug, Default)]
pub(crate) struct Labels(HashMap<String, Labelled>);

#[derive(Debug)]
struct Labelled {
    labels: Vec<Label>,
    inside: Vec<Range<usize>>,
}

impl Labels {
    /// `numbers` are those of the pages, by their paths.
    pub(crate) fn new(book: &Book, numbers: &HashMap<String, String>) -> Labels {
        let pages = book.pages.iter().map(|page| {
            let ledger = book.ledgers.get(&page.path).map_or("", String::as_str);
            let number = numbers.get(&page.path).map(String::as_str);
            let inside = inside(page);
            let labels = labels(page, &inside, ledger, number);
            (page.path.clone(), Labelled { labels, inside })
        });
        Labels(pages.collect())
    }

    /// Those of a page, in its order.
    pub(crate) fn of(&self, page: &str) -> &[Label] {
        self.0.get(page).map_or(&[], |page| &page.labels)
    }

    /// What of a page stands in its exercises or is folded.
    pub(crate) fn inside(&self, page: &str) -> &[Range<usize>] {
        self.0.get(page).map_or(&[], |page| &page.inside)
    }

    /// That of a piece of a page.
    pub(crate) fn at(&self, page: &str, span: &Range<usize>) -> Option<&Label> {
        let mut labels = self.of(page).iter();
        labels.find(|label| label.span == *span && label.kind != Kind::Paragraph)
    }

    pub(crate) fn find(&self, page: &str, anchor: &str) -> Option<&Label> {
        self.of(page).iter().find(|label| label.anchor == anchor)
    }
}

/// The numbers of the pages of chapters, by their paths. A page that stands alone has none: the next chapter would change it.
pub(crate) fn numbers(book: &Rendered) -> HashMap<String, String> {
    let mut numbers = HashMap::new();
    let mut insert = |chapter: &Chapter| {
        if let (Some(path), Some(number)) = (&chapter.source_path, &chapter.number) {
            let path = path.to_string_lossy().replace('\\', "/");
            let path = path.strip_prefix("./").unwrap_or(&path).to_owned();
            numbers.insert(path, number.to_string().trim_end_matches('.').to_owned());
        }
    };
    for item in &book.items {
        if let BookItem::Chapter(chapter) = item
            && !chapter.sub_items.is_empty()
        {
            insert(chapter);
            for item in &chapter.sub_items {
                if let BookItem::Chapter(page) = item {
                    insert(page);
                }
            }
        }
    }
    numbers
}

fn labels(page: &Page, inside: &[Range<usize>], ledger: &str, number: Option<&str>) -> Vec<Label> {
    let text = page.text();
    let mut found: Vec<(Kind, Range<usize>, String)> = Vec::new();
    for piece in page.pieces() {
        let span = piece.span();
        let (kind, anchor) = match piece {
            Piece::Formula(formula) if formula.display => {
                let tex = &text[formula.tex.clone()];
                let words = tex.split(|c: char| !c.is_alphanumeric());
                let words: Vec<&str> = words.filter(|word| !SETTING.contains(word)).collect();
                (Kind::Formula, format!("eq-{}", slug(&words.join(" "), 6)))
            }
            Piece::Directive(directive) => match directive.name.text.as_str() {
                "figure" => (Kind::Figure, "fig-".to_owned() + &subject(directive)),
                "table" => (Kind::Table, "table-".to_owned() + &subject(directive)),
                _ => continue,
            },
            _ => continue,
        };
        found.push((kind, span, anchor));
    }
    found.extend(paragraphs(page, ledger).into_iter().map(|paragraph| {
        let anchor = format!("says-{}", slug(&text[paragraph.clone()], 5));
        (Kind::Paragraph, paragraph, anchor)
    }));
    found.retain(|(_, span, _)| !is_in(inside, span.start));
    found.extend(page.exercises().into_iter().filter_map(|exercise| {
        let question = &text[exercise.question.clone()];
        let blank = question.len() - question.trim_start().len();
        let span = exercise.question.start + blank..exercise.question.end;
        let anchor = format!("exercise-{}", exercise.number);
        begins_with_words(&text[span.clone()]).then_some((Kind::Exercise, span, anchor))
    }));
    found.sort_by_key(|(_, span, _)| span.start);
    let (mut counts, mut anchors) = (HashMap::new(), HashMap::new());
    let labels = found.into_iter().map(|(kind, span, anchor)| {
        let of_kind: &mut usize = counts.entry(kind).or_default();
        *of_kind += 1;
        let same: &mut usize = anchors.entry(anchor.clone()).or_default();
        *same += 1;
        let mine = match kind {
            // In the list, where somebody may have begun with another.
            Kind::Exercise => anchor.trim_start_matches("exercise-").to_owned(),
            _ => of_kind.to_string(),
        };
        Label {
            kind,
            span,
            anchor: numbered(&anchor, *same),
            number: number.map_or_else(|| mine.clone(), |number| format!("{number}.{mine}")),
        }
    });
    labels.collect()
}

/// What a directive is about, fit for an anchor.
fn subject(directive: &manuscript::Directive) -> String {
    let subject = directive.subject().map_or("", |subject| &subject.text);
    html::id(subject)
}

/// Words of TeX that say how a formula is set, and not which one it is.
const SETTING: [&str; 11] = [
    "begin", "end", "aligned", "cases", "left", "right", "quad", "qquad", "text", "mathrm", "tfrac",
];

/// The first words of a text, with hyphens between them.
fn slug(text: &str, words: usize) -> String {
    let text = text.replace("{{#number", " ").to_lowercase();
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let parts = parts.filter(|part| !part.is_empty());
    parts.take(words).collect::<Vec<_>>().join("-")
}

/// The exercises of a page with what is folded in them, and what is folded elsewhere.
pub(crate) fn inside(page: &Page) -> Vec<Range<usize>> {
    let text = page.text();
    let exercises = page.exercises().into_iter();
    let mut inside: Vec<_> = exercises
        .map(|exercise| {
            let end = exercise
                .solution
                .map_or(exercise.question.end, |solution| solution.end);
            exercise.question.start..end
        })
        .collect();
    inside.extend(text.match_indices("<details").map(|(start, _)| {
        let end = text[start..].find("</details>");
        start..end.map_or(text.len(), |end| start + end)
    }));
    inside
}

pub(crate) fn is_in(ranges: &[Range<usize>], at: usize) -> bool {
    ranges.iter().any(|range| range.contains(&at))
}

/// Whether a sign can be put before a text, and what it is stays what it is.
fn begins_with_words(text: &str) -> bool {
    let is_block = [
        "$$",
        "<",
        "```",
        "~~~",
        "|",
        "{{#figure",
        "{{#table",
        "{{#quote",
    ];
    !is_block.iter().any(|beginning| text.starts_with(beginning))
}

/// The paragraphs of a page, none of a list or a quotation, of which the ledger calls a sentence proved.
fn paragraphs(page: &Page, ledger: &str) -> Vec<Range<usize>> {
    // `= ` and how the sentence begins; other passages have a sign between.
    let proved: Vec<&str> = ledger
        .lines()
        .filter_map(|line| line.strip_prefix("= ").or(line.strip_prefix("≈ ")))
        .filter(|words| !words.starts_with(['^', '#', '|', '>', '$', '/']))
        .map(|words| words.strip_suffix(" …").unwrap_or(words))
        .collect();
    if proved.is_empty() {
        return Vec::new();
    }
    let mut depth = 0;
    let mut paragraphs = Vec::new();
    for (event, span) in page.events() {
        use mdbook_markdown::pulldown_cmark::{Event, Tag};
        match event {
            Event::Start(tag) => {
                if depth == 0 && tag == Tag::Paragraph {
                    paragraphs.push(span);
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    paragraphs.retain(|paragraph| {
        let text = &page.text()[paragraph.clone()];
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_proved = || proved.iter().any(|words| says(&line, words));
        begins_with_words(text) && is_proved()
    });
    paragraphs
}

/// Whether a sentence of a paragraph begins with these words.
fn says(paragraph: &str, words: &str) -> bool {
    let found = paragraph.match_indices(words);
    let mut before = found.map(|(at, _)| paragraph[..at].trim_end());
    before.any(|before| {
        before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric() && c != ',')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEDGER: &str = "2 proved\n\n  # What?\n= Two and two are …\n= figure step\n= $$ y = u(z)\n= How many are 2 …\n";
    const TEXT: &str = "# What?\n\nTwo and two are four.\n\nNothing.\n\n{{#figure step}}\n\n$$ y = u(z) $$\n\n{{#figure step}}\n\n\
        {{#table e.rows}}\n\n**Exercises.**\n\n1. How many are 2 and 2?\n\n   $$ y $$\n\n   <details class=\"solution\">\n   <summary>Solution</summary>\n\n   \
        Two and two are four.\n\n   </details>\n";

    fn names(text: &str, number: Option<&str>) -> Vec<(String, String)> {
        let page = Page::new("a.md", "A", "a.md", text);
        let labels = labels(&page, &inside(&page), LEDGER, number).into_iter();
        labels.map(|label| (label.name(), label.anchor)).collect()
    }

    #[test]
    fn what_can_be_cited_has_a_number_and_an_anchor() {
        let expected = [
            ("¶ 2.6.1", "says-two-and-two-are-four"),
            ("Figure 2.6.1", "fig-step"),
            ("Formula (2.6.1)", "eq-y-u-z"),
            ("Figure 2.6.2", "fig-step-2"),
            ("Table 2.6.1", "table-e-rows"),
            ("Exercise 2.6.1", "exercise-1"),
        ];
        let expected = expected.map(|(name, anchor)| (name.to_owned(), anchor.to_owned()));
        assert_eq!(names(TEXT, Some("2.6")), expected);
        assert_eq!(names(TEXT, None)[1].0, "Figure 1");
    }

    /// What comes before something on its page changes its number, and never its anchor.
    #[test]
    fn an_anchor_stays_when_something_comes_before_it() {
        let more = "What?\n\n{{#figure sigmoid}}\n\n$$ y = v(z) $$\n\n{{#table e.row}}\n\nTwo and two are even.\n";
        let before = names(TEXT, Some("2.6"));
        let after = names(&TEXT.replacen("What?\n", more, 1), Some("2.6"));
        for (name, anchor) in before {
            let stays = after.iter().find(|(_, other)| *other == anchor);
            let (renamed, _) = stays.unwrap_or_else(|| panic!("{anchor} is gone: {after:?}"));
            assert_eq!(*renamed == name, anchor == "exercise-1", "{anchor}");
        }
    }
}
