//! The scanner: finds the pieces of a page, which are directives, formulas and the comments that mark claims.
//!
//! The page is Markdown, so code blocks, code spans and the tags of HTML are found by the parser that mdBook
//! itself uses, and nothing inside them is touched.

use std::ops::Range;

use crate::diagnostic::Problem;
use crate::directive::{self, Directive};
use crate::markdown::{Fence, Heading, Link};
use crate::marker::{self, Marker};
use crate::regions::Regions;
use crate::source::{body, conflict};

/// How many bytes a formula in a sentence has at most: who forgot to close one on a page of many is told so in time.
const LONGEST: usize = 4000;

/// A part of a page that is more than Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// `{{#name …}}`
    Directive(Directive),
    /// `$…$` or `$$…$$`
    Formula(Formula),
    /// `<!-- claim: … -->` or `<!-- erratum: … -->`
    Marker(Marker),
}

impl Piece {
    /// The bytes of the page that it takes.
    pub fn span(&self) -> Range<usize> {
        match self {
            Piece::Directive(directive) => directive.span.clone(),
            Piece::Formula(formula) => formula.span.clone(),
            Piece::Marker(marker) => marker.span.clone(),
        }
    }

    /// The directive that it is, or those inside.
    pub(crate) fn directives(&self) -> &[Directive] {
        match self {
            Piece::Directive(directive) => std::slice::from_ref(directive),
            Piece::Formula(formula) => &formula.directives,
            Piece::Marker(_) => &[],
        }
    }
}

/// A formula between dollar signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// With the dollar signs.
    pub span: Range<usize>,
    /// Without them.
    pub tex: Range<usize>,
    /// Between `$$`: on lines of its own.
    pub display: bool,
    /// The directives in it.
    pub directives: Vec<Directive>,
}

/// What the scanner finds in a page.
#[derive(Debug)]
pub(crate) struct Scan {
    /// Directives, formulas and markers, in order.
    pub(crate) pieces: Vec<Piece>,
    /// Links and pictures, in order of their ends.
    pub(crate) links: Vec<Link>,
    pub(crate) fences: Vec<Fence>,
    pub(crate) headings: Vec<Heading>,
    /// All comments, markers among them, in order.
    pub(crate) comments: Vec<Range<usize>>,
    /// What is wrong with the marks.
    pub(crate) problems: Vec<Problem>,
}

/// The pieces of a page, in order, and what is wrong with the page's marks.
pub(crate) fn scan(text: &str) -> Scan {
    let mut regions = Regions::of(text);
    let mut problems = std::mem::take(&mut regions.problems);
    problems.extend(conflict(text));
    let unseen = text.char_indices().filter(|(_, c)| is_unseen(*c));
    problems.extend(unseen.map(|(at, c)| {
        let message = format!("a character that nobody sees, U+{:04X}", u32::from(c));
        Problem::new(at..at + c.len_utf8(), message).help("take it out")
    }));
    if text.starts_with("---\n") || text.starts_with("+++\n") {
        let problem = Problem::new(0..3, "a page has no front matter, and this would be shown");
        problems.push(problem.help("take it out; the title of a page stands in SUMMARY.md"));
    }
    let (mut pieces, mut comments) = (Vec::new(), Vec::new());
    // Lines of which the rest would be read inside out.
    let mut unread: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(&end) = regions.skipped.get(&at) {
            let directive = text[at..end].find("{{#").map(|found| at + found);
            if let Some(directive) = directive.filter(|_| regions.addresses.contains_key(&at)) {
                problems.push(
                    Problem::new(directive..directive + 3, "a directive in an address")
                        .help("an address is written out"),
                );
            }
            at = end;
        } else if let Some(alternative) = regions.alternatives.get(&at) {
            let marks = &text[alternative.clone()];
            let is_piece = |found: &usize| {
                marks[*found..].starts_with("{{#")
                    || formula(text, alternative.start + found, &regions)
                        .is_ok_and(|formula| formula.span.end <= alternative.end)
            };
            let mut found = marks.match_indices(['$', '{']).map(|(found, _)| found);
            if let Some(found) = found.find(is_piece) {
                let found = alternative.start + found;
                problems.push(
                    Problem::new(
                        found..found + 1,
                        "the text that stands for a picture is only text",
                    )
                    .help("say it in words; a dollar sign is written `\\$`"),
                );
            }
            at = alternative.end.max(at + 1);
        } else if matches!(c, '[' | '#')
            && let Some(problem) = regions.unread(text, at)
        {
            at = problem.span.end;
            problems.push(problem);
        } else if let Some(problem) = (c == '\\').then(|| foreign_formula(text, at)).flatten() {
            at = problem.span.end;
            problems.push(problem);
        } else if c == '\\' {
            at += 1 + rest[1..]
                .chars()
                .next()
                .filter(char::is_ascii_punctuation)
                .map_or(0, char::len_utf8);
        } else if rest.starts_with("<!--") {
            let Some(length) = rest.find("-->") else {
                problems.push(
                    Problem::new(at..at + 4, "this comment is not closed")
                        .help("close it with `-->`"),
                );
                break;
            };
            let span = at..at + length + 3;
            if let Some(early) = rest[..length].find("--!>") {
                problems.push(
                    Problem::new(
                        at + early..at + early + 4,
                        "a browser closes this comment here, and shows what follows",
                    )
                    .help("close it with `-->`"),
                );
            }
            match marker::marker(&text[span.clone()], at) {
                Ok(marker) => pieces.extend(marker.map(Piece::Marker)),
                Err(problem) => problems.push(problem),
            }
            at = span.end;
            comments.push(span);
        } else if rest.starts_with("{{#") {
            match directive::parse(&body(text, at..text.len()), at) {
                Ok(directive) => {
                    at = directive.span.end;
                    pieces.push(Piece::Directive(directive));
                }
                Err((problem, go_on)) => {
                    problems.push(problem);
                    at = go_on;
                }
            }
        } else if rest.starts_with("{{") {
            let length = rest.len() - rest.trim_start_matches('{').len();
            problems.push(
                Problem::new(at..at + length, "braces that are not a directive").help(
                    "a directive begins with `{{#`; braces that should be seen are written `\\{{`",
                ),
            );
            at += length;
        } else if c == '$' {
            match formula(text, at, &regions) {
                Ok(formula) => {
                    if let Some(percent) = comment_of_latex(&text[formula.tex.clone()]) {
                        let percent = formula.tex.start + percent;
                        let message =
                            "what follows this `%` is a comment of LaTeX, and is not shown";
                        let problem = Problem::new(percent..percent + 1, message);
                        problems.push(problem.help("a percent sign is written `\\%`"));
                    }
                    at = formula.span.end;
                    pieces.push(Piece::Formula(formula));
                }
                Err(problem) => {
                    let end = at + rest.find('\n').unwrap_or(rest.len());
                    unread.push(at..end);
                    at = end;
                    problems.push(problem);
                }
            }
        } else {
            at += c.len_utf8();
        }
    }
    // What looks like a tag or a link inside a formula or a directive is none.
    let inside = |at: usize| {
        let next = pieces.partition_point(|piece| piece.span().start < at);
        let in_piece = next > 0 && pieces[next - 1].span().contains(&at);
        in_piece || unread.iter().any(|line| line.contains(&at))
    };
    let doubtful = regions.doubtful.into_iter();
    problems.extend(doubtful.filter(|problem| !inside(problem.span.start)));
    let mut links = regions.links;
    links.retain(|link| !inside(link.span.start));
    Scan {
        pieces,
        links,
        fences: regions.fences,
        headings: regions.headings,
        comments,
        problems,
    }
}

/// What is wrong with the notation of another program for formulas, when it begins here: `\\( … \\)`, `\( … \)`.
fn foreign_formula(text: &str, at: usize) -> Option<Problem> {
    let rest = &text[at..];
    let once = &rest[1..];
    if once
        .strip_prefix('\\')
        .unwrap_or(once)
        .starts_with("begin{")
    {
        let length = rest.find('}').map_or(rest.len(), |end| end + 1);
        let problem = Problem::new(
            at..at + length,
            "an environment of LaTeX outside of a formula",
        );
        return Some(problem.help("put it between `$$` and `$$`"));
    }
    let (open, close) = [
        ("\\\\(", "\\\\)"),
        ("\\\\[", "\\\\]"),
        ("\\(", "\\)"),
        ("\\[", "\\]"),
    ]
    .into_iter()
    .find(|(open, _)| rest.starts_with(open))?;
    let near = &rest[..rest.floor_char_boundary(LONGEST)];
    let paragraph = near.find("\n\n").map_or(near, |end| &near[..end]);
    let inside = &paragraph[open.len()..];
    let inside = &inside[..inside.find(close)?];
    // Brackets with a backslash are also what should be seen as brackets.
    let is_tex = open.len() == 3 || open.ends_with('(') || inside.contains(['\\', '^', '_', '=']);
    is_tex.then(|| {
        let mark = if open.ends_with('(') {
            "$…$"
        } else {
            "$$…$$"
        };
        Problem::new(
            at..at + open.len(),
            format!("`{open}` opens no formula here"),
        )
        .help(format!("write the formula as `{mark}`"))
    })
}

/// The first `%` of a formula that no backslash makes a sign.
fn comment_of_latex(tex: &str) -> Option<usize> {
    let mut escaped = false;
    tex.bytes().position(|byte| {
        let begins = byte == b'%' && !escaped;
        escaped = byte == b'\\' && !escaped;
        begins
    })
}

/// What no reader sees and no editor shows: control characters, and those that turn the direction of what follows.
fn is_unseen(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether what stands between two dollar signs is rather a part of a sentence with two amounts: `5 (or AU`.
fn is_amount(tex: &str) -> bool {
    if !tex.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    // Words in braces are those of a command, of `\text{…}` for instance.
    let mut depth = 0_i32;
    let outside = tex.chars().filter(|c| {
        depth += i32::from(*c == '{') - i32::from(*c == '}');
        depth == 0
    });
    let outside: String = outside.collect();
    let words = outside
        .split_whitespace()
        .skip(1)
        .map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation() && c != '\\'))
        .filter(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic()));
    let lengths: Vec<usize> = words.map(str::len).collect();
    lengths.len() > 1 || lengths.iter().any(|length| *length > 2)
}

/// The formula whose first dollar sign stands at `open`.
fn formula(text: &str, open: usize, regions: &Regions) -> Result<Formula, Problem> {
    let display = text[open..].starts_with("$$");
    let mark = if display { "$$" } else { "$" };
    let start = open + mark.len();
    let unclosed = Problem::new(
        open..start,
        format!("this `{mark}` opens a formula that is not closed"),
    );
    let cell_end = regions.cell_end(open);
    let longest = if display { 10 * LONGEST } else { LONGEST };
    let mut directives = Vec::new();
    let mut at = start;
    let close = loop {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else {
            return Err(
                unclosed.help("close it with the same mark; a dollar sign is written `\\$`")
            );
        };
        if at - start > longest {
            return Err(
                unclosed.help("close it sooner: nobody reads a formula of that length; a dollar sign is written `\\$`")
            );
        }
        if cell_end.is_some_and(|end| at >= end) {
            return Err(unclosed.help(
                "it would have to be closed in the same cell of the table; a bar inside is written `\\vert` or `\\mid`",
            ));
        }
        if regions.code_spans.contains(&at) {
            return Err(
                unclosed.help("close it before the code begins; a dollar sign is written `\\$`")
            );
        }
        if let Some(end) = regions.address_end(at) {
            // The dollars of an address close nothing.
            at = end;
            continue;
        }
        // One before a digit begins the next amount: `$5-$6`.
        let closes = |after: &str| display || !after.starts_with(|c: char| c.is_ascii_digit());
        if rest.strip_prefix(mark).is_some_and(closes) {
            break at;
        }
        if display && c == '$' {
            return Err(Problem::new(at..at + 1, "a single `$` inside `$$…$$`")
                .help("close the formula with `$$`; a dollar sign is written `\\$`"));
        }
        if c == '\n'
            && rest[1..]
                .lines()
                .next()
                .is_none_or(|line| line.trim_matches([' ', '\t', '>']).is_empty())
        {
            return Err(unclosed
                .help("a formula cannot go over a blank line; a dollar sign is written `\\$`"));
        }
        at += match c {
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            '{' if rest.starts_with("{{#") => {
                let rest = &body(text, open..text.len())[at - open..];
                let directive = directive::parse(rest, at).map_err(|(problem, _)| problem)?;
                let length = directive.span.len();
                directives.push(directive);
                length
            }
            c => c.len_utf8(),
        };
    };
    let tex = &text[start..close];
    if tex.trim().is_empty() {
        return Err(Problem::new(open..close + mark.len(), "an empty formula"));
    }
    if !display && (tex.starts_with(char::is_whitespace) || tex.ends_with(char::is_whitespace)) {
        return Err(
            Problem::new(open..close + 1, "a blank just inside the `$` of a formula")
                .help("write `$x$` without blanks at the ends; a dollar sign is written `\\$`"),
        );
    }
    let inside_word = text[..open].ends_with(|c: char| c.is_ascii_alphanumeric());
    if !display && (inside_word || is_amount(tex)) {
        return Err(
            Problem::new(open..open + 1, "this `$` opens a formula in the middle of words").help(
                "a dollar sign is written `\\$`; words in a formula are written `\\text{…}`, and before it stands a blank",
            ),
        );
    }
    Ok(Formula {
        span: open..close + mark.len(),
        tex: start..close,
        display,
        directives,
    })
}
