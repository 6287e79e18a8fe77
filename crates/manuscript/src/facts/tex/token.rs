//! Tokens of a formula in TeX, each with its span.

use std::ops::Range;

use super::expression::Relation;
use crate::facts::quantity::digits;

/// One token. Commands that mean the same are the same token.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// `12`, `0.5`
    Number(f64),
    /// `x`, `\theta`, `\mathrm{net}`: what stands for something.
    Symbol(String),
    /// `=`, `\le`
    Relation(Relation),
    /// `\Rightarrow`
    Implies,
    /// `\cdot`, `\times`
    Times,
    /// `\frac`, `\tfrac`
    Fraction,
    /// `\ln`, `\begin{cases}`: another command with a meaning of its own.
    Command(String),
    /// One of `+ - / ^ _ ( ) { } , | ' & !`.
    Sign(char),
    /// `\\`
    NewLine,
}

/// A token and where it stands in the formula.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lexeme {
    pub(super) token: Token,
    pub(super) span: Range<usize>,
}

/// Commands that only move or dress what stands beside them; so does a blank.
const LAYOUT: &str = ", ; : ! quad qquad left right bigl bigr Bigl Bigr displaystyle textstyle";

/// Commands that are nothing else and no symbols.
const COMMANDS: &str = "sqrt ln log exp max min approx";

/// The tokens of a formula, without the space between them.
pub(super) fn tokens(tex: &str) -> Vec<Lexeme> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = tex[at..].chars().next() {
        let rest = &tex[at..];
        let (length, token) = match c {
            '\\' => command(rest),
            '0'..='9' => {
                let whole = digits(rest);
                let length = match rest[whole..].strip_prefix('.').map_or(0, digits) {
                    0 => whole,
                    decimals => whole + 1 + decimals,
                };
                let number = rest[..length].parse();
                let number = number.expect("digits, and perhaps a point and digits");
                (length, Some(Token::Number(number)))
            }
            c => (c.len_utf8(), sign(c)),
        };
        let span = at..at + length;
        at = span.end;
        found.extend(token.map(|token| Lexeme { token, span }));
    }
    found
}

/// What a character is; nothing, when it is space.
fn sign(c: char) -> Option<Token> {
    Some(match c {
        '=' => Token::Relation(Relation::Equal),
        '<' => Token::Relation(Relation::Less),
        '>' => Token::Relation(Relation::Greater),
        '−' => Token::Sign('-'),
        '~' => return None,
        c if c.is_whitespace() => return None,
        c if c.is_alphabetic() => Token::Symbol(c.to_string()),
        c => Token::Sign(c),
    })
}

/// How long the command is that begins a text, and what it is; nothing, when it is layout.
fn command(text: &str) -> (usize, Option<Token>) {
    let rest = &text[1..];
    let letters = rest.find(|c: char| !c.is_ascii_alphabetic());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let (name, rest) = rest.split_at(letters.unwrap_or(rest.len()).max(first));
    let length = 1 + name.len();
    let lists = |names: &str| names.split(' ').any(|other| other == name);
    let group = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    if let Some((inside, _)) = group
        && lists("begin end text mathrm operatorname")
    {
        let token = match (name, inside) {
            ("text", _) | (_, "aligned") => None,
            ("begin" | "end", _) => Some(Token::Command(format!("{name}{{{inside}}}"))),
            _ => Some(Token::Symbol(inside.to_owned())),
        };
        return (length + inside.len() + 2, token);
    }
    let token = match name {
        "\\" => Token::NewLine,
        "le" | "leq" => Token::Relation(Relation::AtMost),
        "ge" | "geq" => Token::Relation(Relation::AtLeast),
        "ne" | "neq" => Token::Relation(Relation::NotEqual),
        "Rightarrow" => Token::Implies,
        "cdot" | "times" => Token::Times,
        "lvert" | "rvert" => Token::Sign('|'),
        "frac" | "tfrac" | "dfrac" => Token::Fraction,
        "dots" | "ldots" | "cdots" => Token::Symbol("\\dots".to_owned()),
        name if name == " " || lists(LAYOUT) => return (length, None),
        name if lists(COMMANDS) => Token::Command(name.to_owned()),
        name => Token::Symbol(format!("\\{name}")),
    };
    (length, Some(token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_symbols_commands_and_signs() {
        let read = tokens(r"\tfrac12 w_1 \ge -0.5\,\theta \ln \mathrm{net} \\");
        let read: Vec<Token> = read.into_iter().map(|lexeme| lexeme.token).collect();
        let symbol = |name: &str| Token::Symbol(name.to_owned());
        assert_eq!(
            read,
            [
                Token::Fraction,
                Token::Number(12.0),
                symbol("w"),
                Token::Sign('_'),
                Token::Number(1.0),
                Token::Relation(Relation::AtLeast),
                Token::Sign('-'),
                Token::Number(0.5),
                symbol("\\theta"),
                Token::Command("ln".to_owned()),
                symbol("net"),
                Token::NewLine,
            ]
        );
    }
}
