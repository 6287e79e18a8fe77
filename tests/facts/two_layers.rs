//! Chapter 6: two layers that learn.

pub(crate) mod backpropagation;
pub(crate) mod checking_a_network;
pub(crate) mod equal_starts;
pub(crate) mod hidden_lines;
pub(crate) mod hidden_units;
pub(crate) mod how_large;
pub(crate) mod index;
pub(crate) mod many_starts;
pub(crate) mod way_back;
