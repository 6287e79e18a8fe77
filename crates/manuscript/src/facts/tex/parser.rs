//! From the tokens of a formula to its statements.
//!
//! ```text
//! statements = implication { ( "," | "\\" ) implication }
//! implication = chain [ "\Rightarrow" chain ]
//! chain      = sum { relation sum }
//! sum        = product { ( "+" | "-" ) product }
//! product    = signed { [ "\cdot" | "\times" | "/" ] signed }
//! signed     = [ "-" | "+" ] power
//! power      = atom [ "^" script ]
//! ```

use std::mem::replace;

use super::expression::{Chain, Expression, Operation, Point, Statement};
use super::token::{Lexeme, Token, tokens};

/// The statements of a formula; `point` says which symbols are functions.
pub(super) fn parse(tex: &str, point: &Point) -> Result<Vec<Statement>, String> {
    let mut parser = Parser {
        tex,
        lexemes: tokens(tex),
        at: 0,
        point,
        in_bars: false,
    };
    let mut statements = Vec::new();
    loop {
        parser.skip(&[Token::Sign(','), Token::NewLine, Token::Sign('&')]);
        // A sentence that a formula ends may end with its full stop.
        if parser.peek().is_none() || (parser.takes_sign('.') && parser.peek().is_none()) {
            break;
        }
        statements.push(parser.implication()?);
    }
    match statements.is_empty() {
        true => Err("it says nothing".to_owned()),
        false => Ok(statements),
    }
}

struct Parser<'a> {
    tex: &'a str,
    lexemes: Vec<Lexeme>,
    at: usize,
    point: &'a Point,
    /// Whether the next bar closes an absolute value.
    in_bars: bool,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.lexemes.get(self.at).map(|lexeme| &lexeme.token)
    }

    fn takes(&mut self, token: &Token) -> bool {
        let taken = self.peek() == Some(token);
        self.at += usize::from(taken);
        taken
    }

    fn takes_sign(&mut self, sign: char) -> bool {
        self.takes(&Token::Sign(sign))
    }

    fn skip(&mut self, tokens: &[Token]) {
        while self.peek().is_some_and(|next| tokens.contains(next)) {
            self.at += 1;
        }
    }

    fn expect(&mut self, sign: char) -> Result<(), String> {
        match self.takes_sign(sign) {
            true => Ok(()),
            false => Err(format!(
                "`{sign}` is expected, and {} stands there",
                self.here()
            )),
        }
    }

    /// What stands at the current position, for a message.
    fn here(&self) -> String {
        match self.lexemes.get(self.at) {
            None => "the end".to_owned(),
            Some(lexeme) => format!("`{}`", &self.tex[lexeme.span.clone()]),
        }
    }

    fn implication(&mut self) -> Result<Statement, String> {
        let mut conclusion = self.chain()?;
        let mut premise = None;
        if self.takes(&Token::Implies) {
            premise = Some(std::mem::replace(&mut conclusion, self.chain()?));
        }
        Ok(Statement {
            premise,
            conclusion,
        })
    }

    fn chain(&mut self) -> Result<Chain, String> {
        let first = self.sum()?;
        let mut rest = Vec::new();
        self.skip(&[Token::Sign('&')]);
        while let Some(Token::Relation(relation)) = self.peek().cloned() {
            self.at += 1;
            self.skip(&[Token::Sign('&')]);
            rest.push((relation, self.sum()?));
            // The `&` of an aligned formula before a relation or an arrow.
            let next = self.lexemes.get(self.at + 1).map(|lexeme| &lexeme.token);
            if let Some(Token::Relation(_) | Token::Implies) = next {
                self.takes_sign('&');
            }
        }
        Ok(Chain { first, rest })
    }

    fn sum(&mut self) -> Result<Expression, String> {
        let mut left = self.product()?;
        loop {
            let operation = match () {
                () if self.takes_sign('+') => Operation::Plus,
                () if self.takes_sign('-') => Operation::Minus,
                () => return Ok(left),
            };
            left = Expression::Apply(operation, vec![left, self.product()?]);
        }
    }

    fn product(&mut self) -> Result<Expression, String> {
        let mut left = self.signed()?;
        loop {
            let operation = match () {
                () if self.takes_sign('/') => Operation::Over,
                () if self.takes(&Token::Times) || self.starts_atom() => Operation::Times,
                () => return Ok(left),
            };
            left = Expression::Apply(operation, vec![left, self.signed()?]);
        }
    }

    fn starts_atom(&self) -> bool {
        match self.peek() {
            Some(Token::Number(_) | Token::Symbol(_) | Token::Fraction) => true,
            Some(Token::Sign(sign)) => matches!(sign, '(' | '{') || (*sign == '|' && !self.in_bars),
            Some(Token::Command(name)) => name != "end{cases}",
            _ => false,
        }
    }

    fn signed(&mut self) -> Result<Expression, String> {
        if self.takes_sign('-') {
            return Ok(Expression::Apply(Operation::Negative, vec![self.signed()?]));
        }
        self.takes_sign('+');
        let base = self.atom()?;
        if !self.takes_sign('^') {
            return Ok(base);
        }
        // The exponent is one token or a group.
        let exponent = match self.peek() {
            Some(Token::Sign('{')) => self.atom()?,
            _ => self.signed()?,
        };
        Ok(Expression::Apply(Operation::Power, vec![base, exponent]))
    }

    /// The argument of `\frac` and `\sqrt`: a group, or one digit of what follows.
    fn argument(&mut self) -> Result<Expression, String> {
        // `\tfrac12`: TeX takes one digit at a time.
        if let Some(Token::Number(number)) = self.peek().cloned() {
            let span = self.lexemes[self.at].span.clone();
            let tens = 10_f64.powi(i32::try_from(span.len()).expect("a formula is short") - 1);
            let digit = (number / tens).floor();
            match span.len() {
                1 => self.at += 1,
                _ => {
                    self.lexemes[self.at] = Lexeme {
                        token: Token::Number(number - digit * tens),
                        span: span.start + 1..span.end,
                    }
                }
            }
            return Ok(Expression::Number(digit));
        }
        self.atom()
    }

    fn atom(&mut self) -> Result<Expression, String> {
        let here = self.here();
        let Some(token) = self.peek().cloned() else {
            return Err("it ends too early".to_owned());
        };
        self.at += 1;
        match token {
            Token::Number(number) => Ok(Expression::Number(number)),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Sign('(') => {
                let mut members = self.arguments()?;
                Ok(match members.len() {
                    1 => members.remove(0),
                    _ => Expression::Apply(Operation::List, members),
                })
            }
            Token::Sign('{') => {
                let inside = self.sum()?;
                self.expect('}')?;
                Ok(inside)
            }
            Token::Sign('|') => {
                let outside = replace(&mut self.in_bars, true);
                let inside = self.sum()?;
                self.in_bars = outside;
                self.expect('|')?;
                Ok(Expression::Apply(Operation::Absolute, vec![inside]))
            }
            Token::Fraction => {
                let parts = vec![self.argument()?, self.argument()?];
                Ok(Expression::Apply(Operation::Over, parts))
            }
            Token::Command(command) => {
                let arguments = match command.as_str() {
                    "sqrt" => vec![self.argument()?],
                    "ln" | "log" | "exp" => vec![self.signed()?],
                    "max" | "min" => {
                        self.expect('(')?;
                        self.arguments()?
                    }
                    "begin{cases}" => return self.cases(),
                    _ => return Err(format!("{here} cannot be read here")),
                };
                Ok(Expression::Apply(Operation::Call(command), arguments))
            }
            _ => Err(format!("{here} cannot be read here")),
        }
    }

    /// A symbol with its subscript and primes, or a call of the function that it stands for.
    fn symbol(&mut self, mut symbol: String) -> Result<Expression, String> {
        if self.takes_sign('_') {
            symbol.push('_');
            let grouped = self.takes_sign('{');
            loop {
                match self.peek().cloned() {
                    Some(Token::Number(number)) => symbol.push_str(&number.to_string()),
                    Some(Token::Symbol(name)) => symbol.push_str(&name),
                    Some(Token::Sign(sign)) if grouped && sign != '}' => symbol.push(sign),
                    _ => break,
                }
                self.at += 1;
                if !grouped {
                    break;
                }
            }
            if grouped {
                self.expect('}')?;
            }
        }
        while self.takes_sign('\'') {
            symbol.push('\'');
        }
        if self.point.is_function(&symbol) && self.takes_sign('(') {
            let arguments = self.arguments()?;
            return Ok(Expression::Apply(Operation::Call(symbol), arguments));
        }
        Ok(Expression::Symbol(symbol))
    }

    /// The expressions up to the parenthesis that closes them.
    fn arguments(&mut self) -> Result<Vec<Expression>, String> {
        let mut arguments = vec![self.sum()?];
        while self.takes_sign(',') {
            arguments.push(self.sum()?);
        }
        self.expect(')')?;
        Ok(arguments)
    }

    fn cases(&mut self) -> Result<Expression, String> {
        let mut cases = Vec::new();
        while !self.takes(&Token::Command("end{cases}".to_owned())) {
            let value = self.sum()?;
            self.expect('&')?;
            cases.push((value, self.chain()?));
            self.skip(&[Token::Sign(','), Token::Sign('.'), Token::NewLine]);
        }
        Ok(Expression::Cases(cases))
    }
}
