//! The renderer of the book: numbers, tables, figures, quoted code and formulas become HTML, and mdBook does the rest.
//!
//! A page is Markdown with directives in it, which the crate `manuscript` reads. What they become is one concept of this
//! crate each:
//!
//! | in a page | becomes | |
//! |---|---|---|
//! | `{{#number firing_example.rows.2.sum .4}}` | one locked value | `numbers.rs` |
//! | `{{#table firing_example.rows x1="$x_1$" caption="…"}}` | locked values as a table | `table.rs` |
//! | `{{#figure firing-line w1=5}}` | a figure, drawn now | `figure.rs` |
//! | `{{#quote crates/x/src/y.rs:anchor}}` | code as it stands in the workspace | `quote.rs` |
//! | `{{#mirror S0}}`, `{{#errata S0}}` | what the sources say, and where they are wrong | `mirror.rs` |
//! | `$w_1 x_1$`, `$$ … $$` | MathML | `formula.rs` |
//! | `[](page.md#fig-firing-line)` | "Figure 2.6.1", the number of what it leads to | `references.rs` |
//! | a word of the glossary, a name in the literature | a link to its entry, once on a page | `terms.rs` |
//! | `<!-- claim: S0-3 -->` | a target for the links of the mirror | `homes.rs` |
//!
//! The press runs before everything else that mdBook does, on the text as its author wrote it, so that each mistake is
//! reported with its file, line and column, all mistakes of all pages at once.
//!
//! It does not decide what a number is: values come from `tests/snapshots`, where tests lock them, and figures from
//! the crate `figures`. It is the only crate that knows mdBook's renderer.

pub mod cli;

mod answer;
mod contents;
mod controls;
mod edition;
mod entries;
mod error;
mod expand;
mod figure;
mod formula;
mod head;
mod homes;
mod html;
mod labels;
mod links;
mod mirror;
mod numbers;
mod output;
mod panics;
mod place;
mod plain;
mod preprocessor;
mod quote;
mod references;
mod render;
mod report;
mod serve;
mod settings;
mod solutions;
mod sources;
mod table;
mod terms;
mod warnings;

pub use edition::{Edition, Leaf, edition};
pub use error::Error;
pub use expand::{check, check_page};
pub use quote::quoted;
pub use render::render;
pub use report::{Counts, Report};
