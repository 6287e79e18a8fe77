//! The appendices.

pub(crate) mod how_it_is_proved;
pub(crate) mod solutions;
