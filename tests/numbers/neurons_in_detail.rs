//! Neurons in detail.

mod valleys;
