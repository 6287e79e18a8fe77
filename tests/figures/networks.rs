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
