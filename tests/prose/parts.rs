//! Parts: what each byte of a page is to its reader, a sentence or code or a formula.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use manuscript::{LabelPart, Page, label_parts};
use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use regex::Regex;

use crate::pages::Found;

/// What a byte of a page is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Not shown as it stands: markup, comments, directives, code that is run.
    Unseen,
    /// A sentence, a heading, a caption, a label.
    Prose,
    /// A quotation of somebody else.
    Quotation,
    /// Code in a sentence, code that is not run, a comment in code that is run.
    Code,
    /// Between dollar signs.
    Formula,
}

/// What each byte of the page is.
pub(super) fn parts(page: &Page) -> Vec<Part> {
    static TAG: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"<[^>]*(>|\z)").expect("a regular expression"));
    let text = page.text();
    let mut parts = vec![Part::Unseen; text.len()];
    let mut quotations = 0;
    let mut in_code_block = false;
    for (event, range) in page.events() {
        match event {
            // An admonition, `> [!NOTE]`, is the book's own voice.
            Event::Start(Tag::BlockQuote(None)) => quotations += 1,
            Event::End(TagEnd::BlockQuote(None)) => quotations -= 1,
            Event::Start(Tag::CodeBlock(_)) => in_code_block = true,
            Event::End(TagEnd::CodeBlock) => in_code_block = false,
            Event::Text(_) | Event::Code(_) if quotations > 0 && !in_code_block => {
                parts[range].fill(Part::Quotation)
            }
            Event::Text(_) if !in_code_block => parts[range].fill(Part::Prose),
            Event::Code(_) => parts[range].fill(Part::Code),
            Event::Html(_) | Event::InlineHtml(_) => {
                parts[range.clone()].fill(Part::Prose);
                for tag in TAG.find_iter(&text[range.clone()]) {
                    parts[range.start + tag.start()..range.start + tag.end()].fill(Part::Unseen);
                }
            }
            _ => {}
        }
    }
    for comment in page.comments() {
        parts[comment.clone()].fill(Part::Unseen);
    }
    for fence in page.fences() {
        for code in fence.code.iter().cloned() {
            if fence.is_run() {
                for comment in rust_tokens(&text[code.clone()]).comments {
                    parts[code.start + comment.start..code.start + comment.end].fill(Part::Code);
                }
            } else {
                parts[code].fill(Part::Code);
            }
        }
    }
    for formula in page.formulas() {
        // In a quotation it is somebody else's.
        if parts[formula.span.start] == Part::Prose {
            parts[formula.span.clone()].fill(Part::Formula);
        }
    }
    // The labels and the caption of a table or a figure are typed here; the rest of a directive is not shown.
    for directive in page.directives() {
        parts[directive.span.clone()].fill(Part::Unseen);
        for (_, value) in directive.pairs() {
            if !text[value.span.clone()].starts_with('"') {
                continue;
            }
            let start = value.span.start + 1;
            let label = &text[start..value.span.end - 1];
            // The press reports a label that is not well formed.
            for part in label_parts(label).unwrap_or_default() {
                let (range, kind) = match part {
                    LabelPart::Text(range) => (range, Part::Prose),
                    LabelPart::Formula(range) => (range, Part::Formula),
                    LabelPart::Code(range) => (range, Part::Code),
                };
                parts[start + range.start..start + range.end].fill(kind);
            }
        }
    }
    parts
}

/// The words of the parts of a page that are its own sentences, in lower case.
pub(crate) fn words(page: &Page) -> Cow<'static, [(usize, String)]> {
    static WORDS: Found<(usize, String)> = Found::new();
    WORDS.on(page, find_words)
}

fn find_words(page: &Page) -> Vec<(usize, String)> {
    let parts = parts(page);
    let is_word = |&(at, letter): &(usize, char)| {
        parts[at] == Part::Prose && (letter.is_alphanumeric() || letter == '\'')
    };
    let letters = page.text().char_indices();
    let letters = letters.map(|(at, letter)| (at, if letter == '’' { '\'' } else { letter }));
    let letters: Vec<(usize, char)> = letters.collect();
    let runs = letters.chunk_by(|one, next| is_word(one) == is_word(next));
    let words = runs.filter(|run| is_word(&run[0]));
    words
        .map(|word| {
            let letters = word.iter().flat_map(|(_, letter)| letter.to_lowercase());
            (word[0].0, letters.collect())
        })
        .collect()
}

/// The comments of a piece of Rust, and which of its bytes are outside comments and strings.
pub(super) struct RustTokens {
    pub(super) comments: Vec<Range<usize>>,
    pub(super) live: Vec<bool>,
}

pub(super) fn rust_tokens(code: &str) -> RustTokens {
    static UNSEEN: LazyLock<Regex> = LazyLock::new(|| {
        let (comment, string) = (r"//[^\n]*|/\*.*?(\*/|\z)", r#""(\\.|[^"\\])*("|\z)"#);
        Regex::new(&format!("(?s){comment}|{string}")).expect("a regular expression")
    });
    let mut comments = Vec::new();
    let mut live = vec![true; code.len()];
    for unseen in UNSEEN.find_iter(code) {
        live[unseen.range()].fill(false);
        if unseen.as_str().starts_with('/') {
            comments.push(unseen.range());
        }
    }
    RustTokens { comments, live }
}
