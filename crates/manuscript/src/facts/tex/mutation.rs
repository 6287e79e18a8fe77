//! What a formula must not be mistaken for: the same formula with one number, sign, symbol or relation changed.

use super::expression::{Expression, Relation, Sign, Statement};

/// The symbols that may stand in the place of one.
type Others<'f, 'a> = &'f dyn Fn(&str) -> Vec<&'a str>;

/// A changed formula, and what was changed.
pub(super) struct Mutant {
    pub(super) statement: Statement,
    pub(super) change: String,
}

/// Every formula that differs from this one in one number, sign, symbol or relation, but for `a = a`, which no page prints.
///
/// `others` gives the symbols that may stand in the place of one.
pub(super) fn mutants(statement: &Statement, others: Others<'_, '_>) -> Vec<Mutant> {
    let mut found = Vec::new();
    statement_mutants(statement, others, &mut |statement, change| {
        if !statement.is_tautology() {
            found.push(Mutant { statement, change });
        }
    });
    found
}

fn statement_mutants(
    statement: &Statement,
    others: Others<'_, '_>,
    report: &mut dyn FnMut(Statement, String),
) {
    match statement {
        Statement::Implies(premise, conclusion) => {
            // A premise that says more makes a statement that says less, and is as true.
            let more = |changed: &Statement| premise.is_sharpened_to(changed);
            statement_mutants(premise, others, &mut |changed, change| {
                if more(&changed) {
                    return;
                }
                report(
                    Statement::Implies(Box::new(changed), conclusion.clone()),
                    change,
                );
            });
            statement_mutants(conclusion, others, &mut |changed, change| {
                report(
                    Statement::Implies(premise.clone(), Box::new(changed)),
                    change,
                );
            });
        }
        Statement::Chain(first, rest) => {
            expression_mutants(first, others, &mut |changed, change| {
                report(Statement::Chain(changed, rest.clone()), change);
            });
            for (index, (relation, right)) in rest.iter().enumerate() {
                let with = |changed: (Relation, Expression)| {
                    let mut rest = rest.clone();
                    rest[index] = changed;
                    Statement::Chain(first.clone(), rest)
                };
                for other in slips(*relation) {
                    report(
                        with((*other, right.clone())),
                        format!("`{}` for `{}`", sign(*other), sign(*relation)),
                    );
                }
                expression_mutants(right, others, &mut |changed, change| {
                    report(with((*relation, changed)), change)
                });
            }
        }
    }
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

fn expression_mutants(
    expression: &Expression,
    others: Others<'_, '_>,
    report: &mut dyn FnMut(Expression, String),
) {
    use Expression as E;
    let pair =
        |make: fn(Box<E>, Box<E>) -> E, left: &E, right: &E, report: &mut dyn FnMut(E, String)| {
            expression_mutants(left, others, &mut |changed, change| {
                report(make(Box::new(changed), Box::new(right.clone())), change)
            });
            expression_mutants(right, others, &mut |changed, change| {
                report(make(Box::new(left.clone()), Box::new(changed)), change)
            });
        };
    let list = |make: &dyn Fn(Vec<E>) -> E, members: &[E], report: &mut dyn FnMut(E, String)| {
        for index in 0..members.len() {
            expression_mutants(&members[index], others, &mut |changed, change| {
                let mut members = members.to_vec();
                members[index] = changed;
                report(make(members), change);
            });
        }
    };
    match expression {
        E::Number(number) => {
            for other in [number + 1.0, number - 1.0] {
                report(E::Number(other), format!("{other} for {number}"));
            }
        }
        E::Symbol(symbol) => {
            for other in others(symbol) {
                report(
                    E::Symbol(other.to_owned()),
                    format!("`{other}` for `{symbol}`"),
                );
            }
        }
        E::Negative(inner) => {
            report((**inner).clone(), "a minus sign left out".to_owned());
            expression_mutants(inner, others, &mut |changed, change| {
                report(E::Negative(Box::new(changed)), change)
            });
        }
        E::Sum(left, sign, right) => {
            let (other, change) = match sign {
                Sign::Plus => (Sign::Minus, "− for +"),
                Sign::Minus => (Sign::Plus, "+ for −"),
            };
            report(
                E::Sum(left.clone(), other, right.clone()),
                change.to_owned(),
            );
            expression_mutants(left, others, &mut |changed, change| {
                report(E::Sum(Box::new(changed), *sign, right.clone()), change)
            });
            expression_mutants(right, others, &mut |changed, change| {
                report(E::Sum(left.clone(), *sign, Box::new(changed)), change)
            });
        }
        E::Product(left, right) => pair(E::Product, left, right, report),
        E::Quotient(left, right) => pair(E::Quotient, left, right, report),
        E::Power(left, right) => pair(E::Power, left, right, report),
        E::Absolute(inner) => expression_mutants(inner, others, &mut |changed, change| {
            report(E::Absolute(Box::new(changed)), change)
        }),
        E::Call(name, arguments) => list(
            &|arguments| E::Call(name.clone(), arguments),
            arguments,
            report,
        ),
        E::Tuple(members) => list(&|members| E::Tuple(members), members, report),
        E::Cases(cases) => {
            for (index, (value, condition)) in cases.iter().enumerate() {
                let with = |changed: (E, Statement)| {
                    let mut cases = cases.clone();
                    cases[index] = changed;
                    E::Cases(cases)
                };
                expression_mutants(value, others, &mut |changed, change| {
                    report(with((changed, condition.clone())), change)
                });
                statement_mutants(condition, others, &mut |changed, change| {
                    report(with((value.clone(), changed)), change)
                });
            }
        }
    }
}
