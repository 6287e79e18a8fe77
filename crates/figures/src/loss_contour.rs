//! The figure `loss-contour`: the descent on the two points, seen from above.

use crate::canvas::{Canvas, Marker, Text, solid};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::landscape::Landscape;
use crate::number::rounded;
use crate::parameter::Values;
use crate::point::at;
use crate::two_points::{EPOCH, MINIMUM, START, article, two_points};

pub(crate) const FIGURE: Figure = Figure {
    name: "loss-contour",
    title: "The path of the descent, seen from above",
    parameters: &[EPOCH],
    sketch,
};

fn sketch(values: &Values) -> Sketch {
    let epoch = values.get("epoch");
    let path = article(epoch);
    let end = path[path.len() - 1];
    let landscape = Landscape::new(&two_points(), -2.0..6.0, -10.0..2.0, (96, 144));

    let mut canvas = Canvas::new(Landscape::HEIGHT);
    let mut chart = landscape.chart(&mut canvas);
    landscape.shade(&mut chart, 0.02);
    landscape.contours(
        &mut chart,
        &[
            (0.01, &[(2.6, -5.0)]),
            (0.02, &[(5.2, -6.2)]),
            (0.1, &[(1.1, -1.0)]),
            (0.2, &[(1.6, 0.0)]),
            (0.3, &[(4.2, 0.7)]),
            (0.4, &[(0.9, -5.5)]),
        ],
    );
    landscape.axes(
        &mut chart,
        &[-2.0, 0.0, 2.0, 4.0, 6.0],
        &[-10.0, -8.0, -6.0, -2.0, 0.0, 2.0],
    );
    landscape.path(&mut chart, &path, solid(Ink::Second, 2.8));
    let place = chart.place(MINIMUM.0, MINIMUM.1);
    chart.canvas.diamond(place, Marker::Hollow, Ink::Third);
    chart.canvas.text(
        Text::new("loss 0", place + at(13.0, 2.0))
            .start()
            .ink(Ink::Third)
            .halo(),
    );
    chart.marker(START.0, START.1, Marker::Hollow, Ink::Second);
    chart.marker(end.w, end.b, Marker::Filled, Ink::Second);
    let place = chart.place(START.0, START.1);
    chart.canvas.text(
        Text::new("start", place + at(0.0, 19.0))
            .ink(Ink::Second)
            .halo(),
    );
    let place = chart.place(end.w, end.b);
    let label = format!("epoch {epoch}");
    chart.canvas.text(
        Text::new(&label, place + at(11.0, -15.0))
            .start()
            .ink(Ink::Second)
            .halo(),
    );

    let (w, b) = (rounded(end.w, 2), rounded(end.b, 2));
    let loss = rounded(end.loss, 4);
    let (best_w, best_b) = (rounded(MINIMUM.0, 2), rounded(MINIMUM.1, 2));
    Sketch {
        canvas,
        description: format!(
            "The plane of the weight w, from −2 to 6 to the right, and the bias b, from −10 to 2 upward, with contour lines of \
             the loss from 0.01 to 0.4. The highest ground is at the upper left, a plain of 0.42 at the lower left, and a long \
             narrow valley, shaded where the loss is below 0.02, runs from the middle of the upper half down to the right. \
             The path of the descent begins at (0, −8), on the plain, and after {epoch} epochs is at ({w}, {b}). A diamond in the \
             valley marks the parameters without a loss, ({best_w}, {best_b})."
        ),
        caption: format!(
            "After {epoch} epochs from (0,\u{a0}−8) the descent is at ({w},\u{a0}{b}), where the loss is {loss}. It would be 0 at \
             ({best_w},\u{a0}{best_b})."
        ),
    }
}
