//! Cover: the title over a figure of the book, in the colours of its dark theme.

use press::Edition;

use crate::palette::Palette;
use crate::xhtml::escaped;

/// The figure on the cover: the loss over the plane of weight and bias, and a path of descent.
const FIGURE: &str = "loss-contour";

/// What it shows there.
const VALUES: [(&str, &str); 1] = [("epoch", "440")];

/// Width and height of the cover, as A4 has them.
pub(crate) const SIZE: (u32, u32) = (1200, 1697);

/// The cover, as SVG without fonts of its own.
pub(crate) fn svg(edition: &Edition, palette: &Palette, version: &str) -> String {
    let figure = figures::find(FIGURE).expect("it is in the registry");
    let values = figure.values(VALUES).expect("they are in its range");
    let drawing = figure.draw(&values, "cover-figure");
    let drawing = palette.in_the_dark(drawing.svg.trim());
    // It has a place on the cover, and there it is an ornament.
    let drawing = drawing.replacen(
        "<svg ",
        "<svg x=\"100\" y=\"560\" width=\"1000\" height=\"930\" ",
        1,
    );
    let drawing = without_words(&drawing);
    let (width, height) = SIZE;
    let mut lines = String::new();
    for (i, line) in wrapped(&edition.title, 16).iter().enumerate() {
        let y = 230 + 130 * i;
        lines += &format!(
            "<text x=\"100\" y=\"{y}\" font-size=\"124\" fill=\"#f5f1e8\">{}</text>",
            escaped(line)
        );
    }
    let below = 230 + 130 * wrapped(&edition.title, 16).len();
    for (i, line) in wrapped(&edition.description, 48).iter().enumerate() {
        let y = below - 30 + 54 * i;
        lines += &format!(
            "<text x=\"104\" y=\"{y}\" font-size=\"40\" font-style=\"italic\" fill=\"#c9c3b6\">{}</text>",
            escaped(line)
        );
    }
    let mut foot = edition.authors.join(", ");
    foot += if foot.is_empty() { "" } else { " · " };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{title}\" \
         font-family=\"'STIX Two Text', Georgia, serif\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>{lines}{drawing}\
         <text x=\"104\" y=\"1610\" font-size=\"34\" fill=\"#c9c3b6\">{foot}version {version}</text></svg>",
        title = escaped(&format!("{}: the cover", edition.title)),
        ground = palette.in_the_dark("var(--fig-paper, #17181a)"),
        foot = escaped(&foot),
        version = escaped(version),
    )
}

/// A drawing without its title and description: whoever cannot see it hears of it on its page.
pub(crate) fn without_words(svg: &str) -> String {
    let mut rest = svg;
    let mut kept = String::new();
    for (start, end) in [("<title", "</title>"), ("<desc", "</desc>")] {
        if let Some((before, after)) = rest.split_once(start)
            && let Some((_, after)) = after.split_once(end)
        {
            kept.push_str(before);
            rest = after;
        }
    }
    kept.push_str(rest);
    let labelled = " aria-labelledby=\"cover-figure-title cover-figure-desc\"";
    let kept = kept.replace(labelled, "").replace(" role=\"img\"", "");
    // A property of SVG 2, written as readers of SVG 1.1 know it.
    kept.replace("paint-order=\"stroke\"", "style=\"paint-order:stroke\"")
}

/// Words in lines of at most so many letters.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cover_is_a_drawing_with_a_name() {
        let edition = Edition {
            title: "Pigs & sheep on the farm".to_owned(),
            ..Edition::default()
        };
        let svg = svg(&edition, &Palette::default(), "1.0");
        let cover = roxmltree::Document::parse(&svg).unwrap();
        let label = cover.root_element().attribute("aria-label");
        assert_eq!(label, Some("Pigs & sheep on the farm: the cover"));
        assert!(!svg.contains("var("), "{svg}");
        assert!(!svg.contains("<desc") && !svg.contains("labelledby"));
        let texts = cover
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
        let texts: Vec<_> = texts.filter_map(|text| text.text()).collect();
        assert_eq!(texts[..2], ["Pigs & sheep on", "the farm"]);
        assert_eq!(texts.last(), Some(&"version 1.0"));
    }
}
