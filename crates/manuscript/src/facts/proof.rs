//! Proofs: tried with what a passage states, and with what it must not state.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use super::passage::Passage;
use super::quantity::{Quantity, Relation};

/// Runs a proof that may panic, which is then nobody's concern.
fn quietly(proof: impl FnOnce() -> bool) -> Option<bool> {
    thread_local!(static QUIET: Cell<bool> = const { Cell::new(false) });
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                report(info);
            }
        }));
    });
    QUIET.set(true);
    let result = catch_unwind(AssertUnwindSafe(proof)).ok();
    QUIET.set(false);
    result
}

/// Tries a proof: with what the page says, and with what it must not say.
pub(super) fn try_proof(
    passage: &Passage,
    given: &[bool],
    sharply: bool,
    proof: &dyn Fn(&[Quantity]) -> bool,
) -> Vec<String> {
    // A proof that panics does not hold.
    let tried = |quantities: &[Quantity]| quietly(|| proof(quantities));
    match tried(&passage.quantities) {
        Some(true) => {}
        Some(false) => return vec!["this is not true".to_owned()],
        None => return vec!["the proof of this panics".to_owned()],
    }
    let with = |index: usize, other: Quantity| {
        let mut quantities = passage.quantities.clone();
        quantities[index] = other;
        tried(&quantities)
    };
    let mut problems = Vec::new();
    for (index, quantity) in passage.quantities.iter().enumerate() {
        // An input is compared with the code wherever it occurs, and an idiom is no quantity.
        if given[index] || !quantity.required {
            continue;
        }
        let word = &passage.text[quantity.span.clone()];
        let value = quantity.value;
        let opposite = quantity.relation.opposite();
        if let Some(opposite) = opposite
            && with(
                index,
                Quantity {
                    relation: opposite,
                    ..quantity.clone()
                },
            ) == Some(true)
        {
            problems.push(format!(
                "the proof does not look at what stands before “{word}”: use `holds`"
            ));
        }
        let others = match quantity.relation {
            Relation::Exactly if sharply => quantity.neighbors.to_vec(),
            // A bound must not be idle.
            Relation::Less | Relation::AtMost if sharply => {
                vec![if value == 0.0 { -1.0 } else { value / 2.0 }]
            }
            Relation::More | Relation::AtLeast if sharply => {
                vec![if value == 0.0 { 1.0 } else { value * 2.0 }]
            }
            _ if value == 0.0 => vec![1.0, -1.0],
            _ => vec![2.0 * value, value / 2.0],
        };
        let would_do = |other: &&f64| with(index, quantity.with_value(**other)) == Some(true);
        if let Some(other) = others.iter().find(would_do) {
            problems.push(format!(
                "“{word}” could as well be {other}: the proof does not tell them apart"
            ));
        }
    }
    problems
}
