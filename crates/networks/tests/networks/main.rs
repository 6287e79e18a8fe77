//! What the crate promises, tried from outside.

mod same_bits;
mod softmax;
