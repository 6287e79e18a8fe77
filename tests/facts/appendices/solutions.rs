//! Solutions.

use manuscript::facts::Facts;

/// What is collected is proved on the pages it comes from.
pub(crate) fn facts(_: &mut Facts) {}
