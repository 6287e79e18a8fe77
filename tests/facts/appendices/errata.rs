//! Errata of the sources.

use manuscript::facts::Facts;

use crate::facts::front::sources;

pub(crate) fn facts(p: &mut Facts) {
    let book = p.book();
    p.says(
        "The five documents were written to help beginners, and they do.",
        |[five]| five == sources(book).len(),
    );
}
