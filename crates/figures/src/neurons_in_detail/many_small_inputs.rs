//! The figure `many-small-inputs`: a step and a sigmoid, asked by more and more small inputs.

use activations::{Activation, Sigmoid, Step};
use worked_examples::neurons_in_detail::fuzziness::{BIAS, SMALL_INPUT, on_paper};

use crate::prelude::*;

figure!("many-small-inputs", "A step and a sigmoid against the number of inputs");

/// The largest number of inputs.
const MOST: u32 = 20;

fn sketch() -> Sketch {
    let mut canvas = Canvas::new(250.0);
    let most = f64::from(MOST);
    let mut chart = Chart::new(&mut canvas, [42.0, 30.0, 376.0, 200.0], 0.0..most, 0.0..1.0);
    chart.across(1.0, solid(Ink::Grid, 1.2));
    chart.horizontal_axis(0.0, "");
    chart.ticks_x([0.0, 5.0, 10.0, 15.0, 20.0], 0.0);
    chart.tick_y(0.0, 0.0, "0");
    chart.tick_y(0.0, 1.0, "1");
    let (step, sigmoid) = (Step::default(), Sigmoid);
    for n in 0..=MOST {
        let (x, z) = (f64::from(n), on_paper(n));
        chart.diamond(x, step.apply(z), Marker::Hollow, Ink::Second);
        chart.marker(x, sigmoid.apply(z), Marker::Filled, Ink::First);
    }
    chart.text(14.0, 1.0, Text::new("step").ink(Ink::Second).shift(0.0, -18.0).halo());
    let label = Text::new("sigmoid").ink(Ink::First).shift(10.0, 14.0).start().halo();
    chart.text(12.0, sigmoid.apply(on_paper(12)), label);
    canvas.text((209.0, 238.0), Text::new(format!("inputs of {}", number(SMALL_INPUT))).muted());

    let fires = (0..=MOST).find(|n| step.apply(on_paper(*n)) == 1.0).unwrap_or(MOST);
    let [none, all] = [0, MOST].map(|n| rounded(sigmoid.apply(on_paper(n)), 2));
    let (input, bias) = (number(SMALL_INPUT), number(BIAS));
    sketch! { canvas,
        description: "Dots over 0 to {MOST} inputs of {input}, for a unit with weights of 1 and the bias {bias}. The step lies on 0 and, from {fires} inputs on, \
            on 1. The sigmoid rises from dot to dot along a curve like an S, from {none} to {all}.",
        caption: "The step hears of one input only, number {fires}, and answers as before to all the others. \
            The sigmoid takes a little notice of each, and rises from {none} with none to {all} with {MOST}.",
    }
}
