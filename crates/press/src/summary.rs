//! The table of contents, checked before mdBook reads it: every page it names is there.

use std::fs;
use std::path::{Path, PathBuf};

use mdbook_markdown::pulldown_cmark::{Event, Tag};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use crate::error::{Error, Problem, nearest};
use crate::source::Source;
use crate::workspace::Workspace;

/// Fails with every page that `SUMMARY.md` names and the disk does not have.
pub(crate) fn check(workspace: &Workspace, chapters: &Path) -> Result<(), Error> {
    let path = chapters.join("SUMMARY.md");
    let text = fs::read_to_string(&path).map_err(|source| Error::Io {
        action: "read",
        path: path.clone(),
        source,
    })?;
    let source = Source {
        name: workspace.display(&path),
        text,
    };
    let mut problems = Vec::new();
    let events = new_cmark_parser(&source.text, &MarkdownOptions::default()).into_offset_iter();
    for (event, span) in events {
        let Event::Start(Tag::Link { dest_url, .. }) = event else {
            continue;
        };
        // A chapter without a page is a draft.
        if dest_url.is_empty() || chapters.join(dest_url.as_ref()).is_file() {
            continue;
        }
        let start = source.text[span.clone()]
            .rfind(dest_url.as_ref())
            .map_or(span.start, |at| span.start + at);
        let mut pages = Vec::new();
        list(chapters, chapters, &mut pages);
        problems.push(
            Problem::new(
                start..start + dest_url.len(),
                format!("there is no page `{dest_url}`"),
            )
            .nearest(nearest(&dest_url, &pages))
            .help("write the page, or take its line out of the table of contents"),
        );
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(Error::Pages(source.diagnostics(problems))),
    }
}

/// All pages below `folder`, as paths below `chapters` with `/`.
fn list(chapters: &Path, folder: &Path, pages: &mut Vec<String>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() {
            list(chapters, &path, pages);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let relative: PathBuf = path.strip_prefix(chapters).unwrap_or(&path).to_owned();
            pages.push(relative.to_string_lossy().replace('\\', "/"));
        }
    }
}
