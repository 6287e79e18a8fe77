//! The part of the press that mdBook calls: it gets the book as its authors wrote it and gives it back expanded.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use mdbook_driver::book::Book;
use mdbook_driver::errors;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::error::Error;
use crate::formula::Formulas;
use crate::mirror::{Homes, Mirror};
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
    chapters: &Path,
    mut book: Book,
) -> Result<(Book, Outcome), Error> {
    let mirror = Mirror::read(workspace)?;
    // All pages are read before the first is expanded: the mirror knows where each claim is treated.
    let pages: Vec<_> = book
        .chapters()
        .filter_map(|chapter| {
            // A draft has a title and no page.
            let path = chapter.source_path.as_ref()?;
            let source = Source {
                name: workspace.display(&chapters.join(path)),
                text: chapter.content.clone(),
            };
            Some(Page::read(path, &chapter.name, source))
        })
        .collect();
    let mut homes = Homes::default();
    pages.iter().for_each(|page| homes.enter(page));
    let mut expander = Expander {
        workspace,
        snapshots: Snapshots::new(workspace.snapshots()),
        formulas: Formulas::new(),
        mirror,
        homes,
        ids: HashMap::new(),
        counts: Counts::default(),
    };
    let mut diagnostics = Vec::new();
    let mut expanded = HashMap::new();
    for page in &pages {
        match expander.expand(page) {
            Ok(text) => drop(expanded.insert(page.path.as_path(), text)),
            Err(more) => diagnostics.extend(more),
        }
    }
    if !diagnostics.is_empty() {
        return Err(Error::Pages(diagnostics));
    }
    book.for_each_chapter_mut(|chapter| {
        let path = chapter.source_path.as_deref();
        if let Some(text) = path.and_then(|path| expanded.remove(path)) {
            chapter.content = text;
        }
    });
    let outcome = Outcome {
        pages: pages.len(),
        counts: expander.counts,
    };
    Ok((book, outcome))
}
