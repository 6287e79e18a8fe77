//! Formulas in TeX, computed: what a page prints between dollar signs is what is evaluated.

mod expression;
mod mutation;
mod parser;
mod token;

use std::ops::Range;

pub use expression::Point;
use expression::Statement;
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
        if let Statement::Chain(_, rest) = statement
            && rest.is_empty()
        {
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
        let survives = |mutant: &mutation::Mutant| {
            points
                .iter()
                .all(|point| match mutant.statement.holds(point) {
                    Ok(holds) => holds && !point.is_left_open,
                    Err(_) => point.is_left_open,
                })
        };
        if let Some(mutant) = mutation::mutants(statement, &|symbol| {
            first
                .symbols()
                .filter(|other| symbol != "\\dots" && differ(symbol, other))
                .collect()
        })
        .iter()
        .find(|mutant| survives(mutant))
        {
            problems.push(format!("with {} this formula would hold at all the points as well: give a point that tells the two apart", mutant.change));
        }
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(problems),
    }
}

/// Whether a formula is more than one symbol, and so can be computed from others.
pub(super) fn is_compound(tex: &str) -> bool {
    let lexemes = tokens(tex);
    let depends = lexemes
        .iter()
        .filter(|lexeme| matches!(lexeme.token, Token::Symbol(_)))
        .count()
        > 0;
    let computes = |lexeme: &token::Lexeme| match &lexeme.token {
        Token::Sign(sign) => matches!(sign, '+' | '-' | '/' | '^' | '('),
        Token::Number(_) => false,
        Token::Command(_) => true,
        _ => false,
    };
    depends && lexemes.iter().any(computes)
}

/// The value of a formula that relates nothing, at a point.
///
/// # Errors
///
/// Why it has none.
pub(super) fn value(tex: &str, point: &Point) -> Result<f64, String> {
    match &parser::parse(tex, point)?[..] {
        [Statement::Chain(expression, rest)] if rest.is_empty() => expression.number(point),
        _ => Err("it is no single expression".to_owned()),
    }
}

/// Whether a formula relates two expressions, and so says something that can be wrong.
pub(super) fn is_relation(tex: &str) -> bool {
    tokens(tex).iter().any(|lexeme| match &lexeme.token {
        Token::Sign(sign) => matches!(sign, '=' | '<' | '>'),
        Token::Command(command) => matches!(
            command.as_str(),
            "le" | "leq" | "ge" | "geq" | "ne" | "neq" | "approx" | "Rightarrow"
        ),
        _ => false,
    })
}

/// The numbers that a formula prints, outside subscripts: `-\tfrac12` and `2^{-53}` are one number each.
pub(super) fn numbers(tex: &str) -> Vec<(Range<usize>, f64, [f64; 2])> {
    let lexemes = tokens(tex);
    let mut found = Vec::new();
    let sign_before = |index: usize| -> bool {
        let token = |back: usize| index.checked_sub(back).map(|at| &lexemes[at].token);
        let opens = |token: Option<&Token>| match token {
            None | Some(Token::NewLine) => true,
            Some(Token::Sign(sign)) => {
                matches!(sign, '(' | '{' | ',' | '=' | '<' | '>' | '&' | '^')
            }
            Some(Token::Command(command)) => matches!(
                command.as_str(),
                "le" | "leq" | "ge" | "geq" | "ne" | "neq" | "approx" | "cdot" | "times"
            ),
            Some(_) => false,
        };
        token(1) == Some(&Token::Sign('-')) && opens(token(2))
    };
    let mut depth_of_subscript = None;
    let mut depth = 0;
    let mut index = 0;
    while index < lexemes.len() {
        let start = index;
        match &lexemes[index].token {
            Token::Sign('_') => match lexemes.get(index + 1).map(|lexeme| &lexeme.token) {
                Some(Token::Sign('{')) if depth_of_subscript.is_none() => {
                    depth_of_subscript = Some(depth)
                }
                _ => index += 1,
            },
            Token::Sign('{') => depth += 1,
            Token::Sign('}') => {
                depth -= 1;
                if depth_of_subscript == Some(depth) {
                    depth_of_subscript = None;
                }
            }
            Token::Command(command)
                if command.ends_with("frac") && depth_of_subscript.is_none() =>
            {
                if let Some((top, bottom, after)) = fraction(&lexemes, index + 1) {
                    let sign = if sign_before(start) { -1.0 } else { 1.0 };
                    found.push((
                        lexemes[start].span.start..lexemes[after - 1].span.end,
                        sign * top / bottom,
                        [sign * top / (bottom + 1.0), sign * (top + 1.0) / bottom],
                    ));
                    index = after - 1;
                }
            }
            Token::Number(number) if depth_of_subscript.is_none() => {
                let sign = if sign_before(start) { -1.0 } else { 1.0 };
                match power(&lexemes, index + 1) {
                    Some((exponent, after)) => {
                        found.push((
                            lexemes[start].span.start..lexemes[after - 1].span.end,
                            sign * number.powf(exponent),
                            [
                                sign * number.powf(exponent + 1.0),
                                sign * number.powf(exponent - 1.0),
                            ],
                        ));
                        index = after - 1;
                    }
                    None => found.push((
                        lexemes[start].span.clone(),
                        sign * number,
                        [sign * number + 1.0, sign * number - 1.0],
                    )),
                }
            }
            _ => {}
        }
        index += 1;
    }
    found
}

/// The two numbers of a fraction whose arguments begin at `at`, when both are numbers, and where it ends.
fn fraction(lexemes: &[token::Lexeme], at: usize) -> Option<(f64, f64, usize)> {
    let token = |index: usize| lexemes.get(index).map(|lexeme| &lexeme.token);
    match (
        token(at)?,
        token(at + 1),
        token(at + 2),
        token(at + 3),
        token(at + 4),
        token(at + 5),
    ) {
        (Token::Number(both), ..) if lexemes[at].span.len() == 2 => {
            Some(((both / 10.0).floor(), both % 10.0, at + 1))
        }
        (
            Token::Sign('{'),
            Some(Token::Number(top)),
            Some(Token::Sign('}')),
            Some(Token::Sign('{')),
            Some(Token::Number(bottom)),
            Some(Token::Sign('}')),
        ) => Some((*top, *bottom, at + 6)),
        _ => None,
    }
}

/// The exponent at `at`, when it is a number, and where it ends.
fn power(lexemes: &[token::Lexeme], at: usize) -> Option<(f64, usize)> {
    let token = |index: usize| lexemes.get(index).map(|lexeme| &lexeme.token);
    match (
        token(at)?,
        token(at + 1)?,
        token(at + 2),
        token(at + 3),
        token(at + 4),
    ) {
        (Token::Sign('^'), Token::Number(exponent), ..) => Some((*exponent, at + 2)),
        (
            Token::Sign('^'),
            Token::Sign('{'),
            Some(Token::Number(exponent)),
            Some(Token::Sign('}')),
            _,
        ) => Some((*exponent, at + 4)),
        (
            Token::Sign('^'),
            Token::Sign('{'),
            Some(Token::Sign('-')),
            Some(Token::Number(exponent)),
            Some(Token::Sign('}')),
        ) => Some((-exponent, at + 5)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
