//! The figure `hinges`: ReLUs, added up, follow a sine.

use std::f64::consts::PI;

use activations::{Identity, Relu};
use ndarray::{Array1, array};
use neuron_core::Neuron;

use crate::canvas::{Canvas, Text, dashed, dotted, solid};
use crate::chart::{Chart, Frame};
use crate::figure::{Figure, Sketch};
use crate::ink::Ink;
use crate::number::{number, rounded};
use crate::parameter::{Parameter, Values};
use crate::point::at;
use crate::samples::maximum;
use crate::series::sine;

pub(crate) const FIGURE: Figure = Figure {
    name: "hinges",
    title: "A sum of ReLUs against a sine",
    parameters: &[Parameter {
        name: "pieces",
        label: "pieces",
        min: 1.0,
        max: 32.0,
        step: 1.0,
        default: 4.0,
    }],
    sketch,
};

/// One hidden layer of ReLUs with the weight 1, each with its kink at a place of its own, and an output that adds them up.
struct Network {
    hidden: Vec<Neuron<Relu>>,
    output: Neuron<Identity>,
}

impl Network {
    /// The network that meets the sine at the ends of `pieces` equal pieces: at each kink the output changes its slope.
    fn new(pieces: u32) -> Self {
        let width = PI / f64::from(pieces);
        let slope = |i: u32| (sine(kink(i + 1, pieces)) - sine(kink(i, pieces))) / width;
        let bends: Array1<f64> = (0..pieces)
            .map(|i| match i {
                0 => slope(0),
                _ => slope(i) - slope(i - 1),
            })
            .collect();
        Network {
            hidden: (0..pieces)
                .map(|i| Neuron::new(array![1.0], -kink(i, pieces), Relu))
                .collect(),
            output: Neuron::new(bends, 0.0, Identity),
        }
    }

    fn answer(&self, x: f64) -> f64 {
        let hidden: Array1<f64> = self
            .hidden
            .iter()
            .map(|unit| unit.output(&array![x]))
            .collect();
        self.output.output(&hidden)
    }
}

/// The place of the kink of hidden unit `i`.
fn kink(i: u32, pieces: u32) -> f64 {
    f64::from(i) * (PI / f64::from(pieces))
}

fn sketch(values: &Values) -> Sketch {
    let pieces = values.get("pieces") as u32;
    let network = Network::new(pieces);
    let error = |x: f64| (network.answer(x) - sine(x)).abs();
    // The sine bends most in the middle, and there the line misses most.
    let middle = pieces.div_ceil(2);
    let worst_at = maximum(error, kink(middle - 1, pieces), kink(middle, pieces));
    let worst = error(worst_at);

    let mut canvas = Canvas::new(262.0);
    let frame = Frame {
        left: 40.0,
        top: 34.0,
        right: 366.0,
        bottom: 224.0,
    };
    let mut chart = Chart::new(&mut canvas, frame, 0.0..PI, 0.0..1.15);
    chart.horizontal_axis(0.0, "*x*");
    chart.vertical_axis(0.0, "");
    for (x, label) in [(0.0, "0"), (PI / 2.0, "π/2"), (PI, "π")] {
        chart.tick_x(x, 0.0, label);
    }
    chart.tick_y(0.0, 1.0, "1");
    let line = (0..=pieces).map(|i| kink(i, pieces));
    let knots: Vec<(f64, f64)> = line.map(|x| (x, network.answer(x))).collect();
    let high = chart.place(worst_at, sine(worst_at));
    let low = chart.place(worst_at, network.answer(worst_at));
    chart
        .canvas
        .line(at(low.x, frame.bottom), low, dotted(Ink::Muted, 1.6));
    chart.graph(sine, 96, dashed(Ink::Second, 2.4));
    chart.curve(knots.iter().copied(), solid(Ink::First, 2.6));
    chart.canvas.line(low, high, solid(Ink::Third, 3.2));
    // The first kink is at 0, and at π the network goes on as it came.
    let radius = if pieces > 12 { 3.0 } else { 4.6 };
    for &(x, y) in &knots[..knots.len() - 1] {
        let place = chart.place(x, y);
        chart.canvas.disc(place, radius, Ink::First);
    }
    let place = chart.place(2.62, sine(2.62)) + at(8.0, -14.0);
    chart
        .canvas
        .text(Text::new("sin *x*", place).start().ink(Ink::Second));
    let text = rounded(worst, 4);
    let label = format!("off by {text}");
    let place = at(low.x + 10.0, chart.place(0.0, 0.34).y);
    let text_place = if place.x > 240.0 {
        place - at(20.0, 0.0)
    } else {
        place
    };
    let words = Text::new(&label, text_place).ink(Ink::Third).halo();
    let words = if place.x > 240.0 {
        words.end()
    } else {
        words.start()
    };
    chart.canvas.text(words);

    let double = 2 * pieces;
    let finer = Network::new(double);
    let finer_error = |x: f64| (finer.answer(x) - sine(x)).abs();
    let finer_at = maximum(finer_error, kink(pieces - 1, double), kink(pieces, double));
    let finer_worst = rounded(finer_error(finer_at), 4);
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
