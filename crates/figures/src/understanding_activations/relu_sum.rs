//! The figure `relu-sum`: a sine and a network of ReLUs that follows it in straight pieces.

use std::f64::consts::PI;

use activations::{Identity, Relu};
use ndarray::{Array1, array};
use neuron_core::Neuron;

use crate::drawing::numerics::{maximum, sine};
use crate::parameter::Number;
use crate::prelude::*;

/// How many straight pieces, and ReLUs.
const PIECES: Number = Number { label: "pieces", min: 1.0, max: 32.0, step: 1.0, default: 4.0 };

figure!("relu-sum", "A sum of ReLUs against a sine", pieces: f64 = PIECES);

/// One hidden layer of ReLUs with the weight 1, each with its kink at the beginning of a piece, and an output that adds them
/// up so that it meets the sine at the ends of all pieces: at each kink it changes its slope.
fn network(pieces: u32) -> impl Fn(f64) -> f64 {
    let slope = |i: u32| {
        let (from, to) = (kink(i, pieces), kink(i + 1, pieces));
        (sine(to) - sine(from)) / kink(1, pieces)
    };
    let bends = (0..pieces).map(|i| if i == 0 { slope(0) } else { slope(i) - slope(i - 1) });
    let hidden: Vec<_> =
        (0..pieces).map(|i| Neuron::new(array![1.0], -kink(i, pieces), Relu)).collect();
    let output = Neuron::new(bends.collect::<Array1<f64>>(), 0.0, Identity);
    move |x| {
        let answers: Array1<f64> = hidden.iter().map(|unit| unit.output(&array![x])).collect();
        output.output(&answers)
    }
}

/// Where piece `i` begins.
fn kink(i: u32, pieces: u32) -> f64 {
    f64::from(i) * (PI / f64::from(pieces))
}

/// Where the network misses the sine most, and by how much. The sine bends most in the middle.
fn worst(pieces: u32) -> (f64, f64) {
    let network = network(pieces);
    let error = |x: f64| (network(x) - sine(x)).abs();
    let middle = pieces.div_ceil(2);
    let at = maximum(error, kink(middle - 1, pieces), kink(middle, pieces));
    (at, error(at))
}

fn sketch(Parameters { pieces }: Parameters) -> Sketch {
    let pieces = pieces as u32;
    let network = network(pieces);
    let (worst_at, distance) = worst(pieces);

    let mut canvas = Canvas::new(262.0);
    let frame = Rect::new(40.0, 34.0, 366.0, 224.0);
    let mut chart = Chart::new(&mut canvas, frame, 0.0..PI, 0.0..1.15);
    chart.horizontal_axis(0.0, "*x*");
    chart.vertical_axis(0.0, "");
    for (x, label) in [(0.0, "0"), (PI / 2.0, "π/2"), (PI, "π")] {
        chart.tick_x(x, 0.0, label);
    }
    chart.tick_y(0.0, 1.0, "1");
    let line = (0..=pieces).map(|i| kink(i, pieces));
    let knots: Vec<(f64, f64)> = line.map(|x| (x, network(x))).collect();
    let drop = [(worst_at, 0.0), (worst_at, network(worst_at))];
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
    let text = rounded(distance, 4);
    let room = chart.point(worst_at, 0.0).x < 230.0;
    let label = Text::new(format!("off by {text}")).start_if(room).ink(Ink::Third).halo();
    chart.text(worst_at, 0.34, label.shift(if room { 10.0 } else { -10.0 }, 0.0));

    let finer_worst = rounded(worst(2 * pieces).1, 4);
    let worst_at = number(worst_at);
    let line = match pieces {
        1 => "one straight piece".to_owned(),
        _ => format!("{pieces} straight pieces"),
    };
    let draw = match pieces {
        1 => format!("One ReLU draws {line} and misses"),
        _ => format!("{pieces} ReLUs draw {line} and miss"),
    };
    let kinks = match pieces {
        1 => "a dot marks its kink, at 0",
        _ => "dots mark the kinks, at equal distances from 0 on",
    };
    Sketch {
        canvas,
        description: format!(
            "Two graphs over x from 0 to π: the sine, dashed, an arch from 0 up to 1 and down again, and under it a line of {line} \
             that meets the sine at the ends of each piece; {kinks}. The distance is largest at x = {worst_at}, where it is {text}."
        ),
        caption: format!(
            "{draw} the sine by at most {text}, at x = {worst_at}. With twice as many it is {finer_worst}."
        ),
    }
}
