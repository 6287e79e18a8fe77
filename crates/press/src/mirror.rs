//! `{{#mirror S0}}` and `{{#errata S0}}`: what a source says, where the book treats it, and where the source is wrong.
//!
//! Claims and errata come from `book/claims.toml`; where they are treated comes from the marks in the pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::claims::Kind;
use crate::directive::{Directive, Word};
use crate::error::{Error, Problem, nearest};
use crate::html;
use crate::page::Page;
use crate::scan::Piece;
use crate::source::Source;
use crate::workspace::Workspace;

/// `book/claims.toml`, as far as pages show it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Mirror {
    #[serde(default, rename = "claim")]
    claims: Vec<Claim>,
    #[serde(default, rename = "erratum")]
    errata: Vec<Erratum>,
}

#[derive(Debug, Deserialize)]
struct Claim {
    id: String,
    text: String,
    kind: String,
    status: String,
    #[serde(default)]
    errata: Vec<String>,
    qualification: Option<String>,
    not_mirrored: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Erratum {
    id: String,
    says: String,
    correct: String,
    #[serde(default)]
    demonstration: Vec<String>,
    #[serde(default)]
    terms: Vec<Term>,
}

/// A word of a source and the one that was meant.
#[derive(Debug, Deserialize)]
struct Term {
    found: String,
    sources: Vec<u8>,
    meant: String,
    english: String,
}

impl Mirror {
    /// Reads the list; where there is none, there are no claims.
    pub(crate) fn read(workspace: &Workspace) -> Result<Mirror, Error> {
        let path = workspace.claims();
        if !path.exists() {
            return Ok(Mirror::default());
        }
        let text = fs::read_to_string(&path).map_err(|source| Error::Io {
            action: "read",
            path: path.clone(),
            source,
        })?;
        toml::from_str(&text).map_err(|error| {
            let problem = Problem::new(error.span().unwrap_or(0..0), error.message());
            let source = Source {
                name: workspace.display(&path),
                text,
            };
            Error::Pages(vec![source.diagnostic(problem)])
        })
    }

    /// Fails when a page marks what is not in the list.
    pub(crate) fn check(&self, kind: Kind, id: &Word) -> Result<(), Problem> {
        let ids: Vec<_> = match kind {
            Kind::Claim => self.claims.iter().map(|claim| claim.id.as_str()).collect(),
            Kind::Erratum => self
                .errata
                .iter()
                .map(|erratum| erratum.id.as_str())
                .collect(),
        };
        if ids.contains(&id.text.as_str()) {
            return Ok(());
        }
        Err(Problem::new(
            id.span.clone(),
            format!("there is no {} `{}`", kind.word(), id.text),
        )
        .nearest(nearest(&id.text, ids))
        .help("what can be marked is listed in book/claims.toml"))
    }

    /// Expands `{{#mirror S0}}`.
    pub(crate) fn claims(
        &self,
        directive: &Directive,
        page: &Path,
        homes: &Homes,
    ) -> Result<String, Problem> {
        let source = source(directive, self.claims.iter().map(|claim| claim.id.as_str()))?;
        let rows: String = self
            .claims
            .iter()
            .filter(|claim| belongs(&claim.id, &source))
            .map(|claim| claim.row(page, homes))
            .collect();
        Ok(frame(
            "mirror",
            &format!("What {source} says, and where the book treats it"),
            &["id", "what the source says", "kind", "holds", "where"],
            &rows,
        ))
    }

    /// Expands `{{#errata S0}}`.
    pub(crate) fn errata(
        &self,
        directive: &Directive,
        page: &Path,
        homes: &Homes,
    ) -> Result<String, Problem> {
        let source = source(
            directive,
            self.errata.iter().map(|erratum| erratum.id.as_str()),
        )?;
        let rows: String = self
            .errata
            .iter()
            .filter(|erratum| belongs(&erratum.id, &source))
            .map(|erratum| erratum.row(page, homes))
            .collect();
        Ok(frame(
            "mirror errata",
            &format!("Where {source} is wrong"),
            &[
                "id",
                "what the source says",
                "what is true",
                "shown by",
                "where",
            ],
            &rows,
        ))
    }
}

impl Claim {
    fn row(&self, page: &Path, homes: &Homes) -> String {
        let mut holds = match self.status.as_str() {
            "none" => String::new(),
            status => html::text(status),
        };
        let errata: Vec<_> = self
            .errata
            .iter()
            .map(|id| homes.link(page, id, id))
            .collect();
        if !errata.is_empty() {
            holds.push_str(&format!(": {}", errata.join(", ")));
        }
        if let Some(qualification) = &self.qualification {
            holds.push_str(&format!(". {}", html::text(qualification)));
        }
        let place = match &self.not_mirrored {
            Some(reason) => html::text(reason),
            None => homes.links(page, &self.id),
        };
        format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{holds}</td><td>{place}</td></tr>",
            html::text(&self.id),
            html::text(&self.text),
            html::text(&self.kind),
        )
    }
}

impl Erratum {
    fn row(&self, page: &Path, homes: &Homes) -> String {
        let shown: Vec<_> = self
            .demonstration
            .iter()
            .map(|shown| match shown.split_once(':') {
                Some((kind, name)) => {
                    format!("{} <code>{}</code>", html::text(kind), html::text(name))
                }
                None => html::text(shown),
            })
            .collect();
        let mut correct = html::text(&self.correct);
        if !self.terms.is_empty() {
            let terms: String = self.terms.iter().map(Term::item).collect();
            correct.push_str(&format!("<ul>{terms}</ul>"));
        }
        format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{correct}</td><td>{}</td><td>{}</td></tr>",
            html::text(&self.id),
            html::text(&self.says),
            shown.join(", "),
            homes.links(page, &self.id),
        )
    }
}

impl Term {
    fn item(&self) -> String {
        let sources: Vec<_> = self.sources.iter().map(u8::to_string).collect();
        format!(
            "<li><span lang=\"zh\">{}</span> (Source {}): <span lang=\"zh\">{}</span>, {}</li>",
            html::text(&self.found),
            sources.join(", "),
            html::text(&self.meant),
            html::text(&self.english),
        )
    }
}

/// Which source a table is about: `S0` to `S4` as in the ids, or `T` for the translations of all of them.
struct Choice(String);

impl std::fmt::Display for Choice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0.parse::<usize>() {
            Ok(number) => write!(f, "Source {}", number + 1),
            Err(_) => f.write_str("the translation"),
        }
    }
}

/// The source that a directive asks for; it must have entries.
fn source<'a>(
    directive: &Directive,
    ids: impl Iterator<Item = &'a str> + Clone,
) -> Result<Choice, Problem> {
    let usage = format!("`{{{{#{} S0}}}}`", directive.name.text);
    directive.no_pairs(&usage)?;
    let word = directive.values(1, 1, &usage)?[0];
    let choice = Choice(word.text.trim_start_matches('S').to_owned());
    let asked_right = word.text == "T" || word.text.starts_with('S');
    if asked_right && ids.clone().any(|id| belongs(id, &choice)) {
        return Ok(choice);
    }
    let mut sources: Vec<_> = ids.filter_map(name_of_source).collect();
    sources.dedup();
    Err(Problem::new(
        word.span.clone(),
        format!("nothing is listed for `{}`", word.text),
    )
    .help(match sources.is_empty() {
        true => "book/claims.toml lists nothing".to_owned(),
        false => format!("book/claims.toml has entries for {}", sources.join(", ")),
    }))
}

/// `S3-12` and `E3-2` belong to source 3, `E-T1` to the translation.
fn belongs(id: &str, choice: &Choice) -> bool {
    let rest = id.trim_start_matches(['S', 'E']).trim_start_matches('-');
    rest.strip_prefix(choice.0.as_str())
        .is_some_and(|rest| rest.starts_with('-') || choice.0 == "T")
}

fn name_of_source(id: &str) -> Option<String> {
    let rest = id.trim_start_matches(['S', 'E']);
    match rest.split_once('-')? {
        ("", _) => Some("T".to_owned()),
        (number, _) => Some(format!("S{number}")),
    }
}

fn frame(class: &str, label: &str, columns: &[&str], rows: &str) -> String {
    let label = html::text(label);
    let head: String = columns
        .iter()
        .map(|column| format!("<th scope=\"col\">{column}</th>"))
        .collect();
    format!(
        "<div class=\"table-wrapper\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\"><table class=\"{class}\">\
         <caption>{label}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
}

/// Where claims are treated and errata told.
#[derive(Debug, Default)]
pub(crate) struct Homes {
    places: BTreeMap<String, Vec<Home>>,
}

#[derive(Debug)]
struct Home {
    /// The page's path below the folder of the chapters.
    page: PathBuf,
    title: String,
    anchor: String,
}

impl Homes {
    /// Enters the marks of a page; pages come in the order of the book.
    pub(crate) fn enter(&mut self, page: &Page) {
        for piece in &page.pieces {
            let Piece::Marker(marker) = piece else {
                continue;
            };
            for id in &marker.ids {
                let places = self.places.entry(id.text.clone()).or_default();
                places.push(Home {
                    page: page.path.clone(),
                    title: page.title.clone(),
                    anchor: numbered(&id.text, places.len() + 1),
                });
            }
        }
    }

    /// A link to the first place of an id, or the text alone when it has none.
    fn link(&self, from: &Path, id: &str, text: &str) -> String {
        match self.places.get(id).and_then(|homes| homes.first()) {
            Some(home) => home.link(from, text),
            None => html::text(text),
        }
    }

    /// Links to all pages that mark an id, each once.
    fn links(&self, from: &Path, id: &str) -> String {
        let mut homes: Vec<&Home> = self.places.get(id).into_iter().flatten().collect();
        homes.dedup_by_key(|home| &home.page);
        match homes.is_empty() {
            true => "not yet".to_owned(),
            false => {
                let links: Vec<_> = homes
                    .iter()
                    .map(|home| home.link(from, &home.title))
                    .collect();
                links.join(", ")
            }
        }
    }
}

impl Home {
    fn link(&self, from: &Path, text: &str) -> String {
        let up = "../".repeat(from.components().count() - 1);
        let page = self
            .page
            .with_extension("html")
            .to_string_lossy()
            .replace('\\', "/");
        format!(
            "<a href=\"{up}{page}#{}\">{}</a>",
            self.anchor,
            html::text(text)
        )
    }
}

/// The id of the n-th place of something: its own name, then with a number.
pub(crate) fn numbered(name: &str, n: usize) -> String {
    match n {
        1 => name.to_owned(),
        n => format!("{name}-{n}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directive;

    const LIST: &str = r#"
        [[claim]]
        id = "S0-1"
        source = 1
        text = "a < b"
        kind = "formula"
        status = "wrong"
        errata = ["E0-1"]
        [[claim]]
        id = "S0-2"
        source = 1
        text = "c"
        kind = "claim"
        status = "none"
        [[claim]]
        id = "S1-1"
        source = 2
        text = "d"
        kind = "context"
        status = "none"
        not_mirrored = "furniture"
        [[erratum]]
        id = "E0-1"
        source = 1
        says = "a < b"
        correct = "b < a"
        demonstration = ["snapshot:order"]
        [[erratum]]
        id = "E-T1"
        source = 0
        says = "words"
        correct = "others"
        terms = [{ found = "微笑", sources = [2], meant = "微小", english = "tiny" }]
    "#;

    fn mirror() -> Mirror {
        toml::from_str(LIST).unwrap()
    }

    fn homes() -> Homes {
        let mut homes = Homes::default();
        for (path, title, text) in [
            (
                "a/one.md",
                "One",
                "<!-- claim: S0-1 -->\n\n<!-- claim: S0-1 -->\n",
            ),
            (
                "b.md",
                "Two",
                "<!-- claim: S0-1 -->\n\n<!-- erratum: E0-1 -->\n",
            ),
        ] {
            let source = Source {
                name: path.into(),
                text: text.into(),
            };
            homes.enter(&Page::read(Path::new(path), title, source));
        }
        homes
    }

    fn expand(text: &str) -> Result<String, Problem> {
        let directive = directive::parse(text, 0).unwrap();
        let page = Path::new("appendices/mirror.md");
        match directive.name.text.as_str() {
            "mirror" => mirror().claims(&directive, page, &homes()),
            _ => mirror().errata(&directive, page, &homes()),
        }
    }

    #[test]
    fn the_mirror_links_to_every_page_that_treats_a_claim() {
        let html = expand("{{#mirror S0}}").unwrap();
        assert!(
            html.contains(
                "<tr><th scope=\"row\">S0&#45;1</th><td>a &#60; b</td><td>formula</td>\
                 <td>wrong: <a href=\"../b.html#E0-1\">E0&#45;1</a></td>\
                 <td><a href=\"../a/one.html#S0-1\">One</a>, <a href=\"../b.html#S0-1-3\">Two</a></td></tr>"
            ),
            "{html}"
        );
        assert!(
            html.contains("<td>claim</td><td></td><td>not yet</td>"),
            "{html}"
        );
        assert!(!html.contains("S1"), "{html}");
        assert!(
            expand("{{#mirror S1}}")
                .unwrap()
                .contains("<td>furniture</td>")
        );
    }

    #[test]
    fn the_errata_name_what_shows_them() {
        let html = expand("{{#errata S0}}").unwrap();
        assert!(
            html.contains("<td>b &#60; a</td><td>snapshot <code>order</code></td>"),
            "{html}"
        );
        assert!(
            html.contains("<a href=\"../b.html#E0-1\">Two</a>"),
            "{html}"
        );
        assert!(html.contains("Where Source 1 is wrong"), "{html}");
    }

    #[test]
    fn the_slips_of_the_translation_are_listed() {
        let html = expand("{{#errata T}}").unwrap();
        assert!(
            html.contains("<li><span lang=\"zh\">微笑</span> (Source 2): <span lang=\"zh\">微小</span>, tiny</li>"),
            "{html}"
        );
    }

    #[test]
    fn a_source_without_entries_is_an_error() {
        let problem = expand("{{#mirror S7}}").unwrap_err();
        assert_eq!(
            problem.help.unwrap(),
            "book/claims.toml has entries for S0, S1"
        );
        assert!(expand("{{#mirror 0}}").is_err());
    }

    #[test]
    fn only_what_is_listed_can_be_marked() {
        let word = |text: &str| Word {
            text: text.into(),
            span: 0..text.len(),
        };
        assert_eq!(mirror().check(Kind::Claim, &word("S0-1")), Ok(()));
        let problem = mirror().check(Kind::Claim, &word("S0-3")).unwrap_err();
        assert!(problem.message.contains("no claim `S0-3`"), "{problem:?}");
        assert!(mirror().check(Kind::Claim, &word("E0-1")).is_err());
        assert_eq!(mirror().check(Kind::Erratum, &word("E0-1")), Ok(()));
    }
}
