//! The figure `firing-line`: where in the plane of inputs the unit fires.

use ndarray::array;
use neuron_core::ThresholdUnit;

use crate::canvas::{Canvas, Marker, Outline, Text, solid};
use crate::chart::{Chart, Frame};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::levels::width;
use crate::number::number;
use crate::parameter::Values;
use crate::point::{Curve, at};
use crate::two_input_unit::{Case, THETA, W1, W2, cases, firing, sum_formula, unit};

pub(crate) const FIGURE: Figure = Figure {
    name: "firing-line",
    title: "Where a two-input unit fires",
    parameters: &[W1, W2, THETA],
    sketch,
};

/// The window on the plane: the four inputs and some room around them.
const LOW: f64 = -0.5;
const HIGH: f64 = 1.5;

fn sketch(values: &Values) -> Sketch {
    let (w1, w2, theta) = (values.get("w1"), values.get("w2"), values.get("theta"));
    let unit = unit(values, theta);
    let cases = cases(&unit);
    let line = unit.boundary().segment(LOW..=HIGH, LOW..=HIGH);

    let mut canvas = Canvas::new(362.0);
    let frame = Frame {
        left: 58.0,
        top: 34.0,
        right: 342.0,
        bottom: 318.0,
    };
    let mut chart = Chart::new(&mut canvas, frame, LOW..HIGH, LOW..HIGH);
    let shaded = half_plane(&unit);
    if shaded.len() > 2 {
        chart.area(&shaded, Ink::FirstFill);
    }
    for value in [0.0, 1.0] {
        chart.curve([(LOW, value), (HIGH, value)], solid(Ink::Grid, 1.2));
        chart.curve([(value, LOW), (value, HIGH)], solid(Ink::Grid, 1.2));
        chart.tick_x(value, LOW, &number(value));
        chart.tick_y(LOW, value, &number(value));
    }
    let (corner, opposite) = (chart.place(LOW, HIGH), chart.place(HIGH, LOW));
    chart.canvas.stroke(
        &Outline::rounded(corner, opposite, 0.0),
        solid(Ink::Muted, 1.2),
    );
    chart
        .canvas
        .text(Text::new("*x*₁", opposite + at(-2.0, 18.0)).end());
    chart
        .canvas
        .text(Text::new("*x*₂", corner + at(-12.0, 10.0)).end());

    let labels: Vec<_> = cases.iter().map(|case| label_place(case, &unit)).collect();
    let mut taken = labels.clone();
    taken.extend(
        cases
            .iter()
            .map(|case| Taken::around((case.x1, case.x2), (0.06, 0.06))),
    );
    let arrow = weight_arrow(&unit, &taken);
    if let (Some(ends), Some([from, to])) = (line, arrow) {
        chart.curve(ends.map(|[x1, x2]| (x1, x2)), solid(Ink::First, 2.8));
        let arrow = Curve::straight(chart.place(from.0, from.1), chart.place(to.0, to.1));
        chart.canvas.arrow(&arrow, solid(Ink::First, 2.0));
        let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        let half = ((from.0 - to.0).abs() / 2.0, (from.1 - to.1).abs() / 2.0);
        taken.push(Taken::around(middle, half));
    }
    for (case, label) in cases.iter().zip(&labels) {
        let place = chart.place(case.x1, case.x2);
        let marker = if case.fires {
            Marker::Filled
        } else {
            Marker::Hollow
        };
        let label = chart.place(
            (label.left + label.right) / 2.0,
            (label.bottom + label.top) / 2.0,
        );
        chart.canvas.group("inputs", &case.name(), |canvas| {
            canvas.diamond(place, marker, Ink::Second);
            canvas.text(Text::new(&number(case.sum), label));
        });
    }
    for (fires, word) in [(true, "fires"), (false, "silent")] {
        if let Some((x1, x2)) = word_place(&unit, &taken, fires) {
            let place = chart.place(x1, x2);
            chart.canvas.text(Text::new(word, place).bold());
        }
    }

    // The key, above the window.
    let formula = format!("{} = {}", sum_formula(w1, w2), number(theta));
    let (key, x) = match line {
        Some(_) => (formula.clone(), 90.0),
        None if w1 == 0.0 && w2 == 0.0 => ("no line: every sum is 0".to_owned(), 58.0),
        None => (format!("{formula} lies outside"), 58.0),
    };
    if line.is_some() {
        canvas.line(at(58.0, 15.0), at(82.0, 15.0), solid(Ink::First, 2.8));
    }
    canvas.text(Text::new(&key, at(x, 15.0)).start());

    let listed: Vec<_> = cases
        .iter()
        .map(|case| {
            let verb = if case.fires { "fires" } else { "is silent" };
            format!("{} has sum {} and {verb}", case.name(), number(case.sum))
        })
        .collect();
    let formula = formula.replace('*', "");
    let course = match line {
        Some([[a1, a2], [b1, b2]]) => format!(
            "The line {formula} crosses the window from ({}, {}) to ({}, {}); the side on which the unit fires is \
             shaded, and an arrow in the direction of the weights points into it.",
            number(a1),
            number(a2),
            number(b1),
            number(b2)
        ),
        None if shaded.is_empty() => {
            "No line crosses the window and nothing is shaded: the unit is silent everywhere in it."
                .to_owned()
        }
        None => {
            "No line crosses the window and all of it is shaded: the unit fires everywhere in it."
                .to_owned()
        }
    };
    let caption = match line {
        Some(_) => format!(
            "The line {formula} parts the plane: on its shaded side, where the arrow of the weights ({},\u{a0}{}) points, the \
             weighted sum is at least θ and the unit fires. Of the four inputs, each with its sum beside it, {}.",
            number(w1),
            number(w2),
            firing(&cases)
        ),
        None if shaded.is_empty() => format!(
            "With θ = {} no input in this window has a weighted sum of θ or more: the unit is silent.",
            number(theta)
        ),
        None => format!(
            "With θ = {} every input in this window has a weighted sum of θ or more: the unit always fires.",
            number(theta)
        ),
    };
    Sketch {
        canvas,
        description: format!(
            "The plane of the inputs x₁, to the right, and x₂, upward, from −0.5 to 1.5. {course} Four points: {}.",
            listed.join("; ")
        ),
        caption,
    }
}

/// A rectangle of the plane that is taken.
#[derive(Clone, Copy)]
struct Taken {
    left: f64,
    right: f64,
    bottom: f64,
    top: f64,
}

impl Taken {
    fn around(center: (f64, f64), half: (f64, f64)) -> Taken {
        Taken {
            left: center.0 - half.0,
            right: center.0 + half.0,
            bottom: center.1 - half.1,
            top: center.1 + half.1,
        }
    }

    /// How far apart two rectangles are, along the axis on which they are farther apart.
    fn gap(&self, other: &Taken) -> f64 {
        let beside = (other.left - self.right).max(self.left - other.right);
        let above = (other.bottom - self.top).max(self.bottom - other.top);
        beside.max(above)
    }

    fn corners(&self) -> [(f64, f64); 4] {
        [
            (self.left, self.bottom),
            (self.left, self.top),
            (self.right, self.bottom),
            (self.right, self.top),
        ]
    }
}

/// How many units of the canvas one unit of the plane is.
const SCALE: f64 = 142.0;

/// Where the weighted sum of an input is written: to the upper right of its marker, or where the
/// line does not cross it.
fn label_place(case: &Case, unit: &ThresholdUnit) -> Taken {
    let half = (
        width(&number(case.sum), Text::SIZE) / 2.0 / SCALE,
        10.0 / SCALE,
    );
    let (right, up) = (half.0 + 0.05, half.1 + 0.03);
    let places = [(right, up), (-right, up), (right, -up), (-right, -up)]
        .map(|(right, up)| Taken::around((case.x1 + right, case.x2 + up), half));
    let crossed = |place: &Taken| {
        let above = place
            .corners()
            .map(|(x1, x2)| unit.weighted_input(&array![x1, x2]) >= 0.0);
        above.contains(&true) && above.contains(&false)
    };
    let free = places.iter().find(|place| !crossed(place));
    *free.unwrap_or(&places[0])
}

/// An arrow in the direction of the weights, from near the middle of the visible piece of the line.
fn weight_arrow(unit: &ThresholdUnit, taken: &[Taken]) -> Option<[(f64, f64); 2]> {
    let line = unit.boundary();
    let [[a1, a2], [b1, b2]] = line.segment(LOW..=HIGH, LOW..=HIGH)?;
    let [w1, w2] = line.weights();
    let reach = 0.26 / (w1 * w1 + w2 * w2).sqrt();
    let arrows = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].map(|t| {
        let from = (a1 + t * (b1 - a1), a2 + t * (b2 - a2));
        [from, (from.0 + reach * w1, from.1 + reach * w2)]
    });
    let free = |[from, to]: &&[(f64, f64); 2]| {
        let clear = |t: f64| {
            let point = (from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1));
            let spot = Taken::around(point, (0.05, 0.05));
            taken.iter().all(|other| spot.gap(other) > 0.0)
        };
        clear(0.2) && clear(0.6) && clear(1.0)
    };
    Some(*arrows.iter().find(free).unwrap_or(&arrows[0]))
}

/// The part of the window where the unit fires: the window cut along the firing line.
fn half_plane(unit: &ThresholdUnit) -> Vec<(f64, f64)> {
    let window = [(LOW, LOW), (HIGH, LOW), (HIGH, HIGH), (LOW, HIGH)];
    let z = |(x1, x2): (f64, f64)| unit.weighted_input(&array![x1, x2]);
    let mut kept = Vec::new();
    for (i, &here) in window.iter().enumerate() {
        let next = window[(i + 1) % window.len()];
        let (a, b) = (z(here), z(next));
        if a >= 0.0 {
            kept.push(here);
        }
        if (a >= 0.0) != (b >= 0.0) {
            let t = a / (a - b);
            kept.push((
                here.0 + t * (next.0 - here.0),
                here.1 + t * (next.1 - here.1),
            ));
        }
    }
    kept
}

/// The place on one side of the line with the most room for a word, if there is enough.
fn word_place(unit: &ThresholdUnit, taken: &[Taken], fires: bool) -> Option<(f64, f64)> {
    // Half the size of the word, and what must stay clear around it.
    const HALF: (f64, f64) = (27.0 / SCALE, 10.0 / SCALE);
    const CLEAR: f64 = 0.04;
    let [w1, w2] = [unit.weights()[0], unit.weights()[1]];
    let size = (w1 * w1 + w2 * w2).sqrt();
    // How deep a point lies on the wanted side.
    let depth = |(x1, x2): (f64, f64)| {
        let z = unit.weighted_input(&array![x1, x2]);
        match (size > 0.0, fires) {
            (true, true) => z / size,
            (true, false) => -z / size,
            (false, _) if (z >= 0.0) == fires => f64::INFINITY,
            (false, _) => f64::NEG_INFINITY,
        }
    };
    let room = |place: (f64, f64)| {
        let word = Taken::around(place, HALF);
        let edges = [
            word.left - LOW,
            HIGH - word.right,
            word.bottom - LOW,
            HIGH - word.top,
        ];
        let line = word.corners().map(depth);
        let others = taken.iter().map(|other| word.gap(other));
        edges
            .into_iter()
            .chain(line)
            .chain(others)
            .fold(f64::INFINITY, f64::min)
    };
    let mut best = (CLEAR, None);
    for i in 0..=40 {
        for j in 0..=40 {
            let place = (LOW + 0.05 * f64::from(i), LOW + 0.05 * f64::from(j));
            // Most places lie on the other side: no need to look around there.
            let room = if depth(place) > best.0 {
                room(place)
            } else {
                continue;
            };
            if room > best.0 {
                best = (room, Some(place));
            }
        }
    }
    best.1
}
