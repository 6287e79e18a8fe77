//! The figure `exclusive-or`: two lines in the plane of the inputs, and where the units of both fire.

use ndarray::array;
use neuron_core::{ThresholdUnit, binary_inputs};
use worked_examples::neurons_in_detail::exclusive_or::{BOTH, NOT_BOTH, OR, XOR};

use crate::building_a_neuron::two_input_unit::{frame, half_plane, part_of};
use crate::drawing::chart::Linear;
use crate::drawing::labels::width;
use crate::drawing::notation::list;
use crate::prelude::*;

/// The weights and the threshold of each hidden unit.
const W11: Number = Number { label: "w₁₁", min: -2.0, max: 2.0, step: 0.5, default: OR.0[0] };
const W12: Number = Number { label: "w₁₂", default: OR.0[1], ..W11 };
const THETA1: Number = Number { label: "θ₁", min: -4.0, max: 4.0, step: 0.25, default: OR.1 };
const W21: Number = Number { label: "w₂₁", default: NOT_BOTH.0[0], ..W11 };
const W22: Number = Number { label: "w₂₂", default: NOT_BOTH.0[1], ..W11 };
const THETA2: Number = Number { label: "θ₂", default: NOT_BOTH.1, ..THETA1 };

figure!("exclusive-or", "The two lines of exclusive or",
    w11: f64 = W11, w12: f64 = W12, theta1: f64 = THETA1,
    w21: f64 = W21, w22: f64 = W22, theta2: f64 = THETA2,
);

/// The window on the plane: the four inputs and some room around them.
const LOW: f64 = -0.5;
const HIGH: f64 = 1.5;

/// How many units of the canvas one unit of the plane is, and how long the arrow of a weight of 1.
const SCALE: f64 = 142.0;
const ARROW: f64 = 0.16;

/// Where the arrow of a line stands: nearest to where the line of the example does, so that it stays there while it is turned about that
/// point; and in the middle of what is seen of the line, where that is not seen.
fn foot(unit: usize, [a, b]: [f64; 2], theta: f64, ends: Option<[[f64; 2]; 2]>) -> [f64; 2] {
    let Some(ends) = ends else { return [0.5, 0.5] };
    let ([p, q], of_example) = [OR, NOT_BOTH][unit];
    let part = of_example / (p * p + q * q);
    let (x, y) = (part * p, part * q);
    let off = (theta - a * x - b * y) / (a * a + b * b);
    let near = [x + off * a, y + off * b];
    match near.iter().all(|along| (LOW..HIGH).contains(along)) {
        true => near,
        false => [0, 1].map(|i| f64::midpoint(ends[0][i], ends[1][i])),
    }
}

fn sketch(parameters: Parameters) -> Sketch {
    let Parameters { w11, w12, theta1, w21, w22, theta2 } = parameters;
    let network = Network::new(([w11, w12], theta1), ([w21, w22], theta2));
    let [one, other] = &network.hidden;
    let mut canvas = Canvas::new(350.0);
    let mut chart = Chart::new(&mut canvas, [58.0, 22.0, 342.0, 306.0], LOW..HIGH, LOW..HIGH);
    let shaded = part_of(&half_plane(one, LOW..HIGH), other);
    if shaded.len() > 2 {
        chart.area(&shaded, Ink::FirstFill);
    }
    frame(&mut chart, LOW..HIGH);

    let cases = network.cases();
    let outputs = cases.map(|case| case.output);
    let names = [0, 1].map(|unit: usize| function(cases.map(|case| case.hidden[unit])));
    let strokes = [solid(Ink::First, 2.8), dashed(Ink::Second, 2.8)];
    let mut arrows = 0;
    let names_of_parameters = [["w11", "w12", "theta1"], ["w21", "w22", "theta2"]];
    // Each line, and the side on which its unit fires. A hand on the line moves it, and on the arrow turns it.
    for (i, unit) in network.hidden.iter().enumerate() {
        let (stroke, [w1, w2, theta]) = (strokes[i], names_of_parameters[i]);
        let [a, b] = [unit.weights()[0], unit.weights()[1]];
        let ends = unit.boundary().segment(LOW..=HIGH, LOW..=HIGH);
        let [x, y] = foot(i, [a, b], unit.threshold(), ends);
        if let Some(ends) = ends {
            let tip = (x + ARROW * a, y + ARROW * b);
            chart.curve(ends.map(|[x1, x2]| (x1, x2)), stroke);

            if (LOW..HIGH).contains(&tip.0) && (LOW..HIGH).contains(&tip.1) {
                chart.arrow((x, y), tip, solid(stroke.ink, 2.0));
                arrows += 1;
                let turned = |x1: f64, x2: f64| [(x1 - x) / ARROW, (x2 - y) / ARROW];
                let rules: [Linear<'_>; 3] = [
                    (w1, &|x1, x2| turned(x1, x2)[0]),
                    (w2, &|x1, x2| turned(x1, x2)[1]),
                    (theta, &|x1, x2| turned(x1, x2)[0] * x + turned(x1, x2)[1] * y),
                ];
                chart.handle(tip, &rules);
            }
        }
        if a != 0.0 || b != 0.0 {
            chart.handle((x, y), &[(theta, &|x1, x2| a * x1 + b * x2)]);
        }
    }

    let preferred = [(at(0.0, 0.25), -14.0), (at(HIGH, 0.75), -8.0)];
    let mut taken: Vec<Rect> =
        cases.iter().map(|case| around(at(case.x[0], case.x[1]), (0.1, 0.1))).collect();
    for (i, ink) in [Ink::First, Ink::Second].into_iter().enumerate() {
        let half = width(names[i], Text::SIZE) / 2.0;
        let (end, shift) = preferred[i];
        let first = around(at(end.x + (shift - half) / SCALE, end.y), (half / SCALE, 0.07));
        let Some(place) = label_place(&network, i, first, &taken) else { continue };
        taken.push(place);
        let label = Text::new(format!("*{}*", names[i])).ink(ink).halo();
        match place == first {
            true => chart.text(end.x, end.y, label.shift(shift, 0.0).end()),
            false => chart.text(place.center().x, place.center().y, label),
        }
    }

    for case in &cases {
        chart.group("inputs", &case.name(), |chart| {
            let [x1, x2] = case.x;
            if case.output != case.wanted {
                let there = chart.point(x1, x2);
                chart.canvas.circle(there, 12.0, Ink::Paper, solid(Ink::Third, 2.4));
            }
            chart.diamond(x1, x2, Marker::filled_if(case.output == 1.0), Ink::Second);
        });
    }

    let named = |keep: &dyn Fn(&Case) -> bool| {
        let kept: Vec<String> = cases.iter().filter(|case| keep(case)).map(Case::name).collect();
        (kept.len(), list(kept.into_iter()))
    };
    let ((firing, on), (_, off)) =
        (named(&|case| case.output == 1.0), named(&|case| case.output == 0.0));
    let (wrong, asked) = named(&|case| case.output != case.wanted);
    let parallel = [w11, w12] == OR.0 && [w21, w22] == NOT_BOTH.0;
    let [above, below] = [theta1, -theta2].map(number);
    let courses = match parallel {
        true => format!(
            "One unit fires from the line x₁ + x₂ = {above} upward, another from x₁ + x₂ = {below} downward."
        ),
        false => format!("One unit computes “{}”, another “{}”.", names[0], names[1]),
    };
    let strip = if parallel { "In the strip where both fire" } else { "Where both fire" };
    let inside = match firing {
        0 => "None of the four inputs makes both fire.".to_owned(),
        1 => format!("{strip} lies {on}, and {off} are left outside."),
        3 => format!("{strip} lie {on}, and {off} is left outside."),
        4 => "For all four inputs both of them fire.".to_owned(),
        _ => format!("{strip} lie {on}, and {off} are left outside."),
    };
    let computed = function(outputs);
    let verdict = match wrong {
        0 => String::new(),
        _ => format!(
            " The network computes “{computed}”, and a ring marks what exclusive or asks otherwise: {asked}."
        ),
    };
    let course = match (parallel && arrows == 2, theta1 <= -theta2) {
        (true, true) => format!(
            "Two parallel lines fall to the right, x₁ + x₂ = {above} and x₁ + x₂ = {below}; an arrow on each points toward the other, \
             and the strip between them is shaded."
        ),
        _ => format!(
            "Each of two units, one computing “{}” and one “{}”, has a line where it crosses the window, with an arrow, where there is \
             room, into the side on which the unit fires. Where both fire is shaded.",
            names[0], names[1]
        ),
    };
    let points = match (parallel, firing) {
        (true, 2) if theta1 <= -theta2 => {
            format!(
                "The points {on} are filled and lie in the strip; {off} are hollow and lie outside."
            )
        }
        (_, 0) => "All four points are hollow: none makes both fire.".to_owned(),
        (_, 4) => "All four points are filled: each makes both fire.".to_owned(),
        _ => format!("Filled, for both fire: {on}. Hollow: {off}."),
    };
    sketch! { canvas,
        description: "The plane of the inputs x₁, to the right, and x₂, upward, from −0.5 to 1.5. {course} \
            {points}",
        caption: "{courses} {inside}{verdict}",
        readings: [
            "one unit": names[0],
            "the other": names[1],
            "x = (0, 0)": cases[0].told(),
            "x = (0, 1)": cases[1].told(),
            "x = (1, 0)": cases[2].told(),
            "x = (1, 1)": cases[3].told(),
            "the network": computed,
        ],
    }
}

/// What a lower threshold of the unit that computes “or” makes of the network.
pub(crate) const PREDICTION: Prediction = Prediction {
    figure: "exclusive-or",
    question: "θ₁, the threshold of “or”, falls from 0.5 to 0. Which of the four inputs does the network then answer with 1?",
    answer: Answer::Choice {
        right: || {
            let network = Network::new((OR.0, 0.0), NOT_BOTH);
            match function(network.cases().map(|case| case.output)) {
                "exclusive or" => 0,
                "or" => 1,
                "not both" => 2,
                _ => 3,
            }
        },
        options: &[
            (
                "the same two as before",
                "At the threshold 0 the sum of (0, 0), which is 0, is enough.",
            ),
            ("all but (0, 0)", "That would be “or”, but the other unit still says no to (1, 1)."),
            (
                "all but (1, 1)",
                "Now the first unit always fires, and what is left is the other one's “not both”.",
            ),
            ("all four", "The other unit still says no to (1, 1)."),
        ],
    },
    look: "Move θ₁ down to 0, and watch its line pass (0, 0).",
};

/// Two hidden units, and a third that asks for both.
struct Network {
    hidden: [ThresholdUnit; 2],
    output: ThresholdUnit,
}

/// An input, what the hidden units and the network make of it, and what exclusive or asks.
#[derive(Clone, Copy)]
struct Case {
    x: [f64; 2],
    hidden: [f64; 2],
    output: f64,
    wanted: f64,
}

impl Network {
    fn new(one: ([f64; 2], f64), other: ([f64; 2], f64)) -> Network {
        let unit =
            |(weights, threshold): ([f64; 2], f64)| ThresholdUnit::new(weights.to_vec(), threshold);
        Network { hidden: [one, other].map(unit), output: unit(BOTH) }
    }

    /// The four cases in counting order.
    fn cases(&self) -> [Case; 4] {
        let mut inputs = binary_inputs(2).zip(XOR);
        [(); 4].map(|()| {
            let (x, wanted) = inputs.next().expect("two inputs have four cases");
            let hidden = [0, 1].map(|i: usize| self.hidden[i].output(&x));
            let output = self.output.output(&array![hidden[0], hidden[1]]);
            Case { x: [x[0], x[1]], hidden, output, wanted }
        })
    }
}

impl Case {
    fn name(&self) -> String {
        format!("({},\u{a0}{})", number(self.x[0]), number(self.x[1]))
    }

    fn told(&self) -> String {
        let [one, other] = self.hidden.map(number);
        format!("hidden {one} and {other}, output {}", number(self.output))
    }
}

/// What the function of two inputs is called that has these values for (0, 0), (0, 1), (1, 0) and (1, 1).
fn function(outputs: [f64; 4]) -> &'static str {
    const NAMES: [&str; 16] = [
        "never",
        "and",
        "x₁ and not x₂",
        "x₁",
        "x₂ and not x₁",
        "x₂",
        "exclusive or",
        "or",
        "neither",
        "equal",
        "not x₂",
        "x₁ or not x₂",
        "not x₁",
        "x₂ or not x₁",
        "not both",
        "always",
    ];
    NAMES[outputs.iter().fold(0, |bits, output| 2 * bits + usize::from(*output == 1.0))]
}

/// The rectangle of this center and half of its size.
fn around(center: Point, (width, height): (f64, f64)) -> Rect {
    Rect::new(center.x - width, center.y - height, center.x + width, center.y + height)
}

/// Where the name of a unit stands beside its line: in the window, crossed by no line, and away from what is taken. The first
/// place is tried first; there may be none.
fn label_place(network: &Network, unit: usize, first: Rect, taken: &[Rect]) -> Option<Rect> {
    let ends = network.hidden[unit].boundary().segment(LOW..=HIGH, LOW..=HIGH)?;
    let [w1, w2] = network.hidden[unit].boundary().weights();
    let size = (w1 * w1 + w2 * w2).sqrt();
    let half = (first.width() / 2.0, first.height() / 2.0);
    // Far enough from the line along its normal that no corner lies on it.
    let away = (half.0 * w1.abs() + half.1 * w2.abs()) / size + 0.04;
    let beside = [0.2, 0.8, 0.35, 0.65, 0.1, 0.9].into_iter().flat_map(|t| {
        [-1.0, 1.0].map(|side| {
            let [x, y] = [0, 1].map(|i: usize| ends[0][i] + t * (ends[1][i] - ends[0][i]));
            around(at(x + side * away * w1 / size, y + side * away * w2 / size), half)
        })
    });
    let free = |place: &Rect| {
        let corners = [
            array![place.x0, place.y0],
            array![place.x0, place.y1],
            array![place.x1, place.y0],
            array![place.x1, place.y1],
        ];
        let crossed = network.hidden.iter().any(|unit| {
            let above = corners.iter().filter(|corner| unit.weighted_input(corner) > 0.0).count();
            above != 0 && above != 4
        });
        let inside = place.x0 > LOW && place.x1 < HIGH && place.y0 > LOW && place.y1 < HIGH;
        let apart = |other: &Rect| {
            place.x1 < other.x0 || other.x1 < place.x0 || place.y1 < other.y0 || other.y1 < place.y0
        };
        inside && !crossed && taken.iter().all(apart)
    };
    // The first place as long as it is beside the line.
    let near = |place: &Rect| {
        let z = network.hidden[unit].weighted_input(&array![place.center().x, place.center().y]);
        z.abs() / size < away + 0.2
    };
    [first].into_iter().filter(near).chain(beside).find(free)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hand at the tip of the arrow turns the line about the arrow's foot, which therefore does not move.
    #[test]
    fn an_arrow_that_is_turned_stays_where_it_stands() {
        for (unit, [x, y]) in [(0, [0.25, 0.25]), (1, [0.75, 0.75])] {
            for (a, b) in [(1.0, 1.0), (2.0, 0.0), (0.5, -1.5), (-1.0, 2.0), (-2.0, -0.5)] {
                let theta = a * x + b * y;
                let line = ThresholdUnit::new(array![a, b], theta).boundary();
                let ends = line.segment(LOW..=HIGH, LOW..=HIGH);
                let [fx, fy] = foot(unit, [a, b], theta, ends);
                assert!((fx - x).abs() < 1e-12 && (fy - y).abs() < 1e-12, "{a} {b}: {fx} {fy}");
            }
        }
    }

    #[test]
    fn an_arrow_stands_on_its_line_and_in_the_window() {
        for theta in [-1.75, -0.5, 0.0, 0.75, 1.25, 2.5] {
            let unit = ThresholdUnit::new(array![1.5, 0.5], theta);
            let Some(ends) = unit.boundary().segment(LOW..=HIGH, LOW..=HIGH) else { continue };
            let [x, y] = foot(0, [1.5, 0.5], theta, Some(ends));
            assert!((1.5 * x + 0.5 * y - theta).abs() < 1e-12, "{theta}: {x} {y}");
            assert!([x, y].iter().all(|at| (LOW..=HIGH).contains(at)), "{theta}: {x} {y}");
        }
    }
}
