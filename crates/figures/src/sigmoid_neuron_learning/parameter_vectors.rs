//! The figure `parameter-vectors`: a move is added to the parameters, whole or shortened.

use crate::prelude::*;

/// What the move is multiplied by.
const ETA: Number = Number { label: "η", min: 0.0, max: 1.0, step: 0.05, default: 0.4 };

figure!("parameter-vectors", "A move added to the parameters", eta: f64 = ETA);

/// θ = (w, b) and Δθ.
const THETA: (f64, f64) = (1.5, 3.0);
const MOVE: (f64, f64) = (5.0, 1.0);

fn sketch(Parameters { eta }: Parameters) -> Sketch {
    let plus = |eta: f64| (THETA.0 + eta * MOVE.0, THETA.1 + eta * MOVE.1);
    let (new, full) = (plus(eta), plus(1.0));

    let mut canvas = Canvas::new(280.0);
    // One unit is as long to the right as upward.
    let height = 7.4 * 206.0 / 344.0;
    let mut chart = Chart::new(&mut canvas, [30.0, 30.0, 374.0, 236.0], 0.0..7.4, 0.0..height);
    chart.axes((0.0, ""), (0.0, "*b*"));
    chart.text(7.4, 0.0, Text::new("*w*").shift(8.0, 18.0));
    chart.ticks_x([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 0.0);
    chart.ticks_y(0.0, [1.0, 2.0, 3.0, 4.0]);
    let origin = (0.0, 0.0);
    chart.curve([MOVE, full], dotted(Ink::Muted, 2.0));
    chart.curve([THETA, full], dotted(Ink::Muted, 2.0));
    chart.arrow(origin, full, dashed(Ink::Muted, 1.6));
    chart.arrow(origin, MOVE, solid(Ink::Second, 2.4));
    chart.arrow(origin, THETA, solid(Ink::First, 2.4));
    if eta > 0.0 {
        chart.arrow(THETA, new, solid(Ink::Second, 3.4));
        chart.arrow(origin, new, solid(Ink::Third, 2.4));
    }
    chart.marker(new.0, new.1, Marker::Filled, Ink::Third);
    // The tip is drawn along the move: what counts of a hand beside it is how far it has come in that direction.
    let square = MOVE.0 * MOVE.0 + MOVE.1 * MOVE.1;
    let along = |w: f64, b: f64| ((w - THETA.0) * MOVE.0 + (b - THETA.1) * MOVE.1) / square;
    chart.handle(new, &[("eta", &along)]);

    chart.text(THETA.0, THETA.1, Text::new("*θ*").shift(-16.0, 3.0).ink(Ink::First));
    chart.text(MOVE.0, MOVE.1, Text::new("Δ*θ*").shift(4.0, 16.0).ink(Ink::Second));
    let middle = ((THETA.0 + new.0) / 2.0, (THETA.1 + new.1) / 2.0);
    let label = Text::new(format!("{} Δ*θ*", number(eta))).shift(0.0, -17.0);
    chart.text(middle.0, middle.1, label.ink(Ink::Second).halo());
    let label = Text::new("*θ* + Δ*θ*").shift(4.0, 18.0).start();
    chart.text(full.0, full.1, label.ink(Ink::Muted));
    let label = Text::new(format!("({}, {})", number(new.0), number(new.1)));
    let label = label.ink(Ink::Third).halo();
    // Clear of the diagonal, of the move's label, and of the canvas's right end.
    match eta {
        ..0.25 => chart.text(new.0, new.1, label.shift(8.0, 18.0).start()),
        ..0.7 => chart.text(new.0, new.1, label.shift(6.0, -24.0).start()),
        _ => chart.text(new.0, new.1, label.shift(0.0, -24.0)),
    }

    let shortened = (eta * MOVE.0, eta * MOVE.1);
    let pair = |(w, b): (f64, f64)| format!("({},\u{a0}{})", number(w), number(b));
    let (theta, delta, new, full) = (pair(THETA), pair(MOVE), pair(new), pair(full));
    let eta = number(eta);
    sketch! { canvas,
        description: "The plane of the weight w and the bias b. Arrows from the origin lead to θ = {theta} and to Δθ = {delta}; they are two sides of \
            a parallelogram whose dashed diagonal leads to θ + Δθ = {full}. On the side that starts at θ and is parallel to Δθ, a thick \
            arrow covers {eta} of the length and ends at {new}, to which a third arrow leads from the origin.",
        caption: "Added whole, the move Δθ = {delta} leads from θ = {theta} to {full}, the far corner of the parallelogram. With the learning rate η = {eta} \
            it has the same direction and leads to {new}.",
        readings: ["η Δθ": pair(shortened), "θ + η Δθ": new],
    }
}
