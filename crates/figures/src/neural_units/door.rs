//! The figure `door`: the sums of a unit's four cases, and the threshold among them.

use neuron_core::ThresholdUnit;
use worked_examples::neural_units::units::{DOOR_THRESHOLD, DOOR_WEIGHTS};

use crate::drawing::notation::list;
use crate::prelude::*;

/// The threshold of the door.
const THETA: Number =
    Number { label: "θ", min: 0.0, max: 5.0, step: 0.5, default: DOOR_THRESHOLD };

figure!("door", "The sums of a door and its threshold", theta: f64 = THETA);

/// What the cases are called, in counting order: the badge is the first input and the hand the second.
const CASES: [&str; 4] = ["nobody", "hand", "badge", "badge and hand"];

fn sketch(Parameters { theta }: Parameters) -> Sketch {
    let door = ThresholdUnit::new(DOOR_WEIGHTS.to_vec(), theta);
    let rows: Vec<_> = door.truth_table().into_iter().zip(CASES).collect();
    let (left, right) = (-0.6, 5.4);
    let mut canvas = Canvas::new(176.0);
    let mut chart = Chart::new(&mut canvas, [18.0, 30.0, 382.0, 96.0], left..right, 0.0..1.0);
    chart.area(&[(theta, 0.0), (right, 0.0), (right, 1.0), (theta, 1.0)], Ink::FirstFill);
    chart.curve([(left, 0.0), (right, 0.0)], solid(Ink::Muted, 1.2));
    chart.curve([(theta, 0.0), (theta, 1.0)], solid(Ink::First, 2.8));
    chart.handle((theta, 0.5), &[("theta", &|sum, _| sum)]);
    let key = Text::new(format!("*θ* = {}", number(theta))).shift(0.0, -14.0);
    chart.text(theta, 1.0, key.ink(Ink::First));
    for (row, name) in &rows {
        let sum = door.weighted_sum(&row.inputs);
        chart.group("case", name, |chart| {
            chart.marker(sum, 0.0, Marker::filled_if(row.output == 1.0), Ink::Second);
            chart.text(sum, 0.0, Text::new(number(sum)).shift(0.0, 20.0).muted());
            // A long name stands in two lines.
            let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
            chart.text(sum, 0.0, Text::new(first).shift(0.0, 41.0));
            if !rest.is_empty() {
                chart.text(sum, 0.0, Text::new(rest).shift(0.0, 58.0));
            }
        });
    }

    let named = |keep: &dyn Fn(f64) -> bool| {
        let kept = rows.iter().filter(|(row, _)| keep(door.weighted_sum(&row.inputs)));
        kept.map(|(_, name)| *name).collect::<Vec<_>>()
    };
    let reach = named(&|sum| sum >= theta);
    let who = match reach.len() {
        0 => "no case gets there".to_owned(),
        1 => format!("only “{}” gets there", reach[0]),
        4 => "every case gets there".to_owned(),
        _ => format!("{} get there", list(reach.iter().map(|name| format!("“{name}”")))),
    };
    let border = match named(&|sum| sum == theta).first() {
        Some(name) if reach == [*name] => "stands on the border itself".to_owned(),
        Some(name) => format!("“{name}” stands on the border itself"),
        None => "no case stands on the border itself".to_owned(),
    };
    let places = rows.iter().map(|(row, name)| {
        let sum = door.weighted_sum(&row.inputs);
        format!("{name} at {}", number(sum))
    });
    let places = places.collect::<Vec<_>>().join("; ");
    let case = |i: usize| {
        let (row, _) = &rows[i];
        let does = if row.output == 1.0 { "open" } else { "shut" };
        format!("{}, {does}", number(door.weighted_sum(&row.inputs)))
    };
    let theta = number(theta);
    sketch! { canvas,
        description: "A line of sums with a dot for each case: {places}. \
            From {theta} on the line is shaded, and the dots there are filled.",
        caption: "The door opens from {theta} on: {who}, and {border}.",
        readings: ["nobody": case(0), "hand": case(1), "badge": case(2), "badge and hand": case(3)],
    }
}
