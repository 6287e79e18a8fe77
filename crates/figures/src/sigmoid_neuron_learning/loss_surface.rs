//! The figure `loss-surface`: the surface of the loss in perspective, and the path of the toy run on it.

use activations::Sigmoid;
use learning::{LossSurface, SquaredError};
use ndarray::Array1;
use worked_examples::sigmoid_neuron_learning::descent::{EPOCHS, toy_path};
use worked_examples::sigmoid_neuron_learning::two_points::{START, minimum, two_points};

use crate::drawing::path::{polygon, polyline, simplified, straight};
use crate::prelude::*;

figure!("loss-surface", "The loss as a landscape");

/// Steps of the mesh along w and along b.
const STRIPS: usize = 16;
const SAMPLES: usize = 36;

/// Every so many samples a line of the mesh crosses the strips.
const CROSS: usize = 3;

/// How far a drawn line of the mesh may be from the computed one.
const TOLERANCE: f64 = 0.12;

fn sketch() -> Sketch {
    let path = toy_path(EPOCHS);
    let end = path[path.len() - 1];
    let weights = Array1::linspace(-2.0, 6.0, STRIPS + 1);
    let biases = Array1::linspace(-10.0, 2.0, SAMPLES + 1);
    let surface = LossSurface::new(&SquaredError, &Sigmoid, &two_points(), &weights, &biases);
    let edge = |i: usize| -> Vec<Point> {
        let point = |j: usize| tenths(projected(weights[i], biases[j], surface.losses[[i, j]]));
        (0..=SAMPLES).map(point).collect()
    };

    let mut canvas = Canvas::new(318.0);
    let corner = |w, b| projected(w, b, 0.0);
    let ground = [corner(-2.0, -10.0), corner(6.0, -10.0), corner(6.0, 2.0)];
    canvas.stroke(&polyline(ground), solid(Ink::Muted, 1.2));
    // From the far end to the near one, each strip covering what lies behind it.
    for i in 0..STRIPS {
        let (far, near) = (edge(i), edge(i + 1));
        let mut around = simplified(&far, TOLERANCE);
        around.extend(simplified(&near, TOLERANCE).iter().rev());
        let mut mesh = polygon(around);
        for j in (CROSS..SAMPLES).step_by(CROSS) {
            mesh.extend(polyline([far[j], near[j]]));
        }
        canvas.shape(&mesh, Ink::Paper, solid(Ink::Muted, 0.7));
    }
    let points: Vec<Point> = path.iter().map(|p| projected(p.w, p.b, p.loss)).collect();
    let points = simplified(&points, 0.15);
    canvas.stroke(&polyline(points.iter().copied()), solid(Ink::Second, 3.0));
    let (start, stop) = (points[0], points[points.len() - 1]);
    let (w, b) = minimum();
    let lowest = projected(w, b, 0.0);
    canvas.marker(start, Marker::Hollow, Ink::Second);
    canvas.diamond(lowest, Marker::Hollow, Ink::Third);
    canvas.marker(stop, Marker::Filled, Ink::Second);
    let label = |text| Text::new(text).ink(Ink::Second).halo();
    canvas.text(start, label("start").shift(0.0, -17.0));
    canvas.text(stop, label("epoch 1000").shift(0.0, 20.0));
    canvas.text(lowest, label("loss 0").shift(14.0, 8.0).ink(Ink::Third).start());

    for (w, b, label, right, down) in [
        (-2.0, -10.0, "−2", -2.0, 18.0),
        (2.0, -10.0, "2", -8.0, 16.0),
        (6.0, -10.0, "6", -12.0, 16.0),
        (6.0, -10.0, "−10", 16.0, 16.0),
        (6.0, -4.0, "−4", 12.0, 14.0),
        (6.0, 2.0, "2", 4.0, 18.0),
    ] {
        let label = Text::new(label).shift(right, down).muted();
        canvas.text(corner(w, b), label);
    }
    canvas.text(corner(0.0, -10.0) + (-12.0, 20.0), Text::new("*w*"));
    canvas.text(corner(6.0, -1.0) + (16.0, 18.0), Text::new("*b*"));
    let foot = corner(-2.0, -10.0);
    let top = projected(-2.0, -10.0, 0.8);
    canvas.arrow(&straight(foot, top), solid(Ink::Muted, 1.2));
    canvas.text(top + (10.0, 2.0), Text::new("loss").start());
    for loss in [0.2, 0.4, 0.6] {
        let tick = projected(-2.0, -10.0, loss);
        canvas.line(tick - (5.0, 0.0), tick, solid(Ink::Muted, 1.2));
        canvas.text(tick - (8.0, 0.0), Text::new(rounded(loss, 1)).end().muted());
    }

    let (highest, loss) = (surface.maximum(), rounded(end.loss, 3));
    let [top, plain] = [highest.loss, path[0].loss].map(|loss| rounded(loss, 2));
    let [top_w, top_b, start_w, start_b] =
        [highest.weight, highest.bias, START.0, START.1].map(number);
    sketch! { canvas,
        description: "A landscape drawn as a mesh over w from −2 to 6 and b from −10 to 2, its height the loss. It is highest, {top}, where w = {top_w} and b = {top_b}, \
            in the far corner. At the left, around the start ({start_w}, {start_b}), lies a plain of height {plain}, which falls steeply into a gorge. The path \
            crosses the plain, drops into the gorge and is on its floor after 1000 epochs, at a loss of {loss}. A diamond farther up the \
            gorge marks the place where the loss is 0.",
        caption: "The path begins on a plain of height {plain}, falls into the gorge and after 1000 epochs is still on its floor, at a loss of {loss}. \
            The floor is so nearly level that the eye hardly tells this end from the place where the loss is 0.",
    }
}

/// Where a point of the surface lies on the canvas, seen from above the corner (6, −10): w leads to the right and towards
/// the viewer, b to the right and away.
fn projected(w: f64, b: f64, loss: f64) -> Point {
    let (u, v) = ((w + 2.0) / 8.0, (b + 10.0) / 12.0);
    at(36.0 + 165.0 * u + 183.0 * v, 216.0 + 66.0 * u - 56.0 * v - 205.0 * loss)
}

/// A mesh is fine with tenths of a unit, and a third shorter.
fn tenths(point: Point) -> Point {
    let round = |value: f64| (10.0 * value).round() / 10.0;
    at(round(point.x), round(point.y))
}
