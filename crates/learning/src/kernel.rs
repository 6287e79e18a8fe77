//! What makes sums over samples fast: storage by columns, blocks, lanes, threads.
//!
//! Nothing here is a formula; the formulas stand in `landscape`.

mod columns;
mod outer_products;
mod pass;
mod rows;

pub(crate) use columns::{ColumnMatrix, Columns, all_finite};
pub(crate) use outer_products::outer_products;
pub(crate) use pass::{Pass, penalty_strength};
pub(crate) use rows::{Batch, Rows};
