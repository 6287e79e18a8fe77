//! How large a step is too large: the border that the curvature predicts, and runs on both sides of it.

use learning::{GradientDescent, SquaredError, eigenvalues, hessian};
use serde::Serialize;

use super::two_points::{MINIMUM, Place, neuron, rises, run, two_points};

#[test]
fn descent_settles_below_the_predicted_rate_and_not_above() {
    #[derive(Serialize)]
    struct LearningRates {
        rows: Vec<Row>,
        largest_curvature: f64,
        bound: f64,
    }
    #[derive(Serialize)]
    struct Row {
        eta: f64,
        rises: usize,
        loss: f64,
        later: f64,
    }

    let (w, b) = MINIMUM;
    let [_, largest_curvature] = eigenvalues(&hessian(&SquaredError, &neuron(w, b), &two_points()));
    let bound = 2.0 / largest_curvature;
    let descend = |learning_rate| {
        let rule = GradientDescent {
            loss: SquaredError,
            learning_rate,
            epochs: 2000,
        };
        run(&rule, (0.0, 0.0))
    };
    let row = |(eta, run): &(f64, Vec<Place>)| Row {
        eta: *eta,
        rises: rises(&run[..=200]).count(),
        loss: run[200].loss,
        later: run[2000].loss,
    };
    let runs = [1.0, 10.0, 24.0, 25.0, 30.0, 40.0].map(|eta| (eta, descend(eta)));
    let rows: Vec<Row> = runs.iter().map(row).collect();

    assert!(24.0 < bound && bound < 25.0);
    // Below the border the run settles, even if the first step goes up.
    let steps_up: Vec<usize> = rows[..3].iter().map(|row| row.rises).collect();
    assert_eq!(steps_up, [0, 1, 1]);
    for (_, run) in &runs[1..3] {
        assert_eq!(rises(run).collect::<Vec<_>>(), [1]);
    }
    assert!(rows[..3].iter().all(|row| row.later < 1e-20));
    // At 20 too.
    assert!(descend(20.0)[200].loss < 1e-20);
    // Above it no run does.
    assert!(rows[3..].iter().all(|row| row.later > 1e-5));
    // Just above, it comes near and is driven away again, slowly; farther above, it comes no nearer. Both rise again and
    // again.
    assert!(rows[3].later > 1e6 * rows[3].loss);
    assert!((0.9..1.1).contains(&(rows[4].later / rows[4].loss)));
    for (_, run) in &runs[3..5] {
        let late = rises(run).filter(|epoch| *epoch > 1900).count();
        assert!(late > 30);
    }
    // Far above, the first step throws it onto a plain, where the answers are 0.2 and 1; nothing rises there any more.
    let (_, far) = &runs[5];
    assert_eq!(rises(far).collect::<Vec<_>>(), [1]);
    assert!(far[1].loss > 0.2 && (far[200].loss - 0.005).abs() < 1e-4);
    lock!(
        "learning_rates",
        LearningRates {
            rows,
            largest_curvature,
            bound
        }
    );
}
