//! The figure `kept-back`: the loss of the rows that were learned from, and of those that were kept back.

use worked_examples::sigmoid_neuron_learning::kept_back::{EPOCHS, EVERY, Measured, kept_back};

use crate::drawing::path::{polyline, simplified};
use crate::prelude::*;

figure!("kept-back", "The loss of rows that were seen, and of rows that were not");

fn sketch() -> Sketch {
    let run = kept_back(EVERY, EPOCHS);
    let mut canvas = Canvas::new(268.0);
    let mut chart = Chart::new(&mut canvas, [44.0, 28.0, 372.0, 216.0], 0.0..300.0, 0.0..0.72);
    chart.grid_y([0.2, 0.4, 0.6]);
    chart.ticks_y(0.0, [0.0]);
    chart.axes((0.0, ""), (0.0, "loss"));
    chart.ticks_x([0.0, 100.0, 200.0, 300.0], 0.0);
    chart.text(150.0, 0.0, Text::new("epoch").shift(0.0, 38.0));

    let learned_from: fn(&Measured) -> f64 = |measured| measured.learned_from;
    let kept: fn(&Measured) -> f64 = |measured| measured.kept_back;
    let curves = [
        (learned_from, solid(Ink::First, 2.8), Ink::First, "learned from"),
        (kept, dashed(Ink::Second, 2.8), Ink::Second, "kept back"),
    ];
    for (loss, stroke, ink, name) in curves {
        let points = run.path.iter().map(|at| chart.point(at.epoch as f64, loss(at)));
        let curve = simplified(&points.collect::<Vec<_>>(), 0.1);
        chart.canvas.stroke(&polyline(curve), stroke);
        let at = loss(&run.path[200]);
        chart.text(200.0, at, Text::new(name).shift(0.0, -13.0).ink(ink).halo());
    }
    let lowest = &run.lowest;
    chart.marker(lowest.epoch as f64, lowest.kept_back, Marker::Filled, Ink::Second);
    let label = Text::new(format!("epoch {}", lowest.epoch)).shift(6.0, -27.0).start();
    chart.text(lowest.epoch as f64, lowest.kept_back, label.ink(Ink::Second).halo());

    let last = &run.path[EPOCHS];
    let [low, high] = [lowest.kept_back, last.kept_back].map(|loss| rounded(loss, 3));
    let seen = rounded(last.learned_from, 3);
    let epoch = lowest.epoch;
    sketch! { canvas,
        description: "A graph of two losses over the epochs from 0 to 300. Both begin at the same height and drop steeply. The loss of the rows that \
            were learned from, solid, goes on falling, to {seen}. The loss of the rows that were kept back, dashed, is lowest at epoch {epoch}, with \
            {low}, and rises from there to {high}.",
        caption: "The rows that were learned from have the loss {seen} in the end, and it still falls. The others had {low} in epoch {epoch}, and have \
            {high}.",
    }
}
