//! The figure `loss-per-epoch`: the loss of the toy run over its epochs.

use worked_examples::sigmoid_neuron_learning::descent::{EPOCHS, toy_descent};
use worked_examples::sigmoid_neuron_learning::two_points::{LEARNING_RATE, START};

use crate::drawing::path::{polyline, simplified};
use crate::prelude::*;

figure!("loss-per-epoch", "The loss in a thousand epochs");

fn sketch() -> Sketch {
    let run = toy_descent(START, LEARNING_RATE, EPOCHS);
    let path = &run.path[..=EPOCHS];
    let below = |limit: f64| {
        let milestone = run.milestones.iter().find(|milestone| milestone.below == limit);
        milestone.expect("it is one of the milestones").epoch
    };

    let mut canvas = Canvas::new(268.0);
    let mut chart = Chart::new(&mut canvas, [44.0, 28.0, 372.0, 216.0], 0.0..1000.0, 0.0..0.46);
    chart.grid_y([0.1, 0.2, 0.3, 0.4]);
    chart.ticks_y(0.0, [0.0]);
    chart.axes((0.0, ""), (0.0, "loss"));
    chart.ticks_x([0.0, 200.0, 400.0, 600.0, 800.0, 1000.0], 0.0);
    chart.text(500.0, 0.0, Text::new("epoch").shift(0.0, 38.0));

    let points =
        (0..).zip(path).map(|(epoch, position)| chart.point(f64::from(epoch), position.loss));
    let curve = simplified(&points.collect::<Vec<_>>(), 0.1);
    chart.canvas.stroke(&polyline(curve), solid(Ink::First, 2.8));

    let (edge, floor) = (below(0.4), below(0.02));
    for (epoch, label) in [
        (edge, Text::new(format!("epoch {edge}")).shift(12.0, -2.0).start()),
        (floor, Text::new(format!("epoch {floor}")).shift(10.0, -18.0).start()),
        (EPOCHS, Text::new(rounded(path[EPOCHS].loss, 3)).shift(2.0, -18.0).end()),
    ] {
        let (x, loss) = (epoch as f64, path[epoch].loss);
        chart.marker(x, loss, Marker::Filled, Ink::Second);
        chart.text(x, loss, label.ink(Ink::Second).halo());
    }

    let losses = [0, 400, EPOCHS].map(|epoch| path[epoch].loss);
    let [start, _, end] = losses.map(|loss| rounded(loss, 3));
    let [first, later, last] = losses.map(|loss| rounded(loss, 4));
    sketch! { canvas,
        description: "A graph of the loss over the epochs from 0 to 1000. It begins at {start}, hardly falls for four hundred epochs, drops \
            steeply between epoch {edge}, where it first is below 0.4, and epoch {floor}, where it first is below 0.02, and is \
            nearly level from there to {end} at epoch 1000.",
        caption: "In the first 400 epochs the loss falls from {first} to {later}. It first is below 0.4 at epoch {edge} and below 0.02 at epoch {floor}, \
            and after 1000 epochs it is {last}.",
    }
}
