//! What the slope at w = 0, b = 0 knows about other places, and what it leaves out.

use learning::{SquaredError, TaylorExpansion};
use serde::Serialize;

use super::two_points::{loss, neuron, two_points};

fn at_zero() -> TaylorExpansion {
    TaylorExpansion::new(&SquaredError, &neuron(0.0, 0.0), &two_points())
}

#[test]
fn powers_of_a_small_rate_are_smaller_and_powers_of_one_are_one() {
    #[derive(Serialize)]
    struct Powers {
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        eta: f64,
        square: f64,
        cube: f64,
    }

    // One division each, so that every power is the double nearest to its decimal.
    let rows: Vec<Row> = [100.0, 10.0, 1.0]
        .into_iter()
        .map(|n| Row {
            eta: 1.0 / n,
            square: 1.0 / (n * n),
            cube: 1.0 / (n * n * n),
        })
        .collect();

    assert_eq!([rows[0].square, rows[0].cube], [1e-4, 1e-6]);
    assert_eq!([rows[2].square, rows[2].cube], [1.0, 1.0]);
    lock!("powers", Powers { rows });
}

#[test]
fn what_the_slope_leaves_out_is_the_curvature() {
    #[derive(Serialize)]
    struct Taylor {
        half_curvature: f64,
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        eta: f64,
        actual: f64,
        first_order: f64,
        second_order: f64,
        remainder: f64,
    }

    let expansion = at_zero();
    let u = -&expansion.gradient;
    let half_curvature = 0.5 * expansion.curvature_along(&u);
    let rows: Vec<Row> = [1.0, 0.1, 0.01, 0.001]
        .into_iter()
        .map(|eta| {
            let step = eta * &u;
            let actual = loss(step[0], step[1]);
            let first_order = expansion.first_order(&step);
            Row {
                eta,
                actual,
                first_order,
                second_order: expansion.second_order(&step),
                remainder: (actual - first_order) / (eta * eta),
            }
        })
        .collect();

    // With u = (0.2125, 0.025) and H = [[0.40625, 0.1875], [0.1875, 0.125]], by hand:
    let by_hand =
        0.5 * (0.40625 * 0.2125 * 0.2125 + 2.0 * 0.1875 * 0.2125 * 0.025 + 0.125 * 0.025 * 0.025);
    assert!((half_curvature - by_hand).abs() < 1e-17);
    // The last column settles there: each row comes nearer, about ten times with a rate ten times smaller. The loss
    // of the last is known to a few 1e-17, and that is divided by a millionth.
    let distance = |row: &Row| row.remainder - half_curvature;
    for pair in rows.windows(2) {
        assert!((5.0..20.0).contains(&(distance(&pair[0]) / distance(&pair[1]))));
    }
    assert!((rows[3].remainder - half_curvature).abs() < 2e-6);
    // The curvature helps at every rate here: what is left is the smaller error.
    for row in &rows {
        assert!((row.actual - row.second_order).abs() < (row.actual - row.first_order).abs());
    }
    lock!(
        "taylor",
        Taylor {
            half_curvature,
            rows
        }
    );
}

#[test]
fn a_long_step_goes_up_where_the_slope_promised_less_than_nothing() {
    #[derive(Serialize)]
    struct StepSizes {
        start: f64,
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct Row {
        eta: f64,
        predicted: f64,
        actual: f64,
    }

    let expansion = at_zero();
    let rows: Vec<Row> = [1.0, 2.0, 5.0, 10.0, 100.0]
        .into_iter()
        .map(|eta| {
            let step = -eta * &expansion.gradient;
            Row {
                eta,
                predicted: expansion.first_order(&step),
                actual: loss(step[0], step[1]),
            }
        })
        .collect();

    let start = loss(0.0, 0.0);
    assert!((start - 0.125).abs() < 1e-15);
    assert!(rows.iter().all(|row| row.actual > 0.0));
    assert!(
        rows.iter()
            .all(|row| (row.predicted < 0.0) == (row.eta >= 5.0))
    );
    assert!(
        rows.iter()
            .all(|row| (row.actual > start) == (row.eta >= 10.0))
    );
    // L − η|∇L|² with |∇L|² = 0.2125² + 0.025².
    for row in &rows {
        let by_hand = 0.125 - row.eta * (0.2125 * 0.2125 + 0.025 * 0.025);
        assert!((row.predicted - by_hand).abs() < 1e-15 * row.eta.max(1.0));
    }
    lock!("step_sizes", StepSizes { start, rows });
}
