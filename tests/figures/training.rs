//! The figures of the chapter on learning: what they draw lies where the runs and the losses of the crates are.

use learning::{Dataset, SquaredError, total_loss};
use ndarray::array;
use worked_examples::sigmoid_neuron_learning::{
    descent, directions, landscape, taylor, two_points,
};

use super::*;

fn neuron([w, b]: Pair) -> neuron_core::Neuron<activations::Sigmoid> {
    two_points::neuron((w, b))
}

fn loss(data: &Dataset, parameters: Pair) -> f64 {
    total_loss(&SquaredError, &neuron(parameters), data)
}

/// (w, b) after 0, 1, 2, … epochs of the toy run.
fn run() -> Vec<Pair> {
    let path = descent::toy_path(descent::EPOCHS).into_iter();
    path.map(|position| [position.w, position.b]).collect()
}

/// From the plane of parameters to the canvas and back, for a window on the plane.
struct Window {
    w: [f64; 2],
    b: [f64; 2],
}

/// The windows of the two maps.
const ARTICLE: Window = Window {
    w: [-2.0, 6.0],
    b: [-10.0, 2.0],
};
const VALLEYS: Window = Window {
    w: [-1.0, 5.0],
    b: [-8.0, 1.0],
};

impl Window {
    /// The frame of both maps on the canvas.
    const X: [f64; 2] = [58.0, 374.0];
    const Y: [f64; 2] = [312.0, 16.0];

    fn canvas(&self, [w, b]: Pair) -> Pair {
        [
            line([self.w[0], Self::X[0]], [self.w[1], Self::X[1]])(w),
            line([self.b[0], Self::Y[0]], [self.b[1], Self::Y[1]])(b),
        ]
    }

    fn plane(&self, [x, y]: Pair) -> Pair {
        [
            line([Self::X[0], self.w[0]], [Self::X[1], self.w[1]])(x),
            line([Self::Y[0], self.b[0]], [Self::Y[1], self.b[1]])(y),
        ]
    }
}

/// How far a point is from a line through points.
fn off(point: Pair, line: &[Pair]) -> f64 {
    let segments = line.windows(2).map(|ends| {
        let [dx, dy] = [ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]];
        let along = (point[0] - ends[0][0]) * dx + (point[1] - ends[0][1]) * dy;
        let t = (along / (dx * dx + dy * dy)).clamp(0.0, 1.0);
        distance(point, [ends[0][0] + t * dx, ends[0][1] + t * dy])
    });
    segments.fold(f64::INFINITY, f64::min)
}

#[test]
fn the_path_on_the_map_is_the_descent() {
    let run = run();
    for Shown {
        values,
        document,
        name,
        ..
    } in everywhere("loss-contour")
    {
        let epoch = value(values, "epoch") as usize;
        let dots: Vec<_> = elements(document, "circle").map(center).collect();
        assert_eq!(dots.len(), 2, "{name}: a start and an end");
        assert!(
            distance(dots[0], ARTICLE.canvas([0.0, -8.0])) < ROUNDING,
            "{name}"
        );
        assert!(
            distance(dots[1], ARTICLE.canvas(run[epoch])) < ROUNDING,
            "{name}"
        );
        let Some(path) = thick(document, Ink::Second, "2.8").next().map(points) else {
            assert_eq!(epoch, 0, "{name}: no path");
            continue;
        };
        // What was left out of the path is within 0.15 of it.
        for (number, there) in run[..=epoch].iter().enumerate() {
            let away = off(ARTICLE.canvas(*there), &path);
            assert!(
                away < 0.15 + ROUNDING,
                "{name}: epoch {number} is {away} off"
            );
        }
    }
}

/// How far the loss on a contour line may be from its level. The grid is at most an eighth wide; the curvature along its lines is
/// below Σx²(σ′² + |σ″|) ≤ 6.5 · 0.16, so between two neighbors it bends by up to 1.04 / 64 / 8 along w.
/// (Along b it is 2 · 0.16.) Rounded coordinates and the simplified line add a third of a thousandth.
const BEND: f64 = 0.0024;

#[test]
fn on_a_contour_line_the_loss_is_its_level() {
    for (name, window, data, levels) in [
        (
            "loss-contour",
            ARTICLE,
            two_points::two_points(),
            &[0.01, 0.02, 0.1, 0.2, 0.3, 0.4][..],
        ),
        (
            "two-minima",
            VALLEYS,
            two_points::dataset(&landscape::THREE_POINTS),
            &[0.13, 0.15, 0.2, 0.3, 0.4, 0.5],
        ),
    ] {
        let document = &draw(name).document;
        let mut found = BTreeSet::new();
        for contour in stroked(document, Ink::First) {
            let losses: Vec<f64> = points(contour)
                .into_iter()
                .map(|point| loss(&data, window.plane(point)))
                .collect();
            let fits = |level: &&f64| losses.iter().all(|loss| (loss - **level).abs() < BEND);
            let level = levels.iter().find(fits);
            let level = level.unwrap_or_else(|| panic!("{name}: {losses:?}"));
            found.insert(level.to_string());
        }
        assert_eq!(found.len(), levels.len(), "{name}: {found:?}");
        // The label of a line stands on it.
        let labels = elements(document, "text")
            .filter(|node| node.attribute("fill") == Some(Ink::First.css().as_str()));
        let mut labeled = 0;
        for node in labels {
            let level = label(node).unwrap();
            let middle = number(node, "y") - 0.34 * number(node, "font-size");
            let there = loss(&data, window.plane([number(node, "x"), middle]));
            assert!((there - level).abs() < BEND, "{name}: {level} at {there}");
            labeled += 1;
        }
        assert!(labeled >= levels.len() - 1, "{name}");
    }
}

#[test]
fn the_shaded_ground_is_the_lowest() {
    for (name, window, data, level) in [
        ("loss-contour", ARTICLE, two_points::two_points(), 0.02),
        (
            "two-minima",
            VALLEYS,
            two_points::dataset(&landscape::THREE_POINTS),
            0.13,
        ),
    ] {
        let document = &draw(name).document;
        let regions: Vec<_> = filled(document, Ink::FirstFill).map(points).collect();
        let (mut low, mut high) = (0, 0);
        for i in 0..60 {
            for j in 0..60 {
                let part = |range: [f64; 2], i: i32| {
                    range[0] + (range[1] - range[0]) * (f64::from(i) + 0.5) / 60.0
                };
                let there = [part(window.w, i), part(window.b, j)];
                let loss = loss(&data, there);
                if (loss - level).abs() < BEND {
                    continue;
                }
                let point = window.canvas(there);
                let shaded = regions.iter().any(|region| inside(region, point));
                assert_eq!(shaded, loss < level, "{name} at {there:?}: {loss}");
                *if shaded { &mut low } else { &mut high } += 1;
            }
        }
        assert!(low > 50 && high > 1000, "{name}: {low} and {high} points");
    }
}

#[test]
fn the_graph_of_the_loss_is_that_of_the_run() {
    let document = &draw("loss-per-epoch").document;
    let (run, data) = (run(), two_points::two_points());
    let canvas = |epoch: usize| {
        let loss = loss(&data, run[epoch]);
        [
            line([0.0, 44.0], [1000.0, 372.0])(epoch as f64),
            line([0.0, 216.0], [0.46, 28.0])(loss),
        ]
    };
    let curve = points(stroked(document, Ink::First).next().unwrap());
    for epoch in 0..=1000 {
        let away = off(canvas(epoch), &curve);
        assert!(away < 0.1 + ROUNDING, "epoch {epoch} is {away} off");
    }
    // Where the loss comes below 0.4 and below 0.02, and the end.
    let first_below = |limit| {
        run.iter()
            .position(|there| loss(&data, *there) < limit)
            .unwrap()
    };
    let marked = [first_below(0.4), first_below(0.02), 1000];
    let dots: Vec<_> = elements(document, "circle").map(center).collect();
    assert_eq!(dots.len(), marked.len());
    for (dot, epoch) in dots.iter().zip(marked) {
        assert!(distance(*dot, canvas(epoch)) < ROUNDING, "epoch {epoch}");
    }
}

#[test]
fn the_fitted_curve_is_the_neuron_of_the_epoch() {
    let run = run();
    for Shown {
        values,
        document,
        name,
        ..
    } in everywhere("fitted-curve")
    {
        let [w, b] = run[value(values, "epoch") as usize];
        // ln 6 and −½ ln 96, which the platform's logarithm gives to a few units in the last place.
        let (exact_w, exact_b) = (6.0_f64.ln(), -0.5 * 96.0_f64.ln());
        for (ink, neuron) in [
            (Ink::First, neuron([w, b])),
            (Ink::Third, neuron([exact_w, exact_b])),
        ] {
            let curve = curve(document, ink);
            assert!(curve.len() > 60, "{name}");
            for [x, y] in curve {
                let x = line([44.0, -1.0], [372.0, 5.0])(x);
                let output = line([236.0, 0.0], [52.0, 1.04])(y);
                let wanted = neuron.output(&array![x]);
                // A hundredth of a unit here and there; a slope is at most w/4, and a unit of x is 54 units wide.
                let rounding = ROUNDING / 170.0 + ROUNDING / 54.0;
                assert!(
                    (output - wanted).abs() < rounding,
                    "{name}: {output} at {x}"
                );
            }
        }
    }
}

#[test]
fn the_changes_in_each_direction_are_those_of_the_table() {
    let document = &draw("loss-against-angle").document;
    let height = line([0.0, 135.0], [0.0026, 30.0]);
    let table = directions::directions().rows;
    let actual = |angle: f64| {
        let row = table.iter().find(|row| f64::from(row.angle) == angle);
        row.map(|row| row.actual)
    };
    let dots: Vec<_> = elements(document, "circle").map(center).collect();
    let angles: Vec<f64> = dots
        .iter()
        .map(|[x, _]| line([46.0, 0.0], [372.0, 180.0])(*x))
        .collect();
    assert_eq!(dots.len(), 6);
    for (dot, angle) in dots.iter().zip(&angles).take(5) {
        let change = actual(angle.round()).expect("a dot stands at an angle of the table");
        assert!((dot[1] - height(change)).abs() < ROUNDING, "{angle}°");
    }
    // Between 89° and 91° the change is straight, but for the sine's own bend.
    let (before, after) = (actual(89.0).unwrap(), actual(91.0).unwrap());
    let crossing = 89.0 + 2.0 * before / (before - after);
    assert!(
        (angles[5] - crossing).abs() < 0.02,
        "{} {crossing}",
        angles[5]
    );
}

#[test]
fn the_predictions_and_the_truth_are_those_of_the_tables() {
    let Shown {
        drawing, document, ..
    } = &draw("prediction-against-truth");
    let canvas = |eta: f64, loss: f64| {
        [
            line([0.0, 52.0], [12.0, 372.0])(eta),
            line([-0.12, 246.0], [0.26, 28.0])(loss),
        ]
    };
    let [slope, curvature, truth] =
        [Ink::Second, Ink::Third, Ink::First].map(|ink| curve(document, ink));
    let markers = elements(document, "circle").map(center);
    for (dot, row) in markers.zip(taylor::step_sizes(&taylor::STEP_RATES).rows) {
        let actual = canvas(row.eta, row.actual);
        assert!(distance(dot, actual) < ROUNDING, "η = {}", row.eta);
    }
    assert_eq!(elements(document, "circle").count(), 4);
    for row in taylor::taylor(&[0.01, 0.1, 1.0, 2.0, 4.0]).rows {
        for (loss, curve) in [
            (row.actual, &truth),
            (row.first_order, &slope),
            (row.second_order, &curvature),
        ] {
            // Between samples an eighth apart the curves bend by a hundredth of a unit.
            let away = off(canvas(row.eta, loss), curve);
            assert!(away < 3.0 * ROUNDING, "{loss} at {}: {away}", row.eta);
        }
    }
    // Where the loss is back at its start, and where the slope alone says 0.
    let words = &drawing.caption;
    let data = two_points::two_points();
    let after = |eta: f64| loss(&data, [0.2125 * eta, 0.025 * eta]);
    assert!(words.contains("η\u{a0}=\u{a0}6.28:") && after(6.275) < 0.125 && after(6.285) > 0.125);
    let zero = 0.125 / (0.2125_f64 * 0.2125 + 0.025 * 0.025);
    assert!(
        words.contains(&format!("η\u{a0}=\u{a0}{zero:.2} ")),
        "{words}"
    );
}

#[test]
fn the_two_valleys_are_those_of_the_table() {
    let Shown {
        drawing, document, ..
    } = &draw("two-minima");
    let dots = elements(document, "circle").filter(|node| node.attribute("r") == Some("5.5"));
    let dots: Vec<_> = dots.map(center).collect();
    let valleys = landscape::two_minima().rows;
    assert_eq!(dots.len(), valleys.len());
    for (valley, dot) in valleys.iter().zip(dots) {
        let rest = VALLEYS.canvas([valley.w, valley.b]);
        assert!(distance(dot, rest) < 2.0 * ROUNDING, "{valley:?}");
        let words = format!(
            "({},\u{a0}{}) with the loss {}",
            written(valley.w, 2),
            written(valley.b, 2),
            written(valley.loss, 4)
        );
        assert!(drawing.caption.contains(&words), "{words}");
    }
}

#[test]
fn the_coded_derivative_is_the_mirror_image_of_the_measured_one() {
    let document = &draw("gradient-check").document;
    let [measured, coded] = [Ink::First, Ink::Second].map(|ink| curve(document, ink));
    assert!(measured.len() > 100 && measured.len() == coded.len());
    let data = two_points::two_points();
    // The published program computes σ(wx − b).
    let published = |b: f64| loss(&data, [0.5, -b]);
    for ([x, y], [same, mirrored]) in measured.iter().zip(coded) {
        let b = line([52.0, -6.0], [372.0, 8.0])(*x);
        let slope = line([226.0, -0.15], [30.0, 0.15]);
        let nudge = 1e-5;
        let quotient = (published(b + nudge) - published(b - nudge)) / (2.0 * nudge);
        // Off by the rounding of b, where the second derivative is below 0.2, and of the height.
        let rounding = 0.2 * ROUNDING / 22.0 + ROUNDING / 650.0;
        assert!((slope(*y) - quotient).abs() < rounding, "b = {b}");
        assert_eq!(*x, same);
        assert!(
            (slope(*y) + slope(mirrored)).abs() < 2.0 * ROUNDING / 650.0,
            "b = {b}"
        );
    }
}

#[test]
fn the_landscape_stands_on_its_losses() {
    let document = &draw("loss-surface").document;
    let data = two_points::two_points();
    let canvas = |there: Pair| {
        let (u, v) = ((there[0] + 2.0) / 8.0, (there[1] + 10.0) / 12.0);
        let height = 205.0 * loss(&data, there);
        [
            36.0 + 165.0 * u + 183.0 * v,
            216.0 + 66.0 * u - 56.0 * v - height,
        ]
    };
    let strips: Vec<_> = filled(document, Ink::Paper)
        .filter(|node| node.attribute("stroke") == Some(Ink::Muted.css().as_str()))
        .map(points)
        .collect();
    let n = strips.len();
    assert!(n >= 12);
    for (i, strip) in strips.iter().enumerate() {
        let edge = |i: usize| {
            let w = -2.0 + 8.0 * i as f64 / n as f64;
            (0..=360).map(move |j| canvas([w, -10.0 + f64::from(j) / 30.0]))
        };
        let edges: Vec<Pair> = edge(i).chain(edge(i + 1)).collect();
        for corner in strip {
            // Coordinates of the mesh are rounded to tenths.
            let away = edges.iter().map(|point| distance(*point, *corner));
            let away = away.fold(f64::INFINITY, f64::min);
            assert!(away < 0.08, "strip {i}: {corner:?} is {away} off");
        }
    }
    let path = points(thick(document, Ink::Second, "3").next().unwrap());
    for (epoch, there) in run().into_iter().enumerate() {
        let away = off(canvas(there), &path);
        assert!(away < 0.15 + ROUNDING, "epoch {epoch} is {away} off");
    }
}

#[test]
fn the_learning_rate_shortens_the_move_and_does_not_turn_it() {
    for Shown {
        values,
        drawing,
        document,
        name,
    } in everywhere("parameter-vectors")
    {
        let eta = value(values, "eta");
        let canvas = |w: f64, b: f64| {
            [
                line([0.0, 30.0], [7.4, 374.0])(w),
                line([0.0, 236.0], [7.4 * 206.0 / 344.0, 30.0])(b),
            ]
        };
        let dot = center(elements(document, "circle").next().unwrap());
        let there = canvas(1.5 + 5.0 * eta, 3.0 + eta);
        assert!(distance(dot, there) < ROUNDING, "{name}");
        let words = [1.5 + 5.0 * eta, 3.0 + eta].map(|value| written(value, 2));
        let words = format!("leads to ({},\u{a0}{}).", words[0], words[1]);
        assert!(drawing.caption.ends_with(&words), "{name}");
        // The shortened move, the whole one and the side of the parallelogram are parallel.
        let move_ends = |width: &str| thick(document, Ink::Second, width).find(is_solid).map(ends);
        let [from, to] = move_ends("2.4").unwrap();
        let Some([start, end]) = move_ends("3.4") else {
            assert_eq!(eta, 0.0, "{name}");
            continue;
        };
        let (whole, short) = (
            [to[0] - from[0], to[1] - from[1]],
            [end[0] - start[0], end[1] - start[1]],
        );
        let turned = whole[0] * short[1] - whole[1] * short[0];
        // Their ends are rounded, and a short arrow's direction with them.
        assert!(
            turned.abs() < 4.0 * ROUNDING * whole[0].abs(),
            "{name}: {turned}"
        );
    }
}
