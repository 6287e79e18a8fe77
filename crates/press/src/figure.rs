//! Figures, `{{#figure name parameter=value …}}`, drawn by the crate `figures`.

use manuscript::{Directive, Problem, nearest};

use crate::controls::controls;
use crate::html;
use crate::labels::Label;

const USAGE: &str = "`{{#figure name parameter=value …}}`";

/// Expands `{{#figure …}}`. `id` is unique in the book and begins with a letter: the parts of a drawing refer to each other by it.
pub(crate) fn expand(
    directive: &Directive,
    id: &str,
    label: Option<&Label>,
) -> Result<String, Vec<Problem>> {
    let name = directive
        .values(1, 1, USAGE)
        .map_err(|problem| vec![problem])?[0];
    let Some(figure) = figures::find(&name.text) else {
        let names: Vec<_> = figures::all().iter().map(|figure| figure.name).collect();
        let message = format!("there is no figure `{}`", name.text);
        return Err(vec![
            Problem::new(name.span.clone(), message)
                .nearest(nearest(&name.text, &names))
                .help(format!("the figures are {}", names.join(", "))),
        ]);
    };
    let pairs = directive
        .pairs()
        .map(|(key, value)| (key.text.as_str(), value.text.as_str()));
    let values = figure.values(pairs).map_err(|mistakes| {
        let pairs: Vec<_> = directive
            .arguments
            .iter()
            .filter(|argument| argument.key.is_some())
            .collect();
        let problem = |(pair, error): (usize, figures::Error)| {
            Problem::new(pairs[pair].span(), error.to_string())
        };
        mistakes.into_iter().map(problem).collect::<Vec<_>>()
    })?;
    let drawing = figure.draw(&values, id);
    let given: Vec<_> = values
        .iter()
        .map(|(parameter, value)| format!("{}={value}", parameter.name))
        .collect();
    Ok(format!(
        "<figure class=\"figure\" id=\"{}\" data-id=\"{id}\" data-figure=\"{}\" data-values=\"{}\">{}\
         {}<figcaption>{}<span>{}</span></figcaption></figure>",
        label.map_or(id, |label| &label.anchor),
        figure.name,
        html::text(&given.join(" ")),
        html::shield(drawing.svg.trim()),
        controls(&values, &drawing.readings, id),
        label.map(Label::before_caption).unwrap_or_default(),
        html::text(&drawing.caption)
    ))
}

/// A figure on a page as a picture alone, and what it says below it, if it can be drawn.
pub(crate) fn picture(directive: &Directive) -> Option<(String, String)> {
    let figure = figures::find(directive.figure()?)?;
    let pairs = directive
        .pairs()
        .map(|(key, value)| (key.text.as_str(), value.text.as_str()));
    let drawing = figure.draw(&figure.values(pairs).ok()?, "preview");
    Some((drawing.svg.trim().to_owned(), drawing.caption))
}

#[cfg(test)]
mod tests {
    use super::*;
    use manuscript::Page;

    fn expanded(text: &str) -> Result<String, Vec<Problem>> {
        let page = Page::new("page.md", "Page", "book/en/page.md", text);
        expand(page.directives().next().unwrap(), "fig-page-it", None)
    }

    #[test]
    fn every_figure_of_the_registry_fits_in_a_page() {
        for figure in figures::all() {
            let html = expanded(&format!("{{{{#figure {}}}}}", figure.name)).unwrap();
            assert!(
                html.starts_with("<figure class=\"figure\" id=\"fig-page-it\""),
                "{html}"
            );
            assert!(html.ends_with("</span></figcaption></figure>"), "{html}");
            assert!(
                !html.contains('\n'),
                "a line break could end the block: {html}"
            );
        }
    }

    #[test]
    fn the_values_in_use_are_on_the_figure() {
        let html = expanded("{{#figure firing-line w1=5 w2=3 theta=4}}").unwrap();
        assert!(html.contains("data-values=\"w1=5 w2=3 theta=4\""), "{html}");
    }
}
