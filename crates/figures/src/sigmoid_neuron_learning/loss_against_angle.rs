//! The figure `loss-against-angle`: the change of the loss by a short move, over its angle to the gradient.

use worked_examples::sigmoid_neuron_learning::directions::{STEP, at_angle, change};

use crate::drawing::numerics::{crossing, degrees};
use crate::prelude::*;

figure!("loss-against-angle", "The change of the loss in every direction");

fn sketch() -> Sketch {
    let moves = degrees().take(181).map(|(cos, sin)| at_angle([cos, sin]));
    let changes: Vec<f64> = moves.map(|u| change(&u)).collect();
    let points: Vec<_> = (0..).map(f64::from).zip(changes.iter().copied()).collect();
    let crossing = crossing(&points);
    // In thousandths, so that the axis has short numbers.
    let height = |angle: usize| 1000.0 * changes[angle];

    let mut canvas = Canvas::new(286.0);
    let mut chart = Chart::new(&mut canvas, [46.0, 30.0, 372.0, 240.0], 0.0..180.0, -2.6..2.6);
    let corners = [(crossing, -2.6), (180.0, -2.6), (180.0, 2.6), (crossing, 2.6)];
    chart.area(&corners, Ink::FirstFill);
    chart.grid_y([-2.0, -1.0, 1.0, 2.0]);
    chart.ticks_y(0.0, [0.0]);
    chart.axes((0.0, ""), (0.0, "change of the loss, in thousandths"));
    for angle in [0.0, 30.0, 60.0, 90.0, 120.0, 150.0, 180.0] {
        chart.tick_x(angle, -2.6, format!("{angle}°"));
    }
    chart.text(90.0, -2.6, Text::new("angle *β* to the gradient").shift(0.0, 36.0));
    let points = (0..=90).map(|i| 2 * i).map(|i| (i as f64, height(i)));
    chart.curve(points, solid(Ink::First, 2.8));
    for angle in [0, 60, 120, 150, 180] {
        chart.marker(angle as f64, height(angle), Marker::Filled, Ink::First);
    }
    chart.marker(crossing, 0.0, Marker::Hollow, Ink::Second);
    let label = Text::new(format!("0 at {}°", rounded(crossing, 1))).shift(10.0, -16.0);
    chart.text(crossing, 0.0, label.start().ink(Ink::Second));
    for (angle, y, word) in [(36.0, -1.4, "up"), (140.0, 1.4, "down")] {
        chart.text(angle, y, Text::new(word).bold());
    }

    let [most, least, fall] =
        [changes[0], changes[180], -changes[180]].map(|change| rounded(change, 5));
    let crossing = rounded(crossing, 1);
    sketch! { canvas,
        description: "A curve like half a wave: the change of the loss by a move of length {STEP} from (0, 0), over the angle between the move and \
            the gradient, from 0° to 180°. It is {most} at 0°, falls all the way, crosses 0 at {crossing}° and is {least} \
            at 180°. The angles beyond the crossing are shaded.",
        caption: "Every direction at more than about 90° to the gradient leads down; for this move of length {STEP} the border is at {crossing}°. At 180° the loss \
            falls by {fall}.",
    }
}
