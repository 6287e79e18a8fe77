//! The figures of two layers: they show what networks compute.

use activations::{Activation, Differentiable, Relu};
use worked_examples::neurons_in_detail::exclusive_or::XOR;

use super::*;

/// The readings of a drawing, as numbers.
fn readings(shown: &Shown) -> BTreeMap<&'static str, f64> {
    let number = |text: &str| text.replace('−', "-").parse().unwrap();
    let readings = shown.drawing.readings.iter();
    readings
        .map(|reading| (reading.name, number(&reading.value)))
        .collect()
}

#[test]
fn the_error_signals_of_three_units_are_those_of_the_chain_rule() {
    for shown in everywhere("way-back") {
        let [x1, x2, y, v1, v2, b2] =
            ["x1", "x2", "y", "v1", "v2", "b2"].map(|name| shown.value(name));
        let z = [x1 + x2, x1 + x2 + b2];
        let a = z.map(|z| Relu.apply(z));
        let f = v1 * a[0] + v2 * a[1];
        let delta = f - y;
        let read = readings(shown);
        assert_eq!(
            [read["a₁"], read["a₂"], read["f"], read["δ"]],
            [a[0], a[1], f, delta]
        );
        for (name, v, z) in [("δ₁", v1, z[0]), ("δ₂", v2, z[1])] {
            assert_eq!(read[name], delta * v * Relu.derivative(z), "{name}");
        }
        let off = z.iter().filter(|z| Relu.derivative(**z) == 0.0).count();
        let sentence = [
            "",
            "nothing comes back through it.",
            "nothing comes back through them.",
        ];
        assert!(shown.drawing.caption.ends_with(sentence[off]));
    }
}

/// Where the plane of the hidden answers lies.
const BEHIND: Chart = chart([230.0, 42.0, 374.0, 186.0], [-0.25, 1.25], [-0.25, 1.25]);

#[test]
fn the_line_behind_the_hidden_units_parts_the_filled_from_the_hollow() {
    for shown in everywhere("hidden-plane") {
        let cut = ends(shown.thick(Ink::First, "2.8").next().unwrap()).map(|at| BEHIND.values(at));
        let sum = cut[0][0] + cut[0][1];
        let diamonds = shown.elements("path").filter(|node| {
            node.attribute("stroke") == Some(&*Ink::Second.css()) && points(*node).len() == 4
        });
        let behind: Vec<_> = diamonds.skip(4).collect();
        assert_eq!(behind.len(), 4);
        for (diamond, wanted) in behind.into_iter().zip(XOR) {
            let corners = points(diamond);
            let [a1, a2] = BEHIND.values([corners[0][0], corners[1][1]]);
            assert_eq!(is(diamond, Ink::Second), wanted == 1.0);
            assert_eq!(a1 + a2 > sum, wanted == 1.0, "{a1} + {a2}");
        }
    }
}

/// As many losses end in each way as the figure tells, and the lines are as many as the starts.
#[test]
fn ten_losses_end_as_their_runs_do() {
    use worked_examples::two_layers::xor_runs::{Ending, ending, run};
    for shown in everywhere("xor-losses").take(40) {
        let [hidden, first, eta] = ["hidden", "first", "eta"].map(|name| shown.value(name));
        let endings: Vec<Ending> = (0..10)
            .map(|i| ending(run(hidden as usize, first as u64 + i, eta, 200).losses[200]))
            .collect();
        let read = readings(shown);
        for (name, key, kind) in [
            ("found", "found", Ending::Found),
            ("two halves", "halves", Ending::Halves),
            ("three thirds", "thirds", Ending::Thirds),
            ("elsewhere", "other", Ending::Other),
        ] {
            let count = endings.iter().filter(|ending| **ending == kind).count();
            assert_eq!(read[name], count as f64, "{name}");
            let lines = shown
                .groups("data-ending")
                .filter(|(_, value)| *value == key);
            assert_eq!(lines.count(), count, "{name}");
        }
    }
}

/// Where the plane of the inputs lies in the figure of the moving lines.
const PLANE: Chart = chart([58.0, 22.0, 342.0, 306.0], [-0.5, 1.5], [-0.5, 1.5]);

#[test]
fn each_hidden_line_is_where_the_weighted_input_is_zero() {
    use worked_examples::two_layers::hidden_lines::{unit, weighted};
    use worked_examples::two_layers::xor_runs::run;
    use worked_examples::two_layers::xor_starts::LEARNING_RATE;
    for shown in everywhere("hidden-lines") {
        let (seed, epoch) = (shown.value("seed"), shown.value("epoch"));
        let path = run(2, seed as u64, LEARNING_RATE, 300);
        for (group, name) in shown.groups("data-unit") {
            let at = usize::from(name == "second");
            let [w1, w2, b] = unit(&path.thetas[epoch as usize], at);
            for end in ends(group.first_element_child().unwrap()).map(|end| PLANE.values(end)) {
                let distance = weighted([w1, w2, b], end) / w1.hypot(w2);
                assert!(distance.abs() < 2e-4, "{name}: {distance} at {end:?}");
            }
        }
    }
}

#[test]
fn the_sizes_of_layers_stand_on_their_logarithms() {
    use activations::{Sigmoid, Tanh};
    use networks::{He, Uniform, Xavier};
    use worked_examples::two_layers::deep_starts::{LAYERS, LayerRow, layers};
    const SIZES: Chart = chart([58.0, 74.0, 376.0, 300.0], [1.0, 10.0], [-21.0, 9.0]);
    for shown in everywhere("layer-sizes") {
        let (mut activation, mut back) = (String::new(), false);
        for (parameter, value) in shown.values.iter() {
            match parameter.name {
                "activation" => activation = value.to_string(),
                "way" => back = value.to_string() == "back",
                _ => {}
            }
        }
        let limit = shown.value("limit");
        let start = |name: &str| -> Vec<LayerRow> {
            let uniform = Uniform { limit };
            match (activation.as_str(), name) {
                ("tanh", "uniform") => layers(Tanh, &uniform),
                ("tanh", "Xavier") => layers(Tanh, &Xavier),
                ("tanh", _) => layers(Tanh, &He),
                ("relu", "uniform") => layers(Relu, &uniform),
                ("relu", "Xavier") => layers(Relu, &Xavier),
                ("relu", _) => layers(Relu, &He),
                (_, "uniform") => layers(Sigmoid, &uniform),
                (_, "Xavier") => layers(Sigmoid, &Xavier),
                _ => layers(Sigmoid, &He),
            }
        };
        for (group, name) in shown.groups("data-initialization") {
            let rows = start(name);
            let dots = group
                .descendants()
                .filter(|node| node.tag_name().name() == "circle");
            let dots: Vec<Pair> = dots.map(|dot| SIZES.values(center(dot))).collect();
            assert_eq!(dots.len(), LAYERS);
            for (row, [layer, height]) in rows.iter().zip(dots) {
                let size = if back { row.delta } else { row.z };
                let wanted = size.log10().clamp(-21.0, 9.0);
                assert!((layer - row.layer as f64).abs() < 0.01 && (height - wanted).abs() < 0.01);
            }
        }
    }
}
