//! The figure `neuron-network`: many signals in, one value out, read by many.

use ndarray::{Array1, array};
use neuron_core::ThresholdUnit;

use crate::drawing::cell_outline::CellOutline;
use crate::drawing::path::{curve, straight};
use crate::drawing::unit_symbols::wire;
use crate::prelude::*;

figure!("neuron-network", "Neurons in a network");

fn sketch() -> Sketch {
    // What the neurons on the left send; the one in the middle fires when two of three do.
    let sent = array![1.0, 0.0, 1.0];
    let middle = ThresholdUnit::new(Array1::ones(3), 2.0);
    let passed_on = middle.output(&sent);

    let mut canvas = Canvas::new(262.0);
    let heights = [44.0, 120.0, 196.0];
    let center = at(186.0, 120.0);
    let fork = at(252.0, 120.0);
    for (y, &signal) in heights.into_iter().zip(&sent) {
        let from = at(44.0, y);
        let end = center - (30.0, (120.0 - y) * 0.16);
        let way =
            curve(from + (26.0, 0.0), from + (70.0, 0.0), end - (40.0, (120.0 - y) * 0.35), end);
        wire(&mut canvas, &way, signal);
        canvas.text(from + (42.0, -14.0), Text::new(number(signal)).bold());
        neuron(&mut canvas, from, signal);
    }
    for y in heights {
        let to = at(356.0, y);
        let way = curve(fork, fork + (26.0, 0.0), to - (74.0, 0.0), to - (28.0, 0.0));
        wire(&mut canvas, &way, passed_on);
        canvas.text(to - (46.0, 14.0), Text::new(number(passed_on)).bold());
        neuron(&mut canvas, to, 0.0);
    }
    canvas.line(center + (26.0, 0.0), fork, solid(Ink::Second, 2.8));
    canvas.disc(fork, 4.0, Ink::Second);
    neuron(&mut canvas, center, passed_on);
    for (x, words) in [(54.0, "several send"), (186.0, "one receives"), (340.0, "several read it")]
    {
        canvas.text((x, 246.0), Text::new(words).muted());
    }
    let [first, second, third] = [0, 1, 2].map(|i| number(sent[i]));
    let passed_on = number(passed_on);
    sketch! { canvas,
        description: "Seven neurons. Three on the left send {first}, {second} and {third} to one in the middle; a 1 is a full line, \
            a 0 a dashed one. The output of the one in the middle is a single line that forks to three neurons on the right, and {passed_on} \
            stands at each of its three ends.",
        caption: "A neuron receives from several others and has one output. However many neurons listen to it, each reads the same \
            value, here {passed_on}.",
    }
}

/// A neuron seen from afar: a cell body with the stumps of its dendrites; filled when it fires.
fn neuron(canvas: &mut Canvas, center: Point, signal: f64) {
    let mut cell = CellOutline::default();
    cell.blob(&[
        center + (-19.0, -3.0),
        center + (-9.0, -17.0),
        center + (9.0, -16.0),
        center + (23.0, 0.0),
        center + (10.0, 16.0),
        center + (-9.0, 17.0),
    ]);
    for (from, to) in [
        ((-9.0, -9.0), (-23.0, -23.0)),
        ((4.0, -12.0), (8.0, -26.0)),
        ((-9.0, 9.0), (-22.0, 24.0)),
        ((4.0, 12.0), (7.0, 27.0)),
    ] {
        cell.branch(&straight(center + from, center + to), (8.0, 3.0));
    }
    let fill = if signal == 1.0 { Ink::SecondFill } else { Ink::FirstFill };
    cell.draw(canvas, fill, solid(Ink::First, 1.6));
    canvas.circle(center, 5.0, Ink::Paper, solid(Ink::First, 1.4));
}
