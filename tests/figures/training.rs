//! The figures of the chapter on learning: what they draw lies where the runs and the losses of the crates are.

use learning::{Dataset, SquaredError, total_loss};
use ndarray::array;
use worked_examples::sigmoid_neuron_learning::{
    descent, directions, landscape, learning_rates, taylor, two_points,
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

/// The frame of both maps on the canvas.
const MAP: [f64; 4] = [44.0, 32.0, 374.0, 328.0];

/// The windows of the two maps on the plane of parameters.
const ARTICLE: Chart = chart(MAP, [-2.0, 6.0], [-10.0, 2.0]);
const VALLEYS: Chart = chart(MAP, [-1.0, 5.0], [-8.0, 1.0]);

/// Both maps, each with its data and the levels of its lines, the one up to which it is shaded first.
fn maps() -> [(&'static Shown, Chart, Dataset, [f64; 6]); 2] {
    let article = [0.02, 0.01, 0.1, 0.2, 0.3, 0.4];
    let valleys = [0.13, 0.15, 0.2, 0.3, 0.4, 0.5];
    let three = two_points::dataset(&landscape::THREE_POINTS);
    [
        (
            draw("loss-contour"),
            ARTICLE,
            two_points::two_points(),
            article,
        ),
        (draw("two-minima"), VALLEYS, three, valleys),
    ]
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

/// All points lie on a line, or at most so far from it.
#[track_caller]
fn passes(line: &[Pair], points: impl IntoIterator<Item = Pair>, tolerance: f64) {
    for (number, point) in points.into_iter().enumerate() {
        let away = off(point, line);
        assert!(away < tolerance + ROUNDING, "{number} is {away} off");
    }
}

#[test]
fn the_path_on_the_map_is_the_descent() {
    let run = run();
    for shown in everywhere("loss-contour") {
        let epoch = shown.value("epoch") as usize;
        let dots = shown.dots();
        let [start, end] = dots[..] else { panic!() };
        assert!(meet(start, ARTICLE.canvas([0.0, -8.0])));
        assert!(meet(end, ARTICLE.canvas(run[epoch])));
        let Some(path) = shown.thick(Ink::Second, "2.8").next().map(points) else {
            assert_eq!(epoch, 0, "no path");
            continue;
        };
        passes(
            &path,
            run[..=epoch].iter().map(|there| ARTICLE.canvas(*there)),
            0.15,
        );
    }
}

/// How far the loss on a contour line may be from its level. The grid is at most an eighth wide; the curvature along its lines is
/// below Σx²(σ′² + |σ″|) ≤ 6.5 · 0.16, so between two neighbors it bends by up to 1.04 / 64 / 8 along w.
/// (Along b it is 2 · 0.16.) Rounded coordinates and the simplified line add a third of a thousandth.
const BEND: f64 = 0.0024;

#[test]
fn on_a_contour_line_the_loss_is_its_level() {
    for (shown, window, data, levels) in maps() {
        let loss = |point: Pair| loss(&data, window.values(point));
        let mut found = BTreeSet::new();
        for contour in shown.stroked(Ink::First) {
            let losses: Vec<f64> = points(contour).into_iter().map(loss).collect();
            let fits = |level: &&f64| losses.iter().all(|loss| (loss - **level).abs() < BEND);
            let level = levels.iter().find(fits);
            found.insert(level.unwrap_or_else(|| panic!("{losses:?}")).to_string());
        }
        assert_eq!(found.len(), levels.len(), "{found:?}");
        // The label of a line stands on it.
        let labels: Vec<_> = shown.texts().filter(|node| is(*node, Ink::First)).collect();
        for &node in &labels {
            let level = label(node).unwrap();
            let there = loss([number(node, "x"), middle(node)]);
            assert!((there - level).abs() < BEND, "{level} at {there}");
        }
        assert!(labels.len() >= levels.len() - 1);
    }
}

#[test]
fn the_shaded_ground_is_the_lowest() {
    for (shown, window, data, [level, ..]) in maps() {
        let regions: Vec<_> = shown.filled(Ink::FirstFill).map(points).collect();
        let [left, top, right, bottom] = MAP;
        let (mut low, mut high) = (0, 0);
        for (i, j) in (0..60).flat_map(|i| (0..60).map(move |j| (i, j))) {
            let part = |i: i32| (f64::from(i) + 0.5) / 60.0;
            let point = [
                left + (right - left) * part(i),
                bottom + (top - bottom) * part(j),
            ];
            let loss = loss(&data, window.values(point));
            if (loss - level).abs() > BEND {
                let shaded = regions.iter().any(|region| inside(region, point));
                assert_eq!(shaded, loss < level, "at {point:?}: {loss}");
                *if shaded { &mut low } else { &mut high } += 1;
            }
        }
        assert!(low > 50 && high > 1000, "{low} and {high} points");
    }
}

#[test]
fn the_graph_of_the_loss_is_that_of_the_run() {
    let shown = draw("loss-per-epoch");
    let (run, data) = (run(), two_points::two_points());
    let losses: Vec<f64> = run.iter().map(|there| loss(&data, *there)).collect();
    let chart = chart([44.0, 28.0, 372.0, 216.0], [0.0, 1000.0], [0.0, 0.46]);
    let canvas = |epoch: usize| chart.canvas([epoch as f64, losses[epoch]]);
    let curve = points(shown.stroked(Ink::First).next().unwrap());
    passes(&curve, (0..=1000).map(canvas), 0.1);
    // Where the loss comes below 0.4 and below 0.02, and the end.
    let first_below = |limit| losses.iter().position(|loss| *loss < limit).unwrap();
    let marked = [first_below(0.4), first_below(0.02), 1000];
    let dots = shown.dots();
    assert_eq!(dots.len(), marked.len());
    for (dot, epoch) in dots.into_iter().zip(marked) {
        assert!(meet(dot, canvas(epoch)), "epoch {epoch}");
    }
}

#[test]
fn the_error_at_each_point_is_the_side_of_a_square() {
    let chart = chart([44.0, 26.0, 372.0, 182.0], [-2.4, 5.8], [0.0, 1.04]);
    for shown in everywhere("two-points") {
        let neuron = neuron(["w", "b"].map(|name| shown.value(name)));
        // A slope is at most w/4.
        chart.is_graph(shown.curve(Ink::First), |x| neuron.output(&array![x]), 2.5);
        let squares: Vec<_> = shown.filled(Ink::SecondFill).map(points).collect();
        assert_eq!(squares.len(), 2);
        for (place, (x, y)) in two_points::POINTS.into_iter().enumerate() {
            let answer = neuron.output(&array![x]);
            assert!(meet(shown.dots()[place], chart.canvas([x, answer])));
            let corners = &squares[place];
            assert!(meet(corners[0], chart.canvas([x, y])));
            assert!(meet(corners[1], chart.canvas([x, answer])));
            let side = |from: usize, to: usize| distance(corners[from], corners[to]);
            // The corners are rounded.
            assert!(
                (side(0, 1) - side(1, 2)).abs() < 4.0 * ROUNDING,
                "{corners:?}"
            );
            assert!(
                (side(0, 1) - side(3, 0)).abs() < 4.0 * ROUNDING,
                "{corners:?}"
            );
        }
        // The area, in the unit of the loss, is twice the loss.
        let unit = chart.canvas([0.0, 0.0])[1] - chart.canvas([0.0, 1.0])[1];
        let area = |corners: &Vec<Pair>| (distance(corners[0], corners[1]) / unit).powi(2);
        let area: f64 = squares.iter().map(area).sum();
        let loss = two_points::loss((shown.value("w"), shown.value("b")));
        assert!((area - 2.0 * loss).abs() < 1e-3, "{area}");
        let words = format!("half the shaded area, {}.", written(loss, 4));
        assert!(shown.drawing.caption.ends_with(&words));
    }
}

#[test]
fn three_rates_step_down_a_parabola_across_it_and_out_of_it() {
    let shown = draw("parabola-steps");
    let dots = shown.dots();
    assert_eq!(dots.len(), 3 * 7);
    let top = 0.5 * 2.2 * 2.2;
    for (place, rate) in learning_rates::PARABOLA_RATES.into_iter().enumerate() {
        #[allow(clippy::cast_precision_loss)]
        let left = 12.0 + 130.0 * place as f64;
        let chart = chart([left, 18.0, left + 116.0, 150.0], [-2.2, 2.2], [0.0, top]);
        let path = learning_rates::parabola_steps(rate, 6);
        for (x, dot) in path.iter().zip(&dots[7 * place..]) {
            assert!(meet(*dot, chart.canvas([*x, 0.5 * x * x])));
        }
    }
}

#[test]
fn the_fitted_curve_is_the_neuron_of_the_epoch() {
    let run = run();
    let chart = chart([44.0, 52.0, 372.0, 236.0], [-1.0, 5.0], [0.0, 1.04]);
    // ln 6 and −½ ln 96, which the platform's logarithm gives to a few units in the last place.
    let exact = [6.0_f64.ln(), -0.5 * 96.0_f64.ln()];
    for shown in everywhere("fitted-curve") {
        let fitted = run[shown.value("epoch") as usize];
        for (ink, parameters) in [(Ink::First, fitted), (Ink::Third, exact)] {
            let neuron = neuron(parameters);
            let curve = shown.curve(ink);
            assert!(curve.len() > 60);
            // A slope is at most w/4.
            chart.is_graph(curve, |x| neuron.output(&array![x]), 0.45);
        }
    }
}

#[test]
fn the_changes_in_each_direction_are_those_of_the_table() {
    let chart = chart([46.0, 30.0, 372.0, 240.0], [0.0, 180.0], [-0.0026, 0.0026]);
    let table = directions::directions().rows;
    let at = |angle: f64| {
        let row = table.iter().find(|row| f64::from(row.angle) == angle);
        [angle, row.unwrap().actual]
    };
    // Between 89° and 91° the change is straight, but for the sine's own bend.
    let (before, after) = (at(89.0)[1], at(91.0)[1]);
    let crossing = [89.0 + 2.0 * before / (before - after), 0.0];
    let marked = [0.0, 60.0, 120.0, 150.0, 180.0].map(at);
    let dots = draw("loss-against-angle").dots();
    assert_eq!(dots.len(), 6);
    for (dot, there) in dots.into_iter().zip(marked.into_iter().chain([crossing])) {
        assert!(distance(dot, chart.canvas(there)) < 0.04, "{there:?}");
    }
}

#[test]
fn the_predictions_and_the_truth_are_those_of_the_tables() {
    let shown = draw("prediction-against-truth");
    let chart = chart([52.0, 28.0, 372.0, 246.0], [0.0, 12.0], [-0.12, 0.26]);
    let [slope, curvature, truth] = [Ink::Second, Ink::Third, Ink::First].map(|i| shown.curve(i));
    let (dots, rows) = (shown.dots(), taylor::step_sizes(&taylor::STEP_RATES).rows);
    assert_eq!(dots.len(), 4);
    for (dot, row) in dots.into_iter().zip(rows) {
        let there = chart.canvas([row.eta, row.actual]);
        assert!(meet(dot, there), "η = {}", row.eta);
    }
    for row in taylor::taylor(&[0.01, 0.1, 1.0, 2.0, 4.0]).rows {
        for (loss, curve) in [
            (row.actual, &truth),
            (row.first_order, &slope),
            (row.second_order, &curvature),
        ] {
            // Between samples an eighth apart the curves bend by a hundredth of a unit.
            passes(curve, [chart.canvas([row.eta, loss])], 2.0 * ROUNDING);
        }
    }
    // Where the loss is back at its start, and where the slope alone says 0.
    let words = &shown.drawing.caption;
    let data = two_points::two_points();
    let after = |eta: f64| loss(&data, [0.2125 * eta, 0.025 * eta]);
    assert!(words.contains("η\u{a0}=\u{a0}6.28:") && after(6.275) < 0.125 && after(6.285) > 0.125);
    let zero = 0.125 / (0.2125_f64 * 0.2125 + 0.025 * 0.025);
    let zero = format!("η\u{a0}=\u{a0}{zero:.2} ");
    assert!(words.contains(&zero), "{words}");
}

#[test]
fn the_two_valleys_are_those_of_the_table() {
    let shown = draw("two-minima");
    let dots = shown
        .elements("circle")
        .filter(|node| number(*node, "r") == 5.5);
    let dots: Vec<_> = dots.map(center).collect();
    let valleys = landscape::two_minima().rows;
    assert_eq!(dots.len(), valleys.len());
    for (valley, dot) in valleys.iter().zip(dots) {
        let rest = VALLEYS.canvas([valley.w, valley.b]);
        assert!(distance(dot, rest) < 2.0 * ROUNDING, "{dot:?}");
        let [w, b] = [valley.w, valley.b].map(|value| written(value, 2));
        let loss = written(valley.loss, 4);
        let words = format!("({w},\u{a0}{b}) with the loss {loss}");
        assert!(shown.drawing.caption.contains(&words), "{words}");
    }
}

#[test]
fn the_coded_derivative_is_the_mirror_image_of_the_measured_one() {
    let shown = draw("gradient-check");
    let chart = chart([52.0, 30.0, 372.0, 226.0], [-6.0, 8.0], [-0.15, 0.15]);
    let [measured, coded] = [Ink::First, Ink::Second].map(|ink| shown.curve(ink));
    assert!(measured.len() > 100 && measured.len() == coded.len());
    for ([x, y], [same, mirrored]) in measured.iter().zip(&coded) {
        // The line 0 is at the height 128.
        assert!(x == same && (y + mirrored - 256.0).abs() < 2.0 * ROUNDING);
    }
    // The published program computes σ(wx − b).
    let data = two_points::two_points();
    let published = |b: f64| loss(&data, [0.5, -b]);
    let nudge = 1e-5;
    let quotient = |b: f64| (published(b + nudge) - published(b - nudge)) / (2.0 * nudge);
    // The second derivative is below 0.2.
    chart.is_graph(measured, quotient, 0.2);
}

#[test]
fn the_landscape_stands_on_its_losses() {
    let data = two_points::two_points();
    let turned = ["loss-surface turn=90", "loss-surface turn=-50"].map(draw);
    for shown in everywhere("loss-surface").chain(turned) {
        println!("turn {}", shown.value("turn"));
        // The ground is a rectangle that is seen from above at an angle. Its sides on the canvas tell which: it is as if
        // lengths away from the viewer were shortened, all by the same factor.
        let above = (66.0 * 56.0) / (165.0 * 183.0_f64);
        let side = |right: f64, down: f64| (right * right + down * down / above).sqrt();
        let (a, b) = (side(165.0, 66.0), side(183.0, -56.0));
        let (sin, cos) = shown.value("turn").to_radians().sin_cos();
        let ground = |[weight, bias]: Pair| {
            let (x, y) = (a * (weight - 2.0) / 8.0, b * (bias + 4.0) / 12.0);
            let (u, v) = ((x * cos - y * sin) / a, (x * sin + y * cos) / b);
            [
                36.0 + 165.0 * (u + 0.5) + 183.0 * (v + 0.5),
                216.0 + 66.0 * (u + 0.5) - 56.0 * (v + 0.5),
            ]
        };
        let canvas = |there: Pair| {
            let [x, y] = ground(there);
            [x, y - 205.0 * loss(&data, there)]
        };
        // Lines of the mesh along b and along w; a strip lies between two of the same kind.
        let along_b = |w: f64| (0..=360).map(move |j| [w, -10.0 + f64::from(j) / 30.0]);
        let along_w = |b: f64| (0..=320).map(move |i| [-2.0 + f64::from(i) / 40.0, b]);
        let strips = shown.stroked(Ink::Muted);
        let strips = strips.filter(|node| is(*node, Ink::Paper)).map(points);
        let strips: Vec<_> = strips.collect();
        let lines: Vec<Vec<Pair>> = match strips.len() {
            16 => (0..=16)
                .map(|i| along_b(-2.0 + f64::from(i) / 2.0).collect())
                .collect(),
            12 => (0..=12)
                .map(|j| along_w(-10.0 + f64::from(j)).collect())
                .collect(),
            n => panic!("{n} strips"),
        };
        let mut places = Vec::new();
        for strip in &strips {
            let fits = |pair: &[Vec<Pair>]| {
                let edges: Vec<Pair> = pair.iter().flatten().map(|there| canvas(*there)).collect();
                strip.iter().all(|corner| {
                    let away = edges.iter().map(|point| distance(*point, *corner));
                    // Coordinates of the mesh are rounded to tenths.
                    away.fold(f64::INFINITY, f64::min) < 0.08
                })
            };
            places.push(lines.windows(2).position(fits).expect("two lines"));
        }
        // One after the other, the nearer ones later: lower on the canvas.
        for pair in places.windows(2) {
            assert_eq!(pair[0].abs_diff(pair[1]), 1);
            let [before, after] = [pair[0], pair[1]].map(|place| ground(lines[place][180])[1]);
            assert!(before < after, "{pair:?}");
        }
        let path = shown
            .thick(Ink::Second, "3")
            .chain(shown.thick(Ink::Second, "2"));
        let path: Vec<_> = path.map(points).collect();
        for there in run() {
            let away = path.iter().map(|part| off(canvas(there), part));
            assert!(
                away.fold(f64::INFINITY, f64::min) < 0.15 + ROUNDING,
                "{there:?}"
            );
        }
    }
}

#[test]
fn the_learning_rate_shortens_the_move_and_does_not_turn_it() {
    let chart = chart(
        [30.0, 30.0, 374.0, 236.0],
        [0.0, 7.4],
        [0.0, 7.4 * 206.0 / 344.0],
    );
    for shown in everywhere("parameter-vectors") {
        let eta = shown.value("eta");
        let new = [1.5 + 5.0 * eta, 3.0 + eta];
        assert!(meet(shown.dots()[0], chart.canvas(new)));
        let [w, b] = new.map(|value| written(value, 2));
        let words = format!("leads to ({w},\u{a0}{b}).");
        assert!(shown.drawing.caption.ends_with(&words));
        // The shortened move, the whole one and the side of the parallelogram are parallel.
        let arrow = |width| shown.thick(Ink::Second, width).find(is_solid).map(ends);
        let way = |[from, to]: [Pair; 2]| [to[0] - from[0], to[1] - from[1]];
        let whole = way(arrow("2.4").unwrap());
        let Some(short) = arrow("3.4").map(way) else {
            assert_eq!(eta, 0.0);
            continue;
        };
        let turned = whole[0] * short[1] - whole[1] * short[0];
        // Their ends are rounded, and a short arrow's direction with them.
        assert!(turned.abs() < 4.0 * ROUNDING * whole[0].abs(), "{turned}");
    }
}
