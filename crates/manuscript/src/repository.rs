//! Repository: where the book is kept and answered, which `Cargo.toml` says once, as `repository` of `[workspace.package]`.
//!
//! Its addresses are those of GitHub, which other forges understand too. `HEAD` is whichever branch a fork publishes.

use std::ops::RangeInclusive;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Problem};
use crate::source::Source;

/// What stands in a path or in a value of a query as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The repository of a checkout.
///
/// ```
/// use manuscript::{Repository, Source};
///
/// let manifest = "[workspace.package]\nrepository = \"https://example.org/us/neuron/\"\n";
/// let repository = Repository::of(&Source::new("Cargo.toml", manifest)).unwrap().unwrap();
/// assert_eq!(repository.file("book/en/a b.md"), "https://example.org/us/neuron/blob/HEAD/book/en/a%20b.md");
/// assert_eq!(repository.lines("a.rs", 3..=5), "https://example.org/us/neuron/blob/HEAD/a.rs#L3-L5");
/// assert_eq!(
///     repository.report("number", &[("page", "a.md"), ("number", "7 & 8")]),
///     "https://example.org/us/neuron/issues/new?template=number.yml&page=a.md&number=7%20%26%208"
/// );
/// // Without one the book says where its folder is.
/// assert_eq!(Repository::of(&Source::new("Cargo.toml", "[workspace]\n")).unwrap(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    address: String,
}

impl Repository {
    /// What a manifest says of its repository.
    ///
    /// # Errors
    ///
    /// When the manifest is no TOML, or the address is none of the web.
    pub fn of(manifest: &Source) -> Result<Option<Repository>, Vec<Diagnostic>> {
        #[derive(Deserialize, Default)]
        struct Manifest {
            #[serde(default)]
            workspace: Workspace,
        }
        #[derive(Deserialize, Default)]
        struct Workspace {
            #[serde(default)]
            package: Package,
        }
        #[derive(Deserialize, Default)]
        struct Package {
            repository: Option<toml::Spanned<String>>,
        }
        let read: Manifest = toml::from_str(&manifest.text).map_err(|error| {
            let problem = Problem::new(error.span().unwrap_or(0..0), error.message());
            vec![manifest.diagnostic(problem)]
        })?;
        let Some(repository) = read.workspace.package.repository else {
            return Ok(None);
        };
        let address = repository.get_ref().trim_end_matches('/');
        let path = ["https://", "http://"]
            .iter()
            .find_map(|scheme| address.strip_prefix(scheme));
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/@%".contains(c);
        match path {
            Some(path) if path.contains('/') && path.chars().all(is_plain) => {
                Ok(Some(Repository {
                    address: address.to_owned(),
                }))
            }
            _ => Err(vec![manifest.diagnostic(
                Problem::new(
                    repository.span(),
                    "this is not the address of a repository on the web",
                )
                .help("write it as a browser shows it, as in `https://example.org/us/neuron`, or leave it out"),
            )]),
        }
    }

    /// Where it is shown.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Where a file of it is shown.
    pub fn file(&self, path: &str) -> String {
        self.at("blob", path)
    }

    /// Where lines of a file are shown, the first being 1.
    pub fn lines(&self, path: &str, lines: RangeInclusive<usize>) -> String {
        format!("{}#L{}-L{}", self.file(path), lines.start(), lines.end())
    }

    /// Where a file of it can be changed.
    pub fn edit(&self, path: &str) -> String {
        self.at("edit", path)
    }

    /// A form of `.github/ISSUE_TEMPLATE`, with some of its fields filled in.
    pub fn report(&self, form: &str, fields: &[(&str, &str)]) -> String {
        let fields: String = fields
            .iter()
            .map(|(id, value)| format!("&{id}={}", utf8_percent_encode(value, PLAIN)))
            .collect();
        format!("{}/issues/new?template={form}.yml{fields}", self.address)
    }

    fn at(&self, what: &str, path: &str) -> String {
        format!(
            "{}/{what}/HEAD/{}",
            self.address,
            utf8_percent_encode(path, PLAIN)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(repository: &str) -> Result<Option<Repository>, Vec<Diagnostic>> {
        let manifest = format!("[workspace.package]\nrepository = \"{repository}\"\n");
        Repository::of(&Source::new("Cargo.toml", manifest))
    }

    /// What could become something else than a link in a page.
    #[test]
    fn what_is_no_address_of_the_web_is_refused_at_its_line() {
        for wrong in [
            "",
            "neuron",
            "https://example.org",
            "git@example.org:us/neuron",
            "javascript:alert(1)/x",
            "file:///home/us/neuron",
            "https://example.org/us/neuron?\\\"><script>",
            "https://example.org/us/neu ron",
            "https://example.org/us/neuron#x",
        ] {
            let refused = of(wrong).expect_err(wrong);
            assert_eq!(refused[0].line, 2, "{wrong}");
        }
        assert!(Repository::of(&Source::new("Cargo.toml", "[workspace\n")).is_err());
    }
}
