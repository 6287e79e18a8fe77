//! The figure `exclusive-or`: the strip between two lines.

use neuron_core::ThresholdUnit;
use worked_examples::neurons_in_detail::exclusive_or::{NOT_BOTH, OR, xor_networks};

use crate::building_a_neuron::two_input_unit::{frame, half_plane, part_of};
use crate::drawing::notation::list;
use crate::prelude::*;

figure!("exclusive-or", "The two lines of exclusive or");

/// The window on the plane: the four inputs and some room around them.
const LOW: f64 = -0.5;
const HIGH: f64 = 1.5;

fn sketch() -> Sketch {
    let unit =
        |(weights, threshold): ([f64; 2], f64)| ThresholdUnit::new(weights.to_vec(), threshold);
    let (or, not_both) = (unit(OR), unit(NOT_BOTH));
    let mut canvas = Canvas::new(350.0);
    let mut chart = Chart::new(&mut canvas, [58.0, 22.0, 342.0, 306.0], LOW..HIGH, LOW..HIGH);
    chart.area(&part_of(&half_plane(&or, LOW..HIGH), &not_both), Ink::FirstFill);
    frame(&mut chart, LOW..HIGH);

    // Each line, and the side on which its unit fires.
    for (unit, stroke) in [(&or, solid(Ink::First, 2.8)), (&not_both, dashed(Ink::Second, 2.8))] {
        let Some(ends) = unit.boundary().segment(LOW..=HIGH, LOW..=HIGH) else { continue };
        let middle = [0, 1].map(|i: usize| f64::midpoint(ends[0][i], ends[1][i]));
        let tip = [0, 1].map(|i: usize| middle[i] + 0.16 * unit.weights()[i]);
        chart.curve(ends.map(|[x1, x2]| (x1, x2)), stroke);
        chart.arrow(middle.into(), tip.into(), solid(stroke.ink, 2.0));
    }
    let label = |text: &str, ink: Ink| Text::new(text).ink(ink).halo();
    chart.text(0.0, 0.25, label("*or*", Ink::First).shift(-14.0, 0.0).end());
    chart.text(HIGH, 0.75, label("*not both*", Ink::Second).shift(-8.0, 0.0).end());

    let rows = xor_networks().rows;
    for row in &rows {
        let name = format!("({},\u{a0}{})", number(row.x1), number(row.x2));
        chart.group("inputs", &name, |chart| {
            chart.diamond(row.x1, row.x2, Marker::filled_if(row.three == 1.0), Ink::Second);
        });
    }
    let named = |wanted: f64| {
        let inputs = rows.iter().filter(|row| row.three == wanted);
        list(inputs.map(|row| format!("({},\u{a0}{})", number(row.x1), number(row.x2))))
    };
    let (on, off) = (named(1.0), named(0.0));
    let [above, below] = [OR.1, -NOT_BOTH.1].map(number);
    sketch! { canvas,
        description: "The plane of the inputs x₁, to the right, and x₂, upward, from −0.5 to 1.5. Two parallel lines fall to the right, \
            x₁ + x₂ = {above} and x₁ + x₂ = {below}; an arrow on each points toward the other, and the strip between them is shaded. \
            The points {on} are filled and lie in the strip; {off} are hollow and lie outside.",
        caption: "One unit fires from the line x₁ + x₂ = {above} upward, another from x₁ + x₂ = {below} downward. \
            In the strip where both fire lie {on}, and {off} are left outside.",
    }
}
