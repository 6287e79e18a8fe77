//! Directives and their grammar: `{{#name argument key=value key="a value"}}`.
//!
//! ```text
//! directive = "{{#" name { blank argument } [ blank ] "}}"
//! argument  = key "=" value | value
//! value     = word | '"' text '"'           in text, \" is a quotation mark and \\ a backslash
//! ```
//!
//! A directive may go over several lines, but not over a blank one. Every part keeps its span in the page.

use std::ops::Range;

use crate::diagnostic::Problem;

/// A directive and where its parts stand in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// From `{{#` to `}}`.
    pub span: Range<usize>,
    /// Its name, `number` or `table`.
    pub name: Word,
    /// What follows the name, in order.
    pub arguments: Vec<Argument>,
}

/// A text and where it stands in the page. A quoted text is without its quotation marks and escapes; its span has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub span: Range<usize>,
}

/// `value` or `key=value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// What stands before the `=`, if there is one.
    pub key: Option<Word>,
    /// The value.
    pub value: Word,
}

impl Argument {
    /// From the key, if there is one, to the value.
    pub fn span(&self) -> Range<usize> {
        let start = self
            .key
            .as_ref()
            .map_or(self.value.span.start, |key| key.span.start);
        start..self.value.span.end
    }
}

impl Directive {
    /// The arguments without a key, of which there must be from `least` to `most`.
    ///
    /// `usage` shows how the directive is written.
    ///
    /// # Errors
    ///
    /// A problem that says what is missing or has no meaning.
    pub fn values(&self, least: usize, most: usize, usage: &str) -> Result<Vec<&Word>, Problem> {
        let arguments = self.arguments.iter();
        let values: Vec<_> = arguments
            .filter(|argument| argument.key.is_none())
            .map(|argument| &argument.value)
            .collect();
        let (span, message) = match values.get(most) {
            _ if values.len() < least => (
                &self.span,
                format!("`{{{{#{}}}}}` says too little", self.name.text),
            ),
            Some(extra) => (&extra.span, format!("`{}` has no meaning here", extra.text)),
            None => return Ok(values),
        };
        Err(Problem::new(span.clone(), message).help(format!("it is written {usage}")))
    }

    /// The value without a key that stands first: the path of a lock, the name of a figure, what is quoted.
    pub fn subject(&self) -> Option<&Word> {
        let mut arguments = self.arguments.iter();
        let argument = arguments.find(|argument| argument.key.is_none())?;
        Some(&argument.value)
    }

    /// The subject, if this is a directive of that name.
    fn subject_of(&self, name: &str) -> Option<&str> {
        let subject = self.subject().filter(|_| self.name.text == name)?;
        Some(&subject.text)
    }

    /// The name of the lock that a `{{#number}}` or a `{{#table}}` quotes.
    pub fn lock(&self) -> Option<&str> {
        let path = self.subject_of("number").or(self.subject_of("table"))?;
        path.split('.').next()
    }

    /// The name of the figure that a `{{#figure}}` draws.
    pub fn figure(&self) -> Option<&str> {
        self.subject_of("figure")
    }

    /// What a `{{#quote}}` quotes: a file and an anchor, with a colon between them.
    pub fn quote(&self) -> Option<&str> {
        self.subject_of("quote")
    }

    /// The arguments with a key.
    pub fn pairs(&self) -> impl Iterator<Item = (&Word, &Word)> {
        self.arguments
            .iter()
            .filter_map(|argument| Some((argument.key.as_ref()?, &argument.value)))
    }

    /// Fails on the first argument with a key: this directive takes none.
    ///
    /// # Errors
    ///
    /// A problem that points at the argument.
    pub fn no_pairs(&self, usage: &str) -> Result<(), Problem> {
        let mut arguments = self.arguments.iter();
        let Some(argument) = arguments.find(|argument| argument.key.is_some()) else {
            return Ok(());
        };
        let message = format!("`{{{{#{}}}}}` takes no `key=value`", self.name.text);
        Err(Problem::new(argument.span(), message).help(format!("it is written {usage}")))
    }
}

/// Reads the directive that begins at the beginning of `text`; spans are counted from `offset`.
///
/// On failure also says where to go on reading, so that one mistake does not hide the next.
pub(crate) fn parse(text: &str, offset: usize) -> Result<Directive, (Problem, usize)> {
    Parser {
        text,
        at: "{{#".len(),
        offset,
    }
    .directive()
    .map_err(|problem| {
        // Go on after the braces if there are any on the line, or else on the next line.
        let line = text.lines().next().unwrap_or("").len();
        let end = text[..line].find("}}").map_or(line, |at| at + 2);
        (problem, offset + end)
    })
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    offset: usize,
}

impl Parser<'_> {
    fn directive(mut self) -> Result<Directive, Problem> {
        let name = self.word(|c| c.is_whitespace() || c == '}');
        if name.text.is_empty() {
            return Err(
                Problem::new(self.span(0, self.at), "a directive without a name").help(
                    "its name follows `{{#` at once, as in `{{#number firing_example.threshold}}`",
                ),
            );
        }
        let mut arguments: Vec<Argument> = Vec::new();
        loop {
            self.blanks()?;
            if self.rest().starts_with("}}") {
                self.at += 2;
                return Ok(Directive {
                    span: self.span(0, self.at),
                    name,
                    arguments,
                });
            }
            if self.rest().is_empty() {
                return Err(self.unclosed());
            }
            let argument = self.argument()?;
            if let Some(key) = &argument.key {
                let mut keys = arguments.iter().filter_map(|other| other.key.as_ref());
                if keys.any(|other| other.text == key.text) {
                    let message = format!("`{}` is given twice", key.text);
                    return Err(Problem::new(key.span.clone(), message));
                }
            }
            arguments.push(argument);
        }
    }

    fn argument(&mut self) -> Result<Argument, Problem> {
        if self.rest().starts_with('"') {
            let value = self.quoted()?;
            return Ok(Argument { key: None, value });
        }
        let word = self.word(|c| c.is_whitespace() || matches!(c, '}' | '=' | '"'));
        let at = self.at;
        if !self.rest().starts_with('=') {
            if word.text.is_empty() {
                let span = self.span(at, at + 1);
                return Err(Problem::new(span, "a single brace in a directive").help(
                    "a directive ends with `}}`; a text with braces stands in quotation marks",
                ));
            }
            let value = word;
            return Ok(Argument { key: None, value });
        }
        self.at += 1;
        if word.text.is_empty() {
            let span = self.span(at, at + 1);
            return Err(Problem::new(span, "a value without a name before its `=`"));
        }
        let value = match self.rest().starts_with('"') {
            true => self.quoted()?,
            false => self.word(|c| c.is_whitespace() || matches!(c, '}' | '"')),
        };
        if value.span.is_empty() {
            let message = format!("`{}=` has no value", word.text);
            return Err(Problem::new(word.span, message).help(
                "the value follows the `=` at once; a text with blanks stands in quotation marks",
            ));
        }
        let key = Some(word);
        Ok(Argument { key, value })
    }

    /// The text up to the first character that ends it.
    fn word(&mut self, ends: impl Fn(char) -> bool) -> Word {
        let start = self.at;
        self.at += self.rest().find(ends).unwrap_or(self.rest().len());
        Word {
            text: self.text[start..self.at].to_owned(),
            span: self.span(start, self.at),
        }
    }

    fn quoted(&mut self) -> Result<Word, Problem> {
        let start = self.at;
        let mut text = String::new();
        let mut characters = self.text[start + 1..].char_indices();
        while let Some((at, c)) = characters.next() {
            match c {
                '"' => {
                    self.at = start + 1 + at + 1;
                    return Ok(Word {
                        text,
                        span: self.span(start, self.at),
                    });
                }
                // Only these two are escapes: `\sigma` is LaTeX and keeps its backslash.
                '\\' if self.text[start + 1 + at + 1..].starts_with(['"', '\\']) => {
                    text.extend(characters.next().map(|(_, escaped)| escaped));
                }
                '\n' if next_is_blank(&self.text[start + 1 + at + 1..]) => break,
                '\n' => text.push(' '),
                c => text.push(c),
            }
        }
        Err(Problem::new(
            self.span(start, start + 1),
            "this quotation mark is not closed",
        )
        .help("close it with `\"`; a quotation mark inside is written `\\\"`"))
    }

    fn blanks(&mut self) -> Result<(), Problem> {
        let blank = self.rest().len() - self.rest().trim_start().len();
        let skipped = &self.text[self.at..self.at + blank];
        if skipped.matches('\n').count() > 1 {
            return Err(self.unclosed());
        }
        self.at += blank;
        Ok(())
    }

    fn unclosed(&self) -> Problem {
        Problem::new(self.span(0, 3), "this directive is not closed").help("close it with `}}`")
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn span(&self, start: usize, end: usize) -> Range<usize> {
        self.offset + start..self.offset + end
    }
}

fn next_is_blank(rest: &str) -> bool {
    rest.lines()
        .next()
        .is_none_or(|line| line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_values_and_pairs_keep_their_spans() {
        let text = "{{#table a.b.4 y.4=\"$\\sigma(z)$ or \\\"so\\\"\"\n  w1=-5}} after";
        let directive = parse(text, 100).unwrap();
        assert_eq!(directive.span, 100..100 + text.find(" after").unwrap());
        assert_eq!(directive.name.text, "table");
        assert_eq!(directive.name.span, 103..108);
        let values = directive.values(1, 1, "").unwrap();
        assert_eq!(
            (values[0].text.as_str(), values[0].span.clone()),
            ("a.b.4", 109..114)
        );
        let pairs: Vec<_> = directive
            .pairs()
            .map(|(key, value)| (key.text.as_str(), value.text.as_str()))
            .collect();
        assert_eq!(pairs, [("y.4", "$\\sigma(z)$ or \"so\""), ("w1", "-5")]);
    }

    #[test]
    fn braces_inside_quotation_marks_do_not_close() {
        let directive = parse("{{#table x a=\"$\\frac{1}{{2}}$\"}}", 0).unwrap();
        assert_eq!(directive.pairs().next().unwrap().1.text, "$\\frac{1}{{2}}$");
    }

    #[test]
    fn reading_goes_on_behind_a_broken_directive() {
        assert_eq!(parse("{{#}} next", 10).unwrap_err().1, 15);
        assert_eq!(parse("{{#number a\n\nnext", 10).unwrap_err().1, 21);
    }
}
