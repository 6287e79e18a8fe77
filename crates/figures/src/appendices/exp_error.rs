//! The figure `exp-error`: how far the computed sigmoid lies from the true one.

use activations::{Activation, Sigmoid};

use crate::prelude::*;

figure!("exp-error", "The error of the computed sigmoid");

const END: f64 = 30.0;
const DOTS: u32 = 220;

/// What the crate promises, in units of the last place.
const PROMISED: f64 = 2.5;

/// The true values, each as the nearest double and what that leaves out; `scripts/references.py` computes them.
const REFERENCES: &str = include_str!("exp_error.txt");

fn references() -> impl Iterator<Item = [f64; 2]> {
    let number = |text: &str| text.parse().expect("a reference is a number");
    REFERENCES.lines().map(move |line| match line.split_once(' ') {
        Some((double, rest)) => [number(double), number(rest)],
        None => panic!("a reference is two numbers: {line}"),
    })
}

/// Arguments from −30 to 30, and the error at each. The step is no short fraction, so these are like any others.
fn errors() -> Vec<(f64, f64)> {
    let dots = (0..DOTS).zip(references()).map(|(i, [double, rest])| {
        let z = -END + 2.0 * END * (f64::from(i) + 0.381_966) / f64::from(DOTS);
        let computed = Sigmoid.apply(z);
        (z, ((computed - double) - rest) / (computed.next_up() - computed))
    });
    dots.collect()
}

fn sketch() -> Sketch {
    let mut canvas = Canvas::new(252.0);
    let mut chart = Chart::new(&mut canvas, [34.0, 30.0, 372.0, 222.0], -END..END, -3.0..3.0);
    chart.axes((0.0, ""), (-END, "error in ulp"));
    chart.ticks_y(-END, [-2.0, -1.0, 1.0, 2.0]);
    for y in [-PROMISED, PROMISED] {
        chart.across(y, dashed(Ink::Second, 1.6));
    }
    let promised = Text::new(format!("promised: {}", number(PROMISED)));
    chart.text(END, PROMISED, promised.shift(0.0, -13.0).end().ink(Ink::Second));
    let errors = errors();
    for (z, error) in &errors {
        chart.disc(*z, *error, 1.6, Ink::First);
    }
    for z in [-20.0, -10.0, 10.0, 20.0] {
        chart.text(z, -3.0, Text::new(number(z)).shift(0.0, 12.0).muted());
    }
    chart.text(END, -3.0, Text::new("*z*").shift(0.0, 12.0));
    let worst_from = |left: f64| {
        let right = errors.iter().filter(|(z, _)| *z > left);
        rounded(right.map(|(_, error)| error.abs()).fold(0.0, f64::max), 2)
    };
    let (worst, worst_right) = (worst_from(-END), worst_from(0.0));
    sketch! { canvas,
        description: "A scatter of {DOTS} dots over z from −30 to 30: the error of the computed sigmoid, in units of the last \
            place. On the left the dots lie between about −2 and 2, on the right closer to 0. Two dashed lines at \
            −{PROMISED} and {PROMISED} mark the promised bound; no dot is outside.",
        caption: "At {DOTS} places the error stays inside the promised {PROMISED} ulp; the worst is {worst}. On the right it is at most \
            {worst_right}, because what is subtracted from 1 there is small.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reference_is_the_nearest_double_and_a_rest() {
        assert_eq!(references().count(), DOTS as usize);
        for [double, rest] in references() {
            assert_eq!(double + rest, double);
            assert_ne!(rest, 0.0, "{double} would be exact");
        }
        let doubles: Vec<f64> = references().map(|[double, _]| double).collect();
        assert!(doubles.is_sorted());
    }
}
