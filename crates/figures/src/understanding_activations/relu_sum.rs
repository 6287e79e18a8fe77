//! The figure `relu-sum`: a sine and a network of ReLUs that follows it in straight pieces.

use std::f64::consts::PI;

use worked_examples::numerics::sine;
use worked_examples::understanding_activations::hinges::{HingeNetwork, kink, max_error};

use crate::prelude::*;

/// How many straight pieces, and ReLUs.
const PIECES: Number = Number { label: "pieces", min: 1.0, max: 32.0, step: 1.0, default: 4.0 };

figure!("relu-sum", "A sum of ReLUs against a sine", pieces: f64 = PIECES);

fn sketch(Parameters { pieces }: Parameters) -> Sketch {
    let pieces = pieces as u32;
    let network = HingeNetwork::on_sine(pieces);
    let worst_at = network.worst();

    let mut canvas = Canvas::new(262.0);
    let mut chart = Chart::new(&mut canvas, [40.0, 34.0, 366.0, 224.0], 0.0..PI, 0.0..1.15);
    chart.axes((0.0, "*x*"), (0.0, ""));
    for (x, label) in [(0.0, "0"), (PI / 2.0, "π/2"), (PI, "π")] {
        chart.tick_x(x, 0.0, label);
    }
    chart.tick_y(0.0, 1.0, "1");
    let line = (0..=pieces).map(|i| kink(i, pieces));
    let knots: Vec<(f64, f64)> = line.map(|x| (x, network.answer(x))).collect();
    let drop = [(worst_at, 0.0), (worst_at, network.answer(worst_at))];
    chart.curve(drop, dotted(Ink::Muted, 1.6));
    chart.graph(sine, 96, dashed(Ink::Second, 2.4));
    chart.curve(knots.iter().copied(), solid(Ink::First, 2.6));
    chart.curve([drop[1], (worst_at, sine(worst_at))], solid(Ink::Third, 3.2));
    // The first kink is at 0, and at π the network goes on as it came.
    let radius = if pieces > 12 { 3.0 } else { 4.6 };
    for &(x, y) in &knots[..knots.len() - 1] {
        chart.disc(x, y, radius, Ink::First);
    }
    chart.text(2.62, sine(2.62), Text::new("sin *x*").shift(8.0, -14.0).start().ink(Ink::Second));
    let text = rounded(network.error(worst_at), 4);
    let room = chart.point(worst_at, 0.0).x < 230.0;
    let label = Text::new(format!("off by {text}")).start_if(room).ink(Ink::Third).halo();
    chart.text(worst_at, 0.34, label.shift(if room { 10.0 } else { -10.0 }, 0.0));

    let finer_worst = rounded(max_error(2 * pieces), 4);
    let worst_at = number(worst_at);
    let (draw, line, kinks) = match pieces {
        1 => (
            "One ReLU draws one straight piece and misses".to_owned(),
            "one straight piece".to_owned(),
            "a dot marks its kink, at 0",
        ),
        _ => (
            format!("{pieces} ReLUs draw {pieces} straight pieces and miss"),
            format!("{pieces} straight pieces"),
            "dots mark the kinks, at equal distances from 0 on",
        ),
    };
    sketch! { canvas,
        description: "Two graphs over x from 0 to π: the sine, dashed, an arch from 0 up to 1 and down again, and under it a line of {line} \
            that meets the sine at the ends of each piece; {kinks}. The distance is largest at x = {worst_at}, where it is {text}.",
        caption: "{draw} the sine by at most {text}, at x = {worst_at}. With twice as many it is {finer_worst}.",
    }
}
