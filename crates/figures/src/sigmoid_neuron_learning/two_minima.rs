//! The figure `two-minima`: the contour map of a loss with two minima.

use worked_examples::sigmoid_neuron_learning::landscape::{STARTS, THREE_POINTS, valley_path};
use worked_examples::sigmoid_neuron_learning::two_points::dataset;

use super::contour_map::ContourMap;
use crate::prelude::*;

figure!("two-minima", "A loss with two valleys");

/// The slope in the second valley is gentle: it takes thousands of epochs to come to rest there.
const EPOCHS: usize = 4000;

fn sketch() -> Sketch {
    let data = dataset(&THREE_POINTS);

    let mut canvas = Canvas::new(ContourMap::HEIGHT);
    let mut map = ContourMap::new(&mut canvas, &data, (-1.0..5.0, -8.0..1.0), (48, 72));
    map.shade(0.13);
    map.contours(&[
        (0.13, &[]),
        (0.15, &[(4.5, -6.6)]),
        (0.2, &[(2.6, -3.2)]),
        (0.3, &[(1.0, -4.4), (3.1, -2.6)]),
        (0.4, &[(2.9, -1.0)]),
        (0.5, &[(3.0, 0.2)]),
    ]);
    map.axes([-1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0], [-8.0, -6.0, -4.0, -2.0, 0.0]);

    for start in [(0.0, -3.0), (3.0, -2.0)] {
        map.path(&valley_path(start, EPOCHS), dashed(Ink::Second, 1.8));
        map.chart.disc(start.0, start.1, 3.0, Ink::Second);
    }
    let ends = STARTS.map(|(_, start)| {
        let path = valley_path(start, EPOCHS);
        map.path(&path, solid(Ink::Second, 2.8));
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

    let [here, there] =
        ends.map(|end| format!("({},\u{a0}{})", rounded(end.w, 2), rounded(end.b, 2)));
    let [low, high] = losses;
    sketch! { canvas,
        description: "The plane of the weight w, from −1 to 5 to the right, and the bias b, from −8 to 1 upward, with contour lines of \
            the loss. Two regions where the loss is below 0.13 are shaded, one around {here} and a long one around {there}; between \
            them the ground is higher. A run from (0, 0) ends in the first, with the loss {low}, and a run from (3, −5) in the second, with \
            the loss {high}. Two dashed runs, from (0, −3) and (3, −2), end in the one and in the other.",
        caption: "From (0,\u{a0}0) the descent comes to rest at {here} with the loss {low}, from (3,\u{a0}−5) at {there} with the loss {high}. \
            Both places are valleys, shaded where the loss is below 0.13, and no step leads from the second to the first.",
    }
}
