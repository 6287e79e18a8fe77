//! Palette: the colours of the figures, from the book's theme, for readers that know no variables.

use std::collections::BTreeMap;

/// The colours of the theme by their variables: each on paper and in the dark.
#[derive(Clone, Debug, Default)]
pub(crate) struct Palette {
    colours: BTreeMap<String, [String; 2]>,
}

impl Palette {
    /// Reads the lines `--fig-1: light-dark(#1f5a96, #8cbdf2);` of a style sheet.
    pub(crate) fn read(css: &str) -> Palette {
        let comments = css
            .split("/*")
            .map(|part| part.split_once("*/").map_or(part, |(_, after)| after));
        let css: String = comments.collect();
        let colours = css.split(['{', ';', '}']).filter_map(|declaration| {
            let (name, value) = declaration.trim().split_once(':')?;
            let pair = value
                .trim()
                .strip_prefix("light-dark(")?
                .strip_suffix(')')?;
            let (light, dark) = pair.split_once(',')?;
            Some((
                name.trim().to_owned(),
                [light, dark].map(|colour| colour.trim().to_owned()),
            ))
        });
        Palette {
            colours: colours.collect(),
        }
    }

    /// A text with its variables replaced by their colours on paper.
    pub(crate) fn on_paper(&self, text: &str) -> String {
        self.replaced(text, 0)
    }

    /// A text with its variables replaced by their colours in the dark.
    pub(crate) fn in_the_dark(&self, text: &str) -> String {
        self.replaced(text, 1)
    }

    /// Where the theme has no colour of a name, the one that stands beside it is taken.
    fn replaced(&self, text: &str, which: usize) -> String {
        let mut replaced = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("var(") {
            replaced.push_str(before);
            let Some((variable, after)) = after.split_once(')') else {
                replaced.push_str("var(");
                rest = after;
                continue;
            };
            let (name, otherwise) = variable
                .split_once(',')
                .unwrap_or((variable, "currentColor"));
            let colour = self
                .colours
                .get(name.trim())
                .map(|pair| pair[which].as_str());
            replaced.push_str(colour.unwrap_or(otherwise.trim()));
            rest = after;
        }
        replaced + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_becomes_its_colour() {
        let palette = Palette::read(
            "/* inks */ :root {\n /* first: blue */ --fig-1: light-dark(#111, #eee);\n --w: 3px; }",
        );
        let text = "fill:var(--fig-1, #0f0);stroke:var(--fig-2, #00f)";
        assert_eq!(palette.on_paper(text), "fill:#111;stroke:#00f");
        assert_eq!(palette.in_the_dark(text), "fill:#eee;stroke:#00f");
        assert_eq!(palette.on_paper("var(--fig-1"), "var(--fig-1");
    }
}
