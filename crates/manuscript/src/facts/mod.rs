//! Facts: what the passages of a page state, and the proofs that hold them.
//!
//! A page is cut into [`Passage`]s, each with the [`Quantity`]s that it states. A fact quotes a passage and proves it; what
//! has a quantity and no fact is a problem, as is a fact whose quotation is gone.
//!
//! | verb of [`Facts`] | holds |
//! |---|---|
//! | `says` | a sentence, a heading, a caption, a row, a comment: the proof gets its quantities |
//! | `input` | every occurrence of a pattern such as `θ = §` |
//! | `formula`, `expression`, `notation` | a formula: computed from the TeX of the page, or the introduction of a name |
//! | `table`, `figure` | what is asked for: lock, fields, headings; name and arguments |
//! | `told` | a story or a citation: quoted, not proved, counted |
//! | `idiom` | words that look like a quantity and are none |

mod page_facts;
mod passage;
mod quantity;
#[cfg(test)]
mod tests;
mod tex;

pub use page_facts::{Facts, Moved, Told, Verdict};
pub use passage::{Kind, Passage, passages};
pub use quantity::{Quantity, Relation};
pub use tex::Point;
