//! The figure `unlearning`: two units that have to unlearn, side by side, epoch by epoch.

use worked_examples::neurons_in_detail::saturation::{
    EPOCHS, LEARNING_RATE, STARTS, saturated_neuron,
};

use crate::prelude::*;

figure!("unlearning", "Two units that have to unlearn the answer 1");

/// The epoch that is marked: the middle of the runs.
const MIDDLE: usize = EPOCHS / 2;

fn sketch() -> Sketch {
    let outputs = saturated_neuron(STARTS, LEARNING_RATE, EPOCHS).outputs;
    let mut canvas = Canvas::new(272.0);
    let panels = [(44.0, Ink::First), (226.0, Ink::Second)];
    for (((left, ink), (w, b)), run) in panels.into_iter().zip(STARTS).zip(&outputs) {
        let title = Text::new(format!("from ({}, {})", number(w), number(b))).bold();
        canvas.text((left + 73.0, 14.0), title);
        let frame = [left, 56.0, left + 146.0, 216.0];
        let mut chart = Chart::new(&mut canvas, frame, 0.0..EPOCHS as f64, 0.0..1.0);
        chart.axes((0.0, ""), (0.0, "answer"));
        chart.ticks_x([100.0, 200.0, 300.0], 0.0);
        chart.ticks_y(0.0, [0.5, 1.0]);
        chart.text(MIDDLE as f64, 0.0, Text::new("epoch").shift(0.0, 38.0));
        let points = (0..).zip(run).map(|(epoch, output)| (f64::from(epoch), *output));
        chart.curve(points, solid(ink, 2.8));
        let (x, y) = (MIDDLE as f64, run[MIDDLE]);
        chart.marker(x, y, Marker::Filled, ink);
        let label = Text::new(rounded(y, 2)).ink(ink).halo();
        // Above a low point, below a high one and left of the fall.
        let (right, down) = if y < 0.5 { (0.0, -18.0) } else { (-16.0, 20.0) };
        chart.text(x, y, label.shift(right, down));
    }

    let at = |epoch: usize| [0, 1].map(|run: usize| rounded(outputs[run][epoch], 2));
    let ([near, far], [near_middle, far_middle], [near_end, far_end]) =
        (at(0), at(MIDDLE), at(EPOCHS));
    sketch! { canvas,
        description: "Two charts of a unit's answer over the epochs from 0 to {EPOCHS}. On the left the answer begins at {near}, falls at once and \
            is {near_middle} at epoch {MIDDLE} and {near_end} at the end. On the right it begins at {far} and lies nearly flat, with {far_middle} at \
            epoch {MIDDLE}; then it drops, to {far_end} at the end.",
        caption: "After {MIDDLE} epochs the first unit answers {near_middle} and the second still {far_middle}. After {EPOCHS} they have come to {near_end} \
            and {far_end}.",
    }
}
