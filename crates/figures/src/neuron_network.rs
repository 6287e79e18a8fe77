//! The figure `neuron-network`: many signals in, one value out, read by many.

use ndarray::{Array1, array};
use neuron_core::ThresholdUnit;

use crate::canvas::{Canvas, Text, solid};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::number::number;
use crate::parameter::Values;
use crate::point::{Curve, Point, at, curve};
use crate::tissue::Tissue;
use crate::unit_parts::wire;

pub(crate) const FIGURE: Figure = Figure {
    name: "neuron-network",
    title: "Neurons in a network",
    parameters: &[],
    sketch,
};

fn sketch(_: &Values) -> Sketch {
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
        let end = center - at(30.0, (120.0 - y) * 0.16);
        let way = curve(
            from + at(26.0, 0.0),
            from + at(70.0, 0.0),
            end - at(40.0, (120.0 - y) * 0.35),
            end,
        );
        wire(&mut canvas, &way, signal);
        canvas.text(Text::new(&number(signal), from + at(42.0, -14.0)).bold());
        neuron(&mut canvas, from, signal);
    }
    for y in heights {
        let to = at(356.0, y);
        let way = curve(
            fork,
            fork + at(26.0, 0.0),
            to - at(74.0, 0.0),
            to - at(28.0, 0.0),
        );
        wire(&mut canvas, &way, passed_on);
        canvas.text(Text::new(&number(passed_on), to - at(46.0, 14.0)).bold());
        neuron(&mut canvas, to, 0.0);
    }
    canvas.line(center + at(26.0, 0.0), fork, solid(Ink::Second, 2.8));
    canvas.disc(fork, 4.0, Ink::Second);
    neuron(&mut canvas, center, passed_on);
    for (x, words) in [
        (54.0, "several send"),
        (186.0, "one receives"),
        (340.0, "several read it"),
    ] {
        canvas.text(Text::new(words, at(x, 246.0)).small().ink(Ink::Muted));
    }
    let [first, second, third] = [0, 1, 2].map(|i| number(sent[i]));
    let passed_on = number(passed_on);
    Sketch {
        canvas,
        description: format!(
            "Seven neurons. Three on the left send {first}, {second} and {third} to one in the middle; a {} is a full line, \
             a {} a dashed one. The output of the one in the middle is a single line that forks to three neurons on the right, and {passed_on} \
             stands at each of its three ends.",
            number(1.0),
            number(0.0)
        ),
        caption: format!(
            "A neuron receives from several others and has one output. However many neurons listen to it, each reads the same \
             value, here {passed_on}."
        ),
    }
}

/// A neuron seen from afar: a cell body with the stumps of its dendrites; filled when it fires.
fn neuron(canvas: &mut Canvas, center: Point, signal: f64) {
    let mut cell = Tissue::default();
    cell.blob(&[
        center + at(-19.0, -3.0),
        center + at(-9.0, -17.0),
        center + at(9.0, -16.0),
        center + at(23.0, 0.0),
        center + at(10.0, 16.0),
        center + at(-9.0, 17.0),
    ]);
    for (from, to) in [
        (at(-9.0, -9.0), at(-23.0, -23.0)),
        (at(4.0, -12.0), at(8.0, -26.0)),
        (at(-9.0, 9.0), at(-22.0, 24.0)),
        (at(4.0, 12.0), at(7.0, 27.0)),
    ] {
        let spine = Curve::straight(center + from, center + to);
        cell.branch(&spine, (8.0, 3.0));
    }
    let fill = if signal == 1.0 {
        Ink::SecondFill
    } else {
        Ink::FirstFill
    };
    cell.draw(canvas, fill, solid(Ink::First, 1.6));
    canvas.circle(center, 5.0, Ink::Paper, solid(Ink::First, 1.4));
}
