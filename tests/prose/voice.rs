//! Voice: words, marks, lists and lines as this book writes them.

use std::ops::Range;

use manuscript::{Book, Claims, Page};
use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};

use super::decimals::typed_decimals;
use super::parts::{Part, parts, words};

/// Words that make a sentence louder and not clearer.
const UNWANTED: [&[&str]; 5] = [
    &["simply"],
    &["just"],
    &["obviously"],
    &["of", "course"],
    &["let's", "dive"],
];

/// A line of prose holds a clause or a sentence; a longer one hides what a change changed.
const LONGEST_LINE: usize = 160;

/// The page that lists what translations got wrong, and so has to print it.
const PAGE_OF_MISTRANSLATIONS: &str = "appendices/errata.md";

/// Words, exclamation marks and dashes that the voice of the book does without.
pub(super) fn out_of_voice(page: &Page) -> Vec<String> {
    let mut problems = Vec::new();
    let words = words(page);
    for unwanted in UNWANTED {
        for window in words.windows(unwanted.len()) {
            if window.iter().map(|(_, word)| word).eq(unwanted) {
                let here = page.location(window[0].0);
                let words = unwanted.join(" ");
                problems.push(format!("{here}: “{words}” says nothing; leave it out"));
            }
        }
    }
    let (text, parts) = (page.text(), parts(page));
    for (at, mark) in text.char_indices() {
        let after = || &text[at + mark.len_utf8()..];
        let what = match mark {
            _ if parts[at] != Part::Prose => continue,
            '!' => "an exclamation mark; end with a period",
            '—' => "a dash splices two sentences; make them two",
            '–' if text[..at].ends_with(' ') && after().starts_with(' ') => {
                "a dash splices two sentences; make them two"
            }
            _ => continue,
        };
        problems.push(format!("{}: {what}", page.location(at)));
    }
    problems
}

/// What a reader reads as one word and a test as two, or as another: a mark inside a word, an entity, a character that
/// nobody sees.
pub(super) fn disguises(page: &Page) -> Vec<String> {
    let text = page.text();
    let mut problems = Vec::new();
    let mut problem = |at: usize, what: &str| {
        problems.push(format!("{}: {what}", page.location(at)));
    };
    for (event, span) in page.events() {
        let marked = matches!(
            event,
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
        );
        let (before, after) = (&text[..span.start], &text[span.end..]);
        let cuts =
            before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
        if marked && cuts {
            problem(span.start, "a mark cuts this word; mark the whole of it");
        }
        // The parser makes a text of its own of an entity.
        let written = &text[span.clone()];
        let is_entity = written.starts_with('&') && written.ends_with(';');
        if matches!(event, Event::Text(_)) && is_entity {
            problem(span.start, "an entity; write the character itself");
        }
    }
    for (at, c) in text.char_indices() {
        if is_unseen(c) {
            problem(at, "a character that nobody sees; remove it");
        }
    }
    problems
}

/// Soft hyphens, joiners, zero-width blanks, marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

/// Numbered lists that do not begin with 1, and items that have another number on the page than in the text: the page refers to
/// them by number.
pub(super) fn miscounted_lists(page: &Page) -> Vec<String> {
    let mut problems = Vec::new();
    // Of each list that is open, the number of its next item.
    let mut open: Vec<Option<u64>> = Vec::new();
    for (event, span) in page.events() {
        let here = || page.location(span.start);
        match event {
            Event::Start(Tag::List(first)) => {
                if let Some(first) = first.filter(|first| *first != 1) {
                    problems.push(format!(
                        "{}: this list begins with {first}; begin with 1",
                        here()
                    ));
                }
                open.push(first);
            }
            Event::End(TagEnd::List(_)) => _ = open.pop(),
            Event::Start(Tag::Item) => {
                let Some(Some(number)) = open.last_mut() else {
                    continue;
                };
                let typed = page.text()[span.start..].split(['.', ')']).next();
                if typed != Some(number.to_string().as_str()) {
                    let typed = typed.unwrap_or_default();
                    problems.push(format!(
                        "{}: readers see the number {number} here, and not {typed}",
                        here()
                    ));
                }
                *number += 1;
            }
            _ => {}
        }
    }
    problems
}

/// Lines of prose that hold more than a sentence should.
pub(super) fn long_lines(page: &Page) -> Vec<String> {
    let mut exempt: Vec<Range<usize>> = page
        .fences()
        .iter()
        .map(|fence| fence.span.clone())
        .collect();
    exempt.extend(page.directives().map(|directive| directive.span.clone()));
    let tables = page
        .events()
        .filter(|(event, _)| matches!(event, Event::Start(Tag::Table(_))));
    exempt.extend(tables.map(|(_, range)| range));
    let mut problems = Vec::new();
    let mut start = 0;
    for line in page.text().split_inclusive('\n') {
        let end = start + line.len();
        let touches = |range: &Range<usize>| range.start < end && start < range.end;
        let length = without_addresses(line.trim_end()).chars().count();
        let is_formula = line.starts_with("$$");
        if length > LONGEST_LINE && !is_formula && !exempt.iter().any(touches) {
            problems.push(format!(
                "{}: this line has {length} characters, more than {LONGEST_LINE}; break it between clauses",
                page.location(start)
            ));
        }
        start = end;
    }
    problems
}

/// A line without the addresses of its links, which cannot be broken.
fn without_addresses(line: &str) -> String {
    let mut pieces = line.split("](");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        kept.push_str(piece.split_once(')').map_or("", |(_, rest)| rest));
    }
    kept
}

/// Words that a translation got wrong.
fn mistranslations(page: &Page, claims: &Claims) -> Vec<String> {
    let terms = claims.errata.iter().flat_map(|erratum| &erratum.terms);
    terms
        .flat_map(|term| page.text().match_indices(&term.found))
        .map(|(at, term)| {
            let here = page.location(at);
            format!("{here}: `{term}` is a mistranslation; erratum E-T1 has the right word")
        })
        .collect()
}

/// Words that a translation got wrong, on any page but the one that lists them.
pub(super) fn mistranslated(book: &Book, page: &Page) -> Vec<String> {
    match page.path == PAGE_OF_MISTRANSLATIONS {
        true => Vec::new(),
        // The press reports a list of claims that cannot be read.
        false => mistranslations(page, &book.claims().unwrap_or_default()),
    }
}

/// The appendices print what the list of claims says, so its sentences are held to the same rules.
pub(super) fn mirror_out_of_voice(book: &Book) -> Vec<String> {
    let claims = book.claims().unwrap_or_default();
    let found = |name: String, sentence: &str, is_ours: bool| {
        let page = Page::new("", "", name, sentence);
        let mut problems = out_of_voice(&page);
        problems.extend(mistranslations(&page, &claims));
        // No snippet stands beside it, and a result may not be typed.
        let typed = typed_decimals(&page).into_iter().filter(|_| is_ours);
        problems.extend(typed.map(|decimal| {
            let (here, decimal) = (page.name(), decimal.written());
            format!("{here}: {decimal} is a typed result; the page that demonstrates it quotes it")
        }));
        problems
    };
    let mut problems = Vec::new();
    let mut check = |id: &toml::Spanned<String>, sentence: &str, is_ours: bool| {
        // Where it stands takes longer to say than whether something is wrong with it.
        if !found(String::new(), sentence, is_ours).is_empty() {
            let here = book.claims.location(id.span().start);
            problems.extend(found(
                format!("{here}: {}", id.get_ref()),
                sentence,
                is_ours,
            ));
        }
    };
    for claim in &claims.claims {
        check(&claim.id, &claim.text, false);
        for ours in [&claim.qualification, &claim.not_mirrored] {
            check(&claim.id, ours.as_deref().unwrap_or_default(), true);
        }
    }
    for erratum in &claims.errata {
        check(&erratum.id, &erratum.says, false);
        check(&erratum.id, &erratum.correct, true);
    }
    problems
}
