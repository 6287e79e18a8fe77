//! Formulas in TeX, computed: what a page prints between dollar signs is what is evaluated.

mod expression;
mod mutation;
mod numbers;
mod parser;
mod token;

pub use expression::Point;
use expression::{Chain, Statement};
pub(super) use numbers::numbers;
use token::{Token, tokens};

/// Checks a formula at some points.
///
/// It must hold at each of them, and no formula that differs in one number, sign, symbol or relation may hold at all of them:
/// otherwise the points do not tell the two apart, and the page could print either.
///
/// # Errors
///
/// One sentence for each thing that is wrong.
pub(super) fn check(tex: &str, points: &[Point]) -> Result<(), Vec<String>> {
    let Some(first) = points.first() else {
        return Err(vec![
            "no point was given at which it could be computed".to_owned(),
        ]);
    };
    let statements = parser::parse(tex, first)
        .map_err(|why| vec![format!("this formula cannot be read: {why}")])?;
    let mut problems = Vec::new();
    for statement in &statements {
        if statement.chains().any(|chain| chain.rest.is_empty()) {
            problems.push(
                "this formula relates nothing to anything: there is no `=` or `<` in a part of it"
                    .to_owned(),
            );
            continue;
        }
        let fails = points
            .iter()
            .find_map(|point| match statement.holds(point) {
                Ok(_) if point.is_left_open => Some(format!(
                    "this formula says something of {point:?}, which it should leave open"
                )),
                Err(_) if point.is_left_open => None,
                Ok(true) => None,
                Ok(false) => Some(format!("this formula does not hold at {point:?}")),
                Err(why) => Some(format!("this formula cannot be computed: {why}")),
            });
        if let Some(problem) = fails {
            problems.push(problem);
            continue;
        }
        // Two symbols that mean the same number at all points are two names of one thing.
        let differ = |one: &str, other: &str| {
            points
                .iter()
                .any(|point| point.symbol(one) != point.symbol(other))
        };
        let others = |symbol: &str| {
            let others = first.symbols();
            others
                .filter(|other| symbol != "\\dots" && differ(symbol, other))
                .collect()
        };
        let survives = |mutant: &Statement| {
            points.iter().all(|point| match mutant.holds(point) {
                Ok(holds) => holds && !point.is_left_open,
                Err(_) => point.is_left_open,
            })
        };
        let mutants = mutation::mutants(statement, &others);
        if let Some((_, change)) = mutants.iter().find(|(mutant, _)| survives(mutant)) {
            problems.push(format!("with {change} this formula would hold at all the points as well: give a point that tells the two apart"));
        }
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(problems),
    }
}

/// Whether a formula is more than one symbol, and so can be computed from others.
pub(super) fn is_compound(tex: &str) -> bool {
    let tokens: Vec<Token> = tokens(tex).into_iter().map(|it| it.token).collect();
    let computes = |token: &Token| match token {
        Token::Sign(sign) => matches!(sign, '+' | '-' | '/' | '^' | '('),
        Token::Number(_) | Token::Symbol(_) | Token::NewLine => false,
        _ => true,
    };
    let depends = tokens.iter().any(|token| matches!(token, Token::Symbol(_)));
    depends && tokens.iter().any(computes)
}

/// The value of a formula that relates nothing, at a point.
///
/// # Errors
///
/// Why it has none.
pub(super) fn value(tex: &str, point: &Point) -> Result<f64, String> {
    match &parser::parse(tex, point)?[..] {
        [
            Statement {
                premise: None,
                conclusion: Chain { first, rest },
            },
        ] if rest.is_empty() => first.number(point),
        _ => Err("it is no single expression".to_owned()),
    }
}

/// Whether a formula relates two expressions, and so says something that can be wrong.
pub(super) fn is_relation(tex: &str) -> bool {
    tokens(tex).iter().any(|lexeme| match &lexeme.token {
        Token::Relation(_) | Token::Implies => true,
        Token::Command(command) => command == "approx",
        _ => false,
    })
}

#[cfg(test)]
mod tests;
