//! The schema of `book/claims.toml`: what the sources claim, and where they are wrong.

use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Problem};
use crate::source::{Source, conflict};

/// Every statement of the sources, and every mistake.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// The chapters, and the sources that they mirror.
    #[serde(default, rename = "chapter")]
    pub chapters: Vec<Chapter>,
    /// What the sources state.
    #[serde(default, rename = "claim")]
    pub claims: Vec<Claim>,
    /// Where the sources are wrong.
    #[serde(default, rename = "erratum")]
    pub errata: Vec<Erratum>,
}

/// A chapter, and the source that it mirrors.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Its number, from 1.
    pub number: Spanned<u8>,
    /// Its name.
    pub title: String,
    /// The source it mirrors, from 1; none when it goes on by itself.
    pub source: Option<u8>,
    /// What the book calls its source, in the midst of a sentence: `the Digest`.
    pub called: Option<String>,
    /// The folder of its pages, below the folder of all chapters.
    pub folder: String,
}

/// One statement of a source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// `S0-3`: the third of source 1.
    pub id: Spanned<String>,
    /// The source that states it, from 1.
    pub source: u8,
    /// What it states, in our words.
    pub text: String,
    /// What kind of statement it is.
    pub kind: Kind,
    /// Whether it holds.
    pub status: Status,
    /// The errata that correct or qualify it.
    #[serde(default)]
    pub errata: Vec<String>,
    /// What has to be added for it to hold.
    pub qualification: Option<String>,
    /// Why the book does not treat it.
    pub not_mirrored: Option<String>,
    /// Locked numbers that support the claim and that no page quotes.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// The source's own words, a sentence or a listing each, as a page may quote them.
    #[serde(default)]
    pub words: Vec<Spanned<String>>,
}

/// What kind of statement a claim is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// It names a concept.
    Definition,
    /// An equation.
    Formula,
    /// A worked example.
    Example,
    /// A picture.
    Figure,
    /// A statement that can be true or false.
    Claim,
    /// A program or a piece of one.
    Code,
    /// What stands around the others.
    Context,
}

impl Kind {
    /// As `claims.toml` writes it.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Definition => "definition",
            Kind::Formula => "formula",
            Kind::Example => "example",
            Kind::Figure => "figure",
            Kind::Claim => "claim",
            Kind::Code => "code",
            Kind::Context => "context",
        }
    }
}

/// Whether a claim holds.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// As it stands.
    Correct,
    /// With the addition of an erratum or a qualification.
    Qualified,
    /// An erratum says what is true.
    Wrong,
    /// There is nothing to verify.
    None,
}

impl Status {
    /// As `claims.toml` writes it.
    pub fn word(self) -> &'static str {
        match self {
            Status::Correct => "correct",
            Status::Qualified => "qualified",
            Status::Wrong => "wrong",
            Status::None => "none",
        }
    }
}

/// One mistake of a source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erratum {
    /// `E0-1`: the first of source 1; `E-T1`: the first of the translation.
    pub id: Spanned<String>,
    /// The source that makes it, from 1; 0 for all of them.
    pub source: u8,
    /// What the source says.
    pub says: String,
    /// What is true.
    pub correct: String,
    /// What shows it: `snapshot:`, `figure:`, `snippet:`, `quote:` or `test:` and a name.
    #[serde(default)]
    pub demonstration: Vec<String>,
    /// The words that a translation got wrong.
    #[serde(default)]
    pub terms: Vec<Term>,
    /// The source's own words, a sentence or a listing each, as a page may quote them.
    #[serde(default)]
    pub words: Vec<Spanned<String>>,
}

/// A word that a translation got wrong.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The word that stands there.
    pub found: String,
    /// The sources that have it, from 1.
    pub sources: Vec<u8>,
    /// The word that was meant.
    pub meant: String,
    /// The same in English.
    pub english: String,
}

impl Claims {
    /// What the book calls a source, in the midst of a sentence: the name that its chapter gives, or `Source 1`.
    pub fn source_name(&self, source: u8) -> String {
        let mut chapters = self.chapters.iter();
        let chapter = chapters.find(|chapter| chapter.source == Some(source));
        let called = chapter.and_then(|chapter| chapter.called.clone());
        called.unwrap_or_else(|| format!("Source {source}"))
    }

    /// Where they stand in a workspace.
    pub const PATH: &str = "book/claims.toml";

    /// Reads the list.
    ///
    /// # Errors
    ///
    /// What is no TOML, and fields that the schema does not know or that are missing.
    pub fn parse(source: &Source) -> Result<Arc<Claims>, Vec<Diagnostic>> {
        /// The list that was read last: every page asks for the same one, and it has 2500 lines.
        static LAST: Mutex<Option<(Source, Arc<Claims>)>> = Mutex::new(None);
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, claims)) = &*last
            && known == source
        {
            return Ok(Arc::clone(claims));
        }
        let claims: Claims = toml::from_str(&source.text).map_err(|error| {
            let problem = || Problem::new(error.span().unwrap_or(0..0), error.message());
            let problem = conflict(&source.text).unwrap_or_else(problem);
            vec![source.diagnostic(problem)]
        })?;
        let claims = Arc::new(claims);
        *last = Some((source.clone(), Arc::clone(&claims)));
        Ok(claims)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        let source = Source::new(Claims::PATH, text);
        Claims::parse(&source).unwrap_err().remove(0).message
    }

    #[test]
    fn a_misspelled_field_or_value_is_an_error() {
        let claim = "[[claim]]\nid = \"S0-1\"\nsource = 1\ntext = \"a\"\nkind = \"claim\"\nstatus = \"wrong\"\n";
        Claims::parse(&Source::new(Claims::PATH, claim)).unwrap();
        let error = message(&claim.replace("\"claim\"", "\"calim\""));
        assert!(error.contains("unknown variant `calim`"), "{error}");
        let error = message(&claim.replace("status", "state"));
        assert!(error.contains("unknown field `state`"), "{error}");
    }
}
