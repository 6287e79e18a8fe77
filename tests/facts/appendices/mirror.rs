//! The mirror.

use std::collections::BTreeSet;

use manuscript::Status;
use manuscript::facts::Facts;

pub(crate) fn facts(p: &mut Facts) {
    let claims = p.book().claims().expect("the list of claims");
    p.says(
        "A statement is marked *correct*, *qualified* when it holds with a condition that the page states, or *wrong*.",
        |[]| {
            let marks: BTreeSet<_> = claims.claims.iter().map(|claim| claim.status.word()).collect();
            ["correct", "qualified", "wrong"].iter().all(|mark| marks.contains(mark))
        },
    );
    p.says(
        "Where it is wrong, the [errata](errata.md) have the correction.",
        |[]| {
            claims
                .claims
                .iter()
                .all(|claim| claim.status != Status::Wrong || !claim.errata.is_empty())
        },
    );
}
