//! The table of contents as mdBook reads it: what is right in `SUMMARY.md` and yet would be published wrongly.

use manuscript::{
    Book, Diagnostic, Page, Problem, Summary, SummaryEntry, Workspace, after_on_line,
};

use crate::error::Error;

/// The book of a workspace, whose table of contents is right.
pub(crate) fn load(workspace: &Workspace) -> Result<Book, Error> {
    let book = Book::load(workspace)?;
    if !book.chapters.join("SUMMARY.md").is_file() {
        let problem = Problem::new(0..0, "there is no table of contents").help(
            "write this file, or name the folder of the chapters as `src` under `[book]` in book/book.toml",
        );
        return Err(Error::diagnostics(vec![
            book.summary.source.diagnostic(problem),
        ]));
    }
    let problems = problems(&book);
    match problems.is_empty() {
        true => Ok(book),
        false => Err(Error::diagnostics(problems)),
    }
}

/// Everything that is wrong with the table of contents.
pub(crate) fn problems(book: &Book) -> Vec<Diagnostic> {
    let mut diagnostics = book.summary.problems(&book.pages_on_disk);
    let source = &book.summary.source;
    let mut entries = book.summary.entries();
    entries.retain(|entry| book.pages_on_disk.contains(&entry.path));
    let problems = entries.into_iter();
    let problems = problems.filter_map(|entry| problem(&source.text, entry));
    diagnostics.extend(source.diagnostics(problems.collect()));
    diagnostics
}

fn problem(text: &str, entry: SummaryEntry) -> Option<Problem> {
    let SummaryEntry { title, path, span } = entry;
    // mdBook takes the path for the address: it decodes nothing else, and encodes nothing.
    let address = text[span.clone()].replace("%20", " ");
    let (message, help) = if !Page::new("", "", "", title.as_str()).pieces().is_empty() {
        (
            format!("a title shows `{title}` as it is typed"),
            "write it in words, or with letters such as `w₁`",
        )
    } else if address.contains(['#', '?', '%', '"', '<', '>']) {
        (
            format!("mdBook can link to no page `{address}`"),
            "write letters as they are and a blank as `%20`; a file with `#`, `?`, `%`, `<` or `>` needs another name",
        )
    } else if ["print.md", "toc.md"].contains(&path.as_str()) {
        (
            format!("mdBook makes a page for `{path}` itself"),
            "give the page another name",
        )
    } else {
        return None;
    };
    Some(Problem::new(span, message).help(help))
}

/// What mdBook says of a table of contents, at its line: "failed to parse SUMMARY.md line 2, column 3: …".
pub(crate) fn refused(summary: &Summary, message: &str) -> Option<Diagnostic> {
    let (_, rest) = message.split_once("SUMMARY.md line ")?;
    let (place, message) = rest.split_once(": ")?;
    let (line, _) = place.split_once(',')?;
    let line: usize = line.parse().ok()?;
    let lines = summary.source.text.split_inclusive('\n');
    let start: usize = lines.take(line.checked_sub(1)?).map(str::len).sum();
    let end = start + after_on_line(&summary.source.text, start).len();
    let problem = Problem::new(start..end, format!("mdBook: {message}"));
    let help = "a chapter is `- [Title](page.md)`, and a part is `# Title` between the lists";
    Some(summary.source.diagnostic(problem.help(help)))
}
