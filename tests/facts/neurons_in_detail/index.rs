//! What goes on inside a neuron?

use manuscript::Kind;
use manuscript::facts::Facts;
use worked_examples::neurons_in_detail::printed_programs::{MINUS_AT, missing_minus};

/// The Notebook.
const SOURCE: u8 = 3;

pub(crate) fn facts(p: &mut Facts) {
    let book = p.book();
    p.says(
        "build from three units what no single unit can do;",
        |[three]| {
            let page = book.page("neurons-in-detail/exclusive-or.md");
            let program = page.map_or("", |page| page.text());
            let units = ["let or = Thr", "let not_both = Thr", "let both = Thr"];
            three == units.len() && units.iter().all(|unit| program.contains(unit))
        },
    );
    p.says(
        "Four things in them are not what the text says.",
        |[four]| {
            // What the list of claims calls code of this source and corrects.
            let claims = book.claims().expect("the list of claims");
            let code =
                |claim: &&manuscript::Claim| claim.source == SOURCE && claim.kind == Kind::Code;
            four == claims
                .claims
                .iter()
                .filter(code)
                .filter(|claim| !claim.errata.is_empty())
                .count()
        },
    );
    p.says(
        "| [The sigmoid](sigmoid.md) | Which of three curves is the sigmoid? |",
        |[three]| {
            let row = &missing_minus(&MINUS_AT).rows[0];
            three == [row.right, row.mirrored, row.pole].len()
        },
    );
}
