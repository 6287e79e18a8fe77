//! The preprocessor, the part of the press that mdBook calls: it gets the book as its authors wrote it and gives it back expanded.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use manuscript::{Book, Page, Workspace};
use mdbook_driver::errors;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::error::Error;
use crate::expand;
use crate::report::Report;

/// The preprocessor `press`.
#[derive(Debug)]
pub(crate) struct Press {
    pub(crate) workspace: Workspace,
    /// Filled by a run: mdBook keeps the preprocessor to itself.
    pub(crate) report: Rc<RefCell<Report>>,
}

impl Preprocessor for Press {
    fn name(&self) -> &str {
        "press"
    }

    fn supports_renderer(&self, renderer: &str) -> errors::Result<bool> {
        Ok(supports(renderer))
    }

    fn run(
        &self,
        context: &PreprocessorContext,
        book: mdbook_driver::book::Book,
    ) -> errors::Result<mdbook_driver::book::Book> {
        let chapters = context.root.join(&context.config.book.src);
        let (book, report) = expand(&self.workspace, &chapters, book)?;
        *self.report.borrow_mut() = report;
        Ok(book)
    }
}

/// Whether the pages are made for this renderer: they hold HTML.
pub(crate) fn supports(renderer: &str) -> bool {
    renderer == "html"
}

/// Expands all pages of a book, whose chapters lie in the folder `chapters`.
pub(crate) fn expand(
    workspace: &Workspace,
    chapters: &Path,
    mut book: mdbook_driver::book::Book,
) -> Result<(mdbook_driver::book::Book, Report), Error> {
    let mut manuscript = Book::load(workspace)?;
    // The pages as mdBook hands them over. A draft has a title and no page.
    manuscript.pages = book
        .chapters()
        .filter_map(|chapter| {
            let path = chapter.source_path.as_ref()?;
            let name = workspace.display(&chapters.join(path));
            Some(Page::new(
                path_with_slashes(path),
                &chapter.name,
                name,
                &chapter.content,
            ))
        })
        .collect();
    let expanded = expand::expand(&manuscript).map_err(Error::diagnostics)?;
    // mdBook walks over its chapters in two orders, so they are found by their paths.
    let paths = manuscript.pages.iter().map(|page| page.path.clone());
    let mut texts: HashMap<String, String> = paths.zip(expanded.pages).collect();
    book.for_each_chapter_mut(|chapter| {
        let path = chapter.source_path.as_deref().map(path_with_slashes);
        if let Some(text) = path.and_then(|path| texts.remove(&path)) {
            chapter.content = text;
        }
    });
    let report = Report {
        pages: manuscript.pages.len(),
        counts: expanded.counts,
        ..Report::default()
    };
    Ok((book, report))
}

fn path_with_slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
