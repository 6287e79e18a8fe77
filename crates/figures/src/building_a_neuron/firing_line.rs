//! The figure `firing-line`: where in the plane of inputs the unit fires.

use ndarray::array;
use neuron_core::ThresholdUnit;
use worked_examples::building_a_neuron::firing::{FiringRow, THRESHOLD, WEIGHTS, firing_example};

use super::two_input_unit::{THETA, W1, W2, firing, frame, half_plane, listed, name, sum_formula};
use crate::drawing::labels::width;
use crate::prelude::*;

figure!("firing-line", "Where a two-input unit fires", w1: f64 = W1, w2: f64 = W2, theta: f64 = THETA);

/// The window on the plane: the four cases and some room around them.
const LOW: f64 = -0.5;
const HIGH: f64 = 1.5;

/// How many units of the canvas one unit of the plane is.
const SCALE: f64 = 142.0;

fn sketch(Parameters { w1, w2, theta }: Parameters) -> Sketch {
    let unit = ThresholdUnit::new(array![w1, w2], theta);
    let rows = firing_example([w1, w2], theta).rows;
    let line = unit.boundary().segment(LOW..=HIGH, LOW..=HIGH);

    let mut canvas = Canvas::new(362.0);
    let mut chart = Chart::new(&mut canvas, [58.0, 34.0, 342.0, 318.0], LOW..HIGH, LOW..HIGH);
    let shaded = half_plane(&unit, LOW..HIGH);
    if shaded.len() > 2 {
        chart.area(&shaded, Ink::FirstFill);
    }
    frame(&mut chart, LOW..HIGH);

    // What other labels must not cover, in the plane: the sums, their markers and the arrow.
    let labels: Vec<Rect> = rows.iter().map(|row| sum_label(row, &unit)).collect();
    let mut taken = labels.clone();
    taken.extend(rows.iter().map(|row| around(at(row.x1, row.x2), (0.06, 0.06))));
    let arrow = weight_arrow(&unit, &taken);
    if let (Some(ends), Some([from, to])) = (line, arrow) {
        chart.curve(ends.map(|[x1, x2]| (x1, x2)), solid(Ink::First, 2.8));
        chart.arrow(from.into(), to.into(), solid(Ink::First, 2.0));
        taken.push(Rect::from_points(from, to));
    }
    // The line goes where the hand is: there its weighted sum is the threshold.
    let middle = line.map_or([0.5, 0.5], |[a, b]| [0, 1].map(|i| f64::midpoint(a[i], b[i])));
    if w1 != 0.0 || w2 != 0.0 {
        chart.handle(middle.into(), &[("theta", &|x1, x2| w1 * x1 + w2 * x2)]);
    }
    for (row, label) in rows.iter().zip(&labels) {
        let Point { x, y } = label.center();
        chart.group("inputs", &name(row), |chart| {
            chart.diamond(row.x1, row.x2, Marker::filled_if(row.y == 1.0), Ink::Second);
            chart.text(x, y, Text::new(number(row.sum)));
        });
    }
    for (fires, word) in [(true, "fires"), (false, "silent")] {
        if let Some(point) = word_point(&unit, &taken, fires) {
            chart.text(point.x, point.y, Text::new(word).bold());
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
        canvas.line((58.0, 15.0), (82.0, 15.0), solid(Ink::First, 2.8));
    }
    canvas.text((x, 15.0), Text::new(&key).start());

    let listed = listed(&rows, ["is silent", "fires"]);
    let formula = formula.replace('*', "");
    let theta = number(theta);
    let (course, caption) = match line {
        Some([[a1, a2], [b1, b2]]) => {
            let [a1, a2, b1, b2, w1, w2] = [a1, a2, b1, b2, w1, w2].map(number);
            let course = format!(
                "The line {formula} crosses the window from ({a1}, {a2}) to ({b1}, {b2}); the side on which the unit fires is \
                 shaded, and an arrow in the direction of the weights points into it."
            );
            let caption = format!(
                "The line {formula} parts the plane: on its shaded side, where the arrow of the weights ({w1},\u{a0}{w2}) points, the \
                 weighted sum is at least θ and the unit fires. Of the four cases, each with its sum beside it, {}.",
                firing(&rows)
            );
            (course, caption)
        }
        None => {
            let [part, everywhere, which, outcome] = match shaded.is_empty() {
                true => ["nothing", "is silent", "no", "is silent"],
                false => ["all of it", "fires", "every", "always fires"],
            };
            let course = format!(
                "No line crosses the window and {part} is shaded: the unit {everywhere} everywhere in it."
            );
            let caption = format!(
                "With θ = {theta} {which} input in this window has a weighted sum of θ or more: the unit {outcome}."
            );
            (course, caption)
        }
    };
    sketch! { canvas,
        description: "The plane of the inputs x₁, to the right, and x₂, upward, from −0.5 to 1.5. {course} Four points: {listed}.",
        caption: "{caption}",
        readings: [
            "x = (0, 0)": case(&rows[0]),
            "x = (0, 1)": case(&rows[1]),
            "x = (1, 0)": case(&rows[2]),
            "x = (1, 1)": case(&rows[3]),
        ],
    }
}

/// The weighted sum of a case, and what the unit does.
fn case(row: &FiringRow) -> String {
    let does = if row.y == 1.0 { "fires" } else { "silent" };
    format!("{}, {does}", number(row.sum))
}

/// The threshold up to which the first input alone makes the unit fire, with the weights of the book.
pub(crate) const PREDICTION: Prediction = Prediction {
    figure: "firing-line",
    question: "the weights stay 5 and 3. Up to which θ does the first input alone make the unit fire?",
    answer: Answer::Number {
        right: || firing_example(WEIGHTS, THRESHOLD).rows[2].sum,
        tolerance: 0.1,
        mistakes: &[
            (
                || THRESHOLD,
                "That is the threshold of the figure; the first input brings more than it needs.",
            ),
            (|| WEIGHTS[0] + WEIGHTS[1], "That is the sum of both inputs; the second one is off."),
            (|| WEIGHTS[1], "That is what the second input brings."),
        ],
    },
    look: "Move θ and watch the line pass (1, 0).",
};

/// The rectangle of this center and half of its size.
fn around(center: Point, (width, height): (f64, f64)) -> Rect {
    Rect::new(center.x - width, center.y - height, center.x + width, center.y + height)
}

/// How far apart two rectangles are, along the axis on which they are farther apart.
fn gap(one: &Rect, other: &Rect) -> f64 {
    let beside = (other.x0 - one.x1).max(one.x0 - other.x1);
    beside.max((other.y0 - one.y1).max(one.y0 - other.y1))
}

fn corners(rect: &Rect) -> [Point; 4] {
    [at(rect.x0, rect.y0), at(rect.x0, rect.y1), at(rect.x1, rect.y0), at(rect.x1, rect.y1)]
}

/// Where the weighted sum of an input is written: to the upper right of its marker, or where the
/// line does not cross it.
fn sum_label(row: &FiringRow, unit: &ThresholdUnit) -> Rect {
    let half = (width(&number(row.sum), Text::SIZE) / 2.0 / SCALE, 10.0 / SCALE);
    let (right, up) = (half.0 + 0.05, half.1 + 0.03);
    let labels = [(right, up), (-right, up), (right, -up), (-right, -up)]
        .map(|(right, up)| around(at(row.x1 + right, row.x2 + up), half));
    let crossed = |label: &Rect| {
        let above = corners(label).map(|point| z(unit, point) >= 0.0);
        above.contains(&true) && above.contains(&false)
    };
    *labels.iter().find(|label| !crossed(label)).unwrap_or(&labels[0])
}

/// The weighted input of a point.
fn z(unit: &ThresholdUnit, point: Point) -> f64 {
    unit.weighted_input(&array![point.x, point.y])
}

/// An arrow in the direction of the weights, from near the middle of the visible piece of the line.
fn weight_arrow(unit: &ThresholdUnit, taken: &[Rect]) -> Option<[Point; 2]> {
    let line = unit.boundary();
    let [[a1, a2], [b1, b2]] = line.segment(LOW..=HIGH, LOW..=HIGH)?;
    let [w1, w2] = line.weights();
    let reach = 0.26 / (w1 * w1 + w2 * w2).sqrt();
    let arrows = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].map(|t| {
        let from = at(a1 + t * (b1 - a1), a2 + t * (b2 - a2));
        [from, from + (reach * w1, reach * w2)]
    });
    let free = |[from, to]: &&[Point; 2]| {
        let spots = [0.2, 0.6, 1.0].map(|t| around(*from + (*to - *from) * t, (0.05, 0.05)));
        spots.iter().all(|spot| taken.iter().all(|other| gap(spot, other) > 0.0))
    };
    Some(*arrows.iter().find(free).unwrap_or(&arrows[0]))
}

/// The point on one side of the line with the most room for a word, if there is enough.
fn word_point(unit: &ThresholdUnit, taken: &[Rect], fires: bool) -> Option<Point> {
    // Half the size of the word, and what must stay clear around it.
    const HALF: (f64, f64) = (27.0 / SCALE, 10.0 / SCALE);
    const CLEAR: f64 = 0.04;
    let [w1, w2] = [unit.weights()[0], unit.weights()[1]];
    let size = (w1 * w1 + w2 * w2).sqrt();
    // How deep a point lies on the wanted side.
    let depth = |point: Point| {
        let z = z(unit, point);
        match (size > 0.0, fires) {
            (true, true) => z / size,
            (true, false) => -z / size,
            (false, _) if (z >= 0.0) == fires => f64::INFINITY,
            (false, _) => f64::NEG_INFINITY,
        }
    };
    let room = |point: Point| {
        let word = around(point, HALF);
        let edges = [word.x0 - LOW, HIGH - word.x1, word.y0 - LOW, HIGH - word.y1];
        let others = taken.iter().map(|other| gap(&word, other));
        let rooms = edges.into_iter().chain(corners(&word).map(depth)).chain(others);
        rooms.fold(f64::INFINITY, f64::min)
    };
    let grid = (0..=40).flat_map(|i| (0..=40).map(move |j| [i, j].map(f64::from)));
    let points = grid.map(|[i, j]| at(LOW + 0.05 * i, LOW + 0.05 * j));
    let rooms = points.map(|point| (room(point), point)).filter(|(room, _)| *room > CLEAR);
    let best = rooms.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, point)| point)
}
