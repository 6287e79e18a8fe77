//! The appendices.

pub(crate) mod solutions;
