//! Each figure can be read by everyone, for all values of its parameters: it is well-formed, has words for who
//! does not see it, text large enough and inside, and no color but the page's.

use super::*;

#[test]
fn names_are_unique_and_parameters_are_well_declared() {
    let names: BTreeSet<_> = figures::all().iter().map(|figure| figure.name).collect();
    assert_eq!(names.len(), figures::all().len());
    for figure in figures::all() {
        let names: BTreeSet<_> = figure.parameters.iter().map(|p| p.name).collect();
        assert_eq!(names.len(), figure.parameters.len(), "{}", figure.name);
        for parameter in figure.parameters {
            let name = format!("{} {}", figure.name, parameter.name);
            assert!(!parameter.label.is_empty(), "{name}");
            // A slider starts at `min` and must be able to stand on the default and on `max`.
            let mut needed = vec![parameter.default().to_string()];
            match parameter.kind {
                Kind::Number { min, max, step, .. } => {
                    assert!(min < max && step > 0.0, "{name}");
                    needed.extend([min, max].map(|value| value.to_string()));
                }
                Kind::Time { end, .. } => needed.extend(["0".to_owned(), end.to_string()]),
                Kind::Choice { options, .. } => {
                    let different: BTreeSet<_> = options.iter().collect();
                    assert!(
                        different.len() == options.len() && options.len() > 1,
                        "{name}"
                    );
                    needed.extend(options.iter().map(|option| option.to_string()));
                }
            }
            let mut values = figure.defaults();
            for value in needed {
                assert_eq!(values.set(parameter.name, &value), Ok(()), "{name}");
            }
        }
    }
}

/// Each figure for many values of its parameters.
fn all() -> impl Iterator<Item = &'static Shown> {
    figures::all()
        .iter()
        .flat_map(|figure| everywhere(figure.name))
}

/// The figures with their defaults.
fn defaults() -> impl Iterator<Item = Values> {
    figures::all().iter().map(|figure| figure.defaults())
}

#[test]
fn a_title_a_description_and_a_caption_say_what_is_to_be_seen() {
    for Shown {
        drawing,
        document,
        name,
        ..
    } in all()
    {
        let svg = document.root_element();
        assert_eq!(svg.attribute("role"), Some("img"), "{name}");
        assert_eq!(
            svg.attribute("aria-labelledby"),
            Some("fig-title fig-desc"),
            "{name}"
        );
        let labels: Vec<_> = svg.children().filter(Node::is_element).take(2).collect();
        assert_eq!(labels[0].attribute("id"), Some("fig-title"), "{name}");
        assert_eq!(labels[1].attribute("id"), Some("fig-desc"), "{name}");
        assert_eq!(text(labels[0]), drawing.title, "{name}");
        assert_eq!(text(labels[1]), drawing.description, "{name}");
        for words in [&drawing.description, &drawing.caption] {
            assert!(
                words.len() > 60 && words.ends_with('.'),
                "{name}: {words:?}"
            );
            assert!(
                !words.contains(['*', '$', '{', '\n', '<']) || words.contains(" < "),
                "{name}: {words:?}"
            );
            assert!(!words.contains("  "), "{name}: {words:?}");
            // A hyphen in place of a minus sign, or a number that is none.
            assert!(
                !words.contains(" -") && !words.contains("NaN") && !words.contains("inf "),
                "{name}: {words:?}"
            );
        }
    }
}

#[test]
fn a_figure_fits_in_one_block_of_html() {
    for Shown { drawing, name, .. } in all() {
        let svg = &drawing.svg;
        assert!(
            svg.starts_with("<svg ") && svg.ends_with("</svg>\n"),
            "{name}"
        );
        assert!(
            !svg.contains("\n\n"),
            "{name}: a blank line ends a block of HTML in Markdown"
        );
        assert!(
            svg.len() < 20_000,
            "{name}: {} bytes are too many for a page",
            svg.len()
        );
    }
}

#[test]
fn ids_are_made_of_the_prefix_and_nothing_else_depends_on_it() {
    for values in defaults() {
        let (figure, name) = (values.figure(), named(&values));
        let one = figure.draw(&values, "one-1").svg;
        let document = Document::parse(&one).unwrap();
        let ids: Vec<_> = document
            .descendants()
            .filter_map(|node| node.attribute("id"))
            .collect();
        assert!(
            ids.iter().all(|id| id.starts_with("one-1-")),
            "{name}: {ids:?}"
        );
        assert_eq!(
            ids.len(),
            ids.iter().collect::<BTreeSet<_>>().len(),
            "{name}: {ids:?}"
        );
        assert_eq!(
            one.replace("one-1", "other"),
            figure.draw(&values, "other").svg,
            "{name}"
        );
    }
}

#[test]
fn every_color_is_the_pages() {
    let inks: Vec<String> = Ink::ALL.iter().map(|ink| ink.css()).collect();
    for Shown {
        drawing,
        document,
        name,
        ..
    } in all()
    {
        let mut rest = drawing.svg.clone();
        for node in document.descendants().filter(Node::is_element) {
            for attribute in ["fill", "stroke"] {
                if let Some(color) = node.attribute(attribute) {
                    assert!(
                        color == "none" || inks.iter().any(|ink| ink == color),
                        "{name}: {attribute} {color}"
                    );
                }
            }
            assert_eq!(node.attribute("style"), None, "{name}");
        }
        for ink in &inks {
            rest = rest.replace(ink, "");
        }
        assert!(
            !rest.contains('#') && !rest.contains("rgb"),
            "{name}: a color that the page cannot change"
        );
    }
}

#[test]
fn the_page_sets_every_color() {
    let css = crate::pages::read("book/theme/css/variables.css");
    for ink in Ink::ALL {
        let variable = ink.variable();
        assert!(
            css.contains(&format!("{variable}: light-dark(")),
            "{variable} has no light and dark value in the theme"
        );
    }
}

/// The width and the height of the canvas.
fn view(document: &Document<'_>) -> Pair {
    let view = document.root_element().attribute("viewBox").unwrap();
    let numbers: Vec<f64> = view.split(' ').map(|text| text.parse().unwrap()).collect();
    let [0.0, 0.0, width, height] = numbers[..] else {
        panic!("{view}");
    };
    [width, height]
}

/// The width of a text in ems, for the widest font it may be set in (DejaVu Sans, bold for bold text).
fn ems(text: &str, bold: bool) -> f64 {
    let regular: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'l' | 'j' | '.' | ',' | ':' | ' ' | '\u{a0}' => 0.33,
            'f' | 't' | 'r' | '(' | ')' | '₁' | '₂' | '₃' | '₄' => 0.41,
            'm' | 'w' | '−' | '+' | '=' | '<' | '≥' => 0.9,
            _ => 0.636,
        })
        .sum();
    if bold { 1.12 * regular } else { regular }
}

#[test]
fn text_is_large_enough_and_inside() {
    for Shown { document, name, .. } in all() {
        let [width, height] = view(document);
        assert_eq!(width, 400.0, "{name}");
        for node in elements(document, "text") {
            let words = text(node);
            assert!(!words.trim().is_empty(), "{name}: an empty text");
            let size = number(node, "font-size");
            // 320 pixels for 400 units: 13 units are more than 10 pixels.
            assert!(size >= 13.0, "{name}: {words:?} is {size} units high");
            let length = size * ems(&words, node.attribute("font-weight") == Some("bold"));
            let (x, y) = (number(node, "x"), number(node, "y"));
            let left = match node.attribute("text-anchor").unwrap() {
                "start" => x,
                "middle" => x - length / 2.0,
                "end" => x - length,
                other => panic!("{name}: {other}"),
            };
            assert!(
                left >= 0.0 && left + length <= width,
                "{name}: {words:?} from {left} to {}",
                left + length
            );
            assert!(
                y - 0.8 * size >= 0.0 && y + 0.25 * size <= height,
                "{name}: {words:?} at height {y}"
            );
        }
    }
}

#[test]
fn everything_is_drawn_inside() {
    for Shown {
        drawing,
        document,
        name,
        ..
    } in all()
    {
        assert!(
            !drawing.svg.contains("NaN") && !drawing.svg.contains("inf\""),
            "{name}"
        );
        let [width, height] = view(document);
        for node in elements(document, "path") {
            for [x, y] in points(node) {
                let inside = (0.0..=width).contains(&x) && (0.0..=height).contains(&y);
                assert!(inside, "{name}: ({x}, {y}) is outside");
            }
        }
        for node in elements(document, "circle") {
            let (x, y, r) = (number(node, "cx"), number(node, "cy"), number(node, "r"));
            assert!(
                x - r >= 0.0 && x + r <= width && y - r >= 0.0 && y + r <= height,
                "{name}: {node:?}"
            );
        }
    }
}

#[test]
fn a_figure_is_the_same_every_time() {
    for values in defaults() {
        assert_eq!(show(values.clone()).drawing, show(values).drawing);
    }
}
