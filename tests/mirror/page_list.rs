//! The list of pages: on the disk, in `SUMMARY.md` and in `book/lib.rs` are the same ones, under titles that are theirs.

use manuscript::Book;

/// Pages that are on the disk, in `SUMMARY.md` and among the doctests of `book/lib.rs`, but not in all three. What
/// `SUMMARY.md` lists twice, or without a file, the press refuses.
pub(super) fn pages_not_everywhere(book: &Book) -> Vec<String> {
    let entries = book.summary.entries().into_iter();
    let listed: Vec<String> = entries.map(|entry| entry.path).collect();
    let (on_disk, tested) = (&book.pages_on_disk, &tested_pages(&book.library.text));
    let lists = [
        (
            on_disk,
            &listed,
            "nobody can reach this page; list it in SUMMARY.md",
        ),
        (
            &listed,
            tested,
            "its snippets are not tested; add it to `pages!` in book/lib.rs",
        ),
        (
            tested,
            &listed,
            "book/lib.rs tests it, and SUMMARY.md does not list it; remove one",
        ),
    ];
    let missing = lists.into_iter().flat_map(|(pages, among, what)| {
        let missing = pages.iter().filter(|page| !among.contains(page));
        missing.map(move |page| format!("book/en/{page}: {what}"))
    });
    missing.collect()
}

/// The pages whose snippets `book/lib.rs` runs: a line `module "en/page.md"` for each.
fn tested_pages(library: &str) -> Vec<String> {
    let page = |line: &str| {
        let (module, page) = line.trim().strip_suffix('"')?.split_once(" \"en/")?;
        (!module.contains("//")).then(|| page.to_owned())
    };
    library.lines().filter_map(page).collect()
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
        let rows: Vec<String> = rows.collect();
        let shown = index.text().lines().map(str::trim_end).zip(1..);
        let shown: Vec<_> = shown.filter(|(line, _)| line.starts_with("| [")).collect();
        for at in 0..rows.len().max(shown.len()) {
            let expected = rows.get(at).map_or("no further row", String::as_str);
            let row = shown.get(at).or(shown.last());
            let (row, line) = row.copied().unwrap_or(("", 1));
            // Markdown curls the apostrophes of titles.
            if at >= shown.len() || row != expected.replace('’', "'") {
                problems.push(format!(
                    "{}:{line}: this row of the map should be: {expected}",
                    index.name()
                ));
            }
        }
    }
    problems
}
