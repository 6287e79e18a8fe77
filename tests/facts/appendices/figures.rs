//! The list of figures.

use manuscript::facts::Facts;

/// What is listed is made from the pages, and proved on them.
pub(crate) fn facts(_: &mut Facts) {}
