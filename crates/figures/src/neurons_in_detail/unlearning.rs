//! The figure `unlearning`: two units that have to unlearn, side by side, epoch by epoch.

use worked_examples::neurons_in_detail::saturation::{
    EPOCHS, LEARNING_RATE, STARTS, saturated_neuron,
};

use crate::prelude::*;

/// The epoch that is marked: if none is asked for, the middle of the runs.
const EPOCH: Time = Time { label: "epoch", end: EPOCHS as u32, default: EPOCHS as u32 / 2 };

figure!("unlearning", "Two units that have to unlearn the answer 1", epoch: u32 = EPOCH);

fn sketch(Parameters { epoch: marked }: Parameters) -> Sketch {
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
        chart.text(EPOCHS as f64 / 2.0, 0.0, Text::new("epoch").shift(0.0, 38.0));
        let points = (0..).zip(run).map(|(epoch, output)| (f64::from(epoch), *output));
        chart.curve(points, solid(ink, 2.8));
        let (x, y) = (f64::from(marked), run[marked as usize]);
        chart.marker(x, y, Marker::Filled, ink);
        chart.handle((x, y), &[("epoch", &|epoch, _| epoch)]);
        let label = Text::new(rounded(y, 2)).ink(ink).halo();
        // Above a low point; below a high one and left of the fall, unless the fall begins at once.
        let falls_at_once = run[EPOCHS / 4] < 0.5;
        let steep = run[(marked as usize).saturating_sub(20)] - y > 0.05;
        match (y < 0.5, marked < 60) {
            (true, _) if steep && marked > 250 => chart.text(x, y, label.shift(-8.0, 14.0).end()),
            (true, _) if steep => chart.text(x, y, label.shift(8.0, -12.0).start()),
            (true, _) => chart.text(x, y, label.shift(0.0, -18.0)),
            (false, true) if falls_at_once => chart.text(x, y, label.shift(12.0, -8.0).start()),
            (false, true) => chart.text(x, y, label.shift(8.0, 20.0).start()),
            (false, false) => chart.text(x, y, label.shift(-16.0, 20.0)),
        }
    }

    let at = |epoch: usize| [0, 1].map(|run: usize| rounded(outputs[run][epoch], 2));
    let ([near, far], [near_now, far_now], [near_end, far_end]) =
        (at(0), at(marked as usize), at(EPOCHS));
    let still = if outputs[1][marked as usize] < 0.5 { "" } else { "still " };
    let now = match marked {
        0 => "Before the first epoch".to_owned(),
        1 => "After 1 epoch".to_owned(),
        _ => format!("After {marked} epochs"),
    };
    let outcome = match marked as usize {
        EPOCHS => String::new(),
        _ => format!(" After {EPOCHS} they have come to {near_end} and {far_end}."),
    };
    sketch! { canvas,
        description: "Two charts of a unit's answer over the epochs from 0 to {EPOCHS}. On the left the answer begins at {near}, falls at once and \
            is {near_end} at the end. On the right it begins at {far} and lies nearly flat for most of the epochs; then it drops, to {far_end} at \
            the end. A dot on each marks epoch {marked}: {near_now} on the left, {far_now} on the right.",
        caption: "{now} the first unit answers {near_now} and the second {still}{far_now}.{outcome}",
        readings: ["answer of the first unit": near_now, "answer of the second unit": far_now],
    }
}
