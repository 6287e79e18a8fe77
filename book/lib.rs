//! The book as doctests.
