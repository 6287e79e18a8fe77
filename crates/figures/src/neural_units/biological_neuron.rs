//! The figure `biological-neuron`: the parts of a nerve cell, and which way signals run through them.

use kurbo::{CubicBez, ParamCurve};
use worked_examples::neural_units::nerve_cell::{
    AXON, CELL_BODY, DENDRITES, PARTS, Part, Role, TERMINALS,
};

use crate::drawing::cell_outline::CellOutline;
use crate::drawing::path::{beside, curve, direction, reversed, straight};
use crate::prelude::*;

figure!("biological-neuron", "A biological neuron");

/// A role as it stands under the name of a part.
fn words(role: Role) -> &'static str {
    match role {
        Role::Receives => "receive signals",
        Role::Combines => "combines them",
        Role::Conducts => "conducts",
        Role::PassesOn => "pass the signal on",
    }
}

/// The way a signal takes through a part, along a curve that leads away from the cell body.
fn signal(part: Part, outward: &CubicBez) -> Option<CubicBez> {
    match part.role {
        Role::Receives => Some(reversed(outward)),
        Role::Combines => None,
        Role::Conducts | Role::PassesOn => Some(*outward),
    }
}

/// The middle of the cell body.
const NUCLEUS: Point = at(140.0, 146.0);

/// A dendrite: its stem, and the ends of its twigs with the part of the stem that each begins at.
const DENDRITE_TREES: [(CubicBez, &[(f64, Point)]); 5] = [
    (
        curve(at(122.0, 126.0), at(108.0, 108.0), at(98.0, 100.0), at(74.0, 88.0)),
        &[(0.5, at(78.0, 54.0)), (0.98, at(46.0, 92.0))],
    ),
    (
        curve(at(112.0, 146.0), at(94.0, 146.0), at(84.0, 154.0), at(66.0, 150.0)),
        &[(0.8, at(44.0, 134.0)), (0.9, at(42.0, 168.0))],
    ),
    (
        curve(at(120.0, 166.0), at(104.0, 182.0), at(96.0, 196.0), at(76.0, 206.0)),
        &[(0.55, at(88.0, 240.0)), (0.95, at(46.0, 212.0))],
    ),
    (
        curve(at(144.0, 118.0), at(144.0, 100.0), at(152.0, 86.0), at(150.0, 70.0)),
        &[(0.6, at(124.0, 50.0)), (0.9, at(164.0, 42.0))],
    ),
    (
        curve(at(142.0, 174.0), at(142.0, 194.0), at(152.0, 208.0), at(146.0, 226.0)),
        &[(0.55, at(172.0, 236.0)), (0.9, at(132.0, 252.0))],
    ),
];

fn sketch() -> Sketch {
    let mut canvas = Canvas::new(290.0);
    let mut cell = CellOutline::default();
    cell.blob(&[
        at(110.0, 142.0),
        at(118.0, 122.0),
        at(138.0, 114.0),
        at(160.0, 122.0),
        at(176.0, 143.0),
        at(170.0, 160.0),
        at(152.0, 174.0),
        at(130.0, 177.0),
        at(114.0, 164.0),
    ]);
    let mut tips = Vec::new();
    for (stem, twigs) in DENDRITE_TREES {
        cell.branch(&stem, (15.0, 5.5));
        for &(t, end) in twigs {
            let start = stem.eval(t);
            let reach = (end - start).hypot();
            let twig = curve(
                start,
                start + direction(&stem, t) * (0.35 * reach),
                end - (end - start) * 0.3,
                end,
            );
            cell.branch(&twig, (6.0, 2.6));
            tips.push(twig);
        }
    }
    let axon = curve(at(172.0, 151.0), at(206.0, 158.0), at(236.0, 138.0), at(284.0, 148.0));
    let hillock = curve(
        at(156.0, 146.0),
        at(172.0, 150.0),
        axon.eval(0.3) - direction(&axon, 0.3) * 16.0,
        axon.eval(0.3),
    );
    cell.branch(&hillock, (36.0, 8.4));
    cell.branch(&axon.subsegment(0.25..1.0), (8.6, 7.0));
    let fork = axon.p3;
    let ends = [
        curve(fork, at(308.0, 152.0), at(308.0, 104.0), at(340.0, 92.0)),
        curve(fork, at(312.0, 153.0), at(322.0, 134.0), at(356.0, 132.0)),
        curve(fork, at(312.0, 154.0), at(326.0, 172.0), at(356.0, 174.0)),
        curve(fork, at(306.0, 152.0), at(306.0, 204.0), at(338.0, 214.0)),
    ];
    for end in &ends {
        cell.branch(end, (6.4, 3.4));
        cell.disc(end.p3, 7.0);
    }
    cell.draw(&mut canvas, Ink::FirstFill, solid(Ink::First, 1.8));
    canvas.circle(NUCLEUS, 10.0, Ink::Paper, solid(Ink::First, 1.6));

    let outside = |twig: &CubicBez, from: f64, to: f64| {
        let direction = direction(twig, 1.0);
        straight(twig.p3 + direction * from, twig.p3 + direction * to)
    };
    let inbound = tips.iter().map(|twig| outside(twig, 6.0, 26.0));
    arrows(&mut canvas, DENDRITES, inbound);
    arrows(&mut canvas, AXON, [beside(&axon.subsegment(0.28..0.85), [-14.0; 4])]);
    let outbound = ends.iter().map(|end| outside(end, 12.0, 34.0));
    arrows(&mut canvas, TERMINALS, outbound);

    // Two labels stand away from their parts: a thin line leads there.
    canvas.line((204.0, 30.0), (157.0, 63.0), solid(Ink::Muted, 1.0));
    canvas.line((196.0, 186.0), (164.0, 158.0), solid(Ink::Muted, 1.0));
    for (part, position) in [
        (DENDRITES, at(244.0, 30.0)),
        (CELL_BODY, at(222.0, 198.0)),
        (AXON, at(238.0, 92.0)),
        (TERMINALS, at(324.0, 250.0)),
    ] {
        canvas.text(position, Text::new(part.name).bold());
        canvas.text(position, Text::new(words(part.role)).shift(0.0, 17.0).muted());
    }
    let [receives, combines, conducts, passes_on] =
        PARTS.map(|part| format!("{} {}", part.name, words(part.role)));
    sketch! { canvas,
        description: "A nerve cell. From its cell body, with the nucleus inside, branched dendrites reach out to the left, \
            up and down; arrows outside their tips point at them. To the right one long axon leaves the cell body, \
            with an arrow along it that points away from the body. At its far end the axon forks into four terminals that end in \
            small knobs, with arrows that point away from them. Labels: {receives}; {combines}; {conducts}; {passes_on}.",
        caption: "Signals come in by the dendrites and go out by the axon terminals. In between, the cell body makes one \
            signal of many, and the axon carries it away.",
    }
}

/// Arrows for the way of the signals through a part, from curves that lead away from the cell body.
fn arrows(canvas: &mut Canvas, part: Part, outward: impl IntoIterator<Item = CubicBez>) {
    canvas.group("signals-of", part.name, |canvas| {
        for way in outward.into_iter().filter_map(|curve| signal(part, &curve)) {
            canvas.arrow(&way, solid(Ink::Second, 2.0));
        }
    });
}
