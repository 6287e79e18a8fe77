//! Formulas: `$…$` and `$$…$$`, LaTeX to MathML, while the book is rendered.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;

use math_core::{LatexError, LatexToMathML, MathCoreConfig, MathDisplay};

use manuscript::{Book, Formula, Locks, Problem, body, nearest};

use crate::html;
use crate::numbers;
use crate::panics;

/// The stack that the converter needs for a formula of nothing, and the most that it was seen to need for a byte more, of
/// which a `{` takes 20 kB, in a build without optimizations.
const ROOM: usize = 1 << 20;
const ROOM_FOR_A_BYTE: usize = 24 << 10;

/// What each formula has become, inline or displayed: most are the same when a page is rendered again.
static CONVERTED: LazyLock<Mutex<HashMap<(String, bool), String>>> = LazyLock::new(Mutex::default);

/// Turns formulas into MathML.
#[derive(Debug)]
pub(crate) struct Formulas {
    converter: LatexToMathML,
    /// The commands that the formulas of the book hold, to suggest instead of an unknown one.
    commands: BTreeSet<String>,
}

impl Formulas {
    pub(crate) fn new(book: &Book) -> Formulas {
        let converter = LatexToMathML::new(MathCoreConfig::default());
        Formulas {
            converter: converter
                .unwrap_or_else(|_| unreachable!("no macros, so none can be wrong")),
            commands: commands(book),
        }
    }

    /// The formula of a page, in which `{{#number …}}` stands for the locked value.
    ///
    /// Also says how many numbers were put in.
    pub(crate) fn expand(
        &self,
        text: &str,
        formula: &Formula,
        locks: &Locks,
    ) -> Result<(String, usize), Problem> {
        let source = body(text, formula.span.clone());
        let mark = formula.tex.start - formula.span.start;
        let source = &source[mark..source.len() - mark];

        // The TeX, and for each piece of it where it begins in the page.
        let mut tex = String::new();
        let mut origins = vec![(0, formula.tex.start)];
        let mut paths: Vec<String> = Vec::new();
        let mut at = 0;
        for directive in &formula.directives {
            if directive.name.text != "number" {
                let name = &directive.name;
                let message = format!("`{{{{#{}}}}}` cannot stand in a formula", name.text);
                return Err(
                    Problem::new(name.span.clone(), message).help("only `{{#number …}}` can")
                );
            }
            let (number, path) = numbers::expand_tex(directive, locks)?;
            paths.push(path);
            let start = directive.span.start - formula.tex.start;
            tex.push_str(&source[at..start]);
            origins.push((tex.len(), directive.span.start));
            // Braces keep a minus sign or a power from binding to what stands around.
            write!(tex, "{{{number}}}").expect("writing to a string does not fail");
            origins.push((tex.len(), directive.span.end));
            at = start + directive.span.len();
        }
        tex.push_str(&source[at..]);

        let display = match formula.display {
            true => MathDisplay::Block,
            false => MathDisplay::Inline,
        };
        let in_page = |at: usize| {
            let (start, origin) = origins
                .iter()
                .rev()
                .find(|(start, _)| *start <= at)
                .expect("the first begins at 0");
            origin + (at - start)
        };
        let mathml = self.convert(&tex, display).map_err(|problem| Problem {
            span: in_page(problem.span.start)..in_page(problem.span.end),
            ..problem
        })?;
        let mut attributes = format!(" alttext=\"{}\"", html::text(&words(&tex)));
        if !paths.is_empty() {
            write!(
                attributes,
                " data-lock=\"{}\"",
                html::text(&paths.join(" "))
            )
            .expect("writing to a string does not fail");
        }
        let mathml = mathml.replacen("<math", &format!("<math{attributes}"), 1);
        let html = match formula.display {
            true => format!("<div class=\"math\">{mathml}</div>"),
            false => mathml,
        };
        Ok((html, paths.len()))
    }

    /// A formula in the text of a label: inline, without numbers.
    pub(crate) fn inline(&self, tex: &str) -> Result<String, Problem> {
        let mathml = self.convert(tex, MathDisplay::Inline)?;
        let attribute = format!("<math alttext=\"{}\"", html::text(&words(tex)));
        Ok(mathml.replacen("<math", &attribute, 1))
    }

    fn convert(&self, tex: &str, display: MathDisplay) -> Result<String, Problem> {
        let converted = || CONVERTED.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (tex.to_owned(), matches!(display, MathDisplay::Block));
        if let Some(mathml) = converted().get(&key) {
            return Ok(mathml.clone());
        }
        let mathml = self.convert_anew(tex, display)?;
        converted().insert(key, mathml.clone());
        Ok(mathml)
    }

    fn convert_anew(&self, tex: &str, display: MathDisplay) -> Result<String, Problem> {
        let converted = || self.converter.convert_with_local_state(tex, display);
        // It calls itself for whatever is nested, and an overflow of the stack is no panic: it ends the process.
        let converted = thread::scope(|scope| {
            thread::Builder::new()
                .stack_size(ROOM + ROOM_FOR_A_BYTE * tex.len())
                .spawn_scoped(scope, || panics::caught(converted))
                .map_err(|error| error.to_string())?
                .join()
                .unwrap_or_else(|_| Err("no message".to_owned()))
        });
        let converted = converted.map_err(|message| {
            Problem::new(
                0..tex.len(),
                format!("LaTeX: this cannot be read ({message})"),
            )
        })?;
        match converted {
            Ok(result) if !result.warnings.has_any() => {
                let mathml = without_styles(&result.mathml);
                let mathml = mathml.map_err(|message| Problem::new(0..tex.len(), message))?;
                Ok(html::shield(&mathml))
            }
            Ok(_) => Err(Problem::new(
                0..tex.len(),
                "this formula refers to a label that is not in it",
            )),
            Err(error) => Err(self.problem(&error, tex)),
        }
    }
}

impl Formulas {
    /// What math-core says, in this book's form.
    fn problem(&self, error: &LatexError, tex: &str) -> Problem {
        let start = tex.floor_char_boundary(error.0.start);
        let end = tex.ceil_char_boundary(error.0.end.max(start));
        let message = error.error_message();
        let message = format!("LaTeX: {}", message.trim_end_matches('.'));
        let problem = Problem::new(start..end, message);
        // The span may be the name of an environment alone or the whole `\begin{…}`.
        let span = tex[start..end].trim_start_matches('\\').trim();
        let name = match error.label() {
            "unknown command" => span.to_owned(),
            "unknown environment" => {
                let name = span.trim_start_matches("begin").trim_matches(['{', '}']);
                format!("begin{{{name}}}")
            }
            _ => return problem,
        };
        let others = self.commands.iter().filter(|other| **other != name);
        problem.nearest(nearest(&name, others).map(|near| format!("\\{near}")))
    }
}

/// A short formula as it is read out: `w_1 + \\sigma(z)` is "w 1 plus sigma(z)".
pub(crate) fn spoken(tex: &str) -> String {
    let mut words = String::new();
    let mut rest = tex.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' => {
                let mut name = String::new();
                while let Some(letter) = rest.next_if(char::is_ascii_alphabetic) {
                    name.push(letter);
                }
                match name.as_str() {
                    // `\,` and its like are spaces.
                    "" => {
                        rest.next();
                        words.push(' ');
                    }
                    "cdot" => words.push_str(" times "),
                    name => {
                        words.extend([" ", name, if rest.peek() == Some(&' ') { " " } else { "" }])
                    }
                }
            }
            '{' | '}' => {}
            '_' => words.push(' '),
            '^' => words.push_str(" to the "),
            '+' => words.push_str(" plus "),
            '-' => words.push_str(" minus "),
            '/' => words.push_str(" over "),
            '=' => words.push_str(" is "),
            c => words.push(c),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What math-core writes into `style` attributes, which the pages forbid: book/theme/page.css says the same of `data-style`.
const STYLES: [&str; 7] = [
    "text-align: left",
    "text-align: right",
    "justify-items: start",
    "justify-items: end",
    "padding-left: 0",
    "padding-right: 0",
    "padding-left:1em",
];

/// MathML with `data-style` in the place of `style`.
fn without_styles(mathml: &str) -> Result<String, String> {
    for style in mathml.split(" style=\"").skip(1) {
        let style = style.split('"').next().unwrap_or_default();
        let mut parts = style.split_terminator(';');
        if let Some(unknown) = parts.find(|part| !STYLES.contains(part)) {
            return Err(format!(
                "LaTeX: this needs the style `{unknown}`, which the book's style sheet does not have"
            ));
        }
    }
    Ok(mathml.replace(" style=\"", " data-style=\""))
}

/// The TeX on one line, for `alttext`.
fn words(tex: &str) -> String {
    tex.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The commands in the formulas of a book, and its environments as `begin{cases}`, all without their backslashes.
fn commands(book: &Book) -> BTreeSet<String> {
    let mut commands = BTreeSet::new();
    for page in &book.pages {
        for formula in page.formulas() {
            for command in page.text()[formula.tex.clone()].split('\\').skip(1) {
                let end = match command.starts_with("begin{") {
                    true => command.find('}').map(|end| end + 1),
                    false => command.find(|c: char| !c.is_ascii_alphabetic()),
                };
                commands.insert(command[..end.unwrap_or(command.len())].to_owned());
            }
        }
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::*;
    use manuscript::Page;

    #[test]
    fn a_short_formula_is_read_out() {
        for (tex, words) in [
            ("x_1", "x 1"),
            ("w_{12}", "w 12"),
            (r"\sigma(z)", "sigma(z)"),
            (r"\tanh x", "tanh x"),
            (r"5x_1 + 3x_2 - 4", "5x 1 plus 3x 2 minus 4"),
            (r"1/(1+e^{-x})", "1 over (1 plus e to the minus x)"),
            (r"e \cdot x\,y", "e times x y"),
        ] {
            assert_eq!(spoken(tex), words);
        }
    }

    #[test]
    fn a_page_gets_no_style_from_a_formula() {
        let formulas = Formulas::new(&Book::default());
        let cases = formulas.inline(r"\begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}");
        let cases = cases.unwrap();
        assert!(cases.contains(" data-style=\"text-align: left;"), "{cases}");
        assert!(!cases.contains(" style="), "{cases}");
        let small = formulas.inline(r"\begin{array}{c} 1 \\ \hline 2 \end{array}");
        let problem = small.unwrap_err();
        assert!(problem.message.contains("border-top"), "{problem:?}");
    }

    /// Each of these ended the process.
    #[test]
    fn a_formula_that_is_nested_without_end_is_read() {
        for (open, close) in [
            ("{", "}"),
            ("x^{", "}"),
            (r"\frac1", ""),
            (r"\frac{1}", ""),
            (r"\sqrt[", "]"),
            (r"\hat ", ""),
            (r"\left(", r"\right)"),
            (r"\begin{matrix}", r"\end{matrix}"),
        ] {
            let n = 3_900 / (open.len() + close.len());
            let text = format!("${}x{}$", open.repeat(n), close.repeat(n));
            let page = Page::new("a.md", "", "a.md", text);
            let formula = page.formulas().next().expect("it is closed");
            let formulas = Formulas::new(&Book::default());
            let _ = formulas.expand(page.text(), formula, &Locks::default());
        }
    }
}
