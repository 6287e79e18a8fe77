//! The figure `vanishing-gradient`: what is left of a slope behind many layers.

use std::f64::consts::LN_10;

use activations::{Differentiable, Relu, Sigmoid, Tanh};
use worked_examples::neurons_in_detail::chains::{HALF, INPUT, chain};
use worked_examples::numerics::logarithm;

use crate::drawing::labels::{Place, enters};
use crate::drawing::notation::{power_of_ten, scientific};
use crate::drawing::stroke::Stroke;
use crate::prelude::*;

/// The weight of all units but those of the fourth chain, which have half of it.
const WEIGHT: Number = Number { label: "weight", min: 0.5, max: 2.0, step: 0.1, default: 1.0 };

/// The number of layers that is marked.
const MARKED: Number =
    Number { label: "layers", min: 1.0, max: LAYERS as f64, step: 1.0, default: 10.0 };

figure!("vanishing-gradient", "A slope behind a chain of units", weight: f64 = WEIGHT, layers: f64 = MARKED);

const LAYERS: usize = 20;

/// The lower end of the vertical axis, in powers of ten, unless a line needs more, and how far it is below a mark.
const LOW: f64 = -13.2;
const BELOW: f64 = 1.2;

/// A line of the figure.
struct Chain {
    name: String,
    phi: &'static dyn Differentiable,
    weight: f64,
    stroke: Stroke,
    /// How far above the end of the line its name ends, if there is room.
    above: f64,
}

impl Chain {
    /// What is left of a slope behind so many layers.
    fn slope(&self, layers: usize) -> f64 {
        chain(self.phi, self.weight, INPUT, layers).1
    }

    /// The same in powers of ten.
    fn height(&self, layers: usize) -> f64 {
        logarithm(self.slope(layers)) / LN_10
    }
}

fn sketch(Parameters { weight, layers }: Parameters) -> Sketch {
    let marked = layers as usize;
    let half = HALF * weight;
    let half_name = if half == 0.5 { "½".to_owned() } else { number(half) };
    let named = |name: &str, phi, weight, stroke, above| {
        let name = name.to_owned();
        Chain { name, phi, weight, stroke, above }
    };
    let halved = match half == 0.5 {
        true => "ReLU, weights ½".to_owned(),
        false => format!("ReLU, {half_name}"),
    };
    let chains = [
        named("ReLU", &Relu, weight, solid(Ink::Third, 2.4), 13.0),
        named("tanh", &Tanh, weight, dashed(Ink::Second, 2.4), -15.0),
        named(&halved, &Relu, half, dotted(Ink::Third, 2.8), 50.0),
        named("sigmoid", &Sigmoid, weight, solid(Ink::First, 2.8), 56.0),
    ];
    let ends = chains.each_ref().map(|chain| chain.height(LAYERS));
    // The marks are a thousandth apart, or a millionth where there are many.
    let marks = |powers: f64| 3.0 * (powers / 3.0).ceil();
    let lowest = ends.into_iter().fold(LOW, f64::min);
    let low = if lowest < LOW { -marks(-lowest - BELOW) - BELOW } else { LOW };
    let high = marks(ends.into_iter().fold(0.0, f64::max) - 0.1).max(0.0);
    let apart = if high - low > 18.0 { 6 } else { 3 };

    let mut canvas = Canvas::new(336.0);
    let (first, last) = (1.0, LAYERS as f64);
    let mut chart = Chart::new(&mut canvas, [58.0, 44.0, 376.0, 288.0], first..last, low..high);
    let exponents = (-8..=8).map(|i| apart * i).rev();
    for exponent in exponents.filter(|exponent| (low..=high).contains(&f64::from(*exponent))) {
        chart.across(exponent.into(), solid(Ink::Grid, 1.2));
        chart.tick_y(first, exponent.into(), power_of_ten(exponent));
    }
    chart.horizontal_axis(low, "");
    chart.ticks_x([1.0, 5.0, 10.0, 15.0, 20.0], low);
    chart.curve([(layers, low), (layers, high)], dotted(Ink::Muted, 1.2));
    let lines = chains.each_ref().map(|chain| {
        let points = (1..=LAYERS).map(|layers| (layers as f64, chain.height(layers)));
        points.map(|(x, y)| chart.point(x, y)).collect::<Vec<_>>()
    });
    for chain in &chains {
        let points = (1..=LAYERS).map(|layers| (layers as f64, chain.height(layers)));
        chart.group("chain", &chain.name, |chart| {
            chart.curve(points, chain.stroke);
            chart.disc(layers, chain.height(marked), 4.5, chain.stroke.ink);
        });
    }
    let mut taken: Vec<Rect> = Vec::new();
    for (chain, line) in chains.iter().zip(&lines) {
        let place = place(chain, line, &lines, &taken);
        taken.push(place.room(&chain.name, Text::SIZE));
        let name = Text::new(&chain.name).start_if(place.starts).ink(chain.stroke.ink).halo();
        chart.canvas.text(place.at, name);
    }
    let dragged = chains[3].height(marked);
    chart.handle((layers, dragged), &[("layers", &|layers, _| layers)]);
    canvas.text((12.0, 14.0), Text::new("slope by the input").start().muted());
    canvas.text((217.0, 324.0), Text::new("layers").muted());

    let [relu, tanh, halved, sigmoid] = chains.each_ref().map(|chain| left(chain.slope(marked)));
    let (count, s) = match marked {
        1 => ("one".to_owned(), ""),
        10 => ("ten".to_owned(), "s"),
        _ => (marked.to_string(), "s"),
    };
    let (top, bottom) = (power_of_ten(high as i32), power_of_ten((low + BELOW).round() as i32));
    let part = if apart == 3 { "thousandth" } else { "millionth" };
    let weight_text = number(weight);
    let (course, caption) = match weight == 1.0 {
        true => (
            "ReLU stays at 1. tanh sinks slowly. ReLU with weights of one half goes down in a straight line, and the sigmoid in a \
             line more than twice as steep."
                .to_owned(),
            format!(
                "After {count} sigmoid{s} {sigmoid} of a slope is left, after {count} tanh {tanh}. ReLUs that are on pass it whole, \
                 but with weights of {half_name} they leave {halved}: a chain of slopes is a product of weights too."
            ),
        ),
        false => (
            format!(
                "All weights are {weight_text} but those of one line, ReLU with weights of {half_name}. This line and that of ReLU are \
                 straight; those of tanh and the sigmoid are bent."
            ),
            format!(
                "With weights of {weight_text} the slope behind {count} sigmoid{s} is {sigmoid}, behind {count} tanh {tanh}, and behind {count} \
                 ReLU{s} {relu}. With weights of {half_name} ReLUs leave {halved}: a chain of slopes is a product of weights too."
            ),
        ),
    };
    sketch! { canvas,
        description: "Four lines over 1 to {LAYERS} layers. The vertical axis is logarithmic, from {top} down to {bottom}: every mark is a {part} of the \
            one above it. {course} After {count} layer{s}, which a dot on each marks, they are at {relu}, {tanh}, {halved} \
            and {sigmoid}, in the order ReLU, tanh, ReLU with half the weight, sigmoid.",
        caption: "{caption}",
        readings: ["ReLU": relu, "ReLU with half the weight": halved, "tanh": tanh, "sigmoid": sigmoid],
    }
}

/// What is left of a slope, as a number that can be read.
fn left(slope: f64) -> String {
    match slope {
        ..0.01 => scientific(slope),
        ..10.0 => rounded(slope, 4),
        _ => rounded(slope, 1),
    }
}

/// Where the name of a chain stands: as near to the end of its line as there is room that no line crosses and no name takes.
fn place(chain: &Chain, line: &[Point], lines: &[Vec<Point>; 4], taken: &[Rect]) -> Place {
    let beside = |i: usize, (right, down): (f64, f64), starts| {
        let at = line[i] + (right, down);
        Place { at, starts }
    };
    let usual = beside(LAYERS - 1, (-2.0, -chain.above), false);
    // On the usual side of the end, then on the other one, then along the line.
    let side = if chain.above > 0.0 { -1.0 } else { 1.0 };
    let usually = std::iter::once(-chain.above);
    let distances = [side, -side]
        .into_iter()
        .flat_map(|side| (13..=70).step_by(3).map(move |distance| side * f64::from(distance)));
    // No other line ends between the name and its own.
    let end = line[LAYERS - 1].y;
    let own = |down: &f64| {
        let (from, to) = (end.min(end + down), end.max(end + down));
        lines
            .iter()
            .all(|other| !(from + 0.1 < other[LAYERS - 1].y && other[LAYERS - 1].y < to - 0.1))
    };
    let at_the_end =
        usually.chain(distances).filter(own).map(|down| beside(LAYERS - 1, (-2.0, down), false));
    let along = (0..LAYERS).rev().flat_map(|i| {
        [(8.0, -9.0, true), (-8.0, 11.0, false)]
            .map(|(right, down, starts)| beside(i, (right, down), starts))
    });
    let free = |place: &Place| {
        let room = place.room(&chain.name, Text::SIZE);
        let inside = room.x0 > 62.0 && room.x1 < 398.0 && room.y0 > 22.0 && room.y1 < 286.0;
        let crossed = lines.iter().any(|line| enters(line, room));
        let covered = taken.iter().any(|other| room.intersect(*other).area() > 0.0);
        inside && !crossed && !covered
    };
    at_the_end.chain(along).find(free).unwrap_or(usual)
}

/// What larger weights make of the slope behind tanh units.
pub(crate) const PREDICTION: Prediction = Prediction {
    figure: "vanishing-gradient",
    question: "the weights of all units grow from 1 to 2. What becomes of the slope behind ten tanh?",
    answer: Answer::Choice {
        right: || {
            let [one, two] = [1.0, 2.0].map(|weight| chain(&Tanh, weight, INPUT, 10).1);
            match two / one {
                100.0.. => 0,
                0.1.. => 1,
                _ => 2,
            }
        },
        options: &[
            (
                "it becomes about a thousand times as large",
                "The weights alone would do that, ten times a factor of 2. But they also drive the units to where tanh is flat.",
            ),
            (
                "it hardly changes",
                "What the weights give and what the flat ends of tanh take do not balance.",
            ),
            (
                "it becomes much smaller",
                "Larger weights drive the units to where tanh is flat, and that takes more than the weights give.",
            ),
        ],
    },
    look: "Set the weight to 2 and look at the line of tanh.",
};
