//! The list of pages: on the disk, in `SUMMARY.md` and in `book/lib.rs` are the same ones, under titles that are theirs.

use manuscript::Book;

/// Pages that are on the disk, in `SUMMARY.md` and among the doctests of `book/lib.rs`, but not in all three.
pub(super) fn pages_not_everywhere(book: &Book) -> Vec<String> {
    let tested = tested_pages(&book.library.text);
    let on_disk = &book.pages_on_disk;
    let in_summary: Vec<String> = book
        .summary
        .entries()
        .into_iter()
        .map(|entry| entry.path)
        .collect();
    let mut problems = Vec::new();
    for name in on_disk {
        if !in_summary.contains(name) {
            problems.push(format!(
                "book/en/{name}: nobody can reach this page; list it in SUMMARY.md"
            ));
        }
    }
    for (at, name) in in_summary.iter().enumerate() {
        if in_summary[..at].contains(name) {
            problems.push(format!(
                "book/en/SUMMARY.md: {name} is listed twice; keep one"
            ));
        }
        if !on_disk.contains(name) {
            problems.push(format!(
                "book/en/SUMMARY.md: {name} does not exist; write it"
            ));
        }
        if !tested.contains(&name.as_str()) {
            problems.push(format!(
                "book/lib.rs: the snippets of {name} are not tested; add it to `pages!`"
            ));
        }
    }
    for name in tested {
        if !in_summary.iter().any(|listed| listed == name) {
            problems.push(format!(
                "book/lib.rs: {name} is tested, but SUMMARY.md does not list it; remove one"
            ));
        }
    }
    problems
}

/// The pages whose snippets `book/lib.rs` runs: a line `module "en/page.md"` for each.
fn tested_pages(library: &str) -> Vec<&str> {
    let list = library.split_once("pages! {").map_or("", |(_, list)| list);
    let lines = list.lines().map(str::trim).take_while(|line| *line != "}");
    lines
        .filter_map(|line| {
            let (module, page) = line.split_once(' ')?;
            let is_name = module
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '_');
            let page = page.strip_prefix("\"en/")?.strip_suffix('"')?;
            is_name.then_some(page)
        })
        .collect()
}

/// Pages of chapters whose title has no word of the name of their file, as after a swap of two titles. The first page of
/// a chapter has the title of the chapter.
pub(super) fn titles_of_other_pages(book: &Book) -> Vec<String> {
    let mut problems = Vec::new();
    for entry in book.summary.entries() {
        let Some((_, name)) = entry.path.trim_end_matches(".md").rsplit_once('/') else {
            continue;
        };
        let title = entry.title.to_lowercase();
        let words: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).collect();
        if name != "index" && !name.split('-').any(|word| words.contains(&word)) {
            problems.push(format!(
                "{}: “{}” has no word of {name}.md; give the page its title, or the file another name",
                book.summary.source.location(entry.span.start),
                entry.title
            ));
        }
    }
    problems
}

/// Maps of chapters, which are tables on their first pages, that are not the pages of the chapter in their order, each with
/// its title and the question that heads it.
pub(super) fn maps_of_chapters(book: &Book) -> Vec<String> {
    let mut problems = Vec::new();
    for index in &book.pages {
        let Some(folder) = index.path.strip_suffix("index.md") else {
            continue;
        };
        let pages = book.pages.iter().filter(|page| page.path != index.path);
        let rows = pages.filter_map(|page| {
            let file = page.path.strip_prefix(folder)?;
            let question = page.headings().first().map_or("", |heading| &heading.text);
            Some(format!("| [{}]({file}) | {question} |", page.title))
        });
        let mut rows: Vec<String> = rows.collect();
        for (line, number) in index.text().lines().zip(1..) {
            if line.starts_with("| [") {
                let expected = match rows.is_empty() {
                    true => "no further row".to_owned(),
                    false => rows.remove(0),
                };
                // Markdown curls the apostrophes of titles.
                if line.trim_end() != expected.replace('’', "'") {
                    problems.push(format!(
                        "{}:{number}: this row of the map should be: {expected}",
                        index.name()
                    ));
                }
            }
        }
        let missing = rows
            .iter()
            .map(|row| format!("{}: the map lacks: {row}", index.name()));
        problems.extend(missing);
    }
    problems
}
