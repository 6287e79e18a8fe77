//! The figure `two-ways`: a number that works on another in two ways, with values forward and slopes back.

use kurbo::ParamCurve;

use crate::drawing::unit_symbols::{NODE, SUM, connect, node, operation};
use crate::prelude::*;

figure!("two-ways", "Two ways from x to y",
    x: f64 = Number { label: "x", min: -4.0, max: 6.0, step: 0.5, default: 3.0 });

/// How much of a change of x arrives at y through u, and how much through v.
fn ways(x: f64) -> [f64; 2] {
    let (u, v) = (x + 1.0, 2.0 * x);
    [v, 2.0 * u]
}

fn sketch(Parameters { x }: Parameters) -> Sketch {
    let (u, v) = (x + 1.0, 2.0 * x);
    let y = u * v;
    let (by_u, by_v) = (v, u);
    let [upper, lower] = ways(x);
    let slope = upper + lower;

    let mut canvas = Canvas::new(230.0);
    let [from, above, below, to] =
        [(48.0, 115.0), (190.0, 48.0), (190.0, 182.0), (336.0, 115.0)].map(|(x, y)| at(x, y));
    for (from, to, factor, side) in [
        ((from, NODE), (above, NODE), 1.0, -1.0),
        ((from, NODE), (below, NODE), 2.0, 1.0),
        ((above, NODE), (to, SUM), by_u, -1.0),
        ((below, NODE), (to, SUM), by_v, 1.0),
    ] {
        let link = connect(&mut canvas, from, to);
        let label = link.eval(0.5) + (0.0, 20.0 * side);
        canvas.text(label, Text::new(number(factor)).size(18.0).bold().ink(Ink::Second).halo());
    }
    node(&mut canvas, from, "*x*");
    node(&mut canvas, above, "*u*");
    node(&mut canvas, below, "*v*");
    operation(&mut canvas, to, SUM, "·");
    for (center, value) in [
        (from - (0.0, 36.0), x),
        (above - (0.0, 34.0), u),
        (below + (0.0, 36.0), v),
        (to - (0.0, 44.0), y),
    ] {
        canvas.text(center, Text::new(number(value)).size(18.0).bold());
    }
    let sum = format!("{} · 1 + {} · 2 = {}", number(by_u), number(by_v), number(slope));
    let [x, u, v, y, by_u, by_v] = [x, u, v, y, by_u, by_v].map(number);
    let [upper, lower, slope] = [upper, lower, slope].map(number);
    sketch! { canvas,
        description: "From left to right: x with the value {x}; two arrows lead from it, the upper one, marked 1, to u with the value {u}, \
            the lower one, marked 2, to v with the value {v}. An arrow marked {by_u} from u and one marked {by_v} from v meet in a product \
            with the value {y}.",
        caption: "The values run forward, the slopes on the arrows are read backward. Along a way they are multiplied, and where two \
            ways part they are added: {sum}.",
        readings: ["u = x + 1": u, "v = 2x": v, "y = uv": y, "slope through u": upper, "slope through v": lower, "slope of y": slope],
    }
}

/// Where the two ways cancel: both are linear in x.
pub(crate) const PREDICTION: Prediction = Prediction {
    figure: "two-ways",
    question: "at which x do the two ways cancel, so that a small change of x does not change y?",
    answer: Answer::Number {
        right: || {
            let [at_0, at_1] = [0.0, 1.0].map(|x| ways(x).iter().sum::<f64>());
            at_0 / (at_0 - at_1)
        },
        tolerance: 0.05,
        mistakes: &[
            (|| 0.0, "There v is 0, and so is y; but through v a change of x still arrives."),
            (|| -1.0, "There u is 0, and so is y; but through u a change of x still arrives."),
        ],
    },
    look: "Move x until the sum under the figure is 0.",
};
