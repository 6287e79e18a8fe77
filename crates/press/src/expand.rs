//! Expansion: the pieces of all pages are replaced by what they stand for.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use manuscript::{
    Book, Claims, Diagnostic, Directive, Marked, Marker, Page, Piece, Problem, after_on_line,
    before_on_line, nearest, next_line,
};

use crate::answer;
use crate::contents;
use crate::formula::Formulas;
use crate::homes::{Homes, numbered};
use crate::html;
use crate::labels::{Kind, Label, Labels};
use crate::references::references;
use crate::report::Counts;
use crate::terms::Terms;
use crate::{entries, figure, links, mirror, numbers, quote, solutions, table};

/// The names of all directives.
const DIRECTIVES: &[&str] = &[
    "number",
    "table",
    "figure",
    "quote",
    "mirror",
    "errata",
    "solutions",
    "figures",
    "version",
];

/// What a page writes before what its source says.
const SOURCE_BOX: &str = "<aside class=\"source\">";

/// The pages of a book without directives, formulas and markers, in its order.
#[derive(Debug)]
pub(crate) struct Expanded {
    pub(crate) pages: Vec<String>,
    pub(crate) counts: Counts,
}

/// Expands all pages of a book, or says everything that is wrong with them. `numbers` are those of the pages, by their paths.
pub(crate) fn expand(
    book: &Book,
    numbers: &HashMap<String, String>,
) -> Result<Expanded, Vec<Diagnostic>> {
    let mut expander = Expander::new(book, numbers)?;
    let mut diagnostics = Vec::new();
    for page in &book.pages {
        match expander.expand(page) {
            Ok(text) => expander.pages.push(text),
            Err(problems) => diagnostics.extend(page.source().diagnostics(problems)),
        }
    }
    match diagnostics.is_empty() {
        true => Ok(Expanded {
            pages: expander.pages,
            counts: expander.counts,
        }),
        false => Err(diagnostics),
    }
}

/// Everything that keeps the pages of a book from being expanded.
pub fn check(book: &Book) -> Vec<Diagnostic> {
    let mut diagnostics = contents::problems(book);
    diagnostics.extend(expand(book, &HashMap::new()).err().unwrap_or_default());
    diagnostics
}

/// Everything that keeps one page of a book from being expanded.
pub fn check_page(book: &Book, page: &Page) -> Vec<Diagnostic> {
    let problems = match Expander::new(book, &HashMap::new()) {
        Ok(mut expander) => expander.expand(page).err().unwrap_or_default(),
        Err(diagnostics) => return diagnostics,
    };
    page.source().diagnostics(problems)
}

/// What all pages of a book are expanded with.
struct Expander<'a> {
    book: &'a Book,
    claims: Arc<Claims>,
    formulas: Formulas,
    homes: Homes,
    labels: Labels,
    terms: Terms,
    /// How often each id has been given out, over the whole book: `print.html` holds all pages.
    ids: HashMap<String, usize>,
    counts: Counts,
    /// The pages so far, expanded.
    pages: Vec<String>,
    /// The figures so far: the page of each, its id and its title.
    figures: Vec<Drawn>,
}

/// A figure on a page, and its number if it has one.
struct Drawn {
    path: String,
    id: String,
    number: Option<String>,
    figure: &'static figures::Figure,
}

impl<'a> Expander<'a> {
    /// Fails when the list of claims cannot be read.
    fn new(book: &'a Book, numbers: &HashMap<String, String>) -> Result<Self, Vec<Diagnostic>> {
        Ok(Expander {
            book,
            claims: book.claims()?,
            formulas: Formulas::new(book),
            // The mirror links to every page that treats a claim, so all are read before the first is expanded.
            homes: Homes::new(&book.pages),
            // And references lead to pages that are not expanded yet.
            labels: Labels::new(book, numbers),
            terms: Terms::new(book),
            ids: HashMap::new(),
            counts: Counts::default(),
            pages: Vec::new(),
            figures: Vec::new(),
        })
    }

    fn expand(&mut self, page: &Page) -> Result<String, Vec<Problem>> {
        let text = page.text();
        let mut problems = page.problems().to_vec();
        if text.trim().is_empty() {
            let problem = Problem::new(0..0, "this page is empty");
            problems.push(problem.help("write it, or take its line out of SUMMARY.md"));
        }
        problems.extend(links::dead(self.book, page));
        // What is put into the text, and where.
        let mut edits = self.terms.links(page, self.labels.inside(&page.path));
        let labels = self.labels.of(&page.path).iter();
        let marked = labels.filter(|label| matches!(label.kind, Kind::Exercise | Kind::Paragraph));
        edits.extend(marked.map(|label| (label.span.start..label.span.start, label.mark())));
        match references(self.book, &self.labels, &self.formulas, page) {
            Ok(references) => edits.extend(references),
            Err(more) => problems.extend(more),
        }
        let marks = entries::marks(page).into_iter();
        edits.extend(marks.map(|(at, mark)| (at..at, mark)));
        let pieces: Vec<Range<usize>> = page.pieces().iter().map(Piece::span).collect();
        for proof in self.book.proofs(page) {
            // A sentence that ends in a piece has its mark behind it.
            let piece = pieces
                .iter()
                .find(|span| span.start < proof.end && proof.end < span.end);
            let end = piece.map_or(proof.end, |span| span.end);
            edits.push((end..end, answer::fact(&proof.place)));
        }
        for piece in page.pieces() {
            match self.piece(page, piece) {
                Ok(replacement) => edits.push((piece.span(), replacement)),
                Err(more) => problems.extend(more),
            }
        }
        edits.sort_by_key(|(span, _)| (span.start, span.end));
        let mut expanded = String::with_capacity(2 * text.len());
        let mut at = 0;
        for (span, replacement) in edits {
            // A formula may begin in one block and end in another, where something else begins.
            if span.start < at {
                continue;
            }
            expanded.push_str(&text[at..span.start]);
            expanded.push_str(&replacement);
            at = span.end;
        }
        expanded.push_str(&text[at..]);
        // A page may have several of them, and as landmarks they would all have one name.
        let expanded = expanded.replace(SOURCE_BOX, "<aside class=\"source\" role=\"note\">");
        match problems.is_empty() {
            true => Ok(expanded),
            false => Err(problems),
        }
    }

    fn piece(&mut self, page: &Page, piece: &Piece) -> Result<String, Vec<Problem>> {
        let text = page.text();
        match piece {
            Piece::Directive(directive) => self.directive(page, directive),
            Piece::Formula(formula) => {
                let (html, numbers) = self
                    .formulas
                    .expand(text, formula, &self.book.locks)
                    .map_err(|problem| vec![problem])?;
                self.counts.formulas += 1;
                self.counts.numbers += numbers;
                match formula.display {
                    true => {
                        let label = self.labels.at(&page.path, &formula.span);
                        let html = label
                            .map_or_else(|| html.clone(), |label| numbered_formula(&html, label));
                        block(text, piece.span(), "`$$…$$`", &[html])
                    }
                    false => Ok(html),
                }
            }
            Piece::Marker(marker) => self.marker(text, marker),
        }
    }

    fn directive(&mut self, page: &Page, directive: &Directive) -> Result<String, Vec<Problem>> {
        let text = page.text();
        let one = |problem| vec![problem];
        let span = directive.span.clone();
        match directive.name.text.as_str() {
            "number" => {
                let html = numbers::expand(directive, &self.book.locks).map_err(one)?;
                self.counts.numbers += 1;
                Ok(html)
            }
            "table" => {
                let table = table::expand(
                    directive,
                    &self.book.locks,
                    &self.formulas,
                    self.labels.at(&page.path, &span),
                )?;
                self.counts.tables += 1;
                self.counts.numbers += table.values;
                block(text, span, "`{{#table …}}`", &[table.html])
            }
            "figure" => {
                let name = directive
                    .arguments
                    .first()
                    .map_or("", |argument| &argument.value.text);
                let id = self.id(&format!("fig-{}-{}", page_id(&page.path), html::id(name)));
                let label = self.labels.at(&page.path, &span);
                let html = figure::expand(directive, &id, label)?;
                self.counts.figures += 1;
                if let Some(figure) = figures::find(name) {
                    self.figures.push(Drawn {
                        path: page.path.clone(),
                        id: label.map_or(id, |label| label.anchor.clone()),
                        number: label.map(|label| label.number.clone()),
                        figure,
                    });
                }
                block(text, span, "`{{#figure …}}`", &[html])
            }
            "quote" => {
                let lines = quote::expand(directive, self.book).map_err(one)?;
                self.counts.quotes += 1;
                block(text, span, "`{{#quote …}}`", &lines)
            }
            name @ ("mirror" | "errata") => {
                let kind = match name {
                    "mirror" => Marked::Claim,
                    _ => Marked::Erratum,
                };
                let html = mirror::expand(&self.claims, kind, directive, &page.path, &self.homes)
                    .map_err(one)?;
                block(text, span, &format!("`{{{{#{name} …}}}}`"), &[html])
            }
            "solutions" => {
                let pages = self.book.pages.iter().zip(&self.pages);
                let solved = pages.filter_map(|(solved, expanded)| {
                    solutions::of_page(self.book, solved, expanded, &page.path)
                });
                let solved: Vec<String> = solved.collect();
                block(text, span, "`{{#solutions}}`", &[solved.join("\n")])
            }
            "figures" => {
                let pages = self.book.pages.iter();
                let listed = pages.filter_map(|drawn| self.listed(drawn, &page.path));
                let listed: Vec<String> = listed.collect();
                block(text, span, "`{{#figures}}`", &listed)
            }
            "version" => Ok(env!("CARGO_PKG_VERSION").to_owned()),
            other => {
                let problem = Problem::new(
                    directive.name.span.clone(),
                    format!("there is no directive `{other}`"),
                );
                let problem = match other {
                    "title" => problem.help("the title of a page stands in SUMMARY.md"),
                    "include" | "rustdoc_include" | "playground" | "playpen" => problem.help(
                        "this is mdBook's own; here code is quoted by `{{#quote crates/x/src/y.rs:anchor}}`",
                    ),
                    _ => problem
                        .nearest(nearest(other, DIRECTIVES))
                        .help(format!("the directives are {}", DIRECTIVES.join(", "))),
                };
                Err(vec![problem])
            }
        }
    }

    /// The figures of a page, as an item of the list on the page `on`.
    fn listed(&self, page: &Page, on: &str) -> Option<String> {
        let drawn = self.figures.iter().filter(|drawn| drawn.path == page.path);
        let links: Vec<String> = drawn
            .map(|drawn| {
                let Drawn {
                    path, id, figure, ..
                } = drawn;
                let number = drawn.number.as_ref();
                let number = number.map_or(String::new(), |number| format!("{number} "));
                let live = if figure.parameters.is_empty() {
                    ""
                } else {
                    ", live"
                };
                let link = links::relative(on, path);
                format!("{number}[{}]({link}#{id}){live}", html::text(figure.title))
            })
            .collect();
        (!links.is_empty())
            .then(|| format!("- *{}*: {}", html::text(&page.title), links.join("; ")))
    }

    /// Empty elements for the mirror to link to.
    fn marker(&mut self, text: &str, marker: &Marker) -> Result<String, Vec<Problem>> {
        let unknown: Vec<_> = marker
            .ids
            .iter()
            .filter_map(|id| mirror::check(&self.claims, marker.kind, id).err())
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let anchors: String = marker
            .ids
            .iter()
            .map(|id| {
                let id = self.id(&id.text);
                format!("<span id=\"{id}\" class=\"{}\"></span>", marker.kind.word())
            })
            .collect();
        let (before, after) = (
            before_on_line(text, marker.span.start),
            after_on_line(text, marker.span.end),
        );
        let alone = is_container(before) && after.trim().is_empty();
        if alone && !follows_paragraph(text, marker.span.start) {
            // In a paragraph of its own an empty span would leave a gap.
            return block(
                text,
                marker.span.clone(),
                "",
                &[format!("<div class=\"marks\">{anchors}</div>")],
            );
        }
        Ok(anchors)
    }

    /// The id itself, or with a number when it was given out before.
    fn id(&mut self, id: &str) -> String {
        let count = self.ids.entry(id.to_owned()).or_default();
        *count += 1;
        numbered(id, *count)
    }
}

/// A displayed formula with its number, which links to it.
fn numbered_formula(html: &str, label: &Label) -> String {
    let (open, close) = ("<div class=\"math\">", "</div>");
    let Some(formula) = html
        .strip_prefix(open)
        .and_then(|html| html.strip_suffix(close))
    else {
        return html.to_owned();
    };
    let Label { anchor, number, .. } = label;
    format!(
        "<div class=\"math\" id=\"{anchor}\">{formula}<a class=\"header\" href=\"#{anchor}\" aria-label=\"{}\">({number})</a></div>",
        label.name()
    )
}

/// `building-a-neuron/firing-line.md` → `building-a-neuron-firing-line`.
fn page_id(path: &str) -> String {
    html::id(path.trim_end_matches(".md"))
}

/// Lines of Markdown or HTML for a piece that must stand on a line of its own.
///
/// Further lines get the marks of the block quote or the indentation of the list that the piece stands in, and a
/// blank line keeps what follows from becoming a part of the HTML.
fn block(
    text: &str,
    span: Range<usize>,
    what: &str,
    lines: &[String],
) -> Result<String, Vec<Problem>> {
    let before = before_on_line(text, span.start);
    let after = after_on_line(text, span.end);
    if !is_container(before) || !after.trim().is_empty() {
        let problem = Problem::new(span, format!("{what} does not stand on a line of its own"));
        return Err(vec![problem.help(
            "put it between blank lines; in a sentence use `{{#number …}}` or `$…$`",
        )]);
    }
    let margin: String = before
        .chars()
        .map(|c| if c == '>' || c == '\t' { c } else { ' ' })
        .collect();
    let mut block = lines.join(&format!("\n{margin}"));
    if next_line(text, span.end).is_some_and(|line| !is_blank(line)) {
        block.push('\n');
        block.push_str(margin.trim_end());
    }
    Ok(block)
}

/// Whether a line so far holds only indentation, the marks of block quotes and the mark of a list item.
fn is_container(before: &str) -> bool {
    let item = before.trim_start_matches([' ', '\t', '>']).trim_end();
    item.is_empty()
        || matches!(item, "-" | "*" | "+" | ":")
        || item
            .strip_suffix(['.', ')'])
            .is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
}

fn is_blank(line: &str) -> bool {
    line.trim_matches([' ', '\t', '>']).is_empty()
}

/// Whether the line above goes on with a paragraph.
fn follows_paragraph(text: &str, at: usize) -> bool {
    let above = &text[..at - before_on_line(text, at).len()];
    let Some(line) = above.lines().next_back().filter(|line| !is_blank(line)) else {
        return false;
    };
    let line = line.trim_start_matches([' ', '\t', '>']);
    !["#", "|", "```", "~~~", "{{#", "$$", "<"]
        .iter()
        .any(|beginning| line.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use manuscript::Workspace;
    use std::path::PathBuf;

    #[test]
    fn figures_are_listed_with_their_pages() {
        let page = |path: &str, title: &str, text: &str| Page::new(path, title, path, text);
        let book = Book {
            pages: vec![
                page(
                    "a/one.md",
                    "One",
                    "{{#figure step}}\n\n{{#figure sigmoid}}\n",
                ),
                page("a/two.md", "Two", "No figure.\n"),
                page("a/three.md", "Three", "{{#figure step}}\n"),
                page(
                    "z/list.md",
                    "List",
                    "Of version {{#version}}:\n\n{{#figures}}\n",
                ),
            ],
            ..Book::default()
        };
        let expanded = expand(&book, &HashMap::new()).unwrap();
        let title = |name| html::text(figures::find(name).unwrap().title);
        let expected = format!(
            "Of version {}:\n\n\
             - *One*: 1 [{step}](../a/one.md#fig-step), live; 2 [{}](../a/one.md#fig-sigmoid)\n\
             - *Three*: 1 [{step}](../a/three.md#fig-step), live\n",
            env!("CARGO_PKG_VERSION"),
            title("sigmoid"),
            step = title("step"),
        );
        assert_eq!(expanded.pages[3], expected);
    }

    /// `tests/book/README.md` says how to add a case.
    #[test]
    fn what_pages_expand_to_is_locked() {
        let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("tests/book");
        let mut settings = insta::Settings::new();
        settings.set_snapshot_path(root.join("expanded"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let book = Book::load(&Workspace { root }).unwrap();
        assert_eq!(check(&book), []);
        for (page, text) in book
            .pages
            .iter()
            .zip(expand(&book, &HashMap::new()).unwrap().pages)
        {
            settings.bind(|| insta::assert_snapshot!(page_id(&page.path), text));
        }
    }
}
