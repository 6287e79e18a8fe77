//! Pages as a browser reads them: what `scraper` does not say by itself.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use scraper::{ElementRef, Html, HtmlTreeSink};

/// Parses a page. Its errors name the tags they are about.
pub(super) fn parse(text: &str) -> Html {
    let mut options = ParseOpts::default();
    options.tokenizer.exact_errors = true;
    options.tree_builder.exact_errors = true;
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut html = parse_document(sink, options).one(text);
    for error in &mut html.errors {
        *error = readable(error).into();
    }
    // The contents of templates are not rendered and belong to no page.
    let elements = html.tree.root().descendants().filter_map(ElementRef::wrap);
    let templates = elements.filter(|element| element.value().name() == "template");
    for template in templates.map(|element| element.id()).collect::<Vec<_>>() {
        html.tree.get_mut(template).expect("it is there").detach();
    }
    html
}

/// An error of html5ever, with the tag it is about and without the insides of the parser.
fn readable(error: &str) -> String {
    let tag = error.split_once("kind: ").and_then(|(message, token)| {
        let name = token
            .split_once("Atom(")?
            .1
            .trim_start_matches(['\\', '\'']);
        let name = name.split(['\\', '\'']).next()?;
        let slash = if token.starts_with("EndTag") { "/" } else { "" };
        let message = message
            .split(['{', '('])
            .next()?
            .trim_end_matches("Tag ")
            .trim_end_matches("Tag")
            .trim_end();
        Some(format!("{message} <{slash}{name}>"))
    });
    tag.unwrap_or_else(|| error.to_owned())
}

/// All elements, in the order of the page.
pub(super) fn elements(html: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    html.tree.root().descendants().filter_map(ElementRef::wrap)
}

/// The elements of a name, in the order of the page.
pub(super) fn named<'a>(html: &'a Html, name: &'a str) -> impl Iterator<Item = ElementRef<'a>> {
    elements(html).filter(move |element| element.value().name() == name)
}

/// The pieces of text of the page, each with the element it stands in.
pub(super) fn texts(html: &Html) -> impl Iterator<Item = (ElementRef<'_>, &str)> {
    elements(html).flat_map(|element| {
        let texts = element
            .children()
            .filter_map(|child| child.value().as_text());
        texts.map(move |text| (element, &**text))
    })
}

/// The text in an element and below it.
pub(super) fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// An element and those around it, from the inside out.
pub(super) fn and_around(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap))
}

pub(super) fn is_inside(element: ElementRef<'_>, names: &[&str]) -> bool {
    and_around(element).any(|around| names.contains(&around.value().name()))
}

pub(super) fn has_class(element: ElementRef<'_>, class: &str) -> bool {
    element.value().classes().any(|known| known == class)
}

/// `tennis.html: <a href="racket.html">a racket</a>`: an element as its page shows it. Nobody opens a page's source at a line.
pub(super) fn location(page: &str, element: ElementRef<'_>) -> String {
    /// So much of the text tells one element from another.
    const LONGEST: usize = 30;
    let mut location = format!("{page}: <{}", element.value().name());
    for (name, value) in element.value().attrs() {
        location += &format!(" {name}=\"{value}\"");
    }
    location += ">";
    let letters = element.text().flat_map(str::chars).take(4 * LONGEST);
    let words: String = letters.collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    location.extend(words.chars().take(LONGEST));
    if words.chars().count() > LONGEST {
        location += "…";
    }
    location
}
