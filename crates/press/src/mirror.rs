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
    let source = source(directive, &ids(claims, kind))?;
    let title = title_of(claims, source);
    let belongs = |id: &str| source_of(id).as_deref() == Some(source);
    let (class, label, columns) = match kind {
        Marked::Claim => (
            "mirror",
            format!("What {title} says, and where the book treats it"),
            ["id", "what the source says", "kind", "holds", "where"],
        ),
        Marked::Erratum => (
            "mirror errata",
            format!("Where {title} is wrong"),
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
            let claims = claims.filter(|claim| belongs(claim.id.get_ref()));
            claims.map(|claim| claim_row(claim, page, homes)).collect()
        }
        Marked::Erratum => {
            let errata = claims.errata.iter();
            let errata = errata.filter(|erratum| belongs(erratum.id.get_ref()));
            errata
                .map(|erratum| erratum_row(claims, erratum, page, homes))
                .collect()
        }
    };
    let label = html::text(&label);
    // On a phone its rows are cards, and a table that is none to the style is one to whoever hears it.
    let head =
        columns.map(|column| format!("<th scope=\"col\" role=\"columnheader\">{column}</th>"));
    let rows = format!(
        "<thead role=\"rowgroup\"><tr role=\"row\">{}</tr></thead><tbody role=\"rowgroup\">{rows}</tbody>",
        head.concat()
    );
    Ok(html::table(
        &format!("class=\"{class}\" role=\"table\""),
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
        "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">{}</th><td role=\"cell\">{}</td><td role=\"cell\">{}</td><td role=\"cell\">{holds}</td><td role=\"cell\">{treated}</td></tr>",
        html::text(claim.id.get_ref()),
        html::text(&claim.text),
        html::text(claim.kind.word()),
    )
}

fn erratum_row(claims: &Claims, erratum: &Erratum, page: &str, homes: &Homes) -> String {
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
        let terms: String = erratum
            .terms
            .iter()
            .map(|term| term_item(claims, term))
            .collect();
        correct.push_str(&format!("<ul>{terms}</ul>"));
    }
    format!(
        "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">{}</th><td role=\"cell\">{}</td><td role=\"cell\">{correct}</td><td role=\"cell\">{}</td><td role=\"cell\">{}</td></tr>",
        html::text(erratum.id.get_ref()),
        html::text(&erratum.says),
        shown.join(", "),
        homes.links(page, erratum.id.get_ref()),
    )
}

fn term_item(claims: &Claims, term: &Term) -> String {
    let sources = term
        .sources
        .iter()
        .map(|source| claims.source_name(*source));
    let sources: Vec<_> = sources.collect();
    format!(
        "<li><span lang=\"zh\">{}</span> ({}): <span lang=\"zh\">{}</span>, {}</li>",
        html::text(&term.found),
        sources.join(", "),
        html::text(&term.meant),
        html::text(&term.english),
    )
}

/// The source that a directive asks for, `S0` to `S4`, or `T` for the translations of all of them; it must have entries.
fn source<'a>(directive: &'a Directive, ids: &[&str]) -> Result<&'a str, Problem> {
    let usage = format!("`{{{{#{} S0}}}}`", directive.name.text);
    directive.no_pairs(&usage)?;
    let word = directive.values(1, 1, &usage)?[0];
    let mut sources: Vec<_> = ids.iter().filter_map(|id| source_of(id)).collect();
    if sources.contains(&word.text) {
        return Ok(&word.text);
    }
    sources.dedup();
    let message = format!("nothing is listed for `{}`", word.text);
    Err(
        Problem::new(word.span.clone(), message).help(match sources.is_empty() {
            true => "book/claims.toml lists nothing".to_owned(),
            false => format!("book/claims.toml has entries for {}", sources.join(", ")),
        }),
    )
}

/// `S3` for `S3-12` and `E3-2`, and `T` for `E-T1`.
fn source_of(id: &str) -> Option<String> {
    let (number, _) = id.trim_start_matches(['S', 'E']).split_once('-')?;
    Some(match number {
        "" => "T".to_owned(),
        number => format!("S{number}"),
    })
}

/// The name of the source for `S0`: sources count from one.
fn title_of(claims: &Claims, source: &str) -> String {
    let number = source
        .strip_prefix('S')
        .and_then(|number| number.parse().ok());
    number.map_or("the translation".to_owned(), |number: u8| {
        claims.source_name(number + 1)
    })
}
