//! A gradient that somebody worked out, beside the one that is measured; and a program whose two did not agree.

use learning::{GradientCheck, SquaredError, gradient};
use ndarray::array;
use serde::Serialize;

use super::two_points::{loss, neuron, two_points};

#[test]
fn the_derivatives_worked_out_are_those_measured() {
    #[derive(Serialize)]
    struct GradientChecks {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        at: &'static str,
        parameter: &'static str,
        formula: f64,
        measured: f64,
    }

    let data = two_points();
    let rows: Vec<Row> = [("(0, −8)", 0.0, -8.0), ("(0.5, 0.5)", 0.5, 0.5)]
        .into_iter()
        .flat_map(|(at, w, b)| {
            let formula = gradient(&SquaredError, &neuron(w, b), &data);
            let check =
                GradientCheck::new(|theta| loss(theta[0], theta[1]), &array![w, b], &formula);
            ["w", "b"]
                .into_iter()
                .enumerate()
                .map(move |(i, parameter)| Row {
                    at,
                    parameter,
                    formula: check.claimed[i],
                    measured: check.numerical[i],
                })
        })
        .collect();

    // About eight digits: a loss below 0.5 is known to a few 2⁻⁵⁴, and that is divided by a nudge of 2 · 2⁻¹⁷.
    for row in &rows {
        assert!((row.measured - row.formula).abs() < 1e-11);
        assert!((row.measured / row.formula - 1.0).abs() < 2e-8);
    }
    lock!("gradient_check", GradientChecks { rows });
}

#[test]
fn the_published_program_climbs_in_every_epoch() {
    #[derive(Serialize)]
    struct PublishedBug {
        rows: Vec<Row>,
        rises: usize,
        of: usize,
        check: Vec<CheckRow>,
    }
    #[derive(Serialize)]
    struct Row {
        epoch: usize,
        w: f64,
        b: f64,
        loss: f64,
    }
    #[derive(Serialize)]
    struct CheckRow {
        parameter: &'static str,
        coded: f64,
        measured: f64,
    }
    /// The loss of the neuron as it is coded, σ(wx − b).
    fn coded_loss(w: f64, b: f64) -> f64 {
        loss(w, -b)
    }
    /// The slopes as they are coded: those by the weight and the bias of a neuron whose z ends in the bias, with
    /// the outputs of one whose z ends in minus the bias.
    fn coded_slopes(w: f64, b: f64) -> [f64; 2] {
        let slopes = gradient(&SquaredError, &neuron(w, -b), &two_points());
        [slopes[0], slopes[1]]
    }
    fn check(w: f64, b: f64) -> GradientCheck {
        GradientCheck::new(
            |theta| coded_loss(theta[0], theta[1]),
            &array![w, b],
            &array![coded_slopes(w, b)[0], coded_slopes(w, b)[1]],
        )
    }

    let epochs = 1000;
    let (mut w, mut b) = (0.0, -8.0);
    let mut run = Vec::new();
    for epoch in 0..=epochs {
        run.push(Row {
            epoch,
            w,
            b,
            loss: coded_loss(w, b),
        });
        let [slope_w, slope_b] = coded_slopes(w, b);
        (w, b) = (w - slope_w, b - slope_b);
    }

    let rises = run
        .windows(2)
        .filter(|pair| pair[1].loss > pair[0].loss)
        .count();
    assert_eq!(rises, epochs);
    // The rise shows in the fifth decimal only.
    assert!((0.00003..0.00004).contains(&(run[epochs].loss - run[0].loss)));
    // The path moves by less than a third in both parameters.
    assert!((run[epochs].w - run[0].w).abs() < 0.3 && (run[epochs].b - run[0].b).abs() < 0.3);
    // The weight goes downhill and the bias uphill, all the way.
    for place in run.iter().step_by(100) {
        let check = check(place.w, place.b);
        assert!(check.claimed[0] * check.numerical[0] > 0.0);
        assert!(check.claimed[1] * check.numerical[1] < 0.0);
    }
    // Equal in the weight, and in the bias but for the sign; at the start and elsewhere.
    for (w, b) in [(0.0, -8.0), (0.5, 0.5)] {
        let check = check(w, b);
        assert!((check.claimed[0] - check.numerical[0]).abs() < 1e-11);
        assert!((check.claimed[1] + check.numerical[1]).abs() < 1e-11);
        assert_eq!(check.worst(), 1);
    }

    let start = check(0.0, -8.0);
    let check = ["w", "b"]
        .into_iter()
        .enumerate()
        .map(|(i, parameter)| CheckRow {
            parameter,
            coded: start.claimed[i],
            measured: start.numerical[i],
        })
        .collect();
    let rows = run
        .into_iter()
        .filter(|place| [0, 1, 10, 100, 500, 1000].contains(&place.epoch))
        .collect();
    lock!(
        "published_bug",
        PublishedBug {
            rows,
            rises,
            of: epochs,
            check
        }
    );
}
