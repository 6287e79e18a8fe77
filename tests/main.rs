//! The promises of the book.
