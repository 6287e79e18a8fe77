//! The figures of the chapters on activation functions: their lines are the functions they name.

use std::f64::consts::PI;

use activations::{
    Activation, Arctan, Differentiable, Elu, Gelu, HardSigmoid, HardTanh, Identity, LeakyRelu,
    ParametricRelu, Relu, Sigmoid, Sign, Silu, Softplus, Softsign, Step, Tanh,
};
use worked_examples::neurons_in_detail::chains::{HALF, INPUT, chain};
use worked_examples::neurons_in_detail::perceptron::{PASSES, task, updates};
use worked_examples::understanding_activations::hinges::{Curve, HingeNetwork, max_error_on};

use super::*;

#[test]
fn every_curve_of_the_sheet_is_its_function_and_every_dashed_one_its_slope() {
    let smooth_or_straight: [(&str, &dyn Differentiable); 14] = [
        ("identity", &Identity),
        ("sigmoid", &Sigmoid),
        ("tanh", &Tanh),
        ("ReLU", &Relu),
        ("leaky ReLU", &LeakyRelu::new(0.01)),
        ("parametric ReLU", &ParametricRelu::new(0.25)),
        ("ELU", &Elu::new(1.0)),
        ("softplus", &Softplus),
        ("SiLU", &Silu),
        ("GELU", &Gelu),
        ("hard sigmoid", &HardSigmoid),
        ("hard tanh", &HardTanh),
        ("softsign", &Softsign),
        ("arctan", &Arctan),
    ];
    let sheet = draw("summary-sheet");
    assert_eq!(sheet.groups("data-activation").count(), 16);
    for (panel, name) in sheet.groups("data-activation") {
        let lines = |ink: Ink| -> Vec<Vec<Pair>> {
            let lines = sheet.stroked(ink);
            let lines = lines.filter(|node| node.parent() == Some(panel));
            lines.map(points).collect()
        };
        // The axes cross at 0; 120 units for z from −4 to 4, and the same scale upward.
        let axes = lines(Ink::Grid);
        let (x, y) = (axes[1][0][0], axes[0][0][1]);
        let chart = chart(
            [x - 60.0, y - 60.0, x + 60.0, y + 60.0],
            [-4.0, 4.0],
            [-4.0, 4.0],
        );
        let (curve, slope) = (lines(Ink::First).concat(), lines(Ink::Second).concat());
        let smooth = smooth_or_straight.iter().find(|(other, _)| *other == name);
        let Some((_, phi)) = smooth else {
            let phi: &dyn Activation = match name {
                "step" => &Step::default(),
                "sign" => &Sign,
                other => panic!("what is {other}?"),
            };
            assert!(slope.is_empty(), "{name} has no slope");
            let filled = panel.children().find(|node| is(*node, Ink::First));
            let at_zero = vec![center(filled.unwrap())];
            chart.is_graph(at_zero, |_| phi.apply(0.0), 0.0);
            // Where it jumps, a line goes on to 0.
            let aside = |[there, y]: Pair| match there == x {
                true if y < chart.canvas([0.0, 0.5])[1] => [there + 1.0, y],
                true => [there - 1.0, y],
                false => [there, y],
            };
            let curve = curve.into_iter().map(aside).collect();
            chart.is_graph(curve, |z| phi.apply(z), 0.0);
            continue;
        };
        assert!(curve.len() >= 2 && slope.len() >= 2, "{name}");
        chart.is_graph(curve, |z| phi.apply(z), 3.0);
        for [z, y] in slope.into_iter().map(|point| chart.values(point)) {
            // At a kink the two one-sided slopes meet.
            let sides = [-0.01, 0.0, 0.01].map(|aside| phi.derivative(z + aside));
            let drawn = sides.iter().any(|side| (y - side).abs() < ROUNDING / 3.0);
            assert!(drawn, "the slope of {name} at {z} is drawn as {y}");
        }
    }
}

#[test]
fn the_explored_function_its_tangent_and_its_dot_are_those_of_the_crate() {
    let functions: [(&str, &dyn Differentiable); 6] = [
        ("sigmoid", &Sigmoid),
        ("tanh", &Tanh),
        ("softsign", &Softsign),
        ("arctan", &Arctan),
        ("SiLU", &Silu),
        ("GELU", &Gelu),
    ];
    for (name, phi) in functions {
        for z in [-3.0, -0.5, 1.0, 4.0] {
            let shown = draw(&format!("activation-explorer function={name} z={z}"));
            let samples = (0..=96).map(|i| phi.apply(f64::from(i) / 4.0 - 12.0));
            let low = samples.clone().fold(0.0, f64::min);
            let high = samples.fold(0.0, f64::max);
            let room = 0.08 * (high - low);
            let chart = chart(
                [30.0, 66.0, 376.0, 282.0],
                [-12.0, 12.0],
                [low - room, high + room],
            );
            chart.is_graph(shown.curve(Ink::First), |z| phi.apply(z), 1.2);
            let there = chart.canvas([z, phi.apply(z)]);
            assert!(shown.dots().iter().any(|dot| meet(*dot, there)), "{name}");
            let [from, to] = ends(shown.stroked(Ink::Third).next().unwrap());
            let ([x, y], [u, v]) = (chart.values(from), chart.values(to));
            let slope = (v - y) / (u - x);
            assert!(
                (slope - phi.derivative(z)).abs() < 0.002,
                "{name} at {z}: {slope}"
            );
        }
    }
}

#[test]
fn what_is_shaded_is_saturated_and_the_rest_is_not() {
    let mut zones = 0;
    for shown in everywhere("activation-explorer") {
        let Some((_, Value::Choice(name))) = shown.values.iter().next() else {
            panic!()
        };
        let phi: &dyn Differentiable = match name {
            "sigmoid" => &Sigmoid,
            "ReLU" => &Relu,
            "arctan" => &Arctan,
            "hard-tanh" => &HardTanh,
            "leaky-ReLU" => &LeakyRelu::new(0.01),
            _ => continue,
        };
        let z = line([30.0, -12.0], [376.0, 12.0]);
        let shaded: Vec<[f64; 2]> = shown
            .filled(Ink::FirstFill)
            .map(|zone| {
                let places: Vec<f64> = points(zone).iter().map(|[x, _]| z(*x)).collect();
                let least = places.iter().copied().fold(f64::INFINITY, f64::min);
                let greatest = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                [least, greatest]
            })
            .collect();
        zones += shaded.len();
        let largest = phi.derivative(0.5).max(phi.derivative(0.0));
        for i in 0..240 {
            let z = f64::from(i) / 10.0 - 11.97;
            let inside = shaded.iter().any(|[from, to]| *from < z && z < *to);
            assert_eq!(inside, phi.derivative(z) < 0.01 * largest, "{name} at {z}");
        }
    }
    assert!(zones > 50);
}

#[test]
fn the_largest_error_of_the_hinges_is_nowhere_surpassed() {
    type Followed = (&'static str, Curve, fn(f64) -> f64);
    let curves: [Followed; 4] = [
        ("sine", Curve::Sine, |share| (PI * share).sin()),
        ("parabola", Curve::Parabola, |share| share * share),
        ("absolute-value", Curve::AbsoluteValue, |share| {
            (2.0 * share - 1.0).abs()
        }),
        ("bump", Curve::Bump, |share| {
            (6.0 * share - 3.0).cosh().powi(-2)
        }),
    ];
    let window = chart([40.0, 34.0, 366.0, 224.0], [0.0, 1.0], [0.0, 1.15]);
    for (name, curve, function) in curves {
        // 4σ′(12s − 6) is 1/cosh²(6s − 3).
        for pieces in [1, 2, 3, 4, 5, 7, 8, 31, 32] {
            let shown = draw(&format!("relu-sum pieces={pieces} curve={name}"));
            let dashed = shown
                .stroked(Ink::Second)
                .find(|node| !is_solid(node))
                .unwrap();
            window.is_graph(points(dashed), function, 6.0);
            let network = HingeNetwork::on(curve, pieces);
            let error = |share: f64| (network.answer(PI * share) - function(share)).abs();
            let largest = (0..=4000)
                .map(|i| error(f64::from(i) / 4000.0))
                .fold(0.0, f64::max);
            let told = max_error_on(curve, pieces);
            assert!(
                (told - largest).abs() < 1e-5,
                "{name}, {pieces}: {told}, {largest}"
            );
            assert!(
                shown.drawing.readings[0].value == written(told, 4),
                "{name}, {pieces}"
            );
        }
    }
}

#[test]
fn the_third_chart_of_the_two_relus_is_the_sum_of_the_others() {
    let shown = draw("abs-from-relus");
    let lines = [Ink::First, Ink::Second, Ink::Third].map(|ink| shown.curve(ink));
    let functions: [fn(f64) -> f64; 3] = [|x| x.max(0.0), |x| (-x).max(0.0), f64::abs];
    for (i, (line, function)) in lines.into_iter().zip(functions).enumerate() {
        let left = 6.0 + 136.0 * i as f64;
        let chart = chart([left, 44.0, left + 98.0, 136.0], [-2.0, 2.0], [0.0, 2.0]);
        assert_eq!(line.len(), 3);
        chart.is_graph(line, function, 1.0);
    }
}

#[test]
fn each_line_of_the_perceptron_is_where_its_weighted_input_is_zero() {
    let shown = draw("perceptron-lines");
    let updates = updates(&task("and"), PASSES);
    let mut lines = shown.thick(Ink::First, "2.8").map(ends);
    let rings = shown.elements("circle");
    let rings = rings.filter(|circle| circle.attribute("stroke") == Some(&*Ink::Third.css()));
    let rings: Vec<Pair> = rings.map(center).collect();
    assert_eq!(rings.len(), updates.len());
    for (i, (update, ring)) in updates.iter().zip(rings).enumerate() {
        let (left, top) = (8.0 + 98.0 * (i % 4) as f64, 24.0 + 116.0 * (i / 4) as f64);
        let chart = chart(
            [left, top, left + 82.0, top + 82.0],
            [-0.5, 1.5],
            [-0.5, 1.5],
        );
        let asked = chart.canvas([update.x[0], update.x[1]]);
        assert!(meet(ring, asked), "the ring of update {}", i + 1);
        let z = |[x1, x2]: Pair| update.weights[0] * x1 + update.weights[1] * x2 + update.bias;
        let corners = [[-0.5, -0.5], [-0.5, 1.5], [1.5, -0.5], [1.5, 1.5]].map(z);
        // A line crosses the window where its corners lie on both sides.
        if corners.iter().any(|z| *z > 0.0) && corners.iter().any(|z| *z < 0.0) {
            for end in lines.next().expect("a line for this update") {
                assert!(
                    z(chart.values(end)).abs() < 0.01,
                    "update {}: {end:?}",
                    i + 1
                );
            }
        }
    }
    assert!(lines.next().is_none());
}

#[test]
fn each_step_of_the_zigzag_moves_both_weights_as_the_signs_of_the_inputs_say() {
    let mut seen = 0;
    // With inputs of one sign both weights rise or both fall, and w₂ points up.
    for (inputs, together) in [("inputs of one sign", true), ("inputs of two signs", false)] {
        for zigzag in everywhere("zigzag") {
            let mut groups = zigzag.groups("data-inputs");
            let (group, _) = groups.find(|(_, value)| *value == inputs).unwrap();
            let Some(path) = group.first_element_child().map(points) else {
                assert_eq!(zigzag.value("epoch"), 0.0, "no way");
                continue;
            };
            assert!(path.len() <= 1 + 2 * zigzag.value("epoch") as usize);
            for step in path.windows(2) {
                let (right, up) = (step[1][0] - step[0][0], step[0][1] - step[1][1]);
                // The last steps are shorter than a hundredth of a unit.
                if right.abs() > ROUNDING && up.abs() > ROUNDING {
                    assert_eq!(right * up > 0.0, together, "{inputs}: {step:?}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 1000, "only {seen} steps were looked at");
}

#[test]
fn a_relu_dies_beyond_the_rate_an_eighth() {
    for shown in everywhere("dying-relu") {
        let eta = shown.value("learning_rate");
        // The step is −7η, −3η. Then z = 3 − 24η at x = 3, where it is greatest, so beyond η = 1/8 the unit is dead.
        let [w, b] = [1.0 - 7.0 * eta, -3.0 * eta].map(|number| written(number, 2));
        let caption = shown.drawing.caption.replace('\u{a0}', " ");
        let words = format!("takes the unit to w = {w} and b = {b}.");
        assert!(caption.contains(&words), "{words:?} is not in {caption:?}");
        let dead = caption.ends_with("it still answers 0.");
        assert_eq!(dead, eta > 0.125, "{caption:?}");
    }
}

#[test]
fn the_dots_of_sampling_are_as_many_as_are_asked_for() {
    for shown in everywhere("sampling") {
        assert_eq!(shown.dots().len() as f64, shown.value("points"));
    }
}

#[test]
fn the_chains_stand_on_the_logarithms_of_their_slopes() {
    for shown in everywhere("vanishing-gradient") {
        let (weight, layers) = (shown.value("weight"), shown.value("layers"));
        // Two marks of the axis: a power of ten is so high, and 1 is there.
        let mark = |name: &str| {
            let mut marks = shown.texts().filter(|node| text(*node) == name);
            marks.next().map(middle)
        };
        let one = mark("1").unwrap();
        let (other, powers) = match mark("10⁻³") {
            Some(height) => (height, 3.0),
            None => (mark("10⁻⁶").unwrap(), 6.0),
        };
        let chains: [(&dyn Differentiable, f64); 4] = [
            (&Relu, weight),
            (&Tanh, weight),
            (&Relu, HALF * weight),
            (&Sigmoid, weight),
        ];
        let dots = shown.dots();
        assert_eq!(shown.groups("data-chain").count(), chains.len());
        for (i, (group, _)) in shown.groups("data-chain").enumerate() {
            let line = points(group.first_element_child().unwrap());
            let (phi, weight) = chains[i];
            for (number, [_, drawn]) in (1..).zip(&line) {
                let slope = chain(phi, weight, INPUT, number).1;
                let height = one - (other - one) / powers * slope.log10();
                let off = (drawn - height).abs();
                assert!(off < 2.0 * ROUNDING, "{number} layers: {off} off");
            }
            assert!(meet(dots[i], line[layers as usize - 1]));
        }
    }
}
