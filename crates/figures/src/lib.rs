//! Every figure of the book.
