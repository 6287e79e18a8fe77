//! Outline: the table of contents as a tree of parts, chapters and pages.

use press::{Edition, Leaf};

/// An entry, and those below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) title: String,
    /// The path of the page; that of a part is its first page.
    pub(crate) path: String,
    pub(crate) entries: Vec<Entry>,
}

/// The entries of a book, in their order.
pub(crate) fn outline(edition: &Edition) -> Vec<Entry> {
    let mut outline: Vec<Entry> = Vec::new();
    let mut part = None;
    for leaf in &edition.leaves {
        let entry = |title: String| Entry {
            title,
            path: leaf.path.clone(),
            entries: Vec::new(),
        };
        if leaf.part != part {
            part.clone_from(&leaf.part);
            outline.push(entry(part.clone().unwrap_or_default()));
        }
        let mut level = &mut outline;
        for _ in 0..leaf.depth + usize::from(part.is_some()) {
            // A page below a draft, which is none, hangs where the draft would.
            if level.is_empty() {
                break;
            }
            level = &mut level.last_mut().expect("it is not empty").entries;
        }
        level.push(entry(called(leaf)));
    }
    outline
}

/// `2.6 The firing graph`
pub(crate) fn called(leaf: &Leaf) -> String {
    match &leaf.number {
        Some(number) => format!("{number}\u{2002}{}", leaf.title),
        None => leaf.title.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hang_below_their_chapters_and_these_below_their_parts() {
        let leaf = |path: &str, number: &str, depth, part: &str| Leaf {
            path: path.to_owned(),
            title: path.to_uppercase(),
            number: (!number.is_empty()).then(|| number.to_owned()),
            depth,
            part: (!part.is_empty()).then(|| part.to_owned()),
        };
        let edition = Edition {
            leaves: vec![
                leaf("a", "", 0, ""),
                leaf("b", "1", 0, "P"),
                leaf("c", "1.1", 1, "P"),
                leaf("d", "1.2", 1, "P"),
                leaf("e", "2", 0, "Q"),
            ],
            ..Edition::default()
        };
        fn flat(entries: &[Entry]) -> String {
            let entries = entries
                .iter()
                .map(|entry| format!("{}>{}({})", entry.title, entry.path, flat(&entry.entries)));
            entries.collect()
        }
        assert_eq!(
            flat(&outline(&edition)).replace('\u{2002}', " "),
            "A>a()P>b(1 B>b(1.1 C>c()1.2 D>d()))Q>e(2 E>e())"
        );
    }
}
