//! The figures of the chapters on the neuron: they show what the crates compute.

use activations::{Activation, Sigmoid, Step};
use ndarray::{Array1, array};
use neuron_core::{IntegrateAndFire, ThresholdUnit};

use super::*;

/// The unit a two-input figure is about; a figure without θ is about every threshold.
fn unit(values: &Values, threshold: f64) -> ThresholdUnit {
    ThresholdUnit::new(array![value(values, "w1"), value(values, "w2")], threshold)
}

/// The digits in `(1, 0)`.
fn digits(inputs: &str) -> Vec<f64> {
    let digits = inputs.chars().filter_map(|c| c.to_digit(10));
    digits.map(f64::from).collect()
}

/// The markers of the four inputs, by their names and the pairs of digits in them, each with its center.
fn markers<'a>(
    document: &'a Document<'a>,
) -> impl Iterator<Item = (Node<'a, 'a>, Array1<f64>, Pair)> {
    groups(document, "data-inputs").map(|group| {
        let marker = group.first_element_child().unwrap();
        // A diamond begins at its top and goes on to its right.
        let corners = points(marker);
        let inputs = digits(group.attribute("data-inputs").unwrap());
        (marker, Array1::from(inputs), [corners[0][0], corners[1][1]])
    })
}

#[test]
fn the_markers_of_the_four_inputs_are_filled_where_the_unit_fires() {
    for name in ["firing-graph", "firing-line"] {
        for Shown {
            values,
            document,
            name,
            ..
        } in everywhere(name)
        {
            let unit = unit(values, value(values, "theta"));
            assert_eq!(markers(document).count(), 4, "{}", name);
            for (marker, x, _) in markers(document) {
                let ink = if unit.fires(&x) {
                    Ink::Second
                } else {
                    Ink::Paper
                };
                assert_eq!(
                    marker.attribute("fill"),
                    Some(&*ink.css()),
                    "{} at {x}",
                    name
                );
            }
        }
    }
}

#[test]
fn beside_each_of_the_four_inputs_stands_its_sum() {
    for Shown {
        values,
        document,
        name,
        ..
    } in everywhere("firing-line")
    {
        let unit = unit(values, value(values, "theta"));
        let mut markers = 0;
        for node in elements(document, "text") {
            if let Some(inputs) = node.parent().unwrap().attribute("data-inputs") {
                let x = digits(inputs);
                let sum = unit.weighted_sum(&array![x[0], x[1]]);
                assert_eq!(label(node), Some(sum), "{} at {inputs}", name);
                markers += 1;
            }
        }
        assert_eq!(markers, 4, "{}", name);
    }
}

#[test]
fn the_arrow_of_the_weights_points_to_larger_sums() {
    let mut arrows = 0;
    for Shown {
        values,
        document,
        name,
        ..
    } in everywhere("firing-line")
    {
        let shaft = thick(document, Ink::First, "2").next();
        let Some(shaft) = shaft else { continue };
        let head = shaft.next_sibling_element().unwrap();
        let ([x1, y1], [x2, y2]) = (ends(shaft)[0], ends(head)[0]);
        // On the canvas x₂ grows upward. The arrow has the direction of the weights.
        let (along, up) = (x2 - x1, y1 - y2);
        let (w1, w2) = (value(values, "w1"), value(values, "w2"));
        let size = (w1 * w1 + w2 * w2).sqrt();
        let length = (along * along + up * up).sqrt();
        let cosine = (w1 * along + w2 * up) / size / length;
        assert!(cosine > 0.9999, "{}: {cosine}", name);
        arrows += 1;
    }
    assert!(arrows > 50, "only {arrows} arrows were looked at");
}

#[test]
fn the_firing_line_is_where_the_weighted_sum_equals_the_threshold() {
    let mut lines = 0;
    for Shown {
        values,
        document,
        name,
        ..
    } in everywhere("firing-line")
    {
        let unit = unit(values, value(values, "theta"));
        // The markers of (0, 0) and (1, 1) tell how the plane lies on the canvas.
        let centers: Vec<Pair> = markers(document).map(|(.., center)| center).collect();
        let (origin, ones) = (centers[0], centers[3]);
        let x1 = line([origin[0], 0.0], [ones[0], 1.0]);
        let x2 = line([origin[1], 0.0], [ones[1], 1.0]);
        // The line is the one thick stroke of its color inside the window; the key above it is the other.
        let thick: Vec<_> = thick(document, Ink::First, "2.8")
            .map(ends)
            .filter(|[[_, top], _]| *top > 20.0)
            .collect();
        let segment = unit.boundary().segment(-0.5..=1.5, -0.5..=1.5);
        assert_eq!(thick.len(), usize::from(segment.is_some()), "{name}");
        let size = value(values, "w1").abs() + value(values, "w2").abs();
        for [x, y] in thick.into_iter().flatten() {
            lines += 1;
            // One unit of the plane is 142 units of the canvas.
            let z = unit.weighted_input(&array![x1(x), x2(y)]);
            assert!(
                z.abs() <= size * 2.0 * ROUNDING / 142.0,
                "{name}: z = {z} on the line"
            );
        }
    }
    assert!(lines > 100, "only {lines} ends of lines were looked at");
}

#[test]
fn the_shaded_area_is_where_the_unit_fires() {
    for Shown {
        values,
        document,
        name,
        ..
    } in everywhere("firing-line")
    {
        let unit = unit(values, value(values, "theta"));
        let corners = filled(document, Ink::FirstFill)
            .next()
            .map_or(Vec::new(), points);
        // The window, from its frame: −0.5 … 1.5 on both axes, the four inputs at its quarter points.
        let frame = |x1: f64, x2: f64| [58.0 + (x1 + 0.5) * 142.0, 318.0 - (x2 + 0.5) * 142.0];
        for i in 0..20 {
            for j in 0..20 {
                // Off the grid of steps, so that no point lies on the line.
                let (x1, x2) = (
                    -0.4871 + 0.1003 * f64::from(i),
                    -0.4913 + 0.1007 * f64::from(j),
                );
                let z = unit.weighted_input(&array![x1, x2]);
                if z.abs() < 0.05 {
                    continue;
                }
                let shaded = inside(&corners, frame(x1, x2));
                assert_eq!(shaded, z > 0.0, "{name} at ({x1}, {x2})");
            }
        }
    }
}

#[test]
fn the_firing_graph_jumps_at_the_threshold() {
    for Shown {
        values,
        document,
        name,
        ..
    } in everywhere("firing-graph")
    {
        let theta = value(values, "theta");
        // Two dots of the first color: a ring below, a filled one above, at one point.
        let dots: Vec<_> = elements(document, "circle").collect();
        assert_eq!(dots.len(), 2, "{name}");
        let (ring, dot) = (dots[0], dots[1]);
        assert_eq!(
            ring.attribute("fill"),
            Some(Ink::Paper.css().as_str()),
            "{name}"
        );
        assert_eq!(
            dot.attribute("fill"),
            Some(Ink::First.css().as_str()),
            "{name}"
        );
        assert_eq!(number(ring, "cx"), number(dot, "cx"), "{name}");
        assert!(number(ring, "cy") > number(dot, "cy"), "{name}");
        // Points left of it are silent, points right of it or on it fire.
        let unit = unit(values, theta);
        for (_, x, [across, height]) in markers(document) {
            let (fires, sum) = (unit.fires(&x), unit.weighted_sum(&x));
            let labeled = elements(document, "text").any(|node| {
                label(node) == Some(sum) && (number(node, "x") - across).abs() < ROUNDING
            });
            assert!(labeled, "{name}: no {sum} under {x}");
            assert_eq!(across >= number(dot, "cx"), fires, "{name}: {x}");
            let wanted = number(if fires { dot } else { ring }, "cy");
            assert!((height - wanted).abs() < ROUNDING, "{name}: {x}");
        }
    }
}

#[test]
fn the_staircase_counts_the_inputs_that_fire() {
    for Shown {
        values,
        document,
        name,
        ..
    } in everywhere("sensitivity")
    {
        let labels = |anchor: &str| {
            let found = elements(document, "text")
                .filter(|node| node.attribute("text-anchor") == Some(anchor));
            found
                .filter_map(|node| Some((label(node)?, node)))
                .collect::<Vec<_>>()
        };
        // Where the counts stand on the left, 0 … 4: a text stands 0.34 of its size below its middle.
        let middle = |node: Node<'_, '_>| number(node, "y") - 0.34 * number(node, "font-size");
        let counts = labels("end");
        assert_eq!(counts.len(), 5, "{name}");
        let count = line(
            [middle(counts[0].1), counts[0].0],
            [middle(counts[4].1), counts[4].0],
        );
        let sums = labels("middle");
        let steps: Vec<_> = thick(document, Ink::First, "2.8")
            .filter(is_solid)
            .map(ends)
            .collect();
        assert_eq!(steps.len(), sums.len() + 1, "{name}");
        // Where a step goes on to the right it ends in a filled dot; the next begins with a ring.
        let mut ends_of_steps = Vec::new();
        for pair in steps.windows(2) {
            ends_of_steps.push((pair[0][1], Ink::First.css()));
            ends_of_steps.push((pair[1][0], Ink::Paper.css()));
        }
        let dots: Vec<_> = elements(document, "circle")
            .map(|dot| {
                let fill = dot.attribute("fill").unwrap().to_owned();
                ([number(dot, "cx"), number(dot, "cy")], fill)
            })
            .collect();
        assert_eq!(dots, ends_of_steps, "{name}");
        for (i, [[left, y], [right, same]]) in steps.iter().enumerate() {
            assert!(left < right && y == same, "{name}");
            // The ends of the steps stand above the labels of the sums.
            let threshold = match sums.get(i) {
                Some((sum, node)) => {
                    assert!((right - number(*node, "x")).abs() < ROUNDING, "{name}");
                    *sum
                }
                None => sums[i - 1].0 + 1.0,
            };
            let firing = unit(values, threshold)
                .truth_table()
                .iter()
                .filter(|row| row.output == 1.0)
                .count();
            assert!(
                (count(*y) - firing as f64).abs() < 0.01,
                "{name}: step {i} at {}",
                count(*y)
            );
        }
    }
}

#[test]
fn the_curve_of_the_sigmoid_is_the_sigmoid() {
    for name in ["sigmoid", "sigmoid-and-step"] {
        let document = &draw(name).document;
        let points = curve(document, Ink::First);
        // It runs from −6 to 6; the labels −4 and 4 say where that is, and the middle is one half.
        let tick = |z: f64| {
            elements(document, "text")
                .find(|node| label(*node) == Some(z))
                .unwrap()
        };
        let z = line(
            [number(tick(-4.0), "x"), -4.0],
            [number(tick(4.0), "x"), 4.0],
        );
        assert!((z(points[0][0]) + 6.0).abs() < 0.001, "{name}");
        assert!(
            (z(points[points.len() - 1][0]) - 6.0).abs() < 0.001,
            "{name}"
        );
        // The horizontal axis is the height 0: the ticks begin there.
        let zero = stroked(document, Ink::Muted)
            .map(ends)
            .map(|[start, _]| start[1])
            .next()
            .unwrap();
        let half = points[points.len() / 2];
        assert!(z(half[0]).abs() < 0.001, "{name}");
        let y = line([zero, 0.0], [half[1], 0.5]);
        assert!(points.len() > 100, "{name}: a curve with corners");
        for point in points {
            let (z, y) = (z(point[0]), y(point[1]));
            // A hundredth of a unit here and there, on a curve about 130 units high.
            assert!(
                (y - Sigmoid.apply(z)).abs() < 4.0 * ROUNDING / 126.0,
                "{name}: σ({z}) is drawn as {y}"
            );
        }
    }
}

#[test]
fn the_labels_of_the_sigmoid_are_its_values() {
    let document = &draw("sigmoid").document;
    let texts = || elements(document, "text");
    let tick = |z: f64| texts().find(|node| label(*node) == Some(z)).unwrap();
    let z = line(
        [number(tick(-4.0), "x"), -4.0],
        [number(tick(4.0), "x"), 4.0],
    );
    let values = texts().filter_map(label).filter(|y| 0.0 < *y && *y < 1.0);
    let dots: Vec<f64> = elements(document, "circle")
        .map(|dot| z(number(dot, "cx")))
        .collect();
    let values: Vec<f64> = values.collect();
    assert_eq!(values.len(), dots.len());
    for (y, z) in values.iter().zip(dots) {
        // A dot may be a hundredth of a unit off: 0.01 of 29 units to one of z, at a slope of at most 1/4.
        assert!((y - Sigmoid.apply(z)).abs() < 2e-4, "{y} at {z}");
    }

    let Shown {
        drawing, document, ..
    } = &draw("sigmoid-and-step");
    let texts: Vec<_> = elements(document, "text").map(text).collect();
    let (sigmoid, step) = (Sigmoid.apply(0.0), Step::default().apply(0.0));
    assert!(texts.contains(&format!("σ(0) = {sigmoid}")), "{texts:?}");
    assert!(texts.contains(&format!("u(0) = {step}")), "{texts:?}");
    let [far, gap] = [step - Sigmoid.apply(4.0), step - sigmoid];
    assert!(
        drawing
            .caption
            .contains(&format!("they differ by {far:.3}."))
    );
    assert!(drawing.caption.ends_with(&format!("a gap of {gap}.")));
}

#[test]
fn the_values_at_the_jump_are_those_of_the_step() {
    use activations::AtZero;
    for (option, at_zero) in [
        ("zero", AtZero::Zero),
        ("half", AtZero::Half),
        ("one", AtZero::One),
    ] {
        let Shown {
            drawing, document, ..
        } = &draw(&format!("step at_zero={option}"));
        let value = Step { at_zero }.apply(0.0);
        assert!(drawing.svg.contains(&format!("(0) = {value}")), "{option}");
        let (filled, rings): (Vec<_>, Vec<_>) = elements(document, "circle")
            .partition(|node| node.attribute("fill") == Some(Ink::First.css().as_str()));
        assert_eq!(filled.len(), 1, "{option}: one value at 0");
        // A branch whose end is not the value has a ring there.
        let open = [Step { at_zero }.apply(-1.0), Step { at_zero }.apply(1.0)]
            .iter()
            .filter(|y| **y != value)
            .count();
        assert_eq!(rings.len(), open, "{option}");
    }
    // Without being told, the figure takes the convention of the crate.
    assert_eq!(Step::default().at_zero, AtZero::One);
    assert_eq!(draw("step").drawing, draw("step at_zero=one").drawing);
}

#[test]
fn the_spikes_are_those_of_the_neuron_and_equally_high() {
    let neuron = IntegrateAndFire {
        threshold: 1.0,
        time_step: 0.001,
    };
    for Shown {
        values,
        document,
        name,
        ..
    } in everywhere("spikes")
    {
        let input = value(values, "input");
        let expected: Vec<f64> = [input, 2.0 * input]
            .into_iter()
            .flat_map(|input| neuron.run(input, 6.0))
            .filter(|moment| moment.output == 1.0)
            .map(|moment| moment.time)
            .collect();
        let bars: Vec<_> = stroked(document, Ink::First).map(ends).collect();
        assert_eq!(bars.len(), expected.len(), "{name}");
        // The canvas shows 6 units of time on 362 units of width.
        for ([[x, bottom], [same, top]], time) in bars.iter().zip(expected) {
            assert_eq!(x, same, "{name}");
            assert!(
                (x - (14.0 + 362.0 * time / 6.0)).abs() < ROUNDING,
                "{name}: a spike at {x}, {time}"
            );
            assert_eq!(bottom - top, 108.0, "{name}");
        }
    }
}

#[test]
fn all_ends_of_an_output_carry_one_value() {
    let unit = ThresholdUnit::new(array![5.0, 3.0], 4.0);
    let document = &draw("unit-signals").document;
    let outputs: Vec<_> = elements(document, "text")
        .map(text)
        .filter(|label| label.starts_with('y'))
        .collect();
    let [fires, silent] =
        [array![1.0, 0.0], array![0.0, 0.0]].map(|x| format!("y = {}", unit.output(&x)));
    assert_eq!(outputs[..3], [(); 3].map(|()| fires.clone()));
    assert_eq!(outputs[3..], [(); 3].map(|()| silent.clone()));
}

#[test]
fn each_wire_of_the_network_is_labeled_with_its_signal() {
    let document = &draw("neuron-network").document;
    let labels: Vec<f64> = elements(document, "text").filter_map(label).collect();
    let signals: Vec<f64> = groups(document, "data-signal")
        .map(|node| number(node, "data-signal"))
        .collect();
    assert_eq!(labels, signals);
    // One neuron receives from three, and what it sends is the same at all three ends.
    assert_eq!(signals[3..], [1.0; 3]);
}

#[test]
fn a_wire_with_a_signal_is_solid_and_one_without_is_dashed() {
    for name in ["unit-signals", "neuron-network"] {
        let document = &draw(name).document;
        let wires: Vec<_> = groups(document, "data-signal").collect();
        assert!(wires.len() >= 6, "{name}");
        for wire in wires {
            let signal = wire.attribute("data-signal").unwrap();
            assert_eq!(
                is_solid(&wire.first_element_child().unwrap()),
                signal == "1",
                "{name}"
            );
        }
    }
}

#[test]
fn signals_come_in_by_the_dendrites_and_go_out_by_the_axon_terminals() {
    let document = &draw("biological-neuron").document;
    // The nucleus is the one circle; every arrow is measured from it.
    let nucleus = center(elements(document, "circle").next().unwrap());
    let arrows = |part: &str| -> Vec<bool> {
        let group = groups(document, "data-signals-of")
            .find(|group| group.attribute("data-signals-of") == Some(part));
        let paths: Vec<_> = group.map_or(Vec::new(), |group| {
            group
                .children()
                .filter(Node::is_element)
                .map(points)
                .collect()
        });
        // An arrow is a shaft, drawn from its start, and a head, drawn from its tip.
        let inward =
            |arrow: &[Vec<Pair>]| distance(arrow[1][0], nucleus) < distance(arrow[0][0], nucleus);
        paths.chunks(2).map(inward).collect()
    };
    assert_eq!(groups(document, "data-signals-of").count(), 3);
    let (dendrites, axon) = (arrows("dendrites"), arrows("axon"));
    assert!(
        dendrites.len() >= 5 && dendrites.iter().all(|inward| *inward),
        "{dendrites:?}"
    );
    assert_eq!(axon, [false]);
    let terminals = arrows("axon terminals");
    assert!(
        terminals.len() >= 3 && terminals.iter().all(|inward| !inward),
        "{terminals:?}"
    );
    let labels: Vec<_> = elements(document, "text").map(text).collect();
    for [name, role] in [
        ["dendrites", "receive signals"],
        ["cell body", "combines them"],
        ["axon", "conducts"],
        ["axon terminals", "pass the signal on"],
    ] {
        let at = labels.iter().position(|label| label == name).unwrap();
        assert_eq!(labels[at + 1], role, "{name}");
    }
}

#[test]
fn a_diagram_has_as_many_inputs_as_it_is_asked_for() {
    for name in ["unit-diagram", "general-unit"] {
        for Shown {
            values,
            document,
            name,
            ..
        } in everywhere(name)
        {
            let inputs = value(values, "inputs") as usize;
            let labels: Vec<_> = elements(document, "text").map(text).collect();
            for symbol in ["x", "w"] {
                let numbered = labels
                    .iter()
                    .filter(|l| l.starts_with(symbol) && l.chars().count() == 2)
                    .count();
                assert_eq!(numbered, inputs, "{name} {inputs}: {labels:?}");
            }
        }
    }
}
