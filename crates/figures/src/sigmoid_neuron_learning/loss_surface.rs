//! The figure `loss-surface`: the surface of the loss in perspective, from all sides, and the path of the toy run on it.

use std::f64::consts::PI;
use std::sync::LazyLock;

use activations::Sigmoid;
use learning::{LossSurface, SquaredError};
use ndarray::Array1;
use worked_examples::sigmoid_neuron_learning::two_points::{START, minimum, two_points};

use super::fitted_curve::TOY_RUN;
use crate::drawing::canvas::Follow;
use crate::drawing::labels::width;
use crate::drawing::numerics::degrees;
use crate::drawing::path::{polygon, polyline, simplified, straight};
use crate::prelude::*;

/// By how many degrees the land is turned counterclockwise, as seen from above.
const TURN: Number =
    Number { label: "turn in degrees", min: -180.0, max: 180.0, step: 1.0, default: 0.0 };

figure!("loss-surface", "The loss as a landscape", turn: f64 = TURN);

/// Steps of the grid along w and along b.
const ACROSS: usize = 32;
const ALONG: usize = 36;

/// Every so many of them is a line of the mesh.
const LINE_ACROSS: usize = 2;
const LINE_ALONG: usize = 3;

/// How far a drawn line of the mesh may be from the computed one.
const TOLERANCE: f64 = 0.12;

static LAND: LazyLock<LossSurface> = LazyLock::new(|| {
    let weights = Array1::linspace(-2.0, 6.0, ACROSS + 1);
    let biases = Array1::linspace(-10.0, 2.0, ALONG + 1);
    LossSurface::new(&SquaredError, &Sigmoid, &two_points(), &weights, &biases)
});

/// The corners of the ground, counterclockwise as seen from above.
const CORNERS: [(f64, f64); 4] = [(-2.0, -10.0), (6.0, -10.0), (6.0, 2.0), (-2.0, 2.0)];

fn sketch(Parameters { turn }: Parameters) -> Sketch {
    let view = View::turned(turn);
    let mut canvas = Canvas::new(318.0);
    // From the corner at the left over the one in front to the one at the right.
    let x = |corner: usize| view.ground(CORNERS[corner % 4]).x;
    let left = (0..4).min_by(|i, j| x(*i).total_cmp(&x(*j))).unwrap_or(0);
    let [left, front, right] = [left, left + 1, left + 2].map(|corner| CORNERS[corner % 4]);
    let ground = [left, front, right].map(|corner| view.ground(corner));
    canvas.stroke(&polyline(ground), solid(Ink::Muted, 1.2));
    mesh(&mut canvas, &view);
    let hidden = path(&mut canvas, &view, left);
    for (from, to, name_at) in [(left, front, 0.25), (front, right, 0.75)] {
        edge_labels(&mut canvas, &view, (from, to), name_at);
    }
    loss_axis(&mut canvas, &view, left);
    // The corner in front goes where the hand is, at first.
    let (center, per_degree) = (ground[1], view.sideways(front));
    let (origin, right) = (turn - center.x / per_degree, 1.0 / per_degree);
    canvas.handle(center, &[Follow { parameter: "turn", origin, right, down: 0.0 }]);

    let (highest, end) = (LAND.maximum(), TOY_RUN[TOY_RUN.len() - 1]);
    let [top, plain] = [highest.loss, TOY_RUN[0].loss].map(|loss| rounded(loss, 2));
    let [top_w, top_b, start_w, start_b] =
        [highest.weight, highest.bias, START.0, START.1].map(number);
    let [front_w, front_b] = [front.0, front.1].map(number);
    let (loss, corner) = (rounded(end.loss, 3), format!("w = {front_w}, b = {front_b}"));
    let in_front = (highest.weight, highest.bias) == front;
    let top_corner = if in_front { "in this corner" } else { "in another corner" };
    let dotted = if hidden { " Where land in front hides the path, it is dotted." } else { "" };
    sketch! { canvas,
        description: "A landscape drawn as a mesh over w from −2 to 6 and b from −10 to 2, its height the loss, seen from above the corner {corner}. \
            It is highest, {top}, where w = {top_w} and b = {top_b}, {top_corner}. Around the start ({start_w}, {start_b}) lies a plain \
            of height {plain}, which falls steeply into a gorge. The path crosses the plain, drops into the gorge and is on its floor after 1000 \
            epochs, at a loss of {loss}. A diamond farther along the gorge marks the place where the loss is 0.{dotted}",
        caption: "The path begins on a plain of height {plain}, falls into the gorge and after 1000 epochs is still on its floor, at a loss of {loss}. \
            The floor is so nearly level that the eye hardly tells this end from the place where the loss is 0.{dotted}",
        readings: ["nearest corner": corner, "loss at the start": plain, "loss after 1000 epochs": loss],
    }
}

/// From where the land is seen. Before it is turned, w leads to the right and towards the viewer, b to the right and away.
struct View {
    cos: f64,
    sin: f64,
    /// How long the side of the ground along w is, as a multiple of that along b.
    ratio: f64,
}

/// Along w and along b, the whole ground on the canvas: to the right and down.
const W_WAY: (f64, f64) = (165.0, 66.0);
const B_WAY: (f64, f64) = (183.0, -56.0);

/// A loss of 1 is so high.
const HEIGHT: f64 = 205.0;

impl View {
    fn turned(turn: f64) -> View {
        let (cos, sin) = degrees().nth(turn.abs() as usize).unwrap_or((1.0, 0.0));
        let sin = if turn < 0.0 { -sin } else { sin };
        // Both ways are those of a level rectangle that is seen from so far above: their squares are those of its sides.
        let above = W_WAY.1 * -B_WAY.1 / (W_WAY.0 * B_WAY.0);
        let square = |(right, down): (f64, f64)| right * right + down * down / above;
        View { cos, sin, ratio: (square(W_WAY) / square(B_WAY)).sqrt() }
    }

    /// A place on the ground after the turn about its middle, in parts of its sides from there.
    fn turn(&self, (w, b): (f64, f64)) -> (f64, f64) {
        let (u, v) = ((w + 2.0) / 8.0 - 0.5, (b + 10.0) / 12.0 - 0.5);
        (u * self.cos - v * self.sin / self.ratio, u * self.sin * self.ratio + v * self.cos)
    }

    /// Where a point of the surface lies on the canvas.
    fn point(&self, place: (f64, f64), loss: f64) -> Point {
        let (u, v) = self.turn(place);
        let (u, v) = (u + 0.5, v + 0.5);
        at(36.0 + W_WAY.0 * u + B_WAY.0 * v, 216.0 + W_WAY.1 * u + B_WAY.1 * v - HEIGHT * loss)
    }

    fn ground(&self, place: (f64, f64)) -> Point {
        self.point(place, 0.0)
    }

    /// How far a place moves to the right when the land is turned by a degree.
    fn sideways(&self, place: (f64, f64)) -> f64 {
        let (u, v) = self.turn(place);
        (B_WAY.0 * u * self.ratio - W_WAY.0 * v / self.ratio) * PI / 180.0
    }

    /// Whether land that is nearer to the viewer stands before a point of the surface.
    fn hides(&self, (w, b): (f64, f64), loss: f64) -> bool {
        // One unit down the canvas on the ground, straight towards the viewer, as a move of w and b.
        let down = W_WAY.1 * B_WAY.0 - B_WAY.1 * W_WAY.0;
        let (u, v) = (B_WAY.0 / down, -W_WAY.0 / down);
        let toward_w = 8.0 * (u * self.cos + v * self.sin / self.ratio);
        let toward_b = 12.0 * (v * self.cos - u * self.sin * self.ratio);
        let steps = (1..=50).map(|step| 3.0 * f64::from(step));
        let mut sight = steps.map(|s| ((w + s * toward_w, b + s * toward_b), loss + s / HEIGHT));
        sight.any(|(place, height)| land(place).is_some_and(|land| land > height + 0.01))
    }
}

/// The height of the land between the points of the grid; none outside.
fn land((w, b): (f64, f64)) -> Option<f64> {
    let (i, j) = ((w + 2.0) / 8.0 * ACROSS as f64, (b + 10.0) / 12.0 * ALONG as f64);
    if !(0.0..ACROSS as f64).contains(&i) || !(0.0..ALONG as f64).contains(&j) {
        return None;
    }
    let (row, column, s, t) = (i as usize, j as usize, i.fract(), j.fract());
    let loss = |right, up| LAND.losses[[row + right, column + up]];
    let along = |up| loss(0, up) * (1.0 - s) + loss(1, up) * s;
    Some(along(0) * (1.0 - t) + along(1) * t)
}

/// The land, in strips across the view, from the far end to the near one: each covers what lies behind it.
fn mesh(canvas: &mut Canvas, view: &View) {
    let point = |i: usize, j: usize| {
        let place = (LAND.weights[i], LAND.biases[j]);
        tenths(view.point(place, LAND.losses[[i, j]]))
    };
    let nearer = |(w, b)| view.ground((w, b)).y - view.ground((2.0, -4.0)).y;
    let (by_w, by_b) = (nearer((6.0, -4.0)) / view.ratio, nearer((2.0, 2.0)));
    let along_b = by_w.abs() >= by_b.abs();
    // A line of the mesh, point by point, and which points a line across goes through.
    let (lines, line, across, toward): (usize, &dyn Fn(usize) -> Vec<Point>, usize, f64) =
        match along_b {
            true => (
                ACROSS / LINE_ACROSS,
                &|i| (0..=ALONG).map(|j| point(LINE_ACROSS * i, j)).collect(),
                LINE_ALONG,
                by_w,
            ),
            false => (
                ALONG / LINE_ALONG,
                &|j| (0..=ACROSS).map(|i| point(i, LINE_ALONG * j)).collect(),
                LINE_ACROSS,
                by_b,
            ),
        };
    for strip in 0..lines {
        let (far, near) = match toward > 0.0 {
            true => (line(strip), line(strip + 1)),
            false => (line(lines - strip), line(lines - strip - 1)),
        };
        let mut around = simplified(&far, TOLERANCE);
        around.extend(simplified(&near, TOLERANCE).iter().rev());
        let mut mesh = polygon(around);
        for j in (across..far.len() - 1).step_by(across) {
            mesh.extend(polyline([far[j], near[j]]));
        }
        canvas.shape(&mesh, Ink::Paper, solid(Ink::Muted, 0.7));
    }
}

/// The path with its ends, and the lowest place, on a land whose vertical axis stands on a corner; whether a part of the path is hidden.
fn path(canvas: &mut Canvas, view: &View, axis: (f64, f64)) -> bool {
    let points: Vec<Point> = TOY_RUN.iter().map(|p| view.point((p.w, p.b), p.loss)).collect();
    // What is hidden is so for all points that are close together.
    let (mut last, mut hides) = (None, false);
    let hidden: Vec<bool> = (TOY_RUN.iter().zip(&points))
        .map(|(p, point)| {
            if last.is_none_or(|last: Point| last.distance(*point) > 1.5) {
                (last, hides) = (Some(*point), view.hides((p.w, p.b), p.loss));
            }
            hides
        })
        .collect();
    let mut from = 0;
    for part in hidden.chunk_by(|one, next| one == next) {
        let to = (from + part.len()).min(points.len() - 1);
        let stroke = if part[0] { dotted(Ink::Second, 2.0) } else { solid(Ink::Second, 3.0) };
        canvas.stroke(&polyline(simplified(&points[from..=to], 0.15)), stroke);
        from = to;
    }
    let (start, stop) = (points[0], points[points.len() - 1]);
    let lowest = view.point(minimum(), 0.0);
    canvas.marker(start, Marker::Hollow, Ink::Second);
    canvas.diamond(lowest, Marker::Hollow, Ink::Third);
    canvas.marker(stop, Marker::Filled, Ink::Second);
    // Each label stands where it covers no marker and no other label.
    let mut taken = [start, stop, lowest].map(|point| around(point, 8.0, 8.0)).to_vec();
    // The name of the axis that stands on a corner.
    taken.push(around(view.point(axis, 0.8) + (28.0, 2.0), 18.0, 8.0));
    for (point, text, ink, usual) in [
        (start, "start", Ink::Second, (0.0, -17.0, 0.5)),
        (stop, "epoch 1000", Ink::Second, (0.0, 20.0, 0.5)),
        (lowest, "loss 0", Ink::Third, (14.0, 8.0, 0.0)),
    ] {
        let others = [(14.0, 4.0, 0.0), (-14.0, 4.0, 1.0), (0.0, -18.0, 0.5), (0.0, 20.0, 0.5)];
        let size = 0.9 * width(text, Text::SIZE);
        let room = |(right, down, share): (f64, f64, f64)| {
            around(point + (right + (0.5 - share) * size, down), size / 2.0, 8.0)
        };
        let free = |place: &(f64, f64, f64)| {
            let room = room(*place);
            let inside = room.x0 > 2.0 && room.x1 < 398.0;
            inside && taken.iter().all(|other| room.intersect(*other).area() == 0.0)
        };
        let mut places = std::iter::once(usual).chain(others);
        let place = places.find(free).unwrap_or(usual);
        taken.push(room(place));
        let label = Text::new(text).ink(ink).halo().shift(place.0, place.1);
        let label = match place.2 {
            0.0 => label.start(),
            1.0 => label.end(),
            _ => label,
        };
        canvas.text(point, label);
    }
    hidden.contains(&true)
}

/// The numbers and the name along an edge of the ground that lies in front, from left to right.
fn edge_labels(
    canvas: &mut Canvas,
    view: &View,
    (from, to): ((f64, f64), (f64, f64)),
    name_at: f64,
) {
    let name = if from.0 == to.0 { "*b*" } else { "*w*" };
    let place = |t: f64| (from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1));
    let along = (view.ground(to) - view.ground(from)).normalize();
    // Out of the land and down.
    let out = at(-along.y, along.x);
    for t in [0.0, 0.5, 1.0] {
        let (w, b) = place(t);
        let text = number(if name == "*b*" { b } else { w });
        let half = width(&text, Text::SMALL) / 2.0;
        // At a corner the label is moved inward.
        let inward = along * (10.0 * (0.5 - t));
        let spot = view.ground((w, b)) + inward + (out.x * (12.0 + half), out.y * 17.0);
        // In front two labels stand beside the corner.
        let (front, gap) = (view.ground((w, b)).x, half + 4.0);
        let x = match (name_at < 0.5, t) {
            (true, 1.0) => spot.x.min(front - gap),
            (false, 0.0) => spot.x.max(front + gap),
            _ => spot.x,
        };
        let spot = at(x.clamp(half + 3.0, 397.0 - half), spot.y);
        canvas.text(spot, Text::new(text).muted());
    }
    let spot = view.ground(place(name_at)) + (out.x * 22.0, out.y * 19.0);
    canvas.text(spot, Text::new(name));
}

/// The axis of the loss, which stands on a corner.
fn loss_axis(canvas: &mut Canvas, view: &View, corner: (f64, f64)) {
    let (foot, top) = (view.ground(corner), view.point(corner, 0.8));
    canvas.arrow(&straight(foot, top), solid(Ink::Muted, 1.2));
    canvas.text(top + (10.0, 2.0), Text::new("loss").start().halo());
    for loss in [0.2, 0.4, 0.6] {
        let tick = view.point(corner, loss);
        canvas.line(tick - (5.0, 0.0), tick, solid(Ink::Muted, 1.2));
        canvas.text(tick - (8.0, 0.0), Text::new(rounded(loss, 1)).end().muted());
    }
}

/// The rectangle of this center and half of its size.
fn around(center: Point, right: f64, down: f64) -> Rect {
    Rect::new(center.x - right, center.y - down, center.x + right, center.y + down)
}

/// A mesh is fine with tenths of a unit, and a third shorter.
fn tenths(point: Point) -> Point {
    let round = |value: f64| (10.0 * value).round() / 10.0;
    at(round(point.x), round(point.y))
}
