//! Each figure can be read by everyone, for all values of its parameters: it is well-formed, has words for who
//! does not see it, text large enough and inside, and no color but the page's.

use super::*;

#[test]
fn names_are_unique_and_parameters_are_well_declared() {
    let names: HashSet<_> = figures::all().iter().map(|figure| figure.name).collect();
    assert_eq!(names.len(), figures::all().len());
    for figure in figures::all() {
        let names: HashSet<_> = figure.parameters.iter().map(|p| p.name).collect();
        assert_eq!(names.len(), figure.parameters.len(), "{}", figure.name);
        for parameter in figure.parameters {
            let place = format!("{} {}", figure.name, parameter.name);
            assert!(parameter.min < parameter.max, "{place}");
            assert!(parameter.step > 0.0, "{place}");
            assert!(!parameter.label.is_empty(), "{place}");
            // A slider starts at `min` and must be able to stand on the default and on `max`.
            let mut values = figure.defaults();
            for value in [parameter.default, parameter.min, parameter.max] {
                assert_eq!(values.set(parameter.name, value), Ok(()), "{place}");
            }
        }
    }
}

#[test]
fn a_title_a_description_and_a_caption_say_what_is_to_be_seen() {
    for figure in figures::all() {
        for (values, drawing) in everywhere(figure) {
            let place = named(values);
            let document = Document::parse(&drawing.svg).unwrap_or_else(|e| panic!("{place}: {e}"));
            let svg = document.root_element();
            assert_eq!(svg.attribute("role"), Some("img"), "{place}");
            assert_eq!(
                svg.attribute("aria-labelledby"),
                Some("fig-title fig-desc"),
                "{place}"
            );
            let labels: Vec<_> = svg.children().filter(Node::is_element).take(2).collect();
            assert_eq!(labels[0].attribute("id"), Some("fig-title"), "{place}");
            assert_eq!(labels[1].attribute("id"), Some("fig-desc"), "{place}");
            assert_eq!(text(labels[0]), drawing.title, "{place}");
            assert_eq!(text(labels[1]), drawing.description, "{place}");
            for words in [&drawing.description, &drawing.caption] {
                assert!(
                    words.len() > 60 && words.ends_with('.'),
                    "{place}: {words:?}"
                );
                assert!(
                    !words.contains(['*', '$', '{', '\n', '<']) || words.contains(" < "),
                    "{place}: {words:?}"
                );
                assert!(!words.contains("  "), "{place}: {words:?}");
                // A hyphen in place of a minus sign, or a number that is none.
                assert!(
                    !words.contains(" -") && !words.contains("NaN") && !words.contains("inf "),
                    "{place}: {words:?}"
                );
            }
        }
    }
}

#[test]
fn a_figure_fits_in_one_block_of_html() {
    for request in requests() {
        let svg = draw(request).svg;
        assert!(
            svg.starts_with("<svg ") && svg.ends_with("</svg>\n"),
            "{request:?}"
        );
        assert!(
            !svg.contains("\n\n"),
            "{request:?}: a blank line ends a block of HTML in Markdown"
        );
        assert!(
            svg.len() < 20_000,
            "{request:?}: {} bytes are too many for a page",
            svg.len()
        );
    }
}

#[test]
fn ids_are_made_of_the_prefix_and_nothing_else_depends_on_it() {
    for request in requests() {
        let figure = figures::named(request.0).unwrap();
        let values = figure.values(request.1.iter().copied()).unwrap();
        let one = figure.draw(&values, "one-1").svg;
        let document = Document::parse(&one).unwrap();
        let ids: Vec<_> = document
            .descendants()
            .filter_map(|node| node.attribute("id"))
            .collect();
        assert!(
            ids.iter().all(|id| id.starts_with("one-1-")),
            "{request:?}: {ids:?}"
        );
        assert_eq!(
            ids.len(),
            ids.iter().collect::<HashSet<_>>().len(),
            "{request:?}: {ids:?}"
        );
        assert_eq!(
            one.replace("one-1", "other"),
            figure.draw(&values, "other").svg,
            "{request:?}"
        );
    }
}

#[test]
fn every_color_is_the_pages() {
    let inks: Vec<String> = Ink::ALL.iter().map(|ink| ink.css()).collect();
    for figure in figures::all() {
        for (values, drawing) in everywhere(figure) {
            let place = named(values);
            let document = Document::parse(&drawing.svg).unwrap();
            let mut rest = drawing.svg.clone();
            for node in document.descendants().filter(Node::is_element) {
                for attribute in ["fill", "stroke"] {
                    if let Some(color) = node.attribute(attribute) {
                        assert!(
                            color == "none" || inks.iter().any(|ink| ink == color),
                            "{place}: {attribute} {color}"
                        );
                    }
                }
                assert_eq!(node.attribute("style"), None, "{place}");
            }
            for ink in &inks {
                rest = rest.replace(ink, "");
            }
            assert!(
                !rest.contains('#') && !rest.contains("rgb"),
                "{place}: a color that the page cannot change"
            );
        }
    }
}

#[test]
fn the_page_sets_every_color() {
    let css = Path::new(env!("CARGO_MANIFEST_DIR")).join("book/theme/css/variables.css");
    let css = std::fs::read_to_string(css).unwrap();
    for ink in Ink::ALL {
        let variable = ink.variable();
        assert!(
            css.contains(&format!("{variable}: light-dark(")),
            "{variable} has no light and dark value in the theme"
        );
    }
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
    for figure in figures::all() {
        for (values, drawing) in everywhere(figure) {
            let place = named(values);
            let document = Document::parse(&drawing.svg).unwrap();
            let view: Vec<f64> = numbers(document.root_element().attribute("viewBox").unwrap());
            let [0.0, 0.0, width, height] = view[..] else {
                panic!("{place}: {view:?}");
            };
            assert_eq!(width, 400.0, "{place}");
            for node in elements(&document, "text") {
                let words = text(node);
                assert!(!words.trim().is_empty(), "{place}: an empty text");
                let size = number(node, "font-size");
                // 320 pixels for 400 units: 13 units are more than 10 pixels.
                assert!(size >= 13.0, "{place}: {words:?} is {size} units high");
                let length = size * ems(&words, node.attribute("font-weight") == Some("bold"));
                let (x, y) = (number(node, "x"), number(node, "y"));
                let left = match node.attribute("text-anchor").unwrap() {
                    "start" => x,
                    "middle" => x - length / 2.0,
                    "end" => x - length,
                    other => panic!("{place}: {other}"),
                };
                assert!(
                    left >= 0.0 && left + length <= width,
                    "{place}: {words:?} from {left} to {}",
                    left + length
                );
                assert!(
                    y - 0.8 * size >= 0.0 && y + 0.25 * size <= height,
                    "{place}: {words:?} at height {y}"
                );
            }
        }
    }
}

#[test]
fn everything_is_drawn_inside() {
    for figure in figures::all() {
        for (values, drawing) in everywhere(figure) {
            let place = named(values);
            assert!(
                !drawing.svg.contains("NaN") && !drawing.svg.contains("inf\""),
                "{place}"
            );
            let document = Document::parse(&drawing.svg).unwrap();
            let view = numbers(document.root_element().attribute("viewBox").unwrap());
            for node in elements(&document, "path") {
                for point in numbers(node.attribute("d").unwrap()).chunks(2) {
                    assert!(
                        (0.0..=view[2]).contains(&point[0]) && (0.0..=view[3]).contains(&point[1]),
                        "{place}: {point:?} is outside"
                    );
                }
            }
            for node in elements(&document, "circle") {
                let (x, y, r) = (number(node, "cx"), number(node, "cy"), number(node, "r"));
                assert!(
                    x - r >= 0.0 && x + r <= view[2] && y - r >= 0.0 && y + r <= view[3],
                    "{place}: {node:?}"
                );
            }
        }
    }
}

#[test]
fn a_figure_is_the_same_every_time() {
    for request in requests() {
        assert_eq!(draw(request), draw(request));
    }
}
