//! `$…$` and `$$…$$`: LaTeX to MathML, while the book is rendered.

use std::fmt::Write;

use math_core::{LatexError, LatexToMathML, MathCoreConfig, MathDisplay};

use crate::directive;
use crate::error::{Problem, nearest};
use crate::html;
use crate::numbers;
use crate::scan::Formula;
use crate::snapshot::Snapshots;
use crate::source::body;

/// Turns formulas into MathML.
#[derive(Debug)]
pub(crate) struct Formulas {
    converter: LatexToMathML,
}

impl Formulas {
    pub(crate) fn new() -> Formulas {
        let converter = LatexToMathML::new(MathCoreConfig::default());
        Formulas {
            converter: converter
                .unwrap_or_else(|_| unreachable!("no macros, so none can be wrong")),
        }
    }

    /// The formula of a page, in which `{{#number …}}` stands for the locked value.
    ///
    /// Also says how many numbers were put in.
    pub(crate) fn expand(
        &self,
        text: &str,
        formula: &Formula,
        snapshots: &Snapshots,
    ) -> Result<(String, usize), Problem> {
        let source = body(text, formula.span.clone());
        let mark = formula.tex.start - formula.span.start;
        let source = &source[mark..source.len() - mark];

        // The TeX, and for each piece of it where it begins in the page.
        let mut tex = String::new();
        let mut places = vec![(0, formula.tex.start)];
        let mut locks: Vec<String> = Vec::new();
        let mut at = 0;
        while let Some(found) = source[at..].find("{{#") {
            let start = at + found;
            let (directive, _) = match directive::parse(&source[start..], formula.tex.start + start)
            {
                Ok(directive) if directive.name.text == "number" => (directive, ()),
                Ok(directive) => {
                    return Err(Problem::new(
                        directive.name.span,
                        format!(
                            "`{{{{#{}}}}}` cannot stand in a formula",
                            directive.name.text
                        ),
                    )
                    .help("only `{{#number …}}` can"));
                }
                Err((problem, _)) => return Err(problem),
            };
            let (number, lock) = numbers::expand_tex(&directive, snapshots)?;
            locks.push(lock);
            tex.push_str(&source[at..start]);
            places.push((tex.len(), directive.span.start));
            // Braces keep a minus sign or a power from binding to what stands around.
            write!(tex, "{{{number}}}").expect("writing to a string does not fail");
            places.push((tex.len(), directive.span.end));
            at = start + directive.span.len();
        }
        tex.push_str(&source[at..]);

        let display = match formula.display {
            true => MathDisplay::Block,
            false => MathDisplay::Inline,
        };
        let in_page = |at: usize| {
            let (start, place) = places
                .iter()
                .rev()
                .find(|(start, _)| *start <= at)
                .expect("the first begins at 0");
            place + (at - start)
        };
        let mathml = self.convert(&tex, display).map_err(|problem| Problem {
            span: in_page(problem.span.start)..in_page(problem.span.end),
            ..problem
        })?;
        let mut attributes = format!(" alttext=\"{}\"", html::text(&words(&tex)));
        if !locks.is_empty() {
            write!(
                attributes,
                " data-lock=\"{}\"",
                html::text(&locks.join(" "))
            )
            .expect("writing to a string does not fail");
        }
        let mathml = mathml.replacen("<math", &format!("<math{attributes}"), 1);
        let html = match formula.display {
            true => format!("<div class=\"math\">{mathml}</div>"),
            false => mathml,
        };
        Ok((html, locks.len()))
    }

    /// A formula in the text of a label: inline, without numbers.
    pub(crate) fn inline(&self, tex: &str) -> Result<String, Problem> {
        let mathml = self.convert(tex, MathDisplay::Inline)?;
        let attribute = format!("<math alttext=\"{}\"", html::text(&words(tex)));
        Ok(mathml.replacen("<math", &attribute, 1))
    }

    fn convert(&self, tex: &str, display: MathDisplay) -> Result<String, Problem> {
        match self.converter.convert_with_local_state(tex, display) {
            Ok(result) if !result.warnings.has_any() => Ok(html::shield(&result.mathml)),
            Ok(_) => Err(Problem::new(
                0..tex.len(),
                "this formula refers to a label that is not in it",
            )),
            Err(error) => Err(problem(&error, tex)),
        }
    }
}

/// The TeX on one line, for `alttext`.
fn words(tex: &str) -> String {
    tex.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What math-core says, in this book's form.
fn problem(error: &LatexError, tex: &str) -> Problem {
    let start = tex.floor_char_boundary(error.0.start);
    let end = tex.ceil_char_boundary(error.0.end.max(start));
    let place = &tex[start..end];
    let message = error.error_message();
    let message = format!("LaTeX: {}", message.trim_end_matches('.'));
    let problem = Problem::new(start..end, message);
    match error.label() {
        "unknown command" => {
            let name = place.trim_start_matches('\\').trim();
            let near = nearest(name, known_commands()).map(|name| format!("\\{name}"));
            problem.nearest(near)
        }
        "unknown environment" => {
            // The place may be the name alone or the whole `\begin{…}`.
            let name = place.rsplit('{').next().unwrap_or("").trim_end_matches('}');
            problem.nearest(nearest(name, KNOWN_ENVIRONMENTS))
        }
        _ => problem,
    }
}

fn known_commands() -> impl Iterator<Item = &'static str> {
    KNOWN.iter().map(|sample| command(sample))
}

/// The command that a sample begins with, without its backslash.
fn command(sample: &'static str) -> &'static str {
    let name = &sample[1..];
    &name[..name
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(name.len())]
}

/// The commands this book suggests for a mistyped one, each as the beginning of a formula that holds it.
///
/// math-core knows several hundred more; these are the ones that a book on neurons needs.
const KNOWN: &[&str] = &[
    r"\alpha",
    r"\beta",
    r"\gamma",
    r"\delta",
    r"\epsilon",
    r"\varepsilon",
    r"\zeta",
    r"\eta",
    r"\theta",
    r"\vartheta",
    r"\iota",
    r"\kappa",
    r"\lambda",
    r"\mu",
    r"\nu",
    r"\xi",
    r"\pi",
    r"\rho",
    r"\sigma",
    r"\tau",
    r"\upsilon",
    r"\phi",
    r"\varphi",
    r"\chi",
    r"\psi",
    r"\omega",
    r"\Gamma",
    r"\Delta",
    r"\Theta",
    r"\Lambda",
    r"\Xi",
    r"\Pi",
    r"\Sigma",
    r"\Phi",
    r"\Psi",
    r"\Omega",
    r"\frac{a}{b}",
    r"\dfrac{a}{b}",
    r"\tfrac{a}{b}",
    r"\binom{n}{k}",
    r"\sqrt{a}",
    r"\sum_{i=1}^n a",
    r"\prod_{i=1}^n a",
    r"\int_a^b f",
    r"\lim_{h \to 0} f",
    r"\max(a, b)",
    r"\min(a, b)",
    r"\argmax_i a",
    r"\argmin_i a",
    r"\sup a",
    r"\inf a",
    r"\exp(a)",
    r"\ln(a)",
    r"\log(a)",
    r"\sin(a)",
    r"\cos(a)",
    r"\tan(a)",
    r"\sinh(a)",
    r"\cosh(a)",
    r"\tanh(a)",
    r"\erf(a)",
    r"\det A",
    r"\dim V",
    r"\deg p",
    r"\operatorname{relu}(a)",
    r"\leq",
    r"\le",
    r"\geq",
    r"\ge",
    r"\neq",
    r"\ne",
    r"\ll",
    r"\gg",
    r"\approx",
    r"\equiv",
    r"\sim",
    r"\simeq",
    r"\propto",
    r"\in",
    r"\notin",
    r"\subset",
    r"\subseteq",
    r"\cup",
    r"\cap",
    r"\setminus",
    r"\emptyset",
    r"\forall",
    r"\exists",
    r"\neg",
    r"\land",
    r"\lor",
    r"\wedge",
    r"\vee",
    r"\oplus",
    r"\otimes",
    r"\pm",
    r"\mp",
    r"\times",
    r"\cdot",
    r"\div",
    r"\circ",
    r"\odot",
    r"\ast",
    r"\star",
    r"\to",
    r"\gets",
    r"\mapsto",
    r"\rightarrow",
    r"\leftarrow",
    r"\leftrightarrow",
    r"\Rightarrow",
    r"\Leftarrow",
    r"\Leftrightarrow",
    r"\implies",
    r"\iff",
    r"\uparrow",
    r"\downarrow",
    r"\longrightarrow",
    r"\longmapsto",
    r"\infty",
    r"\partial",
    r"\nabla",
    r"\ell",
    r"\Re",
    r"\Im",
    r"\prime",
    r"\top",
    r"\bot",
    r"\perp",
    r"\parallel",
    r"\dots",
    r"\ldots",
    r"\cdots",
    r"\vdots",
    r"\ddots",
    r"\mid",
    r"\vert",
    r"\Vert",
    r"\lvert a \rvert",
    r"\rvert",
    r"\lVert a \rVert",
    r"\rVert",
    r"\langle",
    r"\rangle",
    r"\lfloor",
    r"\rfloor",
    r"\lceil",
    r"\rceil",
    r"\left( a \right)",
    r"\right",
    r"\middle",
    r"\big(",
    r"\Big(",
    r"\bigl(",
    r"\bigr)",
    r"\begin",
    r"\end",
    r"\hat{a}",
    r"\bar{a}",
    r"\vec{a}",
    r"\tilde{a}",
    r"\dot{a}",
    r"\ddot{a}",
    r"\widehat{a}",
    r"\overline{a}",
    r"\underline{a}",
    r"\overbrace{a}",
    r"\underbrace{a}",
    r"\overset{a}{b}",
    r"\underset{a}{b}",
    r"\stackrel{a}{=}",
    r"\text{a}",
    r"\mathrm{a}",
    r"\mathbf{a}",
    r"\mathit{a}",
    r"\mathsf{a}",
    r"\mathtt{a}",
    r"\mathcal{a}",
    r"\mathbb{R}",
    r"\mathfrak{a}",
    r"\boldsymbol{a}",
    r"\bm{a}",
    r"\displaystyle a",
    r"\textstyle a",
    r"\quad",
    r"\qquad",
    r"\therefore",
    r"\because",
    r"\square",
];

/// Commands of [`KNOWN`] that only mean something as one half of a pair.
#[cfg(test)]
const HALVES: &[(&str, &str)] = &[
    ("right", r"\left( a \right)"),
    ("middle", r"\left( a \middle| b \right)"),
    ("begin", r"\begin{cases} a & b \end{cases}"),
    ("end", r"\begin{cases} a & b \end{cases}"),
];

/// The environments this book suggests for a mistyped one.
const KNOWN_ENVIRONMENTS: &[&str] = &[
    "aligned", "align", "align*", "array", "bmatrix", "cases", "gathered", "matrix", "pmatrix",
    "vmatrix",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn expand(page: &str) -> Result<String, Problem> {
        let (pieces, problems) = crate::scan::scan(page);
        assert_eq!(problems, []);
        let [crate::scan::Piece::Formula(formula)] = &pieces[..] else {
            panic!("not one formula: {pieces:?}");
        };
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("a.snap"),
            "---\n---\n{\"b\": -1.5, \"c\": 2e-9}",
        )
        .unwrap();
        let snapshots = Snapshots::new(folder.path().to_owned());
        Formulas::new()
            .expand(page, formula, &snapshots)
            .map(|(html, _)| html)
    }

    #[test]
    fn every_command_that_is_suggested_is_accepted() {
        let formulas = Formulas::new();
        for sample in KNOWN {
            let name = command(sample);
            let half = HALVES.iter().find(|(half, _)| *half == name);
            let formula = half.map_or(*sample, |(_, whole)| whole);
            formulas
                .inline(formula)
                .unwrap_or_else(|problem| panic!("{formula}: {problem:?}"));
        }
    }

    #[test]
    fn every_environment_that_is_suggested_is_accepted() {
        let formulas = Formulas::new();
        for name in KNOWN_ENVIRONMENTS {
            let columns = if *name == "array" { "{cc}" } else { "" };
            let body = if *name == "gathered" { "a" } else { "a & b" };
            let tex = format!("\\begin{{{name}}}{columns} {body} \\end{{{name}}}");
            let result = formulas.convert(&tex, MathDisplay::Block);
            result.unwrap_or_else(|problem| panic!("{tex}: {problem:?}"));
        }
    }

    #[test]
    fn an_inline_formula_is_math_with_its_tex_as_alternative() {
        let html = expand("$w_1 x_1$").unwrap();
        assert!(
            html.starts_with("<math alttext=\"w&#95;1 x&#95;1\">"),
            "{html}"
        );
        assert!(html.contains("<msub><mi>w</mi><mn>1</mn></msub>"), "{html}");
        assert!(!html.contains("annotation"), "{html}");
    }

    #[test]
    fn a_display_formula_is_a_block() {
        let html = expand("$$ a * b,\n  c $$").unwrap();
        assert!(
            html.starts_with(
                "<div class=\"math\"><math alttext=\"a &#42; b, c\" display=\"block\">"
            ),
            "{html}"
        );
        assert!(!html.contains('\n'), "{html}");
    }

    #[test]
    fn a_number_in_a_formula_is_the_locked_one() {
        let html = expand("$b = {{#number a.b}} + {{#number a.c}}$").unwrap();
        assert!(html.contains("<mn>1.5</mn>"), "{html}");
        assert!(html.contains("data-lock=\"a.b a.c\""), "{html}");
        assert!(
            html.contains("alttext=\"b = &#123;&#45;1.5&#125; + &#123;2 &#92;times 10^"),
            "{html}"
        );
    }

    #[test]
    fn a_mistake_is_found_in_its_place() {
        let find = |page: &str| {
            let problem = expand(page).unwrap_err();
            (
                problem.message,
                page[problem.span].to_owned(),
                problem.nearest,
            )
        };
        assert_eq!(
            find("$a + \\simga(z)$"),
            (
                "LaTeX: Unknown command \"\\simga\"".into(),
                "\\simga".into(),
                Some("\\sigma".into())
            )
        );
        let (message, _, near) = find("$$\\begin{casse} a \\end{casse}$$");
        assert_eq!(
            (message.as_str(), near.as_deref()),
            ("LaTeX: Unknown environment \"casse\"", Some("cases"))
        );
        // Behind a number the places are still those of the page.
        assert_eq!(find("$a = {{#number a.b}} + \\thta$").1, "\\thta");
        assert_eq!(find("$a = {{#number a.bb}}$").1, "bb");
        assert_eq!(find("$a = {{#figure step}}$").1, "figure");
        assert!(find("$\\frac{a}{b$").0.contains("closing token"));
    }

    #[test]
    fn a_formula_in_a_block_quote_does_not_hold_its_marks() {
        let html = expand("> $a +\n> b$").unwrap();
        assert!(!html.contains("&gt;"), "{html}");
    }
}
