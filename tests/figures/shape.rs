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
            match parameter.kind {
                Kind::Number { min, max, step, .. } => {
                    assert!(min < max && step > 0.0, "{name}");
                }
                Kind::Time { .. } => {}
                Kind::Choice { options, .. } => {
                    let different: BTreeSet<_> = options.iter().collect();
                    assert_eq!(different.len(), options.len(), "{name}");
                    assert!(options.len() > 1, "{name}");
                }
            }
            // A slider starts at the least value and must be able to stand on the default and on the greatest.
            let mut values = figure.defaults();
            for value in landmarks(parameter) {
                assert_eq!(values.set(parameter.name, &value), Ok(()), "{name}");
            }
        }
    }
}

/// Each figure for many values of its parameters.
fn all() -> impl Iterator<Item = &'static Shown> {
    let figures = figures::all().iter();
    figures.flat_map(|figure| everywhere(figure.name))
}

/// The figures with their defaults.
fn defaults() -> impl Iterator<Item = Values> {
    figures::all().iter().map(|figure| figure.defaults())
}

#[test]
fn a_title_a_description_and_a_caption_say_what_is_to_be_seen() {
    for shown in all() {
        let Shown {
            values,
            drawing,
            document,
        } = shown;
        let svg = document.root_element();
        let labels = Some("fig-title fig-desc");
        assert_eq!(svg.attribute("role"), Some("img"));
        assert_eq!(svg.attribute("aria-labelledby"), labels);
        let labels: Vec<_> = svg.children().filter(Node::is_element).take(2).collect();
        assert_eq!(labels[0].attribute("id"), Some("fig-title"));
        assert_eq!(labels[1].attribute("id"), Some("fig-desc"));
        assert_eq!(text(labels[0]), values.figure().title);
        assert_eq!(text(labels[1]), drawing.description);
        for words in [&drawing.description, &drawing.caption] {
            assert!(words.len() > 60 && words.ends_with('.'), "{words}");
            let markup = words.contains(['*', '$', '{', '\n', '<']);
            assert!(!markup || words.contains(" < "), "{words}");
            // Two spaces, a hyphen in place of a minus sign, or a number that is none.
            for wrong in ["  ", " -", "NaN", "inf "] {
                assert!(!words.contains(wrong), "{words}");
            }
        }
    }
}

#[test]
fn a_figure_fits_in_one_block_of_html() {
    for shown in all() {
        let svg = &shown.drawing.svg;
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
        assert!(!svg.contains("\n\n"), "it ends a block of HTML in Markdown");
        // A page is loaded with all of its figures; what a hand draws is not.
        let most = match shown.values == shown.values.figure().defaults() {
            true => 20_000,
            false => 30_000,
        };
        assert!(svg.len() < most, "{} bytes for a page", svg.len());
    }
}

#[test]
fn ids_are_made_of_the_prefix_and_nothing_else_depends_on_it() {
    for values in defaults() {
        let figure = values.figure();
        let one = figure.draw(&values, "one-1").svg;
        let document = Document::parse(&one).unwrap();
        let all = document.descendants();
        let ids: Vec<_> = all.filter_map(|node| node.attribute("id")).collect();
        assert!(ids.iter().all(|id| id.starts_with("one-1-")), "{ids:?}");
        let different: BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), different.len(), "{ids:?}");
        let other = figure.draw(&values, "other").svg;
        assert_eq!(one.replace("one-1", "other"), other);
    }
}

#[test]
fn every_color_is_the_pages() {
    let inks: Vec<String> = Ink::ALL.iter().map(|ink| ink.css()).collect();
    for shown in all() {
        for node in shown.document.descendants().filter(Node::is_element) {
            for attribute in ["fill", "stroke"] {
                let color = node.attribute(attribute).unwrap_or("none");
                let known = color == "none" || inks.iter().any(|ink| ink == color);
                assert!(known, "{attribute} {color}");
            }
            assert_eq!(node.attribute("style"), None);
        }
        let svg = shown.drawing.svg.clone();
        let rest = inks.iter().fold(svg, |rest, ink| rest.replace(ink, ""));
        assert!(!rest.contains('#') && !rest.contains("rgb"), "{rest}");
    }
}

#[test]
fn the_page_sets_every_color() {
    let css = crate::pages::read("book/theme/css/variables.css");
    for ink in Ink::ALL {
        let set = format!("{}: light-dark(", ink.variable());
        assert!(css.contains(&set), "the theme has no {set}…");
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
    let ems = |c| match c {
        'i' | 'l' | 'j' | '.' | ',' | ':' | ' ' | '\u{a0}' => 0.33,
        'f' | 't' | 'r' | '(' | ')' | '₁' | '₂' | '₃' | '₄' => 0.41,
        'm' | 'w' | '−' | '+' | '=' | '<' | '≥' => 0.9,
        _ => 0.636,
    };
    let regular: f64 = text.chars().map(ems).sum();
    if bold { 1.12 * regular } else { regular }
}

#[test]
fn text_is_large_enough_and_inside() {
    for shown in all() {
        let [width, height] = view(&shown.document);
        assert_eq!(width, 400.0);
        for node in shown.texts() {
            let words = text(node);
            assert!(!words.trim().is_empty(), "an empty text");
            let size = number(node, "font-size");
            // 320 pixels for 400 units: 15 units are 12 pixels.
            assert!(size >= 15.0, "{words:?} is {size} units high");
            let length = size * ems(&words, node.attribute("font-weight") == Some("bold"));
            let (x, y) = (number(node, "x"), number(node, "y"));
            let left = match node.attribute("text-anchor").unwrap() {
                "start" => x,
                "middle" => x - length / 2.0,
                "end" => x - length,
                other => panic!("{other}"),
            };
            let right = left + length;
            assert!(left >= 0.0 && right <= width, "{words:?}: {left}–{right}");
            let (top, bottom) = (y - 0.8 * size, y + 0.25 * size);
            assert!(top >= 0.0 && bottom <= height, "{words:?} at height {y}");
        }
    }
}

#[test]
fn everything_is_drawn_inside() {
    for shown in all() {
        let svg = &shown.drawing.svg;
        assert!(!svg.contains("NaN") && !svg.contains("inf\""));
        let [width, height] = view(&shown.document);
        let inside =
            |[x, y]: Pair, r: f64| (r..=width - r).contains(&x) && (r..=height - r).contains(&y);
        for node in shown.elements("path") {
            assert!(points(node).iter().all(|point| inside(*point, 0.0)));
        }
        for node in shown.elements("circle") {
            assert!(inside(center(node), number(node, "r")), "{node:?}");
        }
    }
}

#[test]
fn a_figure_is_the_same_every_time() {
    for values in defaults() {
        assert_eq!(show(values.clone()).drawing, show(values).drawing);
    }
}

/// A hand that takes hold of a handle and does not move changes nothing: at its center each parameter has the value that the
/// figure is drawn with, to half a step of its slider.
#[test]
fn a_handle_stands_where_its_parameters_say() {
    let mut handles = 0;
    for figure in figures::live() {
        let values = figure.defaults();
        let svg = figure.draw(&values, "fig").svg;
        let document = Document::parse(&svg).unwrap();
        for handle in document
            .descendants()
            .filter(|node| node.has_attribute("data-follow"))
        {
            handles += 1;
            let at = |name| handle.attribute(name).unwrap().parse::<f64>().unwrap();
            for rule in handle.attribute("data-follow").unwrap().split(';') {
                let (name, rule) = rule.split_once(' ').unwrap();
                let rule: Vec<f64> = rule
                    .split(' ')
                    .map(|number| number.parse().unwrap())
                    .collect();
                let &[origin, right, down] = &rule[..] else {
                    panic!("{rule:?}")
                };
                let asked = origin + right * at("cx") + down * at("cy");
                let place = format!("{} {name}", figure.name);
                let (parameter, value) = values
                    .iter()
                    .find(|(parameter, _)| parameter.name == name)
                    .unwrap_or_else(|| panic!("{place} is no parameter"));
                let step = match parameter.kind {
                    Kind::Number { step, .. } => step,
                    _ => 1.0,
                };
                let value: f64 = value.to_string().parse().unwrap();
                assert!(
                    (asked - value).abs() <= step / 2.0,
                    "{place}: {asked} for {value}"
                );
                assert!(right != 0.0 || down != 0.0, "{place} does not follow");
            }
        }
    }
    assert!(handles > 0);
}

/// A table that is in the page already takes the readings of other values without a row more or less.
#[test]
fn readings_have_the_same_names_for_all_values() {
    fn names(drawing: &Drawing) -> Vec<&str> {
        let readings = drawing.readings.iter();
        readings.map(|reading| reading.name).collect()
    }
    for figure in figures::all() {
        let usual = figure.draw(&figure.defaults(), "fig");
        for shown in everywhere(figure.name) {
            assert_eq!(names(&shown.drawing), names(&usual), "{}", figure.name);
            for reading in &shown.drawing.readings {
                let written =
                    !reading.value.is_empty() && !reading.value.contains(['\n', '<', '*']);
                assert!(written, "{}: {reading:?}", figure.name);
                assert!(
                    !reading.value.contains("NaN"),
                    "{}: {reading:?}",
                    figure.name
                );
            }
        }
    }
}

#[test]
fn a_figure_is_as_high_for_all_values() {
    let mut differ = Vec::new();
    // More inputs need more room.
    let grow = ["unit-diagram", "general-unit"];
    let figures = figures::all().iter();
    for figure in figures.filter(|figure| !grow.contains(&figure.name)) {
        let heights = everywhere(figure.name).map(|shown| view(&shown.document)[1].to_string());
        let heights: BTreeSet<String> = heights.collect();
        if heights.len() > 1 {
            differ.push(format!("{}: {heights:?}", figure.name));
        }
    }
    // What stands below must not jump while a hand drags.
    assert!(differ.is_empty(), "{differ:#?}");
}
