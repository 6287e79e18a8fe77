//! What the figures of the chapters on activation functions say and draw agrees with the locked numbers that the pages quote.

use serde_json::Value as Json;

use super::*;

fn lock(name: &str) -> Json {
    let locks = &crate::pages::book().locks;
    locks
        .get(name)
        .unwrap_or_else(|| panic!("no lock {name}"))
        .clone()
}

/// The number at a path into a lock, where a row is found by its number or by a field: `chains/rows[layers=10]/relu`.
fn locked(path: &str) -> f64 {
    let mut parts = path.split('/');
    let mut found = lock(parts.next().unwrap());
    for part in parts {
        let (key, condition) = part.split_once('[').unwrap_or((part, ""));
        found = found[key].take();
        let condition = condition.trim_end_matches(']');
        if let Some((field, wanted)) = condition.split_once('=') {
            let wanted: f64 = wanted.parse().unwrap();
            let mut rows = found.as_array().unwrap().iter();
            let row = rows.find(|row| row[field].as_f64() == Some(wanted));
            found = row.unwrap_or_else(|| panic!("{path}")).clone();
        } else if let Ok(row) = condition.parse::<usize>() {
            found = found[row].take();
        }
    }
    found
        .as_f64()
        .unwrap_or_else(|| panic!("{path} is {found}"))
}

/// A figure, what its caption says with a `§` for each number, and where each number is locked, with its decimals.
type Quotation = (&'static str, &'static str, &'static [(&'static str, usize)]);

const QUOTATIONS: &[Quotation] = &[
    (
        "missing-minus",
        "at x = −2 it is §. Its mirror image is § there, and the third curve §;",
        &[
            ("missing_minus/rows[x=-2]/right", 4),
            ("missing_minus/rows[x=-2]/mirrored", 4),
            ("missing_minus/rows[x=-2]/pole", 4),
        ],
    ),
    (
        "missing-minus",
        "no value at x = §,",
        &[("missing_minus/pole_at", 4)],
    ),
    (
        "sampling points=10",
        "10 points miss the sigmoid by up to §, at x = § ",
        &[
            ("sampling/rows[points=10]/max_error", 4),
            ("sampling/rows[points=10]/at", 2),
        ],
    ),
    (
        "sampling points=100",
        "100 points miss the sigmoid by up to §, at x = § ",
        &[
            ("sampling/rows[points=100]/max_error", 6),
            ("sampling/rows[points=100]/at", 2),
        ],
    ),
    (
        "saturation",
        "The slope is § at z = 0, half of that at z = ±§, and below 0.01 in the shaded zones beyond ±§,",
        &[
            ("saturation/maximum", 2),
            ("saturation/rows[0]/z", 2),
            ("saturation/rows[1]/z", 2),
        ],
    ),
    (
        "zigzag",
        "§ epochs of zigzag",
        &[("zigzag/rows[0]/epochs", 0)],
    ),
    ("zigzag", " need §.", &[("zigzag/rows[1]/epochs", 0)]),
    (
        "vanishing-gradient",
        "after ten tanh §.",
        &[("chains/rows[layers=10]/tanh", 4)],
    ),
    (
        "dying-relu",
        "w = § and b = §.",
        &[
            ("dead_relu/rows[learning_rate=0.5]/w", 2),
            ("dead_relu/rows[learning_rate=0.5]/b", 2),
        ],
    ),
    (
        "dying-relu learning_rate=0.1",
        "it has come to w = § and b = §.",
        &[
            ("dead_relu/rows[learning_rate=0.1]/w", 4),
            ("dead_relu/rows[learning_rate=0.1]/b", 4),
        ],
    ),
    (
        "weight-change",
        "the step turns from § to §, ",
        &[
            ("nudge/rows[w1=2.99]/step", 0),
            ("nudge/rows[w1=3.01]/step", 0),
        ],
    ),
    (
        "weight-change",
        "moves from § to §,",
        &[
            ("nudge/rows[w1=2.99]/sigmoid", 4),
            ("nudge/rows[w1=3.01]/sigmoid", 4),
        ],
    ),
    (
        "smoothing c=5",
        "is § at z = −0.1 and § at z = 0.1,",
        &[
            ("smoothing/rows[c=5]/at_minus_tenth", 4),
            ("smoothing/rows[c=5]/at_tenth", 4),
        ],
    ),
    (
        "smoothing c=50",
        "is § at z = −0.1 and § at z = 0.1,",
        &[
            ("smoothing/rows[c=50]/at_minus_tenth", 4),
            ("smoothing/rows[c=50]/at_tenth", 4),
        ],
    ),
    (
        "relu-sum pieces=4",
        "at most §, at",
        &[("hinges/rows[pieces=4]/max_error", 4)],
    ),
    (
        "relu-sum pieces=4",
        "With twice as many it is §.",
        &[("hinges/rows[pieces=8]/max_error", 4)],
    ),
    (
        "relu-sum pieces=16",
        "at most §, at",
        &[("hinges/rows[pieces=16]/max_error", 4)],
    ),
    (
        "relu-sum pieces=16",
        "With twice as many it is §.",
        &[("hinges/rows[pieces=32]/max_error", 4)],
    ),
    (
        "leaky-relu",
        "−10 becomes § instead of",
        &[("leaky/rows[x=-10]/leaky", 2)],
    ),
    (
        "leaky-relu slope=0.25",
        "−10 becomes § instead of",
        &[("leaky/rows[x=-10]/parametric", 2)],
    ),
    (
        "tanh-and-sigmoid",
        "− 1 = §.",
        &[("tanh_sigmoid/rows[x=1]/tanh", 4)],
    ),
];

#[test]
fn captions_say_what_is_locked() {
    for (figure, words, numbers) in QUOTATIONS {
        let mut wanted = words.to_string();
        for (path, decimals) in *numbers {
            // `written` leaves nothing of 0 but the zero.
            wanted = wanted.replacen('§', &written(locked(path), (*decimals).max(1)), 1);
        }
        let caption = draw(figure).caption();
        assert!(
            caption.contains(&wanted),
            "{figure}: {wanted:?} is not in {caption:?}"
        );
    }
}

#[test]
fn the_chains_are_those_of_the_lock() {
    let shown = draw("vanishing-gradient");
    let (document, caption) = (&shown.document, shown.caption());
    let fields = ["relu", "tanh", "relu_half", "sigmoid"];
    assert_eq!(groups(document, "data-chain").count(), fields.len());
    for (group, field) in groups(document, "data-chain").zip(fields) {
        let line = points(group.first_element_child().unwrap());
        for layers in [1, 2, 3, 5, 10, 20] {
            let slope = locked(&format!("chains/rows[layers={layers}]/{field}"));
            // The frame is 244 units high, for 13.2 powers of ten.
            let height = 44.0 - 244.0 / 13.2 * slope.log10();
            let drawn = line[layers - 1][1];
            assert!(
                (drawn - height).abs() < ROUNDING,
                "{field}, {layers} layers: {drawn}"
            );
        }
    }
    let ten = |field: &str| format!("{:.1e}", locked(&format!("chains/rows[layers=10]/{field}")));
    assert_eq!([ten("sigmoid"), ten("relu_half")], ["3.5e-7", "9.8e-4"]);
    for words in [
        "After ten sigmoids 3.5 × 10⁻⁷ of a slope",
        "they leave 9.8 × 10⁻⁴:",
    ] {
        assert!(caption.contains(words), "{caption}");
    }
}
