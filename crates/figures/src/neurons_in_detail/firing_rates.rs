//! The figure `firing-rates`: how often a cell fires, with and without a rest after each spike.

use worked_examples::neurons_in_detail::firing_rates::{REST, THRESHOLD, firing_rates, rate};

use crate::prelude::*;

figure!("firing-rates", "The rate of firing against the input",
    rest: f64 = Number { label: "rest", min: 0.2, max: 2.0, step: 0.1, default: REST });

/// A strong input, and a long rest after each spike.
const STRONG: f64 = 6.0;
const LONG_REST: f64 = 2.0;

/// The largest input, and the largest rate.
const END: f64 = STRONG;
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
    let rows = firing_rates(rest, &[1.5, STRONG]).rows;
    let both = |row: usize| {
        let [without, with] = [rows[row].without, rows[row].with].map(|rate| rounded(rate, 4));
        format!("{without} without a rest, {with} with it")
    };
    let (rest, highest) = (number(rest), number(highest));
    sketch! { canvas,
        description: "Two graphs of the rate of firing over the input from 0 to 6. Both lie on 0 up to the input 1. From there the dashed one, \
            without a rest, rises steeply and then along a straight line; the solid one, with a rest of {rest}, bends and \
            runs below a dashed horizontal line at {highest}.",
        caption: "Without a rest the rate grows with the input for ever. With a rest of {rest} after each spike it never reaches {highest}.",
        readings: ["rate for an input of 1.5": both(0), "rate for an input of 6": both(1), "never reached": highest],
    }
}

/// What a longer rest leaves of the rate for a strong input.
pub(crate) const PREDICTION: Prediction = Prediction {
    figure: "firing-rates",
    question: "the rest grows from 1 to 2. How many spikes in a unit of time does an input of 6 then make?",
    answer: Answer::Number {
        right: || rate(STRONG, THRESHOLD, LONG_REST),
        tolerance: 0.01,
        mistakes: &[
            (
                || 1.0 / LONG_REST,
                "That is the rate that is never reached: the charging takes its time too.",
            ),
            (
                || rate(STRONG, THRESHOLD, 1.0) / 2.0,
                "That is half of the rate before. Only the rest is twice as long, not the charging.",
            ),
            (|| rate(STRONG, THRESHOLD, 1.0), "That is the rate with a rest of 1."),
        ],
    },
    look: "Set the rest to 2 and read it off below the figure.",
};
