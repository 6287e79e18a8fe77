//! What makes sums over samples fast: storage by columns, blocks, lanes, threads.
//!
//! Nothing here is a formula; the formulas stand in `landscape`.

mod columns;
mod outer_products;
mod pass;

pub(crate) use columns::{ColumnMatrix, Columns, ColumnsOf};
pub(crate) use outer_products::outer_products;
pub(crate) use pass::Pass;
