//! Every figure of the book, as a pure function from parameters to SVG.
//!
//! | | |
//! |---|---|
//! | the registry | [`all`], [`find`], [`named`] |
//! | one entry | [`Figure`], with its [`Parameter`]s |
//! | drawing it | [`Figure::values`], [`Figure::draw`], giving a [`Drawing`] |
//! | what can be wrong | [`Error`] |
//! | colors by role | [`Ink`] |
//!
//! ```
//! let figure = figures::named("sigmoid")?;
//! let drawing = figure.draw(&figure.defaults(), "sigmoid-1");
//! assert!(drawing.svg.contains("<title id=\"sigmoid-1-title\">"));
//! # Ok::<(), figures::Error>(())
//! ```
//!
//! A figure reads no file, asks no clock and measures no font; what it draws is computed by the
//! crates that the book teaches, with arithmetic that gives the same bits everywhere.

mod canvas;
mod chart;
mod error;
mod figure;
mod ink;
mod number;
mod parameter;
mod point;
mod subscript;
mod unit_parts;

mod sigmoid;
mod step;
mod unit_diagram;

pub use error::Error;
pub use figure::{Drawing, Figure, find, named};
pub use ink::Ink;
pub use parameter::{Parameter, Values};

/// Every figure, in the order of the book.
pub fn all() -> &'static [Figure] {
    static ALL: [Figure; 3] = [unit_diagram::FIGURE, step::FIGURE, sigmoid::FIGURE];
    &ALL
}
