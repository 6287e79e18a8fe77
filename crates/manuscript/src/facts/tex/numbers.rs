//! Numbers that a formula prints, outside subscripts.

use std::ops::Range;

use super::expression;
use super::token::{Token, tokens};
use crate::facts::quantity::{Quantity, Relation};

/// The numbers of a formula: `-4`, `-\tfrac12` and `2^{-53}` are one number each.
pub(in super::super) fn numbers(tex: &str) -> Vec<Quantity> {
    use Token::{Fraction, Number, Sign};
    let lexemes = tokens(tex).into_iter();
    let (tokens, spans): (Vec<Token>, Vec<Range<usize>>) =
        lexemes.map(|lexeme| (lexeme.token, lexeme.span)).unzip();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let span = |used: usize| spans[at].start..spans[at + used - 1].end;
        let (used, number) = match &tokens[at..] {
            [Sign('_'), Sign('{'), subscript @ ..] => {
                let end = subscript.iter().position(|token| *token == Sign('}'));
                (end.map_or(tokens.len(), |end| end + 3), None)
            }
            [Sign('_'), ..] => (2, None),
            [Number(number), rest @ ..] => match exponent(rest) {
                Some((used, exponent)) => {
                    let span = span(1 + used);
                    (1 + used, Some(Quantity::power(span, *number, exponent)))
                }
                None => (1, Some(Quantity::whole(span(1), *number))),
            },
            // `\tfrac12`
            [Fraction, Number(both), ..] if spans[at + 1].len() == 2 => {
                let (top, bottom) = ((both / 10.0).floor(), both % 10.0);
                (2, Some(Quantity::fraction(span(2), top, bottom)))
            }
            [
                Fraction,
                Sign('{'),
                Number(top),
                Sign('}'),
                Sign('{'),
                Number(bottom),
                Sign('}'),
                ..,
            ] => (7, Some(Quantity::fraction(span(7), *top, *bottom))),
            _ => (1, None),
        };
        if let Some(mut number) = number {
            let mut before = &tokens[..at];
            if let [rest @ .., Sign('-')] = before
                && takes_sign(rest)
            {
                number = number.negative(spans[at - 1].start);
                before = rest;
            }
            number.relation = relation(before);
            found.push(number);
        }
        at += used;
    }
    found
}

/// Whether a minus sign after these tokens belongs to what follows, and stands not between two terms.
fn takes_sign(before: &[Token]) -> bool {
    match before.last() {
        None | Some(Token::NewLine | Token::Relation(_) | Token::Times) => true,
        Some(Token::Sign(sign)) => matches!(sign, '(' | '{' | ',' | '&' | '^'),
        Some(Token::Command(command)) => command == "approx",
        Some(_) => false,
    }
}

/// What the tokens before a number say of it.
fn relation(before: &[Token]) -> Relation {
    let mut before = before.iter().rev();
    match before.find(|token| **token != Token::Sign('(')) {
        Some(Token::Relation(expression::Relation::Less)) => Relation::Less,
        Some(Token::Relation(expression::Relation::AtMost)) => Relation::AtMost,
        Some(Token::Relation(expression::Relation::AtLeast)) => Relation::AtLeast,
        Some(Token::Relation(expression::Relation::Greater)) => Relation::More,
        Some(Token::Command(command)) if command == "approx" => Relation::About,
        _ => Relation::Exactly,
    }
}

/// The exponent that follows, when it is a number, and how many tokens it takes.
fn exponent(rest: &[Token]) -> Option<(usize, f64)> {
    use Token::{Number, Sign};
    match rest {
        [Sign('^'), Number(exponent), ..] => Some((2, *exponent)),
        [Sign('^'), Sign('{'), Number(exponent), Sign('}'), ..] => Some((4, *exponent)),
        [
            Sign('^'),
            Sign('{'),
            Sign('-'),
            Number(exponent),
            Sign('}'),
            ..,
        ] => Some((5, -exponent)),
        _ => None,
    }
}
