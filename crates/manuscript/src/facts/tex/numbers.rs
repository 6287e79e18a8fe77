//! Numbers that a formula prints, outside subscripts.

use std::ops::Range;

use super::token::{Lexeme, Token, tokens};

/// A number, where it stands, and what a slip of the pen would make of it.
pub(in super::super) struct Printed {
    pub(in super::super) span: Range<usize>,
    pub(in super::super) value: f64,
    pub(in super::super) neighbors: [f64; 2],
}

/// The numbers of a formula: `-4`, `-\tfrac12` and `2^{-53}` are one number each.
pub(in super::super) fn numbers(tex: &str) -> Vec<Printed> {
    let lexemes = tokens(tex);
    let mut found = Vec::new();
    let mut at = 0;
    while at < lexemes.len() {
        let rest = &lexemes[at..];
        let (used, value, neighbors) = match &rest[0].token {
            Token::Sign('_') => {
                at += subscript(rest);
                continue;
            }
            Token::Number(number) => match power(&rest[1..]) {
                Some((used, exponent)) => {
                    let power = |exponent: f64| number.powf(exponent);
                    (
                        1 + used,
                        power(exponent),
                        [power(exponent + 1.0), power(exponent - 1.0)],
                    )
                }
                None => (1, *number, [number + 1.0, number - 1.0]),
            },
            Token::Command(command) if command.ends_with("frac") => match fraction(rest) {
                Some((used, top, bottom)) => (
                    used,
                    top / bottom,
                    [(top + 1.0) / bottom, top / (bottom + 1.0)],
                ),
                None => {
                    at += 1;
                    continue;
                }
            },
            _ => {
                at += 1;
                continue;
            }
        };
        let (start, sign) = match is_signed(&lexemes[..at]) {
            true => (at - 1, -1.0),
            false => (at, 1.0),
        };
        found.push(Printed {
            span: lexemes[start].span.start..rest[used - 1].span.end,
            value: sign * value,
            neighbors: neighbors.map(|neighbor| sign * neighbor),
        });
        at += used;
    }
    found
}

/// How many lexemes a subscript takes: `_1`, `_{12}`.
fn subscript(rest: &[Lexeme]) -> usize {
    match rest.get(1).map(|lexeme| &lexeme.token) {
        Some(Token::Sign('{')) => {
            let end = rest
                .iter()
                .position(|lexeme| lexeme.token == Token::Sign('}'));
            end.map_or(rest.len(), |end| end + 1)
        }
        _ => 2,
    }
}

/// Whether a formula so far ends with a minus sign that belongs to what follows, and not between two terms.
fn is_signed(before: &[Lexeme]) -> bool {
    let [
        rest @ ..,
        Lexeme {
            token: Token::Sign('-'),
            ..
        },
    ] = before
    else {
        return false;
    };
    match rest.last().map(|lexeme| &lexeme.token) {
        None | Some(Token::NewLine) => true,
        Some(Token::Sign(sign)) => matches!(sign, '(' | '{' | ',' | '=' | '<' | '>' | '&' | '^'),
        Some(Token::Command(command)) => {
            matches!(
                command.as_str(),
                "le" | "leq" | "ge" | "geq" | "ne" | "neq" | "approx" | "cdot" | "times"
            )
        }
        Some(_) => false,
    }
}

/// The two numbers of a fraction, when both are numbers, and how many lexemes they take: `\tfrac12`, `\frac{3}{4}`.
fn fraction(rest: &[Lexeme]) -> Option<(usize, f64, f64)> {
    let token = |index: usize| rest.get(index).map(|lexeme| &lexeme.token);
    match (token(1)?, token(2), token(3), token(4), token(5), token(6)) {
        (Token::Number(both), ..) if rest[1].span.len() == 2 => {
            Some((2, (both / 10.0).floor(), both % 10.0))
        }
        (
            Token::Sign('{'),
            Some(Token::Number(top)),
            Some(Token::Sign('}')),
            Some(Token::Sign('{')),
            Some(Token::Number(bottom)),
            Some(Token::Sign('}')),
        ) => Some((7, *top, *bottom)),
        _ => None,
    }
}

/// The exponent that follows, when it is a number, and how many lexemes it takes.
fn power(rest: &[Lexeme]) -> Option<(usize, f64)> {
    let token = |index: usize| rest.get(index).map(|lexeme| &lexeme.token);
    match (token(0)?, token(1)?, token(2), token(3), token(4)) {
        (Token::Sign('^'), Token::Number(exponent), ..) => Some((2, *exponent)),
        (
            Token::Sign('^'),
            Token::Sign('{'),
            Some(Token::Number(exponent)),
            Some(Token::Sign('}')),
            _,
        ) => Some((4, *exponent)),
        (
            Token::Sign('^'),
            Token::Sign('{'),
            Some(Token::Sign('-')),
            Some(Token::Number(exponent)),
            Some(Token::Sign('}')),
        ) => Some((5, -exponent)),
        _ => None,
    }
}
