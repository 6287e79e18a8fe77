//! The figures: each locked to the byte, each readable by everyone, each drawn from the crates' own values.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use figures::{Drawing, Figure, Ink, Values};
use roxmltree::{Document, Node};

mod activation_data;
mod data;
mod descent;
mod errors;
mod locks;
mod shape;

/// A figure with some of its parameters, as a directive names it.
type Request = (&'static str, &'static [(&'static str, &'static str)]);

/// Every figure with its defaults, and each that has parameters with other ones.
fn requests() -> Vec<Request> {
    let defaults = figures::all()
        .iter()
        .map(|figure| -> Request { (figure.name, &[]) });
    let others: &[Request] = &[
        ("unit-diagram", &[("inputs", "1")]),
        ("general-unit", &[("inputs", "4")]),
        ("step", &[("at_zero", "0.5")]),
        ("step", &[("at_zero", "0")]),
        // NAND, a veto, a sum that equals the threshold, and two units without a firing line in sight.
        (
            "firing-graph",
            &[("w1", "-2"), ("w2", "-2"), ("theta", "-3")],
        ),
        (
            "firing-line",
            &[("w1", "-2"), ("w2", "-2"), ("theta", "-3")],
        ),
        ("firing-line", &[("w1", "5"), ("w2", "-5")]),
        ("firing-line", &[("theta", "5")]),
        ("firing-line", &[("w1", "0"), ("w2", "0"), ("theta", "0")]),
        ("sensitivity", &[("w1", "2"), ("w2", "2")]),
        ("spikes", &[("input", "0.5")]),
        ("sampling", &[("points", "100")]),
        // A rate that the unit survives.
        ("dying-relu", &[("learning_rate", "0.1")]),
        ("smoothing", &[("c", "50")]),
        ("hinges", &[("pieces", "1")]),
        ("hinges", &[("pieces", "32")]),
        ("leaky-relu", &[("slope", "0.25")]),
        ("parameter-vectors", &[("eta", "1")]),
        // On the cliff between the plain and the valley.
        ("loss-contour", &[("epoch", "440")]),
        ("fitted-curve", &[("epoch", "445")]),
    ];
    defaults.chain(others.iter().copied()).collect()
}

fn draw((name, parameters): Request) -> Drawing {
    let figure = figures::named(name).unwrap();
    let values = figure.values(parameters.iter().copied()).unwrap();
    figure.draw(&values, "fig")
}

/// The figure drawn for many values of its parameters: both ends of each, the default, the middle, and all
/// combinations of these. Drawn once for all tests.
fn everywhere(figure: &'static Figure) -> &'static [(Values, Drawing)] {
    static ALL: [OnceLock<Vec<(Values, Drawing)>>; 64] = [const { OnceLock::new() }; 64];
    let index = figures::all().iter().position(|other| other == figure);
    ALL[index.expect("the figure is in the registry")].get_or_init(|| {
        let all = figure
            .parameters
            .iter()
            .fold(vec![figure.defaults()], |all, parameter| {
                let steps = ((parameter.max - parameter.min) / parameter.step).round();
                let default = ((parameter.default - parameter.min) / parameter.step).round();
                let middle = (steps / 2.0).floor();
                let mut positions = vec![0.0, 1.0, middle, default, steps];
                positions.sort_by(f64::total_cmp);
                positions.dedup();
                all.iter()
                    .flat_map(|values| {
                        positions.iter().map(|position| {
                            let mut values = values.clone();
                            let value =
                                (parameter.min + position * parameter.step).min(parameter.max);
                            values.set(parameter.name, value).unwrap();
                            values
                        })
                    })
                    .collect()
            });
        all.into_iter()
            .map(|values| {
                let drawing = figure.draw(&values, "fig");
                (values, drawing)
            })
            .collect()
    })
}

/// The values as a directive would give them, for messages.
fn named(values: &Values) -> String {
    let pairs = values
        .iter()
        .map(|(parameter, value)| format!(" {}={value}", parameter.name));
    values.figure().name.to_owned() + &pairs.collect::<String>()
}

fn number(node: Node<'_, '_>, attribute: &str) -> f64 {
    let text = node.attribute(attribute);
    let text = text.unwrap_or_else(|| panic!("{node:?} has no {attribute}"));
    text.parse()
        .unwrap_or_else(|_| panic!("{attribute}=\"{text}\" is not a number"))
}

/// The numbers of a path's outline.
fn numbers(path: &str) -> Vec<f64> {
    path.split(|c: char| c.is_ascii_alphabetic() || c == ' ')
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.parse()
                .unwrap_or_else(|_| panic!("{part:?} in a path is not a number"))
        })
        .collect()
}

fn elements<'a>(
    document: &'a Document<'a>,
    tag: &'static str,
) -> impl Iterator<Item = Node<'a, 'a>> {
    document
        .descendants()
        .filter(move |node| node.has_tag_name(("http://www.w3.org/2000/svg", tag)))
}

/// All the text inside an element.
fn text(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|node| node.text())
        .collect()
}
