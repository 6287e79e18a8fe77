//! The sigmoid in numbers: its values, its mirror, its slope, and where doubles run out.

use std::f64::consts::LN_2;

use activations::{Activation, Differentiable, Sigmoid};
use serde::Serialize;

#[test]
fn the_sigmoid_rises_from_almost_zero_to_almost_one() {
    #[derive(Serialize)]
    struct SigmoidValues {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        z: f64,
        y: f64,
    }

    // From mpmath, 40 digits, rounded to 17.
    #[expect(clippy::excessive_precision, reason = "references keep their digits")]
    let reference = [
        (-10.0, 4.5397868702434395e-5),
        (-4.0, 0.017986209962091558),
        (-2.0, 0.11920292202211756),
        (-1.0, 0.26894142136999512),
        (0.0, 0.5),
        (1.0, 0.73105857863000488),
        (2.0, 0.88079707797788244),
        (4.0, 0.98201379003790844),
        (10.0, 0.99995460213129757),
    ];
    let rows: Vec<Row> = reference
        .into_iter()
        .map(|(z, y)| {
            let row = Row {
                z,
                y: Sigmoid.apply(z),
            };
            // 2.5 units in the last place, the bound of the crate.
            assert!((row.y - y).abs() <= 2.5 * f64::EPSILON * y, "σ({z})");
            row
        })
        .collect();

    assert!(rows.is_sorted_by(|a, b| a.y < b.y));
    lock!("sigmoid_values", SigmoidValues { rows });
}

#[test]
fn the_sigmoid_and_its_mirror_image_add_up_to_one() {
    #[derive(Serialize)]
    struct SigmoidMirror {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        z: f64,
        y: f64,
        y_mirror: f64,
        sum: f64,
    }

    let row = |z| {
        let (y, y_mirror) = (Sigmoid.apply(z), Sigmoid.apply(-z));
        Row {
            z,
            y,
            y_mirror,
            sum: y + y_mirror,
        }
    };
    let rows: Vec<Row> = [0.0, 0.5, 1.0, 2.0, 4.0, 10.0]
        .into_iter()
        .map(row)
        .collect();

    // Exactly one, here and on a fine grid over all that matters.
    assert!(rows.iter().all(|row| row.sum == 1.0));
    for thousandths in 0..=50_000 {
        assert_eq!(row(f64::from(thousandths) / 1000.0).sum, 1.0);
    }
    lock!("sigmoid_mirror", SigmoidMirror { rows });
}

#[test]
fn doubles_run_out_before_the_sigmoid_does() {
    #[derive(Serialize)]
    struct SigmoidSaturation {
        theory: f64,
        ones: [One; 3],
        naive_zero_below: f64,
        tails: [Tail; 2],
    }
    #[derive(Serialize)]
    struct One {
        sigmoid: &'static str,
        first_one: f64,
        expected: &'static str,
        theory: f64,
    }
    #[derive(Serialize)]
    struct Tail {
        quantity: &'static str,
        ours: f64,
        typed: f64,
    }
    /// The formula as the textbook has it, in doubles and in singles.
    fn naive(z: f64) -> f64 {
        1.0 / (1.0 + (-z).exp())
    }
    fn naive_f32(z: f32) -> f32 {
        1.0 / (1.0 + (-z).exp())
    }
    /// The smallest z > 0 from which on the condition holds. Positive doubles are in the order of their bits.
    fn first(holds: impl Fn(f64) -> bool) -> f64 {
        let (mut fails, mut works) = (0.0_f64.to_bits(), f64::MAX.to_bits());
        while works - fails > 1 {
            let middle = fails + (works - fails) / 2;
            if holds(f64::from_bits(middle)) {
                works = middle;
            } else {
                fails = middle;
            }
        }
        // The search supposes that the condition changes once: look at a thousand neighbors on both sides.
        for i in 0..1000 {
            assert!(holds(f64::from_bits(works + i)) && !holds(f64::from_bits(fails - i)));
        }
        f64::from_bits(works)
    }

    // The first double that rounds to the single looked for is no single itself.
    let single = first(|z| naive_f32(z as f32) == 1.0) as f32;
    let saturation = SigmoidSaturation {
        theory: 54.0 * LN_2,
        ones: [
            One {
                sigmoid: "this book's",
                first_one: first(|z| Sigmoid.apply(z) == 1.0),
                expected: "54 ln 2",
                theory: 54.0 * LN_2,
            },
            One {
                sigmoid: "as usually typed",
                first_one: first(|z| naive(z) == 1.0),
                expected: "53 ln 2",
                theory: 53.0 * LN_2,
            },
            One {
                sigmoid: "as usually typed, 32 bits",
                first_one: f64::from(single),
                expected: "24 ln 2",
                theory: 24.0 * LN_2,
            },
        ],
        naive_zero_below: -first(|z| naive(-z) == 0.0),
        tails: [
            Tail {
                quantity: "σ(−720)",
                ours: Sigmoid.apply(-720.0),
                typed: naive(-720.0),
            },
            Tail {
                quantity: "σ′(40)",
                ours: Sigmoid.derivative(40.0),
                typed: naive(40.0) * (1.0 - naive(40.0)),
            },
        ],
    };

    let [ours, typed, typed_f32] = &saturation.ones;
    // The doubles below 1 are 2⁻⁵³ apart, so σ(z) = 1 − e⁻ᶻ + … rounds to 1 when e⁻ᶻ ≤ 2⁻⁵⁴, half of that:
    // from 54 ln 2 on.
    assert!((ours.first_one - ours.theory).abs() <= 2.0 * 36.0 * f64::EPSILON);
    assert_eq!(
        Sigmoid.apply(ours.first_one.next_down()),
        1.0_f64.next_down()
    );
    // The textbook formula rounds 1 + e⁻ᶻ first, and the doubles above 1 are twice as far apart: from
    // 53 ln 2 on.
    assert!((typed.first_one - typed.theory).abs() <= 2.0 * 36.0 * f64::EPSILON);
    // The same in singles, whose neighbors are 2⁻²³ apart above 1.
    assert!(naive_f32(single) == 1.0 && naive_f32(single.next_down()) < 1.0);
    assert!((typed_f32.first_one - typed_f32.theory).abs() <= 2.0 * 16.0 * f64::from(f32::EPSILON));
    // Below −ln(the largest double) e⁻ᶻ is infinite.
    assert!(naive(saturation.naive_zero_below.next_up()) > 0.0);
    assert!((saturation.naive_zero_below + f64::MAX.ln()).abs() <= 1024.0 * f64::EPSILON);
    // Where the textbook formula has lost everything, the function has not.
    for tail in &saturation.tails {
        assert!(tail.ours > 0.0 && tail.typed == 0.0);
    }
    lock!("sigmoid_saturation", saturation);
}

#[test]
fn the_slope_of_the_sigmoid_is_y_times_one_minus_y() {
    #[derive(Serialize)]
    struct SigmoidSlope {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        z: f64,
        quotient: f64,
        formula: f64,
        difference: f64,
    }

    let h = 1e-6;
    let rows: Vec<Row> = [-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0]
        .into_iter()
        .map(|z| {
            let quotient = (Sigmoid.apply(z + h) - Sigmoid.apply(z - h)) / (2.0 * h);
            let y = Sigmoid.apply(z);
            let formula = y * (1.0 - y);
            // The derivative of the crate is this formula, computed so that nothing cancels.
            assert!((formula - Sigmoid.derivative(z)).abs() <= 8.0 * f64::EPSILON * y);
            Row {
                z,
                quotient,
                formula,
                difference: quotient - formula,
            }
        })
        .collect();

    // The quotient is wrong by h²/6 · |σ‴| ≤ 2.1e-14; by the rounding of two outputs, each by at most
    // 2.5 · 2⁻⁵³, divided by 2h, 2.8e-10; and by the rounding of z ± h, less than a tenth of that.
    assert!(rows.iter().all(|row| row.difference.abs() < 3.1e-10));
    lock!("sigmoid_slope", SigmoidSlope { rows });
}
