//! What makes the way there and back fast: blocks of samples, tiles of products, threads.
//!
//! Nothing here is a formula; the formulas stand in `forward_pass` and `backpropagation`, and the bits are theirs.

mod block;
mod pass;
mod products;
mod turned;

pub(crate) use pass::Pass;
