//! The figure `sensitivity`: a higher threshold lets fewer inputs fire.

use crate::canvas::{Canvas, Marker, Text, dotted, solid};
use crate::chart::{Chart, Frame};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::levels::{levels, width};
use crate::number::number;
use crate::parameter::Values;
use crate::point::at;
use crate::two_input_unit::{W1, W2, cases, names, unit};

pub(crate) const FIGURE: Figure = Figure {
    name: "sensitivity",
    title: "How many inputs fire at each threshold",
    parameters: &[W1, W2],
    sketch,
};

fn sketch(values: &Values) -> Sketch {
    let (w1, w2) = (values.get("w1"), values.get("w2"));
    let all = cases(&unit(values, 0.0));
    let mut sums: Vec<f64> = all.iter().map(|case| case.sum).collect();
    sums.sort_by(f64::total_cmp);
    sums.dedup();
    let (least, greatest) = (sums[0], sums[sums.len() - 1]);
    let margin = 0.22 * (greatest - least).max(4.0);
    let (left, right) = (least - margin, greatest + margin);
    let firing = |theta: f64| {
        let cases = cases(&unit(values, theta));
        cases.iter().filter(|case| case.fires).count() as f64
    };

    let mut canvas = Canvas::new(276.0);
    let frame = Frame {
        left: 30.0,
        top: 28.0,
        right: 374.0,
        bottom: 210.0,
    };
    let mut chart = Chart::new(&mut canvas, frame, left..right, 0.0..4.4);
    chart.horizontal_axis(0.0, "");
    chart.vertical_axis(left, "inputs that fire");
    for count in 0..=4 {
        chart.tick_y(left, f64::from(count), &count.to_string());
    }

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
                _ => names(&all, |case| case.sum == start),
            };
            let place = chart.place(start, (before + count) / 2.0);
            // To the right of the drop, or under the step before it where that has no room.
            let fits = place.x + 10.0 + width(&silenced, Text::SMALL) < Canvas::WIDTH;
            let text = if fits {
                Text::new(&silenced, place + at(10.0, 0.0)).start()
            } else {
                Text::new(&silenced, place - at(10.0, 0.0)).end()
            };
            chart.canvas.text(text.small().ink(Ink::Second));
            phrases.push(format!("beyond {} only {count}", number(start)));
        }
        start = end;
    }

    let ticks: Vec<_> = sums
        .iter()
        .map(|sum| (chart.place(*sum, 0.0).x, width(&number(*sum), Text::SMALL)))
        .collect();
    let tick_levels = levels(&ticks);
    for (sum, level) in sums.iter().zip(&tick_levels) {
        let foot = chart.place(*sum, 0.0);
        chart.canvas.text(
            Text::new(&number(*sum), foot + at(0.0, 17.0 + 16.0 * *level as f64))
                .small()
                .ink(Ink::Muted),
        );
    }
    let below = tick_levels.iter().max().map_or(0, |level| level + 1);
    chart.canvas.need(260.0 + 16.0 * below as f64);
    let middle = chart.place((left + right) / 2.0, 0.0);
    chart.canvas.text(
        Text::new(
            "threshold *θ*",
            middle + at(0.0, 22.0 + 16.0 * below as f64),
        )
        .small()
        .ink(Ink::Muted),
    );
    let (w1, w2) = (number(w1), number(w2));
    let first = firing(least);
    Sketch {
        canvas,
        description: format!(
            "A staircase that goes down to the right: how many of the four inputs fire, over the threshold θ, for the weights \
             {w1} and {w2}. Up to θ = {}, {first}; {}. A filled dot at the right end of each step \
             and a ring at the left end of the next say that an input whose sum equals θ still fires.",
            number(least),
            phrases.join("; ")
        ),
        caption: format!(
            "The higher the threshold, the fewer inputs fire. Every input falls silent when θ passes its own weighted sum: \
             with the weights {w1} and {w2} that is at {}.",
            listed(&sums)
        ),
    }
}

/// `0, 3, 5 and 8`
fn listed(sums: &[f64]) -> String {
    let numbers: Vec<_> = sums.iter().map(|sum| number(*sum)).collect();
    match numbers.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => numbers.concat(),
    }
}
