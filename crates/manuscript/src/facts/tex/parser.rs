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

use super::expression::{Expression, Point, Relation, Sign, Statement};
use super::token::{Lexeme, Token, tokens};

/// The statements of a formula; `point` says which symbols are functions.
pub(super) fn parse(tex: &str, point: &Point) -> Result<Vec<Statement>, String> {
    let mut parser = Parser {
        lexemes: tokens(tex),
        at: 0,
        point,
    };
    let mut statements = Vec::new();
    loop {
        while parser.takes_sign(',') || parser.takes(&Token::NewLine) || parser.takes_sign('&') {}
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
    lexemes: Vec<Lexeme>,
    at: usize,
    point: &'a Point,
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

    fn takes_command(&mut self, name: &str) -> bool {
        let taken = matches!(self.peek(), Some(Token::Command(command)) if command == name);
        self.at += usize::from(taken);
        taken
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
        match self.peek() {
            None => "the end".to_owned(),
            Some(Token::Number(number)) => format!("`{number}`"),
            Some(Token::Symbol(symbol)) => format!("`{symbol}`"),
            Some(Token::Command(command)) => format!("`\\{command}`"),
            Some(Token::Sign(sign)) => format!("`{sign}`"),
            Some(Token::NewLine) => "`\\\\`".to_owned(),
        }
    }

    fn implication(&mut self) -> Result<Statement, String> {
        let premise = self.chain()?;
        if !self.takes_command("Rightarrow") {
            return Ok(premise);
        }
        Ok(Statement::Implies(
            Box::new(premise),
            Box::new(self.chain()?),
        ))
    }

    fn chain(&mut self) -> Result<Statement, String> {
        let first = self.sum()?;
        let mut rest = Vec::new();
        while self.takes_sign('&') {}
        while let Some(relation) = self.relation() {
            while self.takes_sign('&') {}
            rest.push((relation, self.sum()?));
            while self.is_alignment() {
                self.at += 1;
            }
        }
        Ok(Statement::Chain(first, rest))
    }

    /// Whether this is the `&` of an aligned formula before a relation or an arrow.
    fn is_alignment(&self) -> bool {
        let next = self.lexemes.get(self.at + 1).map(|lexeme| &lexeme.token);
        self.peek() == Some(&Token::Sign('&'))
            && next.is_some_and(|next| {
                relation(next).is_some() || *next == Token::Command("Rightarrow".to_owned())
            })
    }

    fn relation(&mut self) -> Option<Relation> {
        let found = relation(self.peek()?)?;
        self.at += 1;
        Some(found)
    }

    fn sum(&mut self) -> Result<Expression, String> {
        let mut left = self.product()?;
        loop {
            let sign = match () {
                () if self.takes_sign('+') => Sign::Plus,
                () if self.takes_sign('-') => Sign::Minus,
                () => return Ok(left),
            };
            left = Expression::Sum(Box::new(left), sign, Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Result<Expression, String> {
        let mut left = self.signed()?;
        loop {
            let quotient = self.takes_sign('/');
            let times = !quotient && (self.takes_command("cdot") || self.takes_command("times"));
            if !quotient && !times && !self.starts_atom() {
                return Ok(left);
            }
            let right = Box::new(self.signed()?);
            left = match quotient {
                true => Expression::Quotient(Box::new(left), right),
                false => Expression::Product(Box::new(left), right),
            };
        }
    }

    fn starts_atom(&self) -> bool {
        match self.peek() {
            Some(Token::Number(_) | Token::Symbol(_)) => true,
            Some(Token::Sign(sign)) => matches!(sign, '(' | '{' | '|'),
            Some(Token::Command(name)) => matches!(
                name.as_str(),
                "frac"
                    | "tfrac"
                    | "dfrac"
                    | "sqrt"
                    | "ln"
                    | "log"
                    | "exp"
                    | "max"
                    | "min"
                    | "dots"
                    | "ldots"
                    | "cdots"
                    | "begin{cases}"
            ),
            _ => false,
        }
    }

    fn signed(&mut self) -> Result<Expression, String> {
        if self.takes_sign('-') {
            return Ok(Expression::Negative(Box::new(self.signed()?)));
        }
        self.takes_sign('+');
        let base = self.atom()?;
        match self.takes_sign('^') {
            true => Ok(Expression::Power(Box::new(base), Box::new(self.script()?))),
            false => Ok(base),
        }
    }

    /// What follows `^`: one token or a group.
    fn script(&mut self) -> Result<Expression, String> {
        match self.takes_sign('{') {
            true => {
                let inside = self.sum()?;
                self.expect('}')?;
                Ok(inside)
            }
            false => self.signed(),
        }
    }

    /// The argument of `\frac` and `\sqrt`: a group, or one digit of what follows.
    fn argument(&mut self) -> Result<Expression, String> {
        if self.takes_sign('{') {
            let inside = self.sum()?;
            self.expect('}')?;
            return Ok(inside);
        }
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
                let mut members = vec![self.sum()?];
                while self.takes_sign(',') {
                    members.push(self.sum()?);
                }
                self.expect(')')?;
                Ok(match members.len() {
                    1 => members.remove(0),
                    _ => Expression::Tuple(members),
                })
            }
            Token::Sign('{') => {
                let inside = self.sum()?;
                self.expect('}')?;
                Ok(inside)
            }
            Token::Sign('|') => {
                let inside = self.sum()?;
                self.expect('|')?;
                Ok(Expression::Absolute(Box::new(inside)))
            }
            Token::Command(command) => match command.as_str() {
                "frac" | "tfrac" | "dfrac" => {
                    let numerator = self.argument()?;
                    Ok(Expression::Quotient(
                        Box::new(numerator),
                        Box::new(self.argument()?),
                    ))
                }
                "sqrt" => Ok(Expression::Call(command, vec![self.argument()?])),
                "ln" | "log" | "exp" => {
                    let argument = self.signed()?;
                    Ok(Expression::Call(command, vec![argument]))
                }
                "max" | "min" => {
                    self.expect('(')?;
                    let arguments = self.arguments()?;
                    Ok(Expression::Call(command, arguments))
                }
                "dots" | "ldots" | "cdots" => Ok(Expression::Symbol("\\dots".to_owned())),
                "begin{cases}" => self.cases(),
                _ => Err(format!("{here} cannot be read here")),
            },
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
                    Some(Token::Command(name)) => {
                        symbol.push_str(name.trim_start_matches("mathrm{").trim_end_matches('}'))
                    }
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
            return Ok(Expression::Call(symbol, arguments));
        }
        Ok(Expression::Symbol(symbol))
    }

    /// The arguments up to the parenthesis that closes them.
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
        while !self.takes_command("end{cases}") {
            let value = self.sum()?;
            self.expect('&')?;
            cases.push((value, self.chain()?));
            while self.takes_sign(',') || self.takes_sign('.') || self.takes(&Token::NewLine) {}
        }
        Ok(Expression::Cases(cases))
    }
}

fn relation(token: &Token) -> Option<Relation> {
    Some(match token {
        Token::Sign('=') => Relation::Equal,
        Token::Sign('<') => Relation::Less,
        Token::Sign('>') => Relation::Greater,
        Token::Command(command) => match command.as_str() {
            "le" | "leq" => Relation::AtMost,
            "ge" | "geq" => Relation::AtLeast,
            "ne" | "neq" => Relation::NotEqual,
            _ => return None,
        },
        _ => return None,
    })
}
