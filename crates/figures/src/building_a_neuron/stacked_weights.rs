//! The figure `stacked-weights`: for each of the eight inputs, the weights of the signals that are on.

use worked_examples::building_a_neuron::firing::{ThreeInputsRow, three_inputs};

use crate::prelude::*;

const fn weight(label: &'static str, default: f64) -> Number {
    Number { label, min: 1.0, max: 9.0, step: 1.0, default }
}

const W1: Number = weight("w₁", 5.0);
const W2: Number = weight("w₂", 3.0);
const W3: Number = weight("w₃", 2.0);

figure!("stacked-weights", "The weights of the signals that are on", w1: f64 = W1, w2: f64 = W2, w3: f64 = W3);

fn sketch(Parameters { w1, w2, w3 }: Parameters) -> Sketch {
    let weights = [w1, w2, w3];
    let rows = three_inputs(weights).rows;
    let most: f64 = weights.iter().sum();
    let mut canvas = Canvas::new(286.0);
    let mut chart = Chart::new(&mut canvas, [34.0, 30.0, 384.0, 226.0], 0.0..8.0, 0.0..most);
    chart.vertical_axis(0.0, "weighted sum");
    let inks =
        [(Ink::FirstFill, Ink::First), (Ink::SecondFill, Ink::Second), (Ink::Paper, Ink::Third)];
    for (i, row) in rows.iter().enumerate() {
        let (left, right) = (i as f64 + 0.12, i as f64 + 0.88);
        let mut foot = 0.0;
        for ((x, weight), (fill, ink)) in signals(row).into_iter().zip(weights).zip(inks) {
            if x == 0.0 {
                continue;
            }
            let top = foot + weight;
            let corners = [(left, foot), (right, foot), (right, top), (left, top)];
            chart.area(&corners, fill);
            chart.curve(corners.into_iter().chain([corners[0]]), solid(ink, 1.6));
            chart.text(
                i as f64 + 0.5,
                foot + weight / 2.0,
                Text::new(number(weight)).small().ink(ink),
            );
            foot = top;
        }
        chart.text(i as f64 + 0.5, row.sum, Text::new(number(row.sum)).shift(0.0, -11.0));
        chart.text(i as f64 + 0.5, 0.0, Text::new(named(row)).small().shift(0.0, 16.0).muted());
    }
    chart.curve([(0.0, 0.0), (8.0, 0.0)], solid(Ink::Muted, 1.2));
    canvas.text((209.0, 270.0), Text::new("the signals *x*₁, *x*₂, *x*₃"));

    let alike: Vec<String> = (0..rows.len())
        .flat_map(|j| (0..j).map(move |i| (i, j)))
        .filter(|&(i, j)| rows[i].sum == rows[j].sum)
        .map(|(i, j)| format!("{} and {}", named(&rows[i]), named(&rows[j])))
        .collect();
    let mut sums: Vec<f64> = rows.iter().map(|row| row.sum).collect();
    sums.sort_by(f64::total_cmp);
    sums.dedup();
    let different = format!("{} of {}", sums.len(), rows.len());
    let pairs = match alike.as_slice() {
        [] => "none".to_owned(),
        alike => alike.join(", "),
    };
    let verdict = match alike.as_slice() {
        [] => "No two bars are equally high.".to_owned(),
        alike => format!("Equally high are {}.", alike.join(", ")),
    };
    let [w1, w2, w3] = weights.map(number);
    sketch! { canvas,
        description: "Eight bars, one for each input from 000 to 111. Each bar is a stack of the weights of the signals that are on, \
            {w1} for the first, {w2} for the second and {w3} for the third, with the sum on top. {verdict}",
        caption: "Under each bar stand the three signals. A signal that is on puts its weight on the stack. {verdict}",
        readings: ["different sums": different, "equally high": pairs, "largest sum": number(most)],
    }
}

fn signals(row: &ThreeInputsRow) -> [f64; 3] {
    [row.x1, row.x2, row.x3]
}

/// The three signals as digits.
fn named(row: &ThreeInputsRow) -> String {
    signals(row).map(number).concat()
}
