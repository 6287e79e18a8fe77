//! The figure `perceptron-lines`: where the perceptron rule puts its line with each update.

use kurbo::Shape;
use ndarray::Array1;
use neuron_core::ThresholdUnit;
use worked_examples::building_a_neuron::firing::ABOVE;
use worked_examples::neurons_in_detail::perceptron::{PASSES, Update, task, updates};

use crate::building_a_neuron::two_input_unit::half_plane;
use crate::prelude::*;

/// How many updates are shown: of the ten that the rule makes, all.
const UPDATE: Time = Time { label: "update", end: 10, default: 10 };

figure!("perceptron-lines", "The line of the perceptron rule, update by update", update: u32 = UPDATE);

/// The window on the plane of the inputs.
const LOW: f64 = -0.5;
const HIGH: f64 = 1.5;

/// How many charts stand in a row, how wide each is, and how far the next is to the right and below.
const COLUMNS: usize = 4;
const WIDTH: f64 = 82.0;
const NEXT: (f64, f64) = (98.0, 116.0);

fn sketch(Parameters { update }: Parameters) -> Sketch {
    let update = update as usize;
    let cases = task("and");
    let updates = updates(&cases, PASSES);
    let rows = updates.len().div_ceil(COLUMNS);

    let mut canvas = Canvas::new(6.0 + NEXT.1 * rows as f64);
    for (i, Update { x: asking, weights, bias, .. }) in updates.iter().enumerate() {
        let (column, row) = (i % COLUMNS, i / COLUMNS);
        let (left, top) = (8.0 + NEXT.0 * column as f64, 24.0 + NEXT.1 * row as f64);
        let unit = ThresholdUnit::new(Array1::from(weights.clone()), -bias);
        let frame = [left, top, left + WIDTH, top + WIDTH];
        let mut chart = Chart::new(&mut canvas, frame, LOW..HIGH, LOW..HIGH);
        let shaded = half_plane(&unit, LOW..HIGH);
        if i < update && shaded.len() > 2 {
            chart.area(&shaded, Ink::FirstFill);
        }
        chart.border();
        if i < update {
            if let Some(ends) = unit.boundary().segment(LOW..=HIGH, LOW..=HIGH) {
                chart.curve(ends.map(|[x1, x2]| (x1, x2)), solid(Ink::First, 2.8));
            }
            let asked = chart.point(asking[0], asking[1]);
            chart.canvas.circle(asked, 12.0, Ink::Paper, solid(Ink::Third, 2.4));
        }
        for (x, wanted) in &cases {
            chart.diamond(x[0], x[1], Marker::filled_if(*wanted == 1.0), Ink::Second);
        }
        let name = Text::new((i + 1).to_string());
        // The latest of them stands out, as long as there are more to come.
        let latest = i + 1 == update && update < updates.len();
        if latest {
            let frame = Rect::new(left, top, left + WIDTH, top + WIDTH);
            canvas.stroke(&frame.to_path(0.0), solid(Ink::First, 2.2));
        }
        let name = if latest { name.bold() } else { name };
        canvas.text((left + WIDTH / 2.0, top - 12.0), name);
    }

    let count = updates.len();
    let (weights, bias) = match updates[..update].last() {
        Some(last) => (last.weights.clone(), last.bias),
        None => (vec![0.0; 2], 0.0),
    };
    let unit = ThresholdUnit::new(weights.clone(), -bias).with_step(ABOVE);
    let rows = unit.truth_table().into_iter().zip(&cases);
    let wrong = rows.filter(|(row, (_, wanted))| row.output != *wanted).count();
    let [w1, w2, b] = [weights[0], weights[1], bias].map(number);
    let drawn = match update {
        0 => "In none of them is a line drawn yet.".to_owned(),
        _ if update == count => "In each the side on which the unit fires is shaded, and a ring marks the case that brought the update. \
            From square to square the line jumps to and fro. In the last it parts the filled corner from the hollow ones."
            .to_owned(),
        1 => "In the first, which has a heavy border, the side on which the unit fires is shaded, and a ring marks the case that \
            brought the update; the others have no line yet."
            .to_owned(),
        _ => format!(
            "In the first {update}, of which the last has a heavy border, the side on which the unit fires is shaded, and a ring marks \
             the case that brought the update; the others have no line yet."
        ),
    };
    let ring = "The ring marks the case that was answered wrongly and pulled the line over or pushed it away.";
    let wrongly = match wrong {
        1 => "one of the four cases is answered wrongly".to_owned(),
        _ => format!("{wrong} of the four cases are answered wrongly"),
    };
    let caption = match update {
        0 => format!(
            "Before the first of the {count} updates for “and” the weights and the bias are 0: every case is silent, and {wrongly}."
        ),
        _ if update == count => format!(
            "The firing line after each of the {count} updates for “and”; a case on the line is silent. {ring} After update {count}, \
             with the weights {w1} and {w2} and the bias {b}, it stands right."
        ),
        _ => format!(
            "The firing line up to update {update} of {count} for “and”; a case on the line is silent. {ring} After update {update}, \
             with the weights {w1} and {w2} and the bias {b}, {wrongly}."
        ),
    };
    let asking = match updates[..update].last() {
        Some(Update { x, wanted, .. }) => {
            let wanted = if *wanted == 1.0 { "fire" } else { "be silent" };
            format!("({}, {}), which should {wanted}", number(x[0]), number(x[1]))
        }
        None => "none yet".to_owned(),
    };
    sketch! { canvas,
        description: "{count} small squares, numbered, each the plane of the two inputs with the four cases at its corners: the case (1, 1), which should \
            fire, is filled, the others are hollow. {drawn}",
        caption: "{caption}",
        readings: [
            "case that brought the update": asking,
            "weights": format!("{w1} and {w2}"),
            "bias": b,
            "wrong answers": format!("{wrong} of {}", cases.len()),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_update_is_the_last_of_the_rule() {
        assert_eq!(updates(&task("and"), PASSES).len(), UPDATE.end as usize);
    }
}
