//! The figure `spikes`: a stronger input makes more spikes, not higher ones.

use worked_examples::building_a_neuron::spikes::{DURATION, NEURON};

use crate::prelude::*;

/// The constant input of the upper neuron; the lower one gets twice as much.
const INPUT: Number = Number { label: "input", min: 0.5, max: 3.0, step: 0.1, default: 1.5 };

figure!("spikes", "Spikes for a weaker and a stronger input", input: f64 = INPUT);

fn sketch(Parameters { input }: Parameters) -> Sketch {
    let mut canvas = Canvas::new(318.0);
    let weak = row(&mut canvas, 12.0, input);
    let strong = row(&mut canvas, 158.0, 2.0 * input);
    canvas.text((388.0, 302.0), Text::new("time").muted().end());
    canvas.line((254.0, 16.0), (284.0, 16.0), dashed(Ink::Muted, 1.2));
    canvas.text((292.0, 16.0), Text::new("threshold").muted().start());
    let counts = [weak, strong].map(counted);
    let (input, double) = (number(input), number(2.0 * input));
    let [weaker, stronger] = [weak, strong].map(|spikes| {
        let verb = if spikes > 1 { "are" } else { "is" };
        format!("{verb} {}", counted(spikes))
    });
    let caption = match (weak, strong) {
        (_, 0) => format!(
            "Neither input {input} nor twice that input brings the neuron to its threshold, so there is no spike at all."
        ),
        (0, _) => format!(
            "Input {input} never brings the neuron to its threshold; with twice that input there {stronger}, all equally high."
        ),
        _ => format!(
            "With input {input} there {weaker}; with twice that input there {stronger}, in the same time and no higher. \
             The strength of a stimulus is in how often the neuron fires."
        ),
    };
    sketch! { canvas,
        description: "Two traces of the same model neuron over the same time. In each the potential climbs from 0 towards a dashed \
            line, the threshold; whenever it gets there a vertical spike stands, and the potential falls \
            back to 0. With input {input} there {weaker}; with input {double} there {stronger}. All spikes are equally high.",
        caption: "{caption}",
        readings: ["spikes": counts[0], "spikes with twice the input": counts[1]],
    }
}

/// What twice the input does to the spikes: their number is not doubled, and their height is kept.
pub(crate) const PREDICTION: Prediction = Prediction {
    figure: "spikes",
    question: "the input grows from 1 to 2. What becomes of the spikes?",
    answer: Answer::Choice {
        right: || {
            let [one, two] = [1.0, 2.0].map(|input| {
                let spikes = NEURON.run(input, DURATION).into_iter();
                spikes.filter(|moment| moment.output == 1.0).count()
            });
            match two {
                _ if one == 0 => 3,
                _ if two == 2 * one => 1,
                _ if two > 2 * one => 2,
                _ => 0,
            }
        },
        options: &[
            ("they are twice as high", "Every spike is as high as every other."),
            ("there are twice as many", "It is not so simple: a weak input barely gets there."),
            (
                "there are more than twice as many",
                "A weak input barely gets there, and waits long.",
            ),
            ("there are some where there were none", "An input of 1 never gets to the threshold."),
        ],
    },
    look: "Move the input, and count.",
};

/// Draws one neuron under one input and says how many spikes it made.
fn row(canvas: &mut Canvas, top: f64, input: f64) -> usize {
    let frame = [14.0, top + 22.0, 376.0, top + 130.0];
    let mut potentials = vec![(0.0, 0.0)];
    let mut spikes = Vec::new();
    for (step, moment) in NEURON.run(input, DURATION).into_iter().enumerate() {
        if moment.output == 1.0 {
            potentials.extend([(moment.time, moment.potential), (moment.time, 0.0)]);
            spikes.push(moment);
        } else if step % 50 == 49 {
            // One in fifty is enough for a smooth line.
            potentials.push((moment.time, moment.potential));
        }
    }
    // A spike rises by the output above the threshold.
    let mut chart = Chart::new(canvas, frame, 0.0..DURATION, 0.0..NEURON.threshold + 1.0);
    chart.horizontal_axis(0.0, "");
    chart.across(NEURON.threshold, dashed(Ink::Muted, 1.2));
    chart.curve(potentials, solid(Ink::Second, 1.4));
    for spike in &spikes {
        let top = NEURON.threshold + spike.output;
        chart.curve([(spike.time, 0.0), (spike.time, top)], solid(Ink::First, 2.6));
    }
    let label = format!("input {}: {}", number(input), counted(spikes.len()));
    canvas.text((14.0, top + 4.0), Text::new(label).start());
    spikes.len()
}

fn counted(spikes: usize) -> String {
    match spikes {
        0 => "no spike".to_owned(),
        1 => "1 spike".to_owned(),
        n => format!("{n} spikes"),
    }
}
