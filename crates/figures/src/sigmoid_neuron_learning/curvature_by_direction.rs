//! The figure `curvature-by-direction`: how much the loss bends in each direction.

use learning::eigenvalues_2x2;
use ndarray::array;
use worked_examples::sigmoid_neuron_learning::taylor::expansion;

use crate::drawing::numerics::degrees;
use crate::prelude::*;

figure!("curvature-by-direction", "The curvature of the loss in every direction");

fn sketch() -> Sketch {
    let expansion = expansion();
    let along = |(cos, sin): (f64, f64)| expansion.curvature_along(&array![cos, sin]);
    let curvatures: Vec<f64> = degrees().take(181).map(along).collect();
    let [least, most] = eigenvalues_2x2(&expansion.hessian);
    // The whole degree at which it is largest.
    let steepest = (0..181).max_by(|one, other| curvatures[*one].total_cmp(&curvatures[*other]));
    let steepest = steepest.expect("there are degrees");
    let flattest = steepest + 90;

    let mut canvas = Canvas::new(270.0);
    let mut chart = Chart::new(&mut canvas, [46.0, 30.0, 372.0, 222.0], 0.0..180.0, 0.0..0.64);
    for height in [least, most] {
        chart.across(height, solid(Ink::Grid, 1.2));
    }
    chart.axes((0.0, ""), (0.0, "curvature"));
    for angle in [0.0, 45.0, 90.0, 135.0, 180.0] {
        chart.tick_x(angle, 0.0, format!("{angle}°"));
    }
    chart.ticks_y(0.0, [0.0, 0.25, 0.5]);
    chart.text(
        90.0,
        0.0,
        Text::new("direction, from the axis of *w* to that of *b*").shift(0.0, 36.0),
    );
    let points = (0..=90).map(|i| 2 * i).map(|i| (i as f64, curvatures[i]));
    chart.curve(points, solid(Ink::First, 2.8));
    for (angle, word, side) in [(steepest, "(2, 1)", -14.0), (flattest, "(1, −2)", -16.0)] {
        chart.marker(angle as f64, curvatures[angle], Marker::Filled, Ink::Second);
        let label = Text::new(word).shift(0.0, side).ink(Ink::Second).halo();
        chart.text(angle as f64, curvatures[angle], label);
    }

    let (most, least) = (number(most), rounded(least, 5));
    let [along_w, along_b] = [0, 90].map(|angle: usize| rounded(curvatures[angle], 5));
    sketch! { canvas,
        description: "A wave: the curvature of the loss at (0, 0) in each direction, over its angle from 0°, along w, to 180°. It begins at {along_w}, \
            is largest at {steepest}°, where it is {most}, is {along_b} at 90°, along b, smallest at {flattest}°, where it is {least}, and back at {along_w} at 180°. \
            Two dots mark the largest and the smallest, with the directions (2, 1) and (1, −2).",
        caption: "At (0, 0) the loss bends most, by {most}, in the direction (2, 1), and least, by {least}, at a right angle to it.",
    }
}
