//! What a formula must not be mistaken for: the same formula with one number, sign, symbol or relation changed.

use super::expression::{Chain, Expression, Operation, Relation, Statement};

/// The symbols that may stand in the place of one.
type Others<'f, 'a> = &'f dyn Fn(&str) -> Vec<&'a str>;

/// Changed formulas, each with what was changed.
type Mutants<T> = Vec<(T, String)>;

/// Every formula that differs from this one in one number, sign, symbol or relation, but for `a = a`, which no page prints.
///
/// `others` gives the symbols that may stand in the place of one.
pub(super) fn mutants(statement: &Statement, others: Others<'_, '_>) -> Mutants<Statement> {
    let Statement {
        premise,
        conclusion,
    } = statement;
    let mut found = Vec::new();
    if let Some(premise) = premise {
        let mut premises = chain_mutants(premise, others);
        // A premise that says more makes a statement that says less, and is as true.
        premises.retain(|(changed, _)| !premise.is_sharpened_to(changed));
        found = within(premises, |premise| Statement {
            premise: Some(premise),
            conclusion: conclusion.clone(),
        });
    }
    let conclusions = chain_mutants(conclusion, others);
    found.extend(within(conclusions, |conclusion| Statement {
        premise: premise.clone(),
        conclusion,
    }));
    found.retain(|(changed, _)| !changed.is_tautology());
    found
}

/// What the mutants of a part make of the whole.
fn within<T, W>(mutants: Mutants<T>, whole: impl Fn(T) -> W) -> Mutants<W> {
    let mutants = mutants.into_iter();
    mutants
        .map(|(part, change)| (whole(part), change))
        .collect()
}

/// What the mutants of a part make of the list that it stands in, at `index`.
fn within_list<T: Clone>(mutants: Mutants<T>, list: &[T], index: usize) -> Mutants<Vec<T>> {
    within(mutants, |part| {
        let mut list = list.to_vec();
        list[index] = part;
        list
    })
}

fn chain_mutants(chain: &Chain, others: Others<'_, '_>) -> Mutants<Chain> {
    let Chain { first, rest } = chain;
    let mut found = within(expression_mutants(first, others), |first| Chain {
        first,
        rest: rest.clone(),
    });
    for (index, (relation, right)) in rest.iter().enumerate() {
        let slips = slips(*relation).iter().map(|other| {
            let change = format!("`{}` for `{}`", sign(*other), sign(*relation));
            ((*other, right.clone()), change)
        });
        let rights = expression_mutants(right, others);
        let links = slips.chain(within(rights, |right| (*relation, right)));
        found.extend(within(within_list(links.collect(), rest, index), |rest| {
            Chain {
                first: first.clone(),
                rest,
            }
        }));
    }
    found
}

/// The relations that a slip of the pen makes of one.
fn slips(relation: Relation) -> &'static [Relation] {
    match relation {
        Relation::Equal => &[Relation::NotEqual],
        Relation::NotEqual => &[Relation::Equal],
        Relation::Less => &[Relation::AtMost, Relation::Greater],
        Relation::AtMost => &[Relation::Less, Relation::AtLeast],
        Relation::Greater => &[Relation::AtLeast, Relation::Less],
        Relation::AtLeast => &[Relation::Greater, Relation::AtMost],
    }
}

fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Equal => "=",
        Relation::NotEqual => "≠",
        Relation::Less => "<",
        Relation::AtMost => "≤",
        Relation::Greater => ">",
        Relation::AtLeast => "≥",
    }
}

fn expression_mutants(expression: &Expression, others: Others<'_, '_>) -> Mutants<Expression> {
    match expression {
        Expression::Number(number) => [number + 1.0, number - 1.0]
            .map(|other| (Expression::Number(other), format!("{other} for {number}")))
            .to_vec(),
        Expression::Symbol(symbol) => {
            let others = others(symbol).into_iter();
            let change = |other: &str| format!("`{other}` for `{symbol}`");
            others
                .map(|other| (Expression::Symbol(other.to_owned()), change(other)))
                .collect()
        }
        Expression::Apply(operation, parts) => {
            let slip = match operation {
                Operation::Negative => Some((parts[0].clone(), "a minus sign left out")),
                Operation::Plus => Some((
                    Expression::Apply(Operation::Minus, parts.clone()),
                    "− for +",
                )),
                Operation::Minus => {
                    Some((Expression::Apply(Operation::Plus, parts.clone()), "+ for −"))
                }
                _ => None,
            };
            let mut found: Vec<_> = slip
                .map(|(changed, change)| (changed, change.to_owned()))
                .into_iter()
                .collect();
            for (index, part) in parts.iter().enumerate() {
                let lists = within_list(expression_mutants(part, others), parts, index);
                found.extend(within(lists, |parts| {
                    Expression::Apply(operation.clone(), parts)
                }));
            }
            found
        }
        Expression::Cases(cases) => {
            let mut found = Vec::new();
            for (index, (value, condition)) in cases.iter().enumerate() {
                let values = expression_mutants(value, others);
                let mut changed = within(values, |value| (value, condition.clone()));
                let conditions = chain_mutants(condition, others);
                changed.extend(within(conditions, |condition| (value.clone(), condition)));
                let lists = within_list(changed, cases, index);
                found.extend(within(lists, Expression::Cases));
            }
            found
        }
    }
}
