//! The figure `xor-losses`: the losses of ten starts on exclusive or, epoch by epoch.

use worked_examples::two_layers::xor_runs::{Ending, ending, run};
use worked_examples::two_layers::xor_starts::{LEARNING_RATE, xor_starts};

use crate::prelude::*;

/// How many hidden units there are.
const HIDDEN: Number =
    Number { label: "hidden units", min: 1.0, max: 4.0, step: 1.0, default: 2.0 };

/// The first of the seeds.
const FIRST: Number =
    Number { label: "first start", min: 0.0, max: 90.0, step: 10.0, default: 0.0 };

/// The learning rate.
const ETA: Number = Number { label: "η", min: 0.5, max: 4.0, step: 0.5, default: LEARNING_RATE };

figure!("xor-losses", "Ten starts on exclusive or", hidden: f64 = HIDDEN, first: f64 = FIRST, eta: f64 = ETA);

/// How many starts are shown, and for how long.
const STARTS: u64 = 10;
const EPOCHS: usize = 200;

/// The top of the chart.
const HIGH: f64 = 1.2;

/// The points of a line of losses without those that lie in a level stretch.
fn corners(losses: &[f64]) -> Vec<(f64, f64)> {
    /// By how much a loss differs from the last one that is drawn.
    const LEVEL: f64 = 0.005;
    let mut kept = losses[0];
    let mut corners = Vec::new();
    for (epoch, loss) in losses.iter().enumerate() {
        let next = losses.get(epoch + 1).copied().unwrap_or(f64::INFINITY);
        if (loss - kept).abs() > LEVEL || (next - loss).abs() > LEVEL || epoch == 0 {
            corners.push((epoch as f64, *loss));
            kept = *loss;
        }
    }
    corners
}

/// How many of them there are, as a word.
fn count(number: usize) -> String {
    const WORDS: [&str; 11] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS[number].to_owned()
}

fn sketch(Parameters { hidden, first, eta }: Parameters) -> Sketch {
    let runs: Vec<_> =
        (0..STARTS).map(|i| run(hidden as usize, first as u64 + i, eta, EPOCHS).losses).collect();
    let endings: Vec<Ending> = runs.iter().map(|losses| ending(losses[EPOCHS])).collect();
    let places = xor_starts(&[], 0);

    let mut canvas = Canvas::new(318.0);
    let right = EPOCHS as f64;
    let mut chart = Chart::new(&mut canvas, [48.0, 34.0, 366.0, 264.0], 0.0..right, 0.0..HIGH);
    chart.axes((0.0, ""), (0.0, "loss"));
    chart.ticks_x([50.0, 100.0, 150.0, 200.0], 0.0);
    chart.ticks_y(0.0, [0.5, 1.0]);
    chart.text(right / 2.0, 0.0, Text::new("epoch").shift(0.0, 38.0).muted());
    for (place, name) in [(places.halves_loss, "two halves"), (places.thirds_loss, "three thirds")]
    {
        chart.across(place, solid(Ink::Grid, 1.2));
        let shift = if name == "two halves" { 12.0 } else { -11.0 };
        chart.text(right, place, Text::new(name).muted().end().halo().shift(0.0, shift));
    }
    for (losses, ending) in runs.iter().zip(&endings) {
        let (name, stroke) = match ending {
            Ending::Found => ("found", solid(Ink::First, 2.0)),
            Ending::Halves => ("halves", dashed(Ink::Second, 2.0)),
            Ending::Thirds => ("thirds", dotted(Ink::Third, 2.4)),
            Ending::Other => ("other", solid(Ink::Muted, 1.6)),
        };
        chart.group("ending", name, |chart| chart.clipped(corners(losses), stroke));
    }

    let among = |kind: Ending| endings.iter().filter(|ending| **ending == kind).count();
    let [found, halves, thirds, other] =
        [Ending::Found, Ending::Halves, Ending::Thirds, Ending::Other].map(among);
    let units = match hidden as usize {
        1 => "one hidden unit".to_owned(),
        units => format!("{} hidden units", count(units)),
    };
    let ends = [
        (found, "come down, solid, and the lamp is found"),
        (halves, "come to rest, dashed, with two cases at one half"),
        (thirds, "come to rest, dotted, with three cases at one third or two"),
        (other, "are, thin, somewhere else after 200 epochs"),
    ];
    let told = ends.into_iter().filter(|(number, _)| *number > 0).map(|(number, what)| {
        let what = if number == 1 {
            what.replacen("come ", "comes ", 1).replacen("are,", "is,", 1)
        } else {
            what.to_owned()
        };
        format!("{} {what}", count(number))
    });
    let told = told.collect::<Vec<_>>().join("; ");
    let (from, to) = (first as u64, first as u64 + STARTS - 1);
    let eta = number(eta);
    sketch! { canvas,
        description: "The loss over 200 epochs, a line for each of ten starts, those of the seeds {from} to {to}. Two level lines mark the losses with two \
            cases at one half and with three at one third. Solid lines come down to nearly 0: {found}. Dashed ones end at two halves: {halves}. Dotted \
            ones end at three thirds: {thirds}. Thin ones end elsewhere: {other}.",
        caption: "Ten random starts of {units}, with η = {eta}: {told}.",
        readings: ["found": found, "two halves": halves, "three thirds": thirds, "elsewhere": other],
    }
}
