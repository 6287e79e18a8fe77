//! Tokens of a formula in TeX, each with its span.

use std::ops::Range;

/// One token.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// `12`, `0.5`
    Number(f64),
    /// `x`, `\theta`: a letter or a command that stands for one.
    Symbol(String),
    /// `\ln`, `\frac`, `\begin{cases}`: a command with a meaning of its own.
    Command(String),
    /// One of `+ - / ^ _ ( ) { } , = < > | ' & !`.
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

/// Commands that only move or dress what stands beside them.
const LAYOUT: [&str; 15] = [
    "quad",
    "qquad",
    ",",
    ";",
    ":",
    "!",
    " ",
    "left",
    "right",
    "bigl",
    "bigr",
    "Bigl",
    "Bigr",
    "displaystyle",
    "textstyle",
];

/// Commands with a meaning of their own; every other one is a symbol.
const COMMANDS: [&str; 27] = [
    "frac",
    "tfrac",
    "dfrac",
    "sqrt",
    "ln",
    "log",
    "exp",
    "max",
    "min",
    "cdot",
    "times",
    "le",
    "leq",
    "ge",
    "geq",
    "ne",
    "neq",
    "approx",
    "Rightarrow",
    "dots",
    "ldots",
    "cdots",
    "begin",
    "end",
    "text",
    "mathrm",
    "operatorname",
];

/// The tokens of a formula, without the space between them.
pub(super) fn tokens(tex: &str) -> Vec<Lexeme> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = tex[at..].chars().next() {
        let start = at;
        at += c.len_utf8();
        let token = match c {
            '\\' => match command(&tex[at..]) {
                ("\\", length) => {
                    at += length;
                    Token::NewLine
                }
                (name, length) => {
                    at += length;
                    if LAYOUT.contains(&name) {
                        continue;
                    }
                    if ["begin", "end", "text", "mathrm", "operatorname"].contains(&name)
                        && let Some(close) =
                            tex[at..].strip_prefix('{').and_then(|rest| rest.find('}'))
                    {
                        let inside = &tex[at + 1..at + 1 + close];
                        at += close + 2;
                        match (name, inside) {
                            ("text", _) | (_, "aligned") => continue,
                            _ => Token::Command(format!("{name}{{{inside}}}")),
                        }
                    } else if COMMANDS.contains(&name) {
                        Token::Command(name.to_owned())
                    } else {
                        Token::Symbol(format!("\\{name}"))
                    }
                }
            },
            '0'..='9' => {
                let rest = &tex[start..];
                let whole = rest
                    .find(|c: char| !c.is_ascii_digit())
                    .unwrap_or(rest.len());
                let digits = match rest[whole..].strip_prefix('.') {
                    Some(after) if after.starts_with(|c: char| c.is_ascii_digit()) => {
                        whole
                            + 1
                            + after
                                .find(|c: char| !c.is_ascii_digit())
                                .unwrap_or(after.len())
                    }
                    _ => whole,
                };
                at = start + digits;
                Token::Number(
                    rest[..digits]
                        .parse()
                        .expect("digits, and perhaps a point and digits"),
                )
            }
            c if c.is_alphabetic() => Token::Symbol(c.to_string()),
            '−' => Token::Sign('-'),
            '~' => continue,
            c if c.is_whitespace() => continue,
            c => Token::Sign(c),
        };
        found.push(Lexeme {
            token,
            span: start..at,
        });
    }
    found
}

/// The name of the command whose backslash was just read, and its length.
fn command(rest: &str) -> (&str, usize) {
    let letters = rest
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(rest.len());
    let length = match letters {
        0 => rest.chars().next().map_or(0, char::len_utf8),
        letters => letters,
    };
    (&rest[..length], length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_symbols_commands_and_signs() {
        let read: Vec<Token> = tokens(r"\tfrac12 w_1 \ge -0.5\,\theta \\")
            .into_iter()
            .map(|lexeme| lexeme.token)
            .collect();
        let symbol = |name: &str| Token::Symbol(name.to_owned());
        let command = |name: &str| Token::Command(name.to_owned());
        assert_eq!(
            read,
            [
                command("tfrac"),
                Token::Number(12.0),
                symbol("w"),
                Token::Sign('_'),
                Token::Number(1.0),
                command("ge"),
                Token::Sign('-'),
                Token::Number(0.5),
                symbol("\\theta"),
                Token::NewLine,
            ]
        );
    }
}
