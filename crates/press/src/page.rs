//! One page: what was found in it is replaced by what it stands for.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::claims::Marker;
use crate::directive::Directive;
use crate::error::{Diagnostic, Problem, nearest};
use crate::formula::Formulas;
use crate::html;
use crate::mirror::{Homes, Mirror, numbered};
use crate::report::Counts;
use crate::scan::{self, Piece};
use crate::snapshot::Snapshots;
use crate::source::{Source, after_on_line, before_on_line, next_line};
use crate::workspace::Workspace;
use crate::{figure, numbers, quote, table};

/// The names of all directives.
const DIRECTIVES: &[&str] = &["number", "table", "figure", "quote", "mirror", "errata"];

/// A page that has been read.
#[derive(Debug)]
pub(crate) struct Page {
    /// The path below the folder of the chapters.
    pub(crate) path: PathBuf,
    /// Its name in the table of contents.
    pub(crate) title: String,
    pub(crate) source: Source,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) problems: Vec<Problem>,
}

impl Page {
    pub(crate) fn read(path: &Path, title: &str, source: Source) -> Page {
        let (pieces, problems) = scan::scan(&source.text);
        Page {
            path: path.to_owned(),
            title: title.to_owned(),
            source,
            pieces,
            problems,
        }
    }
}

/// What all pages of a book are expanded with.
#[derive(Debug)]
pub(crate) struct Expander<'a> {
    pub(crate) workspace: &'a Workspace,
    pub(crate) snapshots: Snapshots,
    pub(crate) formulas: Formulas,
    pub(crate) mirror: Mirror,
    pub(crate) homes: Homes,
    /// How often each id has been given out, over the whole book: `print.html` holds all pages.
    pub(crate) ids: HashMap<String, usize>,
    pub(crate) counts: Counts,
}

impl Expander<'_> {
    /// The page as Markdown without directives, formulas and markers; or everything that is wrong with it.
    pub(crate) fn expand(&mut self, page: &Page) -> Result<String, Vec<Diagnostic>> {
        let text = &page.source.text;
        let mut problems = page.problems.clone();
        let mut expanded = String::with_capacity(2 * text.len());
        let mut at = 0;
        for piece in &page.pieces {
            let span = piece.span();
            expanded.push_str(&text[at..span.start]);
            match self.piece(page, piece) {
                Ok(replacement) => expanded.push_str(&replacement),
                Err(more) => problems.extend(more),
            }
            at = span.end;
        }
        expanded.push_str(&text[at..]);
        match problems.is_empty() {
            true => Ok(expanded),
            false => Err(page.source.diagnostics(problems)),
        }
    }

    fn piece(&mut self, page: &Page, piece: &Piece) -> Result<String, Vec<Problem>> {
        let text = &page.source.text;
        match piece {
            Piece::Directive(directive) => self.directive(page, directive),
            Piece::Formula(formula) => {
                let (html, numbers) = self
                    .formulas
                    .expand(text, formula, &self.snapshots)
                    .map_err(|problem| vec![problem])?;
                self.counts.formulas += 1;
                self.counts.numbers += numbers;
                match formula.display {
                    true => block(text, piece, "`$$…$$`", &[html]),
                    false => Ok(html),
                }
            }
            Piece::Marker(marker) => self.marker(text, piece, marker),
        }
    }

    fn directive(&mut self, page: &Page, directive: &Directive) -> Result<String, Vec<Problem>> {
        let text = &page.source.text;
        let one = |problem| vec![problem];
        let piece = &Piece::Directive(directive.clone());
        match directive.name.text.as_str() {
            "number" => {
                let html = numbers::expand(directive, &self.snapshots).map_err(one)?;
                self.counts.numbers += 1;
                Ok(html)
            }
            "table" => {
                let table = table::expand(directive, &self.snapshots, &self.formulas)?;
                self.counts.tables += 1;
                self.counts.numbers += table.values;
                block(text, piece, "`{{#table …}}`", &[table.html])
            }
            "figure" => {
                let name = directive
                    .arguments
                    .first()
                    .map_or("", |argument| &argument.value.text);
                let id = self.id(&format!("fig-{}-{}", page_id(&page.path), html::id(name)));
                let html = figure::expand(directive, &id)?;
                self.counts.figures += 1;
                block(text, piece, "`{{#figure …}}`", &[html])
            }
            "quote" => {
                let lines = quote::expand(directive, self.workspace).map_err(one)?;
                self.counts.quotes += 1;
                block(text, piece, "`{{#quote …}}`", &lines)
            }
            "mirror" => {
                let html = self
                    .mirror
                    .claims(directive, &page.path, &self.homes)
                    .map_err(one)?;
                block(text, piece, "`{{#mirror …}}`", &[html])
            }
            "errata" => {
                let html = self
                    .mirror
                    .errata(directive, &page.path, &self.homes)
                    .map_err(one)?;
                block(text, piece, "`{{#errata …}}`", &[html])
            }
            other => {
                let problem = Problem::new(
                    directive.name.span.clone(),
                    format!("there is no directive `{other}`"),
                );
                let problem = match other {
                    "include" | "rustdoc_include" | "playground" => problem.help(
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

    /// Empty elements for the mirror to link to.
    fn marker(
        &mut self,
        text: &str,
        piece: &Piece,
        marker: &Marker,
    ) -> Result<String, Vec<Problem>> {
        let unknown: Vec<_> = marker
            .ids
            .iter()
            .filter_map(|id| self.mirror.check(marker.kind, id).err())
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
                piece,
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

/// `building-a-neuron/firing-line.md` → `building-a-neuron-firing-line`.
fn page_id(path: &Path) -> String {
    html::id(&path.with_extension("").to_string_lossy())
}

/// Lines of Markdown or HTML in the place of a piece that must stand on a line of its own.
///
/// Further lines get the marks of the block quote or the indentation of the list that the piece stands in, and a
/// blank line keeps what follows from becoming a part of the HTML.
fn block(text: &str, piece: &Piece, what: &str, lines: &[String]) -> Result<String, Vec<Problem>> {
    let span = piece.span();
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
    line.trim_matches([' ', '\t', '>', '\r']).is_empty()
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

    const CLAIMS: &str = r#"
        claim = [
            { id = "S0-1", text = "a", kind = "claim", status = "none" },
            { id = "S0-2", text = "b", kind = "claim", status = "none" },
        ]
        erratum = [{ id = "E0-1", says = "a", correct = "b" }]
    "#;

    fn expand(text: &str) -> Result<String, Vec<Diagnostic>> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("e.snap"),
            "---\n---\n{\"sum\": -5.0, \"rows\": [{\"a\": 1}]}",
        )
        .unwrap();
        let workspace = Workspace {
            root: folder.path().to_owned(),
        };
        let mut expander = Expander {
            workspace: &workspace,
            snapshots: Snapshots::new(folder.path().to_owned()),
            formulas: Formulas::new(),
            mirror: toml::from_str(CLAIMS).unwrap(),
            homes: Homes::default(),
            ids: HashMap::new(),
            counts: Counts::default(),
        };
        let source = Source {
            name: "book/en/a/page.md".into(),
            text: text.into(),
        };
        expander.expand(&Page::read(Path::new("a/page.md"), "Page", source))
    }

    #[test]
    fn a_number_stands_in_its_sentence() {
        assert_eq!(
            expand("It is {{#number e.sum}}.\n").unwrap(),
            "It is <span class=\"number\" data-lock=\"e.sum\" title=\"locked: e.sum\">−5</span>.\n"
        );
    }

    #[test]
    fn a_block_keeps_to_its_container_and_is_followed_by_a_blank_line() {
        let page = expand("> {{#table e.rows}}\n> text\n").unwrap();
        assert!(page.ends_with("</div>\n>\n> text\n"), "{page}");
        let page = expand("- $$ a $$\n- b\n").unwrap();
        assert!(page.starts_with("- <div class=\"math\">"), "{page}");
        let page = expand("{{#table e.rows}}\n\ntext\n").unwrap();
        assert!(page.ends_with("</div>\n\ntext\n"), "{page}");
    }

    #[test]
    fn a_block_in_a_sentence_is_an_error() {
        let errors = expand("See {{#table e.rows}} here.\n\nAnd $$ a $$ too.\n").unwrap_err();
        assert_eq!(errors.len(), 2);
        assert!(
            errors[0]
                .message
                .contains("does not stand on a line of its own"),
            "{errors:?}"
        );
    }

    #[test]
    fn all_errors_of_a_page_are_reported_in_its_order() {
        let errors =
            expand("{{#tabel e.rows}}\n\n$\\simga$ and $5\n\n{{#include x.rs}}\n").unwrap_err();
        let found: Vec<_> = errors
            .iter()
            .map(|error| (error.line, error.column))
            .collect();
        assert_eq!(found, [(1, 4), (3, 2), (3, 14), (5, 4)]);
        assert_eq!(errors[0].nearest.as_deref(), Some("table"));
        assert!(
            errors[3].help.as_ref().unwrap().contains("{{#quote"),
            "{errors:?}"
        );
    }

    #[test]
    fn markers_become_places_to_link_to() {
        let page = expand(
            "# T\n\n<!-- claim: S0-1 S0-2 -->\n\nText <!-- erratum: E0-1 -->goes on\n<!-- claim: S0-1 -->\nhere.\n",
        );
        assert_eq!(
            page.unwrap(),
            "# T\n\n<div class=\"marks\"><span id=\"S0-1\" class=\"claim\"></span>\
             <span id=\"S0-2\" class=\"claim\"></span></div>\n\n\
             Text <span id=\"E0-1\" class=\"erratum\"></span>goes on\n\
             <span id=\"S0-1-2\" class=\"claim\"></span>\nhere.\n"
        );
    }

    #[test]
    fn a_marker_between_a_heading_and_its_text_joins_neither() {
        let page = expand("## T\n<!-- claim: S0-1 -->\nText\n").unwrap();
        assert_eq!(
            page,
            "## T\n<div class=\"marks\"><span id=\"S0-1\" class=\"claim\"></span></div>\n\nText\n"
        );
    }
}
