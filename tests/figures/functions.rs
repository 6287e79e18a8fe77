//! The figures of the chapters on activation functions: their lines are the functions they name.

use activations::{
    Activation, Arctan, Differentiable, Elu, Gelu, HardSigmoid, HardTanh, Identity, LeakyRelu,
    ParametricRelu, Relu, Sigmoid, Sign, Silu, Softplus, Softsign, Step, Tanh,
};
use worked_examples::neurons_in_detail::chains::{HALF, INPUT, chain};
use worked_examples::neurons_in_detail::perceptron::{PASSES, task, updates};

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
