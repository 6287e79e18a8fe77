//! Facts: what the passages of a page state, and the proofs that hold them.
//!
//! A page is cut into [`Passage`]s, each with the [`Quantity`]s that it states. A fact quotes a passage and proves it; what
//! has a quantity and no fact is a problem, as is a fact whose quotation is gone.
//!
//! | verb of [`Facts`] | holds |
//! |---|---|
//! | `says` | a sentence, a heading, a caption, a row, a comment: the proof gets its quantities |
//! | `input` | every occurrence of a pattern such as `θ = §` |
//! | `formula`, `expression` | a formula: computed from the TeX of the page |
//! | `table`, `figure` | what is asked for: lock, fields, headings; name and arguments |
//! | `shows` | what a program really prints, or the sentence with which it stops |
//! | `told` | a story or a citation: quoted, not proved, counted |
//! | `idiom` | words that look like a quantity and are none |

mod authority;
mod blocks;
mod code;
mod formulas;
mod given;
mod headings;
mod kind;
mod page_facts;
mod passage;
mod pattern;
mod proof;
mod prose;
mod quantity;
mod requests;
mod rewording;
mod stub;
#[cfg(test)]
mod tests;
mod tex;
mod text;
mod verdict;
mod words;

pub use authority::Told;
pub use kind::Kind;
pub use page_facts::Facts;
pub use passage::{Passage, passages};
pub use quantity::{Quantity, Relation};
pub use rewording::Reworded;
pub use tex::Point;
pub use verdict::Verdict;
