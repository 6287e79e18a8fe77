//! Answering: what stands under a page for who wants to mend it, to say what is wrong on it, or to see its source.

use std::collections::BTreeSet;

use manuscript::{Book, Page, Place};

use crate::html;

/// The end of a page. Where the book has no repository it says which file of the book's folder the page is.
pub(crate) fn footer(book: &Book, page: &Page, expanded: &str) -> String {
    let name = page.name();
    let words = match &book.repository {
        None => format!(
            "This page is <code>{}</code> in the folder of the book, where it can be mended.",
            html::text(name)
        ),
        Some(repository) => {
            let link = |address: &str, attributes: &str, words: &str| {
                format!(
                    "<a href=\"{}\"{attributes}>{words}</a>",
                    html::text(address)
                )
            };
            let report = |form, field, words| {
                let address = repository.report(form, &[(field, name)]);
                link(&address, &format!(" data-report=\"{form}\""), words)
            };
            format!(
                "Is something wrong here? Say so of {}, {} or {}. Or {}, and see {}.",
                report("number", "page", "this number"),
                report("sentence", "page", "this sentence"),
                report("code", "place", "this code"),
                link(&repository.edit(name), " rel=\"edit\"", "mend the page"),
                link(&repository.file(name), "", "its source"),
            )
        }
    };
    format!(
        "\n\n<footer class=\"page-end\" data-page=\"{}\"{}><p>{words}</p></footer>\n",
        html::text(name),
        computations(book, expanded)
    )
}

/// Where the records are computed whose numbers stand on a page, and what compares them with their locks, for the script that
/// tells it: `lock=file:line …`.
fn computations(book: &Book, expanded: &str) -> String {
    // `html::text` has written the line in a name as a reference.
    let expanded = expanded.replace("&#95;", "_");
    let held = expanded.split(" data-lock=\"").skip(1);
    let held = held.filter_map(|rest| rest.split('"').next());
    let names = held.flat_map(|paths| paths.split(' ').filter_map(|path| path.split('.').next()));
    let locks: BTreeSet<&str> = names.collect();
    let places = locks.into_iter().filter_map(|lock| {
        let place = book.computation(lock)?;
        Some(format!("{lock}={place}"))
    });
    let places: Vec<String> = places.collect();
    let test = book.comparison();
    match test {
        Some(test) if !places.is_empty() => format!(
            " data-test=\"{}\" data-locks=\"{}\"",
            html::text(&test.to_string()),
            html::text(&places.join(" "))
        ),
        _ => String::new(),
    }
}

/// The end of a sentence that is proved there. It shows nothing until a reader asks.
pub(crate) fn fact(place: &Place) -> String {
    format!("{FACT}{place}\"></span>")
}

const FACT: &str = "<span class=\"proved\" data-fact=\"";

/// A text without the ends of its sentences, for a page that only repeats them.
pub(crate) fn without_facts(text: &str) -> String {
    let mut parts = text.split(FACT);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.split_once("</span>").map_or(part, |(_, rest)| rest)
    })
}

/// A file of the workspace, or some of its lines, with a link to it where there is a repository.
pub(crate) fn file(book: &Book, path: &str, lines: Option<(usize, usize)>) -> String {
    let code = format!("<code>{}</code>", html::text(path));
    let Some(repository) = &book.repository else {
        return code;
    };
    let address = match lines {
        Some((from, to)) => repository.lines(path, from..=to),
        None => repository.file(path),
    };
    format!("<a href=\"{}\">{code}</a>", html::text(&address))
}

#[cfg(test)]
mod tests {
    use super::*;
    use manuscript::{Repository, Source};

    fn book(manifest: &str) -> Book {
        Book {
            pages: vec![Page::new("a/b.md", "B", "book/en/a/b.md", "# B\n")],
            repository: Repository::of(&Source::new("Cargo.toml", manifest)).unwrap(),
            ..Book::default()
        }
    }

    #[test]
    fn with_a_repository_everything_has_its_link() {
        let book = book("[workspace.package]\nrepository = \"https://example.org/us/neuron\"\n");
        let footer = footer(&book, &book.pages[0], "");
        let footer = footer.replace("&#45;", "-").replace("&#95;", "_");
        for part in [
            "https://example.org/us/neuron/issues/new?template=number.yml&#38;page=book/en/a/b.md\" data-report=\"number\"",
            "template=sentence.yml&#38;page=book/en/a/b.md\"",
            "template=code.yml&#38;place=book/en/a/b.md\"",
            "https://example.org/us/neuron/edit/HEAD/book/en/a/b.md\" rel=\"edit\"",
            "https://example.org/us/neuron/blob/HEAD/book/en/a/b.md\"",
        ] {
            assert!(footer.contains(part), "{part} is not in {footer}");
        }
        let linked = file(&book, "crates/x.rs", Some((3, 5)));
        assert!(
            linked.contains("blob/HEAD/crates/x.rs&#35;L3&#45;L5"),
            "{linked}"
        );
    }

    #[test]
    fn without_a_repository_the_page_says_which_file_it_is() {
        let book = book("");
        let footer = footer(&book, &book.pages[0], "");
        assert!(footer.contains("<code>book/en/a/b.md</code>"), "{footer}");
        assert!(!footer.contains("href"), "{footer}");
        assert_eq!(file(&book, "x.rs", None), "<code>x.rs</code>");
        let place = Place {
            file: "tests/x.rs".to_owned(),
            line: 7,
        };
        let said = format!("So.{} And so.{}", fact(&place), fact(&place));
        assert_eq!(without_facts(&said), "So. And so.");
    }
}
