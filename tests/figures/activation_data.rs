//! The figures of chapters 3 and 4: their words hold the locked numbers, and their lines are the functions they name.

use activations::{
    Activation, Arctan, Differentiable, Elu, Gelu, HardSigmoid, HardTanh, Identity, LeakyRelu,
    ParametricRelu, Relu, Sigmoid, Sign, Silu, Softplus, Softsign, Step, Tanh,
};
use serde_json::Value;

use super::*;

/// What is locked under this name.
fn lock(name: &str) -> Value {
    let locks = &crate::pages::book().locks;
    locks
        .get(name)
        .unwrap_or_else(|| panic!("no lock {name}"))
        .clone()
}

/// The row of a lock in which a field has this value.
fn row(lock: &str, field: &str, value: f64) -> Value {
    let lock = self::lock(lock);
    let rows = lock["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row[field].as_f64() == Some(value));
    row.unwrap_or_else(|| panic!("no row with {field} = {value}"))
        .clone()
}

/// A locked number as figures write it.
fn written(value: &Value, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.as_f64().unwrap());
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.replace('-', "−")
}

/// The caption, with plain spaces.
fn caption(request: Request) -> String {
    draw(request).caption.replace('\u{a0}', " ")
}

#[track_caller]
fn says(request: Request, words: &str) {
    let caption = caption(request);
    assert!(caption.contains(words), "{words:?} is not in {caption:?}");
}

#[test]
fn the_readings_of_the_formula_are_those_of_the_lock() {
    let at = row("missing_minus", "x", -2.0);
    let [right, mirrored, pole] = ["right", "mirrored", "pole"].map(|key| written(&at[key], 4));
    says(("missing-minus", &[]), &format!("at x = −2 it is {right}."));
    says(
        ("missing-minus", &[]),
        &format!("is {mirrored} there, and the third curve {pole};"),
    );
    let pole_at = written(&lock("missing_minus")["pole_at"], 4);
    says(
        ("missing-minus", &[]),
        &format!("no value at x = {pole_at},"),
    );
}

#[test]
fn the_distances_of_the_straight_lines_are_those_of_the_lock() {
    for (points, decimals) in [("10", 4), ("100", 6)] {
        let row = row("sampling", "points", points.parse().unwrap());
        let figure = figures::named("sampling").unwrap();
        let drawing = figure.draw(&figure.values([("points", points)]).unwrap(), "fig");
        let words = format!(
            "{points} points miss the sigmoid by up to {}, at x\u{a0}=\u{a0}{} ",
            written(&row["max_error"], decimals),
            written(&row["at"], 2)
        );
        assert!(drawing.caption.contains(&words), "{}", drawing.caption);
        let document = Document::parse(&drawing.svg).unwrap();
        let dots = elements(&document, "circle").count();
        assert_eq!(dots.to_string(), points);
    }
}

#[test]
fn the_flat_zones_begin_where_the_lock_says() {
    let saturation = lock("saturation");
    let z = |i: usize| written(&saturation["rows"][i]["z"], 2);
    let greatest = written(&saturation["maximum"], 2);
    let words = format!(
        "The slope is {greatest} at z = 0, half of that at z = ±{}, and below 0.01 in the shaded zones beyond ±{},",
        z(0),
        z(1)
    );
    says(("saturation", &[]), &words);
}

#[test]
fn the_ways_down_take_as_many_epochs_as_the_lock_says() {
    let zigzag = lock("zigzag");
    let epochs = |i: usize| zigzag["rows"][i]["epochs"].as_u64().unwrap() as usize;
    let drawing = draw(("zigzag", &[]));
    assert!(
        drawing
            .caption
            .contains(&format!("{} epochs of zigzag", epochs(0)))
    );
    assert!(drawing.caption.ends_with(&format!(" need {}.", epochs(1))));
    // An epoch is two steps. With inputs of one sign both weights rise or both fall, and w₂ points up.
    let document = Document::parse(&drawing.svg).unwrap();
    for (title, epochs, together) in [
        ("inputs of one sign", epochs(0), true),
        ("inputs of two signs", epochs(1), false),
    ] {
        let group = document
            .descendants()
            .find(|node| node.attribute("data-inputs") == Some(title))
            .unwrap();
        let path = numbers(group.first_element_child().unwrap().attribute("d").unwrap());
        let path: Vec<_> = path.chunks(2).collect();
        assert_eq!(path.len(), 2 * epochs + 1, "{title}");
        let mut seen = 0;
        for step in path.windows(2) {
            let (right, up) = (step[1][0] - step[0][0], step[0][1] - step[1][1]);
            // The last steps are shorter than a hundredth of a unit.
            if right.abs() > ROUNDING && up.abs() > ROUNDING {
                assert_eq!(right * up > 0.0, together, "{title}: {step:?}");
                seen += 1;
            }
        }
        assert!(seen > 20, "{title}: only {seen} steps were looked at");
    }
}

/// Coordinates have two decimals, and plotters cuts them off.
const ROUNDING: f64 = 0.02;

#[test]
fn the_chains_are_those_of_the_lock() {
    let svg = draw(("chains", &[])).svg;
    let document = Document::parse(&svg).unwrap();
    for (label, field) in [
        ("ReLU", "relu"),
        ("tanh", "tanh"),
        ("ReLU, weights ½", "relu_half"),
        ("sigmoid", "sigmoid"),
    ] {
        let group = document
            .descendants()
            .find(|node| node.attribute("data-chain") == Some(label))
            .unwrap();
        let line = numbers(group.first_element_child().unwrap().attribute("d").unwrap());
        let heights: Vec<f64> = line.chunks(2).map(|point| point[1]).collect();
        for layers in [1, 2, 3, 5, 10, 20] {
            let slope = row("chains", "layers", f64::from(layers))[field]
                .as_f64()
                .unwrap();
            // The frame is 244 units high, for 13.2 powers of ten.
            let height = 44.0 - 244.0 / 13.2 * slope.log10();
            let drawn = heights[layers as usize - 1];
            assert!(
                (drawn - height).abs() < ROUNDING,
                "{label}, {layers} layers: {drawn}"
            );
        }
    }
    let ten = row("chains", "layers", 10.0);
    assert_eq!(
        format!("{:.1e}", ten["sigmoid"].as_f64().unwrap()),
        "3.5e-7"
    );
    assert_eq!(
        format!("{:.1e}", ten["relu_half"].as_f64().unwrap()),
        "9.8e-4"
    );
    let words = format!(
        "After ten sigmoids 3.5 × 10⁻⁷ of a slope is left, after ten tanh {}.",
        written(&ten["tanh"], 4)
    );
    says(("chains", &[]), &words);
    says(("chains", &[]), "they leave 9.8 × 10⁻⁴:");
}

#[test]
fn a_relu_dies_where_the_lock_says() {
    for (values, drawing) in everywhere(figures::named("dying-relu").unwrap()) {
        let eta = values.iter().next().unwrap().1;
        // The step is −7η, −3η. Then z = 3 − 24η at x = 3, where it is greatest, so beyond η = 1/8 the unit is dead.
        let (w, b) = (1.0 - 7.0 * eta, -3.0 * eta);
        let caption = drawing.caption.replace('\u{a0}', " ");
        let number = |value: f64| written(&Value::from(value), 2);
        let words = format!("takes the unit to w = {} and b = {}.", number(w), number(b));
        assert!(caption.contains(&words), "{words:?} is not in {caption:?}");
        assert_eq!(
            caption.ends_with("it still answers 0."),
            eta > 0.125,
            "{caption:?}"
        );
    }
    let dead = row("dead_relu", "learning_rate", 0.5);
    let [w, b] = ["w", "b"].map(|key| written(&dead[key], 2));
    says(("dying-relu", &[]), &format!("w = {w} and b = {b}."));
    let alive = row("dead_relu", "learning_rate", 0.1);
    let [w, b] = ["w", "b"].map(|key| written(&alive[key], 4));
    let words = format!("it has come to w = {w} and b = {b}.");
    says(("dying-relu", &[("learning_rate", "0.1")]), &words);
}

#[test]
fn the_nudges_are_those_of_the_lock() {
    let [before, after] = [2.99, 3.01].map(|w1| row("nudge", "w1", w1));
    let words = format!(
        "the step turns from {} to {}, ",
        written(&before["step"], 1),
        written(&after["step"], 1)
    );
    // `written` leaves nothing of 0.0 but the zero.
    says(("nudge", &[]), &words);
    let words = format!(
        "moves from {} to {},",
        written(&before["sigmoid"], 4),
        written(&after["sigmoid"], 4)
    );
    says(("nudge", &[]), &words);
}

#[test]
fn a_steep_sigmoid_is_that_of_the_lock() {
    for c in ["5", "50"] {
        let row = row("smoothing", "c", c.parse().unwrap());
        let figure = figures::named("smoothing").unwrap();
        let drawing = figure.draw(&figure.values([("c", c)]).unwrap(), "fig");
        let words = format!(
            "is {} at z = −0.1 and {} at z = 0.1,",
            written(&row["at_minus_tenth"], 4),
            written(&row["at_tenth"], 4)
        );
        let caption = drawing.caption.replace('\u{a0}', " ");
        assert!(caption.contains(&words), "{words:?} is not in {caption:?}");
    }
}

#[test]
fn the_straight_pieces_miss_the_sine_by_what_the_lock_says() {
    for pieces in [4, 8, 16, 32] {
        let worst = row("hinges", "pieces", f64::from(pieces));
        let figure = figures::named("hinges").unwrap();
        let values = figure.values([("pieces", pieces.to_string().as_str())]);
        let caption = figure.draw(&values.unwrap(), "fig").caption;
        let worst = written(&worst["max_error"], 4);
        let words = format!("miss the sine by at most {worst}, at");
        assert!(caption.contains(&words), "{words:?} is not in {caption:?}");
        if pieces < 32 {
            let finer = row("hinges", "pieces", f64::from(2 * pieces));
            let words = format!(
                "With twice as many it is {}.",
                written(&finer["max_error"], 4)
            );
            assert!(
                caption.ends_with(&words),
                "{words:?} does not end {caption:?}"
            );
        }
    }
}

#[test]
fn the_leaks_are_those_of_the_lock() {
    let row = row("leaky", "x", -10.0);
    let [leaky, parametric] = ["leaky", "parametric"].map(|key| written(&row[key], 2));
    says(
        ("leaky-relu", &[]),
        &format!("−10 becomes {leaky} instead of"),
    );
    let words = format!("−10 becomes {parametric} instead of");
    says(("leaky-relu", &[("slope", "0.25")]), &words);
}

#[test]
fn the_tangent_is_the_stretched_sigmoid_of_the_lock() {
    let row = row("tanh_sigmoid", "x", 1.0);
    let words = format!("− 1 = {}.", written(&row["tanh"], 4));
    says(("tanh-and-sigmoid", &[]), &words);
}

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
    let svg = draw(("summary-sheet", &[])).svg;
    let document = Document::parse(&svg).unwrap();
    let panels: Vec<_> = document
        .descendants()
        .filter(|node| node.attribute("data-activation").is_some())
        .collect();
    assert_eq!(panels.len(), 16);
    for panel in panels {
        let name = panel.attribute("data-activation").unwrap();
        let strokes = |ink: Ink| {
            let paths = panel
                .children()
                .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "path")));
            let paths =
                paths.filter(move |node| node.attribute("stroke") == Some(ink.css().as_str()));
            paths
                .map(|node| numbers(node.attribute("d").unwrap()))
                .collect::<Vec<_>>()
        };
        // The axes cross at 0; 120 units for z from −4 to 4, and the same scale upward.
        let axes = strokes(Ink::Grid);
        let (x0, y0) = (axes[1][0], axes[0][1]);
        let points = |ink: Ink| -> Vec<[f64; 2]> {
            let paths = strokes(ink);
            let points = paths.iter().flat_map(|path| path.chunks(2));
            points
                .map(|p| [(p[0] - x0) / 15.0, (y0 - p[1]) / 15.0])
                .collect()
        };
        let near = |one: f64, other: f64| (one - other).abs() < 4.0 * ROUNDING / 15.0;
        let Some((_, phi)) = smooth_or_straight.iter().find(|(other, _)| *other == name) else {
            let phi: &dyn Activation = match name {
                "step" => &Step::default(),
                "sign" => &Sign,
                other => panic!("what is {other}?"),
            };
            assert!(strokes(Ink::Second).is_empty(), "{name} has no slope");
            let filled = panel
                .children()
                .find(|node| node.attribute("fill") == Some(Ink::First.css().as_str()));
            let at_zero = (y0 - number(filled.unwrap(), "cy")) / 15.0;
            assert!(
                near(at_zero, phi.apply(0.0)),
                "{name}(0) is drawn as {at_zero}"
            );
            for [z, y] in points(Ink::First) {
                let z = if z.abs() < 0.01 { y - 0.5 } else { z };
                assert!(near(y, phi.apply(z)), "{name}({z}) is drawn as {y}");
            }
            continue;
        };
        let (curve, slope) = (points(Ink::First), points(Ink::Second));
        assert!(curve.len() >= 2 && slope.len() >= 2, "{name}");
        for [z, y] in curve {
            assert!(near(y, phi.apply(z)), "{name}({z}) is drawn as {y}");
        }
        for [z, y] in slope {
            // At a kink the two one-sided slopes meet.
            let sides = [-0.01, 0.0, 0.01].map(|aside| phi.derivative(z + aside));
            let drawn = sides.iter().any(|side| near(y, *side));
            assert!(drawn, "the slope of {name} at {z} is drawn as {y}");
        }
    }
}
