//! Controls of a live figure: one form control for each parameter, made from the figure's own declaration.
//!
//! They stand in the page from the start, so that nothing moves when they come alive; without scripts and in print they are not
//! shown. What they say is in attributes, where the search of the book does not look.

use figures::{Kind, Parameter, Prediction, Reading, Value, Values};

use crate::html;

/// The controls of the figure that these values are for, set to them, with what can be read off, and before them the figure's
/// prediction, if it has one; nothing for a figure that is always the same.
pub(crate) fn controls(values: &Values, readings: &[Reading], id: &str) -> String {
    let figure = values.figure();
    if figure.parameters.is_empty() {
        return String::new();
    }
    let controls: String = values
        .iter()
        .map(|(parameter, value)| control(parameter, value, &format!("{id}-{}", parameter.name)))
        .collect();
    let prediction = figures::prediction(figure.name);
    let prediction = prediction.map(|prediction| question(prediction, &format!("{id}-prediction")));
    format!(
        "{}<form class=\"controls\" aria-label=\"{}\" autocomplete=\"off\">{controls}\
         <input type=\"reset\" value=\"Reset\">{}</form>",
        prediction.unwrap_or_default(),
        html::text(figure.title),
        table(readings)
    )
}

/// What can be read off; the script writes the values anew.
fn table(readings: &[Reading]) -> String {
    let row = |Reading { name, value }: &Reading| {
        format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td></tr>",
            html::text(name),
            html::text(value)
        )
    };
    match readings {
        [] => String::new(),
        _ => format!(
            "<table class=\"readings\">{}</table>",
            readings.iter().map(row).collect::<String>()
        ),
    }
}

/// The form of a prediction. Its field has no name: the names under a figure are those of its parameters.
fn question(prediction: &Prediction, id: &str) -> String {
    let question = html::text(prediction.question);
    let option = |option| format!("<option>{}</option>", html::text(option));
    let options: String = prediction.options().map(option).collect();
    let field = match options.as_str() {
        "" => format!("<input type=\"text\" inputmode=\"decimal\" size=\"8\" id=\"{id}\">"),
        _ => format!("<select id=\"{id}\"><option value=\"\">choose</option>{options}</select>"),
    };
    format!(
        "<form class=\"prediction\" autocomplete=\"off\"><label for=\"{id}\">Before you move anything: {question}</label>{field}\
         <input type=\"submit\" value=\"Check\"><output for=\"{id}\"></output></form>"
    )
}

fn control(parameter: &Parameter, value: Value, id: &str) -> String {
    let Parameter { name, label, kind } = parameter;
    let label = format!("<label for=\"{id}\">{}</label>", html::text(label));
    let range = |min: f64, max: f64, step: f64| {
        format!(
            "{label}<input type=\"range\" id=\"{id}\" name=\"{name}\" min=\"{min}\" max=\"{max}\" step=\"{step}\" \
             value=\"{value}\"><output for=\"{id}\"></output>"
        )
    };
    match kind {
        Kind::Number { min, max, step, .. } => range(*min, *max, *step),
        Kind::Time { end, .. } => {
            let step = |by: &str| {
                let signed = by.replace('-', "−");
                format!("<input type=\"button\" value=\"{signed}\" data-by=\"{by}\">")
            };
            let steps = ["-10", "-1", "+1", "+10"].map(step).concat();
            format!(
                "{}<span class=\"player\" data-for=\"{name}\"><input type=\"button\" value=\"Play\" data-play>\
                 {steps}<select aria-label=\"speed\"><option value=\"1\">×1</option>\
                 <option value=\"4\" selected>×4</option><option value=\"16\">×16</option></select></span>",
                range(0.0, f64::from(*end), 1.0)
            )
        }
        Kind::Choice { options, .. } => {
            let option = |option: &&str| {
                let selected = if value.to_string() == **option {
                    " selected"
                } else {
                    ""
                };
                format!("<option{selected}>{}</option>", html::text(option))
            };
            let options: String = options.iter().map(option).collect();
            format!("{label}<select id=\"{id}\" name=\"{name}\">{options}</select>")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_parameter_has_a_labelled_control_of_its_name() {
        for figure in figures::all() {
            let html = controls(&figure.defaults(), &[], "fig-page-it");
            assert_eq!(html.is_empty(), figure.parameters.is_empty());
            for parameter in figure.parameters {
                let name = parameter.name;
                assert_eq!(
                    html.matches(&format!("name=\"{name}\"")).count(),
                    1,
                    "{html}"
                );
                let label = format!("<label for=\"fig-page-it-{name}\">");
                assert_eq!(html.matches(&label).count(), 1, "{html}");
            }
        }
    }

    #[test]
    fn a_control_is_set_to_the_value_of_the_page() {
        let figure = figures::named("firing-line").unwrap();
        let values = figure.values([("w1", "-2")]).unwrap();
        let html = controls(&values, &figure.draw(&values, "it").readings, "fig-page-it");
        assert!(html.contains("<th scope=\"row\">"), "{html}");
        assert!(html.starts_with("<form class=\"prediction\""), "{html}");
        assert!(
            html.contains(" value=\"-2\"><output for=\"fig-page-it-w1\">"),
            "{html}"
        );
    }
}
