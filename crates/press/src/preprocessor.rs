//! The part of the press that mdBook calls: it gets the book as its authors wrote it and gives it back expanded.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use mdbook_driver::book::Book;
use mdbook_driver::errors;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::error::Error;
use crate::formula::Formulas;
use crate::page::{Expander, Page};
use crate::report::Counts;
use crate::snapshot::Snapshots;
use crate::source::Source;
use crate::workspace::Workspace;

/// The preprocessor `press`.
#[derive(Debug)]
pub(crate) struct Press {
    pub(crate) workspace: Workspace,
    /// Filled by a run: mdBook keeps the preprocessor to itself.
    pub(crate) outcome: Rc<RefCell<Outcome>>,
}

/// What a run did.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) pages: usize,
    pub(crate) counts: Counts,
}

impl Preprocessor for Press {
    fn name(&self) -> &str {
        "press"
    }

    fn supports_renderer(&self, renderer: &str) -> errors::Result<bool> {
        Ok(supports(renderer))
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> errors::Result<Book> {
        let chapters = context.root.join(&context.config.book.src);
        let (book, outcome) = expand(&self.workspace, &chapters, book)?;
        *self.outcome.borrow_mut() = outcome;
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
    chapters: &std::path::Path,
    mut book: Book,
) -> Result<(Book, Outcome), Error> {
    let mut expander = Expander {
        workspace,
        snapshots: Snapshots::new(workspace.snapshots()),
        formulas: Formulas::new(),
        ids: HashMap::new(),
        counts: Counts::default(),
    };
    let mut pages = 0;
    let mut diagnostics = Vec::new();
    book.for_each_chapter_mut(|chapter| {
        // A draft has a title and no page.
        let Some(path) = &chapter.source_path else {
            return;
        };
        pages += 1;
        let source = Source {
            name: workspace.display(&chapters.join(path)),
            text: chapter.content.clone(),
        };
        match expander.expand(&Page::read(path, source)) {
            Ok(expanded) => chapter.content = expanded,
            Err(more) => diagnostics.extend(more),
        }
    });
    match diagnostics.is_empty() {
        true => Ok((
            book,
            Outcome {
                pages,
                counts: expander.counts,
            },
        )),
        false => Err(Error::Pages(diagnostics)),
    }
}
