//! The manuscript: a book on disk, read once, for whoever renders or checks it.
//!
//! A [`Book`] is a plain value: it is loaded from a checkout, can be cloned and changed in memory, and knows no renderer.
//!
//! | what is read | as | |
//! |---|---|---|
//! | `book/en/*.md`, in the order of `SUMMARY.md` | [`Page`]s, each with its pieces, fences, comments, headings | `page.rs`, `summary.rs` |
//! | `{{#name argument key=value}}` | [`Directive`]s | `directive.rs` |
//! | `$…$`, `$$…$$` | [`Formula`]s | `scan.rs`; in labels, `label.rs` |
//! | `<!-- claim: S0-3 -->`, `<!-- erratum: E0-1 -->` | [`Marker`]s | `marker.rs` |
//! | the list under **Exercises.**, with its solutions | [`Exercise`]s | `exercise.rs` |
//! | `book/claims.toml` | [`Claims`] | `claims.rs` |
//! | `tests/snapshots/*.snap` | [`Locks`] | `locks.rs` |
//! | `repository` of `Cargo.toml` | [`Repository`] | `repository.rs` |
//! | where the code and the tests are by which a page is held | [`Place`]s, [`Proof`]s | `proofs.rs` |
//! | what a page states, and the proofs of it | [`facts`] | `facts/` |
//!
//! What is wrong with any of them is a [`Problem`] in a text and a [`Diagnostic`] in a file.
//!
//! ```
//! use manuscript::Page;
//!
//! let page = Page::new("a.md", "A", "book/en/a.md", "The loss is {{#number toy.loss .4}}, and $x_1 < 2$.\n");
//! assert_eq!(page.directives().next().unwrap().lock(), Some("toy"));
//! assert_eq!(page.formulas().count(), 1);
//!
//! // A page is a value: the changed one is read anew.
//! let changed = page.with_text("The loss is $5.\n");
//! let diagnostics = changed.source().diagnostics(changed.problems().to_vec());
//! assert_eq!(diagnostics[0].message, "this `$` opens a formula that is not closed");
//! assert_eq!((diagnostics[0].line, diagnostics[0].column), (1, 13));
//! ```

mod book;
mod claims;
mod diagnostic;
mod directive;
mod error;
mod exercise;
pub mod facts;
mod label;
mod locks;
mod markdown;
mod marker;
mod page;
mod proofs;
mod raw_html;
mod regions;
mod repository;
mod scan;
mod source;
mod summary;
mod unread;
mod workspace;

pub use book::Book;
pub use claims::{Chapter, Claim, Claims, Erratum, Kind, Status, Term};
pub use diagnostic::{Diagnostic, Problem, nearest};
pub use directive::{Argument, Directive, Word};
pub use error::Error;
pub use exercise::Exercise;
pub use label::{LabelPart, label_parts};
pub use locks::{Lock, Locks, describe};
pub use markdown::{Fence, Heading, Link, opening};
pub use marker::{Marked, Marker};
pub use page::Page;
pub use proofs::{Place, Proof};
pub use repository::Repository;
pub use scan::{Formula, Piece};
pub use source::{Source, after_on_line, before_on_line, body, next_line};
pub use summary::{Summary, SummaryEntry};
pub use workspace::{Workspace, files_below, walk};
