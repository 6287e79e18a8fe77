//! The figure `plt-step`: matplotlib's drawing style `step` beside the step function.

use activations::{Activation, Step};
use worked_examples::neurons_in_detail::printed_programs::STAIRS;

use crate::prelude::*;

figure!("plt-step", "What matplotlib's step draws, and the step function");

fn sketch() -> Sketch {
    let mut canvas = Canvas::new(252.0);
    canvas.text((100.0, 14.0), Text::new("plt.step").bold());
    canvas.text((298.0, 14.0), Text::new("the step function").bold());

    let mut chart = panel(&mut canvas, 30.0);
    // matplotlib's style "pre": up at once to the height of the next point, then along to it.
    let mut staircase = vec![STAIRS[0]];
    for pair in STAIRS.windows(2) {
        staircase.extend([(pair[0].0, pair[1].1), pair[1]]);
    }
    chart.curve([STAIRS[0], STAIRS[3]], dotted(Ink::Muted, 2.0));
    chart.curve(staircase, solid(Ink::Second, 2.8));
    for (x, y) in STAIRS {
        chart.diamond(x, y, Marker::Filled, Ink::Second);
    }

    let step = Step::default();
    let (low, high, at_zero) = (step.apply(-1.0), step.apply(1.0), step.apply(0.0));
    let mut chart = panel(&mut canvas, 228.0);
    chart.jump(&step, solid(Ink::First, 2.8));
    for y in [low, high] {
        chart.marker(0.0, y, Marker::filled_if(y == at_zero), Ink::First);
    }

    let steps = STAIRS.len() - 1;
    let [top, low, high] = [STAIRS[steps].1, low, high].map(number);
    sketch! { canvas,
        description: "Two charts with the same axes, from −1 to 4 along and 0 to 3 up. On the left, through the four points (1, 0), \
            (2, 1), (3, 2) and (4, 3), a staircase: from each point it goes straight up and then along to the next. A dotted straight line \
            passes through the same points. On the right, the step function: along 0 up to x = 0, a jump, and along 1 from there on, \
            with a ring at 0 and a filled dot at 1.",
        caption: "The staircase has {steps} steps and climbs to {top}, because its points lie on a straight line, here dotted. The step \
            function has one jump, at 0, and two values, {low} and {high}.",
    }
}

/// Axes from −1 to 4 and from 0 to 3, in the half of the canvas that begins at `left`.
fn panel(canvas: &mut Canvas, left: f64) -> Chart<'_> {
    let mut chart = Chart::new(canvas, [left, 50.0, left + 148.0, 218.0], -1.0..4.4, 0.0..3.4);
    chart.axes((0.0, ""), (0.0, ""));
    chart.ticks_x([0.0, 1.0, 2.0, 3.0, 4.0], 0.0);
    chart.ticks_y(0.0, [1.0, 2.0, 3.0]);
    chart
}
