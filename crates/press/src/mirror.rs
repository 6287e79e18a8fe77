//! Tables of the mirror, `{{#mirror S0}}` and `{{#errata S0}}`: what a source says, where the book treats it, and where it
//! is wrong.
//!
//! Claims and errata come from `book/claims.toml`; where they are treated comes from the marks in the pages.

use manuscript::{Claim, Claims, Directive, Erratum, Marked, Problem, Status, Term, Word, nearest};

use crate::homes::Homes;
use crate::html;

/// Everything in the list that can be marked in this way.
fn ids(claims: &Claims, kind: Marked) -> Vec<&str> {
    match kind {
        Marked::Claim => {
            let claims = claims.claims.iter();
            claims.map(|claim| claim.id.get_ref().as_str()).collect()
        }
        Marked::Erratum => {
            let errata = claims.errata.iter();
            errata
                .map(|erratum| erratum.id.get_ref().as_str())
                .collect()
        }
    }
}

/// Fails when a page marks what is not in the list.
pub(crate) fn check(claims: &Claims, kind: Marked, id: &Word) -> Result<(), Problem> {
    let ids = ids(claims, kind);
    if ids.contains(&id.text.as_str()) {
        return Ok(());
    }
    let message = format!("there is no {} `{}`", kind.word(), id.text);
    Err(Problem::new(id.span.clone(), message)
        .nearest(nearest(&id.text, ids))
        .help("what can be marked is listed in book/claims.toml"))
}

/// Expands `{{#mirror S0}}`, a table of claims, or `{{#errata S0}}`.
pub(crate) fn expand(
    claims: &Claims,
    kind: Marked,
    directive: &Directive,
    page: &str,
    homes: &Homes,
) -> Result<String, Problem> {
    let source = source(directive, ids(claims, kind))?;
    let (class, label, columns) = match kind {
        Marked::Claim => (
            "mirror",
            format!("What {source} says, and where the book treats it"),
            ["id", "what the source says", "kind", "holds", "where"],
        ),
        Marked::Erratum => (
            "mirror errata",
            format!("Where {source} is wrong"),
            [
                "id",
                "what the source says",
                "what is true",
                "shown by",
                "where",
            ],
        ),
    };
    let rows: String = match kind {
        Marked::Claim => {
            let claims = claims.claims.iter();
            let claims = claims.filter(|claim| belongs(claim.id.get_ref(), &source));
            claims.map(|claim| claim_row(claim, page, homes)).collect()
        }
        Marked::Erratum => {
            let errata = claims.errata.iter();
            let errata = errata.filter(|erratum| belongs(erratum.id.get_ref(), &source));
            errata
                .map(|erratum| erratum_row(erratum, page, homes))
                .collect()
        }
    };
    let label = html::text(&label);
    let head = columns.map(|column| format!("<th scope=\"col\">{column}</th>"));
    let rows = format!(
        "<thead><tr>{}</tr></thead><tbody>{rows}</tbody>",
        head.concat()
    );
    Ok(html::table(
        &format!("class=\"{class}\""),
        &label,
        &label,
        &rows,
    ))
}

fn claim_row(claim: &Claim, page: &str, homes: &Homes) -> String {
    let mut holds = match claim.status {
        Status::None => String::new(),
        status => html::text(status.word()),
    };
    let errata: Vec<_> = claim
        .errata
        .iter()
        .map(|id| homes.link(page, id, id))
        .collect();
    if !errata.is_empty() {
        holds.push_str(&format!(": {}", errata.join(", ")));
    }
    if let Some(qualification) = &claim.qualification {
        holds.push_str(&format!(". {}", html::text(qualification)));
    }
    let treated = match &claim.not_mirrored {
        Some(reason) => html::text(reason),
        None => homes.links(page, claim.id.get_ref()),
    };
    format!(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{holds}</td><td>{treated}</td></tr>",
        html::text(claim.id.get_ref()),
        html::text(&claim.text),
        html::text(claim.kind.word()),
    )
}

fn erratum_row(erratum: &Erratum, page: &str, homes: &Homes) -> String {
    let shown: Vec<_> = erratum
        .demonstration
        .iter()
        .map(|shown| match shown.split_once(':') {
            Some((kind, name)) => {
                format!("{} <code>{}</code>", html::text(kind), html::text(name))
            }
            None => html::text(shown),
        })
        .collect();
    let mut correct = html::text(&erratum.correct);
    if !erratum.terms.is_empty() {
        let terms: String = erratum.terms.iter().map(term_item).collect();
        correct.push_str(&format!("<ul>{terms}</ul>"));
    }
    format!(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{correct}</td><td>{}</td><td>{}</td></tr>",
        html::text(erratum.id.get_ref()),
        html::text(&erratum.says),
        shown.join(", "),
        homes.links(page, erratum.id.get_ref()),
    )
}

fn term_item(term: &Term) -> String {
    let sources: Vec<_> = term.sources.iter().map(u8::to_string).collect();
    format!(
        "<li><span lang=\"zh\">{}</span> (Source {}): <span lang=\"zh\">{}</span>, {}</li>",
        html::text(&term.found),
        sources.join(", "),
        html::text(&term.meant),
        html::text(&term.english),
    )
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
fn source(directive: &Directive, ids: Vec<&str>) -> Result<Choice, Problem> {
    let usage = format!("`{{{{#{} S0}}}}`", directive.name.text);
    directive.no_pairs(&usage)?;
    let word = directive.values(1, 1, &usage)?[0];
    let choice = Choice(word.text.trim_start_matches('S').to_owned());
    let asked_right = word.text == "T" || word.text.starts_with('S');
    if asked_right && ids.iter().any(|id| belongs(id, &choice)) {
        return Ok(choice);
    }
    let mut sources: Vec<_> = ids.into_iter().filter_map(name_of_source).collect();
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
