//! The figure `local-rule`: a unit in the middle of a network, with what it reads, who reads it, and what comes back.

use kurbo::{CubicBez, ParamCurve};

use crate::drawing::path::straight;
use crate::drawing::unit_symbols::{NODE, SUM, operation};
use crate::prelude::*;

figure!("local-rule", "A unit in the middle: signals forward, error signals back");

/// An arrow from rim to rim, beside the line between two centers.
fn beside(from: (Point, f64), to: (Point, f64), shift: f64) -> CubicBez {
    let direction = (to.0 - from.0).normalize();
    let side = direction.turn_90() * shift;
    straight(from.0 + direction * (from.1 + 2.0) + side, to.0 - direction * (to.1 + 4.0) + side)
}

fn sketch() -> Sketch {
    let mut canvas = Canvas::new(270.0);
    let unit = at(200.0, 104.0);
    let rows = [46.0, 162.0];
    for (i, row) in rows.into_iter().enumerate() {
        let (first, last) = (i == 0, if i == 0 { -1.0 } else { 1.0 });
        let (input, reader) = (at(36.0, row), at(364.0, row));
        let forward = beside((input, NODE), (unit, SUM), 0.0);
        canvas.arrow(&forward, solid(Ink::First, 2.0));
        let label = if first { "*w*₁" } else { "*w*₂" };
        canvas
            .text(forward.eval(0.5) + (0.0, 16.0 * last), Text::new(label).ink(Ink::First).halo());

        let read = beside((unit, SUM), (reader, NODE), 5.0 * last);
        canvas.arrow(&read, solid(Ink::First, 2.0));
        let label = if first { "*v*₁" } else { "*v*₂" };
        canvas.text(read.eval(0.5) + (0.0, 16.0 * last), Text::new(label).ink(Ink::First).halo());
        let back = beside((reader, NODE), (unit, SUM), 5.0 * last);
        canvas.arrow(&back, dashed(Ink::Second, 2.0));

        let (x, e) = if first { ("*x*₁", "*ε*₁") } else { ("*x*₂", "*ε*₂") };
        canvas.circle(input, NODE, Ink::Paper, solid(Ink::Text, 1.6));
        canvas.text(input, Text::new(x).size(18.0));
        canvas.circle(reader, NODE, Ink::FirstFill, solid(Ink::First, 2.0));
        canvas.text(reader, Text::new(e).size(18.0).ink(Ink::Second));
    }
    for x in [36.0, 364.0] {
        canvas.text((x, 203.0), Text::new("⋮").size(20.0).muted());
    }
    operation(&mut canvas, unit, SUM, "*a*");
    canvas.text(unit - (0.0, 46.0), Text::new("*z*, *a*").ink(Ink::First));
    canvas.text(unit + (0.0, 46.0), Text::new("*g*, *δ*").ink(Ink::Second));
    for (x, word) in [(36.0, "reads"), (200.0, "our unit"), (356.0, "its readers")] {
        canvas.text((x, 244.0), Text::new(word).muted());
    }
    sketch! { canvas,
        description: "In the middle a unit with its answer a. On the left circles x₁, x₂ and further ones, from which arrows with the weights w₁ and w₂ lead to \
            it. On the right units marked with their error signals, ε₁, ε₂ and further ones; an arrow leads to each, with the weights v₁ and v₂, \
            and a dashed one comes back from each.",
        caption: "What a unit needs for its slopes comes from its neighbors: forward, the answers that it reads; back, dashed, the error signals of \
            those that read it, through the same weights.",
    }
}
