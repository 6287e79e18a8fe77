//! The preprocessor, the part of the press that mdBook calls: it gets the book as its authors wrote it and gives it back expanded.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use manuscript::{Book, Page};
use mdbook_driver::config::Config;
use mdbook_driver::errors;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::answer;
use crate::error::Error;
use crate::expand;
use crate::head::Site;
use crate::labels::numbers;
use crate::place::places;
use crate::report::Report;

/// The preprocessor `press`.
#[derive(Debug)]
pub(crate) struct Press {
    /// The book as it was read.
    pub(crate) book: Book,
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
        let (book, report) = expand(self.book.clone(), book, &context.config)?;
        *self.report.borrow_mut() = report;
        Ok(book)
    }
}

/// Whether the pages are made for this renderer: they hold HTML.
pub(crate) fn supports(renderer: &str) -> bool {
    renderer == "html"
}

/// Expands all pages of a book, with the exercises of the coursework on them.
pub(crate) fn expand(
    mut manuscript: Book,
    mut book: mdbook_driver::book::Book,
    config: &Config,
) -> Result<(mdbook_driver::book::Book, Report), Error> {
    // The pages as mdBook hands them over. A draft has a title and no page.
    manuscript.pages = book
        .chapters()
        .filter_map(|chapter| {
            let path = chapter.source_path.as_ref()?;
            let path = path_with_slashes(path);
            let name = match manuscript.page(&path) {
                Some(known) => known.name().to_owned(),
                None => path.clone(),
            };
            Some(Page::new(path, &chapter.name, name, &chapter.content))
        })
        .collect();
    coursework::pages::put_on(&mut manuscript).map_err(Error::diagnostics)?;
    let expanded = expand::expand(&manuscript, &numbers(&book)).map_err(Error::diagnostics)?;
    // mdBook walks over its chapters in two orders, so they are found by their paths.
    let paths = manuscript.pages.iter().map(|page| page.path.clone());
    let mut texts: HashMap<String, String> = paths.zip(expanded.pages).collect();
    let places = places(&book);
    let site = Site::of(config);
    book.for_each_chapter_mut(|chapter| {
        let path = chapter.source_path.as_deref().map(path_with_slashes);
        if let Some(path) = path
            && let Some(text) = texts.remove(&path)
        {
            let place = places.get(&path).map_or("", String::as_str);
            let page = manuscript.page(&path).expect("it has been expanded");
            let head = site.head(&manuscript, page, &text);
            let data = site.data(&manuscript, page);
            let (end, text) = (answer::footer(&manuscript, page, &text), left_alone(&text));
            chapter.content = format!("{head}{place}{data}{text}{end}");
        }
    });
    let report = Report {
        pages: manuscript.pages.len(),
        counts: expanded.counts,
        ..Report::default()
    };
    Ok((book, report))
}

/// The text as mdBook's own preprocessor gives it back, which takes the head of a page from it. What looks like one of its
/// directives is code that a page shows.
fn left_alone(text: &str) -> String {
    let mut text = text.to_owned();
    for name in ["include", "rustdoc_include", "playground", "title"] {
        let directive = format!("{{{{#{name} ");
        text = text.replace(&directive, &format!("\\{directive}"));
    }
    text
}

/// `./a.md` of a table of contents is `a.md`.
fn path_with_slashes(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    path.strip_prefix("./").map(str::to_owned).unwrap_or(path)
}
