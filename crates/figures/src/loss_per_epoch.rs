//! The figure `loss-per-epoch`: a plain, a fall, and a plain again.

use crate::canvas::{Canvas, Marker, Outline, Text, solid};
use crate::chart::{Chart, Frame};
use crate::contours::simplified;
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::number::{number, rounded};
use crate::parameter::Values;
use crate::point::at;
use crate::two_points::article;

pub(crate) const FIGURE: Figure = Figure {
    name: "loss-per-epoch",
    title: "The loss in a thousand epochs",
    parameters: &[],
    sketch,
};

fn sketch(_: &Values) -> Sketch {
    let path = article(1000.0);
    let below = |limit: f64| {
        let epoch = path.iter().position(|place| place.loss < limit);
        epoch.expect("a thousand epochs come below it")
    };

    let mut canvas = Canvas::new(268.0);
    let frame = Frame {
        left: 44.0,
        top: 28.0,
        right: 372.0,
        bottom: 216.0,
    };
    let mut chart = Chart::new(&mut canvas, frame, 0.0..1000.0, 0.0..0.46);
    for loss in [0.1, 0.2, 0.3, 0.4] {
        chart.curve([(0.0, loss), (1000.0, loss)], solid(Ink::Grid, 1.2));
        chart.tick_y(0.0, loss, &number(loss));
    }
    chart.tick_y(0.0, 0.0, "0");
    chart.horizontal_axis(0.0, "");
    chart.vertical_axis(0.0, "loss");
    for epoch in [0.0, 200.0, 400.0, 600.0, 800.0, 1000.0] {
        chart.tick_x(epoch, 0.0, &number(epoch));
    }
    let middle = chart.place(500.0, 0.0);
    chart
        .canvas
        .text(Text::new("epoch", middle + at(0.0, 38.0)));

    let points: Vec<_> = path
        .iter()
        .enumerate()
        .map(|(epoch, place)| chart.place(epoch as f64, place.loss))
        .collect();
    let points = simplified(&points, 0.1);
    let start = Outline::from(points[0]);
    let curve = points[1..].iter().copied().fold(start, Outline::line);
    chart.canvas.stroke(&curve, solid(Ink::First, 2.8));

    let (edge, floor) = (below(0.4), below(0.02));
    for (epoch, shift) in [(edge, at(12.0, -2.0)), (floor, at(10.0, -18.0))] {
        let loss = path[epoch].loss;
        chart.marker(epoch as f64, loss, Marker::Filled, Ink::Second);
        let place = chart.place(epoch as f64, loss) + shift;
        chart.canvas.text(
            Text::new(&format!("epoch {epoch}"), place)
                .start()
                .ink(Ink::Second)
                .halo(),
        );
    }
    let last = path[1000].loss;
    chart.marker(1000.0, last, Marker::Filled, Ink::Second);
    let place = chart.place(1000.0, last) + at(2.0, -18.0);
    chart.canvas.text(
        Text::new(&rounded(last, 3), place)
            .end()
            .ink(Ink::Second)
            .halo(),
    );

    let first = path[0].loss;
    Sketch {
        canvas,
        description: format!(
            "A graph of the loss over the epochs from 0 to 1000. It begins at {}, hardly falls for four hundred epochs, drops \
             steeply between epoch {edge}, where it first is below 0.4, and epoch {floor}, where it first is below 0.02, and is \
             nearly level from there to {} at epoch 1000.",
            rounded(first, 3),
            rounded(last, 3)
        ),
        caption: format!(
            "In the first 400 epochs the loss falls from {} to {}. It first is below 0.4 at epoch {edge} and below 0.02 at epoch {floor}, \
             and after 1000 epochs it is {}.",
            rounded(first, 4),
            rounded(path[400].loss, 4),
            rounded(last, 4)
        ),
    }
}
