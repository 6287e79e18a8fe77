//! The figures: each locked to the byte, each readable by everyone, each drawn from the crates' own values.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use figures::{Drawing, Ink, Kind, Parameter, Value, Values};
use kurbo::{BezPath, PathEl};
use roxmltree::Document;

mod errors;
mod functions;
mod locks;

mod neurons;
mod shape;
mod training;
mod two_layers;

/// A drawing, with what it was asked for and the SVG as a tree.
struct Shown {
    values: Values,
    drawing: Drawing,
    document: Document<'static>,
}

/// Trees borrow their text. There are a thousand of them, and they live as long as the tests.
type Node = roxmltree::Node<'static, 'static>;

fn show(values: Values) -> &'static Shown {
    let drawing = values.figure().draw(&values, "fig");
    let document = Document::parse(drawing.svg.clone().leak());
    let document = document.unwrap_or_else(|error| panic!("{}: {error}", named(&values)));
    Box::leak(Box::new(Shown {
        values,
        drawing,
        document,
    }))
}

/// What a request asks for, written as in a directive or as a lock is named: `spikes input=2` or `spikes,input=2`.
fn asked(request: &str) -> Values {
    let mut words = request.split([' ', ',']);
    let figure = figures::named(words.next().unwrap());
    let figure = figure.unwrap_or_else(|error| panic!("{request}: {error}"));
    let pairs: Option<Vec<_>> = words.map(|pair| pair.split_once('=')).collect();
    let values = figure.values(pairs.unwrap_or_else(|| panic!("{request} is no request")));
    values.unwrap_or_else(|errors| panic!("{request}: {}", errors[0].1))
}

fn draw(request: &str) -> &'static Shown {
    show(asked(request))
}

/// The figure drawn for many values of its parameters: both ends of each, the default, the middle, all options, and all
/// combinations of these, or of very many combinations some from everywhere. Drawn once for all tests. Each is named where a
/// failing test prints it.
fn everywhere(figure: &str) -> impl Iterator<Item = &'static Shown> {
    type Drawn = BTreeMap<&'static str, OnceLock<Vec<&'static Shown>>>;
    static ALL: LazyLock<Drawn> = LazyLock::new(|| {
        let names = figures::all().iter().map(|figure| figure.name);
        names.map(|name| (name, OnceLock::new())).collect()
    });
    let drawn = ALL[figure].get_or_init(|| {
        let defaults = figures::named(figure).unwrap().defaults();
        let parameters: Vec<_> = defaults
            .iter()
            .map(|(parameter, _)| (parameter.name, landmarks(parameter)))
            .collect();
        let count: usize = parameters.iter().map(|(_, texts)| texts.len()).product();
        // A prime, which all the numbers of combinations have no part of, goes from one to another far off.
        let chosen = (0..count.min(MANY)).map(|i| if count > MANY { i * 7919 % count } else { i });
        let combined = chosen.map(|mut rest| {
            let mut values = defaults.clone();
            for (name, texts) in &parameters {
                values.set(name, &texts[rest % texts.len()]).unwrap();
                rest /= texts.len();
            }
            values
        });
        std::iter::once(defaults.clone())
            .chain(combined)
            .map(show)
            .collect()
    });
    let drawn = drawn.iter().copied();
    drawn.inspect(|shown| println!("{}", named(&shown.values)))
}

/// So many combinations are looked at of a figure that has more of them.
const MANY: usize = 300;

/// The first two values of a parameter, the middle, the default and the last; of a choice all options.
fn landmarks(parameter: &Parameter) -> Vec<String> {
    let (min, max, step) = match parameter.kind {
        Kind::Choice { options, .. } => return options.iter().map(|o| o.to_string()).collect(),
        Kind::Number { min, max, step, .. } => (min, max, step),
        Kind::Time { end, .. } => (0.0, f64::from(end), 1.0),
    };
    let middle = min + ((max - min) / step / 2.0).floor() * step;
    let mut landmarks: Vec<_> = [min, min + step, middle, max]
        .map(|value| value.min(max).to_string())
        .to_vec();
    landmarks.push(parameter.default().to_string());
    landmarks.sort();
    landmarks.dedup();
    landmarks
}

/// The values as a directive would give them, without those that are the default.
fn named(values: &Values) -> String {
    let given = values
        .iter()
        .filter(|(parameter, value)| parameter.default() != *value);
    let pairs = given.map(|(parameter, value)| format!(",{}={value}", parameter.name));
    values.figure().name.to_owned() + &pairs.collect::<String>()
}

impl Shown {
    /// The number that a parameter is given.
    fn value(&self, name: &str) -> f64 {
        let mut values = self.values.iter();
        match values.find(|(parameter, _)| parameter.name == name) {
            Some((_, Value::Number(number))) => number,
            Some((_, Value::Time(time))) => f64::from(time),
            other => panic!("{name} is {other:?}"),
        }
    }

    fn elements(&'static self, tag: &'static str) -> impl Iterator<Item = Node> {
        let all = self.document.descendants();
        all.filter(move |node| node.has_tag_name(("http://www.w3.org/2000/svg", tag)))
    }

    fn texts(&'static self) -> impl Iterator<Item = Node> {
        self.elements("text")
    }

    /// The circles that are seen: a handle is not.
    fn circles(&'static self) -> impl Iterator<Item = Node> {
        self.elements("circle")
            .filter(|node| !node.has_attribute("data-follow"))
    }

    /// The centers of the circles.
    fn dots(&'static self) -> Vec<Pair> {
        self.circles().map(center).collect()
    }

    /// The elements with a `data-` attribute, each with its value.
    fn groups(&'static self, key: &'static str) -> impl Iterator<Item = (Node, &'static str)> {
        let all = self.document.descendants();
        all.filter_map(move |node| Some((node, node.attribute(key)?)))
    }

    fn stroked(&'static self, ink: Ink) -> impl Iterator<Item = Node> {
        let paths = self.elements("path");
        paths.filter(move |node| node.attribute("stroke") == Some(&*ink.css()))
    }

    fn filled(&'static self, ink: Ink) -> impl Iterator<Item = Node> {
        self.elements("path").filter(move |node| is(*node, ink))
    }

    /// The lines with this ink and width.
    fn thick(&'static self, ink: Ink, width: &'static str) -> impl Iterator<Item = Node> {
        self.stroked(ink)
            .filter(move |node| node.attribute("stroke-width") == Some(width))
    }

    /// The longest of the lines with this ink.
    fn curve(&'static self, ink: Ink) -> Vec<Pair> {
        let lines = self.stroked(ink).map(points);
        lines.max_by_key(Vec::len).unwrap()
    }
}

/// A point of a figure.
type Pair = [f64; 2];

/// Coordinates have two decimals, and plotters cuts them off.
const ROUNDING: f64 = 0.02;

fn number(node: Node, attribute: &str) -> f64 {
    let text = node.attribute(attribute);
    let text = text.unwrap_or_else(|| panic!("{node:?} has no {attribute}"));
    let number = text.parse();
    number.unwrap_or_else(|_| panic!("{attribute}=\"{text}\" is not a number"))
}

/// The points of a path, among them the handles of its curves, as kurbo reads it. They lie on hundredths.
fn points(node: Node) -> Vec<Pair> {
    let path = BezPath::from_svg(node.attribute("d").unwrap()).unwrap();
    let points = path.iter().flat_map(|element| match element {
        PathEl::MoveTo(p) | PathEl::LineTo(p) => vec![p],
        PathEl::QuadTo(p, q) => vec![p, q],
        PathEl::CurveTo(p, q, r) => vec![p, q, r],
        PathEl::ClosePath => vec![],
    });
    let hundredths = |length: f64| (100.0 * length).round() / 100.0;
    points.map(|p| [p.x, p.y].map(hundredths)).collect()
}

/// The ends of a path of straight lines.
fn ends(node: Node) -> [Pair; 2] {
    let points = points(node);
    [points[0], points[points.len() - 1]]
}

/// Whether an element is filled with this ink.
fn is(node: Node, ink: Ink) -> bool {
    node.attribute("fill") == Some(&*ink.css())
}

fn is_solid(node: &Node) -> bool {
    node.attribute("stroke-dasharray").is_none()
}

fn center(circle: Node) -> Pair {
    [number(circle, "cx"), number(circle, "cy")]
}

/// The middle of the height of a line of text, which stands 0.34 of its size below it.
fn middle(text: Node) -> f64 {
    number(text, "y") - 0.34 * number(text, "font-size")
}

/// All the text inside an element.
fn text(node: Node) -> String {
    let texts = node.descendants().filter(Node::is_text);
    texts.filter_map(|node| node.text()).collect()
}

/// The number in a text of a figure, where one stands alone: `−0.5`.
fn label(node: Node) -> Option<f64> {
    text(node).replace('−', "-").parse().ok()
}

/// The line through two points (x, y), as a function.
fn line([x1, y1]: Pair, [x2, y2]: Pair) -> impl Fn(f64) -> f64 {
    move |x| y1 + (x - x1) * (y2 - y1) / (x2 - x1)
}

/// A chart on the canvas: where its left, top, right and bottom are, and the values there.
#[derive(Clone, Copy)]
struct Chart {
    frame: [f64; 4],
    x: Pair,
    y: Pair,
}

const fn chart(frame: [f64; 4], x: Pair, y: Pair) -> Chart {
    Chart { frame, x, y }
}

impl Chart {
    /// Where a pair of values lies on the canvas.
    fn canvas(self, [x, y]: Pair) -> Pair {
        let [left, top, right, bottom] = self.frame;
        [
            line([self.x[0], left], [self.x[1], right])(x),
            line([self.y[0], bottom], [self.y[1], top])(y),
        ]
    }

    /// The values at a point of the canvas.
    fn values(self, [x, y]: Pair) -> Pair {
        let [left, top, right, bottom] = self.frame;
        [
            line([left, self.x[0]], [right, self.x[1]])(x),
            line([bottom, self.y[0]], [top, self.y[1]])(y),
        ]
    }

    /// Each point of a curve lies on the graph of a function, whose slope is at most this.
    #[track_caller]
    fn is_graph(self, curve: Vec<Pair>, function: impl Fn(f64) -> f64, slope: f64) {
        let [one, next] = [[0.0; 2], [ROUNDING; 2]].map(|point| self.values(point));
        let rounding = slope * (next[0] - one[0]).abs() + (next[1] - one[1]).abs();
        for [x, y] in curve.into_iter().map(|point| self.values(point)) {
            let wanted = function(x);
            assert!((y - wanted).abs() < rounding, "{y} at {x}, not {wanted}");
        }
    }
}

/// Points of the canvas that are one but for the rounding.
fn meet(one: Pair, other: Pair) -> bool {
    distance(one, other) < ROUNDING
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
