//! The figure `two-minima`: the contour map of a loss with two minima.

use std::sync::LazyLock;

use learning::SquaredError;
use worked_examples::sigmoid_neuron_learning::landscape::{STARTS, THREE_POINTS, valley_path};
use worked_examples::sigmoid_neuron_learning::two_points::{Position, dataset};

use super::contour_map::{ContourMap, Window, losses};
use crate::prelude::*;

/// Where one more run begins: its weight.
const W: Number = Number { label: "w", min: -1.0, max: 5.0, step: 0.1, default: 3.0 };

/// And its bias.
const B: Number = Number { label: "b", min: -8.0, max: 1.0, step: 0.1, default: -2.0 };

figure!("two-minima", "A loss with two valleys", w: f64 = W, b: f64 = B);

const WINDOW: Window = (-1.0..5.0, -8.0..1.0);

/// The slope in the second valley is gentle: it takes thousands of epochs to come to rest there.
const EPOCHS: usize = 4000;

/// The runs from the two starts, and a third one.
static RUNS: LazyLock<[Vec<Position>; 3]> = LazyLock::new(|| {
    [STARTS[0].1, STARTS[1].1, (0.0, -3.0)].map(|start| valley_path(start, EPOCHS))
});

/// The map without the runs.
static MAP: LazyLock<Canvas> = LazyLock::new(|| {
    let mut canvas = Canvas::new(ContourMap::HEIGHT);
    let mut map = ContourMap::new(&mut canvas, WINDOW);
    let grid = losses(&SquaredError, &dataset(&THREE_POINTS), WINDOW, (48, 72));
    map.shade(&grid, 0.13);
    map.contours(
        &grid,
        &[
            (0.13, &[]),
            (0.15, &[(4.5, -6.6)]),
            (0.2, &[(2.6, -3.2)]),
            (0.3, &[(1.0, -4.4), (3.1, -2.6)]),
            (0.4, &[(2.9, -1.0)]),
            (0.5, &[(3.0, 0.2)]),
        ],
    );
    map.axes([-1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0], [-8.0, -6.0, -4.0, -2.0, 0.0]);
    canvas
});

fn sketch(Parameters { w, b }: Parameters) -> Sketch {
    let mut canvas = MAP.clone();
    let mut map = ContourMap::new(&mut canvas, WINDOW);
    let free = valley_path((w, b), EPOCHS);
    for path in [&RUNS[2], &free] {
        map.path(path, dashed(Ink::Second, 1.8));
        map.chart.disc(path[0].w, path[0].b, 3.0, Ink::Second);
    }
    let ends = [0, 1].map(|run| {
        let (path, (_, start)) = (&RUNS[run], STARTS[run]);
        map.path(path, solid(Ink::Second, 2.8));
        let end = path[path.len() - 1];
        map.chart.marker(end.w, end.b, Marker::Filled, Ink::Second);
        let start = map.chart.point(start.0, start.1);
        map.chart.canvas.circle(start, 3.5, Ink::Paper, solid(Ink::Second, 1.8));
        end
    });
    let losses = ends.map(|end| rounded(end.loss, 4));
    for (end, loss, right, down) in
        [(&ends[0], &losses[0], 13.0, -6.0), (&ends[1], &losses[1], -13.0, 6.0)]
    {
        let label = Text::new(format!("loss {loss}")).bold().ink(Ink::Second).halo();
        map.chart.text(end.w, end.b, label.shift(right, down).start_if(right > 0.0));
    }

    map.chart.handle((w, b), &[("w", &|w, _| w), ("b", &|_, b| b)]);
    // Where the run from the reader's start has come to.
    let last = free[free.len() - 1];
    let near = |end: &Position| (last.w - end.w).abs() + (last.b - end.b).abs() < 0.5;
    let valley = match [near(&ends[0]), near(&ends[1])] {
        [true, _] => "in the first valley",
        [_, true] => "in the second valley",
        _ => "in neither valley yet",
    };
    let [start_w, start_b] = [w, b].map(number);
    let [here, there] =
        ends.map(|end| format!("({},\u{a0}{})", rounded(end.w, 2), rounded(end.b, 2)));
    let [low, high] = losses;
    sketch! { canvas,
        description: "The plane of the weight w, from −1 to 5 to the right, and the bias b, from −8 to 1 upward, with contour lines of \
            the loss. Two regions where the loss is below 0.13 are shaded, one around {here} and a long one around {there}; between \
            them the ground is higher. A run from (0, 0) ends in the first, with the loss {low}, and a run from (3, −5) in the second, with \
            the loss {high}. A dashed run from (0, −3) ends in the first, and another one, from ({start_w}, {start_b}), is {valley}.",
        caption: "From (0,\u{a0}0) the descent comes to rest at {here} with the loss {low}, from (3,\u{a0}−5) at {there} with the loss {high}. \
            Both places are valleys, shaded where the loss is below 0.13, and no step leads from the second to the first.",
        readings: ["where it ends": valley, "w": rounded(last.w, 2), "b": rounded(last.b, 2), "loss": rounded(last.loss, 4)],
    }
}
