//! `{{#figure name parameter=value …}}`: a figure drawn by the crate `figures`.

use manuscript::{Directive, Problem, nearest};

use crate::html;

const USAGE: &str = "`{{#figure name parameter=value …}}`";

/// Expands `{{#figure …}}`. `id` is unique in the book and begins with a letter.
pub(crate) fn expand(directive: &Directive, id: &str) -> Result<String, Vec<Problem>> {
    let name = directive
        .values(1, 1, USAGE)
        .map_err(|problem| vec![problem])?[0];
    let Some(figure) = figures::find(&name.text) else {
        let names: Vec<_> = figures::all().iter().map(|figure| figure.name).collect();
        return Err(vec![
            Problem::new(
                name.span.clone(),
                format!("there is no figure `{}`", name.text),
            )
            .nearest(nearest(&name.text, &names))
            .help(format!("the figures are {}", names.join(", "))),
        ]);
    };
    // One by one, so that each mistake is reported with its own span.
    let problems: Vec<_> = directive
        .arguments
        .iter()
        .filter_map(|argument| {
            let key = argument.key.as_ref()?;
            let error = figure
                .values([(key.text.as_str(), argument.value.text.as_str())])
                .err()?;
            Some(Problem::new(argument.span(), error.to_string()))
        })
        .collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let pairs = directive
        .pairs()
        .map(|(key, value)| (key.text.as_str(), value.text.as_str()));
    let values = figure
        .values(pairs)
        .map_err(|error| vec![Problem::new(directive.span.clone(), error.to_string())])?;
    let drawing = figure.draw(&values, id);
    let given: Vec<_> = values
        .iter()
        .map(|(parameter, value)| format!("{}={value}", parameter.name))
        .collect();
    Ok(format!(
        "<figure class=\"figure\" id=\"{id}\" data-figure=\"{}\" data-values=\"{}\">{}\
         <figcaption>{}</figcaption></figure>",
        figure.name,
        html::text(&given.join(" ")),
        html::shield(drawing.svg.trim()),
        html::text(&drawing.caption)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn expanded(text: &str) -> Result<String, Vec<Problem>> {
        expand(&sample::directive(text), "fig-page-it")
    }

    #[test]
    fn every_figure_of_the_registry_fits_in_a_page() {
        for figure in figures::all() {
            let html = expanded(&format!("{{{{#figure {}}}}}", figure.name)).unwrap();
            assert!(
                html.starts_with("<figure class=\"figure\" id=\"fig-page-it\""),
                "{html}"
            );
            assert!(html.ends_with("</figcaption></figure>"), "{html}");
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
