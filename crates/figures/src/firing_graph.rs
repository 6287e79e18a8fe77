//! The figure `firing-graph`: the output as a function of the weighted sum.

use crate::canvas::{Canvas, Marker, Text, dotted, solid};
use crate::chart::{Chart, Frame};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::levels::{levels, width};
use crate::number::number;
use crate::parameter::Values;
use crate::point::at;
use crate::two_input_unit::{Case, THETA, W1, W2, cases, firing, unit};

pub(crate) const FIGURE: Figure = Figure {
    name: "firing-graph",
    title: "The output of a unit over its weighted sum",
    parameters: &[W1, W2, THETA],
    sketch,
};

fn sketch(values: &Values) -> Sketch {
    let (w1, w2, theta) = (values.get("w1"), values.get("w2"), values.get("theta"));
    let cases = cases(&unit(values, theta));

    let everything = || cases.iter().map(|case| case.sum).chain([theta]);
    let least = everything().fold(f64::INFINITY, f64::min);
    let greatest = everything().fold(f64::NEG_INFINITY, f64::max);
    let margin = 0.14 * (greatest - least).max(4.0);
    let (left, right) = (least - margin, greatest + margin);

    let mut canvas = Canvas::new(250.0);
    let frame = Frame {
        left: 30.0,
        top: 24.0,
        right: 374.0,
        bottom: 184.0,
    };
    // One unit of y is 100 units of the canvas; what is above 1 is for the labels.
    let mut chart = Chart::new(&mut canvas, frame, left..right, 0.0..1.6);
    chart.horizontal_axis(0.0, "");
    chart.vertical_axis(left, "*y*");
    chart.tick_y(left, 0.0, "0");
    chart.tick_y(left, 1.0, "1");

    chart.curve([(theta, 0.0), (theta, 1.0)], dotted(Ink::First, 1.6));
    chart.curve([(left, 0.0), (theta, 0.0)], solid(Ink::First, 2.8));
    chart.curve([(theta, 1.0), (right, 1.0)], solid(Ink::First, 2.8));
    chart.marker(theta, 0.0, Marker::Hollow, Ink::First);
    chart.marker(theta, 1.0, Marker::Filled, Ink::First);
    let label = format!("*θ* = {}", number(theta));
    // Near the right edge there is more room on the other side.
    let place = chart.place(theta, 0.62);
    let text = if place.x < 310.0 {
        Text::new(&label, place + at(9.0, 0.0)).start()
    } else {
        Text::new(&label, place - at(9.0, 0.0)).end()
    };
    chart.canvas.text(text.ink(Ink::First).halo());

    for fires in [false, true] {
        let y = f64::from(u8::from(fires));
        let side: Vec<&Case> = cases.iter().filter(|case| case.fires == fires).collect();
        let labels: Vec<_> = side
            .iter()
            .map(|case| (chart.place(case.sum, y).x, width(&case.name(), Text::SIZE)))
            .collect();
        for (case, level) in side.iter().zip(levels(&labels)) {
            let place = chart.place(case.sum, y);
            let above = at(0.0, -17.0 - 18.0 * level as f64);
            chart
                .canvas
                .text(Text::new(&case.name(), place + above).halo());
        }
        for case in side {
            let marker = if fires {
                Marker::Filled
            } else {
                Marker::Hollow
            };
            let place = chart.place(case.sum, y);
            chart.canvas.group("inputs", &case.name(), |canvas| {
                canvas.diamond(place, marker, Ink::Second)
            });
        }
    }

    let mut sums: Vec<f64> = cases.iter().map(|case| case.sum).collect();
    sums.sort_by(f64::total_cmp);
    sums.dedup();
    let ticks: Vec<_> = sums
        .iter()
        .map(|sum| (chart.place(*sum, 0.0).x, width(&number(*sum), Text::SMALL)))
        .collect();
    let tick_levels = levels(&ticks);
    for (sum, level) in sums.iter().zip(&tick_levels) {
        let foot = chart.place(*sum, 0.0) + at(0.0, 18.0 + 16.0 * *level as f64);
        chart
            .canvas
            .text(Text::new(&number(*sum), foot).small().ink(Ink::Second));
    }
    let below = tick_levels.iter().max().map_or(0, |level| level + 1);
    chart.canvas.need(234.0 + 16.0 * below as f64);
    let middle = chart.place((left + right) / 2.0, 0.0);
    chart.canvas.text(
        Text::new(
            "weighted sum *w*₁*x*₁ + *w*₂*x*₂",
            middle + at(0.0, 22.0 + 16.0 * below as f64),
        )
        .small()
        .ink(Ink::Muted),
    );

    let listed: Vec<_> = cases
        .iter()
        .map(|case| {
            let y = if case.fires { "1" } else { "0" };
            format!(
                "{} has sum {} and output {y}",
                case.name(),
                number(case.sum)
            )
        })
        .collect();
    let (w1, w2, theta) = (number(w1), number(w2), number(theta));
    let firing = firing(&cases);
    Sketch {
        canvas,
        description: format!(
            "A graph of the output y over the weighted sum, for weights {w1} and {w2}. It runs along 0 up to θ = {theta}, \
             where it jumps, and along 1 from there on; at θ itself the output is 1. \
             Four points on the graph: {}.",
            listed.join("; ")
        ),
        caption: format!(
            "The output depends on the weighted sum alone and changes in one place, at θ = {theta}. \
             Of the four inputs (x₁,\u{a0}x₂), {firing}."
        ),
    }
}
