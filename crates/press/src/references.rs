//! References: a link without words to a figure, a table, a formula, an exercise or a paragraph is called by its number, and
//! every link to one of them says what it is.
//!
//! `[](firing-graph.md#fig-firing-graph)` becomes "Figure 2.6.1", and a link in words, `[the graph](firing-graph.md#fig-firing-graph)`,
//! keeps its words. What is said, without a script as the title of the link, is the caption, or how a text begins. Behind the link
//! stands what a script can show of another page, which a page opened from a folder cannot read.

use std::ops::Range;

use manuscript::{Book, Directive, Link, Page, Piece, Problem, nearest};

use crate::formula::Formulas;
use crate::html;
use crate::labels::{Kind, Label, Labels};
use crate::links::target;
use crate::plain::{Words, shortened};
use crate::{figure, table};

/// What is to stand in the place of parts of a page, so that its references say where they lead.
pub(crate) fn references(
    book: &Book,
    labels: &Labels,
    formulas: &Formulas,
    page: &Page,
) -> Result<Vec<(Range<usize>, String)>, Vec<Problem>> {
    let (mut edits, mut problems) = (Vec::new(), Vec::new());
    for link in page
        .links()
        .iter()
        .filter(|link| !link.is_picture && !link.is_automatic)
    {
        // What leads nowhere is reported among the links.
        let Ok(target) = target(book, page, link) else {
            continue;
        };
        let is_nameless = page.text()[link.span.clone()].starts_with("[](");
        let place = target
            .as_ref()
            .and_then(|target| Some((&target.file, target.place.as_ref()?)));
        let label = place.and_then(|(file, place)| Some((file, labels.find(file, place)?)));
        match label {
            Some((file, label)) => {
                let Some(there) = book.page(file) else {
                    continue;
                };
                if is_nameless {
                    let words = name(label, page, there);
                    edits.push((link.span.start + 1..link.span.start + 1, words));
                }
                // Behind the address, unless the author has given it a title.
                let end = link.address_span.end;
                if page.text()[end..].starts_with(')') {
                    let said = html::text(&said(book, label, there));
                    edits.push((end..end, format!(" \"{said}\"")));
                    let preview = preview(book, formulas, label, there);
                    if let Some(preview) = preview.filter(|_| there.path != page.path) {
                        let preview = html::attribute(&preview);
                        let end = link.span.end;
                        let behind =
                            format!("<span class=\"preview\" data-preview=\"{preview}\"></span>");
                        edits.push((end..end, behind));
                    }
                }
            }
            None if is_nameless => problems.push(nameless(labels, link, place)),
            None => {}
        }
    }
    match problems.is_empty() {
        true => Ok(edits),
        false => Err(problems),
    }
}

/// A link without words to something that has no number.
fn nameless(labels: &Labels, link: &Link, place: Option<(&String, &String)>) -> Problem {
    let Some((file, place)) = place else {
        let problem = Problem::new(link.span.clone(), "this link has no words");
        return problem.help(
            "write them between the brackets; without words a link is called by the number of a figure, a table, a formula, \
             an exercise or a paragraph, as in `[](page.md#fig-name)`",
        );
    };
    let anchors: Vec<&str> = labels
        .of(file)
        .iter()
        .map(|label| label.anchor.as_str())
        .collect();
    let message =
        format!("{file} has nothing with a number at `#{place}`, and this link has no words");
    let problem = Problem::new(link.address_span.clone(), message);
    let problem = problem.nearest(nearest(place, &anchors).map(|near| format!("#{near}")));
    let cited: Vec<&str> = anchors
        .into_iter()
        .filter(|anchor| !anchor.starts_with("says-"))
        .collect();
    problem.help(match cited.as_slice() {
        [] => "write words between the brackets".to_owned(),
        cited => format!(
            "write words between the brackets, or one of #{}",
            cited.join(", #")
        ),
    })
}

/// What a label is called on a page. Where its page has no number, that of the label is one of its page.
fn name(label: &Label, page: &Page, there: &Page) -> String {
    let name = label.name();
    let is_of_a_chapter = label.number.contains('.');
    match is_of_a_chapter || page.path == there.path {
        true => html::text(&name),
        false => html::text(&format!("{name} of {}", there.title)),
    }
}

/// The directive that a label names.
fn directive<'a>(label: &Label, there: &'a Page) -> Option<&'a Directive> {
    match there.pieces_in(label.span.clone()).first() {
        Some(Piece::Directive(directive)) => Some(directive),
        _ => None,
    }
}

/// A figure, a table or a formula, to be shown elsewhere.
fn preview(book: &Book, formulas: &Formulas, label: &Label, there: &Page) -> Option<String> {
    match label.kind {
        Kind::Figure => {
            let (picture, caption) = figure::picture(directive(label, there)?)?;
            let (number, caption) = (label.before_caption(), html::text(&caption));
            Some(format!(
                "<figure>{picture}<figcaption>{number}<span>{caption}</span></figcaption></figure>"
            ))
        }
        Kind::Table => {
            let directive = directive(label, there)?;
            let table = table::expand(directive, &book.locks, formulas, Some(label));
            Some(table.ok()?.html)
        }
        Kind::Formula => match there.pieces_in(label.span.clone()).first() {
            Some(Piece::Formula(formula)) => {
                let expanded = formulas.expand(there.text(), formula, &book.locks);
                Some(expanded.ok()?.0)
            }
            _ => None,
        },
        Kind::Exercise | Kind::Paragraph => None,
    }
}

/// What somebody is told of a label before going there.
fn said(book: &Book, label: &Label, there: &Page) -> String {
    let directive = directive(label, there);
    let words = match label.kind {
        Kind::Figure => directive
            .and_then(figure::picture)
            .map(|(_, caption)| caption),
        Kind::Table => directive.and_then(|directive| {
            let mut pairs = directive.pairs();
            let (_, caption) = pairs.find(|(key, _)| key.text == "caption")?;
            Some(caption.text.replace(['$', '`'], ""))
        }),
        Kind::Formula => None,
        Kind::Exercise | Kind::Paragraph => {
            Some(Words::of(there, &book.locks).part(label.span.clone()))
        }
    };
    let name = label.name();
    match words {
        Some(words) => shortened(&format!("{name}. {words}")),
        None => format!("{name}, on the page “{}”", there.title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    fn references_of(text: &str) -> Result<String, Vec<Problem>> {
        let page = |path: &str, text: &str| Page::new(path, "Cats & dogs", path, text);
        let there = "# Cats\n\n{{#figure step}}\n\n$$ y = u(z) $$\n\n**Exercises.**\n\n1. How many $w_1$?\n";
        let pages = vec![
            page("a/here.md", text),
            page("a/there.md", there),
            page("alone.md", there),
        ];
        let book = Book {
            pages,
            ..Book::default()
        };
        let numbers = HashMap::from([("a/there.md".to_owned(), "2.6".to_owned())]);
        let labels = Labels::new(&book, &numbers);
        let page = book.page("a/here.md").unwrap();
        let (mut expanded, mut at) = (String::new(), 0);
        for (span, words) in references(&book, &labels, &Formulas::new(&book), page)? {
            expanded += &page.text()[at..span.start];
            expanded += &words;
            at = span.end;
        }
        Ok(expanded + &page.text()[at..])
    }

    #[test]
    fn a_link_without_words_is_called_by_the_number_of_what_it_leads_to() {
        for (text, expected) in [
            (
                "[](there.md#exercise-1)",
                "[Exercise 2.6.1](there.md#exercise-1 \"Exercise 2.6.1. How many w 1?\")",
            ),
            (
                "[](../alone.md#exercise-1)",
                "[Exercise 1 of Cats &#38; dogs](../alone.md#exercise-1 \"Exercise 1. How many w 1?\")",
            ),
            (
                "[a](there.md#fig-step \"b\"), [c](there.md#cats), [d](there.md)",
                "[a](there.md#fig-step \"b\"), [c](there.md#cats), [d](there.md)",
            ),
        ] {
            assert_eq!(references_of(text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn a_link_to_another_page_brings_what_it_leads_to() {
        for (text, begins, brings) in [
            (
                "[](there.md#fig-step)",
                "[Figure 2.6.1](there.md#fig-step \"Figure 2.6.1. ",
                "&lt;/svg&gt;",
            ),
            (
                "[it](there.md#fig-step)",
                "[it](there.md#fig-step \"Figure 2.6.1. ",
                "&lt;figcaption&gt;",
            ),
            (
                "[](there.md#eq-y-u-z)",
                "[Formula (2.6.1)](there.md#eq-y-u-z \"Formula (2.6.1), on the page “Cats &#38; dogs”\")",
                "&lt;mi&gt;u&lt;/mi&gt;",
            ),
        ] {
            let expanded = references_of(text).unwrap();
            assert!(expanded.starts_with(begins), "{expanded}");
            assert!(
                expanded.ends_with("\"></span>") && expanded.contains(brings),
                "{expanded}"
            );
        }
    }

    #[test]
    fn a_link_without_words_leads_to_what_has_a_number() {
        for (text, message) in [
            (
                "[](there.md#fig-stop)",
                "a/there.md has nothing with a number at `#fig-stop`, and this link has no words",
            ),
            ("[](there.md)", "this link has no words"),
        ] {
            assert_eq!(references_of(text).unwrap_err()[0].message, message);
        }
    }
}
