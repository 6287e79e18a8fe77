//! The figure `firing-rates`: how often a cell fires, with and without a rest after each spike.

use worked_examples::neurons_in_detail::firing_rates::{REST, THRESHOLD, rate};

use crate::prelude::*;

figure!("firing-rates", "The rate of firing against the input",
    rest: f64 = Number { label: "rest", min: 0.2, max: 2.0, step: 0.1, default: REST });

/// The largest input, and the largest rate.
const END: f64 = 6.0;
const TOP: f64 = 5.6;

fn sketch(Parameters { rest }: Parameters) -> Sketch {
    let mut canvas = Canvas::new(300.0);
    let mut chart = Chart::new(&mut canvas, [42.0, 34.0, 372.0, 252.0], 0.0..END, 0.0..TOP);
    chart.horizontal_axis(0.0, "input");
    chart.vertical_axis(0.0, "spikes in a unit of time");
    chart.ticks_x([1.0, 2.0, 3.0, 4.0, 5.0], 0.0);
    chart.ticks_y(0.0, [1.0, 2.0, 3.0, 4.0, 5.0]);
    let highest = 1.0 / rest;
    chart.across(highest, dashed(Ink::Muted, 1.2));
    let curve = |rest: f64| {
        let silent = [(0.0, 0.0), (THRESHOLD, 0.0)].into_iter();
        silent.chain(samples(THRESHOLD + 0.002, END, 160, |input| rate(input, THRESHOLD, rest)))
    };
    chart.curve(curve(0.0), dashed(Ink::Second, 2.4));
    chart.curve(curve(rest), solid(Ink::First, 2.8));
    let label = Text::new("without a rest").ink(Ink::Second).end().shift(-10.0, 0.0).halo();
    chart.text(5.0, rate(5.0, THRESHOLD, 0.0), label);
    let label = Text::new("with a rest").ink(Ink::First).start().halo();
    chart.text(2.2, rate(2.2, THRESHOLD, rest) / 2.0, label);
    let (rest, highest) = (number(rest), number(highest));
    sketch! { canvas,
        description: "Two graphs of the rate of firing over the input from 0 to 6. Both lie on 0 up to the input 1. From there the dashed one, \
            without a rest, rises steeply and then along a straight line; the solid one, with a rest of {rest}, bends and \
            runs below a dashed horizontal line at {highest}.",
        caption: "Without a rest the rate grows with the input for ever. With a rest of {rest} after each spike it never reaches {highest}.",
    }
}
