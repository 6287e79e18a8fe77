//! Head of a page: what it says of itself to those who list, preview and cite pages.
//!
//! mdBook gives a page's template one text of the page's own, its title, which a page sets by `{{#title …}}`. Our template
//! makes its title itself, and takes this text for what else belongs into the head.

use manuscript::{Book, Page, opening};
use mdbook_driver::config::Config;

use crate::html;

/// The picture of the book, beside its pages; see `crates/bindery/src/picture.rs`.
pub(crate) const PICTURE: &str = "preview.png";

/// What a description is long enough with, and what it is cut at, in letters.
const ENOUGH: usize = 60;
const MOST: usize = 220;

/// What the settings say of the whole book.
pub(crate) struct Site {
    title: String,
    description: String,
    language: String,
    /// Whether mdBook's own preprocessor is in use, which hands a title on.
    has_titles: bool,
    /// Where the book is published, with a slash at its end: `site-url`, when it is a whole address.
    pub(crate) address: Option<String>,
}

impl Site {
    pub(crate) fn of(config: &Config) -> Site {
        let html = config.html_config().unwrap_or_default();
        let address = html.site_url.filter(|url| url.contains("://"));
        let own = config.preprocessors::<serde_json::Value>();
        let book = &config.book;
        Site {
            title: book.title.clone().unwrap_or_default(),
            description: book.description.clone().unwrap_or_default(),
            language: book.language.clone().unwrap_or_default(),
            has_titles: own.is_ok_and(|own| own.contains_key("links")),
            address: address.map(|url| format!("{}/", url.trim_end_matches('/'))),
        }
    }

    /// The first page of a book is its address, as it is also `index.html`.
    fn of_page(&self, book: &Book, page: &Page) -> Option<String> {
        let address = self.address.as_ref()?;
        let is_first = book
            .pages
            .first()
            .is_some_and(|first| first.path == page.path);
        let file = match is_first {
            true => String::new(),
            false => page.path.trim_end_matches(".md").to_owned() + ".html",
        };
        Some(format!("{address}{}", file.replace(' ', "%20")))
    }

    /// What the template of the page `page`, whose text has been expanded, is given for its head.
    pub(crate) fn head(&self, book: &Book, page: &Page, expanded: &str) -> String {
        if !self.has_titles {
            return String::new();
        }
        let description = match description(expanded) {
            words if words.is_empty() => self.description.clone(),
            words => words,
        };
        let mut head = meta("name", "description", &description);
        if let Some(repository) = &book.repository {
            head += &meta("name", "repository", repository.address());
        }
        if let (Some(address), Some(site)) = (self.of_page(book, page), &self.address) {
            let is_book = page.title == self.title;
            head += &format!("<link rel=\"canonical\" href=\"{}\">", attribute(&address));
            for (property, content) in [
                ("og:type", if is_book { "website" } else { "article" }),
                ("og:site_name", &self.title),
                ("og:title", &page.title),
                ("og:description", &description),
                ("og:url", &address),
                ("og:image", &format!("{site}{PICTURE}")),
                ("og:image:alt", &self.description),
            ] {
                head += &meta("property", property, content);
            }
            head += &meta("name", "twitter:card", "summary_large_image");
        }
        format!("{{{{#title {head}}}}}")
    }

    /// What the first page says of the book to programs, where it is published. A script of data is not run.
    pub(crate) fn data(&self, book: &Book, page: &Page) -> String {
        let is_first = book
            .pages
            .first()
            .is_some_and(|first| first.path == page.path);
        let Some(address) = self.address.as_ref().filter(|_| is_first) else {
            return String::new();
        };
        let mut data = serde_json::json!({
            "@context": "https://schema.org",
            "@type": ["Book", "LearningResource"],
            "name": self.title,
            "description": self.description,
            "url": address,
            "image": format!("{address}{PICTURE}"),
            "inLanguage": self.language,
            "version": env!("CARGO_PKG_VERSION"),
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "isAccessibleForFree": true,
            "learningResourceType": "textbook",
        });
        if let Some(repository) = &book.repository {
            data["codeRepository"] = repository.address().into();
        }
        let data = data.to_string().replace('<', "\\u003c");
        format!("<script type=\"application/ld+json\">{data}</script>\n\n")
    }

    /// The addresses of all pages, for those who list them.
    pub(crate) fn map(&self, book: &Book) -> Option<String> {
        let pages = book.pages.iter();
        let addresses: Option<String> = pages
            .map(|page| {
                Some(format!(
                    "  <url><loc>{}</loc></url>\n",
                    attribute(&self.of_page(book, page)?)
                ))
            })
            .collect();
        Some(format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
            addresses?
        ))
    }
}

/// The first sentences of a page, until they say enough.
fn description(expanded: &str) -> String {
    let words = opening(expanded);
    let ends = words.match_indices(". ").map(|(at, _)| at + 1);
    let questions = words.match_indices("? ").map(|(at, _)| at + 1);
    let mut ends: Vec<usize> = ends.chain(questions).chain([words.len()]).collect();
    ends.sort_unstable();
    let end = ends
        .into_iter()
        .find(|end| words[..*end].chars().count() >= ENOUGH);
    let said = &words[..end.unwrap_or(words.len())];
    if said.chars().count() <= MOST {
        return said.to_owned();
    }
    let most: String = said.chars().take(MOST).collect();
    format!(
        "{} …",
        most.rsplit_once(' ')
            .map_or(most.as_str(), |(whole, _)| whole)
    )
}

fn meta(kind: &str, name: &str, content: &str) -> String {
    format!(
        "<meta {kind}=\"{name}\" content=\"{}\">",
        attribute(content)
    )
}

/// The value of an attribute, without the `}` at which mdBook would end the title.
fn attribute(text: &str) -> String {
    html::text(text).replace("&#45;", "-").replace("&#95;", "_")
}

#[cfg(test)]
mod tests {
    use super::*;
    use manuscript::{Repository, Source};

    fn config(settings: &str) -> Config {
        let own = "\n[preprocessor.links]\nafter = []\n";
        format!("{settings}{own}").parse().unwrap()
    }

    fn book() -> Book {
        let page = |path: &str, title: &str| Page::new(path, title, path, "# T\n");
        let manifest = "[workspace.package]\nrepository = \"https://example.org/us/neuron\"\n";
        Book {
            pages: vec![page("title.md", "Neuron"), page("a/b c.md", "Weights")],
            repository: Repository::of(&Source::new("Cargo.toml", manifest)).unwrap(),
            ..Book::default()
        }
    }

    #[test]
    fn a_description_is_the_first_sentences_that_say_enough() {
        assert_eq!(description("# T\n\nShort.\n"), "Short.");
        let long =
            "Is it so? It is not, as it has never been in all the time that we know of. More.";
        assert_eq!(description(long), long.trim_end_matches(" More."));
        let endless = description(&"word ".repeat(80));
        assert!(
            endless.ends_with("word …") && endless.chars().count() <= MOST + 2,
            "{endless}"
        );
        // What would end the title, the attribute or the tag.
        let head = Site::of(&config("")).head(&book(), &book().pages[1], "a } b\" > {{ c");
        assert_eq!(head.matches("}}").count(), 1, "{head}");
        assert_eq!(head.matches('"').count(), 8, "{head}");
    }

    #[test]
    fn only_a_published_book_has_an_address() {
        let book = book();
        for settings in ["", "[output.html]\nsite-url = \"/neuron/\"\n"] {
            let site = Site::of(&config(settings));
            let head = site.head(&book, &book.pages[1], "It is.");
            assert!(
                !head.contains("canonical") && !head.contains("og:"),
                "{head}"
            );
            assert!(head.contains("name=\"repository\" content=\"https://example.org/us/neuron\""));
            assert_eq!(site.map(&book), None);
            assert_eq!(site.data(&book, &book.pages[0]), "");
        }
        let published = "[book]\ntitle = \"Neuron\"\n[output.html]\nsite-url = \"https://example.org/neuron\"\n";
        let site = Site::of(&config(published));
        let first = site.head(&book, &book.pages[0], "It is.");
        assert!(
            first.contains("rel=\"canonical\" href=\"https://example.org/neuron/\""),
            "{first}"
        );
        let second = site.head(&book, &book.pages[1], "It is.");
        assert!(
            second.contains("href=\"https://example.org/neuron/a/b%20c.html\""),
            "{second}"
        );
        assert!(
            second.contains("content=\"https://example.org/neuron/preview.png\""),
            "{second}"
        );
        let map = site.map(&book).unwrap();
        assert_eq!(map.matches("<loc>").count(), 2, "{map}");
        assert!(
            map.contains("<loc>https://example.org/neuron/</loc>"),
            "{map}"
        );
        let data = site.data(&book, &book.pages[0]);
        assert!(
            data.contains("\"codeRepository\":\"https://example.org/us/neuron\""),
            "{data}"
        );
        assert_eq!(site.data(&book, &book.pages[1]), "");
    }
}
