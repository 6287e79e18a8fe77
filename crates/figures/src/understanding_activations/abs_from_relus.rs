//! The figure `abs-from-relus`: the absolute value as the sum of two ReLUs.

use worked_examples::understanding_activations::rectifiers::{AbsRow, abs_net};

use crate::prelude::*;

figure!("abs-from-relus", "The absolute value from two ReLUs");

const END: f64 = 2.0;

/// The places of the marked points.
const MARKED: [f64; 2] = [-1.0, 1.0];

type Line = fn(&AbsRow) -> f64;

/// The functions of the three charts.
const LINES: [(&str, Line, Ink); 3] = [
    ("max(0, *x*)", |row| row.right, Ink::First),
    ("max(0, −*x*)", |row| row.left, Ink::Second),
    ("|*x*|", |row| row.y, Ink::Third),
];

fn sketch() -> Sketch {
    // Straight but for the bend at 0.
    let line = abs_net(&[-END, 0.0, END]).rows;
    let marked = abs_net(&MARKED).rows;

    let mut canvas = Canvas::new(164.0);
    for (i, (name, y, ink)) in LINES.into_iter().enumerate() {
        let left = 6.0 + 136.0 * i as f64;
        let frame = [left, 44.0, left + 98.0, 136.0];
        let mut chart = Chart::new(&mut canvas, frame, -END..END, 0.0..END);
        chart.horizontal_axis(0.0, "");
        chart.curve([(0.0, 0.0), (0.0, END)], solid(Ink::Grid, 1.2));
        chart.ticks_x(MARKED, 0.0);
        chart.curve(line.iter().map(|row| (row.x, y(row))), solid(ink, 2.8));
        for row in &marked {
            chart.disc(row.x, y(row), 4.2, ink);
        }
        canvas.text((left + 49.0, 18.0), Text::new(name).ink(ink));
    }
    for (x, sign) in [(130.0, "+"), (266.0, "=")] {
        canvas.text((x, 90.0), Text::new(sign).size(22.0));
    }

    let [[right, left, sum], [other_right, other_left, other_sum]] = [0, 1].map(|i: usize| {
        let AbsRow { right, left, y, .. } = marked[i];
        [right, left, y].map(number)
    });
    sketch! { canvas,
        description: "Three small charts over x from −2 to 2, with a plus sign and an equals sign between them. The first, of max(0, x), is level at 0 \
            up to x = 0 and rises from there. The second, of max(0, −x), falls to 0 at x = 0 and stays level. The third, of the distance of x from zero, falls \
            to 0 at x = 0 and rises again. Dots mark x = −1 and x = 1 in each.",
        caption: "On either side of 0 one ReLU is silent and the other draws the line. At x = −1 they add {right} and {left} to {sum}, and at \
            x = 1 they add {other_right} and {other_left} to {other_sum}.",
    }
}
