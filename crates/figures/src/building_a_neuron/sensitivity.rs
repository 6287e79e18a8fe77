//! The figure `sensitivity`: a higher threshold lets fewer cases fire.

use worked_examples::building_a_neuron::firing::firing_example;

use super::two_input_unit::{W1, W2, names, sum_axis, sums};
use crate::drawing::labels::width;
use crate::drawing::notation::list;
use crate::prelude::*;

figure!("sensitivity", "How many cases fire at each threshold", w1: f64 = W1, w2: f64 = W2);

fn sketch(Parameters { w1, w2 }: Parameters) -> Sketch {
    let all = firing_example([w1, w2], 0.0).rows;
    let sums = sums(&all);
    let (least, greatest) = (sums[0], sums[sums.len() - 1]);
    let margin = 0.22 * (greatest - least).max(4.0);
    let (left, right) = (least - margin, greatest + margin);
    let firing =
        |theta: f64| firing_example([w1, w2], theta).rows.iter().map(|row| row.y).sum::<f64>();

    let mut canvas = Canvas::new(292.0);
    let mut chart = Chart::new(&mut canvas, [30.0, 28.0, 374.0, 210.0], left..right, 0.0..4.4);
    chart.axes((0.0, ""), (left, "cases that fire"));
    chart.ticks_y(left, [0.0, 1.0, 2.0, 3.0, 4.0]);

    // The graph is constant between two sums, and at a sum it still has the value before it:
    // an input whose sum equals the threshold fires.
    let mut ends = sums.clone();
    ends.push(right);
    let mut start = left;
    let mut phrases = Vec::new();
    for (i, &end) in ends.iter().enumerate() {
        let count = firing(end);
        chart.curve([(start, count), (end, count)], solid(Ink::First, 2.8));
        if i > 0 {
            let before = firing(start);
            chart.curve([(start, before), (start, count)], dotted(Ink::First, 1.6));
            chart.marker(start, before, Marker::Filled, Ink::First);
            chart.marker(start, count, Marker::Hollow, Ink::First);
            let silenced = match before - count {
                4.0 => "all four".to_owned(),
                _ => names(&all, |row| row.sum == start),
            };
            // To the right of the drop, or under the step before it where that has no room.
            let y = (before + count) / 2.0;
            let room = Canvas::WIDTH - width(&silenced, Text::SMALL) - 10.0;
            let fits = chart.point(start, y).x < room;
            let shift = if fits { 10.0 } else { -10.0 };
            let label = Text::new(silenced).start_if(fits).shift(shift, 0.0).small();
            chart.text(start, y, label.ink(Ink::Second));
            phrases.push(format!("beyond {} only {count}", number(start)));
        }
        start = end;
    }

    sum_axis(&mut chart, &sums, 17.0, Ink::Muted, Text::new("threshold *θ*"));
    let up_to = [0, 1, 2, 3].map(|i: usize| format!("up to θ = {}", number(all[i].sum)));
    let (w1, w2) = (number(w1), number(w2));
    let (first, phrases) = (firing(least), phrases.join("; "));
    let (least, sums) = (number(least), list(sums.into_iter().map(number)));
    sketch! { canvas,
        description: "A staircase that goes down to the right: how many of the four cases fire, over the threshold θ, for the weights \
            {w1} and {w2}. Up to θ = {least}, {first}; {phrases}. A filled dot at the right end of each step \
            and a ring at the left end of the next say that a case whose sum equals θ still fires.",
        caption: "The higher the threshold, the fewer cases fire. Every case falls silent when θ passes its own weighted sum: \
            with the weights {w1} and {w2} that is at {sums}.",
        readings: [
            "x = (0, 0) fires": up_to[0],
            "x = (0, 1) fires": up_to[1],
            "x = (1, 0) fires": up_to[2],
            "x = (1, 1) fires": up_to[3],
        ],
    }
}
