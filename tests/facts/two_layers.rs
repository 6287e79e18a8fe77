//! Chapter 6: two layers that learn.

pub(crate) mod hidden_units;
pub(crate) mod index;
pub(crate) mod way_back;
