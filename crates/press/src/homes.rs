//! Homes: where pages treat the claims of the sources and tell the errata.

use std::collections::BTreeMap;

use manuscript::Page;

use crate::html;

/// Where claims are treated and errata told.
#[derive(Debug, Default)]
pub(crate) struct Homes {
    marks: BTreeMap<String, Vec<Home>>,
}

#[derive(Debug)]
struct Home {
    /// The page's path below the folder of the chapters.
    page: String,
    title: String,
    anchor: String,
}

impl Homes {
    /// The homes in these pages, which come in the order of the book.
    pub(crate) fn new(pages: &[Page]) -> Homes {
        let mut homes = Homes::default();
        for page in pages {
            for id in page.markers().flat_map(|marker| &marker.ids) {
                let marks = homes.marks.entry(id.text.clone()).or_default();
                marks.push(Home {
                    page: page.path.clone(),
                    title: page.title.clone(),
                    anchor: numbered(&id.text, marks.len() + 1),
                });
            }
        }
        homes
    }

    /// A link to the first page that marks an id, or the text alone when it has none.
    pub(crate) fn link(&self, from: &str, id: &str, text: &str) -> String {
        match self.marks.get(id).and_then(|homes| homes.first()) {
            Some(home) => home.link(from, text),
            None => html::text(text),
        }
    }

    /// Links to all pages that mark an id, each once.
    pub(crate) fn links(&self, from: &str, id: &str) -> String {
        let mut homes: Vec<&Home> = self.marks.get(id).into_iter().flatten().collect();
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
    fn link(&self, from: &str, text: &str) -> String {
        let up = "../".repeat(from.matches('/').count());
        format!(
            "<a href=\"{up}{}.html#{}\">{}</a>",
            self.page.trim_end_matches(".md"),
            self.anchor,
            html::text(text)
        )
    }
}

/// The id of the n-th marker of something: its own name, then with a number.
pub(crate) fn numbered(name: &str, n: usize) -> String {
    match n {
        1 => name.to_owned(),
        n => format!("{name}-{n}"),
    }
}
