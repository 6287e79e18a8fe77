//! Renders the book.
