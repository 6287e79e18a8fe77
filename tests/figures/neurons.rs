//! The figures of the chapters on the neuron: they show what the crates compute.

use activations::{Activation, Sigmoid};
use ndarray::{Array1, array};
use neuron_core::{IntegrateAndFire, ThresholdUnit};
use worked_examples::building_a_neuron::firing::WEIGHTS;
use worked_examples::building_a_neuron::noise::draws;

use super::*;

/// The unit a two-input figure is about; a figure without θ is about every threshold.
fn unit(shown: &Shown, threshold: f64) -> ThresholdUnit {
    ThresholdUnit::new(array![shown.value("w1"), shown.value("w2")], threshold)
}

/// The groups of the four inputs: each with its marker, the inputs by the digits in its name, and the marker's center.
fn markers(shown: &'static Shown) -> Vec<(Node, Array1<f64>, Pair)> {
    let groups = shown.groups("data-inputs").map(|(group, name)| {
        let marker = group.first_element_child().unwrap();
        let digits = name.chars().filter_map(|c| c.to_digit(10));
        // A diamond begins at its top and goes on to its right.
        let corners = points(marker);
        let inputs = digits.map(f64::from).collect();
        (marker, inputs, [corners[0][0], corners[1][1]])
    });
    let markers: Vec<_> = groups.collect();
    assert_eq!(markers.len(), 4);
    markers
}

#[test]
fn the_markers_of_the_four_inputs_are_filled_where_the_unit_fires() {
    for name in ["firing-graph", "firing-line"] {
        for shown in everywhere(name) {
            let unit = unit(shown, shown.value("theta"));
            for (marker, x, _) in markers(shown) {
                let filled = is(marker, Ink::Second);
                assert!(filled || is(marker, Ink::Paper));
                assert_eq!(filled, unit.fires(&x), "at {x}");
            }
        }
    }
}

#[test]
fn beside_each_of_the_four_inputs_stands_its_sum() {
    for shown in everywhere("firing-line") {
        let unit = unit(shown, 0.0);
        for (marker, x, _) in markers(shown) {
            let beside = label(marker.next_sibling_element().unwrap());
            assert_eq!(beside, Some(unit.weighted_sum(&x)), "at {x}");
        }
    }
}

/// The line of the sums of the door, which lies at height 0.
const SUMS: Chart = chart([18.0, 30.0, 382.0, 96.0], [-0.6, 5.4], [0.0, 1.0]);

#[test]
fn each_case_of_the_door_stands_at_its_sum_and_is_filled_where_it_opens() {
    for shown in everywhere("door") {
        let door = ThresholdUnit::new(array![3.0, 1.0], shown.value("theta"));
        let cases: Vec<_> = shown.groups("data-case").collect();
        assert_eq!(cases.len(), 4);
        for (group, name) in cases {
            let [badge, hand] = ["badge", "hand"].map(|part| f64::from(name.contains(part)));
            let x = array![badge, hand];
            let marker = group.first_element_child().unwrap();
            assert!(
                meet(center(marker), SUMS.canvas([door.weighted_sum(&x), 0.0])),
                "{name}"
            );
            assert_eq!(is(marker, Ink::Second), door.fires(&x), "{name}");
        }
    }
}

#[test]
fn the_decision_is_that_of_the_unit() {
    for shown in everywhere("movie-decision") {
        let weights = ["w1", "w2", "w3"].map(|name| shown.value(name));
        let theta = shown.value("theta");
        let chosen = |name: &str| {
            let mut values = shown.values.iter();
            let found = values.find(|(parameter, _)| parameter.name == name);
            found.unwrap().1.to_string()
        };
        let x = ["marvel", "theater", "friend"].map(|name| f64::from(chosen(name) == "yes"));
        let sum: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
        let answer = match chosen("activation").as_str() {
            "step" => f64::from(sum > theta),
            _ => Sigmoid.apply(sum - theta),
        };
        let right = if weights.iter().sum::<f64>() <= 10.0 {
            11.0
        } else {
            16.0
        };
        let chart = chart([116.0, 34.0, 372.0, 226.0], [-3.0, right], [0.0, 2.4]);
        let (group, _) = shown.groups("data-answer").next().unwrap();
        // A diamond begins at its top and goes on to its right.
        let corners = points(group.first_element_child().unwrap());
        let there = [corners[0][0], corners[1][1]];
        assert!(distance(there, chart.canvas([sum, answer])) < 2.0 * ROUNDING);
    }
}

#[test]
fn the_cases_of_two_lines_are_filled_where_both_units_fire() {
    for shown in everywhere("exclusive-or") {
        let [one, other] = [["w11", "w12", "theta1"], ["w21", "w22", "theta2"]].map(|names| {
            let [w1, w2, theta] = names.map(|name| shown.value(name));
            ThresholdUnit::new(array![w1, w2], theta)
        });
        let outputs = shown.groups("data-inputs").map(|(group, name)| {
            let x: Array1<f64> = name
                .chars()
                .filter_map(|c| c.to_digit(10))
                .map(f64::from)
                .collect();
            let fires = one.fires(&x) && other.fires(&x);
            let marker = group.last_element_child().unwrap();
            assert_eq!(is(marker, Ink::Second), fires, "{x}");
            // A ring says that exclusive or asks otherwise.
            let ringed = group.children().filter(Node::is_element).count() == 2;
            assert_eq!(ringed, fires != (x[0] != x[1]), "{x}");
        });
        assert_eq!(outputs.count(), 4);
    }
}

/// The window of the firing line: the four inputs at its quarter points.
const WINDOW: Chart = chart([58.0, 34.0, 342.0, 318.0], [-0.5, 1.5], [-0.5, 1.5]);

#[test]
fn the_four_inputs_stand_at_the_quarter_points_of_the_window() {
    for shown in everywhere("firing-line") {
        for (_, x, center) in markers(shown) {
            assert!(meet(center, WINDOW.canvas([x[0], x[1]])), "{x}");
        }
    }
}

#[test]
fn the_arrow_of_the_weights_points_to_larger_sums() {
    let mut arrows = 0;
    for shown in everywhere("firing-line") {
        let shaft = shown.thick(Ink::First, "2").next();
        let Some(shaft) = shaft else { continue };
        let head = shaft.next_sibling_element().unwrap();
        let ([x1, y1], [x2, y2]) = (ends(shaft)[0], ends(head)[0]);
        // On the canvas x₂ grows upward. The arrow has the direction of the weights.
        let (along, up) = (x2 - x1, y1 - y2);
        let (w1, w2) = (shown.value("w1"), shown.value("w2"));
        let cosine = (w1 * along + w2 * up) / w1.hypot(w2) / along.hypot(up);
        assert!(cosine > 0.9999, "{cosine}");
        arrows += 1;
    }
    assert!(arrows > 50, "only {arrows} arrows were looked at");
}

#[test]
fn the_firing_line_is_where_the_weighted_sum_equals_the_threshold() {
    let mut lines = 0;
    for shown in everywhere("firing-line") {
        let unit = unit(shown, shown.value("theta"));
        // The line is the one thick stroke of its color inside the window; the key above it is the other.
        let thick = shown.thick(Ink::First, "2.8").map(ends);
        let thick: Vec<_> = thick.filter(|[[_, top], _]| *top > 20.0).collect();
        let segment = unit.boundary().segment(-0.5..=1.5, -0.5..=1.5);
        assert_eq!(thick.len(), usize::from(segment.is_some()));
        let size = shown.value("w1").abs() + shown.value("w2").abs();
        for [x1, x2] in thick.concat().into_iter().map(|end| WINDOW.values(end)) {
            lines += 1;
            // One unit of the plane is 142 units of the canvas.
            let z = unit.weighted_input(&array![x1, x2]);
            assert!(z.abs() <= size * 2.0 * ROUNDING / 142.0, "z = {z}");
        }
    }
    assert!(lines > 100, "only {lines} ends of lines were looked at");
}

#[test]
fn the_shaded_area_is_where_the_unit_fires() {
    for shown in everywhere("firing-line") {
        let unit = unit(shown, shown.value("theta"));
        let area = shown.filled(Ink::FirstFill).next();
        let corners = area.map_or(Vec::new(), points);
        for (i, j) in (0..20).flat_map(|i| (0..20).map(move |j| (i, j))) {
            // Off the grid of steps, so that no point lies on the line.
            let x1 = -0.4871 + 0.1003 * f64::from(i);
            let x2 = -0.4913 + 0.1007 * f64::from(j);
            let z = unit.weighted_input(&array![x1, x2]);
            if z.abs() > 0.05 {
                let shaded = inside(&corners, WINDOW.canvas([x1, x2]));
                assert_eq!(shaded, z > 0.0, "at ({x1}, {x2})");
            }
        }
    }
}

#[test]
fn the_firing_graph_jumps_at_the_threshold() {
    for shown in everywhere("firing-graph") {
        // Two dots of the first color: a ring below, a filled one above, at one point.
        let dots: Vec<_> = shown.circles().collect();
        let [ring, dot] = dots[..] else { panic!() };
        assert!(is(ring, Ink::Paper) && is(dot, Ink::First));
        let ([at, zero], [above, one]) = (center(ring), center(dot));
        assert!(at == above && zero > one);
        // Points left of it are silent, points right of it or on it fire.
        let unit = unit(shown, shown.value("theta"));
        for (_, x, [across, height]) in markers(shown) {
            let (fires, sum) = (unit.fires(&x), unit.weighted_sum(&x));
            let is_its_sum = |node: Node| {
                label(node) == Some(sum) && (number(node, "x") - across).abs() < ROUNDING
            };
            assert!(shown.texts().any(is_its_sum), "no {sum} under {x}");
            assert_eq!(across >= at, fires, "{x}");
            let wanted = if fires { one } else { zero };
            assert!((height - wanted).abs() < ROUNDING, "{x}");
        }
    }
}

#[test]
fn the_staircase_counts_the_inputs_that_fire() {
    for shown in everywhere("sensitivity") {
        let labels = |anchor: &str| -> Vec<(f64, Node)> {
            let texts = shown.texts();
            let texts = texts.filter(|node| node.attribute("text-anchor") == Some(anchor));
            texts
                .filter_map(|node| Some((label(node)?, node)))
                .collect()
        };
        // Where the counts stand on the left, 0 … 4, and the sums below.
        let (counts, sums) = (labels("end"), labels("middle"));
        assert_eq!(counts.len(), 5);
        let height = |(count, node): (f64, Node)| [middle(node), count];
        let count = line(height(counts[0]), height(counts[4]));
        let steps = shown.thick(Ink::First, "2.8").filter(is_solid);
        let steps: Vec<_> = steps.map(ends).collect();
        assert_eq!(steps.len(), sums.len() + 1);
        // Where a step goes on to the right it ends in a filled dot; the next begins with a ring.
        let pairs = steps.windows(2);
        let ends_of_steps = pairs.flat_map(|pair| [(pair[0][1], true), (pair[1][0], false)]);
        let dots = shown.circles();
        let dots = dots.map(|dot| (center(dot), is(dot, Ink::First)));
        assert!(dots.eq(ends_of_steps));
        for (i, [[left, y], [right, same]]) in steps.iter().enumerate() {
            assert!(left < right && y == same);
            // The ends of the steps stand above the labels of the sums.
            let threshold = match sums.get(i) {
                Some((sum, node)) => {
                    assert!((right - number(*node, "x")).abs() < ROUNDING);
                    *sum
                }
                None => sums[i - 1].0 + 1.0,
            };
            let table = unit(shown, threshold).truth_table();
            let firing = table.iter().map(|row| row.output).sum::<f64>();
            assert!((count(*y) - firing).abs() < 0.01, "step {i}");
        }
    }
}

#[test]
fn the_curve_of_the_sigmoid_is_the_sigmoid() {
    for (name, top) in [("sigmoid", 1.25), ("sigmoid-and-step", 1.35)] {
        let shown = draw(name);
        let chart = chart([24.0, 26.0, 372.0, 196.0], [-6.0, 6.0], [0.0, top]);
        // The labels of the axis say so too.
        for node in shown.texts() {
            let tick = label(node).filter(|z| z.abs() >= 2.0);
            if let Some(z) = tick {
                let there = [number(node, "x"), chart.frame[3]];
                assert!(meet(there, chart.canvas([z, 0.0])), "{z}");
            }
        }
        let curve = shown.curve(Ink::First);
        assert!(curve.len() > 100, "{name}: a curve with corners");
        assert_eq!((curve[0][0], curve[curve.len() - 1][0]), (24.0, 372.0));
        chart.is_graph(curve, |z| Sigmoid.apply(z), 0.25);
    }
}

#[test]
fn the_spikes_are_those_of_the_neuron_and_equally_high() {
    let neuron = IntegrateAndFire {
        threshold: 1.0,
        time_step: 0.001,
    };
    for shown in everywhere("spikes") {
        let input = shown.value("input");
        let runs = [input, 2.0 * input].map(|input| neuron.run(input, 6.0));
        let moments = runs.into_iter().flatten();
        let expected: Vec<_> = moments.filter(|moment| moment.output == 1.0).collect();
        let bars: Vec<_> = shown.stroked(Ink::First).map(ends).collect();
        assert_eq!(bars.len(), expected.len());
        // The canvas shows 6 units of time on 362 units of width.
        let canvas = line([0.0, 14.0], [6.0, 376.0]);
        for ([[x, bottom], [same, top]], spike) in bars.into_iter().zip(expected) {
            assert_eq!((x, bottom - top), (same, 108.0));
            assert!((x - canvas(spike.time)).abs() < ROUNDING, "{spike:?}");
        }
    }
}

#[test]
fn the_noise_is_that_of_the_trials_and_the_thick_line_parts_those_that_fire() {
    let window = chart([66.0, 30.0, 356.0, 320.0], [0.0, 0.57], [0.0, 0.57]);
    let trials = &draws()[..400];
    for shown in everywhere("noise-square") {
        let unit = ThresholdUnit::new(WEIGHTS.to_vec(), shown.value("theta"));
        for (ink, width, fires) in [(Ink::Second, "4", true), (Ink::Muted, "2.4", false)] {
            let mut dots = shown.thick(ink, width).flat_map(points).step_by(2);
            for trial in trials.iter().filter(|trial| unit.fires(trial) == fires) {
                let dot = dots.next().expect("a dot for each trial");
                assert!(meet(dot, window.canvas([trial[0], trial[1]])), "{trial}");
            }
            assert_eq!(dots.next(), None);
        }
        for x in ends(shown.thick(Ink::First, "2.8").next().unwrap()) {
            let [x1, x2] = window.values(x);
            assert!(unit.weighted_input(&array![x1, x2]).abs() < 0.001);
        }
    }
}

#[test]
fn a_diagram_has_as_many_inputs_as_it_is_asked_for() {
    for name in ["unit-diagram", "general-unit"] {
        for shown in everywhere(name) {
            let labels: Vec<_> = shown.texts().map(text).collect();
            for symbol in ["x", "w"] {
                let numbered = |label: &&String| label.starts_with(symbol) && label.len() == 4;
                let count = labels.iter().filter(numbered).count();
                assert_eq!(count as f64, shown.value("inputs"), "{labels:?}");
            }
        }
    }
}
