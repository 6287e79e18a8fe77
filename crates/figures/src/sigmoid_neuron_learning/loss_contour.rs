//! The figure `loss-contour`: the path of the toy run on the contour map of its loss.

use std::sync::LazyLock;

use learning::SquaredError;
use worked_examples::sigmoid_neuron_learning::descent::toy_path;
use worked_examples::sigmoid_neuron_learning::two_points::{START, minimum, two_points};

use super::contour_map::{ContourMap, Window, losses};
use super::fitted_curve::EPOCH;
use crate::prelude::*;

figure!("loss-contour", "The path of the descent, seen from above", epoch: u32 = EPOCH);

pub(super) const WINDOW: Window = (-2.0..6.0, -10.0..2.0);

/// The map of the squared error, without a path.
pub(super) static MAP: LazyLock<Canvas> = LazyLock::new(|| {
    let mut canvas = Canvas::new(ContourMap::HEIGHT);
    let mut map = ContourMap::new(&mut canvas, WINDOW);
    let grid = losses(&SquaredError, &two_points(), WINDOW, (96, 144));
    map.shade(&grid, 0.02);
    map.contours(
        &grid,
        &[
            (0.01, &[(2.6, -5.0)]),
            (0.02, &[(5.2, -6.2)]),
            (0.1, &[(1.1, -1.0)]),
            (0.2, &[(1.6, 0.0)]),
            (0.3, &[(4.2, 0.7)]),
            (0.4, &[(0.9, -5.5)]),
        ],
    );
    map.axes([-2.0, 0.0, 2.0, 4.0, 6.0], [-10.0, -8.0, -6.0, -2.0, 0.0, 2.0]);
    canvas
});

fn sketch(Parameters { epoch }: Parameters) -> Sketch {
    let (path, lowest) = (toy_path(epoch as usize), minimum());
    let end = path[path.len() - 1];
    let mut canvas = MAP.clone();
    let mut map = ContourMap::new(&mut canvas, WINDOW);
    map.path(&path, solid(Ink::Second, 2.8));
    let chart = &mut map.chart;
    chart.diamond(lowest.0, lowest.1, Marker::Hollow, Ink::Third);
    let label = Text::new("loss 0").shift(13.0, 2.0).start();
    chart.text(lowest.0, lowest.1, label.ink(Ink::Third).halo());
    chart.marker(START.0, START.1, Marker::Hollow, Ink::Second);
    chart.marker(end.w, end.b, Marker::Filled, Ink::Second);
    let label = Text::new("start").shift(0.0, 19.0).ink(Ink::Second).halo();
    chart.text(START.0, START.1, label);
    let label = Text::new(format!("epoch {epoch}")).shift(11.0, -15.0).start();
    chart.text(end.w, end.b, label.ink(Ink::Second).halo());

    let (w, b) = (rounded(end.w, 2), rounded(end.b, 2));
    let loss = rounded(end.loss, 4);
    let (best_w, best_b) = (rounded(lowest.0, 2), rounded(lowest.1, 2));
    sketch! { canvas,
        description: "The plane of the weight w, from −2 to 6 to the right, and the bias b, from −10 to 2 upward, with contour lines of \
            the loss from 0.01 to 0.4. The highest ground is at the upper left, a plain of 0.42 at the lower left, and a long \
            narrow valley, shaded where the loss is below 0.02, runs from the middle of the upper half down to the right. \
            The path of the descent begins at (0, −8), on the plain, and after {epoch} epochs is at ({w}, {b}). A diamond in the \
            valley marks the parameters without a loss, ({best_w}, {best_b}).",
        caption: "After {epoch} epochs from (0,\u{a0}−8) the descent is at ({w},\u{a0}{b}), where the loss is {loss}. It would be 0 at \
            ({best_w},\u{a0}{best_b}).",
    }
}
