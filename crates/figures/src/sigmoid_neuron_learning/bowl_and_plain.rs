//! The figure `bowl-and-plain`: the squared error and the cross-entropy along one line through the parameters.

use learning::{CrossEntropy, SquaredError, total_loss};
use worked_examples::sigmoid_neuron_learning::two_points::{minimum, neuron, two_points};

use crate::prelude::*;

figure!("bowl-and-plain", "Two losses of the same neurons");

/// The window of biases.
const LOW: f64 = -12.0;
const HIGH: f64 = 10.0;

fn sketch() -> Sketch {
    let (w, lowest) = minimum();
    let data = two_points();
    let squared = |b: f64| total_loss(&SquaredError, &neuron((w, b)), &data);
    let entropy = |b: f64| total_loss(&CrossEntropy, &neuron((w, b)), &data);

    let mut canvas = Canvas::new(356.0);
    let upper = [44.0, 30.0, 372.0, 150.0];
    let mut chart = Chart::new(&mut canvas, upper, LOW..HIGH, 0.0..0.5);
    chart.grid_y([0.2, 0.4]);
    chart.axes((0.0, "*b*"), (LOW, "half the squared error"));
    chart.ticks_x([-10.0, -5.0, 0.0, 5.0], 0.0);
    chart.graph(squared, 220, solid(Ink::First, 2.8));
    chart.marker(lowest, squared(lowest), Marker::Filled, Ink::First);

    let lower = [44.0, 206.0, 372.0, 326.0];
    let mut chart = Chart::new(&mut canvas, lower, LOW..HIGH, 0.0..11.0);
    chart.grid_y([5.0, 10.0]);
    chart.axes((0.0, "*b*"), (LOW, "cross-entropy"));
    chart.ticks_x([-10.0, -5.0, 0.0, 5.0], 0.0);
    chart.graph(entropy, 220, solid(Ink::Second, 2.8));
    chart.marker(lowest, entropy(lowest), Marker::Filled, Ink::Second);

    sketch! { canvas,
        description: "Two charts, one above the other, over the bias b from −12 to 10, with the weight ln 6. Above, half the squared error of \
            the two points: a narrow valley between two level plains. Below, the cross-entropy: straight down from the left, round at \
            the bottom, straight up to the right. A dot marks the lowest point of each, at the same bias.",
        caption: "The weight is the best one, ln 6, and the bias goes from −12 to 10. The squared error has a plain on either side of its valley. \
            The cross-entropy is a bowl: wherever you stand, there is a slope, and it leads to the same lowest point.",
    }
}
