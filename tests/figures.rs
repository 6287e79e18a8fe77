//! The figures: each locked to the byte, each readable by everyone, each drawn from the crates' own values.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use figures::{Drawing, Ink, Kind, Parameter, Value, Values};
use kurbo::{BezPath, PathEl};
use roxmltree::{Document, Node};

mod errors;
mod functions;
mod locks;
mod neurons;
mod shape;
mod training;

/// What a request asks for, written as in a directive or as a lock is named: `spikes input=2` or `spikes,input=2`.
fn asked(request: &str) -> Values {
    let mut words = request.split([' ', ',']);
    let figure = figures::named(words.next().unwrap());
    let figure = figure.unwrap_or_else(|error| panic!("{request}: {error}"));
    let pairs: Option<Vec<_>> = words.map(|pair| pair.split_once('=')).collect();
    let values = figure.values(pairs.unwrap_or_else(|| panic!("{request} is no request")));
    values.unwrap_or_else(|errors| panic!("{request}: {}", errors[0].1))
}

/// A drawing, with what it was asked for, as a directive would ask, and the SVG as a tree.
struct Shown {
    values: Values,
    name: String,
    drawing: &'static Drawing,
    document: Document<'static>,
}

fn show(values: Values) -> Shown {
    // A tree borrows its text. There are a thousand of them, and they live as long as the tests.
    let drawing: &Drawing = Box::leak(Box::new(values.figure().draw(&values, "fig")));
    let document = Document::parse(&drawing.svg);
    let name = named(&values);
    let document = document.unwrap_or_else(|error| panic!("{name}: {error}"));
    Shown {
        values,
        name,
        drawing,
        document,
    }
}

fn draw(request: &str) -> Shown {
    show(asked(request))
}

/// The figure drawn for many values of its parameters: both ends of each, the default, the middle, all options, and all
/// combinations of these. Drawn once for all tests.
fn everywhere(figure: &str) -> &'static [Shown] {
    type Drawn = BTreeMap<&'static str, OnceLock<Vec<Shown>>>;
    static ALL: LazyLock<Drawn> = LazyLock::new(|| {
        figures::all()
            .iter()
            .map(|figure| (figure.name, OnceLock::new()))
            .collect()
    });
    ALL[figure].get_or_init(|| {
        let defaults = figures::named(figure).unwrap().defaults();
        let parameters: Vec<_> = defaults.iter().map(|(parameter, _)| parameter).collect();
        let mut all = vec![defaults];
        for parameter in parameters {
            let with = |values: &Values, text: &String| {
                let mut values = values.clone();
                values.set(parameter.name, text).unwrap();
                values
            };
            let texts = landmarks(parameter);
            all = all
                .iter()
                .flat_map(|values| texts.iter().map(|text| with(values, text)))
                .collect();
        }
        all.into_iter().map(show).collect()
    })
}

/// The first two values of a parameter, the middle, the default and the last; of a choice all options.
fn landmarks(parameter: &Parameter) -> Vec<String> {
    let (min, max, step, default) = match parameter.kind {
        Kind::Choice { options, .. } => return options.iter().map(|o| o.to_string()).collect(),
        Kind::Number {
            min,
            max,
            step,
            default,
        } => (min, max, step, default),
        Kind::Time { end, default } => (0.0, f64::from(end), 1.0, f64::from(default)),
    };
    let steps = ((max - min) / step).round();
    let default = ((default - min) / step).round();
    let mut positions = vec![0.0, 1.0, (steps / 2.0).floor(), default, steps];
    positions.sort_by(f64::total_cmp);
    positions.dedup();
    positions
        .iter()
        .map(|position| (min + position * step).min(max).to_string())
        .collect()
}

/// The values as a directive would give them, without those that are the default.
fn named(values: &Values) -> String {
    let given = values
        .iter()
        .filter(|(parameter, value)| parameter.default() != *value);
    let pairs = given.map(|(parameter, value)| format!(",{}={value}", parameter.name));
    values.figure().name.to_owned() + &pairs.collect::<String>()
}

/// The number that a parameter is given.
fn value(values: &Values, name: &str) -> f64 {
    let (_, value) = values
        .iter()
        .find(|(parameter, _)| parameter.name == name)
        .unwrap();
    match value {
        Value::Number(number) => number,
        Value::Time(time) => f64::from(time),
        Value::Choice(option) => panic!("{name} is {option}"),
    }
}

/// A point of a figure.
type Pair = [f64; 2];

/// Coordinates have two decimals, and plotters cuts them off.
const ROUNDING: f64 = 0.02;

fn number(node: Node<'_, '_>, attribute: &str) -> f64 {
    let text = node.attribute(attribute);
    let text = text.unwrap_or_else(|| panic!("{node:?} has no {attribute}"));
    text.parse()
        .unwrap_or_else(|_| panic!("{attribute}=\"{text}\" is not a number"))
}

/// The points of a path, among them the handles of its curves, as kurbo reads it. They lie on hundredths.
fn points(node: Node<'_, '_>) -> Vec<Pair> {
    let path = BezPath::from_svg(node.attribute("d").unwrap()).unwrap();
    let points = path.iter().flat_map(|element| match element {
        PathEl::MoveTo(p) | PathEl::LineTo(p) => vec![p],
        PathEl::QuadTo(p, q) => vec![p, q],
        PathEl::CurveTo(p, q, r) => vec![p, q, r],
        PathEl::ClosePath => vec![],
    });
    points
        .map(|p| [p.x, p.y].map(|length| (100.0 * length).round() / 100.0))
        .collect()
}

/// The ends of a path of straight lines.
fn ends(node: Node<'_, '_>) -> [Pair; 2] {
    let points = points(node);
    [points[0], points[points.len() - 1]]
}

fn elements<'a>(
    document: &'a Document<'a>,
    tag: &'static str,
) -> impl Iterator<Item = Node<'a, 'a>> {
    document
        .descendants()
        .filter(move |node| node.has_tag_name(("http://www.w3.org/2000/svg", tag)))
}

/// The elements with a `data-` attribute, and with this value of it if one is given.
fn groups<'a>(document: &'a Document<'a>, key: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document
        .descendants()
        .filter(move |node| node.has_attribute(key))
}

fn stroked<'a>(document: &'a Document<'a>, ink: Ink) -> impl Iterator<Item = Node<'a, 'a>> {
    elements(document, "path")
        .filter(move |node| node.attribute("stroke") == Some(ink.css().as_str()))
}

fn filled<'a>(document: &'a Document<'a>, ink: Ink) -> impl Iterator<Item = Node<'a, 'a>> {
    elements(document, "path")
        .filter(move |node| node.attribute("fill") == Some(ink.css().as_str()))
}

/// The longest of the lines with this ink.
fn curve(document: &Document<'_>, ink: Ink) -> Vec<Pair> {
    stroked(document, ink)
        .map(points)
        .max_by_key(Vec::len)
        .unwrap()
}

/// The lines with this ink and width.
fn thick<'a>(
    document: &'a Document<'a>,
    ink: Ink,
    width: &str,
) -> impl Iterator<Item = Node<'a, 'a>> {
    stroked(document, ink).filter(move |node| node.attribute("stroke-width") == Some(width))
}

fn is_solid(node: &Node<'_, '_>) -> bool {
    node.attribute("stroke-dasharray").is_none()
}

fn center(node: Node<'_, '_>) -> Pair {
    [number(node, "cx"), number(node, "cy")]
}

/// All the text inside an element.
fn text(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|node| node.text())
        .collect()
}

/// The number in a text of a figure, where one stands alone: `−0.5`.
fn label(node: Node<'_, '_>) -> Option<f64> {
    text(node).replace('−', "-").parse().ok()
}

/// The line through two points (x, y), as a function.
fn line([x1, y1]: Pair, [x2, y2]: Pair) -> impl Fn(f64) -> f64 {
    move |x| y1 + (x - x1) * (y2 - y1) / (x2 - x1)
}

fn distance([x, y]: Pair, [u, v]: Pair) -> f64 {
    (x - u).hypot(y - v)
}

/// Whether a point lies in a polygon: an upright line from it crosses the rim an odd number of times.
fn inside(corners: &[Pair], [x, y]: Pair) -> bool {
    let next = corners.iter().cycle().skip(1);
    let crossings = corners
        .iter()
        .zip(next)
        .filter(|(a, b)| (a[0] > x) != (b[0] > x) && line(**a, **b)(x) > y);
    crossings.count() % 2 == 1
}

/// A number as figures write it.
fn written(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.replace('-', "−")
}
